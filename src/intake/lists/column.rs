//! Where items stand and how they look: what makes a label the next one of a level, or something inside it.

use super::{Level, Step};
use crate::intake::block::{Block, Kind};
use crate::intake::labels::{Closing, Numeral, Reading, Style};

/// Where an item stands, as far as the format knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The depth in lists.
    Depth(u8),
    /// The level of a heading.
    Heading(u8),
    /// The column of a line.
    Indent(u16),
}

/// Columns that differ by at most this much are the same: right-aligned numbers shift by one or two.
const SAME_COLUMN: u16 = 2;

pub(super) fn column_of(block: &Block<'_>) -> Column {
    match block.kind {
        Kind::Heading(level) => Column::Heading(level),
        Kind::Item(_) => Column::Depth(block.depth.max(1)),
        Kind::Text if block.depth > 0 => Column::Depth(block.depth),
        Kind::Text => Column::Indent(block.indent),
    }
}

/// Returns the direction when a reading is the next one of a level.
pub(super) fn follows(level: &Level, reading: &Reading) -> Option<Step> {
    let last = &level.last;
    if last.style.prefixed != reading.style.prefixed || last.style.numeral != reading.style.numeral {
        return None;
    }
    if let Numeral::Bullet(_) = reading.style.numeral {
        return Some(Step::Unknown);
    }
    if last.prefix == reading.prefix {
        let up = reading.value == last.value + 1 && level.step != Step::Down;
        let down = reading.value + 1 == last.value && level.step != Step::Up && reading.value > 0;
        return if up {
            Some(Step::Up)
        } else if down && last.style == reading.style {
            Some(Step::Down)
        } else {
            None
        };
    }
    // `1.3` and then `2.1`, where neither has a parent of its own.
    let (last_number, last_before) = last.prefix.numbers().split_last()?;
    let (number, before) = reading.prefix.numbers().split_last()?;
    (before == last_before && *number == last_number + 1 && reading.value == 1).then_some(Step::Up)
}

/// How much a label looks like the ones of a level: a rank (0 is the same look) and the distance of the columns.
/// A line that may be a wrap has to look the same and stand in the same column.
pub(super) fn likeness(level: &Level, reading: &Reading, column: Column, wrap: bool) -> Option<(u8, u16)> {
    let distance = match (level.column, column) {
        (Column::Depth(one), Column::Depth(other)) | (Column::Heading(one), Column::Heading(other)) => {
            u16::from(one.abs_diff(other)) * (SAME_COLUMN + 1)
        }
        (Column::Indent(one), Column::Indent(other)) => one.abs_diff(other),
        (Column::Depth(_), Column::Heading(_) | Column::Indent(_))
        | (Column::Heading(_), Column::Depth(_) | Column::Indent(_))
        | (Column::Indent(_), Column::Depth(_) | Column::Heading(_)) => SAME_COLUMN + 1,
    };
    let same_column = distance <= SAME_COLUMN;
    let same_style = level.last.style == reading.style;
    match (same_style, same_column) {
        (true, true) => Some((0, distance)),
        (true, false) if !wrap => Some((1, distance)),
        (false, true) if !wrap && loosely_alike(level.last.style, reading.style) => Some((2, distance)),
        (true | false, true | false) => None,
    }
}

/// `6.` and `7)` may be of one list when a typist slipped; a bare number may not.
pub(super) fn loosely_alike(one: Style, other: Style) -> bool {
    one.numeral == other.numeral && one.closing != Closing::Nothing && other.closing != Closing::Nothing
}

/// Whether something in the second column may stand inside an item of the first. In the same column it may: Word gives
/// bullets below a point the depth of the point, and pasted text has lost its columns.
pub(super) fn contains(outer: Column, inner: Column) -> bool {
    match (outer, inner) {
        (Column::Depth(outer), Column::Depth(inner)) | (Column::Heading(outer), Column::Heading(inner)) => {
            outer <= inner
        }
        (Column::Indent(outer), Column::Indent(inner)) => inner.saturating_add(SAME_COLUMN) >= outer,
        (Column::Depth(_) | Column::Indent(_), Column::Heading(_)) => false,
        (Column::Heading(_), Column::Depth(_) | Column::Indent(_)) => true,
        (Column::Depth(_), Column::Indent(_)) | (Column::Indent(_), Column::Depth(_)) => true,
    }
}

/// Whether the second column is clearly inside the first; a list below a heading is.
pub(super) fn inside(outer: Column, inner: Column) -> bool {
    match (outer, inner) {
        (Column::Depth(outer), Column::Depth(inner)) => outer < inner,
        (Column::Heading(outer), Column::Heading(inner)) => outer < inner,
        (Column::Indent(outer), Column::Indent(inner)) => inner >= outer.saturating_add(SAME_COLUMN),
        (Column::Heading(_), Column::Depth(_) | Column::Indent(_)) => true,
        (Column::Depth(_), Column::Heading(_) | Column::Indent(_))
        | (Column::Indent(_), Column::Depth(_) | Column::Heading(_)) => false,
    }
}

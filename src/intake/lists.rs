//! Finds lists in a stream of blocks: which labels belong together, and which one is a part of which.
//!
//! One pass keeps a stack of open levels (`1.` > `a)` > `i)`). A label goes on with the level whose next number it is; a
//! first label (`1.`, `a)`, a bullet) opens a level inside the current item or a new list; a number that leaves some out or
//! comes twice is taken when the list goes on after it; anything else is text that happens to begin with a number. A
//! letter with two meanings (`i`) takes the one that fits. Formats that know their lists (HTML, Word) give the depth;
//! lines give a column; headings give a level.
//!
//! Leaves to others: which list is the plan (`choose`), what belongs to the text of an item (`assemble`).
//!
//! Cost: linear; a label is read once more for each label before it that opens a list or leaves a gap, and looking
//! ahead is bounded. Tried and left: taking the longest ascending run of numbers, which joined the plan with the list
//! below it, and indentation alone, which pasted text and PDFs do not have.

use super::block::{Block, Kind, Region, Start};
use super::labels::{self, Closing, Label, Numeral, Reading, Style};

/// A list.
#[derive(Debug)]
pub(crate) struct List<'b> {
    /// Its items and their parts, in reading order.
    pub(crate) items: Vec<Item<'b>>,
    /// The part of the page.
    pub(crate) region: Region,
    /// The first block that cannot belong to the list any more.
    pub(crate) end: usize,
    /// True when the numbers of the second level run on across the items of the first: `I. 1. 2. II. 3. 4.`
    pub(crate) runs_on: bool,
}

/// An item of a list, or a part of one.
#[derive(Debug, Clone)]
pub(crate) struct Item<'b> {
    /// The block that it begins with.
    pub(crate) block: usize,
    /// 0 for items of the list, 1 for their parts, and so on.
    pub(crate) level: u8,
    /// The label as printed.
    pub(crate) printed: &'b str,
    /// The letters of the label.
    pub(crate) core: &'b str,
    /// The text of the block without the label.
    pub(crate) text: &'b str,
    /// What the label means.
    pub(crate) reading: Reading,
}

/// Where an item stands, as far as the format knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// The depth in lists.
    Depth(u8),
    /// The level of a heading.
    Heading(u8),
    /// The column of a line.
    Indent(u16),
}

/// An open level: what it looks like and how far it has come.
#[derive(Debug, Clone, Copy)]
struct Level {
    last: Reading,
    column: Column,
    step: Step,
}

/// Whether numbers rise or fall; not known before the second item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Unknown,
    Up,
    Down,
}

/// Columns that differ by at most this much are the same: right-aligned numbers shift by one or two.
const SAME_COLUMN: u16 = 2;
/// How many labels a look ahead reads. A point with more than this many parts is not known.
const LOOK_LABELS: usize = 64;
/// How many blocks a look ahead passes. Points of treaties have at most some dozens of paragraphs.
const LOOK_BLOCKS: usize = 400;
/// The deepest nesting that is kept apart; what is deeper goes on at the last level.
const MAX_LEVELS: usize = 8;
/// How many numbers in a row may be missing in lines; a larger jump is another list or a number in the text.
const MAX_GAP: u32 = 6;

/// Finds all lists. A list has at least two items, unless the format itself says that it is one.
pub(crate) fn find<'b>(blocks: &'b [Block<'_>]) -> Vec<List<'b>> {
    let mut finder = Finder {
        blocks,
        lists: Vec::new(),
        stack: Vec::new(),
        left: Vec::new(),
        heading_since: false,
        prose_since: false,
    };
    for (index, block) in blocks.iter().enumerate() {
        let placed = label_of(block).is_some_and(|label| finder.place(index, &label));
        if !placed {
            finder.pass(block);
        }
    }
    finder.close(blocks.len());
    finder.lists
}

/// Returns the label of a block: its own or the one that the format knows.
pub(crate) fn label_of<'b>(block: &'b Block<'_>) -> Option<Label<'b>> {
    let own = labels::read(&block.text);
    match &block.kind {
        Kind::Text => own,
        Kind::Heading(_) => own.filter(|label| !label.is_bullet()),
        Kind::Item(printed) => {
            let known = labels::read(printed).or_else(|| labels::read("• ?"));
            let mut known = known.expect("a bullet before a text is a label");
            known.rest = &block.text;
            let Some(own) = own.filter(|label| !label.is_bullet()) else {
                return Some(known);
            };
            // `<ul><li>1. Text` and `<ol><li>1. Text`: the label in the text is the one that a reader sees.
            let same = own.readings.first().map(|reading| reading.value)
                == known.readings.first().map(|it| it.value);
            Some(if known.is_bullet() || same { own } else { known })
        }
    }
}

struct Finder<'b, 'a> {
    blocks: &'b [Block<'a>],
    lists: Vec<List<'b>>,
    /// The open levels of the last list; empty when no list is open.
    stack: Vec<Level>,
    /// Levels of the last list that were left, to see numbers that run on.
    left: Vec<Level>,
    /// Whether a heading without a label came since the last item.
    heading_since: bool,
    /// Whether a paragraph outside of lists came since the last item.
    prose_since: bool,
}

impl<'b> Finder<'b, '_> {
    /// Tries to place a label; false when the block is mere text.
    fn place(&mut self, index: usize, label: &Label<'b>) -> bool {
        let block = &self.blocks[index];
        if self.lists.last().is_some_and(|list| list.region != block.region) {
            self.close(index);
        }
        let column = column_of(block);
        let found = self
            .goes_on(index, label, column)
            .or_else(|| self.under_its_path(index, label, column))
            .or_else(|| self.runs_on(index, label, column))
            .or_else(|| self.opens(index, label, column))
            .or_else(|| self.leaves_a_gap(index, label, column));
        let Some((reading, level)) = found else {
            return false;
        };
        self.push(index, label, reading, level);
        true
    }

    /// Notes a block that is no item.
    fn pass(&mut self, block: &Block<'_>) {
        match block.kind {
            Kind::Heading(_) => self.heading_since = true,
            Kind::Text | Kind::Item(_) => {
                self.prose_since |= block.start == Start::Paragraph && block.depth == 0
            }
        }
    }

    fn push(&mut self, index: usize, label: &Label<'b>, reading: Reading, level: usize) {
        let item = Item {
            block: index,
            level: u8::try_from(level).expect("levels are few"),
            printed: label.printed,
            core: label.core,
            text: label.rest,
            reading,
        };
        self.lists.last_mut().expect("a list is open").items.push(item);
        self.heading_since = false;
        self.prose_since = false;
    }

    fn close(&mut self, end: usize) {
        self.stack.clear();
        self.left.clear();
        if let Some(list) = self.lists.last_mut()
            && list.end == usize::MAX
        {
            list.end = end;
        }
    }

    /// The label is the next one of an open level.
    fn goes_on(&mut self, index: usize, label: &Label<'b>, column: Column) -> Option<(Reading, usize)> {
        let wrap = self.blocks[index].start == Start::Wrap;
        let mut best: Option<(u8, u16, usize, Reading, Step)> = None;
        for (depth, level) in self.stack.iter().enumerate().rev() {
            for reading in label.readings.iter() {
                let Some(step) = follows(level, &reading) else {
                    continue;
                };
                let Some((rank, distance)) = likeness(level, &reading, column, wrap) else {
                    continue;
                };
                let bullet = matches!(reading.style.numeral, Numeral::Bullet(_));
                if bullet && (rank > 0 || self.heading_since || depth == 0 && self.prose_since) {
                    continue;
                }
                if best.is_none_or(|(best_rank, best_distance, ..)| {
                    (rank, distance) < (best_rank, best_distance)
                }) {
                    best = Some((rank, distance, depth, reading, step));
                }
            }
        }
        let (_, _, depth, reading, step) = best?;
        self.leave_below(depth + 1);
        self.stack[depth] = Level {
            last: reading,
            column: self.stack[depth].column,
            step,
        };
        Some((reading, depth))
    }

    /// Truncates the stack and remembers what was left.
    fn leave_below(&mut self, keep: usize) {
        if self.stack.len() > keep {
            self.left.clear();
            self.left.extend(self.stack.drain(keep..));
        }
    }

    /// The label names its parent: `1.2` below `1`, `10a` below `10`.
    fn under_its_path(
        &mut self,
        index: usize,
        label: &Label<'b>,
        column: Column,
    ) -> Option<(Reading, usize)> {
        let reading = label.readings.first()?;
        let (parent, before) = reading.prefix.numbers().split_last()?;
        let wrap = self.blocks[index].start == Start::Wrap;
        let found = self.stack.iter().rposition(|level| {
            let last = &level.last;
            last.value == *parent && last.prefix.numbers() == before && last.style.numeral == Numeral::Digits
        });
        match found {
            Some(depth) if (reading.value == 1 || !wrap) && depth + 1 < MAX_LEVELS => {
                self.leave_below(depth + 1);
                self.stack.push(Level {
                    last: reading,
                    column,
                    step: Step::Up,
                });
                Some((reading, depth + 1))
            }
            Some(_) => None,
            // `9.` and then `10a.` at once: the part stands for its parent.
            None => {
                let first = *self.stack.first()?;
                let next = before.is_empty() && first.last.style.numeral == Numeral::Digits;
                if !next || wrap || first.last.value + 1 != *parent || first.last.style.prefixed > 0 {
                    return None;
                }
                self.leave_below(1);
                self.stack[0].last.value = *parent;
                Some((reading, 0))
            }
        }
    }

    /// The label goes on with a level that was left when its parent ended: sections with one numbering.
    fn runs_on(&mut self, index: usize, label: &Label<'b>, column: Column) -> Option<(Reading, usize)> {
        let wrap = self.blocks[index].start == Start::Wrap;
        let left = *self.left.first().filter(|_| self.stack.len() == 1)?;
        let reading = label.readings.iter().find(|reading| {
            let numbered = matches!(reading.style.numeral, Numeral::Digits | Numeral::Sign);
            numbered
                && left.last.style == reading.style
                && follows(&left, reading).is_some()
                && likeness(&left, reading, column, wrap).is_some()
        })?;
        self.stack.push(Level {
            last: reading,
            ..left
        });
        self.left.clear();
        self.lists
            .last_mut()
            .expect("a level was left, so a list is open")
            .runs_on = true;
        Some((reading, 1))
    }

    /// The label is the first of a level or of a list.
    fn opens(&mut self, index: usize, label: &Label<'b>, column: Column) -> Option<(Reading, usize)> {
        let reading = label
            .readings
            .iter()
            .find(|reading| self.can_open(index, label, reading))?;
        let keep = self
            .level_to_nest_in(index, &reading, column)
            .filter(|keep| *keep < MAX_LEVELS);
        match keep {
            Some(keep) => self.leave_below(keep),
            None => {
                self.close(index);
                let region = self.blocks[index].region;
                self.lists.push(List {
                    items: Vec::new(),
                    region,
                    end: usize::MAX,
                    runs_on: false,
                });
            }
        }
        let step = Step::Unknown;
        self.stack.push(Level {
            last: reading,
            column,
            step,
        });
        Some((reading, self.stack.len() - 1))
    }

    /// Whether a label may begin a list: the format says so, or a sibling follows.
    fn can_open(&self, index: usize, label: &Label<'b>, reading: &Reading) -> bool {
        let block = &self.blocks[index];
        let style = reading.style;
        if let Kind::Item(_) = block.kind {
            // `start=17` is fine; a gap in a list that is open is the matter of `leaves_a_gap`.
            return reading.value == 1 || !self.stack.iter().any(|level| level.last.style == style);
        }
        if let Numeral::Bullet(_) = style.numeral {
            return self.bullet_can_open(index, reading);
        }
        let next = |from, value| self.sibling(from, &Reading { value, ..*reading });
        if reading.value == 1 {
            let second = next(index, 2);
            return match style.closing {
                // A number without any sign is only believed in a row of three.
                Closing::Nothing
                    if !style.word && style.numeral == Numeral::Digits && style.prefixed == 0 =>
                {
                    second.and_then(|at| next(at, 3)).is_some()
                }
                _ => second.is_some(),
            };
        }
        // An excerpt that begins with point 17, or a list that counts down.
        let open_already = self.stack.iter().any(|level| level.last.style == style);
        let numbered = matches!(
            style.numeral,
            Numeral::Digits | Numeral::Sign | Numeral::Chinese | Numeral::RomanUpper
        );
        let alone = label.readings.iter().nth(1).is_none();
        let firm = block.start != Start::Wrap || index == 0;
        if open_already || !numbered || !alone || !firm || (style.closing == Closing::Nothing && !style.word)
        {
            return false;
        }
        let up = next(index, reading.value + 1).and_then(|at| next(at, reading.value + 2));
        let down = || {
            let lower = |by| reading.value.checked_sub(by).filter(|value| *value > 0);
            lower(1)
                .and_then(|value| next(index, value))
                .zip(lower(2))
                .and_then(|(at, value)| next(at, value))
        };
        up.or_else(down).is_some()
    }

    fn bullet_can_open(&self, index: usize, reading: &Reading) -> bool {
        let block = &self.blocks[index];
        if block.start == Start::Wrap {
            // A wrapped line may begin with a dash; then the line before it does not end a clause.
            let before = index
                .checked_sub(1)
                .map_or("", |before| self.blocks[before].text.as_ref());
            if !before.ends_with([':', ';', '.', ',', '!', '?']) && index > 0 {
                return false;
            }
        }
        self.sibling(index, reading).is_some()
    }

    /// Looks ahead for a label like this one; gives up where the list would begin again or where its parent goes on.
    fn sibling(&self, from: usize, wanted: &Reading) -> Option<usize> {
        let region = self.blocks[from].region;
        let mut labels_read = 0;
        for (offset, block) in self.blocks[from + 1..].iter().take(LOOK_BLOCKS).enumerate() {
            if block.region != region || labels_read == LOOK_LABELS {
                return None;
            }
            let Some(label) = label_of(block) else { continue };
            labels_read += 1;
            for reading in label.readings.iter() {
                if reading == *wanted {
                    return Some(from + 1 + offset);
                }
                let again = reading.style == wanted.style && reading.value == 1 && wanted.value != 1;
                let parent_goes_on = block.start != Start::Wrap
                    && self.stack.iter().any(|level| {
                        level.last.style != wanted.style
                            && level.last.style == reading.style
                            && !matches!(reading.style.numeral, Numeral::Bullet(_))
                            && follows(level, &reading).is_some()
                    });
                if again || parent_goes_on {
                    return None;
                }
            }
        }
        None
    }

    /// How many levels stay open when a new one begins inside; none when it begins a list of its own.
    fn level_to_nest_in(&self, index: usize, reading: &Reading, column: Column) -> Option<usize> {
        let restart = self
            .stack
            .iter()
            .position(|level| level.last.style == reading.style);
        let innermost = self
            .stack
            .iter()
            .rposition(|level| contains(level.column, column));
        if let Some(at) = restart
            && !innermost.is_some_and(|level| inside(self.stack[level].column, column))
        {
            // The same look again in the same column: the sub-list of an item whose list goes on after it.
            return (!self.heading_since && self.comes_back(index, at)).then_some(self.stack.len());
        }
        let outer = 0..innermost? + 1;
        outer
            .rev()
            .find(|parent| self.takes(*parent, index, reading, column))
            .map(|parent| parent + 1)
    }

    /// Whether a new level may stand inside the current item of a level.
    fn takes(&self, parent: usize, index: usize, reading: &Reading, column: Column) -> bool {
        let level = &self.stack[parent];
        let under_heading = matches!(level.column, Column::Heading(_));
        if self.heading_since && !(under_heading && matches!(column, Column::Heading(_))) {
            return false;
        }
        if inside(level.column, column) {
            return true;
        }
        if matches!(level.last.style.numeral, Numeral::Bullet(_)) {
            return false;
        }
        let before = index
            .checked_sub(1)
            .map_or("", |before| self.blocks[before].text.as_ref());
        let announced = before.ends_with([':', ';', ',', '：']);
        let seen_before = self.left.iter().any(|left| left.last.style == reading.style);
        let next = Reading {
            value: level.last.value + 1,
            ..level.last
        };
        announced || (seen_before && !self.prose_since) || self.sibling_of_parent(index, &next)
    }

    /// Whether the level of a parent goes on further down.
    fn sibling_of_parent(&self, from: usize, wanted: &Reading) -> bool {
        let region = self.blocks[from].region;
        let ahead = self.blocks[from + 1..]
            .iter()
            .take(LOOK_BLOCKS)
            .take_while(|block| block.region == region);
        let mut labels = ahead.filter_map(label_of).take(LOOK_LABELS);
        labels.any(|label| label.readings.iter().any(|reading| reading == *wanted))
    }

    /// Whether a list that begins again (`1.` after `10.`) ends before the outer one goes on with its next number.
    fn comes_back(&self, from: usize, at: usize) -> bool {
        let outer = self.stack[at].last;
        if matches!(outer.style.numeral, Numeral::Bullet(_)) {
            return false;
        }
        let mut expected = 2;
        let region = self.blocks[from].region;
        for block in self.blocks[from + 1..]
            .iter()
            .take(LOOK_BLOCKS)
            .take_while(|block| block.region == region)
        {
            let Some(label) = label_of(block) else { continue };
            let Some(reading) = label.readings.iter().find(|reading| reading.style == outer.style) else {
                continue;
            };
            if reading.value == expected && expected <= outer.value {
                expected += 1;
            } else {
                return reading.value == outer.value + 1 && expected <= outer.value;
            }
        }
        false
    }

    /// The label leaves numbers out or repeats one, and the list goes on after it.
    fn leaves_a_gap(&mut self, index: usize, label: &Label<'b>, column: Column) -> Option<(Reading, usize)> {
        let block = &self.blocks[index];
        let known = matches!(block.kind, Kind::Item(_));
        let wrap = block.start == Start::Wrap;
        for depth in (0..self.stack.len()).rev() {
            let level = self.stack[depth];
            for reading in label.readings.iter() {
                let alike = likeness(&level, &reading, column, wrap).is_some_and(|(rank, _)| rank == 0);
                let numbered = !matches!(reading.style.numeral, Numeral::Bullet(_));
                if !alike || !numbered || reading.prefix != level.last.prefix {
                    continue;
                }
                let jump = if level.step == Step::Down {
                    i64::from(level.last.value) - i64::from(reading.value)
                } else {
                    i64::from(reading.value) - i64::from(level.last.value)
                };
                let next = if level.step == Step::Down {
                    reading.value.saturating_sub(1)
                } else {
                    reading.value + 1
                };
                let goes_on = || {
                    self.sibling(
                        index,
                        &Reading {
                            value: next,
                            ..reading
                        },
                    )
                    .is_some()
                };
                let believed = match jump {
                    0 => goes_on(),
                    // The gap is at the end of the list: believed where a paragraph of its own begins.
                    2.. if jump <= i64::from(MAX_GAP) => block.start == Start::Paragraph || goes_on(),
                    2.. => known,
                    _ => false,
                };
                if believed {
                    self.leave_below(depth + 1);
                    self.stack[depth].last = reading;
                    return Some((reading, depth));
                }
            }
        }
        None
    }
}

fn column_of(block: &Block<'_>) -> Column {
    match block.kind {
        Kind::Heading(level) => Column::Heading(level),
        Kind::Item(_) => Column::Depth(block.depth.max(1)),
        Kind::Text if block.depth > 0 => Column::Depth(block.depth),
        Kind::Text => Column::Indent(block.indent),
    }
}

/// Returns the direction when a reading is the next one of a level.
fn follows(level: &Level, reading: &Reading) -> Option<Step> {
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
fn likeness(level: &Level, reading: &Reading, column: Column, wrap: bool) -> Option<(u8, u16)> {
    let distance = match (level.column, column) {
        (Column::Depth(one), Column::Depth(other)) | (Column::Heading(one), Column::Heading(other)) => {
            u16::from(one.abs_diff(other)) * (SAME_COLUMN + 1)
        }
        (Column::Indent(one), Column::Indent(other)) => one.abs_diff(other),
        (Column::Depth(_) | Column::Heading(_) | Column::Indent(_), _) => SAME_COLUMN + 1,
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
fn loosely_alike(one: Style, other: Style) -> bool {
    one.numeral == other.numeral && one.closing != Closing::Nothing && other.closing != Closing::Nothing
}

/// Whether something in the second column may stand inside an item of the first. In the same column it may: Word gives
/// bullets below a point the depth of the point, and pasted text has lost its columns.
fn contains(outer: Column, inner: Column) -> bool {
    match (outer, inner) {
        (Column::Depth(outer), Column::Depth(inner)) | (Column::Heading(outer), Column::Heading(inner)) => {
            outer <= inner
        }
        (Column::Indent(outer), Column::Indent(inner)) => inner + SAME_COLUMN >= outer,
        (Column::Depth(_) | Column::Indent(_), Column::Heading(_)) => false,
        (Column::Heading(_), Column::Depth(_) | Column::Indent(_)) => true,
        (Column::Depth(_), Column::Indent(_)) | (Column::Indent(_), Column::Depth(_)) => true,
    }
}

/// Whether the second column is clearly inside the first; a list below a heading is.
fn inside(outer: Column, inner: Column) -> bool {
    match (outer, inner) {
        (Column::Depth(outer), Column::Depth(inner)) => outer < inner,
        (Column::Heading(outer), Column::Heading(inner)) => outer < inner,
        (Column::Indent(outer), Column::Indent(inner)) => inner >= outer + SAME_COLUMN,
        (Column::Heading(_), Column::Depth(_) | Column::Indent(_)) => true,
        (Column::Depth(_) | Column::Indent(_), _) => false,
    }
}

//! The first label of a level or of a list: whether it may open one, and inside what.
//!
//! A label in a text opens a list only when a sibling follows: `V. Smith said` does not. It opens inside the current item
//! when it stands further in, when the text before announces it (`on these terms:`), or when the outer list goes on.

use super::column::{Column, contains, inside};
use super::{Finder, Level, List, MAX_LEVELS, Step, label_of};
use crate::intake::block::{Kind, Start};
use crate::intake::labels::{Closing, Label, Numeral, Reading};

/// How many labels a look ahead reads. A point with more than this many parts is not known.
const LOOK_LABELS: usize = 64;
/// How many blocks a look ahead passes. Points of treaties have at most some dozens of paragraphs.
const LOOK_BLOCKS: usize = 400;

impl<'b> Finder<'b, '_> {
    /// The label is the first of a level or of a list.
    pub(super) fn opens(
        &mut self,
        index: usize,
        label: &Label<'b>,
        column: Column,
    ) -> Option<(Reading, usize)> {
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
                // The first list of a plan is as a rule the only one, and its items are all that follows.
                let room = match self.lists.is_empty() {
                    true => self.blocks.len() - index,
                    false => 0,
                };
                self.lists.push(List {
                    items: Vec::with_capacity(room),
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
        // `Article 1` in its own line is a label; `Article 1 Borders` may be the beginning of a sentence.
        let after_dots = || style.closing != Closing::Nothing && self.goes_on_after_dots(index, reading);
        let is_unsigned = style.closing == Closing::Nothing && !(style.word && label.rest.is_empty());
        if reading.value == 1 {
            let second = next(index, 2);
            // A number without any sign is only believed in a row of three.
            let bare = is_unsigned && style.numeral == Numeral::Digits && style.prefixed == 0;
            return if bare {
                second.and_then(|at| next(at, 3)).is_some()
            } else {
                second.is_some() || after_dots()
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
        if open_already || !numbered || !alone || !firm || is_unsigned {
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
        up.or_else(down).is_some() || after_dots()
    }

    /// Whether the next label that looks like this one stands below dots and is larger: `1.`, `[…]`, `5.`
    fn goes_on_after_dots(&self, index: usize, first: &Reading) -> bool {
        let region = self.blocks[index].region;
        let ahead = self.blocks[index + 1..].iter().take(LOOK_BLOCKS);
        let mut alike = ahead.filter_map(|block| {
            let label = label_of(block)?;
            let reading = label
                .readings
                .iter()
                .find(|reading| reading.style == first.style)?;
            Some((block, reading))
        });
        alike.next().is_some_and(|(block, next)| {
            block.after_dots
                && block.region == region
                && next.prefix == first.prefix
                && next.value > first.value
        })
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

    /// Tells whether the next label behind a block is this one.
    fn next_label_is(&self, at: usize, wanted: &Reading) -> bool {
        let mut labels = self.blocks[at + 1..]
            .iter()
            .take(LOOK_BLOCKS)
            .filter_map(label_of);
        labels
            .next()
            .is_some_and(|label| label.readings.iter().any(|reading| reading == *wanted))
    }

    /// Looks ahead for a label like this one; gives up where the list would begin again or where its parent goes on.
    pub(super) fn sibling(&self, from: usize, wanted: &Reading) -> Option<usize> {
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
                            && super::column::follows(level, &reading).is_some()
                    });
                if parent_goes_on && !again && self.next_label_is(from + 1 + offset, wanted) {
                    // `I. 1. II. 2.`: the numbers run on across the sections.
                    return Some(from + 1 + offset);
                }
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
        let next = Reading {
            value: level.last.value + 1,
            ..level.last
        };
        let before = index
            .checked_sub(1)
            .map_or("", |before| self.blocks[before].text.as_ref());
        // What stands below a rule or under a title of the page is no part of the last item.
        if self.section_since && !self.sibling_of_parent(index, &next) {
            return false;
        }
        let announced = before.ends_with([':', ';', ',', '：']);
        let seen_before = self.left.iter().any(|left| left.last.style == reading.style);
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
}

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

mod column;
mod opening;
mod ordinals;
mod short;

use self::column::{Column, column_of, follows, likeness};
use super::block::{Block, Kind, Region, Start};
use super::labels::{self, Label, Numeral, Reading};
use super::phrases::{begins_section, is_interjection};

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

impl List<'_> {
    /// Tells whether its items have no numbers.
    pub(crate) fn is_of_bullets(&self) -> bool {
        let first = self.items.first();
        first.is_none_or(|item| matches!(item.reading.style.numeral, Numeral::Bullet(_)))
    }
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
        section_since: false,
    };
    for (index, block) in blocks.iter().enumerate() {
        finder.section_since |= block.after_rule;
        let placed = label_of(block).is_some_and(|label| finder.place(index, &label));
        if !placed {
            finder.pass(block);
        }
    }
    finder.close(blocks.len());
    let mut lists = finder.lists;
    if lists.iter().all(List::is_of_bullets) {
        lists.extend(ordinals::find(blocks).or_else(|| short::find(blocks)));
    }
    lists
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
    /// Whether something came since that begins another section of a page: a rule, `Key takeaways:`.
    section_since: bool,
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
                let apart = block.start == Start::Paragraph && block.depth == 0;
                self.prose_since |= apart && !is_interjection(&block.text);
                self.section_since |= apart && begins_section(&block.text);
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
        self.section_since = false;
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
        let mut best: Option<(u8, u16, usize, Reading, Step)> = None;
        for (depth, level) in self.stack.iter().enumerate().rev() {
            for reading in label.readings.iter() {
                let Some(step) = follows(level, &reading) else {
                    continue;
                };
                let Some((rank, distance)) = self.likeness(index, level, &reading, column) else {
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
        let (rank, _, depth, reading, step) = best?;
        self.leave_below(depth + 1);
        let level = &mut self.stack[depth];
        // After a slip the list goes on in its own style.
        let style = if rank == 2 {
            level.last.style
        } else {
            reading.style
        };
        level.last = Reading { style, ..reading };
        level.step = step;
        Some((reading, depth))
    }

    /// How much a label looks like the ones of a level. A line that may be a wrap and has another sign behind its number
    /// is believed where the list goes on after it with the old one: `1. 2) 3.` is a slip.
    fn likeness(&self, index: usize, level: &Level, reading: &Reading, column: Column) -> Option<(u8, u16)> {
        let wrap = self.blocks[index].start == Start::Wrap;
        let alike = likeness(level, reading, column, wrap);
        if alike.is_some() || !wrap {
            return alike;
        }
        let slip = likeness(level, reading, column, false).filter(|(rank, _)| *rank == 2)?;
        let next = Reading {
            value: reading.value + 1,
            ..level.last
        };
        self.sibling(index, &next).map(|_| slip)
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

    /// The label leaves numbers out or repeats one, and the list goes on after it.
    fn leaves_a_gap(&mut self, index: usize, label: &Label<'b>, column: Column) -> Option<(Reading, usize)> {
        let block = &self.blocks[index];
        // Dots say themselves that numbers were left out, however many.
        let known = matches!(block.kind, Kind::Item(_)) || block.after_dots;
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

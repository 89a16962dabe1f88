//! What stands among the points and is no part of them is taken out before lists are looked for, so that it neither ends a
//! list nor gets into the text of a point: dots for points that were left out.
//!
//! Nothing goes in silence: each kind has its note, and words that were taken out are handed back. One place for all formats,
//! since they print the same things. Leaves to others: headings and calls of the page to its reader, which lists and points
//! know by their place (`assemble`).
//!
//! Cost: one look at the beginning of every block; a copy of the document where something was found.

mod dots;

use super::Note;
use super::block::{Block, Document, Kind};
use super::lists::label_of;

pub(crate) use self::dots::{LEFT_OUT, note_on_units, stands_for_nothing};

/// A document without what is set aside.
#[derive(Debug)]
pub(crate) struct Cleared<'a> {
    /// The rest of it, with a note on everything that was taken out.
    pub(crate) document: Document<'a>,
}

/// Takes out what is no part of the points; none where there is nothing of that kind.
pub(crate) fn clear<'a>(document: &Document<'a>) -> Option<Cleared<'a>> {
    let blocks = &document.blocks;
    if !blocks.iter().any(|block| dots::is_break(block)) {
        return None;
    }
    let labelled = Labelled::of(blocks)?;
    let found = dots::find(blocks, &labelled);
    if found.blocks.is_empty() {
        return None;
    }
    let mut kept = Vec::with_capacity(blocks.len());
    let mut after_dots = false;
    for (index, block) in blocks.iter().enumerate() {
        if found.blocks.binary_search(&index).is_ok() {
            after_dots = true;
            continue;
        }
        let mut block = block.clone();
        if after_dots {
            block.set_after_dots();
        }
        after_dots = false;
        kept.push(block);
    }
    let mut notes = document.notes.clone();
    notes.extend(found.note);
    Some(Cleared {
        document: Document {
            blocks: kept,
            about: document.about.clone(),
            notes,
        },
    })
}

/// Where the points may stand: from the first block with a label to the last one.
struct Labelled {
    first: usize,
    last: usize,
    /// How many blocks with a label there are.
    count: usize,
}

impl Labelled {
    fn of(blocks: &[Block<'_>]) -> Option<Self> {
        let has_label = |index: &usize| is_labelled(&blocks[*index]);
        let mut all = (0..blocks.len()).filter(has_label);
        let first = all.next()?;
        let (mut last, mut count) = (first, 1);
        for index in all {
            (last, count) = (index, count + 1);
        }
        Some(Self { first, last, count })
    }
}

/// Tells whether a block begins as a point does; stars in a row look like a bullet before others.
fn is_labelled(block: &Block<'_>) -> bool {
    !dots::is_break(block) && (matches!(block.kind, Kind::Item(_)) || label_of(block).is_some())
}

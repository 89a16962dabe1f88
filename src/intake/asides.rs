//! What stands among the points and is no part of them is taken out before lists are looked for, so that it neither ends a
//! list nor gets into the text of a point: edges of pages, dots for points that were left out, remarks
//! and footnotes.
//!
//! Nothing goes in silence: each kind has its note, and words that were taken out are handed back. One place for all formats,
//! since they print the same things. Leaves to others: headings and calls of the page to its reader, which lists and points
//! know by their place (`assemble`).
//!
//! Cost: one look at the beginning of every block; a copy of the document where something was found.

mod dots;
mod pages;
mod remarks;

use super::Note;
use super::block::{Block, Document, Kind, Start};
use super::lists::label_of;

pub(crate) use self::dots::{LEFT_OUT, note_on_units, stands_for_nothing};
pub(crate) use self::pages::MISSING as PAGES_MISSING;

/// A document without what is set aside.
#[derive(Debug)]
pub(crate) struct Cleared<'a> {
    /// The rest of it, with a note on everything that was taken out.
    pub(crate) document: Document<'a>,
    /// What others say beside the points, each remark and each footnote.
    pub(crate) remarks: Vec<String>,
}

/// Takes out what is no part of the points; none where there is nothing of that kind.
pub(crate) fn clear<'a>(document: &Document<'a>) -> Option<Cleared<'a>> {
    let pages = pages::find(&document.blocks);
    let without_pages = pages.map(|found| without(document, &found.blocks, found.notes, Gap::Page));
    let document = without_pages.as_ref().unwrap_or(document);
    let dots = dots::find(&document.blocks);
    let without_dots = dots.map(|found| without(document, &found.blocks, found.note, Gap::Dots));
    let document = without_dots.as_ref().unwrap_or(document);
    if let Some(found) = remarks::find(&document.blocks) {
        return Some(Cleared {
            document: without(document, &found.blocks, note_remarks(&found.texts), Gap::Remark),
            remarks: found.texts,
        });
    }
    Some(Cleared {
        document: without_dots.or(without_pages)?,
        remarks: Vec::new(),
    })
}

/// The code of the note on remarks and footnotes.
pub(crate) const REMARKS: &str = "remarks-left-out";

/// How many letters of a remark are shown.
const SHOWN_LETTERS: usize = 60;

/// Says that remarks are no text of the points beside which they stand.
fn note_remarks(texts: &[String]) -> Option<Note> {
    let first = texts.first()?;
    let mut shown: String = first.chars().take(SHOWN_LETTERS).collect();
    if shown.len() < first.len() {
        shown.push('…');
    }
    let text = format!(
        "{} remark(s) or footnote(s) beside the points were left out of them, for example “{shown}”.",
        texts.len()
    );
    Some(Note::new(REMARKS, text))
}

/// What stood in a place from which blocks were taken out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// The edge of a page, over which a sentence may run.
    Page,
    /// Dots.
    Dots,
    /// A remark or a footnote.
    Remark,
}

/// Returns a document without some of its blocks, which are given in their order.
fn without<'a>(
    document: &Document<'a>,
    blocks: &[usize],
    notes: impl IntoIterator<Item = Note>,
    gap: Gap,
) -> Document<'a> {
    let mut rest = Document {
        blocks: Vec::with_capacity(document.blocks.len()),
        about: document.about.clone(),
        notes: document.notes.clone(),
    };
    rest.notes.extend(notes);
    let mut taken_out = false;
    for (index, block) in document.blocks.iter().enumerate() {
        if blocks.binary_search(&index).is_ok() {
            taken_out = true;
            continue;
        }
        let mut block = block.clone();
        if taken_out {
            match gap {
                Gap::Page | Gap::Remark => join_over_page(rest.blocks.last(), &mut block),
                Gap::Dots => block.set_after_dots(),
            }
        }
        taken_out = false;
        rest.blocks.push(block);
    }
    rest
}

/// Tells whether a block ends as a sentence does.
fn ends_sentence(block: &Block<'_>) -> bool {
    block
        .text
        .ends_with(['.', ':', ';', '!', '?', '"', '”', '»', '。'])
}

/// Goes on with a sentence that the turn of a page cut; a new one is a paragraph.
fn join_over_page(before: Option<&Block<'_>>, block: &mut Block<'_>) {
    let is_cut = before.is_some_and(|before| !ends_sentence(before));
    let goes_on = is_cut && block.kind == Kind::Text && !is_labelled(block);
    block.start = if goes_on { Start::Wrap } else { Start::Paragraph };
}

/// Where the points may stand: from the first block with a label to the last one.
struct Labelled {
    first: usize,
    last: usize,
    /// How many blocks with a label there are.
    count: usize,
}

impl Labelled {
    /// Finds them; some blocks that look like labels are known to be others.
    fn of(blocks: &[Block<'_>], is_other: &dyn Fn(usize) -> bool) -> Option<Self> {
        let has_label = |index: &usize| is_labelled(&blocks[*index]) && !is_other(*index);
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

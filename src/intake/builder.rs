//! Puts blocks together from the pieces that a marked-up format delivers: text with marks, line ends, items, headings.
//!
//! Shared by markdown, HTML and Word. It squeezes white space, strips control characters and leaves struck text and the
//! raised marks of footnotes out.

use std::borrow::Cow;

use super::block::{Block, Document, Kind, Region, Start};
use super::clean::clean;
use super::plain::{MAX_BLOCKS, too_many_blocks};
use super::wrap::push_squeezed;
use super::{Note, Refusal, labels};
use crate::text::footnote::takes_exponents;

/// How a piece of text is marked.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Marks {
    /// Struck out.
    pub(crate) struck: bool,
    /// Part of a link.
    pub(crate) linked: bool,
    /// Raised above the line.
    pub(crate) raised: bool,
}

/// Builds the blocks of one document.
#[derive(Debug)]
pub(crate) struct Builder {
    /// What is finished.
    pub(crate) document: Document<'static>,
    /// The part of the page that follows.
    pub(crate) region: Region,
    /// How deep in lists the next block stands.
    pub(crate) depth: u8,
    text: String,
    struck: String,
    linked: usize,
    heading: Option<u8>,
    item: Option<(Box<str>, u8)>,
    start: Start,
    after_rule: bool,
    /// Where the cell at hand began: so many blocks, so many bytes of text.
    cell: (usize, usize),
    /// How many cells of the row hold sentences.
    full_cells: usize,
    /// How many rows have several of them.
    wide_rows: usize,
    left_out: usize,
    removed: usize,
    overflow: bool,
}

impl Builder {
    /// Makes an empty builder; `notes` are what was assumed before.
    pub(crate) fn new(notes: Vec<Note>) -> Self {
        Self {
            document: Document {
                notes,
                ..Document::default()
            },
            region: Region::Page,
            depth: 0,
            text: String::new(),
            struck: String::new(),
            linked: 0,
            heading: None,
            item: None,
            start: Start::Paragraph,
            after_rule: false,
            cell: (0, 0),
            full_cells: 0,
            wide_rows: 0,
            left_out: 0,
            removed: 0,
            overflow: false,
        }
    }

    /// Appends text to the block at hand.
    pub(crate) fn text(&mut self, text: &str, marks: Marks) {
        if marks.struck {
            self.struck.push_str(text);
            return;
        }
        if marks.raised && is_note_mark(text, &self.text) {
            return;
        }
        if marks.linked {
            self.linked += text.len();
        }
        self.text.push_str(text);
    }

    /// Ends the block at hand; the next one is a line of the same paragraph, or a paragraph of its own.
    pub(crate) fn end(&mut self, next: Start) {
        let made = self.flush();
        // Two line breaks in a row leave a blank line between.
        self.start = if next == Start::Break && !made && self.start != Start::Wrap {
            Start::Paragraph
        } else {
            next
        };
        if next == Start::Break && made {
            self.start = Start::Break;
        }
    }

    /// Draws a rule before the next block.
    pub(crate) fn rule(&mut self) {
        self.end(Start::Paragraph);
        self.after_rule = true;
    }

    /// Begins a row of a table.
    pub(crate) fn begin_row(&mut self) {
        self.full_cells = 0;
    }

    /// Begins a cell of a row.
    pub(crate) fn begin_cell(&mut self) {
        self.cell = (self.document.blocks.len(), self.text.len());
    }

    /// Ends a cell, and looks whether it holds a sentence as another of its row did.
    pub(crate) fn end_cell(&mut self) {
        let (blocks, from) = self.cell;
        let is_sentence = |text: &str| text.split_whitespace().nth(SENTENCE_OF_CELL - 1).is_some();
        let made = self.document.blocks.get(blocks..).unwrap_or_default();
        let is_full = made.iter().any(|block| is_sentence(&block.text))
            || is_sentence(self.text.get(from..).unwrap_or_default());
        self.full_cells += usize::from(is_full);
        self.wide_rows += usize::from(is_full && self.full_cells == 2);
    }

    /// Begins a heading.
    pub(crate) fn begin_heading(&mut self, level: u8) {
        self.end(Start::Paragraph);
        self.heading = Some(level);
    }

    /// Ends a heading.
    pub(crate) fn end_heading(&mut self) {
        self.end(Start::Paragraph);
        self.heading = None;
    }

    /// Begins a list item with its label; the depth has to be set before.
    pub(crate) fn begin_item(&mut self, label: &str) {
        self.finish_item();
        self.item = Some((label.into(), self.depth));
    }

    /// Ends what is open of an item, so that one without text is still there.
    pub(crate) fn finish_item(&mut self) {
        self.end(Start::Paragraph);
        if let Some((label, depth)) = self.item.take() {
            self.push(String::new(), Kind::Item(label), depth, false, false);
        }
    }

    /// Returns the place that the next block will have.
    pub(crate) fn next_block(&self) -> usize {
        self.document.blocks.len()
    }

    /// Returns the text of the block at hand.
    pub(crate) fn pending(&self) -> &str {
        &self.text
    }

    /// Takes the text of the block at hand out, as it stands between other words.
    pub(crate) fn take_pending(&mut self) -> String {
        std::mem::take(&mut self.text).trim().to_owned()
    }

    /// Finishes the document.
    pub(crate) fn finish(mut self) -> Result<Document<'static>, Refusal> {
        self.finish_item();
        if self.overflow {
            return Err(too_many_blocks());
        }
        if self.left_out > 0 {
            let text = format!(
                "Text that is struck out was left out, in {} place(s).",
                self.left_out
            );
            self.document.notes.push(Note::new("struck-text-left-out", text));
        }
        if self.wide_rows >= FEWEST_WIDE_ROWS {
            self.document.notes.push(columns_note(self.wide_rows));
        }
        if self.removed > 0 {
            self.document.notes.push(controls_note(self.removed));
        }
        Ok(self.document)
    }

    /// Makes a block of what is there; false when nothing is.
    fn flush(&mut self) -> bool {
        let mut text = self.tidy(|builder| &mut builder.text);
        let struck_text = self.tidy(|builder| &mut builder.struck);
        let linked = std::mem::take(&mut self.linked) * 2 > text.len();
        if text.is_empty() && struck_text.is_empty() {
            return false;
        }
        let struck = text.is_empty() || (!struck_text.is_empty() && labels::is_alone(&text));
        if struck {
            // The label of a point whose text is struck out stands outside of the mark in many pages.
            text = format!("{text} {struck_text}").trim().to_owned();
        } else if !struck_text.is_empty() {
            self.left_out += 1;
        }
        let (kind, depth) = match (self.item.take(), self.heading) {
            (Some((label, depth)), _) => (Kind::Item(label), depth),
            (None, Some(level)) => (Kind::Heading(level), self.depth),
            (None, None) => (Kind::Text, self.depth),
        };
        self.push(text, kind, depth, linked, struck);
        true
    }

    fn tidy(&mut self, field: impl Fn(&mut Self) -> &mut String) -> String {
        let raw = std::mem::take(field(self));
        if raw.trim().is_empty() {
            return String::new();
        }
        let (clean, removed) = clean(&raw);
        self.removed += removed;
        let mut tidy = String::with_capacity(clean.len());
        push_squeezed(&mut tidy, clean.trim());
        tidy
    }

    fn push(&mut self, text: String, kind: Kind, depth: u8, linked: bool, struck: bool) {
        if self.document.blocks.len() >= MAX_BLOCKS {
            self.overflow = true;
            return;
        }
        let mut block = Block::new(Cow::Owned(text), kind, self.start);
        block.after_rule = std::mem::take(&mut self.after_rule);
        (block.region, block.depth, block.linked, block.struck) = (self.region, depth, linked, struck);
        self.document.blocks.push(block);
    }
}

/// How many words a cell has at least that holds a sentence and not a title.
const SENTENCE_OF_CELL: usize = 4;

/// How many rows with several sentences make a table of several texts.
const FEWEST_WIDE_ROWS: usize = 2;

/// The code of the note on tables with several columns of text.
pub(crate) const COLUMNS: &str = "columns-joined";

/// Says that columns that may be versions of one text were read as one.
fn columns_note(rows: usize) -> Note {
    let text = format!(
        "In {rows} rows of a table several cells hold text, and the cells of a row were joined into one; if its columns are \
         versions of the plan, save each in a file of its own."
    );
    Note::new(COLUMNS, text)
}

/// Says that control characters were taken out.
pub(crate) fn controls_note(removed: usize) -> Note {
    let text = format!("{removed} control, direction or invisible character(s) were taken out of the text.");
    Note::new("control-characters", text)
}

/// Tells whether a raised text is the mark of a footnote: `600,000¹`, not the exponents of `km²` and `10³`.
fn is_note_mark(raised: &str, before: &str) -> bool {
    let mark = raised.trim().trim_matches(['[', ']', '(', ')']);
    let is_number = !mark.is_empty() && mark.len() <= 3 && mark.bytes().all(|byte| byte.is_ascii_digit());
    is_number && !takes_exponents(before) || matches!(mark, "*" | "†" | "‡")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_marks_of_a_page_are_left_out() {
        use crate::intake::{Input, Options, read};
        let page = "<p>Three points</p><ol><li>An army of 600,000<sup>1</sup> stays.<li>A zone of 40 km<sup>2</sup> is \
                    empty.<li>Talks begin on the 3<sup>rd</sup> of May.</ol>";
        let input = Input {
            name: "page.html",
            bytes: page.as_bytes(),
        };
        let intake = read(&input, &Options::default()).expect("it is read");
        let texts: Vec<&str> = intake.points.iter().map(|point| point.text.as_str()).collect();
        let expected = [
            "An army of 600,000 stays.",
            "A zone of 40 km2 is empty.",
            "Talks begin on the 3rd of May.",
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn marks_of_footnotes_are_told_from_exponents() {
        for (before, raised, is_mark) in [
            ("limited to 600,000", "1", true),
            ("in the state", "[12]", true),
            ("a zone of 40 km", "2", false),
            ("a zone of 40m", "2", false),
            ("about 10", "6", false),
            ("on the 15", "th", false),
        ] {
            assert_eq!(is_note_mark(raised, before), is_mark, "{before}{raised}");
        }
    }
}

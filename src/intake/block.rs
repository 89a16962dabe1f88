//! The flat stream of blocks that every format is turned into.
//!
//! A block is a piece of text that the format sets apart: a paragraph, a heading, a list item, a line. Formats say what
//! they are sure of (this is an item with that label, this line break may be a mere wrap) and nothing more.

use std::borrow::Cow;

use super::{About, Note};

/// A document as a stream of blocks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Document<'a> {
    /// The blocks, in reading order.
    pub(crate) blocks: Vec<Block<'a>>,
    /// What it states about itself.
    pub(crate) about: About,
    /// What was assumed on the way.
    pub(crate) notes: Vec<Note>,
}

/// One piece of text.
#[derive(Debug, Clone)]
pub(crate) struct Block<'a> {
    /// The text, trimmed, without a label that the format knows of.
    pub(crate) text: Cow<'a, str>,
    /// What the format says it is.
    pub(crate) kind: Kind,
    /// How it is set apart from the block before it.
    pub(crate) start: Start,
    /// The part of the page it stands in.
    pub(crate) region: Region,
    /// How deep in lists it stands, as far as the format knows; 0 is outside of lists.
    pub(crate) depth: u8,
    /// The column of its first letter, where the format has columns.
    pub(crate) indent: u16,
    /// True when most of its text is a link.
    pub(crate) linked: bool,
    /// True when all of its text is struck out.
    pub(crate) struck: bool,
    /// True when a page begins with it, in texts that mark their pages.
    pub(crate) new_page: bool,
    /// True when a rule stands before it.
    pub(crate) after_rule: bool,
    /// True when dots that stand for what was left out stood before it.
    pub(crate) after_dots: bool,
}

impl<'a> Block<'a> {
    /// Makes a block of a kind; everything else is as in plain prose.
    pub(crate) fn new(text: impl Into<Cow<'a, str>>, kind: Kind, start: Start) -> Self {
        Self {
            text: text.into(),
            kind,
            start,
            region: Region::Page,
            depth: 0,
            indent: 0,
            linked: false,
            struck: false,
            new_page: false,
            after_rule: false,
            after_dots: false,
        }
    }

    /// Notes that dots stood before it: no sentence runs on over them.
    pub(crate) fn set_after_dots(&mut self) {
        self.start = Start::Paragraph;
        self.after_dots = true;
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text of a paragraph, or a line of it.
    Text,
    /// A heading of a level, 1 being the highest.
    Heading(u8),
    /// The beginning of a list item with the label that a reader sees: `7.`, `a)`, `•`.
    Item(Box<str>),
}

/// How a block is set apart from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// A line break that may be a wrap.
    Wrap,
    /// A line break that was made on purpose, inside a paragraph.
    Break,
    /// A paragraph of its own.
    Paragraph,
}

/// The part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Region {
    /// Inside the article or the main part.
    Article,
    /// Anywhere else; in formats without parts, everything.
    Page,
    /// Comments of readers.
    Comments,
    /// Related articles, tags, sharing, and other matter of the site.
    Related,
}

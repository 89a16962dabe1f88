//! Markdown to blocks: headings, paragraphs with their line ends, list items with the labels that the author wrote.
//!
//! CommonMark numbers a list by its first item alone; the author's own labels are read from the source, unless all are
//! the same (`1. 1. 1.`), which means "count for me". `a)` is no list in markdown and reaches the recogniser as text.
//! Cost: linear.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::block::{Document, Kind, Start};
use super::builder::{Builder, Marks};
use super::{Note, Refusal, about, labels};

/// Makes the blocks of a markdown text.
pub(crate) fn blocks(text: &str, notes: Vec<Note>) -> Result<Document<'static>, Refusal> {
    let options =
        Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES;
    let mut walk = Walk {
        source: text,
        builder: Builder::new(notes),
        marks: Marks::default(),
        lists: Vec::new(),
        front_matter: None,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        walk.event(event, range.start);
    }
    let front_matter = walk.front_matter.unwrap_or_default();
    let mut document = walk.builder.finish()?;
    about::front_matter(&mut document.about, &front_matter);
    let title = document
        .blocks
        .iter()
        .find(|block| block.kind == Kind::Heading(1))
        .map(|block| block.text.to_string());
    about::set(&mut document.about.title, title.as_deref().unwrap_or_default());
    Ok(document)
}

/// A list that is open: where its items are and what the author wrote before them.
struct OpenList {
    ordered: bool,
    first: u64,
    blocks: Vec<usize>,
    labels: Vec<String>,
}

struct Walk<'s> {
    source: &'s str,
    builder: Builder,
    marks: Marks,
    lists: Vec<OpenList>,
    /// The front matter, while it is open and after.
    front_matter: Option<String>,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front_matter() => {
                self.front_matter.get_or_insert_default().push_str(&text);
            }
            Event::Text(text) | Event::Code(text) => self.builder.text(&text, self.marks),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.builder.text(&text, self.marks),
            Event::SoftBreak => self.builder.end(Start::Wrap),
            Event::HardBreak => self.builder.end(Start::Break),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.builder.end(Start::Break)
            }
            Event::Rule => self.rule(at),
            Event::InlineHtml(_)
            | Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    /// A rule that is written as stars is what writers put where they leave something out; one of dashes only divides.
    fn rule(&mut self, at: usize) {
        self.builder.rule();
        if self.source[at..].trim_start().starts_with('*') {
            self.builder.text("* * *", Marks::default());
            self.builder.end(Start::Paragraph);
        }
    }

    fn in_front_matter(&self) -> bool {
        self.front_matter
            .as_ref()
            .is_some_and(|text| !text.ends_with('\0'))
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => self.builder.begin_heading(level_of(*level)),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.builder.end(Start::Paragraph);
            }
            Tag::TableRow | Tag::TableHead => {
                self.builder.end(Start::Paragraph);
                self.builder.begin_row();
            }
            Tag::TableCell => {
                self.builder.text(" ", self.marks);
                self.builder.begin_cell();
            }
            Tag::List(first) => {
                self.builder.finish_item();
                let (blocks, labels) = (Vec::new(), Vec::new());
                self.lists.push(OpenList {
                    ordered: first.is_some(),
                    first: first.unwrap_or(1),
                    blocks,
                    labels,
                });
                self.builder.depth = self.builder.depth.saturating_add(1);
            }
            Tag::Item => self.item(at),
            Tag::Strikethrough => self.marks.struck = true,
            Tag::Link { .. } => self.marks.linked = true,
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => {
                self.front_matter = Some(String::new());
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Image { .. }
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.builder.end_heading(),
            TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::TableRow
            | TagEnd::TableHead
            | TagEnd::BlockQuote(_) => {
                self.builder.end(Start::Paragraph);
            }
            TagEnd::TableCell => self.builder.end_cell(),
            TagEnd::Item => self.builder.finish_item(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::Strikethrough => self.marks.struck = false,
            TagEnd::Link => self.marks.linked = false,
            // The mark of the end: no text of a file can have it, since control characters are stripped before.
            TagEnd::MetadataBlock(_) => self.front_matter.get_or_insert_default().push('\0'),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Image
            | TagEnd::Table
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {}
        }
    }

    fn item(&mut self, at: usize) {
        self.builder.finish_item();
        let Some(list) = self.lists.last_mut() else { return };
        let written = labels::read(self.source[at..].trim_start()).filter(|_| list.ordered);
        let label = written.map_or("•", |label| label.printed).to_owned();
        list.blocks.push(self.builder.next_block());
        self.builder.begin_item(&label);
        list.labels.push(label);
    }

    fn end_list(&mut self) {
        self.builder.finish_item();
        self.builder.depth = self.builder.depth.saturating_sub(1);
        let Some(list) = self.lists.pop() else { return };
        let same = list.labels.len() > 1 && list.labels.iter().all(|label| *label == list.labels[0]);
        if !list.ordered || !same {
            return;
        }
        for (block, number) in list.blocks.iter().zip(list.first..) {
            if let Some(block) = self.builder.document.blocks.get_mut(*block) {
                block.kind = Kind::Item(format!("{number}.").into());
            }
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

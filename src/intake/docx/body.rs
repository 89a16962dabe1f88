//! The text of a Word document: paragraphs and rows in order, as they read when all changes are accepted.

use super::numbering::Numbering;
use super::styles::{NumberedAs, Styles};
use super::xml::{self, Element, Event};
use crate::intake::block::{Document, Start};
use crate::intake::builder::{Builder, Marks};
use crate::intake::{Note, Refusal, labels};

/// Reads the main part.
pub(super) fn read(text: &str, styles: &Styles, numbering: Numbering) -> Result<Document<'static>, Refusal> {
    let mut walk = Walk {
        builder: Builder::new(Vec::new()),
        styles,
        numbering,
        paragraph: Paragraph::default(),
        open: Vec::new(),
        skipped: 0,
        linked: 0,
        run: Run::default(),
        in_text: false,
        cells: 0,
        boxes: false,
        changes: false,
    };
    xml::each(text, &mut |event| {
        match event {
            Event::Start(element) => walk.start(&element),
            Event::End(name) => walk.end(name),
            Event::Text(text) => walk.text(text),
        }
        Ok(())
    })?;
    let (boxes, changes) = (walk.boxes, walk.changes);
    let mut document = walk.builder.finish()?;
    if boxes {
        let text = "The document has text boxes; their text was left out.";
        document.notes.push(Note::new("text-boxes-left-out", text));
    }
    if changes {
        let text = "The document has tracked changes; it was read as if all were accepted.";
        document.notes.push(Note::new("changes-accepted", text));
    }
    Ok(document)
}

/// What a paragraph says of itself before its text.
#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    numbered: NumberedAs,
    outline: Option<u8>,
    text: Vec<(String, Marks)>,
}

/// How the text of a run is marked.
#[derive(Debug, Default, Clone, Copy)]
struct Run {
    struck: bool,
    hidden: bool,
    raised: bool,
}

struct Walk<'s> {
    builder: Builder,
    styles: &'s Styles,
    numbering: Numbering,
    paragraph: Paragraph,
    /// The elements that are open and change what is read.
    open: Vec<Part>,
    /// How many open elements leave their text out.
    skipped: usize,
    /// How many open elements are links.
    linked: usize,
    run: Run,
    in_text: bool,
    /// How many cells of the row have begun.
    cells: usize,
    boxes: bool,
    changes: bool,
}

/// The elements that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Skipped,
    Paragraph,
    Properties,
    RunProperties,
    Link,
    Run,
    Text,
    Row,
    Cell,
    Other,
}

impl Part {
    fn of(name: &str) -> Self {
        match name {
            // Deleted text, the state before a change, drawings, and the second rendering of what is drawn.
            "del" | "moveFrom" | "pPrChange" | "rPrChange" | "sectPr" | "drawing" | "pict" | "object"
            | "Fallback" | "instrText" | "delText" | "oMath" => Self::Skipped,
            "p" => Self::Paragraph,
            "pPr" => Self::Properties,
            "rPr" => Self::RunProperties,
            "hyperlink" => Self::Link,
            "r" => Self::Run,
            "t" => Self::Text,
            "tr" => Self::Row,
            "tc" => Self::Cell,
            _ => Self::Other,
        }
    }
}

impl Walk<'_> {
    fn start(&mut self, element: &Element<'_>) {
        let part = Part::of(element.name());
        self.open.push(part);
        self.boxes |= element.name() == "txbxContent";
        self.changes |= matches!(element.name(), "ins" | "del" | "moveFrom" | "moveTo");
        if part == Part::Skipped {
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return;
        }
        match part {
            Part::Paragraph => self.paragraph = Paragraph::default(),
            Part::Run => self.run = Run::default(),
            Part::Link => self.linked += 1,
            Part::Text => self.in_text = true,
            Part::Row => {
                self.cells = 0;
                self.builder.begin_row();
            }
            Part::Cell => {
                self.cells += 1;
                self.builder.begin_cell();
            }
            Part::Skipped | Part::Properties | Part::RunProperties | Part::Other => self.property(element),
        }
    }

    /// Takes properties of paragraphs and runs, and signs that stand for text.
    fn property(&mut self, element: &Element<'_>) {
        let number = || element.value().and_then(|value| value.parse::<u32>().ok());
        let around = self.open.iter().rev().nth(1).copied();
        let of_paragraph = self.open.contains(&Part::Properties) && !self.open.contains(&Part::RunProperties);
        match element.name() {
            "pStyle" if of_paragraph => self.paragraph.style = element.value(),
            "numId" if of_paragraph => self.paragraph.numbered.list = number(),
            "ilvl" if of_paragraph => {
                self.paragraph.numbered.level = number().and_then(|level| u8::try_from(level).ok());
            }
            "outlineLvl" if of_paragraph => {
                self.paragraph.outline = number().and_then(|level| u8::try_from(level).ok())
            }
            "strike" | "dstrike" if around == Some(Part::RunProperties) => self.run.struck |= element.is_on(),
            "vertAlign" if around == Some(Part::RunProperties) => {
                self.run.raised = element.value().as_deref() == Some("superscript")
            }
            "vanish" if around == Some(Part::RunProperties) => self.run.hidden = element.is_on(),
            "tab" if around == Some(Part::Run) => self.push("\t"),
            "br" | "cr" if around == Some(Part::Run) => self.push("\n"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "softHyphen" => self.push("\u{AD}"),
            _ => {}
        }
    }

    fn end(&mut self, _name: &str) {
        // The reader has checked that ends fit their starts.
        let Some(part) = self.open.pop() else { return };
        if part == Part::Skipped {
            self.skipped -= 1;
            return;
        }
        if self.skipped > 0 {
            return;
        }
        match part {
            Part::Text => self.in_text = false,
            Part::Link => self.linked -= 1,
            Part::Paragraph => self.end_paragraph(),
            Part::Cell => self.builder.end_cell(),
            Part::Skipped | Part::Properties | Part::RunProperties | Part::Run | Part::Row | Part::Other => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipped == 0 {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        if !self.run.hidden {
            let marks = Marks {
                struck: self.run.struck,
                linked: self.linked > 0,
                raised: self.run.raised,
            };
            self.paragraph.text.push((text.to_owned(), marks));
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let style = paragraph.style.as_deref();
        let label = self.label(&paragraph);
        if self.styles.is_contents(style) || paragraph.text.iter().all(|(text, _)| text.trim().is_empty()) {
            return;
        }
        self.builder.end(Start::Paragraph);
        let outline = paragraph
            .outline
            .filter(|level| *level < 9)
            .map(|level| level + 1);
        let heading = outline.or_else(|| self.styles.heading(style));
        match (label, heading) {
            (Some((label, _)), Some(level)) => {
                self.builder.begin_heading(level);
                self.builder.text(&format!("{label} "), Marks::default());
            }
            (None, Some(level)) => self.builder.begin_heading(level),
            (Some((label, level)), None) => {
                self.builder.depth = level.saturating_add(1);
                self.builder.begin_item(&label);
            }
            (None, None) => {}
        }
        for (text, marks) in &paragraph.text {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.builder.end(Start::Break);
                }
                self.builder.text(line, *marks);
            }
        }
        self.builder.depth = 0;
        if self.open.contains(&Part::Cell)
            && self.cells == 1
            && labels::is_number_alone(self.builder.pending())
        {
            // The first cell of a row is the number of what the other cells say.
            let label = self.builder.take_pending();
            self.builder.depth = 1;
            self.builder.begin_item(&label);
            self.builder.depth = 0;
        }
        if heading.is_some() {
            self.builder.end_heading();
        }
        self.builder.end(Start::Paragraph);
    }

    /// Counts on for a numbered paragraph and returns its label and level.
    fn label(&mut self, paragraph: &Paragraph) -> Option<(String, u8)> {
        let style = paragraph.style.as_deref();
        let by_style = self.styles.numbered(style);
        let list = paragraph
            .numbered
            .list
            .or(by_style.list)
            .filter(|list| *list != 0)?;
        let styled = style.and_then(|style| self.numbering.level_of_style(list, style));
        let level = paragraph
            .numbered
            .level
            .or(by_style.level)
            .or(styled)
            .unwrap_or(0);
        Some((self.numbering.next(list, level)?, level))
    }
}

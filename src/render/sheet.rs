//! A view laid out for people: columns, and cells of toned runs of text. Formats draw it.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};

/// A table with what stands above and below it. Its lines come separately, so that long ones need not be held.
#[derive(Debug, Default)]
pub(crate) struct Sheet<'a> {
    /// What the table is.
    pub(crate) title: String,
    /// Sentences above it.
    pub(crate) intro: Vec<String>,
    /// The columns, left to right.
    pub(crate) columns: Vec<Column>,
    /// Sections below it.
    pub(crate) closing: Vec<Section<'a>>,
}

/// A column.
#[derive(Debug)]
pub(crate) struct Column {
    /// Its heading.
    pub(crate) name: String,
    /// Its share of the width, in percent; 0 when it is as wide as what it holds.
    pub(crate) share: u16,
}

/// A heading and paragraphs below a table.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    pub(crate) heading: &'static str,
    pub(crate) paragraphs: Vec<Paragraph<'a>>,
}

/// One line of the table: a cell for each column.
pub(crate) type Line<'a> = Vec<Cell<'a>>;

/// What stands in one cell: paragraphs, each on a line of its own.
pub(crate) type Cell<'a> = Vec<Paragraph<'a>>;

/// A paragraph.
pub(crate) type Paragraph<'a> = Vec<Run<'a>>;

/// Text of one tone.
#[derive(Debug, Clone)]
pub(crate) struct Run<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) tone: Tone,
}

/// How a run is meant. Every tone has a sign of its own where there are no colours, so nothing rests on colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Plain text.
    Plain,
    /// What the eye looks for first: numbers, verdicts.
    Strong,
    /// What can be passed over: sources, remarks.
    Quiet,
    /// Words that only the old side has.
    Removed,
    /// Words that only the new side has.
    Added,
    /// An address; the text is the address.
    Address,
}

impl<'a> Run<'a> {
    pub(crate) fn new(tone: Tone, text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            tone,
        }
    }

    pub(crate) fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Tone::Plain, text)
    }

    pub(crate) fn strong(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Tone::Strong, text)
    }

    pub(crate) fn quiet(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Tone::Quiet, text)
    }
}

impl Column {
    pub(crate) fn new(name: impl Into<String>, share: u16) -> Self {
        Self {
            name: name.into(),
            share,
        }
    }
}

/// Returns the text without what could steer a terminal: control characters, those that turn the direction of writing, and
/// invisible tags. Line breaks and tabs become spaces.
pub(crate) fn tame(text: &str) -> Cow<'_, str> {
    // Nearly every text is plain letters, which need no second look.
    let plain = text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    if plain || !text.chars().any(is_wild) {
        return Cow::Borrowed(text);
    }
    let tame = |sign: char| match sign {
        '\n' | '\r' | '\t' => ' ',
        sign if is_wild(sign) => '\u{fffd}',
        sign => sign,
    };
    Cow::Owned(text.chars().map(tame).collect())
}

fn is_wild(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || ('\u{e0000}'..='\u{e007f}').contains(&sign)
}

/// Returns the text of a paragraph; where there are no colours, signs mark what was removed and added.
pub(crate) fn paragraph_text(paragraph: &Paragraph, color: bool) -> String {
    let length = paragraph.iter().map(|run| run.text.len() + 4).sum();
    let mut text = String::with_capacity(length);
    for run in paragraph {
        let shown = tame(&run.text);
        let (body, space) = split_end(&shown);
        if body.is_empty() {
            text.push_str(space);
        } else if color {
            let style = style(run.tone, color);
            text += &format!("{style}{body}{style:#}{space}");
        } else {
            let (open, close) = signs(run.tone);
            for part in [open, body, close, space] {
                text.push_str(part);
            }
        }
    }
    text
}

/// Returns the text and the space at its end, so that a mark ends with the word.
pub(crate) fn split_end(text: &str) -> (&str, &str) {
    text.split_at(text.trim_end().len())
}

/// Returns the signs that wdiff and git use.
fn signs(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Removed => ("[-", "-]"),
        Tone::Added => ("{+", "+}"),
        Tone::Plain | Tone::Strong | Tone::Quiet | Tone::Address => ("", ""),
    }
}

/// Returns the style of a tone; plain when there are no colours.
pub(crate) fn style(tone: Tone, color: bool) -> Style {
    if !color {
        return Style::new();
    }
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Quiet => Style::new().dimmed(),
        Tone::Removed => Style::new().fg_color(Some(AnsiColor::Red.into())).strikethrough(),
        Tone::Added => Style::new().fg_color(Some(AnsiColor::Green.into())).underline(),
        Tone::Address => Style::new().fg_color(Some(AnsiColor::Blue.into())),
    }
}

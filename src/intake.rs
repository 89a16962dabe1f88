//! Articles and documents in, numbered points out.
//!
//! [`read`] takes the bytes of a text, a markdown file, a saved web page, a Word document or a PDF and returns the
//! points of the plan that it prints, the text left over on both sides, what the page states about itself, and a
//! note for everything that was assumed. It opens no files, prints nothing and never guesses in silence.
//!
//! Data flows one way: a format (`plain`, `markdown`, `html`, `docx`, `pdf`) makes one flat stream of blocks and knows
//! nothing of points; `asides` takes out what stands among the points and is none of them; `labels` and `lists` find lists in blocks and know nothing of formats; `choose` picks the plan
//! among the lists; `assemble` makes [`Point`]s of it; `plan` strings these together and notes what was assumed;
//! `units` decides between points, paragraphs and lines.
//!
//! Cost: linear in the input. Plain UTF-8 text is borrowed until the points are made.

mod about;
mod asides;
mod assemble;
mod block;
mod builder;
mod choose;
mod clean;
mod count;
mod decode;
mod deleted;
mod docx;
pub(crate) mod excerpt;
mod gaps;
mod html;
mod inline;
mod labels;
mod language;
mod lists;
mod markdown;
pub(crate) mod masthead;
mod numerals;
mod pdf;
mod phrases;
mod plain;
pub(crate) mod plan;
mod sniff;
mod units;
pub mod variant;
mod wrap;

/// The largest input that is read, in bytes: 40 million.
///
/// The longest real documents (treaties with annexes, as text) stay under 10 MB; a saved page of 50 MB is a page
/// with its pictures inside. Past it the input is refused with [`Refusal`] `too-large`, so a caller that reads
/// from a pipe can stop one byte after.
pub const MAX_BYTES: usize = 40_000_000;

/// Bytes to read, and what they are called.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The file name, or `-`; only its ending is used, and it is never opened.
    pub name: &'a str,
    /// The content.
    pub bytes: &'a [u8],
}

/// What one unit of comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Units {
    /// Points where a convincing list is found, else paragraphs where there are several, else lines.
    #[default]
    Auto,
    /// The points of a list.
    Points,
    /// Paragraphs.
    Paragraphs,
    /// Lines, exactly as they are.
    Lines,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page or a piece of one.
    Html,
    /// A Word document.
    Docx,
    /// A PDF with a text layer.
    Pdf,
}

impl Format {
    /// Returns the name as a sentence uses it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "HTML",
            Self::Docx => "Word document",
            Self::Pdf => "PDF",
        }
    }
}

/// What the user asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// What one unit is.
    pub units: Units,
    /// The list to take, counted from 1 in the order of the document, instead of the best one.
    pub list: Option<usize>,
    /// The format, instead of the one that the name and the content show.
    pub format: Option<Format>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// The format in fact used.
    pub format: Format,
    /// The units in fact used; never [`Units::Auto`].
    pub units: Units,
    /// The points, paragraphs or lines, in reading order.
    pub points: Vec<Point>,
    /// The text before the first point.
    pub before: Vec<String>,
    /// Text between points that belongs to none: section headings, "read also" lines.
    pub between: Vec<String>,
    /// What others say beside the points: paragraphs such as `Analysis: …`, footnotes.
    pub remarks: Vec<String>,
    /// The text after the last point.
    pub after: Vec<String>,
    /// Every list that was found, in the order of the document.
    pub lists: Vec<ListSummary>,
    /// What the document states about itself.
    pub about: About,
    /// The short lines around the points.
    pub edges: Edges,
    /// What was assumed, left out or odd.
    pub notes: Vec<Note>,
    /// The language of the points, guessed from their text, else as stated; a two-letter code.
    pub language: Option<String>,
}

/// A point of the plan, a paragraph or a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its number without decoration: `6`, `10a`, `IV`. Paragraphs and lines are counted from 1.
    pub number: String,
    /// Its label as printed: `6.`, `(a)`, `Point 6:`; empty when nothing is printed.
    pub printed: String,
    /// What it says, as one line: wrapped lines and own paragraphs are joined by a space.
    pub text: String,
    /// Its parts.
    pub parts: Vec<Point>,
    /// True when the text says that the point is deleted.
    pub deleted: bool,
}

/// A list that was found, chosen or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSummary {
    /// Its place among the lists of the document, from 1: what [`Options::list`] takes.
    pub index: usize,
    /// How many points it has, parts not counted.
    pub points: usize,
    /// How its first point begins.
    pub first_words: String,
    /// True for the one that was taken.
    pub chosen: bool,
    /// What speaks for it and against it.
    pub why: String,
}

/// What a document states about itself: meta tags, JSON-LD, document properties, front matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: Option<String>,
    /// Who publishes it.
    pub site: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its language, as a two-letter code.
    pub language: Option<String>,
    /// Its canonical address; http or https.
    pub url: Option<String>,
}

/// The short lines that stand before and behind the points, as they are printed: headline, by-line, rights.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edges {
    /// The first lines of the document.
    pub head: Vec<String>,
    /// The lines behind the last point.
    pub tail: Vec<String>,
}

/// Something that was assumed, left out or odd: the user reads it and may disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A stable code, kebab-case.
    pub code: &'static str,
    /// One plain sentence.
    pub text: String,
}

impl Note {
    /// Makes a note.
    pub(crate) fn new(code: &'static str, text: impl Into<String>) -> Self {
        Self {
            code,
            text: text.into(),
        }
    }
}

/// Why nothing was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// A stable code, kebab-case.
    pub code: &'static str,
    /// One sentence: what is wrong.
    pub message: String,
    /// What to do about it.
    pub cure: String,
}

impl Refusal {
    /// Makes a refusal.
    pub(crate) fn new(code: &'static str, message: impl Into<String>, cure: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            cure: cure.into(),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.message, self.cure)
    }
}

impl std::error::Error for Refusal {}

/// Reads a document and returns its points.
///
/// ```
/// use plandiff::intake::{Input, Options, read};
///
/// let text = "The plan in three points:\n\n1. The fighting stops.\n2. Prisoners are\n   exchanged.\n3. Talks begin.\n";
/// let intake = read(&Input { name: "plan.txt", bytes: text.as_bytes() }, &Options::default())?;
/// assert_eq!(intake.points.len(), 3);
/// assert_eq!(intake.points[1].text, "Prisoners are exchanged.");
/// assert_eq!(intake.before, ["The plan in three points:"]);
/// # Ok::<(), plandiff::intake::Refusal>(())
/// ```
pub fn read(input: &Input, options: &Options) -> Result<Intake, Refusal> {
    if input.bytes.len() > MAX_BYTES {
        return Err(Refusal::new(
            "too-large",
            format!(
                "{} has {} MB; at most {} MB are read.",
                input.name,
                input.bytes.len() / 1_000_000,
                MAX_BYTES / 1_000_000
            ),
            "Save only the article or the document itself, or copy its text into a text file.",
        ));
    }
    if input.bytes.is_empty() {
        return Err(units::empty());
    }
    let format = match options.format {
        Some(format) => format,
        None => sniff::format(input)?,
    };
    let mut intake = read_as(format, input, options)?;
    intake.notes.extend(asides::note_on_units(&intake));
    intake.notes.extend(excerpt::note(&intake));
    Ok(intake)
}

/// Reads a document of that format.
fn read_as(format: Format, input: &Input, options: &Options) -> Result<Intake, Refusal> {
    match format {
        Format::Text => {
            let decoded = decode::decode(input.bytes, None)?;
            let (text, removed) = clean::clean(&decoded.text);
            let text = clean::without_note_marks(&text);
            let text = clean::without_bold(&text);
            units::read_text(&text, units::noted(decoded.notes, removed), options)
        }
        Format::Markdown => {
            let decoded = decode::decode(input.bytes, None)?;
            let (text, removed) = clean::clean(&decoded.text);
            let text = clean::without_note_marks(&text);
            units::read_markdown(&text, units::noted(decoded.notes, removed), options)
        }
        Format::Html => {
            let declared = html::declared_encoding(input.bytes);
            let decoded = decode::decode(input.bytes, declared.as_deref())?;
            let document = html::blocks(&decoded.text, decoded.notes)?;
            units::read_document(&document, format, options, None)
        }
        Format::Docx => units::read_document(&docx::blocks(input.bytes)?, format, options, None),
        Format::Pdf => units::read_document(&pdf::blocks(input.bytes)?, format, options, None),
    }
}

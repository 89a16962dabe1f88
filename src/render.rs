//! From finished results to bytes: one enum of formats, one match, one small file a format.
//!
//! A view (`diff`, `list`, `show`, `sources`) is laid out once as a `sheet::Sheet`: columns and cells of toned
//! runs of text. The formats that are tables for people (`table`, `plain`, `markdown`) draw any sheet and know
//! nothing of verdicts; `json` has wire structs of its own. So a new view is one file that makes a sheet, and a
//! new format one file that draws one. Nothing here computes: if two formats need a number, it is in
//! [`crate::report`].

use std::io::{self, BufWriter, Write};

use crate::model::{Library, Variant};
use crate::problem::Problem;
use crate::report::Report;
use crate::report::explain::Explained;

mod diff;
mod explain;
mod json;
mod markdown;
mod phrases;
mod plain;
pub mod problems;
mod sheet;
mod table;
mod views;

/// A table with more rows than this is printed as `plain`: a terminal table has to lay out all of its rows
/// before it can print the first (about 0.02 ms a row), and nobody reads one of that length.
pub const TABLE_ROWS: usize = 2_000;

/// The bytes that are gathered before they are handed on: what the files and pipes below take in one call.
const BUFFER: usize = 1 << 16;

/// Under this many columns a table of three columns has no room for words.
pub const TABLE_WIDTH: u16 = 60;

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table that fits the terminal.
    Table,
    /// One row after the other, for narrow windows and very long results.
    Plain,
    /// A GitHub-flavoured markdown table with numbered sources.
    Markdown,
    /// Versioned JSON for other programs.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Table, Self::Plain, Self::Markdown, Self::Json];

    /// Returns the name that the command line uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Json => "json",
        }
    }

    /// Returns the format that the ending of a file name asks for.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "txt" => Some(Self::Table),
            _ => None,
        }
    }
}

/// How a result is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The format.
    pub format: Format,
    /// Columns of the terminal.
    pub width: u16,
    /// True when colours may be used.
    pub color: bool,
}

impl Look {
    /// Returns the look with the format that `rows` rows can be shown in.
    fn fitting(self, rows: usize) -> Self {
        let fits = rows <= TABLE_ROWS && self.width >= TABLE_WIDTH;
        let format = if self.format == Format::Table && !fits {
            Format::Plain
        } else {
            self.format
        };
        Self { format, ..self }
    }
}

/// Writes a comparison.
pub fn diff(report: &Report, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let look = look.fitting(report.rows.len());
    match look.format {
        Format::Json => json::diff::diff(report, out),
        Format::Table | Format::Plain | Format::Markdown => {
            draw(&diff::sheet(report), &mut diff::lines(report), look, out)
        }
    }
}

/// Writes why a clause was matched as it was.
pub fn explain(explained: &Explained, look: Look, out: &mut dyn Write) -> io::Result<()> {
    match look.format {
        Format::Json => json::explain::explain(explained, out),
        Format::Table | Format::Plain | Format::Markdown => draw(
            &explain::sheet(explained),
            &mut explain::lines(explained),
            look.fitting(0),
            out,
        ),
    }
}

/// Writes the problems of plan files.
pub fn problems(found: &[Problem], look: Look, out: &mut dyn Write) -> io::Result<()> {
    match look.format {
        Format::Json => problems::write_json(found, out),
        Format::Table | Format::Plain | Format::Markdown => {
            let mut out = BufWriter::with_capacity(BUFFER, out);
            problems::write_text(found, look.width, look.color, &mut out)?;
            out.flush()
        }
    }
}

/// The least width of the list: its six columns break ids and dates in two below it.
const LIST_WIDTH: u16 = 72;

/// Writes the list of variants.
pub fn list(library: &Library, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let look = match look.format {
        Format::Table if look.width < LIST_WIDTH => Look {
            format: Format::Plain,
            ..look
        },
        Format::Table | Format::Plain | Format::Markdown | Format::Json => look,
    };
    match look.format {
        Format::Json => json::variant::list(library, out),
        Format::Table | Format::Plain | Format::Markdown => draw(
            &views::list_sheet(),
            &mut views::list_lines(library),
            look.fitting(0),
            out,
        ),
    }
}

/// Writes one variant: its clauses, or what is reported of it.
pub fn show(library: &Library, variant: &Variant, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let look = look.fitting(variant.clauses.len() + variant.claims.len());
    match look.format {
        Format::Json => json::variant::show(variant, out),
        Format::Table | Format::Plain | Format::Markdown => draw(
            &views::show_sheet(variant),
            &mut views::show_lines(library, variant),
            look,
            out,
        ),
    }
}

/// Writes the sources: all of them, or those that one variant cites.
pub fn sources(
    library: &Library,
    variant: Option<&Variant>,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let cited = library.cited(variant);
    match look.format {
        Format::Json => json::variant::sources(&cited, out),
        Format::Table | Format::Plain | Format::Markdown => {
            let lines = &mut views::source_lines(&cited);
            draw(
                &views::source_sheet(variant),
                lines,
                look.fitting(cited.len()),
                out,
            )
        }
    }
}

fn draw<'a>(
    sheet: &sheet::Sheet<'a>,
    lines: &mut dyn Iterator<Item = sheet::Line<'a>>,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    match look.format {
        Format::Table => table::draw(sheet, lines, look, &mut out),
        Format::Markdown => markdown::draw(sheet, lines, &mut out),
        // JSON never reaches this place: a sheet is for people.
        Format::Plain | Format::Json => plain::draw(sheet, lines, look, &mut out),
    }?;
    out.flush()
}

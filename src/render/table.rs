//! Draws a sheet as a table that fits the terminal.
//!
//! Cost: comfy-table lays out all rows before it prints the first, about 0.02 ms a row of wrapped prose; see
//! [`crate::render::TABLE_ROWS`].

mod paint;

use std::borrow::Cow;
use std::io::{self, Write};

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use unicode_width::UnicodeWidthStr;

use crate::render::Look;
use crate::render::sheet::{Cell, Column, Line, Sheet, Tone, paragraph_text, style, tame};

pub(crate) fn draw<'a>(
    sheet: &Sheet<'a>,
    lines: &mut dyn Iterator<Item = Line<'a>>,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let strong = style(Tone::Strong, look.color);
    writeln!(out, "{strong}{}{strong:#}", tame(&sheet.title))?;
    for sentence in &sheet.intro {
        write_wrapped(out, &tame(sentence), look.width)?;
    }
    writeln!(out)?;
    let mut table = Table::new();
    table.load_style(comfy_table::presets::UTF8_FULL);
    table
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(look.width);
    table.set_header(sheet.columns.iter().map(|column| column.name.as_str()));
    for line in lines {
        table.add_row(line.iter().map(|cell| cell_text(cell, look.color)));
    }
    // Borders take one column each side of every cell, and the padding another two.
    let room = look
        .width
        .saturating_sub(3 * u16::try_from(sheet.columns.len()).unwrap_or(1) + 1);
    let widths = widths(&sheet.columns, room);
    for (width, shape) in widths.into_iter().zip(table.column_iter_mut()) {
        if let Some(width) = width {
            shape.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width + 2)));
        }
    }
    if table.is_empty() {
        writeln!(out, "No rows to show.")?;
    } else if look.color {
        writeln!(out, "{}", paint::paint(&table.to_string()))?;
    } else {
        writeln!(out, "{table}")?;
    }
    for section in &sheet.closing {
        writeln!(out, "\n{strong}{}{strong:#}", section.heading)?;
        for paragraph in &section.paragraphs {
            write_wrapped(out, &paragraph_text(paragraph, look.color), look.width)?;
        }
    }
    Ok(())
}

/// The room for text that a column has at least.
const LEAST_WIDTH: u16 = 8;

/// Returns how wide the columns with a share are; what narrow ones get beyond theirs the widest one gives.
fn widths(columns: &[Column], room: u16) -> Vec<Option<u16>> {
    let share = |column: &Column| Some(room * column.share / 100).filter(|_| column.share > 0);
    let shares: Vec<Option<u16>> = columns.iter().map(share).collect();
    let width = |share: &Option<u16>| share.map(|share| share.max(LEAST_WIDTH));
    let mut widths: Vec<Option<u16>> = shares.iter().map(width).collect();
    let beyond = |share: &u16| LEAST_WIDTH.saturating_sub(*share);
    let beyond: u16 = shares.iter().flatten().map(beyond).sum();
    if let Some(widest) = widths.iter_mut().flatten().max() {
        *widest = widest.saturating_sub(beyond).max(LEAST_WIDTH);
    }
    widths
}

/// Writes a paragraph at the width of the terminal; an address is never broken.
fn write_wrapped(out: &mut dyn Write, text: &str, width: u16) -> io::Result<()> {
    let mut column = 0;
    for word in text.split_inclusive(' ') {
        let shown = without_colors(word);
        if column > 0 && column + shown.trim_end().width() > usize::from(width) {
            writeln!(out)?;
            column = 0;
        }
        out.write_all(word.as_bytes())?;
        column += shown.width();
    }
    writeln!(out)
}

/// Returns the text without its colours, to measure it.
fn without_colors(text: &str) -> Cow<'_, str> {
    if text.contains('\x1b') {
        anstream::adapter::strip_str(text).to_string().into()
    } else {
        text.into()
    }
}

fn cell_text(cell: &Cell, color: bool) -> String {
    let text = |paragraph| match color {
        true => paint::marked(paragraph),
        false => paragraph_text(paragraph, false),
    };
    cell.iter().map(text).collect::<Vec<_>>().join("\n")
}

//! Draws a sheet line after line, without a frame: for narrow windows, screen readers and very long results.
//!
//! Cost: linear in what is printed; nothing is held.

use std::io::{self, Write};

use crate::render::Look;
use crate::render::sheet::{Line, Sheet, paragraph_text, tame};

pub(crate) fn draw<'a>(
    sheet: &Sheet<'a>,
    lines: &mut dyn Iterator<Item = Line<'a>>,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", tame(&sheet.title))?;
    for sentence in &sheet.intro {
        writeln!(out, "{}", tame(sentence))?;
    }
    for line in lines {
        writeln!(out)?;
        for (column, cell) in sheet.columns.iter().zip(&line) {
            write!(out, "{}: ", column.name)?;
            for (place, paragraph) in cell.iter().enumerate() {
                let indent = if place == 0 { "" } else { "    " };
                writeln!(out, "{indent}{}", paragraph_text(paragraph, look.color))?;
            }
            if cell.is_empty() {
                writeln!(out)?;
            }
        }
    }
    for section in &sheet.closing {
        writeln!(out, "\n{}", section.heading)?;
        for paragraph in &section.paragraphs {
            writeln!(out, "{}", paragraph_text(paragraph, look.color))?;
        }
    }
    Ok(())
}

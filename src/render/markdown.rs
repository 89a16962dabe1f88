//! Draws a sheet as a GitHub-flavoured markdown table, ready to publish.
//!
//! What a text holds is never taken for markup: the signs of markdown and HTML are escaped, a line break inside a
//! cell becomes `<br>`, a pipe stays inside its cell. Addresses are http or https only, as the loader has it.

use std::io::{self, Write};

use crate::render::sheet::{Cell, Line, Paragraph, Run, Sheet, Tone, split_end, tame};

pub(crate) fn draw<'a>(
    sheet: &Sheet<'a>,
    lines: &mut dyn Iterator<Item = Line<'a>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "## {}\n", escape(&sheet.title))?;
    for sentence in &sheet.intro {
        writeln!(out, "{}\n", escape(sentence))?;
    }
    let names: Vec<String> = sheet.columns.iter().map(|column| escape(&column.name)).collect();
    writeln!(out, "| {} |", names.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(names.len()))?;
    for line in lines {
        let cells: Vec<String> = line.iter().map(cell_text).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    for section in &sheet.closing {
        writeln!(out, "\n### {}\n", section.heading)?;
        for paragraph in &section.paragraphs {
            writeln!(out, "- {}", paragraph_text(paragraph))?;
        }
    }
    Ok(())
}

fn cell_text(cell: &Cell) -> String {
    cell.iter().map(paragraph_text).collect::<Vec<_>>().join("<br>")
}

fn paragraph_text(paragraph: &Paragraph) -> String {
    paragraph.iter().map(run_text).collect()
}

fn run_text(run: &Run) -> String {
    let (open, close) = match run.tone {
        Tone::Plain | Tone::Quiet => ("", ""),
        Tone::Strong | Tone::Added => ("**", "**"),
        Tone::Removed => ("~~", "~~"),
        Tone::Address => ("<", ">"),
    };
    // Emphasis in markdown must touch its words.
    let (body, end) = split_end(&run.text);
    let start = body.len() - body.trim_start().len();
    let (start, body) = body.split_at(start);
    let body = if run.tone == Tone::Address {
        tame(body).replace(['<', '>', '|', ' '], "")
    } else {
        escape(body)
    };
    if body.is_empty() {
        return format!("{start}{end}");
    }
    format!("{start}{open}{body}{close}{end}")
}

/// Returns the text with every sign escaped that markdown or HTML would take for markup. A bracket alone is none:
/// only what follows a closing one makes a link of it.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let text = tame(text);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '`' | '~' | '#' => {
                escaped.push('\\');
                escaped.push(sign);
            }
            ']' if matches!(signs.peek(), Some('(' | '[' | ':')) => escaped.push_str("\\]"),
            sign => escaped.push(sign),
        }
    }
    escaped
}

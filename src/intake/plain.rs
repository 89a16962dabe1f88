//! Plain text to blocks: one block a line, with its column and whether a blank line stands before it.
//!
//! Cost: one pass, nothing is copied.

use super::block::{Block, Document, Kind, Start};
use super::{Note, Refusal};

/// How many blocks a document may have. The largest files of the measurements have 28,000 lines; a million keeps a
/// hostile file of 40 MB of line ends at some 60 MB of memory.
pub(crate) const MAX_BLOCKS: usize = 1_000_000;

/// Refuses a document with too many lines or paragraphs.
pub(crate) fn too_many_blocks() -> Refusal {
    Refusal::new(
        "too-many-lines",
        format!("The text has more than {MAX_BLOCKS} lines or paragraphs."),
        "Give only the part that is to be compared.",
    )
}

/// Makes a block of each line that is not empty.
pub(crate) fn blocks(text: &str, notes: Vec<Note>) -> Result<Document<'_>, Refusal> {
    // A list that grows touches twice the memory that it needs; a line of a plan has some two hundred bytes.
    let mut document = Document {
        notes,
        blocks: Vec::with_capacity((text.len() / 128).min(MAX_BLOCKS)),
        ..Document::default()
    };
    let (mut gap, mut new_page) = (true, false);
    let quoted = is_quoted(text);
    let lines = text
        .split('\n')
        .map(|line| if quoted { unquoted(line) } else { line });
    for line in lines {
        let trimmed = line.trim();
        new_page |= line.contains('\u{C}');
        if trimmed.is_empty() {
            gap = true;
            continue;
        }
        if document.blocks.len() == MAX_BLOCKS {
            return Err(too_many_blocks());
        }
        let start = if gap { Start::Paragraph } else { Start::Wrap };
        let mut block = Block::new(trimmed, Kind::Text, start);
        block.indent = indent(line);
        block.new_page = std::mem::take(&mut new_page);
        document.blocks.push(block);
        gap = false;
    }
    Ok(document)
}

/// Tells whether a text is quoted as mail is: most of its lines that are not empty begin with `>`.
fn is_quoted(text: &str) -> bool {
    if !text.contains('>') {
        return false;
    }
    let lines = text
        .split('\n')
        .map(str::trim_start)
        .filter(|line| !line.is_empty());
    let (mut all, mut quoted) = (0, 0);
    for line in lines {
        all += 1;
        quoted += usize::from(line.starts_with('>'));
    }
    quoted * 2 > all
}

/// Returns a line without the signs of quotation before it.
fn unquoted(line: &str) -> &str {
    let mut rest = line;
    while let Some(inner) = rest.trim_start().strip_prefix('>') {
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    rest
}

/// Returns the column of the first letter; a tab goes on to the next column that is divisible by four.
pub(crate) fn indent(line: &str) -> u16 {
    let mut column = 0u16;
    for character in line.chars().take_while(|character| character.is_whitespace()) {
        column = if character == '\t' {
            (column / 4).saturating_add(1).saturating_mul(4)
        } else {
            column.saturating_add(1)
        };
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_quotation_are_taken_off() {
        let document = blocks("He wrote:\n\n> 1. One\n>    more\n>\n> > 2. Two\n", Vec::new()).unwrap();
        let seen: Vec<_> = document
            .blocks
            .iter()
            .map(|block| (block.text.as_ref(), block.start))
            .collect();
        assert_eq!(
            seen,
            [
                ("He wrote:", Start::Paragraph),
                ("1. One", Start::Paragraph),
                ("more", Start::Wrap),
                ("2. Two", Start::Paragraph)
            ]
        );
        let document = blocks("Trade is free.\n> 5 points are given.\nPeace.\n", Vec::new()).unwrap();
        assert_eq!(document.blocks[1].text, "> 5 points are given.");
    }

    #[test]
    fn lines_have_a_column_and_know_the_blank_line_before() {
        let document = blocks("\nTitle\r\n\r\n  1. One\n\tmore\n", Vec::new()).unwrap();
        let seen: Vec<_> = document
            .blocks
            .iter()
            .map(|block| (block.text.as_ref(), block.indent, block.start))
            .collect();
        assert_eq!(
            seen,
            [
                ("Title", 0, Start::Paragraph),
                ("1. One", 2, Start::Paragraph),
                ("more", 4, Start::Wrap)
            ]
        );
    }
}

//! A list that stands in one paragraph: `1. The fighting stops. 2. Prisoners are exchanged. 3. …`
//!
//! Sites that copy a plan lose its line ends. Such a paragraph is split before each label, but only as a last resort,
//! where the document has no other list, and only where at least four labels follow one another from 1, each after the
//! end of a clause: `Articles 1. and 2.` do not. Cost: linear in the text.

use super::block::{Block, Document, Kind, Start};
use super::labels::{self, Closing, Numeral, Reading};
use super::{Note, choose};

/// How many labels prove a list. Three occur in sentences that count their own reasons.
const LEAST: u32 = 4;

/// Splits every paragraph that is a list; none when there is no such paragraph.
pub(crate) fn split<'d>(document: &'d Document<'_>) -> Option<Document<'d>> {
    let mut blocks: Vec<Block<'d>> = Vec::with_capacity(document.blocks.len());
    let mut found = false;
    for block in &document.blocks {
        let places = match block.kind {
            Kind::Text if choose::in_page(block.region) => places(&block.text),
            Kind::Text | Kind::Heading(_) | Kind::Item(_) => Vec::new(),
        };
        let ends = places.iter().copied().skip(1).chain([block.text.len()]);
        let lead = places.first().copied().unwrap_or(block.text.len());
        found |= !places.is_empty();
        if lead > 0 || places.is_empty() {
            blocks.push(piece(block, 0, lead, block.start));
        }
        for (from, to) in places.iter().copied().zip(ends) {
            blocks.push(piece(block, from, to, Start::Break));
        }
    }
    if !found {
        return None;
    }
    let mut notes = document.notes.clone();
    let text = "The points stand in one paragraph; it was split before each number.";
    notes.push(Note::new("points-in-one-paragraph", text));
    Some(Document {
        blocks,
        about: document.about.clone(),
        notes,
    })
}

fn piece<'d>(block: &'d Block<'_>, from: usize, to: usize, start: Start) -> Block<'d> {
    let mut piece = Block::new(block.text[from..to].trim(), block.kind.clone(), start);
    (piece.region, piece.depth, piece.indent) = (block.region, block.depth, block.indent);
    (piece.linked, piece.struck) = (block.linked, block.struck);
    piece
}

/// Returns where the labels of a list begin in a text; none when there are too few.
fn places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    // Most paragraphs have not even the last number that a list needs, which is [`LEAST`]; only other scripts have digits
    // of their own.
    if text.is_ascii() && !text.contains('4') {
        return places;
    }
    let mut last: Option<Reading> = None;
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let begins_word = before.is_whitespace() && (sign.is_numeric() || sign == '(');
        before = sign;
        if !begins_word || !ends_clause(text[..at].trim_end()) {
            continue;
        }
        let Some(reading) = label_at(&text[at..]) else {
            continue;
        };
        let expected = last.map_or(1, |last| last.value + 1);
        if reading.value == expected && last.is_none_or(|last| last.style == reading.style) {
            places.push(at);
            last = Some(reading);
        }
    }
    if last.is_some_and(|last| last.value >= LEAST) {
        places
    } else {
        Vec::new()
    }
}

fn label_at(text: &str) -> Option<Reading> {
    let label = labels::read(text)?;
    let reading = label.readings.first()?;
    let closed = matches!(
        reading.style.closing,
        Closing::Dot | Closing::Paren | Closing::Parens
    );
    let digits = reading.style.numeral == Numeral::Digits && reading.style.prefixed == 0;
    let clause = !label.rest.starts_with(|next: char| next.is_numeric());
    (closed && digits && clause && !label.rest.is_empty()).then_some(reading)
}

fn ends_clause(text: &str) -> bool {
    text.is_empty() || text.ends_with(['.', ';', ':', '!', '?', ',', '»', '”', '"', ')', '…', '—', '–'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_row_from_one_is_a_list() {
        let pieces = |text: &str| places(text).len();
        assert_eq!(
            pieces("The plan: 1. It stops. 2. They leave by 1. May. 3. All return; 4. Talks begin."),
            4
        );
        assert_eq!(
            pieces("The plan: (1) it stops, (2) they leave, (3) all return, (4) talks begin."),
            4
        );
        assert_eq!(pieces("Reasons: 1. It is late. 2. It is cold. 3. We are few."), 0);
        assert_eq!(pieces("It grew by 1. and 2. and 3. and 4. of a percent."), 0);
    }
}

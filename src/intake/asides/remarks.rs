//! What others say beside the points: paragraphs such as `Analysis: …` or `Editor's note: …`, and footnotes at the end of a page.
//!
//! A remark goes on to the next label or heading, since what an outlet explains may take several paragraphs. A footnote is told
//! by its mark, which stands in the text before it; only its own lines are its text. Both are no words of the plan, and like all
//! prose beside points they leave the doubt whether these are all.
//!
//! Cost: one look at the beginning of every block.

use super::is_labelled;
use crate::intake::block::{Block, Kind, Start};
use crate::intake::choose::in_page;
use crate::intake::wrap::Joiner;

/// How remarks begin, in lower case; a colon or the end of the line follows.
const REMARKS: [&str; 29] = [
    "analysis",
    "our analysis",
    "background",
    "comment",
    "commentary",
    "context",
    "explainer",
    "explanation",
    "fact check",
    "in context",
    "our comment",
    "our take",
    "our view",
    "reaction",
    "reactions",
    "what it means",
    "what this means",
    "why it matters",
    "why this matters",
    "editor's note",
    "editors' note",
    "editorial note",
    "ed. note",
    "reporter's note",
    "translator's note",
    "note from the editor",
    "note by the editor",
    "анализ",
    "контекст",
];

/// How remarks in brackets begin.
const IN_BRACKETS: [&str; 8] = [
    "editor's note",
    "editors' note",
    "editorial note",
    "ed. note",
    "ed.:",
    "ed:",
    "translator's note",
    "note by the editor",
];

/// The longest beginning of a remark, in letters.
const LONGEST: usize = 32;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// The blocks that are remarks or footnotes, in order.
    pub(super) blocks: Vec<usize>,
    /// Each remark and each footnote, in its order.
    pub(super) texts: Vec<String>,
}

/// Finds remarks and footnotes behind the first label.
pub(super) fn find(blocks: &[Block<'_>]) -> Option<Found> {
    let may_begin = |block: &Block<'_>| is_remark(block) || mark(block).is_some();
    if !blocks.iter().any(may_begin) {
        return None;
    }
    let mut found = Found::default();
    let mut joiner = Joiner::new(blocks);
    let mut marks = Marks::default();
    let mut is_among_points = false;
    let mut index = 0;
    while index < blocks.len() {
        let block = &blocks[index];
        let end = match is_among_points && in_page(block.region) {
            true if is_remark(block) => end_of_remark(blocks, index),
            true if mark(block).is_some_and(|mark| marks.has(mark)) => end_of_footnote(blocks, index),
            true | false => index,
        };
        if end == index {
            is_among_points |= is_labelled(block) && mark(block).is_none();
            marks.read(&block.text);
            index += 1;
            continue;
        }
        let mut text = String::new();
        for block in &blocks[index..end] {
            if block.start == Start::Paragraph && text.ends_with(char::is_alphanumeric) {
                text.push(':');
            }
            joiner.append(&mut text, &block.text, block.start);
        }
        found.texts.push(text);
        found.blocks.extend(index..end);
        index = end;
    }
    (!found.blocks.is_empty()).then_some(found)
}

/// Tells whether a block begins a remark.
fn is_remark(block: &Block<'_>) -> bool {
    if matches!(block.kind, Kind::Item(_)) {
        return false;
    }
    let text = block.text.as_ref();
    let start = text.char_indices().nth(LONGEST);
    let start = start.map_or(text, |(end, _)| &text[..end]);
    // Few lines have a colon near their beginning, or are as short.
    if start.len() == text.len() || start.starts_with(['[', '(']) || start.contains(':') {
        return begins_remark(text, start);
    }
    false
}

/// Tells whether a text is a remark by the letters that it begins with.
fn begins_remark(text: &str, start: &str) -> bool {
    let start = start.to_lowercase().replace('’', "'");
    if let Some(inner) = start.strip_prefix(['[', '(']) {
        let closes = text.ends_with([']', ')']) || text.ends_with("].") || text.ends_with(").");
        return closes && IN_BRACKETS.iter().any(|remark| inner.starts_with(remark));
    }
    REMARKS.iter().any(|remark| {
        let rest = start.strip_prefix(remark);
        rest.is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with(':'))
    })
}

/// A remark goes on to the next label or heading; one in brackets is its own paragraph.
fn end_of_remark(blocks: &[Block<'_>], from: usize) -> usize {
    let first = &blocks[from];
    if first.text.starts_with(['[', '(']) {
        return from + 1;
    }
    let own = blocks[from + 1..].iter().take_while(|block| {
        let begins = is_labelled(block) || is_remark(block) || matches!(block.kind, Kind::Heading(_));
        !begins && block.region == first.region
    });
    from + 1 + own.count()
}

/// A footnote goes on to the end of its paragraph, or to the next footnote.
fn end_of_footnote(blocks: &[Block<'_>], from: usize) -> usize {
    let own = blocks[from + 1..].iter().take_while(|block| {
        block.start != Start::Paragraph && mark(block).is_none() && !is_labelled(block) && !is_remark(block)
    });
    from + 1 + own.count()
}

/// A mark of a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `¹²`
    Raised(u32),
    /// `[12]`
    Bracketed(u32),
}

/// Returns the mark that a block begins with, if text follows it.
fn mark(block: &Block<'_>) -> Option<Mark> {
    let text = block.text.as_ref();
    if block.kind != Kind::Text || !text.starts_with(|first| first == '[' || raised(first).is_some()) {
        return None;
    }
    let (mark, rest) = read_mark(text)?;
    rest.trim_start()
        .starts_with(char::is_alphanumeric)
        .then_some(mark)
}

/// Reads a mark and what follows it.
fn read_mark(text: &str) -> Option<(Mark, &str)> {
    if let Some(inner) = text.strip_prefix('[') {
        let (number, rest) = inner.split_once(']')?;
        let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        let number = number.parse().ok().filter(|_| is_number)?;
        return Some((Mark::Bracketed(number), rest));
    }
    let rest = text.trim_start_matches(|sign| raised(sign).is_some());
    let digits = text[..text.len() - rest.len()].chars().take(4).filter_map(raised);
    let number = digits.fold(0, |number, digit| number * 10 + digit);
    (rest.len() < text.len()).then_some((Mark::Raised(number), rest))
}

fn raised(sign: char) -> Option<u32> {
    let place = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == sign)?;
    u32::try_from(place).ok()
}

/// The marks that the text has so far.
#[derive(Default)]
struct Marks(Vec<Mark>);

/// How many marks are kept; no document has more footnotes.
const MOST_MARKS: usize = 1000;

impl Marks {
    fn has(&self, mark: Mark) -> bool {
        self.0.contains(&mark)
    }

    /// Takes up the marks inside a text; what it begins with is no mark of it.
    fn read(&mut self, text: &str) {
        let is_first = |sign: char| sign == '[' || raised(sign).is_some();
        let mut rest = text;
        while let Some(at) = rest.find(is_first) {
            let found = read_mark(&rest[at..]).filter(|_| rest.len() < text.len() || at > 0);
            let next = rest[at..].chars().next().map_or(1, char::len_utf8);
            let behind = found.map_or(at + next, |(_, behind)| rest.len() - behind.len());
            if let Some((mark, _)) = found.filter(|_| self.0.len() < MOST_MARKS) {
                self.0.push(mark);
            }
            rest = &rest[behind..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_told_from_points() {
        let is = |text: &str| is_remark(&Block::new(text.to_owned(), Kind::Text, Start::Paragraph));
        for text in [
            "Analysis: this is new.",
            "ANALYSIS",
            "Editor’s note: it was cut.",
            "[Editor's note: it was cut.]",
            "(Ed.: it was cut)",
            "Why it matters: it is new.",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "Analysis of the samples is done by the agency.",
            "Comments: none",
            "Note: the parties agree.",
            "[The parties agree]",
            "Context matters.",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}

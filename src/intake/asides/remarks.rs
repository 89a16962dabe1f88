//! What others say beside the points: paragraphs such as `Analysis: …` or `Editor's note: …`, and footnotes at the end of a page.
//!
//! A word that only an outlet writes (`Analysis:`) makes a remark; one that a plan may write too (`Context:`) does so where its
//! paragraph stands behind a point that is complete and does not speak as a plan does. A remark goes on to the next label or
//! heading, since what an outlet explains may take several paragraphs, unless points of this document do so too: rather
//! is a remark left in a point than a sentence of the plan taken out. A footnote is told by its mark, which stands in the text
//! before it; only its own lines are its text. Both are no words of the plan, and like all prose beside points they leave the
//! doubt whether these are all.
//!
//! Cost: one look at the beginning of every block.

use super::{ends_sentence, is_labelled};
use crate::intake::block::{Block, Kind, Start};
use crate::intake::choose::in_page;
use crate::intake::wrap::Joiner;

/// How remarks begin that only an outlet makes, in lower case; a colon or the end of the line follows.
const REMARKS: [&str; 20] = [
    "analysis",
    "our analysis",
    "explainer",
    "fact check",
    "in context",
    "our comment",
    "our take",
    "our view",
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
];

/// How remarks begin that may as well be text of a plan.
const PERHAPS: [&str; 9] = [
    "background",
    "comment",
    "commentary",
    "context",
    "explanation",
    "reaction",
    "reactions",
    "анализ",
    "контекст",
];

/// Words with which a plan speaks, and hardly anybody who writes about it.
const OF_PLANS: [&str; 6] = [
    " shall ",
    " must ",
    " the parties ",
    " each party ",
    " this article ",
    " this agreement ",
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
    let may_begin = |block: &Block<'_>| remark(block).is_some() || mark(block).is_some();
    if !blocks.iter().any(may_begin) {
        return None;
    }
    let usual = Usual::of(blocks);
    let mut found = Found::default();
    let mut joiner = Joiner::new(blocks);
    let mut marks = Marks::default();
    let mut is_among_points = false;
    // How many paragraphs the point has so far, behind its label.
    let mut paragraphs = 0;
    let mut index = 0;
    while index < blocks.len() {
        let block = &blocks[index];
        let is_complete = || index > 0 && ends_sentence(&blocks[index - 1]) && paragraphs >= usual.fewest;
        let end = match (remark(block), mark(block)) {
            _ if !is_among_points || !in_page(block.region) => index,
            (Some(Remark::Perhaps), _) if !is_complete() || !is_of_outlet(blocks, index) => index,
            (Some(_), _) => end_of_remark(blocks, index, is_complete() && usual.is_one_length),
            (None, Some(mark)) if marks.has(mark) => end_of_footnote(blocks, index),
            (None, _) => index,
        };
        if end == index {
            is_among_points |= is_labelled(block) && mark(block).is_none();
            match is_labelled(block) {
                true => paragraphs = 0,
                false => paragraphs += usize::from(block.start == Start::Paragraph),
            }
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

/// How surely a block begins a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remark {
    /// Nobody else writes so.
    Sure,
    /// The plan may write so.
    Perhaps,
}

/// Returns how surely a block begins a remark, if it may.
fn remark(block: &Block<'_>) -> Option<Remark> {
    if matches!(block.kind, Kind::Item(_)) {
        return None;
    }
    let text = block.text.as_ref();
    let start = text.char_indices().nth(LONGEST);
    let start = start.map_or(text, |(end, _)| &text[..end]);
    // Few lines have a colon near their beginning, or are as short.
    if start.len() == text.len() || start.starts_with(['[', '(']) || start.contains(':') {
        return begins_remark(block, start);
    }
    None
}

/// Returns the same by the letters that the block begins with.
fn begins_remark(block: &Block<'_>, start: &str) -> Option<Remark> {
    let text = block.text.as_ref();
    let start = start.to_lowercase().replace('’', "'");
    // The note of a mark in markdown.
    if start.starts_with("[^") && start.contains("]:") {
        return Some(Remark::Sure);
    }
    if let Some(inner) = start.strip_prefix(['[', '(']) {
        let closes = text.ends_with([']', ')']) || text.ends_with("].") || text.ends_with(").");
        let begins = closes && IN_BRACKETS.iter().any(|remark| inner.starts_with(remark));
        return begins.then_some(Remark::Sure);
    }
    let begins = |remark: &&str| {
        let rest = start.strip_prefix(remark);
        rest.is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with(':'))
    };
    if REMARKS.iter().any(&begins) {
        return Some(Remark::Sure);
    }
    // Under a heading of its own no point goes on.
    PERHAPS.iter().any(begins).then_some(match block.kind {
        Kind::Heading(_) => Remark::Sure,
        Kind::Text | Kind::Item(_) => Remark::Perhaps,
    })
}

/// Tells whether a paragraph that may be a remark or text of the plan is a remark: it stands by itself, and does not speak
/// as a plan does.
fn is_of_outlet(blocks: &[Block<'_>], from: usize) -> bool {
    let rest = &blocks[from + 1..];
    let own = rest.iter().take_while(|block| block.start != Start::Paragraph);
    let speaks_as_plan = |block: &Block<'_>| {
        let words = block
            .text
            .to_lowercase()
            .replace(|sign: char| !sign.is_alphanumeric(), " ");
        let words = format!(" {words} ");
        OF_PLANS.iter().any(|word| words.contains(word))
    };
    blocks[from].start == Start::Paragraph && !std::iter::once(&blocks[from]).chain(own).any(speaks_as_plan)
}

/// A remark goes on to the next label or heading, or to the end of its paragraph where points have several; one in brackets
/// is its own paragraph.
fn end_of_remark(blocks: &[Block<'_>], from: usize, may_go_on: bool) -> usize {
    let first = &blocks[from];
    if first.text.starts_with(['[', '(']) {
        return from + 1;
    }
    // What stands below a word alone is its text.
    let is_title = !first.text.contains(':');
    let may_go_on = may_go_on || matches!(first.kind, Kind::Heading(_));
    let own = blocks[from + 1..]
        .iter()
        .enumerate()
        .take_while(|(place, block)| {
            let begins =
                is_labelled(block) || remark(block).is_some() || matches!(block.kind, Kind::Heading(_));
            let goes_on = may_go_on || block.start != Start::Paragraph || is_title && *place == 0;
            goes_on && !begins && block.region == first.region
        });
    from + 1 + own.count()
}

/// How long the points are that have no remarks.
struct Usual {
    /// How many paragraphs each has behind its label at least.
    fewest: usize,
    /// Whether none has more.
    is_one_length: bool,
}

impl Usual {
    /// Measures the points between two labels; what stands behind the last one may be none of it.
    fn of(blocks: &[Block<'_>]) -> Self {
        let (mut fewest, mut most) = (usize::MAX, 0);
        // The paragraphs of the point so far; none where it has a remark.
        let mut open: Option<usize> = None;
        for block in blocks {
            if is_labelled(block) {
                if let Some(paragraphs) = open {
                    (fewest, most) = (fewest.min(paragraphs), most.max(paragraphs));
                }
                open = Some(0);
            } else if remark(block).is_some() || matches!(block.kind, Kind::Heading(_)) {
                open = None;
            } else if block.start == Start::Paragraph {
                open = open.map(|paragraphs| paragraphs + 1);
            }
        }
        Self {
            fewest: if fewest == usize::MAX { 0 } else { fewest },
            is_one_length: fewest >= most,
        }
    }
}

/// A footnote goes on to the end of its paragraph, or to the next footnote.
fn end_of_footnote(blocks: &[Block<'_>], from: usize) -> usize {
    let own = blocks[from + 1..].iter().take_while(|block| {
        block.start != Start::Paragraph
            && mark(block).is_none()
            && !is_labelled(block)
            && remark(block).is_none()
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
        let is = |text: &str| remark(&Block::new(text.to_owned(), Kind::Text, Start::Paragraph)).is_some();
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

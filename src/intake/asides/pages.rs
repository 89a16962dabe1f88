//! What the pages of a document put among its points: numbers of pages and what stands beside them on every page.
//!
//! Text that was copied out of a document has its headers and footers in the middle of sentences. A line is taken for the
//! number of a page where such lines count up through the document; for a header or a footer where it comes back beside
//! numbers of pages or at the breaks between them, or comes back and is a stamp (`Draft of 12 May – Confidential`). What
//! stands before the first point stays there. Where the numbers say that pages are missing, that is said.
//!
//! Cost: one look at every line; linear in the lines that come back.

use std::collections::HashMap;

use super::{Labelled, Note, is_labelled};
use crate::intake::block::{Block, Kind};
use crate::intake::labels::{Closing, Reading};
use crate::intake::lists::label_of;

/// The code of the note on what was left out; a PDF has the same.
const LEFT_OUT: &str = "page-edges-left-out";

/// The code of the note on pages that are not there.
pub(crate) const MISSING: &str = "pages-missing";

/// How many words a header or a footer has at most.
const MOST_WORDS: usize = 14;

/// How many lines beside the number of a page, on either side, may be header or footer.
const EDGE: usize = 2;

/// Words before the number of a page.
const PAGE: &str =
    "page p. pg. seite s. página pág. pagina pag. страница стр. сторінка стор. strona str. sayfa";

/// Words between the number of a page and that of all.
const OF: &str = "of von de di sur из з z /";

/// Words of stamps, each with what it begins like.
const STAMPS: [&str; 9] = [
    "draft",
    "confidential",
    "embargoed",
    "restricted",
    "non-paper",
    "not for circulation",
    "not for distribution",
    "unofficial translation",
    "for official use only",
];

/// What was found.
pub(super) struct Found {
    /// The blocks that are edges of pages, in order.
    pub(super) blocks: Vec<usize>,
    /// What is said of them.
    pub(super) notes: Vec<Note>,
}

/// How the number of a page is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// `Page 3`, `Page 3 of 9`.
    Word,
    /// `3 of 9`, `3/9`.
    Of,
    /// `- 3 -`.
    Dashes,
    /// `Draft | 3`.
    Bar,
    /// `3`.
    Bare,
}

/// A line that may hold the number of a page.
#[derive(Debug)]
struct Numbered<'b> {
    block: usize,
    form: Form,
    /// What stands before it in its line.
    rest: &'b str,
    number: u32,
    of: Option<u32>,
}

/// Finds the edges of pages behind the first point.
pub(super) fn find(blocks: &[Block<'_>]) -> Option<Found> {
    let numbered: Vec<Numbered<'_>> = (0..blocks.len())
        .filter_map(|index| numbered(index, &blocks[index]))
        .collect();
    let has_breaks = blocks.iter().any(|block| block.new_page);
    if numbered.is_empty() && !has_breaks && !blocks.iter().any(is_stamp) {
        return None;
    }
    let is_numbered = |index| numbered.binary_search_by_key(&index, |line| line.block).is_ok();
    let labelled = Labelled::of(blocks, &is_numbered)?;
    let lines = Lines::of(blocks);
    let numbers = counting(blocks, numbered, &labelled, &lines);
    let mut edges: Vec<usize> = numbers.iter().map(|line| line.block).collect();
    edges.extend(beside(blocks, &numbers, lines));
    edges.retain(|index| *index > labelled.first);
    edges.sort_unstable();
    edges.dedup();
    let example = edges.first()?;
    let text = format!(
        "Headers and footers of the pages were left out, for example “{}”.",
        blocks[*example].text
    );
    let mut notes = vec![Note::new(LEFT_OUT, text)];
    notes.extend(missing(&numbers));
    Some(Found { blocks: edges, notes })
}

/// The lines that may be headers or footers by their look, those that are the same together.
struct Lines(HashMap<String, Vec<usize>>);

impl Lines {
    fn of(blocks: &[Block<'_>]) -> Self {
        let mut lines: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| may_be_edge(block)) {
            lines.entry(key(&block.text)).or_default().push(index);
        }
        Self(lines)
    }

    /// Tells whether a line may be a header, and comes back.
    fn come_back(&self, block: &Block<'_>) -> bool {
        may_be_edge(block) && self.0.get(&key(&block.text)).is_some_and(|found| found.len() > 1)
    }
}

/// Keeps the lines whose numbers count up as those of pages do.
fn counting<'b>(
    blocks: &[Block<'_>],
    numbered: Vec<Numbered<'b>>,
    labelled: &Labelled,
    lines: &Lines,
) -> Vec<Numbered<'b>> {
    let points = Points::of(blocks, labelled);
    let is_passed = |line: &Numbered<'_>| points.pass(blocks, line.block, lines);
    let mut groups: HashMap<(Form, &str), Vec<Numbered<'b>>> = HashMap::new();
    for line in numbered {
        groups.entry((line.form, line.rest)).or_default().push(line);
    }
    let mut kept: Vec<Numbered<'b>> = Vec::new();
    for ((form, rest), found) in groups {
        let rises = found.windows(2).all(|two| two[0].number < two[1].number);
        let by_one = || found.windows(2).all(|two| two[0].number + 1 == two[1].number);
        let is_row = found.len() > 1 && rises;
        let is_counting = match form {
            Form::Word => rises && (rest.is_empty() || is_row),
            Form::Of | Form::Bar => is_row,
            Form::Dashes => is_row && by_one(),
            Form::Bare => is_row && by_one() && found.iter().all(is_passed),
        };
        if is_counting {
            kept.extend(found);
        }
    }
    // The groups come in the order of a hash.
    kept.sort_unstable_by_key(|line| line.block);
    kept
}

/// Finds lines that come back at the edges of pages, or are stamps that come back.
fn beside(blocks: &[Block<'_>], numbers: &[Numbered<'_>], lines: Lines) -> Vec<usize> {
    let mut at_edge: Vec<bool> = vec![false; blocks.len()];
    let is_number = |index: usize| numbers.binary_search_by_key(&index, |line| line.block).is_ok();
    let mut reach = |from: usize, down: bool| {
        let next = |index: &usize| match down {
            true => index.checked_add(1).filter(|next| *next < blocks.len()),
            false => index.checked_sub(1),
        };
        let beside = std::iter::successors(next(&from), next).take(EDGE);
        beside
            .take_while(|index| !is_number(*index))
            .for_each(|index| at_edge[index] = true);
    };
    for line in numbers {
        reach(line.block, true);
        reach(line.block, false);
    }
    for index in (1..blocks.len()).filter(|index| blocks[*index].new_page) {
        reach(index, false);
        reach(index - 1, true);
    }
    let comes_back = |found: &Vec<usize>| {
        let at_edges = found.iter().filter(|index| at_edge[**index]).count();
        // On the first page it may stand alone, as a title does.
        let all_at_edges = at_edges > 0 && at_edges + 1 >= found.len();
        found.len() > 1 && (all_at_edges || is_stamp(&blocks[found[0]]))
    };
    lines.0.into_values().filter(comes_back).flatten().collect()
}

/// Tells whether a line may be a header or a footer: no label, few words, no sentence.
fn may_be_edge(block: &Block<'_>) -> bool {
    let text = block.text.as_ref();
    let is_line = matches!(block.kind, Kind::Text | Kind::Heading(_)) && block.depth == 0;
    is_line
        && text.len() <= LONGEST
        && !text.ends_with(['.', ';', ':', ',', '!', '?'])
        && text.starts_with(|first: char| first.is_uppercase() || first.is_numeric() || first == '[')
        && (2..=MOST_WORDS).contains(&text.split_whitespace().count())
        && !is_labelled(block)
}

/// Tells whether a line is stamped on a paper.
fn is_stamp(block: &Block<'_>) -> bool {
    if !may_be_edge(block) {
        return false;
    }
    let text = block.text.to_lowercase();
    STAMPS.iter().any(|stamp| {
        let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
        text.find(stamp).is_some_and(begins)
    })
}

/// What makes lines of different pages the same: their text without numbers.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for sign in text.chars() {
        if !sign.is_numeric() {
            key.push(sign);
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }
    key
}

/// Says that pages are missing where their numbers show it.
fn missing(numbers: &[Numbered<'_>]) -> Option<Note> {
    let counted = || {
        numbers
            .iter()
            .filter(|line| matches!(line.form, Form::Word | Form::Of))
    };
    let seen: Vec<u32> = counted().map(|line| line.number).collect();
    let of = counted().filter_map(|line| line.of).max();
    let (first, last) = (seen.first()?, seen.last()?);
    let jumps = seen.windows(2).any(|two| two[1] > two[0] + 1);
    let begins_late = seen.len() > 1 && *first > 2;
    let ends_early = of.is_some_and(|of| *last < of);
    if !(jumps || begins_late || ends_early) {
        return None;
    }
    let shown: Vec<String> = seen.iter().take(10).map(u32::to_string).collect();
    let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
    let text = format!(
        "Of its pages only {}{of} are numbered here, so others may be missing, and what it lacks counts as unreported.",
        shown.join(", ")
    );
    Some(Note::new(MISSING, text))
}

/// The longest line that may hold the number of a page, in bytes.
const LONGEST: usize = 120;

fn numbered<'b>(index: usize, block: &'b Block<'_>) -> Option<Numbered<'b>> {
    let text = block.text.as_ref();
    let is_line = matches!(block.kind, Kind::Text | Kind::Heading(_)) && block.depth == 0;
    let ends = |sign: char| sign.is_ascii_digit() || is_dash(sign);
    if !is_line || text.len() > LONGEST || !text.ends_with(ends) {
        return None;
    }
    let (form, rest, number, of) = dashed(text).or_else(|| at_end(text))?;
    let sane = (1..10_000).contains(&number) && of.is_none_or(|of| number <= of);
    sane.then_some(Numbered {
        block: index,
        form,
        rest,
        number,
        of,
    })
}

type Read<'b> = (Form, &'b str, u32, Option<u32>);

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '–' | '—')
}

fn dashed(text: &str) -> Option<Read<'_>> {
    let inner = text.strip_prefix(is_dash)?.strip_suffix(is_dash)?;
    Some((Form::Dashes, "", inner.trim().parse().ok()?, None))
}

fn at_end(text: &str) -> Option<Read<'_>> {
    let (before, last) = last_word(text);
    let is_page = |word: &str| PAGE.split(' ').any(|page| word.to_lowercase() == page);
    let is_of = |word: &str| OF.split(' ').any(|of| word.to_lowercase() == of);
    let (before, number, of) = match last.split_once('/') {
        Some((number, of)) => (before, number.parse().ok()?, Some(of.parse().ok()?)),
        None => {
            let last: u32 = last.parse().ok()?;
            let (further, word) = last_word(before);
            let (furthest, number) = last_word(further);
            match number.parse().ok().filter(|_| is_of(word)) {
                Some(number) => (furthest, number, Some(last)),
                None => (before, last, None),
            }
        }
    };
    let (rest, word) = last_word(before);
    match (word, of) {
        ("", Some(_)) => Some((Form::Of, "", number, of)),
        ("", None) => Some((Form::Bare, "", number, None)),
        ("|" | "·" | "•", _) if !rest.is_empty() => Some((Form::Bar, rest, number, of)),
        (word, _) if is_page(word) => Some((Form::Word, rest, number, of)),
        (_, _) => None,
    }
}

/// Returns what stands before the last word of a text, and that word.
fn last_word(text: &str) -> (&str, &str) {
    let text = text.trim_end();
    match text.rfind(char::is_whitespace) {
        Some(at) => (text[..at].trim_end(), text[at..].trim_start()),
        None => ("", text),
    }
}

/// The labels that have a sign or a word beside their number, in order.
struct Points(Vec<(usize, Reading)>);

/// How many labels before a number alone are asked for the one that goes on after it: a point has no more parts.
const MOST_PARTS: usize = 64;

impl Points {
    fn of(blocks: &[Block<'_>], labelled: &Labelled) -> Self {
        let signed = |index: usize| {
            let reading = label_of(&blocks[index])?.readings.first()?;
            let is_signed = reading.style.closing != Closing::Nothing || reading.style.word;
            is_signed.then_some((index, reading))
        };
        Self((labelled.first..=labelled.last).filter_map(signed).collect())
    }

    /// Tells whether points and sentences pass over a number alone in its line. Else it may be the label of a point whose
    /// text stands below it.
    fn pass(&self, blocks: &[Block<'_>], index: usize, lines: &Lines) -> bool {
        let (before, after) = self
            .0
            .split_at(self.0.partition_point(|(point, _)| *point < index));
        let mut before = before.iter().rev().map(|(_, reading)| reading).take(MOST_PARTS);
        let goes_on = match after.first() {
            Some((_, after)) => before
                .find(|before| before.style == after.style)
                .is_some_and(|before| before.value + 1 == after.value),
            None => before.next().is_some(),
        };
        let further = blocks[index + 1..].iter().take(EDGE + 1);
        let below = further.into_iter().find(|block| !lines.come_back(block));
        let is_cut = || !super::ends_sentence(&blocks[index - 1]);
        goes_on && below.is_none_or(|below| is_labelled(below) || is_cut())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::block::Start;

    #[test]
    fn numbers_of_pages_are_read() {
        let read = |text: &str| {
            let block = Block::new(text.to_owned(), Kind::Text, Start::Paragraph);
            numbered(0, &block).map(|line| (line.form, line.rest.to_owned(), line.number, line.of))
        };
        for (text, form, rest, number, of) in [
            ("Page 3 of 9", Form::Word, "", 3, Some(9)),
            ("PAGE 3", Form::Word, "", 3, None),
            ("Seite 3 von 9", Form::Word, "", 3, Some(9)),
            ("Стр. 3 из 9", Form::Word, "", 3, Some(9)),
            ("Page 3/9", Form::Word, "", 3, Some(9)),
            (
                "Draft of 12 May – Confidential – Page 3",
                Form::Word,
                "Draft of 12 May – Confidential –",
                3,
                None,
            ),
            ("3 of 9", Form::Of, "", 3, Some(9)),
            ("3/9", Form::Of, "", 3, Some(9)),
            ("– 3 –", Form::Dashes, "", 3, None),
            ("-3-", Form::Dashes, "", 3, None),
            ("Draft | 3", Form::Bar, "Draft", 3, None),
            ("3", Form::Bare, "", 3, None),
        ] {
            assert_eq!(read(text), Some((form, rest.to_owned(), number, of)), "{text}");
        }
        for text in [
            "3.",
            "the army of 3",
            "Page three",
            "9 of 3",
            "Resolution 3 of 9",
            "May 2026 -",
            "-",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

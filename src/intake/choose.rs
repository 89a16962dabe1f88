//! Picks the plan among the lists of a document, and says why.
//!
//! A list is scored by what plans have: numbers from 1 without a gap, points of some length, as many points as the title
//! speaks of, a place in the article. Links, comments and related matter speak against it. Two lists of about the same
//! score are refused rather than guessed. The weights were set on the documents in `tests/intake`; only their order
//! matters: a count that agrees outweighs everything but a place outside of the article.
//!
//! Cost: linear in the blocks of the lists.

mod sections;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use self::sections::sections;
use super::block::{Block, Document, Kind, Region};
use super::count;
use super::labels::{Closing, Numeral};
use super::lists::{List, label_of};

/// A list, or several that are the sections of one plan, that may be the plan.
#[derive(Debug)]
pub(crate) struct Candidate {
    /// The indexes of its lists.
    pub(crate) lists: Vec<usize>,
    /// How many points it has, parts not counted.
    pub(crate) points: usize,
    /// How the first point begins.
    pub(crate) first_words: String,
    /// How much it looks like the plan.
    pub(crate) score: i32,
    /// Whether it is good enough to be taken without being asked for.
    pub(crate) convincing: bool,
    /// What its labels are; none where they are no numbers.
    pub(crate) numeral: Option<Numeral>,
    /// Whether it has as many points as the document speaks of.
    pub(crate) agrees: bool,
    /// Whether it is no text of the article: links, addresses, footnotes, matter beside it.
    pub(crate) is_aside: bool,
    /// What speaks for it and against it.
    pub(crate) why: String,
}

/// Which candidate is the plan.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// That one.
    One(usize),
    /// These two, and nothing tells which.
    Tie(usize, usize),
    /// There is no list at all.
    None,
}

/// Two lists whose scores differ by no more than this are of equal standing: one weak reason is not enough.
const MARGIN: i32 = 15;
/// The score of a short numbered list in plain prose: 30 for numbers, 20 for their order.
const CONVINCING: i32 = 50;

/// Scores every list; sections of one plan come last, as one more candidate.
pub(crate) fn candidates(document: &Document<'_>, lists: &[List<'_>]) -> Vec<Candidate> {
    let stated = Stated::of(document);
    let total = document
        .blocks
        .iter()
        .filter(|block| in_page(block.region))
        .map(|block| block.text.len())
        .sum::<usize>();
    let mut found: Vec<Candidate> = (0..lists.len())
        .map(|index| judge(document, &stated, total, lists, vec![index]))
        .collect();
    if let Some(sections) = sections(&document.blocks, lists, &stated) {
        found.push(judge(document, &stated, total, lists, sections));
    }
    found
}

/// Picks the best candidate.
pub(crate) fn choose(candidates: &[Candidate]) -> Choice {
    // The first one of equal scores, so that the order of the document breaks ties.
    let Some(best) =
        (0..candidates.len()).max_by_key(|index| (candidates[*index].score, std::cmp::Reverse(*index)))
    else {
        return Choice::None;
    };
    let winner = &candidates[best];
    let rival = candidates.iter().enumerate().find(|(index, other)| {
        *index != best
            && other.score + MARGIN >= winner.score
            && other.score >= CONVINCING
            && winner.points < 2 * other.points
            && other.first_words != winner.first_words
            && !other.lists.iter().any(|list| winner.lists.contains(list))
    });
    match rival {
        Some((rival, _)) if winner.score >= CONVINCING => Choice::Tie(best.min(rival), best.max(rival)),
        Some(_) | None => Choice::One(best),
    }
}

/// Returns the lists that may hold more points of the plan than the chosen one does: they look like it, and the document does
/// not count the points of the chosen one as all.
pub(crate) fn passed_over(candidates: &[Candidate], chosen: usize) -> Vec<usize> {
    let taken = &candidates[chosen];
    if taken.agrees {
        return Vec::new();
    }
    let others = candidates.iter().enumerate().filter(|(_, other)| {
        let overlaps = other.lists.iter().any(|list| taken.lists.contains(list));
        let same_look = taken.numeral.is_none() || other.numeral == taken.numeral;
        // A table of contents begins as the plan does.
        let again = other.first_words.starts_with(&taken.first_words)
            || taken.first_words.starts_with(&other.first_words);
        other.lists.len() == 1 && !overlaps && same_look && !other.is_aside && !again
    });
    others.map(|(index, _)| index).collect()
}

/// Returns how many points the document says that its plan has, when it never speaks of as many as were found, and what
/// says so.
pub(crate) fn stated_instead(document: &Document<'_>, found: usize) -> Option<(usize, &'static str)> {
    let Stated { title, place } = Stated::of(document);
    let first = title.first().copied().filter(|_| !title.contains(&found))?;
    Some((first, place))
}

/// How many points the document says that its plan has.
struct Stated {
    /// In the title or a heading.
    title: Vec<usize>,
    /// What that is.
    place: &'static str,
}

impl Stated {
    fn of(document: &Document<'_>) -> Self {
        let headings = document
            .blocks
            .iter()
            .filter(|block| matches!(block.kind, Kind::Heading(_)));
        let texts = headings
            .filter(|block| in_page(block.region))
            .map(|block| block.text.as_ref());
        let mut title: Vec<usize> = document
            .about
            .title
            .iter()
            .map(String::as_str)
            .chain(texts)
            .filter_map(count::stated)
            .collect();
        let mut place = "title";
        // Plain text has no headings; its first lines are the title.
        if title.is_empty() {
            let mut first = document.blocks.iter().take(TITLE_BLOCKS);
            title.extend(first.find_map(|block| count::stated(&block.text)));
            place = "text";
        }
        Self { title, place }
    }
}

/// How many blocks of a text may be its title and its lead.
const TITLE_BLOCKS: usize = 3;
/// How many blocks right before a list announce it.
const LEAD_BLOCKS: usize = 3;

/// Whether a part of the page may hold the plan.
pub(crate) fn in_page(region: Region) -> bool {
    matches!(region, Region::Article | Region::Page)
}

/// Adds up what speaks for a list and against it.
struct Scales {
    score: i32,
    reasons: Vec<String>,
    /// Whether the list is made of links, addresses or footnotes.
    is_aside: bool,
}

impl Scales {
    /// Puts what makes a list matter beside the text.
    fn put_aside(&mut self, weight: i32, reason: &str) {
        self.put(weight, reason);
        self.is_aside = true;
    }

    fn put(&mut self, weight: i32, reason: impl Into<String>) {
        self.score += weight;
        self.reasons.push(reason.into());
    }
}

fn judge(
    document: &Document<'_>,
    stated: &Stated,
    total: usize,
    lists: &[List<'_>],
    members: Vec<usize>,
) -> Candidate {
    let blocks = &document.blocks;
    let mut scales = Scales {
        score: 0,
        reasons: Vec::new(),
        is_aside: false,
    };
    let points = members
        .iter()
        .map(|member| top_level(&lists[*member]).count())
        .sum();
    let first = &lists[members[0]];
    let numbered = put_numbering(&mut scales, blocks, lists, &members);
    let agrees = put_count(&mut scales, blocks, stated, first, points);
    put_place(&mut scales, blocks, first);
    put_length(&mut scales, blocks, lists, &members, points);
    let size: usize = members.iter().map(|member| size(blocks, &lists[*member])).sum();
    let share = size * 100 / total.max(1);
    let outside = !in_page(first.region);
    // A short list in a long article is an aside; a list of bullets has to be the document.
    let large = if numbered {
        share >= 25 || points >= 10 || agrees
    } else {
        share >= 50
    };
    let is_aside = outside || scales.is_aside;
    let is_announced = first
        .items
        .first()
        .and_then(|item| blocks.get(item.block.checked_sub(1)?))
        .is_some_and(|before| before.text.trim_end().ends_with(':'));
    let enough = match (numbered, share >= 60) {
        // Two points are enough where a line announces them and they are about half of the document.
        (true, _) if points == 2 && share >= 40 && is_announced => 0,
        (true, false) => CONVINCING,
        // What is most of the document is its matter, even with gaps, with short points or with one or two of them.
        (true, true) if points <= 2 => CONVINCING - 60,
        (true, true) => CONVINCING - 20,
        (false, _) => 0,
    };
    let many = points >= 2 || numbered && share >= 60;
    let convincing = many && large && !outside && scales.score >= enough;
    let first_words = first_words(blocks, first);
    Candidate {
        lists: members,
        points,
        first_words,
        score: scales.score,
        convincing,
        numeral: first
            .items
            .first()
            .map(|item| item.reading.style.numeral)
            .filter(|_| numbered),
        agrees,
        is_aside,
        why: scales.reasons.join("; "),
    }
}

fn top_level<'l, 'b>(list: &'l List<'b>) -> impl Iterator<Item = &'l super::lists::Item<'b>> {
    let level = u8::from(list.runs_on);
    list.items.iter().filter(move |item| item.level == level)
}

/// How many words of a list are shown where the user has to tell it from another.
const SHOWN_WORDS: usize = 8;

fn first_words(blocks: &[Block<'_>], list: &List<'_>) -> String {
    let Some(item) = top_level(list).next() else {
        return String::new();
    };
    // A label alone in its line has its text below.
    let below = blocks.get(item.block + 1).map_or("", |block| block.text.as_ref());
    let text = if item.text.is_empty() { below } else { item.text };
    text.split_whitespace()
        .take(SHOWN_WORDS)
        .collect::<Vec<_>>()
        .join(" ")
}

fn size(blocks: &[Block<'_>], list: &List<'_>) -> usize {
    let Some((first, last)) = list.items.first().zip(list.items.last()) else {
        return 0;
    };
    blocks[first.block..=last.block]
        .iter()
        .map(|block| block.text.len())
        .sum()
}

/// Numbers, where they begin, and whether one is missing. Returns whether there are numbers.
fn put_numbering(scales: &mut Scales, blocks: &[Block<'_>], lists: &[List<'_>], members: &[usize]) -> bool {
    let list = &lists[members[0]];
    let items: Vec<_> = top_level(list).collect();
    let Some((first, last)) = items.first().zip(items.last()) else {
        return false;
    };
    if matches!(first.reading.style.numeral, Numeral::Bullet(_)) {
        scales.put(0, "bullets without numbers");
        return false;
    }
    scales.score += 30;
    if members.len() > 1 {
        scales.put(20, format!("{} sections, each numbered from 1", members.len()));
        return true;
    }
    let (from, to) = (label(first), label(last));
    let mut gaps = items.windows(2).filter(|pair| {
        let (one, two) = (pair[0].reading.value, pair[1].reading.value);
        one.abs_diff(two) != 1 && pair[0].reading.prefix == pair[1].reading.prefix
    });
    let whole = gaps.clone().next().is_none();
    // A gap that the text itself shows does not speak against the list.
    let shown = gaps.all(|pair| blocks[pair[1].block].after_dots);
    let one = first.reading.value == 1 || last.reading.value == 1;
    let gap = if whole { "without a gap" } else { "with gaps" };
    let weight = if shown { 10 } else { 0 } + if one { 10 } else { 0 };
    scales.put(weight, format!("numbered {from} to {to} {gap}"));
    if first.reading.style.closing == Closing::Brackets {
        scales.put_aside(-20, "numbered like footnotes");
    }
    true
}

fn label<'b>(item: &super::lists::Item<'b>) -> &'b str {
    item.printed
        .trim_matches(|sign: char| matches!(sign, '.' | ')' | '(' | ':' | '[' | ']' | '-' | '–' | '—' | ' '))
}

/// Whether the number of points is the one that the document speaks of.
fn put_count(
    scales: &mut Scales,
    blocks: &[Block<'_>],
    stated: &Stated,
    list: &List<'_>,
    points: usize,
) -> bool {
    if stated.title.contains(&points) {
        scales.put(60, format!("as many points as the title says ({points})"));
        return true;
    }
    let first = list.items.first().map_or(0, |item| item.block);
    let lead = &blocks[first.saturating_sub(LEAD_BLOCKS)..first];
    if lead
        .iter()
        .filter_map(|block| count::stated(&block.text))
        .any(|count| count == points)
    {
        scales.put(
            50,
            format!("as many points as the text before it says ({points})"),
        );
        return true;
    }
    false
}

/// How many items are searched for addresses.
const SAMPLE_ITEMS: usize = 50;

fn put_place(scales: &mut Scales, blocks: &[Block<'_>], list: &List<'_>) {
    match list.region {
        Region::Article => scales.put(20, "in the article"),
        Region::Page => {}
        Region::Comments => scales.put(-80, "in the comments of readers"),
        Region::Related => scales.put(-80, "in matter beside the article"),
    }
    let linked = list.items.iter().filter(|item| blocks[item.block].linked).count();
    if linked * 2 > list.items.len() {
        scales.put_aside(-60, "mostly links");
    }
    // A look at some items is enough, and searching the text of all is the dearest step of all.
    let sample = list.items.iter().step_by(list.items.len() / SAMPLE_ITEMS + 1);
    let addresses = sample
        .clone()
        .filter(|item| item.text.contains("http") || item.text.contains("www."));
    if addresses.count() * 2 > sample.count() {
        scales.put_aside(-50, "mostly addresses");
    }
}

/// Returns how many words a block has, its label left out.
fn words_of(block: &Block<'_>) -> usize {
    let text = label_of(block).map_or(block.text.as_ref(), |label| label.rest);
    text.unicode_words().count()
}

/// How long the points are and how many.
fn put_length(
    scales: &mut Scales,
    blocks: &[Block<'_>],
    lists: &[List<'_>],
    members: &[usize],
    points: usize,
) {
    // The length of each point in bytes, and the blocks that it stands in.
    let mut lengths: Vec<(usize, Range<usize>)> = Vec::with_capacity(points);
    for member in members {
        let list = &lists[*member];
        for (index, item) in list.items.iter().enumerate() {
            // The last item ends with its own block here: what follows it may be the rest of the page.
            let next = list
                .items
                .get(index + 1)
                .map_or(item.block + 1, |next| next.block);
            let further: usize = blocks[item.block + 1..next]
                .iter()
                .map(|block| block.text.len())
                .sum();
            let length = item.text.len() + further;
            match lengths.last_mut() {
                Some((whole, range)) if item.level > u8::from(list.runs_on) => {
                    *whole += length;
                    range.end = next;
                }
                Some(_) | None => lengths.push((length, item.block..next)),
            }
        }
    }
    let middle = lengths.len() / 2;
    let none = (0, 0..0);
    let (bytes, range) = match lengths.is_empty() {
        true => &none,
        false => {
            lengths
                .select_nth_unstable_by_key(middle, |(length, range)| (*length, range.start))
                .1
        }
    };
    // Six bytes a word: English with its spaces; only the order of magnitude counts, in scripts without spaces too.
    let weight = match bytes / 6 {
        0..3 => -30,
        3..6 => -10,
        6..10 => 0,
        _ => 10,
    };
    let words = blocks[range.clone()].iter().map(words_of).sum::<usize>();
    let s = if words == 1 { "" } else { "s" };
    scales.put(weight, format!("a point of middle length has {words} word{s}"));
    let weight = match points {
        0..3 => -30,
        3..5 => 0,
        5..10 => 10,
        _ => 20,
    };
    scales.put(weight, format!("{points} points"));
}

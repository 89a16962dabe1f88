//! Sentences, and parts of sentences between commas, that stand on one side only.
//!
//! A clause that lost its second sentence is not the same in other words. What the other rules have told of already
//! (a condition, a deadline) is not told again, words that only moved do not count, and a single word is wording. Where the
//! two texts differ in nothing but words that one of them has more, two of them that say something are news.

use super::figure::told;
use super::negation::is_like;
use super::pair::{Pair, Side, Sides, is_negation, sentence_end};
use super::scope::is_emphasis;
use super::table::{PASSAGE_ADDED, PASSAGE_DROPPED};
use super::{Change, Comparable, Evidence, condition};
use crate::text::key::{KeySet, Stem, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading, Shape};

/// A passage has so many words of meaning at least that no other rule has told of; `children included` has two.
const FEWEST_WORDS: usize = 2;

/// So many words of meaning are news even beside something that another rule has told of.
const MANY_WORDS: usize = 3;

/// Reports passages; comes after the other rules.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        sentences(pair, changes);
        return;
    };
    let told_of: Sides<Vec<Evidence>> = Sides {
        old: changes
            .iter()
            .flat_map(|change| change.old.iter().copied())
            .collect(),
        new: changes
            .iter()
            .flat_map(|change| change.new.iter().copied())
            .collect(),
    };
    // Where one side has only words more, they are news even where nothing sets them off.
    let only_adds = words.hunks.iter().all(|hunk| hunk.old.is_empty())
        || words.hunks.iter().all(|hunk| hunk.new.is_empty());
    for hunk in &words.hunks {
        let (side, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (false, true) => (Side::Old, hunk.old.clone()),
            (true, false) => (Side::New, hunk.new.clone()),
            (true, true) | (false, false) => continue,
        };
        let reading = pair.side(side);
        let (first, last) = (range.start as usize, range.end as usize - 1);
        let is_closed = is_closed(reading, first, last);
        if !is_closed && !only_adds || is_emphasis(pair, side, first, last) {
            continue;
        }
        let told_of = match side {
            Side::Old => &told_of.old,
            Side::New => &told_of.new,
        };
        let other = pair.side(side.other());
        let is_untold = |at: usize| {
            means_something(reading, at)
                && !is_inside(reading, at, told_of)
                && !is_said(other, reading.text(at))
        };
        // `shall not exceed 12,000 troops at any time`.
        let is_always = |at: usize| reading.is_any(at, &const { keys(["time", "times"]) });
        let n_untold = (first..=last)
            .filter(|at| is_untold(*at) && !is_always(*at))
            .count();
        if only_adds && !is_closed {
            let is_news = |at: usize| is_untold(at) && is_plain(reading, at);
            // What another rule has told of in part is told, unless most of it is left.
            let is_whole = !(first..=last).any(|at| is_inside(reading, at, told_of))
                || (first..=last).filter(|at| is_news(*at)).count() >= MANY_WORDS;
            let turns = |at: usize| {
                is_negation(reading, at)
                    || reading.is(at, Word::But)
                    || reading.is_any(at, &const { keys(["even"]) })
            };
            let (first, last) = without_and(reading, first, last);
            // A single word (`free and fair`, `a joint patrol`) is as often style.
            if is_whole
                && first < last
                && (first..=last).any(is_news)
                && !(first..=last).any(turns)
                && !is_titled(reading, first, last)
            {
                report(pair, side, (first, last), changes);
            }
            continue;
        }
        let n_words = (first..=last).filter(|at| means_something(reading, *at)).count();
        let n_moved = || {
            (first..=last)
                .filter(|at| means_something(reading, *at) && is_moved(pair, side, *at))
                .count()
        };
        // What mostly stands elsewhere on the other side has only been told in another order, and where that has as many
        // words that this side has not, in other words.
        if n_untold >= FEWEST_WORDS
            && n_moved() * 2 < n_words
            && !is_restyled(pair, side, (first, last), n_untold)
            && !condition::is_on_both_sides(pair, side, first, last)
        {
            report(pair, side, (first, last), changes);
        }
    }
    sentences(pair, changes);
}

/// A sentence that is on one side only has so many words of meaning at least.
const FEWEST_IN_SENTENCE: usize = 3;

/// Reports the sentences of which the other side has not one word, where it has no such sentence itself that
/// might say the same.
fn sentences(pair: &Pair, changes: &mut Vec<Change>) {
    if pair.how != Comparable::Words {
        return;
    }
    let unknown = pair.read(|reading, side| {
        let other = pair.side(side.other());
        let is_there = |at: usize| (0..other.tokens.len()).any(|there| is_like(reading, at, other, there));
        let mut found = Vec::new();
        let mut start = 0;
        while start < reading.tokens.len() {
            let end = sentence_end(reading, start);
            let words = || (start..end).filter(|at| means_something(reading, *at));
            // `; a board will run it` is as often a part of what stands before it.
            let is_own = reading.tokens[start].shape == Shape::Capital;
            let is_all = (start, end) == (0, reading.tokens.len());
            if is_own && !is_all && words().next().is_some() && !words().any(is_there) {
                found.push((start, end - 1));
            }
            start = end;
        }
        found
    });
    for (side, mine, theirs) in [
        (Side::Old, &unknown.old, &unknown.new),
        (Side::New, &unknown.new, &unknown.old),
    ] {
        let reading = pair.side(side);
        for (first, last) in mine.iter().copied().filter(|_| theirs.is_empty()) {
            let n_words = (first..=last).filter(|at| means_something(reading, *at)).count();
            // In words that were exchanged it may be said otherwise.
            let is_restyled = pair.is_aligned() && unmatched(pair, side.other()) * 2 > n_words;
            if n_words >= FEWEST_IN_SENTENCE && !is_restyled && !pair.is_told(changes, side, first, last) {
                report(pair, side, (first, last), changes);
            }
        }
    }
}

/// Tells whether the other side may say a stretch with so many words of its own in other words: it has as many that this side
/// has not, or half as many where both have a verb.
fn is_restyled(pair: &Pair, side: Side, (first, last): (usize, usize), n_untold: usize) -> bool {
    let unmatched = unmatched(pair, side.other());
    let is_verb =
        |reading: &Reading, at: usize| matches!(reading.word(at), Some(Word::Will | Word::Must | Word::Be));
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let mut changed = (0..other.tokens.len()).filter(|at| pair.hunk(side.other(), *at).is_some());
    let least = match (first..=last).any(|at| is_verb(reading, at)) && changed.any(|at| is_verb(other, at)) {
        true => n_untold.div_ceil(2),
        false => n_untold,
    };
    unmatched >= least
}

/// Counts the words of meaning that one side alone has.
fn unmatched(pair: &Pair, side: Side) -> usize {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    (0..reading.tokens.len())
        .filter(|at| pair.hunk(side, *at).is_some())
        .filter(|at| means_something(reading, *at) && !is_said(other, reading.text(*at)))
        .count()
}

/// Reports a stretch that stands on one side only.
fn report(pair: &Pair, side: Side, stretch: (usize, usize), changes: &mut Vec<Change>) {
    let sentence = told(side, &pair.quote(side, stretch.0, stretch.1));
    let rules = (&PASSAGE_DROPPED, &PASSAGE_ADDED);
    changes.push(pair.one_sided(side, rules, sentence, &[stretch]));
}

/// Returns a stretch without the `and` that joins it to what was there.
fn without_and(reading: &Reading, first: usize, last: usize) -> (usize, usize) {
    let is_and = |at: usize| matches!(reading.word(at), Some(Word::And | Word::Or));
    (
        first + usize::from(first < last && is_and(first)),
        last - usize::from(first < last && is_and(last)),
    )
}

/// Tells whether a token is a word in small letters that says something of its own: not the `government` of `the government
/// of Sudan`, which is Sudan, nor a word of the language of treaties.
fn is_plain(reading: &Reading, at: usize) -> bool {
    const IDLE: KeySet<36> = keys([
        "above",
        "aforementioned",
        "again",
        "aforesaid",
        "already",
        "authorities",
        "authority",
        "common",
        "concerned",
        "duly",
        "existing",
        "forthcoming",
        "furthermore",
        "government",
        "henceforth",
        "however",
        "joint",
        "moreover",
        "mutual",
        "mutually",
        "namely",
        "new",
        "newly",
        "officially",
        "own",
        "people",
        "present",
        "recent",
        "relevant",
        "respective",
        "respectively",
        "said",
        "side",
        "sides",
        "state",
        "territory",
    ]);
    reading.tokens[at].shape == Shape::Small
        && reading.entry(at) == Entry::Unknown
        && !reading.is_any(at, &IDLE)
}

/// Tells whether a stretch belongs to a name beside it: `the [Russian] Federation`, `[President] Trump`.
fn is_titled(reading: &Reading, first: usize, last: usize) -> bool {
    let is_capital = |at: usize| {
        at < reading.tokens.len()
            && !reading.begins(at)
            && matches!(reading.tokens[at].shape, Shape::Capital | Shape::Capitals)
    };
    is_capital(first) || is_capital(last)
}

/// Tells whether a stretch begins after a break and ends before one.
fn is_closed(reading: &Reading, first: usize, last: usize) -> bool {
    let breaks = |at: usize| reading.tokens.get(at).is_none_or(|token| token.gap >= Gap::Comma);
    breaks(first) && breaks(last + 1)
}

/// Tells whether a token is more than a small word.
fn means_something(reading: &Reading, at: usize) -> bool {
    !matches!(reading.tokens[at].meaning, Meaning::Word(Entry::Small(_)))
}

/// Tells whether a side has a word somewhere, in whatever form.
fn is_said(reading: &Reading, word: &str) -> bool {
    let stem = Stem::of(word);
    (0..reading.tokens.len()).any(|at| reading.has_stem(at, stem))
}

/// Tells whether a word or a figure stands in a change on the other side as well, or a word that says the same.
fn is_moved(pair: &Pair, side: Side, at: usize) -> bool {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let changed = (0..other.tokens.len()).filter(|there| pair.hunk(side.other(), *there).is_some());
    if reading.value(at).is_some() {
        let key = reading.tokens[at].key;
        return changed.into_iter().any(|there| other.tokens[there].key == key);
    }
    let (stem, group) = (reading.stem(at), reading.sense(at));
    changed
        .into_iter()
        .any(|there| other.has_stem(there, stem) || group.is_some() && group == other.sense(there))
}

/// Tells whether a token lies in one of the places.
fn is_inside(reading: &Reading, at: usize, places: &[Evidence]) -> bool {
    places.iter().any(|place| place.holds(&reading.tokens[at]))
}

//! Sentences, and parts of sentences between commas, that stand on one side only.
//!
//! A clause that lost its second sentence is not the same in other words. What the other rules have told of already
//! (a condition, a deadline) is not told again, words that only moved do not count, and a single word is wording.

use super::figure::told;
use super::pair::{Pair, Side, Sides};
use super::table::{PASSAGE_ADDED, PASSAGE_DROPPED};
use super::{Change, Evidence};
use crate::text::key::Stem;
use crate::text::lexicon::Entry;
use crate::text::senses;
use crate::text::tokens::{Gap, Meaning, Reading};

/// A passage has so many words of meaning at least that no other rule has told of; `children included` has two.
const FEWEST_WORDS: usize = 2;

/// Reports passages; comes after the other rules.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
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
    for hunk in &words.hunks {
        let (side, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (false, true) => (Side::Old, hunk.old.clone()),
            (true, false) => (Side::New, hunk.new.clone()),
            (true, true) | (false, false) => continue,
        };
        let reading = pair.side(side);
        let (first, last) = (range.start as usize, range.end as usize - 1);
        if !is_closed(reading, first, last) {
            continue;
        }
        let told_of = match side {
            Side::Old => &told_of.old,
            Side::New => &told_of.new,
        };
        let other = pair.side(side.other());
        let untold = (first..=last).filter(|at| {
            means_something(reading, *at)
                && !is_inside(reading, *at, told_of)
                && !is_said(other, reading.text(*at))
        });
        let n_untold = untold.count();
        let n_words = (first..=last).filter(|at| means_something(reading, *at)).count();
        let n_moved = || {
            (first..=last)
                .filter(|at| means_something(reading, *at) && is_moved(pair, side, *at))
                .count()
        };
        // What mostly stands elsewhere on the other side has only been told in another order.
        if n_untold >= FEWEST_WORDS && n_moved() * 2 < n_words {
            let sentence = told(side, &pair.quote(side, first, last));
            changes.push(pair.one_sided(
                side,
                (&PASSAGE_DROPPED, &PASSAGE_ADDED),
                sentence,
                &[(first, last)],
            ));
        }
    }
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
    (0..reading.tokens.len()).any(|at| stem.is_of(reading.text(at)))
}

/// Tells whether a word or a figure stands in a change on the other side as well, or a word that says the same.
fn is_moved(pair: &Pair, side: Side, at: usize) -> bool {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let changed = (0..other.tokens.len()).filter(|there| pair.hunk(side.other(), *there).is_some());
    if reading.value(at).is_some() {
        let key = reading.tokens[at].key;
        return changed.into_iter().any(|there| other.tokens[there].key == key);
    }
    let (stem, group) = (Stem::of(reading.text(at)), senses::group(reading.text(at)));
    changed.into_iter().any(|there| {
        stem.is_of(other.text(there)) || group.is_some() && group == senses::group(other.text(there))
    })
}

/// Tells whether a token lies in one of the places.
fn is_inside(reading: &Reading, at: usize, places: &[Evidence]) -> bool {
    places.iter().any(|place| place.holds(&reading.tokens[at]))
}

//! All of a thing against a part of it, wherever either stands: `to all passenger flights`, `for humanitarian flights only`;
//! `in all regions`, `in some of the regions`; `any organisation`, `regional organisations`; `their ammunition`, `most of the
//! ammunition`.
//!
//! Asked in sentences put in other words as well, so the noun has to stand once on either side, and what the extent of a
//! whole is compared with has to stand right at it.

use super::super::Change;
use super::super::pair::{Pair, Side};
use super::super::table::{SCOPE_NARROWED, SCOPE_WIDENED};
use super::sorting::sorts_at;
use super::{is_majority, is_share, only_place};
use crate::rules::negation::is_like;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Reading};

/// What is said of a noun: from the first word to the noun or past it.
type Stretch = (usize, usize);

/// Reports wholes on one side that are parts on the other.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    const SAYING_HOW_MUCH: WordSet = WordSet::of(&[Word::All, Word::Any, Word::Some, Word::Part, Word::Most]);
    for side in [Side::Old, Side::New] {
        let (reading, other) = (pair.side(side), pair.side(side.other()));
        if !reading.small.meets(SAYING_HOW_MUCH) {
            continue;
        }
        for at in 0..reading.tokens.len() {
            let parts = if is_whole(reading, at) {
                whole(pair, side, at)
            } else {
                most_of(pair, side, at)
            };
            let Some((mine, theirs, rules)) = parts else {
                continue;
            };
            let is_told = pair.is_told(changes, side, mine.0, mine.1)
                || pair.is_told(changes, side.other(), theirs.0, theirs.1);
            let is_shared = pair.is_aligned() && pair.partner(side, at).is_some();
            if !is_told && !is_shared && !limits(reading) && !limits(other) {
                changes.push(pair.exchanged_on(side, rules, mine, theirs));
            }
        }
    }
}

/// The rules for a stretch that is gone and for one that came.
type Rules = (&'static crate::rules::Rule, &'static crate::rules::Rule);

/// Compares a word for a whole with what the other side says of its noun.
fn whole(pair: &Pair, side: Side, at: usize) -> Option<(Stretch, Stretch, Rules)> {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let noun = noun_of(reading, at)?;
    let stem = reading.stem(noun);
    let there = only_place(other, stem).filter(|_| only_place(reading, stem) == Some(noun))?;
    if is_entire(other) {
        return None;
    }
    let first = part_before(other, there)
        .or_else(|| sorted_before(reading, other, there))
        .unwrap_or(there);
    let last = only_behind(other, there).unwrap_or(there);
    ((first, last) != (there, there)).then_some((
        (at, noun),
        (first, last),
        (&SCOPE_NARROWED, &SCOPE_WIDENED),
    ))
}

/// Tells whether a side says that something is meant or done as a whole: `withdrawn in full`, `shall fully disarm`.
pub(super) fn is_entire(reading: &Reading) -> bool {
    const ENTIRELY: KeySet<5> = keys(["altogether", "completely", "entirely", "fully", "wholly"]);
    let in_full = |at: usize| at > 0 && reading.is(at - 1, Word::In);
    reading.has(&ENTIRELY) || reading.places_of(&const { keys(["full"]) }).any(in_full)
}

/// Compares `most of the` and the like with a noun of which the other side says nothing of the kind.
fn most_of(pair: &Pair, side: Side, at: usize) -> Option<(Stretch, Stretch, Rules)> {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let is_part = reading.is(at, Word::Some)
        || reading.is(at, Word::Part) && is_share(reading, at)
        || says_most(reading, at);
    if !is_part || !reading.is(at + 1, Word::Of) || !reading.is(at + 2, Word::The) {
        return None;
    }
    let noun = at + 3;
    let is_noun = reading.entry(noun) == Entry::Unknown && !sorts_at(reading, noun);
    let stem = reading.stem(noun.min(reading.tokens.len() - 1));
    let there = only_place(other, stem).filter(|_| is_noun && only_place(reading, stem) == Some(noun))?;
    let says_part = |at: usize| {
        matches!(
            other.word(at),
            Some(Word::Some | Word::Part | Word::Most | Word::Half | Word::Only | Word::All | Word::Any)
        ) || other.value(at).is_some()
            || other.is_any(
                at,
                &const { keys(["bulk", "majority", "portion", "selected", "share"]) },
            )
    };
    let is_whole = !(0..other.tokens.len()).any(says_part);
    // `foreign judges` are some of the judges as well.
    let is_bare = there
        .checked_sub(1)
        .is_none_or(|before| other.entry(before) != Entry::Unknown);
    (is_whole && is_bare).then_some(((at, noun), (there, there), (&SCOPE_WIDENED, &SCOPE_NARROWED)))
}

/// Tells whether a token is the `most` of `most of the assets`.
fn says_most(reading: &Reading, at: usize) -> bool {
    reading.is(at, Word::Most) && is_majority(reading, at)
}

/// Tells whether a token says that a whole is meant.
fn is_whole(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), Some(Word::All | Word::Any))
        && !reading.is_any(at, &const { keys(["each"]) })
        && super::negated_before(reading, at).is_none()
}

/// Returns the noun right behind a word for a whole, past `of the`, an adjective of sort and a name.
fn noun_of(reading: &Reading, at: usize) -> Option<usize> {
    let noun = (at + 1..at + 5).find(|at| {
        !matches!(reading.word(*at), Some(Word::Of | Word::The | Word::It))
            && !matches!(reading.entry(*at), Entry::Name(_))
            && !sorts_at(reading, *at)
    })?;
    let is_close = (at + 1..=noun).all(|at| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| token.gap <= Gap::Space)
    });
    (is_close && reading.entry(noun) == Entry::Unknown).then_some(noun)
}

/// Returns the word for a part right before a noun: `some of Ukraine's regions`, `part of the regions`.
fn part_before(reading: &Reading, noun: usize) -> Option<usize> {
    let part = (noun.saturating_sub(5)..noun).rev().find(|at| {
        !matches!(reading.word(*at), Some(Word::Of | Word::The | Word::It))
            && !matches!(reading.entry(*at), Entry::Name(_))
            && !sorts_at(reading, *at)
    })?;
    let is_close = (part + 1..=noun).all(|at| reading.tokens[at].gap <= Gap::Space);
    let is_part =
        matches!(reading.word(part), Some(Word::Some | Word::Part | Word::Only)) || says_most(reading, part);
    (is_close && is_part && super::negated_before(reading, part).is_none()).then_some(part)
}

/// Returns the first adjective of sort right before a noun, where the other side has none of them.
fn sorted_before(whole: &Reading, reading: &Reading, noun: usize) -> Option<usize> {
    let mut first = noun;
    while first > 0 && reading.tokens[first].gap == Gap::Space && sorts_at(reading, first - 1) {
        first -= 1;
    }
    let is_said = |at: usize| (0..whole.tokens.len()).any(|there| is_like(reading, at, whole, there));
    // `all heavy and light weapons`, `all regional and national bodies`.
    let is_joint = first > 0
        && matches!(
            reading.word(first - 1),
            Some(Word::And | Word::Or | Word::All | Word::Any)
        );
    (first < noun && !is_joint && !(first..noun).any(is_said)).then_some(first)
}

/// Returns the `only` or `alone` right behind a noun and before a break: `for humanitarian flights only`.
fn only_behind(reading: &Reading, noun: usize) -> Option<usize> {
    let only = noun + 1;
    let is_only = matches!(reading.word(only), Some(Word::Only | Word::Alone));
    let ends = reading
        .tokens
        .get(only + 1)
        .is_none_or(|next| next.gap >= Gap::Comma);
    (is_only && ends).then_some(only)
}

/// Tells whether a side draws an exception, which says of a whole that it is none.
fn limits(reading: &Reading) -> bool {
    const TAKING_OUT: KeySet<5> = keys(["except", "excluding", "exception", "other", "save"]);
    (reading.tokens.iter()).any(|token| token.is_in(const { WordSet::of(&[Word::Unless]) }))
        || reading.has(&TAKING_OUT)
}

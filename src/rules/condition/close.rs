//! Conditions that say the same in words of their own: `after both sides have pulled back their heavy weapons`, `when heavy
//! arms have been moved back by either side`; and those that only say from when a deadline counts.
//!
//! Where a condition was retold, two conditions that share half of their words are one condition when their words stand
//! close together altogether ([`crate::text::vectors`]). Words that stand close may be opposites, so this only keeps
//! two conditions from being called different that have most in common; nothing is ever claimed because of it. Of the
//! labelled pairs in `tests/rewording` with a condition on either side, those at 0.7 and more say the same in seven of
//! eight cases where the sentence was retold; where it was not, two in three differ, so there it is not asked.

use super::super::negation::is_like;
use super::super::pair::{Pair, Side, sentence_end, sentence_start};
use super::sense::{means_something, sense_at};
use super::{Condition, Lead};
use crate::text::figures::Value;
use crate::text::key::keys;
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::Reading;
use crate::text::vectors::{N_DIMENSIONS, cosine, vector_of};

/// The least cosine of two conditions that are one.
const LEAST: f32 = 0.7;

/// How many words may stand between a length of time and what it counts from: `72 hours at the latest after`.
const BETWEEN: usize = 3;

/// Tells whether two conditions of retold sentences say the same, as far as their words stand close.
pub(super) fn are_close(pair: &Pair, old: &Condition, new: &Condition) -> bool {
    if !is_retold(pair, Side::Old, old) || !is_retold(pair, Side::New, new) {
        return false;
    }
    let sum = |side: Side, condition: &Condition| {
        let reading = pair.side(side);
        let mut sum = [0.0; N_DIMENSIONS];
        for at in (condition.first + 1..=condition.last).filter(|at| means_something(reading, *at)) {
            let word = vector_of(reading.tokens[at].key).unwrap_or([0.0; N_DIMENSIONS]);
            sum.iter_mut().zip(word).for_each(|(sum, value)| *sum += value);
        }
        sum
    };
    cosine(&sum(Side::Old, old), &sum(Side::New, new)) >= LEAST
}

/// Returns what is shown of a condition that one side alone has: the whole sentence where the other side has nothing of it,
/// for `if the agreement is broken` says little of sanctions that come back.
pub(super) fn shown(pair: &Pair, side: Side, condition: &Condition) -> (usize, usize) {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let (start, end) = (
        sentence_start(reading, condition.first),
        sentence_end(reading, condition.first),
    );
    let rest = || (start..end).filter(|at| !(condition.first..=condition.last).contains(at));
    let says = |at: &usize| means_something(reading, *at) && !matches!(reading.entry(*at), Entry::Name(_));
    let is_there = |at: usize| (0..other.tokens.len()).any(|there| is_like(reading, at, other, there));
    let is_new = rest().filter(says).all(|at| !is_there(at)) && rest().any(|at| reading.word(at).is_none());
    // A sentence that is new as a whole; where words have no places, one that has none of the other side's.
    let has_stayed = |at: usize| pair.partner(side, at).is_some();
    let is_new = is_new || pair.is_aligned() && !(start..end).any(has_stayed);
    let is_short = end - start <= LONGEST_SHOWN;
    if is_new && is_short && start < condition.first.max(start + 1) {
        (start, end - 1)
    } else {
        (condition.first, condition.last)
    }
}

/// A sentence of more words is not shown whole.
const LONGEST_SHOWN: usize = 20;

/// Tells whether a condition was put in words of its own: at most a third of its words stayed where they were.
fn is_retold(pair: &Pair, side: Side, condition: &Condition) -> bool {
    let stayed = (condition.first..=condition.last).filter(|at| pair.partner(side, *at).is_some());
    !pair.is_aligned() || stayed.count() * 3 <= condition.last - condition.first
}

/// Tells whether a condition says from when a deadline counts that is told itself (`48 hours at most after`), or counts
/// from the same on the other side: `within 100 days of signing`, `a hundred days after the text is signed`.
pub(super) fn counts_from(pair: &Pair, side: Side, condition: &Condition) -> bool {
    if condition.lead != Lead::When {
        return false;
    }
    let reading = pair.side(side);
    let Some(length) = length_before(reading, condition.first) else {
        return is_counted_from(pair.side(side.other()), condition);
    };
    if pair.hunk(side, length).is_some() || !pair.is_aligned() {
        return true;
    }
    let other = pair.side(side.other());
    let is_of = |at: usize| matches!(other.word(at), Some(Word::Of | Word::From | Word::Following));
    pair.partner(side, length).is_some_and(|length| {
        is_of(length + 1)
            && (length + 2..(length + 8).min(other.tokens.len()))
                .filter(|at| means_something(other, *at))
                .any(|at| condition.senses.contains(&sense_at(other, at)))
    })
}

/// Tells whether a side counts a length of time from what a condition is about: `within 24 hours of its detection` against
/// `without delay after its detection`.
fn is_counted_from(reading: &Reading, condition: &Condition) -> bool {
    let is_of = |at: usize| matches!(reading.word(at), Some(Word::Of | Word::From | Word::Following));
    let is_time =
        |at: usize| matches!(reading.value(at), Some(Value::Amount(amount)) if amount.unit.is_time());
    let behind = |at: usize| at + 1..(at + LONGEST_START).min(reading.tokens.len());
    let says = |at: usize, sense: u64| {
        behind(at).any(|at| means_something(reading, at) && sense_at(reading, at) == sense)
    };
    !condition.senses.is_empty()
        && (1..reading.tokens.len())
            .filter(|at| is_of(*at) && is_time(at - 1))
            .any(|at| condition.senses.iter().all(|sense| says(at, *sense)))
}

/// What a length of time is counted from has so many words at most.
const LONGEST_START: usize = 8;

/// Returns the length of time that stands before a condition.
fn length_before(reading: &Reading, first: usize) -> Option<usize> {
    let is_time =
        |at: usize| matches!(reading.value(at), Some(Value::Amount(amount)) if amount.unit.is_time());
    let is_bound = |at: usize| {
        matches!(
            reading.word(at),
            Some(Word::At | Word::The | Word::Most | Word::Least)
        ) || reading.is_any(at, &const { keys(["earliest", "latest"]) })
    };
    let length = (first.saturating_sub(BETWEEN + 1)..first)
        .rev()
        .find(|at| !is_bound(*at))?;
    is_time(length).then_some(length)
}

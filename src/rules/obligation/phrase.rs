//! Duties that hang on an adjective or a noun: `is free to`, `is bound by treaty to`, `is ordered to`, `it is incumbent
//! on the parties to`, `reserves the right to`, `has discretion to`.
//!
//! The lists hold what accords, resolutions and reports about them say, from knowledge of their English.

use super::Strength;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};

/// What somebody is told to do in a way that leaves no choice.
const ORDERED: KeySet<6> = keys([
    "commanded",
    "compelled",
    "directed",
    "instructed",
    "ordered",
    "summoned",
]);

/// What is said of somebody to whom something is left.
const FREE: KeySet<1> = keys(["free"]);

/// What would be good, and no more.
const DESIRABLE: KeySet<4> = keys(["advisable", "desirable", "preferable", "welcome"]);

/// What lies upon somebody.
const UPON: KeySet<1> = keys(["incumbent"]);

/// Duties as nouns.
const DUTY: KeySet<2> = keys(["duty", "obligation"]);

/// `is incumbent on all the parties to the agreement of Pretoria to`: so many words may stand before the `to`.
const BEFORE_TO: usize = 9;

/// Verbs that a right goes with.
pub(super) const RESERVING: KeySet<6> =
    keys(["enjoy", "enjoys", "receive", "receives", "reserve", "reserves"]);

/// Reads `reserves the right to` and `has no obligation to` that begin at a token: where they end, how they bind.
pub(super) fn verb_at(reading: &Reading, at: usize) -> Option<(usize, Strength, bool)> {
    let is_right = reading.is(at + 1, Word::The)
        && reading.is_any(at + 2, &const { keys(["right", "freedom", "option"]) })
        && reading.is(at + 3, Word::To);
    if reading.is_any(at, &RESERVING) {
        return is_right.then_some((at + 3, Strength::May, false));
    }
    if !reading.is(at, Word::Have) {
        return None;
    }
    // `has discretion to`, `has full discretion to`, `has no obligation to`.
    let noun = (at + 1..at + 3).find(|at| {
        reading.is_any(*at, &DUTY) || reading.is_any(*at, &const { keys(["discretion", "leave", "liberty"]) })
    })?;
    let is_free = !reading.is_any(noun, &DUTY) || reading.is(noun - 1, Word::No);
    (is_free && reading.is(noun + 1, Word::To)).then_some((noun + 1, Strength::May, false))
}

/// Reads what stands behind a form of `be` and its `not`: where it ends, how it binds, whether it is negated.
pub(super) fn after_be(reading: &Reading, at: usize, negated: bool) -> Option<(usize, Strength, bool)> {
    let to = |at: usize| reading.is(at, Word::To);
    if negated {
        return None;
    }
    if reading.is_any(at, &FREE) && to(at + 1) {
        return Some((at + 1, Strength::May, false));
    }
    if reading.is(at, Word::At) && reading.is_any(at + 1, &const { keys(["liberty"]) }) && to(at + 2) {
        return Some((at + 2, Strength::May, false));
    }
    if reading.is_any(at, &ORDERED) && to(at + 1) {
        return Some((at + 1, Strength::Must, false));
    }
    // `is under no obligation to`.
    if reading.is_any(at, &const { keys(["under"]) }) && reading.is(at + 1, Word::No) {
        let noun = (at + 2..at + 4).find(|at| reading.is_any(*at, &DUTY))?;
        return to(noun + 1).then_some((noun + 1, Strength::May, false));
    }
    // `is bound by treaty not to`, `is duty-bound to`.
    if reading.is(at, Word::Obliged) && reading.is(at + 1, Word::By) {
        return to_after(reading, at).map(|(to, negated)| (to, Strength::Must, negated));
    }
    if reading.is_any(at, &DUTY) && reading.is(at + 1, Word::Obliged) && to(at + 2) {
        return Some((at + 2, Strength::Must, false));
    }
    if reading.is_any(at, &UPON) && matches!(reading.word(at + 1), Some(Word::On | Word::Upon)) {
        return to_after(reading, at).map(|(to, negated)| (to, Strength::Must, negated));
    }
    if reading.is_any(at, &DESIRABLE) {
        let that = reading.is(at + 1, Word::That).then_some((at + 1, false));
        let (last, negated) = that.or_else(|| to_after(reading, at))?;
        return Some((last, Strength::Should, negated));
    }
    is_duty_of(reading, at)
}

/// Reads `the duty of the government to`, `a binding obligation of all parties to` behind a form of `be`.
fn is_duty_of(reading: &Reading, at: usize) -> Option<(usize, Strength, bool)> {
    if !matches!(reading.word(at), Some(Word::A | Word::The)) {
        return None;
    }
    let duty = (at + 1..at + 4).find(|at| reading.is_any(*at, &DUTY))?;
    let is_of = matches!(reading.word(duty + 1), Some(Word::Of | Word::For | Word::On));
    let (to, negated) = to_after(reading, duty).filter(|_| is_of)?;
    Some((to, Strength::Must, negated))
}

/// Returns the next `to` that no comma parts from a token, and whether a `not` stands before it.
fn to_after(reading: &Reading, at: usize) -> Option<(usize, bool)> {
    let to = (at + 1..(at + 1 + BEFORE_TO).min(reading.tokens.len()))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .find(|at| reading.is(*at, Word::To))?;
    Some((to, reading.is(to - 1, Word::Not)))
}

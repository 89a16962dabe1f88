//! What somebody is only eligible or ready for, against what is so: `is eligible for membership`, `becomes a member`;
//! `is ready to keep its status`, `keeps its status`.
//!
//! Asked where the other side has no word of duty for it at all and speaks of the same things.

use super::super::Change;
use super::super::matter::is_shared;
use super::super::pair::{Pair, Side, is_negation, sentence_end, sentence_start};
use super::super::table::{OBLIGATION_STRENGTHENED, OBLIGATION_WEAKENED};
use super::read::duty_at;
use crate::rules::Kind;
use crate::rules::negation::is_like;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::Reading;

/// What is said of who may get something.
const ELIGIBLE: KeySet<3> = keys(["eligible", "qualified", "qualifies"]);

/// What becomes of who gets it.
const BECOMING: KeySet<12> = keys([
    "accede", "accedes", "admitted", "become", "becomes", "enter", "enters", "get", "gets", "join", "joins",
    "receives",
]);

/// What is said of who has not done it yet.
const READY: KeySet<3> = keys(["prepared", "ready", "willing"]);

/// Between what somebody becomes and what of stand so many words at most: `becomes a full member of the EU`.
const REACH: usize = 6;

/// Two sides share so many words of meaning at least, of which one is ready for what the other does.
const FEWEST_SHARED: usize = 2;

/// Reports such a standing that is on one side, with what the other side has for it.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    if changes
        .iter()
        .any(|change| matches!(change.rule.kind, Kind::Obligation | Kind::Negation))
    {
        return;
    }
    for side in [Side::Old, Side::New] {
        let reading = pair.side(side);
        if !reading.may_have(&ELIGIBLE) && !reading.may_have(&READY) {
            continue;
        }
        for at in 1..reading.tokens.len() {
            let found = eligible(pair, side, at).or_else(|| ready(pair, side, at));
            if let Some((mine, theirs)) = found {
                let rules = (&OBLIGATION_STRENGTHENED, &OBLIGATION_WEAKENED);
                changes.push(pair.exchanged_on(side, rules, mine, theirs));
                return;
            }
        }
    }
}

/// First and last token of words on either side.
type Places = ((usize, usize), (usize, usize));

/// Compares `is eligible for` with what the other side says becomes of it.
fn eligible(pair: &Pair, side: Side, at: usize) -> Option<Places> {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    if !reading.is_any(at, &ELIGIBLE) || !matches!(reading.word(at + 1), Some(Word::For | Word::To)) {
        return None;
    }
    let is_there = other.has(&ELIGIBLE);
    if is_there || is_denied(reading, at) {
        return None;
    }
    let what = (at + 2..(at + 2 + REACH).min(sentence_end(reading, at)))
        .filter(|at| matches!(reading.entry(*at), Entry::Unknown | Entry::Name(_)));
    let what: Vec<usize> = what.collect();
    let is_what = |there: usize| what.iter().any(|at| is_like(reading, *at, other, there));
    let becomes = (0..other.tokens.len()).find(|there| {
        let mut behind = *there..(there + 1 + REACH).min(sentence_end(other, *there));
        other.is_any(*there, &BECOMING)
            && behind.any(is_what)
            && !is_denied(other, *there)
            && !may(other, *there)
    })?;
    Some(((at, at + 1), (becomes, becomes)))
}

/// Compares `is ready to keep` with a sentence on the same matter that has no duty, and no standing of this sort.
fn ready(pair: &Pair, side: Side, at: usize) -> Option<Places> {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let is_ready = reading.is_any(at, &READY) && reading.is(at - 1, Word::Be) && reading.is(at + 1, Word::To);
    if !is_ready || is_denied(reading, at) || !is_shared(pair, FEWEST_SHARED) {
        return None;
    }
    let has_duty =
        |at: usize| duty_at(other, at).is_some() || other.is_any(at, &READY) || is_negation(other, at);
    if (0..other.tokens.len()).any(has_duty) {
        return None;
    }
    // `accepts its status`: the verb stands behind who does it.
    let same = (0..other.tokens.len()).find(|there| matches!(other.entry(*there), Entry::Name(_)))?;
    let verb = same + 1;
    let is_verb =
        other.entry(verb) == Entry::Unknown && other.text(verb.min(other.tokens.len() - 1)).ends_with('s');
    is_verb.then_some(((at, at + 1), (verb, verb)))
}

/// Tells whether a word of its sentence before a token denies it.
fn is_denied(reading: &Reading, at: usize) -> bool {
    (sentence_start(reading, at)..at).any(|before| is_negation(reading, before))
}

/// Tells whether what stands at a token only may be.
fn may(reading: &Reading, at: usize) -> bool {
    (sentence_start(reading, at)..at).any(|before| {
        matches!(
            reading.word(before),
            Some(Word::May | Word::Can | Word::Should | Word::Expected)
        )
    })
}

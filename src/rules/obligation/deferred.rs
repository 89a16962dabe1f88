//! What is only talked about on one side and done on the other: `the sanctions will be lifted`, `the lifting of the sanctions
//! will be considered`.
//!
//! Asked where nothing else was told of duties. Both sides have to speak of the same things, the other one with no word for
//! talks of any sort, and what hangs on talks (`once it has been discussed`) is a condition.

use super::super::Change;
use super::super::matter::is_shared;
use super::super::pair::{Pair, Side, next_content, unparted_before};
use super::super::table::{OBLIGATION_STRENGTHENED, OBLIGATION_WEAKENED};
use crate::rules::Kind;
use crate::rules::name::agent::DUTY;
use crate::text::key::{KeySet, Stem, keys};
use crate::text::lexicon::{Word, WordSet};
use crate::text::tokens::{Gap, Reading};

/// What is done to a matter that is left open.
const DISCUSSED: KeySet<5> = keys(["considered", "debated", "discussed", "explored", "negotiated"]);

/// Words of which a side that does something has none, in whatever form.
const OF_TALKS: [&str; 13] = [
    "consider",
    "consideration",
    "consult",
    "debate",
    "discuss",
    "discussion",
    "examine",
    "explore",
    "negotiate",
    "negotiation",
    "negotiations",
    "study",
    "talks",
];

/// Words that lead what something hangs on.
const HANGING: WordSet = WordSet::of(&[
    Word::If,
    Word::Unless,
    Word::Until,
    Word::Once,
    Word::After,
    Word::Before,
    Word::When,
    Word::Upon,
    Word::Pending,
    Word::Which,
]);

/// Two sides share so many words of meaning at least, which names are too.
const FEWEST_SHARED: usize = 2;

/// Between `be` and what is done stand so many words at most: `will be further discussed`.
const REACH: usize = 2;

/// Reports what is only talked about on one side.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let is_told = |change: &Change| matches!(change.rule.kind, Kind::Obligation | Kind::Negation);
    for side in [Side::Old, Side::New] {
        let (reading, other) = (pair.side(side), pair.side(side.other()));
        let Some(open) = reading.places_of(&DISCUSSED).find_map(|at| open_at(reading, at)) else {
            continue;
        };
        if changes.iter().any(is_told) || speaks_of_talks(other) || !is_shared(pair, FEWEST_SHARED) {
            return;
        }
        if let Some(done) = deed(other) {
            let rules = (&OBLIGATION_STRENGTHENED, &OBLIGATION_WEAKENED);
            changes.push(pair.exchanged_on(side, rules, open, done));
        }
        return;
    }
}

/// Returns the words that leave a matter open and end at a word of talks: `will be discussed`.
fn open_at(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    // `will be considered settled`, `discussed and agreed`.
    let goes_on = reading.is(at + 1, Word::And)
        || (reading.tokens.get(at + 1))
            .is_some_and(|next| next.gap == Gap::Space && reading.word(at + 1).is_none());
    if goes_on {
        return None;
    }
    let be = (at.saturating_sub(REACH + 1)..at)
        .rev()
        .find(|before| reading.is(*before, Word::Be))?;
    // `will be discussed`, `is to be discussed`.
    let duty = (be.saturating_sub(REACH)..be).find(|at| reading.tokens[*at].is_in(DUTY));
    let first = duty.unwrap_or(be);
    let is_close = (first + 1..=at).all(|at| reading.tokens[at].gap == Gap::Space);
    let hangs = unparted_before(reading, first).any(|at| reading.tokens[at].is_in(HANGING));
    (is_close && !hangs && !reading.begins(first)).then_some((first, at))
}

/// Tells whether a side speaks of talks.
fn speaks_of_talks(reading: &Reading) -> bool {
    OF_TALKS.iter().any(|word| {
        let stem = Stem::of(word);
        (0..reading.tokens.len()).any(|at| reading.has_stem(at, stem))
    })
}

/// Returns the first words of duty of a side with their verb.
fn deed(reading: &Reading) -> Option<(usize, usize)> {
    let duty = (reading.tokens.iter()).position(|token| token.is_in(DUTY))?;
    if reading.is(duty, Word::May) || reading.is(duty, Word::Can) {
        return None;
    }
    Some((duty, next_content(reading, duty + 1, REACH + 1)?))
}

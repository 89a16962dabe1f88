//! What is counted in: `1,700 detainees`, `1,700 detainees, including all women and children`.
//!
//! Told where the other side has none of the words that say what is counted in, and counts in nothing itself.

use super::super::Change;
use super::super::figure::told;
use super::super::matter;
use super::super::pair::{Pair, Side};
use super::super::table::{PASSAGE_ADDED, PASSAGE_DROPPED};
use crate::rules::negation::is_like;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Entry;
use crate::text::tokens::{Gap, Meaning, Reading};

/// Words that count in what follows them.
const COUNTING_IN: KeySet<4> = keys(["included", "includes", "including", "notably"]);

/// Two sides share so many words of meaning at least.
const FEWEST_SHARED: usize = 3;

/// Reports what one side counts in.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let places = pair.read(|reading, _| reading.places_of(&COUNTING_IN).collect::<Vec<_>>());
    let (side, at) = match (&places.old[..], &places.new[..]) {
        ([at], []) => (Side::Old, *at),
        ([], [at]) => (Side::New, *at),
        _ => return,
    };
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let last = last_of(reading, at);
    let is_there = |at: usize| (0..other.tokens.len()).any(|there| is_like(reading, at, other, there));
    let mut words = (at + 1..=last).filter(|at| reading.tokens[*at].meaning == Meaning::Word(Entry::Unknown));
    let is_news = words.clone().next().is_some() && !words.any(is_there);
    // `for all, including children`: what leads it in stands before it.
    if reading.begins(at) || !is_news || !matter::is_shared(pair, FEWEST_SHARED) {
        return;
    }
    if !pair.is_told(changes, side, at, last) {
        let sentence = told(side, &pair.quote(side, at, last));
        let rules = (&PASSAGE_DROPPED, &PASSAGE_ADDED);
        changes.push(pair.one_sided(side, rules, sentence, &[(at, last)]));
    }
}

/// Returns the last word of what is counted in: before the next comma or stop.
fn last_of(reading: &Reading, at: usize) -> usize {
    (at + 1..reading.tokens.len())
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .last()
        .unwrap_or(at)
}

//! Whatever there is of a thing: `breaches of whatever kind`, `alliances of any kind`, `arms of all types`, `at all levels`.

use super::super::Change;
use super::super::figure::told;
use super::super::pair::{Pair, Side, is_negation, unparted_before};
use super::super::table::{SCOPE_NARROWED, SCOPE_WIDENED};
use crate::diff::Hunk;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};

/// What things are sorted by.
const KINDS: KeySet<8> = keys([
    "kind", "kinds", "level", "levels", "sort", "sorts", "type", "types",
]);

/// Reports such words where one side has them, and the other has no word for a whole.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    if !pair.old.may_have(&KINDS) && !pair.new.may_have(&KINDS) {
        return;
    }
    let Some((side, stretch)) = pair.on_one_side(first_of) else {
        return;
    };
    let other = pair.side(side.other());
    let is_whole = |at: usize| {
        matches!(other.word(at), Some(Word::All | Word::Any | Word::Full)) || says_whatever(other, at)
    };
    // `no material of any kind` is no material.
    if is_emphasis(pair, side, stretch.0, stretch.1) {
        return;
    }
    if (0..other.tokens.len()).any(is_whole) || pair.is_told(changes, side, stretch.0, stretch.1) {
        return;
    }
    let rules = (&SCOPE_NARROWED, &SCOPE_WIDENED);
    let sentence = told(side, &pair.quote(side, stretch.0, stretch.1));
    changes.push(pair.one_sided(side, rules, sentence, &[stretch]));
}

/// Tells whether words put in only add weight to a `no`: `no material of any kind`.
pub(in crate::rules) fn is_emphasis(pair: &Pair, side: Side, first: usize, last: usize) -> bool {
    let reading = pair.side(side);
    let is_put_in = |hunk: &Hunk| match side {
        Side::Old => hunk.new.is_empty() && hunk.old.len() == last - first + 1,
        Side::New => hunk.old.is_empty() && hunk.new.len() == last - first + 1,
    };
    let hunk = pair
        .hunk(side, first)
        .and_then(|hunk| pair.aligned_hunks().get(hunk as usize));
    hunk.is_some_and(is_put_in)
        && first_of(reading, last) == Some(first)
        && unparted_before(reading, first).any(|at| is_negation(reading, at))
}

/// Returns where such words begin that end at a token.
fn first_of(reading: &Reading, at: usize) -> Option<usize> {
    let first = at.checked_sub(2).filter(|_| reading.is_any(at, &KINDS))?;
    let is_one = (first + 1..=at).all(|at| reading.tokens[at].gap == Gap::Space);
    let is_led = matches!(reading.word(first), Some(Word::Of | Word::At));
    let is_any =
        matches!(reading.word(first + 1), Some(Word::All | Word::Any)) || says_whatever(reading, first + 1);
    (is_one && is_led && is_any).then_some(first)
}

/// Tells whether a token leaves it open what is meant.
fn says_whatever(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &const { keys(["whatever", "whatsoever", "whichever"]) })
}

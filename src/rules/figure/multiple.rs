//! Multiples in words: `doubled`, `tripled`, `halved`.
//!
//! One stands for a figure only beside nothing else that says how much: `doubled to 400` is told by the 400.

use super::super::Change;
use super::super::pair::{Pair, Side};
use super::super::table::{FIGURE_ADDED, FIGURE_CHANGED, FIGURE_DROPPED};
use super::told;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::Reading;

/// Verbs of multiplying, one list for each multiple.
const MULTIPLES: [KeySet<4>; 4] = [
    keys(["double", "doubled", "doubles", "doubling"]),
    keys(["triple", "tripled", "triples", "tripling"]),
    keys(["quadruple", "quadrupled", "quadruples", "quadrupling"]),
    keys(["halve", "halved", "halves", "halving"]),
];

/// Other ways to say so.
const SAYING_SO: KeySet<6> = keys(["again", "fourfold", "half", "threefold", "twice", "twofold"]);

/// Reports multiples that came, went, or took each other's place.
pub(in crate::rules) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let may_multiply = |reading: &Reading| MULTIPLES.iter().any(|verbs| reading.may_have(verbs));
    if !may_multiply(pair.old) && !may_multiply(pair.new) {
        return;
    }
    let found = pair.read(|reading, _| {
        (0..reading.tokens.len())
            .filter_map(|at| Some((at, multiple_at(reading, at)?)))
            .collect::<Vec<_>>()
    });
    match (&found.old[..], &found.new[..]) {
        ([(old, from)], [(new, to)]) if from != to => {
            changes.push(pair.exchanged(&FIGURE_CHANGED, (*old, *old), (*new, *new)));
        }
        ([(at, _)], []) => one_sided(pair, Side::Old, *at, changes),
        ([], [(at, _)]) => one_sided(pair, Side::New, *at, changes),
        _ => {}
    }
}

/// Reports a multiple of one side, where neither side says how much in another way.
fn one_sided(pair: &Pair, side: Side, at: usize, changes: &mut Vec<Change>) {
    let says_how_much = |reading: &Reading| !reading.values.is_empty() || reading.has(&SAYING_SO);
    if says_how_much(pair.old) || says_how_much(pair.new) || pair.hunk(side, at).is_none() {
        return;
    }
    let sentence = told(side, &pair.quote(side, at, at));
    let rules = (&FIGURE_DROPPED, &FIGURE_ADDED);
    changes.push(pair.one_sided(side, rules, sentence, &[(at, at)]));
}

/// Tells whether a figure says how many times as much, and a side says so by a verb: `twice as high`, `doubled`.
pub(super) fn is_said(reading: &Reading, figure: &str) -> bool {
    let verbs = match figure {
        "twice" => &MULTIPLES[0],
        "thrice" => &MULTIPLES[1],
        _ => return false,
    };
    reading.has(verbs)
}

/// Returns which multiple a verb is, if it is one; `double locks` and `half` are none.
fn multiple_at(reading: &Reading, at: usize) -> Option<usize> {
    let multiple = MULTIPLES.iter().position(|verbs| reading.is_any(at, verbs))?;
    let is_bare = reading.is_any(at, &const { keys(["double", "triple", "quadruple"]) });
    (!is_bare || is_verb(reading, at)).then_some(multiple)
}

/// Tells whether a word of duty, or a `to` before it makes a word a verb: `will double its aid`.
fn is_verb(reading: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| reading.word(before));
    matches!(
        before,
        Some(Word::Will | Word::Must | Word::Should | Word::May | Word::Can | Word::To)
    )
}

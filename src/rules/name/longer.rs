//! Two long names that differ in one word: `the Moro National Liberation Front`, `the Moro Islamic Liberation Front`.
//!
//! A capital alone proves little, but names of three words and more that differ in nothing but one of them are two.

use super::super::Change;
use super::super::pair::Pair;
use super::super::table::NAME_EXCHANGED;
use super::known::is_one_name;
use super::unlisted::is_close;
use crate::text::lexicon::Word;
use crate::text::senses;
use crate::text::tokens::{Reading, Shape, Token};

/// So many words a name has at least.
const FEWEST: usize = 3;

/// Reports such names, where neither side has the other's.
pub(super) fn exchanges(pair: &Pair, changes: &mut Vec<Change>) {
    let names = pair.read(|reading, _| read(reading));
    for old in &names.old {
        let is_here = |new: &&(usize, usize)| differ_in_one(pair, *old, **new);
        let mut others = names.new.iter().filter(is_here);
        let (Some(new), None) = (others.next(), others.next()) else {
            continue;
        };
        let has = |reading: &Reading, names: &[(usize, usize)], other: &Reading, name: (usize, usize)| {
            names.iter().any(|known| {
                known.1 - known.0 == name.1 - name.0
                    && (0..=name.1 - name.0)
                        .all(|at| reading.tokens[known.0 + at].key == other.tokens[name.0 + at].key)
            })
        };
        let is_kept = has(pair.new, &names.new, pair.old, *old) || has(pair.old, &names.old, pair.new, *new);
        if !is_kept {
            changes.push(pair.exchanged(&NAME_EXCHANGED, *old, *new));
        }
    }
}

/// Reads stretches of capital words.
fn read(reading: &Reading) -> Vec<(usize, usize)> {
    let is_capital = |at: usize| reading.tokens[at].shape == Shape::Capital;
    let mut found = Vec::new();
    let mut at = 0;
    let may_begin = |token: &Token| token.shape == Shape::Capital;
    while let Some(ahead) = reading.tokens[at..].iter().position(may_begin) {
        at += ahead;
        // `The` begins a sentence.
        let first = at + usize::from(reading.is(at, Word::The));
        at = first;
        while at < reading.tokens.len() && is_capital(at) && (at == first || is_close(reading, at)) {
            at += 1;
        }
        if at - first >= FEWEST {
            found.push((first, at - 1));
        }
    }
    found
}

/// Tells whether two names differ in one word alone, which is not the same in another form.
fn differ_in_one(pair: &Pair, old: (usize, usize), new: (usize, usize)) -> bool {
    let length = old.1 - old.0;
    if new.1 - new.0 != length {
        return false;
    }
    let is_same = |at: &usize| pair.new.has_stem(new.0 + at, pair.old.stem(old.0 + at));
    let mut others = (0..=length).filter(|at| !is_same(at));
    let (Some(at), None) = (others.next(), others.next()) else {
        return false;
    };
    let (one, other) = (pair.old.text(old.0 + at), pair.new.text(new.0 + at));
    let group = senses::group(one);
    // The first word may begin its sentence: `The`, `All`.
    at > 0 && !is_one_name(one, other) && !(group.is_some() && group == senses::group(other))
}

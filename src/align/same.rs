//! Pairs clauses that say the same, word for word.
//!
//! A text that stands once on each side is paired at once, wherever it stands. A text that is repeated is paired
//! first beside pairs that are already made (forwards, then backwards), and what is then left in order.
//! Cost: linear; every clause is looked at a few times.

use rustc_hash::FxHashMap;

use super::clauses::Clauses;
use super::groups::{Barred, Groups};
use super::{Authority, Side};
use crate::text::vocabulary::Token;

/// The clauses of one wording, ascending on both sides.
#[derive(Default)]
struct Repeated {
    old: Vec<u32>,
    new: Vec<u32>,
}

/// How often a wording stands among the free clauses of each side, and where first.
#[derive(Clone, Copy, Default)]
struct Tally {
    old: u32,
    new: u32,
    first_old: u32,
    first_new: u32,
}

/// No class: the wording stands once on each side, or on one side only.
const NONE: u32 = u32::MAX;

/// Pairs all clauses of the same words that are free and may be paired.
pub(super) fn pair_same_texts(clauses: &Clauses, barred: &Barred<'_>, groups: &mut Groups) {
    let wordings = wordings(clauses);
    let tallies = tally(clauses, groups, &wordings);
    let mut classes = 0;
    let mut class_of = vec![NONE; tallies.len()];
    for (tally, class) in tallies.iter().zip(&mut class_of) {
        if (tally.old, tally.new) == (1, 1) {
            if barred.allows(tally.first_old, tally.first_new) {
                groups.pair(tally.first_old, tally.first_new, Authority::SameText, 1.0);
            }
        } else if tally.old > 0 && tally.new > 0 {
            *class = classes;
            classes += 1;
        }
    }
    if classes == 0 {
        return;
    }
    let class = |side, index| class_of[wordings[clauses.text(side, index) as usize] as usize];
    extend_pairs(clauses, groups, |groups, old, new| {
        class(Side::Old, old) != NONE
            && class(Side::Old, old) == class(Side::New, new)
            && groups.is_free(Side::Old, old)
            && groups.is_free(Side::New, new)
            && !clauses.tokens(Side::Old, old).is_empty()
            && barred.allows(old, new)
    });
    let mut repeated: Vec<Repeated> = Vec::new();
    repeated.resize_with(classes as usize, Repeated::default);
    for side in [Side::Old, Side::New] {
        for index in 0..clauses.len(side) {
            let class = class(side, index);
            if class != NONE && groups.is_free(side, index) {
                let repeated = &mut repeated[class as usize];
                match side {
                    Side::Old => repeated.old.push(index),
                    Side::New => repeated.new.push(index),
                }
            }
        }
    }
    for repeated in &repeated {
        for (&old, &new) in repeated.old.iter().zip(&repeated.new) {
            if barred.allows(old, new) {
                groups.pair(old, new, Authority::SameText, 1.0);
            }
        }
    }
}

/// Returns, for each text, the first text of the same words: texts may still differ in signs and capitals.
fn wordings(clauses: &Clauses) -> Vec<u32> {
    let mut first: FxHashMap<&[Token], u32> = FxHashMap::default();
    first.reserve(clauses.n_texts());
    (0..)
        .zip(clauses.texts())
        .map(|(text, words)| *first.entry(words).or_insert(text))
        .collect()
}

/// Counts the free clauses of each wording; clauses without a word count for none.
fn tally(clauses: &Clauses, groups: &Groups, wordings: &[u32]) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); wordings.len()];
    for side in [Side::Old, Side::New] {
        for index in (0..clauses.len(side)).rev() {
            if !groups.is_free(side, index) || clauses.tokens(side, index).is_empty() {
                continue;
            }
            let tally = &mut tallies[wordings[clauses.text(side, index) as usize] as usize];
            let (count, first) = match side {
                Side::Old => (&mut tally.old, &mut tally.first_old),
                Side::New => (&mut tally.new, &mut tally.first_new),
            };
            *count += 1;
            *first = index;
        }
    }
    tallies
}

/// Pairs neighbours of pairs, forwards and then backwards, as far as `fits` goes.
fn extend_pairs(clauses: &Clauses, groups: &mut Groups, fits: impl Fn(&Groups, u32, u32) -> bool) {
    let (n_old, n_new) = (clauses.len(Side::Old), clauses.len(Side::New));
    if n_old > 0 && n_new > 0 && fits(groups, 0, 0) {
        groups.pair(0, 0, Authority::SameText, 1.0);
    }
    for old in 0..n_old.saturating_sub(1) {
        if let Some(new) = groups.partner(Side::Old, old)
            && new + 1 < n_new
            && fits(groups, old + 1, new + 1)
        {
            groups.pair(old + 1, new + 1, Authority::SameText, 1.0);
        }
    }
    for old in (1..n_old).rev() {
        if let Some(new) = groups.partner(Side::Old, old)
            && new > 0
            && fits(groups, old - 1, new - 1)
        {
            groups.pair(old - 1, new - 1, Authority::SameText, 1.0);
        }
    }
}

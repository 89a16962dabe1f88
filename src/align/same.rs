//! Pairs clauses that say the same, word for word.
//!
//! A text that stands once on each side is paired at once, wherever it stands. A text that is repeated is paired
//! first beside pairs that are already made (forwards, then backwards), and what is then left in order.
//! Cost: one sort of hashes; every clause is looked at a few times.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::clauses::Clauses;
use super::groups::{Barred, Groups};
use super::{Authority, Side};

/// The clauses of one text, ascending on both sides.
#[derive(Default)]
struct SameText {
    old: Vec<u32>,
    new: Vec<u32>,
}

/// Pairs all clauses of the same words that are free and may be paired.
pub(super) fn pair_same_texts(clauses: &Clauses, barred: &Barred<'_>, groups: &mut Groups) {
    let texts = repeated_texts(clauses, groups);
    let mut class_of_old = vec![u32::MAX; clauses.len(Side::Old) as usize];
    let mut class_of_new = vec![u32::MAX; clauses.len(Side::New) as usize];
    for (class, text) in (0..).zip(&texts) {
        if let ([old], [new]) = (text.old.as_slice(), text.new.as_slice()) {
            if barred.allows(*old, *new) {
                groups.pair(*old, *new, Authority::SameText, 1.0);
            }
            continue;
        }
        text.old
            .iter()
            .for_each(|&old| class_of_old[old as usize] = class);
        text.new
            .iter()
            .for_each(|&new| class_of_new[new as usize] = class);
    }
    let same_class = |old: u32, new: u32| {
        let class = class_of_old[old as usize];
        class != u32::MAX && class == class_of_new[new as usize]
    };
    extend_pairs(clauses, groups, |groups, old, new| {
        same_class(old, new)
            && groups.is_free(Side::Old, old)
            && groups.is_free(Side::New, new)
            && barred.allows(old, new)
    });
    for text in &texts {
        pair_in_order(text, barred, groups);
    }
}

/// Returns the texts that stand on both sides, in the order of their first old clause.
fn repeated_texts(clauses: &Clauses, groups: &Groups) -> Vec<SameText> {
    let mut hashed: Vec<(u64, Side, u32)> = Vec::new();
    for side in [Side::Old, Side::New] {
        for index in 0..clauses.len(side) {
            let tokens = clauses.tokens(side, index);
            if groups.is_free(side, index) && !tokens.is_empty() {
                let mut hasher = FxHasher::default();
                tokens.iter().for_each(|token| hasher.write_u32(token.0));
                hashed.push((hasher.finish(), side, index));
            }
        }
    }
    hashed.sort_unstable();
    let mut texts: Vec<SameText> = Vec::new();
    for run in hashed.chunk_by(|one, other| one.0 == other.0) {
        let (_, first_side, first) = run[0];
        let words = clauses.tokens(first_side, first);
        let mut text = SameText::default();
        // Two texts of one hash: those that differ from the first are left to the matching by similarity.
        for &(_, side, index) in run
            .iter()
            .filter(|entry| clauses.tokens(entry.1, entry.2) == words)
        {
            match side {
                Side::Old => text.old.push(index),
                Side::New => text.new.push(index),
            }
        }
        if !text.old.is_empty() && !text.new.is_empty() {
            texts.push(text);
        }
    }
    texts.sort_unstable_by_key(|text| text.old[0]);
    texts
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

/// Pairs what is left of a repeated text in order.
fn pair_in_order(text: &SameText, barred: &Barred<'_>, groups: &mut Groups) {
    let free = |side, members: &[u32], groups: &Groups| -> Vec<u32> {
        members
            .iter()
            .copied()
            .filter(|&index| groups.is_free(side, index))
            .collect()
    };
    let old = free(Side::Old, &text.old, groups);
    let new = free(Side::New, &text.new, groups);
    for (&old, &new) in old.iter().zip(&new) {
        if barred.allows(old, new) {
            groups.pair(old, new, Authority::SameText, 1.0);
        }
    }
}

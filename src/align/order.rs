//! Puts the groups in order, marks the fewest that moved, and checks that nothing was lost.
//!
//! The groups that did not move are a longest rising sequence: as many groups as possible whose order is the same on
//! both sides. Where several sequences are as long, the one with more words stays, since a reader takes the shorter
//! text for the one that moved; where that too is equal, a hash of the texts decides, so that swapping the sides marks
//! the same groups. Cost: n log n for n groups.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::clauses::Clauses;
use super::{Alignment, Authority, Group, Side};

/// What a group adds to the sequence that stays: itself, its words, and a hash to break ties.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Stay {
    groups: u32,
    words: u64,
    tie: u64,
}

impl Stay {
    fn plus(self, other: Self) -> Self {
        Self {
            groups: self.groups + other.groups,
            words: self.words + other.words,
            tie: self.tie + other.tie,
        }
    }
}

/// Orders the groups and tells of each whether it moved.
pub(super) fn put_in_order(mut groups: Vec<Group>, clauses: &Clauses) -> (Vec<Group>, Vec<bool>) {
    groups.sort_by_key(|group| match (group.old.first(), group.new.first()) {
        (Some(&old), _) => (0, old),
        (None, Some(&new)) => (1, new),
        (None, None) => (2, 0),
    });
    let of_both: Vec<usize> = (0..groups.len())
        .filter(|&at| !groups[at].old.is_empty() && !groups[at].new.is_empty())
        .collect();
    let staying = longest_rising(&of_both, &groups, clauses);
    let mut moved = vec![false; groups.len()];
    for (&at, stays) in of_both.iter().zip(staying) {
        moved[at] = !stays;
    }
    (groups, moved)
}

/// Returns, for each of the groups given, whether it belongs to the sequence that stays.
fn longest_rising(of_both: &[usize], groups: &[Group], clauses: &Clauses) -> Vec<bool> {
    let n_new = clauses.len(Side::New) as usize;
    // A tree of the best sequence that ends at or below a place: its length and its last group.
    let mut tree: Vec<(Stay, Option<usize>)> = vec![(Stay::default(), None); n_new + 1];
    let mut previous = vec![None; of_both.len()];
    for (order, &at) in of_both.iter().enumerate() {
        let place = groups[at].new[0] as usize + 1;
        let mut best = (Stay::default(), None);
        let mut node = place - 1;
        while node > 0 {
            best = if tree[node].0 > best.0 { tree[node] } else { best };
            node &= node - 1;
        }
        previous[order] = best.1;
        let reached = best.0.plus(stay(&groups[at], clauses));
        let mut node = place;
        while node <= n_new {
            if reached > tree[node].0 {
                tree[node] = (reached, Some(order));
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut last = tree
        .iter()
        .fold(
            (Stay::default(), None),
            |best, &node| if node.0 > best.0 { node } else { best },
        )
        .1;
    let mut stays = vec![false; of_both.len()];
    while let Some(order) = last {
        stays[order] = true;
        last = previous[order];
    }
    stays
}

/// Returns what a group adds to the sequence that stays.
fn stay(group: &Group, clauses: &Clauses) -> Stay {
    let mut words = 0;
    let mut tie = 0;
    for (side, members) in [(Side::Old, &group.old), (Side::New, &group.new)] {
        for &index in members {
            let tokens = clauses.tokens(side, index);
            words += tokens.len() as u64;
            let mut hasher = FxHasher::default();
            tokens
                .iter()
                .for_each(|&token| hasher.write_u32(clauses.vocabulary.hash(token)));
            tie += hasher.finish() >> 32;
        }
    }
    Stay {
        groups: 1,
        words,
        tie,
    }
}

/// Tells whether every clause of both sides is in exactly one group.
pub(super) fn is_complete(alignment: &Alignment, n_old: usize, n_new: usize) -> bool {
    let once = |n: usize, members: fn(&Group) -> &Vec<u32>| {
        let mut all: Vec<u32> = alignment.groups.iter().flat_map(members).copied().collect();
        all.sort_unstable();
        all.len() == n && (0..).zip(&all).all(|(expected, &index)| index == expected)
    };
    let fits = |group: &Group| match group.authority {
        Authority::Alone => group.old.is_empty() || group.new.is_empty(),
        Authority::SameText | Authority::Similarity => !group.old.is_empty() && !group.new.is_empty(),
        Authority::SameClause | Authority::Link | Authority::Topic => true,
    };
    alignment.moved.len() == alignment.groups.len()
        && alignment.groups.iter().all(fits)
        && once(n_old, |group| &group.old)
        && once(n_new, |group| &group.new)
}

//! Settles at a glance the clauses of a long text that have one partner beyond doubt.
//!
//! Most clauses of a new version are an old clause with a word or two changed. They share nearly all of their rarest
//! words with that clause, and hardly three of them with any other, so threes of rare words point straight at it. What is
//! settled here is measured like any other pair, but rivals of its clauses need not be looked for; they are looked at
//! only for the sake of clauses that are not settled, such as the other half of a split.
//!
//! Cost: linear; some twenty look-ups in a table a clause. Measuring all the rivals that never win
//! made up half of the matching of a text of 28,000 clauses.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Side;
use super::clauses::Clauses;
use super::rarity::Stem;
use crate::halves::{Each, both};

/// From how many clauses on, both sides together, clauses are settled at a glance. In a shorter text the rivals cost
/// nothing, and whoever asks why two clauses were matched can see them.
const MANY_CLAUSES: usize = 300;

/// How many of its rarest words speak for a clause, and how many threes these make. With five words, one in seven of
/// the clauses that are settled in the sized texts of the benches would not be.
const RARE_WORDS: usize = 6;
const THREES: usize = 20;

/// How many threes two clauses share at least: those of four words.
const LEAST_SHARED: u32 = 4;

/// What a rival of either clause may share at most, as a part of that.
const RIVAL_PART: u32 = 2;

/// The pairs that are settled.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The pairs `(old, new)`, ascending by old clause.
    pub(super) pairs: Vec<(u32, u32)>,
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Settled {
    /// Tells whether a clause is settled.
    pub(super) fn holds(&self, side: Side, index: u32) -> bool {
        let settled = match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        };
        settled.get(index as usize).copied().unwrap_or(false)
    }
}

/// Settles pairs of these clauses, in a text that is long enough for it.
pub(super) fn settle(clauses: &Clauses, old: &[u32], new: &[u32]) -> Settled {
    if old.len() + new.len() < MANY_CLAUSES {
        return Settled::default();
    }
    let shared = shared_threes(clauses, old, new);
    let (mut best_of_old, mut best_of_new) = (FxHashMap::default(), FxHashMap::default());
    for &(old, new, count) in &shared {
        best_of_old
            .entry(old)
            .or_insert_with(Best::default)
            .note(new, count);
        best_of_new
            .entry(new)
            .or_insert_with(Best::default)
            .note(old, count);
    }
    let pairs: Vec<(u32, u32)> = shared
        .iter()
        .filter(|(old, new, _)| best_of_old[old].is_only(*new) && best_of_new[new].is_only(*old))
        .map(|&(old, new, _)| (old, new))
        .collect();
    let mut settled = Settled {
        old: vec![false; clauses.len(Side::Old) as usize],
        new: vec![false; clauses.len(Side::New) as usize],
        pairs,
    };
    for &(old, new) in &settled.pairs {
        settled.old[old as usize] = true;
        settled.new[new as usize] = true;
    }
    settled
}

/// The partner with which a clause shares most, and how much it shares with the next one.
#[derive(Default)]
struct Best {
    partner: u32,
    first: u32,
    second: u32,
}

impl Best {
    fn note(&mut self, partner: u32, count: u32) {
        if count > self.first {
            self.second = self.first;
            self.first = count;
            self.partner = partner;
        } else {
            self.second = self.second.max(count);
        }
    }

    /// Tells whether nobody but this partner comes near.
    fn is_only(&self, partner: u32) -> bool {
        self.partner == partner && self.first >= LEAST_SHARED && self.second * RIVAL_PART <= self.first
    }
}

/// Returns the clauses that share three rare words which stand together nowhere else, ascending, and how many such threes.
fn shared_threes(clauses: &Clauses, old: &[u32], new: &[u32]) -> Vec<(u32, u32, u32)> {
    let on_both = stems_on_both(clauses, old, new);
    let sides = [(Side::Old, old), (Side::New, new)];
    let (of_old, of_new) = both(old.len() + new.len(), Each(500), |side| {
        let (side, members) = sides[side];
        let of_one = |&index| rarest(clauses, side, index, &on_both);
        members.iter().map(of_one).collect::<Vec<_>>()
    });
    // Every three goes to one of two tables by a bit of its hash, and both are filled at once.
    let (mut hits, second) = both(old.len() + new.len(), Each(500), |table| {
        only_holders(&of_old, &of_new, table as u64)
    });
    hits.extend(second);
    hits.sort_unstable();
    hits.chunk_by(|one, other| one == other)
        .map(|same| {
            let (one, other) = same[0];
            (
                old[one as usize],
                new[other as usize],
                u32::try_from(same.len()).unwrap_or(u32::MAX),
            )
        })
        .collect()
}

/// Returns, for each three of rare words that one clause of either side holds, these two clauses by their places; only
/// of the threes whose hash ends in `bit`. In no order.
fn only_holders(of_old: &[Vec<Stem>], of_new: &[Vec<Stem>], bit: u64) -> Vec<(u32, u32)> {
    let mut holders: FxHashMap<u64, Holders> = FxHashMap::default();
    holders.reserve(of_old.len() * THREES / 2);
    for (place, rare) in (0..).zip(of_old) {
        each_three(rare, |three| {
            if three & 1 == bit {
                let first = Holders {
                    old: place,
                    new: NOBODY,
                };
                holders
                    .entry(three)
                    .and_modify(|holders| holders.old = SEVERAL)
                    .or_insert(first);
            }
        });
    }
    for (place, rare) in (0..).zip(of_new) {
        each_three(rare, |three| {
            if three & 1 == bit
                && let Some(holders) = holders.get_mut(&three)
            {
                holders.new = if holders.new == NOBODY { place } else { SEVERAL };
            }
        });
    }
    holders
        .into_values()
        .filter(|holders| holders.old != SEVERAL && holders.new < SEVERAL)
        .map(|holders| (holders.old, holders.new))
        .collect()
}

/// Which clause of either side holds three words, by its place.
struct Holders {
    old: u32,
    new: u32,
}

/// No place: nobody, or more than one. There are fewer clauses than these numbers, since a larger text is refused.
const NOBODY: u32 = u32::MAX;
const SEVERAL: u32 = u32::MAX - 1;

/// Returns, for each stem, whether both sides have it: what only one side has cannot be shared.
fn stems_on_both(clauses: &Clauses, old: &[u32], new: &[u32]) -> Vec<bool> {
    let has = |side, members: &[u32]| {
        let mut has = vec![false; clauses.n_stems()];
        for &index in members {
            clauses
                .stems(side, index)
                .iter()
                .for_each(|&stem| has[stem as usize] = true);
        }
        has
    };
    let (old, new) = (has(Side::Old, old), has(Side::New, new));
    old.into_iter().zip(new).map(|(old, new)| old && new).collect()
}

/// Returns the rarest stems of a clause among those that both sides have, fewer where it has fewer. Of equally rare ones
/// a hash of their letters chooses, so that the choice is the same on either side.
fn rarest(clauses: &Clauses, side: Side, index: u32, on_both: &[bool]) -> Vec<Stem> {
    let rank = |&stem: &Stem| (Reverse(clauses.stem_weight(stem)), clauses.stem_hash(stem));
    let mut rarest: Vec<Stem> = Vec::with_capacity(RARE_WORDS + 1);
    for &stem in clauses.stems(side, index) {
        if !on_both[stem as usize] {
            continue;
        }
        if rarest.len() == RARE_WORDS && rarest.last().is_some_and(|last| rank(last) <= rank(&stem)) {
            continue;
        }
        let place = rarest.partition_point(|known| rank(known) <= rank(&stem));
        rarest.insert(place, stem);
        rarest.truncate(RARE_WORDS);
    }
    rarest
}

/// Calls `visit` with a hash of every three of these stems, the same in whatever order they stand.
fn each_three(stems: &[Stem], mut visit: impl FnMut(u64)) {
    // The sum of three mixed numbers does not tell their order; squaring keeps equal sums of numbers apart.
    let mixed = |stem: Stem| {
        let odd = (u64::from(stem) << 1 | 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        odd.wrapping_mul(odd ^ odd >> 32)
    };
    for (number, &one) in stems.iter().enumerate() {
        for (next, &two) in (number + 1..).zip(&stems[number + 1..]) {
            for &three in &stems[next + 1..] {
                visit(mixed(one).wrapping_add(mixed(two)).wrapping_add(mixed(three)));
            }
        }
    }
}

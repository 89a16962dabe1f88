//! Settles at a glance the clauses of a long text that have one partner beyond doubt.
//!
//! Most clauses of a new version are an old clause with a word or two changed. They share nearly all of their rarest
//! words with that clause, and hardly three of them with any other, so threes of rare words point straight at it. What is
//! settled here is measured like any other pair, but rivals of its clauses need not be looked for; they are looked at
//! only for the sake of clauses that are not settled, such as the other half of a split.
//!
//! Cost: linear; some twenty look-ups in a table a clause. Measuring all the rivals that never win
//! made up half of the matching of a text of 28,000 clauses.

use rustc_hash::FxHashMap;

use super::Side;
use super::clauses::Clauses;
use super::rarity::Stem;
use crate::parallel::{Each, both};

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
    let (n_old, n_new) = (clauses.len(Side::Old) as usize, clauses.len(Side::New) as usize);
    let (mut best_of_old, mut best_of_new) = (vec![Best::default(); n_old], vec![Best::default(); n_new]);
    for &(old, new, count) in &shared {
        best_of_old[old as usize].note(new, count);
        best_of_new[new as usize].note(old, count);
    }
    let is_only = |&(old, new, _): &(u32, u32, u32)| {
        best_of_old[old as usize].is_only(new) && best_of_new[new as usize].is_only(old)
    };
    let pairs: Vec<(u32, u32)> = shared
        .iter()
        .filter(|shared| is_only(shared))
        .map(|&(old, new, _)| (old, new))
        .collect();
    let mut settled = Settled {
        old: vec![false; n_old],
        new: vec![false; n_new],
        pairs,
    };
    for &(old, new) in &settled.pairs {
        settled.old[old as usize] = true;
        settled.new[new as usize] = true;
    }
    settled
}

/// The partner with which a clause shares most, and how much it shares with the next one.
#[derive(Clone, Copy, Default)]
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
    let ranks = ranks(clauses, old, new);
    let sides = [(Side::Old, old), (Side::New, new)];
    let (of_old, of_new) = both(old.len() + new.len(), Each(500), |side| {
        let (side, members) = sides[side];
        let of_one = |&index| Rarest::of(clauses.stems(side, index), &ranks);
        members.iter().map(of_one).collect::<Vec<_>>()
    });
    // Every three goes to one of two tables by a bit of its hash, and both are filled at once.
    let (mut hits, second) = both(old.len() + new.len(), Each(500), |table| {
        only_holders(&of_old, &of_new, table as u64)
    });
    hits.extend(second);
    hits.sort_unstable_by_key(|&(old, new)| u64::from(old) << 32 | u64::from(new));
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
fn only_holders(of_old: &[Rarest], of_new: &[Rarest], bit: u64) -> Vec<(u32, u32)> {
    let mut holders: FxHashMap<u64, Holders> = FxHashMap::default();
    holders.reserve(of_old.len() * THREES / 2);
    for (place, rare) in (0..).zip(of_old) {
        rare.each_three(|three| {
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
        rare.each_three(|three| {
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

/// Returns the rank of every stem, the rarest first, [`UNRANKED`] where only one side has it: what only one side has cannot
/// be shared. Of equally rare ones a hash of their letters chooses, so that the choice is the same on either side.
fn ranks(clauses: &Clauses, old: &[u32], new: &[u32]) -> Vec<u64> {
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
    let rank = |((stem, old), new)| match old && new {
        true => u64::from(!clauses.stem_weight(stem)) << 32 | u64::from(clauses.stem_hash(stem)),
        false => UNRANKED,
    };
    (0..).zip(old).zip(new).map(rank).collect()
}

/// Below every rank: no stem weighs nothing.
const UNRANKED: u64 = u64::MAX;

/// The rarest stems of a clause among those that both sides have, fewer where it has fewer, as numbers without a pattern.
struct Rarest {
    mixed: [u64; RARE_WORDS],
    count: usize,
}

impl Rarest {
    /// Chooses among the stems of a clause.
    fn of(stems: &[Stem], ranks: &[u64]) -> Self {
        let mut rarest = [(UNRANKED, 0); RARE_WORDS];
        for &stem in stems {
            let rank = ranks[stem as usize];
            let mut place = RARE_WORDS;
            while place > 0 && rank < rarest[place - 1].0 {
                place -= 1;
                if place + 1 < RARE_WORDS {
                    rarest[place + 1] = rarest[place];
                }
            }
            if place < RARE_WORDS {
                rarest[place] = (rank, stem);
            }
        }
        let mixed = |stem: Stem| {
            let odd = (u64::from(stem) << 1 | 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            odd.wrapping_mul(odd ^ odd >> 32)
        };
        Self {
            mixed: rarest.map(|(_, stem)| mixed(stem)),
            count: rarest.partition_point(|&(rank, _)| rank < UNRANKED),
        }
    }

    /// Calls `visit` with a hash of every three of the stems, the same in whatever order they stand.
    fn each_three(&self, mut visit: impl FnMut(u64)) {
        // The sum of three mixed numbers does not tell their order; squaring, as they were mixed, keeps equal sums of stems
        // apart.
        let mixed = &self.mixed[..self.count];
        for (number, one) in mixed.iter().enumerate() {
            for (next, two) in (number + 1..).zip(&mixed[number + 1..]) {
                for three in &mixed[next + 1..] {
                    visit(one.wrapping_add(*two).wrapping_add(*three));
                }
            }
        }
    }
}

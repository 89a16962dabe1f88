//! Which pairs of clauses are worth a closer look.
//!
//! In a long text most clauses are settled at a glance. For the others an index over the stems and the pairs of
//! neighbouring words gives those of the other side that share the rarest of them, settled ones included: a clause may
//! be the other half of one that found its partner. Clauses that share nothing can still be the same clause reworded
//! altogether: those that face one another between two pairs that are already made are looked at in any case.
//!
//! Cost: that of the index; at most [`KEPT`] candidates are kept for each clause of either side.

use std::cmp::Ordering;

use super::Side;
use super::clauses::Clauses;
use super::glance::{Settled, settle};
use super::groups::{Barred, Groups};
use super::index::{Index, Keyed, Plan, n_entries, worths};
use crate::parallel::{Each, both};

/// How many candidates each clause keeps at most, and what share of the best one's rank a candidate must reach. On the
/// dev sets more candidates, or lower shares, change nothing.
const KEPT: usize = 12;
const LEAST_SHARE: f32 = 0.3;

/// Up to how many pairs between two made pairs are all looked at; in a longer gap only those near the diagonal.
const GAP_PAIRS: usize = 256;
/// How far from the diagonal, and how far into a longer gap.
const GAP_BAND: u32 = 2;
const GAP_LENGTH: u32 = 32;

/// Returns the pairs `(old, new)` to look at, ascending, each once.
pub(super) fn find_candidates(clauses: &Clauses, barred: &Barred<'_>, groups: &Groups) -> Vec<(u32, u32)> {
    let free = |side| -> Vec<u32> {
        (0..clauses.len(side))
            .filter(|&index| groups.is_free(side, index) && !clauses.tokens(side, index).is_empty())
            .collect()
    };
    let (old, new) = (free(Side::Old), free(Side::New));
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let settled = settle(clauses, &old, &new);
    let mut found = settled.pairs.clone();
    find_by_words(clauses, &old, &new, &settled, &mut found);
    find_between_pairs(clauses, groups, &settled, &mut found);
    found.sort_unstable_by_key(|&(old, new)| u64::from(old) << 32 | u64::from(new));
    found.dedup();
    found.retain(|&(old, new)| barred.allows(old, new));
    found
}

/// Adds, for every clause that is not settled, the pairs that share the rarest words and pairs of words.
fn find_by_words(
    clauses: &Clauses,
    old: &[u32],
    new: &[u32],
    settled: &Settled,
    found: &mut Vec<(u32, u32)>,
) {
    let rows = |side, members: &[u32]| -> Vec<u32> {
        (0..)
            .zip(members)
            .filter(|&(_, &index)| !settled.holds(side, index))
            .map(|(place, _)| place)
            .collect()
    };
    let rows = [rows(Side::Old, old), rows(Side::New, new)];
    let sides = [(Side::Old, old), (Side::New, new)];
    let plan = Plan::new(clauses, sides, [&rows[0], &rows[1]]);
    let n_clauses = old.len() + new.len();
    let ((mut old_keys, old_counts), (mut new_keys, new_counts)) = both(n_clauses, Each(1_000), |at| {
        let (side, members) = sides[at];
        let keyed = Keyed::new(clauses, side, members, &plan);
        let counts = keyed.count(&rows[at], &plan);
        (keyed, counts)
    });
    let worths = worths(
        [&old_counts, &new_counts],
        n_clauses,
        rows[0].len() + rows[1].len(),
    );
    let norms = sides.map(|(side, members)| -> Vec<f32> {
        members
            .iter()
            .map(|&index| 1.0 / (n_entries(clauses, side, index) as f32 + 4.0).sqrt())
            .collect()
    });
    old_keys.retain(&worths);
    new_keys.retain(&worths);
    let keys = [&old_keys, &new_keys];
    let (of_old, of_new) = both(rows[0].len() + rows[1].len(), Each(1_000), |at| {
        let across = 1 - at;
        let search = Search {
            keys: keys[at],
            index: Index::new(keys[across], &plan),
            worths: &worths,
            norms: [&norms[at], &norms[across]],
            members: [sides[at].1, sides[across].1],
        };
        search.rows(&rows[at])
    });
    found.extend(of_old);
    found.extend(of_new.into_iter().map(|(new, old)| (old, new)));
}

/// What the search through the index needs: first of the side whose clauses are looked up, then of the other one.
struct Search<'a> {
    keys: &'a Keyed,
    index: Index,
    worths: &'a [u16],
    norms: [&'a [f32]; 2],
    members: [&'a [u32]; 2],
}

impl Search<'_> {
    /// Returns the promising partners of some clauses, which are given by their places among the free ones.
    fn rows(&self, rows: &[u32]) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let mut sums = vec![0_u32; self.norms[1].len()];
        let mut touched: Vec<u32> = Vec::new();
        let mut shares: Vec<f32> = Vec::new();
        let mut row: Vec<Ranked> = Vec::new();
        for &place in rows {
            for &key in self.keys.of(place as usize) {
                let worth = u32::from(self.worths[key as usize]);
                for &other in self.index.of(key) {
                    let sum = &mut sums[other as usize];
                    if *sum == 0 {
                        touched.push(other);
                    }
                    *sum += worth;
                }
            }
            let one = self.members[0][place as usize];
            let norm = self.norms[0][place as usize];
            let mut best = 0.0_f32;
            shares.extend(touched.iter().map(|&other| {
                let sum = std::mem::take(&mut sums[other as usize]);
                let share = sum as f32 * (norm * self.norms[1][other as usize]);
                best = best.max(share);
                share
            }));
            let least = best * LEAST_SHARE;
            let promising = touched.drain(..).zip(shares.drain(..));
            row.extend(
                promising
                    .filter(|(_, share)| *share >= least)
                    .map(|(other, share)| {
                        let other = self.members[1][other as usize];
                        Ranked {
                            share,
                            distance: one.abs_diff(other),
                            other,
                        }
                    }),
            );
            if row.len() > KEPT {
                row.select_nth_unstable_by(KEPT - 1, Ranked::order);
                row.truncate(KEPT);
            }
            found.extend(row.drain(..).map(|ranked| (one, ranked.other)));
        }
        found
    }
}

/// A possible partner with the share of rare words in common, by which it is ranked.
struct Ranked {
    share: f32,
    distance: u32,
    other: u32,
}

impl Ranked {
    /// Orders two: first the one with more in common, then the nearer, then the earlier.
    fn order(&self, other: &Self) -> Ordering {
        other
            .share
            .total_cmp(&self.share)
            .then_with(|| (self.distance, self.other).cmp(&(other.distance, other.other)))
    }
}

/// Adds the free clauses that face one another after or before a made pair; both texts begin and end with one.
fn find_between_pairs(clauses: &Clauses, groups: &Groups, settled: &Settled, found: &mut Vec<(u32, u32)>) {
    let (n_old, n_new) = (clauses.len(Side::Old), clauses.len(Side::New));
    let is_free = |side, index| groups.is_free(side, index) && !clauses.tokens(side, index).is_empty();
    let run_from = |side, start: u32, n: u32| {
        (start..n.min(start.saturating_add(GAP_LENGTH)))
            .take_while(|&index| is_free(side, index))
            .count() as u32
    };
    let run_to = |side, end: u32| {
        (end.saturating_sub(GAP_LENGTH)..end)
            .rev()
            .take_while(|&index| is_free(side, index))
            .count() as u32
    };
    let mut face = |old_start: u32, old_run: u32, new_start: u32, new_run: u32, from_end: bool| {
        let everything = old_run as usize * new_run as usize <= GAP_PAIRS;
        for old in 0..old_run {
            for new in 0..new_run {
                let off = if from_end {
                    (old_run - old).abs_diff(new_run - new)
                } else {
                    old.abs_diff(new)
                };
                let (old, new) = (old_start + old, new_start + new);
                let are_settled = settled.holds(Side::Old, old) && settled.holds(Side::New, new);
                if (everything || off <= GAP_BAND) && !are_settled {
                    found.push((old, new));
                }
            }
        }
    };
    face(
        0,
        run_from(Side::Old, 0, n_old),
        0,
        run_from(Side::New, 0, n_new),
        false,
    );
    let (old_run, new_run) = (run_to(Side::Old, n_old), run_to(Side::New, n_new));
    face(n_old - old_run, old_run, n_new - new_run, new_run, true);
    for old in 0..n_old {
        let Some(new) = groups.partner(Side::Old, old) else {
            continue;
        };
        face(
            old + 1,
            run_from(Side::Old, old + 1, n_old),
            new + 1,
            run_from(Side::New, new + 1, n_new),
            false,
        );
        let (old_run, new_run) = (run_to(Side::Old, old), run_to(Side::New, new));
        face(old - old_run, old_run, new - new_run, new_run, true);
    }
}

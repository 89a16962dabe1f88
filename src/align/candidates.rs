//! Which pairs of clauses are worth a closer look.
//!
//! An index over the stems and the pairs of neighbouring words of all free clauses gives, for every clause, those of
//! the other side that share the rarest of them. Entries that too many clauses share are left out; the limit is the
//! highest one that keeps the whole work within a budget that grows with the number of clauses, so that no text makes
//! the work quadratic. Clauses that share nothing can still be the same clause reworded altogether: those that face
//! one another between two pairs that are already made are looked at in any case.
//!
//! Cost: at most [`WORK_A_CLAUSE`] steps a clause; at most [`KEPT`] candidates are kept for each clause of either side.

use super::Side;
use super::clauses::Clauses;
use super::groups::{Barred, Groups};

/// How many candidates each clause keeps. On the dev sets the right one is among the first 8 in 99.5 % of cases.
const KEPT: usize = 12;

/// How many steps through the index a clause may cost on average, and what any text may cost beside that.
const WORK_A_CLAUSE: u64 = 128;
const WORK_FREE: u64 = 1 << 16;

/// Up to how many clauses may share an entry of the index, whatever the budget allows.
const MOST_SHARED: usize = 256;

/// Up to how many pairs between two made pairs are all looked at; in a longer gap only those near the diagonal.
const GAP_PAIRS: usize = 256;
/// How far from the diagonal, and how far into a longer gap.
const GAP_BAND: u32 = 2;
const GAP_LENGTH: u32 = 32;

/// An entry of the index: a stem, or a bucket of pairs of words.
type Key = u32;

/// Returns the pairs `(old, new)` to look at, ascending, each once.
pub(super) fn find_candidates(clauses: &Clauses, barred: &Barred<'_>, groups: &Groups) -> Vec<(u32, u32)> {
    let free = |side| -> Vec<u32> {
        (0..clauses.len(side))
            .filter(|&index| groups.is_free(side, index) && !clauses.tokens(side, index).is_empty())
            .collect()
    };
    let (old, new) = (free(Side::Old), free(Side::New));
    let mut found = Vec::new();
    if !old.is_empty() && !new.is_empty() {
        find_by_words(clauses, &old, &new, &mut found);
        find_between_pairs(clauses, groups, &mut found);
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|&(old, new)| barred.allows(old, new));
    found
}

/// The entries of some clauses of one side, one clause after the other.
struct Keyed {
    keys: Vec<Key>,
    ends: Vec<u32>,
}

impl Keyed {
    fn new(clauses: &Clauses, side: Side, members: &[u32], buckets: u32) -> Self {
        let mut keyed = Self {
            keys: Vec::new(),
            ends: Vec::with_capacity(members.len()),
        };
        let n_stems = clauses.n_stems() as Key;
        for &index in members {
            keyed.keys.extend_from_slice(clauses.stems(side, index));
            for two in clauses.tokens(side, index).windows(2) {
                let (one, other) = (clauses.vocabulary.hash(two[0]), clauses.vocabulary.hash(two[1]));
                // Any mixing will do that tells the order of the two words; the constant is odd and has no pattern.
                let mixed = one.rotate_left(7).wrapping_mul(0x9E37_79B1) ^ other;
                keyed
                    .keys
                    .push(n_stems + (mixed.wrapping_mul(0x85EB_CA6B) >> 7) % buckets);
            }
            keyed.ends.push(keyed.keys.len() as u32);
        }
        keyed
    }

    fn of(&self, place: usize) -> &[Key] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.keys[start as usize..self.ends[place] as usize]
    }

    fn counts(&self, n_keys: usize) -> Vec<u32> {
        let mut counts = vec![0; n_keys];
        for &key in &self.keys {
            counts[key as usize] += 1;
        }
        counts
    }
}

/// Adds the pairs that share the rarest words and pairs of words.
fn find_by_words(clauses: &Clauses, old: &[u32], new: &[u32], found: &mut Vec<(u32, u32)>) {
    let n_words = clauses.n_words(Side::Old) + clauses.n_words(Side::New);
    let buckets = n_words.next_power_of_two().clamp(1 << 8, 1 << 20) as u32;
    let old_keys = Keyed::new(clauses, Side::Old, old, buckets);
    let new_keys = Keyed::new(clauses, Side::New, new, buckets);
    let n_keys = clauses.n_stems() + buckets as usize;
    let (old_counts, new_counts) = (old_keys.counts(n_keys), new_keys.counts(n_keys));
    let limit = highest_limit(&old_counts, &new_counts, old.len() + new.len());
    let is_used = |key: Key| {
        let (old, new) = (old_counts[key as usize], new_counts[key as usize]);
        old.min(new) > 0 && old.max(new) <= limit
    };
    let all = (2 * (old.len() + new.len())) as f64;
    let worth = |key: Key| {
        let held = f64::from(old_counts[key as usize] + new_counts[key as usize]);
        ((all / held).ln() * 64.0) as u32
    };
    let index = Index::new(&new_keys, &new_counts, is_used);
    let norms = |keyed: &Keyed, members: &[u32]| -> Vec<f64> {
        (0..members.len())
            .map(|place| (keyed.of(place).len() as f64 + 4.0).sqrt())
            .collect()
    };
    let (old_norms, new_norms) = (norms(&old_keys, old), norms(&new_keys, new));
    let mut best_of_new: Vec<Vec<Ranked>> = vec![Vec::new(); new.len()];
    let mut sums = vec![0_u32; new.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut best_of_old: Vec<Ranked> = Vec::new();
    for (old_place, &old_index) in old.iter().enumerate() {
        for &key in old_keys.of(old_place).iter().filter(|&&key| is_used(key)) {
            let worth = worth(key);
            for &new_place in index.of(key) {
                if sums[new_place as usize] == 0 {
                    touched.push(new_place);
                }
                sums[new_place as usize] += worth;
            }
        }
        best_of_old.clear();
        for &new_place in &touched {
            let sum = std::mem::take(&mut sums[new_place as usize]);
            let new_index = new[new_place as usize];
            let share = f64::from(sum) / (old_norms[old_place] * new_norms[new_place as usize]);
            let ranked = Ranked {
                share,
                distance: old_index.abs_diff(new_index),
                old: old_index,
                new: new_index,
            };
            keep_best(&mut best_of_old, ranked);
            keep_best(&mut best_of_new[new_place as usize], ranked);
        }
        touched.clear();
        found.extend(best_of_old.iter().map(|ranked| (ranked.old, ranked.new)));
    }
    found.extend(
        best_of_new
            .iter()
            .flatten()
            .map(|ranked| (ranked.old, ranked.new)),
    );
}

/// Returns the highest number of clauses that may share an entry such that the work stays within its budget.
fn highest_limit(old_counts: &[u32], new_counts: &[u32], n_clauses: usize) -> u32 {
    let mut work = vec![0_u64; MOST_SHARED + 1];
    for (&old, &new) in old_counts.iter().zip(new_counts) {
        if let Some(work) = work.get_mut(old.max(new) as usize) {
            *work += u64::from(old) * u64::from(new);
        }
    }
    let budget = WORK_FREE + WORK_A_CLAUSE * n_clauses as u64;
    let mut sum = 0;
    let affordable = work.iter().take_while(|&&work| {
        sum += work;
        sum <= budget
    });
    affordable.count().saturating_sub(1) as u32
}

/// The new clauses that hold each entry, by their places among the free ones.
struct Index {
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Index {
    fn new(keyed: &Keyed, counts: &[u32], is_used: impl Fn(Key) -> bool) -> Self {
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut sum = 0;
        for (key, &count) in (0..).zip(counts) {
            starts.push(sum);
            sum += if is_used(key) { count } else { 0 };
        }
        starts.push(sum);
        let mut places = vec![0; sum as usize];
        let mut next = starts.clone();
        for place in 0..keyed.ends.len() {
            for &key in keyed.of(place).iter().filter(|&&key| is_used(key)) {
                places[next[key as usize] as usize] = place as u32;
                next[key as usize] += 1;
            }
        }
        Self { starts, places }
    }

    fn of(&self, key: Key) -> &[u32] {
        &self.places[self.starts[key as usize] as usize..self.starts[key as usize + 1] as usize]
    }
}

/// A pair with what it is ranked by: the share of rare words in common, then nearness, then the earlier clauses.
#[derive(Clone, Copy)]
struct Ranked {
    share: f64,
    distance: u32,
    old: u32,
    new: u32,
}

impl Ranked {
    fn is_before(&self, other: &Self) -> bool {
        let order = other
            .share
            .total_cmp(&self.share)
            .then(self.distance.cmp(&other.distance));
        order
            .then((self.old + self.new).cmp(&(other.old + other.new)))
            .is_lt()
    }
}

/// Puts a pair in its rank, if it is among the best.
fn keep_best(best: &mut Vec<Ranked>, ranked: Ranked) {
    if best.len() == KEPT {
        if !ranked.is_before(&best[KEPT - 1]) {
            return;
        }
        best.pop();
    }
    let place = best.partition_point(|other| !ranked.is_before(other));
    best.insert(place, ranked);
}

/// Adds the free clauses that face one another after or before a made pair; both texts begin and end with one.
fn find_between_pairs(clauses: &Clauses, groups: &Groups, found: &mut Vec<(u32, u32)>) {
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
                if everything || off <= GAP_BAND {
                    found.push((old_start + old, new_start + new));
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

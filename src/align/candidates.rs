//! Which pairs of clauses are worth a closer look.
//!
//! An index over the stems and the pairs of neighbouring words of all free clauses gives, for every clause, those of
//! the other side that share the rarest of them. Entries that too many clauses share are left out; the limit is the
//! highest one that keeps the whole work within a budget that grows with the number of clauses, so that no text makes
//! the work quadratic. Clauses that share nothing can still be the same clause reworded altogether: those that face
//! one another between two pairs that are already made are looked at in any case.
//!
//! Cost: at most [`WORK_A_CLAUSE`] steps a clause; at most [`KEPT`] candidates are kept for each clause of either side.

use std::cmp::Ordering;

use super::Side;
use super::clauses::Clauses;
use super::groups::{Barred, Groups};

/// How many candidates each clause keeps at most, and what share of the best one's rank a candidate must reach. On the
/// dev sets more candidates, or lower shares, change nothing.
const KEPT: usize = 12;
const LEAST_SHARE: f32 = 0.3;

/// How many steps through the index a clause may cost on average, and what any text may cost beside that.
const WORK_A_CLAUSE: u64 = 64;
const WORK_FREE: u64 = 1 << 15;

/// Up to how many clauses may share an entry of the index, whatever the budget allows.
const MOST_SHARED: usize = 256;

/// From how many words on only some pairs of neighbouring words enter the index, and which share of them: in a long
/// text a clause has enough of them, and the index has to stay in the cache of the processor.
const MANY_WORDS: usize = 100_000;
const KEPT_WORD_PAIRS: u32 = 4;

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
    fn new(clauses: &Clauses, side: Side, members: &[u32], plan: &Plan) -> Self {
        let mut keyed = Self {
            keys: Vec::new(),
            ends: Vec::with_capacity(members.len()),
        };
        for &index in members {
            keyed.keys.extend_from_slice(clauses.stems(side, index));
            for two in clauses.tokens(side, index).windows(2) {
                let (one, other) = (clauses.vocabulary.hash(two[0]), clauses.vocabulary.hash(two[1]));
                // Any mixing will do that tells the order of the two words; the constants are odd and have no pattern.
                let mixed = (one.rotate_left(7).wrapping_mul(0x9E37_79B1) ^ other).wrapping_mul(0x85EB_CA6B);
                if mixed % plan.every == 0 {
                    keyed.keys.push(plan.n_stems + (mixed >> 8) % plan.buckets);
                }
            }
            keyed
                .ends
                .push(u32::try_from(keyed.keys.len()).expect("texts are below 4 GiB"));
        }
        keyed
    }

    fn of(&self, place: usize) -> &[Key] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.keys[start as usize..self.ends[place] as usize]
    }

    fn counts(&self, plan: &Plan) -> Vec<u32> {
        let mut counts = vec![0; plan.n_keys()];
        for &key in &self.keys {
            counts[key as usize] += 1;
        }
        counts
    }

    /// Keeps the entries that are used.
    fn retain(&mut self, worths: &[u16]) {
        let mut kept = 0;
        let mut start = 0;
        for end in &mut self.ends {
            for place in start..*end as usize {
                let key = self.keys[place];
                self.keys[kept] = key;
                kept += usize::from(worths[key as usize] > 0);
            }
            start = *end as usize;
            *end = u32::try_from(kept).expect("texts are below 4 GiB");
        }
        self.keys.truncate(kept);
    }
}

/// How the entries of the index are numbered: stems first, then buckets of pairs of neighbouring words.
struct Plan {
    n_stems: u32,
    buckets: u32,
    /// One pair of words in so many enters the index.
    every: u32,
}

impl Plan {
    fn new(clauses: &Clauses, old: &[u32], new: &[u32]) -> Self {
        let n_words = |side, members: &[u32]| -> usize {
            members
                .iter()
                .map(|&index| clauses.tokens(side, index).len())
                .sum()
        };
        let n_words = n_words(Side::Old, old) + n_words(Side::New, new);
        let every = if n_words > MANY_WORDS { KEPT_WORD_PAIRS } else { 1 };
        // About two buckets for every pair of words, so that few share one by chance.
        let buckets = (2 * n_words / every as usize)
            .next_power_of_two()
            .clamp(1 << 8, 1 << 20);
        Self {
            n_stems: u32::try_from(clauses.n_stems()).expect("texts are below 4 GiB"),
            buckets: u32::try_from(buckets).expect("the number is clamped"),
            every,
        }
    }

    fn n_keys(&self) -> usize {
        (self.n_stems + self.buckets) as usize
    }
}

/// Adds the pairs that share the rarest words and pairs of words.
fn find_by_words(clauses: &Clauses, old: &[u32], new: &[u32], found: &mut Vec<(u32, u32)>) {
    let plan = Plan::new(clauses, old, new);
    let mut old_keys = Keyed::new(clauses, Side::Old, old, &plan);
    let mut new_keys = Keyed::new(clauses, Side::New, new, &plan);
    let worths = worths(
        &old_keys.counts(&plan),
        &new_keys.counts(&plan),
        old.len() + new.len(),
    );
    let norms = |keyed: &Keyed| -> Vec<f32> {
        (0..keyed.ends.len())
            .map(|place| 1.0 / (keyed.of(place).len() as f32 + 4.0).sqrt())
            .collect()
    };
    let (old_norms, new_norms) = (norms(&old_keys), norms(&new_keys));
    old_keys.retain(&worths);
    new_keys.retain(&worths);
    let index = Index::new(&new_keys, &plan);
    let mut best_of_new = vec![0.0_f32; new.len()];
    let mut ranked: Vec<Ranked> = Vec::new();
    let mut row: Vec<Ranked> = Vec::new();
    let mut sums = vec![0_u32; new.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (old_place, &old_index) in old.iter().enumerate() {
        for &key in old_keys.of(old_place) {
            let worth = u32::from(worths[key as usize]);
            for &new_place in index.of(key) {
                if sums[new_place as usize] == 0 {
                    touched.push(new_place);
                }
                sums[new_place as usize] += worth;
            }
        }
        let mut best = 0.0_f32;
        row.extend(touched.drain(..).map(|new_place| {
            let sum = std::mem::take(&mut sums[new_place as usize]);
            let share = sum as f32 * (old_norms[old_place] * new_norms[new_place as usize]);
            best = best.max(share);
            Ranked {
                share,
                old: old_index,
                new: new_place,
                of_old: false,
                of_new: false,
            }
        }));
        for pair in row.drain(..) {
            let best_of_new = &mut best_of_new[pair.new as usize];
            *best_of_new = best_of_new.max(pair.share);
            // A better old clause may still come for the new one, so that this keeps too much rather than too little.
            if pair.share >= best.min(*best_of_new) * LEAST_SHARE {
                ranked.push(Ranked {
                    of_old: pair.share >= best * LEAST_SHARE,
                    ..pair
                });
            }
        }
    }
    keep_best(ranked, new, &best_of_new, found);
}

/// Adds the pairs that are good enough beside the best of their old or of their new clause, so many for each.
fn keep_best(mut ranked: Vec<Ranked>, new: &[u32], best_of_new: &[f32], found: &mut Vec<(u32, u32)>) {
    ranked.retain(|pair| pair.of_old || pair.share >= best_of_new[pair.new as usize] * LEAST_SHARE);
    for pair in &mut ranked {
        pair.of_new = pair.share >= best_of_new[pair.new as usize] * LEAST_SHARE;
        pair.new = new[pair.new as usize];
    }
    // The pairs stand by old clause already; where one has too many, only the best keep their claim.
    for row in ranked
        .chunk_by_mut(|one, other| one.old == other.old)
        .filter(|row| row.len() > KEPT)
    {
        row.sort_unstable_by(Ranked::order);
        row.iter_mut()
            .filter(|pair| pair.of_old)
            .skip(KEPT)
            .for_each(|pair| pair.of_old = false);
    }
    ranked.sort_unstable_by_key(|pair| (pair.new, pair.old));
    for column in ranked
        .chunk_by_mut(|one, other| one.new == other.new)
        .filter(|column| column.len() > KEPT)
    {
        column.sort_unstable_by(Ranked::order);
        column
            .iter_mut()
            .filter(|pair| pair.of_new)
            .skip(KEPT)
            .for_each(|pair| pair.of_new = false);
    }
    found.extend(
        ranked
            .iter()
            .filter(|pair| pair.of_old || pair.of_new)
            .map(|pair| (pair.old, pair.new)),
    );
}

/// Returns what sharing each entry is worth: the logarithm of its rarity, 0 for an entry that is not used. Used are
/// those that both sides have, up to the highest number of clauses such that the work stays within its budget.
fn worths(old_counts: &[u32], new_counts: &[u32], n_clauses: usize) -> Vec<u16> {
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
    let limit = affordable.count().saturating_sub(1);
    let by_count: Vec<u16> = (0..=2 * limit)
        .map(|held| ((2.0 * n_clauses as f64 / held.max(1) as f64).ln() * 64.0).max(1.0) as u16)
        .collect();
    let worth = |(&old, &new): (&u32, &u32)| {
        let is_used = old.min(new) > 0 && old.max(new) as usize <= limit;
        if is_used {
            by_count[(old + new) as usize]
        } else {
            0
        }
    };
    old_counts.iter().zip(new_counts).map(worth).collect()
}

/// The new clauses that hold each entry, by their places among the free ones.
struct Index {
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Index {
    fn new(keyed: &Keyed, plan: &Plan) -> Self {
        // Counts are summed up, then every clause is put before the end of its entries, from the last one on.
        let mut starts = keyed.counts(plan);
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        starts.push(sum);
        let mut places = vec![0; sum as usize];
        for place in (0..keyed.ends.len()).rev() {
            for &key in keyed.of(place) {
                starts[key as usize] -= 1;
                places[starts[key as usize] as usize] = u32::try_from(place).expect("texts are below 4 GiB");
            }
        }
        Self { starts, places }
    }

    fn of(&self, key: Key) -> &[u32] {
        &self.places[self.starts[key as usize] as usize..self.starts[key as usize + 1] as usize]
    }
}

/// A pair with the share of rare words in common, by which it is ranked, and whose claim to it holds.
#[derive(Clone, Copy)]
struct Ranked {
    share: f32,
    old: u32,
    new: u32,
    of_old: bool,
    of_new: bool,
}

impl Ranked {
    /// Orders two pairs: first the one with more in common, then the nearer, then the one of earlier clauses.
    fn order(&self, other: &Self) -> Ordering {
        let nearness = |pair: &Self| (pair.old.abs_diff(pair.new), pair.old + pair.new);
        other
            .share
            .total_cmp(&self.share)
            .then_with(|| nearness(self).cmp(&nearness(other)))
    }
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

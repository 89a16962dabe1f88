//! An index from rare words, and pairs of neighbouring words, to the clauses that hold them.
//!
//! Entries that too many clauses share are left out; the limit is the highest one that keeps the whole search within a
//! budget that grows with the number of clauses, so that no text makes the work quadratic.
//!
//! Cost: linear; at most [`WORK_A_ROW`] steps for each clause that is looked up.

use super::Side;
use super::clauses::Clauses;

/// How many steps through the index a clause that is looked up may cost on average, and what any text may cost beside
/// that. With 96, one in ten of the splits in a text of 28,000 clauses in another order is not found; twice as much finds
/// hardly more.
const WORK_A_ROW: u64 = 192;
const WORK_FREE: u64 = 1 << 16;

/// Up to how many clauses may share an entry of the index, whatever the budget allows.
const MOST_SHARED: usize = 256;

/// An entry of the index: a stem, or a bucket of pairs of words.
pub(super) type Key = u32;

/// The entries of some clauses of one side, one clause after the other.
pub(super) struct Keyed {
    keys: Vec<Key>,
    ends: Vec<u32>,
}

impl Keyed {
    /// Collects the entries of these clauses.
    pub(super) fn new(clauses: &Clauses, side: Side, members: &[u32], plan: &Plan) -> Self {
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
                keyed.keys.push(plan.n_stems + (mixed >> 8) % plan.buckets);
            }
            keyed
                .ends
                .push(u32::try_from(keyed.keys.len()).expect("texts are below 4 GiB"));
        }
        keyed
    }

    /// Returns the entries of a clause.
    pub(super) fn of(&self, place: usize) -> &[Key] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.keys[start as usize..self.ends[place] as usize]
    }

    /// Returns how many clauses there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    fn counts(&self, plan: &Plan) -> Vec<u32> {
        let mut counts = vec![0; plan.n_keys()];
        for &key in &self.keys {
            counts[key as usize] += 1;
        }
        counts
    }

    /// Counts how many clauses have each entry, and how many of those that are looked up; `rows` gives these by their
    /// places, ascending.
    pub(super) fn count(&self, rows: &[u32], plan: &Plan) -> Vec<Held> {
        let mut counts = vec![Held::default(); plan.n_keys()];
        let mut rows = rows.iter().peekable();
        for place in 0..self.len() {
            let is_row = u16::from(rows.next_if(|&&row| row as usize == place).is_some());
            for &key in self.of(place) {
                let held = &mut counts[key as usize];
                held.by_all = held.by_all.saturating_add(1);
                held.by_rows = held.by_rows.saturating_add(is_row);
            }
        }
        counts
    }

    /// Keeps the entries that are used.
    pub(super) fn retain(&mut self, worths: &[u16]) {
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

/// How many clauses of a side have an entry: all of them, and those that are looked up.
/// Counted no further than numbers this small go, which is far beyond [`MOST_SHARED`]: the counts should stay in a cache.
#[derive(Clone, Copy, Default)]
pub(super) struct Held {
    by_all: u16,
    by_rows: u16,
}

/// How the entries of the index are numbered: stems first, then buckets of pairs of neighbouring words.
pub(super) struct Plan {
    n_stems: u32,
    buckets: u32,
}

impl Plan {
    /// Chooses how many entries there are for these clauses.
    pub(super) fn new(clauses: &Clauses, old: &[u32], new: &[u32]) -> Self {
        let n_words = |side, members: &[u32]| -> usize {
            members
                .iter()
                .map(|&index| clauses.tokens(side, index).len())
                .sum()
        };
        let n_words = n_words(Side::Old, old) + n_words(Side::New, new);
        // A bucket or two for every pair of words, so that few share one by chance; their counts should stay in a cache.
        let buckets = n_words.next_power_of_two().clamp(1 << 8, 1 << 20);
        Self {
            n_stems: u32::try_from(clauses.n_stems()).expect("texts are below 4 GiB"),
            buckets: u32::try_from(buckets).expect("the number is clamped"),
        }
    }

    fn n_keys(&self) -> usize {
        (self.n_stems + self.buckets) as usize
    }
}

/// Returns what sharing each entry is worth: the logarithm of its rarity, 0 for an entry that is not used. Used are
/// those that both sides have, up to the highest number of clauses such that looking up the rows stays within budget.
pub(super) fn worths(counts: [&[Held]; 2], n_clauses: usize, n_rows: usize) -> Vec<u16> {
    let both_sides = || counts[0].iter().zip(counts[1]);
    let mut work = vec![0_u64; MOST_SHARED + 1];
    for (old, new) in both_sides() {
        if let Some(work) = work.get_mut(usize::from(old.by_all.max(new.by_all))) {
            *work += u64::from(old.by_rows) * u64::from(new.by_all)
                + u64::from(old.by_all) * u64::from(new.by_rows);
        }
    }
    let budget = WORK_FREE + WORK_A_ROW * n_rows as u64;
    let mut sum = 0;
    let affordable = work.iter().take_while(|&&work| {
        sum += work;
        sum <= budget
    });
    let limit = affordable.count().saturating_sub(1);
    let by_count: Vec<u16> = (0..=2 * limit)
        .map(|held| ((2.0 * n_clauses as f64 / held.max(1) as f64).ln() * 64.0).max(1.0) as u16)
        .collect();
    let worth = |(old, new): (&Held, &Held)| {
        let (old, new) = (old.by_all, new.by_all);
        let is_used = old.min(new) > 0 && usize::from(old.max(new)) <= limit;
        if is_used {
            by_count[usize::from(old) + usize::from(new)]
        } else {
            0
        }
    };
    both_sides().map(worth).collect()
}

/// The clauses of one side that hold each entry, by their places among the free ones.
pub(super) struct Index {
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Index {
    /// Turns the entries of clauses around.
    pub(super) fn new(keyed: &Keyed, plan: &Plan) -> Self {
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

    /// Returns the places of the clauses that hold an entry, ascending.
    pub(super) fn of(&self, key: Key) -> &[u32] {
        &self.places[self.starts[key as usize] as usize..self.starts[key as usize + 1] as usize]
    }
}

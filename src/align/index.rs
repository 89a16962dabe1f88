//! An index from rare words, and pairs of neighbouring words, to the clauses that hold them.
//!
//! Entries that too many clauses share are left out; the limit is the highest one that keeps the whole search within a
//! budget that grows with the number of clauses, so that no text makes the work quadratic. Entries that no clause that is
//! looked up has are not collected at all: in a long text nearly all clauses are settled before, and the tables of the
//! others fit a cache.
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

/// The number of an entry of the index: of a stem, or of a bucket of pairs of words.
pub(super) type Key = u32;

/// The entries of some clauses of one side, one clause after the other.
pub(super) struct Keyed {
    keys: Vec<Key>,
    ends: Vec<u32>,
}

impl Keyed {
    /// Collects the entries of these clauses.
    pub(super) fn new(clauses: &Clauses, side: Side, members: &[u32], plan: &Plan) -> Self {
        // Room for all, of which a long text needs little; what is not written to takes no memory.
        let n_entries = members.iter().map(|&index| n_entries(clauses, side, index)).sum();
        let mut keyed = Self {
            keys: Vec::with_capacity(n_entries),
            ends: Vec::with_capacity(members.len()),
        };
        for &index in members {
            plan.raw.each(clauses, side, index, |raw| {
                let key = plan.numbers[raw];
                if key != NOT_LOOKED_UP {
                    keyed.keys.push(key);
                }
            });
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

/// How the entries of the index are numbered: in the order of first meeting in the clauses that are looked up.
pub(super) struct Plan {
    raw: RawKeys,
    numbers: Vec<Key>,
    n_keys: usize,
}

/// No number: no clause that is looked up has the entry.
const NOT_LOOKED_UP: Key = Key::MAX;

impl Plan {
    /// Numbers the entries of the clauses that are looked up, given by their places among the members of each side.
    pub(super) fn new(clauses: &Clauses, sides: [(Side, &[u32]); 2], rows: [&[u32]; 2]) -> Self {
        let raw = RawKeys::new(clauses, sides);
        let mut plan = Self {
            numbers: vec![NOT_LOOKED_UP; raw.n_stems + raw.buckets as usize],
            raw,
            n_keys: 0,
        };
        for ((side, members), rows) in sides.into_iter().zip(rows) {
            for &place in rows {
                plan.raw.each(clauses, side, members[place as usize], |raw| {
                    let number = &mut plan.numbers[raw];
                    if *number == NOT_LOOKED_UP {
                        *number = Key::try_from(plan.n_keys).expect("texts are below 4 GiB");
                        plan.n_keys += 1;
                    }
                });
            }
        }
        plan
    }

    fn n_keys(&self) -> usize {
        self.n_keys
    }
}

/// Where the entries of a text begin, before they are numbered: stems first, then buckets of pairs of neighbouring words.
struct RawKeys {
    n_stems: usize,
    /// A power of two.
    buckets: u32,
}

impl RawKeys {
    /// Chooses how many entries there are for these clauses.
    fn new(clauses: &Clauses, sides: [(Side, &[u32]); 2]) -> Self {
        let n_words: usize = sides
            .into_iter()
            .flat_map(|(side, members)| {
                members
                    .iter()
                    .map(move |&index| clauses.tokens(side, index).len())
            })
            .sum();
        // A bucket or two for every pair of words, so that few share one by chance; their counts should stay in a cache.
        let buckets = n_words.next_power_of_two().clamp(1 << 8, 1 << 20);
        Self {
            n_stems: clauses.n_stems(),
            buckets: u32::try_from(buckets).expect("the number is clamped"),
        }
    }

    /// Calls `visit` for every entry of a clause.
    fn each(&self, clauses: &Clauses, side: Side, index: u32, mut visit: impl FnMut(usize)) {
        clauses
            .stems(side, index)
            .iter()
            .for_each(|&stem| visit(stem as usize));
        let mut hashes = clauses
            .tokens(side, index)
            .iter()
            .map(|&token| clauses.vocabulary.hash(token));
        let Some(mut one) = hashes.next() else { return };
        for other in hashes {
            // Any mixing will do that tells the order of the two words; the constants are odd and have no pattern.
            let mixed = (one.rotate_left(7).wrapping_mul(0x9E37_79B1) ^ other).wrapping_mul(0x85EB_CA6B);
            visit(self.n_stems + (mixed >> 8 & (self.buckets - 1)) as usize);
            one = other;
        }
    }
}

/// Returns how many entries a clause has, those included that are not looked up.
pub(super) fn n_entries(clauses: &Clauses, side: Side, index: u32) -> usize {
    clauses.stems(side, index).len() + clauses.tokens(side, index).len().saturating_sub(1)
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
        .map(|held| (libm::log(2.0 * n_clauses as f64 / held.max(1) as f64) * 64.0).max(1.0) as u16)
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

//! Numbers that look random and are the same in every run and on every machine.
//!
//! SplitMix64: one addition and three mixing steps a number; good enough to choose words and to shuffle clauses.

/// A source of numbers that depends on nothing but its seed.
pub struct Random {
    state: u64,
}

impl Random {
    /// Starts at a seed; two seeds give unrelated numbers.
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Returns a number below `limit`, which is at least 1. The bias towards small numbers is below one in a
    /// million for the limits in use here.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).expect("a usize has at most 64 bits");
        usize::try_from(self.next() % limit).expect("it is below a usize")
    }

    /// Returns one of the items, all equally often.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Returns one of the items, the first ones more often, as common words are used more often than rare ones.
    pub fn pick_common<T: Copy>(&mut self, items: &[T]) -> T {
        let (one, other) = (self.below(items.len()), self.below(items.len()));
        items[one.min(other)]
    }

    /// Puts the items in another order; every order is equally likely.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            items.swap(place, self.below(place + 1));
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

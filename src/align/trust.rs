//! How far two texts keep the same order, and so how much order proves between them.
//!
//! In a revision that keeps its order, a pair beside good pairs is likely and a pair far off is not. In a text rebuilt
//! by topic neither means anything, and evidence of order only drowns that of the words. So the surest pairs are found
//! by their words alone, and what is made of order is scaled by how orderly they are. Texts with few sure pairs are
//! taken to be a revision.
//!
//! On the dev sets, which nearly keep their order, it changes next to nothing; of the generated texts of 2,800 clauses in
//! another order (`tests/sized.rs`) all 100 splits are found with it, and 54 without. Tried and dropped: the same two
//! numbers as evidence by themselves, one number for neighbours and places, learning all weights anew beside it, and
//! from shuffled texts too.
//!
//! Cost: linear in the pairs. Strengths are whole numbers, so that sums are the same with the sides swapped.

use super::Side;
use super::context::{Pair, Pairs, distance, probability};
use super::groups::Groups;

/// From which evidence on a pair of clauses that prefer one another is sure enough to be asked. At -3 and at -1 the
/// result is much the same.
const SURE: f64 = -2.0;

/// How many sure pairs the full trust counts for that two texts get beforehand: two texts without a sure pair are taken
/// to be a revision. With eight the dev sets score the same.
const BEFOREHAND: f64 = 2.0;

/// A revision moves a clause here and there; texts that keep two thirds of their order are trusted in full.
const FULL_FROM: f64 = 2.0 / 3.0;

/// The fixed point of strengths: whole numbers add up to the same in any order.
const UNIT: f64 = 65_536.0;

/// How much the order of two texts proves, each from 0 (nothing) to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Trust {
    /// In the neighbours of a pair: 1 when a clause that follows another does so on the other side too.
    pub(super) in_neighbours: f64,
    /// In how far into its side a clause stands: 1 when partners stand equally far, 0 when anywhere.
    pub(super) in_places: f64,
}

/// A pair that is sure by its words alone, with its strength in parts of [`UNIT`].
#[derive(Debug, Clone, Copy)]
struct SurePair {
    old: u32,
    new: u32,
    strength: u64,
}

impl Trust {
    /// Measures how orderly the pairs are that are made already, and those that are sure by their likeness.
    pub(super) fn of(pairs: &Pairs, groups: &Groups, sides: (usize, usize)) -> Self {
        let mut by_old = sure_pairs(pairs, groups, sides);
        by_old.sort_unstable_by_key(|pair| pair.old);
        let mut by_new = by_old.clone();
        by_new.sort_unstable_by_key(|pair| pair.new);

        let (followed_old, asked_old) = followed(&by_old, |pair| pair.new);
        let (followed_new, asked_new) = followed(&by_new, |pair| pair.old);
        let asked = (asked_old + asked_new) as f64 / 2.0 / UNIT;
        let followed = (followed_old + followed_new) as f64 / 2.0 / UNIT;
        // In any order, every other pair follows by chance.
        let share = (followed + BEFOREHAND) / (asked + BEFOREHAND);
        let in_neighbours = up_to_full(2.0 * share - 1.0);

        let strength = by_old.iter().map(|pair| pair.strength).sum::<u64>() as f64 / UNIT;
        let apart =
            |pair: &SurePair| (pair.strength as f64 * distance(pair.old, pair.new, sides)).round() as u64;
        let apart = by_old.iter().map(apart).sum::<u64>() as f64 / UNIT;
        // Two places chosen by chance are a third of the text apart.
        let mean = apart / (strength + BEFOREHAND);
        let in_places = up_to_full(1.0 - 3.0 * mean);
        Self {
            in_neighbours,
            in_places,
        }
    }
}

/// Returns the trust for a measure of order from 0 (none) to 1 (kept altogether).
fn up_to_full(order: f64) -> f64 {
    (order / FULL_FROM).clamp(0.0, 1.0)
}

/// Returns the pairs that are made, and the likely ones whose clauses both prefer one another to all others.
fn sure_pairs(pairs: &Pairs, groups: &Groups, sides: (usize, usize)) -> Vec<SurePair> {
    let (best_of_old, best_of_new) = pairs.best_partners(sides);
    let is_sure = |pair: &&Pair| {
        pair.likeness > SURE
            && pair.likeness > best_of_old[pair.old as usize].other_than(pair.new)
            && pair.likeness > best_of_new[pair.new as usize].other_than(pair.old)
    };
    let by_likeness = pairs.list.iter().filter(is_sure).map(|pair| SurePair {
        old: pair.old,
        new: pair.new,
        strength: (probability(pair.likeness) * UNIT).round() as u64,
    });
    let made = (0..).take(sides.0).filter_map(|old| {
        Some(SurePair {
            old,
            new: groups.partner(Side::Old, old)?,
            strength: UNIT as u64,
        })
    });
    made.chain(by_likeness).collect()
}

/// Goes through pairs in the order of one side and returns how many of them are followed by one that follows on the
/// other side too, and how many are followed by any.
fn followed(pairs: &[SurePair], place: impl Fn(&SurePair) -> u32) -> (u64, u64) {
    let (mut followed, mut asked) = (0, 0);
    for two in pairs.windows(2) {
        let strength = two[0].strength.min(two[1].strength);
        asked += strength;
        if place(&two[1]) > place(&two[0]) {
            followed += strength;
        }
    }
    (followed, asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::clauses::Clauses;
    use crate::align::likeness::Measuring;
    use crate::align::{Authority, Decided, Item};
    use proptest::prelude::*;

    /// Returns the trust in the order of two texts of which each old clause has the partner that is listed.
    fn trust(partners: &[u32]) -> Trust {
        let items = vec![Item::default(); partners.len()];
        let clauses = Clauses::read(&items, &items);
        let sides = (items.len(), items.len());
        let mut groups = Groups::new(sides.0, sides.1, &Decided::default());
        for (old, &new) in (0..).zip(partners) {
            groups.pair(old, new, Authority::SameText, 1.0);
        }
        let measuring = Measuring::new(&clauses, &groups);
        Trust::of(&Pairs::by_likeness(&measuring, sides.0, &[]), &groups, sides)
    }

    #[test]
    fn a_text_that_keeps_its_order_is_trusted_in_full() {
        let trust = trust(&(0..40).collect::<Vec<u32>>());
        assert!(trust.in_neighbours > 0.99 && trust.in_places > 0.97, "{trust:?}");
    }

    #[test]
    fn where_two_halves_change_places_the_neighbours_still_prove_something() {
        let trust = trust(&(20..40).chain(0..20).collect::<Vec<u32>>());
        assert!(trust.in_neighbours > 0.9 && trust.in_places == 0.0, "{trust:?}");
    }

    #[test]
    fn a_text_in_another_order_altogether_is_not_trusted() {
        // Every step leads to another place, none of them near.
        let partners: Vec<u32> = (0..41).map(|old| old * 24 % 41).collect();
        let trust = trust(&partners);
        assert!(trust.in_neighbours < 0.3 && trust.in_places < 0.3, "{trust:?}");
    }

    #[test]
    fn texts_with_no_sure_pair_are_taken_to_be_a_revision() {
        let trust = trust(&[]);
        assert!((trust.in_neighbours - 1.0).abs() < 1e-9, "{trust:?}");
        assert!((trust.in_places - 1.0).abs() < 1e-9, "{trust:?}");
    }

    proptest! {
        #[test]
        fn swapping_the_sides_changes_nothing(partners in Just((0..30_u32).collect::<Vec<u32>>()).prop_shuffle()) {
            let mut swapped = vec![0; partners.len()];
            for (old, &new) in (0..).zip(&partners) {
                swapped[new as usize] = old;
            }
            prop_assert_eq!(trust(&partners), trust(&swapped));
        }
    }
}

//! What kind of texts two are: a revision that leaves most of it as it was, a retelling in other words, or texts about
//! other things.
//!
//! The less alike two texts are the less likeness may be asked of a pair, for they are a retelling; but when the best partner
//! of the middle clause is too unlike, they are about other things, and more must be asked. Unless what is most alike keeps
//! one order on both sides, which it does not by chance. Cost: linear in the clauses.

use super::super::groups::Groups;
use super::super::{Authority, Side};
use super::best::Best;

/// The evidence of the best partner of a clause, and of a pair, as far as it says what kind of texts these are: beyond
/// these odds nothing changes.
const TELLING: std::ops::RangeInclusive<f64> = -7.0..=6.0;
const TELLING_OF_PAIR: std::ops::RangeInclusive<f64> = -8.0..=4.0;

/// The less alike two texts are the less likeness may be asked of a pair, for they are a retelling; but when the best
/// partner of the middle clause has less evidence than this, they are about other things, and more must be asked.
const FOREIGN: f64 = -2.0;

/// Clauses that prefer one another are asked for their order from this evidence on.
const LEAST_MUTUAL: f64 = -5.0;

/// From how many standard deviations on two texts are thought to keep one order, and from how many on it is certain. Of 60
/// pairs of foreign texts 10 clauses are paired with it and 9 without; from one deviation on it would be 11.
const ORDERLY: std::ops::RangeInclusive<f64> = 1.5..=3.0;

/// The evidence against the best partner of the middle clause from which on two texts share as few words as can be.
const UNLIKE: f64 = 2.0;

/// What kind of texts these are: a revision that leaves most of it as it was, or a retelling in other words.
#[derive(Debug, Clone, Copy)]
pub(in crate::align) struct Kind {
    /// The evidence for the best partner of the middle clause, on the side where it is higher.
    alike: f64,
    /// The share of clauses that stand on the other side word for word.
    pub(super) left: f64,
    /// How surely the clauses that prefer one another stand in one order, from 0 to 1: those of foreign texts do not.
    orderly: f64,
}

impl Kind {
    /// Looks at all clauses that nobody but the text itself has paired.
    pub(in crate::align) fn of(groups: &Groups, best_of_old: &[Best], best_of_new: &[Best]) -> Self {
        let of_side = |side, best: &[Best]| {
            let evidence = (0..).zip(best).filter_map(|(index, best)| {
                let evidence = match groups.authority(side, index) {
                    None => best.first.map_or(*TELLING.start(), |(_, evidence)| evidence),
                    Some(Authority::SameText) => *TELLING.end(),
                    Some(_) => return None,
                };
                Some(evidence.clamp(*TELLING.start(), *TELLING.end()))
            });
            middle(evidence.collect())
        };
        Self {
            alike: of_side(Side::Old, best_of_old).max(of_side(Side::New, best_of_new)),
            left: groups.share_of_same_texts(),
            orderly: orderly(best_of_old, best_of_new),
        }
    }

    /// Returns how alike the texts are, the evidence of a pair as far as it tells, and how foreign they are to one another.
    pub(super) fn measures(self, evidence: f64) -> [f64; 3] {
        let telling = evidence.clamp(*TELLING_OF_PAIR.start(), *TELLING_OF_PAIR.end());
        let foreign = (self.alike - FOREIGN).min(0.0) * (1.0 - self.orderly);
        [self.alike.max(FOREIGN), telling, foreign]
    }

    /// Returns the evidence for the best partner of the middle clause.
    pub(in crate::align) fn alike(self) -> f64 {
        self.alike
    }

    /// Returns how few words the texts share, from 0 where they are plainly versions of one text to 1.
    pub(in crate::align) fn unlike(self) -> f64 {
        (-self.alike / UNLIKE).clamp(0.0, 1.0)
    }

    /// Returns how surely the texts tell the same in other words, from 0 to 1: they share few words and yet keep one order.
    pub(in crate::align) fn retold(self) -> f64 {
        self.orderly * self.unlike()
    }
}

/// Returns how surely the clauses that prefer one another stand in one order: by how many standard deviations more of them
/// are followed by a later one than by chance. Of `n` places in any order `(n - 1) / 2` are, with a variance of
/// `(n + 1) / 12`: the ascents of a random permutation.
fn orderly(best_of_old: &[Best], best_of_new: &[Best]) -> f64 {
    let deviations = |mine: &[Best], theirs: &[Best]| {
        let (mut before, mut n, mut ascents) = (None, 0u32, 0u32);
        for (index, best) in (0..).zip(mine) {
            let Some((partner, evidence)) = best.first else {
                continue;
            };
            let is_mutual = theirs[partner as usize]
                .first
                .is_some_and(|(back, _)| back == index);
            if is_mutual && evidence > LEAST_MUTUAL {
                ascents += u32::from(before.is_some_and(|before| before < partner));
                n += 1;
                before = Some(partner);
            }
        }
        // Two clauses that follow one another prove nothing.
        if n <= 2 {
            return 0.0;
        }
        let n = f64::from(n);
        (f64::from(ascents) - (n - 1.0) / 2.0) / libm::sqrt((n + 1.0) / 12.0)
    };
    let mean = (deviations(best_of_old, best_of_new) + deviations(best_of_new, best_of_old)) / 2.0;
    ((mean - ORDERLY.start()) / (ORDERLY.end() - ORDERLY.start())).clamp(0.0, 1.0)
}

/// Returns the middle one of some numbers, the mean of the two in the middle where they are even.
fn middle(mut numbers: Vec<f64>) -> f64 {
    let half = numbers.len() / 2;
    if numbers.is_empty() {
        return *TELLING.start();
    }
    let is_even = numbers.len().is_multiple_of(2);
    let (below, &mut upper, _) = numbers.select_nth_unstable_by(half, f64::total_cmp);
    let lower = below.iter().copied().max_by(f64::total_cmp).filter(|_| is_even);
    (lower.unwrap_or(upper) + upper) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Decided;

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert!((middle(vec![3.0, -1.0, 1.0]) - 1.0).abs() < 1e-9);
        assert!((middle(vec![4.0, 1.0, -2.0, 2.0]) - 1.5).abs() < 1e-9);
        assert!((middle(vec![]) - TELLING.start()).abs() < 1e-9);
    }

    #[test]
    fn what_a_person_decided_does_not_tell_how_alike_the_texts_are() {
        let mut groups = Groups::new(3, 3, &Decided::default());
        groups.pair(0, 0, Authority::SameText, 1.0);
        groups.pair(1, 1, Authority::Link, 1.0);
        let mut best = [Best::default(); 3];
        best[2].note(2, -3.0);
        let kind = Kind::of(&groups, &best, &best);
        assert!((kind.alike - 1.5).abs() < 1e-9, "between 6 and -3: {kind:?}");
        assert!((kind.left - 0.5).abs() < 1e-9, "{kind:?}");
    }

    #[test]
    fn one_order_is_told_from_chance() {
        let best = |partners: &[u32]| -> Vec<Best> {
            let mut best = vec![Best::default(); partners.len()];
            for (best, partner) in best.iter_mut().zip(partners) {
                best.note(*partner, -3.0);
            }
            best
        };
        let kept = best(&[0, 1, 2, 3, 4, 5, 6, 7]);
        assert!((orderly(&kept, &kept) - 1.0).abs() < 1e-9);
        let turned = best(&[7, 6, 5, 4, 3, 2, 1, 0]);
        assert!(orderly(&turned, &turned).abs() < 1e-9);
        let two = best(&[0, 1]);
        assert!(orderly(&two, &two) < 1e-9, "two clauses prove nothing");
        assert!(orderly(&[], &[]).abs() < 1e-9);
    }
}

//! What comes nearest to a clause that stands alone: where a reader looks first before it is called dropped or added.
//!
//! Cost: one look at every pair that was measured.

use super::context::{Pair, probability};
use super::{LEAST_LIKENESS, Nearest, Side};

/// From which probability on a clause that stands alone is said to have one across that comes near. In plans told in
/// other words (the pairs written for the purpose, see [`super::likeness`]) three fifths of the clauses that stand alone
/// though they have a partner get such a hint, and two in five of the hints name the right one.
const NEAR: f64 = 0.1;

/// Returns, for every clause of a side with so many, the clause across that comes nearest to it by what both say; of those
/// that come equally near the first.
pub(super) fn nearest(pairs: &[Pair], n_clauses: u32, side: Side) -> Vec<Option<Nearest>> {
    let mut nearest: Vec<Option<Nearest>> = vec![None; n_clauses as usize];
    for pair in pairs.iter().filter(|pair| pair.likeness >= LEAST_LIKENESS) {
        let (index, across) = match side {
            Side::Old => (pair.old, pair.new),
            Side::New => (pair.new, pair.old),
        };
        let score = probability(pair.evidence);
        let best = &mut nearest[index as usize];
        if score >= NEAR && best.is_none_or(|best| best.score < score as f32) {
            *best = Some(Nearest {
                index: across,
                score: score as f32,
            });
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(old: u32, new: u32, evidence: f64) -> Pair {
        Pair {
            old,
            new,
            distance: 0.0,
            closeness: 0.0,
            pivot: 0.0,
            likeness: evidence,
            evidence,
        }
    }

    #[test]
    fn the_nearest_is_named_and_not_the_first_that_comes_near() {
        let pairs = [
            pair(0, 0, -2.0),
            pair(0, 1, -1.0),
            pair(0, 2, -1.5),
            pair(1, 1, -3.0),
        ];
        let index = |side| -> Vec<Option<u32>> {
            let found = nearest(&pairs, 3, side);
            found.iter().map(|nearest| nearest.map(|it| it.index)).collect()
        };
        assert_eq!(index(Side::Old), [Some(1), None, None]);
        assert_eq!(index(Side::New), [Some(0), Some(0), Some(0)]);
    }

    #[test]
    fn a_text_that_is_too_unlike_is_not_near_whatever_stands_around_it() {
        let unlike = Pair {
            likeness: LEAST_LIKENESS - 0.1,
            ..pair(0, 0, 1.0)
        };
        assert_eq!(nearest(&[unlike], 1, Side::Old), [None]);
    }
}

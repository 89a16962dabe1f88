//! What other texts say of a pair: both of its clauses go with the same clause there, or with different ones.
//!
//! Two texts that share hardly a word may each share many with a third one. That is how a pivot language brings two others
//! together (Utiyama and Isahara 2007, "A comparison of pivot methods for phrase-based statistical machine translation").
//! It is weighed like the rest, and settles nothing: clauses that are alike stay together whatever others say.
//!
//! Cost: one look-up for each pair.

use super::Side;
use super::context::Pairs;
use super::context::kind::Kind;
use super::groups::{Barred, Groups};

/// What other texts say of one pair of clauses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pivot {
    /// The clause of the old side.
    pub old: u32,
    /// The clause of the new side.
    pub new: u32,
    /// How surely the two are one matter there, up to 1, or how surely they are not, down to -1.
    pub strength: f64,
}

/// What a pair gains or loses in evidence where another text is sure: from 3 to 6 the F1 of the documents that
/// [`crate::pivot`] speaks of differs by less than half a point.
pub(super) const OF_PIVOT: f64 = 4.0;

/// Plain versions of one text need no others; from a quarter of the way to wholly other words on, all that is said counts.
const SOON_NEEDED: f64 = 4.0;

/// Adds the pairs that others bring together to those that are looked at; ascending, each once.
pub(super) fn add_candidates(
    pivots: &[Pivot],
    barred: &Barred<'_>,
    groups: &Groups,
    candidates: &mut Vec<(u32, u32)>,
) {
    let is_open = |pivot: &&Pivot| {
        pivot.strength > 0.0
            && groups.is_free(Side::Old, pivot.old)
            && groups.is_free(Side::New, pivot.new)
            && barred.allows(pivot.old, pivot.new)
    };
    let before = candidates.len();
    candidates.extend(pivots.iter().filter(is_open).map(|pivot| (pivot.old, pivot.new)));
    if candidates.len() > before {
        candidates.sort_unstable();
        candidates.dedup();
    }
}

/// Adds to the evidence of each pair what others say of it, as far as the two texts themselves share few words.
pub(super) fn weigh(pivots: &[Pivot], pairs: &mut Pairs, kind: Kind) {
    let needed = (kind.unlike() * SOON_NEEDED).min(1.0);
    if pivots.is_empty() || needed == 0.0 {
        return;
    }
    for pair in &mut pairs.list {
        pair.pivot = strength(pivots, pair.old, pair.new) * needed;
        pair.likeness += pair.pivot * OF_PIVOT;
        pair.evidence = pair.likeness;
    }
}

/// Returns what others say of a pair; `pivots` are sorted by old, then new clause.
fn strength(pivots: &[Pivot], old: u32, new: u32) -> f64 {
    pivots
        .binary_search_by_key(&(old, new), |pivot| (pivot.old, pivot.new))
        .map_or(0.0, |place| pivots[place].strength)
}

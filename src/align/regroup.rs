//! Finds splits and merges: a clause that stays alone, though what it says is a part of a clause that has a partner.
//!
//! When one old clause became two, one of the two is paired with it and the other is left over; most of what the
//! left-over clause says stands in the old clause, in words that its partner does not have, and mostly it stands beside
//! that partner. The left-over clause then joins the pair. A group grows on one side only, so that it is either a split
//! or a merge; a pair of the same text never grows, since nothing of it is left to explain.
//!
//! How near they stand counts as much as the two texts keep their order: in a text rebuilt by topic the halves of a
//! clause may stand anywhere, and what the left-over clause says has to decide alone.
//!
//! Cost: linear in the pairs of left-over clauses, a few times, since a clause that joined can bring in its neighbour.

use super::clauses::Clauses;
use super::context::{Pairs, probability};
use super::groups::Groups;
use super::likeness::{Measuring, Table, ratio};
use super::trust::Trust;
use super::{Authority, Side};
use crate::parallel::{Each, in_parts};

/// What each measure of a left-over clause and the clause that it may be a part of adds to the evidence, in the order in
/// which [`Regrouping::weigh`] lists them: learned as in [`super::likeness::FEATURES`] (C = 0.3) from the left-over
/// clauses of the sets named there. Those of cover are positive and their measures at most 1, so that their sum bounds
/// what a costly look can add. Tried and dropped: the likeness beside the evidence, a bonus for full cover, the lead
/// over other wholes.
const WEIGHTS_OF_PLACE: [f64; 7] = [-1.027, 0.657, 0.077, -0.147, 0.289, 0.283, -1.458];
const WEIGHTS_OF_COVER: [f64; 3] = [1.285, 1.148, 0.815];

/// Which share of what a part says must stand in the whole and in no sibling, or more is asked of it: of the joinings that
/// are barely likely enough six in fifteen wrong ones bring nothing of their own, and two in thirty-five right ones.
const LEAST_ADDED: f64 = 0.04;
const MORE_OF_NOTHING_NEW: f64 = 0.18;

/// From how many clauses between part and sibling on the distance makes no difference any more.
const FAR: u32 = 3;

/// How often joined clauses may bring in others; real texts need two or three rounds.
const MOST_ROUNDS: usize = 8;

/// A left-over clause and the clause on the other side that it may be a part of.
#[derive(Debug, Clone, Copy)]
struct Joining {
    /// The side of the left-over clause.
    side: Side,
    /// The left-over clause.
    part: u32,
    /// The clause of the other side.
    whole: u32,
    /// The number of the group of the whole.
    group: usize,
    /// The evidence that the two are one clause.
    evidence: f64,
}

/// What a left-over clause is weighed with.
#[derive(Clone, Copy)]
pub(super) struct Regrouping<'a> {
    pub(super) clauses: &'a Clauses,
    pub(super) measuring: &'a Measuring<'a>,
    pub(super) trust: Trust,
    /// From which probability on a clause joins.
    pub(super) least: f64,
}

impl Regrouping<'_> {
    /// Lets left-over clauses join the pairs that they belong to.
    pub(super) fn join_left_over(self, pairs: &Pairs, groups: &mut Groups) {
        let mut table = self.measuring.table();
        for _ in 0..MOST_ROUNDS {
            let joinings = joinings(pairs, groups);
            let mut proposals: Vec<(f64, Joining)> = in_parts(joinings.len(), Each(500), |part| {
                let mut table = self.measuring.table();
                (joinings[part].iter())
                    .filter_map(|&joining| Some((self.weigh(&mut table, groups, &joining)?, joining)))
                    .collect()
            });
            if proposals.is_empty() {
                return;
            }
            // The best first; among equals the earlier clauses, in a way that is the same with the sides swapped.
            proposals.sort_by(|(one, a), (other, b)| {
                let places =
                    |joining: &Joining| (joining.part + joining.whole, joining.part.min(joining.whole));
                other.total_cmp(one).then_with(|| places(a).cmp(&places(b)))
            });
            for (_, joining) in proposals {
                // An earlier joining may have taken the clause, or turned the group into the other kind.
                if !groups.is_free(joining.side, joining.part) || !can_grow(groups, &joining) {
                    continue;
                }
                if let Some(evidence) = self.weigh(&mut table, groups, &joining) {
                    groups.add(
                        joining.group,
                        joining.side,
                        joining.part,
                        probability(evidence) as f32,
                    );
                }
            }
        }
    }

    /// Returns the evidence of a joining; nothing where even full cover could not make it likely enough.
    fn weigh(self, table: &mut Table<'_>, groups: &Groups, joining: &Joining) -> Option<f64> {
        let (clauses, trust) = (self.clauses, self.trust);
        let (side, part) = (joining.side, joining.part);
        let group = groups.group(joining.group);
        let siblings = match side {
            Side::Old => &group.old,
            Side::New => &group.new,
        };
        let is_sibling =
            |index: Option<u32>| index.is_some_and(|index| siblings.binary_search(&index).is_ok());
        let (before, after) = (
            part.checked_sub(1),
            Some(part + 1).filter(|&after| after < clauses.len(side)),
        );
        let is_between = (before.is_none() || is_sibling(before)) && (after.is_none() || is_sibling(after));
        let nearest = siblings
            .iter()
            .map(|sibling| sibling.abs_diff(part))
            .min()
            .unwrap_or(1);
        let n_words = |side, index| clauses.tokens(side, index).len() as f64;
        let sibling_words: f64 = siblings.iter().map(|&sibling| n_words(side, sibling)).sum();
        let by_place = [
            1.0,
            joining.evidence,
            f64::from(nearest == 1) * trust.in_neighbours,
            f64::from(is_between) * trust.in_neighbours,
            // How much finer the side of the part is cut than the other.
            libm::log(f64::from(clauses.len(side)) / f64::from(clauses.len(side.other()))),
            // How much shorter than the whole the siblings are.
            libm::log((n_words(side.other(), joining.whole) + 1.0) / (sibling_words + 1.0)),
            libm::log(f64::from(nearest.min(FAR))) * trust.in_neighbours,
        ];
        let evidence = add_up(&by_place, &WEIGHTS_OF_PLACE);
        if probability(evidence + WEIGHTS_OF_COVER.iter().sum::<f64>()) < self.least {
            return None;
        }
        table.lay_out(side.other(), joining.whole);
        let cover = table.cover(part, siblings);
        let by_cover = [
            // The share of the part that the whole holds, of this what no sibling has, and what the siblings leave open.
            ratio(cover.shared, cover.part),
            ratio(cover.added, cover.part),
            1.0 - ratio(cover.by_siblings, cover.whole),
        ];
        let evidence = evidence + add_up(&by_cover, &WEIGHTS_OF_COVER);
        let brings_nothing = by_cover[1] < LEAST_ADDED;
        let least = self.least + if brings_nothing { MORE_OF_NOTHING_NEW } else { 0.0 };
        (probability(evidence) >= least).then_some(evidence)
    }
}

/// Returns all left-over clauses with the clauses that they may be a part of.
fn joinings(pairs: &Pairs, groups: &Groups) -> Vec<Joining> {
    let mut joinings = Vec::new();
    for pair in &pairs.list {
        let groups_of = (groups.of(Side::Old, pair.old), groups.of(Side::New, pair.new));
        let (side, part, whole, group) = match groups_of {
            (None, Some(group)) => (Side::Old, pair.old, pair.new, group),
            (Some(group), None) => (Side::New, pair.new, pair.old, group),
            (None, None) | (Some(_), Some(_)) => continue,
        };
        let joining = Joining {
            side,
            part,
            whole,
            group,
            evidence: pair.evidence,
        };
        if can_grow(groups, &joining) {
            joinings.push(joining);
        }
    }
    joinings
}

/// Tells whether the group of the whole may take in another clause on the side of the part.
fn can_grow(groups: &Groups, joining: &Joining) -> bool {
    let group = groups.group(joining.group);
    let wholes = match joining.side {
        Side::Old => &group.new,
        Side::New => &group.old,
    };
    group.authority == Authority::Similarity && wholes.len() == 1
}

fn add_up(measures: &[f64], weights: &[f64]) -> f64 {
    measures
        .iter()
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum()
}

//! Finds splits and merges: a clause that stays alone, though what it says is a part of a clause that has a partner.
//!
//! When one old clause became two, one of the two is paired with it and the other is left over; most of what the
//! left-over clause says stands in the old clause, in words that its partner does not have. The left-over clause then
//! joins the pair. A group grows on one side only, so that it is either a split or a merge. Cost: linear in the pairs
//! of clauses that are left over.

use super::clauses::Clauses;
use super::context::{Pairs, probability};
use super::groups::{Barred, Groups};
use super::likeness::Measuring;
use super::{Authority, Side};

/// The number of measures of a left-over clause and the clause that it may be a part of.
pub(super) const N_FEATURES: usize = 6;

/// Each measure and what it adds to the evidence.
pub(super) const FEATURES: [(&str, f64); N_FEATURES] = [
    ("base", -4.0),
    ("likeness in its surroundings", 0.5),
    ("share of it that the whole holds", 3.0),
    ("share of it that only it adds to the whole", 4.0),
    ("beside its sibling", 1.5),
    ("how sure the pair is", 0.5),
];

/// From which probability on a clause joins. Above one half, since a wrong join spoils a right pair for the reader.
const LEAST: f64 = 0.5;

/// A left-over clause and the clause on the other side that it may be a part of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joining {
    /// The side of the left-over clause.
    pub(super) side: Side,
    /// The left-over clause.
    pub(super) part: u32,
    /// The clause of the other side.
    pub(super) whole: u32,
    /// The partner that the whole has.
    pub(super) sibling: u32,
    /// How alike part and whole are, with their surroundings.
    likeness: f64,
    /// How sure the pair of sibling and whole is.
    pair: f64,
}

/// Lets left-over clauses join the pairs that they belong to.
pub(super) fn join_left_over(clauses: &Clauses, pairs: &Pairs, barred: &Barred<'_>, groups: &mut Groups) {
    let mut measuring = Measuring::new(clauses);
    let mut proposals: Vec<(f64, Joining)> = joinings(pairs, groups)
        .into_iter()
        .map(|joining| {
            (
                weigh(&measure(&mut measuring, &joining, &[joining.sibling])),
                joining,
            )
        })
        .filter(|(evidence, _)| probability(*evidence) >= LEAST)
        .collect();
    proposals.sort_by(|(one, a), (other, b)| {
        other
            .total_cmp(one)
            .then_with(|| (a.part + a.whole).cmp(&(b.part + b.whole)))
            .then_with(|| {
                let lower = |joining: &Joining| joining.part.min(joining.whole);
                lower(a).cmp(&lower(b))
            })
    });
    for (_, joining) in proposals {
        if !groups.is_free(joining.side, joining.part) {
            continue;
        }
        let number = groups
            .of(joining.side.other(), joining.whole)
            .expect("the whole has a partner");
        let group = groups.group(number);
        let (siblings, wholes) = match joining.side {
            Side::Old => (group.old.clone(), group.new.len()),
            Side::New => (group.new.clone(), group.old.len()),
        };
        let evidence = weigh(&measure(&mut measuring, &joining, &siblings));
        let (old, new) = match joining.side {
            Side::Old => (joining.part, joining.whole),
            Side::New => (joining.whole, joining.part),
        };
        if wholes == 1 && probability(evidence) >= LEAST && barred.allows(old, new) {
            groups.add(number, joining.side, joining.part, probability(evidence) as f32);
        }
    }
}

/// Returns all left-over clauses with the clauses that they may be a part of.
pub(super) fn joinings(pairs: &Pairs, groups: &Groups) -> Vec<Joining> {
    let mut joinings = Vec::new();
    for pair in &pairs.list {
        let free = (
            groups.is_free(Side::Old, pair.old),
            groups.is_free(Side::New, pair.new),
        );
        let (side, part, whole) = match free {
            (true, false) => (Side::Old, pair.old, pair.new),
            (false, true) => (Side::New, pair.new, pair.old),
            (true, true) | (false, false) => continue,
        };
        let Some(sibling) = groups.partner(side.other(), whole) else {
            continue;
        };
        let number = groups.of(side.other(), whole).expect("the whole has a partner");
        if groups.group(number).authority != Authority::Similarity {
            continue;
        }
        let likeness = pair.evidence;
        joinings.push(Joining {
            side,
            part,
            whole,
            sibling,
            likeness,
            pair: f64::from(groups.group(number).score),
        });
    }
    joinings
}

/// Returns the measures of a joining, in the order of [`FEATURES`].
pub(super) fn measure(
    measuring: &mut Measuring<'_>,
    joining: &Joining,
    siblings: &[u32],
) -> [f64; N_FEATURES] {
    measuring.lay_out(joining.side.other(), joining.whole);
    let (shared, mass) = measuring.shared_mass(joining.part);
    let added = measuring.added_mass(joining.part, siblings);
    let mass = mass.max(1) as f64;
    [
        1.0,
        joining.likeness,
        shared as f64 / mass,
        added as f64 / mass,
        f64::from(siblings.iter().any(|sibling| sibling.abs_diff(joining.part) == 1)),
        joining.pair,
    ]
}

/// Returns the evidence of the measures of a joining.
pub(super) fn weigh(measures: &[f64; N_FEATURES]) -> f64 {
    measures
        .iter()
        .zip(FEATURES.iter())
        .map(|(value, (_, weight))| value * weight)
        .sum()
}

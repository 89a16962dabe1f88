//! Figures that changed places: `50 % for Russia and 20 % for Ukraine`, the other way round.
//!
//! The same figures stand on both sides, so that none is new or gone. Two of them changed places where each stands in the
//! very change that the other one stood in.

use super::super::Change;
use super::super::pair::{Pair, Side, Sides};
use super::super::quantity::{Quantity, is_short};
use super::{amount_class, changed};
use crate::text::lexicon::Entry;
use crate::text::tokens::Shape;

/// Reports equal amounts of which each stands where the other stood.
pub(in crate::rules) fn compare_swapped(
    pair: &Pair,
    sides: &Sides<Vec<Quantity>>,
    equal: &[(usize, usize)],
    changes: &mut Vec<Change>,
) {
    if !pair.is_aligned() || names_change_places(pair) {
        return;
    }
    let old_place = |index: usize| pair.hunk(Side::Old, sides.old[index].last);
    let new_place = |index: usize| pair.hunk(Side::New, sides.new[index].last);
    let is_alone = |hunk: Option<u32>| {
        let within = |side: Side, quantities: &[Quantity]| {
            quantities
                .iter()
                .filter(|quantity| pair.hunk(side, quantity.last) == hunk)
                .count()
        };
        is_short(pair, hunk) && within(Side::Old, &sides.old) == 1 && within(Side::New, &sides.new) == 1
    };
    for (number, (old, new)) in equal.iter().enumerate() {
        for (other_old, other_new) in &equal[number + 1..] {
            let (here, there) = (old_place(*old), old_place(*other_old));
            let is_swapped = here != there && here == new_place(*other_new) && there == new_place(*new);
            let class = amount_class(&sides.old[*old]);
            if is_swapped
                && class.is_some()
                && class == amount_class(&sides.old[*other_old])
                && is_alone(here)
                && is_alone(there)
            {
                changes.push(changed(pair, &sides.old[*old], &sides.new[*other_new]));
                changes.push(changed(pair, &sides.old[*other_old], &sides.new[*new]));
            }
        }
    }
}

/// Tells whether names stand where other names stood as well: then two statements have changed places, and each kept its
/// figure.
fn names_change_places(pair: &Pair) -> bool {
    let hunks = pair.words.map_or(&[][..], |words| &words.hunks);
    let has_name = |side: Side, range: &std::ops::Range<u32>| {
        let reading = pair.side(side);
        (range.start as usize..range.end as usize).any(|at| {
            matches!(reading.entry(at), Entry::Name(_)) || reading.tokens[at].shape == Shape::Capital
        })
    };
    let with_names = hunks
        .iter()
        .filter(|hunk| has_name(Side::Old, &hunk.old) && has_name(Side::New, &hunk.new));
    with_names.count() > 1
}

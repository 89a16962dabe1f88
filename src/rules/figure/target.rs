//! By how much something changes, or what it comes to: `cut by 20 %` and `cut to 20 %`.
//!
//! Asked of equal amounts in texts that can be laid side by side, where a verb of change stands before both.

use super::super::Change;
use super::super::pair::{ARROW, Pair, Side, Sides, unparted_before};
use super::super::quantity::{Quantity, What};
use super::super::table::FIGURE_CHANGED;
use crate::text::lexicon::Word;
use crate::text::tokens::Reading;

/// Compares what equal amounts are to a change.
pub(in crate::rules) fn compare_targets(
    pair: &Pair,
    sides: &Sides<Vec<Quantity>>,
    equal: &[(usize, usize)],
    changes: &mut Vec<Change>,
) {
    if !pair.has_rules_of_words() || !pair.is_aligned() {
        return;
    }
    for (old_index, new_index) in equal {
        let (old, new) = (&sides.old[*old_index], &sides.new[*new_index]);
        let (Some(from), Some(to)) = (target(pair.old, old), target(pair.new, new)) else {
            continue;
        };
        if from != to {
            let places = ((old.first - 1, old.last), (new.first - 1, new.last));
            let sentence = format!(
                "{}{ARROW}{}",
                pair.quote(Side::Old, places.0.0, places.0.1),
                pair.quote(Side::New, places.1.0, places.1.1)
            );
            changes.push(pair.change(&FIGURE_CHANGED, sentence, &[places.0], &[places.1]));
        }
    }
}

/// Returns whether something changes `by` an amount or `to` it.
fn target(reading: &Reading, quantity: &Quantity) -> Option<Word> {
    let before = quantity.first.checked_sub(1)?;
    if !matches!(quantity.what, What::Amount(..)) || reading.begins(quantity.first) {
        return None;
    }
    let word = reading
        .word(before)
        .filter(|word| matches!(word, Word::By | Word::To))?;
    let is_changing = |at: usize| {
        CHANGING
            .iter()
            .any(|stem| reading.text(at).to_ascii_lowercase().starts_with(stem))
    };
    unparted_before(reading, before)
        .take(BEFORE_TARGET)
        .any(is_changing)
        .then_some(word)
}

/// Between a verb of change and the amount stand so many words at most: `cut its force in the north by 20 %`.
const BEFORE_TARGET: usize = 10;

/// How verbs of change begin.
const CHANGING: &[&str] = &[
    "cut", "decreas", "expand", "fall", "grow", "increas", "lower", "rais", "reduc", "ris", "shrink",
    "shrunk", "slash",
];

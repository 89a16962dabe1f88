//! By how much something changes, or what it comes to: `cut by 20 %` and `cut to 20 %`.
//!
//! Asked of equal amounts in texts that can be laid side by side, where a verb of change stands before both.

use super::super::Change;
use super::super::pair::{Pair, next_content, unparted_before};
use super::super::quantity::{Quantity, What};
use super::super::table::FIGURE_CHANGED;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::Reading;
use crate::text::units::Unit;

/// Compares what two equal amounts are to a change.
pub(super) fn compare(pair: &Pair, old: &Quantity, new: &Quantity) -> Option<Change> {
    let (from, to) = (target(pair.old, old)?, target(pair.new, new)?);
    // `raised by 12 members`, `raised to 12 judges`: whoever does it is no amount.
    let noun =
        |reading: &Reading, last: usize| next_content(reading, last + 1, 2).map(|noun| reading.stem(noun));
    let is_plain = matches!(old.what, What::Amount(amount, _) if amount.unit == Unit::Plain);
    let is_same_thing = !is_plain || noun(pair.old, old.last) == noun(pair.new, new.last);
    (from != to && is_same_thing).then(|| {
        pair.exchanged(
            &FIGURE_CHANGED,
            (old.first - 1, old.last),
            (new.first - 1, new.last),
        )
    })
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
    let is_changing = |at: usize| reading.is_any(at, &CHANGING);
    unparted_before(reading, before)
        .take(BEFORE_TARGET)
        .any(is_changing)
        .then_some(word)
}

/// Between a verb of change and the amount stand so many words at most: `cut its force in the north by 20 %`.
const BEFORE_TARGET: usize = 10;

/// Words of change.
const CHANGING: KeySet<40> = keys([
    "cut",
    "cuts",
    "decrease",
    "decreased",
    "decreases",
    "expand",
    "expanded",
    "expands",
    "fall",
    "falls",
    "fell",
    "grew",
    "grow",
    "grown",
    "grows",
    "increase",
    "increased",
    "increases",
    "lowered",
    "lowers",
    "raise",
    "raised",
    "raises",
    "reduce",
    "reduced",
    "reduces",
    "reducing",
    "reduction",
    "rise",
    "risen",
    "rises",
    "rose",
    "shrink",
    "shrinks",
    "shrunk",
    "slash",
    "slashed",
    "slashes",
    "drop",
    "dropped",
]);

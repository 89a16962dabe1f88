//! How strong a force is, in texts that cannot be laid side by side: `limited to 600,000 personnel`, `reduced to 400,000
//! soldiers`, `will be 800,000`.
//!
//! A bare number says little of what it counts. Where a clause has one great number, and so has the other, and what they
//! count is the same, or people of a force, or not said of one, the number is that of the same force.

use super::{Quantity, What};
use crate::rules::Comparable;
use crate::rules::pair::{Pair, next_content};
use crate::text::decimal::Decimal;
use crate::text::figures::Amount;
use crate::text::key::{KeySet, Stem, keys};
use crate::text::tokens::{Gap, Reading};
use crate::text::units::Unit;

/// Smaller numbers count too many things: the plans number forces in thousands, the smallest mission of the cases has 120.
const LEAST: u32 = 100;

/// People of a force.
const OF_FORCES: KeySet<9> = keys([
    "fighters",
    "members",
    "men",
    "people",
    "personnel",
    "servicemen",
    "servicemembers",
    "soldiers",
    "troops",
]);

/// Tells whether a number is great enough to be paired for itself.
pub(super) fn is_great(amount: Amount) -> bool {
    amount.unit == Unit::Plain && amount.low == amount.high && amount.low >= Decimal::whole(LEAST)
}

/// Tells whether two bare numbers in one language may count the same; other amounts say what they are.
pub(super) fn may_be_one(pair: &Pair, old: &Quantity, new: &Quantity) -> bool {
    let (What::Amount(from, _), What::Amount(to, _)) = (old.what, new.what) else {
        return true;
    };
    if from.unit != Unit::Plain || pair.how == Comparable::Figures {
        return true;
    }
    if !is_great(from) || !is_great(to) {
        return false;
    }
    let (one, other) = (counted(pair.old, old), counted(pair.new, new));
    let is_force = |reading: &Reading, at: Option<usize>| at.is_none_or(|at| reading.is_any(at, &OF_FORCES));
    let stem = |reading: &Reading, at: Option<usize>| -> Option<Stem> { at.map(|at| reading.stem(at)) };
    stem(pair.old, one) == stem(pair.new, other) && one.is_some()
        || is_force(pair.old, one) && is_force(pair.new, other) && (one.is_some() || other.is_some())
}

/// Returns the word right behind a number that says what it counts.
fn counted(reading: &Reading, quantity: &Quantity) -> Option<usize> {
    next_content(reading, quantity.last + 1, 1).filter(|noun| reading.tokens[*noun].gap == Gap::Space)
}

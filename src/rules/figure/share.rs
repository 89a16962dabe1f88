//! By how much a figure grew or shrank: per cent of what it was, or percentage points.
//!
//! That is told only where it helps and where both are figures of one thing: not for versions (`TLS 1.2`), not for years, not
//! past a tenfold; in texts of other languages, whose units are not read, only before the same word or before none.

use super::super::pair::{Pair, Side};
use super::super::quantity::{Quantity, What, year_of};
use crate::text::figures::Amount;
use crate::text::key::{KeySet, keys};
use crate::text::tokens::{Gap, Reading, Shape};
use crate::text::units::Unit;

/// Tells whether two exact figures are of one thing that grows or shrinks.
pub(super) fn is_on_one_scale(pair: &Pair, old: &Quantity, new: &Quantity) -> bool {
    !is_version(pair.new, new.first) && !are_years(pair, old, new) && other_units(pair, old, new).is_none()
}

/// Returns by how much an amount grew or shrank, for exact amounts of one unit.
pub(super) fn told(from: Amount, to: Amount) -> Option<String> {
    if !same_dimension(from, to) || from.low != from.high || to.low != to.high {
        return None;
    }
    let (old, new) = (from.low.approximate(), to.low.approximate());
    match from.unit {
        Unit::Ordinal => None,
        Unit::Share => {
            let points = in_points((new - old) * 100.0);
            let noun = if points.abs() == 1.0 { "point" } else { "points" };
            (points != 0.0).then(|| format!(" ({points:+} {noun})"))
        }
        Unit::Plain
        | Unit::Money(_)
        | Unit::OtherMoney(_)
        | Unit::Seconds
        | Unit::Months
        | Unit::WorkingDays
        | Unit::Measure(_) => {
            let percent = (new / old - 1.0) * 100.0;
            // Past a tenfold a percentage tells a reader nothing, nor does one that rounds to nought or that
            // compares with a negative figure.
            let rounded = rounded(percent);
            let says_much = old > 0.0 && new >= 0.0 && rounded != 0.0 && percent < 1_000.0;
            says_much.then(|| format!(" ({rounded:+} %)"))
        }
    }
}

/// Rounds to whole numbers, and to a tenth where that would say nothing, or that all is gone when it is not.
fn rounded(number: f64) -> f64 {
    if number.abs() < 1.0 || number > -100.0 && number < -99.0 {
        (number * 10.0).round() / 10.0
    } else {
        number.round()
    }
}

/// Rounds percentage points, which are told as exactly as shares are printed: `2.5`. What hundredths do not tell exactly, as
/// where a third became a half, is rounded.
fn in_points(points: f64) -> f64 {
    let hundredths = (points * 100.0).round() / 100.0;
    match (points - hundredths).abs() < 1e-6 {
        true => hundredths,
        false => rounded(points),
    }
}

/// Tells whether both amounts are bare years, which nothing grows or shrinks by: `the base year 1990`, `borders of 1967`.
pub(super) fn are_years(pair: &Pair, old: &Quantity, new: &Quantity) -> bool {
    let is_year = |reading: &Reading, quantity: &Quantity| {
        reading.text(quantity.first).len() == 4 && year_of(quantity).is_some()
    };
    is_year(pair.old, old) && is_year(pair.new, new)
}

/// Returns the last tokens of two bare figures with the words behind them, where these are of another language and differ:
/// `100 Tagen`, `6 Monaten`. Either word may be the unit.
pub(super) fn other_units(pair: &Pair, old: &Quantity, new: &Quantity) -> Option<(usize, usize)> {
    let is_bare =
        |quantity: &Quantity| matches!(quantity.what, What::Amount(amount, _) if amount.unit == Unit::Plain);
    if pair.has_rules_of_words() || !is_bare(old) || !is_bare(new) {
        return None;
    }
    let behind = |side: Side, quantity: &Quantity| {
        let at = quantity.last + 1;
        let reading = pair.side(side);
        (reading.tokens.get(at))
            .is_some_and(|next| next.gap <= Gap::Space && reading.value(at).is_none())
            .then_some(at)
    };
    match (behind(Side::Old, old), behind(Side::New, new)) {
        (None, None) => None,
        (Some(one), Some(other)) if pair.old.stem(one) == pair.new.stem(other) => None,
        (one, other) => Some((one.unwrap_or(old.last), other.unwrap_or(new.last))),
    }
}

/// Tells whether two amounts can be put on one scale.
pub(super) fn same_dimension(one: Amount, other: Amount) -> bool {
    one.unit == other.unit
}

/// Tells whether a figure numbers an edition of what stands before it (`TLS 1.2`, `version 3`, `Level 2`): by how much it
/// is greater says nothing.
fn is_version(reading: &Reading, at: usize) -> bool {
    const EDITIONS: KeySet<8> = keys([
        "version", "revision", "release", "level", "tier", "grade", "category", "class",
    ]);
    at > 0
        && reading.tokens[at].gap == Gap::Space
        && reading.value(at - 1).is_none()
        && (reading.tokens[at - 1].shape == Shape::Capitals || reading.is_any(at - 1, &EDITIONS))
}

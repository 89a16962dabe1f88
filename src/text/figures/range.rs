//! Ranges: `10-20 days`, `10 to 20 days`, `between 10 and 20 days`, `€140-€160 billion`.

use super::super::dates;
use super::super::decimal::Decimal;
use super::super::lexicon::Word;
use super::super::tokens::{Gap, Reading};
use super::super::units::{Currency, Unit};
use super::{Amount, Found, FoundAmount, read_amount};

/// Reads `between 10 and 20 days`.
pub(super) fn read_between(reading: &Reading, at: usize) -> Option<Found> {
    if dates::is_span_of_years(reading, at) {
        return None;
    }
    let low = read_amount(reading, at + 1)?;
    let middle = at + 1 + low.used;
    if !reading.is(middle, Word::And) {
        return None;
    }
    let high = read_amount(reading, middle + 1)?;
    let range = range(low, high, true)?;
    Some(Found {
        start: reading.tokens[at].start,
        used: middle + 1 + high.used - at,
        ..high.with(range)
    })
}

/// Reads the upper end behind the lower one: `10-20 days`, `10 to 20 days`.
pub(super) fn read_range(reading: &Reading, at: usize, low: FoundAmount) -> Option<Found> {
    let next = at + low.used;
    let is_to = reading.is(next, Word::To) && reading.tokens[next].gap == Gap::Space;
    let high_at = if is_to { next + 1 } else { next };
    let is_led = is_to
        || is_range_dash(reading, next)
        || low.value.unit.is_money() && is_range_of_money(reading, next);
    if !is_led {
        return None;
    }
    let high = read_amount(reading, high_at)?;
    let range = range(low, high, false)?;
    Some(Found {
        start: low.start,
        used: high_at + high.used - at,
        ..high.with(range)
    })
}

/// Tells whether a dash without spaces, such as a range has, stands before a token.
pub(super) fn is_range_dash(reading: &Reading, at: usize) -> bool {
    at < reading.tokens.len() && matches!(reading.gap_text(at), "-" | "\u{2013}" | "\u{2012}" | "\u{2011}")
}

/// Tells whether a dash and a currency sign stand before a token: `€140-€160 billion`.
fn is_range_of_money(reading: &Reading, at: usize) -> bool {
    at < reading.tokens.len()
        && reading
            .gap_text(at)
            .strip_suffix(|sign| Currency::of_sign(sign).is_some())
            .is_some_and(|dash| matches!(dash, "-" | "\u{2013}" | "\u{2012}" | "\u{2011}"))
}

/// Joins the ends of a range; the lower end takes the unit and the multiplier of the upper one: `10-20 days`. With
/// `any_order` the upper end may come first: `between 10 and 5`.
fn range(low: FoundAmount, high: FoundAmount, any_order: bool) -> Option<Amount> {
    let power = if low.power == 0 { high.power } else { 0 };
    let low_value = if low.value.unit == high.value.unit {
        low.value.low.scaled(power)?
    } else if low.value.unit == Unit::Plain && high.value.printed != Decimal::ZERO {
        rescale(low.value.low.scaled(power)?, high.value)?
    } else if low.value.unit.is_money() && high.value.unit == Unit::Plain {
        // `$200-300`.
        low.value.low.scaled(power)?
    } else {
        return None;
    };
    let unit = if high.value.unit == Unit::Plain {
        low.value.unit
    } else {
        high.value.unit
    };
    let high_value = high.value.high;
    // `between 500 and 1 million` has no order to turn round.
    let is_of_one_kind = low.power == high.power
        && (low.value.unit == high.value.unit
            || low.value.unit == Unit::Plain && matches!(high.value.unit, Unit::Share | Unit::Measure(_)));
    let (low_value, high_value) = if any_order && is_of_one_kind {
        (low_value.min(high_value), low_value.max(high_value))
    } else {
        (low_value, high_value)
    };
    (low_value < high_value).then_some(Amount {
        low: low_value,
        high: high_value,
        unit,
        ..high.value
    })
}

/// Returns a bare number in the unit of an amount.
fn rescale(number: Decimal, like: Amount) -> Option<Decimal> {
    if like.unit == Unit::Share {
        return number.scaled(-2);
    }
    let factor = (like.low.approximate() / like.printed.approximate()).round();
    // Factors of units are whole and small: 1 to 604,800.
    if (1.0..=1e7).contains(&factor) {
        number.times(factor as u32)
    } else {
        None
    }
}

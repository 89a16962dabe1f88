//! Years and days that are said in several ways: `the border of 1954`, `the end of 2026`, `the last day of 2026`.

use super::{Bound, Quantity, What};
use crate::text::dates::CalendarDate;
use crate::text::key::keys;
use crate::text::lexicon::Word;
use crate::text::tokens::Reading;
use crate::text::units::Unit;

/// Returns the year that a quantity is, if it may be one and no more.
pub(in crate::rules) fn year_of(quantity: &Quantity) -> Option<u16> {
    match quantity.what {
        What::Date(date, false) if date.is_year() => date.year,
        What::Amount(amount, Bound::Exact) if amount.unit == Unit::Plain && !amount.spelled => amount
            .printed
            .as_whole(2_199)
            .and_then(|year| u16::try_from(year).ok())
            .filter(|year| *year >= 1_800),
        _ => None,
    }
}

/// Returns the day that a date is, or ends or begins with where that is said: `the end of 2026`, `before 2027`, `31 December
/// 2026`, `the first day of 2027`.
pub(super) fn last_day(reading: &Reading, quantity: &Quantity) -> Option<CalendarDate> {
    let What::Date(date, is_due) = quantity.what else {
        return None;
    };
    let is_end = quantity.last >= 2
        && reading.is(quantity.last - 1, Word::Of)
        && (reading.is(quantity.last - 2, Word::End) || is_last_day(reading, quantity.last - 2));
    let is_before = is_due && date.is_year() && reading.is(quantity.last - 1, Word::Before);
    if quantity.last >= 2
        && reading.is(quantity.last - 1, Word::Of)
        && is_first_day(reading, quantity.last - 2)
    {
        let date = date.first_day();
        return date.day.is_some().then_some(date);
    }
    let date = match (is_end, is_before, date.year) {
        (true, ..) => date.last_day(),
        (false, true, Some(year)) => CalendarDate {
            year: Some(year - 1),
            ..date
        }
        .last_day(),
        (false, ..) => date,
    };
    date.day.is_some().then_some(date)
}

/// Tells whether `last day` ends at a token.
fn is_last_day(reading: &Reading, day: usize) -> bool {
    reading.is_any(day, &const { keys(["day"]) })
        && day > 0
        && reading.is_any(day - 1, &const { keys(["final", "last"]) })
}

/// Tells whether `first day` ends at a token; the ordinal may be read as a figure, which has another key.
fn is_first_day(reading: &Reading, day: usize) -> bool {
    let is_day = reading.text(day).eq_ignore_ascii_case("day");
    is_day && day > 0 && reading.text(day - 1).eq_ignore_ascii_case("first")
}

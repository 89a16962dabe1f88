//! How long something lasts: `a truce of 60 days`, `valid for 15 years`, `48 hours' notice`.
//!
//! A length of time is told with the deadlines, for whoever asks what changed in time asks for both. What makes a deadline of
//! it (`within 60 days`) is in `deadline`; how often something happens (`every 60 days`), how much there is a day or a year, and how
//! old somebody is are figures.

use std::cmp::Ordering;

use super::Rule;
use super::pair::Pair;
use super::quantity::{Bound, Quantity, What};
use super::table::{
    DURATION_ADDED, DURATION_CHANGED, DURATION_DROPPED, DURATION_LENGTHENED, DURATION_SHORTENED,
};
use crate::text::figures::Amount;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};
use crate::text::units::Unit;

/// The rules for a length of time that one side alone has: the old one, the new one.
pub(super) const LONE: (&Rule, &Rule) = (&DURATION_DROPPED, &DURATION_ADDED);

/// The rules for a length of time against something without end: the length on the old side, on the new side.
pub(super) const ENDLESS: (&Rule, &Rule) = (&DURATION_LENGTHENED, &DURATION_SHORTENED);

/// Returns the rule for a length of time that gave way to another; none where one of the two is a figure of another sort.
pub(super) fn rule_between(pair: &Pair, old: &Quantity, new: &Quantity) -> Option<&'static Rule> {
    let (What::Amount(from, from_bound), What::Amount(to, to_bound)) = (old.what, new.what) else {
        return None;
    };
    if !is(pair.old, old) || !is(pair.new, new) {
        return None;
    }
    // `over five months` may be more than `under six months`.
    let is_bounded = |bound: Bound| bound != Bound::Exact;
    let are_opposite = from_bound != to_bound && is_bounded(from_bound) && is_bounded(to_bound);
    Some(match order(from, to).filter(|_| !are_opposite) {
        Some(Ordering::Less) => &DURATION_SHORTENED,
        Some(Ordering::Greater) => &DURATION_LENGTHENED,
        Some(Ordering::Equal) | None => &DURATION_CHANGED,
    })
}

/// Tells whether an amount says how long something lasts.
pub(super) fn is(reading: &Reading, quantity: &Quantity) -> bool {
    const OFTEN: KeySet<4> = keys(["each", "every", "per", "once"]);
    const AGED: KeySet<4> = keys(["aged", "older", "younger", "age"]);
    const OLD: KeySet<4> = keys(["old", "older", "younger", "olds"]);
    let What::Amount(amount, _) = quantity.what else {
        return false;
    };
    if !amount.unit.is_time() {
        return false;
    }
    let stands = |at: usize| reading.tokens.get(at).is_some_and(|token| token.gap < Gap::Stop);
    let before = || (1..=AGE_BEFORE).map_while(|back| quantity.first.checked_sub(back));
    let is_often = quantity.first > 0 && reading.is_any(quantity.first - 1, &OFTEN);
    let is_age = || {
        let mut behind = quantity.last + 1..=quantity.last + 3;
        before().any(|at| reading.is_any(at, &AGED))
            || behind.any(|at| {
                stands(at) && (reading.is_any(at, &OLD) || reading.is_any(at, &const { keys(["age"]) }))
            })
    };
    // `40 hours a week`.
    let is_rate = || {
        let time = quantity.last + 2;
        stands(quantity.last + 1)
            && (reading.is(quantity.last + 1, Word::A) || reading.is_any(quantity.last + 1, &OFTEN))
            && reading.is_any(time, &const { keys(["day", "week", "month", "year"]) })
    };
    !is_often && !is_rate() && !is_age()
}

/// How many words before an age may say that it is one: `older than 60`, `aged at least 60`.
const AGE_BEFORE: usize = 3;

/// Tells how a new length of time stands to an old one; nothing where that hangs on the month: `four weeks`, `one month`.
pub(super) fn order(from: Amount, to: Amount) -> Option<Ordering> {
    let is_close = from.unit != to.unit && (seconds(to) / seconds(from) - 1.0).abs() < OF_A_MONTH;
    seconds(to).partial_cmp(&seconds(from)).filter(|_| !is_close)
}

/// Tells whether two lengths of time are the same number of years, one of them in days: `365 days`, `a year`.
pub(super) fn is_one_year(from: Amount, to: Amount) -> bool {
    from.unit != to.unit && (seconds(to) / seconds(from) - 1.0).abs() < OF_A_YEAR
}

/// A year of 365 days is shorter than the average one by less than this.
const OF_A_YEAR: f64 = 0.004;

/// By so much a month may be longer or shorter than another, and lengths in days and in months cannot be put in order.
const OF_A_MONTH: f64 = 0.11;

/// A month in seconds, on average over four hundred years; only tells the longer of two.
const SECONDS_A_MONTH: f64 = 2_629_746.0;

/// A working day in seconds of the calendar: five of them take seven days.
const SECONDS_A_WORKING_DAY: f64 = 86_400.0 * 7.0 / 5.0;

/// Returns about how many seconds a length of time has.
fn seconds(amount: Amount) -> f64 {
    let factor = match amount.unit {
        Unit::Months => SECONDS_A_MONTH,
        Unit::WorkingDays => SECONDS_A_WORKING_DAY,
        Unit::Seconds
        | Unit::Plain
        | Unit::Ordinal
        | Unit::Share
        | Unit::Money(_)
        | Unit::OtherMoney(_)
        | Unit::Measure(_) => 1.0,
    };
    amount.high.approximate() * factor
}

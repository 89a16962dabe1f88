//! Amounts that are told roughly: `about 200`, `nearly a century`, `six weeks or so`, `more than 1,000`; a month for 30 days, 25
//! miles for 40 km.
//!
//! Such an amount and one close to it are one figure, told more or less exactly. How close is a matter of use and not of
//! logic: in reports, amounts were rounded by less than a thirtieth and lengths of time by less than a tenth.

use super::{Bound, Quantity, What};
use crate::rules::pair::Pair;
use crate::text::decimal::Decimal;
use crate::text::figures::Amount;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};
use crate::text::units::{Measure, Unit};

/// On which side of a rough amount the exact one may be.
#[derive(Debug, Clone, Copy)]
enum Rough {
    Around,
    Below,
    Above,
}

/// A rough amount and the exact one differ by this part of it at most.
const OF_AMOUNTS: f64 = 0.03;

/// The same for lengths of time, which are told in whole weeks, months and years.
const OF_TIMES: f64 = 0.1;

/// Days in a month, on average.
const DAYS_IN_MONTH: f64 = 30.44;

/// Tells whether one of two amounts is told roughly and the other is close to it.
pub(super) fn are_close(pair: &Pair, old: &Quantity, new: &Quantity) -> bool {
    let is_near = old.noun == new.noun || !pair.is_aligned() || old.hunk.is_some() && old.hunk == new.hunk;
    let (Some((from, from_bound)), Some((to, to_bound))) = (exact(old), exact(new)) else {
        return false;
    };
    // `40 km`, `25 miles`: who converts rounds.
    if let (Some(from), Some(to)) = (metric(from), metric(to))
        && from.0 == to.0
        && from.2 != to.2
    {
        return is_near && from_bound == to_bound && (to.1 / from.1 - 1.0).abs() <= OF_AMOUNTS;
    }
    let is_one_term = match (old.what, new.what) {
        (What::Term(_, one), What::Term(_, other)) => one == other,
        _ => true,
    };
    let are_comparable = from.unit == to.unit
        || from.unit.is_time() && to.unit.is_time()
        || from.unit.is_money() && to.unit == Unit::Plain
        || to.unit.is_money() && from.unit == Unit::Plain;
    if !is_near || !is_one_term || !are_comparable {
        return false;
    }
    // Where a sentence stays and 60 days become two months, that is what was negotiated.
    let are_retold = !pair.is_aligned() && (are_months(from, to) || are_months(to, from));
    if are_retold || is_bare(from, to) || is_bare(to, from) {
        return from_bound == to_bound;
    }
    if from.unit != to.unit && !(from.unit.is_time() && to.unit.is_time()) {
        return false;
    }
    let is_of = |rough: Option<Rough>, rough_amount: Amount, amount: Amount| {
        rough.is_some_and(|rough| is_close_to(rough, rough_amount, amount))
    };
    is_of(roughness(pair.old, old, from_bound), from, to) && to_bound == Bound::Exact
        || is_of(roughness(pair.new, new, to_bound), to, from) && from_bound == Bound::Exact
}

/// Returns the metric measure of an amount, how much of it that is, and the measure that it is told in.
fn metric(amount: Amount) -> Option<(Measure, f64, Measure)> {
    let Unit::Measure(told) = amount.unit else {
        return None;
    };
    let (measure, factor) = told.metric();
    Some((measure, amount.low.approximate() * factor, told))
}

/// Tells whether days are taken for months, as drafts do: 30 for one, 365 for twelve.
fn are_months(days: Amount, months: Amount) -> bool {
    let (Unit::Seconds, Unit::Months) = (days.unit, months.unit) else {
        return false;
    };
    let seconds = |days: u32| Decimal::whole(days).times(86_400);
    let months = months.low.as_whole(MOST_MONTHS);
    months.is_some_and(|months| {
        Some(days.low) == seconds(months * 30)
            || months % 12 == 0 && Some(days.low) == seconds(months / 12 * 365)
    })
}

/// More months than these are told in years.
const MOST_MONTHS: u32 = 120;

/// Tells whether a great number is a sum of money without saying so: `140 billion of the reserves`.
fn is_bare(number: Amount, money: Amount) -> bool {
    number.unit == Unit::Plain
        && money.unit.is_money()
        && number.low == money.low
        && number.low.approximate() >= 1e6
}

/// Returns a quantity that is one number.
fn exact(quantity: &Quantity) -> Option<(Amount, Bound)> {
    let (amount, bound) = match quantity.what {
        What::Amount(amount, bound) => (amount, bound),
        What::Term(amount, _) => (amount, Bound::Exact),
        What::Ratio | What::Date(..) | What::Clock(..) | What::Reference(_) | What::Soon => return None,
    };
    (amount.low == amount.high && !matches!(amount.unit, Unit::Ordinal | Unit::WorkingDays))
        .then_some((amount, bound))
}

/// Tells whether an amount is as near as a rough one says.
fn is_close_to(rough: Rough, rough_amount: Amount, amount: Amount) -> bool {
    let size = |amount: Amount| match amount.unit {
        Unit::Seconds => amount.low.approximate() / 86_400.0,
        Unit::Months => amount.low.approximate() * DAYS_IN_MONTH,
        _ => amount.low.approximate(),
    };
    let (told, size) = (size(rough_amount), size(amount));
    let most = told
        * if amount.unit.is_time() {
            OF_TIMES
        } else {
            OF_AMOUNTS
        };
    let more = size - told;
    let is_side = match rough {
        Rough::Around => true,
        Rough::Below => more <= 0.0,
        Rough::Above => more >= 0.0,
    };
    is_side && more.abs() <= most
}

/// Returns how an amount is told that is not told exactly.
fn roughness(reading: &Reading, quantity: &Quantity, bound: Bound) -> Option<Rough> {
    const AROUND: KeySet<9> = keys([
        "about",
        "approximately",
        "around",
        "circa",
        "estimated",
        "like",
        "roughly",
        "some",
        "to",
    ]);
    const LITTLE: KeySet<6> = keys(["bit", "just", "little", "marginally", "shade", "slightly"]);
    let at = (quantity.first..=quantity.last).find(|at| reading.value(*at).is_some())?;
    // `six weeks or so`.
    if reading.is(at + 1, Word::Or) && reading.is_any(at + 2, &const { keys(["so", "thereabouts"]) }) {
        return Some(Rough::Around);
    }
    let mut before = at
        .checked_sub(1)
        .filter(|_| !reading.begins(at) && reading.tokens[at].gap < Gap::Comma)?;
    if reading.is_any(before, &const { keys(["almost", "nearly"]) }) {
        return Some(Rough::Below);
    }
    // `the region of 200`, `something like 200`, `close to 200`.
    let is_led = !reading.begins(before);
    let earlier = before.checked_sub(1).filter(|_| is_led);
    let is_after = |words: &KeySet<2>| earlier.is_some_and(|earlier| reading.is_any(earlier, words));
    if reading.is_any(before, &AROUND) {
        let is_rough = match reading.word(before) {
            Some(Word::To) => is_after(&const { keys(["close", "near"]) }),
            _ if reading.is_any(before, &const { keys(["like"]) }) => {
                is_after(&const { keys(["something", "anything"]) })
            }
            _ => true,
        };
        return is_rough.then_some(Rough::Around);
    }
    if reading.is(before, Word::Of) && is_after(&const { keys(["region", "order"]) }) {
        return Some(Rough::Around);
    }
    let is_short = reading.is(before, Word::Of) && is_after(&const { keys(["short", "shy"]) });
    if is_short {
        return Some(Rough::Below);
    }
    // `just under`, `a little more than`, `slightly over`; a plain `over` or `more than` rounds down as well, a plain
    // `under` or `up to` is a limit.
    if reading.is(before, Word::Than) {
        before = before.checked_sub(1)?;
    }
    let is_little = before
        .checked_sub(1)
        .is_some_and(|little| reading.is_any(little, &LITTLE));
    let is_above =
        reading.is(before, Word::More) || reading.is_any(before, &const { keys(["above", "over"]) });
    let is_below =
        reading.is(before, Word::Less) || reading.is_any(before, &const { keys(["below", "under"]) });
    match bound {
        Bound::AtLeast if is_above => Some(Rough::Above),
        _ if is_above && is_little => Some(Rough::Above),
        _ if is_below && is_little => Some(Rough::Below),
        Bound::Exact | Bound::AtMost | Bound::AtLeast => None,
    }
}

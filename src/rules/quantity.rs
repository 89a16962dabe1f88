//! Figures of all sorts on both sides: what is equal is set aside, the rest goes to the rule whose matter it is.
//!
//! Amounts are compared as a list (two sums of 100 billion are two), dates, references and words such as
//! `immediately` as a set. What is left is paired in steps: in the same change, before the same noun, and the only
//! ones of their unit. Each step pairs the first with the first, the second with the second, so that the mirror image is the same.
//!
//! Between languages a number may be spelled where ours has digits, and a month has another name: there a figure
//! counts as found when its number is printed at all, and small ones are not missed.

mod calendar;
mod rough;
mod strength;

use super::deadline::soon;
use super::pair::{
    Pair, Settled, Side, Sides, negated_before, next_content, pair_up, sentence_end, sentence_start,
    set_aside_before,
};
use super::{Change, Comparable, deadline, figure};
use crate::text::dates::{self, CalendarDate};
use crate::text::figures::{Amount, Value};
use crate::text::key::{Key, Stem, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading};
use crate::text::units::{Reference, Unit};
use calendar::last_day;
pub(super) use calendar::year_of;

/// A figure, or a word that says when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    /// The first token of all that belongs to it: `within 100 days`.
    pub(super) first: usize,
    /// Its last token.
    pub(super) last: usize,
    /// What it says.
    pub(super) what: What,
    /// Equal for equal quantities.
    key: Key,
    /// The noun that follows, by its stem.
    noun: Option<Stem>,
    /// The change that it is in.
    hunk: Option<u32>,
    /// True once its like is found on the other side.
    pub(super) settled: bool,
}

impl Settled for Quantity {
    fn settled(&mut self) -> &mut bool {
        &mut self.settled
    }
}

impl Quantity {
    /// Tells whether it is a date on which something may begin: `after 1 March`, `no earlier than 1 March`.
    pub(super) fn opens(&self) -> bool {
        matches!(self.what, What::Date(_, false)) && self.first < self.last
    }
}

/// What a quantity says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    /// How much of something, and which end of the scale that is.
    Amount(Amount, Bound),
    /// Shares against one another.
    Ratio,
    /// A length of time that something may take or has to wait.
    Term(Amount, Term),
    /// A date, and whether something is due by it.
    Date(CalendarDate, bool),
    /// A time of the day, and whether something is due by it.
    Clock(u16, bool),
    /// A passage.
    Reference(Reference),
    /// Now, or as soon as possible.
    Soon,
}

/// Which end of the scale an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Neither.
    Exact,
    /// Not more than it.
    AtMost,
    /// Not less than it.
    AtLeast,
}

/// What a length of time says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// It is done before it is over.
    Within,
    /// It is done after it is over.
    After,
}

/// Compares all figures.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    if pair.has_rules_of_words() {
        figure::compare_multiples(pair, changes);
    }
    let mut sides = pair.read(|reading, side| read(pair, reading, side));
    let has_figures = !sides.old.is_empty() || !sides.new.is_empty();
    if !has_figures && !figure::may_lift_limits(pair) && !figure::may_differ_in_frequency(pair) {
        return;
    }
    let equal = settle(pair, &mut sides);
    figure::compare_bounds(pair, &sides, &equal, changes);
    figure::compare_equal(pair, &sides, &equal, changes);
    figure::compare_swapped(pair, &sides, &equal, changes);
    deadline::compare_terms(pair, &sides, &equal, changes);
    figure::compare_frequencies(pair, &mut sides, changes);
    deadline::find(pair, &mut sides, changes);
    figure::find(pair, &mut sides, changes);
}

/// Reads the quantities of a side.
fn read(pair: &Pair, reading: &Reading, side: Side) -> Vec<Quantity> {
    let english = pair.has_rules_of_words();
    let mut found: Vec<Quantity> = Vec::new();
    let may_be_away = reading.may_have(&soon::AWAY);
    for (at, token) in reading.tokens.iter().enumerate() {
        if matches!(token.meaning, Meaning::Word(_))
            && !token.is_in(soon::SOON)
            && !(may_be_away && soon::AWAY.contains(token.key))
        {
            continue;
        }
        let quantity = match reading.value(at) {
            Some(value) => Some(of_value(pair, reading, side, at, value, english)),
            None if english => soon::soon(reading, at)
                // `not at once but in stages` sets no deadline.
                .filter(|(last, _)| !reading.is(last + 1, Word::But) || negated_before(reading, at).is_none())
                .map(|(last, key)| Quantity {
                    first: at,
                    last,
                    what: What::Soon,
                    key,
                    noun: None,
                    hunk: pair.hunk(side, at),
                    settled: false,
                }),
            None => None,
        };
        let Some(quantity) = quantity else { continue };
        // `by 2035, not 2030`: what is set aside does not hold. In `12 rather than 24 members` it has the noun of both.
        if let Some(start) = set_aside_before(reading, quantity.first).filter(|_| english) {
            if let Some(instead) = found.last_mut().filter(|earlier| earlier.last + 1 == start) {
                instead.noun = quantity.noun;
            }
            continue;
        }
        let is_again = |earlier: &&mut Quantity| {
            !matches!(quantity.what, What::Amount(..) | What::Ratio) && earlier.key == quantity.key
        };
        match found.iter_mut().find(is_again) {
            // What begins on a day and what is due by it cannot be told apart by that day.
            Some(earlier) if earlier.what != quantity.what && earlier.opens() => earlier.first = earlier.last,
            Some(_) => {}
            None => found.push(quantity),
        }
    }
    found
}

/// Reads one figure with the words around it.
fn of_value(pair: &Pair, reading: &Reading, side: Side, at: usize, value: &Value, english: bool) -> Quantity {
    let mut first = at;
    let mut last = at;
    let mut age = None;
    let what = match value {
        Value::Ratio(..) => What::Ratio,
        Value::Reference(reference, _) => What::Reference(*reference),
        Value::Date(date) if english => {
            let due = deadline::due_before(reading, at);
            first = due.or_else(|| deadline::opens_before(reading, at)).unwrap_or(at);
            What::Date(*date, due.is_some())
        }
        Value::Date(date) => What::Date(*date, false),
        Value::Clock(minutes) => {
            let due = deadline::due_before(reading, at).filter(|_| english);
            first = due.unwrap_or(at);
            What::Clock(*minutes, due.is_some())
        }
        Value::Amount(amount) if english && further_reference(reading, at).is_some() => {
            further_reference(reading, at).map_or(What::Amount(*amount, Bound::Exact), What::Reference)
        }
        Value::Amount(amount) if english && ends_span_of_years(reading, at) => What::Date(
            CalendarDate {
                year: amount
                    .printed
                    .as_whole(9_999)
                    .and_then(|year| u16::try_from(year).ok()),
                ..CalendarDate::default()
            },
            false,
        ),
        Value::Amount(amount) if english && is_age(reading, at) => {
            let amount = Amount {
                low: amount.printed,
                high: amount.printed,
                unit: Unit::Plain,
                ..*amount
            };
            age = Some(Value::Amount(amount).key());
            What::Amount(amount, figure::bound(reading, at))
        }
        Value::Amount(amount) if english && amount.unit.is_time() => match deadline::term(reading, at) {
            Some((from, to, term)) => {
                (first, last) = (from, to);
                What::Term(*amount, term)
            }
            None => What::Amount(*amount, figure::bound(reading, at)),
        },
        Value::Amount(amount) if english => What::Amount(*amount, figure::bound(reading, at)),
        Value::Amount(amount) => What::Amount(*amount, Bound::Exact),
    };
    let noun = next_content(reading, at + 1, 3).map(|noun| reading.stem(noun));
    let hunk = pair.hunk(side, at);
    Quantity {
        first,
        last,
        what,
        key: age.unwrap_or_else(|| without_comparison(value).key()),
        noun,
        hunk,
        settled: false,
    }
}

/// Tells whether years are an age: `18 years of age` is the age of 18.
fn is_age(reading: &Reading, at: usize) -> bool {
    let is_years = matches!(reading.value(at), Some(Value::Amount(amount)) if amount.unit == Unit::Months && amount.low == amount.high);
    is_years
        && (reading.is(at + 1, Word::Of) && reading.is_any(at + 2, &const { keys(["age"]) })
            || reading.is_any(at + 1, &const { keys(["old"]) }))
}

/// Returns a value without the sign of comparison beside it, which is a bound like `over` and no part of the figure.
fn without_comparison(value: &Value) -> Value {
    match value {
        Value::Amount(amount) => Value::Amount(Amount {
            comparison: None,
            ..*amount
        }),
        other => *other,
    }
}

/// Tells whether a number goes on from the one before it: `5 and 6`, `5, 6`, `5-6`, `5 to 6`. Returns where that one is.
fn goes_on(reading: &Reading, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let earlier = match reading.word(before) {
        Some(Word::And | Word::Or | Word::To) => before.checked_sub(1)?,
        _ if matches!(reading.gap_text(at), ", " | "-" | "\u{2013}") => before,
        _ => return None,
    };
    (reading.tokens[at].gap < Gap::Stop && reading.value(earlier).is_some()).then_some(earlier)
}

/// Returns what a number refers to that only goes on a list of passages: the 6 of `Articles 5 and 6`.
fn further_reference(reading: &Reading, at: usize) -> Option<Reference> {
    let is_bare = |at: usize| reading.text(at).bytes().all(|byte| byte.is_ascii_digit());
    let mut here = at;
    for _ in 0..MOST_PASSAGES {
        if !is_bare(here) {
            return None;
        }
        here = goes_on(reading, here)?;
        if let Some(Value::Reference(reference, _)) = reading.value(here) {
            let is_plural = reading
                .text(here)
                .split(' ')
                .next()
                .is_some_and(|word| word.ends_with('s'));
            return is_plural.then_some(*reference);
        }
    }
    None
}

/// `Articles 5, 6, 7, 8 and 9` is about as long as such lists get.
const MOST_PASSAGES: usize = 6;

/// Tells whether a number is the second year of a span: `between 2026 and 2030`.
fn ends_span_of_years(reading: &Reading, at: usize) -> bool {
    reading.text(at).len() == 4
        && at >= 3
        && goes_on(reading, at) == Some(at - 2)
        && dates::is_span_of_years(reading, at - 3)
}

/// Sets aside what is equal on both sides and returns the pairs.
fn settle(pair: &Pair, sides: &mut Sides<Vec<Quantity>>) -> Vec<(usize, usize)> {
    let mut equal = pair_up(sides, |one, other| one.key == other.key && one.noun == other.noun);
    equal.extend(pair_up(sides, |one, other| one.key == other.key));
    // `the border of 1954`, `the 1954 border`.
    pair_up(sides, |one, other| {
        year_of(one).is_some() && year_of(one) == year_of(other) && one.what != other.what
    });
    equal.extend(pair_up(sides, |one, other| {
        last_day(pair.old, one).is_some() && last_day(pair.old, one) == last_day(pair.new, other)
    }));
    if pair.has_rules_of_words() {
        pair_up(sides, |one, other| rough::are_close(pair, one, other));
    }
    if pair.how == Comparable::Figures {
        pair_up(
            sides,
            |one, other| matches!((printed(one), printed(other)), (Some(a), Some(b)) if a == b),
        );
        settle_between_languages(pair, Side::Old, &mut sides.old);
        settle_between_languages(pair, Side::New, &mut sides.new);
    }
    equal
}

/// Returns the number of an amount as it is printed.
fn printed(quantity: &Quantity) -> Option<crate::text::decimal::Decimal> {
    match quantity.what {
        What::Amount(amount, _) | What::Term(amount, _) => Some(amount.printed),
        What::Ratio | What::Date(..) | What::Clock(..) | What::Reference(_) | What::Soon => None,
    }
}

/// Numbers up to this one are often spelled, and the words of other languages are not read.
const OFTEN_SPELLED: u32 = 20;

/// Sets aside what one language prints in figures and the other may not: small numbers, spelled ones, references,
/// dates whose year the other side names.
fn settle_between_languages(pair: &Pair, side: Side, quantities: &mut [Quantity]) {
    let other = pair.side(side.other());
    for quantity in quantities.iter_mut().filter(|quantity| !quantity.settled) {
        quantity.settled = match quantity.what {
            What::Amount(amount, _) | What::Term(amount, _) => {
                amount.spelled
                    || amount.printed.as_whole(OFTEN_SPELLED).is_some()
                    || is_part_of_date(amount, other)
            }
            What::Date(date, _) => other.values.iter().any(|value| {
                matches!(value, Value::Amount(amount)
                    if amount.printed.as_whole(9_999).is_some_and(|number| Some(number) == date.year.map(u32::from)))
            }),
            What::Reference(_) | What::Clock(..) | What::Soon => true,
            What::Ratio => false,
        };
    }
}

/// Tells whether a bare number is the year or the day of a date on the other side.
fn is_part_of_date(amount: Amount, other: &Reading) -> bool {
    amount.unit == Unit::Plain
        && other.values.iter().any(|value| {
            matches!(value, Value::Date(date)
                if [date.year, date.day.map(u16::from)].iter().flatten()
                    .any(|part| amount.printed.as_whole(9_999) == Some(u32::from(*part))))
        })
}

/// Pairs what is left and may be one thing with another value: in the same change, before the same noun, or alone
/// of its class where nothing else can be meant.
pub(super) fn pair_rest(
    pair: &Pair,
    sides: &mut Sides<Vec<Quantity>>,
    class: impl Fn(&Quantity) -> Option<u64>,
) -> Vec<(usize, usize)> {
    let same_class = |one: &Quantity, other: &Quantity| class(one).is_some() && class(one) == class(other);
    let mut pairs = pair_up(sides, |one, other| {
        same_class(one, other) && one.hunk.is_some() && one.hunk == other.hunk && one.noun == other.noun
    });
    pairs.extend(pair_up(sides, |one, other| {
        same_class(one, other) && one.hunk.is_some() && one.hunk == other.hunk && is_short(pair, one.hunk)
    }));
    pairs.extend(pair_up(sides, |one, other| {
        same_class(one, other) && one.noun.is_some() && one.noun == other.noun
    }));
    pairs.extend(pair_lone(pair, sides, class));
    pairs
}

/// A change of up to so many words on either side is short enough for one figure or name in it to stand for the
/// other; in longer ones they were seen to belong to different statements.
const SHORT_CHANGE: u32 = 8;

/// Tells whether a change is short on both sides.
pub(super) fn is_short(pair: &Pair, hunk: Option<u32>) -> bool {
    let hunks = pair.words.map_or(&[][..], |words| &words.hunks);
    hunk.and_then(|number| hunks.get(number as usize))
        .is_some_and(|hunk| {
            let length = |range: &std::ops::Range<u32>| range.end - range.start;
            length(&hunk.old) <= SHORT_CHANGE && length(&hunk.new) <= SHORT_CHANGE
        })
}

/// Pairs the only one of its class on one side with the only one on the other, where a class says enough: everything
/// but bare numbers in one language (those that tell how strong a force is do), everything between languages. Where words are aligned, their places have
/// spoken already; only for how long something lasts is paired then.
fn pair_lone(
    pair: &Pair,
    sides: &mut Sides<Vec<Quantity>>,
    class: impl Fn(&Quantity) -> Option<u64>,
) -> Vec<(usize, usize)> {
    let is_aligned = pair.is_aligned();
    let lone = |quantities: &[Quantity], wanted: u64| {
        let mut open = quantities
            .iter()
            .filter(|quantity| !quantity.settled && class(quantity) == Some(wanted));
        open.next().is_some() && open.next().is_none()
    };
    let says_enough = |quantity: &Quantity| match quantity.what {
        What::Amount(amount, _) if is_aligned => amount.unit.is_time(),
        _ if is_aligned => false,
        What::Amount(amount, _) => {
            amount.unit != Unit::Plain || pair.how == Comparable::Figures || strength::is_great(amount)
        }
        What::Ratio | What::Term(..) | What::Date(..) | What::Clock(..) | What::Soon | What::Reference(_) => {
            true
        }
    };
    let mut classes: Vec<u64> = sides
        .old
        .iter()
        .filter(|old| !old.settled && says_enough(old))
        .filter_map(&class)
        .collect();
    classes.sort_unstable();
    classes.dedup();
    classes.retain(|wanted| lone(&sides.old, *wanted) && lone(&sides.new, *wanted));
    pair_up(sides, |one, other| {
        class(one) == class(other)
            && class(one).is_some_and(|class| classes.binary_search(&class).is_ok())
            && (!is_aligned || last_for_one(pair, one, other))
            && strength::may_be_one(pair, one, other)
    })
}

/// So many words before and behind a figure tell what it is said of.
const AROUND: usize = 8;

/// Tells whether two lengths of time are that of one thing: both for which it lasts, with two words of meaning in common
/// near both. A term of office and the years of practice that it takes share one.
fn last_for_one(pair: &Pair, old: &Quantity, new: &Quantity) -> bool {
    let lasts = |reading: &Reading, quantity: &Quantity| {
        // `for a term of eight years`.
        let at = quantity.first;
        let is_term = at >= 3
            && reading.is(at - 1, Word::Of)
            && reading.is_any(at - 2, &const { keys(["period", "term"]) });
        let before = if is_term { at - 3 } else { at };
        (before.saturating_sub(2)..before).any(|at| reading.is(at, Word::For))
    };
    let around = |reading: &Reading, quantity: &Quantity| {
        let (start, end) = (
            sentence_start(reading, quantity.first),
            sentence_end(reading, quantity.last),
        );
        let near = quantity.first.saturating_sub(AROUND).max(start)..(quantity.last + 1 + AROUND).min(end);
        let is_said = |at: &usize| {
            !(quantity.first..=quantity.last).contains(at) && reading.entry(*at) == Entry::Unknown
        };
        near.filter(is_said)
            .map(|at| reading.stem(at))
            .collect::<Vec<Stem>>()
    };
    let are_lengths = |one: &Quantity, other: &Quantity| matches!((one.what, other.what), (What::Amount(one, _), What::Amount(other, _)) if one.unit == other.unit);
    if !are_lengths(old, new) || !lasts(pair.old, old) || !lasts(pair.new, new) {
        return false;
    }
    let theirs = around(pair.new, new);
    let common = around(pair.old, old)
        .into_iter()
        .filter(|stem| theirs.contains(stem));
    common.count() >= 2
}

/// Tells whether a token has that small word right before it, in the same sentence.
pub(super) fn follows(reading: &Reading, at: usize, word: Word) -> bool {
    at > 0 && reading.tokens[at].gap < Gap::Stop && reading.is(at - 1, word)
}

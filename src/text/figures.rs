//! Figures: amounts, ratios, dates, times of the day and references, read where they stand.
//!
//! Understands digits with any separator and a minus, signs of comparison (`> 500`, `60+`), numbers as words,
//! multipliers (`k`, `bn`, `million`), money before and after the digits (`Canadian dollars` are no `dollars`), per
//! cents, parts (`a third`, `half`), ranges, lengths of time, references (`Article
//! 5`, `Annex II`). Two figures are equal when value and unit are: 72 hours are 3 days, 0.1 trillion is 100 billion,
//! and a third is not 33 %. A lone `one` is a word, since it rarely counts anything. Dates are read in
//! [`super::dates`].
//!
//! Cost: looks at a handful of tokens after each one that may begin a figure; no allocation.

mod clock;
mod compound;
mod number;
mod often;
mod range;
mod reference;
pub mod sign;
mod unit;

use super::dates::{self, CalendarDate};
use super::decimal::{Decimal, Separator, ends_in_point, read_digits};
use super::key::{Key, KeySet, keys};
use super::lexicon::{Entry, Word};
use super::tokens::{Gap, Meaning, Reading, Shape};
use super::units::{Currency, Reference, Unit};
use compound::with_more_of_time;
use number::{is_and_a_half, read_printed, read_so_many_in, read_spelled, with_repetition};
use range::{is_range_dash, read_between, read_range};
use reference::{read_bracketed_paragraph, read_ordinal_reference, read_reference};
use sign::{Comparison, is_footnote_mark, with_comparison};
use unit::{After, currency_of_country, currency_sign_before, prefixed_currency, read_unit};

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// So much of something.
    Amount(Amount),
    /// Shares against one another: `50:50`.
    Ratio(Decimal, Decimal),
    /// A day, a month or a year.
    Date(CalendarDate),
    /// A time of the day, in minutes.
    Clock(u16),
    /// A passage: what it is and the key of its number.
    Reference(Reference, Key),
}

/// So much of something; `low` and `high` differ for a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The amount, or the lower end, in the unit.
    pub low: Decimal,
    /// The amount, or the upper end, in the unit.
    pub high: Decimal,
    /// What is counted.
    pub unit: Unit,
    /// The number as printed, before the unit's own factor: the 72 of 72 hours.
    pub printed: Decimal,
    /// True when it is written in words.
    pub spelled: bool,
    /// The sign of comparison beside it.
    pub comparison: Option<Comparison>,
}

impl Value {
    /// Returns the key: equal when the values are.
    pub fn key(&self) -> Key {
        match self {
            Self::Amount(amount) => {
                let ([a, b], [c, d]) = (amount.low.parts(), amount.high.parts());
                let comparison = amount.comparison.map_or(0, |sign| sign as u64 + 1);
                Key::of_numbers(&[1 | comparison << 8, amount.unit.number(), a, b, c, d])
            }
            Self::Ratio(one, other) => {
                let ([a, b], [c, d]) = (one.parts(), other.parts());
                Key::of_numbers(&[2, a, b, c, d])
            }
            Self::Date(date) => Key::of_numbers(&[3, date.number()]),
            Self::Clock(minutes) => Key::of_numbers(&[5, u64::from(*minutes)]),
            Self::Reference(reference, number) => Key::of_numbers(&[4, *reference as u64, number.number()]),
        }
    }
}

/// A figure and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// What it says.
    pub value: Value,
    /// How many tokens it takes.
    pub used: usize,
    /// Its first byte in the piece.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
}

/// Tells whether a figure may begin with such a word; most words end the question here.
pub fn may_begin(entry: Entry, shape: Shape, key: Key) -> bool {
    match entry {
        Entry::Unknown => shape == Shape::Digits || dates::parts::may_begin(key),
        Entry::Small(Word::Soon) => dates::parts::may_begin(key),
        Entry::Number(_)
        | Entry::Ordinal(_)
        | Entry::Unit(..)
        | Entry::Month(_)
        | Entry::Reference(_)
        | Entry::Small(
            Word::A
            | Word::Half
            | Word::Between
            | Word::Dozen
            | Word::Once
            | Word::Noon
            | Word::Midnight
            | Word::May
            | Word::First
            | Word::Second
            | Word::Third,
        )
        | Entry::Multiplier(_) => true,
        Entry::Weekday(_) => shape == Shape::Capital,
        Entry::Name(_) => shape == Shape::Capitals,
        Entry::Small(_) | Entry::Foreign => false,
    }
}

/// Reads the figure that begins at a token, if one does.
pub fn read(reading: &Reading, at: usize) -> Option<Found> {
    read_bare(reading, at).map(|found| with_comparison(reading, at, found))
}

/// Reads a figure without the sign of comparison beside it.
fn read_bare(reading: &Reading, at: usize) -> Option<Found> {
    if let Entry::Reference(reference) = reading.entry(at) {
        return read_reference(reading, at, reference);
    }
    if let Some((date, used)) = dates::read(reading, at) {
        return Some(found(reading, at, used, Value::Date(date)));
    }
    if let Some(reference) = read_ordinal_reference(reading, at) {
        return Some(reference);
    }
    if let Some(time) = clock::read(reading, at) {
        return Some(time);
    }
    if reading.tokens[at].shape == Shape::Digits
        && (is_list_number(reading, at) || is_in_name(reading, at) || is_footnote_mark(reading, at))
    {
        return None;
    }
    if reading.tokens[at].shape == Shape::Digits
        && let Some(reference) = read_bracketed_paragraph(reading, at)
    {
        return Some(reference);
    }
    if is_in_name_of_group(reading, at) {
        return None;
    }
    if reading.is(at, Word::Between) {
        return read_between(reading, at);
    }
    if let Some(ratio) = read_ratio(reading, at) {
        return Some(ratio);
    }
    if let Some((part, used)) = read_so_many_in(reading, at) {
        return Some(found(reading, at, used, share(part)));
    }
    let low = read_amount(reading, at)?;
    if let Some(range) = read_range(reading, at, low) {
        return Some(range);
    }
    let low = with_more_of_time(reading, at, low);
    Some(low.with(low.value))
}

/// Makes a part of a whole that is told in words.
fn share(part: Decimal) -> Value {
    Value::Amount(Amount {
        low: part,
        high: part,
        unit: Unit::Share,
        printed: part,
        spelled: true,
        comparison: None,
    })
}

/// Tells whether digits only number what follows: `2. The parties`, `3) Aid`.
fn is_list_number(reading: &Reading, at: usize) -> bool {
    reading.begins(at)
        && reading.text(at).len() <= 2
        && at + 1 < reading.tokens.len()
        && matches!(reading.gap_text(at + 1), ". " | ") " | ".\t" | ")\t")
}

/// Tells whether digits belong to a name: `F-16`, `COVID-19`.
fn is_in_name(reading: &Reading, at: usize) -> bool {
    at > 0
        && reading.gap_text(at) == "-"
        && (reading.tokens[at - 1].shape == Shape::Capitals
            || reading.tokens[at - 1].shape == Shape::Capital && reading.text(at - 1).len() == 1)
        && matches!(
            reading.tokens[at - 1].meaning,
            Meaning::Word(Entry::Unknown | Entry::Small(_))
        )
}

/// Tells whether a number word belongs to a name: `the Group of Eight`.
fn is_in_name_of_group(reading: &Reading, at: usize) -> bool {
    at > 1
        && reading.tokens[at].shape == Shape::Capital
        && reading.is(at - 1, Word::Of)
        && reading.is_any(at - 2, &const { keys(["group"]) })
        && !reading.begins(at)
}

/// An amount and where it stands.
#[derive(Debug, Clone, Copy)]
struct FoundAmount {
    value: Amount,
    /// The power of ten that a multiplier gave it.
    power: i32,
    used: usize,
    start: u32,
    end: u32,
}

impl FoundAmount {
    fn with(self, amount: Amount) -> Found {
        Found {
            value: Value::Amount(amount),
            used: self.used,
            start: self.start,
            end: self.end,
        }
    }
}

/// Puts a value where its tokens stand.
fn found(reading: &Reading, at: usize, used: usize, value: Value) -> Found {
    Found {
        value,
        used,
        start: reading.tokens[at].start,
        end: reading.tokens[at + used - 1].end,
    }
}

/// Reads `50:50`, `50/50` and, where halves make a whole, `50-50`.
fn read_ratio(reading: &Reading, at: usize) -> Option<Found> {
    let next = reading.tokens.get(at + 1)?;
    if let Some(ratio) = read_spelled_ratio(reading, at).or_else(|| read_halves(reading, at)) {
        return Some(ratio);
    }
    let gap = reading.gap_text(at + 1);
    let halves = is_range_dash(reading, at + 1) && reading.text(at) == "50" && reading.text(at + 1) == "50";
    if next.shape != Shape::Digits || !(matches!(gap, ":" | "/") || halves) {
        return None;
    }
    let whole = |at: usize| {
        read_digits(reading.text(at), Separator::Thousands)
            .filter(|printed| printed.plain && printed.suffix.is_empty())
            .map(|printed| printed.number)
    };
    Some(found(reading, at, 2, Value::Ratio(whole(at)?, whole(at + 1)?)))
}

/// Reads `half and half`.
fn read_halves(reading: &Reading, at: usize) -> Option<Found> {
    let is_half = |at: usize| reading.is(at, Word::Half);
    let half = Decimal::whole(50);
    (is_half(at) && reading.is(at + 1, Word::And) && is_half(at + 2))
        .then(|| found(reading, at, 3, Value::Ratio(half, half)))
}

/// Reads `one to three` behind `ratio of`.
fn read_spelled_ratio(reading: &Reading, at: usize) -> Option<Found> {
    let ratio = at.checked_sub(2)?;
    let is_ratio = reading.is_any(ratio, &const { keys(["ratio", "rate"]) }) && reading.is(at - 1, Word::Of);
    let is_against = matches!(reading.word(at + 1), Some(Word::To | Word::For));
    let share = |at: usize| {
        let spelled = reading.entry(at).number().map(Decimal::whole);
        let digits = || {
            let token = reading.tokens.get(at)?;
            let printed = read_digits(reading.text(at), Separator::Thousands)?;
            (token.shape == Shape::Digits && printed.plain && printed.suffix.is_empty())
                .then_some(printed.number)
        };
        spelled.or_else(digits)
    };
    if !is_ratio || !is_against {
        return None;
    }
    Some(found(reading, at, 3, Value::Ratio(share(at)?, share(at + 2)?)))
}

/// Tells whether a decimal point without a nought stands right before digits: `.5`.
fn has_bare_point(reading: &Reading, at: usize) -> bool {
    let begins = at == 0 || reading.tokens[at - 1].piece != reading.tokens[at].piece;
    ends_in_point(reading.gap_text(at), begins)
}

/// Returns what stands before digits, without a decimal point of theirs.
fn text_before<'a>(reading: &Reading<'a>, at: usize) -> &'a str {
    let gap = reading.gap_text(at);
    match has_bare_point(reading, at) {
        true => &gap[..gap.len() - 1],
        false => gap,
    }
}

/// Returns the value of a number whose digits have a decimal point before them.
fn behind_point(digits: &str, value: Decimal) -> Option<Decimal> {
    let n_digits = digits.bytes().take_while(u8::is_ascii_digit).count();
    let is_plain = n_digits > 0 && digits[n_digits..].bytes().all(|byte| byte.is_ascii_alphabetic());
    value.scaled(-i32::try_from(n_digits).ok().filter(|_| is_plain)?)
}

/// Returns the length of the minus right before digits: `-5`, `$-5`. A dash between two figures is none, and one with
/// which a text begins may be that of a list.
fn minus_before(reading: &Reading, at: usize) -> Option<u32> {
    let gap = text_before(reading, at);
    let sign = gap.chars().next_back()?;
    let before = gap[..gap.len() - sign.len_utf8()].chars().next_back()?;
    let is_minus = matches!(sign, '-' | '\u{2212}')
        && (before.is_whitespace() || before == '(' || Currency::of_sign(before).is_some());
    let is_free = reading.tokens[at].shape == Shape::Digits
        && at > 0
        && reading.tokens[at - 1].shape != Shape::Digits
        && !matches!(reading.tokens[at - 1].meaning, Meaning::Value(_));
    (is_minus && is_free).then(|| u32::try_from(sign.len_utf8()).unwrap_or(0))
}

/// Tells whether a number tells the one before it from others of its sort: `round three` is the third round. What `each
/// phase` or `the first phase` goes on with is counted.
fn is_numbered(reading: &Reading, at: usize, number: Decimal) -> bool {
    let Some(noun) = at.checked_sub(1) else {
        return false;
    };
    let is_determined = |before: usize| {
        matches!(
            reading.word(before),
            Some(
                Word::A
                    | Word::The
                    | Word::That
                    | Word::It
                    | Word::All
                    | Word::Any
                    | Word::Next
                    | Word::First
            )
        ) || reading.entry(before).ordinal().is_some()
    };
    number.as_whole(MOST_ROUNDS).is_some()
        && reading.tokens[at].gap == Gap::Space
        && reading.is_any(noun, &NUMBERED)
        && !noun.checked_sub(1).is_some_and(is_determined)
}

/// What is gone through one after another.
const NUMBERED: KeySet<5> = keys(["phase", "round", "stage", "step", "tranche"]);

/// More rounds than these are counted.
const MOST_ROUNDS: u32 = 20;

/// Reads one amount with its multiplier and its unit.
fn read_amount(reading: &Reading, at: usize) -> Option<FoundAmount> {
    let first = reading.tokens.get(at)?;
    let mut start = first.start;
    let mut currency = None;
    let mut digits_at = at;
    if let Some(prefixed) = prefixed_currency(reading, at) {
        currency = Some(prefixed);
        digits_at = at + 1;
    }
    let token = reading.tokens.get(digits_at)?;
    if let Some((sign, length)) = currency_sign_before(reading, digits_at) {
        currency = Some(sign);
        if digits_at == at {
            start = token.start - length;
        }
    }
    let number = match token.shape {
        Shape::Digits => read_printed(reading, digits_at)?,
        _ if currency.is_none() => read_spelled(reading, digits_at)?,
        _ => return None,
    };
    // `$10t` may be tonnes of dollars or trillions.
    if currency.is_some() && matches!(number.unit, Unit::Measure(_)) {
        return None;
    }
    let mut number = with_repetition(reading, digits_at, number);
    if token.shape == Shape::Digits && has_bare_point(reading, digits_at) {
        number.value = behind_point(reading.text(digits_at), number.value)?;
        start = start.min(token.start - 1);
    }
    if let Some(length) = minus_before(reading, digits_at) {
        number.value = number.value.negated();
        let point = u32::from(has_bare_point(reading, digits_at));
        start = start.min(token.start - point - length);
    }
    let mut after = read_unit(reading, digits_at + number.used, number.unit, number.repeated);
    // `$5 billion`, `$5 dollars`; the unit in `$5 %` or `$5 days` is none of this figure.
    if currency.is_some() && !after.unit.is_money() {
        after = After::nothing(number.unit);
    }
    if after.unit.is_time() && is_and_a_half(reading, digits_at + number.used + after.used) {
        number.value = number.value.plus(Decimal::new(5, -1)?)?;
        after.used += 3;
        after.end = None;
    }
    let unit = match (after.unit, currency) {
        (_, Some(currency)) => {
            currency_of_country(reading, digits_at, currency).unwrap_or(Unit::Money(currency))
        }
        (Unit::Plain, None) if is_numbered(reading, digits_at, number.value) => Unit::Ordinal,
        (unit, None) => unit,
    };
    // `one side`, `one another`: a word. `one year`, `one billion`, `one third`: a figure.
    if number.lone_one && unit == Unit::Plain && number.used == 1 {
        return None;
    }
    let value = if after.percent {
        number.value.scaled(-2)?
    } else {
        number.value.times(after.factor * number.factor)?
    };
    let used = digits_at - at + number.used + after.used;
    let end = after.end.unwrap_or(reading.tokens[at + used - 1].end);
    let amount = Amount {
        low: value,
        high: value,
        unit,
        printed: number.value,
        spelled: number.spelled,
        comparison: None,
    };
    Some(FoundAmount {
        value: amount,
        power: number.power,
        used,
        start,
        end,
    })
}

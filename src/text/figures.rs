//! Figures: amounts, ratios, dates and references, read where they stand.
//!
//! Understands digits with any separator, numbers as words, multipliers (`k`, `bn`, `million`), money before and
//! after the digits, per cents, parts (`a third`, `half`), ranges, lengths of time, references (`Article 5`). Two
//! figures are equal when value and unit are: 72 hours are 3 days, 0.1 trillion is 100 billion, and a third is not
//! 33 %. A lone `one` is a word, since it rarely counts anything. Dates are read in [`super::dates`].
//!
//! Cost: looks at a handful of tokens after each one that may begin a figure; no allocation.

use super::dates::{self, CalendarDate};
use super::decimal::{Decimal, read_digits};
use super::key::Key;
use super::lexicon::{Entry, Word};
use super::tokens::{Gap, Reading, Shape};
use super::units::{Currency, MULTIPLIER_SUFFIXES, Reference, Unit};

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// So much of something.
    Amount(Amount),
    /// Shares against one another: `50:50`.
    Ratio(Decimal, Decimal),
    /// A day, a month or a year.
    Date(CalendarDate),
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
}

impl Value {
    /// Returns the key: equal when the values are.
    pub fn key(&self) -> Key {
        match self {
            Self::Amount(amount) => {
                let ([a, b], [c, d]) = (amount.low.parts(), amount.high.parts());
                Key::of_numbers(&[1, amount.unit.number(), a, b, c, d])
            }
            Self::Ratio(one, other) => {
                let ([a, b], [c, d]) = (one.parts(), other.parts());
                Key::of_numbers(&[2, a, b, c, d])
            }
            Self::Date(date) => Key::of_numbers(&[3, date.number()]),
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
pub fn may_begin(entry: Entry, shape: Shape) -> bool {
    match entry {
        Entry::Unknown => shape == Shape::Digits,
        Entry::Number(_)
        | Entry::Ordinal(_)
        | Entry::Unit(..)
        | Entry::Month(_)
        | Entry::Reference(_)
        | Entry::Small(Word::A | Word::Half | Word::Between | Word::Dozen | Word::May) => true,
        Entry::Name(_) => shape == Shape::Capitals,
        Entry::Small(_) | Entry::Multiplier(_) | Entry::Weekday => false,
    }
}

/// Reads the figure that begins at a token, if one does.
pub fn read(reading: &Reading, at: usize) -> Option<Found> {
    if let Entry::Reference(reference) = reading.entry(at) {
        return read_reference(reading, at, reference);
    }
    if let Some((date, used)) = dates::read(reading, at) {
        return Some(found(reading, at, used, Value::Date(date)));
    }
    if reading.is(at, Word::Between) {
        let low = read_amount(reading, at + 1)?;
        let middle = at + 1 + low.used;
        if !reading.is(middle, Word::And) {
            return None;
        }
        let high = read_amount(reading, middle + 1)?;
        let range = range(low.value, high.value)?;
        return Some(Found {
            start: reading.tokens[at].start,
            used: middle + 1 + high.used - at,
            ..high.with(range)
        });
    }
    if let Some(ratio) = read_ratio(reading, at) {
        return Some(ratio);
    }
    let low = read_amount(reading, at)?;
    let next = at + low.used;
    if is_range_dash(reading, next)
        && let Some(high) = read_amount(reading, next)
        && let Some(range) = range(low.value, high.value)
    {
        return Some(Found {
            start: low.start,
            used: low.used + high.used,
            ..high.with(range)
        });
    }
    Some(low.with(low.value))
}

/// An amount and where it stands.
#[derive(Debug, Clone, Copy)]
struct FoundAmount {
    value: Amount,
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

/// Reads `Article 5`, `points 10a`, `phase two`.
fn read_reference(reading: &Reading, at: usize, reference: Reference) -> Option<Found> {
    let next = reading.tokens.get(at + 1)?;
    if next.gap != Gap::Space {
        return None;
    }
    let number = match reading.entry(at + 1) {
        Entry::Number(number) => Key::of_numbers(&Decimal::whole(u32::from(number)).parts()),
        Entry::Unknown if next.shape == Shape::Digits => match read_digits(reading.text(at + 1), false) {
            Some(printed) if printed.suffix.is_empty() => Key::of_numbers(&printed.number.parts()),
            _ => next.key,
        },
        _ => return None,
    };
    Some(found(reading, at, 2, Value::Reference(reference, number)))
}

/// Reads `50:50` and `50/50`.
fn read_ratio(reading: &Reading, at: usize) -> Option<Found> {
    let next = reading.tokens.get(at + 1)?;
    if next.shape != Shape::Digits || !matches!(reading.gap_text(at + 1), ":" | "/") {
        return None;
    }
    let whole = |at: usize| {
        read_digits(reading.text(at), false)
            .filter(|printed| printed.plain && printed.suffix.is_empty())
            .map(|printed| printed.number)
    };
    Some(found(reading, at, 2, Value::Ratio(whole(at)?, whole(at + 1)?)))
}

/// Tells whether a dash without spaces, such as a range has, stands before a token.
fn is_range_dash(reading: &Reading, at: usize) -> bool {
    at < reading.tokens.len() && matches!(reading.gap_text(at), "-" | "\u{2013}" | "\u{2012}" | "\u{2011}")
}

/// Joins the ends of a range; the lower end takes the unit and the multiplier of the upper one: `10-20 days`.
fn range(low: Amount, high: Amount) -> Option<Amount> {
    let low_value = if low.unit == high.unit {
        low.low
    } else if low.unit == Unit::Plain && high.printed != Decimal::ZERO {
        rescale(low.low, high)?
    } else {
        return None;
    };
    (low_value < high.high).then_some(Amount {
        low: low_value,
        ..high
    })
}

/// Returns a bare number in the unit of an amount.
fn rescale(number: Decimal, like: Amount) -> Option<Decimal> {
    if like.unit == Unit::Share {
        return number.scaled(-2);
    }
    let factor = (like.low.approximate() / like.printed.approximate()).round();
    // Factors of units are whole and small: 1 to 604,800.
    if factor >= 1.0 && factor <= 1e7 {
        number.times(factor as u32)
    } else {
        None
    }
}

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
    let number = if token.shape == Shape::Digits {
        read_printed(reading, digits_at)?
    } else if currency.is_none() {
        read_spelled(reading, digits_at)?
    } else {
        return None;
    };
    let after = read_unit(reading, digits_at + number.used, number.unit);
    let unit = match (after.unit, currency) {
        (_, Some(currency)) => Unit::Money(currency),
        (unit, None) => unit,
    };
    // `one side`, `one another`: a word. `one year`, `one billion`, `one third`: a figure.
    if number.lone_one && unit == Unit::Plain && number.used == 1 {
        return None;
    }
    let value = if after.percent {
        number.value.scaled(-2)?
    } else {
        number.value.times(after.factor)?
    };
    let used = digits_at - at + number.used + after.used;
    let end = after.end.unwrap_or(reading.tokens[at + used - 1].end);
    let amount = Amount {
        low: value,
        high: value,
        unit,
        printed: number.value,
        spelled: number.spelled,
    };
    Some(FoundAmount {
        value: amount,
        used,
        start,
        end,
    })
}

/// Returns the currency that a word before digits names: `USD 100`, `US$ 100`.
fn prefixed_currency(reading: &Reading, at: usize) -> Option<Currency> {
    let next = reading.tokens.get(at + 1)?;
    if next.shape != Shape::Digits {
        return None;
    }
    match reading.entry(at) {
        Entry::Unit(Unit::Money(currency), _) if reading.gap_text(at + 1).trim().is_empty() => Some(currency),
        Entry::Name(_) if reading.gap_text(at + 1).trim_end() == "$" => Some(Currency::Dollar),
        _ => None,
    }
}

/// Returns the currency whose sign stands right before a token, and how far back it reaches.
fn currency_sign_before(reading: &Reading, at: usize) -> Option<(Currency, u32)> {
    let gap = reading.gap_text(at);
    let sign = gap.trim_end().chars().next_back()?;
    let currency = Currency::of_sign(sign)?;
    let length = gap.len() - gap.rfind(sign)?;
    // `100 $ 200`: the sign belongs to the figure before it, which took it into its own token.
    Some((currency, u32::try_from(length).ok()?))
}

/// A number without its unit.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: Decimal,
    used: usize,
    spelled: bool,
    /// True for a `one` that nothing multiplies.
    lone_one: bool,
    /// What the number itself says that it counts: `5th`, `half`.
    unit: Unit,
}

/// Reads digits, the groups that spaces part from them, and a multiplier.
fn read_printed(reading: &Reading, at: usize) -> Option<Number> {
    let text = reading.text(at);
    let multiplied = matches!(reading.entry(at + 1), Entry::Multiplier(_));
    let printed = read_digits(text, multiplied)?;
    let number = |value, used, unit| Number {
        value,
        used,
        spelled: false,
        lone_one: false,
        unit,
    };
    if !printed.suffix.is_empty() {
        let suffix = printed.suffix;
        let is = |ending: &str| suffix.eq_ignore_ascii_case(ending);
        if is("st") || is("nd") || is("rd") || is("th") {
            return Some(number(printed.number, 1, Unit::Ordinal));
        }
        let (_, power) = MULTIPLIER_SUFFIXES.iter().find(|(ending, _)| is(ending))?;
        return Some(number(printed.number.scaled(*power)?, 1, Unit::Plain));
    }
    let mut value = printed.number;
    let mut used = 1;
    if printed.plain && printed.leading <= 3 && !text.starts_with('0') {
        while let Some(group) = spaced_group(reading, at + used) {
            let Some(longer) = value
                .scaled(3)
                .and_then(|value| value.plus(Decimal::whole(group)))
            else {
                break;
            };
            value = longer;
            used += 1;
        }
    }
    if let Entry::Multiplier(power) = reading.entry(at + used)
        && reading.tokens[at + used].gap == Gap::Space
    {
        value = value.scaled(i32::from(power))?;
        used += 1;
    }
    Some(number(value, used, Unit::Plain))
}

/// Returns the three digits that follow a number after one space.
fn spaced_group(reading: &Reading, at: usize) -> Option<u32> {
    let token = reading.tokens.get(at)?;
    let text = if token.shape == Shape::Digits {
        reading.text(at)
    } else {
        return None;
    };
    let mut gap = reading.gap_text(at).chars();
    let one_space = gap
        .next()
        .is_some_and(|sign| sign.is_whitespace() && sign != '\n')
        && gap.next().is_none();
    if !one_space || text.len() != 3 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// Reads a number in words: `two hundred thousand`, `a dozen`, `half`, `two thirds`.
fn read_spelled(reading: &Reading, at: usize) -> Option<Number> {
    let fraction = |value, used| Number {
        value,
        used,
        spelled: true,
        lone_one: false,
        unit: Unit::Share,
    };
    if reading.is(at, Word::Half) {
        let joined = reading
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.gap == Gap::Joined);
        let of_two = at > 0 && reading.is(at - 1, Word::First);
        return (!joined && !of_two).then_some(fraction(Decimal::new(5, -1)?, 1));
    }
    if reading.is(at, Word::Dozen) {
        return None;
    }
    let (count, mut used, lone_one) = read_cardinal(reading, at)?;
    let small = count.as_whole(99).filter(|number| *number > 0);
    let parts = match reading.word(at + used) {
        Some(Word::Third) => Some(3),
        Some(Word::Quarter) => Some(4),
        _ => None,
    };
    if let (Some(small), Some(parts)) = (small, parts) {
        // `a third of the seats` is a part, `a third country` is not.
        let is_part = small > 1 || reading.is(at + used + 1, Word::Of) || reading.begins(at + used + 1);
        return if is_part {
            Some(fraction(part(small, parts)?, used + 1))
        } else {
            None
        };
    }
    let mut value = count;
    if reading.is(at + used, Word::Dozen) {
        value = value.times(12)?;
        used += 1;
    } else if reading.is(at, Word::A) && used == 1 {
        return None;
    }
    Some(Number {
        value,
        used,
        spelled: true,
        lone_one: lone_one && used == 1,
        unit: Unit::Plain,
    })
}

/// Returns a part as a decimal fraction, cut after eighteen digits so that equal parts are equal.
fn part(count: u32, parts: u32) -> Option<Decimal> {
    const SCALE: u64 = 1_000_000_000_000_000_000;
    Decimal::new(SCALE / u64::from(parts) * u64::from(count), -18)
}

/// Reads a cardinal number in words; `a` counts as one before a multiplier or a part. Says how many tokens it takes
/// and whether it is a `one` alone.
fn read_cardinal(reading: &Reading, at: usize) -> Option<(Decimal, usize, bool)> {
    let mut total = Decimal::ZERO;
    let mut current: Option<u32> = None;
    let mut used = 0;
    if reading.is(at, Word::A) {
        current = Some(1);
        used = 1;
    }
    loop {
        let here = at + used;
        let glued = used == 0
            || reading
                .tokens
                .get(here)
                .is_some_and(|token| token.gap <= Gap::Space);
        if !glued {
            break;
        }
        match reading.entry(here) {
            Entry::Number(number) => match current {
                None => current = Some(u32::from(number)),
                Some(so_far) if takes(so_far, number) => current = Some(so_far + u32::from(number)),
                Some(_) => break,
            },
            Entry::Multiplier(2) => match current {
                Some(so_far) if so_far < 100 => current = Some(so_far * 100),
                _ => break,
            },
            Entry::Multiplier(power) => {
                let Some(so_far) = current.take() else { break };
                total = total.plus(Decimal::whole(so_far).scaled(i32::from(power))?)?;
            }
            // `one hundred and fifty`.
            Entry::Small(Word::And)
                if current.is_some_and(|so_far| so_far >= 100 && so_far % 100 == 0)
                    && matches!(reading.entry(here + 1), Entry::Number(_)) => {}
            _ => break,
        }
        used += 1;
    }
    if used == 0 {
        return None;
    }
    let value = total.plus(Decimal::whole(current.unwrap_or(0)))?;
    Some((value, used, value == Decimal::whole(1)))
}

/// Tells whether a number word goes on another: `hundred` + `fifty`, `twenty` + `two`.
fn takes(so_far: u32, number: u8) -> bool {
    let number = u32::from(number);
    number > 0
        && ((so_far >= 100 && so_far.is_multiple_of(100))
            || (so_far % 100 >= 20 && so_far.is_multiple_of(10) && number < 10))
}

/// What follows a number.
#[derive(Debug, Clone, Copy)]
struct After {
    unit: Unit,
    factor: u32,
    percent: bool,
    used: usize,
    /// The byte after a sign that is no word: `%`, `€`.
    end: Option<u32>,
}

/// Reads the unit after a number.
fn read_unit(reading: &Reading, at: usize, own: Unit) -> After {
    let nothing = After {
        unit: own,
        factor: 1,
        percent: false,
        used: 0,
        end: None,
    };
    if own != Unit::Plain {
        return nothing;
    }
    if let Some((sign, end)) = sign_after(reading, at) {
        return match Currency::of_sign(sign) {
            Some(currency) => After {
                unit: Unit::Money(currency),
                end: Some(end),
                ..nothing
            },
            None => After {
                unit: Unit::Share,
                percent: true,
                end: Some(end),
                ..nothing
            },
        };
    }
    if !reading
        .tokens
        .get(at)
        .is_some_and(|token| token.gap <= Gap::Space)
    {
        return nothing;
    }
    match reading.entry(at) {
        Entry::Unit(Unit::Share, _) => After {
            unit: Unit::Share,
            percent: true,
            used: 1,
            ..nothing
        },
        Entry::Small(Word::Per) if reading.is(at + 1, Word::Cent) => After {
            unit: Unit::Share,
            percent: true,
            used: 2,
            ..nothing
        },
        Entry::Unit(unit, factor) => After {
            unit,
            factor,
            used: 1,
            ..nothing
        },
        Entry::Small(Word::Working) if is_day(reading, at + 1) => After {
            unit: Unit::WorkingDays,
            used: 2,
            ..nothing
        },
        Entry::Small(Word::Calendar) => match reading.entry(at + 1) {
            Entry::Unit(unit, factor) if unit.is_time() => After {
                unit,
                factor,
                used: 2,
                ..nothing
            },
            _ => nothing,
        },
        // `100 billion US dollars`.
        Entry::Name(_) => match reading.entry(at + 1) {
            Entry::Unit(Unit::Money(currency), _) => After {
                unit: Unit::Money(currency),
                used: 2,
                ..nothing
            },
            _ => nothing,
        },
        _ => nothing,
    }
}

/// Tells whether a token is `day` or `days`.
fn is_day(reading: &Reading, at: usize) -> bool {
    matches!(reading.entry(at), Entry::Unit(Unit::Seconds, 86_400))
}

/// Returns the per cent or currency sign after the token before `at`, and the byte after it.
fn sign_after(reading: &Reading, at: usize) -> Option<(char, u32)> {
    let before = &reading.tokens[at - 1];
    let rest = &reading.pieces[before.piece as usize][before.end as usize..];
    let spaces = rest.len()
        - rest
            .trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}'])
            .len();
    let sign = rest[spaces..].chars().next()?;
    let is_percent = matches!(sign, '%' | '٪' | '％');
    // `$` after a number belongs to what follows it when digits do: `10 $20`.
    let after = &rest[spaces + sign.len_utf8()..];
    let is_money =
        Currency::of_sign(sign).is_some() && !after.starts_with(|next: char| next.is_ascii_digit());
    let end = before.end as usize + spaces + sign.len_utf8();
    (is_percent || is_money).then_some((sign, u32::try_from(end).ok()?))
}

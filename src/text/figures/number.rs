//! Numbers without their unit: `600 000`, `100bn`, `5th`, `two hundred thousand`, `a dozen`, `two thirds`.

use super::super::decimal::{Decimal, Separator, read_digits};
use super::super::key::{Key, KeySet, keys};
use super::super::lexicon::{self, Entry, Word};
use super::super::ordinal;
use super::super::tokens::{Gap, Reading, Shape};
use super::super::units::{MULTIPLIER_SUFFIXES, Unit};
use super::often::{is_how_often, times};
use super::sign::is_behind_plus;
use super::unit::{is_percent, read_unit};

/// A number without its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) used: usize,
    pub(super) spelled: bool,
    /// True for a `one` that nothing multiplies.
    pub(super) lone_one: bool,
    /// True when it is said twice, so that a bracket closes before its unit.
    pub(super) repeated: bool,
    /// The power of ten that a multiplier gave it.
    pub(super) power: i32,
    /// What the number itself says that it counts: `5th`, `half`.
    pub(super) unit: Unit,
    /// How many of that unit one is: 3,600 seconds for the `h` of `72h`.
    pub(super) factor: u32,
}

/// Reads digits, the groups that spaces part from them, and a multiplier.
pub(super) fn read_printed(reading: &Reading, at: usize) -> Option<Number> {
    let text = reading.text(at);
    let scaled = match reading.english {
        true => Separator::Stop,
        false => Separator::Either,
    };
    let is_multiplied = reading.entry(at + 1).multiplier().is_some();
    let printed = read_digits(
        text,
        if is_multiplied {
            scaled
        } else {
            unscaled(reading, at)
        },
    )?;
    let number = |value, power, used, unit| Number {
        value,
        used,
        spelled: false,
        lone_one: false,
        repeated: false,
        power,
        unit,
        factor: 1,
    };
    if !printed.suffix.is_empty() {
        let suffix = printed.suffix;
        let is = |ending: &str| suffix.eq_ignore_ascii_case(ending);
        if is("st") || is("nd") || is("rd") || is("th") {
            return Some(number(printed.number, 0, 1, Unit::Ordinal));
        }
        if let Some((unit, factor)) = glued_unit(suffix) {
            return Some(Number {
                factor,
                ..number(printed.number, 0, 1, unit)
            });
        }
        let (_, power) = MULTIPLIER_SUFFIXES.iter().find(|(ending, _)| is(ending))?;
        // `1.500bn` is one billion and a half.
        let value = read_digits(text, scaled)?.number;
        return Some(number(value.scaled(*power)?, *power, 1, Unit::Plain));
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
    // `1½`.
    if printed.plain
        && at + used < reading.tokens.len()
        && reading.gap_text(at + used).is_empty()
        && let Some(part) = fraction_sign(reading.text(at + used))
    {
        return Some(number(value.plus(part)?, 0, used + 1, Unit::Plain));
    }
    let multiplier = reading.entry(at + used).multiplier();
    let power = multiplier
        .filter(|_| reading.tokens[at + used].gap == Gap::Space || is_behind_plus(reading, at + used));
    if let Some(power) = power {
        value = value.scaled(power)?;
        used += 1;
    }
    Some(number(value, power.unwrap_or(0), used, Unit::Plain))
}

/// Returns the part that a sign such as `½` stands for, where it ends as a decimal.
fn fraction_sign(text: &str) -> Option<Decimal> {
    match text {
        "¼" => Decimal::new(25, -2),
        "½" => Decimal::new(5, -1),
        "¾" => Decimal::new(75, -2),
        _ => None,
    }
}

/// Returns what a lone separator is where no power of ten follows. In English a full stop before a measure or a per cent is a
/// decimal point (`1.125 %`, `3.500 tonnes`); three noughts behind it (`600.000 hectares`) are a foreign habit.
fn unscaled(reading: &Reading, at: usize) -> Separator {
    let text = reading.text(at);
    let letters = text.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ','));
    let digits = &text[..text.len() - letters.len()];
    if !reading.english || digits.ends_with(".000") {
        return Separator::Thousands;
    }
    let unit = if letters.is_empty() {
        read_unit(reading, at + 1, Unit::Plain, false).unit
    } else {
        glued_unit(letters).map_or(Unit::Plain, |(unit, _)| unit)
    };
    match unit {
        Unit::Share | Unit::Measure(_) => Separator::Stop,
        Unit::Plain
        | Unit::Ordinal
        | Unit::Money(_)
        | Unit::OtherMoney(_)
        | Unit::Seconds
        | Unit::Months
        | Unit::WorkingDays => Separator::Thousands,
    }
}

/// Hours as letters right behind digits: `72h`.
const HOURS: &[&str] = &["h", "hr", "hrs"];

/// Returns the measure, the currency or the hours whose letters stand right behind digits, and how many of it the letters
/// stand for: `300km`, `10t`, `5eur`, `72h`. A large `T` is no tonne, and an `m` is a million.
fn glued_unit(suffix: &str) -> Option<(Unit, u32)> {
    if HOURS.iter().any(|hours| suffix.eq_ignore_ascii_case(hours)) {
        return Some((Unit::Seconds, 3_600));
    }
    let unit = lexicon::entry(Key::of(suffix)).unit()?;
    (matches!(unit.0, Unit::Measure(_) | Unit::Money(_)) && suffix != "T").then_some(unit)
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
pub(super) fn read_spelled(reading: &Reading, at: usize) -> Option<Number> {
    let fraction = |value, used| Number {
        value,
        used,
        spelled: true,
        lone_one: false,
        repeated: false,
        power: 0,
        unit: Unit::Share,
        factor: 1,
    };
    if reading.is(at, Word::Half) {
        let joined = reading
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.gap == Gap::Joined);
        // `half a million`, `half a year`.
        if reading.is(at + 1, Word::A) && !joined {
            if let Some(power) = reading.entry(at + 2).multiplier() {
                return Some(Number {
                    unit: Unit::Plain,
                    power,
                    ..fraction(Decimal::new(5, power - 1)?, 3)
                });
            }
            if reading.entry(at + 2).unit().is_some() {
                return Some(Number {
                    unit: Unit::Plain,
                    ..fraction(Decimal::new(5, -1)?, 2)
                });
            }
        }
        let of_two = at > 0 && (reading.is(at - 1, Word::First) || reading.is(at - 1, Word::Second));
        return (!joined && !of_two).then_some(fraction(Decimal::new(5, -1)?, 1));
    }
    if reading.is(at, Word::Dozen) {
        return None;
    }
    if let Some(times) = times(reading, at) {
        return is_how_often(reading, at).then(|| Number {
            unit: Unit::Plain,
            ..fraction(Decimal::whole(times), 1)
        });
    }
    if let Some((place, used)) = spelled_ordinal(reading, at) {
        return Some(Number {
            unit: Unit::Ordinal,
            ..fraction(Decimal::whole(place), used)
        });
    }
    let (count, mut used, lone_one) = read_cardinal(reading, at)?;
    let small = count.as_whole(99).filter(|number| *number > 0);
    let parts = match reading.entry(at + used) {
        Entry::Small(Word::Third) => Some(3),
        Entry::Small(Word::Quarter) => Some(4),
        Entry::Small(Word::Half)
            if is_percent(reading, at + used + 1) || reading.is(at + used + 1, Word::Of) =>
        {
            Some(2).filter(|_| lone_one)
        }
        Entry::Ordinal(ordinal) => Some(u32::from(ordinal)),
        _ => None,
    };
    if let (Some(small), Some(parts)) = (small, parts) {
        // `a third of the seats` is a part, `a third country` is not.
        let next = at + used + 1;
        // `by a third in the course of the year`, but `by a third state`.
        let is_led = || {
            let goes_on = (reading.tokens.get(next)).is_none_or(|token| token.gap > Gap::Space)
                || matches!(
                    reading.word(next),
                    Some(Word::In | Word::Within | Word::By | Word::From | Word::Since)
                );
            at > 0 && reading.is(at - 1, Word::By) && goes_on
        };
        // `a one-third share`.
        let is_joined = reading.tokens[at + used].gap == Gap::Joined;
        let is_part = small > 1
            || is_joined && lone_one
            || is_led()
            || reading.is(next, Word::Of)
            || reading.begins(next)
            || is_percent(reading, next)
            || reading.is(next, Word::Or)
                && (reading.is(next + 1, Word::More) || reading.is(next + 1, Word::Less));
        let whole = reading.entry(next + 2).multiplier();
        return if let Some(power) = whole
            && reading.is(next, Word::Of)
            && reading.is(next + 1, Word::A)
        {
            // `three quarters of a million`.
            Some(Number {
                unit: Unit::Plain,
                power,
                ..fraction(part(small, parts)?.scaled(power)?, used + 4)
            })
        } else if is_part {
            Some(fraction(part(small, parts)?, used + 1))
        } else {
            None
        };
    }
    let mut value = count;
    if is_and_a_half(reading, at + used) {
        value = value.plus(Decimal::new(5, -1)?)?;
        used += 3;
        // `one and a half million`.
        if let Some(power) = reading.entry(at + used).multiplier() {
            value = value.scaled(power)?;
            used += 1;
        }
    }
    if reading.is(at + used, Word::Dozen) {
        value = value.times(12)?;
        used += 1;
    } else if reading.is(at, Word::A) && used == 1 && !is_a_length(reading, at) {
        return None;
    }
    Some(Number {
        value,
        used,
        spelled: true,
        lone_one: lone_one && used == 1,
        repeated: false,
        power: 0,
        unit: Unit::Plain,
        factor: 1,
    })
}

/// Tells whether `and a half` begins at a token: `one and a half years`, `a year and a half`.
pub(super) fn is_and_a_half(reading: &Reading, at: usize) -> bool {
    reading.is(at, Word::And) && reading.is(at + 1, Word::A) && reading.is(at + 2, Word::Half)
}

/// Reads `the third tranche`, `a fifth round`: an ordinal between an article and its noun. `Shall first notify` and
/// `three fifths` have none.
fn spelled_ordinal(reading: &Reading, at: usize) -> Option<(u32, usize)> {
    let (place, used) = ordinal::read(reading, at)?;
    let determined = at.checked_sub(1).is_some_and(|before| {
        matches!(
            reading.word(before),
            Some(Word::The | Word::A | Word::It | Word::That | Word::Of)
        )
    });
    let next = reading.tokens.get(at + used)?;
    let has_noun = next.gap <= Gap::Space
        && next.shape != Shape::Digits
        && matches!(reading.entry(at + used), Entry::Unknown | Entry::Unit(..));
    (determined && has_noun && !reading.text(at + used - 1).ends_with('s')).then_some((place, used))
}

/// Tells whether an article counts the unit of time after it: `within a week`, `lasts a year`. `Twice a year` and
/// `100 lorries a day` count nothing but that.
fn is_a_length(reading: &Reading, at: usize) -> bool {
    let is_time = reading
        .entry(at + 1)
        .unit()
        .is_some_and(|(unit, _)| unit.is_time());
    let is_whole = reading
        .tokens
        .get(at + 2)
        .is_none_or(|next| next.gap > Gap::Joined);
    // `A fortnight after signature`, `a year and a half from now`; with a number before it, it is once in so long.
    let leads = (at == 0 || reading.tokens[at].gap >= Gap::Comma)
        && (matches!(reading.word(at + 2), Some(Word::After | Word::Later | Word::From))
            || is_and_a_half(reading, at + 2));
    if is_time && is_whole && leads {
        return true;
    }
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    is_time
        && is_whole
        && reading.tokens[at].gap == Gap::Space
        && (reading.is_any(at + 2, &const { keys(["notice", "warning"]) })
            || matches!(
                reading.word(before),
                Some(
                    Word::Within
                        | Word::In
                        | Word::For
                        | Word::After
                        | Word::Of
                        | Word::Than
                        | Word::Least
                        | Word::About
                        | Word::Inside
                )
            )
            || ["lasts", "last", "lasting", "takes"]
                .iter()
                .any(|verb| reading.text(before).eq_ignore_ascii_case(verb)))
}

/// Takes in the same number said again in brackets, as contracts do: `thirty (30) days`, `30 (thirty) days`.
pub(super) fn with_repetition(reading: &Reading, at: usize, number: Number) -> Number {
    let next = at + number.used;
    let in_brackets = next < reading.tokens.len() && reading.gap_text(next).trim_start() == "(";
    let again = match in_brackets {
        true if number.spelled => read_printed(reading, next),
        true => read_spelled(reading, next),
        false => None,
    };
    let Some(again) = again.filter(|again| again.value == number.value) else {
        return number;
    };
    let last = &reading.tokens[next + again.used - 1];
    let is_closed = reading.pieces[last.piece as usize][last.end as usize..].starts_with(')');
    if is_closed {
        Number {
            used: number.used + again.used,
            repeated: true,
            ..number
        }
    } else {
        number
    }
}

/// Returns a part as a decimal fraction, cut after eighteen digits so that equal parts are equal.
fn part(count: u32, parts: u32) -> Option<Decimal> {
    const SCALE: u64 = 1_000_000_000_000_000_000;
    Decimal::new(SCALE / u64::from(parts) * u64::from(count), -18)
}

/// Reads `three in ten` and `nine out of ten` before what they are a part of: the part, and how many tokens it takes.
pub(super) fn read_so_many_in(reading: &Reading, at: usize) -> Option<(Decimal, usize)> {
    const LARGEST: u32 = 100;
    let count = reading.entry(at).number()?;
    let is_out = reading.is_any(at + 1, &const { keys(["out"]) }) && reading.is(at + 2, Word::Of);
    let behind = match reading.word(at + 1) {
        Some(Word::In) => at + 2,
        _ if is_out => at + 3,
        _ => return None,
    };
    let parts = (reading.tokens.get(behind)).and_then(|_| reading.entry(behind).number())?;
    let noun = reading.tokens.get(behind + 1)?;
    let is_part = (1..parts).contains(&count) && parts <= LARGEST;
    let has_noun = noun.gap == Gap::Space
        && noun.shape != Shape::Digits
        && matches!(reading.entry(behind + 1), Entry::Unknown | Entry::Name(_));
    (is_part && has_noun).then_some((part(count, parts)?, behind + 1 - at))
}

/// Reads a cardinal number in words; `a` counts as one before a multiplier or a part. Says how many tokens it takes
/// and whether it is a `one` alone.
fn read_cardinal(reading: &Reading, at: usize) -> Option<(Decimal, usize, bool)> {
    let mut total = Decimal::ZERO;
    let mut current: Option<u32> = None;
    let mut lowest = i32::MAX;
    let mut used = 0;
    if reading.is(at, Word::A) {
        current = Some(1);
        used = 1;
    } else if is_one_more(reading, at) {
        current = Some(1);
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
        let entry = reading.entry(here);
        if let Some(number) = entry.number() {
            current = match current {
                None => Some(number),
                Some(so_far) if takes(so_far, number) => Some(so_far + number),
                Some(_) => break,
            };
        } else if entry == Entry::Multiplier(2) {
            let Some(so_far) = current.filter(|so_far| *so_far < 100) else {
                break;
            };
            current = Some(so_far * 100);
        } else if let Some(power) = entry.multiplier() {
            // `one thousand five hundred million`: the greater power counts all that stands before it.
            if power > lowest {
                total = total
                    .plus(Decimal::whole(current.take().unwrap_or(0)))?
                    .scaled(power)?;
            } else {
                let Some(so_far) = current.take() else { break };
                total = total.plus(Decimal::whole(so_far).scaled(power)?)?;
            }
            lowest = power;
        } else if !is_and_within(reading, here, current) {
            break;
        }
        used += 1;
    }
    if used == 0 {
        return None;
    }
    let value = total.plus(Decimal::whole(current.unwrap_or(0)))?;
    Some((value, used, value == Decimal::whole(1)))
}

/// Tells whether a multiplier counts once without saying so: `another hundred`, `a further thousand`.
fn is_one_more(reading: &Reading, at: usize) -> bool {
    const MORE: KeySet<4> = keys(["additional", "another", "extra", "further"]);
    at > 0
        && reading.entry(at).multiplier().is_some()
        && reading.tokens[at].gap == Gap::Space
        && reading.is_any(at - 1, &MORE)
}

/// Tells whether a token is the `and` of `one hundred and fifty`.
fn is_and_within(reading: &Reading, at: usize, current: Option<u32>) -> bool {
    reading.is(at, Word::And)
        && current.is_some_and(|so_far| so_far >= 100 && so_far.is_multiple_of(100))
        && reading.entry(at + 1).number().is_some()
}

/// Tells whether a number word goes on another: `hundred` + `fifty`, `twenty` + `two`.
fn takes(so_far: u32, number: u32) -> bool {
    number > 0
        && ((so_far >= 100 && so_far.is_multiple_of(100))
            || (so_far % 100 >= 20 && so_far.is_multiple_of(10) && number < 10))
}

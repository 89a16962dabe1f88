//! What stands before and after a number and says what it counts: `USD`, `%`, `days`, `US dollars`.

use super::super::key::{Key, keys};
use super::super::lexicon::{Entry, Word};
use super::super::tokens::{Gap, Reading, Shape};
use super::super::units::{Currency, Measure, Unit};
use super::sign::is_behind_plus;
use super::text_before;

/// Returns the currency that a word before digits names: `USD 100`, `US$ 100`.
pub(super) fn prefixed_currency(reading: &Reading, at: usize) -> Option<Currency> {
    let next = reading.tokens.get(at + 1)?;
    // What ends one piece is no currency of the figure that begins the next.
    if next.shape != Shape::Digits || reading.tokens[at].piece != next.piece {
        return None;
    }
    let between = reading.gap_text(at + 1);
    if let Some((Unit::Money(currency), _)) = reading.entry(at).unit() {
        return between.trim().is_empty().then_some(currency);
    }
    let is_name = matches!(reading.entry(at), Entry::Name(_));
    (is_name && between.trim_end() == "$").then_some(Currency::Dollar)
}

/// Returns the currency whose sign stands right before a token, and how far back it reaches.
pub(super) fn currency_sign_before(reading: &Reading, at: usize) -> Option<(Currency, u32)> {
    let gap = reading.gap_text(at);
    let sign = text_before(reading, at).trim_end().chars().next_back()?;
    let currency = Currency::of_sign(sign)?;
    let length = gap.len() - gap.rfind(sign)?;
    // `100 $ 200`: the sign belongs to the figure before it, which took it into its own token.
    Some((currency, u32::try_from(length).ok()?))
}

/// Returns the currency that letters before its sign make it: `C$5 million` is in Canadian dollars.
pub(super) fn currency_of_country(reading: &Reading, at: usize, sign: Currency) -> Option<Unit> {
    let before = at.checked_sub(1)?;
    if sign != Currency::Dollar
        || reading.gap_text(at) != "$"
        || reading.tokens[before].piece != reading.tokens[at].piece
    {
        return None;
    }
    let (_, adjective) = COUNTRIES
        .iter()
        .find(|(letters, _)| *letters == reading.text(before))?;
    Some(other_money(sign, adjective.split(' ')))
}

/// Letters before a dollar sign, and the adjective that they stand for.
const COUNTRIES: &[(&str, &str)] = &[
    ("A", "australian"),
    ("AU", "australian"),
    ("C", "canadian"),
    ("CA", "canadian"),
    ("HK", "hong kong"),
    ("NZ", "new zealand"),
    ("S", "singapore"),
];

/// Returns a currency that shares its noun with another one, told apart by the adjectives before it.
fn other_money<'a>(currency: Currency, adjectives: impl Iterator<Item = &'a str>) -> Unit {
    let mut parts = [currency as u64; MOST_ADJECTIVES + 1];
    for (part, word) in parts.iter_mut().zip(adjectives) {
        *part = Key::of(word).number();
    }
    Unit::OtherMoney(Key::of_numbers(&parts))
}

/// What follows a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct After {
    pub(super) unit: Unit,
    pub(super) factor: u32,
    pub(super) percent: bool,
    pub(super) used: usize,
    /// The byte after a sign that is no word: `%`, `€`.
    pub(super) end: Option<u32>,
}

impl After {
    /// Returns that nothing follows a number, which may have a unit of its own.
    pub(super) fn nothing(own: Unit) -> Self {
        Self {
            unit: own,
            factor: 1,
            percent: false,
            used: 0,
            end: None,
        }
    }
}

/// Reads the unit after a number, which may have had itself repeated in brackets.
pub(super) fn read_unit(reading: &Reading, at: usize, own: Unit, after_bracket: bool) -> After {
    let nothing = After::nothing(own);
    // `half a percent` is no half.
    if own == Unit::Share && is_percent(reading, at) {
        return After {
            percent: true,
            used: if reading.is(at, Word::Per) { 2 } else { 1 },
            ..nothing
        };
    }
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
    if reading
        .tokens
        .get(at)
        .is_none_or(|token| token.gap > Gap::Space && !(after_bracket && token.gap == Gap::Comma))
        && !is_behind_plus(reading, at)
    {
        return nothing;
    }
    // `400/day` counts what is not said, so many a day.
    if reading.gap_text(at).contains('/') {
        return nothing;
    }
    if let Some(area) = read_area(reading, at) {
        return area;
    }
    if let Some((unit, factor)) = reading.entry(at).unit() {
        let percent = unit == Unit::Share;
        // `5 pounds sterling`.
        let is_twice = unit == Unit::Money(Currency::Pound)
            && reading.entry(at + 1).unit() == Some((unit, factor))
            && reading.tokens[at + 1].gap == Gap::Space;
        return After {
            unit,
            factor,
            percent,
            used: 1 + usize::from(is_twice),
            ..nothing
        };
    }
    let second = reading.entry(at + 1).unit();
    match (reading.entry(at), second) {
        (Entry::Small(Word::Per), None) if reading.is(at + 1, Word::Cent) => After {
            unit: Unit::Share,
            percent: true,
            used: 2,
            ..nothing
        },
        (Entry::Small(Word::Working), Some((Unit::Seconds, A_DAY))) => After {
            unit: Unit::WorkingDays,
            used: 2,
            ..nothing
        },
        (Entry::Small(Word::Calendar), Some((unit, factor))) if unit.is_time() => After {
            unit,
            factor,
            used: 2,
            ..nothing
        },
        (_, Some(_) | None) => match qualified_currency(reading, at) {
            Some((unit, used)) => After {
                unit,
                used,
                ..nothing
            },
            None => nothing,
        },
    }
}

/// Reads a measure of areas or volumes that is made of one of lengths: `square kilometres`, `sq km`, `km²`, `cubic metres`.
fn read_area(reading: &Reading, at: usize) -> Option<After> {
    let is_led = reading.is_any(at, &const { keys(["square", "sq"]) });
    let is_cubic = reading.is_any(at, &const { keys(["cubic", "cu"]) });
    let (Unit::Measure(length), factor) = reading.entry(at + usize::from(is_led || is_cubic)).unit()? else {
        return None;
    };
    if is_cubic && length == Measure::Metre {
        return Some(After {
            unit: Unit::Measure(Measure::CubicMetre),
            factor: factor * factor * factor,
            used: 2,
            ..After::nothing(Unit::Plain)
        });
    }
    let is_raised =
        at + 1 < reading.tokens.len() && reading.text(at + 1) == "²" && reading.gap_text(at + 1).is_empty();
    (is_led || is_raised).then_some(After {
        unit: Unit::Measure(length.squared()?),
        factor: factor * factor,
        used: 2,
        ..After::nothing(Unit::Plain)
    })
}

/// Reads a currency after the adjectives that say whose it is: `US dollars`, `Canadian dollars`, `Hong Kong dollars`.
/// Says how many tokens it takes.
fn qualified_currency(reading: &Reading, at: usize) -> Option<(Unit, usize)> {
    for n_adjectives in 1..=MOST_ADJECTIVES {
        let last = at + n_adjectives - 1;
        let has_capital = matches!(reading.tokens.get(last)?.shape, Shape::Capital | Shape::Capitals);
        let is_glued = reading
            .tokens
            .get(last + 1)
            .is_some_and(|next| next.gap <= Gap::Space);
        if !has_capital || !is_glued || reading.tokens[last + 1].piece != reading.tokens[at].piece {
            return None;
        }
        let Some((Unit::Money(currency), _)) = reading.entry(last + 1).unit() else {
            continue;
        };
        let words = || (at..=last).map(|at| reading.text(at));
        // The last words decide: `Frozen Russian Roubles`.
        let is_own = currency.adjectives().iter().any(|adjective| {
            let mut from_last = words().rev();
            adjective.rsplit(' ').all(|known| {
                from_last
                    .next()
                    .is_some_and(|word| known.eq_ignore_ascii_case(word))
            })
        });
        let unit = if is_own {
            Unit::Money(currency)
        } else {
            other_money(currency, words())
        };
        return Some((unit, n_adjectives + 1));
    }
    None
}

/// `Hong Kong` and `New Zealand` have two words.
const MOST_ADJECTIVES: usize = 2;

/// Tells whether `percent` or `per cent` stands there, after a space.
pub(super) fn is_percent(reading: &Reading, at: usize) -> bool {
    let is_glued = reading
        .tokens
        .get(at)
        .is_some_and(|token| token.gap <= Gap::Space);
    is_glued
        && (matches!(reading.entry(at).unit(), Some((Unit::Share, _)))
            || reading.is(at, Word::Per) && reading.is(at + 1, Word::Cent))
}

/// A day in seconds.
const A_DAY: u32 = 86_400;

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

//! What stands behind the number of a label and closes it, or shows that it is no label: a decimal, a time, a date.

use super::core::Core;
use super::{Closing, Numeral};

pub(super) fn close_opened(open: char, rest: &str) -> Option<(Closing, &str)> {
    let rest = rest.trim_start();
    let (closing, close) = match open {
        '(' => (Closing::Parens, ')'),
        '（' => (Closing::Parens, '）'),
        '[' => (Closing::Brackets, ']'),
        _ => (Closing::Brackets, '】'),
    };
    let after = rest.strip_prefix(close)?;
    Some((closing, after.strip_prefix(['.', ':']).unwrap_or(after)))
}

/// Finds what closes a numeral that nothing opened.
pub(super) fn close<'a>(core: &Core<'a>, word: bool) -> Option<(Closing, &'a str)> {
    let rest = core.rest;
    let numeric =
        core.meanings[0].is_some_and(|(numeral, _)| matches!(numeral, Numeral::Digits | Numeral::Chinese));
    let roman = core.meanings[0].is_some_and(|(numeral, _)| numeral == Numeral::RomanUpper);
    let next = rest.chars().next();
    let after = next.map_or("", |sign| &rest[sign.len_utf8()..]);
    match next {
        None => (word || core.prefix.length > 0 || numeric).then_some((Closing::Nothing, rest)),
        Some('、' | '．' | '。') => Some((Closing::Dot, after)),
        Some('）') => Some((Closing::Paren, after)),
        Some('：') => Some((Closing::Colon, after)),
        Some('条' | '條' | '点' | '點' | '项' | '項') if word => Some((
            Closing::Colon,
            after.trim_start_matches(['：', ':', '、', '.', ' ']),
        )),
        Some('.') if after.starts_with(')') => Some((Closing::Paren, &after[1..])),
        // `1.- El puerto`
        Some('.') if after.starts_with(['-', '–']) && numeric => {
            let after = after.trim_start_matches(['-', '–']);
            starts_apart(after).then_some((Closing::Dot, after))
        }
        Some('.') => follows(after, numeric).then_some((Closing::Dot, after)),
        Some('º' | '°') if numeric => {
            let after = after.trim_start_matches(['.', ')', '-']);
            starts_apart(after).then_some((Closing::Dot, after))
        }
        Some(')') => follows(after, true).then_some((Closing::Paren, after.trim_start_matches('.'))),
        Some(':') => (starts_apart(after) && (numeric || word)).then_some((Closing::Colon, after)),
        Some('/') if numeric => starts_apart(after).then_some((Closing::Slash, after)),
        Some('-' | '–' | '—') if numeric => starts_apart(after).then_some((Closing::Dash, after)),
        Some(space) if space.is_whitespace() => {
            close_after_space(core, numeric || roman || word, numeric, word)
        }
        Some(_) => None,
    }
}

/// Finds a dash or a closing sign after a space (`6 - Text`, `6 )`), or takes a number without any.
fn close_after_space<'a>(
    core: &Core<'a>,
    dashes: bool,
    bare: bool,
    word: bool,
) -> Option<(Closing, &'a str)> {
    let rest = core.rest;
    let trimmed = rest.trim_start();
    let sign = trimmed.chars().next()?;
    let after = &trimmed[sign.len_utf8()..];
    match sign {
        '-' | '–' | '—' if dashes && starts_apart(after) => Some((Closing::Dash, after)),
        ')' if dashes && starts_apart(after) => Some((Closing::Paren, after)),
        ':' if dashes && starts_apart(after) => Some((Closing::Colon, after)),
        // `28 points` has a small letter; `6 Ukraine`, `Article 6 Borders` and `1.2 the parties` may be points.
        first
            if bare && !word && !first.is_numeric() && (!first.is_lowercase() || core.prefix.length > 0) =>
        {
            Some((Closing::Nothing, rest))
        }
        first if bare && word && first.is_uppercase() && core.prefix.length == 0 => {
            Some((Closing::Nothing, rest))
        }
        _ => None,
    }
}

fn starts_apart(after: &str) -> bool {
    after.chars().next().is_none_or(char::is_whitespace)
}

/// Whether what follows a closing sign lets it be a label: a space, the end, or, after a number, text at once (`1.Text`).
fn follows(after: &str, at_once: bool) -> bool {
    match after.chars().next() {
        None => true,
        Some(next) if next.is_whitespace() => true,
        Some(next) => at_once && (next.is_alphabetic() || "\"“«„‘'([".contains(next)),
    }
}

/// The first three letters of the months in the languages that write a day as `24.`, and of those that write `24 November`.
const MONTHS: &str = "jan feb mar apr may mai jun jul aug sep oct okt nov dec dez mär янв фев мар апр мая июн июл авг \
    сен окт ноя дек";

/// Whether a number is the day of a date: a month and then a year or nothing follow.
pub(super) fn is_date(core: &Core, closing: Closing, rest: &str) -> bool {
    let day = matches!(core.meanings[0], Some((Numeral::Digits, 1..=31)));
    if !day || !matches!(closing, Closing::Dot | Closing::Nothing) {
        return false;
    }
    let mut words = rest.split_whitespace();
    let Some(word) = words.next().filter(|word| word.len() > 2) else {
        return false;
    };
    let year = |word: &str| {
        let digits = word.trim_matches(|sign: char| !sign.is_ascii_digit());
        digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
    };
    // Most points are longer and have no year there, which is cheaper to see than the month.
    if !words.next().is_none_or(year) {
        return false;
    }
    let start: String = word.chars().take(3).flat_map(char::to_lowercase).collect();
    MONTHS.split(' ').any(|month| month == start)
}

//! Times of the day: `18:00`, `6 p.m.`, `6:30pm`, `noon`.
//!
//! Two numbers with a colon between them are a time after a word that times have before them, or with a zone, `a.m.` or
//! `p.m.` behind them; elsewhere they are shares.

use super::super::decimal::{Separator, read_digits};
use super::super::key::{KeySet, keys};
use super::super::lexicon::{Entry, Word};
use super::super::tokens::{Gap, Meaning, Reading, Shape};
use super::{Found, Value, found};

/// Words behind a time that make one of two numbers.
const BEHIND: KeySet<7> = keys(["local", "gmt", "utc", "cet", "hours", "hrs", "o'clock"]);

/// Minutes in half a day.
const HALF_A_DAY: u16 = 720;

/// Which half of the day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// Reads the time of the day that begins at a token.
pub(super) fn read(reading: &Reading, at: usize) -> Option<Found> {
    let time = |used, minutes| Some(found(reading, at, used, Value::Clock(minutes)));
    if let Some(minutes) = named(reading, at) {
        return time(1, minutes);
    }
    if reading.tokens.get(at)?.shape != Shape::Digits {
        return spelled(reading, at);
    }
    if let Some(minutes) = in_four_digits(reading, at) {
        return time(2, minutes);
    }
    let has_minutes = at + 1 < reading.tokens.len()
        && reading.gap_text(at + 1) == ":"
        && reading.text(at + 1).len() >= 2
        && reading.tokens[at + 1].shape == Shape::Digits;
    let (hour, glued) = number(reading, at)?;
    let (minute, last, glued) = match (has_minutes, glued) {
        (true, "") => {
            let (minute, glued) = number(reading, at + 1)?;
            (minute, at + 1, glued)
        }
        (true, _) => return None,
        (false, glued) => (0, at, glued),
    };
    // `12 noon`, `00:00 midnight`, but `12 midnight flights`.
    if glued.is_empty()
        && minute == 0
        && let Some(minutes) = named(reading, last + 1).filter(|_| reading.tokens[last + 1].gap <= Gap::Space)
        && (hour == 12 || hour == minutes / 60 || hour == 24 && minutes == 0)
        && !(reading.tokens.get(last + 2))
            .is_some_and(|next| next.gap == Gap::Space && next.meaning == Meaning::Word(Entry::Unknown))
    {
        return time(last + 2 - at, minutes);
    }
    let (half, last) = match half_named(glued) {
        Some(half) => (Some(half), last),
        None if !glued.is_empty() => return None,
        None => match half_behind(reading, last + 1) {
            Some((half, last)) => (Some(half), last),
            None => (None, last),
        },
    };
    if hour > 24 || hour == 24 && minute > 0 || minute > 59 {
        return None;
    }
    let used = last + 1 - at;
    match half {
        Some(_) if hour == 0 || hour > 12 => None,
        Some(Half::Morning) => time(used, hour % 12 * 60 + minute),
        Some(Half::Afternoon) => time(used, HALF_A_DAY + hour % 12 * 60 + minute),
        None if has_minutes && is_told_as_time(reading, at, last) => {
            // `24:00` ends the day that `00:00` begins; it is kept apart from `midnight`, which may be either.
            (reading.text(last).len() == 2)
                .then(|| time(used, hour * 60 + minute))
                .flatten()
        }
        None => None,
    }
}

/// Reads `at six in the morning`.
fn spelled(reading: &Reading, at: usize) -> Option<Found> {
    let hour = u16::try_from(reading.entry(at).number()?).ok()?;
    let is_led = is_timed(reading, at.checked_sub(1)?);
    let (half, last) = half_behind(reading, at + 1).filter(|_| is_led && (1..=12).contains(&hour))?;
    let since = match half {
        Half::Morning => 0,
        Half::Afternoon => HALF_A_DAY,
    };
    let minutes = since + hour % 12 * 60;
    Some(found(reading, at, last + 1 - at, Value::Clock(minutes)))
}

/// Tells whether a word is one that times of the day have before them.
fn is_timed(reading: &Reading, before: usize) -> bool {
    matches!(
        reading.word(before),
        Some(Word::At | Word::From | Word::By | Word::Until | Word::Since | Word::Before | Word::After)
    )
}

/// Reads `from 1700 hours`: four digits behind a word that times have before them.
fn in_four_digits(reading: &Reading, at: usize) -> Option<u16> {
    let before = at.checked_sub(1)?;
    let is_timed = is_timed(reading, before);
    let text = reading.text(at);
    let is_whole = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_timed || !is_whole || !reading.is_any(at + 1, &const { keys(["hours", "hrs"]) }) {
        return None;
    }
    let number: u16 = text.parse().ok()?;
    (number / 100 < 24 && number % 100 < 60).then_some(number / 100 * 60 + number % 100)
}

/// Returns the time of the day that has a name.
fn named(reading: &Reading, at: usize) -> Option<u16> {
    match reading.word(at)? {
        Word::Noon => Some(HALF_A_DAY),
        Word::Midnight => Some(0),
        _ => None,
    }
}

/// Reads a number of two digits at most, and the letters glued to it.
fn number<'a>(reading: &Reading<'a>, at: usize) -> Option<(u16, &'a str)> {
    let text = reading.text(at);
    // Most figures have three digits and more.
    if text.len() > 2 && text.as_bytes()[..3].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let printed = read_digits(text, Separator::Thousands)?;
    let number = printed
        .number
        .as_whole(99)
        .filter(|_| printed.plain && printed.leading <= 2)?;
    Some((u16::try_from(number).ok()?, printed.suffix))
}

/// Returns the half of the day that `am`, `p.m` and the like name.
fn half_named(word: &str) -> Option<Half> {
    let is = |names: [&str; 2]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
    if is(["am", "a.m"]) {
        Some(Half::Morning)
    } else if is(["pm", "p.m"]) {
        Some(Half::Afternoon)
    } else {
        None
    }
}

/// Reads the half of the day that stands behind a time, and the last of its tokens.
fn half_behind(reading: &Reading, at: usize) -> Option<(Half, usize)> {
    if reading.tokens.get(at)?.gap > Gap::Space {
        return None;
    }
    // `six in the morning`, `6 in the evening`.
    if reading.is(at, Word::In) && reading.is(at + 1, Word::The) {
        let part = at + 2;
        return if reading.is_any(part, &const { keys(["morning"]) }) {
            Some((Half::Morning, part))
        } else if reading.is_any(part, &const { keys(["afternoon", "evening"]) }) {
            Some((Half::Afternoon, part))
        } else {
            None
        };
    }
    half_named(reading.text(at)).map(|half| (half, at))
}

/// Tells whether two numbers with a colon between them are told as a time.
fn is_told_as_time(reading: &Reading, at: usize, last: usize) -> bool {
    let is_led = at > 0
        && reading.tokens[at].gap == Gap::Space
        && matches!(
            reading.word(at - 1),
            Some(Word::At | Word::By | Word::From | Word::Until | Word::Before | Word::After | Word::Since)
        );
    // `between 06:00 and 18:00`, where shares are seldom so written.
    let is_full_hour = reading.text(last) == "00";
    let is_led = is_led
        || is_full_hour
            && at > 0
            && reading.tokens[at].gap == Gap::Space
            && matches!(reading.word(at - 1), Some(Word::Between | Word::And | Word::To));
    let is_followed = reading
        .tokens
        .get(last + 1)
        .is_some_and(|next| next.gap == Gap::Space && BEHIND.contains(next.key));
    let is_score = || {
        let near = (at.saturating_sub(2)..at).chain(last + 1..last + 2);
        near.into_iter().any(|at| reading.is_any(at, &SCORES))
    };
    (is_led || is_followed) && !is_score()
}

/// Beside these, two numbers with a colon are no time: `passed by 12:10 votes`.
const SCORES: KeySet<8> = keys([
    "goals", "majority", "odds", "ratio", "scale", "score", "vote", "votes",
]);

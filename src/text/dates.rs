//! Dates: `2025-11-27`, `27 November 2025`, `November 27, 2025`, `27.11.2025`, `November 2025`, `in 2025`, `the second
//! quarter of 2025`, `mid-2025`, `late May`, `by spring`, `by Easter`, `on day 60`, `by Friday`,
//! `pre-1967`.
//!
//! A date written in numbers with dots or strokes is read day first unless only month first makes sense; that is
//! the order of the countries concerned, and an American `11/12/2025` is the known price. A year alone is a date
//! only after a word that dates have before them.

pub(super) mod parts;

use super::decimal::{Separator, read_digits};
use super::key::keys;
use super::lexicon::{Entry, Word};
use super::ordinal;
use super::tokens::{Gap, Reading, Shape};

/// A day, a month or a year; what is not said is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CalendarDate {
    /// The year.
    pub year: Option<u16>,
    /// Which part of the year, or of the month.
    pub part: Option<DatePart>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
    /// The day of the week, from Monday as 1, where nothing else of the date is said.
    pub weekday: Option<u8>,
}

/// A part of a year or of a month, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatePart {
    /// `the first half of 2027`.
    Half(u8),
    /// `the first quarter of 2027`.
    Quarter(u8),
    /// `early 2027`, `mid-May`, `late 2027`.
    Third(u8),
    /// `by spring`, `autumn 2027`; spring is the first. Where a winter lies in its year is not known.
    Season(u8),
    /// `by Easter`, `Ramadan 2026`, by their place in a list. Where they lie in a year is not known.
    Feast(u8),
    /// `on day 60`, `by the second day`: the day of a count that begins with what the text is about.
    CountedDay(u8),
}

impl CalendarDate {
    /// Returns the date as one number, later dates having greater ones; what is not said counts as nought.
    pub fn number(self) -> u64 {
        let part = match self.part {
            None => 0,
            Some(DatePart::Half(half)) => half,
            Some(DatePart::Quarter(quarter)) => 2 + quarter,
            Some(DatePart::Third(third)) => 6 + third,
            Some(DatePart::Season(season)) => 9 + season,
            Some(DatePart::Feast(feast)) => 14 + feast,
            Some(DatePart::CountedDay(day)) => 32 + day,
        };
        let number = u64::from(self.year.unwrap_or(0)) * 13 + u64::from(self.month.unwrap_or(0));
        let number = (number * 256 + u64::from(part)) * 32 + u64::from(self.day.unwrap_or(0));
        number * 8 + u64::from(self.weekday.unwrap_or(0))
    }

    /// Returns the last day of a year or of a month of a year; any other date as it is.
    pub fn last_day(self) -> Self {
        let days = match (self.year, self.part, self.month, self.day) {
            (Some(_), None, None, None) => Some((12, 31)),
            (Some(year), None, Some(month), None) => {
                let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
                let days = match month {
                    2 => 28 + u8::from(is_leap),
                    4 | 6 | 9 | 11 => 30,
                    _ => 31,
                };
                Some((month, days))
            }
            _ => None,
        };
        days.map_or(self, |(month, day)| Self {
            month: Some(month),
            day: Some(day),
            ..self
        })
    }

    /// Returns the first day of a year or of a month of a year; any other date as it is.
    pub fn first_day(self) -> Self {
        match (self.year, self.part, self.month, self.day) {
            (Some(_), None, month, None) => Self {
                month: month.or(Some(1)),
                day: Some(1),
                ..self
            },
            _ => self,
        }
    }

    /// Tells whether it is a year and no more.
    pub fn is_year(self) -> bool {
        self == Self {
            year: self.year,
            ..Self::default()
        } && self.year.is_some()
    }

    /// Makes a date if there may be such a day.
    fn new(year: Option<u16>, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let fits = year.is_none_or(|year| YEARS.contains(&year))
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=31).contains(&day));
        fits.then_some(Self {
            year,
            month,
            day,
            ..Self::default()
        })
    }
}

/// Four digits outside these are a number and not a year: plans speak of their own age and of the treaties before.
const YEARS: std::ops::RangeInclusive<u16> = 1800..=2199;

/// Reads the date that begins at a token, and says how many tokens it takes.
pub fn read(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    if let Some(month) = month(reading, at) {
        return read_from_month(reading, at, month).or_else(|| read_month(reading, at, month));
    }
    if let Entry::Weekday(weekday) = reading.entry(at) {
        return read_weekday(reading, at, weekday);
    }
    if let Some(date) = parts::read(reading, at).or_else(|| read_spelled_day(reading, at)) {
        return Some(date);
    }
    if reading.tokens.get(at)?.shape != Shape::Digits {
        return None;
    }
    read_numeric(reading, at)
        .or_else(|| read_from_day(reading, at))
        .or_else(|| read_year(reading, at))
}

/// Returns the month that a token names; `May` needs its capital.
fn month(reading: &Reading, at: usize) -> Option<u8> {
    match reading.entry(at) {
        Entry::Month(month) => Some(month),
        Entry::Small(Word::May) if reading.tokens[at].shape == Shape::Capital => Some(5),
        _ => None,
    }
}

/// Returns a whole number of that many digits at most, without separators; ordinal endings are allowed for.
fn whole(reading: &Reading, at: usize, digits: usize) -> Option<u16> {
    let token = reading.tokens.get(at)?;
    if token.shape != Shape::Digits {
        return None;
    }
    let text = reading.text(at);
    // `314,100` is longer than any ordinal of so many digits.
    if text.len() > digits + 2 && text.is_ascii() {
        return None;
    }
    let printed = read_digits(text, Separator::Thousands)?;
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .any(|ending| printed.suffix.eq_ignore_ascii_case(ending));
    if !printed.plain || printed.leading > digits || !(printed.suffix.is_empty() || ordinal && digits == 2) {
        return None;
    }
    printed
        .number
        .as_whole(9_999)
        .and_then(|number| u16::try_from(number).ok())
}

/// Returns a day of the month.
fn day(reading: &Reading, at: usize) -> Option<u8> {
    let number = u8::try_from(whole(reading, at, 2)?).ok()?;
    (1..=31).contains(&number).then_some(number)
}

/// Returns a year of four digits that stands close behind the token before it.
fn year(reading: &Reading, at: usize) -> Option<u16> {
    let token = reading.tokens.get(at)?;
    if reading.text(at).len() != 4 {
        return None;
    }
    // Only a bare number asks what is before it: while figures are gathered, longer ones have remains before them.
    let year = whole(reading, at, 4).filter(|year| YEARS.contains(year))?;
    (token.gap <= Gap::Comma || is_after_abbreviation(reading, at)).then_some(year)
}

/// Reads a month alone, after a word that dates have before them: `by the end of March`.
fn read_month(reading: &Reading, at: usize, month: u8) -> Option<(CalendarDate, usize)> {
    let before = reading.word(at.checked_sub(1)?)?;
    let dated = matches!(
        before,
        Word::In | Word::Since | Word::Until | Word::By | Word::Before | Word::After | Word::Of
    );
    let is_name = reading.tokens[at].shape == Shape::Capital && reading.tokens[at].gap == Gap::Space;
    (dated && is_name).then_some((
        CalendarDate {
            month: Some(month),
            ..CalendarDate::default()
        },
        1,
    ))
}

/// Reads a day of the week after a word that dates have before them: `by Friday`. Where the date follows (`on Friday, 13
/// March`) the day of the week adds nothing to it.
fn read_weekday(reading: &Reading, at: usize, weekday: u8) -> Option<(CalendarDate, usize)> {
    let before = at.checked_sub(1).and_then(|before| reading.word(before));
    let dated = matches!(
        before,
        Some(
            Word::On
                | Word::By
                | Word::Before
                | Word::After
                | Word::Until
                | Word::Since
                | Word::From
                | Word::Next
        )
    ) && reading.tokens[at].gap == Gap::Space;
    // `Sunday at 6 p.m.`
    let dated = dated
        || reading.is(at + 1, Word::At)
            && (reading.tokens.get(at + 2)).is_some_and(|hour| hour.shape == Shape::Digits);
    let is_name = reading.tokens[at].shape == Shape::Capital;
    let goes_on = reading.tokens.get(at + 1).is_some_and(|next| {
        next.gap <= Gap::Comma && (next.shape == Shape::Digits || month(reading, at + 1).is_some())
            || next.gap <= Gap::Space && next.shape == Shape::Capital
    });
    (dated && is_name && !goes_on).then_some((
        CalendarDate {
            weekday: Some(weekday),
            ..CalendarDate::default()
        },
        1,
    ))
}

/// Tells whether what stands behind a number is what it counts: `in 2000 villages`. A year is followed by a stop, a small
/// word, a name or nothing.
fn is_counted(reading: &Reading, behind: usize) -> bool {
    let follows = reading
        .tokens
        .get(behind)
        .is_some_and(|next| next.gap <= Gap::Space && next.shape != Shape::Capital);
    follows && reading.word(behind).is_none()
}

/// Tells whether the full stop before a token only shortens the month before it: `Nov. 27`, `27 Nov. 2025`.
fn is_after_abbreviation(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    reading.gap_text(at) == ". "
        && matches!(reading.entry(before), Entry::Month(_))
        && reading.text(before).len() <= LONGEST_ABBREVIATION
}

/// `Sept.` is the longest one; `June` and `July` are as long, and a sentence that ends in one of them and is followed
/// by a number is the known price.
const LONGEST_ABBREVIATION: usize = 4;

/// Reads `November 27, 2025`, `November 27` and `November 2025`.
fn read_from_month(reading: &Reading, at: usize, month: u8) -> Option<(CalendarDate, usize)> {
    let next = reading.tokens.get(at + 1)?;
    if next.gap != Gap::Space && !is_after_abbreviation(reading, at + 1) {
        return None;
    }
    if let Some(year) = year(reading, at + 1) {
        return Some((CalendarDate::new(Some(year), Some(month), None)?, 2));
    }
    let day = day(reading, at + 1)?;
    match year(reading, at + 2) {
        Some(year) => Some((CalendarDate::new(Some(year), Some(month), Some(day))?, 3)),
        None => Some((CalendarDate::new(None, Some(month), Some(day))?, 2)),
    }
}

/// Reads `27 November 2025`, `27th of November` and `27 November`.
fn read_from_day(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    read_behind_day(reading, at, day(reading, at)?)
}

/// Reads `the first of November`, `the twenty-second of November`.
fn read_spelled_day(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    let (day, used) = ordinal::read(reading, at)?;
    if !reading.is(at + used, Word::Of) {
        return None;
    }
    let (date, more) = read_behind_day(reading, at + used - 1, u8::try_from(day).ok()?)?;
    Some((date, used - 1 + more))
}

/// Reads the month and the year behind a day.
fn read_behind_day(reading: &Reading, at: usize, day: u8) -> Option<(CalendarDate, usize)> {
    let mut next = at + 1;
    if reading.is(next, Word::Of) {
        next += 1;
    }
    if reading.tokens.get(next)?.gap > Gap::Space {
        return None;
    }
    let month = month(reading, next)?;
    match year(reading, next + 1) {
        Some(year) => Some((
            CalendarDate::new(Some(year), Some(month), Some(day))?,
            next + 2 - at,
        )),
        None => Some((CalendarDate::new(None, Some(month), Some(day))?, next + 1 - at)),
    }
}

/// Reads `2025-11-27`, `2025-11`, `27.11.2025`, `27/11/2025`.
fn read_numeric(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    let text = reading.text(at);
    let gap = |at: usize| {
        if at < reading.tokens.len() {
            reading.gap_text(at)
        } else {
            ""
        }
    };
    if text.len() == 4 && gap(at + 1) == "-" {
        let year = whole(reading, at, 4)?;
        let month = u8::try_from(whole(reading, at + 1, 2)?).ok()?;
        if reading.text(at + 1).len() != 2 {
            return None;
        }
        if gap(at + 2) == "-"
            && let Some(day) = day(reading, at + 2)
        {
            return Some((CalendarDate::new(Some(year), Some(month), Some(day))?, 3));
        }
        return Some((CalendarDate::new(Some(year), Some(month), None)?, 2));
    }
    if gap(at + 1) == "/" && gap(at + 2) == "/" {
        let parts = [
            whole(reading, at, 2)?,
            whole(reading, at + 1, 2)?,
            whole(reading, at + 2, 4)?,
        ];
        let is_short = (at..at + 3).all(|at| reading.text(at).len() == 2);
        return Some((day_first(parts, is_short)?, 3));
    }
    let mut parts = text.split('.').map(|part| part.parse::<u16>().ok());
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Some(one)), Some(Some(two)), Some(Some(three)), None) => {
            // `01.02.26`, but `2.1.12` is as often a passage.
            let is_short = text.len() == "01.02.26".len();
            Some((day_first([one, two, three], is_short)?, 1))
        }
        _ => None,
    }
}

/// Makes a date of three numbers in the order day, month, year, or month, day, year if only that is one. A year of two
/// digits, which `is_short` allows, is one of this century.
fn day_first([one, two, year]: [u16; 3], is_short: bool) -> Option<CalendarDate> {
    let (one, two) = (u8::try_from(one).ok()?, u8::try_from(two).ok()?);
    let year = if is_short && year < 100 { 2000 + year } else { year };
    if year < *YEARS.start() {
        return None;
    }
    CalendarDate::new(Some(year), Some(two), Some(one))
        .or_else(|| CalendarDate::new(Some(year), Some(one), Some(two)))
}

/// Tells whether a token leads two years: `between 2026 and 2030`, `from 2026 to 2030`.
pub fn is_span_of_years(reading: &Reading, at: usize) -> bool {
    let leads = reading.is(at, Word::Between) && reading.is(at + 2, Word::And)
        || reading.is(at, Word::From) && (reading.is(at + 2, Word::To) || reading.is(at + 2, Word::Until));
    let is_counted = reading
        .tokens
        .get(at + 4)
        .is_some_and(|next| next.gap <= Gap::Space)
        && reading.word(at + 4).is_none();
    leads && year(reading, at + 1).is_some() && year(reading, at + 3).is_some() && !is_counted
}

/// Reads a year alone, after a word that dates have before them.
fn read_year(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    if follows_pre(reading, at) {
        return Some((CalendarDate::new(whole(reading, at, 4), None, None)?, 1));
    }
    let before = at.checked_sub(1)?;
    if is_span_of_years(reading, before) {
        return Some((CalendarDate::new(year(reading, at), None, None)?, 1));
    }
    let dated = matches!(
        reading.word(before),
        Some(
            Word::In
                | Word::Since
                | Word::Until
                | Word::By
                | Word::Before
                | Word::After
                | Word::From
                | Word::Of
                | Word::End
        )
    ) || reading.is_any(before, &const { keys(["through", "throughout"]) })
        || is_compared_with(reading, before)
        // `no later than 2030`.
        || before > 0 && reading.is(before, Word::Than) && reading.is(before - 1, Word::Later);
    if !dated || reading.tokens[at].gap > Gap::Space || reading.text(at).len() != 4 {
        return None;
    }
    let year = whole(reading, at, 4).filter(|year| YEARS.contains(year))?;
    // `by 2030 compared with 2019`.
    let goes_on = reading.is_any(
        at + 1,
        &const { keys(["compared", "inclusive", "onward", "onwards", "relative"]) },
    );
    if is_counted(reading, at + 1) && !goes_on {
        None
    } else {
        Some((CalendarDate::new(Some(year), None, None)?, 1))
    }
}

/// Tells whether a small word leads what something is compared with: `compared with 2019`, `relative to 1990`.
fn is_compared_with(reading: &Reading, at: usize) -> bool {
    at > 0
        && matches!(reading.word(at), Some(Word::With | Word::To))
        && reading.is_any(at - 1, &const { keys(["compared", "relative"]) })
}

/// Tells whether a number of four digits stands behind `pre-`: `the pre-1967 lines`.
fn follows_pre(reading: &Reading, at: usize) -> bool {
    at > 0
        && reading.is_any(at - 1, &const { keys(["pre"]) })
        && reading.gap_text(at) == "-"
        && reading.text(at).len() == 4
}

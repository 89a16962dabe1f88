//! Parts of a year or of a month, and feasts: `the second quarter of 2025`, `mid-2025`, `late May`, `by spring`, `by Easter`;
//! and days that are counted: `on day 60`.

use super::super::key::{Key, KeySet, keys};
use super::super::lexicon::Word;
use super::super::ordinal;
use super::super::tokens::{Gap, Reading, Shape};
use super::{CalendarDate, DatePart, is_counted, month, read_from_month, whole, year};

/// Reads the part of a year or of a month, or the feast, that begins at a token.
pub(super) fn read(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    read_year_part(reading, at)
        .or_else(|| read_third(reading, at))
        .or_else(|| read_season(reading, at))
        .or_else(|| read_feast(reading, at))
        .or_else(|| read_counted_day(reading, at))
}

/// Reads `second quarter of 2027` and `first half of 2027`.
fn read_year_part(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    let number = u8::try_from(reading.entry(at).ordinal()?).ok()?;
    let part = match (reading.word(at + 1)?, number) {
        (Word::Quarter, 1..=4) => DatePart::Quarter(number),
        (Word::Half, 1..=2) => DatePart::Half(number),
        _ => return None,
    };
    if !reading.is(at + 2, Word::Of) {
        return None;
    }
    Some((
        CalendarDate {
            year: Some(year(reading, at + 3)?),
            part: Some(part),
            ..CalendarDate::default()
        },
        4,
    ))
}

/// Tells whether a date may begin with the word of a key, besides those of the lexicon.
pub fn may_begin(key: Key) -> bool {
    const PARTS: KeySet<11> = keys([
        "mid",
        "middle",
        "beginning",
        "start",
        "early",
        "late",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
    ]);
    PARTS.contains(key) || FEAST_KEYS.contains(key)
}

/// Reads `early 2027`, `mid-2027`, `late May 2027` and `late May`.
fn read_third(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    let third = if reading.is_any(at, &const { keys(["early", "beginning", "start"]) }) {
        1
    } else if reading.is_any(at, &const { keys(["mid", "middle"]) }) {
        2
    } else if reading.is_any(at, &const { keys(["late"]) }) {
        3
    } else {
        return None;
    };
    // `the middle of May`.
    let of = usize::from(reading.is(at + 1, Word::Of));
    let is_noun = reading.is_any(at, &const { keys(["beginning", "middle", "start"]) });
    if is_noun != (of == 1) {
        return None;
    }
    let next = reading
        .tokens
        .get(at + 1 + of)
        .filter(|next| next.gap <= Gap::Space)?;
    let (date, used) = match (month(reading, at + 1 + of), year(reading, at + 1 + of)) {
        (Some(month), _) => read_from_month(reading, at + 1 + of, month)
            .filter(|(date, _)| date.day.is_none())
            .or_else(|| {
                let date = CalendarDate::new(None, Some(month), None)?;
                (next.shape == Shape::Capital).then_some((date, 1))
            })?,
        (None, Some(year)) if !is_counted(reading, at + 2 + of) => {
            (CalendarDate::new(Some(year), None, None)?, 1)
        }
        (None, _) => return None,
    };
    let part = Some(DatePart::Third(third));
    Some((CalendarDate { part, ..date }, used + 1 + of))
}

/// Reads `spring 2027`, `the autumn of 2027` and, after a word that dates have before them, `by summer`.
fn read_season(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    let season = if reading.is_any(at, &const { keys(["spring"]) }) {
        1
    } else if reading.is_any(at, &const { keys(["summer"]) }) {
        2
    } else if reading.is_any(at, &const { keys(["autumn", "fall"]) }) {
        3
    } else if reading.is_any(at, &const { keys(["winter"]) }) {
        4
    } else {
        return None;
    };
    let of = usize::from(reading.is(at + 1, Word::Of));
    let date = |year| CalendarDate {
        year,
        part: Some(DatePart::Season(season)),
        ..CalendarDate::default()
    };
    if let Some(year) = year(reading, at + 1 + of).filter(|_| !is_counted(reading, at + 2 + of)) {
        return Some((date(Some(year)), 2 + of));
    }
    // The fall of a town and a spring of water are no seasons.
    let article = at.checked_sub(1)?;
    let has_article = reading.is(article, Word::The);
    let before = article.checked_sub(usize::from(has_article))?;
    let is_this = reading.is(before, Word::Next) || reading.is_any(before, &const { keys(["this"]) });
    let is_dated = matches!(
        reading.word(before),
        Some(Word::In | Word::By | Word::Before | Word::Until | Word::Since | Word::After | Word::Than)
    );
    let is_fall = reading.is_any(at, &const { keys(["fall"]) });
    let goes_on = reading.tokens.get(at + 1).is_some_and(|next| {
        next.gap <= Gap::Space
            && (reading.word(at + 1).is_none() || of == 1 && !reading.is(at + 2, Word::Next))
    });
    ((is_dated && !is_fall || is_this) && !goes_on && reading.tokens[at].gap == Gap::Space)
        .then_some((date(None), 1))
}

/// Feasts that things are due by. New Year is a day of the calendar, and those of saints are seldom told from the saints.
const FEASTS: [&str; 8] = [
    "christmas",
    "easter",
    "eid",
    "hanukkah",
    "passover",
    "pentecost",
    "ramadan",
    "thanksgiving",
];

/// What the number of a feast grows by on its eve.
const EVE: u8 = 100;

/// The feasts as they are looked for.
const FEAST_KEYS: KeySet<8> = keys(FEASTS);

/// Reads `by Easter`, `the end of Ramadan`, `Christmas 2026`.
fn read_feast(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    if reading.tokens[at].shape != Shape::Capital || !reading.is_any(at, &FEAST_KEYS) {
        return None;
    }
    let feast = (1..)
        .zip(FEASTS)
        .find(|(_, feast)| reading.tokens[at].key == Key::of(feast))
        .map(|(feast, _)| feast)?;
    let date = |year| CalendarDate {
        year,
        part: Some(DatePart::Feast(feast)),
        ..CalendarDate::default()
    };
    // `Thanksgiving Day`; the eve is another day.
    let is_eve = reading.is_any(at + 1, &const { keys(["eve"]) });
    let feast = if is_eve { feast + EVE } else { feast };
    let date = |year| CalendarDate {
        part: Some(DatePart::Feast(feast)),
        ..date(year)
    };
    let day = usize::from(is_eve || reading.is_any(at + 1, &const { keys(["day"]) }));
    if let Some(year) = year(reading, at + 1 + day) {
        return Some((date(Some(year)), 2 + day));
    }
    let before = reading.word(at.checked_sub(1)?)?;
    let is_dated = matches!(
        before,
        Word::By
            | Word::Before
            | Word::Until
            | Word::After
            | Word::Since
            | Word::At
            | Word::On
            | Word::From
            | Word::Than
    ) || before == Word::Of && at >= 2 && reading.is(at - 2, Word::End);
    // `by Easter Monday`, `before Christmas shopping`.
    let goes_on = reading
        .tokens
        .get(at + 1 + day)
        .is_some_and(|next| next.gap <= Gap::Space && reading.word(at + 1 + day).is_none());
    (is_dated && !goes_on && reading.tokens[at].gap == Gap::Space).then_some((date(None), 1 + day))
}

/// More days than these are not counted so.
const LAST_COUNTED_DAY: u32 = 200;

/// Reads `day 60`, `day two`, `the second day` and `the 60th day` after a word that dates have before them.
fn read_counted_day(reading: &Reading, at: usize) -> Option<(CalendarDate, usize)> {
    let is_day = |at: usize| {
        reading.is_any(at, &const { keys(["day"]) })
            && reading
                .tokens
                .get(at)
                .is_some_and(|token| token.gap == Gap::Space)
    };
    let (day, used, before) = if is_day(at) {
        let number = (reading.entry(at + 1).number())
            .or_else(|| whole(reading, at + 1, 3).map(u32::from))
            .filter(|_| reading.tokens[at + 1].gap == Gap::Space)?;
        (number, 2, at.checked_sub(1)?)
    } else {
        let (number, used) = ordinal::read(reading, at)
            .or_else(|| whole(reading, at, 2).map(|number| (u32::from(number), 1)))?;
        let is_ordinal = used > 1 || reading.entry(at).ordinal().is_some() || !is_bare(reading.text(at));
        let the = at.checked_sub(1).filter(|the| reading.is(*the, Word::The))?;
        if !is_ordinal || !is_day(at + used) || is_of_calendar(reading, at + used + 1) {
            return None;
        }
        (number, used + 1, the.checked_sub(1)?)
    };
    let is_dated = matches!(
        reading.word(before),
        Some(Word::On | Word::By | Word::From | Word::After | Word::Until | Word::Before | Word::Than)
    );
    let day = u8::try_from(day)
        .ok()
        .filter(|day| (1..=LAST_COUNTED_DAY).contains(&u32::from(*day)))?;
    let date = CalendarDate {
        part: Some(DatePart::CountedDay(day)),
        ..CalendarDate::default()
    };
    is_dated.then_some((date, used))
}

/// Tells whether a word is nothing but digits.
fn is_bare(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether `of each month`, `of May` or `of the year` begins at a token.
fn is_of_calendar(reading: &Reading, of: usize) -> bool {
    reading.is(of, Word::Of)
        && (of + 1..of + 3).any(|at| {
            reading.is(at, Word::All) || month(reading, at).is_some() || reading.entry(at).unit().is_some()
        })
}

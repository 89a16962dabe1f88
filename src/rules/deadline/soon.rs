//! Words for soon: `at once`, `without delay`, `as soon as possible`, `by the end of the week`.

use super::super::condition::phrase::end_of_possible;
use super::start;
use crate::text::key::{Key, KeySet, keys};
use crate::text::lexicon::{Word, WordSet};
use crate::text::tokens::{Gap, Reading};
use crate::text::units::Unit;

/// The words that begin what says that something is due soon.
pub(in crate::rules) const SOON: WordSet = WordSet::of(&[
    Word::Immediately,
    Word::At,
    Word::Without,
    Word::Asap,
    Word::Promptly,
    Word::As,
    Word::In,
    Word::On,
    Word::By,
    Word::Before,
    Word::Until,
    Word::No,
    Word::Not,
]);

/// The words that begin `straight away` and `right away`, which no small word does.
pub(in crate::rules) const AWAY: KeySet<2> = keys(["right", "straight"]);

/// Returns where words such as `at once` end that begin at a token, and a key that is equal for those of one meaning.
pub(in crate::rules) fn soon(reading: &Reading, at: usize) -> Option<(usize, Key)> {
    let now = |last| Some((last, Key::of_numbers(&[11])));
    if reading.is_any(at, &AWAY) {
        return reading
            .is_any(at + 1, &const { keys(["away"]) })
            .then(|| now(at + 1))
            .flatten();
    }
    let early = |last| Some((last, Key::of_numbers(&[12])));
    match reading.word(at)? {
        Word::By | Word::Before | Word::Until => end_of_time(reading, at + 1),
        // `no later than the end of the week`.
        Word::No | Word::Not if reading.is(at + 1, Word::Later) && reading.is(at + 2, Word::Than) => {
            end_of_time(reading, at + 3)
        }
        // `an immediate attack`, `its immediate neighbours`.
        Word::Immediately if reading.is_any(at + 1, &NOT_DONE) => None,
        Word::Immediately => now(at),
        Word::At if reading.is(at + 1, Word::Once) => now(at + 1),
        Word::On if reading.is(at + 1, Word::The) => start::day_of(reading, at + 2),
        // `without undue delay`.
        Word::Without if reading.is(at + 1, Word::Delay) => now(at + 1),
        Word::Without if reading.is(at + 2, Word::Delay) => now(at + 2),
        Word::At if reading.is(at + 1, Word::The) && reading.is(at + 2, Word::Earliest) => {
            // `at the earliest possible date`, `at the earliest opportunity`.
            let possible = at + 2 + usize::from(reading.is(at + 3, Word::Possible));
            let time = reading
                .tokens
                .get(possible + 1)
                .is_some_and(|next| next.gap == Gap::Space)
                && reading.is_any(possible + 1, &TIMES);
            early(possible + usize::from(time))
        }
        Word::Asap | Word::Promptly => early(at),
        Word::As if reading.is(at + 1, Word::Soon) && reading.is(at + 2, Word::As) => {
            early(end_of_possible(reading, at + 3)?)
        }
        // `in the shortest possible time`.
        Word::In if reading.is_any(at + 2, &const { keys(["shortest"]) }) => {
            let time = at + 3 + usize::from(reading.is(at + 3, Word::Possible));
            reading.is_any(time, &TIMES).then(|| early(time))?
        }
        _ => None,
    }
}

/// What may be immediate and is nothing that anybody does in time.
const NOT_DONE: KeySet<14> = keys([
    "aftermath",
    "attack",
    "attacks",
    "danger",
    "environs",
    "families",
    "family",
    "neighborhood",
    "neighbourhood",
    "neighbors",
    "neighbours",
    "relatives",
    "threat",
    "vicinity",
]);

/// Reads `the end of the week`, `the end of this year` and `year's end` that begin at a token: where it ends, and a key.
fn end_of_time(reading: &Reading, at: usize) -> Option<(usize, Key)> {
    let time = |at: usize| reading.entry(at).unit().filter(|(unit, _)| unit.is_time());
    let ends = |at: usize| reading.is_any(at, &const { keys(["ends"]) });
    let (last, (unit, number), is_next) = if ends(at + 2) && reading.is(at, Word::The) {
        // `before the year ends`.
        (at + 2, time(at + 1)?, false)
    } else if reading.is(at, Word::The) && reading.is(at + 2, Word::Be) && reading.is_any(at + 3, &OUT) {
        // `before the year is out`.
        (at + 3, time(at + 1)?, false)
    } else if reading.is(at + 1, Word::End) && time(at).is_some() {
        (at + 1, time(at)?, false)
    } else if reading.is(at, Word::The) && reading.is(at + 1, Word::End) && reading.is(at + 2, Word::Of) {
        let is_led = matches!(reading.word(at + 3), Some(Word::The | Word::That | Word::Next));
        (
            at + 4,
            time(at + 4).filter(|_| is_led)?,
            reading.is(at + 3, Word::Next),
        )
    } else {
        return None;
    };
    let is_months = matches!(unit, Unit::Months);
    let numbers = [13, u64::from(is_next), u64::from(is_months), u64::from(number)];
    Some((last, Key::of_numbers(&numbers)))
}

/// What a time is once it has ended.
const OUT: KeySet<2> = keys(["out", "over"]);

/// What may follow `at the earliest possible`.
const TIMES: KeySet<4> = keys(["time", "date", "moment", "opportunity"]);

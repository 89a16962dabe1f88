//! Passages referred to: `Article 5`, `Annex II`, `phase two`, `the third phase`, `resolution 2803 (2025)`,
//! `resolution 242 of 1967`, `Article 5(2)`.

use super::super::dates;
use super::super::decimal::{Decimal, Separator, read_digits};
use super::super::key::Key;
use super::super::lexicon::{self, Entry, Word};
use super::super::tokens::{Gap, Meaning, Reading, Shape};
use super::super::units::{Reference, Unit};
use super::number::read_printed;
use super::{Found, Value, found};

/// Reads `Article 5`, `points 10a`, `phase two`.
pub(super) fn read_reference(reading: &Reading, at: usize, reference: Reference) -> Option<Found> {
    let next = reading.tokens.get(at + 1)?;
    if next.gap != Gap::Space {
        return None;
    }
    // `phase two thirds of the way`: the number belongs to what follows it.
    let goes_on = matches!(
        reading.word(at + 2),
        Some(Word::Third | Word::Quarter | Word::Dozen)
    ) || reading.entry(at + 2).multiplier().is_some();
    let number = if let Some(number) = reading.entry(at + 1).number().filter(|_| !goes_on) {
        of_value(Decimal::whole(number))
    } else if next.shape == Shape::Digits {
        passage_number(reading, at + 1)
    } else {
        of_value(Decimal::whole(roman(reading.text(at + 1))?))
    };
    let value = Value::Reference(reference, number);
    // `resolution 2803 (2025)`: the year only tells where to look.
    if reading.tokens.get(at + 2).is_some() && is_bracketed(reading, at + 2, 4..=4) {
        let year = &reading.tokens[at + 2];
        return Some(Found {
            end: year.end + 1,
            ..found(reading, at, 3, value)
        });
    }
    // `resolution 242 of 1967`.
    let of_year = reference == Reference::Resolution
        && reading.is(at + 2, Word::Of)
        && dates::read(reading, at + 3).is_some_and(|(date, _)| date.is_year());
    Some(found(reading, at, if of_year { 4 } else { 2 }, value))
}

/// Returns the key of a number that refers.
fn of_value(number: Decimal) -> Key {
    Key::of_numbers(&number.parts())
}

/// Returns the key of a printed number that refers: its value, or the word itself for `10a` and `3.1.2`.
fn passage_number(reading: &Reading, at: usize) -> Key {
    let printed =
        read_digits(reading.text(at), Separator::Thousands).filter(|printed| printed.suffix.is_empty());
    printed.map_or(reading.tokens[at].key, |printed| of_value(printed.number))
}

/// Tells whether a token stands alone in round brackets and is a number of so many digits.
fn is_bracketed(reading: &Reading, at: usize, digits: std::ops::RangeInclusive<usize>) -> bool {
    let token = &reading.tokens[at];
    let text = reading.text(at);
    reading.gap_text(at).trim_start() == "("
        && digits.contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && reading.pieces[token.piece as usize][token.end as usize..].starts_with(')')
}

/// Reads a Roman number in capitals up to 39, as passages have them: `Annex II`, `Chapter VII`. Past it single
/// letters (`Annex C`, `Appendix L`) are letters.
fn roman(text: &str) -> Option<u32> {
    let value = |letter: u8| match letter {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        _ => None,
    };
    let letters = text.as_bytes();
    let mut total = 0;
    for (at, letter) in letters.iter().enumerate() {
        let here = value(*letter)?;
        let next = letters.get(at + 1).copied().and_then(value).unwrap_or(0);
        total = if here < next {
            total + next - 2 * here
        } else {
            total + here
        };
    }
    (1..=LONGEST_ROMAN).contains(&letters.len()).then_some(total)
}

/// Thirty-eight takes seven letters, more than any other number below forty.
const LONGEST_ROMAN: usize = 7;

/// Reads the 2 of `Article 5(2)`, which is `Article 5, paragraph 2`.
pub(super) fn read_bracketed_paragraph(reading: &Reading, at: usize) -> Option<Found> {
    if !is_bracketed(reading, at, 1..=2) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let (word, _) = reading.text(before).split_once(' ')?;
    let follows_reference = matches!(reading.tokens[before].meaning, Meaning::Value(_))
        && matches!(lexicon::entry(Key::of(word)), Entry::Reference(_));
    let value = Value::Reference(Reference::Paragraph, passage_number(reading, at));
    follows_reference.then(|| found(reading, at, 1, value))
}

/// Reads `the third phase` like `phase 3`.
pub(super) fn read_ordinal_reference(reading: &Reading, at: usize) -> Option<Found> {
    let Entry::Reference(reference) = reading.entry(at + 1) else {
        return None;
    };
    let number = match reading.entry(at).ordinal() {
        Some(number) => number,
        None if reading.tokens[at].shape == Shape::Digits => {
            let printed = read_printed(reading, at).filter(|number| number.unit == Unit::Ordinal)?;
            printed.value.as_whole(MAX_ORDINAL)?
        }
        None => return None,
    };
    if reading.tokens[at + 1].gap != Gap::Space {
        return None;
    }
    let number = Key::of_numbers(&Decimal::whole(number).parts());
    Some(found(reading, at, 2, Value::Reference(reference, number)))
}

/// Phases, articles and points are not counted past it.
const MAX_ORDINAL: u32 = 9_999;

//! How often: `once a month`, `twice a year`.

use super::super::lexicon::Word;
use super::super::tokens::{Gap, Reading};

/// Returns the number of `once`, `twice` and `thrice`.
pub(super) fn times(reading: &Reading, at: usize) -> Option<u32> {
    if reading.is(at, Word::Once) {
        return Some(1);
    }
    let number = reading.entry(at).number()?;
    ["twice", "thrice"]
        .iter()
        .any(|word| reading.text(at).eq_ignore_ascii_case(word))
        .then_some(number)
}

/// Tells whether `once` or `twice` says how often: `once a month`, not `once a month has passed`, `at once` or `twice the
/// size`.
pub(super) fn is_how_often(reading: &Reading, at: usize) -> bool {
    let is_led = at
        .checked_sub(1)
        .is_none_or(|before| reading.begins(at) || reading.is(before, Word::At));
    let is_rate = matches!(reading.word(at + 1), Some(Word::A | Word::Per | Word::All))
        && (reading.is(at + 2, Word::Quarter)
            || (reading.entry(at + 2).unit()).is_some_and(|(unit, _)| unit.is_time()));
    let ends = reading
        .tokens
        .get(at + 3)
        .is_none_or(|next| next.gap >= Gap::Comma)
        || matches!(
            reading.word(at + 3),
            Some(
                Word::In
                    | Word::At
                    | Word::On
                    | Word::And
                    | Word::Or
                    | Word::For
                    | Word::With
                    | Word::By
                    | Word::To
                    | Word::Until
                    | Word::From
                    | Word::Inside
            )
        );
    !is_led && is_rate && ends
}

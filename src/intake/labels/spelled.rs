//! Numbers of labels in words: `Point One:`, `Article premier`, `Article 1er`, `Punto primero`.
//!
//! They are read only behind a word such as `Point` or `Article`; elsewhere `One` begins a sentence. English counts up to
//! ninety-nine; of other languages the first number is known, which is the one that treaties spell.

use super::core::Core;
use super::{Numeral, Prefix};
use crate::intake::count;

/// How other languages spell the first number of articles.
const FIRST: [&str; 12] = [
    "premier",
    "première",
    "primero",
    "primera",
    "primer",
    "primo",
    "prima",
    "primeiro",
    "erster",
    "первый",
    "первая",
    "перша",
];

/// How French ends the number of its first article: `Article 1er`.
const FRENCH_ENDINGS: [&str; 3] = ["er", "re", "ère"];

/// The longest spelled number in bytes: `seventy-seven`, and `première` in letters of two bytes.
const LONGEST: usize = 16;

/// Tells whether a text may begin with a spelled number, by its first letter; most lines are out at once.
pub(super) fn may_begin(text: &str) -> bool {
    text.starts_with(|first: char| "oOtTfFsSeEnNpPпПuU".contains(first))
}

/// Reads a spelled number at the beginning of a text.
pub(super) fn core(text: &str) -> Option<Core<'_>> {
    let is_of_number = |sign: char| sign.is_alphabetic() || sign == '-';
    let end = text.find(|sign| !is_of_number(sign)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let value = value(word.trim_end_matches('-'))?;
    Some(Core {
        prefix: Prefix::default(),
        meanings: [Some((Numeral::Digits, value)), None, None],
        letters: "",
        rest: if word.ends_with('-') {
            &text[end - 1..]
        } else {
            rest
        },
    })
}

fn value(word: &str) -> Option<u32> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    if FIRST.contains(&word.as_str()) {
        return Some(1);
    }
    let parts: Vec<&str> = word.split('-').collect();
    let (number, used) = count::number(&parts)?;
    let whole = used == parts.len() && number > 0;
    u32::try_from(number).ok().filter(|_| whole)
}

/// Takes the ending off the number of a first article: `Article 1er`.
pub(super) fn without_ending<'a>(core: Core<'a>) -> Core<'a> {
    let is_first = matches!(core.meanings[0], Some((Numeral::Digits, 1)));
    let mut endings = FRENCH_ENDINGS.iter().filter(|_| is_first);
    let rest = endings.find_map(|ending| {
        let rest = core.rest.strip_prefix(ending)?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
    });
    Core {
        rest: rest.unwrap_or(core.rest),
        ..core
    }
}

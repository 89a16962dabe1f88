//! The number or the letters inside a label: `6`, `1.2`, `10a`, `10(a)`, `iv`, `б`, `六`.

use super::{MAX_READINGS, Numeral, Prefix};
use crate::intake::numerals;

/// What stands between the signs of a label.
pub(super) struct Core<'a> {
    pub(super) prefix: Prefix,
    pub(super) meanings: [Option<(Numeral, u32)>; MAX_READINGS],
    pub(super) letters: &'a str,
    pub(super) rest: &'a str,
}

pub(super) fn core(text: &str) -> Option<Core<'_>> {
    if let Some((value, taken)) = numerals::digits(text) {
        return digits_core(text, value, taken);
    }
    if let Some((value, taken)) = numerals::chinese(text) {
        return Some(Core {
            prefix: Prefix::default(),
            meanings: [Some((Numeral::Chinese, value)), None, None],
            letters: "",
            rest: &text[taken..],
        });
    }
    letters_core(text, Prefix::default())
}

/// Reads `6`, `1.2`, `10a`, `10(a)`.
fn digits_core(text: &str, first: u32, taken: usize) -> Option<Core<'_>> {
    let mut prefix = Prefix::default();
    let mut value = first;
    let mut rest = &text[taken..];
    while let Some(after) = rest.strip_prefix('.') {
        let Some((next, taken)) = numerals::digits(after) else {
            break;
        };
        // `1.000` and `3.05` are amounts.
        if after.starts_with('0') {
            return None;
        }
        prefix = prefix.with(value)?;
        value = next;
        rest = &after[taken..];
    }
    let bracketed = rest
        .strip_prefix('(')
        .filter(|inner| inner.find(')').is_some_and(|end| (1..=4).contains(&end)));
    let letters = bracketed.unwrap_or(rest);
    if letters.starts_with(|next: char| next.is_alphabetic() && !is_ideograph(next))
        && let Some(inner) = letters_core(letters, prefix.with(value)?)
    {
        // `10a.`, `10a)` and `10(a)` are labels; `10am` and `1A company` are not.
        if inner.rest.starts_with(['.', ')', ':']) {
            return Some(inner);
        }
    }
    Some(Core {
        prefix,
        meanings: [Some((Numeral::Digits, value)), None, None],
        letters: "",
        rest,
    })
}

fn is_ideograph(character: char) -> bool {
    ('\u{3040}'..='\u{30FF}').contains(&character) || ('\u{3400}'..='\u{9FFF}').contains(&character)
}

/// Reads a roman number or one letter. A single `i` or `I` is roman first, any other letter is a letter first.
fn letters_core(text: &str, prefix: Prefix) -> Option<Core<'_>> {
    let first = text.chars().next()?;
    let roman = numerals::roman(text);
    let length = roman.map_or(first.len_utf8(), |(_, taken)| taken);
    // A letter inside a word is no label; most lines of a text begin with a word and end here.
    if text[length..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let single = length == first.len_utf8();
    let case = if first.is_ascii_uppercase() {
        Numeral::RomanUpper
    } else {
        Numeral::RomanLower
    };
    let roman = roman.map(|(value, _)| (case, value));
    let roman_first = roman.filter(|_| !single || first.eq_ignore_ascii_case(&'i'));
    let roman_last = roman.filter(|_| roman_first.is_none());
    let letters = numerals::letter(first).filter(|_| single);
    let letters = letters.map(|(alphabet, place)| (Numeral::Letter(alphabet), place));
    let mut meanings = [None; MAX_READINGS];
    for (slot, meaning) in meanings
        .iter_mut()
        .zip(roman_first.into_iter().chain(letters).chain(roman_last))
    {
        *slot = Some(meaning);
    }
    meanings[0]?;
    let (letters, rest) = text.split_at(length);
    Some(Core {
        prefix,
        meanings,
        letters,
        rest,
    })
}

//! Cuts a text into words, and brings a word into the form in which words are compared.
//!
//! A word is what Unicode Standard Annex 29 calls one, if it holds a letter or a digit; punctuation and spaces
//! are nobody's word. What two words *mean* (figures, dates, stems) is left to the modules beside this one.
//!
//! Cost: linear in time, no allocation. A stretch without a space is cut by a small table when it is ASCII and by
//! the full algorithm when it is not; a property test proves that both agree. Cutting at spaces first is safe,
//! because a space is a word boundary; only where a combining mark follows a space would the standard count the
//! space to the word of the mark.

use unicode_segmentation::UnicodeSegmentation;

/// Where a word stands in its text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Word {
    /// Returns the word as it is written.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// Returns the words of a text in reading order.
pub fn words(text: &str) -> Vec<Word> {
    // English and its neighbours have a word every six to seven bytes; a wrong guess costs one reallocation.
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    each_word(text, |word| found.push(word));
    found
}

/// Calls `visit` for every word of a text in reading order.
pub fn each_word(text: &str, mut visit: impl FnMut(Word)) {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if is_gap(bytes[start]) {
            start += 1;
            continue;
        }
        let mut end = start;
        let mut seen = 0;
        while end < bytes.len() && !is_gap(bytes[end]) {
            seen |= bytes[end];
            end += 1;
        }
        if seen.is_ascii() {
            ascii_words(bytes, start, end, &mut visit);
        } else {
            for (offset, word) in text[start..end].unicode_word_indices() {
                visit(Word {
                    start: start + offset,
                    end: start + offset + word.len(),
                });
            }
        }
        start = end;
    }
}

/// Writes the comparable form of a word into `form`: lower case, one kind of apostrophe, letters and their marks
/// composed, invisible signs left out.
pub fn comparable(word: &str, form: &mut String) {
    form.clear();
    if word.is_ascii() {
        form.push_str(word);
        form.make_ascii_lowercase();
        return;
    }
    for letter in word.chars() {
        if is_invisible(letter) {
            continue;
        }
        if let Some(composed) = form.chars().next_back().and_then(|base| compose(base, letter)) {
            form.pop();
            form.push(composed);
            continue;
        }
        match letter {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{02bc}' | '\u{ff07}' => form.push('\''),
            _ => form.extend(letter.to_lowercase()),
        }
    }
}

/// Tells whether a byte is white space at which a text may be cut before its words are looked for.
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// What an ASCII byte is to the rules of word boundaries.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// The underscore, which joins whatever stands beside it.
    Joiner,
    /// The colon, which joins letters.
    MiddleOfLetters,
    /// The comma and the semicolon, which join digits.
    MiddleOfDigits,
    /// The full stop and the apostrophe, which join letters or digits.
    MiddleOfBoth,
    Other,
}

/// The class of every ASCII byte.
const CLASSES: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        let sign = byte as u8;
        classes[byte] = match sign {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Joiner,
            b':' => Class::MiddleOfLetters,
            b',' | b';' => Class::MiddleOfDigits,
            b'.' | b'\'' => Class::MiddleOfBoth,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// Calls `visit` for the words of an ASCII stretch without spaces.
fn ascii_words(bytes: &[u8], from: usize, to: usize, visit: &mut impl FnMut(Word)) {
    let class = |at: usize| {
        if at < to {
            CLASSES[usize::from(bytes[at])]
        } else {
            Class::Other
        }
    };
    let mut at = from;
    while at < to {
        if !matches!(class(at), Class::Letter | Class::Digit | Class::Joiner) {
            at += 1;
            continue;
        }
        let start = at;
        let mut last = class(at);
        let mut alphanumeric = last != Class::Joiner;
        at += 1;
        loop {
            let here = class(at);
            match here {
                Class::Letter | Class::Digit | Class::Joiner => {
                    alphanumeric |= here != Class::Joiner;
                    last = here;
                    at += 1;
                }
                Class::MiddleOfLetters | Class::MiddleOfDigits | Class::MiddleOfBoth
                    if last == class(at + 1) && joins(here, last) =>
                {
                    at += 2;
                }
                Class::MiddleOfLetters | Class::MiddleOfDigits | Class::MiddleOfBoth | Class::Other => break,
            }
        }
        if alphanumeric {
            visit(Word { start, end: at });
        }
    }
}

/// Tells whether a sign between two letters or two digits keeps them in one word.
fn joins(middle: Class, sides: Class) -> bool {
    match sides {
        Class::Letter => matches!(middle, Class::MiddleOfLetters | Class::MiddleOfBoth),
        Class::Digit => matches!(middle, Class::MiddleOfDigits | Class::MiddleOfBoth),
        Class::Joiner
        | Class::MiddleOfLetters
        | Class::MiddleOfDigits
        | Class::MiddleOfBoth
        | Class::Other => false,
    }
}

/// Tells whether a letter is a soft hyphen or another sign that a reader does not see.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// The letters that a mark composes with, and what they become: those of the Latin and Cyrillic alphabets in use in
/// Europe. Other scripts are compared as they are written; the full tables of Unicode are not worth their size here.
const COMPOSITIONS: [(char, &str, &str); 11] = [
    ('\u{300}', "aeiounwyеи", "àèìòùǹẁỳѐѝ"),
    ('\u{301}', "aeiouyclnrszгк", "áéíóúýćĺńŕśźѓќ"),
    ('\u{302}', "aeioucghjswy", "âêîôûĉĝĥĵŝŵŷ"),
    ('\u{303}', "anoiu", "ãñõĩũ"),
    ('\u{304}', "aeiouи", "āēīōūӣ"),
    ('\u{306}', "aeigouиу", "ăĕĭğŏŭйў"),
    ('\u{307}', "cegz", "ċėġż"),
    ('\u{308}', "aeiouyеі", "äëïöüÿёї"),
    ('\u{30a}', "au", "åů"),
    ('\u{30c}', "cdenrstz", "čďěňřšťž"),
    ('\u{327}', "cst", "çşţ"),
];

/// Returns the one letter that a lower-case letter and a mark after it make together.
fn compose(base: char, mark: char) -> Option<char> {
    if !('\u{300}'..='\u{327}').contains(&mark) {
        return None;
    }
    let (_, bases, composed) = COMPOSITIONS.iter().find(|(of, _, _)| *of == mark)?;
    let place = bases.chars().position(|letter| letter == base)?;
    composed.chars().nth(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| word.of(text)).collect()
    }

    fn form(word: &str) -> String {
        let mut form = String::new();
        comparable(word, &mut form);
        form
    }

    #[test]
    fn words_keep_figures_and_apostrophes_whole() {
        assert_eq!(
            cut("Ukraine's armed forces: 600,000 (peacetime) by 2026-01-31."),
            [
                "Ukraine's",
                "armed",
                "forces",
                "600,000",
                "peacetime",
                "by",
                "2026",
                "01",
                "31"
            ]
        );
    }

    #[test]
    fn words_of_other_scripts_are_found() {
        assert_eq!(cut("Збройні сили — 600 тис."), ["Збройні", "сили", "600", "тис"]);
    }

    #[test]
    fn comparable_form_ignores_case_quotes_and_composition() {
        assert_eq!(form("Ukraine’s"), "ukraine's");
        assert_eq!(form("Ма\u{0438}\u{0306}дан"), form("МАЙДАН"));
        assert_eq!(form("cafe\u{301}"), "café");
        assert_eq!(form("co\u{ad}operation"), "cooperation");
    }

    #[test]
    fn every_composition_has_as_many_results_as_bases() {
        for (mark, bases, composed) in COMPOSITIONS {
            assert_eq!(
                bases.chars().count(),
                composed.chars().count(),
                "U+{:04X}",
                u32::from(mark)
            );
        }
    }

    /// Signs at which the rules of word boundaries differ, so that random texts meet them often.
    const SIGNS: &str = "[a-c0-2_:;,.' \\n\\t\"()é’ії\u{301}\u{200d}א漢ァ🇺🇦-]{0,24}";

    proptest! {
        #[test]
        fn words_are_those_of_the_standard(text in SIGNS) {
            let expected: Vec<Word> = text
                .unicode_word_indices()
                .map(|(start, word)| Word { start, end: start + word.len() })
                .collect();
            prop_assert_eq!(words(&text), expected);
        }

        #[test]
        fn words_are_those_of_the_standard_in_any_text(text in any::<String>()) {
            let expected: Vec<&str> =
                text.unicode_words().map(|word| word.trim_start_matches(|sign: char| sign.is_ascii_whitespace())).collect();
            prop_assert_eq!(cut(&text), expected);
        }

        #[test]
        fn comparable_form_is_its_own_comparable_form(word in "[A-Za-zÀ-ÿА-я’\u{301}\u{306}]{0,8}") {
            let once = form(&word);
            prop_assert_eq!(form(&once), once);
        }
    }
}

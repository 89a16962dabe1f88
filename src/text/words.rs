//! Cuts a text into words.
//!
//! A word is what Unicode Standard Annex 29 calls one, if it holds a letter or a digit; punctuation and spaces
//! are nobody's word. What two words *mean* (figures, dates, stems) is left to the modules beside this one, as is the
//! form in which words are compared.
//!
//! Cost: linear in time, no allocation; letters up to a space are a word, which settles
//! nine words in ten of English. Any other stretch without a space is cut by a small table when it is ASCII and by the full
//! algorithm when it is not; a property test proves that all three agree. Cutting at spaces first is safe,
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
        let mut end = end_of_letters(bytes, start);
        if let Some(next) = after_plain_word(bytes, end) {
            if end > start {
                visit(Word { start, end });
            }
            start = next;
            continue;
        }
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

/// Returns where the ASCII letters end that begin at a place. Letters are looked at eight at a time, since this loop
/// passes over nearly every byte of a text: one byte at a time it took two fifths of the cutting.
#[inline]
fn end_of_letters(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(eight) = bytes[end..].first_chunk() {
        let n_letters = n_letters_at_start(*eight);
        end += n_letters;
        if n_letters < eight.len() {
            return end;
        }
    }
    while end < bytes.len() && bytes[end].is_ascii_alphabetic() {
        end += 1;
    }
    end
}

/// Returns how many of eight bytes are ASCII letters before the first one that is not.
fn n_letters_at_start(bytes: [u8; 8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH_BITS: u64 = EACH * 0x80;
    let bytes = u64::from_le_bytes(bytes);
    // Capitals become small; the highest bit, which letters do not have, makes room for a carry: adding to each byte sets
    // it exactly when the byte is past a border.
    let small = (bytes | (EACH * 0x20)) & !HIGH_BITS;
    let from_a = small + EACH * u64::from(0x80 - b'a');
    let past_z = small + EACH * u64::from(0x80 - b'z' - 1);
    let others = (!from_a | past_z | bytes) & HIGH_BITS;
    others.trailing_zeros() as usize / 8
}

/// Returns where to go on when a stretch of letters ends a word for certain: at white space or the end of the text, or at
/// a sign before these. No such sign joins what stands on either side of it when one side is empty.
fn after_plain_word(bytes: &[u8], end: usize) -> Option<usize> {
    let gap_at = |at: usize| bytes.get(at).is_none_or(|byte| is_gap(*byte));
    if gap_at(end) {
        return Some(end + 1);
    }
    let ends_here = matches!(bytes[end], b',' | b'.' | b';' | b':' | b')') && gap_at(end + 1);
    ends_here.then_some(end + 2)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| word.of(text)).collect()
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
    }
}

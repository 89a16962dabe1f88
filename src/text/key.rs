//! Keys: one number a word, equal for words that a reader takes to be the same.
//!
//! Case, the kind of apostrophe and invisible signs do not count. A key is 64 bits of a mixing hash, so words are
//! compared without touching their letters; [`same_word`] settles a doubt. Stems are rough on purpose: they bring
//! `withdraws` and `withdrawing` together where a rule asks whether both sides speak
//! of the same act, and nothing that a reader sees is made of them.
//!
//! Cost: linear in the letters, no allocation.

/// The comparable form of a word or of a value, as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

/// Odd, with its bits well spread (the golden ratio in 64 bits), so that a product moves every bit upwards.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key {
    /// The key of nothing, to which letters are added.
    const EMPTY: u64 = 0x51_7cc1_b727_220a;

    /// Returns the key of a word.
    pub fn of(word: &str) -> Self {
        let mut state = Self::EMPTY;
        if word.is_ascii() {
            for byte in word.bytes() {
                state = add(state, u64::from(byte.to_ascii_lowercase()));
            }
        } else {
            for letter in folded(word) {
                state = add(state, u64::from(u32::from(letter)));
            }
        }
        Self(finish(state))
    }

    /// Returns the key of a value that is made of numbers, never equal to that of a word but by chance.
    pub fn of_numbers(numbers: &[u64]) -> Self {
        let mut state = !Self::EMPTY;
        for number in numbers {
            state = add(state, *number);
        }
        Self(finish(state))
    }

    /// Returns the number itself.
    pub fn number(self) -> u64 {
        self.0
    }
}

/// Adds one letter or number to a key under way.
fn add(state: u64, item: u64) -> u64 {
    (state.rotate_left(23) ^ item).wrapping_mul(MULTIPLIER)
}

/// Lets the high bits, which know all letters, reach the low ones.
fn finish(state: u64) -> u64 {
    state ^ (state >> 29)
}

/// Returns the letters of a word as they are compared.
fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars()
        .filter(|letter| !is_invisible(*letter))
        .flat_map(|letter| straight(letter).to_lowercase())
}

/// Tells whether a sign is there for the typesetter only: soft hyphen, joiners, direction marks.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Returns the typewriter's apostrophe for every kind of it.
fn straight(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ff07}' => '\'',
        other => other,
    }
}

/// Tells whether two words are the same but for case, apostrophes and invisible signs.
pub fn same_word(one: &str, other: &str) -> bool {
    one == other || folded(one).eq(folded(other))
}

/// Returns a word without the `'s` or `'` of possession.
pub fn without_possessive(word: &str) -> &str {
    for ending in ["'s", "\u{2019}s", "'S", "\u{2019}S", "'", "\u{2019}"] {
        if let Some(rest) = word.strip_suffix(ending) {
            return rest;
        }
    }
    word
}

/// Returns the key of the stem of a word: equal for the regular forms of one English verb or noun.
pub fn stem(word: &str) -> Key {
    let word = without_possessive(word);
    let bytes = word.as_bytes();
    if !word.is_ascii() || bytes.len() < 4 {
        return Key::of(word);
    }
    let ends = |ending: &[u8]| {
        bytes.len() >= ending.len() + 3 && bytes[bytes.len() - ending.len()..].eq_ignore_ascii_case(ending)
    };
    let mut length = bytes.len();
    let mut replaced = None;
    let mut silent_e = true;
    if ends(b"ies") || ends(b"ied") {
        length -= 3;
        replaced = Some(b'y');
    } else if ends(b"ing") {
        length -= 3;
    } else if ends(b"ed") || ends(b"es") {
        length -= 2;
        silent_e = false;
    } else if ends(b"s") && !ends(b"ss") {
        length -= 1;
    }
    if replaced.is_none() {
        if silent_e && length > 3 && bytes[length - 1].eq_ignore_ascii_case(&b'e') {
            length -= 1;
        }
        // "stopped" and "stop", "passes" and "pass": a doubled last letter counts once.
        if length > 3 && bytes[length - 1].eq_ignore_ascii_case(&bytes[length - 2]) {
            length -= 1;
        }
    }
    let mut state = Key::EMPTY;
    for byte in bytes[..length].iter().copied().chain(replaced) {
        state = add(state, u64::from(byte.to_ascii_lowercase()));
    }
    Key(finish(state))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_do_not_count() {
        assert_eq!(Key::of("Ukraine's"), Key::of("ukraine\u{2019}s"));
        assert_eq!(Key::of("КИЇВ"), Key::of("київ"));
        assert_ne!(Key::of("army"), Key::of("arms"));
        assert!(same_word("co\u{ad}operation", "Cooperation"));
        assert!(!same_word("army", "arms"));
    }

    #[test]
    fn the_forms_of_a_verb_share_a_stem() {
        for forms in [
            ["leave", "leaves", "leaving"],
            ["limit", "limits", "limited"],
            ["invade", "invades", "invaded"],
            ["stop", "stops", "stopped"],
            ["agree", "agrees", "agreed"],
            ["carry", "carries", "carried"],
            ["pass", "passes", "passed"],
        ] {
            assert_eq!(stem(forms[0]), stem(forms[1]), "{forms:?}");
            assert_eq!(stem(forms[0]), stem(forms[2]), "{forms:?}");
        }
        assert_ne!(stem("leave"), stem("live"));
        assert_ne!(stem("his"), stem("hi"));
    }
}

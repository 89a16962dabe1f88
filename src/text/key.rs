//! Keys: one number a word, equal for words that a reader takes to be the same.
//!
//! Case, the kind of apostrophe and invisible signs do not count. A key is 64 bits of a mixing hash, so words are
//! compared without touching their letters; [`super::fold::same_word`] settles a doubt. Stems are rough on purpose: they bring
//! `withdraws` and `withdrawing` together where a rule asks whether both sides speak
//! of the same act, and nothing that a reader sees is made of them.
//!
//! Cost: linear in the letters, no allocation.

use super::fold::folded;

/// The comparable form of a word or of a value, as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

/// Odd, with its bits well spread (the golden ratio in 64 bits), so that a product moves every bit upwards.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key {
    /// The key of nothing, to which letters are added.
    const EMPTY: u64 = 0x51_7cc1_b727_220a;

    /// Returns the key of a word.
    #[inline]
    pub fn of(word: &str) -> Self {
        let state = of_ascii(word.as_bytes()).unwrap_or_else(|| of_letters(word));
        Self(finish(state))
    }

    /// Returns the key of a word that is written in UTF-8 as [`folded`] writes it, so that tables of words can be laid out
    /// while the program is compiled.
    pub const fn of_folded(word: &[u8]) -> Self {
        let state = match of_ascii(word) {
            Some(state) => state,
            None => of_folded_letters(word),
        };
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
    pub const fn number(self) -> u64 {
        self.0
    }
}

/// The keys of some words: a list that tokens can be compared with without touching their letters.
#[derive(Debug)]
pub struct KeySet<const N: usize> {
    /// A bit for each key, which turns most other words away at once: with 20 keys, 24 of 25.
    bits: [u64; WORDS_OF_BITS],
    keys: [Key; N],
}

impl<const N: usize> KeySet<N> {
    /// Tells whether a key is one of them.
    #[inline]
    pub fn contains(&self, key: Key) -> bool {
        let (word, bit) = place(key);
        self.bits[word] & bit != 0 && self.keys.contains(&key)
    }

    /// Returns the keys.
    pub const fn keys(&self) -> &[Key; N] {
        &self.keys
    }
}

/// A power of two.
const WORDS_OF_BITS: usize = 8;

/// Returns the place of one bit in all, by the bits of a key that know all its letters.
const fn place(key: Key) -> (usize, u64) {
    let word = (key.0 >> 58) as usize % WORDS_OF_BITS;
    (word, 1 << (key.0 >> 52 & 63))
}

/// Returns the keys of some words that are written as [`folded`] writes them.
pub const fn keys<const N: usize>(words: [&str; N]) -> KeySet<N> {
    let mut keys = [Key(0); N];
    let mut at = 0;
    while at < N {
        keys[at] = Key::of_folded(words[at].as_bytes());
        at += 1;
    }
    set_of(keys)
}

/// Returns the keys of several lists, of which there are `N` together.
pub const fn union<const N: usize>(lists: &[&[Key]]) -> KeySet<N> {
    let mut keys = [Key(0); N];
    let (mut at, mut list) = (0, 0);
    while list < lists.len() {
        let mut number = 0;
        while number < lists[list].len() {
            keys[at] = lists[list][number];
            at += 1;
            number += 1;
        }
        list += 1;
    }
    assert!(at == N, "as many keys as the lists have");
    set_of(keys)
}

const fn set_of<const N: usize>(keys: [Key; N]) -> KeySet<N> {
    let mut bits = [0; WORDS_OF_BITS];
    let mut at = 0;
    while at < N {
        let (word, bit) = place(keys[at]);
        bits[word] |= bit;
        at += 1;
    }
    KeySet { bits, keys }
}

/// The highest bit of each of eight bytes, which ASCII leaves free.
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Returns the key under way of a word in ASCII, nothing for another word. A word of up to seven letters is taken as one
/// number, a longer one eight letters at a time, so that no letter is taken alone.
#[inline]
const fn of_ascii(word: &[u8]) -> Option<u64> {
    let letters = match *word {
        [_, _, _, _, _, _, _, _, ..] => return of_long_ascii(word),
        [_, _, _, _, ..] => match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
            (Some(first), Some(last)) => {
                (u32::from_le_bytes(*first) as u64) << 32 | u32::from_le_bytes(*last) as u64
            }
            (None, _) | (_, None) => return None,
        },
        [one, two, three] => (one as u64) << 16 | (two as u64) << 8 | three as u64,
        [one, two] => (one as u64) << 8 | two as u64,
        [one] => one as u64,
        [] => 0,
    };
    if letters & HIGH_BITS == 0 {
        Some(add(of_length(word), lower_case(letters)))
    } else {
        None
    }
}

/// Returns the key under way of a word of eight letters or more. The last eight may overlap the eight before them.
///
/// Not within [`of_ascii`], since three words in four are shorter, and the compiler would have them pay for the loop.
#[inline(never)]
const fn of_long_ascii(word: &[u8]) -> Option<u64> {
    let mut state = of_length(word);
    let (mut parts, _) = word.as_chunks::<8>();
    let mut seen = 0;
    while let [part, others @ ..] = parts {
        let letters = u64::from_le_bytes(*part);
        seen |= letters;
        state = add(state, lower_case(letters));
        parts = others;
    }
    let last = match word.last_chunk::<8>() {
        Some(last) => u64::from_le_bytes(*last),
        None => 0,
    };
    if (seen | last) & HIGH_BITS == 0 {
        Some(add(state, lower_case(last)))
    } else {
        None
    }
}

/// Returns what a key begins with: the length tells words apart whose letters make the same numbers.
const fn of_length(word: &[u8]) -> u64 {
    Key::EMPTY ^ (word.len() as u64).wrapping_mul(MULTIPLIER)
}

/// Returns the key under way of a word with letters outside ASCII that is written as [`folded`] writes it.
const fn of_folded_letters(word: &[u8]) -> u64 {
    let mut state = Key::EMPTY;
    let mut at = 0;
    while at < word.len() {
        // The first byte of a letter tells how many follow; each of these carries six bits.
        let (first, n_more) = match word[at] {
            byte @ 0..=0x7f => (byte, 0),
            byte @ 0x80..=0xdf => (byte & 0x1f, 1),
            byte @ 0xe0..=0xef => (byte & 0x0f, 2),
            byte @ 0xf0.. => (byte & 0x07, 3),
        };
        let mut letter = first as u64;
        let end = at + 1 + n_more;
        at += 1;
        while at < end {
            letter = letter << 6 | (word[at] & 0x3f) as u64;
            at += 1;
        }
        state = add(state, letter);
    }
    state
}

/// Returns the key under way of a word of any letters: that of its ASCII form when only an apostrophe or an
/// invisible sign sets it apart.
#[cold]
fn of_letters(word: &str) -> u64 {
    let mut ascii = [0; LONGEST_PLAIN];
    let mut length = 0;
    for letter in folded(word) {
        if !letter.is_ascii() || length == LONGEST_PLAIN {
            return folded(word).fold(Key::EMPTY, |state, letter| {
                add(state, u64::from(u32::from(letter)))
            });
        }
        ascii[length] = letter as u8;
        length += 1;
    }
    of_ascii(&ascii[..length]).expect("every letter is ASCII")
}

/// Longer words with a curly apostrophe or a soft hyphen are told apart from those without; no English word is.
const LONGEST_PLAIN: usize = 64;

/// Makes the capitals among eight ASCII bytes small, all at once: adding to each byte carries into its highest bit,
/// which ASCII leaves free, exactly when the byte is past a border.
const fn lower_case(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let from_a = bytes.wrapping_add(EACH * (0x80 - b'A' as u64));
    let past_z = bytes.wrapping_add(EACH * (0x80 - b'Z' as u64 - 1));
    bytes | ((from_a ^ past_z) & (EACH * 0x80)) >> 2
}

/// Adds one letter or number to a key under way.
const fn add(state: u64, item: u64) -> u64 {
    (state.rotate_left(23) ^ item).wrapping_mul(MULTIPLIER)
}

/// Lets the high bits, which know all letters, reach the low ones.
const fn finish(state: u64) -> u64 {
    state ^ (state >> 29)
}

/// Returns a word without the `'s` or `'` of possession.
pub fn without_possessive(word: &str) -> &str {
    let bytes = word.as_bytes();
    // Most words end here: only the ends of the forms below pass.
    let apostrophe = |byte: u8| byte == b'\'' || byte == 0x99;
    let may_have_one = match bytes {
        [.., before, b's' | b'S'] => apostrophe(*before),
        [.., last] => apostrophe(*last),
        [] => false,
    };
    if !may_have_one {
        return word;
    }
    for ending in ["'s", "\u{2019}s", "'S", "\u{2019}S", "'", "\u{2019}"] {
        if let Some(rest) = word.strip_suffix(ending) {
            return rest;
        }
    }
    word
}

/// The stem of a word, with its first letter, which settles most comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stem {
    first: u8,
    key: Key,
}

impl Stem {
    /// Returns the stem of a word: equal for the regular forms of one English verb or noun.
    pub fn of(word: &str) -> Self {
        let word = without_possessive(word);
        let first = first_letter(word);
        let bytes = word.as_bytes();
        if !word.is_ascii() || bytes.len() < 4 {
            return Self {
                first,
                key: Key::of(word),
            };
        }
        let (length, replaced) = stem_length(bytes);
        let kept = length.min(LONGEST_STEM - 1);
        let state = if replaced {
            let mut letters = [0; LONGEST_STEM];
            letters[..kept].copy_from_slice(&bytes[..kept]);
            letters[kept] = b'y';
            of_ascii(&letters[..=kept])
        } else {
            of_ascii(&bytes[..kept])
        };
        Self {
            first,
            key: Key(finish(state.expect("the word is ASCII"))),
        }
    }

    /// Returns the stem as a number, the same in every run.
    pub fn number(self) -> u64 {
        self.key.0
    }

    /// Tells whether words of this stem begin with that byte, in capitals or not.
    pub fn may_begin_with(self, first: u8) -> bool {
        self.first == first.to_ascii_lowercase()
    }

    /// Tells whether it is the stem of that word.
    pub fn is_of(self, word: &str) -> bool {
        self.first == first_letter(word) && self == Self::of(word)
    }
}

/// Longer stems are cut; the longest English words of plans have 18 letters.
const LONGEST_STEM: usize = 32;

/// Returns the first byte of a word, small.
fn first_letter(word: &str) -> u8 {
    word.as_bytes().first().map_or(0, u8::to_ascii_lowercase)
}

/// Returns how many letters of a word of four at least its stem keeps, and whether a `y` goes in place of the rest. Three
/// letters at least stand before an ending.
fn stem_length(bytes: &[u8]) -> (usize, bool) {
    let small = |from_end: usize| bytes[bytes.len() - from_end].to_ascii_lowercase();
    let mut length = bytes.len();
    let mut silent_e = true;
    match [small(3), small(2), small(1)] {
        [b'i', b'e', b's' | b'd'] if length >= 6 => return (length - 3, true),
        [b'i', b'n', b'g'] if length >= 6 => length -= 3,
        [_, b'e', b's' | b'd'] if length >= 5 => {
            length -= 2;
            silent_e = false;
        }
        [_, b's', b's'] if length >= 5 => {}
        [_, _, b's'] => length -= 1,
        _ => {}
    }
    if silent_e && length > 3 && bytes[length - 1].eq_ignore_ascii_case(&b'e') {
        length -= 1;
    }
    // "stopped" and "stop", "passes" and "pass": a doubled last letter counts once.
    if length > 3 && bytes[length - 1].eq_ignore_ascii_case(&bytes[length - 2]) {
        length -= 1;
    }
    (length, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_do_not_count() {
        assert_eq!(Key::of("Ukraine's"), Key::of("ukraine\u{2019}s"));
        assert_eq!(Key::of("КИЇВ"), Key::of("київ"));
        assert_ne!(Key::of("army"), Key::of("arms"));
        assert_eq!(Key::of("co\u{ad}operation"), Key::of("Cooperation"));
        assert_eq!(Key::of("cafe\u{301}"), Key::of("café"));
    }

    #[test]
    fn keys_differ_where_words_do() {
        // Words around the eight letters that are read at once, and each with one letter more.
        let words = [
            "a",
            "aa",
            "demilit",
            "demilita",
            "demilitar",
            "demilitarizations",
            "@[`{",
            "ABCXYZ",
            "aaaaaaaab",
            "aaaaaaaaaa",
            "aaaaaaaaaaa",
        ];
        for (number, word) in words.iter().enumerate() {
            assert_eq!(Key::of(word), Key::of(&word.to_lowercase()));
            for other in &words[number + 1..] {
                assert_ne!(Key::of(word), Key::of(other), "{word}, {other}");
            }
        }
        assert_ne!(Key::of("@"), Key::of("`"));
        assert_ne!(Key::of("["), Key::of("{"));
    }

    #[test]
    fn keys_of_folded_words_are_those_of_the_words() {
        for word in [
            "",
            "of",
            "war",
            "army",
            "treaty",
            "ceasefire",
            "security council",
            "für",
            "тысяч",
            "€",
            "𝒳y",
        ] {
            assert_eq!(Key::of_folded(word.as_bytes()), Key::of(word), "{word}");
        }
    }

    #[test]
    fn a_set_of_keys_holds_its_words_and_no_others() {
        const SET: KeySet<3> = keys(["consent", "approval", "für"]);
        for word in ["Consent", "APPROVAL", "für"] {
            assert!(SET.contains(Key::of(word)), "{word}");
        }
        for number in 0..1_000 {
            assert!(!SET.contains(Key::of(&format!("word{number}"))));
        }
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
            assert_eq!(Stem::of(forms[0]), Stem::of(forms[1]), "{forms:?}");
            assert_eq!(Stem::of(forms[0]), Stem::of(forms[2]), "{forms:?}");
        }
        assert_ne!(Stem::of("leave"), Stem::of("live"));
        assert_ne!(Stem::of("his"), Stem::of("hi"));
        assert!(Stem::of("join").is_of("Joins") && !Stem::of("join").is_of("Josh"));
    }
}

//! Gives every distinct word a small number, so that words are compared and counted as integers.
//!
//! Words are told apart by their [`Key`], 64 bits of a mixing hash, and not by their letters: two words that share a key
//! by a chance of one in billions would count as one here, and the comparison of words sets that right before a reader
//! sees it.
//!
//! Cost: one hash and on average about one comparison a word. The spellings stand behind one another in a single
//! string, written once for every distinct word. Numbers follow the order of first meeting; nothing that is printed
//! depends on the order of the table.

use super::fold::folded;
use super::key::Key;

/// The number of a word in its vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Token(pub u32);

impl Token {
    /// Returns the number as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The distinct words met so far.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    spellings: String,
    entries: Vec<Entry>,
    /// An open table of entry numbers, `EMPTY` where free; its length is zero or a power of two.
    slots: Vec<u32>,
}

/// Where the spelling of a word ends (it begins where the one before it ends), and its key.
#[derive(Debug, Clone, Copy)]
struct Entry {
    end: usize,
    key: Key,
}

/// A free slot; no vocabulary gets so many words, since a text of that size is refused when it is read.
const EMPTY: u32 = u32::MAX;

/// The first size of the table: a plan of 28 points has some 300 distinct words. The table doubles at half load.
const FIRST_SLOTS: usize = 1024;

impl Vocabulary {
    /// Returns the token of a word, a new one if no word that reads the same was met before.
    pub fn intern(&mut self, word: &str) -> Token {
        let key = Key::of(word);
        match self.find(key) {
            Some(token) => token,
            None => self.enter(key, |spellings| {
                if word.is_ascii() {
                    let start = spellings.len();
                    spellings.push_str(word);
                    spellings[start..].make_ascii_lowercase();
                } else {
                    spellings.extend(folded(word));
                }
            }),
        }
    }

    /// Returns the token of a word of another vocabulary.
    pub fn adopt(&mut self, other: &Self, token: Token) -> Token {
        let key = other.entries[token.index()].key;
        match self.find(key) {
            Some(token) => token,
            None => self.enter(key, |spellings| spellings.push_str(other.spelling(token))),
        }
    }

    /// Returns the token of a word, if one that reads the same was met.
    pub fn token(&self, word: &str) -> Option<Token> {
        self.find(Key::of(word))
    }

    /// Returns a word in the form in which words are compared.
    pub fn spelling(&self, token: Token) -> &str {
        let start = match token.index() {
            0 => 0,
            index => self.entries[index - 1].end,
        };
        &self.spellings[start..self.entries[token.index()].end]
    }

    /// Returns a hash of a word, the same in every vocabulary.
    pub fn hash(&self, token: Token) -> u32 {
        // The high bits of a key know all letters; see [`Key`].
        (self.entries[token.index()].key.number() >> 32) as u32
    }

    /// Returns how many distinct words there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether no word was met yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the token of a key, if a word of it was met before: nineteen times out of twenty in a long text.
    #[inline]
    fn find(&self, key: Key) -> Option<Token> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut place = first_place(key, mask);
        loop {
            let number = self.slots[place];
            if number == EMPTY {
                return None;
            }
            if self.entries[number as usize].key == key {
                return Some(Token(number));
            }
            place = (place + 1) & mask;
        }
    }

    /// Enters a word that was not met before.
    #[inline(never)]
    fn enter(&mut self, key: Key, spell: impl FnOnce(&mut String)) -> Token {
        spell(&mut self.spellings);
        self.entries.push(Entry {
            end: self.spellings.len(),
            key,
        });
        let number = u32::try_from(self.entries.len() - 1).expect("texts are below 4 GiB");
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        } else {
            put(&mut self.slots, key, number);
        }
        Token(number)
    }

    /// Doubles the table and puts every entry into its new slot.
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FIRST_SLOTS);
        self.slots.clear();
        self.slots.resize(size, EMPTY);
        for (number, entry) in (0..).zip(&self.entries) {
            put(&mut self.slots, entry.key, number);
        }
    }
}

/// Puts a number into the first free slot for a key.
fn put(slots: &mut [u32], key: Key, number: u32) {
    let mask = slots.len() - 1;
    let mut place = first_place(key, mask);
    while slots[place] != EMPTY {
        place = (place + 1) & mask;
    }
    slots[place] = number;
}

/// Returns the slot where the search for a key begins.
fn first_place(key: Key, mask: usize) -> usize {
    (key.number() >> 16) as usize & mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_read_the_same_are_one() {
        let mut vocabulary = Vocabulary::default();
        let token = vocabulary.intern("Ukraine\u{2019}s");
        assert_eq!(vocabulary.intern("ukraine's"), token);
        assert_eq!(vocabulary.spelling(token), "ukraine's");
        let other = vocabulary.intern("ukraine");
        assert_ne!(other, token);
        let mut second = Vocabulary::default();
        assert_eq!(second.adopt(&vocabulary, other), Token(0));
        assert_eq!(second.intern("UKRAINE"), Token(0));
        assert_eq!(second.hash(Token(0)), vocabulary.hash(other));
    }

    proptest! {
        #[test]
        fn tokens_are_equal_when_words_are(texts in prop::collection::vec("[a-d]{0,5}", 0..3000)) {
            let mut vocabulary = Vocabulary::default();
            let tokens: Vec<Token> = texts.iter().map(|text| vocabulary.intern(text)).collect();
            for (text, &token) in texts.iter().zip(&tokens) {
                prop_assert_eq!(vocabulary.spelling(token), text);
                prop_assert_eq!(vocabulary.intern(text), token);
            }
            let distinct: std::collections::BTreeSet<&String> = texts.iter().collect();
            prop_assert_eq!(vocabulary.len(), distinct.len());
        }
    }
}

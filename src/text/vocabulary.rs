//! Gives every distinct word a small number, so that words are compared and counted as integers.
//!
//! Cost: one hash and on average about one comparison a word. The spellings stand behind one another in a single
//! string and the table holds only their numbers, so that no word is allocated on its own. Numbers follow the
//! order of first meeting; nothing that is printed depends on the order of the table.

use std::hash::Hasher;

use rustc_hash::FxHasher;

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

/// Where the spelling of a word ends (it begins where the one before it ends), and its hash.
#[derive(Debug, Clone, Copy)]
struct Entry {
    end: usize,
    hash: u32,
}

/// A free slot; no vocabulary gets so many words, since a text of that size is refused when it is read.
const EMPTY: u32 = u32::MAX;

/// The first size of the table: a plan of 28 points has some 300 distinct words. The table doubles at half load.
const FIRST_SLOTS: usize = 1024;

impl Vocabulary {
    /// Returns the token of a word, a new one if the word was not met before.
    pub fn intern(&mut self, word: &str) -> Token {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash_of(word);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let number = self.slots[slot];
            if number == EMPTY {
                let token = Token(u32::try_from(self.entries.len()).expect("texts are below 4 GiB"));
                self.slots[slot] = token.0;
                self.spellings.push_str(word);
                self.entries.push(Entry {
                    end: self.spellings.len(),
                    hash,
                });
                return token;
            }
            if self.entries[number as usize].hash == hash && self.spelling(Token(number)) == word {
                return Token(number);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Returns the word of a token.
    pub fn spelling(&self, token: Token) -> &str {
        let start = match token.index() {
            0 => 0,
            index => self.entries[index - 1].end,
        };
        &self.spellings[start..self.entries[token.index()].end]
    }

    /// Returns a hash of the spelling of a token, the same in every vocabulary.
    pub fn hash(&self, token: Token) -> u32 {
        self.entries[token.index()].hash
    }

    /// Returns how many distinct words there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether no word was met yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Doubles the table and puts every entry into its new slot.
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FIRST_SLOTS);
        self.slots.clear();
        self.slots.resize(size, EMPTY);
        for (number, entry) in self.entries.iter().enumerate() {
            let mut slot = entry.hash as usize & (size - 1);
            while self.slots[slot] != EMPTY {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = u32::try_from(number).expect("texts are below 4 GiB");
        }
    }
}

/// Returns the hash of a spelling, with its bits spread so that the low ones choose a slot well.
fn hash_of(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    (hasher.finish() >> 32) as u32 ^ hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

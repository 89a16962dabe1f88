//! Which words a reading has, as far as a look at a few bits tells: a word that is not there need not be looked for at every
//! token.
//!
//! Two thousand bits, one of them set for each word. A clause of 40 words leaves 98 of 100 bits empty, so a list of ten
//! words that are not there is turned away at once in four clauses of five.
//!
//! Cost: one bit a word to note, one for each word of a list to look.

use super::Reading;
use crate::text::key::{Key, KeySet};

/// The bits, each for the words whose keys begin alike.
#[derive(Debug, Clone)]
pub(super) struct Present([u64; WORDS]);

/// A power of two.
const WORDS: usize = 32;

impl Present {
    /// Returns the bits of no words.
    pub(super) fn none() -> Self {
        Self([0; WORDS])
    }

    /// Notes a word.
    #[inline]
    pub(super) fn note(&mut self, key: Key) {
        let (word, bit) = place(key);
        self.0[word] |= bit;
    }

    /// Tells whether a word may be there; `false` is certain.
    #[inline]
    fn may_have(&self, key: Key) -> bool {
        let (word, bit) = place(key);
        self.0[word] & bit != 0
    }
}

/// Returns the place of one bit in all, by the highest bits of a key, which know all its letters.
#[inline]
fn place(key: Key) -> (usize, u64) {
    let number = key.number() >> (64 - 6 - WORDS.ilog2());
    ((number >> 6) as usize % WORDS, 1 << (number & 63))
}

impl Reading<'_> {
    /// Tells whether a token is one of these words.
    #[inline]
    pub fn is_any<const N: usize>(&self, at: usize, words: &KeySet<N>) -> bool {
        self.tokens.get(at).is_some_and(|token| words.contains(token.key))
    }

    /// Tells whether a token may be one of these words; `false` is certain.
    #[inline]
    pub fn may_have<const N: usize>(&self, words: &KeySet<N>) -> bool {
        words.keys().iter().any(|key| self.present.may_have(*key))
    }

    /// Tells whether a token is one of these words.
    pub fn has<const N: usize>(&self, words: &KeySet<N>) -> bool {
        self.may_have(words) && self.tokens.iter().any(|token| words.contains(token.key))
    }

    /// Returns the tokens that are one of these words.
    pub fn places_of<const N: usize>(&self, words: &KeySet<N>) -> impl Iterator<Item = usize> {
        let tokens = if self.may_have(words) {
            &self.tokens[..]
        } else {
            &[]
        };
        (tokens.iter().enumerate())
            .filter(|(_, token)| words.contains(token.key))
            .map(|(at, _)| at)
    }
}

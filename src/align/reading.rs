//! The different texts of both sides as numbered words, with a note on how each word is written.
//!
//! Cost: linear in the text; a clause that stands on both sides is read once, and the halves of a long text at once.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Item;
use crate::text::vocabulary::{Token, Vocabulary};
use crate::text::words::each_word;

/// The number of a text; clauses of the same letters share one.
pub(super) type Text = u32;

/// Lists of things, one list for each text, all in one piece of memory.
pub(super) struct Lists<T> {
    pub(super) items: Vec<T>,
    pub(super) ends: Vec<u32>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    /// Returns the list of a text.
    pub(super) fn of(&self, text: Text) -> &[T] {
        let text = text as usize;
        let start = if text == 0 { 0 } else { self.ends[text - 1] };
        &self.items[start as usize..self.ends[text] as usize]
    }

    /// Adds the lists of further texts.
    pub(super) fn append(&mut self, other: Self) {
        let start = u32::try_from(self.items.len()).expect("texts are below 4 GiB");
        self.items.extend(other.items);
        self.ends.extend(other.ends.iter().map(|end| start + end));
    }

    /// Ends the list that is being filled.
    pub(super) fn end(&mut self) {
        self.ends
            .push(u32::try_from(self.items.len()).expect("texts are below 4 GiB"));
    }
}

/// How often a word was seen, and how.
#[derive(Clone, Copy, Default)]
pub(super) struct Sightings {
    /// Inside a clause, where a capital means a name.
    pub(super) inside: u32,
    /// Of these, with a capital.
    pub(super) capital: u32,
}

/// The different texts of both sides, in the order of first meeting.
pub(super) struct Texts<'a> {
    /// Their letters.
    pub(super) spelled: Vec<&'a str>,
    /// How many clauses have each text.
    pub(super) uses: Vec<u32>,
    numbers: FxHashMap<&'a str, Text>,
}

impl<'a> Texts<'a> {
    /// Makes room for the texts of so many clauses.
    pub(super) fn with_room_for(n_clauses: usize) -> Self {
        Self {
            spelled: Vec::with_capacity(n_clauses),
            uses: Vec::with_capacity(n_clauses),
            numbers: FxHashMap::with_capacity_and_hasher(n_clauses, FxBuildHasher),
        }
    }

    /// Returns the text of every clause of a side.
    pub(super) fn of(&mut self, items: &'a [Item<'_>]) -> Vec<Text> {
        let number = |item: &'a Item<'_>| {
            let next = u32::try_from(self.uses.len()).expect("texts are below 4 GiB");
            let text = *self.numbers.entry(&item.text).or_insert(next);
            if text == next {
                self.spelled.push(&item.text);
                self.uses.push(0);
            }
            self.uses[text as usize] += 1;
            text
        };
        items.iter().map(number).collect()
    }
}

impl Sightings {
    /// Adds what was seen elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        self.inside += other.inside;
        self.capital += other.capital;
    }
}

/// What is read of some texts.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) vocabulary: Vocabulary,
    pub(super) sightings: Vec<Sightings>,
    pub(super) tokens: Lists<Token>,
}

impl Reading {
    /// Reads some texts.
    pub(super) fn of(texts: &[&str]) -> Self {
        let mut reading = Self::default();
        // A word every six to seven bytes, as in English; a wrong guess costs one reallocation.
        let bytes: usize = texts.iter().map(|text| text.len()).sum();
        reading.tokens.items.reserve(bytes / 6);
        reading.tokens.ends.reserve(texts.len());
        texts.iter().for_each(|text| reading.read(text));
        reading
    }

    /// Adds the texts of another reading after those of this one, as if they had been read here.
    pub(super) fn append(&mut self, other: Self) {
        let mut token_here = Vec::with_capacity(other.vocabulary.len());
        for (number, seen) in (0..).zip(&other.sightings) {
            let token = self.vocabulary.adopt(&other.vocabulary, Token(number));
            if token.index() == self.sightings.len() {
                self.sightings.push(Sightings::default());
            }
            self.sightings[token.index()].add(*seen);
            token_here.push(token);
        }
        let here = |token: &Token| token_here[token.index()];
        self.tokens.append(Lists {
            items: other.tokens.items.iter().map(here).collect(),
            ends: other.tokens.ends,
        });
    }

    /// Reads one text.
    fn read(&mut self, text: &str) {
        let before = self.tokens.items.len();
        let mut inside = false;
        let mut last_end = 0;
        each_word(text, |word| {
            let gap = &text.as_bytes()[last_end..word.start];
            inside &= !gap
                .iter()
                .any(|byte| matches!(byte, b'.' | b'!' | b'?' | b':' | b'"'));
            last_end = word.end;
            let token = self.meet(word.of(text), inside);
            inside = true;
            self.tokens.items.push(token);
        });
        let signs = text.trim();
        if self.tokens.items.len() == before && !signs.is_empty() {
            // A clause of signs alone counts as one word, so that it can meet its like.
            let token = self.meet(signs, false);
            self.tokens.items.push(token);
        }
        self.tokens.end();
    }

    /// Numbers a word and notes how it is written.
    fn meet(&mut self, spelled: &str, inside: bool) -> Token {
        let token = self.vocabulary.intern(spelled);
        if token.index() == self.sightings.len() {
            self.sightings.push(Sightings::default());
        }
        if inside {
            let sightings = &mut self.sightings[token.index()];
            sightings.inside += 1;
            sightings.capital += u32::from(has_capital(spelled));
        }
        token
    }
}

/// Tells whether a word begins with a capital letter.
fn has_capital(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
        Some(_) | None => word.chars().next().is_some_and(char::is_uppercase),
    }
}

//! The clauses of both sides as numbered words and stems, with a weight for each.
//!
//! A stem is what is left of a word when its ending is cut off, so that `withdraw`, `withdraws` and `withdrawal`
//! count as one. The rule knows no language: long words keep their first letters, figures lose their separators.
//! A weight says how much a shared word proves: the rarer the word in these two texts, the more. In a text of a few
//! clauses every word is rare, so the counts are mixed with what is known beforehand: glue words of English by their
//! rank, and short words in any language, are common.
//!
//! All weights are whole numbers, so that sums do not depend on the order in which they are made, and swapping old
//! and new gives the very same scores. Cost: linear in the text.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::{Item, Side};
use crate::text::vocabulary::{Token, Vocabulary};
use crate::text::words::{comparable, each_word};

/// The number of a stem.
pub(super) type Stem = u32;

/// How many pages of general English the glue words count for beside the two texts. Chosen on the dev sets of
/// nist80053, asvs, argrewrite and aesop together, where 10 to 60 made no difference above 0.002.
const PRIOR_CLAUSES: f64 = 20.0;

/// The fixed point of weights: a weight of 1.0 is this number.
const UNIT: f64 = 256.0;

/// The share of clauses that hold a word of at most two letters, of three, and any other, before anything is
/// counted. Round guesses; the counts of the text overrule them soon.
const SHORT_WORD_SHARES: [f64; 3] = [0.3, 0.1, 0.01];

/// English glue words by rank: the `n`-th (from 0) is expected in `GLUE_TOP_SHARE / (1 + n / GLUE_FALL)` of clauses.
const GLUE_WORDS: &str = "the of and to in a is that for it with as be on by or not are this from which an at shall \
    will must should may can all any have has had was were been its their his her he she they them him you your we \
    our i my me but if then than so such no nor into upon over under after before when while who whom whose what \
    where there these those each other another both some more most only also do does did would could being about \
    between through during within without out up down one two own same very how because against until again once";

/// The share of the first glue word, and the rank at which the share has halved; round figures near those of
/// English prose.
const GLUE_TOP_SHARE: f64 = 0.8;
const GLUE_FALL: f64 = 12.0;

/// How many letters of a long word make its stem, and from how many on a word is long.
const STEM_LETTERS: usize = 5;

/// The number of a text; clauses of the same letters share one.
type Text = u32;

/// What is known of a word, apart from where it stands.
#[derive(Clone, Copy)]
pub(super) struct WordFacts {
    /// Its stem.
    pub(super) stem: Stem,
    /// How much it proves when it is shared.
    pub(super) weight: u32,
    /// True when it is mostly written with a capital where no sentence begins.
    pub(super) name: bool,
}

/// The clauses of both sides.
pub(super) struct Clauses {
    pub(super) vocabulary: Vocabulary,
    facts: Vec<WordFacts>,
    stem_weights: Vec<u32>,
    /// The words of each text in order.
    tokens: Lists<Token>,
    /// The distinct words of each text, in the order of first meeting.
    distinct: Lists<Token>,
    /// The distinct stems of each text, in the order of first meeting.
    stems: Lists<Stem>,
    text_of_old: Vec<Text>,
    text_of_new: Vec<Text>,
}

impl Clauses {
    /// Reads the texts of both sides.
    pub(super) fn read(old: &[Item<'_>], new: &[Item<'_>]) -> Self {
        let mut reading = Reading::default();
        let text_of_old = reading.texts_of(old);
        let text_of_new = reading.texts_of(new);
        let Reading {
            vocabulary,
            sightings,
            tokens,
            uses,
            ..
        } = reading;
        let (stem_of, n_stems) = stems(&vocabulary);
        let (distinct, word_counts) =
            distinct(&tokens, &uses, vocabulary.len(), |token| *token, Token::index);
        let (stems, stem_counts) = self::distinct(
            &distinct,
            &uses,
            n_stems,
            |token| stem_of[token.index()],
            |stem| stem as usize,
        );
        let shares = shares(&vocabulary);
        let mut stem_shares = vec![0.0_f64; n_stems];
        for (&stem, &share) in stem_of.iter().zip(&shares) {
            let known = &mut stem_shares[stem as usize];
            *known = known.max(share);
        }
        let n_clauses = old.iter().chain(new).filter(|item| !item.text.is_empty()).count();
        let weights = |counts: &[u32], shares: &[f64]| -> Vec<u32> {
            counts
                .iter()
                .zip(shares)
                .map(|(&count, &share)| weight(count, n_clauses, share))
                .collect()
        };
        let facts = (weights(&word_counts, &shares)
            .into_iter()
            .zip(stem_of)
            .zip(&sightings))
        .map(|((weight, stem), seen)| WordFacts {
            stem,
            weight,
            name: seen.capital * 2 > seen.inside,
        })
        .collect();
        let stem_weights = weights(&stem_counts, &stem_shares);
        Self {
            vocabulary,
            facts,
            stem_weights,
            tokens,
            distinct,
            stems,
            text_of_old,
            text_of_new,
        }
    }

    /// Returns the words of a clause in order.
    pub(super) fn tokens(&self, side: Side, index: u32) -> &[Token] {
        self.tokens.of(self.text(side, index))
    }

    /// Returns the distinct words of a clause.
    pub(super) fn distinct(&self, side: Side, index: u32) -> &[Token] {
        self.distinct.of(self.text(side, index))
    }

    /// Returns the distinct stems of a clause.
    pub(super) fn stems(&self, side: Side, index: u32) -> &[Stem] {
        self.stems.of(self.text(side, index))
    }

    /// Returns the number of the text of a clause: two clauses of one number have the same letters.
    pub(super) fn text(&self, side: Side, index: u32) -> Text {
        match side {
            Side::Old => self.text_of_old[index as usize],
            Side::New => self.text_of_new[index as usize],
        }
    }

    /// Returns the words of every text.
    pub(super) fn texts(&self) -> impl Iterator<Item = &[Token]> {
        (0..).take(self.n_texts()).map(|text| self.tokens.of(text))
    }

    /// Returns how many different texts there are.
    pub(super) fn n_texts(&self) -> usize {
        self.tokens.ends.len()
    }

    /// Returns how many clauses a side has.
    pub(super) fn len(&self, side: Side) -> u32 {
        let texts = match side {
            Side::Old => &self.text_of_old,
            Side::New => &self.text_of_new,
        };
        u32::try_from(texts.len()).expect("texts are below 4 GiB")
    }

    /// Returns a hash of the words of a clause, the same on either side: it breaks ties that nothing else breaks.
    pub(super) fn hash(&self, side: Side, index: u32) -> u16 {
        let mut hasher = FxHasher::default();
        self.tokens(side, index)
            .iter()
            .for_each(|&token| hasher.write_u32(self.vocabulary.hash(token)));
        (hasher.finish() >> 48) as u16
    }

    /// Returns what is known of a word.
    pub(super) fn facts(&self, token: Token) -> WordFacts {
        self.facts[token.index()]
    }

    /// Returns how much a stem proves when it is shared.
    pub(super) fn stem_weight(&self, stem: Stem) -> u32 {
        self.stem_weights[stem as usize]
    }

    /// Returns how many stems there are.
    pub(super) fn n_stems(&self) -> usize {
        self.stem_weights.len()
    }
}

/// Lists of things, one list for each text, all in one piece of memory.
struct Lists<T> {
    items: Vec<T>,
    ends: Vec<u32>,
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
    fn of(&self, text: Text) -> &[T] {
        let text = text as usize;
        let start = if text == 0 { 0 } else { self.ends[text - 1] };
        &self.items[start as usize..self.ends[text] as usize]
    }

    /// Ends the list that is being filled.
    fn end(&mut self) {
        self.ends
            .push(u32::try_from(self.items.len()).expect("texts are below 4 GiB"));
    }
}

/// How often a word was seen, and how.
#[derive(Clone, Copy, Default)]
struct Sightings {
    /// Inside a clause, where a capital means a name.
    inside: u32,
    /// Of these, with a capital.
    capital: u32,
}

/// The state while the texts are read.
#[derive(Default)]
struct Reading<'a> {
    vocabulary: Vocabulary,
    sightings: Vec<Sightings>,
    tokens: Lists<Token>,
    /// How many clauses have each text.
    uses: Vec<u32>,
    numbers: FxHashMap<&'a str, Text>,
    form: String,
}

impl<'a> Reading<'a> {
    /// Returns the text of every clause of a side, reading those that were not met yet.
    fn texts_of(&mut self, items: &'a [Item<'_>]) -> Vec<Text> {
        self.numbers.reserve(items.len());
        items
            .iter()
            .map(|item| {
                let next = u32::try_from(self.uses.len()).expect("texts are below 4 GiB");
                let text = *self.numbers.entry(&item.text).or_insert(next);
                if text == next {
                    self.read(&item.text);
                    self.uses.push(0);
                }
                self.uses[text as usize] += 1;
                text
            })
            .collect()
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
        let is_plain = spelled
            .bytes()
            .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let token = if is_plain {
            self.vocabulary.intern(spelled)
        } else {
            comparable(spelled, &mut self.form);
            self.vocabulary.intern(&self.form)
        };
        if token.index() == self.sightings.len() {
            self.sightings.push(Sightings::default());
        }
        if inside {
            let capital = !is_plain && spelled.chars().next().is_some_and(char::is_uppercase);
            let sightings = &mut self.sightings[token.index()];
            sightings.inside += 1;
            sightings.capital += u32::from(capital);
        }
        token
    }
}

/// Returns the distinct things of each text, as `key` makes them out of its words, and how many clauses have each.
fn distinct<T: Copy>(
    words: &Lists<Token>,
    uses: &[u32],
    n_keys: usize,
    key: impl Fn(&Token) -> T,
    index: impl Fn(T) -> usize,
) -> (Lists<T>, Vec<u32>) {
    let mut counts = vec![0; n_keys];
    let mut seen_in = vec![Text::MAX; n_keys];
    let mut lists = Lists {
        items: Vec::with_capacity(words.items.len()),
        ends: Vec::with_capacity(words.ends.len()),
    };
    for (text, &uses) in (0..).zip(uses) {
        for word in words.of(text) {
            let key = key(word);
            let place = index(key);
            if seen_in[place] != text {
                seen_in[place] = text;
                counts[place] += uses;
                lists.items.push(key);
            }
        }
        lists.end();
    }
    (lists, counts)
}

/// Returns the stem of every word, and how many stems there are.
fn stems(vocabulary: &Vocabulary) -> (Vec<Stem>, usize) {
    let mut stems = Vocabulary::default();
    let mut stem = String::new();
    let stem_of = (0..vocabulary.len())
        .map(|index| {
            stem_of(vocabulary.spelling(token(index)), &mut stem);
            stems.intern(&stem).0
        })
        .collect();
    (stem_of, stems.len())
}

/// Writes the stem of a word in its comparable form into `stem`.
fn stem_of(word: &str, stem: &mut String) {
    stem.clear();
    let word = word.strip_suffix("'s").unwrap_or(word);
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        stem.extend(word.chars().filter(|letter| letter.is_alphanumeric()));
        return;
    }
    let letters = word.chars().count();
    if letters > STEM_LETTERS {
        stem.extend(word.chars().take(STEM_LETTERS));
    } else if letters >= 4 && word.ends_with('s') && !word.ends_with("ss") {
        stem.push_str(&word[..word.len() - 1]);
    } else if letters >= 4 && word.ends_with('y') {
        stem.push_str(&word[..word.len() - 1]);
        stem.push('i');
    } else {
        stem.push_str(word);
    }
}

/// Returns, for every word, the share of clauses that is expected to hold it before anything is counted.
fn shares(vocabulary: &Vocabulary) -> Vec<f64> {
    let glue: FxHashMap<&str, f64> = GLUE_WORDS
        .split_whitespace()
        .enumerate()
        .map(|(rank, word)| (word, GLUE_TOP_SHARE / (1.0 + rank as f64 / GLUE_FALL)))
        .collect();
    (0..vocabulary.len())
        .map(|index| {
            let word = vocabulary.spelling(token(index));
            let by_length = match word.chars().count() {
                _ if word.bytes().any(|byte| byte.is_ascii_digit()) => SHORT_WORD_SHARES[2],
                0..=2 => SHORT_WORD_SHARES[0],
                3 => SHORT_WORD_SHARES[1],
                4.. => SHORT_WORD_SHARES[2],
            };
            glue.get(word).copied().unwrap_or(by_length)
        })
        .collect()
}

/// Returns the weight of a word or stem that `count` of `clauses` hold: the logarithm of its rarity.
fn weight(count: u32, clauses: usize, share: f64) -> u32 {
    let expected = f64::from(count) + share * PRIOR_CLAUSES + 0.5;
    let all = clauses as f64 + PRIOR_CLAUSES + 1.0;
    ((all / expected).ln().max(0.01) * UNIT).round() as u32
}

/// Returns the token of an index of a vocabulary.
fn token(index: usize) -> Token {
    Token(u32::try_from(index).expect("texts are below 4 GiB"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> String {
        let mut stem = String::new();
        stem_of(word, &mut stem);
        stem
    }

    #[test]
    fn words_of_one_family_share_a_stem() {
        assert_eq!(stem("withdrawal"), stem("withdraws"));
        assert_eq!(stem("ukraine's"), stem("ukrainian"));
        assert_eq!(stem("party"), stem("parties"));
        assert_eq!(stem("force"), stem("forces"));
        assert_eq!(stem("600,000"), stem("600000"));
        assert_ne!(stem("600,000"), stem("800,000"));
    }

    #[test]
    fn glue_words_weigh_little_even_in_a_short_text() {
        let item = |text: &'static str| Item {
            text: text.into(),
            ..Item::default()
        };
        let clauses = Clauses::read(&[item("The army of Ukraine")], &[item("Ukraine has the army")]);
        let weight = |word: &str| {
            let token = clauses
                .tokens(Side::Old, 0)
                .iter()
                .find(|&&token| clauses.vocabulary.spelling(token) == word);
            clauses.facts(*token.unwrap()).weight
        };
        assert!(
            weight("the") * 3 < weight("army"),
            "{} against {}",
            weight("the"),
            weight("army")
        );
    }
}

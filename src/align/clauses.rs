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

/// The clauses of one side, word by word.
#[derive(Default)]
struct Words {
    tokens: Vec<Token>,
    ends: Vec<u32>,
    /// The distinct stems of each clause, in the order of first meeting.
    stems: Vec<Stem>,
    stem_ends: Vec<u32>,
    /// The distinct words of each clause, in the order of first meeting.
    distinct: Vec<Token>,
    distinct_ends: Vec<u32>,
}

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
    old: Words,
    new: Words,
}

impl Clauses {
    /// Reads the texts of both sides.
    pub(super) fn read(old: &[Item<'_>], new: &[Item<'_>]) -> Self {
        let mut reading = Reading::default();
        let mut old_words = reading.side(old);
        let mut new_words = reading.side(new);
        let (stem_of, n_stems) = stems(&reading.vocabulary);
        let mut word_counts = vec![0; reading.vocabulary.len()];
        let mut stem_counts = vec![0; n_stems];
        for words in [&mut old_words, &mut new_words] {
            words.collect_distinct(&stem_of, &mut word_counts, &mut stem_counts);
        }
        let n_clauses = [old, new]
            .iter()
            .flat_map(|side| side.iter())
            .filter(|item| !item.text.is_empty())
            .count();
        let shares = shares(&reading.vocabulary);
        let mut stem_shares = vec![0.0_f64; n_stems];
        for (&stem, &share) in stem_of.iter().zip(&shares) {
            let known = &mut stem_shares[stem as usize];
            *known = known.max(share);
        }
        let facts = (0..reading.vocabulary.len())
            .map(|index| WordFacts {
                stem: stem_of[index],
                weight: weight(word_counts[index], n_clauses, shares[index]),
                name: reading.sightings[index].capital * 2 > reading.sightings[index].inside,
            })
            .collect();
        let stem_weights = stem_counts
            .iter()
            .zip(&stem_shares)
            .map(|(&count, &share)| weight(count, n_clauses, share))
            .collect();
        Self {
            vocabulary: reading.vocabulary,
            facts,
            stem_weights,
            old: old_words,
            new: new_words,
        }
    }

    /// Returns the words of a clause in order.
    pub(super) fn tokens(&self, side: Side, index: u32) -> &[Token] {
        let words = self.side(side);
        &words.tokens[range(&words.ends, index)]
    }

    /// Returns how many words a side has.
    pub(super) fn n_words(&self, side: Side) -> usize {
        self.side(side).tokens.len()
    }

    /// Returns the distinct words of a clause.
    pub(super) fn distinct(&self, side: Side, index: u32) -> &[Token] {
        let words = self.side(side);
        &words.distinct[range(&words.distinct_ends, index)]
    }

    /// Returns the distinct stems of a clause.
    pub(super) fn stems(&self, side: Side, index: u32) -> &[Stem] {
        let words = self.side(side);
        &words.stems[range(&words.stem_ends, index)]
    }

    /// Returns a hash of the words of a clause, the same on either side: it breaks ties that nothing else breaks.
    pub(super) fn hash(&self, side: Side, index: u32) -> u16 {
        let mut hasher = FxHasher::default();
        self.tokens(side, index)
            .iter()
            .for_each(|&token| hasher.write_u32(self.vocabulary.hash(token)));
        (hasher.finish() >> 48) as u16
    }

    /// Returns how many clauses a side has.
    pub(super) fn len(&self, side: Side) -> u32 {
        u32::try_from(self.side(side).ends.len()).expect("texts are below 4 GiB")
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

    fn side(&self, side: Side) -> &Words {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }
}

/// Returns where the things of one clause stand in a list in which those of all clauses follow one another.
fn range(ends: &[u32], index: u32) -> std::ops::Range<usize> {
    let index = index as usize;
    let start = if index == 0 { 0 } else { ends[index - 1] };
    start as usize..ends[index] as usize
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
struct Reading {
    vocabulary: Vocabulary,
    sightings: Vec<Sightings>,
    form: String,
}

impl Reading {
    /// Reads the clauses of one side.
    fn side(&mut self, items: &[Item<'_>]) -> Words {
        let mut words = Words::default();
        for item in items {
            let before = words.tokens.len();
            let mut sentence_ended = true;
            let mut last_end = 0;
            each_word(&item.text, |word| {
                let spelled = word.of(&item.text);
                sentence_ended |=
                    item.text[last_end..word.start].contains(['.', '!', '?', ':', '\u{201c}', '"']);
                last_end = word.end;
                let token = self.meet(spelled, !sentence_ended);
                sentence_ended = false;
                words.tokens.push(token);
            });
            if words.tokens.len() == before && !item.text.trim().is_empty() {
                // A clause of signs alone counts as one word, so that it can meet its like.
                let token = self.meet(item.text.trim(), false);
                words.tokens.push(token);
            }
            words
                .ends
                .push(u32::try_from(words.tokens.len()).expect("texts are below 4 GiB"));
        }
        words
    }

    /// Numbers a word and notes how it is written.
    fn meet(&mut self, spelled: &str, inside: bool) -> Token {
        comparable(spelled, &mut self.form);
        let token = self.vocabulary.intern(&self.form);
        if token.index() == self.sightings.len() {
            self.sightings.push(Sightings::default());
        }
        if inside {
            let sightings = &mut self.sightings[token.index()];
            sightings.inside += 1;
            sightings.capital += u32::from(spelled.chars().next().is_some_and(char::is_uppercase));
        }
        token
    }
}

impl Words {
    /// Lists the distinct words and stems of each clause and counts the clauses that hold them.
    fn collect_distinct(&mut self, stem_of: &[Stem], word_counts: &mut [u32], stem_counts: &mut [u32]) {
        let mut word_seen = vec![u32::MAX; word_counts.len()];
        let mut stem_seen = vec![u32::MAX; stem_counts.len()];
        self.distinct.reserve(self.tokens.len());
        self.stems.reserve(self.tokens.len());
        for index in 0..u32::try_from(self.ends.len()).expect("texts are below 4 GiB") {
            for &token in &self.tokens[range(&self.ends, index)] {
                if word_seen[token.index()] == index {
                    continue;
                }
                word_seen[token.index()] = index;
                word_counts[token.index()] += 1;
                self.distinct.push(token);
                let stem = stem_of[token.index()];
                if stem_seen[stem as usize] != index {
                    stem_seen[stem as usize] = index;
                    stem_counts[stem as usize] += 1;
                    self.stems.push(stem);
                }
            }
            self.distinct_ends
                .push(u32::try_from(self.distinct.len()).expect("texts are below 4 GiB"));
            self.stem_ends
                .push(u32::try_from(self.stems.len()).expect("texts are below 4 GiB"));
        }
    }
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

//! The clauses of both sides as numbered words and stems, with a weight for each.
//!
//! All weights are whole numbers, so that sums do not depend on the order in which they are made, and swapping old
//! and new gives the very same scores. Cost: linear in the text.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::rarity::{Stem, shares, stems, weights};
use super::reading::{Lists, Reading, Sightings, Text, Texts};
use super::{Item, Side};
use crate::parallel::{Each, in_two};
use crate::text::vocabulary::{Token, Vocabulary};

/// What is known of a word, apart from where it stands.
#[derive(Clone, Copy)]
pub(super) struct WordFacts {
    /// Its stem.
    pub(super) stem: Stem,
    /// How much it proves when it is shared.
    pub(super) weight: u32,
}

/// What is known of a stem.
#[derive(Clone, Copy)]
pub(super) struct StemFacts {
    /// How much it proves when it is shared.
    pub(super) weight: u32,
    /// True when its words are mostly written with a capital where no sentence begins.
    pub(super) name: bool,
}

/// The clauses of both sides.
pub(super) struct Clauses {
    pub(super) vocabulary: Vocabulary,
    facts: Vec<WordFacts>,
    stem_facts: Vec<StemFacts>,
    /// A hash of the letters of each stem, the same whichever side is called old.
    stem_hashes: Vec<u32>,
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
        let mut texts = Texts::with_room_for(old.len() + new.len());
        let text_of_old = texts.of(old);
        let text_of_new = texts.of(new);
        let (mut reading, second) = in_two(texts.spelled.len(), Each(2_000), |half| {
            Reading::of(&texts.spelled[half])
        });
        reading.append(second);
        let Reading {
            vocabulary,
            sightings,
            tokens,
            ..
        } = reading;
        let uses = texts.uses;
        let (stem_of, stem_hashes) = stems(&vocabulary);
        let n_stems = stem_hashes.len();
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
        let mut stem_sightings = vec![Sightings::default(); n_stems];
        for ((&stem, &share), seen) in stem_of.iter().zip(&shares).zip(&sightings) {
            let known = &mut stem_shares[stem as usize];
            *known = known.max(share);
            stem_sightings[stem as usize].add(*seen);
        }
        let n_clauses = old.iter().chain(new).filter(|item| !item.text.is_empty()).count();
        let weights = |counts: &[u32], shares: &[f64]| weights(counts, shares, n_clauses);
        let facts = (weights(&word_counts, &shares).into_iter())
            .zip(stem_of)
            .map(|(weight, stem)| WordFacts { stem, weight })
            .collect();
        let stem_facts = (weights(&stem_counts, &stem_shares).into_iter())
            .zip(stem_sightings)
            .map(|(weight, seen)| StemFacts {
                weight,
                name: seen.capital * 2 > seen.inside,
            })
            .collect();
        Self {
            vocabulary,
            facts,
            stem_facts,
            stem_hashes,
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

    /// Returns what is known of a stem.
    pub(super) fn stem_facts(&self, stem: Stem) -> StemFacts {
        self.stem_facts[stem as usize]
    }

    /// Returns how much a stem proves when it is shared.
    pub(super) fn stem_weight(&self, stem: Stem) -> u32 {
        self.stem_facts(stem).weight
    }

    /// Returns a hash of the letters of a stem.
    pub(super) fn stem_hash(&self, stem: Stem) -> u32 {
        self.stem_hashes[stem as usize]
    }

    /// Returns how many stems there are.
    pub(super) fn n_stems(&self) -> usize {
        self.stem_facts.len()
    }
}

/// Returns the distinct things of each text, as `key` makes them out of its words, and how many clauses have each.
fn distinct<T: Copy + Send>(
    words: &Lists<Token>,
    uses: &[u32],
    n_keys: usize,
    key: impl Fn(&Token) -> T + Sync,
    index: impl Fn(T) -> usize + Sync,
) -> (Lists<T>, Vec<u32>) {
    let ((mut lists, mut counts), (second, second_counts)) = in_two(uses.len(), Each(150), |texts| {
        let mut counts = vec![0; n_keys];
        let mut seen_in = vec![Text::MAX; n_keys];
        let mut lists = Lists {
            items: Vec::with_capacity(words.items.len() * texts.len() / uses.len().max(1)),
            ends: Vec::with_capacity(texts.len()),
        };
        for text in texts {
            let number = Text::try_from(text).expect("texts are below 4 GiB");
            for word in words.of(number) {
                let key = key(word);
                let place = index(key);
                if seen_in[place] != number {
                    seen_in[place] = number;
                    counts[place] += uses[text];
                    lists.items.push(key);
                }
            }
            lists.end();
        }
        (lists, counts)
    });
    lists.append(second);
    counts
        .iter_mut()
        .zip(second_counts)
        .for_each(|(count, more)| *count += more);
    (lists, counts)
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! How much a shared word proves, and which words are forms of one: rarity and stems.
//!
//! Words that say the same count as one stem: English words that are listed in a group ([`crate::text::senses`]), and
//! words of any language that are the same when their ending is cut off. That rule knows no language: long words keep
//! their first letters, figures lose their separators and `bn`.
//! A weight says how much a shared word proves: the rarer the word in these two texts, the more. In a text of a few
//! clauses every word is rare, so the counts are mixed with what is known beforehand: glue words of English by their
//! rank, and short words in any language, are common.
//!
//! Cost: linear in the number of distinct words.

use crate::text::senses;
use crate::text::vocabulary::{Token, Vocabulary};

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

/// Returns the stem of every word, and a hash of the letters of every stem.
pub(super) fn stems(vocabulary: &Vocabulary) -> (Vec<Stem>, Vec<u32>) {
    let mut stems = Vocabulary::default();
    let mut stem = String::new();
    let stem_of = (0..vocabulary.len())
        .map(|index| {
            stem_of(vocabulary.spelling(token(index)), &mut stem);
            stems.intern(&stem).0
        })
        .collect();
    let hashes = (0..stems.len()).map(|index| stems.hash(token(index))).collect();
    (stem_of, hashes)
}

/// Writes the stem of a word in its comparable form into `stem`.
fn stem_of(word: &str, stem: &mut String) {
    stem.clear();
    if let Some(group) = senses::group(word) {
        stem.push('=');
        stem.push_str(&group.to_string());
        return;
    }
    let word = word.strip_suffix("'s").unwrap_or(word);
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        stem.extend(word.chars().filter(|letter| letter.is_alphanumeric()));
        // `100bn` is `100 billion`.
        for multiplier in ["bn", "tn", "mn", "k"] {
            if let Some(number) = stem.strip_suffix(multiplier)
                && number.bytes().all(|byte| byte.is_ascii_digit())
            {
                stem.truncate(number.len());
                break;
            }
        }
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
pub(super) fn shares(vocabulary: &Vocabulary) -> Vec<f64> {
    let by_length = |index| {
        let word = vocabulary.spelling(token(index));
        match word.chars().count() {
            _ if word.bytes().any(|byte| byte.is_ascii_digit()) => SHORT_WORD_SHARES[2],
            0..=2 => SHORT_WORD_SHARES[0],
            3 => SHORT_WORD_SHARES[1],
            4.. => SHORT_WORD_SHARES[2],
        }
    };
    let mut shares: Vec<f64> = (0..vocabulary.len()).map(by_length).collect();
    for (rank, word) in GLUE_WORDS.split_whitespace().enumerate() {
        if let Some(known) = vocabulary.token(word) {
            shares[known.index()] = GLUE_TOP_SHARE / (1.0 + rank as f64 / GLUE_FALL);
        }
    }
    shares
}

/// Returns the weights of words or stems by how many of `clauses` hold each.
pub(super) fn weights(counts: &[u32], shares: &[f64], clauses: usize) -> Vec<u32> {
    // Most words are long and rare, so that few weights are worked out.
    const KNOWN: usize = 16;
    let mut known = [None; KNOWN];
    let words = counts.iter().zip(shares);
    words
        .map(|(&count, &share)| match known.get_mut(count as usize) {
            Some(known) if share == SHORT_WORD_SHARES[2] => {
                *known.get_or_insert_with(|| weight(count, clauses, share))
            }
            Some(_) | None => weight(count, clauses, share),
        })
        .collect()
}

/// Returns the weight of a word or stem that `count` of `clauses` hold: the logarithm of its rarity.
fn weight(count: u32, clauses: usize, share: f64) -> u32 {
    let expected = f64::from(count) + share * PRIOR_CLAUSES + 0.5;
    let all = clauses as f64 + PRIOR_CLAUSES + 1.0;
    (libm::log(all / expected).max(0.01) * UNIT).round() as u32
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
        assert_eq!(stem("100bn"), stem("100"));
        assert_eq!(stem("e3"), "e3");
    }
}

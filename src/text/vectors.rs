//! Word vectors: a direction in space for each of the 20,000 most common words of English news, close to those of words
//! that are written about the same matters.
//!
//! They serve the matching of clauses, and only where two texts share few words ([`crate::align`]): `captives` stands
//! near `hostages`, but `rise` near `fall` as well, so nothing that a reader is told rests on them; they may only keep
//! the rules from telling something ([`crate::rules`]). Where they come from
//! stands at the top of `vectors/glove.txt`. Words of other languages have none.
//!
//! Cost: a search among 20,000 numbers a word; the table is laid out when the program is built.

use super::key::Key;

include!(concat!(env!("OUT_DIR"), "/vectors.rs"));

/// The components of all vectors in the order of their tags, each a letter of the file.
static COMPONENTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vectors.bin"));

/// The letter of the component 0; the letters before it are negative.
const ZERO: u8 = b'P';

/// Returns the vector of a word, by the hash that a vocabulary knows it by ([`super::vocabulary::Vocabulary::hash`]).
pub fn vector(hash: u32) -> Option<[f32; N_DIMENSIONS]> {
    let place = TAGS.binary_search(&hash).ok()?;
    let letters = COMPONENTS.get(place * N_DIMENSIONS..)?.first_chunk()?;
    Some(letters.map(|letter: u8| f32::from(letter) - f32::from(ZERO)))
}

/// Returns the vector of a word by its key.
pub fn vector_of(word: Key) -> Option<[f32; N_DIMENSIONS]> {
    vector((word.number() >> 32) as u32)
}

/// Returns the cosine of the angle between two vectors, 0 where one of them has no length.
pub fn cosine(one: &[f32; N_DIMENSIONS], other: &[f32; N_DIMENSIONS]) -> f32 {
    let product =
        |one: &[f32], other: &[f32]| -> f32 { one.iter().zip(other).map(|(one, other)| one * other).sum() };
    let lengths = product(one, one) * product(other, other);
    if lengths > 0.0 {
        product(one, other) / lengths.sqrt()
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(one: &str, two: &str) -> f32 {
        let [one, two] = [one, two].map(|word| vector_of(Key::of(word)).expect(word));
        cosine(&one, &two)
    }

    #[test]
    fn words_on_one_matter_stand_close() {
        for (one, near, far) in [
            ("captives", "hostages", "pipeline"),
            ("truce", "ceasefire", "budget"),
            ("loan", "credit", "soldiers"),
            ("Parliament", "legislature", "reactor"),
        ] {
            let (near_by, far_off) = (between(one, near), between(one, far));
            assert!(near_by > 0.5, "{one} and {near}: {near_by}");
            assert!(far_off < 0.2, "{one} and {far}: {far_off}");
        }
    }

    #[test]
    fn every_listed_word_is_found() {
        let list = include_str!("vectors/glove.txt");
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let mut n_words = 0;
        for line in lines {
            let (word, letters) = line.split_once(' ').expect("a word and its vector");
            let found = vector_of(Key::of(word)).expect(word);
            let listed: Vec<f32> = letters.bytes().map(|letter| f32::from(letter) - 80.0).collect();
            assert_eq!(found.as_slice(), listed, "{word}");
            let length = listed.iter().map(|value| value * value).sum::<f32>().sqrt();
            assert!((50.0..75.0).contains(&length), "{word}: {length}");
            n_words += 1;
        }
        assert_eq!(n_words, TAGS.len());
        assert_eq!(vector(0), None, "no word");
    }
}

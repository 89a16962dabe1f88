//! Whether two sides speak of the same things, in whatever words: how many of their words of meaning they share.

use super::negation::is_like;
use super::pair::Pair;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Entry;
use crate::text::tokens::{Meaning, Reading};

/// Tells whether two sides share at least so many words of meaning, and about half of those of the shorter one.
pub(super) fn is_shared(pair: &Pair, fewest: usize) -> bool {
    let (mine, theirs) = (content(pair.old), content(pair.new));
    let found = |one: &Reading, places: &[usize], other: &Reading, others: &[usize]| {
        let is_said = |at: &&usize| others.iter().any(|there| is_like(one, **at, other, *there));
        places.iter().filter(is_said).count()
    };
    let shared = found(pair.old, &mine, pair.new, &theirs).min(found(pair.new, &theirs, pair.old, &mine));
    shared >= fewest && shared * 2 + 1 >= mine.len().min(theirs.len())
}

/// Returns where a side has words that say what it is about; the `out` of `carry out` does not.
fn content(reading: &Reading) -> Vec<usize> {
    const PARTICLES: KeySet<7> = keys(["away", "back", "down", "off", "out", "over", "see"]);
    let says = |at: &usize| {
        matches!(
            reading.tokens[*at].meaning,
            Meaning::Word(Entry::Unknown | Entry::Name(_) | Entry::Number(_)) | Meaning::Value(_)
        ) && !reading.is_any(*at, &PARTICLES)
    };
    (0..reading.tokens.len()).filter(says).collect()
}

//! Adjectives of sort in the place of others before one noun: `military sites`, `declared nuclear sites`.

use super::super::Change;
use super::super::pair::{Pair, Side};
use super::super::table::SCOPE_CHANGED;
use super::insertion::SORTING;
use crate::text::lexicon::Entry;
use crate::text::senses;
use crate::text::tokens::{Gap, Reading, Shape};

/// So many adjectives stand before a noun at most.
const MOST: usize = 3;

/// Reports changes that are nothing but such adjectives, at least one of them on either side of a sort that tells.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let hunks = pair.words.map_or(&[][..], |words| &words.hunks);
    let mut found = Vec::new();
    for hunk in hunks {
        let old = hunk.old.start as usize..hunk.old.end as usize;
        let new = hunk.new.start as usize..hunk.new.end as usize;
        let are_sorts = |reading: &Reading, range: &std::ops::Range<usize>| {
            (1..=MOST).contains(&range.len())
                && range.clone().all(|at| is_adjective(reading, at))
                && range.clone().any(|at| SORTING.contains(reading.tokens[at].key))
                && is_adjective(reading, range.end)
        };
        if !are_sorts(pair.old, &old)
            || !are_sorts(pair.new, &new)
            || pair.partner(Side::Old, old.end) != Some(new.end)
            || old.clone().any(|at| says_one_of(pair, at, &new))
            || pair.is_told(changes, Side::Old, old.start, old.end - 1)
            || pair.is_told(changes, Side::New, new.start, new.end - 1)
        {
            continue;
        }
        found.push(pair.exchanged(&SCOPE_CHANGED, (old.start, old.end), (new.start, new.end)));
    }
    changes.extend(found);
}

/// Tells whether an adjective of the old side says what one of the new side says.
fn says_one_of(pair: &Pair, at: usize, new: &std::ops::Range<usize>) -> bool {
    let group = senses::group(pair.old.text(at));
    group.is_some()
        && new
            .clone()
            .any(|there| senses::group(pair.new.text(there)) == group)
}

/// Tells whether a token is a word like most in small letters that stands close to the one before it.
fn is_adjective(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| {
        token.gap <= Gap::Space && token.shape == Shape::Small && reading.entry(at) == Entry::Unknown
    })
}

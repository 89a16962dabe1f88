//! Adjectives of sort in the place of others before one noun: `military sites`, `declared nuclear sites`; and those that are
//! written as one word with it: `land`, `farmland`.

use super::super::Change;
use super::super::pair::{Pair, Side};
use super::super::table::{SCOPE_CHANGED, SCOPE_NARROWED, SCOPE_WIDENED};
use super::sorting::sorts_at;
use crate::text::lexicon::Entry;
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
                && range.clone().any(|at| sorts_at(reading, at))
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
    compounds(pair, changes);
}

/// What is written as one word with the noun that it sorts, and rarely with another: a port is no part of the airports.
const JOINED: &[&str] = &["crop", "farm", "gun", "pasture", "war"];

/// Reports a noun in the place of one that is written as one word with its sort: `ships`, `warships`.
fn compounds(pair: &Pair, changes: &mut Vec<Change>) {
    for hunk in pair.aligned_hunks() {
        if hunk.old.len() != 1 || hunk.new.len() != 1 {
            continue;
        }
        let (old, new) = (hunk.old.start as usize, hunk.new.start as usize);
        let is_sort_of = |short: &str, long: &str| {
            let prefix = JOINED.iter().find(|prefix| {
                (long.get(..prefix.len())).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            });
            prefix.is_some_and(|prefix| long[prefix.len()..].eq_ignore_ascii_case(short))
        };
        let rule = if is_sort_of(pair.old.text(old), pair.new.text(new)) {
            &SCOPE_NARROWED
        } else if is_sort_of(pair.new.text(new), pair.old.text(old)) {
            &SCOPE_WIDENED
        } else {
            continue;
        };
        changes.push(pair.exchanged(rule, (old, old), (new, new)));
    }
}

/// Tells whether an adjective of the old side says what one of the new side says.
fn says_one_of(pair: &Pair, at: usize, new: &std::ops::Range<usize>) -> bool {
    let group = pair.old.sense(at);
    group.is_some() && new.clone().any(|there| pair.new.sense(there) == group)
}

/// Tells whether a token is a word like most in small letters that stands close to the one before it.
fn is_adjective(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| {
        token.gap <= Gap::Space && token.shape == Shape::Small && reading.entry(at) == Entry::Unknown
    })
}

//! How much of something is meant: all, full, any against some, part, only.
//!
//! Compared before one and the same noun, in the same place of a text that was not rewritten, where the noun occurs
//! once on either side; `all prisoners` against `prisoners` is narrower. After a negation `any` adds nothing. Bounds of figures (`at least 10`) are in [`super::figure`].

use super::Change;
use super::pair::{ARROW, Pair, Side, negated_before, stem_at, unparted_before};
use super::table::{SCOPE_NARROWED, SCOPE_WIDENED};
use crate::text::key::Stem;
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading};

/// How much is meant; more is more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    Part,
    Unsaid,
    Whole,
}

/// A word of extent and the noun it stands before.
#[derive(Debug, Clone, Copy)]
struct Quantified {
    at: usize,
    noun: usize,
    stem: Stem,
    extent: Extent,
}

/// Compares the extents of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    if !pair.is_aligned() {
        return;
    }
    let extents = pair.read(|reading, _| read(reading));
    for (side, here, there) in [
        (Side::Old, &extents.old, &extents.new),
        (Side::New, &extents.new, &extents.old),
    ] {
        for mine in here {
            let theirs = there.iter().find(|theirs| theirs.stem == mine.stem);
            // Both sides have a word of extent: told once, from the old side.
            if theirs.is_some() && side == Side::New {
                continue;
            }
            let (Some(my_noun), Some(their_noun)) = (
                only_place(pair.side(side), mine.stem),
                only_place(pair.side(side.other()), mine.stem),
            ) else {
                continue;
            };
            let is_same_place = pair.partner(side, my_noun) == Some(their_noun)
                || (pair.hunk(side, my_noun).is_some()
                    && pair.hunk(side, my_noun) == pair.hunk(side.other(), their_noun));
            if my_noun != mine.noun || !is_same_place {
                continue;
            }
            // `all detainees and hostages`: the extent reaches further than its own noun.
            if theirs.is_none() && is_reached(pair.side(side.other()), their_noun) {
                continue;
            }
            let other = theirs.map_or(
                Quantified {
                    at: their_noun,
                    noun: their_noun,
                    stem: mine.stem,
                    extent: Extent::Unsaid,
                },
                |theirs| *theirs,
            );
            match side {
                Side::Old => report(pair, mine, &other, changes),
                Side::New => report(pair, &other, mine, changes),
            }
        }
    }
}

/// Reports two extents that differ.
fn report(pair: &Pair, old: &Quantified, new: &Quantified, changes: &mut Vec<Change>) {
    let rule = match new.extent.cmp(&old.extent) {
        std::cmp::Ordering::Less => &SCOPE_NARROWED,
        std::cmp::Ordering::Greater => &SCOPE_WIDENED,
        std::cmp::Ordering::Equal => return,
    };
    let (from, to) = (
        pair.quote(Side::Old, old.at, old.noun),
        pair.quote(Side::New, new.at, new.noun),
    );
    changes.push(pair.change(
        rule,
        format!("{from}{ARROW}{to}"),
        &[(old.at, old.noun)],
        &[(new.at, new.noun)],
    ));
}

/// Returns where a word of that stem is, if there is just one.
fn only_place(reading: &Reading, stem: Stem) -> Option<usize> {
    let mut places = (0..reading.tokens.len()).filter(|at| stem.is_of(reading.text(*at)));
    let first = places.next()?;
    places.next().is_none().then_some(first)
}

/// Reads the words of extent of a side.
fn read(reading: &Reading) -> Vec<Quantified> {
    let mut found = Vec::new();
    for at in 0..reading.tokens.len() {
        let extent = match reading.word(at) {
            Some(Word::All | Word::Full) => Extent::Whole,
            Some(Word::Any) if negated_before(reading, at).is_none() => Extent::Whole,
            Some(Word::Some | Word::Part) => Extent::Part,
            Some(Word::Only) if negated_before(reading, at).is_none() => Extent::Part,
            _ => continue,
        };
        if let Some(noun) = noun_after(reading, at) {
            found.push(Quantified {
                at,
                noun,
                stem: stem_at(reading, noun),
                extent,
            });
        }
    }
    found
}

/// Returns the noun right after a word of extent, past `of the` and names.
fn noun_after(reading: &Reading, at: usize) -> Option<usize> {
    for noun in at + 1..(at + 4).min(reading.tokens.len()) {
        if reading.tokens[noun].gap >= Gap::Comma {
            return None;
        }
        match reading.tokens[noun].meaning {
            Meaning::Word(Entry::Small(Word::Of | Word::The | Word::That | Word::It) | Entry::Name(_)) => {}
            Meaning::Word(Entry::Unknown) => return Some(noun),
            Meaning::Word(_) | Meaning::Value(_) => return None,
        }
    }
    None
}

/// Tells whether a word of extent stands before a noun with no comma between them.
fn is_reached(reading: &Reading, noun: usize) -> bool {
    unparted_before(reading, noun).any(|before| {
        matches!(
            reading.word(before),
            Some(Word::All | Word::Full | Word::Any | Word::Some | Word::Part | Word::Only)
        )
    })
}

//! What a side may leave out, so that nothing follows from its silence.
//!
//! An excerpt, a list of highlights and a report tell some of what a clause says. What they do not mention is not known to
//! be gone or, on the old side, to be new; nor is a limit lifted, a scope narrowed or a duty weakened because they tell it in
//! fewer words. So of such a side only what it does say is told: a change has to rest on words of it that the other side
//! does not have. Two changes are told whatever the words are: a yes that was a no, since nobody leaves out a `not`, and
//! words that changed places. Other words are told where they stand in the place of words in a text that is otherwise the same;
//! that all is put otherwise says nothing of the words of the clause.
//!
//! Where it is not known whether a document prints whole clauses or tells of them, it is taken to tell of them: a change
//! that is missed is a smaller error than a part of a clause that is called gone because nobody reported it.
//!
//! Cost: the words of each change against those that it rests on across.

use std::ops::Range;

use super::pair::{Pair, Side};
use super::quantity::is_short;
use super::table::WORDING_ONLY;
use super::{Change, Kind, Silence};
use crate::text::key::Stem;
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Meaning, Shape};

/// Leaves of the changes those that do not rest on what a side leaves out, and tells whether others did.
pub(super) fn keep_said(pair: &Pair, silence: Silence, changes: &mut Vec<Change>) -> bool {
    if !silence.is_any() {
        return false;
    }
    let mut leaves_out = false;
    changes.retain(|change| {
        let is_wording = change.rule == &WORDING_ONLY;
        let is_silence = !is_wording && explains(pair, silence, change);
        leaves_out |= is_silence;
        !is_silence && !is_wording
    });
    if changes.is_empty() {
        changes.extend(other_words(pair, silence));
    }
    leaves_out
}

/// Returns the words that stand where others stood, or that come on top, where a side that may be silent has its own there.
fn other_words(pair: &Pair, silence: Silence) -> Option<Change> {
    let says_own = |side: Side, range: &Range<u32>| {
        let (reading, other) = (pair.side(side), pair.side(side.other()));
        let is_own = |at: usize| {
            let stem = reading.stem(at);
            // What names say is the matter of other rules.
            reading.tokens[at].meaning == Meaning::Word(Entry::Unknown)
                && reading.tokens[at].shape != Shape::Capitals
                && !(0..other.tokens.len()).any(|there| other.has_stem(there, stem))
        };
        (range.start as usize..range.end as usize).any(is_own)
    };
    if !is_mostly_same(pair) {
        return None;
    }
    let hunks = (0u32..).zip(pair.aligned_hunks());
    let told = hunks.filter(|(number, hunk)| {
        is_short(pair, Some(*number))
            && (!silence.old || says_own(Side::Old, &hunk.old))
            && (!silence.new || says_own(Side::New, &hunk.new))
    });
    let stretch =
        |range: &Range<u32>| (!range.is_empty()).then(|| (range.start as usize, range.end as usize - 1));
    let (olds, news): (Vec<_>, Vec<_>) = told
        .map(|(_, hunk)| (stretch(&hunk.old), stretch(&hunk.new)))
        .unzip();
    let [olds, news]: [Vec<(usize, usize)>; 2] =
        [olds, news].map(|side| side.into_iter().flatten().collect());
    (!olds.is_empty() || !news.is_empty())
        .then(|| pair.change(&WORDING_ONLY, WORDING_ONLY.title.to_owned(), &olds, &news))
}

/// Tells whether more than half of the longer side stands on both.
fn is_mostly_same(pair: &Pair) -> bool {
    let changed = |side: Side| {
        let hunks = pair.aligned_hunks().iter();
        let lengths = hunks.map(|hunk| match side {
            Side::Old => hunk.old.len(),
            Side::New => hunk.new.len(),
        });
        lengths.sum::<usize>()
    };
    let length = pair.old.tokens.len().max(pair.new.tokens.len());
    changed(Side::Old).max(changed(Side::New)) * 2 < length
}

/// Tells whether a change rests on nothing but what a side leaves out.
fn explains(pair: &Pair, silence: Silence, change: &Change) -> bool {
    silence.old && leaves_out(pair, Side::Old, change) || silence.new && leaves_out(pair, Side::New, change)
}

/// Tells whether a side has no words of its own in a change.
fn leaves_out(pair: &Pair, side: Side, change: &Change) -> bool {
    if change.places(side).is_empty() {
        return true;
    }
    if change.rule.kind == Kind::Negation {
        return false;
    }
    let (mine, theirs) = (said(pair, side, change), said(pair, side.other(), change));
    mine.len() < theirs.len() && mine.iter().all(|stem| theirs.contains(stem))
}

/// Returns the words of a side that a change rests on, by their stems; articles say nothing.
fn said(pair: &Pair, side: Side, change: &Change) -> Vec<Stem> {
    let reading = pair.side(side);
    let places = change.places(side);
    let is_meant = |at: &usize| {
        places.iter().any(|place| place.holds(&reading.tokens[*at]))
            && !matches!(reading.word(*at), Some(Word::A | Word::The))
    };
    (0..reading.tokens.len())
        .filter(is_meant)
        .map(|at| reading.stem(at))
        .collect()
}

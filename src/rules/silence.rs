//! What a side may leave out, so that nothing follows from its silence.
//!
//! An excerpt, a list of highlights and a report tell some of what a clause says. What they do not mention is not known to
//! be gone or, on the old side, to be new; nor is a limit lifted, a scope narrowed or a duty weakened because they tell it in
//! fewer words. So of such a side only what it does say is told: a change has to rest on words of it that the other side
//! does not have. Two changes are told whatever the words are: a yes that was a no, since nobody leaves out a `not`, and
//! words that changed places. That it puts the rest in other words says nothing of the words of the clause.
//!
//! Where it is not known whether a document prints whole clauses or tells of them, it is taken to tell of them: a change
//! that is missed is a smaller error than a part of a clause that is called gone because nobody reported it.
//!
//! Cost: the words of each change against those that it rests on across.

use super::pair::{Pair, Side};
use super::table::WORDING_ONLY;
use super::{Change, Kind, Silence};
use crate::text::key::Stem;
use crate::text::lexicon::Word;

/// Tells whether a change rests on nothing but what a side leaves out, or on how it puts what both say.
pub(super) fn explains(pair: &Pair, silence: Silence, change: &Change) -> bool {
    if silence.is_any() && change.rule == &WORDING_ONLY {
        return true;
    }
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
        .map(|at| Stem::of(reading.text(at)))
        .collect()
}

//! Who tells a clause, which is no part of it: `, the statement says`, `according to the document`, `, Reuters reported`.
//!
//! What rests on such words alone is not told. A whole clause behind a comma with a verb of saying at its end frames
//! whoever speaks; where the teller leads, only papers and those who tell (`the mediators announced that`) do, since
//! `Hamas announced that it` names who acts. `According to` goes with papers as well: `according to Ukrainian law` is a
//! part of the clause.
//!
//! Cost: one look at each token.

use super::condition::lead::may_lead;
use super::pair::{Pair, Side, Sides, sentence_end, sentence_start};
use super::{Change, Comparable, Evidence};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading, Shape};

/// Verbs of telling, as they end such a clause.
const TELLING: KeySet<44> = keys([
    "agree",
    "agreed",
    "insist",
    "insisted",
    "insists",
    "pledge",
    "pledged",
    "pledges",
    "settled",
    "suggest",
    "suggests",
    "vow",
    "vowed",
    "vows",
    "according",
    "added",
    "adds",
    "announced",
    "announces",
    "claimed",
    "claims",
    "confirmed",
    "confirms",
    "declared",
    "declares",
    "noted",
    "notes",
    "reads",
    "reported",
    "reports",
    "reveals",
    "revealed",
    "runs",
    "said",
    "say",
    "says",
    "specified",
    "specifies",
    "stated",
    "states",
    "stipulated",
    "stipulates",
    "writes",
    "wrote",
]);

/// Papers, and those who tell what is in them.
const TELLERS: KeySet<38> = keys([
    "agency",
    "broadcaster",
    "communique",
    "communiqu\u{e9}",
    "copy",
    "correspondent",
    "diplomat",
    "diplomats",
    "document",
    "documents",
    "draft",
    "drafts",
    "leak",
    "media",
    "mediator",
    "mediators",
    "memo",
    "negotiators",
    "newspaper",
    "official",
    "officials",
    "outlet",
    "outlets",
    "paper",
    "papers",
    "plan",
    "press",
    "proposal",
    "proposals",
    "report",
    "reports",
    "source",
    "sources",
    "spokesman",
    "spokesperson",
    "statement",
    "text",
    "version",
]);

/// What no clause of telling begins with: these begin clauses that say on what something depends, or go on a sentence.
const NOT_BEFORE: KeySet<15> = keys([
    "after", "and", "before", "but", "if", "once", "or", "that", "unless", "until", "when", "where",
    "whether", "which", "who",
]);

/// A clause of telling has so many words at most: `the proposal that was seen by Reuters stipulates`.
const LONGEST: usize = 10;

/// Returns the stretches of both sides that only say who tells it. None where words are of another language.
pub(super) fn of_both(old: &Reading, new: &Reading, how: Comparable) -> Sides<Vec<(usize, usize)>> {
    if how == Comparable::Figures || !old.english || !new.english {
        return Sides::default();
    }
    Sides {
        old: read(old),
        new: read(new),
    }
}

/// Returns the stretches of a side that only say who tells it, as first and last token.
fn read(reading: &Reading) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, token) in reading.tokens.iter().enumerate() {
        if TELLING.contains(token.key) {
            found.extend(around(reading, at));
        }
    }
    found
}

/// Returns the words that say who tells the rest, where the verb or the `according` of a token belongs to such.
fn around(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let start = sentence_start(reading, at);
    let end = sentence_end(reading, at);
    let comma_behind = (at + 1..end).find(|at| reading.tokens[*at].gap == Gap::Comma);
    let stop = comma_behind.unwrap_or(end);
    if reading.is_any(at, &const { keys(["according"]) }) {
        let is_led = reading.is(at + 1, Word::To) && stop - at <= LONGEST;
        let is_alone = stop == at + 3 && reading.tokens[at + 2].shape == Shape::Capital;
        let is_told = is_alone || (at + 2..stop).any(|at| reading.is_any(at, &TELLERS));
        return (is_led && is_told).then(|| (at, stop - 1));
    }
    // `, said the ministry`.
    if reading.tokens[at].gap == Gap::Comma && at > start {
        let is_led = reading.is(at + 1, Word::The)
            || (reading.tokens.get(at + 1)).is_some_and(|next| next.shape != Shape::Small);
        return (is_led && at + 1 < stop && stop - at <= LONGEST).then(|| (at, stop - 1));
    }
    let first = (start + 1..at)
        .rev()
        .take(LONGEST)
        .find(|at| reading.tokens[*at].gap == Gap::Comma);
    if let Some(first) = first
        && stop == at + 1
        && is_plain(reading, first, at)
    {
        return Some((first, at));
    }
    // `The Omani mediators announced that`, `The draft says`.
    let is_lead = first.is_none()
        && at > start
        && at - start <= LONGEST
        && stop > at + 1
        && is_plain(reading, start, at)
        && (reading.is_any(at - 1, &TELLERS)
            || reading.is(at + 1, Word::That) && (start..at).any(|at| reading.is_any(at, &TELLERS)));
    is_lead.then_some((start, at))
}

/// Tells whether nothing is due, denied or dependent in the words before a verb of telling.
fn is_plain(reading: &Reading, first: usize, verb: usize) -> bool {
    // `, quarterly reports`, `, Ukrainian claims`: nouns.
    let is_noun = reading.is_any(verb, &const { keys(["claims", "notes", "reports", "states"]) })
        && !reading.is_any(verb - 1, &TELLERS)
        && !(reading.tokens[verb - 1].shape == Shape::Capital && reading.entry(verb - 1) == Entry::Unknown);
    // `, provided that the catches are declared`; `, it is reported`.
    let is_passive = reading.is(verb - 1, Word::Be) && !(first..verb).any(|at| reading.is(at, Word::It));
    !is_noun
        && !is_passive
        && !may_lead(&reading.tokens[first])
        && !reading.is_any(first, &NOT_BEFORE)
        && !matches!(reading.word(verb - 1), Some(Word::And | Word::Or))
        && (first..verb).all(|at| {
            // `, two officials said`.
            (reading.value(at).is_none() || reading.is_any(verb - 1, &TELLERS))
                && !matches!(
                    reading.word(at),
                    Some(
                        Word::Must
                            | Word::Will
                            | Word::Should
                            | Word::May
                            | Word::Can
                            | Word::Cannot
                            | Word::Not
                            | Word::No
                            | Word::Never
                            | Word::To
                    )
                )
        })
}

/// Tells whether a change rests on nothing but words that say who tells the clause.
pub(super) fn holds(pair: &Pair, change: &Change) -> bool {
    let all = |side: Side| {
        let places = change.places(side);
        places.iter().all(|place| {
            let stretches = pair.framing(side);
            stretches
                .iter()
                .any(|stretch| covers(pair.side(side), *stretch, place))
        })
    };
    !(change.old.is_empty() && change.new.is_empty()) && all(Side::Old) && all(Side::New)
}

/// Tells whether a stretch of tokens holds a place.
fn covers(reading: &Reading, (first, last): (usize, usize), place: &Evidence) -> bool {
    let (first, last) = (&reading.tokens[first], &reading.tokens[last]);
    first.piece == place.piece && first.start <= place.start && place.end <= last.end
}

//! From when a deadline counts: `within 90 days of signature`, `72 hours after the truce begins`.
//!
//! Two starts are told apart only where each is an event of the list and they have none in common, since one event has many
//! names (`the deal`, `this agreement`, `today`), and what is signed may be a truce.

use super::super::quantity::Quantity;
use crate::text::key::{Key, KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};

/// The events from which deadlines count, each with the words that it is told in.
const EVENTS: [&KeySet<5>; 12] = [
    &keys(["sign", "signature", "signatures", "signed", "signing"]),
    &keys(["force", "effect", "effective", "operative", "applicable"]),
    &keys(["ratification", "ratifications", "ratified", "ratifies", "ratify"]),
    &keys(["accept", "acceptance", "accepted", "accepting", "accepts"]),
    &keys(["approval", "approve", "approved", "approves", "approving"]),
    &keys(["adopt", "adopted", "adopting", "adoption", "adopts"]),
    &keys(["armistice", "ceasefire", "cease-fire", "cessation", "truce"]),
    &keys(["poll", "polls", "election", "elections", "vote"]),
    &keys(["deliver", "delivered", "deliveries", "delivery", "receipt"]),
    &keys(["publication", "publish", "published", "publishes", "publishing"]),
    &keys(["invoice", "invoiced", "invoices", "bill", "billed"]),
    &keys(["withdraw", "withdrawal", "withdrawals", "withdrawn", "pullout"]),
];

/// The longest telling of an event, in words: `of the day on which the parties have all signed`.
const LONGEST: usize = 9;

/// An event from which a deadline counts.
pub(super) struct Start {
    /// Which events of the list it names, one bit each.
    events: u16,
    /// The last token of what names it.
    pub(super) last: usize,
}

impl Start {
    /// Tells whether two starts are different events.
    pub(super) fn differs(&self, other: &Self) -> bool {
        self.events & other.events == 0
    }
}

/// Returns the event from which a length of time counts, if it is one of the list.
pub(super) fn of(reading: &Reading, term: &Quantity) -> Option<Start> {
    let counts = |at: usize| {
        matches!(
            reading.word(at),
            Some(Word::Of | Word::From | Word::After | Word::Following)
        )
    };
    let first = if counts(term.last) {
        term.last
    } else {
        term.last + 1
    };
    if !counts(first) {
        return None;
    }
    event_behind(reading, first)
}

/// Returns the event that a day is that of, given the noun: `on the day of signing`, `on the date on which it takes effect`.
/// A key is equal for those of one event.
pub(super) fn day_of(reading: &Reading, noun: usize) -> Option<(usize, Key)> {
    let day = reading.is_any(noun, &const { keys(["day", "date"]) });
    let start = event_behind(reading, noun).filter(|_| day)?;
    // What is signed may be a truce: the first of the list is what the day is that of.
    Some((
        start.last,
        Key::of_numbers(&[OF_DAYS, u64::from(start.events.trailing_zeros())]),
    ))
}

/// Tells days of events from other words for soon.
const OF_DAYS: u64 = 13;

/// Tells whether a side names an event of a stretch of the other side anywhere.
pub(super) fn is_named(other: &Reading, reading: &Reading, first: usize, last: usize) -> bool {
    let is_one = |words: &KeySet<5>| (first..=last).any(|at| reading.is_any(at, words)) && other.has(words);
    EVENTS.iter().any(|words| is_one(words))
}

/// Returns the events of the list that follow a token in its clause.
fn event_behind(reading: &Reading, first: usize) -> Option<Start> {
    let mut start = Start {
        events: 0,
        last: first,
    };
    for at in first + 1..(first + 1 + LONGEST).min(reading.tokens.len()) {
        let is_verb = matches!(
            reading.word(at),
            Some(Word::Must | Word::Will | Word::Should | Word::May | Word::Can)
        );
        if reading.tokens[at].gap >= Gap::Comma || is_verb {
            break;
        }
        for (place, words) in EVENTS.iter().enumerate() {
            if reading.is_any(at, words) {
                start.events |= 1 << place;
                start.last = at;
            }
        }
    }
    (start.events != 0).then_some(start)
}

//! What a body asks of others: demands, calls upon or urges, invites or encourages. Compared where one took the other's
//! place.

use super::super::Change;
use super::super::pair::{Pair, Side, negated_before};
use super::{Duty, Strength, report};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};

/// Reports what a body asks of others more or less firmly: demands, calls upon or urges, invites or encourages.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    for hunk in &words.hunks {
        let only = |side: Side, range: &std::ops::Range<u32>| {
            let reading = pair.side(side);
            let mut calls =
                (range.start as usize..range.end as usize).filter_map(|at| Some((at, call_at(reading, at)?)));
            calls.next().filter(|_| calls.next().is_none())
        };
        let (Some((old, from)), Some((new, to))) = (only(Side::Old, &hunk.old), only(Side::New, &hunk.new))
        else {
            continue;
        };
        let duty = |side: Side, at: usize, strength: Strength| {
            let reading = pair.side(side);
            let last = at + usize::from(reading.is(at + 1, Word::On) || reading.is(at + 1, Word::Upon));
            Duty::new(at, last, strength)
        };
        report(
            pair,
            &duty(Side::Old, old, from),
            &duty(Side::New, new, to),
            changes,
        );
    }
}

/// Reads how firmly a body asks at a token; `calls` needs its `on` or `upon`.
fn call_at(reading: &Reading, at: usize) -> Option<Strength> {
    let is_noun = at > 0
        && matches!(
            reading.word(at - 1),
            Some(Word::The | Word::It | Word::That | Word::All | Word::Of)
        );
    if is_noun && !reading.begins(at) {
        return None;
    }
    if reading.begins(at) && reading.is_any(at, &DECIDING) {
        return Some(Strength::Must);
    }
    // `nothing in this treaty obliges a party to disclose`.
    if negated_before(reading, at).is_some() {
        return None;
    }
    // `obliges the signatories to cut`.
    let asks_whom = || {
        (at + 2..(at + 2 + BEFORE_TO).min(reading.tokens.len()))
            .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
            .any(|at| reading.is(at, Word::To))
    };
    if reading.is_any(at, &BINDING) && asks_whom() {
        return Some(Strength::Must);
    }
    if reading.is_any(at, &LETTING) && asks_whom() {
        return Some(Strength::May);
    }
    match reading.word(at)? {
        Word::Demand => Some(Strength::Must),
        Word::Urge
            if reading.is_any(at, &const { keys(["calls"]) })
                && !reading.is(at + 1, Word::On)
                && !reading.is(at + 1, Word::Upon) =>
        {
            None
        }
        Word::Urge => Some(Strength::Should),
        Word::Invite => Some(Strength::May),
        _ => None,
    }
}

/// What a body does that need not ask, at the beginning of a paragraph of its resolution.
const DECIDING: KeySet<4> = keys(["decides", "directs", "instructs", "orders"]);

/// What accords and rules do to those whom they bind, and to those whom they let.
const BINDING: KeySet<5> = keys(["binds", "commits", "compels", "obliges", "requires"]);
const LETTING: KeySet<6> = keys([
    "allows",
    "authorises",
    "authorizes",
    "empowers",
    "entitles",
    "permits",
]);

/// Between such a verb and what it asks for stand so many words at most.
const BEFORE_TO: usize = 5;

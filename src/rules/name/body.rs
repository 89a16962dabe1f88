//! Bodies and roles that have no name: `the parliament`, `the prime minister`, `the buyer`.
//!
//! They are told of only where one took the place of another in a short change; that one of them is mentioned and was not
//! before says little, since `Sudan` and `the government of Sudan` are one party.

use super::super::Change;
use super::super::pair::{Pair, Side};
use super::super::quantity::is_short;
use super::super::table::PARTY_EXCHANGED;
use crate::text::key::{Key, KeySet, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::senses;
use crate::text::tokens::{Gap, Meaning, Reading, Shape};

/// Nouns for those who act in accords and contracts.
const BODIES: KeySet<87> = keys([
    "agency",
    "ambassador",
    "army",
    "assembly",
    "authority",
    "bishops",
    "board",
    "borrower",
    "buyer",
    "cabinet",
    "carrier",
    "chairman",
    "chancellor",
    "client",
    "commission",
    "committee",
    "congress",
    "company",
    "contractor",
    "council",
    "court",
    "creditor",
    "creditors",
    "customer",
    "debtor",
    "donor",
    "donors",
    "employer",
    "elders",
    "envoy",
    "gendarmerie",
    "government",
    "governor",
    "guarantor",
    "guarantors",
    "inspectors",
    "insurer",
    "judge",
    "judges",
    "junta",
    "king",
    "knesset",
    "landlord",
    "legislature",
    "lender",
    "lessee",
    "lessor",
    "licensee",
    "licensor",
    "mayor",
    "mediator",
    "mediators",
    "militia",
    "militias",
    "minister",
    "ministry",
    "monitors",
    "navy",
    "observers",
    "ombudsman",
    "operator",
    "opposition",
    "owner",
    "panel",
    "parliament",
    "peacekeepers",
    "police",
    "premier",
    "presidency",
    "president",
    "prosecutor",
    "purchaser",
    "rapporteur",
    "rebels",
    "regulator",
    "secretariat",
    "seller",
    "senate",
    "shipowner",
    "speaker",
    "supplier",
    "tenant",
    "treasury",
    "tribunal",
    "trustee",
    "trustees",
    "vendor",
]);

/// Reports bodies that stand where others stood.
pub(super) fn exchanges(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    if is_passive(pair.old) != is_passive(pair.new) {
        return;
    }
    for (number, hunk) in (0u32..).zip(&words.hunks) {
        if !is_short(pair, Some(number)) {
            continue;
        }
        let only = |side: Side, range: &std::ops::Range<u32>| {
            let reading = pair.side(side);
            let mut bodies = (range.start as usize..range.end as usize)
                .filter(|at| reading.tokens[*at].shape == Shape::Small && reading.is_any(*at, &BODIES));
            let body = bodies.next().filter(|_| bodies.next().is_none())?;
            let is_bare = (range.start as usize..range.end as usize)
                .all(|at| at == body || is_beside(reading, at, body));
            is_bare.then_some(body)
        };
        let (Some(old), Some(new)) = (only(Side::Old, &hunk.old), only(Side::New, &hunk.new)) else {
            continue;
        };
        // The army hands over to the police, the police takes over from the army: neither went or came.
        let has = |reading: &Reading, key: Key| reading.tokens.iter().any(|token| token.key == key);
        let is_turned = has(pair.new, pair.old.tokens[old].key) || has(pair.old, pair.new.tokens[new].key);
        if is_same(pair, old, new) || is_turned {
            continue;
        }
        let (old, new) = (stretch(pair, Side::Old, old), stretch(pair, Side::New, new));
        changes.push(pair.exchanged(&PARTY_EXCHANGED, old, new));
    }
}

/// Tells whether a token is such a noun.
pub(in crate::rules) fn is_body(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &BODIES)
}

/// Tells whether a side has a body do something in the passive: `is notified by the lender`. Against the active, bodies stand
/// in one another's place and none was exchanged.
fn is_passive(reading: &Reading) -> bool {
    let mut has_be = false;
    reading.small.meets(const { WordSet::of(&[Word::By]) })
        && (0..reading.tokens.len()).any(|at| {
            has_be |= reading.is(at, Word::Be);
            let body = at + 1 + usize::from(reading.is(at + 1, Word::The));
            has_be && reading.is(at, Word::By) && reading.is_any(body, &BODIES)
        })
}

/// Tells whether a token only says more of a body (`the prime minister`), or holds words together.
fn is_beside(reading: &Reading, at: usize, body: usize) -> bool {
    match reading.tokens[at].meaning {
        Meaning::Word(Entry::Small(word)) => word.is_glue(),
        Meaning::Word(Entry::Unknown) => {
            body.checked_sub(1) == Some(at) && reading.tokens[body].gap == Gap::Space
        }
        Meaning::Word(_) | Meaning::Value(_) => false,
    }
}

/// Tells whether two bodies are one under two words.
fn is_same(pair: &Pair, old: usize, new: usize) -> bool {
    let (one, other) = (pair.old.text(old), pair.new.text(new));
    // A premier is a prime minister.
    let is_premier = |reading: &Reading, at: usize| {
        reading.is_any(at, &const { keys(["premier"]) })
            || at > 0 && reading.is_any(at - 1, &const { keys(["prime"]) })
    };
    if is_premier(pair.old, old) && is_premier(pair.new, new) {
        return true;
    }
    pair.old.tokens[old].key == pair.new.tokens[new].key
        || senses::group(one).is_some() && senses::group(one) == senses::group(other)
}

/// Returns a body with the word before it in the same change, which may tell it from others: `prime minister`.
fn stretch(pair: &Pair, side: Side, body: usize) -> (usize, usize) {
    let reading = pair.side(side);
    let first = body.checked_sub(1).filter(|before| {
        pair.hunk(side, *before) == pair.hunk(side, body)
            && reading.tokens[body].gap == Gap::Space
            && (reading.entry(*before) == Entry::Unknown || reading.is(*before, Word::The))
    });
    (first.unwrap_or(body), body)
}

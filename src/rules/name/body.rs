//! Bodies and roles that have no name: `the parliament`, `the prime minister`, `the buyer`.
//!
//! They are told of only where one took the place of another in a short change; that one of them is mentioned and was not
//! before says little, since `Sudan` and `the government of Sudan` are one party.

use std::ops::Range;

use super::super::Change;
use super::super::figure::told;
use super::super::pair::{Pair, Side, unparted_before};
use super::super::quantity::is_short;
use super::super::table::{PARTY_ADDED, PARTY_EXCHANGED, PARTY_REMOVED};
use super::agent::DUTY;
use crate::diff::Hunk;
use crate::rules::negation::is_like;
use crate::text::key::{Key, KeySet, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::senses;
use crate::text::tokens::{Gap, Meaning, Reading, Shape};

/// Nouns for those who act in accords and contracts.
const BODIES: KeySet<159> = keys([
    "administration",
    "agencies",
    "agency",
    "ambassador",
    "ambassadors",
    "arbitrator",
    "arbitrators",
    "armies",
    "army",
    "assembly",
    "auditor",
    "auditors",
    "authorities",
    "authority",
    "bank",
    "banks",
    "bishops",
    "bloc",
    "board",
    "boards",
    "borrower",
    "brigade",
    "brigades",
    "buyer",
    "cabinet",
    "carrier",
    "chairman",
    "chancellor",
    "client",
    "coalition",
    "commander",
    "commanders",
    "commission",
    "commissions",
    "committee",
    "committees",
    "companies",
    "company",
    "congress",
    "consortium",
    "contingent",
    "contractor",
    "contractors",
    "council",
    "councils",
    "court",
    "courts",
    "creditor",
    "creditors",
    "customer",
    "debtor",
    "delegation",
    "delegations",
    "directorate",
    "donor",
    "donors",
    "elders",
    "employer",
    "employers",
    "envoy",
    "envoys",
    "experts",
    "factions",
    "federations",
    "founders",
    "gendarmerie",
    "government",
    "governments",
    "governor",
    "governors",
    "guarantor",
    "guarantors",
    "guard",
    "guards",
    "inspectors",
    "institutions",
    "insurer",
    "insurers",
    "investors",
    "judge",
    "judges",
    "junta",
    "king",
    "kings",
    "knesset",
    "landlord",
    "legislators",
    "legislature",
    "lender",
    "lessee",
    "lessor",
    "licensee",
    "licensor",
    "mayor",
    "mayors",
    "mediator",
    "mediators",
    "members",
    "militia",
    "militias",
    "minister",
    "ministers",
    "ministries",
    "ministry",
    "mission",
    "missions",
    "monitors",
    "municipalities",
    "navy",
    "observers",
    "officers",
    "ombudsman",
    "operator",
    "operators",
    "opposition",
    "organisation",
    "organisations",
    "organization",
    "organizations",
    "owner",
    "owners",
    "panel",
    "panels",
    "parliament",
    "parliaments",
    "peacekeepers",
    "pensioners",
    "police",
    "premier",
    "presidency",
    "president",
    "presidents",
    "prosecutor",
    "prosecutors",
    "purchaser",
    "rapporteur",
    "rebels",
    "regulator",
    "regulators",
    "secretariat",
    "seller",
    "senate",
    "shareholders",
    "shipowner",
    "signatories",
    "speaker",
    "supplier",
    "technocrats",
    "tenant",
    "tenants",
    "treasury",
    "tribunal",
    "tribunals",
    "trustee",
    "trustees",
    "union",
    "unions",
    "vendor",
    "workers",
]);

/// Nouns that are those who act with a word before them that says which: `the stabilisation force`, `the coastal State`.
const HEADS: KeySet<12> = keys([
    "bodies",
    "body",
    "corps",
    "countries",
    "country",
    "force",
    "forces",
    "group",
    "groups",
    "state",
    "states",
    "team",
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
        if let Some((side, first, last)) = doer_put_in(pair, hunk) {
            let sentence = told(side, &pair.quote(side, first, last));
            let rules = (&PARTY_REMOVED, &PARTY_ADDED);
            if !pair.is_told(changes, side, first, last) {
                changes.push(pair.one_sided(side, rules, sentence, &[(first, last)]));
            }
            continue;
        }
        if !is_short(pair, Some(number)) {
            continue;
        }
        let hunk = without_duty(pair, hunk);
        if let Some((old, new)) = told_apart(pair, &hunk) {
            changes.push(pair.exchanged(&PARTY_EXCHANGED, old, new));
            continue;
        }
        let only = |side: Side, range: &Range<u32>| {
            let reading = pair.side(side);
            let mut bodies = (range.start as usize..range.end as usize).filter(|at| {
                let is_small = reading.tokens[*at].shape == Shape::Small;
                is_small && reading.is_any(*at, &BODIES) || is_head(reading, *at)
            });
            let body = bodies.next()?;
            // `a committee of local technocrats`.
            if !bodies.all(|at| is_of(reading, body, at)) {
                return None;
            }
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

/// Returns two of those who act that only the words before them tell apart: `all Member States`, `all neighbouring States`.
fn told_apart(pair: &Pair, hunk: &Hunk) -> Option<((usize, usize), (usize, usize))> {
    const SAYING_LITTLE: KeySet<18> = keys([
        "armed",
        "both",
        "competent",
        "concerned",
        "current",
        "each",
        "either",
        "existing",
        "future",
        "joint",
        "military",
        "new",
        "own",
        "present",
        "regular",
        "relevant",
        "respective",
        "two",
    ]);
    let noun = |reading: &Reading, range: &Range<u32>| {
        let (first, noun) = (range.start as usize, range.end as usize);
        let tells = |at: usize| {
            reading.tokens[at].meaning == Meaning::Word(Entry::Unknown) && !reading.is_any(at, &SAYING_LITTLE)
        };
        let is_short = (1..=LONGEST).contains(&range.len());
        let is_close = |at: usize| reading.tokens[at].gap == Gap::Space;
        // `shall include commanders`: a verb tells nobody apart.
        let is_led = first
            .checked_sub(1)
            .filter(|_| !reading.begins(first))
            .is_none_or(|before| {
                matches!(
                    reading.word(before),
                    Some(
                        Word::The
                            | Word::A
                            | Word::All
                            | Word::Any
                            | Word::By
                            | Word::Of
                            | Word::From
                            | Word::For
                            | Word::With
                            | Word::Between
                            | Word::No
                    )
                )
            });
        // Those by whom or for whom something is done: `by national judges`, `all neighbouring states shall`, not `lease the
        // old banks`.
        let article = first.saturating_sub(1);
        let before = article.saturating_sub(usize::from(matches!(
            reading.word(article),
            Some(Word::The | Word::A)
        )));
        let acts = matches!(
            reading.word(before),
            Some(Word::By | Word::To | Word::With | Word::Between | Word::From)
        ) || reading.is(before, Word::Of) && before > 0 && is_body(reading, before - 1)
            || (reading.tokens.get(noun + 1)).is_some_and(|next| next.is_in(DUTY))
            || reading.is(noun + 1, Word::To);
        (is_short
            && is_led
            && acts
            && noun < reading.tokens.len()
            && (reading.is_any(noun, &BODIES) || reading.is_any(noun, &HEADS))
            && (first + 1..=noun).all(is_close)
            && (first..noun).all(tells))
        .then_some((first, noun))
    };
    let (old, new) = (noun(pair.old, &hunk.old)?, noun(pair.new, &hunk.new)?);
    let is_here = |reading: &Reading, (first, noun): (usize, usize), other: &Reading| {
        (first..noun).any(|at| (0..other.tokens.len()).any(|there| is_like(reading, at, other, there)))
    };
    let is_known = is_here(pair.old, old, pair.new) || is_here(pair.new, new, pair.old);
    (pair.partner(Side::Old, old.1) == Some(new.1) && !is_known).then_some((old, new))
}

/// Returns a change without the words of duty with which both sides of it end: `by the army may`, `by the police shall`.
fn without_duty(pair: &Pair, hunk: &Hunk) -> Hunk {
    let ends = |reading: &Reading, range: &Range<u32>| {
        range.len() > 1 && reading.tokens[range.end as usize - 1].is_in(DUTY)
    };
    let mut hunk = hunk.clone();
    if ends(pair.old, &hunk.old) && ends(pair.new, &hunk.new) {
        hunk.old.end -= 1;
        hunk.new.end -= 1;
    }
    hunk
}

/// Returns who was put in behind the `by` of a passive: `shall be destroyed [by the stabilisation force]`.
fn doer_put_in(pair: &Pair, hunk: &Hunk) -> Option<(Side, usize, usize)> {
    let (side, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
        (true, false) => (Side::New, &hunk.new),
        (false, true) => (Side::Old, &hunk.old),
        (true, true) | (false, false) => return None,
    };
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let (first, last) = (range.start as usize, range.end as usize - 1);
    let article = usize::from(matches!(
        reading.word(first + 1),
        Some(Word::A | Word::The | Word::It)
    ));
    let is_done = || {
        unparted_before(reading, first)
            .take(BEFORE_DOER)
            .any(|at| reading.is(at, Word::Be))
    };
    let is_said = |at: usize| (0..other.tokens.len()).any(|there| is_like(reading, at, other, there));
    let is_doer = reading.is(first, Word::By)
        && last > first + article
        && last - first - article <= LONGEST + 1
        && is_somebody(reading, last)
        && (first + article + 1..last).all(|at| reading.entry(at) == Entry::Unknown);
    (is_doer && !is_said(last) && is_done()).then_some((side, first, last))
}

/// The `be` of a passive stands so many words before its `by` at most.
const BEFORE_DOER: usize = 8;

/// Tells whether a token is such a noun.
pub(in crate::rules) fn is_body(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &BODIES)
}

/// Tells whether a token is the noun of `the stabilisation force`: one of those who act by the word before it.
fn is_head(reading: &Reading, at: usize) -> bool {
    let is_told_apart = |before: usize| {
        reading.tokens[at].gap == Gap::Space
            && reading.entry(before) == Entry::Unknown
            && reading.tokens[before].shape == Shape::Small
    };
    reading.is_any(at, &HEADS) && at.checked_sub(1).is_some_and(is_told_apart)
}

/// Tells whether a token is the noun of somebody who acts, named or not by the words before it.
pub(in crate::rules) fn is_somebody(reading: &Reading, at: usize) -> bool {
    is_body(reading, at) || is_head(reading, at)
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
            // `the regional fisheries body`.
            let is_before = at < body && body - at <= LONGEST;
            let is_plain = |at: usize| reading.tokens[at].gap <= Gap::Space && reading.word(at).is_none();
            is_of(reading, body, at) || is_before && (at + 1..=body).all(is_plain)
        }
        Meaning::Word(_) | Meaning::Value(_) => false,
    }
}

/// Tells whether a word behind a body says whom it is made up of: `a committee of local technocrats`.
fn is_of(reading: &Reading, body: usize, at: usize) -> bool {
    at > body + 1
        && at - body <= LONGEST + 1
        && reading.is(body + 1, Word::Of)
        && (body + 1..=at).all(|at| reading.tokens[at].gap == Gap::Space)
        && (body + 2..=at).all(|at| reading.entry(at) == Entry::Unknown)
}

/// So many words before a body tell it from others at most.
const LONGEST: usize = 2;

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
    // `the national army`, `the stabilisation force`.
    let sort = |reading: &Reading, at: usize| {
        const IDLE: KeySet<5> = keys(["armed", "either", "military", "regular", "uniformed"]);
        at.checked_sub(1)
            .filter(|before| is_beside(reading, *before, at) && reading.word(*before).is_none())
            .filter(|before| !reading.is_any(*before, &IDLE))
    };
    if let (Some(one), Some(other)) = (sort(pair.old, old), sort(pair.new, new))
        && !is_like(pair.old, one, pair.new, other)
    {
        return false;
    }
    pair.old.tokens[old].key == pair.new.tokens[new].key
        || senses::group(one).is_some() && senses::group(one) == senses::group(other)
}

/// Returns a body with the words before it in the same change, which may tell it from others: `prime minister`.
fn stretch(pair: &Pair, side: Side, body: usize) -> (usize, usize) {
    let reading = pair.side(side);
    let is_beside = |before: &usize| {
        pair.hunk(side, *before) == pair.hunk(side, body)
            && reading.tokens[before + 1].gap == Gap::Space
            && (reading.entry(*before) == Entry::Unknown || reading.is(*before, Word::The))
    };
    let before = (body.saturating_sub(LONGEST)..body).rev().take_while(is_beside);
    let behind = (body + 2..reading.tokens.len()).take_while(|at| is_of(reading, body, *at));
    (before.last().unwrap_or(body), behind.last().unwrap_or(body))
}

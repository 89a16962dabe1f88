//! Promises, intentions and efforts: `pledges to`, `intends to`, `agrees to consider`, `endeavour to`.
//!
//! Who promises is bound as by `will`. Whoever only considers something may leave it, and whoever tries may fail.

use super::Strength;
use super::read::is_pronoun;
use crate::rules::name::body::is_body;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading, Shape};

/// Words of promising.
pub(super) const PROMISING: KeySet<11> = keys([
    "agree",
    "agrees",
    "commit",
    "commits",
    "pledge",
    "pledges",
    "promise",
    "promises",
    "undertake",
    "undertakes",
    "vow",
]);

/// Words of intending.
pub(super) const INTENDING: KeySet<8> = keys([
    "aim", "aims", "hope", "hopes", "intend", "intends", "plan", "plans",
]);

/// What is said of who may do something soon, and has not promised to: `states its readiness to`, `is prepared to`.
pub(super) const READINESS: KeySet<6> = keys([
    "intention",
    "prepared",
    "readiness",
    "ready",
    "willing",
    "willingness",
]);

/// Verbs that say what somebody is ready for.
const EXPRESSING: KeySet<14> = keys([
    "affirm",
    "affirms",
    "declare",
    "declares",
    "express",
    "expressed",
    "expresses",
    "indicate",
    "indicates",
    "signal",
    "signals",
    "state",
    "states",
    "voice",
]);

/// Returns the `to` of `declares its readiness to` or `is ready to` that has its adjective or noun at a token.
fn readiness_at(reading: &Reading, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    // `the report is prepared to inform the council`, `the bridge is ready to open`.
    let acts = || {
        before.checked_sub(1).is_some_and(|who| {
            matches!(reading.entry(who), Entry::Name(_))
                || reading.tokens[who].shape == Shape::Capital
                || is_pronoun(reading, who)
                || is_body(reading, who)
        })
    };
    let is_said = match reading.word(before) {
        Some(Word::Be) if !acts() => false,
        Some(Word::Be) => !reading.is_any(at, &const { keys(["intention", "readiness", "willingness"]) }),
        Some(Word::It) => reading.is_any(at, &const { keys(["intention", "readiness", "willingness"]) }),
        // `express readiness to`.
        _ => reading.is_any(before, &EXPRESSING),
    };
    // `camps are ready to be used`, `is prepared to a high standard`.
    let is_act = reading.entry(at + 2) == Entry::Unknown && !reading.is(at + 2, Word::Be);
    (is_said && reading.is(at + 1, Word::To) && is_act).then_some(at + 1)
}

/// Reads `pledges to`, `commit themselves to`, `agrees not to`, `intends to`, `agrees to consider` that begin at a token:
/// where they end, how they bind, whether they are negated.
pub(super) fn promise_at(reading: &Reading, at: usize) -> Option<(usize, Strength, bool)> {
    // `new plans to evacuate`: nouns as well.
    const NOUNS: KeySet<11> = keys([
        "aim", "aims", "hope", "hopes", "plan", "plans", "pledge", "pledges", "promise", "promises", "vow",
    ]);
    const THEMSELVES: KeySet<2> = keys(["itself", "themselves"]);
    if reading.is_any(at, &READINESS) {
        let to = readiness_at(reading, at)?;
        return Some(match considered_after(reading, to + 1) {
            Some(last) => (last, Strength::May, false),
            None => (to, Strength::Expected, false),
        });
    }
    let strength = if reading.is_any(at, &PROMISING) {
        Strength::Will
    } else if reading.is_any(at, &INTENDING) {
        Strength::Expected
    } else {
        return None;
    };
    if is_noun(reading, at) || reading.is_any(at, &NOUNS) && !has_doer(reading, at) {
        return None;
    }
    let not = at + 1 + usize::from(reading.is_any(at + 1, &THEMSELVES));
    let negated = reading.is(not, Word::Not);
    let to = not + usize::from(negated);
    if !reading.is(to, Word::To) {
        return None;
    }
    match considered_after(reading, to + 1) {
        Some(last) if !negated => Some((last, Strength::May, false)),
        _ => Some((to, strength, negated)),
    }
}

/// Tells whether an article or the like stands before a token, so that it is no verb: `the plan to withdraw`.
fn is_noun(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(
            reading.word(before),
            Some(Word::A | Word::The | Word::It | Word::Of | Word::All | Word::Any | Word::No | Word::To)
        ) && !is_pronoun(reading, before)
    })
}

/// Tells whether what stands right before a token can do something: a name, or a noun with its article.
fn has_doer(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let has_article = before
        .checked_sub(1)
        .is_some_and(|article| matches!(reading.word(article), Some(Word::The | Word::A | Word::All)));
    matches!(reading.entry(before), Entry::Name(_))
        || before > 0 && matches!(reading.tokens[before].shape, Shape::Capital | Shape::Capitals)
        || is_pronoun(reading, before)
        || is_body(reading, before)
        || has_article
}

/// Returns the `consider` at a token where something is no more than considered: `consider compensating`.
pub(super) fn considered_after(reading: &Reading, at: usize) -> Option<usize> {
    const NO_GERUNDS: KeySet<7> = keys([
        "building",
        "drilling",
        "existing",
        "funding",
        "housing",
        "remaining",
        "training",
    ]);
    const CONSIDERING: KeySet<4> = keys(["consider", "discuss", "examine", "explore"]);
    if !reading.is_any(at, &CONSIDERING) {
        return None;
    }
    // `examine the possibility of extraditing`.
    let is_possibility = reading.is(at + 1, Word::The)
        && reading.is_any(at + 2, &const { keys(["option", "possibility"]) })
        && reading.is(at + 3, Word::Of);
    let last = if is_possibility { at + 3 } else { at };
    // `examine the possibility of direct talks`.
    if is_possibility
        && reading
            .tokens
            .get(last + 1)
            .is_some_and(|next| next.gap == Gap::Space)
    {
        return Some(last);
    }
    let is_gerund = last + 1 < reading.tokens.len()
        && reading.tokens[last + 1].gap == Gap::Space
        && reading.entry(last + 1) == Entry::Unknown
        && reading.text(last + 1).ends_with("ing")
        && !reading.is_any(last + 1, &NO_GERUNDS);
    is_gerund.then_some(last)
}

/// Returns the `to` of `endeavour to`, `make every effort to` and the like that begins at a token.
pub(super) fn effort_after(reading: &Reading, at: usize) -> Option<usize> {
    let is_glued = |at: usize| (reading.tokens.get(at)).is_some_and(|token| token.gap == Gap::Space);
    if !is_glued(at) {
        return None;
    }
    let to = if reading.is_any(at, &EFFORTS) {
        at + 1
    } else if let Some(to) = influence_to(reading, at).or_else(|| utmost_to(reading, at)) {
        to
    } else if reading.is_any(at, &const { keys(["make", "take", "use"]) })
        && let Some(effort) = (at + 1..at + 2 + BEFORE_EFFORT).find(|at| {
            is_glued(*at)
                && reading.is_any(
                    *at,
                    &const { keys(["effort", "efforts", "endeavours", "endeavors", "steps"]) },
                )
        })
    {
        effort + 1
    } else {
        return None;
    };
    reading.is(to, Word::To).then_some(to)
}

/// Returns the `to` of `do its utmost to`, `do everything in its power to`, `do all it can to` that begins at a token.
fn utmost_to(reading: &Reading, at: usize) -> Option<usize> {
    const UTMOST: KeySet<4> = keys(["best", "everything", "most", "utmost"]);
    let utmost = (at + 1..at + 3).find(|at| {
        reading.is_any(*at, &UTMOST) || reading.is(*at, Word::All) && reading.is(at + 1, Word::It)
    })?;
    let is_close = |at: &usize| (reading.tokens.get(*at)).is_some_and(|token| token.gap == Gap::Space);
    (utmost + 1..utmost + 2 + BEFORE_EFFORT)
        .take_while(is_close)
        .find(|to| reading.is(at, Word::Do) && reading.is(*to, Word::To))
}

/// Returns the `to` of `use any influence they have to` that begins at a token.
fn influence_to(reading: &Reading, at: usize) -> Option<usize> {
    let uses = reading.is_any(at, &const { keys(["exert", "use"]) });
    let bound = |at: &usize| {
        reading
            .tokens
            .get(*at)
            .is_some_and(|token| token.gap == Gap::Space)
    };
    let influence = (at + 1..at + 2 + BEFORE_EFFORT)
        .take_while(bound)
        .find(|at| uses && reading.is_any(*at, &const { keys(["influence"]) }))?;
    (influence + 1..influence + 2 + BEFORE_EFFORT)
        .take_while(bound)
        .find(|at| reading.is(*at, Word::To))
}

/// Verbs of trying.
const EFFORTS: KeySet<8> = keys([
    "aim",
    "attempt",
    "endeavor",
    "endeavour",
    "seek",
    "strive",
    "try",
    "work",
]);

/// `make all commercially reasonable efforts`: so many words may stand between.
const BEFORE_EFFORT: usize = 3;

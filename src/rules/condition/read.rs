//! Conditions as they are worded: where one ends, what turns its sense. What leads one is in [`super::lead`], what its
//! words mean in [`super::sense`].

use super::super::pair::is_negation;
use super::lead::{is_return, is_time_of_state, lead_at, may_lead};
use super::sense::{is_failing, senses_of};
use super::{Condition, Lead};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Word, WordSet};
use crate::text::tokens::{Gap, Reading};

/// Reads the conditions of a side.
pub(super) fn read(reading: &Reading) -> Vec<Condition> {
    let mut conditions = Vec::new();
    let mut at = 0;
    while let Some(ahead) = reading.tokens[at..].iter().position(may_lead) {
        at += ahead;
        let Some((lead, from)) = lead_at(reading, at) else {
            at += 1;
            continue;
        };
        let last = last_of(reading, at, from);
        let (first, lead) = match turn_before(reading, at) {
            // It holds all the same: nothing depends on it.
            Some((_, Turn::Even)) => {
                at = last + 1;
                continue;
            }
            Some((first, Turn::Not)) => (first, turned(lead)),
            None => (at, lead),
        };
        // `if it is not ratified` is `unless it is ratified`.
        let denies = |at: &usize| is_negation(reading, *at) || is_failing(reading, *at);
        let n_denials = (from..=last).filter(denies).count();
        let lead = match lead {
            Lead::If | Lead::Unless if n_denials % 2 == 1 => turned(lead),
            _ => lead,
        };
        let senses = senses_of(reading, from, last);
        if lead == Lead::State || !senses.is_empty() {
            conditions.push(Condition {
                first,
                last,
                lead,
                senses,
                is_return: is_return(reading, at),
                is_case: reading.is(at, Word::In) && reading.is_any(at + 1, &const { keys(["cases"]) }),
                settled: false,
            });
        }
        at = last + 1;
    }
    conditions
}

/// Returns what a lead is once its sense is turned: `not until the vote` is after it.
fn turned(lead: Lead) -> Lead {
    match lead {
        Lead::If | Lead::When | Lead::Only | Lead::State => Lead::Unless,
        Lead::Unless => Lead::If,
        Lead::Until => Lead::When,
        Lead::Before => Lead::Before,
    }
}

/// What a word before a condition makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It must not come: `except in peacetime`, `not in peacetime`.
    Not,
    /// It makes no difference: `even in peacetime`.
    Even,
}

/// Reads the words right before a condition that turn its sense: where they begin, and what they make of it.
fn turn_before(reading: &Reading, at: usize) -> Option<(usize, Turn)> {
    let before = at.checked_sub(1)?;
    if reading.tokens[at].gap >= Gap::Comma {
        return None;
    }
    // `not only in peacetime`.
    if reading.is(at, Word::Only) && reading.is(before, Word::Not) {
        return Some((before, Turn::Even));
    }
    if reading.is_any(before, &EXCEPTING) {
        return Some((before, Turn::Not));
    }
    let is_pair = before > 0
        && reading.tokens[before].gap < Gap::Comma
        && (reading.is(before, Word::Than) && reading.is_any(before - 1, &const { keys(["other"]) })
            || reading.is(before, Word::From)
                && reading.is_any(before - 1, &const { keys(["apart", "aside"]) })
            || reading.is(before, Word::For) && reading.is_any(before - 1, &EXCEPTING));
    if is_pair {
        return Some((before - 1, Turn::Not));
    }
    match reading.word(before) {
        Some(Word::Not) => Some((before, Turn::Not)),
        _ if reading.is_any(before, &const { keys(["even"]) }) => Some((before, Turn::Even)),
        // `not only in peacetime`.
        Some(Word::Only) if before > 0 && reading.is(before - 1, Word::Not) => Some((before - 1, Turn::Even)),
        _ => None,
    }
}

/// Words that take something out.
const EXCEPTING: KeySet<4> = keys(["except", "excepting", "excluding", "save"]);

/// Tells whether a token takes something out.
pub(super) fn begins_exception(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &EXCEPTING)
}

/// Words that lead a noun and no clause: `licences issued before the signature shall be valid`.
const PREPOSITIONS: WordSet = WordSet::of(&[
    Word::After,
    Word::At,
    Word::Before,
    Word::Following,
    Word::Pending,
    Word::Subject,
    Word::Upon,
    Word::With,
]);

/// Words of duty, of which a noun has none.
const DUTIES: WordSet = WordSet::of(&[Word::Must, Word::Will, Word::Should, Word::May]);

/// Returns the last token of a condition that `lead` leads: before the next comma, stop or condition, and where a noun is
/// led, before the next word of duty.
fn last_of(reading: &Reading, lead: usize, from: usize) -> usize {
    let leads_noun = reading.tokens[lead].is_in(PREPOSITIONS);
    let mut last = from.min(reading.tokens.len() - 1);
    if matches!(reading.word(last), Some(Word::Peacetime | Word::Wartime)) {
        return last;
    }
    if is_time_of_state(reading, from) {
        return from + 2;
    }
    for at in from + 1..reading.tokens.len() {
        if leads_noun && reading.tokens[at].is_in(DUTIES) {
            return without_subject(reading, lead, from, last);
        }
        if reading.tokens[at].gap >= Gap::Comma || lead_at(reading, at).is_some() {
            break;
        }
        last = at;
    }
    last
}

/// Returns where a condition ends that runs on to a word of duty, before who has the duty: `after the vote [the governor]
/// shall`, `after a stay of one year [and] may`. Inside a sentence it stands behind its noun, and all of it is its own.
fn without_subject(reading: &Reading, lead: usize, from: usize, last: usize) -> usize {
    let is_joint = matches!(reading.word(last), Some(Word::And | Word::Or | Word::But));
    if is_joint || !reading.begins(lead) {
        return last.saturating_sub(usize::from(is_joint)).max(from);
    }
    let is_article = |at: usize| matches!(reading.word(at), Some(Word::A | Word::The | Word::All | Word::It));
    let is_led = |at: usize| {
        matches!(
            reading.word(at),
            Some(
                Word::Of
                    | Word::In
                    | Word::By
                    | Word::For
                    | Word::To
                    | Word::With
                    | Word::At
                    | Word::On
                    | Word::From
            )
        )
    };
    let article = (from..=last).rev().find(|at| is_article(*at) || is_led(*at));
    match article {
        Some(at) if at > from && is_article(at) && !is_led(at - 1) => at - 1,
        _ if last > from => last - 1,
        _ => last,
    }
}

//! What one side has as a condition and the other says in another form of sentence: `once the war is over`, `post-war`;
//! `if Russia attacks`, `a Russian attack would`; `only with a permit`, `not without a permit`.

use super::super::pair::{is_negation, sentence_start, unparted_before};
use super::lead::CONSENT;
use super::sense::{is_waived, means_something, sense_at};
use super::{Condition, Lead};
use crate::text::figures::Value;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};

/// Tells whether a side has all words of meaning of a condition anyway; a lone one only in its place: `upon signature`
/// and `on signature`, `only with a permit` and `not without a permit`.
pub(super) fn is_said(reading: &Reading, condition: &Condition) -> bool {
    // `may only enter with a warrant`, `may enter only with a warrant`.
    let restricts = |at: usize| {
        at > 0
            && reading.is(at, Word::Only)
            && matches!(
                reading.word(at - 1),
                Some(Word::May | Word::Must | Word::Will | Word::Can | Word::Should | Word::Be)
            )
    };
    let has = |sense: &u64, fits: &dyn Fn(usize) -> bool| {
        (0..reading.tokens.len()).any(|at| fits(at) && sense_at(reading, at) == *sense)
    };
    let has_all = |fits: &dyn Fn(usize) -> bool| condition.senses.iter().all(|sense| has(sense, fits));
    // `in cases of theft`, `theft cases`.
    let is_anywhere =
        condition.is_case || condition.lead == Lead::Only && (0..reading.tokens.len()).any(restricts);
    if is_anywhere {
        return has_all(&|_| true);
    }
    if condition.lead == Lead::Only && (requires_consent(reading) || is_not_without_consent(reading)) {
        return true;
    }
    if let [sense] = condition.senses[..] {
        return is_led(reading, condition, sense);
    }
    is_supposed(reading, condition)
        || !condition.senses.is_empty()
            && has_all(&|at| {
                means_something(reading, at)
                    && !is_waived(reading, at)
                    && (condition.lead != Lead::If || !is_done_without(reading, at))
            })
}

/// Tells whether a side needs a consent: `requires the approval of both chambers`, where the other has `only with the consent`.
fn requires_consent(reading: &Reading) -> bool {
    const REQUIRING: KeySet<5> = keys(["need", "needs", "require", "requires", "required"]);
    let consents = |at: usize| (at + 1..at + 5).any(|at| reading.is_any(at, &CONSENT));
    (0..reading.tokens.len()).any(|at| reading.is_any(at, &REQUIRING) && consents(at))
}

/// Tells whether a side forbids what is done without a consent: `without the consent of Nuuk, Copenhagen has no right to`.
fn is_not_without_consent(reading: &Reading) -> bool {
    let consents = |at: usize| (at + 1..at + 5).any(|at| reading.is_any(at, &CONSENT));
    let is_without = |at: usize| reading.is(at, Word::Without) && consents(at);
    let is_denied = |at: usize| is_negation(reading, at) && !reading.is(at, Word::Without);
    (0..reading.tokens.len()).any(is_without) && (0..reading.tokens.len()).any(is_denied)
}

/// Tells whether a side has the only word of meaning of a condition in its place.
fn is_led(reading: &Reading, condition: &Condition, sense: u64) -> bool {
    let leads: &[Word] = match condition.lead {
        Lead::When => &[Word::On, Word::At, Word::Of, Word::From, Word::Following],
        Lead::Only => &[Word::Without],
        // `for the hostages`, `in return for the hostages`.
        Lead::If if condition.is_return => &[Word::For],
        Lead::If | Lead::Before | Lead::Unless | Lead::Until | Lead::State => &[],
    };
    (1..reading.tokens.len())
        .filter(|at| sense_at(reading, *at) == sense)
        .any(|at| {
            // `once the war is over`, `post-war`.
            let is_behind =
                reading.tokens[at].gap == Gap::Joined && reading.is_any(at - 1, &const { keys(["post"]) });
            if condition.lead == Lead::When && is_behind {
                return true;
            }
            let before = if at > 1 && matches!(reading.word(at - 1), Some(Word::A | Word::The)) {
                at - 2
            } else {
                at - 1
            };
            // `within 30 days of signature`: only what is counted from a day comes after it.
            // `on the day of signature`.
            let counts = |at: usize| {
                reading.is_any(at, &const { keys(["day", "date"]) })
                    || matches!(reading.value(at), Some(Value::Amount(amount)) if amount.unit.is_time())
            };
            let is_counted = || before > 0 && counts(before - 1);
            // `while the work lasts`, `as long as the work lasts`.
            let is_while =
                condition.lead == Lead::If && reading.is_any(before, &const { keys(["while", "whilst"]) });
            is_while
                || leads.iter().any(|lead| reading.is(before, *lead))
                    && (!matches!(reading.word(before), Some(Word::Of | Word::From)) || is_counted())
        })
}

/// Tells whether a side supposes what a condition says before a `would`: `if Russia attacks`, `a Russian attack would`.
fn is_supposed(reading: &Reading, condition: &Condition) -> bool {
    let would = |at: &usize| reading.is_any(*at, &const { keys(["would"]) });
    condition.lead == Lead::If
        && (0..reading.tokens.len()).find(would).is_some_and(|would| {
            let said = || (sentence_start(reading, would)..would).map(|at| sense_at(reading, at));
            condition
                .senses
                .iter()
                .all(|sense| said().any(|other| other == *sense))
        })
}

/// Tells whether something is done without what a token speaks of: `without asking the police for consent`. What is not
/// done without it (`no entry without consent`) needs it.
fn is_done_without(reading: &Reading, at: usize) -> bool {
    let denied = |at: usize| unparted_before(reading, at).find(|before| is_negation(reading, *before));
    denied(at).is_some_and(|negation| reading.is(negation, Word::Without) && denied(negation).is_none())
}

//! Duties against the plain present: `must leave` and `leaves`, `may be stationed` and `are stationed`.
//!
//! Only a finite verb in the very place of the duty's verb counts. `Shall` before a state or an effect (`shall be
//! responsible`, `shall enter into force`) is how contracts speak and no duty; what could be is no permission.

use super::super::Change;
use super::super::pair::{Pair, Side, Sides, list_head, negated_before, unparted_before};
use super::read::{binding_before, duty_at, expected_before, is_judged};
use super::{Duty, Strength, report};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::Reading;

/// Compares the duties that are left on one side with plain verbs on the other.
pub(super) fn compare(pair: &Pair, side: Side, duties: &Sides<Vec<Duty>>, changes: &mut Vec<Change>) {
    let (mine, theirs) = match side {
        Side::Old => (&duties.old, &duties.new),
        Side::New => (&duties.new, &duties.old),
    };
    let other = pair.side(side.other());
    for duty in mine.iter().filter(|duty| !duty.settled && !duty.negated) {
        let (Some(verb), Some(stem)) = (duty.verb, duty.stem) else {
            continue;
        };
        let is_other_duty = |at: usize| theirs.iter().any(|their| their.verb == Some(at));
        let Some(plain) = (0..other.tokens.len()).find(|at| {
            other.has_stem(*at, stem) && !is_other_duty(*at) && is_plain_verb(pair, side, verb, *at)
        }) else {
            continue;
        };
        // `shall be responsible` is a state and `shall enter into force` an effect: `shall` adds no duty to them.
        if is_shall(pair.side(side), duty) && is_state_or_effect(pair.side(side), verb) {
            continue;
        }
        // What could be is no weaker duty than what is: nobody has one.
        if duty.strength == Strength::May && !is_permission(pair.side(side), duty.first, verb) {
            continue;
        }
        // `is limited`: the verb as printed has its `is`.
        let first = if plain > 0 && other.is(plain - 1, Word::Be) {
            plain - 1
        } else {
            plain
        };
        let said_of = |shown: (usize, usize), strength: Strength| Duty {
            shown,
            ..Duty::new(first, plain, strength)
        };
        let theirs = match (expected_before(other, plain), binding_before(other, plain)) {
            (Some(shown), _) => said_of(shown, Strength::Expected),
            (None, Some(shown)) => said_of(shown, Strength::Must),
            // `requires that mines be cleared`, `is hereby extended`: the one has its duty before it, the other is the act.
            (None, None) if is_bid(other, plain) || is_act(other, plain) => continue,
            // `it is essential that`: how much that binds is not known.
            (None, None) if is_judged(other, plain) => continue,
            (None, None) => Duty::new(first, plain, Strength::Will),
        };
        let mine = Duty {
            shown: (duty.first, verb),
            ..*duty
        };
        match side {
            Side::Old => report(pair, &mine, &theirs, changes),
            Side::New => report(pair, &theirs, &mine, changes),
        }
    }
}

/// Tells whether a verb is in the form that a bid takes: `that mines be cleared`.
fn is_bid(reading: &Reading, verb: usize) -> bool {
    verb > 0 && reading.is(verb - 1, Word::Be) && reading.text(verb - 1).eq_ignore_ascii_case("be")
}

/// Tells whether the words do what they say: `is hereby extended`.
fn is_act(reading: &Reading, verb: usize) -> bool {
    (verb.saturating_sub(2)..verb).any(|at| reading.is_any(at, &const { keys(["hereby"]) }))
}

/// Tells whether a duty is told by `shall`.
fn is_shall(reading: &Reading, duty: &Duty) -> bool {
    reading.is_any(duty.first, &const { keys(["shall"]) })
}

/// Tells whether a verb is no act: an adjective after `be`, or what agreements and rules do.
fn is_state_or_effect(reading: &Reading, verb: usize) -> bool {
    if verb > 0 && reading.is(verb - 1, Word::Be) {
        return !is_participle(reading.text(verb));
    }
    reading.is_any(verb, &EFFECTS)
}

/// What agreements, rules and bodies do without anybody's doing.
const EFFECTS: KeySet<18> = keys([
    "apply",
    "belong",
    "cease",
    "comprise",
    "consist",
    "constitute",
    "continue",
    "cover",
    "enter",
    "expire",
    "govern",
    "include",
    "lapse",
    "mean",
    "prevail",
    "remain",
    "take",
    "terminate",
]);

/// Tells whether `may` or `can` before a verb permits something: `could` and `might` only wonder, and `can be safer`
/// describes.
fn is_permission(reading: &Reading, at: usize, verb: usize) -> bool {
    let wonders = reading.is_any(at, &const { keys(["could", "might"]) });
    let describes = reading.is(verb.saturating_sub(1), Word::Be) && !is_participle(reading.text(verb));
    !wonders && !describes
}

/// Tells whether a word ends like a participle: `limited`, `given`, `sent`, `built`, `held`.
fn is_participle(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ed", "en", "wn", "ent", "lt", "ld", "ne", "de", "pt", "ut", "ft", "ht", "id", "et",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Tells whether a token of the other side is a plain verb in the place of a duty's verb: it corresponds to it or is
/// in the same change, and is no infinitive and no noun. Where words are not aligned, a party has to stand before it.
fn is_plain_verb(pair: &Pair, side: Side, verb: usize, at: usize) -> bool {
    let other = pair.side(side.other());
    let before = at.checked_sub(1);
    if negated_before(other, at).is_some() {
        return false;
    }
    // `shall remain valid`: the duty has another verb; `access to detainees`: a noun begins the sentence.
    let head = list_head(other, at);
    let has_duty = || unparted_before(other, head).any(|before| duty_at(other, before).is_some());
    let is_title = || other.begins(at) && matches!(other.word(at + 1), Some(Word::To | Word::Of | Word::For));
    if has_duty() || is_title() {
        return false;
    }
    if before.is_some_and(|before| {
        matches!(
            other.word(before),
            Some(
                Word::To
                    | Word::A
                    | Word::The
                    | Word::Of
                    | Word::That
                    | Word::It
                    | Word::For
                    | Word::With
                    | Word::In
                    | Word::Not
            )
        )
    }) {
        return false;
    }
    if pair.is_aligned() {
        let corresponds = pair.partner(side, verb) == Some(at);
        let hunk = pair.hunk(side, verb);
        corresponds || hunk.is_some() && hunk == pair.hunk(side.other(), at) && is_finite(other, at)
    } else {
        let after_party = before.is_some_and(|before| matches!(other.entry(before), Entry::Name(_)));
        after_party && is_finite(other, at)
    }
}

/// Tells whether a verb has the form of the plain present: `leaves`, or `is limited`.
fn is_finite(reading: &Reading, at: usize) -> bool {
    let text = reading.text(at);
    let third_person = text.ends_with('s') && !text.ends_with("ss");
    third_person || at > 0 && reading.is(at - 1, Word::Be) && text.ends_with("ed")
}

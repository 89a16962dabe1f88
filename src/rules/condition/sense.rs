//! What the words of a condition mean, and what it makes no difference to.
//!
//! Besides the groups of [`senses`], some words say the same where they say what has to come: who `decides otherwise` has
//! `agreed to the contrary`. The lists are short and from knowledge of the English of accords.

use super::super::pair::{is_negation, unparted_before};
use crate::text::key::{Key, KeySet, Stem, keys, without_possessive};
use crate::text::lexicon::{Entry, Word};
use crate::text::senses;
use crate::text::tokens::{Gap, Meaning, Reading};

/// Words that add nothing to what comes: `once they have come home`, `once they are home`, `as long as the truce lasts`,
/// `after the census has been finished`.
const COMING: KeySet<38> = keys([
    "again",
    "anew",
    "arise",
    "arisen",
    "arises",
    "arose",
    "came",
    "come",
    "comes",
    "completed",
    "completion",
    "concluded",
    "do",
    "does",
    "done",
    "either",
    "emerge",
    "emerged",
    "emerges",
    "end",
    "ended",
    "ends",
    "finished",
    "happen",
    "happened",
    "happens",
    "last",
    "lasts",
    "occur",
    "occurred",
    "occurs",
    "over",
    "return",
    "returned",
    "returns",
    "set",
    "something",
    "such",
]);

/// What is not as it is laid down: `unless the parties decide otherwise`, `to the contrary`.
const OTHERWISE: KeySet<4> = keys(["contrary", "different", "differently", "otherwise"]);

/// Verbs that go with these.
const SETTLING: KeySet<12> = keys([
    "agree",
    "agreed",
    "agrees",
    "decide",
    "decided",
    "decides",
    "determine",
    "determined",
    "provide",
    "provided",
    "stipulate",
    "stipulated",
]);

/// What parliaments do with a law.
const ADOPTING: KeySet<8> = keys([
    "adopt", "adopted", "adoption", "adopts", "enacted", "enacts", "passed", "passes",
]);

/// What those do who are of one mind.
const AGREEING: KeySet<7> = keys([
    "accept",
    "accepted",
    "accepts",
    "agree",
    "agreed",
    "agreement",
    "agrees",
]);

/// What is done to those who ask.
const DENYING: KeySet<6> = keys(["denied", "denies", "deny", "refuse", "refused", "refuses"]);

/// Who is meant where there are two.
const SIDES: KeySet<6> = keys(["camps", "countries", "governments", "parties", "sides", "states"]);

/// What sanctions give way to.
const EASING: KeySet<5> = keys(["ease", "eased", "easing", "relaxation", "relief"]);

/// Those who settle something with one another.
const PARTIES: KeySet<4> = keys(["parties", "party", "side", "sides"]);

/// The senses of these lists: above those of groups, which have sixteen bits, and below most stems.
const SENSES: [u64; 8] = [
    1 << 20,
    2 << 20,
    3 << 20,
    4 << 20,
    5 << 20,
    6 << 20,
    7 << 20,
    8 << 20,
];

/// Returns what the words from one token to another mean, sorted: equal for words that say the same.
pub(super) fn senses_of(reading: &Reading, from: usize, last: usize) -> Vec<u64> {
    let is_otherwise = (from..=last).any(|at| reading.is_any(at, &OTHERWISE));
    let mut senses: Vec<u64> = (from..=last)
        .filter(|at| means_something(reading, *at))
        .filter(|at| !is_other_party(reading, *at))
        .filter(|at| !is_otherwise || !reading.is_any(*at, &SETTLING) && reading.tokens[*at].key != BOTH)
        .map(|at| sense_at(reading, at))
        .collect();
    senses.sort_unstable();
    senses.dedup();
    senses
}

/// Tells whether a token is the noun of `the other party`, who is the other.
fn is_other_party(reading: &Reading, at: usize) -> bool {
    at > 0
        && reading.is(at - 1, Word::Other)
        && PARTIES.contains(Key::of(without_possessive(reading.text(at))))
}

/// Tells whether a token carries meaning for a condition; figures have rules of their own.
pub(super) fn means_something(reading: &Reading, at: usize) -> bool {
    match reading.tokens[at].meaning {
        Meaning::Word(Entry::Small(word)) => {
            !word.is_glue()
                && !is_negation(reading, at)
                && !is_lasting(reading, at)
                && !leads_into_force(reading, at)
                && !matches!(
                    word,
                    Word::All
                        | Word::Any
                        | Word::End
                        | Word::Full
                        | Word::Part
                        | Word::Should
                        | Word::Some
                        | Word::Will
                )
        }
        Meaning::Word(Entry::Number(_)) => is_pair(reading, at),
        Meaning::Word(_) => {
            !reading.is_any(at, &COMING)
                && !takes_place(reading, at)
                && !leads_into_force(reading, at)
                && !is_failing(reading, at)
                && !is_light(reading, at)
        }
        Meaning::Value(_) => is_pair(reading, at),
    }
}

/// Tells whether a token denies the verb behind it: `fails to reply`.
pub(super) fn is_failing(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &const { keys(["fail", "failed", "fails"]) }) && reading.is(at + 1, Word::To)
}

/// Tells whether a token is the last one of `has come to light`.
fn is_light(reading: &Reading, at: usize) -> bool {
    at > 1
        && reading.is_any(at, &const { keys(["light"]) })
        && reading.is(at - 1, Word::To)
        && reading.is_any(at - 2, &COMING)
}

/// Tells whether a token is the verb of `as long as the talks last`.
fn is_lasting(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &const { keys(["last"]) })
        && (reading.tokens.get(at + 1)).is_none_or(|next| next.gap >= Gap::Comma)
}

/// Tells whether a token is the `two` of `the two parties`, who are both.
fn is_pair(reading: &Reading, at: usize) -> bool {
    reading.is_any(at + 1, &SIDES) && reading.text(at).eq_ignore_ascii_case("two")
}

/// Tells whether a token is a part of `takes place`.
fn takes_place(reading: &Reading, at: usize) -> bool {
    const TAKING: KeySet<4> = keys(["take", "taken", "takes", "took"]);
    const PLACE: KeySet<1> = keys(["place"]);
    reading.is_any(at, &TAKING) && reading.is_any(at + 1, &PLACE)
        || at > 0 && reading.is_any(at, &PLACE) && reading.is_any(at - 1, &TAKING)
}

/// Verbs by which a text begins to hold.
const BEGINNING: KeySet<14> = keys([
    "became", "become", "becomes", "becoming", "entered", "entering", "enters", "enter", "entry", "gone",
    "goes", "takes", "taken", "taking",
]);

/// Tells whether a token says that a text holds: `enters into force`, `takes effect`, `becomes effective`.
fn is_in_force(reading: &Reading, at: usize) -> bool {
    const HOLDING: KeySet<5> = keys(["effect", "effective", "force", "operation", "operative"]);
    reading.is_any(at, &HOLDING)
        && (1..=2).any(|back| {
            at >= back
                && (reading.is_any(at - back, &BEGINNING)
                    || reading.is_any(at - back, &const { keys(["come", "comes"]) }))
                && (at - back + 1..at).all(|between| reading.is_any(between, &const { keys(["into"]) }))
        })
}

/// Tells whether a token is the verb before such a word.
fn leads_into_force(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &BEGINNING) && (at + 1..at + 3).any(|next| is_in_force(reading, next))
}

/// Returns what a word means: equal for words that say the same.
pub(super) fn sense_at(reading: &Reading, at: usize) -> u64 {
    let key = reading.tokens[at].key;
    let is_both = is_pair(reading, at) || key == BOTH;
    let lists = [
        OTHERWISE.contains(key),
        ADOPTING.contains(key),
        DENYING.contains(key),
        is_both,
        EASING.contains(key),
        PARTIES.contains(key),
        AGREEING.contains(key),
        is_in_force(reading, at),
    ];
    match lists.iter().position(|is_in| *is_in) {
        Some(list) => SENSES[list],
        None => sense_of(reading, at),
    }
}

/// `both`.
const BOTH: Key = Key::of_folded(b"both");

/// Returns what the words of the stem of a token mean: equal for words that say the same. It may stand for an owner: `the
/// inspectors' report`.
fn sense_of(reading: &Reading, at: usize) -> u64 {
    let (group, stem) = match reading.bytes(at).last() {
        // The last byte of a curly one.
        Some(b'\'' | 0x99) => {
            let stem = Stem::of(reading.text(at).trim_end_matches(['\'', '\u{2019}']));
            (senses::group_of(stem), stem)
        }
        Some(_) | None => (reading.sense(at), reading.stem(at)),
    };
    // Stems are told apart by all their bits; a group has sixteen.
    group.map_or_else(|| stem.number(), u64::from)
}

/// Tells whether it makes no difference what a token speaks of: `regardless of whether the vote is held`, `with or without
/// a vote`, `without waiting for the vote`, `vote or not`.
pub(super) fn is_waived(reading: &Reading, at: usize) -> bool {
    const WAIVING: KeySet<8> = keys([
        "despite",
        "even",
        "independently",
        "irrespective",
        "matter",
        "notwithstanding",
        "regardless",
        "waiting",
    ]);
    if reading.is(at + 1, Word::Or) && reading.is(at + 2, Word::Not) {
        return true;
    }
    unparted_before(reading, at).any(|before| {
        // `whether or not the road is finished`.
        let is_either = reading.is_any(before, &const { keys(["whether"]) })
            && reading.is(before + 1, Word::Or)
            && reading.is(before + 2, Word::Not);
        let is_without = before > 1
            && reading.is(before, Word::Without)
            && reading.is(before - 1, Word::Or)
            && reading.is(before - 2, Word::With);
        let is_word = reading.is_any(before, &WAIVING);
        // `no matter who wins`, `without waiting for`; not `after waiting for`.
        let needs_denial = reading.is_any(before, &const { keys(["matter", "waiting"]) });
        let is_denied = || before > 0 && is_negation(reading, before - 1);
        is_either || is_without || is_word && (!needs_denial || is_denied())
    })
}

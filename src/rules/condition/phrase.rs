//! What leads a condition in several words: `save where`, `at the request of`, `contingent on`, `on its say-so`, `failing
//! which`, `were the truce to fail`, `in the absence of`.
//!
//! The lists are from knowledge of the English of accords and of reports about them.

use super::Lead;
use super::lead::{BEFORE_CONSENT, CONSENT};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading, Shape};

/// The words that lead conditions and are in no group of small words.
pub(super) const LEADING: KeySet<12> = keys([
    "assuming",
    "barring",
    "conditional",
    "contingent",
    "dependent",
    "except",
    "failing",
    "given",
    "hinge",
    "hinges",
    "save",
    "supposing",
]);

/// What hangs on what comes after its `on`, where it is said of something.
const HANGING: KeySet<3> = keys(["conditional", "contingent", "dependent"]);

/// What hangs on what comes after its `on` by itself; what depends on something may as well need it.
const HINGING: KeySet<2> = keys(["hinge", "hinges"]);

/// Words that take out what follows them.
const EXCEPTING: KeySet<2> = keys(["except", "save"]);

/// The word of the group of `which` that may mean `if`.
pub(super) const WHERE: KeySet<1> = keys(["where"]);

/// What somebody says who wants something.
const REQUEST: KeySet<5> = keys(["behest", "insistence", "instigation", "invitation", "request"]);

/// What something is done in that is no field, place or language but a case.
const CASES: KeySet<21> = keys([
    "accordance",
    "agreement",
    "answer",
    "case",
    "cases",
    "circumstances",
    "concert",
    "consultation",
    "coordination",
    "defence",
    "defense",
    "emergencies",
    "emergency",
    "event",
    "exchange",
    "presence",
    "response",
    "retaliation",
    "return",
    "time",
    "times",
]);

/// What something is excepted in that is a case and no place: `except in response to an attack`, `save in years of drought`.
const EXCEPTIONAL: KeySet<18> = keys([
    "case",
    "cases",
    "circumstances",
    "crisis",
    "defence",
    "defense",
    "drought",
    "emergencies",
    "emergency",
    "event",
    "events",
    "instances",
    "pursuit",
    "response",
    "retaliation",
    "situations",
    "times",
    "years",
]);

/// Verbs and nouns that ask for a time: `decide when to visit`, `the day when`.
const OF_TIME: KeySet<22> = keys([
    "announce",
    "announces",
    "choose",
    "chooses",
    "date",
    "day",
    "decide",
    "decides",
    "determine",
    "determines",
    "fix",
    "how",
    "know",
    "moment",
    "say",
    "says",
    "specify",
    "state",
    "stipulate",
    "time",
    "whether",
    "why",
]);

/// What says that a time suits: `when convenient`, `when possible`.
const SUITING: KeySet<4> = keys(["appropriate", "convenient", "necessary", "needed"]);

/// Reads such a lead at a token: what it is, and where what it leads begins.
pub(super) fn lead_at(reading: &Reading, at: usize) -> Option<(Lead, usize)> {
    let next = |offset: usize, word: Word| reading.is(at + offset, word);
    let is_on = |at: usize| matches!(reading.word(at), Some(Word::On | Word::Upon));
    let is_said = || {
        at.checked_sub(1).is_some_and(|before| {
            reading.tokens[at].gap >= Gap::Comma
                || reading.is(before, Word::Be)
                || reading.is_any(before, &const { keys(["made", "remain", "remains"]) })
        })
    };
    match reading.word(at) {
        // `provided they have a licence`, `, provided the council agrees`; not `aid provided by`.
        Some(Word::Provided) if reading.is_any(at, &const { keys(["provided"]) }) => {
            let is_set_off = reading.tokens[at].gap == Gap::Comma && next(1, Word::The);
            let has_doer = reading.is_any(
                at + 1,
                &const { keys(["it", "they", "there", "both", "neither"]) },
            );
            // `, provided RSF stops`.
            let has_name =
                matches!(reading.entry(at + 1), Entry::Name(_)) && reading.tokens[at].gap == Gap::Comma;
            // `, provided no serious violation has occurred`.
            let has_all = reading.tokens[at].gap == Gap::Comma
                && matches!(
                    reading.word(at + 1),
                    Some(Word::No | Word::All | Word::Any | Word::A)
                );
            (has_doer || is_set_off || has_name || has_all).then_some((Lead::If, at + 1))
        }
        Some(Word::In) => in_case(reading, at),
        // `from the moment it is signed`.
        Some(Word::From) => {
            let is_moment = next(1, Word::The) && reading.is_any(at + 2, &const { keys(["moment"]) });
            let from = at + 3 + usize::from(next(3, Word::That));
            (is_moment && !next(3, Word::Of)).then_some((Lead::When, from))
        }
        Some(Word::At) => within(reading, at, 4, |at| reading.is_any(at, &REQUEST))
            .filter(|noun| *noun > at + 1)
            .map(|_| (Lead::If, at + 1)),
        Some(Word::On | Word::Upon) => {
            let says_so = |at: usize| {
                reading.is_any(at, &const { keys(["say"]) })
                    && reading.is_any(at + 1, &const { keys(["so"]) })
            };
            within(reading, at, 5, says_so).map(|_| (Lead::If, at + 1))
        }
        // `were the truce to fail`.
        Some(Word::Be) if is_were(reading, at) => Some((Lead::If, at + 1)),
        // `where a dispute arises, the council decides`.
        Some(Word::Which) if reading.is_any(at, &WHERE) && reading.begins(at) => matches!(
            reading.word(at + 1),
            Some(Word::A | Word::Any | Word::The | Word::No | Word::It)
        )
        .then_some((Lead::If, at + 1)),
        Some(_) => None,
        None if reading.is_any(at, &EXCEPTING) => {
            let is_close = (reading.tokens.get(at + 2)).is_some_and(|token| token.gap < Gap::Comma);
            let is_case = reading.is(at + 1, Word::In)
                && within(reading, at + 1, 4, |at| reading.is_any(at, &EXCEPTIONAL)).is_some();
            ((reading.is_any(at + 1, &WHERE) || is_case) && is_close).then_some((Lead::Unless, at + 2))
        }
        None if reading.is_any(at, &HANGING) => (is_on(at + 1) && is_said()).then_some((Lead::If, at + 2)),
        None if reading.is_any(at, &HINGING) => is_on(at + 1).then_some((Lead::If, at + 2)),
        None if reading.is_any(at, &const { keys(["assuming", "supposing"]) }) => {
            // `, assuming the council agrees`.
            let from = at + 1 + usize::from(next(1, Word::That));
            let is_set_off = || reading.tokens[at].gap >= Gap::Comma && next(1, Word::The);
            (next(1, Word::That) || is_set_off()).then_some((Lead::If, from))
        }
        // `failing which the sanctions return`, `failing an agreement`.
        None if reading.is_any(at, &const { keys(["failing"]) }) => match reading.word(at + 1) {
            Some(Word::Which | Word::That) => Some((Lead::If, at + 2)),
            Some(Word::A | Word::The) => Some((Lead::Unless, at + 1)),
            _ => None,
        },
        None if reading.is_any(at, &const { keys(["barring"]) }) => {
            (reading.tokens[at].gap >= Gap::Comma).then_some((Lead::Unless, at + 1))
        }
        // `given the consent of both commanders`; not `has given its consent`.
        None if reading.is_any(at, &const { keys(["given"]) }) => {
            let consents = || within(reading, at, BEFORE_CONSENT, |at| reading.is_any(at, &CONSENT));
            (reading.tokens[at].gap >= Gap::Comma && consents().is_some()).then_some((Lead::If, at + 1))
        }
        None => None,
    }
}

/// Reads `in the absence of`, `in cases of`, `in cases where`, `in an emergency` that begin at a token.
fn in_case(reading: &Reading, at: usize) -> Option<(Lead, usize)> {
    let noun = at + 1 + usize::from(matches!(reading.word(at + 1), Some(Word::The | Word::A)));
    let is_of = reading.is(noun + 1, Word::Of);
    if reading.is_any(noun, &const { keys(["absence"]) }) && is_of {
        return Some((Lead::Unless, noun + 2));
    }
    let is_case = reading.is_any(noun, &const { keys(["cases"]) });
    if is_case && (is_of || reading.is_any(noun + 1, &WHERE)) {
        return Some((Lead::If, noun + 2));
    }
    let ends = reading
        .tokens
        .get(noun + 1)
        .is_none_or(|next| next.gap >= Gap::Comma);
    let is_emergency = reading.is_any(noun, &const { keys(["emergencies", "emergency"]) });
    (is_emergency && ends).then_some((Lead::If, noun))
}

/// Tells whether `were` stands before who or what might do something: `were Russia to attack`.
fn is_were(reading: &Reading, at: usize) -> bool {
    let is_doer = matches!(
        reading.word(at + 1),
        Some(Word::A | Word::The | Word::It | Word::Any)
    ) || matches!(reading.entry(at + 1), Entry::Name(_))
        || (reading.tokens.get(at + 1)).is_some_and(|token| token.shape == Shape::Capital);
    reading.is_any(at, &const { keys(["were"]) })
        && reading.tokens[at].gap >= Gap::Comma
        && is_doer
        && within(reading, at, 8, |at| reading.is(at, Word::To)).is_some()
}

/// Tells whether a `when` says when something holds: not `decides when to leave`, `Sunday is when`, `when convenient`.
pub(super) fn is_of_time(reading: &Reading, at: usize) -> bool {
    let asks = at.checked_sub(1).is_some_and(|before| {
        reading.tokens[at].gap < Gap::Comma
            && (reading.is(before, Word::Be)
                || reading.is_any(before, &OF_TIME)
                || reading.is(before, Word::On))
    });
    let suits = reading.is_any(at + 1, &SUITING) || reading.is(at + 1, Word::Possible);
    let ends = reading
        .tokens
        .get(at + 2)
        .is_none_or(|next| next.gap >= Gap::Comma);
    !(asks || suits && ends)
}

/// Tells whether an `if` leaves it to somebody's wish, or says what would be welcome: `if they so choose`, `it would be
/// welcome if`. Nothing has to come first.
pub(super) fn is_choice(reading: &Reading, at: usize) -> bool {
    const WISHING: KeySet<12> = keys([
        "choose", "chooses", "desire", "desires", "like", "likes", "please", "pleases", "prefer", "prefers",
        "wish", "wishes",
    ]);
    const WELCOME: KeySet<5> = keys(["appreciated", "desirable", "good", "preferable", "welcome"]);
    let is_so = reading.is_any(at + 2, &const { keys(["so"]) });
    let wish = at + 2 + usize::from(is_so);
    let ends = (reading.tokens.get(wish + 1)).is_none_or(|next| next.gap >= Gap::Comma);
    let is_wish = reading.is_any(wish, &WISHING) && (is_so || ends);
    let is_welcome = at > 0
        && reading.is_any(at - 1, &WELCOME)
        && at
            .checked_sub(3)
            .is_some_and(|would| reading.is_any(would, &const { keys(["would"]) }));
    is_wish || is_welcome
}

/// Returns the last token of what comes after `as soon as` where that is `possible` or `they can`.
pub(in crate::rules) fn end_of_possible(reading: &Reading, at: usize) -> Option<usize> {
    let can = |at: usize| reading.is(at, Word::Can);
    let is_possibly = |at: usize| reading.is_any(at, &const { keys(["possibly", "practically"]) });
    let who = at + 1;
    if reading.is(at, Word::Possible) {
        Some(at)
    } else if can(who) {
        Some(who)
    } else {
        (is_possibly(who) && can(who + 1)).then_some(who + 1)
    }
}

/// Tells whether something is done `only in` some case: not `only in agriculture`.
pub(super) fn is_only_in(reading: &Reading, at: usize) -> bool {
    let is_case = |at: usize| {
        reading.is_any(at, &CASES) || matches!(reading.word(at), Some(Word::Peacetime | Word::Wartime))
    };
    reading.is(at + 1, Word::In) && within(reading, at + 1, 3, is_case).is_some()
}

/// Returns the next token that fits, with no comma before it and within so many words.
fn within(reading: &Reading, at: usize, reach: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    (at + 1..(at + 1 + reach).min(reading.tokens.len()))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .find(|at| fits(*at))
}

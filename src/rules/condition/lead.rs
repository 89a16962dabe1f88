//! What leads a condition: `if`, `provided that`, `once`, `with the consent of`, and when such words lead none.

use super::super::pair::negated_before;
use super::{Lead, phrase};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Reading, Shape, Token};

/// The words that lead conditions.
pub(super) const LEADING: WordSet = WordSet::of(&[
    Word::If,
    Word::Should,
    Word::Before,
    Word::Provided,
    Word::Subject,
    Word::In,
    Word::On,
    Word::For,
    Word::From,
    Word::As,
    Word::Also,
    Word::When,
    Word::Once,
    Word::After,
    Word::Upon,
    Word::Following,
    Word::Pending,
    Word::With,
    Word::Without,
    Word::Unless,
    Word::Until,
    Word::Only,
    Word::At,
    Word::Be,
    Word::Which,
]);

/// Tells whether a condition may begin with a token.
pub(in crate::rules) fn may_lead(token: &Token) -> bool {
    token.is_in(LEADING) || phrase::LEADING.contains(token.key)
}

/// Reads what leads a condition at a token: the lead, and where what it leads begins.
pub(super) fn lead_at(reading: &Reading, at: usize) -> Option<(Lead, usize)> {
    if !may_lead(&reading.tokens[at]) {
        return None;
    }
    if let Some(found) = phrase::lead_at(reading, at) {
        return Some(found);
    }
    let next = |offset: usize, word: Word| reading.is(at + offset, word);
    let counts = reading.value(at + 1).is_some();
    match reading.word(at)? {
        Word::If if phrase::is_choice(reading, at) => None,
        Word::If => Some((Lead::If, at + 1)),
        Word::Should if is_inverted(reading, at) => Some((Lead::If, at + 1)),
        Word::Before if !counts => Some((Lead::Before, at + 1)),
        Word::Provided if next(1, Word::That) => Some((Lead::If, at + 2)),
        // `shall be subject to customs duties`: what falls under something does not depend on it.
        Word::Subject if at > 0 && reading.tokens[at].gap < Gap::Comma && !hangs_on(reading, at + 2) => None,
        Word::Subject if next(1, Word::To) => Some((Lead::If, at + 2)),
        // `in return for recognition`.
        Word::In if is_return(reading, at) => Some((Lead::If, at + 3)),
        Word::In if next(1, Word::Case) => Some((Lead::If, at + 2)),
        Word::In if next(1, Word::The) && next(2, Word::Case) => Some((Lead::If, at + 3)),
        Word::On if next(1, Word::Condition) || next(1, Word::The) && next(2, Word::Condition) => {
            Some((Lead::If, at + 2))
        }
        Word::On if next(1, Word::The) && reading.is_any(at + 2, &UNDERSTANDING) && next(3, Word::That) => {
            Some((Lead::If, at + 4))
        }
        // `for the duration of the truce`, `as long as the truce lasts`.
        Word::For if next(1, Word::The) && reading.is_any(at + 2, &DURATION) && next(3, Word::Of) => {
            Some((Lead::If, at + 4))
        }
        Word::As if next(1, Word::Long) && next(2, Word::As) => Some((Lead::If, at + 3)),
        // `failing which`, `after which`: what they speak of is said before them.
        _ if next(1, Word::Which) => None,
        // `so long as`.
        Word::Also if next(1, Word::Long) && next(2, Word::As) && reading.is_any(at, &SO) => {
            Some((Lead::If, at + 3))
        }
        Word::As
            if next(1, Word::Soon)
                && next(2, Word::As)
                && phrase::end_of_possible(reading, at + 3).is_none() =>
        {
            Some((Lead::When, at + 3))
        }
        Word::When if !phrase::is_of_time(reading, at) => None,
        Word::When if reading.is_any(at, &const { keys(["whenever"]) }) => Some((Lead::If, at + 1)),
        Word::When => Some((Lead::When, at + 1)),
        Word::Once if next(1, Word::More) || reading.is_any(at + 1, &const { keys(["again"]) }) => None,
        // `once a year`.
        Word::Once if next(1, Word::A) && reading.entry(at + 2).unit().is_some() => None,
        Word::Once if !reading.is(at.wrapping_sub(1), Word::At) && !counts => Some((Lead::When, at + 1)),
        Word::Upon if at > 0 && reading.is_any(at - 1, &WITH_UPON) => None,
        // `upon request of either side`, `if either side asks for it`.
        Word::Upon if reading.is_any(at + 1, &const { keys(["request"]) }) => Some((Lead::If, at + 1)),
        // `until the following day`, which is a date.
        Word::Until if is_next_day(reading, at + 1) || ends_on_weekday(reading, at) => None,
        Word::After | Word::Upon if !counts && !is_end_of_date(reading, at) => Some((Lead::When, at + 1)),
        // `following the vote`, but not `the following articles`, `as follows` or `following article 3`.
        Word::Following if is_preposition(reading, at) => Some((Lead::When, at + 1)),
        Word::Pending if is_preposition(reading, at) => Some((Lead::Until, at + 1)),
        // `with the prior written consent of the owner`.
        Word::With => consent(reading, at).map(|_| (Lead::If, at + 1)),
        // `may not enter without the consent of the owner`; who may enter without it depends on nothing.
        Word::Without if negated_before(reading, at).is_some() => {
            consent(reading, at).map(|_| (Lead::If, at + 1))
        }
        Word::Unless => Some((Lead::Unless, at + 1)),
        Word::Until if !counts && !is_end_of_date(reading, at) => Some((Lead::Until, at + 1)),
        Word::Only
            if next(1, Word::On)
                && next(2, Word::The)
                && reading.is_any(at + 3, &const { keys(["basis"]) })
                && next(4, Word::Of) =>
        {
            Some((Lead::Only, at + 5))
        }
        Word::Only if next(1, Word::By) || next(1, Word::With) || phrase::is_only_in(reading, at) => {
            Some((Lead::Only, at + 1))
        }
        Word::In if next(1, Word::Peacetime) || next(1, Word::Wartime) => Some((Lead::State, at + 1)),
        Word::In if is_time_of_state(reading, at + 1) => Some((Lead::State, at + 1)),
        _ => None,
    }
}

/// Tells whether a `should` stands before who does something: `should Russia attack`, `should either side break the truce`.
pub(in crate::rules) fn is_inverted(reading: &Reading, at: usize) -> bool {
    let is_doer = |at: usize| {
        matches!(reading.word(at), Some(Word::A | Word::The | Word::It | Word::Any))
            || matches!(reading.entry(at), Entry::Name(_))
            || reading.is_any(
                at,
                &const { keys(["either", "negotiations", "parliament", "talks"]) },
            )
            || (reading.tokens.get(at)).is_some_and(|token| token.shape == Shape::Capital)
    };
    reading.is(at, Word::Should) && (reading.begins(at) || is_doer(at + 1))
}

/// Tells whether `in return for` or the like begins at a token.
pub(super) fn is_return(reading: &Reading, at: usize) -> bool {
    reading.is(at, Word::In) && reading.is_any(at + 1, &RETURN) && reading.is(at + 2, Word::For)
}

/// Tells whether what something lasts until is a day of the week: `until Easter Monday`.
fn ends_on_weekday(reading: &Reading, until: usize) -> bool {
    (until + 1..(until + 4).min(reading.tokens.len()))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .any(|at| matches!(reading.entry(at), Entry::Weekday(_)))
}

/// What goes with `upon` and depends on nothing: `called upon to withdraw`, `duties levied upon goods`.
const WITH_UPON: KeySet<37> = keys([
    "agree",
    "agreed",
    "attack",
    "attacks",
    "based",
    "bestowed",
    "binding",
    "call",
    "called",
    "calling",
    "calls",
    "charge",
    "charged",
    "charges",
    "conferred",
    "decided",
    "depend",
    "dependent",
    "depends",
    "duties",
    "embargo",
    "embark",
    "embarked",
    "embarks",
    "enter",
    "founded",
    "impose",
    "imposed",
    "incumbent",
    "insist",
    "insists",
    "levied",
    "levy",
    "rely",
    "restrictions",
    "tax",
    "taxes",
]);

/// What may be thought of as agreed.
const UNDERSTANDING: KeySet<2> = keys(["proviso", "understanding"]);

/// What something is given for: `in return for`.
const RETURN: KeySet<2> = keys(["exchange", "return"]);

/// The first word of `so long as`.
const SO: KeySet<1> = keys(["so"]);

/// How long something lasts.
const DURATION: KeySet<1> = keys(["duration"]);

/// Tells whether `the following day` or the like begins at a token: `the next working day`.
fn is_next_day(reading: &Reading, at: usize) -> bool {
    let next = at + usize::from(reading.is(at, Word::The));
    let is_next = reading.is(next, Word::Following) || reading.is_any(next, &const { keys(["next"]) });
    let is_day = |at: usize| {
        reading.is_any(at, &const { keys(["evening", "morning", "night"]) })
            || (reading.entry(at).unit()).is_some_and(|(unit, _)| unit.is_time())
    };
    is_next && (next + 1..next + 3).any(is_day)
}

/// Tells whether `time of peace` or `times of war` begins at a token.
pub(super) fn is_time_of_state(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &const { keys(["time", "times"]) })
        && reading.is(at + 1, Word::Of)
        && reading.is_any(at + 2, &const { keys(["crisis", "emergency", "peace", "war"]) })
}

/// Tells whether a token leads the end of a date: `after the end of March`.
fn is_end_of_date(reading: &Reading, at: usize) -> bool {
    reading.is(at + 1, Word::The)
        && reading.is(at + 2, Word::End)
        && reading.is(at + 3, Word::Of)
        && reading.value(at + 4).is_some()
}

/// Tells whether `following` or `pending` leads what comes after: `following a vote`, `pending its approval`.
fn is_preposition(reading: &Reading, at: usize) -> bool {
    reading
        .word(at + 1)
        .is_some_and(|next| matches!(next, Word::A | Word::The | Word::That | Word::It | Word::Full))
        // `the road following the river`.
        && !at.checked_sub(1).is_some_and(|before| {
            reading.is(before, Word::The)
                || reading.is_any(before, &const { keys(["border", "line", "path", "road", "route"]) })
        })
}

/// Returns where a consent is named that something is done with.
fn consent(reading: &Reading, with: usize) -> Option<usize> {
    // `in accordance with the agreement of 1994`.
    let keeps = with > 0 && reading.is_any(with - 1, &KEEPING_TO);
    let agrees = |at: usize| {
        reading.is_any(at, &const { keys(["agreement"]) })
            && reading.is(at + 1, Word::Of)
            && reading.value(at + 2).is_none()
            && !keeps
    };
    (with + 1..(with + 1 + BEFORE_CONSENT).min(reading.tokens.len()))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .find(|at| {
            reading.is_any(*at, &CONSENT)
                || reading.is(with, Word::Without) && reading.is_any(*at, &NOTICE)
                || agrees(*at)
        })
}

/// What others are given before something is done.
const NOTICE: KeySet<4> = keys(["announcement", "notice", "notification", "warning"]);

/// Words that `with` goes with where something is kept to.
const KEEPING_TO: KeySet<12> = keys([
    "accordance",
    "accords",
    "compatible",
    "compliance",
    "complies",
    "comply",
    "conflict",
    "conformity",
    "consistent",
    "keeping",
    "line",
    "together",
]);

/// Tells whether what follows is something that has to come first: `subject to the approval of parliament`.
fn hangs_on(reading: &Reading, from: usize) -> bool {
    const COMES_FIRST: KeySet<19> = keys([
        "agreement",
        "availability",
        "checks",
        "compliance",
        "condition",
        "conditions",
        "confirmation",
        "decision",
        "negotiations",
        "notification",
        "progress",
        "ratification",
        "referendum",
        "review",
        "screening",
        "talks",
        "verification",
        "vetting",
        "vote",
    ]);
    (from..(from + BEFORE_CONSENT + 2).min(reading.tokens.len()))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .any(|at| {
            reading.is_any(at, &COMES_FIRST)
                || reading.is_any(at, &CONSENT)
                || reading.is(at, Word::Condition)
        })
}

/// What others may give or refuse.
pub(super) const CONSENT: KeySet<9> = keys([
    "approval",
    "assent",
    "authorisation",
    "authorization",
    "blessing",
    "clearance",
    "consent",
    "endorsement",
    "permission",
]);

/// `the prior written consent` is the fourth word.
pub(super) const BEFORE_CONSENT: usize = 4;

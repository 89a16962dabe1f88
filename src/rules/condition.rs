//! What something depends on: `if`, `when`, `after`, `following`, `until`, `pending`, `unless`, `subject to`, `with the
//! consent of`, `in peacetime`.
//!
//! A condition is such a word and what follows it up to the next comma or stop. Conditions are the same when their
//! words of meaning say the same ([`senses`]), and one reworded when half of those do; what is left came or went.
//! `after 100 days` and `until 2027` are deadlines and dates, `at once` and `once a year` are no conditions. `except in
//! peacetime` turns a condition round, and what holds `even in peacetime` depends on nothing.

mod close;
pub(super) mod lead;
pub(super) mod phrase;
mod read;
mod said;
mod sense;

use super::figure::told;
use super::pair::{Pair, Settled, Side, is_negation, pair_up, sentence_end, sentence_start};
use super::table::{
    CONDITION_ADDED, CONDITION_CHANGED, CONDITION_REMOVED, UNCONDITIONAL_ADDED, UNCONDITIONAL_DROPPED,
};
use super::{Change, Evidence, Kind};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Word, WordSet};
use crate::text::tokens::Reading;
use said::is_said;
use sense::sense_at;

/// What leads a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// It may come or not: if, provided that, in case of, subject to, as long as.
    If,
    /// It comes some day: when, once, after, upon, as soon as.
    When,
    /// It has not come yet: before. As often said of a place (`before the court`), so it only answers another condition.
    Before,
    /// It must not come.
    Unless,
    /// It ends what holds.
    Until,
    /// Nothing else will do: only by, only with.
    Only,
    /// In peacetime, in wartime.
    State,
}

/// A condition.
#[derive(Debug)]
struct Condition {
    first: usize,
    last: usize,
    lead: Lead,
    /// What its words mean, sorted: equal for words that say the same.
    senses: Vec<u64>,
    /// Whether it is what is given for the rest: `in return for`.
    is_return: bool,
    /// Whether it is a sort of case: `in cases of`.
    is_case: bool,
    settled: bool,
}

impl Settled for Condition {
    fn settled(&mut self) -> &mut bool {
        &mut self.settled
    }
}

/// Compares the conditions of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    unconditional(pair, changes);
    let mut conditions = pair.read(|reading, _| read::read(reading));
    pair_up(&mut conditions, |one, other| {
        one.lead == other.lead && one.senses == other.senses
    });
    let reworded = pair_up(&mut conditions, |one, other| {
        common(one, other) * 2 >= one.senses.len().max(other.senses.len())
    });
    for (old, new) in reworded {
        let (old, new) = (&conditions.old[old], &conditions.new[new]);
        let is_same = says_as_much(pair, old, new) || close::are_close(pair, old, new);
        let is_one_lead = old.lead == new.lead || holds_only(old.lead) && holds_only(new.lead);
        if is_same && (is_one_lead || is_turned_twice(pair, old, new)) {
            continue;
        }
        let places = ((old.first, old.last), (new.first, new.last));
        changes.push(pair.exchanged(&CONDITION_CHANGED, places.0, places.1));
    }
    for (side, conditions) in [(Side::Old, &conditions.old), (Side::New, &conditions.new)] {
        let other = pair.side(side.other());
        for condition in conditions.iter().filter(|condition| !condition.settled) {
            // What the other side says in another form of sentence has not gone, and from when a new deadline counts is
            // told with it.
            let reading = pair.side(side);
            let counts_from = close::counts_from(pair, side, condition);
            // How long something lasts (`for the duration of the talks`) is as often style; it only answers another condition.
            let is_duration = reading.is(condition.first, Word::For);
            let is_state = condition.lead == Lead::State && speaks_of_state(other);
            // `may not enter without a consent`, `may enter without one`: the words have stayed.
            // `in return for payment`, `without payment`: that is a negation.
            let still_without = (reading.is(condition.first, Word::Without) || condition.is_return)
                && (0..other.tokens.len())
                    .any(|at| other.is(at, Word::Without) && !other.is(at + 1, Word::Delay));
            // `where a dispute arises`, `assets where frozen`: the word may be of a place on the other side.
            let is_where = reading.is_any(condition.first, &phrase::WHERE) && other.has(&phrase::WHERE);
            // `save where it concerns food`, `except for food`.
            let is_exception = read::begins_exception(reading, condition.first)
                && (0..other.tokens.len()).any(|at| read::begins_exception(other, at));
            // Who asks for something is as often named for it: `at the request of Norvia`, `as Norvia had asked`.
            let is_asked = reading.is(condition.first, Word::At) && !pair.is_aligned();
            // `until the end of the decade`, `90 days after ratification`.
            let is_deadline = matches!(condition.lead, Lead::Until | Lead::When)
                && changes.iter().any(|change| {
                    change.rule.kind == Kind::Deadline
                        && pair.is_told(
                            std::slice::from_ref(change),
                            side,
                            condition.first,
                            condition.last,
                        )
                });
            if condition.lead == Lead::Before
                || is_deadline
                || is_where
                || is_exception
                || is_asked
                || is_duration
                || still_without
                || is_state
                || counts_from
                || is_said(other, condition)
            {
                continue;
            }
            let stretch = close::shown(pair, side, condition);
            let words = pair.quote(side, stretch.0, stretch.1);
            let rules = (&CONDITION_REMOVED, &CONDITION_ADDED);
            // Who is named in it came or went with it.
            changes.retain(|change| !is_name_within(pair, side, condition, change));
            let change = pair.one_sided(side, rules, told(side, &words), &[stretch]);
            // `after a full and unconditional ceasefire` says so.
            changes.retain(|told| {
                ![&UNCONDITIONAL_DROPPED, &UNCONDITIONAL_ADDED].contains(&told.rule) || !change.holds(told)
            });
            changes.push(change);
        }
    }
}

/// Tells whether a stretch is a condition that the other side has as well, in whatever words.
pub(super) fn is_on_both_sides(pair: &Pair, side: Side, first: usize, last: usize) -> bool {
    let conditions = read::read(pair.side(side));
    let mine = conditions
        .iter()
        .find(|mine| mine.first == first && mine.last == last);
    mine.is_some_and(|mine| {
        let theirs = read::read(pair.side(side.other()));
        theirs.iter().any(|theirs| theirs.senses == mine.senses)
    })
}

/// Tells whether what a lead leads has to come for the rest to hold: `with the consent`, `only with the consent`.
fn holds_only(lead: Lead) -> bool {
    matches!(lead, Lead::If | Lead::Only)
}

/// Tells whether a side speaks of peace or war in any words: `in time of war`, `in peacetime`, `when there is war`.
fn speaks_of_state(reading: &Reading) -> bool {
    (0..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), Some(Word::Peacetime | Word::Wartime))
            || reading.is_any(
                at,
                &const { keys(["crisis", "emergencies", "emergency", "peace", "war"]) },
            )
    })
}

/// Tells whether a change is a name that stands on this side alone, and nowhere but in a condition.
fn is_name_within(pair: &Pair, side: Side, condition: &Condition, change: &Change) -> bool {
    let tokens = &pair.side(side).tokens;
    let (first, last) = (&tokens[condition.first], &tokens[condition.last]);
    let is_within = |place: &Evidence| {
        (first.piece, first.start) <= (place.piece, place.start)
            && (place.piece, place.end) <= (last.piece, last.end)
    };
    matches!(change.rule.kind, Kind::Party | Kind::Place)
        && change.places(side.other()).is_empty()
        && change.places(side).iter().all(is_within)
}

/// Tells whether of two conditions that say as much one has its sense turned, and the sentence it stands in as well: `may
/// build if the owner agrees` and `may not build unless the owner agrees`.
fn is_turned_twice(pair: &Pair, old: &Condition, new: &Condition) -> bool {
    let is_denied = |side: Side, condition: &Condition| {
        let reading = pair.side(side);
        (sentence_start(reading, condition.first)..sentence_end(reading, condition.first))
            .filter(|at| !(condition.first..=condition.last).contains(at))
            .any(|at| is_negation(reading, at) || reading.is_any(at, &ENDING))
    };
    // `not until the last one is free`, `only once the last one is free`.
    let holds_back = |lead: Lead| matches!(lead, Lead::Unless | Lead::Until);
    holds_back(old.lead) != holds_back(new.lead) && is_denied(Side::Old, old) != is_denied(Side::New, new)
}

/// What is said of something that holds no longer: `lapses if`, `is valid unless`.
const ENDING: KeySet<10> = keys([
    "cease",
    "ceases",
    "expire",
    "expires",
    "invalid",
    "lapse",
    "lapses",
    "suspended",
    "terminated",
    "void",
]);

/// Tells whether two conditions mean the same words, where `it` or `they` may stand for what the rest of the side says:
/// `if Parliament approves it`.
fn says_as_much(pair: &Pair, old: &Condition, new: &Condition) -> bool {
    let common = common(old, new);
    let fewest = old.senses.len().min(new.senses.len());
    // In sentences put in other words, one word more of several is as often style.
    let is_style = !pair.is_aligned() && fewest > 1 && common == fewest;
    if old.senses == new.senses || is_style && old.senses.len().abs_diff(new.senses.len()) == 1 {
        return true;
    }
    let (side, short, long) = if old.senses.len() < new.senses.len() {
        (Side::Old, old, new)
    } else {
        (Side::New, new, old)
    };
    let reading = pair.side(side);
    let is_within = |at: &usize| (short.first..=short.last).contains(at);
    let is_said_outside = |sense: u64| {
        (0..reading.tokens.len())
            .filter(|at| !is_within(at))
            .any(|at| sense_at(reading, at) == sense)
    };
    let has_pronoun = (short.first..=short.last).any(|at| reading.is(at, Word::It));
    has_pronoun
        && short.senses.iter().all(|sense| long.senses.contains(sense))
        && (long.senses.iter()).all(|sense| short.senses.contains(sense) || is_said_outside(*sense))
}

/// Returns how many words of meaning two conditions share.
fn common(one: &Condition, other: &Condition) -> usize {
    one.senses
        .iter()
        .filter(|sense| other.senses.binary_search(sense).is_ok())
        .count()
}

/// Reports `without conditions` when one side has it.
fn unconditional(pair: &Pair, changes: &mut Vec<Change>) {
    const SAYING_SO: WordSet = WordSet::of(&[Word::Unconditional, Word::Without]);
    if !pair.old.small.meets(SAYING_SO) && !pair.new.small.meets(SAYING_SO) {
        return;
    }
    let places = pair.read(|reading, _| {
        (0..reading.tokens.len())
            .filter_map(|at| match reading.word(at) {
                Some(Word::Unconditional) => Some((at, at)),
                Some(Word::Without) => (at + 1..at + 3)
                    .find(|at| reading.is(*at, Word::Condition))
                    .map(|last| (at, last)),
                _ => None,
            })
            .collect::<Vec<_>>()
    });
    let (side, places) = match (places.old.is_empty(), places.new.is_empty()) {
        (false, true) => (Side::Old, places.old),
        (true, false) => (Side::New, places.new),
        (true, true) | (false, false) => return,
    };
    let words = pair.quote(side, places[0].0, places[0].1);
    changes.push(pair.one_sided(
        side,
        (&UNCONDITIONAL_DROPPED, &UNCONDITIONAL_ADDED),
        told(side, &words),
        &places,
    ));
}

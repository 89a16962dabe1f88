//! Each of the parties against one of them: `each side shall hand over its maps`, `Armenia shall hand over its maps`.
//!
//! The names in a text are those of the parties, so one that comes is not new where both sides did the same before; but what
//! all of them were to do, one of them is to do alone.

use super::super::Change;
use super::super::pair::{Pair, Side, next_content};
use super::super::table::PARTY_EXCHANGED;
use super::agent::DUTY;
use super::{Mention, is_mutual};
use crate::text::key::{KeySet, Stem, keys};
use crate::text::lexicon::Word;
use crate::text::names::Role;
use crate::text::tokens::{Gap, Reading};

/// Who is to do something, at the beginning of a sentence.
struct Subject {
    first: usize,
    last: usize,
    verb: Stem,
}

/// Reports a single party that is to do what each of them was to do.
pub(super) fn compare(pair: &Pair, mentions: &super::Sides<Vec<Mention>>, changes: &mut Vec<Change>) {
    for side in [Side::Old, Side::New] {
        let (reading, other) = (pair.side(side), pair.side(side.other()));
        let others = match side {
            Side::Old => &mentions.new,
            Side::New => &mentions.old,
        };
        for all in alls_of(reading) {
            let is_single =
                |mention: &&Mention| single_at(other, mention).is_some_and(|verb| verb == all.verb);
            let Some(one) = others.iter().find(is_single) else {
                continue;
            };
            // `each side shall` on both sides: somebody else does it as well.
            let stays = alls_of(other).any(|there| there.verb == all.verb);
            // `the parties exchange prisoners`, `Russia exchanges prisoners with Ukraine`.
            if stays
                || is_mutual(other, others)
                || changes.iter().any(|change| change.rule == &PARTY_EXCHANGED)
            {
                continue;
            }
            let rules = (&PARTY_EXCHANGED, &PARTY_EXCHANGED);
            changes.push(pair.exchanged_on(side, rules, (all.first, all.last), (one.first, one.last)));
        }
    }
}

/// Reads each `each side`, `both parties` or `the parties` at the beginning of a sentence, and what they are to do.
fn alls_of(reading: &Reading) -> impl Iterator<Item = Subject> {
    const PARTIES: KeySet<8> = keys([
        "parties",
        "party",
        "side",
        "sides",
        "state",
        "states",
        "country",
        "countries",
    ]);
    reading.places_of(&PARTIES).filter_map(|at| all_at(reading, at))
}

/// Reads what those are to do who are named by a noun for parties.
fn all_at(reading: &Reading, noun: usize) -> Option<Subject> {
    const ALL: KeySet<3> = keys(["both", "each", "either"]);
    let first = noun.checked_sub(1)?;
    let leads = reading.is_any(first, &ALL) || reading.is(first, Word::All) || reading.is(first, Word::The);
    if !leads || !reading.begins(first) {
        return None;
    }
    let verb = verb_behind(reading, noun)?;
    Some(Subject {
        first,
        last: noun,
        verb,
    })
}

/// Returns what a party that begins a sentence is to do, alone.
fn single_at(reading: &Reading, mention: &Mention) -> Option<Stem> {
    let start = mention.first - usize::from(mention.first > 0 && reading.is(mention.first - 1, Word::The));
    let is_subject = reading.begins(start) && mention.role == Role::Party;
    is_subject.then(|| verb_behind(reading, mention.last)).flatten()
}

/// Returns the verb of a duty whose word follows a subject directly.
fn verb_behind(reading: &Reading, subject: usize) -> Option<Stem> {
    let duty = reading.tokens.get(subject + 1)?;
    if duty.gap != Gap::Space || !duty.is_in(DUTY) {
        return None;
    }
    next_content(reading, subject + 2, 2).map(|verb| reading.stem(verb))
}

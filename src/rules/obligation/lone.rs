//! The duty of one side against the duty of the other, in sentences put in other words: `shall establish a court`, `a court
//! should be set up`; `is to lay down its weapons`, `is invited to consider laying down its arms`; `is invited to take part`,
//! `taking part is compulsory`.
//!
//! A side may have several duties where all bind alike. Who tells a text anew writes `will` for `shall` and means no less, so
//! only what lies below `will` on one side at least is told. The verbs have to mean the same, or both texts deny nothing and
//! share most of what they speak of.

use super::super::pair::{Pair, Side, Sides, is_negation};
use super::{Duty, Strength, adjective};
use crate::rules::matter;
use crate::rules::negation::is_like;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::Reading;

/// Returns such duties, the old one and the new one, and settles all of both sides.
pub(super) fn find(pair: &Pair, duties: &mut Sides<Vec<Duty>>) -> Option<(Duty, Duty)> {
    let voice = |side: Side, duties: &[Duty]| match duties {
        [] => adjective::standing(pair.side(side))
            .filter(|duty| !pair.is_aligned() || pair.hunk(side, duty.first).is_some()),
        [first, others @ ..] => {
            let is_alike = |other: &Duty| other.strength == first.strength && other.negated == first.negated;
            (!first.settled && others.iter().all(is_alike)).then_some(*first)
        }
    };
    let (old, new) = (voice(Side::Old, &duties.old)?, voice(Side::New, &duties.new)?);
    let is_style = old.strength.min(new.strength) >= Strength::Will;
    if is_style || old.strength == new.strength || old.negated != new.negated {
        return None;
    }
    let is_lone = duties.old.len().max(duties.new.len()) == 1;
    let is_one = is_lone && is_one_act(pair, &old, &new)
        || !old.negated
            && !is_one_right(pair, &old, &new)
            && may_be_one_act(pair, &old, &new)
            && is_one_matter(pair);
    if !is_one {
        return None;
    }
    for duty in duties.old.iter_mut().chain(&mut duties.new) {
        duty.settled = true;
    }
    Some((old, new))
}

/// Tells whether two duties give one right: `shall have legislative powers`, `shall have the power to legislate`.
pub(super) fn is_one_right(pair: &Pair, old: &Duty, new: &Duty) -> bool {
    old.strength != new.strength
        && (says_right_of(pair, Side::Old, new) || says_right_of(pair, Side::New, old))
}

/// Tells whether a side says elsewhere what right it is that the other side gives.
fn says_right_of(pair: &Pair, side: Side, duty: &Duty) -> bool {
    const RIGHTS: KeySet<6> = keys(["authority", "freedom", "option", "possibility", "power", "right"]);
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    (duty.shown.0..=duty.shown.1)
        .filter(|at| other.is_any(*at, &RIGHTS))
        .any(|at| (0..reading.tokens.len()).any(|there| is_like(other, at, reading, there)))
}

/// Verbs that say little beside their noun: `a review shall be held`, `repairs should be carried out`.
const LIGHT: KeySet<25> = keys([
    "bring",
    "brought",
    "carried",
    "carry",
    "conduct",
    "conducted",
    "do",
    "done",
    "finished",
    "given",
    "held",
    "hold",
    "made",
    "make",
    "perform",
    "performed",
    "provide",
    "provided",
    "put",
    "see",
    "set",
    "take",
    "undertake",
    "use",
    "used",
]);

/// Verbs of letting: who must let others do something leaves it to them.
const LETTING: KeySet<6> = keys(["admit", "allow", "enable", "give", "let", "permit"]);

/// Tells whether two duties may be about one act: neither side says the act of the other without having a duty to it
/// (`may return`, `their return will be supported`), and not one side alone only lets it be done.
fn may_be_one_act(pair: &Pair, old: &Duty, new: &Duty) -> bool {
    let (Some(mine), Some(theirs)) = (old.verb, new.verb) else {
        return true;
    };
    if is_like(pair.old, mine, pair.new, theirs) {
        return true;
    }
    let is_only_named = |reading: &Reading, act: usize, other: &Reading, done: usize| {
        !other.is_any(done, &LIGHT)
            && (0..other.tokens.len()).any(|at| at != done && is_like(reading, act, other, at))
    };
    let lets = |reading: &Reading, verb: usize| reading.is_any(verb, &LETTING);
    !is_only_named(pair.old, mine, pair.new, theirs)
        && !is_only_named(pair.new, theirs, pair.old, mine)
        && lets(pair.old, mine) == lets(pair.new, theirs)
}

/// Tells whether the verbs of two duties mean the same.
fn is_one_act(pair: &Pair, old: &Duty, new: &Duty) -> bool {
    let sense = |side: Side, duty: &Duty| pair.side(side).sense(duty.verb?);
    let of_old = sense(Side::Old, old);
    of_old.is_some() && of_old == sense(Side::New, new)
}

/// Sides share so many words of meaning at least; two are shared by sentences about two acts of one party.
const FEWEST_SHARED: usize = 3;

/// Tells whether two sides speak of the same things, and deny none of them.
fn is_one_matter(pair: &Pair) -> bool {
    let denies = |reading: &Reading| {
        (0..reading.tokens.len()).any(|at| is_negation(reading, at) || reading.is(at, Word::Unless))
    };
    if denies(pair.old) || denies(pair.new) {
        return false;
    }
    matter::is_shared(pair, FEWEST_SHARED)
}

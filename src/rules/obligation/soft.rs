//! What leaves a duty to what can be done: `as far as possible`, `to the extent practicable`, `wherever feasible`.

use super::super::Change;
use super::super::pair::{ARROW, Pair, Side, Sides};
use super::super::table::{OBLIGATION_STRENGTHENED, OBLIGATION_WEAKENED};
use super::{Duty, Strength};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::Reading;

/// What a matter is given that is not decided.
const CONSIDERED: KeySet<1> = keys(["consideration"]);

/// What the duty is left to.
const POSSIBLE: KeySet<3> = keys(["feasible", "possible", "practicable"]);

/// What says as much as `given consideration`, or what refuses it.
const ANSWERING: KeySet<13> = keys([
    "account",
    "answered",
    "consider",
    "considered",
    "denied",
    "dismissed",
    "examined",
    "heard",
    "reconsidered",
    "refused",
    "rejected",
    "reviewed",
    "weighed",
]);

/// Words that may say that a duty is left to what can be done, in ways that are not read here.
const MAY_SOFTEN: KeySet<10> = keys([
    "best",
    "circumstances",
    "endeavours",
    "feasible",
    "insofar",
    "permit",
    "possible",
    "practicable",
    "principle",
    "steps",
]);

/// Reports such words where only one side has them.
pub(super) fn compare(pair: &Pair, duties: &Sides<Vec<Duty>>, changes: &mut Vec<Change>) {
    considered(pair, changes);
    if !pair.old.may_have(&POSSIBLE) && !pair.new.may_have(&POSSIBLE) {
        return;
    }
    let Some((side, stretch)) = pair.on_one_side(soft_at) else {
        return;
    };
    let other = pair.side(side.other());
    let has_one =
        |duties: &[Duty]| matches!(duties, [duty] if !duty.negated && duty.strength >= Strength::Should);
    let may_soften = other.has(&MAY_SOFTEN);
    if may_soften || !has_one(&duties.old) || !has_one(&duties.new) {
        return;
    }
    let words = pair.quote(side, stretch.0, stretch.1);
    let sentence = match side {
        Side::Old => format!("{words}{ARROW}stated plainly"),
        Side::New => format!("stated plainly{ARROW}{words}"),
    };
    let rules = (&OBLIGATION_STRENGTHENED, &OBLIGATION_WEAKENED);
    changes.push(pair.one_sided(side, rules, sentence, &[stretch]));
}

/// Reports what is only considered in the place of what is done: `shall be implemented`, `shall be given due consideration`.
fn considered(pair: &Pair, changes: &mut Vec<Change>) {
    if !pair.old.may_have(&CONSIDERED) && !pair.new.may_have(&CONSIDERED) {
        return;
    }
    for hunk in pair.aligned_hunks() {
        let only = |side: Side, range: &std::ops::Range<u32>| {
            let reading = pair.side(side);
            (range.start as usize..range.end as usize)
                .find(|at| reading.is_any(*at, &CONSIDERED))
                .filter(|at| {
                    (range.start as usize..*at)
                        .any(|at| reading.is_any(at, &const { keys(["given", "taken"]) }))
                })
        };
        let (side, last, mine, theirs) = match (only(Side::Old, &hunk.old), only(Side::New, &hunk.new)) {
            (Some(last), None) => (Side::Old, last, &hunk.old, &hunk.new),
            (None, Some(last)) => (Side::New, last, &hunk.new, &hunk.old),
            (None, None) | (Some(_), Some(_)) => continue,
        };
        let reading = pair.side(side.other());
        let answers = |at: usize| reading.is_any(at, &ANSWERING);
        if theirs.is_empty() || (theirs.start as usize..theirs.end as usize).any(answers) {
            continue;
        }
        let rules = (&OBLIGATION_STRENGTHENED, &OBLIGATION_WEAKENED);
        let theirs = (theirs.start as usize, theirs.end as usize - 1);
        changes.push(pair.exchanged_on(side, rules, (mine.start as usize, last), theirs));
    }
}

/// Returns where such words begin that end at a token; `as soon as possible` is about time.
fn soft_at(reading: &Reading, at: usize) -> Option<usize> {
    // `as far as possible from the border`.
    if !reading.is_any(at, &POSSIBLE) || reading.is(at + 1, Word::From) {
        return None;
    }
    let before = |back: usize| at.checked_sub(back);
    let is_far = before(3).is_some_and(|first| {
        reading.is_any(first + 1, &const { keys(["far"]) })
            && reading.is(first + 2, Word::As)
            && (reading.is(first, Word::As) || reading.is_any(first, &const { keys(["so"]) }))
    });
    // `to the extent possible`, `to the greatest extent possible`.
    let is_extent = before(1).is_some_and(|extent| reading.is_any(extent, &const { keys(["extent"]) }));
    let to = || (2..=4).filter_map(before).find(|to| reading.is(*to, Word::To));
    let is_where =
        before(1).is_some_and(|at| reading.is_any(at, &const { keys(["whenever", "where", "wherever"]) }));
    if is_far {
        before(3)
    } else if is_extent {
        to()
    } else if is_where {
        before(1)
    } else {
        None
    }
}

//! How binding a duty is: must, will, is expected to, should, may.
//!
//! A duty is a word of duty and the verb after it (`read`), or a promise (`promise`). Whoever shall endeavour to do
//! something may fail to. Two duties are compared when they have the same verb, or when one stands right where the other
//! stood. The plain present (`Ukraine leaves`) binds like `will`; it is compared only with a duty whose very verb it has, in
//! the same place of the sentence. A duty and its negation are never compared here, that is the matter of
//! [`super::negation`]; `must not` and `should not` are. Who does not have to do something may do it or not, as with `may`.

mod adjective;
mod calls;
mod deferred;
mod lone;
mod phrase;
mod plain;
mod promise;
mod read;
mod soft;
mod standing;

use super::pair::{ARROW, Pair, Settled, Side, pair_up, sentence_end};
use super::table::{OBLIGATION_STRENGTHENED, OBLIGATION_WEAKENED};
use super::{Change, Kind};
use crate::text::key::{Stem, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::Reading;
pub(super) use read::{is_adverb, is_release};

/// How binding a duty is; more is more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// `may`, `can`, `is allowed to`, `does not have to`, `agrees to consider`.
    May,
    /// `should`, `is encouraged to`.
    Should,
    /// `is expected to`, `intends to`.
    Expected,
    /// `will`, `pledges to`, and the plain present.
    Will,
    /// `must`, `shall`, `is obliged to`, `it is mandatory that`.
    Must,
}

/// A duty.
#[derive(Debug, Clone, Copy)]
struct Duty {
    /// The first token of the words of duty.
    first: usize,
    /// What of them a reader is shown, first and last token.
    shown: (usize, usize),
    strength: Strength,
    negated: bool,
    /// Whether it is negated by `never`.
    never: bool,
    /// Whether it is promised: treaties say `undertake to` for `shall`.
    promised: bool,
    /// Where its verb is.
    verb: Option<usize>,
    /// The stem of the verb.
    stem: Option<Stem>,
    settled: bool,
}

impl Duty {
    /// Returns a duty of which only the words are known.
    fn new(first: usize, last: usize, strength: Strength) -> Self {
        Self {
            first,
            shown: (first, last),
            strength,
            negated: false,
            never: false,
            promised: false,
            verb: None,
            stem: None,
            settled: false,
        }
    }
}

impl Settled for Duty {
    fn settled(&mut self) -> &mut bool {
        &mut self.settled
    }
}

/// Compares the duties of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let mut duties = pair.read(|reading, _| read::read(reading));
    expectation(pair, changes);
    calls::compare(pair, changes);
    adjective::compare(pair, changes);
    soft::compare(pair, &duties, changes);
    let same_verb = |one: &Duty, other: &Duty| {
        one.stem.is_some() && one.stem == other.stem && one.negated == other.negated
    };
    pair_up(&mut duties, |one, other| {
        same_verb(one, other) && one.strength == other.strength
    });
    let mut pairs = pair_up(&mut duties, same_verb);
    if pair.is_aligned() {
        pairs.extend(pair_up(&mut duties, |one, other| {
            one.negated == other.negated && in_one_place(pair, one, other)
        }));
    }
    for (old, new) in pairs {
        let (old, new) = (&duties.old[old], &duties.new[new]);
        if !lone::is_one_right(pair, old, new) {
            report(pair, old, new, changes);
        }
    }
    let is_told = changes.iter().any(|change| change.rule.kind == Kind::Obligation);
    if !is_told && let Some((old, new)) = lone::find(pair, &mut duties) {
        report(pair, &old, &new, changes);
    }
    for side in [Side::Old, Side::New] {
        plain::compare(pair, side, &duties, changes);
    }
    standing::compare(pair, changes);
    deferred::compare(pair, changes);
}

/// Reports an `it is expected that` or `it is mandatory that` which stands on one side only, before a sentence that is
/// otherwise the same and in the plain present.
fn expectation(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    for hunk in &words.hunks {
        let (side, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (false, true) => (Side::Old, hunk.old.clone()),
            (true, false) => (Side::New, hunk.new.clone()),
            (true, true) | (false, false) => continue,
        };
        let reading = pair.side(side);
        let (first, last) = (range.start as usize, range.end as usize - 1);
        if last < first + 2 || !reading.is(last, Word::That) || !reading.is(last - 2, Word::Be) {
            continue;
        }
        let has_duty = |reading: &Reading, from: usize, to: usize| {
            (from..to).any(|at| read::duty_at(reading, at).is_some())
        };
        let other = pair.side(side.other());
        let binds = read::is_binding(reading, last - 1) && !has_duty(other, 0, other.tokens.len());
        let says_so = (reading.is(last - 1, Word::Expected) || binds)
            && !has_duty(reading, last + 1, sentence_end(reading, last));
        if says_so {
            let said = pair.quote(side, last - 2, last - 1);
            let places = [(last - 2, last - 1)];
            let rules = if binds {
                (&OBLIGATION_WEAKENED, &OBLIGATION_STRENGTHENED)
            } else {
                (&OBLIGATION_STRENGTHENED, &OBLIGATION_WEAKENED)
            };
            let sentence = match side {
                Side::Old => format!("{said}{ARROW}stated plainly"),
                Side::New => format!("stated plainly{ARROW}{said}"),
            };
            changes.push(pair.one_sided(side, rules, sentence, &places));
        }
    }
}

/// Reports two duties if one binds more.
fn report(pair: &Pair, old: &Duty, new: &Duty, changes: &mut Vec<Change>) {
    // `must not` and `will never` bind alike, and `will not` binds no less for sure.
    let binds_alike = old.never || new.never || old.promised || new.promised;
    let is_style = || is_shall(pair, Side::Old, old) != is_shall(pair, Side::New, new) && is_retold(pair);
    if (binds_alike || is_style()) && old.strength.min(new.strength) >= Strength::Will {
        return;
    }
    let rule = match new.strength.cmp(&old.strength) {
        std::cmp::Ordering::Less => &OBLIGATION_WEAKENED,
        std::cmp::Ordering::Greater => &OBLIGATION_STRENGTHENED,
        std::cmp::Ordering::Equal => return,
    };
    changes.push(pair.exchanged(rule, old.shown, new.shown));
}

/// Tells whether a duty is put as `shall`, for which those who retell a text mostly say `will`.
fn is_shall(pair: &Pair, side: Side, duty: &Duty) -> bool {
    pair.side(side).is_any(duty.first, &const { keys(["shall"]) })
}

/// Tells whether less than three quarters of the words of either side stayed where they were.
fn is_retold(pair: &Pair) -> bool {
    let has_left = |side: Side| {
        let n_words = pair.side(side).tokens.len();
        let stayed = (0..n_words).filter(|at| pair.partner(side, *at).is_some());
        stayed.count() * 4 < n_words * 3
    };
    has_left(Side::Old) && has_left(Side::New)
}

/// Tells whether two duties begin one and the same change, so that one took the other's place.
fn in_one_place(pair: &Pair, old: &Duty, new: &Duty) -> bool {
    let (Some(one), Some(other)) = (pair.hunk(Side::Old, old.first), pair.hunk(Side::New, new.first)) else {
        return false;
    };
    let begins = |side: Side, at: usize| at == 0 || pair.hunk(side, at - 1) != pair.hunk(side, at);
    one == other && begins(Side::Old, old.first) && begins(Side::New, new.first)
}

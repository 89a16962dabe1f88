//! Which end of the scale an amount is, and limits that come and go.
//!
//! A limit is an amount that must not be passed: `limited to 600,000`, `up to`, `no more than`, `a maximum strength of`,
//! `under 5,000`, `≤ 5`. Against a lower bound of the same value a limit has gone.
//! When it goes without another coming, the figure is not reported a second time. `No limit of 600,000` states none.

use super::super::pair::{ARROW, Pair, Side, Sides};
use super::super::quantity::{Bound, Quantity, What, follows};
use super::super::table::{LIMIT_ADDED, LIMIT_LIFTED, MINIMUM_ADDED, MINIMUM_LIFTED};
use super::super::{Change, duration};
use crate::text::decimal::Decimal;
use crate::text::figures::sign::Comparison;
use crate::text::figures::{Amount, Value};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Meaning, Reading};
use crate::text::units::Unit;

/// Before an amount so many small words may stand between it and the word that bounds it: `limited to a maximum of`.
pub(super) const REACH: usize = 3;

/// Returns which end of the scale an amount is.
pub(in crate::rules) fn bound(reading: &Reading, at: usize) -> Bound {
    if let Some(Value::Amount(Amount {
        comparison: Some(comparison),
        ..
    })) = reading.value(at)
    {
        return match comparison {
            Comparison::Over | Comparison::NotUnder => Bound::AtLeast,
            Comparison::Under | Comparison::NotOver => Bound::AtMost,
        };
    }
    if let Some((bound, _)) = bound_behind(reading, at) {
        return bound;
    }
    // `under the age of eighteen`.
    let of_age = at > 1
        && reading.is(at - 1, Word::Of)
        && reading.is_any(at - 2, &const { keys(["age", "ages"]) })
        && !reading.begins(at);
    let mut here = if of_age { at - 2 } else { at };
    for _ in 0..REACH {
        if here == 0 || reading.begins(here) {
            break;
        }
        here -= 1;
        let negated = follows(reading, here, Word::No) || follows(reading, here, Word::Not);
        match reading.word(here) {
            Some(Word::A | Word::The | Word::About | Word::Of | Word::To | Word::At | Word::Than) => {}
            // `made up of five`, `most of 500` bound nothing.
            Some(Word::Up) if !reading.is(here + 1, Word::To) => break,
            Some(Word::Most) if !follows(reading, here, Word::At) => break,
            Some(Word::More | Word::Less) if !reading.is(here + 1, Word::Than) => break,
            Some(Word::Limited | Word::Limit | Word::Maximum | Word::Most | Word::Up) => {
                return if negated { Bound::Exact } else { Bound::AtMost };
            }
            Some(Word::More | Word::Exceed) => {
                return if is_denied(reading, here) {
                    Bound::AtMost
                } else {
                    Bound::AtLeast
                };
            }
            Some(Word::Less) => {
                return if is_denied(reading, here) {
                    Bound::AtLeast
                } else {
                    Bound::AtMost
                };
            }
            // `as many as 5,000`.
            Some(Word::As)
                if here > 1
                    && reading.is(here - 2, Word::As)
                    && reading.is_any(here - 1, &const { keys(["many", "much"]) }) =>
            {
                return Bound::AtMost;
            }
            Some(Word::Least | Word::Minimum) => return Bound::AtLeast,
            // `stops within 45 m`.
            Some(Word::Within) if is_measure(reading, at) => return Bound::AtMost,
            // `no person shall be held beyond 48 hours`.
            None if reading.is_any(here, &const { keys(["beyond"]) }) && is_denied(reading, here) => {
                return Bound::AtMost;
            }
            // `older 60s`.
            None if is_comparative(reading, here) && !reading.is(here + 1, Word::Than) => break,
            // `hand over 20 hostages`.
            None if is_other_over(reading, here, at) => break,
            // `in excess of 500`.
            None if reading.is_any(here, &const { keys(["excess"]) }) => {
                let is_phrase =
                    reading.is(here.saturating_sub(1), Word::In) && reading.is(here + 1, Word::Of);
                return match (is_phrase, is_denied(reading, here.saturating_sub(1))) {
                    (true, true) => Bound::AtMost,
                    (true, false) => Bound::AtLeast,
                    (false, _) => Bound::Exact,
                };
            }
            None if reading.is_any(here, &OVER) => {
                return if is_denied(reading, here) {
                    Bound::AtMost
                } else {
                    Bound::AtLeast
                };
            }
            None if reading.is_any(here, &UNDER) => {
                return if is_denied(reading, here) {
                    Bound::AtLeast
                } else {
                    Bound::AtMost
                };
            }
            // `under 3 commanders` bounds nothing.
            None if reading.is_any(here, &const { keys(["under"]) })
                && (of_age || !is_small(reading, at)) =>
            {
                return if of_age && is_denied(reading, here) {
                    Bound::AtLeast
                } else {
                    Bound::AtMost
                };
            }
            // `a maximum strength of 9,000`.
            None if reading.is(here + 1, Word::Of)
                && (follows(reading, here, Word::Maximum) || follows(reading, here, Word::Minimum)) => {}
            _ => break,
        }
    }
    Bound::Exact
}

/// Tells whether an amount is one of a measure, such as a length.
fn is_measure(reading: &Reading, at: usize) -> bool {
    matches!(reading.value(at), Some(Value::Amount(amount)) if matches!(amount.unit, Unit::Measure(_)))
}

/// Tells whether `over` goes with the word before it (`hand over 20 hostages`, `control over 3 crossings`) or leads a length
/// of time in the course of which something happens.
fn is_other_over(reading: &Reading, over: usize, at: usize) -> bool {
    const WITH_OVER: KeySet<56> = keys([
        "authority",
        "bring",
        "brings",
        "brought",
        "carried",
        "carry",
        "control",
        "controls",
        "debate",
        "debated",
        "dispute",
        "disputes",
        "flew",
        "flies",
        "flown",
        "fly",
        "give",
        "given",
        "gives",
        "hand",
        "handed",
        "handing",
        "hands",
        "jurisdiction",
        "make",
        "makes",
        "made",
        "power",
        "powers",
        "preside",
        "presided",
        "presides",
        "repaid",
        "repay",
        "rise",
        "rises",
        "rose",
        "sign",
        "signed",
        "signs",
        "sovereignty",
        "spread",
        "spreads",
        "take",
        "taken",
        "takes",
        "taking",
        "took",
        "turn",
        "turned",
        "turning",
        "turns",
        "vote",
        "votes",
        "watch",
        "watches",
    ]);
    let is_time = matches!(reading.value(at), Some(Value::Amount(amount)) if amount.unit.is_time());
    // `over five annual stages`.
    let has_steps = (at + 1..at + 3).any(|at| reading.is_any(at, &STEPS));
    let is_over = reading.is_any(over, &const { keys(["over"]) });
    is_over
        && (is_time || has_steps || over > 0 && !reading.begins(over) && reading.is_any(over - 1, &WITH_OVER))
}

/// What something is done in.
const STEPS: KeySet<8> = keys([
    "instalments",
    "installments",
    "phases",
    "rounds",
    "sessions",
    "stages",
    "steps",
    "tranches",
]);

/// Tells whether what crosses a bound is denied: `no more than 500`, `may not keep more than 500`, `must not fall below
/// 500`, `no state may keep more than 500`. A `not` of another part of the sentence (`do not leave until more than 500`)
/// denies nothing here.
fn is_denied(reading: &Reading, bound: usize) -> bool {
    let mut has_duty = false;
    for at in (bound.saturating_sub(BEFORE_BOUND)..bound).rev() {
        if reading.tokens[at + 1].gap >= Gap::Comma {
            return false;
        }
        match reading.word(at) {
            Some(Word::Not) => return !reading.is(at + 1, Word::Only),
            Some(
                Word::Never
                | Word::Cannot
                | Word::WillNot
                | Word::MustNot
                | Word::ShouldNot
                | Word::DoNot
                | Word::IsNot,
            ) => return true,
            Some(Word::No | Word::Neither | Word::Nobody) => return has_duty || at + 1 == bound,
            Some(Word::May | Word::Must | Word::Will | Word::Can | Word::Should) => has_duty = true,
            Some(Word::Be | Word::Have | Word::Of | Word::The | Word::For) => {}
            Some(_) => return false,
            None if reading.value(at).is_some() => return false,
            None => {}
        }
    }
    false
}

/// `no state of the union may keep more than` has seven words before the bound.
const BEFORE_BOUND: usize = 7;

/// Words before an amount that is exceeded, with their `than`: `older than 60`.
const OVER: KeySet<8> = keys([
    "above", "greater", "heavier", "higher", "larger", "longer", "older", "over",
]);

/// Words before an amount that is not reached, with their `than`.
const UNDER: KeySet<6> = keys(["below", "lighter", "lower", "shorter", "smaller", "younger"]);

/// Words for more behind an amount: `60 or more`, `60 and over`.
const AND_MORE: KeySet<6> = keys(["more", "above", "over", "older", "higher", "greater"]);

/// Words for less behind an amount: `60 or less`, `60 and under`.
const AND_LESS: KeySet<6> = keys(["less", "fewer", "below", "under", "younger", "lower"]);

/// Tells whether a word of [`OVER`] or [`UNDER`] compares only with a `than` behind it.
fn is_comparative(reading: &Reading, at: usize) -> bool {
    (reading.is_any(at, &OVER) || reading.is_any(at, &UNDER))
        && !reading.is_any(at, &const { keys(["above", "below", "over"]) })
}

/// Tells whether an amount is a bare number so small or so written that `under` before it may be no bound.
fn is_small(reading: &Reading, at: usize) -> bool {
    matches!(reading.value(at), Some(Value::Amount(amount))
        if amount.spelled || amount.unit == Unit::Plain && amount.low < Decimal::whole(10))
}

/// Returns which end of the scale the words right behind an amount make it (`60 or older`), and the last of them.
fn bound_behind(reading: &Reading, at: usize) -> Option<(Bound, usize)> {
    // `100 mm calibre or more`.
    let is_noun = |at: &usize| {
        (reading.tokens.get(*at)).is_some_and(|token| token.meaning == Meaning::Word(Entry::Unknown))
    };
    let or = at + 1 + (at + 1..at + 3).take_while(is_noun).count();
    let last = or + 1;
    let is_glued = |at: usize| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| token.gap == Gap::Space)
    };
    // `60 and more than 5` goes on otherwise.
    let ends = !reading.is(last + 1, Word::Than)
        && (reading.value(last + 1)).is_none_or(|_| reading.tokens[last + 1].gap >= Gap::Comma);
    if !matches!(reading.word(or), Some(Word::Or | Word::And)) || !(at + 1..=last).all(is_glued) {
        return None;
    }
    if reading.is_any(last, &AND_MORE) && ends {
        Some((Bound::AtLeast, last))
    } else if reading.is_any(last, &AND_LESS) && ends {
        Some((Bound::AtMost, last))
    } else {
        None
    }
}

/// Where a side says in words that there is no limit: first and last token.
pub(super) fn no_limit(reading: &Reading) -> Option<(usize, usize)> {
    const OF_LIMITS: WordSet = WordSet::of(&[Word::Unlimited, Word::Limit, Word::Limited]);
    if !reading.small.meets(OF_LIMITS) {
        return None;
    }
    for at in 0..reading.tokens.len() {
        match reading.word(at) {
            Some(Word::Unlimited) => return Some((at, at)),
            Some(Word::No | Word::Without) => {
                // `without any quantitative limit`.
                let near = at + 1..(at + 4).min(reading.tokens.len());
                for noun in near {
                    if reading.is(noun, Word::Limit) {
                        return Some((at, noun));
                    }
                }
            }
            Some(Word::Not) => {
                // `shall not be limited`.
                let limited = at + 1 + usize::from(reading.is(at + 1, Word::Be));
                // `including but not limited to` says nothing of limits.
                let is_idiom = reading.is(limited + 1, Word::To) && reading.value(limited + 2).is_none();
                if reading.is(limited, Word::Limited) && !is_idiom {
                    return Some((at, limited));
                }
            }
            _ => {}
        }
    }
    None
}

/// Tells whether a side speaks of a limit at all.
fn speaks_of_limits(reading: &Reading) -> bool {
    const OF_LIMITS: WordSet = WordSet::of(&[
        Word::Limit,
        Word::Limited,
        Word::Maximum,
        Word::Exceed,
        Word::Up,
        Word::Most,
    ]);
    reading.small.meets(OF_LIMITS)
        && (0..reading.tokens.len()).any(|at| match reading.word(at) {
            Some(Word::Limit | Word::Limited | Word::Maximum | Word::Exceed) => true,
            Some(Word::Up) => reading.is(at + 1, Word::To),
            Some(Word::Most) => follows(reading, at, Word::At),
            _ => false,
        })
}

/// Tells whether a side has no limit, be it that it says so or that it says nothing.
fn knows_no_limit(reading: &Reading) -> bool {
    no_limit(reading).is_some() || !speaks_of_limits(reading)
}

/// Tells whether a side says that there is no limit, so that figures have to be compared even when there are none.
pub(in crate::rules) fn may_lift_limits(pair: &Pair) -> bool {
    pair.has_rules_of_words() && (no_limit(pair.old).is_some() || no_limit(pair.new).is_some())
}

/// Compares the bounds of equal amounts: `10` against `at least 10`, `600,000` against `up to 600,000`.
pub(in crate::rules) fn compare_bounds(
    pair: &Pair,
    sides: &Sides<Vec<Quantity>>,
    equal: &[(usize, usize)],
    changes: &mut Vec<Change>,
) {
    for (old_index, new_index) in equal {
        let (old, new) = (&sides.old[*old_index], &sides.new[*new_index]);
        let (What::Amount(_, old_bound), What::Amount(_, new_bound)) = (old.what, new.what) else {
            continue;
        };
        let rule = match (old_bound, new_bound) {
            // `limits the army to 600,000` is a limit as well: only a side that knows of none has none.
            (Bound::Exact, Bound::AtMost) if knows_no_limit(pair.old) => &LIMIT_ADDED,
            (Bound::AtMost, Bound::Exact) if knows_no_limit(pair.new) => &LIMIT_LIFTED,
            (Bound::AtMost, Bound::AtLeast) => &LIMIT_LIFTED,
            (Bound::AtLeast, Bound::AtMost) => &LIMIT_ADDED,
            (Bound::Exact, Bound::AtLeast) => &MINIMUM_ADDED,
            (Bound::AtLeast, Bound::Exact) => &MINIMUM_LIFTED,
            (Bound::Exact, Bound::Exact | Bound::AtMost)
            | (Bound::AtMost, Bound::Exact | Bound::AtMost)
            | (Bound::AtLeast, Bound::AtLeast) => continue,
        };
        let (from, to) = (bounded(pair.old, old), bounded(pair.new, new));
        changes.push(pair.exchanged(rule, from, to));
    }
}

/// Returns the first and the last token of an amount with the words that bound it.
pub(super) fn bounded(reading: &Reading, quantity: &Quantity) -> (usize, usize) {
    let has_sign = matches!(quantity.what, What::Amount(amount, _) if amount.comparison.is_some());
    if has_sign || matches!(quantity.what, What::Amount(_, Bound::Exact)) {
        return (quantity.first, quantity.last);
    }
    match bound_behind(reading, quantity.last) {
        Some((_, last)) => (quantity.first, last),
        None => (bound_start(reading, quantity), quantity.last),
    }
}

/// Returns the token from which the words before an amount bound it.
fn bound_start(reading: &Reading, quantity: &Quantity) -> usize {
    let mut start = quantity.first;
    for back in 1..=REACH + 1 {
        let Some(at) = quantity.first.checked_sub(back) else {
            break;
        };
        let bounds = matches!(
            reading.word(at),
            Some(
                Word::Limited
                    | Word::Limit
                    | Word::Maximum
                    | Word::Minimum
                    | Word::Most
                    | Word::Least
                    | Word::Up
                    | Word::More
                    | Word::Less
                    | Word::Exceed
                    | Word::No
                    | Word::Not
                    | Word::At
            )
        );
        if bounds
            || reading.is_any(at, &OVER)
            || reading.is_any(at, &UNDER)
            || reading.is_any(at, &const { keys(["under"]) })
        {
            start = at;
        }
        if reading.begins(at) {
            break;
        }
    }
    start
}

/// Reports limits that stand on one side only, and settles them.
pub(super) fn report_lone(pair: &Pair, sides: &mut Sides<Vec<Quantity>>, changes: &mut Vec<Change>) {
    if !pair.has_rules_of_words() {
        return;
    }
    for side in [Side::Old, Side::New] {
        let other = pair.side(side.other());
        if !knows_no_limit(other) {
            continue;
        }
        let lifted = no_limit(other);
        let quantities = match side {
            Side::Old => &mut sides.old,
            Side::New => &mut sides.new,
        };
        let mut places = Vec::new();
        let mut words = Vec::new();
        for limit in quantities
            .iter_mut()
            .filter(|limit| is_limit(limit) && !limit.settled && !duration::is(pair.side(side), limit))
        {
            limit.settled = true;
            let (first, last) = bounded(pair.side(side), limit);
            places.push((first, last));
            words.push(pair.quote(side, first, last));
        }
        if words.is_empty() {
            continue;
        }
        let words = words.join(", ");
        let none = lifted.map_or_else(
            || "no limit".to_owned(),
            |(first, last)| pair.quote(side.other(), first, last),
        );
        let there: Vec<(usize, usize)> = lifted.into_iter().collect();
        changes.push(match side {
            Side::Old => pair.change(&LIMIT_LIFTED, format!("{words}{ARROW}{none}"), &places, &there),
            Side::New => pair.change(&LIMIT_ADDED, format!("{none}{ARROW}{words}"), &there, &places),
        });
    }
}

/// Tells whether a quantity is an upper limit.
fn is_limit(quantity: &Quantity) -> bool {
    matches!(quantity.what, What::Amount(_, Bound::AtMost))
}

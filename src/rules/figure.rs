//! Figures that changed, came or went, and passages referred to; limits are in `limit`, what counts by the year or the
//! month is in `rate`, what something is cut by or to in `target`, figures that changed places in `swap`,
//! how often something happens in `frequency`, `doubled` in `multiple`, by how much a figure grew in `share`.
//!
//! An ordinal in words and a figure against digits that cannot be read are never new or gone; `one` is a figure only against another one.

mod frequency;
mod limit;
mod multiple;
mod rate;
mod share;
mod swap;
mod target;

use super::name::counts_group;
use super::pair::{ARROW, Pair, Side, Sides, next_content, pair_up};
use super::quantity::{Bound, Quantity, What, is_short, pair_rest};
use super::table::{
    FIGURE_ADDED, FIGURE_CHANGED, FIGURE_DROPPED, LIMIT_LOWERED, LIMIT_RAISED, REFERENCE_ADDED,
    REFERENCE_CHANGED, REFERENCE_DROPPED,
};
use super::{Change, Comparable, duration};
use crate::text::decimal::Decimal;
use crate::text::figures::{Amount, Value};
use crate::text::key::{KeySet, Stem, keys, without_possessive};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading, Shape};
use crate::text::units::Unit;
pub(super) use frequency::{compare as compare_frequencies, may_differ as may_differ_in_frequency};
use limit::{REACH, bounded, no_limit};
pub(super) use limit::{bound, compare_bounds, may_lift_limits};
pub(super) use multiple::compare as compare_multiples;
pub(super) use swap::compare_swapped;

/// Compares what equal amounts are said of, in texts that can be laid side by side.
pub(super) fn compare_equal(
    pair: &Pair,
    sides: &Sides<Vec<Quantity>>,
    equal: &[(usize, usize)],
    changes: &mut Vec<Change>,
) {
    if !pair.has_rules_of_words() || !pair.is_aligned() {
        return;
    }
    for (old_index, new_index) in equal {
        let (old, new) = (&sides.old[*old_index], &sides.new[*new_index]);
        if matches!((old.what, new.what), (What::Amount(..), What::Amount(..))) {
            changes.extend(rate::compare(pair, old, new));
            changes.extend(target::compare(pair, old, new));
        }
    }
}

/// Compares what is left of amounts and references.
pub(super) fn find(pair: &Pair, sides: &mut Sides<Vec<Quantity>>, changes: &mut Vec<Change>) {
    for (old_index, new_index) in pair_rest(pair, sides, amount_class) {
        changes.push(changed(pair, &sides.old[old_index], &sides.new[new_index]));
    }
    let passages = pair_up(sides, |one, other| match (one.what, other.what) {
        (What::Reference(one), What::Reference(other)) => one == other,
        _ => false,
    });
    for (old_index, new_index) in passages {
        let (old, new) = (&sides.old[old_index], &sides.new[new_index]);
        changes.push(pair.change(
            &REFERENCE_CHANGED,
            both(pair, old, new),
            &[(old.first, old.last)],
            &[(new.first, new.last)],
        ));
    }
    limit::report_lone(pair, sides, changes);
    for side in [Side::Old, Side::New] {
        let quantities = match side {
            Side::Old => &sides.old,
            Side::New => &sides.new,
        };
        for quantity in quantities.iter().filter(|quantity| !quantity.settled) {
            changes.extend(one_sided(pair, side, quantity));
        }
    }
}

/// Sorts amounts that may be one thing with another value.
fn amount_class(quantity: &Quantity) -> Option<u64> {
    match quantity.what {
        What::Amount(amount, _) if amount.unit.is_time() => Some(u64::MAX),
        What::Amount(amount, _) if amount.unit.is_money() => Some(u64::MAX - 2),
        What::Amount(
            Amount {
                unit: Unit::Measure(measure),
                ..
            },
            _,
        ) => Some(Unit::Measure(measure.metric().0).number()),
        What::Amount(amount, _) => Some(amount.unit.number()),
        What::Ratio => Some(u64::MAX - 1),
        What::Term(..) | What::Date(..) | What::Clock(..) | What::Reference(_) | What::Soon => None,
    }
}

/// Reports two amounts that took each other's place.
fn changed(pair: &Pair, old: &Quantity, new: &Quantity) -> Change {
    if let Some((old, new)) = rate::differing(pair, old, new) {
        return pair.exchanged(&FIGURE_CHANGED, old, new);
    }
    let mut sentence = both(pair, old, new);
    let mut rule = &FIGURE_CHANGED;
    let (mut old_place, mut new_place) = ((old.first, old.last), (new.first, new.last));
    if let (What::Amount(from, from_bound), What::Amount(to, to_bound)) = (old.what, new.what) {
        // `over 5,000` against `under 6,000`: the words are half of what changed; so are those of `another two crossings`
        // against `four crossings`.
        let on_top = [on_top(pair.old, old), on_top(pair.new, new)];
        let adds = on_top[0].is_some() != on_top[1].is_some();
        if adds || from_bound != to_bound {
            old_place = on_top[0].unwrap_or_else(|| bounded(pair.old, old));
            new_place = on_top[1].unwrap_or_else(|| bounded(pair.new, new));
            sentence = format!(
                "{}{ARROW}{}",
                pair.quote(Side::Old, old_place.0, old_place.1),
                pair.quote(Side::New, new_place.0, new_place.1)
            );
        }
        // `100 Tagen` against `6 Monaten`.
        if let Some((old_last, new_last)) =
            share::other_units(pair, old, new).filter(|_| pair.words.is_some())
        {
            (old_place.1, new_place.1) = (old_last, new_last);
            sentence = format!(
                "{}{ARROW}{}",
                pair.quote(Side::Old, old_place.0, old_place.1),
                pair.quote(Side::New, new_place.0, new_place.1)
            );
        }
        let are_opposite = from_bound != to_bound && from_bound != Bound::Exact && to_bound != Bound::Exact;
        let are_on_one_scale = !adds && !are_opposite && share::is_on_one_scale(pair, old, new);
        if let Some(share) = share::told(from, to).filter(|_| are_on_one_scale) {
            sentence.push_str(&share);
        }
        if from_bound == Bound::AtMost && to_bound == Bound::AtMost && share::same_dimension(from, to) {
            // A range against a number may be neither: `600,000` against `500,000-600,000`.
            if to.high > from.high && to.low >= from.low {
                rule = &LIMIT_RAISED;
            } else if to.high < from.high && to.low <= from.low {
                rule = &LIMIT_LOWERED;
            }
        }
    }
    rule = duration::rule_between(pair, old, new).unwrap_or(rule);
    let are_years = share::are_years(pair, old, new);
    if let Some(noun) = common_noun(pair, old, new).filter(|noun| !are_years || noun.ends_with('s')) {
        sentence.insert_str(0, &format!("{noun}: "));
    }
    pair.change(rule, sentence, &[old_place], &[new_place])
}

/// Returns the first and last token of an amount that comes on top of what there is: `another two`, `a further 500`, `two
/// hours more`.
fn on_top(reading: &Reading, quantity: &Quantity) -> Option<(usize, usize)> {
    const ON_TOP: KeySet<5> = keys(["additional", "another", "extra", "further", "more"]);
    let (first, last) = (quantity.first, quantity.last);
    if first > 0 && !reading.begins(first) && reading.is_any(first - 1, &ON_TOP) {
        return Some((first - 1, last));
    }
    let is_behind = (reading.tokens.get(last + 1)).is_some_and(|next| next.gap == Gap::Space)
        && reading.is_any(last + 1, &ON_TOP)
        && !reading.is(last + 2, Word::Than);
    is_behind.then_some((first, last + 1))
}

/// Returns a quantity as printed; a passage always with what it is.
fn printed(pair: &Pair, side: Side, quantity: &Quantity) -> String {
    // `C$5 million`: the sign is the figure's, and whose dollars they are stands before it.
    let reading = pair.side(side);
    let names_country = matches!(quantity.what, What::Amount(amount, _) if matches!(amount.unit, Unit::OtherMoney(_)))
        && quantity.first > 0
        && reading.tokens[quantity.first].piece == reading.tokens[quantity.first - 1].piece
        && reading.tokens[quantity.first].start == reading.tokens[quantity.first - 1].end;
    let words = pair.quote(side, quantity.first - usize::from(names_country), quantity.last);
    match quantity.what {
        What::Reference(reference) if words.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("{} {words}", reference.noun())
        }
        What::Reference(_)
        | What::Amount(..)
        | What::Ratio
        | What::Term(..)
        | What::Date(..)
        | What::Clock(..)
        | What::Soon => words,
    }
}

/// Returns both as printed.
fn both(pair: &Pair, old: &Quantity, new: &Quantity) -> String {
    let (from, to) = (printed(pair, Side::Old, old), printed(pair, Side::New, new));
    format!("{from}{ARROW}{to}")
}

/// Returns the noun that directly follows both, as the new side prints it.
fn common_noun<'p>(pair: &Pair<'p>, old: &Quantity, new: &Quantity) -> Option<&'p str> {
    if !matches!(new.what, What::Amount(..)) {
        return None;
    }
    let directly = |reading: &Reading, last: usize| {
        next_content(reading, last + 1, 1).filter(|noun| {
            reading.tokens[*noun].gap == Gap::Space && reading.text(*noun).chars().nth(2).is_some()
        })
    };
    let (one, other) = (directly(pair.old, old.last)?, directly(pair.new, new.last)?);
    (pair.old.stem(one) == pair.new.stem(other)).then(|| pair.new.text(other))
}

/// Reports an amount or a reference that stands on one side only.
fn one_sided(pair: &Pair, side: Side, quantity: &Quantity) -> Option<Change> {
    let stretch = [(quantity.first, quantity.last)];
    let mut words = printed(pair, side, quantity);
    match quantity.what {
        What::Amount(..) | What::Ratio => {
            // A figure before `no limit of` is none that holds.
            let reading = pair.side(side);
            if is_mere_order(quantity)
                || faces_unreadable_digits(pair, side, quantity)
                || is_both(pair.side(side.other()), quantity)
                || counts_members(reading, quantity)
                || counts_the_known(pair, side, quantity)
                || multiple::is_said(pair.side(side.other()), reading.text(quantity.last))
                || is_even_share(reading, quantity) && shares_evenly(pair.side(side.other()))
            {
                return None;
            }
            if no_limit(reading)
                .is_some_and(|(_, noun)| noun < quantity.first && quantity.first - noun <= REACH)
            {
                return None;
            }
            if let Some(lifted) = instead_of_length(pair, side, quantity) {
                return Some(lifted);
            }
            if let Some(one) = one_instead(pair, side, quantity) {
                return against_one(pair, side, quantity, one);
            }
            let has_unit = matches!(quantity.what, What::Amount(amount, _)
                if !matches!(amount.unit, Unit::Plain | Unit::Ordinal | Unit::Share));
            if pair.how != Comparable::Figures
                && !has_unit
                && let Some(noun) = next_content(reading, quantity.last + 1, 1)
            {
                words.push(' ');
                words.push_str(reading.text(noun));
            }
            if duration::is(reading, quantity) {
                let (first, last) = bounded(reading, quantity);
                let sentence = told(side, &pair.quote(side, first, last));
                return Some(pair.one_sided(side, duration::LONE, sentence, &[(first, last)]));
            }
            let rules = (&FIGURE_DROPPED, &FIGURE_ADDED);
            Some(pair.one_sided(side, rules, told(side, &words), &stretch))
        }
        What::Reference(_) if is_opening(pair, side, quantity) => None,
        What::Reference(_) => Some(pair.one_sided(
            side,
            (&REFERENCE_DROPPED, &REFERENCE_ADDED),
            told(side, &words),
            &stretch,
        )),
        What::Term(..) | What::Date(..) | What::Clock(..) | What::Soon => None,
    }
}

/// Tells whether a number only says how many members a group with a name of its own has: `the two Koreas`.
fn counts_members(reading: &Reading, quantity: &Quantity) -> bool {
    let What::Amount(amount, _) = quantity.what else {
        return false;
    };
    amount.unit == Unit::Plain
        && amount
            .printed
            .as_whole(MOST_MEMBERS)
            .is_some_and(|count| counts_group(reading, quantity.last + 1, count))
}

/// Tells whether a number only says how many there are of what the reader knows: `the two sides`, `these four provinces`.
/// `The four hostages` against `the hostages` is a number that went.
fn counts_the_known(pair: &Pair, side: Side, quantity: &Quantity) -> bool {
    const SIDES: KeySet<12> = keys([
        "armies",
        "camps",
        "capitals",
        "communities",
        "countries",
        "governments",
        "leaders",
        "neighbours",
        "neighbors",
        "parties",
        "sides",
        "states",
    ]);
    let What::Amount(amount, Bound::Exact) = quantity.what else {
        return false;
    };
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let is_led = !reading.begins(quantity.first)
        && quantity.first.checked_sub(1).is_some_and(|before| {
            reading.is(before, Word::The)
                || reading.is_any(before, &const { keys(["these", "those"]) })
                || without_possessive(reading.text(before)).len() < reading.text(before).len()
        });
    let is_small =
        amount.spelled && amount.unit == Unit::Plain && amount.printed.as_whole(MOST_MEMBERS).is_some();
    // `between two shifts`, `between shifts`.
    let is_between = amount.printed == Decimal::whole(2)
        && (quantity.first.checked_sub(1)).is_some_and(|before| reading.is(before, Word::Between));
    if is_between && is_small && (0..other.tokens.len()).any(|at| other.is(at, Word::Between)) {
        return true;
    }
    if !is_led || !is_small {
        return false;
    }
    // `Sudan's two warring forces`.
    let is_of_sides = |at: usize| {
        reading.is_any(
            at,
            &const { keys(["constituent", "opposing", "rival", "warring"]) },
        )
    };
    // `the two Yemeni sides`.
    let is_name = |at: usize| matches!(reading.entry(at), Entry::Name(_)) && reading.is_any(at + 1, &SIDES);
    let behind = quantity.last + 1;
    let noun = behind + usize::from(is_of_sides(behind) || is_name(behind));
    (reading.tokens.get(noun)).is_some_and(|next| {
        let stem = reading.stem(noun);
        let is_there = || (0..other.tokens.len()).any(|at| other.stem(at) == stem);
        next.gap == Gap::Space && (reading.is_any(noun, &SIDES) || is_of_sides(noun - 1) || !is_there())
    })
}

/// Groups with more members than these are not told by their number.
const MOST_MEMBERS: u32 = 9;

/// Tells whether the other side calls a first phase the opening one: `the opening phase`, `the initial stage`.
fn is_opening(pair: &Pair, side: Side, quantity: &Quantity) -> bool {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let noun = Stem::of(last_word(reading.text(quantity.last)));
    let is_first =
        (reading.text(quantity.first).get(..5)).is_some_and(|text| text.eq_ignore_ascii_case("first"));
    is_first
        && (1..other.tokens.len())
            .any(|at| other.is_any(at - 1, &const { keys(["initial", "opening"]) }) && other.stem(at) == noun)
}

/// Returns the last word of a text.
fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or(text)
}

/// Tells whether a figure gives each of a few as much: `50:50`, `half`, `one third`.
fn is_even_share(reading: &Reading, quantity: &Quantity) -> bool {
    match reading.value(quantity.first) {
        Some(Value::Ratio(one, other)) => one == other,
        Some(Value::Amount(amount)) => {
            let shares = 1.0 / amount.low.approximate();
            let is_whole = (shares - shares.round()).abs() < 1e-6;
            amount.unit == Unit::Share
                && amount.low == amount.high
                && is_whole
                && (2.0..10.0).contains(&shares)
        }
        _ => false,
    }
}

/// Tells whether a side says that each gets as much: `equally`, `in equal shares`.
fn shares_evenly(reading: &Reading) -> bool {
    reading.has(&const { keys(["equal", "equally", "evenly"]) })
}

/// Words that set no end to what lasts.
const ENDLESS: KeySet<5> = keys([
    "forever",
    "indefinite",
    "indefinitely",
    "permanently",
    "perpetually",
]);

/// Reports a length of time in whose stead the other side, and it alone, says that something has no end: `for ten years`,
/// `indefinitely`.
fn instead_of_length(pair: &Pair, side: Side, quantity: &Quantity) -> Option<Change> {
    let endless = |reading: &Reading| (0..reading.tokens.len()).find(|at| reading.is_any(*at, &ENDLESS));
    let is_length = matches!(quantity.what, What::Amount(amount, _) if amount.unit.is_time());
    if !is_length || endless(pair.side(side)).is_some() {
        return None;
    }
    let there = endless(pair.side(side.other()))?;
    let stretch = (quantity.first, quantity.last);
    Some(pair.exchanged_on(side, duration::ENDLESS, stretch, (there, there)))
}

/// Tells whether digits that are no figure (`1,2,3,4`, a number of thirty digits) stand where an amount stood: neither is
/// new or gone then, and what the other one says is not known.
fn faces_unreadable_digits(pair: &Pair, side: Side, quantity: &Quantity) -> bool {
    let Some(hunk) = pair.hunk(side, quantity.last) else {
        return false;
    };
    let other = pair.side(side.other());
    is_short(pair, Some(hunk))
        && (0..other.tokens.len()).any(|at| {
            other.tokens[at].shape == Shape::Digits
                && other.value(at).is_none()
                && pair.hunk(side.other(), at) == Some(hunk)
        })
}

/// Tells whether the other side says `both` for a two in words, or one of the two: `both states`, `either state`, `the two
/// states`.
fn is_both(other: &Reading, quantity: &Quantity) -> bool {
    matches!(quantity.what, What::Amount(amount, _) if amount.spelled && amount.printed == Decimal::whole(2))
        && (0..other.tokens.len())
            .any(|at| other.is_any(at, &const { keys(["both", "either"]) }) || other.is(at, Word::Neither))
}

/// Tells whether a figure is an ordinal in words: alone it says little (`the first steps`), against another one much.
fn is_mere_order(quantity: &Quantity) -> bool {
    matches!(quantity.what, What::Amount(amount, _) if amount.unit == Unit::Ordinal && amount.spelled)
}

/// Returns where the other side has the word `one` in the place of an amount, before the same noun: it is a figure
/// there, and a mere word elsewhere.
fn one_instead(pair: &Pair, side: Side, quantity: &Quantity) -> Option<usize> {
    let hunk = pair.hunk(side, quantity.last)?;
    let other = pair.side(side.other());
    let reading = pair.side(side);
    let next = reading
        .tokens
        .get(quantity.last + 1)
        .filter(|next| next.gap <= Gap::Space)?;
    let noun = reading.stem(quantity.last + 1);
    (0..other.tokens.len()).find(|at| {
        pair.hunk(side.other(), *at) == Some(hunk)
            && other.entry(*at).number() == Some(1)
            && other
                .tokens
                .get(at + 1)
                .is_some_and(|token| token.key == next.key || other.has_stem(at + 1, noun))
    })
}

/// Reports an amount that stands where the other side has the word `one`.
fn against_one(pair: &Pair, side: Side, quantity: &Quantity, one: usize) -> Option<Change> {
    let What::Amount(amount, _) = quantity.what else {
        return None;
    };
    let figure = (quantity.first, quantity.last);
    let (old, new) = match side {
        Side::Old => (figure, (one, one)),
        Side::New => ((one, one), figure),
    };
    let single = Amount {
        low: Decimal::whole(1),
        high: Decimal::whole(1),
        ..amount
    };
    let (from, to) = match side {
        Side::Old => (amount, single),
        Side::New => (single, amount),
    };
    let noun = next_content(pair.new, new.1 + 1, 1)
        .map_or_else(String::new, |noun| format!("{}: ", pair.new.text(noun)));
    let sentence = format!(
        "{noun}{}{ARROW}{}{}",
        pair.quote(Side::Old, old.0, old.1),
        pair.quote(Side::New, new.0, new.1),
        share::told(from, to).unwrap_or_default()
    );
    Some(pair.change(&FIGURE_CHANGED, sentence, &[old], &[new]))
}

/// Says on which side words stand.
pub(super) fn told(side: Side, words: &str) -> String {
    match side {
        Side::Old => format!("no longer: {words}"),
        Side::New => format!("new: {words}"),
    }
}

//! Deadlines and dates: by when, within what, how soon.
//!
//! `within 100 days`, `by 2025-11-27` and `as soon as possible` are deadlines; a length of time alone (`a 10-year
//! guarantee`) is a duration, and a date that nothing is due by is a date. A wait (`100 days after`) is no deadline
//! but takes a deadline's place.

pub(super) mod soon;
mod start;

use super::pair::{Pair, Side, Sides, pair_up};
use super::quantity::{Bound, Quantity, Term, What, follows, pair_rest};
use super::table::{
    DATE_ADDED, DATE_CHANGED, DATE_DROPPED, DEADLINE_CHANGED, DEADLINE_DROPPED, DEADLINE_EXTENDED,
    DEADLINE_SET, DEADLINE_SHORTENED,
};
use super::{Change, Rule, duration, figure};
use crate::text::dates::{CalendarDate, DatePart};
use crate::text::key::{Key, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};

/// Returns the first token of the words that make a date one by which something is due.
pub(super) fn due_before(reading: &Reading, at: usize) -> Option<usize> {
    let here = back_over(reading, at, &[Word::The, Word::Of, Word::End]);
    let before = here.checked_sub(1)?;
    if reading.tokens[here].gap >= Gap::Stop {
        return None;
    }
    match reading.word(before)? {
        Word::Before if is_negated(reading, before) => None,
        Word::By | Word::Before => Some(before),
        Word::Than => later_than(reading, before),
        _ => None,
    }
}

/// Returns the first token of the words that make a date one before which nothing happens: `after`, `not before`, `no
/// earlier than`.
pub(super) fn opens_before(reading: &Reading, at: usize) -> Option<usize> {
    let here = back_over(reading, at, &[Word::The, Word::Of, Word::End]);
    let before = here.checked_sub(1)?;
    if reading.tokens[here].gap >= Gap::Stop {
        return None;
    }
    let is_earlier = |at: usize| reading.is_any(at, &const { keys(["earlier"]) });
    match reading.word(before)? {
        Word::After => Some(before),
        Word::Before if is_negated(reading, before) => Some(before - 1),
        Word::Than if before >= 2 && is_earlier(before - 1) && is_negated(reading, before - 1) => {
            Some(before - 2)
        }
        _ => None,
    }
}

/// Tells whether `no` or `not` stands right before a token.
fn is_negated(reading: &Reading, at: usize) -> bool {
    follows(reading, at, Word::Not) || follows(reading, at, Word::No)
}

/// Returns what a length of time says when it is more than a length: its first and last token with the words that
/// say so.
pub(super) fn term(reading: &Reading, at: usize) -> Option<(usize, usize, Term)> {
    let here = back_over(reading, at, &[Word::The, Word::Next, Word::A, Word::About]);
    if let Some(before) = here.checked_sub(1)
        && reading.tokens[here].gap < Gap::Stop
    {
        match reading.word(before) {
            Some(Word::Within | Word::In) => return Some((before, at, Term::Within)),
            Some(Word::Inside) if reading.is_any(before, &const { keys(["inside"]) }) => {
                return Some((before, at, Term::Within));
            }
            Some(Word::After) => return Some((before, at, Term::After)),
            Some(Word::Than) => {
                if let Some(first) = later_than(reading, before).or_else(|| more_than(reading, before, at)) {
                    return Some((first, at, Term::Within));
                }
            }
            _ => {}
        }
    }
    let next = reading.tokens.get(at + 1).filter(|next| next.gap <= Gap::Space)?;
    // `two weeks from now`.
    if reading.is(at + 1, Word::From) && reading.is_any(at + 2, &const { keys(["now", "today"]) }) {
        return Some((at, at + 2, Term::Within));
    }
    // `for one year after the war` lasts so long.
    let lasts = here
        .checked_sub(1)
        .is_some_and(|before| reading.is(before, Word::For));
    let waits = !lasts && matches!(reading.word(at + 1), Some(Word::Later | Word::After));
    // `three days after signature at the latest`.
    let is_latest = || {
        (at + 2..at + 2 + REACH_OF_LATEST).any(|at| {
            reading.is(at, Word::At)
                && reading.is(at + 1, Word::The)
                && reading.is_any(at + 2, &const { keys(["latest"]) })
        })
    };
    let term = |waits: bool| if waits { Term::After } else { Term::Within };
    (waits && next.gap == Gap::Space).then(|| (at, at + 1, term(!is_latest())))
}

/// What a wait is counted from has so many words at most before `at the latest`.
const REACH_OF_LATEST: usize = 8;

/// Returns the first token of `no later than`, given its last.
fn later_than(reading: &Reading, than: usize) -> Option<usize> {
    let no = than.checked_sub(2)?;
    let negated = reading.is(no, Word::No) || reading.is(no, Word::Not);
    (negated && reading.is(than - 1, Word::Later)).then_some(no)
}

/// Returns the first token of `no more than`, given its last, where something follows: `no more than one month after`.
fn more_than(reading: &Reading, than: usize, at: usize) -> Option<usize> {
    let no = than.checked_sub(2)?;
    let is_at_most = is_negated(reading, than - 1) && reading.is(than - 1, Word::More);
    (is_at_most && matches!(reading.word(at + 1), Some(Word::After | Word::Later))).then_some(no)
}

/// Returns the first token of the small words of that list before a token.
fn back_over(reading: &Reading, at: usize, words: &[Word]) -> usize {
    let mut here = at;
    while here > 0
        && reading.tokens[here].gap < Gap::Stop
        && reading.word(here - 1).is_some_and(|word| words.contains(&word))
    {
        here -= 1;
    }
    here
}

/// Compares what equal lengths of time and equal dates are for: `within 100 days` against `after 100 days`,
/// `by 1 March` against `after 1 March`.
pub(super) fn compare_terms(
    pair: &Pair,
    sides: &Sides<Vec<Quantity>>,
    equal: &[(usize, usize)],
    changes: &mut Vec<Change>,
) {
    for (old_index, new_index) in equal {
        let (old, new) = (&sides.old[*old_index], &sides.new[*new_index]);
        if let (What::Term(_, from), What::Term(_, to)) = (old.what, new.what)
            && from != to
        {
            changes.push(changed(pair, &DEADLINE_CHANGED, old, new));
        } else if matches!((old.what, new.what), (What::Term(..), What::Term(..)))
            && pair.has_rules_of_words()
            && let (Some(from), Some(to)) = (start::of(pair.old, old), start::of(pair.new, new))
            && from.differs(&to)
        {
            let (from, to) = ((old.first, from.last), (new.first, to.last));
            changes.push(pair.exchanged(&DEADLINE_CHANGED, from, to));
        }
        // In texts that cannot be laid side by side one day may be that of two things.
        let is_due = |quantity: &Quantity| matches!(quantity.what, What::Date(_, true));
        if pair.is_aligned() && (is_due(old) && new.opens() || old.opens() && is_due(new)) {
            changes.push(changed(pair, &DEADLINE_CHANGED, old, new));
        }
        if pair.is_aligned()
            && matches!((old.what, new.what), (What::Date(..), What::Date(..)))
            && let (Some(from), Some(to)) = (end_of_stretch(pair.old, old), end_of_stretch(pair.new, new))
            && from != to
        {
            let with_word = |quantity: &Quantity| {
                let mut quantity = *quantity;
                quantity.first -= 1;
                quantity
            };
            changes.push(changed(pair, &DEADLINE_CHANGED, &with_word(old), &with_word(new)));
        }
    }
}

/// Which end of a stretch of time a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// Returns which end of a stretch of time a date is, as the word before it says: `from 1 June`, `until 1 June`.
fn end_of_stretch(reading: &Reading, date: &Quantity) -> Option<End> {
    if reading.begins(date.first) {
        return None;
    }
    match reading.word(date.first.checked_sub(1)?)? {
        Word::From => Some(End::First),
        Word::Until => Some(End::Last),
        _ => None,
    }
}

/// Compares what is left of deadlines and dates, and settles it.
pub(super) fn find(pair: &Pair, sides: &mut Sides<Vec<Quantity>>, changes: &mut Vec<Change>) {
    lengths_as_terms(pair, sides);
    for class in [terms as fn(&Quantity) -> Option<u64>, due, due_hours, deadlines] {
        let mut pairs = pair_rest(pair, sides, class);
        // One deadline a side is the same matter wherever it stands.
        if is_only_one(&sides.old, class) && is_only_one(&sides.new, class) {
            pairs.extend(pair_up(sides, |one, other| {
                class(one).is_some() && class(other).is_some()
            }));
        }
        for (old_index, new_index) in pairs {
            let (old, new) = (&sides.old[old_index], &sides.new[new_index]);
            if !is_one_year(old, new) {
                changes.push(changed(pair, rule_between(old, new), old, new));
            }
        }
    }
    for class in [dates as fn(&Quantity) -> Option<u64>, hours] {
        for (old_index, new_index) in pair_rest(pair, sides, class) {
            let (old, new) = (&sides.old[old_index], &sides.new[new_index]);
            changes.push(changed(pair, &DATE_CHANGED, old, new));
        }
    }
    for (side, quantities) in [(Side::Old, &mut sides.old), (Side::New, &mut sides.new)] {
        for quantity in quantities.iter_mut().filter(|quantity| !quantity.settled) {
            let rules: (&'static Rule, &'static Rule) = match quantity.what {
                What::Term(_, Term::Within) | What::Date(_, true) | What::Clock(_, true) | What::Soon => {
                    (&DEADLINE_DROPPED, &DEADLINE_SET)
                }
                What::Date(_, false) | What::Clock(_, false) => (&DATE_DROPPED, &DATE_ADDED),
                What::Term(_, Term::After) | What::Amount(..) | What::Ratio | What::Reference(_) => continue,
            };
            quantity.settled = true;
            // `the spring offensive`, `the offensive in spring`.
            if is_bare_season(quantity.what) && says_word_of(pair, side, quantity.last) {
                continue;
            }
            // `on the day of signing`, `upon signature`.
            let other = pair.side(side.other());
            if quantity.what == What::Soon
                && start::is_named(other, pair.side(side), quantity.first, quantity.last)
            {
                continue;
            }
            // `since 2014` says more than `2014`.
            let is_since = quantity.first > 0 && pair.side(side).is(quantity.first - 1, Word::Since);
            let words = pair.quote(side, quantity.first - usize::from(is_since), quantity.last);
            let stretch = [(quantity.first, quantity.last)];
            changes.push(pair.one_sided(side, rules, figure::told(side, &words), &stretch));
        }
        for quantity in quantities.iter_mut().filter(|quantity| !quantity.settled) {
            // A wait that nothing answers is a figure like others.
            if let What::Term(amount, Term::After) = quantity.what {
                quantity.what = What::Amount(amount, Bound::Exact);
            }
        }
    }
}

/// Tells whether a date is a season of no year.
fn is_bare_season(what: What) -> bool {
    matches!(what, What::Date(date, _) if matches!(date.part, Some(DatePart::Season(_))) && date.year.is_none())
}

/// Tells whether the other side has the word that a figure is written with.
fn says_word_of(pair: &Pair, side: Side, at: usize) -> bool {
    let word = Key::of(pair.side(side).text(at));
    pair.side(side.other())
        .tokens
        .iter()
        .any(|token| token.key == word)
}

/// Takes a bare length of time for a deadline where the other side has a deadline left and nothing else to answer it.
fn lengths_as_terms(pair: &Pair, sides: &mut Sides<Vec<Quantity>>) {
    let has_term = |quantities: &[Quantity]| {
        quantities
            .iter()
            .any(|quantity| !quantity.settled && matches!(quantity.what, What::Term(..)))
    };
    let (old_has, new_has) = (has_term(&sides.old), has_term(&sides.new));
    // Who `has served five years` is given no time for anything.
    let is_over = |reading: &Reading, quantity: &Quantity| {
        quantity.first >= 2 && reading.is(quantity.first - 2, Word::Have)
    };
    let promote = |reading: &Reading, quantities: &mut [Quantity]| {
        for quantity in quantities.iter_mut().filter(|quantity| !quantity.settled) {
            if let What::Amount(amount, _) = quantity.what
                && amount.unit.is_time()
                && !is_over(reading, quantity)
            {
                quantity.what = What::Term(amount, Term::Within);
            }
        }
    };
    if old_has && !new_has {
        promote(pair.new, &mut sides.new);
    }
    if new_has && !old_has {
        promote(pair.old, &mut sides.old);
    }
}

/// Tells whether exactly one quantity of a class is not settled.
fn is_only_one(quantities: &[Quantity], class: fn(&Quantity) -> Option<u64>) -> bool {
    let mut open = quantities
        .iter()
        .filter(|quantity| !quantity.settled && class(quantity).is_some());
    open.next().is_some() && open.next().is_none()
}

/// Lengths of time.
fn terms(quantity: &Quantity) -> Option<u64> {
    matches!(quantity.what, What::Term(..)).then_some(1)
}

/// Dates by which something is due.
fn due(quantity: &Quantity) -> Option<u64> {
    matches!(quantity.what, What::Date(_, true)).then_some(2)
}

/// Times of the day by which something is due.
fn due_hours(quantity: &Quantity) -> Option<u64> {
    matches!(quantity.what, What::Clock(_, true)).then_some(5)
}

/// Times of the day of any sort.
fn hours(quantity: &Quantity) -> Option<u64> {
    matches!(quantity.what, What::Clock(..)).then_some(6)
}

/// Deadlines of any sort.
fn deadlines(quantity: &Quantity) -> Option<u64> {
    matches!(
        quantity.what,
        What::Term(..) | What::Date(_, true) | What::Clock(_, true) | What::Soon
    )
    .then_some(3)
}

/// Dates of any sort.
fn dates(quantity: &Quantity) -> Option<u64> {
    matches!(quantity.what, What::Date(..)).then_some(4)
}

/// Returns the rule for a deadline that gave way to another.
fn rule_between(old: &Quantity, new: &Quantity) -> &'static Rule {
    let order = if let (What::Term(from, Term::Within), What::Term(to, Term::Within)) = (old.what, new.what) {
        duration::order(from, to)
    } else if let (What::Date(from, true), What::Date(to, true)) = (old.what, new.what) {
        order_of_dates(from, to)
    } else if let (What::Clock(from, true), What::Clock(to, true)) = (old.what, new.what) {
        Some(to.cmp(&from))
    } else {
        None
    };
    match order {
        Some(std::cmp::Ordering::Less) => &DEADLINE_SHORTENED,
        Some(std::cmp::Ordering::Greater) => &DEADLINE_EXTENDED,
        Some(std::cmp::Ordering::Equal) | None => &DEADLINE_CHANGED,
    }
}

/// Tells whether two lengths of time are the same number of years, one of them in days: `365 days`, `a year`.
fn is_one_year(old: &Quantity, new: &Quantity) -> bool {
    let (What::Term(from, one), What::Term(to, other)) = (old.what, new.what) else {
        return false;
    };
    one == other && duration::is_one_year(from, to)
}

/// Tells how a new date stands to an old one; nothing when one says less than the other.
fn order_of_dates(from: CalendarDate, to: CalendarDate) -> Option<std::cmp::Ordering> {
    let says = |date: CalendarDate| {
        let part = date.part.map(|part| std::mem::discriminant(&part));
        (
            date.year.is_some(),
            part,
            date.month.is_some(),
            date.day.is_some(),
        )
    };
    let differ_in_year = from.year.is_some() && to.year.is_some() && from.year != to.year;
    // Which Friday is meant is not said, nor where in its year a winter or a feast lies.
    let is_somewhere =
        |date: CalendarDate| matches!(date.part, Some(DatePart::Season(4) | DatePart::Feast(_)));
    let is_weekday = from.weekday.is_some() || to.weekday.is_some() || is_somewhere(from) || is_somewhere(to);
    (!is_weekday && says(from) == says(to) || differ_in_year).then(|| to.number().cmp(&from.number()))
}

/// Reports two deadlines or dates that took each other's place.
fn changed(pair: &Pair, rule: &'static Rule, old: &Quantity, new: &Quantity) -> Change {
    pair.exchanged(rule, (old.first, old.last), (new.first, new.last))
}

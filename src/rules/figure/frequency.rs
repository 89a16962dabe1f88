//! How often something happens: `twice a month`, `every two weeks`, `quarterly`.
//!
//! Compared where both sides say it once: the same number of times in another wording is no other figure.

use super::super::Change;
use super::super::pair::{Pair, Sides};
use super::super::quantity::{Quantity, What};
use super::super::table::FIGURE_CHANGED;
use crate::text::figures::{Amount, Value};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Meaning, Reading};
use crate::text::units::Unit;

/// How often something happens, and where it is said.
#[derive(Debug, Clone, Copy)]
struct Frequency {
    first: usize,
    last: usize,
    /// How many times in a year.
    times: f64,
}

/// Words for how often, and how many times in a year that is.
const ADVERBS: [(&str, f64); 9] = [
    ("hourly", DAYS_A_YEAR * 24.0),
    ("daily", DAYS_A_YEAR),
    ("weekly", DAYS_A_YEAR / 7.0),
    ("fortnightly", DAYS_A_YEAR / 14.0),
    ("monthly", 12.0),
    ("quarterly", 4.0),
    ("annual", 1.0),
    ("annually", 1.0),
    ("yearly", 1.0),
];

/// The keys of these words.
const ADVERB_KEYS: KeySet<9> = {
    let mut words = [""; 9];
    let mut at = 0;
    while at < words.len() {
        words[at] = ADVERBS[at].0;
        at += 1;
    }
    keys(words)
};

/// On average over four hundred years.
const DAYS_A_YEAR: f64 = 365.2425;

/// Two frequencies are one that differ by less: a month has no whole number of weeks.
const SAME: f64 = 0.01;

/// Reports that something happens more or less often, and settles what says so on both sides.
pub(in crate::rules) fn compare(pair: &Pair, sides: &mut Sides<Vec<Quantity>>, changes: &mut Vec<Change>) {
    if !pair.has_rules_of_words() {
        return;
    }
    let (Some(old), Some(new)) = (only(pair.old), only(pair.new)) else {
        return;
    };
    for (quantities, told) in [(&mut sides.old, old), (&mut sides.new, new)] {
        for quantity in quantities.iter_mut() {
            let is_part = (told.first..=told.last).contains(&quantity.last);
            quantity.settled |= is_part && matches!(quantity.what, What::Amount(..) | What::Term(..));
        }
    }
    if (old.times / new.times - 1.0).abs() > SAME {
        changes.push(pair.exchanged(&FIGURE_CHANGED, (old.first, old.last), (new.first, new.last)));
    }
}

/// Tells whether a word on either side says how often something happens, so that the sides have to be compared even where
/// they have no figures.
pub(in crate::rules) fn may_differ(pair: &Pair) -> bool {
    let is_each = |reading: &Reading, at: usize| {
        reading.is(at, Word::All) && (reading.entry(at + 1).unit()).is_some_and(|(unit, _)| unit.is_time())
    };
    let says = |reading: &Reading| {
        (reading.tokens.iter().enumerate())
            .any(|(at, token)| ADVERB_KEYS.contains(token.key) || is_each(reading, at))
    };
    pair.has_rules_of_words() && (says(pair.old) || says(pair.new))
}

/// Returns how often a side says that something happens, if it says so once.
fn only(reading: &Reading) -> Option<Frequency> {
    let mut found: Option<Frequency> = None;
    let may_have_adverb = reading.may_have(&ADVERB_KEYS);
    for (at, token) in reading.tokens.iter().enumerate() {
        let may_lead = token.is_in(const { WordSet::of(&[Word::All]) })
            || may_have_adverb && ADVERB_KEYS.contains(token.key)
            || matches!(token.meaning, Meaning::Value(_));
        if !may_lead {
            continue;
        }
        // `two times every year` is one.
        if found.is_some_and(|found| at <= found.last) {
            continue;
        }
        if let Some(frequency) = frequency_at(reading, at)
            && found.replace(frequency).is_some()
        {
            return None;
        }
    }
    found
}

/// Reads the words for how often that begin at a token.
fn frequency_at(reading: &Reading, first: usize) -> Option<Frequency> {
    // `semi-annually`, `twice weekly`.
    let is_part = || {
        first > 0
            && (reading.tokens[first].gap == Gap::Joined
                || reading.is_any(first - 1, &const { keys(["once", "thrice", "times", "twice"]) }))
    };
    if reading.is_any(first, &ADVERB_KEYS)
        && !is_part()
        && let Some((_, times)) =
            (ADVERBS.iter()).find(|(word, _)| reading.text(first).eq_ignore_ascii_case(word))
    {
        return Some(Frequency {
            first,
            last: first,
            times: *times,
        });
    }
    let said = |last: usize, times: f64| Some(Frequency { first, last, times });
    let is_glued = |at: usize| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| token.gap == Gap::Space)
    };
    if reading.is(first, Word::All) && is_glued(first + 1) {
        // `every second month`.
        if let Some(number) = skipping(reading, first + 1).filter(|_| is_glued(first + 2)) {
            return said(first + 2, times_a_year(reading, first + 2)? / number);
        }
        // `every two weeks`, `each month`.
        let number = times_a_year(reading, first + 1)?;
        return said(first + 1, number);
    }
    let Some(Value::Amount(amount)) = reading.value(first) else {
        return None;
    };
    if amount.unit != Unit::Plain || amount.low != amount.high {
        return None;
    }
    // `twice a month`, `four times a year`.
    let has_times = reading.is_any(first + 1, &const { keys(["times", "time"]) });
    let is_spelled = ["once", "twice", "thrice"]
        .iter()
        .any(|word| reading.text(first).eq_ignore_ascii_case(word));
    let per = first + 1 + usize::from(has_times);
    let leads = matches!(reading.word(per), Some(Word::A | Word::Per | Word::All));
    // `once a quarter`, which is read as a part elsewhere.
    if (has_times || is_spelled) && is_glued(per) && reading.text(per).eq_ignore_ascii_case("a quarter") {
        return said(per, amount.low.approximate() * 4.0);
    }
    if !(has_times || is_spelled) || !leads || !is_glued(per) || !is_glued(per + 1) {
        return None;
    }
    let number = times_a_year(reading, per + 1)?;
    said(per + 1, amount.low.approximate() * number)
}

/// Returns the number of an ordinal: the second of `every second month`.
fn skipping(reading: &Reading, at: usize) -> Option<f64> {
    match reading.tokens.get(at)?.meaning {
        Meaning::Value(_) => match reading.value(at)? {
            Value::Amount(amount) if amount.unit == Unit::Ordinal => Some(amount.low.approximate()),
            _ => None,
        },
        Meaning::Word(Entry::Ordinal(number)) => Some(f64::from(number)),
        Meaning::Word(Entry::Small(Word::Second)) => Some(2.0),
        Meaning::Word(Entry::Small(Word::Third)) => Some(3.0),
        // `each other two weeks' notice` is no `every other week`.
        Meaning::Word(_) => {
            let is_other = reading.is_any(at - 1, &const { keys(["every"]) }) && reading.is(at, Word::Other);
            is_other.then_some(2.0)
        }
    }
}

/// Returns how many times a length of time fits into a year.
fn times_a_year(reading: &Reading, at: usize) -> Option<f64> {
    if reading.is(at, Word::Quarter) {
        return Some(4.0);
    }
    let (unit, length) = match reading.tokens.get(at)?.meaning {
        Meaning::Value(_) => match reading.value(at)? {
            Value::Amount(Amount { low, high, unit, .. }) if low == high => (*unit, low.approximate()),
            _ => return None,
        },
        Meaning::Word(Entry::Unit(..)) => {
            let (unit, factor) = reading.entry(at).unit()?;
            (unit, f64::from(factor))
        }
        Meaning::Word(_) => return None,
    };
    let in_year = match unit {
        Unit::Months => 12.0,
        Unit::Seconds => DAYS_A_YEAR * 86_400.0,
        _ => return None,
    };
    (length > 0.0).then(|| in_year / length)
}

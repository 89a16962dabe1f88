//! Lengths of time in two units (`two years and six months`, `1 hour 30 minutes`) and parts of one (`a quarter of a year`).

use super::super::lexicon::Word;
use super::super::tokens::{Gap, Reading};
use super::super::units::Unit;
use super::{Amount, FoundAmount, read_amount};

/// Returns an amount with what follows it, if they are one length of time.
pub(super) fn with_more_of_time(reading: &Reading, at: usize, found: FoundAmount) -> FoundAmount {
    joined(reading, at, found)
        .or_else(|| part_of_time(reading, at, found))
        .unwrap_or(found)
}

/// Reads the unit that a part is of: `a quarter of a year`.
fn part_of_time(reading: &Reading, at: usize, part: FoundAmount) -> Option<FoundAmount> {
    let next = at + part.used;
    if part.value.unit != Unit::Share || !reading.is(next, Word::Of) || !reading.is(next + 1, Word::A) {
        return None;
    }
    let (unit, factor) = reading
        .entry(next + 2)
        .unit()
        .filter(|(unit, _)| unit.is_time())?;
    let value = part.value.low.times(factor)?;
    Some(FoundAmount {
        value: Amount {
            low: value,
            high: value,
            unit,
            ..part.value
        },
        used: part.used + 3,
        end: reading.tokens[next + 2].end,
        ..part
    })
}

/// Returns an amount with the one in a smaller unit behind it.
fn joined(reading: &Reading, at: usize, large: FoundAmount) -> Option<FoundAmount> {
    if !large.value.unit.is_time() {
        return None;
    }
    let next = at + large.used;
    let small_at = next + usize::from(reading.is(next, Word::And));
    let is_close = |at: usize| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| token.gap == Gap::Space)
    };
    if !is_close(next) || !is_close(small_at) {
        return None;
    }
    let small = read_amount(reading, small_at)?;
    let units_in = |found: &FoundAmount| found.value.low.approximate() / found.value.printed.approximate();
    // `two years and three years` are two lengths; so are `five years and 20 months`, since more than a year is left.
    let is_smaller = small.value.unit == large.value.unit
        && units_in(&small) < units_in(&large)
        && small.value.low.approximate() < units_in(&large);
    if !is_smaller {
        return None;
    }
    let value = large.value.low.plus(small.value.low)?;
    Some(FoundAmount {
        value: Amount {
            low: value,
            high: value,
            ..large.value
        },
        used: small_at + small.used - at,
        end: small.end,
        ..large
    })
}

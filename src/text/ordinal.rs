//! Ordinals in words: `fifth`, `twenty-second`. Those in figures (`22nd`) are read with the numbers.

use super::tokens::{Gap, Reading};

/// Reads an ordinal in words, and says how many tokens it takes: `fifth`, `twenty-second`.
pub fn read(reading: &Reading, at: usize) -> Option<(u32, usize)> {
    let tens_at = |at: usize| reading.entry(at).number().filter(|tens| (20..100).contains(tens));
    let is_joined = |at: usize| (reading.tokens.get(at)).is_some_and(|token| token.gap == Gap::Joined);
    if let Some(tens) = tens_at(at) {
        let small = reading.entry(at + 1).ordinal().filter(|small| *small < 10)?;
        return is_joined(at + 1).then_some((tens + small, 2));
    }
    let is_second_half = is_joined(at) && at > 0 && tens_at(at - 1).is_some();
    reading
        .entry(at)
        .ordinal()
        .filter(|_| !is_second_half)
        .map(|number| (number, 1))
}

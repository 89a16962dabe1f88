//! Makes what the search found readable.
//!
//! A person reads `leads the monitoring` -> `finances the rebuilding` and not four changes around `the`. So small
//! words alone between two changes are given up ([`MAX_ISLAND`]), changes on one side are moved to where a sentence
//! or a half of one begins, and when next to nothing is common ([`TOO_LITTLE`]) everything counts as replaced.
//!
//! Cost: linear in the words.

use super::Hunk;
use super::search::{Run, is_glue};
use crate::text::lexicon::Entry;
use crate::text::tokens::{Gap, Meaning, Reading};

/// Up to so many small words between two changes are given up; `of all the` still reads as one change.
const MAX_ISLAND: u32 = 3;

/// A single word that is not small is given up only between changes of at least so many words, counted over both
/// sides; with less it is often the very thing that stayed.
const LONG_CHANGE: u32 = 8;

/// When less than this share of the words that carry meaning (on the side that has fewer) is common, the sides are
/// shown as one replaced by the other. A quarter: below it, read by eye, no common thread was left in the pairs of
/// the plans that were tried.
const TOO_LITTLE: f64 = 0.25;

/// Up to so many words on its shorter side a pair is followed through whatever is common: a figure, a party and a
/// verb of duty may all have changed in a sentence of ten words, and the one word that stayed still holds it together.
const SHORT: usize = 12;

/// Up to so many words it is always one thing in place of another: `Europe` -> `the NATO states`.
const NAMES_ONLY: usize = 3;

/// Returns the changes between the common runs, and whether everything counts as replaced.
pub(super) fn hunks(old: &Reading, new: &Reading, mut runs: Vec<Run>) -> (Vec<Hunk>, bool) {
    let ends = (length(old), length(new));
    if is_too_little(old, new, &runs) {
        let all = Hunk {
            old: 0..ends.0,
            new: 0..ends.1,
        };
        return (vec![all], true);
    }
    drop_islands(old, new, &mut runs, ends);
    keep_compounds_whole(old, new, &mut runs);
    let mut hunks = Vec::with_capacity(runs.len() + 1);
    let (mut from_old, mut from_new) = (0, 0);
    let end = Run {
        old: ends.0,
        new: ends.1,
        length: 0,
    };
    for run in runs.into_iter().chain([end]) {
        if run.old > from_old || run.new > from_new {
            hunks.push(Hunk {
                old: from_old..run.old,
                new: from_new..run.new,
            });
        }
        from_old = run.old + run.length;
        from_new = run.new + run.length;
    }
    settle(old, new, &mut hunks);
    (hunks, false)
}

/// Returns the number of tokens of a side.
fn length(reading: &Reading) -> u32 {
    u32::try_from(reading.tokens.len()).expect("fewer tokens than bytes")
}

/// Tells whether both sides have words and next to none in common.
fn is_too_little(old: &Reading, new: &Reading, runs: &[Run]) -> bool {
    let content = |reading: &Reading| reading.tokens.iter().filter(|token| !is_glue(token)).count();
    let common: usize = runs
        .iter()
        .map(|run| {
            let range = run.old as usize..(run.old + run.length) as usize;
            old.tokens[range].iter().filter(|token| !is_glue(token)).count()
        })
        .sum();
    let all = old.tokens.len().max(new.tokens.len());
    let covered: u32 = runs.iter().map(|run| run.length).sum();
    if old.tokens.is_empty() || new.tokens.is_empty() || covered as usize == all {
        return false;
    }
    let shorter = old.tokens.len().min(new.tokens.len());
    if shorter <= SHORT {
        return common == 0 && shorter > NAMES_ONLY;
    }
    (common as f64) < TOO_LITTLE * content(old).min(content(new)).max(1) as f64
}

/// Drops the runs that only interrupt a change.
fn drop_islands(old: &Reading, new: &Reading, runs: &mut Vec<Run>, ends: (u32, u32)) {
    let mut number = 0;
    while number < runs.len() {
        let run = runs[number];
        let before = number
            .checked_sub(1)
            .map_or((0, 0), |before| end_of(runs[before]));
        let after = runs.get(number + 1).map_or(ends, |next| (next.old, next.new));
        let gap_before = (run.old - before.0) + (run.new - before.1);
        let (old_end, new_end) = end_of(run);
        let gap_after = (after.0 - old_end) + (after.1 - new_end);
        let tokens = &old.tokens[run.old as usize..old_end as usize];
        let is_small = run.length <= MAX_ISLAND && tokens.iter().all(is_glue);
        let is_lone = run.length == 1
            && is_plain(old, run.old)
            && is_plain(new, run.new)
            && gap_before.min(gap_after) >= LONG_CHANGE;
        // Two-sided changes only: `the army`, `the strong army` share a `the` that nobody wants struck.
        let both = |gap_old: u32, gap_new: u32| gap_old > 0 && gap_new > 0;
        let interrupts = gap_before > 0
            && gap_after > 0
            && (both(run.old - before.0, run.new - before.1) || both(after.0 - old_end, after.1 - new_end));
        if interrupts && (is_small || is_lone) {
            runs.remove(number);
        } else {
            number += 1;
        }
    }
}

/// Gives up the common half of a compound whose other half changed: `non-nuclear` -> `nuclear`, `US-Russian` ->
/// `US-Ukrainian` are one word each.
fn keep_compounds_whole(old: &Reading, new: &Reading, runs: &mut Vec<Run>) {
    let joined = |reading: &Reading, at: u32| {
        reading
            .tokens
            .get(at as usize)
            .is_some_and(|token| token.gap == Gap::Joined)
    };
    let mut before = (0, 0);
    for number in 0..runs.len() {
        let run = &mut runs[number];
        while run.length > 0
            && (run.old > before.0 && joined(old, run.old) || run.new > before.1 && joined(new, run.new))
        {
            *run = Run {
                old: run.old + 1,
                new: run.new + 1,
                length: run.length - 1,
            };
        }
        before = end_of(*run);
        let after = runs
            .get(number + 1)
            .map_or((u32::MAX, u32::MAX), |next| (next.old, next.new));
        let run = &mut runs[number];
        while run.length > 0 {
            let (old_end, new_end) = end_of(*run);
            if !(old_end < after.0 && joined(old, old_end) || new_end < after.1 && joined(new, new_end)) {
                break;
            }
            run.length -= 1;
        }
        if run.length > 0 {
            before = end_of(*run);
        }
    }
    runs.retain(|run| run.length > 0);
}

/// Tells whether a token is a word of which nothing is known.
fn is_plain(reading: &Reading, at: u32) -> bool {
    matches!(reading.tokens[at as usize].meaning, Meaning::Word(Entry::Unknown))
}

/// Returns where a run ends on either side.
fn end_of(run: Run) -> (u32, u32) {
    (run.old + run.length, run.new + run.length)
}

/// Moves changes on one side, as far as equal words around them let it be, to where they begin best.
fn settle(old: &Reading, new: &Reading, hunks: &mut [Hunk]) {
    for number in 0..hunks.len() {
        let before = number
            .checked_sub(1)
            .map_or((0, 0), |before| (hunks[before].old.end, hunks[before].new.end));
        let hunk = &hunks[number];
        let (reading, range, room) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (true, false) => (new, hunk.new.clone(), hunk.new.start - before.1),
            (false, true) => (old, hunk.old.clone(), hunk.old.start - before.0),
            (true, true) | (false, false) => continue,
        };
        let shift = best_shift(reading, range, room);
        let hunk = &mut hunks[number];
        for side in [&mut hunk.old, &mut hunk.new] {
            side.start -= shift;
            side.end -= shift;
        }
    }
}

/// Returns how many words to the left a one-sided change begins best: after the strongest break, and as far to the
/// right as that goes.
fn best_shift(reading: &Reading, range: std::ops::Range<u32>, room: u32) -> u32 {
    let strength = |start: u32| match reading.tokens.get(start as usize).map(|token| token.gap) {
        Some(Gap::Start | Gap::Stop) | None => 2,
        Some(Gap::Comma) => 1,
        Some(Gap::Space | Gap::Joined) => 0,
    };
    let (mut best, mut best_strength) = (0, strength(range.start));
    for shift in 1..=room.min(range.end - range.start) {
        let entering = &reading.tokens[(range.start - shift) as usize];
        let leaving = &reading.tokens[(range.end - shift) as usize];
        if entering.key != leaving.key || entering.piece != leaving.piece {
            break;
        }
        if strength(range.start - shift) > best_strength {
            best = shift;
            best_strength = strength(range.start - shift);
        }
    }
    best
}

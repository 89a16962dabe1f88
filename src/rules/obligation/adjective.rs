//! Adjectives that bind or leave free: `is compulsory`, `is voluntary`. Compared where one took the other's place.

use super::super::Change;
use super::super::pair::{Pair, Side, negated_before};
use super::super::table::{OBLIGATION_STRENGTHENED, OBLIGATION_WEAKENED};
use super::read::is_binding;
use super::{Duty, Strength};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};

/// Adjectives that leave somebody free.
const FREE: KeySet<5> = keys([
    "advisory",
    "discretionary",
    "facultative",
    "optional",
    "voluntary",
]);

/// Reports such adjectives that took one another's place.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    for hunk in pair.aligned_hunks() {
        let only = |side: Side, range: &std::ops::Range<u32>| {
            let reading = pair.side(side);
            let mut found = (range.start as usize..range.end as usize)
                .filter_map(|at| Some((at, binds_at(reading, at)?)));
            found.next().filter(|_| found.next().is_none())
        };
        let (Some((old, from)), Some((new, to))) = (only(Side::Old, &hunk.old), only(Side::New, &hunk.new))
        else {
            continue;
        };
        let rule = match (from, to) {
            (true, false) => &OBLIGATION_WEAKENED,
            (false, true) => &OBLIGATION_STRENGTHENED,
            (true, true) | (false, false) => continue,
        };
        changes.push(pair.exchanged(rule, (old, old), (new, new)));
    }
}

/// Nouns for what leaves somebody free.
const ADVICE: KeySet<2> = keys(["recommendation", "recommendations"]);

/// Reads the only word of a side that says how binding something is: `is compulsory`, `are non-binding`, `has the force of a
/// recommendation`.
pub(super) fn standing(reading: &Reading) -> Option<Duty> {
    let mut found = (1..reading.tokens.len()).filter_map(|at| Some((at, standing_at(reading, at)?)));
    let (at, strength) = found.next().filter(|_| found.next().is_none())?;
    Some(Duty::new(at, at, strength))
}

/// Reads what a token that is said of something says of how binding it is.
fn standing_at(reading: &Reading, at: usize) -> Option<Strength> {
    let is_said = (at.saturating_sub(BEFORE_ADJECTIVE)..at)
        .rev()
        .take_while(|before| reading.tokens[before + 1].gap < Gap::Comma)
        .any(|before| {
            reading.is(before, Word::Be)
                || reading.is_any(before, &const { keys(["force", "remain", "remains"]) })
        });
    if !is_said || negated_before(reading, at).is_some() {
        return None;
    }
    let is_non = reading.is(at - 1, Word::Non);
    if reading.is_any(at, &ADVICE) || reading.is_any(at, &FREE) || is_non && is_binding(reading, at) {
        return Some(Strength::May);
    }
    is_binding(reading, at).then_some(Strength::Must)
}

/// `has the force of a mere recommendation`: so many words may stand between.
const BEFORE_ADJECTIVE: usize = 4;

/// Tells of an adjective that nothing denies whether it binds.
fn binds_at(reading: &Reading, at: usize) -> Option<bool> {
    let binds = is_binding(reading, at);
    ((binds || reading.is_any(at, &FREE)) && negated_before(reading, at).is_none()).then_some(binds)
}

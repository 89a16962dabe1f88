//! Adjectives that bind or leave free: `is compulsory`, `is voluntary`. Compared where one took the other's place.

use super::super::Change;
use super::super::pair::{Pair, Side, negated_before};
use super::super::table::{OBLIGATION_STRENGTHENED, OBLIGATION_WEAKENED};
use super::read::is_binding;
use crate::text::key::{KeySet, keys};
use crate::text::tokens::Reading;

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

/// Tells of an adjective that nothing denies whether it binds.
fn binds_at(reading: &Reading, at: usize) -> Option<bool> {
    let binds = is_binding(reading, at);
    ((binds || reading.is_any(at, &FREE)) && negated_before(reading, at).is_none()).then_some(binds)
}

//! Whether two texts tell the same in other words throughout, which the reader must know: what only one of them names is
//! then rarely what changed.
//!
//! Cost: linear in the word marks.

use super::{Cell, Row};
use crate::diff::Mark;

/// A row is told in other words where less than one part in so many of the shorter side stands on both.
const PARTS: u32 = 4;

/// The fewest rows in other words that say something of the whole.
const FEWEST: usize = 3;

/// Returns what to bear in mind where at least half of the rows whose words differ are told in other words throughout; of
/// fewer such rows each says so itself.
pub(super) fn mark(rows: &mut [Row<'_>]) -> Option<String> {
    let differ = |row: &&Row<'_>| !row.changes.is_empty() && has_words(&row.old) && has_words(&row.new);
    let n_rows = rows.iter().filter(differ).count();
    let n_retold = rows.iter().filter(differ).filter(|row| is_retold(row)).count();
    if n_retold >= FEWEST && n_retold * 2 >= n_rows {
        return Some(format!(
            "{n_retold} of {n_rows} rows whose words differ are told in other words throughout. There, \"new\" and \"no longer\" \
             tell what only one side names; the other may say it otherwise or leave it out."
        ));
    }
    for row in rows.iter_mut().filter(|row| differ(&&**row) && is_retold(row)) {
        row.notes
            .push("told in other words throughout: there may be more".to_owned());
    }
    None
}

fn has_words(cell: &Cell<'_>) -> bool {
    cell.entries.iter().any(|entry| !entry.spans.is_empty())
}

fn is_retold(row: &Row<'_>) -> bool {
    let [(old_same, old), (new_same, new)] = [&row.old, &row.new].map(lengths);
    old_same.min(new_same) * PARTS < old.min(new)
}

/// Returns how long the words are that stand on both sides, and all words.
fn lengths(cell: &Cell<'_>) -> (u32, u32) {
    let spans = cell.entries.iter().flat_map(|entry| &entry.spans);
    spans.fold((0, 0), |(same, all), span| {
        let length = span.end - span.start;
        (
            same + if span.mark == Mark::Same { length } else { 0 },
            all + length,
        )
    })
}

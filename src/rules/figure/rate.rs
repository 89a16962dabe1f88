//! How often an amount counts: `two billion dollars a year`, `400 lorries per day`, `$5m/month`.
//!
//! Equal amounts with another length of time behind them are other figures. Asked only where both texts can be laid
//! side by side, and only where both sides name the time; `annually` and `daily` are words like others.

use super::super::Change;
use super::super::pair::Pair;
use super::super::quantity::Quantity;
use super::super::table::FIGURE_CHANGED;
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading};
use crate::text::units::Unit;

/// Compares for what time two equal amounts are.
pub(super) fn compare(pair: &Pair, old: &Quantity, new: &Quantity) -> Option<Change> {
    differing(pair, old, new).map(|(old, new)| pair.exchanged(&FIGURE_CHANGED, old, new))
}

/// Returns two amounts with the lengths of time in which they count, as first and last tokens, if those are not the same:
/// by how much such amounts differ is another sum.
pub(super) fn differing(
    pair: &Pair,
    old: &Quantity,
    new: &Quantity,
) -> Option<((usize, usize), (usize, usize))> {
    let ((from, old_last), (to, new_last)) = (rate(pair.old, old.last)?, rate(pair.new, new.last)?);
    (from != to).then_some(((old.first, old_last), (new.first, new_last)))
}

/// Returns the length of time in which an amount counts, and its last token. One noun may stand between them.
fn rate(reading: &Reading, last: usize) -> Option<((Unit, u32), usize)> {
    let is_glued = |at: usize| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| token.gap == Gap::Space)
    };
    let has_noun = matches!(
        reading.tokens.get(last + 1)?.meaning,
        Meaning::Word(Entry::Unknown)
    ) && is_glued(last + 1);
    let at = last + 1 + usize::from(has_noun);
    let time = |at: usize| reading.entry(at).unit().filter(|(unit, _)| unit.is_time());
    // `400 lorries/day`.
    if at < reading.tokens.len()
        && reading.gap_text(at) == "/"
        && let Some(length) = time(at)
    {
        return Some((length, at));
    }
    let length = time(at + 1)?;
    let leads = matches!(reading.word(at), Some(Word::A | Word::Per | Word::All));
    // `a year-long truce` is no rate.
    let is_whole = reading
        .tokens
        .get(at + 2)
        .is_none_or(|next| next.gap > Gap::Joined);
    (leads && is_whole && is_glued(at) && is_glued(at + 1)).then_some((length, at + 1))
}

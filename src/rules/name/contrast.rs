//! Two parties set against each other: `the US, not Russia, leads`. They changed places when each stands on the other
//! side of the `not`.

use super::super::Change;
use super::super::pair::{ARROW, Pair, Sides};
use super::super::table::PARTY_EXCHANGED;
use super::Mention;
use crate::text::lexicon::Word;
use crate::text::names::Role;
use crate::text::tokens::Reading;

/// Reports parties that changed places around a `not`.
pub(super) fn exchanges(pair: &Pair, mentions: &Sides<Vec<Mention>>, changes: &mut Vec<Change>) {
    let old = contrast(pair.old, &mentions.old);
    let new = contrast(pair.new, &mentions.new);
    let (Some((old, not_old)), Some((new, not_new))) = (old, new) else {
        return;
    };
    let is_told = changes.iter().any(|change| change.rule == &PARTY_EXCHANGED);
    if is_told || old.name != not_new.name || new.name != not_old.name || old.name == new.name {
        return;
    }
    let sentence = format!("{}{ARROW}{}", old.name.name().label, new.name.name().label);
    changes.push(pair.change(
        &PARTY_EXCHANGED,
        sentence,
        &[(old.first, old.last)],
        &[(new.first, new.last)],
    ));
}

/// Returns the party that a side names and the one that it sets aside, if it does so once.
fn contrast(reading: &Reading, mentions: &[Mention]) -> Option<(Mention, Mention)> {
    let mut found = mentions.windows(2).filter_map(|two| {
        let [one, other] = two else { return None };
        let not = one.last + 1;
        let next = not + 1 + usize::from(reading.is(not + 1, Word::The));
        let is_party = one.role == Role::Party && other.role == Role::Party;
        let stands = is_party && reading.is(not, Word::Not) && !reading.begins(not) && other.first == next;
        stands.then_some((*one, *other))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

//! Parties that are named to be left out (`without French soldiers`, `but not from Russia`, `except Turkey`), and those in whose
//! stead others stand (`the African Union instead of Saudi Arabia`).
//!
//! A party that is left out is not new: the words that leave it out are. One in whose stead another stands was exchanged for
//! it, where the other side names it and not the other.

use super::super::Change;
use super::super::pair::{ARROW, Pair, Side, Sides, set_aside_before};
use super::super::table::PARTY_EXCHANGED;
use super::Mention;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::names::{NameIx, Role};
use crate::text::tokens::{Gap, Reading, Shape};

/// Between `without` and a name stand so many words at most: `without the consent of Russia`.
const REACH: usize = 4;

/// Words that leave out what follows them.
const LEAVING_OUT: KeySet<4> = keys(["barring", "except", "excepting", "excluding"]);

/// Returns the words by which a side leaves out a party, with the party and what of it is meant, as first and last token.
pub(super) fn around(reading: &Reading, mention: &Mention) -> Option<(usize, usize)> {
    let first =
        set_aside_before(reading, mention.first).or_else(|| left_out_before(reading, mention.first))?;
    let noun = mention.last + 1;
    let has_noun = (reading.tokens.get(noun)).is_some_and(|next| {
        next.gap == Gap::Space && next.shape == Shape::Small && reading.entry(noun) == Entry::Unknown
    });
    Some((first, mention.last + usize::from(has_noun)))
}

/// Returns the word that leaves out what stands at a token.
fn left_out_before(reading: &Reading, at: usize) -> Option<usize> {
    let nearest_first = (at.saturating_sub(REACH)..at).rev();
    nearest_first
        .take_while(|before| reading.tokens[before + 1].gap < Gap::Comma)
        .find(|before| reading.is(*before, Word::Without) || reading.is_any(*before, &LEAVING_OUT))
}

/// Reports parties in whose stead one side says that others stand.
pub(super) fn exchanges(
    pair: &Pair,
    mentions: &Sides<Vec<Mention>>,
    told_of: &mut Vec<NameIx>,
    changes: &mut Vec<Change>,
) {
    for side in [Side::Old, Side::New] {
        let (here, there) = match side {
            Side::Old => (&mentions.old, &mentions.new),
            Side::New => (&mentions.new, &mentions.old),
        };
        let Some((instead, set_aside)) = instead(pair.side(side), here) else {
            continue;
        };
        let across = |name: NameIx| there.iter().find(|mention| mention.name == name);
        let Some(replaced) = across(set_aside.name).filter(|_| across(instead.name).is_none()) else {
            continue;
        };
        if told_of.contains(&instead.name) || instead.name == set_aside.name {
            continue;
        }
        let (old, new) = match side {
            Side::Old => (instead, *replaced),
            Side::New => (*replaced, instead),
        };
        let sentence = format!("{}{ARROW}{}", old.name.name().label, new.name.name().label);
        let places = [(old.first, old.last), (new.first, new.last)];
        changes.push(pair.change(&PARTY_EXCHANGED, sentence, &places[..1], &places[1..]));
        told_of.extend([old.name, new.name]);
    }
}

/// Returns the party that stands instead of another on a side, and that other one, if it says so once.
fn instead(reading: &Reading, mentions: &[Mention]) -> Option<(Mention, Mention)> {
    let mut found = mentions.windows(2).filter_map(|two| {
        let [one, other] = two else { return None };
        let are_parties = one.role == Role::Party && other.role == Role::Party;
        let is_led = set_aside_before(reading, other.first).is_some_and(|first| first == one.last + 1);
        (are_parties && is_led).then_some((*one, *other))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

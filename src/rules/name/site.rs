//! Places without a name: `east of the river`, `the northern border`, `at the airport`.
//!
//! One of them stands where another stood in a short change, or a phrase such as `in the camps along the border` came or
//! went. What such words are besides (a port is a sort of place, and a thing that is built) does not matter: where it is has
//! changed as well.

use super::super::Change;
use super::super::figure::told;
use super::super::pair::{Pair, Side};
use super::super::quantity::is_short;
use super::super::table::{PLACE_ADDED, PLACE_CHANGED, PLACE_REMOVED};
use super::place;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading, Shape};

/// Parts of the compass, each with those that mean the same.
const COMPASS: [KeySet<4>; 4] = [
    keys(["east", "eastern", "eastward", "easternmost"]),
    keys(["north", "northern", "northward", "northernmost"]),
    keys(["south", "southern", "southward", "southernmost"]),
    keys(["west", "western", "westward", "westernmost"]),
];

/// What is a place by itself, besides the sorts of places that have names.
const SITES: KeySet<34> = keys([
    "airfield",
    "airspace",
    "barracks",
    "border",
    "borders",
    "camp",
    "camps",
    "capital",
    "coast",
    "checkpoint",
    "checkpoints",
    "countryside",
    "delta",
    "enclave",
    "estuary",
    "farmland",
    "foothills",
    "frontier",
    "headquarters",
    "highlands",
    "hinterland",
    "lowlands",
    "marshlands",
    "monastery",
    "mountains",
    "outskirts",
    "plateau",
    "ridge",
    "shore",
    "square",
    "suburbs",
    "terminal",
    "waters",
    "weir",
]);

/// Words before a place, besides small ones.
const BEFORE: KeySet<6> = keys(["aboard", "along", "around", "beside", "outside", "near"]);

/// Reports places without a name that took the place of others, or that came or went.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    for (number, hunk) in (0u32..).zip(&words.hunks) {
        let range = |side: Side| match side {
            Side::Old => hunk.old.start as usize..hunk.old.end as usize,
            Side::New => hunk.new.start as usize..hunk.new.end as usize,
        };
        if range(Side::Old).len() == 1 && range(Side::New).len() == 1 {
            let (old, new) = (range(Side::Old).start, range(Side::New).start);
            let is_turned = turns(pair.old, old)
                .zip(turns(pair.new, new))
                .is_some_and(|(from, to)| from != to && !names(pair.new, from) && !names(pair.old, to));
            if is_turned {
                changes.push(pair.exchanged(&PLACE_CHANGED, (old, old), (new, new)));
                continue;
            }
        }
        if is_short(pair, Some(number))
            && let (Some(old), Some(new)) = (
                only_site(pair.old, range(Side::Old)),
                only_site(pair.new, range(Side::New)),
            )
        {
            let group = |reading: &Reading, at: usize| reading.sense(at);
            let is_same = pair.old.stem(old) == pair.new.stem(new)
                || group(pair.old, old).is_some() && group(pair.old, old) == group(pair.new, new);
            if !is_same {
                changes.push(pair.exchanged(&PLACE_CHANGED, (old, old), (new, new)));
            }
            continue;
        }
        for side in [Side::Old, Side::New] {
            if !range(side.other()).is_empty() {
                continue;
            }
            if let Some((first, last)) = phrase(pair, side, range(side), changes) {
                let sentence = told(side, &pair.quote(side, first, last));
                let rules = (&PLACE_REMOVED, &PLACE_ADDED);
                changes.push(pair.one_sided(side, rules, sentence, &[(first, last)]));
            }
        }
    }
}

/// Returns which part of the compass a word names.
fn turns(reading: &Reading, at: usize) -> Option<usize> {
    COMPASS.iter().position(|words| reading.is_any(at, words))
}

/// What is called so here is called otherwise there: `the Donetsk region`, `the Donetsk oblast`.
const PARTS_OF_STATES: KeySet<10> = keys([
    "district",
    "districts",
    "governorate",
    "oblast",
    "oblasts",
    "province",
    "provinces",
    "region",
    "regions",
    "territory",
]);

/// Tells whether a side names a part of the compass anywhere.
fn names(reading: &Reading, part: usize) -> bool {
    (0..reading.tokens.len()).any(|at| turns(reading, at) == Some(part))
}

/// Tells whether a word is a place by itself, and does not only say which sort of place a name is of.
pub(in crate::rules) fn is_site(reading: &Reading, at: usize) -> bool {
    let is_named = at > 0
        && reading.tokens[at].gap <= Gap::Space
        && matches!(reading.tokens[at - 1].shape, Shape::Capital | Shape::Capitals)
        && !reading.begins(at - 1);
    (reading.is_any(at, &SITES) || place::is_kind(reading, at))
        && reading.tokens[at].shape == Shape::Small
        && !is_named
        && !reading.is_any(at, &PARTS_OF_STATES)
}

/// Returns the only word of a change that is a place, where no other word of meaning stands in it but one beside it: the
/// second one of `border crossing`.
fn only_site(reading: &Reading, mut range: std::ops::Range<usize>) -> Option<usize> {
    let is_unknown = |at: &usize| reading.entry(*at) == Entry::Unknown;
    let n_words = range.clone().filter(is_unknown).count();
    let is_known = range
        .clone()
        .all(|at| matches!(reading.entry(at), Entry::Unknown | Entry::Small(_)));
    let mut site = range.find(|at| is_site(reading, *at))?;
    if range.start == site + 1 && !range.is_empty() && is_site(reading, site + 1) {
        site = range.next()?;
    }
    (n_words <= 2 && is_known && !range.any(|at| is_site(reading, at))).then_some(site)
}

/// Returns the first and the last word of a phrase put in that says where, which no other rule has told of: `in the camps along the
/// border`.
fn phrase(
    pair: &Pair,
    side: Side,
    range: std::ops::Range<usize>,
    changes: &[Change],
) -> Option<(usize, usize)> {
    let reading = pair.side(side);
    let other = pair.side(side.other());
    let first = range.start + usize::from(reading.is(range.start, Word::And));
    let leads = matches!(
        reading.word(first),
        Some(Word::In | Word::Inside | Word::At | Word::On)
    ) || reading.is_any(first, &BEFORE);
    let is_whole = range
        .clone()
        .skip(1)
        .all(|at| reading.tokens[at].gap <= Gap::Space)
        && range
            .clone()
            .all(|at| matches!(reading.entry(at), Entry::Unknown | Entry::Small(_)));
    let last = range.end.checked_sub(1).filter(|last| first <= *last)?;
    let says_where = range.clone().any(|at| is_site(reading, at));
    let is_elsewhere = range.clone().any(|at| {
        let group = reading.sense(at);
        reading.entry(at) == Entry::Unknown
            && (0..other.tokens.len()).any(|there| {
                other.has_stem(there, reading.stem(at)) || group.is_some() && group == other.sense(there)
            })
    });
    (leads
        && is_whole
        && says_where
        && last > first
        && !is_elsewhere
        && !pair.is_told(changes, side, first, last))
    .then_some((first, last))
}

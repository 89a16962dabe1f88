//! Two parties set against each other: `the US, not Russia, leads`, `Russia recognises Ukraine`. They changed places when
//! each stands on the other side of the `not`, or of the verb in a text that is otherwise the same. So does a way that leads
//! back.

use super::super::Change;
use super::super::pair::{ARROW, Pair, Side, Sides};
use super::super::table::{NAME_EXCHANGED, PARTY_EXCHANGED, PLACE_CHANGED};
use super::agent::DUTY;
use super::{MUTUAL, Mention, bare_key, is_mutual, place};
use crate::diff::Hunk;
use crate::text::key::{Key, KeySet, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::names::Role;
use crate::text::tokens::{Gap, Reading, Shape};

/// Reports parties that changed places around a `not`.
pub(super) fn exchanges(pair: &Pair, mentions: &Sides<Vec<Mention>>, changes: &mut Vec<Change>) {
    if changes.iter().any(|change| change.rule == &PARTY_EXCHANGED) {
        return;
    }
    if let Some(swapped) = swapped(pair, mentions) {
        let Sides { old, new } = &swapped;
        let quote = |side, [one, other]: &[Mention; 2]| pair.quote(side, one.first, other.last);
        let sentence = format!("{}{ARROW}{}", quote(Side::Old, old), quote(Side::New, new));
        let places = |two: &[Mention; 2]| two.map(|mention| (mention.first, mention.last));
        changes.push(pair.change(&PARTY_EXCHANGED, sentence, &places(old), &places(new)));
        return;
    }
    let old = contrast(pair.old, &mentions.old);
    let new = contrast(pair.new, &mentions.new);
    let (Some((old, not_old)), Some((new, not_new))) = (old, new) else {
        return;
    };
    if old.name != not_new.name || new.name != not_old.name || old.name == new.name {
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

/// Reports two names of any sort that stand in each other's place, where nothing else differs: `Armania shall notify Belazar`,
/// `Belazar shall notify Armania`.
pub(super) fn names(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    let hunks = &words.hunks;
    let half = hunks.len() / 2;
    // `the Kingdom of Belmar` has two words of a name apart.
    if half == 0 || half > 2 || hunks.len() % 2 == 1 {
        return;
    }
    let is_name = |reading: &Reading, range: &std::ops::Range<u32>| {
        let words = range.start as usize..range.end as usize;
        !words.is_empty()
            && words.clone().all(|at| reading.value(at).is_none())
            && words.clone().any(|at| reading.tokens[at].shape == Shape::Capital)
            && words
                .clone()
                .all(|at| reading.tokens[at].shape == Shape::Capital || reading.word(at).is_some())
    };
    let keys_of = |reading: &Reading, range: &std::ops::Range<u32>| -> Vec<Key> {
        (range.start as usize..range.end as usize)
            .filter(|at| !reading.is(*at, Word::The))
            .map(|at| bare_key(reading, at))
            .collect()
    };
    let are_swapped = (0..hunks.len()).all(|at| {
        let (one, other) = (&hunks[at], &hunks[(at + half) % hunks.len()]);
        is_name(pair.old, &one.old)
            && is_name(pair.new, &one.new)
            && keys_of(pair.old, &one.old) == keys_of(pair.new, &other.new)
    });
    let between = hunks[half - 1].old.end as usize..hunks[half].old.start as usize;
    // `Norland shall disarm, as shall Ostania` has two duties, and nobody's has changed; `Norland shall pay and Ostania shall
    // watch` gives each one of its own.
    let n_duties = (pair.old.tokens.iter()).filter(|token| token.is_in(DUTY)).count();
    let duty_behind = |hunk: &Hunk| {
        let at = hunk.old.end as usize;
        let is_duty = pair.old.tokens.get(at).is_some_and(|token| token.is_in(DUTY));
        (is_duty && at + 1 < pair.old.tokens.len()).then(|| pair.old.stem(at + 1))
    };
    let verbs = [&hunks[half - 1], &hunks[hunks.len() - 1]].map(duty_behind);
    let has_two = n_duties == 2 && verbs[0].is_some() && verbs[1].is_some() && verbs[0] != verbs[1];
    let acts = (n_duties == 1 || has_two) && between.clone().any(|at| pair.old.tokens[at].is_in(DUTY));
    let joins = between
        .clone()
        .any(|at| pair.old.is(at, Word::With) || pair.old.is_any(at, &TOGETHER));
    let is_mutual = (pair.old.tokens.iter()).any(|token| MUTUAL.contains(token.key));
    let (first, last) = (&hunks[0], &hunks[half - 1]);
    let is_told = |side, from: u32, to: u32| pair.is_told(changes, side, from as usize, to as usize - 1);
    if are_swapped && acts && !joins && !is_mutual && !is_told(Side::Old, first.old.start, last.old.end) {
        changes.push(pair.exchanged(
            &NAME_EXCHANGED,
            (first.old.start as usize, last.old.end as usize - 1),
            (first.new.start as usize, last.new.end as usize - 1),
        ));
    }
}

/// What two do together, or to one another.
const TOGETHER: KeySet<8> = keys([
    "adjoin",
    "alongside",
    "beside",
    "border",
    "confront",
    "face",
    "meet",
    "resemble",
]);

/// Reports a way that leads back: `from Doha to Cairo`, `from Cairo to Doha`.
pub(super) fn ways(pair: &Pair, changes: &mut Vec<Change>) {
    let (Some(old), Some(new)) = (way(pair.old), way(pair.new)) else {
        return;
    };
    let key = |reading: &Reading, at: usize| reading.tokens[at].key;
    let is_turned = key(pair.old, old.0) == key(pair.new, new.1)
        && key(pair.old, old.1) == key(pair.new, new.0)
        && key(pair.old, old.0) != key(pair.old, old.1);
    if is_turned {
        let is_party = |at: usize| matches!(pair.old.entry(at), Entry::Name(_));
        let rule = if place::is_place(pair.old, old.0, old.0) || place::is_place(pair.old, old.1, old.1) {
            &PLACE_CHANGED
        } else if is_party(old.0) && is_party(old.1) {
            &PARTY_EXCHANGED
        } else {
            &NAME_EXCHANGED
        };
        changes.push(pair.exchanged(rule, (old.0 - 1, old.1), (new.0 - 1, new.1)));
    }
}

/// Returns the two places of one word each that a side names as where something begins and ends, if it does so once.
fn way(reading: &Reading) -> Option<(usize, usize)> {
    if !reading.small.meets(const { WordSet::of(&[Word::From]) }) {
        return None;
    }
    let is_name = |at: usize| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| token.shape == Shape::Capital && token.gap == Gap::Space)
    };
    let mut ways = (1..reading.tokens.len()).filter(|at| {
        reading.is(at - 1, Word::From) && is_name(*at) && reading.is(at + 1, Word::To) && is_name(at + 2)
    });
    let from = ways.next()?;
    ways.next().is_none().then_some((from, from + 2))
}

/// Returns two parties that stand in each other's place, where nothing else differs: `Russia gives Ukraine`, `Ukraine gives
/// Russia`. Side by side (`Russia and Ukraine`) their order says nothing.
fn swapped(pair: &Pair, mentions: &Sides<Vec<Mention>>) -> Option<Sides<[Mention; 2]>> {
    if mentions.old.len() != mentions.new.len() {
        return None;
    }
    let differ = |(old, new): &(&Mention, &Mention)| old.name != new.name;
    let differing: Vec<(&Mention, &Mention)> =
        mentions.old.iter().zip(&mentions.new).filter(differ).collect();
    let [(old, new), (other_old, other_new)] = differing[..] else {
        return None;
    };
    let is_swapped = old.name == other_new.name && new.name == other_old.name;
    let are_parties = [old, new, other_old, other_new]
        .iter()
        .all(|mention| mention.role == Role::Party);
    let between = || old.last + 1..other_old.first;
    let acts = between().any(|at| pair.old.tokens[at].is_in(DUTY));
    let is_verb_between = between().any(|at| pair.old.entry(at) == Entry::Unknown)
        && !between().any(|at| pair.old.is(at, Word::With))
        // `Russia pays and Ukraine watches`.
        && (acts || !between().any(|at| matches!(pair.old.word(at), Some(Word::And | Word::Or))));
    let rest = |side, mentions| without_names(pair, side, mentions);
    let is_same = || rest(Side::Old, &mentions.old).eq(rest(Side::New, &mentions.new));
    let is_mutual = is_mutual(pair.old, &mentions.old);
    (is_swapped && are_parties && is_verb_between && !is_mutual && is_same()).then_some(Sides {
        old: [*old, *other_old],
        new: [*new, *other_new],
    })
}

/// Returns the keys of what a side says besides names and the articles before them; a name is a gap.
fn without_names<'m>(
    pair: &'m Pair,
    side: Side,
    mentions: &'m [Mention],
) -> impl Iterator<Item = Option<Key>> + 'm {
    let reading = pair.side(side);
    let mention_at = |at: usize| {
        mentions
            .iter()
            .find(|mention| (mention.first..=mention.last).contains(&at))
    };
    (0..reading.tokens.len()).filter_map(move |at| match mention_at(at) {
        Some(mention) => (mention.first == at).then_some(None),
        None => (!reading.is(at, Word::The)).then(|| Some(reading.tokens[at].key)),
    })
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

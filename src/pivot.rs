//! What the other versions of the shelf say of a version and a document: which clauses are about one matter.
//!
//! A document has no topics, and what it says may share hardly a word with the version that it is compared with. Another
//! version may say it in much the same words; then the topics that a person gave its clause tell what the clause of the
//! document is about, and so which clauses of the compared version it may go with. This weighs in the matching
//! ([`crate::align::pivots`]) and settles nothing; `--explain` names the clause that it rests on.
//!
//! Measured on eleven documents with 534 links made by hand to the versions whose text is known, eight of them written and
//! linked without sight of the program: F1 of the eight .761 without, .828 with; of the European plan against texts that follow the
//! American one, .483 and .667 without, .850 and .909 with. Tried and dropped: the labels of topics, and the words of all
//! clauses on a topic, as further texts to match by; a share in what is asked of left-over clauses that join.
//!
//! Cost: one matching for each version with a text of its own; a millisecond for 28 clauses.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::pivots::Pivot;
use crate::align::{Authority, Decided, align};
use crate::decide;
use crate::model::{Library, Number, TopicKey, Variant, VariantId};
use crate::unit::{Side, Unit};

/// From which probability on a clause of the document and one of the other version are taken for one.
const LEAST: f32 = 0.4;

/// What a topic counts that is the main one of both clauses, of one of them, of neither.
const MAIN: f64 = 1.0;
const MAIN_OF_ONE: f64 = 0.8;
const MAIN_OF_NONE: f64 = 0.3;

/// What it counts where the topics of the two clauses are of different groups. Within a group nothing is said: what one
/// version keeps in one clause another takes apart.
const NONE: f64 = -0.6;

/// The group of each topic.
type Groups<'a> = BTreeMap<&'a TopicKey, &'a str>;

/// What another version says of a clause of each side.
#[derive(Debug, Clone)]
pub struct Witness<'a> {
    /// The clauses, and how much is said of them.
    pub pivot: Pivot,
    /// The version that says it.
    pub variant: &'a VariantId,
    /// Its clause that goes with the clause of the document.
    pub clause: Option<&'a Number>,
}

/// Returns what the other versions say, each pair once, sorted by old, then new clause: nothing unless one side has topics
/// and the other has none.
pub fn witnesses<'a>(library: &'a Library, old: &Side<'_>, new: &Side<'_>) -> Vec<Witness<'a>> {
    let has_topics = |side: &Side| side.units.iter().any(|unit| !unit.topics.is_empty());
    let (version, document, is_mirrored) = match (has_topics(old), has_topics(new)) {
        (true, false) => (old, new, false),
        (false, true) => (new, old, true),
        (true, true) | (false, false) => return Vec::new(),
    };
    let is_compared = |variant: &Variant| {
        let is_base = version.base.is_some_and(|base| base.id == variant.id);
        is_base || variant.id == version.variant.id || variant.id == document.variant.id
    };
    let groups: Groups = (library.topics.iter())
        .map(|topic| (&topic.key, topic.group.as_str()))
        .collect();
    let mut witnesses = BTreeMap::new();
    for variant in &library.variants {
        if !variant.clauses.is_empty() && !is_compared(variant) {
            let pivot = Side::of(variant, library);
            ask(variant, &pivot, version, document, &groups, &mut witnesses);
        }
    }
    let mut witnesses: Vec<Witness> = witnesses.into_values().collect();
    if is_mirrored {
        for Witness { pivot, .. } in &mut witnesses {
            (pivot.old, pivot.new) = (pivot.new, pivot.old);
        }
        witnesses.sort_unstable_by_key(|witness| (witness.pivot.old, witness.pivot.new));
    }
    witnesses
}

/// Adds what one version says of the clauses of a compared version and of a document, by their places.
fn ask<'a>(
    variant: &'a Variant,
    pivot: &Side<'a>,
    version: &Side<'_>,
    document: &Side<'_>,
    groups: &Groups<'_>,
    witnesses: &mut BTreeMap<(u32, u32), Witness<'a>>,
) {
    let (olds, news) = decide::items(pivot, document);
    let alignment = align(&olds, &news, &Decided::default());
    let is_sure = |group: &&crate::align::Group| match group.authority {
        Authority::SameText => true,
        Authority::Similarity => group.score >= LEAST,
        Authority::SameClause | Authority::Link | Authority::Topic | Authority::Alone => false,
    };
    for group in alignment.groups.iter().filter(is_sure) {
        for (own, new) in group
            .old
            .iter()
            .flat_map(|own| group.new.iter().map(move |new| (own, new)))
        {
            let unit = &pivot.units[*own as usize];
            for (old, other) in (0..).zip(&version.units) {
                let Some(agreement) = agreement(other, unit, groups) else {
                    continue;
                };
                let witness = Witness {
                    pivot: Pivot {
                        old,
                        new: *new,
                        strength: agreement * f64::from(group.score),
                    },
                    variant: &variant.id,
                    clause: unit.number,
                };
                let known = witnesses.entry((old, *new)).or_insert_with(|| witness.clone());
                if outweighs(witness.pivot.strength, known.pivot.strength) {
                    *known = witness;
                }
            }
        }
    }
}

/// Returns how far two clauses are about one matter; nothing where that cannot be told.
fn agreement(one: &Unit, other: &Unit, groups: &Groups<'_>) -> Option<f64> {
    let shared = (0..).zip(&one.topics).flat_map(|(place, topic)| {
        let there = other.topics.iter().position(|known| known == topic);
        there.map(|there| match (place, there) {
            (0, 0) => MAIN,
            (0, _) | (_, 0) => MAIN_OF_ONE,
            _ => MAIN_OF_NONE,
        })
    });
    if let Some(most) = shared.max_by(f64::total_cmp) {
        return Some(most);
    }
    let groups_of = |unit: &Unit| -> BTreeSet<&str> {
        let known = unit.topics.iter().filter_map(|topic| groups.get(topic));
        known.copied().collect()
    };
    let (one, other) = (groups_of(one), groups_of(other));
    (!one.is_empty() && !other.is_empty() && one.is_disjoint(&other)).then_some(NONE)
}

/// Tells whether one word of another version counts for more than one before: any for a pair more than any against it.
fn outweighs(one: f64, before: f64) -> bool {
    match (one > 0.0, before > 0.0) {
        (true, true) => one > before,
        (true, false) => true,
        (false, true) => false,
        (false, false) => one < before,
    }
}

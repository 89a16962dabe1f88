//! Topics and links for a draft, proposed from a version whose topics a person chose.
//!
//! The matching that compares two variants says which clauses of the draft are which of the base; their topics are
//! proposed with its certainty. A proposal is never silent: it carries its certainty into the file until a person
//! deletes it. Cost: that of one comparison, or of one a variant when the base has to be found.

use std::collections::BTreeMap;

use crate::align::{Authority, Group};
use crate::model::{Clause, Library, Link, LinkKind, LinkSide, Number, TopicKey, Variant, VariantId};
use crate::report;
use crate::unit::{Side, Unit};

/// From which certainty on a topic is written as one. Below it the topic is more likely wrong than right, and a wrong one
/// would bring clauses together in every comparison; it stands in a comment instead.
pub const LEAST_CERTAINTY: u8 = 50;

/// A topic proposed for a clause of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The clause of the draft.
    pub number: Number,
    /// The main topic, and further ones when several clauses of the base went into this one.
    pub topics: Vec<TopicKey>,
    /// How sure the matching is, 1 to 100.
    pub certainty: u8,
    /// The clauses of the base.
    pub from: Vec<Number>,
}

/// All that is proposed from one base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposals {
    /// The base.
    pub base: VariantId,
    /// The topics, in the order of the draft.
    pub topics: Vec<Proposal>,
    /// Splits and merges, in the order of the base; their reasons are a person's to write.
    pub links: Vec<Link>,
}

/// Proposes topics and links for a draft.
pub fn propose(library: &Library, base: &Variant, draft: &Variant) -> Proposals {
    let (old, new) = (Side::of(base, library), Side::of(draft, library));
    let mut topics: Vec<(u32, Proposal)> = Vec::new();
    let mut links = Vec::new();
    for group in report::matched(library, &old, &new).groups {
        let (olds, news) = (chosen(&group.old, &old), chosen(&group.new, &new));
        links.extend(link(&old, &new, &olds, &news));
        let found = topics_of(&olds);
        if found.is_empty() {
            continue;
        }
        for (index, unit) in group.new.iter().zip(news) {
            topics.extend(unit.number.map(|number| {
                let from = numbers(&olds);
                (
                    *index,
                    Proposal {
                        number: number.clone(),
                        topics: found.clone(),
                        certainty: certainty(&group),
                        from,
                    },
                )
            }));
        }
    }
    topics.sort_by_key(|(index, _)| *index);
    let topics = topics.into_iter().map(|(_, proposal)| proposal).collect();
    Proposals {
        base: base.id.clone(),
        topics,
        links,
    }
}

/// Writes what is likely enough into the clauses of a draft.
pub fn apply(proposals: &Proposals, clauses: &mut [Clause]) {
    let likely = proposals
        .topics
        .iter()
        .filter(|proposal| proposal.certainty >= LEAST_CERTAINTY);
    let by_number: BTreeMap<&Number, &Proposal> =
        likely.map(|proposal| (&proposal.number, proposal)).collect();
    apply_to(&by_number, clauses);
}

fn apply_to(proposals: &BTreeMap<&Number, &Proposal>, clauses: &mut [Clause]) {
    for clause in clauses {
        if let Some(proposal) = proposals.get(&clause.number)
            && let Some((main, also)) = proposal.topics.split_first()
        {
            clause.topic = Some(main.clone());
            clause.also = also.to_vec();
            clause.proposed = Some(proposal.certainty);
        }
        apply_to(proposals, &mut clause.parts);
    }
}

/// Returns the variant of the plan that a draft resembles most, if it resembles one: the most clauses matched, each
/// counted by its certainty; of equals the one reported last.
pub fn nearest<'a>(library: &'a Library, draft: &Variant) -> Option<&'a Variant> {
    let others = library
        .variants
        .iter()
        .filter(|other| other.plan == draft.plan && other.id != draft.id && !other.clauses.is_empty());
    let likeness = |other: &Variant| {
        let proposed = propose(library, other, draft).topics;
        proposed
            .iter()
            .map(|proposal| u32::from(proposal.certainty))
            .sum::<u32>()
    };
    others
        .map(|other| (likeness(other), other))
        .filter(|(likeness, _)| *likeness > 0)
        .max_by_key(|(l, _)| *l)
        .map(|(_, other)| other)
}

fn chosen<'s, 'a>(indexes: &[u32], side: &'s Side<'a>) -> Vec<&'s Unit<'a>> {
    indexes.iter().map(|index| &side.units[*index as usize]).collect()
}

/// Returns the main topic of each clause, each once; further topics stay with the clause for which a person wrote them.
fn topics_of(units: &[&Unit<'_>]) -> Vec<TopicKey> {
    let mut topics: Vec<TopicKey> = Vec::new();
    for unit in units {
        if let Some(topic) = unit.topics.first().filter(|topic| !topics.contains(topic)) {
            topics.push((*topic).clone());
        }
    }
    topics
}

/// Returns how sure a group is; 100 is kept for the very same text.
fn certainty(group: &Group) -> u8 {
    let most = if group.authority == Authority::SameText {
        100.0
    } else {
        99.0
    };
    // Between 1 and 100, so the cast loses nothing.
    (group.score * 100.0).round().clamp(1.0, most) as u8
}

/// Returns the link for a split or a merge.
fn link(old: &Side<'_>, new: &Side<'_>, olds: &[&Unit<'_>], news: &[&Unit<'_>]) -> Option<Link> {
    let kind = match (olds.len(), news.len()) {
        (0, _) | (_, 0) | (1, 1) => return None,
        (1, _) => LinkKind::Split,
        (_, 1) => LinkKind::Merge,
        (_, _) => LinkKind::Regroup,
    };
    let side = |side: &Side<'_>, units: &[&Unit<'_>]| LinkSide {
        variant: side.base.unwrap_or(side.variant).id.clone(),
        clauses: numbers(units),
    };
    Some(Link {
        kind,
        old: side(old, olds),
        new: side(new, news),
        reason: "TODO".to_owned(),
    })
}

fn numbers(units: &[&Unit<'_>]) -> Vec<Number> {
    units.iter().filter_map(|unit| unit.number.cloned()).collect()
}

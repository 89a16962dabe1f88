//! Why a clause landed in its group, and why no other clause did.
//!
//! The matching is run again with everything kept; nothing here decides anything. Cost: twice that of the matching.

use super::context::{self, EVIDENCE, N_LOOKS, Pair, Pairs, Surroundings, WEIGHTS, probability};
use super::groups::Barred;
use super::likeness::{self, Measuring};
use super::pivots::{self, OF_PIVOT, Pivot};
use super::trust::Trust;
use super::{Authority, Decided, Group, Item, Matching, Side};

/// How a clause came into its group.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The side of the clause.
    pub side: Side,
    /// The index of the clause.
    pub index: u32,
    /// The group that it landed in.
    pub group: Group,
    /// True when the group is one of the fewest whose order changed.
    pub moved: bool,
    /// The clauses of the other side that were looked at, the most likely first.
    pub candidates: Vec<Candidate>,
}

/// A clause of the other side that was looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its index on the other side.
    pub index: u32,
    /// How likely the two are one clause, 0 to 1, before it is settled who goes with whom.
    pub score: f32,
    /// What the score is made of; the contributions add up to the logarithm of the odds.
    pub features: Vec<Feature>,
    /// What became of it.
    pub outcome: Outcome,
}

/// One measure of a pair of clauses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feature {
    /// What is measured.
    pub name: &'static str,
    /// What was measured.
    pub value: f32,
    /// What it adds to the evidence.
    pub contribution: f32,
}

/// The name of the measure that tells what other versions say of a pair.
pub const OTHER_VERSIONS: &str = "other versions";

/// What became of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is in the group.
    Taken,
    /// A person decided where one of the two belongs.
    Decided,
    /// A person forbade the pair.
    Forbidden,
    /// Their topics are known and have nothing in common.
    OtherTopic,
    /// One of the two has the very same text elsewhere.
    SameTextElsewhere,
    /// The two are too unlike.
    TooUnlike,
    /// One of the two goes better with another clause.
    BetterElsewhere,
}

impl Outcome {
    /// Returns what became of the candidate in a plain sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Taken => "It belongs to the same row.",
            Self::Decided => "A link, a claim or a topic settles where one of the two belongs.",
            Self::Forbidden => "A link forbids this pair.",
            Self::OtherTopic => "Their topics are known and differ.",
            Self::SameTextElsewhere => "One of the two has the very same text elsewhere.",
            Self::TooUnlike => "The two are too unlike.",
            Self::BetterElsewhere => "One of the two goes better with another clause.",
        }
    }
}

/// Explains where a clause landed and what else was looked at. The candidates are those that the texts alone bring
/// up, so that what a person settled can be told apart from what the texts say. An index that does not exist gives an
/// explanation with an empty group.
pub fn explain(old: &[Item<'_>], new: &[Item<'_>], decided: &Decided, side: Side, index: u32) -> Explanation {
    let matching = Matching::run(old, new, decided);
    let barred = Barred::new(old, new, decided);
    let candidates = if index < matching.clauses.len(side) {
        let (old, new) = (without_topics(old), without_topics(new));
        let by_text = Decided {
            pivots: decided.pivots.clone(),
            ..Decided::default()
        };
        let matching_by_text = Matching::run(&old, &new, &by_text);
        let pairs = Looks::new(&matching_by_text, &old, &new, &by_text.pivots).of(side, index);
        let candidate = |(pair, features): (Pair, Vec<Feature>)| Candidate {
            index: match side {
                Side::Old => pair.new,
                Side::New => pair.old,
            },
            score: probability(pair.evidence) as f32,
            features,
            outcome: outcome(&matching, &barred, &pair),
        };
        let mut candidates: Vec<Candidate> = pairs.into_iter().map(candidate).collect();
        candidates.sort_by(|one, other| {
            other
                .score
                .total_cmp(&one.score)
                .then(one.index.cmp(&other.index))
        });
        candidates
    } else {
        Vec::new()
    };
    let alignment = matching.finish();
    let members = |group: &Group| match side {
        Side::Old => group.old.contains(&index),
        Side::New => group.new.contains(&index),
    };
    let place = alignment.groups.iter().position(members);
    let nothing = Group {
        old: vec![],
        new: vec![],
        authority: Authority::Alone,
        score: 0.0,
    };
    Explanation {
        side,
        index,
        group: place.map_or(nothing, |place| alignment.groups[place].clone()),
        moved: place.is_some_and(|place| alignment.moved[place]),
        candidates,
    }
}

fn without_topics<'a>(items: &[Item<'a>]) -> Vec<Item<'a>> {
    items
        .iter()
        .map(|item| Item {
            topics: Vec::new(),
            ..item.clone()
        })
        .collect()
}

/// The pairs of a matching as they were at each look.
struct Looks<'a> {
    matching: &'a Matching,
    old: &'a [Item<'a>],
    new: &'a [Item<'a>],
    measuring: Measuring<'a>,
    trust: Trust,
    /// What each look started from.
    before: [Pairs; N_LOOKS],
}

impl<'a> Looks<'a> {
    fn new(matching: &'a Matching, old: &'a [Item<'a>], new: &'a [Item<'a>], pivots: &[Pivot]) -> Self {
        let looked_at: Vec<(u32, u32)> = matching
            .pairs
            .list
            .iter()
            .map(|pair| (pair.old, pair.new))
            .collect();
        let measuring = Measuring::new(&matching.clauses, &matching.before);
        let sides = (old.len(), new.len());
        let (mut first, kind) = Pairs::by_texts(&measuring, &matching.before, sides, &looked_at);
        pivots::weigh(pivots, &mut first, kind);
        let trust = Trust::of(&first, &matching.before, sides);
        let second = first.look_around(old, new, &matching.before, trust, 0);
        Self {
            matching,
            old,
            new,
            measuring,
            trust,
            before: [first, second],
        }
    }

    /// Returns the pairs of a clause, each with its measures.
    fn of(&self, side: Side, index: u32) -> Vec<(Pair, Vec<Feature>)> {
        let mut table = self.measuring.table();
        let surroundings = self
            .before
            .each_ref()
            .map(|pairs| Surroundings::new(self.old, self.new, &self.matching.before, self.trust, pairs));
        let is_asked = |pair: &&Pair| match side {
            Side::Old => pair.old == index,
            Side::New => pair.new == index,
        };
        let asked = self.matching.pairs.list.iter().filter(is_asked);
        asked
            .map(|pair| {
                table.lay_out(Side::Old, pair.old);
                let alone = table.compare(pair.new);
                let around: [_; N_LOOKS] = std::array::from_fn(|look| {
                    let seen = self.before[look].pair(pair.old, pair.new);
                    surroundings[look].measure(seen.expect("every look sees the same pairs"))
                });
                (*pair, features(&alone, pair, &around))
            })
            .collect()
    }
}

/// Returns all measures of a pair with what each adds to the final evidence. What is measured at each look is listed
/// once: with the value that weighed most and all that it adds.
fn features(
    alone: &likeness::Measures,
    pair: &Pair,
    around: &[[f64; context::N_FEATURES]; N_LOOKS],
) -> Vec<Feature> {
    // A look takes over the evidence before it at a share, so that what came before is worth that share of it.
    let mut shares = [1.0; N_LOOKS + 1];
    for look in (0..N_LOOKS).rev() {
        shares[look] = shares[look + 1] * WEIGHTS[look][EVIDENCE];
    }
    let mut features: Vec<Feature> = Vec::new();
    let mut add = |name, value: f64, contribution: f64| {
        let (value, contribution) = (value as f32, contribution as f32);
        match features.iter_mut().find(|feature| feature.name == name) {
            Some(feature) => {
                // The value shown is the one that weighed most, or a nought could be said to have weighed.
                if contribution.abs() > feature.contribution.abs() {
                    feature.value = value;
                }
                feature.contribution += contribution;
            }
            None => features.push(Feature {
                name,
                value,
                contribution,
            }),
        }
    };
    for ((name, weight), value) in likeness::FEATURES.iter().zip(alone) {
        add(name, *value, value * weight * shares[0]);
    }
    add(
        "closeness in meaning",
        pair.closeness,
        pair.closeness * context::OF_CLOSENESS * shares[0],
    );
    add(OTHER_VERSIONS, pair.pivot, pair.pivot * OF_PIVOT * shares[0]);
    for (look, measures) in around.iter().enumerate() {
        for (place, (value, weight)) in measures.iter().zip(&WEIGHTS[look]).enumerate() {
            if place != EVIDENCE {
                add(
                    context::FEATURES[place],
                    *value,
                    value * weight * shares[look + 1],
                );
            }
        }
    }
    features
}

/// Returns what became of a pair that the texts brought up.
fn outcome(matching: &Matching, barred: &Barred<'_>, pair: &Pair) -> Outcome {
    let groups = &matching.groups;
    let authorities = [
        groups.authority(Side::Old, pair.old),
        groups.authority(Side::New, pair.new),
    ];
    let settled = |authority: Option<Authority>| match authority {
        Some(Authority::SameClause | Authority::Link | Authority::Topic) => true,
        Some(Authority::SameText | Authority::Similarity | Authority::Alone) | None => false,
    };
    if groups.are_together(pair.old, pair.new) {
        Outcome::Taken
    } else if barred.is_forbidden(pair.old, pair.new) {
        Outcome::Forbidden
    } else if authorities.into_iter().any(settled) {
        Outcome::Decided
    } else if barred.is_of_other_topic(pair.old, pair.new) {
        Outcome::OtherTopic
    } else if authorities.contains(&Some(Authority::SameText)) {
        Outcome::SameTextElsewhere
    } else if matching
        .pairs
        .pair(pair.old, pair.new)
        .is_some_and(|pair| matching.demands.are_met(pair))
    {
        Outcome::BetterElsewhere
    } else {
        Outcome::TooUnlike
    }
}

//! Which clause of the new side is which clause of the old side.
//!
//! The steps, each in a file of its own:
//! 1. `groups`: what a person decided enters first; the rest works around it.
//! 2. `reading`, `rarity`, `clauses`: both texts as numbered words and stems, with a weight for each.
//! 3. `same`: clauses of the same words are paired.
//! 4. `candidates`: for the rest, `glance` and an `index` find the pairs worth a closer look.
//! 5. `likeness`, `meaning`, `pivots`, `trust` and `context`: how likely each pair is, by its words and, where texts share
//!    few, by what the words are about, by what other texts say of it, then by its surroundings, as far as the two texts
//!    keep an order, and by how alike they are altogether.
//! 6. `assign`: the pairs that together are right as often as possible.
//! 7. `regroup`: left-over clauses that are a part of a pair join it: splits and merges.
//! 8. `nearest`: what a clause that stands alone may be after all.
//! 9. `order`: groups in order, the fewest that moved, and the check that nothing was lost.
//!
//! What differs inside a pair is left to the comparison of words. The result depends neither on the order of hashes
//! nor on which side is called old: swapping the sides mirrors it.

mod assign;
mod candidates;
mod clauses;
mod context;
pub mod explain;
mod glance;
mod groups;
mod index;
mod likeness;
mod meaning;
mod nearest;
mod order;
pub mod pivots;
mod rarity;
mod reading;
mod regroup;
mod same;
mod trust;

use std::borrow::Cow;

use assign::Choice;
use clauses::Clauses;
use context::kind::Kind;
use context::{Pair, Pairs, probability};
use groups::{Barred, Groups};
use likeness::Measuring;
use pivots::Pivot;
use regroup::Regrouping;
use trust::Trust;

use crate::parallel::{Each, both};

/// From which probability on a pair may be chosen, and a left-over clause may join one, in texts that have few clauses
/// in common word for word. Below one half, since the better rival has won already when it comes to the choice. From
/// 0.24 to 0.32 retellings lose and standards gain, the mean of F1 falls by 0.7 points.
const LEAST_OF_PAIR: f64 = 0.26;
const LEAST_OF_JOINING: f64 = 0.23;

/// How much more is asked of a clause that joins where the texts are editions of one text, or tell the same in other words,
/// and from which evidence for the best partner of the middle clause on they are. Plans that were talked about again share
/// about half of their words: there, hardly a clause joins that should not. With 0.41 for all kinds of texts 14 pairs of
/// plans reach .965 of F1, with 0.23 .977; prints and revisions that were written without sight of the program .985 and .939
/// against .990 and .964. Texts in other words, where what is shared may be chance, and editions of standards, whose
/// left-over clauses are new, would lose by 0.23 for all.
const MORE_IN_NEW_EDITIONS: f64 = 0.18;
const REVISED: f64 = 2.5;
const NEW_EDITION: f64 = 3.0;
const MORE_IN_OTHER_WORDS: f64 = 0.07;
const VERSIONS: f64 = 0.0;
const OTHER_WORDS: f64 = -2.0;

/// How much more is asked for each clause that is left word for word, from a fifth of all clauses on: who keeps most of
/// a text as it is changes little in the rest, so what is unlike there is new. The drafts of essays, half of which is
/// left, gain 0.3 points of F1 by it; no other set changes.
const MORE_WHERE_LEFT: f64 = 0.7;
const LEFT_IN_ANY_CASE: f64 = 0.2;

/// How much evidence the two texts must bear themselves, whatever their surroundings say: odds of 1 to 45. Without it a
/// dropped clause is paired with one that was added in its very place. When it was chosen, of 120 clauses in texts of two
/// clauses on wholly different things 11 were paired at -4.0, 8 at -3.8 and 3 at -3.6, where the fables lost 0.8 points of
/// F1; with the weights of now 5 are paired.
const LEAST_LIKENESS: f64 = -3.8;

/// How much less they may bear where two texts surely tell the same in other words: retold plans gain 0.7 points of F1, and
/// twice as much less changes nothing.
const LESS_IN_RETELLINGS: f64 = 0.8;

/// One clause as the matching sees it. Indexes count the items of one side in reading order, from 0.
#[derive(Debug, Clone, Default)]
pub struct Item<'a> {
    /// What it says; empty when nothing is known of it.
    pub text: Cow<'a, str>,
    /// Its number as printed; breaks ties, and is never trusted more than that.
    pub number: &'a str,
    /// The clause that it is a part of.
    pub parent: Option<u32>,
    /// Its topics as small numbers shared by both sides; two items whose topics are known and disjoint are
    /// never matched by their text.
    pub topics: Vec<u32>,
}

/// What is known before the two texts are compared.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// Groups that are settled, of any size on both sides; the matching works around them.
    pub groups: Vec<Group>,
    /// Pairs `(old, new)` that must not be matched.
    pub forbidden: Vec<(u32, u32)>,
    /// What other texts say of pairs, each pair once, sorted by old, then new clause. It weighs and settles nothing.
    pub pivots: Vec<Pivot>,
}

/// Clauses that belong together; one side is empty when nothing was found for a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Indexes on the old side, ascending.
    pub old: Vec<u32>,
    /// Indexes on the new side, ascending.
    pub new: Vec<u32>,
    /// Who or what brought them together.
    pub authority: Authority,
    /// How sure the matching by text is, 0 to 1; 1 for the decisions of a person.
    pub score: f32,
}

/// Who or what brought the clauses of a group together, in the order of authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Authority {
    /// Both sides are versions of the same clause: a claim names it, or the variant is its own base.
    SameClause,
    /// A link written by a person.
    Link,
    /// A topic that is unique on both sides.
    Topic,
    /// The same text.
    SameText,
    /// Similar text.
    Similarity,
    /// Nothing: the clause stands alone.
    Alone,
}

/// The result: every item of both sides is in exactly one group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// The groups, ordered by their first old index, then (for those without one) by their first new index.
    pub groups: Vec<Group>,
    /// For each group: true when it is one of the fewest groups whose order changed.
    pub moved: Vec<bool>,
    /// For each group of a clause that stands alone: the clause across that comes nearest to it, if any comes near.
    pub nearest: Vec<Option<Nearest>>,
}

/// A clause across that was not taken for the same, though it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Its index on the other side.
    pub index: u32,
    /// How likely the two are one, 0 to 1.
    pub score: f32,
}

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The earlier version.
    Old,
    /// The later version.
    New,
}

impl Side {
    /// Returns the side across.
    pub fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

/// Matches the clauses of two sides. Every clause is in exactly one group of the result.
pub fn align(old: &[Item<'_>], new: &[Item<'_>], decided: &Decided) -> Alignment {
    let alignment = Matching::run(old, new, decided).finish();
    debug_assert!(
        order::is_complete(&alignment, old.len(), new.len()),
        "every clause is in exactly one group"
    );
    alignment
}

/// A matching with all that led to it.
struct Matching {
    clauses: Clauses,
    pairs: Pairs,
    groups: Groups,
    /// The groups as they were before any text was compared for similarity.
    before: Groups,
    demands: Demands,
}

impl Matching {
    fn run(old: &[Item<'_>], new: &[Item<'_>], decided: &Decided) -> Self {
        let barred = Barred::new(old, new, decided);
        let mut groups = Groups::new(old.len(), new.len(), decided);
        let clauses = Clauses::read(old, new);
        same::pair_same_texts(&clauses, &barred, &mut groups);
        let before = groups.clone();
        let mut candidates = candidates::find_candidates(&clauses, &barred, &groups);
        pivots::add_candidates(&decided.pivots, &barred, &groups, &mut candidates);
        let measuring = Measuring::new(&clauses, &before);
        let sides = (old.len(), new.len());
        let (mut pairs, kind) = Pairs::by_texts(&measuring, &before, sides, &candidates);
        pivots::weigh(&decided.pivots, &mut pairs, kind);
        let trust = Trust::of(&pairs, &groups, sides);
        for look in 0..context::N_LOOKS {
            pairs = pairs.look_around(old, new, &groups, trust, look);
        }
        let demands = Demands::of(&before, trust, kind);
        pair_similar(old, new, &clauses, &pairs, demands, &mut groups);
        let regrouping = Regrouping {
            clauses: &clauses,
            measuring: &measuring,
            trust,
            least: demands.of_joining,
        };
        regrouping.join_left_over(&pairs, &mut groups);
        Self {
            clauses,
            pairs,
            groups,
            before,
            demands,
        }
    }

    fn finish(self) -> Alignment {
        let sides = [Side::Old, Side::New];
        let (nearest_of_old, nearest_of_new) = both(self.pairs.list.len(), Each(50), |at| {
            nearest::nearest(&self.pairs.list, self.clauses.len(sides[at]), sides[at])
        });
        let nearest = |group: &Group| match (group.old.as_slice(), group.new.as_slice(), group.authority) {
            (&[old], &[], Authority::Alone) => nearest_of_old[old as usize],
            (&[], &[new], Authority::Alone) => nearest_of_new[new as usize],
            _ => None,
        };
        let (groups, moved) = order::put_in_order(self.groups.finish(), &self.clauses);
        Alignment {
            nearest: groups.iter().map(nearest).collect(),
            groups,
            moved,
        }
    }
}

/// What is asked of pairs in these texts.
#[derive(Debug, Clone, Copy)]
struct Demands {
    /// The least probability of a pair.
    of_pair: f64,
    /// The least probability that a left-over clause belongs to a pair.
    of_joining: f64,
    /// The least evidence of the texts of a pair themselves.
    of_likeness: f64,
}

impl Demands {
    /// Returns the demands for texts whose same clauses are paired, and no others yet, by what kind of texts they
    /// are.
    fn of(groups: &Groups, trust: Trust, kind: Kind) -> Self {
        // Where the order is gone, neighbours that stayed vouch for nothing, and pairs that are right fall short.
        let left = (groups.share_of_same_texts() - LEFT_IN_ANY_CASE).max(0.0);
        let more = MORE_WHERE_LEFT * left * trust.in_neighbours;
        Self {
            of_pair: LEAST_OF_PAIR + more,
            of_joining: least_of_joining(kind.alike()) + more,
            of_likeness: LEAST_LIKENESS - LESS_IN_RETELLINGS * kind.retold(),
        }
    }

    /// Tells whether two clauses are likely enough to be one.
    fn are_met(self, pair: &Pair) -> bool {
        pair.likeness >= self.of_likeness && probability(pair.evidence) >= self.of_pair
    }
}

/// Returns the least probability that a left-over clause belongs to a pair, in texts whose middle clause has so much
/// evidence for its best partner.
fn least_of_joining(alike: f64) -> f64 {
    let from = |start: f64, end: f64| ((alike - start) / (end - start)).clamp(0.0, 1.0);
    LEAST_OF_JOINING
        + MORE_IN_NEW_EDITIONS * from(REVISED, NEW_EDITION)
        + MORE_IN_OTHER_WORDS * from(VERSIONS, OTHER_WORDS)
}

/// Pairs clauses one to one by the probabilities of their pairs.
fn pair_similar(
    old: &[Item<'_>],
    new: &[Item<'_>],
    clauses: &Clauses,
    pairs: &Pairs,
    demands: Demands,
    groups: &mut Groups,
) {
    let choices: Vec<Choice> = pairs
        .list
        .iter()
        .filter(|pair| demands.are_met(pair))
        .map(|pair| {
            let numbers = (old[pair.old as usize].number, new[pair.new as usize].number);
            Choice {
                old: pair.old,
                new: pair.new,
                worth: probability(pair.evidence) - demands.of_pair,
                same_number: !numbers.0.is_empty() && numbers.0 == numbers.1,
                distance: pair.distance,
                tie: clauses.hash(Side::Old, pair.old) ^ clauses.hash(Side::New, pair.new),
            }
        })
        .collect();
    for choice in assign::choose(&choices) {
        let score = (choice.worth + demands.of_pair) as f32;
        groups.pair(choice.old, choice.new, Authority::Similarity, score);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what is asked of a pair in two texts of ten clauses, so many of which are the same.
    fn asked(n_same: u32, in_neighbours: f64) -> f64 {
        let mut groups = Groups::new(10, 10, &Decided::default());
        for index in 0..n_same {
            groups.pair(index, index, Authority::SameText, 1.0);
        }
        let trust = Trust {
            in_neighbours,
            in_places: 1.0,
        };
        let kind = Kind::of(&groups, &[], &[]);
        Demands::of(&groups, trust, kind).of_pair
    }

    #[test]
    fn less_is_asked_of_what_joins_in_a_revision() {
        for unlike in [-4.0, -2.0, 3.0, 6.0] {
            assert!(
                least_of_joining(unlike) > least_of_joining(1.0) + 0.05,
                "{unlike}"
            );
        }
        assert!((least_of_joining(0.0) - least_of_joining(2.5)).abs() < 1e-9);
    }

    #[test]
    fn more_is_asked_where_most_is_left_word_for_word() {
        assert!((asked(0, 1.0) - LEAST_OF_PAIR).abs() < 1e-9);
        assert!((asked(2, 1.0) - LEAST_OF_PAIR).abs() < 1e-9);
        assert!(asked(5, 1.0) > asked(3, 1.0));
        assert!(
            asked(10, 1.0) < 1.0,
            "a pair that is sure is still made in the last clause that changed"
        );
        assert!(
            (asked(8, 0.0) - LEAST_OF_PAIR).abs() < 1e-9,
            "in another order neighbours vouch for nothing"
        );
    }
}

//! What the surroundings of two clauses say: their neighbours, their rivals, the clauses that they are parts of.
//!
//! Likeness alone cannot tell a clause that was rewritten altogether from two clauses that share a phrase. The
//! neighbours can: a pair between two good pairs is likely. So can rivals: a pair is unlikely where either clause has
//! a better partner. Order is evidence here, never a constraint, and it counts as much as the two texts keep it; see
//! [`super::trust`]. What kind of texts these are counts as well: the less alike they are altogether, the less a right
//! pair shows, until they are so unlike that they are about other things; unless what is most alike keeps one order on
//! both sides, which it does not by chance: then they are one thing in other words. Cost: a few look-ups a pair.
//!
//! Tried and dropped: order as a hidden Markov model over the candidates, run forwards and backwards along both sides
//! (on sets left out the mean of F1 fell by 1 to 3 points, most where clauses moved: the evidence of a long chain is
//! believed too much), neighbours that share a partner, a third look. Neighbours up
//! to three clauses away raise the mean by cross-validation, but take in strangers where a plan is cut and merged. Of the
//! kind of texts: the best quarter of clauses instead of the middle one, the mean instead of the middle.

mod best;
pub(super) mod kind;

use super::groups::Groups;
use super::likeness::{DISTANCE, Measuring, evidence};
use super::meaning::closeness;
use super::trust::Trust;
use super::{Item, Side};
use crate::parallel::{Each, in_parts};
use best::Best;
use kind::Kind;

/// The number of measures of the surroundings.
pub(super) const N_FEATURES: usize = 16;

/// How often the surroundings are looked at: once with the likeness of the neighbours, once more with what the first
/// look made of them, so that evidence travels two clauses far. A third look changed nothing on the dev sets.
pub(super) const N_LOOKS: usize = 2;

/// The measures of the surroundings. `evidence` is what is known of the pair before the look.
pub(super) const FEATURES: [&str; N_FEATURES] = [
    "base",
    "evidence",
    "the clauses before",
    "the clauses after",
    "lead over the closest rival",
    "lead over the other rival",
    "distance in order",
    "how alike the texts are as a whole",
    "evidence by how alike they are",
    "how foreign the texts are as a whole",
    "clauses left word for word",
    "evidence by clauses left so",
    "one order in other words",
    "clauses that they are parts of",
    "a part and a whole clause",
    "parts in common",
];

/// What each measure adds to the evidence at each look: learned as in [`super::likeness::FEATURES`], one look after
/// the other. The last three, on parts of clauses, of which those sets have none, are set by hand: a part stays within
/// its clause unless its text says otherwise. So is the order of texts in other words: at 0.45 eight pairs of plans in wholly
/// other words rose by 2.6 points of F1, editions of standards by 1.0, the fables by 0.2, and nothing fell; since clauses are
/// asked what they are about, 0.8 brings such plans another 1.3, and between 163 pairs of
/// foreign texts with 9,500 clauses 374 are paired instead of 353 (405 before either).
pub(super) const WEIGHTS: [[f64; N_FEATURES]; N_LOOKS] = [
    [
        -0.834, 0.400, 0.763, 0.961, 0.349, 0.682, -0.369, -0.261, -0.069, 1.004, -0.224, 0.195, 0.8, 1.0,
        -0.4, 1.0,
    ],
    [
        -1.027, 0.603, 0.470, 0.585, 0.032, 0.289, -0.166, -0.061, 0.030, 1.018, -0.263, 0.152, 0.8, 1.0,
        -0.3, 1.0,
    ],
];

/// The place of the evidence among the measures.
pub(super) const EVIDENCE: usize = 1;

/// What a clause being close to another in what it is about adds to the evidence, and how close clauses are without being
/// one. Two sets of plans in wholly other words, one of them written without sight of the program and scored before anything
/// was chosen, rose from .747 to .798 and from .618 to .654 of F1. Beyond 1.5 fables and standards lose more than such plans
/// gain.
pub(super) const OF_CLOSENESS: f64 = 1.2;
const USUAL_CLOSENESS: f64 = 0.03;

/// Leads are cut off here: beyond odds of e^6 more, a rival is out of the question.
const MOST_LEAD: f64 = 6.0;

/// The evidence that a clause has for a rival that is not there: that nobody else is like it says little where hardly
/// anybody else is free. At -5 the mean of F1 on sets left out is highest.
const LEAST_RIVAL: f64 = -5.0;

/// The strength that a neighbour has where it speaks neither for a pair nor against it. When it was chosen, 0.25 to 0.5
/// found all 20 pairs of 28 clauses in another order, and 0, as if neighbours spoke against, only 17; the higher, the
/// more strangers were paired in long texts.
const SILENT_NEIGHBOUR: f64 = 0.35;

/// What a part that is surely found counts: whole numbers add up to the same in any order.
const PART_UNIT: u32 = 1 << 16;

/// What a neighbour counts that stands one clause off the diagonal, against one on it.
const OFF_DIAGONAL: f64 = 0.8;

/// A pair of clauses and the evidence for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) old: u32,
    pub(super) new: u32,
    /// How far apart the two stand, 0 to 1, as shares of their sides.
    pub(super) distance: f64,
    /// How much closer the two are in what they are about than clauses usually are, as far as the texts share few words.
    pub(super) closeness: f64,
    /// How surely other texts say that the two are one matter, or that they are not, 1 to -1.
    pub(super) pivot: f64,
    /// The evidence of the two texts by themselves that they are one clause: the logarithm of the odds.
    pub(super) likeness: f64,
    /// The evidence after the last look at the surroundings.
    pub(super) evidence: f64,
}

/// The pairs that are looked at, ordered by old, then new clause.
#[derive(Clone)]
pub(super) struct Pairs {
    pub(super) list: Vec<Pair>,
    starts: Vec<u32>,
}

impl Pairs {
    /// Measures how likely the candidates are pairs by their texts alone: by the words that they share and, where texts
    /// share few, by what they are about. Returns what kind of texts they are by their words, too.
    pub(super) fn by_texts(
        measuring: &Measuring<'_>,
        groups: &Groups,
        sides: (usize, usize),
        candidates: &[(u32, u32)],
    ) -> (Self, Kind) {
        let mut pairs = Self::by_likeness(measuring, sides.0, candidates);
        let (best_of_old, best_of_new) = pairs.best_partners(sides);
        let kind = Kind::of(groups, &best_of_old, &best_of_new);
        let unlike = kind.unlike();
        if unlike > 0.0 {
            let closeness = closeness(measuring.clauses, &pairs);
            for (pair, closeness) in pairs.list.iter_mut().zip(closeness) {
                pair.closeness = (closeness - USUAL_CLOSENESS) * unlike;
                pair.likeness += pair.closeness * OF_CLOSENESS;
                pair.evidence = pair.likeness;
            }
        }
        (pairs, kind)
    }

    /// Measures the likeness of the candidates.
    pub(super) fn by_likeness(measuring: &Measuring<'_>, n_old: usize, candidates: &[(u32, u32)]) -> Self {
        let list = in_parts(candidates.len(), Each(500), |part| {
            let mut table = measuring.table();
            candidates[part]
                .iter()
                .map(|&(old, new)| {
                    table.lay_out(Side::Old, old);
                    let measures = table.compare(new);
                    let likeness = evidence(&measures);
                    Pair {
                        old,
                        new,
                        distance: measures[DISTANCE],
                        closeness: 0.0,
                        pivot: 0.0,
                        likeness,
                        evidence: likeness,
                    }
                })
                .collect()
        });
        Self {
            starts: starts(&list, n_old),
            list,
        }
    }

    /// Returns the same pairs with the evidence that they have after a look at their surroundings.
    pub(super) fn look_around(
        &self,
        old: &[Item<'_>],
        new: &[Item<'_>],
        groups: &Groups,
        trust: Trust,
        look: usize,
    ) -> Self {
        let surroundings = Surroundings::new(old, new, groups, trust, self);
        let list = in_parts(self.list.len(), Each(100), |part| {
            self.list[part]
                .iter()
                .map(|pair| Pair {
                    evidence: weigh(&surroundings.measure(pair), look),
                    ..*pair
                })
                .collect()
        });
        Self {
            list,
            starts: self.starts.clone(),
        }
    }

    /// Returns the pairs of an old clause.
    fn of_old(&self, old: u32) -> &[Pair] {
        &self.list[self.starts[old as usize] as usize..self.starts[old as usize + 1] as usize]
    }

    /// Returns the best partners of every old and of every new clause.
    pub(super) fn best_partners(&self, sides: (usize, usize)) -> (Vec<Best>, Vec<Best>) {
        let mut best_of_old = vec![Best::default(); sides.0];
        let mut best_of_new = vec![Best::default(); sides.1];
        for pair in &self.list {
            best_of_old[pair.old as usize].note(pair.new, pair.evidence);
            best_of_new[pair.new as usize].note(pair.old, pair.evidence);
        }
        (best_of_old, best_of_new)
    }

    /// Returns a pair, if it was looked at.
    pub(super) fn pair(&self, old: u32, new: u32) -> Option<&Pair> {
        let row = self.of_old(old);
        row.binary_search_by_key(&new, |pair| pair.new)
            .ok()
            .map(|place| &row[place])
    }
}

/// Returns how far apart two clauses stand as shares of their sides, from 0 to 1.
pub(super) fn distance(old: u32, new: u32, (n_old, n_new): (usize, usize)) -> f64 {
    let place = |index, n: usize| f64::from(index) / (n.max(2) - 1) as f64;
    (place(old, n_old) - place(new, n_new)).abs()
}

/// Returns where the pairs of each old clause start.
fn starts(list: &[Pair], n_old: usize) -> Vec<u32> {
    let mut starts = vec![0; n_old + 1];
    for pair in list {
        starts[pair.old as usize + 1] += 1;
    }
    for old in 0..n_old {
        starts[old + 1] += starts[old];
    }
    starts
}

/// Returns the evidence of the measures of a pair at one look.
fn weigh(measures: &[f64; N_FEATURES], look: usize) -> f64 {
    measures
        .iter()
        .zip(&WEIGHTS[look])
        .map(|(value, weight)| value * weight)
        .sum()
}

/// Returns the probability that belongs to an evidence.
pub(super) fn probability(evidence: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-evidence))
}

/// What the surroundings of a pair are read from.
pub(super) struct Surroundings<'a> {
    old: &'a [Item<'a>],
    new: &'a [Item<'a>],
    groups: &'a Groups,
    trust: Trust,
    pairs: &'a Pairs,
    best_of_old: Vec<Best>,
    best_of_new: Vec<Best>,
    /// For the parents of parts that were looked at together: how many parts found a partner there.
    parts_in_common: rustc_hash::FxHashMap<(u32, u32), u32>,
    n_parts: [Vec<u32>; 2],
    kind: Kind,
}

impl<'a> Surroundings<'a> {
    /// Collects the best partners of every clause.
    pub(super) fn new(
        old: &'a [Item<'a>],
        new: &'a [Item<'a>],
        groups: &'a Groups,
        trust: Trust,
        pairs: &'a Pairs,
    ) -> Self {
        let (best_of_old, best_of_new) = pairs.best_partners((old.len(), new.len()));
        let n_parts = [parts(old), parts(new)];
        let kind = Kind::of(groups, &best_of_old, &best_of_new);
        let mut surroundings = Self {
            kind,
            old,
            new,
            groups,
            trust,
            pairs,
            best_of_old,
            best_of_new,
            parts_in_common: rustc_hash::FxHashMap::default(),
            n_parts,
        };
        surroundings.count_parts();
        surroundings
    }

    /// Returns the measures of the surroundings of a pair, in the order of [`FEATURES`].
    pub(super) fn measure(&self, pair: &Pair) -> [f64; N_FEATURES] {
        let (old, new) = (i64::from(pair.old), i64::from(pair.new));
        let around = |step: i64| {
            let straight = self.strength(old + step, new + step);
            // No clause aside can be stronger then; in a revision that spares two thirds of the look-ups.
            if straight >= OFF_DIAGONAL {
                return straight;
            }
            let aside = self
                .strength(old + step, new + 2 * step)
                .max(self.strength(old + 2 * step, new + step));
            straight.max(aside * OFF_DIAGONAL)
        };
        let lead = |best: &Best, partner| {
            let rival = best.other_than(partner).max(LEAST_RIVAL);
            (pair.evidence - rival).clamp(-MOST_LEAD, MOST_LEAD)
        };
        let leads = [
            lead(&self.best_of_old[pair.old as usize], pair.new),
            lead(&self.best_of_new[pair.new as usize], pair.old),
        ];
        let parents = (
            self.old[pair.old as usize].parent,
            self.new[pair.new as usize].parent,
        );
        let (of_parents, levels_differ) = match parents {
            (Some(old), Some(new)) => (self.strength(i64::from(old), i64::from(new)) - 0.3, 0.0),
            (None, None) => (0.0, 0.0),
            (Some(_), None) | (None, Some(_)) => (0.0, 1.0),
        };
        let [alike, telling, foreign] = self.kind.measures(pair.evidence);
        [
            1.0,
            pair.evidence,
            self.as_far_as_trusted(around(-1)),
            self.as_far_as_trusted(around(1)),
            leads[0].min(leads[1]),
            leads[0].max(leads[1]),
            pair.distance * self.trust.in_places,
            alike,
            telling * alike / 4.0,
            foreign,
            self.kind.left,
            telling * self.kind.left,
            self.kind.retold(),
            of_parents,
            levels_differ,
            self.share_of_parts(pair.old, pair.new),
        ]
    }

    /// Returns what a neighbour says, drawn to where it says nothing as far as the order is not trusted.
    fn as_far_as_trusted(&self, neighbour: f64) -> f64 {
        let trust = self.trust.in_neighbours;
        neighbour * trust + SILENT_NEIGHBOUR * (1.0 - trust)
    }

    /// Returns how likely two clauses are one, by the evidence so far; the places before the first and after the last
    /// clause of both sides belong together.
    fn strength(&self, old: i64, new: i64) -> f64 {
        let ends = (self.old.len() as i64, self.new.len() as i64);
        if (old < 0 && new < 0) || (old >= ends.0 && new >= ends.1) {
            return 1.0;
        }
        let (Ok(old), Ok(new)) = (u32::try_from(old), u32::try_from(new)) else {
            return 0.0;
        };
        if i64::from(old) >= ends.0 || i64::from(new) >= ends.1 {
            return 0.0;
        }
        if self.groups.are_together(old, new) {
            return 1.0;
        }
        self.pairs
            .pair(old, new)
            .map_or(0.0, |pair| probability(pair.evidence))
    }

    /// Counts, for all pairs of clauses with parts, the parts that are one another's best partner.
    fn count_parts(&mut self) {
        for (index, item) in (0..).zip(self.old) {
            let Some(old_parent) = item.parent else { continue };
            let best = match self.groups.partner(Side::Old, index) {
                Some(new) => Some((new, 1.0)),
                None => self
                    .mutual_best(index)
                    .map(|(new, evidence)| (new, probability(evidence))),
            };
            if let Some((new, strength)) = best
                && let Some(new_parent) = self.new[new as usize].parent
            {
                let strength = (strength * f64::from(PART_UNIT)).round() as u32;
                *self.parts_in_common.entry((old_parent, new_parent)).or_insert(0) += strength;
            }
        }
    }

    /// Returns the best partner of an old clause and the evidence for it, if it is that one's best partner too.
    fn mutual_best(&self, old: u32) -> Option<(u32, f64)> {
        let (new, evidence) = self.best_of_old[old as usize].first?;
        let (back, _) = self.best_of_new[new as usize].first?;
        (back == old).then_some((new, evidence))
    }

    /// Returns the share of the parts of two clauses that found one another.
    fn share_of_parts(&self, old: u32, new: u32) -> f64 {
        let most = self.n_parts[0][old as usize].max(self.n_parts[1][new as usize]);
        let common = self.parts_in_common.get(&(old, new)).copied().unwrap_or(0);
        if most == 0 {
            0.0
        } else {
            f64::from(common) / f64::from(most) / f64::from(PART_UNIT)
        }
    }
}

/// Returns how many parts each clause has.
fn parts(items: &[Item<'_>]) -> Vec<u32> {
    let mut parts = vec![0; items.len()];
    for parent in items.iter().filter_map(|item| item.parent) {
        if let Some(count) = parts.get_mut(parent as usize) {
            *count += 1;
        }
    }
    parts
}

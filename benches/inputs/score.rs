//! How much of the truth a result holds.
//!
//! A change is right when its clauses stand in one row with exactly the clauses that they belong with, and the row
//! says what became of them. Moves, splits and merges count as named only when the result itself calls them so.

use std::collections::BTreeMap;

use super::{Case, Fate, Truth};

/// One row of a result: clauses of both sides that are said to belong together.
#[derive(Debug, Clone)]
pub struct Found {
    pub old: Vec<u32>,
    pub new: Vec<u32>,
    /// What is said of them; none when the program names no verdicts and a reader has to see it.
    pub verdict: Option<String>,
    pub moved: bool,
}

/// A count of what was found out of what there is to find.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    pub found: usize,
    pub of: usize,
}

impl std::fmt::Display for Share {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.found, self.of)
    }
}

impl Share {
    fn count(&mut self, found: bool) {
        self.of += 1;
        self.found += usize::from(found);
    }
}

/// The score of one result.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// Changes that are right.
    pub changes: Share,
    /// Moves that are named.
    pub moves: Share,
    /// Rows that are called moved and are not.
    pub wrong_moves: usize,
    /// Splits that are named.
    pub splits: Share,
    /// Merges that are named.
    pub merges: Share,
    /// Old clauses that are still there but stand in a row without a new side.
    pub falsely_dropped: usize,
    /// Pairs of clauses in one row that do not belong together.
    pub wrong_pairs: usize,
    /// What was missed, for a person to look at.
    pub missed: Vec<Truth>,
}

/// Holds a result against the truth of its case.
pub fn score(case: &Case, found: &[Found]) -> Score {
    let rows = Rows::new(case, found);
    let mut score = Score::default();
    for truth in &case.truth {
        let row = rows.of(truth);
        let together = row.filter(|row| sorted(&row.old) == truth.old && sorted(&row.new) == truth.new);
        let named = |row: &Found| {
            row.verdict
                .as_deref()
                .is_some_and(|verdict| verdict == truth.fate.verdict())
        };
        let right = together.is_some_and(|row| row.verdict.is_none() || named(row));
        if truth.is_change() {
            score.changes.count(right);
        }
        if !right {
            score.missed.push(truth.clone());
        }
        if truth.moved {
            score.moves.count(right && together.is_some_and(|row| row.moved));
        }
        match truth.fate {
            Fate::Split => score.splits.count(together.is_some_and(named)),
            Fate::Merged => score.merges.count(together.is_some_and(named)),
            Fate::Unchanged | Fate::Reworded | Fate::Dropped | Fate::Added => {}
        }
        if truth.fate != Fate::Dropped {
            let alone = |&&index: &&u32| rows.old(index).is_none_or(|row| row.new.is_empty());
            score.falsely_dropped += truth.old.iter().filter(alone).count();
        }
    }
    score.wrong_pairs = wrong_pairs(case, found);
    score.wrong_moves = found
        .iter()
        .filter(|row| row.moved && !rows.is_truly_moved(row))
        .count();
    score
}

/// Where each clause stands in a result, and which matter it truly belongs to.
struct Rows<'a> {
    found: &'a [Found],
    old: BTreeMap<u32, usize>,
    new: BTreeMap<u32, usize>,
    truly_moved: BTreeMap<u32, bool>,
}

impl<'a> Rows<'a> {
    fn new(case: &Case, found: &'a [Found]) -> Self {
        let places = |side: fn(&Found) -> &Vec<u32>| {
            found
                .iter()
                .enumerate()
                .flat_map(|(place, row)| side(row).iter().map(move |&index| (index, place)))
                .collect()
        };
        let moved = |truth: &Truth| {
            truth
                .old
                .iter()
                .map(|&index| (index, truth.moved))
                .collect::<Vec<_>>()
        };
        Self {
            found,
            old: places(|row| &row.old),
            new: places(|row| &row.new),
            truly_moved: case.truth.iter().flat_map(moved).collect(),
        }
    }

    fn old(&self, index: u32) -> Option<&'a Found> {
        self.old.get(&index).map(|&place| &self.found[place])
    }

    fn of(&self, truth: &Truth) -> Option<&'a Found> {
        match (truth.old.first(), truth.new.first()) {
            (Some(&index), _) => self.old(index),
            (None, Some(index)) => self.new.get(index).map(|&place| &self.found[place]),
            (None, None) => None,
        }
    }

    fn is_truly_moved(&self, row: &Found) -> bool {
        row.old
            .iter()
            .any(|index| self.truly_moved.get(index) == Some(&true))
    }
}

fn sorted(indexes: &[u32]) -> Vec<u32> {
    let mut indexes = indexes.to_vec();
    indexes.sort_unstable();
    indexes
}

fn wrong_pairs(case: &Case, found: &[Found]) -> usize {
    let mut matter_of_old = vec![usize::MAX; case.old.len()];
    let mut matter_of_new = vec![usize::MAX; case.new.len()];
    for (matter, truth) in case.truth.iter().enumerate() {
        truth
            .old
            .iter()
            .for_each(|&index| matter_of_old[index as usize] = matter);
        truth
            .new
            .iter()
            .for_each(|&index| matter_of_new[index as usize] = matter);
    }
    let apart = |row: &Found| {
        let pairs = row
            .old
            .iter()
            .flat_map(|&old| row.new.iter().map(move |&new| (old, new)));
        pairs
            .filter(|&(old, new)| matter_of_old[old as usize] != matter_of_new[new as usize])
            .count()
    };
    found.iter().map(apart).sum()
}

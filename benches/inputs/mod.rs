//! Pairs of texts of any size with the truth of what changed between them, for benches and tests.
//!
//! [`Case::of`] gives the base case of 28 clauses a side, or the base case followed by synthetic clauses with the
//! same mix of changes: 280, 2,800, 28,000. [`Case::shuffled`] puts the new side in another order altogether.
//! Everything is built by code from one fixed seed, so two runs on two machines see the same bytes.
//!
//! How the mix was chosen: 20 to 21 changes in 28 clauses and 7 % that wander to anywhere are the figures of a real
//! pair of plans (the base case); the synthetic rewordings are smaller than the real ones, one word or figure in
//! about 35, so the base case is the hard one and the large ones probe whether work and errors grow.

mod base;
pub mod forms;
mod random;
pub mod score;
mod synthetic;
mod words;

use random::Random;

/// How many clauses a block has on each side.
pub const BLOCK: usize = 28;

/// The seed of everything; any other would do.
const SEED: u64 = 20_251_120;

/// A wandering clause lands at least this many matters away from where it stood. Fewer, and its neighbours could
/// as well be said to have moved.
const LEAST_DISTANCE: usize = 6;

/// What became of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Unchanged,
    Reworded,
    Split,
    Merged,
    Dropped,
    Added,
}

impl Fate {
    /// Returns the verdict that says so.
    pub fn verdict(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Reworded => "reworded",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Dropped => "dropped",
            Self::Added => "added",
        }
    }
}

/// One matter on its way into a case.
pub struct Matter {
    fate: Fate,
    old: Vec<String>,
    new: Vec<String>,
    /// The matter, by its place in the list, behind which it stands on the new side, when that is not its own place.
    behind: Option<usize>,
}

/// What is true of one matter: the clauses of both sides, counted from 0, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    pub old: Vec<u32>,
    pub new: Vec<u32>,
    pub fate: Fate,
    pub moved: bool,
}

impl Truth {
    /// Returns true when something changed, be it only the place.
    pub fn is_change(&self) -> bool {
        self.moved || self.fate != Fate::Unchanged
    }
}

/// Two texts and what changed between them.
#[derive(Debug, Clone)]
pub struct Case {
    /// The clauses of the old side.
    pub old: Vec<String>,
    /// The clauses of the new side.
    pub new: Vec<String>,
    /// Every clause of both sides, each in one matter.
    pub truth: Vec<Truth>,
}

impl Case {
    /// Returns a case of that many blocks: 1 is the base case, of 28 clauses a side.
    pub fn of(blocks: usize) -> Self {
        let mut random = Random::seeded(SEED);
        let mut matters = base::matters();
        let mut wandering = Vec::new();
        for _ in 1..blocks {
            for (plan, matter) in synthetic::block(&mut random) {
                if plan.wanders() {
                    wandering.push(matters.len());
                }
                matters.push(matter);
            }
        }
        send_off(&mut matters, &wandering, &mut random);
        laid_out(matters)
    }

    /// Returns the same clauses with the new side in another order altogether, as when a plan is rebuilt by topic.
    /// Moves are no longer part of the truth: in a new order nothing has a place of its own.
    pub fn shuffled(&self) -> Self {
        let mut order: Vec<u32> = (0..).take(self.new.len()).collect();
        Random::seeded(SEED).shuffle(&mut order);
        let mut place = vec![0; order.len()];
        for (new_place, &old_place) in (0..).zip(&order) {
            place[old_place as usize] = new_place;
        }
        let sorted = |indexes: &[u32]| {
            let mut places: Vec<u32> = indexes.iter().map(|&index| place[index as usize]).collect();
            places.sort_unstable();
            places
        };
        let truth = |truth: &Truth| Truth {
            new: sorted(&truth.new),
            moved: false,
            ..truth.clone()
        };
        Self {
            old: self.old.clone(),
            new: order
                .iter()
                .map(|&index| self.new[index as usize].clone())
                .collect(),
            truth: self.truth.iter().map(truth).collect(),
        }
    }

    /// Returns how many changes there are to be found.
    pub fn changes(&self) -> usize {
        self.truth.iter().filter(|truth| truth.is_change()).count()
    }
}

/// Gives each wandering matter its new place, behind one that does not wander itself.
fn send_off(matters: &mut [Matter], wandering: &[usize], random: &mut Random) {
    for &from in wandering {
        let fits = |&to: &usize| {
            to.abs_diff(from) >= LEAST_DISTANCE
                && matters[to].behind.is_none()
                && wandering.binary_search(&to).is_err()
        };
        let to = std::iter::repeat_with(|| random.below(matters.len())).find(fits);
        matters[from].behind = to;
    }
}

/// Lays the matters out in the order of both sides and numbers their clauses.
fn laid_out(matters: Vec<Matter>) -> Case {
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); matters.len()];
    for (index, matter) in matters.iter().enumerate() {
        if let Some(to) = matter.behind {
            behind[to].push(index);
        }
    }
    let staying = (0..matters.len()).filter(|&index| matters[index].behind.is_none());
    let new_order: Vec<usize> = staying
        .flat_map(|index| [vec![index], behind[index].clone()].concat())
        .collect();

    let truth = |matter: &Matter| Truth {
        old: Vec::new(),
        new: Vec::new(),
        fate: matter.fate,
        moved: matter.behind.is_some(),
    };
    let mut truths: Vec<Truth> = matters.iter().map(truth).collect();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for (matter, truth) in matters.iter().zip(&mut truths) {
        truth.old = appended(&mut old, &matter.old);
    }
    for index in new_order {
        truths[index].new = appended(&mut new, &matters[index].new);
    }
    Case {
        old,
        new,
        truth: truths,
    }
}

/// Appends clauses to a side and returns where they stand.
fn appended(side: &mut Vec<String>, clauses: &[String]) -> Vec<u32> {
    let first = u32::try_from(side.len()).expect("a case has fewer clauses than a u32 counts");
    side.extend_from_slice(clauses);
    (first..).take(clauses.len()).collect()
}

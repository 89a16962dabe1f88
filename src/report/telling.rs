//! What a row rests on: how much of the clauses its texts are, and what comparing them finds.
//!
//! Which side may be silent about parts of a clause follows from its units ([`crate::unit::extent`]); what may be told then is
//! settled in [`crate::rules`].

use crate::model::Says;
use crate::rules::{Change, Silence};
use crate::unit::Unit;
use crate::unit::extent::Extent;

/// What comparing two stated sides finds.
pub(super) struct Found {
    pub(super) changes: Vec<Change>,
    pub(super) difference: Difference,
    /// True when a side says less than the other and may only be silent about the rest.
    pub(super) leaves_out: bool,
}

impl Found {
    /// Returns that nothing more is known than whether the sides differ.
    pub(super) fn only(difference: Difference) -> Self {
        Self {
            changes: Vec::new(),
            difference,
            leaves_out: false,
        }
    }
}

/// How much the texts of a row are of the clauses that they stand for.
pub(super) struct Telling {
    pub(super) silence: Silence,
    /// True when a report says that the clause across was reworded, whatever of that it tells.
    pub(super) is_said_reworded: bool,
    /// What is told of clauses whose words are not.
    pub(super) fates: Vec<Extent>,
}

impl Telling {
    pub(super) fn of(olds: &[&Unit<'_>], news: &[&Unit<'_>]) -> Self {
        let is_silent = |units: &[&Unit<'_>]| units.iter().any(|unit| unit.extent == Extent::Told);
        let is_reworded = |unit: &Unit<'_>, across: &[&Unit<'_>]| {
            !unit.own
                && unit.claims.iter().any(|claim| claim.says == Says::Reworded)
                && (across.iter()).any(|other| other.own && other.origin == unit.origin)
        };
        let extents = olds.iter().chain(news).map(|unit| unit.extent);
        let mut fates: Vec<Extent> = extents.filter(|extent| !extent.has_words()).collect();
        fates.sort_unstable();
        fates.dedup();
        Self {
            silence: Silence {
                old: is_silent(olds),
                new: is_silent(news),
            },
            is_said_reworded: olds.iter().any(|unit| is_reworded(unit, news))
                || news.iter().any(|unit| is_reworded(unit, olds)),
            fates,
        }
    }

    /// Returns what a reader must know where a text tells what became of a clause and not what it says.
    pub(super) fn fate(&self) -> impl Iterator<Item = String> {
        let told = self.fates.iter().filter_map(|extent| match extent {
            Extent::Changed => Some("it is reported to be changed"),
            Extent::Removed => Some("it, or a part of it, is reported to be removed"),
            Extent::Whole | Extent::Told => None,
        });
        told.map(str::to_owned)
    }
}

/// Whether two stated sides differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// They do.
    Found,
    /// They do not.
    None,
    /// Their words do, and of what those say only some may be compared, in which nothing was found.
    NotLookedFor,
}

//! The stems of the words of a reading and the groups of words that say the same, each worked out once.
//!
//! A dozen rules ask for them, some for every pair of words. Figures have a stem too, that of their letters.
//!
//! Cost: one allocation a reading that is asked; a look afterwards.

use std::cell::{Cell, OnceCell};

use super::Reading;
use crate::text::key::Stem;
use crate::text::senses;

/// What is known by now of each token.
#[derive(Debug, Default)]
pub(super) struct Roots(OnceCell<Vec<Cell<Root>>>);

#[derive(Debug, Default, Clone, Copy)]
struct Root {
    stem: Option<Stem>,
    /// Whether it was looked for, and what was found.
    group: Option<Option<u16>>,
}

impl Reading<'_> {
    fn root(&self, at: usize) -> &Cell<Root> {
        let roots = self
            .roots
            .0
            .get_or_init(|| vec![Cell::default(); self.tokens.len()]);
        &roots[at]
    }

    /// Returns the stem of a token.
    pub fn stem(&self, at: usize) -> Stem {
        let cell = self.root(at);
        let known = cell.get();
        known.stem.unwrap_or_else(|| {
            let stem = Stem::of(self.text(at));
            cell.set(Root {
                stem: Some(stem),
                ..known
            });
            stem
        })
    }

    /// Tells whether a token has that stem; its first letter settles most comparisons.
    pub fn has_stem(&self, at: usize, stem: Stem) -> bool {
        let first = self.bytes(at).first();
        first.is_some_and(|first| stem.may_begin_with(*first)) && self.stem(at) == stem
    }

    /// Returns the number of the group of words that say the same that a token is in, if it is in one.
    pub fn sense(&self, at: usize) -> Option<u16> {
        let stem = self.stem(at);
        let cell = self.root(at);
        let known = cell.get();
        known.group.unwrap_or_else(|| {
            let group = senses::group_of(stem);
            cell.set(Root {
                group: Some(group),
                ..known
            });
            group
        })
    }
}

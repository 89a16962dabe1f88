//! Which clause of the new side is which clause of the old side.

use std::borrow::Cow;

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

/// What a person decided before any text is compared.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// Groups that are settled, of any size on both sides; the matching works around them.
    pub groups: Vec<Group>,
    /// Pairs `(old, new)` that must not be matched.
    pub forbidden: Vec<(u32, u32)>,
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
}

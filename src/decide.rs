//! What is settled before any text is compared, in the order of authority: the same clause, then links written
//! by a person, then topics that occur once on each side.
//!
//! Topics join: clauses that share a topic, main or further, which no other clause of either side has, land in
//! one group, so that two old points that one new point takes up are one row. What is left goes to
//! [`crate::align`], which works around what stands here.
//!
//! Cost: linear in the number of units and links.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::align::{Authority, Decided, Group, Item};
use crate::model::{Link, LinkKind, LinkSide, Number, TopicKey, VariantId};
use crate::parallel::{Each, both};
use crate::unit::{Side, Unit};

/// Returns the units of both sides as the matching sees them.
pub fn items<'a>(old: &Side<'a>, new: &Side<'a>) -> (Vec<Item<'a>>, Vec<Item<'a>>) {
    let mut keys: BTreeMap<&TopicKey, u32> = BTreeMap::new();
    for unit in old.units.iter().chain(&new.units) {
        for topic in &unit.topics {
            let next = u32::try_from(keys.len()).expect("there are fewer topics than clauses");
            keys.entry(topic).or_insert(next);
        }
    }
    let item = |unit: &Unit<'a>| Item {
        text: Cow::Borrowed(unit.likeness.unwrap_or_default()),
        number: unit.number.map_or("", |number| number.as_str()),
        parent: unit.parent,
        topics: unit.topics.iter().map(|topic| keys[topic]).collect(),
    };
    let sides = [old, new];
    both(old.units.len() + new.units.len(), Each(100), |at| {
        sides[at].units.iter().map(item).collect()
    })
}

/// Returns the groups and the forbidden pairs that need no look at the texts.
pub fn decided(old: &Side, new: &Side, links: &[Link]) -> Decided {
    let mut board = Board::new(old, new);
    board.same_clauses();
    for link in links {
        board.link(link);
    }
    board.topics();
    Decided {
        groups: board.groups,
        forbidden: board.forbidden,
        pivots: Vec::new(),
    }
}

/// The units of both sides, and which of them are taken.
struct Board<'s, 'a> {
    old: &'s Side<'a>,
    new: &'s Side<'a>,
    old_taken: Vec<bool>,
    new_taken: Vec<bool>,
    groups: Vec<Group>,
    forbidden: Vec<(u32, u32)>,
}

impl<'s, 'a> Board<'s, 'a> {
    fn new(old: &'s Side<'a>, new: &'s Side<'a>) -> Self {
        Self {
            old,
            new,
            old_taken: vec![false; old.units.len()],
            new_taken: vec![false; new.units.len()],
            groups: Vec::new(),
            forbidden: Vec::new(),
        }
    }

    fn take(&mut self, mut old: Vec<u32>, mut new: Vec<u32>, authority: Authority) {
        old.sort_unstable();
        new.sort_unstable();
        old.iter()
            .for_each(|&index| self.old_taken[index as usize] = true);
        new.iter()
            .for_each(|&index| self.new_taken[index as usize] = true);
        self.groups.push(Group {
            old,
            new,
            authority,
            score: 1.0,
        });
    }

    /// Units that are versions of one clause: two readings of one base, or a reading and its base.
    fn same_clauses(&mut self) {
        let reads_other = |side: &Side, other: &Side| side.base.is_some_and(|b| b.id == other.variant.id);
        let same_base = match (self.old.base, self.new.base) {
            (Some(old), Some(new)) => old.id == new.id,
            (None, None) => self.old.variant.id == self.new.variant.id,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if !same_base && !reads_other(self.old, self.new) && !reads_other(self.new, self.old) {
            return;
        }
        let (olds, news) = (origins(&self.old.units), origins(&self.new.units));
        for (origin, old) in olds {
            if let (&[one], Some(&[other])) = (old.as_slice(), news.get(&origin).map(Vec::as_slice)) {
                self.take(vec![one], vec![other], Authority::SameClause);
            }
        }
    }

    fn link(&mut self, link: &Link) {
        let (old, new) = if self.speaks_of(&link.old, &link.new) {
            (indexes(self.old, &link.old), indexes(self.new, &link.new))
        } else if self.speaks_of(&link.new, &link.old) {
            (indexes(self.old, &link.new), indexes(self.new, &link.old))
        } else {
            return;
        };
        match link.kind {
            LinkKind::Forbid => {
                for &one in &old {
                    self.forbidden.extend(new.iter().map(|&other| (one, other)));
                }
            }
            LinkKind::Force | LinkKind::Split | LinkKind::Merge | LinkKind::Regroup => {
                let free = old.iter().all(|&index| !self.old_taken[index as usize])
                    && new.iter().all(|&index| !self.new_taken[index as usize]);
                if free && !old.is_empty() && !new.is_empty() {
                    self.take(old, new, Authority::Link);
                }
            }
        }
    }

    fn speaks_of(&self, old: &LinkSide, new: &LinkSide) -> bool {
        let id = |side: &Side<'a>| &side.base.unwrap_or(side.variant).id;
        *id(self.old) == old.variant && *id(self.new) == new.variant
    }

    /// Joins what shares a topic that occurs once on each side.
    fn topics(&mut self) {
        let old = free_topics(&self.old.units, &self.old_taken);
        let new = free_topics(&self.new.units, &self.new_taken);
        let shared =
            old.iter().filter_map(
                |(topic, olds)| match (olds.as_slice(), new.get(topic)?.as_slice()) {
                    (&[one], &[other]) if !self.forbidden.contains(&(one, other)) => Some((one, other)),
                    _ => None,
                },
            );
        for (olds, news) in components(shared.collect()) {
            self.take(olds, news, Authority::Topic);
        }
    }
}

/// Returns the units that are versions of each clause; more than one when a text numbers two points alike.
fn origins<'a>(units: &[Unit<'a>]) -> BTreeMap<(&'a VariantId, &'a Number), Vec<u32>> {
    let mut places: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for (index, unit) in (0..).zip(units) {
        if let Some(origin) = unit.origin {
            places.entry(origin).or_default().push(index);
        }
    }
    places
}

fn indexes(side: &Side, link: &LinkSide) -> Vec<u32> {
    let named = |unit: &Unit| unit.number.is_some_and(|number| link.clauses.contains(number));
    (0..)
        .zip(&side.units)
        .filter(|(_, unit)| named(unit))
        .map(|(index, _)| index)
        .collect()
}

/// Returns where each topic occurs among the units that are not taken.
fn free_topics<'a>(units: &[Unit<'a>], taken: &[bool]) -> BTreeMap<&'a TopicKey, Vec<u32>> {
    let mut places: BTreeMap<&TopicKey, Vec<u32>> = BTreeMap::new();
    for ((index, unit), _) in (0..).zip(units).zip(taken).filter(|(_, taken)| !**taken) {
        for topic in &unit.topics {
            places.entry(topic).or_default().push(index);
        }
    }
    places
}

/// Returns the connected components of a set of pairs, in the order of their first old index.
fn components(pairs: Vec<(u32, u32)>) -> Vec<(Vec<u32>, Vec<u32>)> {
    let mut found: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
    for (one, other) in pairs {
        let (joined, rest): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|(olds, news)| olds.contains(&one) || news.contains(&other));
        let mut merged = (vec![one], vec![other]);
        for (olds, news) in joined {
            merged.0.extend(olds);
            merged.1.extend(news);
        }
        for side in [&mut merged.0, &mut merged.1] {
            side.sort_unstable();
            side.dedup();
        }
        found = rest;
        found.push(merged);
    }
    found.sort_unstable();
    found
}

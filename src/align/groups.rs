//! Who is grouped with whom so far, and which pairs may never be.
//!
//! Every clause is in at most one group at any time; [`Groups::finish`] gives those that are left a group of their
//! own, so that nothing is lost. What a person decided enters first and is never changed.

use rustc_hash::FxHashSet;

use super::{Authority, Decided, Group, Item, Side};

/// No group yet.
const NONE: u32 = u32::MAX;

/// The pairs that the matching by text has to leave alone.
pub(super) struct Barred<'a> {
    old: &'a [Item<'a>],
    new: &'a [Item<'a>],
    forbidden: FxHashSet<(u32, u32)>,
    topics_known: bool,
}

impl<'a> Barred<'a> {
    /// Collects what is barred: pairs that a person forbade, and pairs of known and disjoint topics.
    pub(super) fn new(old: &'a [Item<'a>], new: &'a [Item<'a>], decided: &Decided) -> Self {
        let has_topics = |items: &[Item<'_>]| items.iter().any(|item| !item.topics.is_empty());
        Self {
            old,
            new,
            forbidden: decided.forbidden.iter().copied().collect(),
            topics_known: has_topics(old) && has_topics(new),
        }
    }

    /// Tells whether a person forbade the pair.
    pub(super) fn is_forbidden(&self, old: u32, new: u32) -> bool {
        !self.forbidden.is_empty() && self.forbidden.contains(&(old, new))
    }

    /// Tells whether the topics of the pair are known and have nothing in common.
    pub(super) fn is_of_other_topic(&self, old: u32, new: u32) -> bool {
        if !self.topics_known {
            return false;
        }
        let (old, new) = (&self.old[old as usize].topics, &self.new[new as usize].topics);
        !old.is_empty() && !new.is_empty() && !old.iter().any(|topic| new.contains(topic))
    }

    /// Tells whether the pair may be matched by text.
    pub(super) fn allows(&self, old: u32, new: u32) -> bool {
        !self.is_forbidden(old, new) && !self.is_of_other_topic(old, new)
    }
}

/// The groups so far.
#[derive(Clone)]
pub(super) struct Groups {
    groups: Vec<Group>,
    of_old: Vec<u32>,
    of_new: Vec<u32>,
}

impl Groups {
    /// Starts with what a person decided. Indexes that do not exist, or that an earlier decision holds already, are
    /// passed over: a clause has one place only.
    pub(super) fn new(old: usize, new: usize, decided: &Decided) -> Self {
        let mut all = Self {
            groups: Vec::with_capacity(old.min(new)),
            of_old: vec![NONE; old],
            of_new: vec![NONE; new],
        };
        for group in &decided.groups {
            let number = all.next_number();
            let take = |wanted: &[u32], place: &mut [u32]| {
                let mut taken = Vec::with_capacity(wanted.len());
                for &index in wanted {
                    if let Some(slot) = place.get_mut(index as usize).filter(|slot| **slot == NONE) {
                        *slot = number;
                        taken.push(index);
                    }
                }
                taken.sort_unstable();
                taken
            };
            let old = take(&group.old, &mut all.of_old);
            let new = take(&group.new, &mut all.of_new);
            if !old.is_empty() || !new.is_empty() {
                all.groups.push(Group {
                    old,
                    new,
                    authority: group.authority,
                    score: group.score,
                });
            }
        }
        all
    }

    /// Returns the number of the group of a clause.
    pub(super) fn of(&self, side: Side, index: u32) -> Option<usize> {
        let number = match side {
            Side::Old => self.of_old[index as usize],
            Side::New => self.of_new[index as usize],
        };
        (number != NONE).then_some(number as usize)
    }

    /// Returns a group by its number.
    pub(super) fn group(&self, number: usize) -> &Group {
        &self.groups[number]
    }

    /// Returns who or what put a clause into its group.
    pub(super) fn authority(&self, side: Side, index: u32) -> Option<Authority> {
        self.of(side, index).map(|number| self.groups[number].authority)
    }

    /// Returns how many of the clauses stand on the other side word for word, from 0 to 1; what a person decided does
    /// not count.
    pub(super) fn share_of_same_texts(&self) -> f64 {
        let numbers = self.of_old.iter().chain(&self.of_new);
        let (mut same, mut all) = (0_u32, 0_u32);
        for &number in numbers {
            let authority = (number != NONE).then(|| self.groups[number as usize].authority);
            same += u32::from(authority == Some(Authority::SameText));
            all += u32::from(matches!(authority, None | Some(Authority::SameText)));
        }
        f64::from(same) / f64::from(all.max(1))
    }

    /// Tells whether a clause is in no group yet.
    pub(super) fn is_free(&self, side: Side, index: u32) -> bool {
        self.of(side, index).is_none()
    }

    /// Tells whether both clauses are in one group.
    pub(super) fn are_together(&self, old: u32, new: u32) -> bool {
        let number = self.of_old[old as usize];
        number != NONE && number == self.of_new[new as usize]
    }

    /// Returns the one partner of a clause, if it has exactly one and is that one's only partner.
    pub(super) fn partner(&self, side: Side, index: u32) -> Option<u32> {
        let group = self.group(self.of(side, index)?);
        match (group.old.as_slice(), group.new.as_slice(), side) {
            (&[_], &[new], Side::Old) => Some(new),
            (&[old], &[_], Side::New) => Some(old),
            _ => None,
        }
    }

    /// Puts two free clauses into a group of their own.
    pub(super) fn pair(&mut self, old: u32, new: u32, authority: Authority, score: f32) {
        debug_assert!(
            self.is_free(Side::Old, old) && self.is_free(Side::New, new),
            "a clause has one place"
        );
        let number = self.next_number();
        self.of_old[old as usize] = number;
        self.of_new[new as usize] = number;
        self.groups.push(Group {
            old: vec![old],
            new: vec![new],
            authority,
            score,
        });
    }

    /// Adds a free clause to a group that stands already; the group is then as sure as its weakest member.
    pub(super) fn add(&mut self, number: usize, side: Side, index: u32, score: f32) {
        debug_assert!(self.is_free(side, index), "a clause has one place");
        let group = &mut self.groups[number];
        let (members, place) = match side {
            Side::Old => (&mut group.old, &mut self.of_old),
            Side::New => (&mut group.new, &mut self.of_new),
        };
        place[index as usize] = u32::try_from(number).expect("there are fewer groups than clauses");
        members.insert(members.partition_point(|&member| member < index), index);
        group.authority = Authority::Similarity;
        group.score = group.score.min(score);
    }

    /// Gives every clause that is left a group of its own and returns all groups.
    pub(super) fn finish(mut self) -> Vec<Group> {
        let alone = |old, new| Group {
            old,
            new,
            authority: Authority::Alone,
            score: 0.0,
        };
        for (index, &number) in (0..).zip(&self.of_old) {
            if number == NONE {
                self.groups.push(alone(vec![index], vec![]));
            }
        }
        for (index, &number) in (0..).zip(&self.of_new) {
            if number == NONE {
                self.groups.push(alone(vec![], vec![index]));
            }
        }
        self.groups
    }

    /// Returns the number that the next group gets.
    fn next_number(&self) -> u32 {
        u32::try_from(self.groups.len()).expect("there are fewer groups than clauses")
    }
}

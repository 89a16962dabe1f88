//! Fills the rows of a report: cells, word marks, kinds of rewording, verdicts.
//!
//! Rows are independent of one another once matched, so a long comparison fills
//! them on all processors; the result does not depend on how many.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::align::{Alignment, Group, Nearest};
use crate::diff::{self, Mark};
use crate::model::{Citation, Claim, Library, Says, Source, SourceKey, Topic, TopicKey};
use crate::parallel::{self, Each};
use crate::report::{Cell, Cited, Entry, Reported, Row};
use crate::rules::{self, Around, Comparable, Silence};
use crate::unit::{Reach, Side, State, Unit};
use crate::verdict::why::Why;
use crate::verdict::{self, Standing, Verdict};

use super::is_unsure;
use super::telling::{Difference, Found, Telling};

/// How long filling a row takes.
const EACH_ROW: Each = Each(10_000);

/// Sources and topics by key.
pub(super) struct Shelf<'a> {
    sources: &'a BTreeMap<SourceKey, Source>,
    /// Each topic with its place in the vocabulary.
    topics: BTreeMap<&'a TopicKey, (usize, &'a Topic)>,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        let placed = library.topics.iter().enumerate();
        let topics = placed
            .map(|(place, topic)| (&topic.key, (place, topic)))
            .collect();
        Self {
            sources: &library.sources,
            topics,
        }
    }

    /// Returns what a row is about: the first topic of the vocabulary that both sides have, else the first that
    /// one of them has.
    fn topic(&self, old: &[&TopicKey], new: &[&TopicKey]) -> Option<&'a Topic> {
        let place_in = |topics: &[&TopicKey], key: &TopicKey| topics.iter().position(|topic| *topic == key);
        let shared = old.iter().filter(|topic| new.contains(topic));
        // What a clause is mainly about stands first among its topics; among equals the order of the shelf decides.
        let first = |topics: &mut dyn Iterator<Item = &&TopicKey>| {
            let placed = topics.filter_map(|key| {
                let (place, topic) = self.topics.get(*key).copied()?;
                let mains = [old, new].map(|topics| place_in(topics, key).unwrap_or(0));
                Some((mains[0] + mains[1], place, topic))
            });
            placed.min_by_key(|(main, place, _)| (*main, *place))
        };
        let found = first(&mut shared.into_iter()).or_else(|| first(&mut old.iter().chain(new)));
        found.map(|(_, _, topic)| topic)
    }

    fn cited(&self, citations: &'a [Citation]) -> Vec<Cited<'a>> {
        let cited = |citation: &'a Citation| {
            Some(Cited {
                number: 0,
                source: self.sources.get(&citation.source)?,
                citation,
            })
        };
        citations.iter().filter_map(cited).collect()
    }

    pub(super) fn reported(&self, claim: &'a Claim) -> Reported<'a> {
        Reported {
            claim,
            citations: self.cited(&claim.citations),
        }
    }
}

/// What the matching says of one row.
#[derive(Clone, Copy)]
struct Matched<'m> {
    group: &'m Group,
    moved: bool,
    nearest: Option<Nearest>,
}

/// All that is needed to fill one row.
pub(super) struct Bench<'b, 'a> {
    pub(super) old: &'b Side<'a>,
    pub(super) new: &'b Side<'a>,
    pub(super) shelf: &'b Shelf<'a>,
    pub(super) how: Comparable,
    pub(super) same: bool,
}

impl<'a> Bench<'_, 'a> {
    /// Fills all rows, on as many threads as pay off, and returns them in the order of their keys.
    pub(super) fn rows<K: Ord>(&self, alignment: &Alignment, key: impl Fn(&Row<'a>) -> K) -> Vec<Row<'a>> {
        let work: Vec<Matched<'_>> = (alignment
            .groups
            .iter()
            .zip(&alignment.moved)
            .zip(&alignment.nearest))
        .map(|((group, &moved), &nearest)| Matched {
            group,
            moved,
            nearest,
        })
        .collect();
        let mut filled = parallel::map(&work, EACH_ROW, |matched| self.row(matched));
        // Rows are large: their places are sorted, and each is moved once.
        let key_of = |(place, row): (usize, &Option<Row<'a>>)| Some((key(row.as_ref()?), place));
        let mut order: Vec<(K, usize)> = filled.iter().enumerate().filter_map(key_of).collect();
        order.sort_unstable();
        order
            .into_iter()
            .filter_map(|(_, place)| filled[place].take())
            .collect()
    }

    /// Returns the row of a group; none when neither side has anything to show of it.
    fn row(&self, matched: &Matched<'_>) -> Option<Row<'a>> {
        let Matched { group, moved, .. } = *matched;
        let olds: Vec<&Unit<'a>> = group
            .old
            .iter()
            .map(|&index| &self.old.units[index as usize])
            .collect();
        let news: Vec<&Unit<'a>> = group
            .new
            .iter()
            .map(|&index| &self.new.units[index as usize])
            .collect();
        let topics = |units: &[&Unit<'a>]| -> Vec<&'a TopicKey> {
            units
                .iter()
                .flat_map(|unit| unit.topics.iter().copied())
                .collect()
        };
        let (old_topics, new_topics) = (topics(&olds), topics(&news));
        let (held_olds, held_news) = (self.held(&olds, &news), self.held(&news, &olds));
        let (olds, news) = (borrowed(&held_olds), borrowed(&held_news));
        let old = verdict::standing(self.old, &olds, &news);
        let new = verdict::standing(self.new, &news, &olds);
        if old.state == State::Absent && new.state == State::Absent {
            return None;
        }
        let mut old = self.cell(self.old, &group.old, &olds, old, &new_topics);
        let mut new = self.cell(self.new, &group.new, &news, new, &old_topics);
        let telling = Telling::of(&olds, &news);
        let Found {
            changes,
            difference,
            leaves_out,
        } = self.changes(&mut old, &mut new, &telling);
        let verdict = verdict::verdict(
            old.state,
            new.state,
            old.entries.len(),
            new.entries.len(),
            difference == Difference::Found,
        );
        // A remark that we read to mean it is no report that it was ever there.
        let verdict = match verdict {
            Verdict::Added if new.why == Some(Why::Read) => Verdict::SetAside,
            verdict => verdict,
        };
        let stated = old.state == State::Stated && new.state == State::Stated;
        let partly_compared = verdict == Verdict::Unchanged && difference == Difference::NotLookedFor;
        let mut units = olds.iter().chain(&news);
        Some(Row {
            verdict,
            moved: moved && stated && units.all(|unit| unit.own && unit.number.is_some()),
            topic: self.shelf.topic(&old_topics, &new_topics),
            clause: olds
                .iter()
                .chain(&news)
                .find(|unit| !unit.own)
                .and_then(|unit| unit.origin),
            changes,
            authority: group.authority,
            score: group.score,
            grade: verdict::weaker(old.grade, new.grade),
            partly_compared,
            notes: row_notes(&old, &new)
                .into_iter()
                .chain(regrouped(&old, &new))
                .chain(set_aside_at_once(verdict, &new))
                .chain(telling.fate())
                .chain(partly_compared.then(|| self.how_far(telling.silence)))
                .chain(unsure(group).filter(|_| verdict.is_text_against_text()))
                .chain(self.left_out(telling.silence).filter(|_| leaves_out))
                .chain(self.nearest(verdict, matched))
                .collect(),
            old,
            new,
        })
    }

    /// Returns the units of one side as they may be held against those across.
    fn held<'u>(&self, units: &[&'u Unit<'a>], across: &[&Unit<'a>]) -> Vec<Cow<'u, Unit<'a>>> {
        let held = |unit: &&'u Unit<'a>| match self.same {
            true => Cow::Borrowed(*unit),
            false => unit.held_against(across, units.len() == 1),
        };
        units.iter().map(held).collect()
    }

    /// Returns what was compared of a row whose words may not be.
    fn how_far(&self, silence: Silence) -> String {
        match self.how {
            Comparable::Words if silence.is_any() => {
                "no difference found in what both sides tell; the words differ and were not compared"
            }
            Comparable::Words | Comparable::Substance => {
                "no difference found in figures, dates, parties, negation or obligation; the words differ and were not \
                 compared, nor were conditions and scope"
            }
            Comparable::Figures => "no difference found in figures and dates; nothing else was compared",
        }
        .to_owned()
    }

    /// Returns whose silence says nothing of a row.
    fn left_out(&self, silence: Silence) -> impl Iterator<Item = String> {
        let sides = [(silence.old, self.old), (silence.new, self.new)];
        let silent = sides.into_iter().filter(|(is_silent, _)| *is_silent);
        silent.map(|(_, side)| format!("what {} does not mention was not compared", side.variant.id))
    }

    /// Returns what to look at before a clause is called dropped or added, where its text alone was asked.
    fn nearest(&self, verdict: Verdict, matched: &Matched<'_>) -> Option<String> {
        let across = match verdict {
            Verdict::Dropped => self.new,
            Verdict::Added => self.old,
            _ => return None,
        };
        let nearest = matched.nearest?;
        let number = across.units[nearest.index as usize].number?;
        let percent = (nearest.score * 100.0).round();
        Some(format!(
            "it may still be {number} of {}, in other words ({percent} of 100)",
            across.variant.id
        ))
    }

    /// Returns what one side has of a row.
    fn cell(
        &self,
        side: &Side<'a>,
        indexes: &[u32],
        units: &[&Unit<'a>],
        standing: Standing,
        other: &[&TopicKey],
    ) -> Cell<'a> {
        let units = || indexes.iter().copied().zip(units.iter().copied());
        let listed = |(_, unit): &(u32, &Unit<'a>)| {
            // Which clause of the base is meant is seen nowhere else where it stands against one of another text.
            let is_named = unit.reach == Reach::OtherText && !unit.claims.is_empty();
            unit.own || is_named || !matches!(unit.state, State::Absent | State::Silent)
        };
        let entry = |(index, unit): (u32, &Unit<'a>)| Entry {
            index,
            number: unit.number,
            number_in: if unit.own {
                None
            } else {
                unit.origin.map(|(variant, _)| variant)
            },
            text: unit.text,
            spans: Vec::new(),
            note: unit.note,
        };
        let mut claims: Vec<&Claim> = units()
            .flat_map(|(_, unit)| unit.claims.iter().copied())
            .collect();
        if indexes.is_empty() && standing.why == Some(Why::Said) {
            claims.extend(verdict::denials(side, other));
        }
        let remarks: Vec<&Claim> = units()
            .flat_map(|(_, unit)| unit.remarks.iter().copied())
            .collect();
        let best = |unit: &Unit<'a>| {
            self.shelf
                .cited(unit.citations)
                .iter()
                .map(|cited| verdict::grade_of(cited.citation, cited.source))
                .min()
        };
        let by_pages = units().filter_map(|(_, unit)| best(unit)).max();
        let by_claims = claims.iter().map(|claim| claim.grade).min();
        let mut cell = Cell {
            state: standing.state,
            why: standing.why,
            entries: units().filter(listed).map(entry).collect(),
            citations: units()
                .flat_map(|(_, unit)| self.shelf.cited(unit.citations))
                .collect(),
            claims: each_once(claims)
                .into_iter()
                .map(|claim| self.shelf.reported(claim))
                .collect(),
            remarks: each_once(remarks)
                .into_iter()
                .map(|claim| self.shelf.reported(claim))
                .collect(),
            grade: by_claims.or(by_pages),
            weak: false,
        };
        cell.citations = each_source_once(std::mem::take(&mut cell.citations));
        let behind = cell
            .citations
            .iter()
            .chain(cell.claims.iter().flat_map(|claim| &claim.citations));
        cell.weak = verdict::rests_on_weak(behind.map(|cited| cited.source));
        cell
    }

    /// Marks the words that differ and returns the kinds of rewording, and whether the sides differ at all.
    fn changes(&self, old: &mut Cell<'a>, new: &mut Cell<'a>, telling: &Telling) -> Found {
        if self.same || old.state != State::Stated || new.state != State::Stated {
            return Found::only(Difference::None);
        }
        let texts = |cell: &Cell<'a>| {
            cell.entries
                .iter()
                .map(|entry| entry.text)
                .collect::<Option<Vec<&str>>>()
        };
        let (Some(olds), Some(news)) = (texts(old), texts(new)) else {
            return Found::only(Difference::Found);
        };
        if !telling.fates.is_empty() {
            return Found::only(Difference::Found);
        }
        if olds == news {
            return Found::only(Difference::None);
        }
        let (around_old, around_new) = (around(self.old, old), around(self.new, new));
        let around = Around {
            old: &around_old,
            new: &around_new,
        };
        let compared = rules::compare(&olds, &news, self.how, telling.silence, around);
        if compared.changes.is_empty() && !telling.is_said_reworded {
            let is_all_compared = self.how == Comparable::Words && !telling.silence.is_any();
            let is_same = is_all_compared || have_same_words(&olds, &news);
            let difference = if is_same {
                Difference::None
            } else {
                Difference::NotLookedFor
            };
            return Found {
                leaves_out: compared.leaves_out,
                ..Found::only(difference)
            };
        }
        for (cell, marks) in [(old, compared.marks.old), (new, compared.marks.new)] {
            for (entry, spans) in cell.entries.iter_mut().zip(marks) {
                entry.spans = spans;
            }
        }
        Found {
            changes: compared.changes,
            difference: Difference::Found,
            leaves_out: compared.leaves_out,
        }
    }
}

/// Returns what the clauses say that the clauses of a cell are parts of, and their parts, besides those in the cell.
fn around<'a>(side: &Side<'a>, cell: &Cell<'a>) -> Vec<&'a str> {
    let is_here = |index: u32| cell.entries.iter().any(|entry| entry.index == index);
    let parents = cell
        .entries
        .iter()
        .filter_map(|entry| side.units[entry.index as usize].parent);
    let parents = parents.map(|parent| (parent, &side.units[parent as usize]));
    // Parts follow the clause that they are a part of.
    let parts = cell.entries.iter().flat_map(|entry| {
        let behind = (entry.index + 1..).zip(&side.units[entry.index as usize + 1..]);
        behind.take_while(move |(_, unit)| unit.parent.is_some_and(|parent| parent >= entry.index))
    });
    parents
        .chain(parts)
        .filter(|(index, _)| !is_here(*index))
        .filter_map(|(_, unit)| unit.text)
        .collect()
}

/// Tells whether nothing but layout, case or the spelling of numbers differs.
fn have_same_words(olds: &[&str], news: &[&str]) -> bool {
    let marks = diff::marks(olds, news);
    let mut spans = marks.old.iter().chain(&marks.new).flatten();
    spans.all(|span| span.mark == Mark::Same)
}

fn borrowed<'u, 'a>(units: &'u [Cow<'u, Unit<'a>>]) -> Vec<&'u Unit<'a>> {
    units.iter().map(AsRef::as_ref).collect()
}

/// Leaves out claims that stand there already, as the claims about a clause hold for its parts too.
fn each_once<'a>(claims: Vec<&'a Claim>) -> Vec<&'a Claim> {
    let mut seen: Vec<&'a Claim> = Vec::new();
    for claim in claims {
        if !seen.iter().any(|known| std::ptr::eq(*known, claim)) {
            seen.push(claim);
        }
    }
    seen
}

/// Leaves out citations that would show the same page and words again.
fn each_source_once(citations: Vec<Cited<'_>>) -> Vec<Cited<'_>> {
    let mut seen: Vec<Cited<'_>> = Vec::new();
    for cited in citations {
        let same = |known: &Cited| {
            known.citation.source == cited.citation.source && known.citation.quote == cited.citation.quote
        };
        if !seen.iter().any(same) {
            seen.push(cited);
        }
    }
    seen
}

/// Returns what a reader must know of a row beside its verdict: which parts are reported on, where only parts are.
fn row_notes(old: &Cell, new: &Cell) -> Vec<String> {
    let mut notes = Vec::new();
    for cell in [old, new] {
        if cell.why != Some(Why::InPart) {
            continue;
        }
        for reported in &cell.claims {
            let Some(part) = &reported.claim.concerning else {
                continue;
            };
            let what = match reported.claim.says {
                Says::Kept => "kept",
                Says::Reworded => "reworded",
                Says::Dropped | Says::Absent => "gone",
                Says::SetAside => "set aside",
                Says::MovedOut => "moved out",
                Says::Added => "new",
            };
            notes.push(format!("a part of it is reported {what}: {part}"));
        }
    }
    notes.dedup();
    notes
}

/// Returns what became of a clause that is new, where a source leaves it to others.
fn set_aside_at_once(verdict: Verdict, new: &Cell) -> Option<String> {
    (verdict == Verdict::Added && new.state == State::SetAside).then(|| "added, then set aside".to_owned())
}

/// Returns what is said of clauses that were brought together by their texts alone, and not surely.
fn unsure(group: &Group) -> Option<String> {
    is_unsure(group.authority, group.score).then(|| {
        let percent = (group.score * 100.0).round();
        format!("matched by their texts alone, and not surely ({percent} of 100): see whether they belong together")
    })
}

/// Returns what is said of a row in which several clauses stand against several.
fn regrouped(old: &Cell, new: &Cell) -> Option<String> {
    let (olds, news) = (old.entries.len(), new.entries.len());
    let stated = old.state == State::Stated && new.state == State::Stated;
    (stated && olds > 1 && news > 1)
        .then(|| format!("{olds} old clauses and {news} new ones, compared as one"))
}

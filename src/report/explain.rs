//! Why a clause was matched as it was: who decided, which clauses were looked at, what spoke for each.
//!
//! Cost: that of [`crate::align::explain`].

use crate::align::explain::{Candidate, Feature, Outcome};
use crate::align::{self, Authority};
use crate::decide;
use crate::model::{Library, Link, Number, Variant, VariantId};
use crate::pivot::{self, Witness};
use crate::unit::{Side, Unit};

/// How one clause was matched.
#[derive(Debug, Clone)]
pub struct Explained<'a> {
    /// The clause.
    pub clause: Named<'a>,
    /// The row that it is in, itself included.
    pub group: Vec<Named<'a>>,
    /// True when it is one of the fewest rows whose order changed.
    pub moved: bool,
    /// Who or what decided.
    pub authority: Authority,
    /// Who or what decided, in a sentence.
    pub reason: String,
    /// The clauses of the other side that were looked at, the most likely first.
    pub candidates: Vec<Considered<'a>>,
}

/// A clause by variant and number.
#[derive(Debug, Clone)]
pub struct Named<'a> {
    /// The variant that it stands in.
    pub variant: &'a VariantId,
    /// Its number.
    pub number: Option<&'a Number>,
    /// The version whose number this is, when the variant's own numbers are not known.
    pub number_in: Option<&'a VariantId>,
    /// Its words, or those of the version that it stands for.
    pub text: Option<&'a str>,
}

/// A clause of the other side that was looked at.
#[derive(Debug, Clone)]
pub struct Considered<'a> {
    /// The clause.
    pub clause: Named<'a>,
    /// What another version says of the two, if any is asked and says something.
    pub witness: Option<Witness<'a>>,
    /// How likely the two are one clause, 0 to 1.
    pub score: f32,
    /// What speaks for and against it: the name of the measure, what was measured, what it adds.
    pub features: Vec<Feature>,
    /// What became of it.
    pub outcome: Outcome,
}

/// Explains how a clause was matched. `clause` is its number, with `old:` or `new:` before it to name the side.
///
/// # Errors
///
/// A sentence when no clause has that number.
pub fn explain<'a>(
    library: &'a Library,
    old: &'a Variant,
    new: &'a Variant,
    clause: &str,
) -> Result<Explained<'a>, String> {
    let (old, new) = (Side::of(old, library), Side::of(new, library));
    let (side, index) = find(&old, &new, clause)?;
    let witnesses = pivot::witnesses(library, &old, &new);
    let mut decided = decide::decided(&old, &new, &library.links);
    decided.pivots = witnesses.iter().map(|witness| witness.pivot).collect();
    let (olds, news) = decide::items(&old, &new);
    let explanation = align::explain::explain(&olds, &news, &decided, side, index);
    let (own, other) = match side {
        align::Side::Old => (&old, &new),
        align::Side::New => (&new, &old),
    };
    let group = &explanation.group;
    let olds = group.old.iter().map(|&index| named(&old, index));
    let members: Vec<Named<'a>> = olds
        .chain(group.new.iter().map(|&index| named(&new, index)))
        .collect();
    let witness = |candidate: u32| {
        let pair = match side {
            align::Side::Old => (index, candidate),
            align::Side::New => (candidate, index),
        };
        let place = witnesses.binary_search_by_key(&pair, |witness| (witness.pivot.old, witness.pivot.new));
        place.ok().map(|place| witnesses[place].clone())
    };
    let considered = |candidate: Candidate| Considered {
        clause: named(other, candidate.index),
        witness: witness(candidate.index),
        score: candidate.score,
        features: candidate.features,
        outcome: candidate.outcome,
    };
    Ok(Explained {
        clause: named(own, index),
        group: members,
        moved: explanation.moved,
        authority: group.authority,
        reason: reason(&library.links, &old, &new, group),
        candidates: explanation.candidates.into_iter().map(considered).collect(),
    })
}

fn named<'a>(side: &Side<'a>, index: u32) -> Named<'a> {
    let unit = &side.units[index as usize];
    Named {
        variant: &side.variant.id,
        number: unit.number,
        number_in: unit.origin.filter(|_| !unit.own).map(|(variant, _)| variant),
        text: unit.likeness,
    }
}

/// Returns the side and the index of the clause that is meant; without a side the old one is asked first.
fn find(old: &Side, new: &Side, clause: &str) -> Result<(align::Side, u32), String> {
    let (sides, number) = match clause.split_once(':') {
        Some(("old", number)) => (vec![(align::Side::Old, old)], number),
        Some(("new", number)) => (vec![(align::Side::New, new)], number),
        Some(_) | None => (vec![(align::Side::Old, old), (align::Side::New, new)], clause),
    };
    let number = number.trim();
    let is = |unit: &Unit| unit.number.is_some_and(|known| known.as_str() == number);
    let found = sides.iter().find_map(|(name, side)| {
        let place = side.units.iter().position(is)?;
        Some((
            *name,
            u32::try_from(place).expect("the loader limits the number of clauses"),
        ))
    });
    let names: Vec<&str> = sides.iter().map(|(_, side)| side.variant.id.as_str()).collect();
    found.ok_or_else(|| format!("no clause has the number {number:?} in {}", names.join(" or ")))
}

/// Returns who or what brought a group together.
fn reason(links: &[Link], old: &Side, new: &Side, group: &align::Group) -> String {
    match group.authority {
        Authority::SameClause => "Both are versions of the same clause.".to_owned(),
        Authority::Link => match links.iter().find(|link| is_about(link, old, new, group)) {
            Some(link) => format!("A link decides: {}", link.reason),
            None => "A link decides.".to_owned(),
        },
        Authority::Topic => {
            let topics = |side: &Side, indexes: &[u32]| -> Vec<String> {
                let units = indexes.iter().map(|&index| &side.units[index as usize]);
                units
                    .flat_map(|unit| unit.topics.iter().map(ToString::to_string).collect::<Vec<_>>())
                    .collect()
            };
            let news = topics(new, &group.new);
            let mut shared = topics(old, &group.old);
            shared.retain(|topic| news.contains(topic));
            format!(
                "They share a topic that occurs once on each side: {}.",
                shared.join(", ")
            )
        }
        Authority::SameText => "They have the same text.".to_owned(),
        Authority::Similarity => {
            format!("Their texts are alike: {:.0} of 100.", group.score * 100.0)
        }
        Authority::Alone => "Nothing on the other side is like enough to it.".to_owned(),
    }
}

fn is_about(link: &Link, old: &Side, new: &Side, group: &align::Group) -> bool {
    let numbers = |side: &Side, indexes: &[u32]| -> Vec<String> {
        indexes
            .iter()
            .filter_map(|&index| Some(side.units[index as usize].number?.to_string()))
            .collect()
    };
    let (olds, news) = (numbers(old, &group.old), numbers(new, &group.new));
    let same = |side: &crate::model::LinkSide, known: &[String]| {
        side.clauses.len() == known.len()
            && side
                .clauses
                .iter()
                .all(|number| known.iter().any(|one| one == number.as_str()))
    };
    (same(&link.old, &olds) && same(&link.new, &news)) || (same(&link.old, &news) && same(&link.new, &olds))
}

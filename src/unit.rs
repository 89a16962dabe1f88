//! A variant as a flat list of units: what is known of each clause, in reading order, parts included.
//!
//! A variant with a text of its own gives one unit a clause. A variant known only by reports is read over the
//! version that it revises: each clause of that base becomes a unit whose [`State`] follows from the claims
//! about it, and from nothing else. Which units of two sides belong together is left to [`crate::decide`] and
//! [`crate::align`], what may be concluded to [`crate::verdict`].
//!
//! How claims settle a unit:
//! - a claim about a clause holds for its parts, unless a part has claims of its own; but which of its parts has other
//!   words when the clause has, nobody says;
//! - what is said of a version that revises one known only by reports is measured by those reports;
//! - claims that contradict one another make the unit disputed;
//! - a claim that concerns a part of a clause settles nothing of the whole: that a part is gone says that the clause is
//!   not as it was, that a part is kept says nothing of the rest;
//! - a general remark, which names no clause, is read as a person noted it, but only where no claim names the
//!   clause, and alone it can set a unit aside or dispute it, never more: a remark is not a report that this
//!   very clause was dropped or kept;
//! - where a clause is left to others, so are its parts, though some part of it, which may be another one, is reported gone;
//! - a clause that nobody speaks of is silent.
//!
//! How much of a clause its text is, and so what may follow from what is not in it, is the matter of [`extent`].
//!
//! Cost: one pass over the clauses and claims.

use std::collections::BTreeMap;

use crate::model::{
    About, Citation, Claim, Clause, Coverage, Library, Number, Says, TopicKey, Variant, VariantId,
};
use extent::Extent;
use said::{Said, said};

pub mod extent;
mod held;
mod said;

/// One side of a comparison: a variant and what is known of each of its clauses.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    /// The variant.
    pub variant: &'a Variant,
    /// The variant whose clauses the units are, when it is known only by reports.
    pub base: Option<&'a Variant>,
    /// The units in reading order.
    pub units: Vec<Unit<'a>>,
    /// Claims that the variant has nothing on a topic.
    pub without: Vec<&'a Claim>,
    /// All general remarks.
    pub remarks: Vec<&'a Claim>,
    /// How many points of its own the variant has whose content is known.
    pub known_points: u32,
    /// True when every point of the variant is known, so that a matter that none of them is about is absent and
    /// not merely unreported.
    pub is_whole: bool,
    /// True when a person gave every point its topic, so that what the points are about is known without comparing texts.
    pub has_topics: bool,
}

/// What is known of one clause.
#[derive(Debug, Clone)]
pub struct Unit<'a> {
    /// Its number; in the base when [`Side::base`] is set and `own` is false.
    pub number: Option<&'a Number>,
    /// True when the variant itself states this clause, false when it is a clause of the base.
    pub own: bool,
    /// The clause it is a version of: variant and number.
    pub origin: Option<(&'a VariantId, &'a Number)>,
    /// The index of the unit that it is a part of.
    pub parent: Option<u32>,
    /// Its topics, the main one first.
    pub topics: Vec<&'a TopicKey>,
    /// The words to find its counterpart by; those of the base when its own are not known.
    pub likeness: Option<&'a str>,
    /// What it says, when that is known.
    pub text: Option<&'a str>,
    /// How much of what it says that text is.
    pub extent: Extent,
    /// What is known of it.
    pub state: State,
    /// How far the claims about it go.
    pub reach: Reach,
    /// The pages that state it.
    pub citations: &'a [Citation],
    /// The claims that settled its state.
    pub claims: Vec<&'a Claim>,
    /// General remarks that are read to mean it but do not settle it.
    pub remarks: Vec<&'a Claim>,
    /// A remark for the reader.
    pub note: Option<&'a str>,
}

/// What is known of a clause in one variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// We have what it says, or a report that it is there.
    Stated,
    /// It is not in the variant, and a source or the full text says so.
    Absent,
    /// It is left for others, or moved to another document.
    SetAside,
    /// Nothing is known.
    Silent,
    /// Claims contradict one another.
    Disputed,
}

/// How far the claims about a clause go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// They are about the whole of it, or there are none.
    Whole,
    /// They concern a part of it only.
    Part,
    /// They are about the clause that it is a part of, and what they say of that tells nothing of this part.
    Above,
    /// They measure it by a text that is not on the other side, so nothing follows for this comparison.
    OtherText,
}

impl State {
    /// Returns the word for this state.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Absent => "absent",
            Self::SetAside => "set aside",
            Self::Silent => "silent",
            Self::Disputed => "disputed",
        }
    }
}

impl<'a> Side<'a> {
    /// Returns what is known of a variant, read over its base when it has no text of its own.
    ///
    /// `library` is asked for the base only; `variant` need not be in it.
    pub fn of(variant: &'a Variant, library: &'a Library) -> Self {
        let base = if variant.clauses.is_empty() {
            root(variant, library)
        } else {
            None
        };
        let mut units = Vec::with_capacity(variant.clauses.len());
        for clause in &variant.clauses {
            push_clause(&mut units, clause, variant, None);
        }
        let mut remarks = Vec::new();
        let mut about = ClaimsByClause {
            before: base.and_then(|_| reported_before(variant, library)),
            ..ClaimsByClause::default()
        };
        let mut without = Vec::new();
        let mut fresh = Vec::new();
        for claim in &variant.claims {
            match &claim.about {
                About::Clause(number) => about.direct.entry(number).or_default().push(claim),
                About::Topic(topic) => match claim.says {
                    Says::Absent | Says::Dropped => without.push(claim),
                    Says::Kept | Says::Reworded | Says::Added | Says::SetAside | Says::MovedOut => {
                        fresh.push((topic, claim));
                    }
                },
                About::Remark { reading, .. } => {
                    remarks.push(claim);
                    for number in reading {
                        about.readings.entry(number).or_default().push(claim);
                    }
                }
            }
        }
        match base {
            Some(base) => {
                for clause in &base.clauses {
                    push_placeholder(&mut units, clause, base, None, &about, &Claims::default());
                }
            }
            None => {
                if let Some(base) = variant.based_on.as_ref().and_then(|id| library.variant(id)) {
                    push_claimed(&mut units, base, &about);
                }
            }
        }
        for (topic, claim) in fresh {
            units.push(from_topic(topic, claim));
        }
        let known = |unit: &&Unit| unit.own && unit.parent.is_none() && unit.state == State::Stated;
        let stated = units.iter().all(|unit| !unit.own || unit.state == State::Stated);
        Self {
            variant,
            base,
            known_points: u32::try_from(units.iter().filter(known).count()).unwrap_or(u32::MAX),
            is_whole: variant.coverage == Coverage::Full && base.is_none() && stated,
            has_topics: variant.unconfirmed_topics() == 0
                && units.iter().all(|unit| !unit.own || !unit.topics.is_empty()),
            units,
            without,
            remarks,
        }
    }
}

/// The claims about each clause of the base.
#[derive(Default)]
struct ClaimsByClause<'a> {
    /// What each clause says in the version that is revised, as far as reports tell, when that has no text of its own.
    before: Option<BTreeMap<&'a Number, Option<&'a str>>>,
    direct: BTreeMap<&'a Number, Vec<&'a Claim>>,
    readings: BTreeMap<&'a Number, Vec<&'a Claim>>,
}

/// The claims that hold for one clause, and for its parts unless they have their own.
#[derive(Default, Clone)]
struct Claims<'a> {
    direct: Vec<&'a Claim>,
    /// True when the direct ones are about the clause that this one is a part of.
    are_inherited: bool,
    readings: Vec<&'a Claim>,
}

impl<'a> ClaimsByClause<'a> {
    /// Returns what a clause of the base says in the version that is revised, as far as that is known.
    fn text_before(&self, clause: &'a Clause) -> Option<&'a str> {
        match &self.before {
            Some(before) => before.get(&clause.number).copied().flatten(),
            None => clause.text.as_deref(),
        }
    }

    fn of(&self, number: &Number, inherited: &Claims<'a>) -> Claims<'a> {
        let own = |map: &BTreeMap<&'a Number, Vec<&'a Claim>>| map.get(number).cloned();
        let mut readings = own(&self.readings).unwrap_or_default();
        for claim in &inherited.readings {
            if !readings.iter().any(|known| std::ptr::eq(*known, *claim)) {
                readings.push(claim);
            }
        }
        let own = own(&self.direct);
        Claims {
            are_inherited: own.is_none(),
            direct: own.unwrap_or_else(|| inherited.direct.clone()),
            readings,
        }
    }
}

/// Returns the nearest version below `variant` that has a text; the loader refuses circles.
fn root<'a>(variant: &'a Variant, library: &'a Library) -> Option<&'a Variant> {
    let mut base = library.variant(variant.based_on.as_ref()?)?;
    for _ in 0..library.variants.len() {
        if !base.clauses.is_empty() {
            return Some(base);
        }
        base = library.variant(base.based_on.as_ref()?)?;
    }
    None
}

/// Returns what the clauses of the base say in the version that a variant revises, when that is known only by reports.
fn reported_before<'a>(
    variant: &'a Variant,
    library: &'a Library,
) -> Option<BTreeMap<&'a Number, Option<&'a str>>> {
    let revised = library.variant(variant.based_on.as_ref()?)?;
    if !revised.clauses.is_empty() {
        return None;
    }
    let units = Side::of(revised, library).units.into_iter();
    Some(units.filter_map(|unit| Some((unit.number?, unit.text))).collect())
}

fn topics(clause: &Clause) -> Vec<&TopicKey> {
    clause.topic.iter().chain(&clause.also).collect()
}

/// Returns the index that the next unit gets.
fn next_index(units: &[Unit]) -> u32 {
    u32::try_from(units.len()).expect("the loader limits the number of clauses")
}

fn push_clause<'a>(units: &mut Vec<Unit<'a>>, clause: &'a Clause, variant: &'a Variant, parent: Option<u32>) {
    let index = next_index(units);
    let extent = extent::of_clause(variant, clause.text.as_deref());
    units.push(Unit {
        number: Some(&clause.number),
        own: true,
        origin: Some((&variant.id, &clause.number)),
        parent,
        topics: topics(clause),
        likeness: clause.text.as_deref(),
        text: clause.text.as_deref(),
        extent,
        state: if clause.text.is_some() {
            State::Stated
        } else {
            State::Silent
        },
        reach: match extent {
            Extent::Removed => Reach::Part,
            Extent::Whole | Extent::Told | Extent::Changed => Reach::Whole,
        },
        citations: &clause.citations,
        claims: Vec::new(),
        remarks: Vec::new(),
        note: clause.note.as_deref(),
    });
    for part in &clause.parts {
        push_clause(units, part, variant, Some(index));
    }
}

fn push_placeholder<'a>(
    units: &mut Vec<Unit<'a>>,
    clause: &'a Clause,
    base: &'a Variant,
    parent: Option<u32>,
    about: &ClaimsByClause<'a>,
    inherited: &Claims<'a>,
) {
    let index = next_index(units);
    let claims = about.of(&clause.number, inherited);
    units.push(settle(clause, base, parent, about, &claims));
    for part in &clause.parts {
        push_placeholder(units, part, base, Some(index), about, &claims);
    }
}

/// For a variant that has clauses of its own and claims as well: only the clauses of the base that a claim
/// speaks of become units, since the others may be what the variant's own clauses are.
fn push_claimed<'a>(units: &mut Vec<Unit<'a>>, base: &'a Variant, about: &ClaimsByClause<'a>) {
    fn walk<'a>(
        units: &mut Vec<Unit<'a>>,
        clause: &'a Clause,
        base: &'a Variant,
        about: &ClaimsByClause<'a>,
    ) {
        if about.direct.contains_key(&clause.number) {
            let claims = about.of(&clause.number, &Claims::default());
            units.push(settle(clause, base, None, about, &claims));
        }
        for part in &clause.parts {
            walk(units, part, base, about);
        }
    }
    for clause in &base.clauses {
        walk(units, clause, base, about);
    }
}

/// Returns the unit for a clause of the base, as the claims about it have it.
fn settle<'a>(
    clause: &'a Clause,
    base: &'a Variant,
    parent: Option<u32>,
    about: &ClaimsByClause<'a>,
    claims: &Claims<'a>,
) -> Unit<'a> {
    let before = about.text_before(clause);
    let is_as_in_base = before == clause.text.as_deref();
    // Reports that a clause is left to others hold for its parts; that some part of it is gone may mean another one.
    let of_whole: Vec<&Claim> = (claims.direct.iter().copied())
        .filter(|claim| claim.concerning.is_none())
        .collect();
    let together = match claims.are_inherited && said(&of_whole) == Said::Aside {
        true => Said::Aside,
        false => said(&claims.direct),
    };
    let (state, text, reach) = match together {
        Said::Kept if before.is_some() || is_as_in_base => (State::Stated, before, Reach::Whole),
        Said::Reworded(_) | Said::PartChanged | Said::PartKept if claims.are_inherited => {
            (State::Silent, None, Reach::Above)
        }
        Said::Reworded(Some(text)) => (State::Stated, Some(text), Reach::Whole),
        Said::Reworded(None) if is_as_in_base => (State::Stated, None, Reach::Whole),
        Said::Kept | Said::Reworded(None) => (State::Silent, None, Reach::OtherText),
        Said::Out => (State::Absent, None, Reach::Whole),
        Said::Aside => (State::SetAside, None, Reach::Whole),
        Said::Contradiction => (State::Disputed, None, Reach::Whole),
        Said::PartChanged if is_as_in_base => (State::Stated, None, Reach::Part),
        Said::PartChanged | Said::PartKept => (State::Silent, None, Reach::Part),
        Said::Nothing => match said(&claims.readings) {
            Said::Aside => (State::SetAside, None, Reach::Whole),
            Said::Contradiction => (State::Disputed, None, Reach::Whole),
            Said::Kept
            | Said::Reworded(_)
            | Said::Out
            | Said::PartChanged
            | Said::PartKept
            | Said::Nothing => (State::Silent, None, Reach::Whole),
        },
    };
    let by_reading = claims.direct.is_empty() && matches!(state, State::SetAside | State::Disputed);
    let (claims, remarks) = if by_reading {
        (claims.readings.clone(), Vec::new())
    } else {
        (claims.direct.clone(), claims.readings.clone())
    };
    let kept = state == State::Stated && text.is_some() && text == clause.text.as_deref();
    let extent = match text {
        Some(_) if !kept => extent::of_claims(&claims),
        Some(_) | None => Extent::Whole,
    };
    Unit {
        number: Some(&clause.number),
        own: false,
        origin: Some((&base.id, &clause.number)),
        parent,
        topics: topics(clause),
        likeness: clause.text.as_deref(),
        text,
        extent,
        state,
        reach,
        citations: if kept { &clause.citations } else { &[] },
        claims,
        remarks,
        note: None,
    }
}

/// Returns the unit for something that no clause of the base has.
fn from_topic<'a>(topic: &'a TopicKey, claim: &'a Claim) -> Unit<'a> {
    let aside = matches!(claim.says, Says::SetAside | Says::MovedOut);
    Unit {
        number: None,
        own: true,
        origin: None,
        parent: None,
        topics: vec![topic],
        likeness: claim.text.as_deref(),
        text: claim.text.as_deref(),
        extent: extent::of_claims(&[claim]),
        state: if aside { State::SetAside } else { State::Stated },
        reach: Reach::Whole,
        citations: &[],
        claims: vec![claim],
        remarks: Vec::new(),
        note: None,
    }
}

//! From a document to a draft of a variant file, and the edits that a person makes with a command.
//!
//! [`variant`] takes what [`crate::intake`] read and writes a whole file in the style of the house: the source, the
//! clauses in the words of the page, topics and links proposed from an earlier version, and a mark on everything that a
//! person has still to confirm. [`skeleton`] writes one to fill in by hand; [`claim::append`] adds a claim to a file and
//! leaves the rest of it as it is. Nothing is opened, written to disk or printed here, and nothing is checked: the
//! caller reads the result with [`crate::read`] before it keeps it.
//!
//! Cost: linear in the document, and one comparison with each version that topics may come from.

use std::collections::BTreeSet;

use crate::intake::plan::LEFT_OVER;
use crate::intake::variant::shows_a_part;
use crate::intake::{Intake, excerpt};
use crate::model::{
    Citation, Clause, Count, Coverage, Date, Evidence, Grade, Library, Number, Shows, Source, SourceKey,
    Strength, Variant, VariantId, Wording,
};

use clauses::Numbers;
use deleted::Deleted;
use file::File;
use topics::Proposals;

pub mod claim;
pub mod comments;
pub mod file;
pub mod skeleton;
pub mod summary;
pub mod topics;
pub mod words;
pub mod yaml;

mod clauses;
mod deleted;
mod source;

/// The word that stands for what a person has to fill in; the checks find it.
pub const TODO: &str = "TODO";

/// The line by which an editor finds the schema, seen from `plans/variants/`.
pub const SCHEMA_LINE: &str = "yaml-language-server: $schema=../variant.schema.json";

/// What a person says about a draft; what is left out comes from the page or is assumed.
#[derive(Debug, Clone)]
pub struct Options {
    /// The id of the variant.
    pub id: VariantId,
    /// The thing negotiated.
    pub plan: String,
    /// Who wrote the variant.
    pub authors: Vec<String>,
    /// The version that it revises.
    pub based_on: Option<VariantId>,
    /// The version whose topics are proposed, when it is not the one that it revises.
    pub topics_from: Option<VariantId>,
    /// Who published the page.
    pub outlet: Option<String>,
    /// The title of the page.
    pub title: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Its address.
    pub url: Option<String>,
    /// The language of the clauses.
    pub language: Option<String>,
    /// What the texts are; the very words, if nothing is said.
    pub wording: Option<Wording>,
    /// How much of the variant the page shows.
    pub coverage: Option<Coverage>,
    /// What kind of evidence the page is.
    pub evidence: Option<Evidence>,
    /// How much weight the outlet bears.
    pub strength: Option<Strength>,
    /// The name of the document.
    pub document: String,
    /// Today.
    pub today: Date,
}

/// A draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The text of the file.
    pub yaml: String,
    /// The variant that the file holds.
    pub variant: Variant,
    /// The source that the file holds.
    pub source: Source,
    /// Topics and links, when there was a version to propose them from.
    pub proposals: Option<Proposals>,
    /// What was assumed, each with how to say otherwise.
    pub assumed: Vec<String>,
}

/// Returns the draft of a variant from a document.
pub fn variant(intake: &Intake, options: &Options, library: &Library) -> Draft {
    // The summary shows the text that is left over by itself.
    let notes = intake.notes.iter().filter(|note| note.code != LEFT_OVER);
    let mut assumed: Vec<String> = notes.map(|note| note.text.clone()).collect();
    let language = language(intake, options, &mut assumed);
    let about = source::about(intake, options, library, &mut assumed);
    let source = source::source(&about, &language, options, library, &mut assumed);
    let citation = cite(&source.key);
    let mut numbers = Numbers::default();
    let clauses = numbers.clauses(&intake.points, &citation);
    assumed.append(&mut numbers.changed);

    let is_excerpt = is_excerpt(intake, options, &mut assumed);
    let title = options.title.as_deref().or(about.title.as_deref());
    let stated = stated(intake, title, clauses.len(), is_excerpt);
    let coverage = match is_excerpt {
        true => options.coverage.unwrap_or(Coverage::Partial),
        false => coverage(intake, options, &clauses, stated, &mut assumed),
    };
    let deleted = Deleted::among(&intake.points, options, library, &source);
    let reported = Some(source.date).filter(|_| source.note.is_none());
    let mut variant = Variant {
        id: options.id.clone(),
        plan: options.plan.clone(),
        title: source.title.clone(),
        authors: authors(options, &mut assumed),
        reported,
        points: points(coverage, stated, clauses.len()),
        // Where it agrees with the points, nobody needs to be named who counted them.
        counts: stated
            .filter(|points| source.outlet != TODO || *points != clauses.len())
            .map(|points| counted(points, &source, reported, &citation))
            .into_iter()
            .collect(),
        coverage,
        wording: wording(options, &mut assumed),
        language,
        template: None,
        based_on: options.based_on.clone(),
        note: missing(coverage, stated, clauses.len()),
        doubts: Vec::new(),
        clauses,
        claims: deleted.claims,
    };
    let proposals = proposals(&variant, options, library, &mut assumed);
    if let Some(proposals) = &proposals {
        topics::apply(proposals, &mut variant.clauses);
    }
    let mut tail = deleted.comments;
    tail.extend(
        proposals
            .iter()
            .flat_map(|proposals| comments::links(&proposals.links)),
    );
    let yaml = file::text(&File {
        variant: &variant,
        sources: std::slice::from_ref(&source),
        head: comments::head(options, proposals.as_ref()),
        beside: proposals.as_ref().map(comments::beside).unwrap_or_default(),
        tail,
    });
    Draft {
        yaml,
        variant,
        source,
        proposals,
        assumed,
    }
}

/// Returns the plan that an id most likely belongs to: that of the versions whose ids begin with the same word.
pub fn plan_of(id: &VariantId, library: &Library) -> Option<String> {
    let first = |id: &VariantId| id.as_str().split('-').next().unwrap_or_default().to_owned();
    let same = library
        .variants
        .iter()
        .filter(|variant| first(&variant.id) == first(id));
    let plans: BTreeSet<&String> = same.map(|variant| &variant.plan).collect();
    match plans.into_iter().collect::<Vec<_>>().as_slice() {
        [only] => Some((*only).clone()),
        [] | [_, _, ..] => None,
    }
}

/// Returns the citation of a page that says no more than its key.
fn cite(key: &SourceKey) -> Citation {
    Citation {
        source: key.clone(),
        by: None,
        quote: None,
        shows: Shows::Full,
        note: None,
    }
}

fn language(intake: &Intake, options: &Options, assumed: &mut Vec<String>) -> String {
    if let Some(language) = &options.language {
        return language.clone();
    }
    let found = intake.language.clone().or_else(|| intake.about.language.clone());
    if found.is_none() {
        assumed.push("The language could not be told; `und` stands for it. --lang says it.".to_owned());
    }
    found.unwrap_or_else(|| "und".to_owned())
}

fn authors(options: &Options, assumed: &mut Vec<String>) -> Vec<String> {
    if options.authors.is_empty() {
        assumed.push("Who wrote the plan is left open; --author NAME names a party.".to_owned());
        return vec![TODO.to_owned()];
    }
    options.authors.clone()
}

fn wording(options: &Options, assumed: &mut Vec<String>) -> Wording {
    options.wording.unwrap_or_else(|| {
        assumed.push(
            "The clauses are taken for the very words; --wording translated or restated says otherwise."
                .to_owned(),
        );
        Wording::Verbatim
    })
}

/// Returns how many points the headline says that the plan has, or the text before the points where it agrees with what was
/// found: that text often speaks of other versions too.
fn stated(intake: &Intake, title: Option<&str>, found: usize, is_excerpt: bool) -> Option<usize> {
    let counts = title.map(excerpt::counts_of_plan).unwrap_or_default();
    // `The first four points` are four of more.
    if is_excerpt {
        return counts.into_iter().filter(|points| *points > found).max();
    }
    let in_text = || {
        let mut counts = intake
            .before
            .iter()
            .flat_map(|text| excerpt::counts_of_plan(text));
        counts.find(|points| *points == found)
    };
    let agrees = counts.iter().find(|points| **points == found);
    agrees.or(counts.first()).copied().or_else(in_text)
}

/// Returns how much is known: everything only where the page itself says how many points there are and all of them
/// were found, because only then may the absence of a matter be concluded.
fn coverage(
    intake: &Intake,
    options: &Options,
    clauses: &[Clause],
    stated: Option<usize>,
    assumed: &mut Vec<String>,
) -> Coverage {
    if let Some(coverage) = options.coverage {
        return coverage;
    }
    let printed = intake.points.len();
    let all_told = clauses.iter().all(is_told);
    match stated {
        Some(points) if (points == printed || points == clauses.len()) && all_told => Coverage::Full,
        Some(_) => Coverage::Partial,
        None => {
            assumed.push(
                "The page does not say how many points there are, so coverage is partial and nothing counts as dropped; \
                 --coverage full says that these are all."
                    .to_owned(),
            );
            Coverage::Partial
        }
    }
}

/// Tells whether the page, or the headline that a person gives it, says that not all points are there, and tells why; of the
/// page the notes say so already.
fn is_excerpt(intake: &Intake, options: &Options, assumed: &mut Vec<String>) -> bool {
    let said = options.title.as_deref();
    let on_title = said.and_then(|title| excerpt::note_on_title(title, intake));
    let by_title = on_title.is_some();
    assumed.extend(on_title.map(|note| note.text));
    by_title || shows_a_part(intake)
}

/// Tells whether it is known what a clause says, and each of its parts.
fn is_told(clause: &Clause) -> bool {
    (clause.text.is_some() || !clause.parts.is_empty()) && clause.parts.iter().all(is_told)
}

/// Returns the number of points of a draft: what is there when that is everything; otherwise what the page says, unless
/// more are there, and nothing when it says nothing.
fn points(coverage: Coverage, stated: Option<usize>, found: usize) -> Option<u32> {
    let points = match coverage {
        Coverage::Full => Some(found),
        Coverage::Partial | Coverage::Count => stated.map(|stated| stated.max(found)),
    };
    points
        .filter(|points| *points > 0)
        .and_then(|points| u32::try_from(points).ok())
}

/// Returns what a person has to do when fewer points were found than the page says there are.
fn missing(coverage: Coverage, stated: Option<usize>, found: usize) -> Option<String> {
    let stated = stated.filter(|stated| *stated > found && coverage != Coverage::Full)?;
    Some(format!(
        "{TODO}: the page counts {stated} points, and {found} were found; look for the others."
    ))
}

fn counted(points: usize, source: &Source, on: Option<Date>, citation: &Citation) -> Count {
    Count {
        points: u32::try_from(points).unwrap_or(u32::MAX),
        by: source.outlet.clone(),
        on,
        grade: grade(source.evidence),
        note: None,
        citations: vec![citation.clone()],
    }
}

/// Returns how firmly a page of this kind reports what it says.
pub fn grade(evidence: Evidence) -> Grade {
    match evidence {
        Evidence::PublishedText | Evidence::Extract => Grade::PublishedText,
        Evidence::Official | Evidence::Recording | Evidence::OnRecord => Grade::OnRecord,
        Evidence::Anonymous => Grade::Anonymous,
        Evidence::CondensedList | Evidence::Summary | Evidence::Comment => Grade::Summary,
    }
}

fn proposals(
    draft: &Variant,
    options: &Options,
    library: &Library,
    assumed: &mut Vec<String>,
) -> Option<Proposals> {
    let said = options.topics_from.as_ref().or(options.based_on.as_ref());
    let base = match said {
        Some(id) => library.variant(id)?,
        None => match topics::nearest(library, draft) {
            Some(base) => {
                assumed.push(format!(
                    "Topics are proposed from {}, the version of this plan that resembles the page most; --topics-from \
                     names another.",
                    base.id
                ));
                base
            }
            None => {
                assumed.push(format!(
                    "No version of the plan {} resembles the page, so no topics are proposed; --topics-from names a \
                     version of another plan.",
                    draft.plan
                ));
                return None;
            }
        },
    };
    Some(topics::propose(library, base, draft))
}

/// Returns the numbers of the clauses of a version and of those that it is based on, in reading order.
fn numbers_below(id: Option<&VariantId>, library: &Library) -> Vec<Number> {
    fn gather(clauses: &[Clause], numbers: &mut Vec<Number>) {
        for clause in clauses {
            numbers.push(clause.number.clone());
            gather(&clause.parts, numbers);
        }
    }
    let mut numbers = Vec::new();
    let mut next = id;
    // The reader refuses circles, so the line is no longer than the list.
    for _ in 0..library.variants.len() {
        let Some(variant) = next.and_then(|id| library.variant(id)) else {
            break;
        };
        gather(&variant.clauses, &mut numbers);
        next = variant.based_on.as_ref();
    }
    numbers
}

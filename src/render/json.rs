//! JSON for other programs: wire structs of its own, versioned, on one line.
//!
//! The names and shapes here are a published contract: a change that breaks a reader raises
//! [`SCHEMA_VERSION`]. Optional values are `null`, never left out; lists may be empty.

use std::io::{self, Write};

use serde::Serialize;

use crate::align::Authority;
use crate::diff::Mark;
use crate::model::{
    About, Citation, Claim, Clause, Count, Coverage, Grade, Library, Says, Shows, Source, Strength, Variant,
    Wording,
};
use crate::render::phrases::evidence_key;
use crate::report::explain::{Considered, Explained, Named};
use crate::report::{self, Cited, Report, Reported};
use crate::rules::Change;

/// The version of all shapes below.
const SCHEMA_VERSION: u32 = 1;

/// What every answer starts with.
#[derive(Serialize)]
struct Envelope<'a, T> {
    schema_version: u32,
    kind: &'a str,
    #[serde(flatten)]
    body: T,
}

#[derive(Serialize)]
struct Diff<'a> {
    old: Side<'a>,
    new: Side<'a>,
    rows: Vec<Row<'a>>,
    counts: Counts<'a>,
    account: Account<'a>,
    remarks: Vec<ClaimWire<'a>>,
    notes: &'a [String],
    sources: Vec<SourceWire<'a>>,
}

#[derive(Serialize)]
struct Side<'a> {
    id: &'a str,
    title: &'a str,
    plan: &'a str,
    points: Option<u32>,
    known_points: u32,
    coverage: &'a str,
    wording: &'a str,
    language: &'a str,
    reported: Option<String>,
    based_on: Option<&'a str>,
    text_public: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    verdict: &'a str,
    moved: bool,
    kinds: Vec<&'a str>,
    weight: u8,
    topic: Option<&'a str>,
    topic_label: Option<&'a str>,
    group: Option<&'a str>,
    /// The clause of the base that the row is about, when a side is known only by reports.
    clause: Option<ClauseName<'a>>,
    old: Vec<Entry<'a>>,
    new: Vec<Entry<'a>>,
    changes: Vec<ChangeWire<'a>>,
    evidence: EvidenceOfRow<'a>,
    matched_by: &'a str,
    score: f32,
    notes: &'a [String],
}

#[derive(Serialize)]
struct ClauseName<'a> {
    variant: &'a str,
    number: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    index: u32,
    number: Option<&'a str>,
    /// The version whose number this is, when the variant's own numbers are not known.
    number_in: Option<&'a str>,
    text: Option<&'a str>,
    /// The text in pieces, when it was compared: their texts together are the whole text.
    spans: Vec<SpanWire<'a>>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct SpanWire<'a> {
    mark: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct ChangeWire<'a> {
    rule: &'a str,
    kind: &'a str,
    weight: u8,
    sentence: &'a str,
    /// The words it rests on.
    old: Vec<&'a str>,
    new: Vec<&'a str>,
}

#[derive(Serialize)]
struct EvidenceOfRow<'a> {
    grade: Option<&'a str>,
    old: EvidenceOfCell<'a>,
    new: EvidenceOfCell<'a>,
}

#[derive(Serialize)]
struct EvidenceOfCell<'a> {
    state: &'a str,
    why: Option<String>,
    grade: Option<&'a str>,
    weak: bool,
    citations: Vec<CitationWire<'a>>,
    claims: Vec<ClaimWire<'a>>,
    remarks: Vec<ClaimWire<'a>>,
}

#[derive(Serialize)]
struct CitationWire<'a> {
    source: &'a str,
    by: Option<&'a str>,
    quote: Option<&'a str>,
    shows: &'a str,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ClaimWire<'a> {
    says: &'a str,
    about: AboutWire<'a>,
    text: Option<&'a str>,
    concerning: Option<&'a str>,
    by: &'a str,
    to: Option<&'a str>,
    on: String,
    grade: &'a str,
    note: Option<&'a str>,
    citations: Vec<CitationWire<'a>>,
}

#[derive(Serialize)]
struct AboutWire<'a> {
    clause: Option<&'a str>,
    topic: Option<&'a str>,
    remark: Option<&'a str>,
    reading: Vec<&'a str>,
}

#[derive(Serialize)]
struct Counts<'a> {
    rows: u32,
    hidden: u32,
    moved: u32,
    verdicts: std::collections::BTreeMap<&'a str, u32>,
}

#[derive(Serialize)]
struct Account<'a> {
    old_points: Option<u32>,
    new_points: Option<u32>,
    unreported_gone_at_least: Option<u32>,
    sentences: &'a [String],
}

#[derive(Serialize)]
struct SourceWire<'a> {
    key: &'a str,
    outlet: &'a str,
    title: &'a str,
    date: String,
    url: Option<&'a str>,
    archive: Option<&'a str>,
    language: &'a str,
    translated: bool,
    evidence: &'a str,
    original: Option<&'a str>,
    strength: &'a str,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct VariantWire<'a> {
    #[serde(flatten)]
    side: Side<'a>,
    authors: Vec<&'a str>,
    template: Option<&'a str>,
    note: Option<&'a str>,
    counts: Vec<CountWire<'a>>,
}

#[derive(Serialize)]
struct CountWire<'a> {
    points: u32,
    by: &'a str,
    on: Option<String>,
    grade: &'a str,
    note: Option<&'a str>,
    citations: Vec<CitationWire<'a>>,
}

#[derive(Serialize)]
struct ClauseWire<'a> {
    number: &'a str,
    topic: Option<&'a str>,
    also: Vec<&'a str>,
    text: Option<&'a str>,
    note: Option<&'a str>,
    citations: Vec<CitationWire<'a>>,
    parts: Vec<ClauseWire<'a>>,
}

#[derive(Serialize)]
struct Show<'a> {
    variant: VariantWire<'a>,
    clauses: Vec<ClauseWire<'a>>,
    claims: Vec<ClaimWire<'a>>,
}

pub(crate) fn diff(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let body = Diff {
        old: heading(&report.old),
        new: heading(&report.new),
        rows: report.rows.iter().map(row).collect(),
        counts: Counts {
            rows: report.counts.values().sum(),
            hidden: report.hidden,
            moved: report.moved,
            verdicts: report.counts.iter().map(|(verdict, count)| (verdict.as_str(), *count)).collect(),
        },
        account: Account {
            old_points: report.account.old_points,
            new_points: report.account.new_points,
            unreported_gone_at_least: report.account.unreported_gone,
            sentences: &report.account.sentences,
        },
        remarks: report.remarks.iter().map(reported).collect(),
        notes: &report.notes,
        sources: report.sources.iter().map(|source| source_wire(source)).collect(),
    };
    write("diff", body, out)
}

pub(crate) fn list(library: &Library, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct List<'a> {
        variants: Vec<VariantWire<'a>>,
    }
    write("list", List { variants: library.variants.iter().map(variant_wire).collect() }, out)
}

pub(crate) fn show(variant: &Variant, out: &mut dyn Write) -> io::Result<()> {
    let body = Show {
        variant: variant_wire(variant),
        clauses: variant.clauses.iter().map(clause_wire).collect(),
        claims: variant.claims.iter().map(|claim| claim_wire(claim, &claim.citations)).collect(),
    };
    write("show", body, out)
}

pub(crate) fn sources(sources: &[&Source], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Sources<'a> {
        sources: Vec<SourceWire<'a>>,
    }
    write("sources", Sources { sources: sources.iter().map(|source| source_wire(source)).collect() }, out)
}

pub(crate) fn explain(explained: &Explained, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct NamedWire<'a> {
        variant: &'a str,
        number: Option<&'a str>,
        text: Option<&'a str>,
    }
    #[derive(Serialize)]
    struct Feature<'a> {
        name: &'a str,
        value: f32,
        contribution: f32,
    }
    #[derive(Serialize)]
    struct CandidateWire<'a> {
        clause: NamedWire<'a>,
        score: f32,
        features: Vec<Feature<'a>>,
        outcome: &'a str,
    }
    #[derive(Serialize)]
    struct Wire<'a> {
        clause: NamedWire<'a>,
        group: Vec<NamedWire<'a>>,
        moved: bool,
        matched_by: &'a str,
        reason: &'a str,
        candidates: Vec<CandidateWire<'a>>,
    }
    fn named<'a>(clause: &Named<'a>) -> NamedWire<'a> {
        let number = clause.number.map(|number| number.as_str());
        NamedWire { variant: clause.variant.as_str(), number, text: clause.text }
    }
    fn candidate<'a>(considered: &'a Considered<'a>) -> CandidateWire<'a> {
        let feature = |feature: &crate::align::Feature| Feature {
            name: feature.name,
            value: feature.value,
            contribution: feature.contribution,
        };
        CandidateWire {
            clause: named(&considered.clause),
            score: considered.score,
            features: considered.features.iter().map(feature).collect(),
            outcome: considered.outcome.sentence(),
        }
    }
    let body = Wire {
        clause: named(&explained.clause),
        group: explained.group.iter().map(named).collect(),
        moved: explained.moved,
        matched_by: authority(explained.authority),
        reason: &explained.reason,
        candidates: explained.candidates.iter().map(candidate).collect(),
    };
    write("explain", body, out)
}

fn write<T: Serialize>(kind: &str, body: T, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Envelope { schema_version: SCHEMA_VERSION, kind, body })?;
    writeln!(out)
}

fn heading<'a>(heading: &report::Heading<'a>) -> Side<'a> {
    Side { known_points: heading.known_points, text_public: heading.base.is_none(), ..side(heading.variant) }
}

fn side(variant: &Variant) -> Side<'_> {
    let known = variant.clauses.iter().filter(|clause| clause.text.is_some()).count();
    Side {
        id: variant.id.as_str(),
        title: &variant.title,
        plan: &variant.plan,
        points: variant.points,
        known_points: u32::try_from(known).unwrap_or(u32::MAX),
        coverage: match variant.coverage {
            Coverage::Full => "full",
            Coverage::Partial => "partial",
            Coverage::Count => "count",
        },
        wording: match variant.wording {
            Wording::Verbatim => "verbatim",
            Wording::Translated => "translated",
            Wording::Restated => "restated",
        },
        language: &variant.language,
        reported: variant.reported.map(|date| date.to_string()),
        based_on: variant.based_on.as_ref().map(|id| id.as_str()),
        text_public: !variant.clauses.is_empty(),
    }
}

fn row<'a>(row: &'a report::Row<'a>) -> Row<'a> {
    Row {
        verdict: row.verdict.as_str(),
        moved: row.moved,
        kinds: row.kinds().into_iter().map(|kind| kind.as_str()).collect(),
        weight: row.weight(),
        topic: row.topic.map(|topic| topic.key.as_str()),
        topic_label: row.topic.map(|topic| topic.label.as_str()),
        group: row.topic.map(|topic| topic.group.as_str()),
        clause: row
            .clause
            .map(|(variant, number)| ClauseName { variant: variant.as_str(), number: number.as_str() }),
        old: row.old.entries.iter().map(entry).collect(),
        new: row.new.entries.iter().map(entry).collect(),
        changes: row.changes.iter().map(|change| change_wire(change, row)).collect(),
        evidence: EvidenceOfRow {
            grade: row.grade.map(grade),
            old: evidence(&row.old),
            new: evidence(&row.new),
        },
        matched_by: authority(row.authority),
        score: row.score,
        notes: &row.notes,
    }
}

fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::SameClause => "same-clause",
        Authority::Link => "link",
        Authority::Topic => "topic",
        Authority::SameText => "same-text",
        Authority::Similarity => "similarity",
        Authority::Alone => "alone",
    }
}

fn entry<'a>(entry: &'a report::Entry<'a>) -> Entry<'a> {
    let text = entry.text.unwrap_or_default();
    let span = |span: &crate::diff::Span| SpanWire {
        mark: match span.mark {
            Mark::Same => "same",
            Mark::Removed => "removed",
            Mark::Added => "added",
        },
        text: &text[span.start as usize..span.end as usize],
    };
    Entry {
        index: entry.index,
        number: entry.number.map(|number| number.as_str()),
        number_in: entry.number_in.map(|id| id.as_str()),
        text: entry.text,
        spans: entry.spans.iter().map(span).collect(),
        note: entry.note,
    }
}

fn change_wire<'a>(change: &'a Change, row: &'a report::Row<'a>) -> ChangeWire<'a> {
    let words = |cell: &'a report::Cell<'a>, evidence: &[crate::rules::Evidence]| -> Vec<&'a str> {
        let word = |at: &crate::rules::Evidence| {
            cell.entries.get(at.piece as usize)?.text?.get(at.start as usize..at.end as usize)
        };
        evidence.iter().filter_map(word).collect()
    };
    ChangeWire {
        rule: change.rule.id,
        kind: change.rule.kind.as_str(),
        weight: change.rule.weight,
        sentence: &change.sentence,
        old: words(&row.old, &change.old),
        new: words(&row.new, &change.new),
    }
}

fn evidence<'a>(cell: &'a report::Cell<'a>) -> EvidenceOfCell<'a> {
    EvidenceOfCell {
        state: cell.state.as_str(),
        why: cell.why.map(|why| why.to_string()),
        grade: cell.grade.map(grade),
        weak: cell.weak,
        citations: cited(&cell.citations),
        claims: cell.claims.iter().map(reported).collect(),
        remarks: cell.remarks.iter().map(reported).collect(),
    }
}

fn cited<'a>(citations: &[Cited<'a>]) -> Vec<CitationWire<'a>> {
    citations.iter().map(|cited| citation_wire(cited.citation)).collect()
}

fn citation_wire(citation: &Citation) -> CitationWire<'_> {
    CitationWire {
        source: citation.source.as_str(),
        by: citation.by.as_deref(),
        quote: citation.quote.as_deref(),
        shows: match citation.shows {
            Shows::Full => "full",
            Shows::Part => "part",
            Shows::Summary => "summary",
        },
        note: citation.note.as_deref(),
    }
}

fn reported<'a>(reported: &Reported<'a>) -> ClaimWire<'a> {
    claim_wire(reported.claim, &reported.claim.citations)
}

fn claim_wire<'a>(claim: &'a Claim, citations: &'a [Citation]) -> ClaimWire<'a> {
    let none = AboutWire { clause: None, topic: None, remark: None, reading: Vec::new() };
    ClaimWire {
        says: says(claim.says),
        about: match &claim.about {
            About::Clause(number) => AboutWire { clause: Some(number.as_str()), ..none },
            About::Topic(topic) => AboutWire { topic: Some(topic.as_str()), ..none },
            About::Remark { remark, reading } => AboutWire {
                remark: Some(remark),
                reading: reading.iter().map(|number| number.as_str()).collect(),
                ..none
            },
        },
        text: claim.text.as_deref(),
        concerning: claim.concerning.as_deref(),
        by: &claim.by,
        to: claim.to.as_deref(),
        on: claim.on.to_string(),
        grade: grade(claim.grade),
        note: claim.note.as_deref(),
        citations: citations.iter().map(citation_wire).collect(),
    }
}

fn says(says: Says) -> &'static str {
    match says {
        Says::Kept => "kept",
        Says::Reworded => "reworded",
        Says::Dropped => "dropped",
        Says::SetAside => "set-aside",
        Says::MovedOut => "moved-out",
        Says::Added => "added",
        Says::Absent => "absent",
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::PublishedText => "published-text",
        Grade::OnRecord => "on-record",
        Grade::Anonymous => "anonymous",
        Grade::Summary => "summary",
    }
}

fn source_wire(source: &Source) -> SourceWire<'_> {
    SourceWire {
        key: source.key.as_str(),
        outlet: &source.outlet,
        title: &source.title,
        date: source.date.to_string(),
        url: source.url.as_deref(),
        archive: source.archive.as_deref(),
        language: &source.language,
        translated: source.translated,
        evidence: evidence_key(source.evidence),
        original: source.original.as_deref(),
        strength: match source.strength {
            Strength::Strong => "strong",
            Strength::Medium => "medium",
            Strength::Weak => "weak",
        },
        note: source.note.as_deref(),
    }
}

fn variant_wire(variant: &Variant) -> VariantWire<'_> {
    VariantWire {
        side: side(variant),
        authors: variant.authors.iter().map(String::as_str).collect(),
        template: variant.template.as_ref().map(|id| id.as_str()),
        note: variant.note.as_deref(),
        counts: variant.counts.iter().map(count_wire).collect(),
    }
}

fn count_wire(count: &Count) -> CountWire<'_> {
    CountWire {
        points: count.points,
        by: &count.by,
        on: count.on.map(|date| date.to_string()),
        grade: grade(count.grade),
        note: count.note.as_deref(),
        citations: count.citations.iter().map(citation_wire).collect(),
    }
}

fn clause_wire(clause: &Clause) -> ClauseWire<'_> {
    ClauseWire {
        number: clause.number.as_str(),
        topic: clause.topic.as_ref().map(|topic| topic.as_str()),
        also: clause.also.iter().map(|topic| topic.as_str()).collect(),
        text: clause.text.as_deref(),
        note: clause.note.as_deref(),
        citations: clause.citations.iter().map(citation_wire).collect(),
        parts: clause.parts.iter().map(clause_wire).collect(),
    }
}

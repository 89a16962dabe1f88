//! The JSON of variants, claims and sources.

use std::io::{self, Write};

use serde::Serialize;

use super::write;
use crate::model::{
    About, Citation, Claim, Clause, Count, Coverage, Grade, Library, Says, Shows, Source, Strength, Variant,
    Wording,
};
use crate::render::phrases::evidence_key;

pub(crate) fn list(library: &Library, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct List<'a> {
        variants: Vec<VariantWire<'a>>,
    }
    write(
        "list",
        List {
            variants: library.variants.iter().map(variant_wire).collect(),
        },
        out,
    )
}

pub(crate) fn show(variant: &Variant, out: &mut dyn Write) -> io::Result<()> {
    let body = Show {
        variant: variant_wire(variant),
        clauses: variant.clauses.iter().map(clause_wire).collect(),
        claims: variant
            .claims
            .iter()
            .map(|claim| claim_wire(claim, &claim.citations))
            .collect(),
    };
    write("show", body, out)
}

pub(crate) fn sources(sources: &[&Source], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Sources<'a> {
        sources: Vec<SourceWire<'a>>,
    }
    write(
        "sources",
        Sources {
            sources: sources.iter().map(|source| source_wire(source)).collect(),
        },
        out,
    )
}

#[derive(Serialize)]
pub(super) struct Side<'a> {
    id: &'a str,
    title: &'a str,
    plan: &'a str,
    points: Option<u32>,
    pub(super) known_points: u32,
    coverage: &'a str,
    wording: &'a str,
    language: &'a str,
    reported: Option<String>,
    based_on: Option<&'a str>,
    pub(super) text_public: bool,
}

#[derive(Serialize)]
pub(super) struct CitationWire<'a> {
    source: &'a str,
    by: Option<&'a str>,
    quote: Option<&'a str>,
    shows: &'a str,
    note: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ClaimWire<'a> {
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
pub(super) struct AboutWire<'a> {
    clause: Option<&'a str>,
    topic: Option<&'a str>,
    remark: Option<&'a str>,
    reading: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct SourceWire<'a> {
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
pub(super) struct VariantWire<'a> {
    #[serde(flatten)]
    side: Side<'a>,
    authors: Vec<&'a str>,
    template: Option<&'a str>,
    note: Option<&'a str>,
    doubts: &'a [String],
    counts: Vec<CountWire<'a>>,
}

#[derive(Serialize)]
pub(super) struct CountWire<'a> {
    points: u32,
    by: &'a str,
    on: Option<String>,
    grade: &'a str,
    note: Option<&'a str>,
    citations: Vec<CitationWire<'a>>,
}

#[derive(Serialize)]
pub(super) struct ClauseWire<'a> {
    number: &'a str,
    topic: Option<&'a str>,
    also: Vec<&'a str>,
    text: Option<&'a str>,
    note: Option<&'a str>,
    citations: Vec<CitationWire<'a>>,
    parts: Vec<ClauseWire<'a>>,
}

#[derive(Serialize)]
pub(super) struct Show<'a> {
    variant: VariantWire<'a>,
    clauses: Vec<ClauseWire<'a>>,
    claims: Vec<ClaimWire<'a>>,
}

pub(super) fn side(variant: &Variant) -> Side<'_> {
    let known = variant
        .clauses
        .iter()
        .filter(|clause| clause.text.is_some())
        .count();
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

pub(super) fn citation_wire(citation: &Citation) -> CitationWire<'_> {
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

pub(super) fn claim_wire<'a>(claim: &'a Claim, citations: &'a [Citation]) -> ClaimWire<'a> {
    let none = AboutWire {
        clause: None,
        topic: None,
        remark: None,
        reading: Vec::new(),
    };
    ClaimWire {
        says: says(claim.says),
        about: match &claim.about {
            About::Clause(number) => AboutWire {
                clause: Some(number.as_str()),
                ..none
            },
            About::Topic(topic) => AboutWire {
                topic: Some(topic.as_str()),
                ..none
            },
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

pub(super) fn says(says: Says) -> &'static str {
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

pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::PublishedText => "published-text",
        Grade::OnRecord => "on-record",
        Grade::Anonymous => "anonymous",
        Grade::Summary => "summary",
    }
}

pub(super) fn source_wire(source: &Source) -> SourceWire<'_> {
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

pub(super) fn variant_wire(variant: &Variant) -> VariantWire<'_> {
    VariantWire {
        side: side(variant),
        authors: variant.authors.iter().map(String::as_str).collect(),
        template: variant.template.as_ref().map(|id| id.as_str()),
        note: variant.note.as_deref(),
        doubts: &variant.doubts,
        counts: variant.counts.iter().map(count_wire).collect(),
    }
}

pub(super) fn count_wire(count: &Count) -> CountWire<'_> {
    CountWire {
        points: count.points,
        by: &count.by,
        on: count.on.map(|date| date.to_string()),
        grade: grade(count.grade),
        note: count.note.as_deref(),
        citations: count.citations.iter().map(citation_wire).collect(),
    }
}

pub(super) fn clause_wire(clause: &Clause) -> ClauseWire<'_> {
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

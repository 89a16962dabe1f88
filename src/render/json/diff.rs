//! The JSON of a comparison.

use std::io::{self, Write};

use serde::Serialize;

use super::variant::{
    CitationWire, ClaimWire, Side, SourceWire, citation_wire, claim_wire, grade, side, source_wire,
};
use super::{authority, write_with_rows};
use crate::diff::Mark;
use crate::report::{self, Cited, Report, Reported};
use crate::rules::Change;

pub(crate) fn diff(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let before = Before {
        old: heading(&report.old),
        new: heading(&report.new),
    };
    let after = After {
        counts: Counts {
            rows: report.counts.values().sum(),
            hidden: report.hidden,
            moved: report.moved,
            partly_compared: report.partly_compared,
            verdicts: report
                .counts
                .iter()
                .map(|(verdict, count)| (verdict.as_str(), *count))
                .collect(),
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
    write_with_rows("diff", before, &report.rows, row, after, out)
}

/// What stands before the rows.
#[derive(Serialize)]
struct Before<'a> {
    old: Side<'a>,
    new: Side<'a>,
}

/// What stands after the rows.
#[derive(Serialize)]
struct After<'a> {
    counts: Counts<'a>,
    account: Account<'a>,
    remarks: Vec<ClaimWire<'a>>,
    notes: &'a [String],
    sources: Vec<SourceWire<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    verdict: &'a str,
    moved: bool,
    /// True when it is called unchanged though its words differ, since only some of what they say could be compared.
    partly_compared: bool,
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
struct Counts<'a> {
    rows: u32,
    hidden: u32,
    moved: u32,
    partly_compared: u32,
    verdicts: std::collections::BTreeMap<&'a str, u32>,
}

#[derive(Serialize)]
struct Account<'a> {
    old_points: Option<u32>,
    new_points: Option<u32>,
    unreported_gone_at_least: Option<u32>,
    sentences: &'a [String],
}

fn heading<'a>(heading: &report::Heading<'a>) -> Side<'a> {
    let mut side = side(heading.variant);
    side.known_points = heading.known_points;
    side.text_public = heading.base.is_none();
    side
}

fn row<'a>(row: &'a report::Row<'a>) -> Row<'a> {
    Row {
        verdict: row.verdict.as_str(),
        moved: row.moved,
        partly_compared: row.partly_compared,
        kinds: row.kinds().into_iter().map(|kind| kind.as_str()).collect(),
        weight: row.weight(),
        topic: row.topic.map(|topic| topic.key.as_str()),
        topic_label: row.topic.map(|topic| topic.label.as_str()),
        group: row.topic.map(|topic| topic.group.as_str()),
        clause: row.clause.map(|(variant, number)| ClauseName {
            variant: variant.as_str(),
            number: number.as_str(),
        }),
        old: row.old.entries.iter().map(entry).collect(),
        new: row.new.entries.iter().map(entry).collect(),
        changes: row
            .changes
            .iter()
            .map(|change| change_wire(change, row))
            .collect(),
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
            cell.entries
                .get(at.piece as usize)?
                .text?
                .get(at.start as usize..at.end as usize)
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
    citations
        .iter()
        .map(|cited| citation_wire(cited.citation))
        .collect()
}

fn reported<'a>(reported: &Reported<'a>) -> ClaimWire<'a> {
    claim_wire(reported.claim, &reported.claim.citations)
}

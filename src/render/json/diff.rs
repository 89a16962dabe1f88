//! The JSON of a comparison.

use std::io::{self, Write};

use serde::Serialize;

use super::object::Object;
use super::variant::{
    CitationWire, ClaimWire, Side, SourceWire, citation_wire, claim_wire, grade, side, source_wire,
};
use super::{authority, write_with_rows};
use crate::diff::Mark;
use crate::report::{self, Cited, Report, Reported};
use crate::rules::{Change, Evidence, Kind};

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
    write_with_rows("diff", before, &report.rows, fill_row, after, out)
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

fn heading<'a>(heading: &report::Heading<'a>) -> Side<'a> {
    let mut side = side(heading.variant);
    side.known_points = heading.known_points;
    side.text_public = heading.base.is_none();
    side
}

fn fill_row(object: &mut Object<'_>, row: &report::Row<'_>) {
    object.word("verdict", row.verdict.as_str());
    object.value("moved", row.moved);
    object.texts("kinds", row.kinds().into_iter().map(Kind::as_str));
    object.value("weight", row.weight());
    object.text("topic", row.topic.map(|topic| topic.key.as_str()));
    object.text("topic_label", row.topic.map(|topic| topic.label.as_str()));
    object.text("group", row.topic.map(|topic| topic.group.as_str()));
    // The clause of the base that the row is about, when a side is known only by reports.
    match row.clause {
        Some((variant, number)) => object.object("clause", |object| {
            object.text("variant", variant.as_str());
            object.text("number", number.as_str());
        }),
        None => object.text("clause", None),
    }
    object.objects("old", &row.old.entries, fill_entry);
    object.objects("new", &row.new.entries, fill_entry);
    object.objects("changes", &row.changes, |object, change| {
        fill_change(object, change, row);
    });
    object.object("evidence", |object| {
        object.word("grade", row.grade.map(grade));
        object.object("old", |object| fill_evidence(object, &row.old));
        object.object("new", |object| fill_evidence(object, &row.new));
    });
    object.word("matched_by", authority(row.authority));
    object.value("score", row.score);
    object.texts("notes", row.notes.iter().map(String::as_str));
}

fn fill_entry(object: &mut Object<'_>, entry: &report::Entry<'_>) {
    object.value("index", entry.index);
    object.text("number", entry.number.map(|number| number.as_str()));
    // The version whose number this is, when the variant's own numbers are not known.
    object.text("number_in", entry.number_in.map(|id| id.as_str()));
    object.text("text", entry.text);
    let text = entry.text.unwrap_or_default();
    // The text in pieces, when it was compared: their texts together are the whole text.
    object.objects("spans", &entry.spans, |object, span| {
        let mark = match span.mark {
            Mark::Same => "same",
            Mark::Removed => "removed",
            Mark::Added => "added",
        };
        object.word("mark", mark);
        object.text("text", &text[span.start as usize..span.end as usize]);
    });
    object.text("note", entry.note);
}

fn fill_change(object: &mut Object<'_>, change: &Change, row: &report::Row<'_>) {
    object.word("rule", change.rule.id);
    object.word("kind", change.rule.kind.as_str());
    object.value("weight", change.rule.weight);
    object.text("sentence", change.sentence.as_str());
    // The words it rests on.
    object.texts("old", words(&row.old, &change.old));
    object.texts("new", words(&row.new, &change.new));
}

/// Returns the words of a cell at some places.
fn words<'a>(cell: &report::Cell<'a>, evidence: &[Evidence]) -> impl Iterator<Item = &'a str> {
    evidence.iter().filter_map(|at| {
        cell.entries
            .get(at.piece as usize)?
            .text?
            .get(at.start as usize..at.end as usize)
    })
}

fn fill_evidence(object: &mut Object<'_>, cell: &report::Cell<'_>) {
    object.word("state", cell.state.as_str());
    object.text("why", cell.why.map(|why| why.to_string()).as_deref());
    object.word("grade", cell.grade.map(grade));
    object.value("weak", cell.weak);
    object.value("citations", cited(&cell.citations));
    object.value("claims", cell.claims.iter().map(reported).collect::<Vec<_>>());
    object.value("remarks", cell.remarks.iter().map(reported).collect::<Vec<_>>());
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

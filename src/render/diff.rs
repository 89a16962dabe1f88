//! The view of a comparison: what changed, the old side, the new side.

use crate::diff::{Mark, Span};
use crate::model::About;
use crate::render::phrases::{claim_line, source_line};
use crate::render::sheet::{Cell, Column, Line, Paragraph, Run, Section, Sheet, Tone};
use crate::report::{self, Cited, Entry, Heading, Report, Reported, Row};
use crate::unit::State;
use crate::verdict::Verdict;
use crate::verdict::account::number_of;
use crate::verdict::why::Why;

/// Returns everything but the lines of the table.
pub(crate) fn sheet<'a>(report: &'a Report<'_>) -> Sheet<'a> {
    let (old, new) = (report.old.variant, report.new.variant);
    let mut intro = vec![heading(&report.old), heading(&report.new)];
    intro.extend(report.notes.iter().cloned());
    let columns = vec![
        Column::new("What changed", 26),
        Column::new(old.id.to_string(), 37),
        Column::new(new.id.to_string(), 37),
    ];
    let mut closing = vec![Section {
        heading: "In short",
        paragraphs: summary(report),
    }];
    if !report.remarks.is_empty() {
        let paragraphs = report
            .remarks
            .iter()
            .map(|reported| remark_line(reported))
            .collect();
        closing.push(Section {
            heading: "General remarks, and the clauses that we take them to mean",
            paragraphs,
        });
    }
    if !report.sources.is_empty() {
        let paragraphs = (1..)
            .zip(&report.sources)
            .map(|(number, source)| source_line(Some(number), source))
            .collect();
        closing.push(Section {
            heading: "Sources",
            paragraphs,
        });
    }
    Sheet {
        title: format!("{} compared with {}", old.id, new.id),
        intro,
        columns,
        closing,
    }
}

/// Returns the lines of the table, one a row.
pub(crate) fn lines<'a>(report: &'a Report<'_>) -> impl Iterator<Item = Line<'a>> {
    report
        .rows
        .iter()
        .map(|row| vec![what_changed(row), cell(&row.old, row), cell(&row.new, row)])
}

/// Returns one line about a variant.
fn heading(heading: &Heading) -> String {
    let variant = heading.variant;
    let mut line = variant.id.to_string();
    if variant.title != line {
        line += &format!(": {}", variant.title);
    }
    if let Some(reported) = variant.reported {
        line += &format!(", reported {reported}");
    }
    line += &match (heading.base, variant.points) {
        (Some(_), Some(points)) => format!(", said to have {points} points, text not public"),
        (Some(_), None) => ", text not public".to_owned(),
        // Nobody has said of a document that it is whole.
        (None, Some(points)) if points == heading.known_points && variant.plan.is_empty() => {
            format!(", {}, taken as all there are", number_of(points, "point"))
        }
        (None, Some(1)) if heading.known_points == 1 => ", its one point known".to_owned(),
        (None, Some(points)) if points == heading.known_points => format!(", all {points} points known"),
        (None, Some(points)) => format!(", {} of {points} points known", heading.known_points),
        (None, None) => format!(", {}", number_of(heading.known_points, "point")),
    };
    line
}

fn summary<'a>(report: &'a Report<'_>) -> Vec<Paragraph<'a>> {
    let total: u32 = report.counts.values().sum();
    let counted = Verdict::ALL.into_iter().filter_map(|verdict| {
        let count = report.counts.get(&verdict)?;
        let how_far = match (verdict, report.partly_compared) {
            (Verdict::Unchanged, 1..) if report.partly_compared == *count => {
                " as far as could be compared".to_owned()
            }
            (Verdict::Unchanged, 1..) => format!(
                " ({} of them as far as could be compared)",
                report.partly_compared
            ),
            _ => String::new(),
        };
        Some(format!("{count} {}{how_far}", verdict.label()))
    });
    let mut words = counted.collect::<Vec<_>>().join(", ");
    if report.moved > 0 {
        words += &format!("; {} moved", report.moved);
    }
    let mut paragraphs = vec![vec![Run::plain(format!("{}: {words}.", number_of(total, "row")))]];
    if report.hidden > 0 {
        paragraphs.push(vec![Run::plain(format!(
            "{} of them are not shown, as asked for.",
            report.hidden
        ))]);
    }
    let account = report.account.sentences.iter();
    paragraphs.extend(account.map(|sentence| vec![Run::plain(sentence.as_str())]));
    paragraphs
}

fn what_changed<'a>(row: &'a Row<'_>) -> Cell<'a> {
    // One run: two that touch would not be read as emphasis in markdown.
    let label = match row.partly_compared {
        true => "unchanged as far as compared",
        false => row.verdict.label(),
    };
    let verdict = match row.moved {
        true => Run::strong(format!("{label}, moved")),
        false => Run::strong(label),
    };
    let mut cell = vec![vec![verdict]];
    if let Some(topic) = row.topic {
        cell.push(vec![Run::plain(topic.label.as_str())]);
    }
    cell.extend(
        row.changes
            .iter()
            .map(|change| vec![Run::plain(change.sentence.as_str())]),
    );
    cell.extend(row.notes.iter().map(|note| vec![Run::quiet(note.as_str())]));
    if let Some(grade) = row.grade {
        let weak = if row.old.weak || row.new.weak {
            ", weak source"
        } else {
            ""
        };
        cell.push(vec![Run::quiet(format!("{}{weak}", grade.label()))]);
    }
    cell
}

fn cell<'a>(cell: &'a report::Cell<'_>, row: &'a Row<'_>) -> Cell<'a> {
    let mut paragraphs: Cell<'a> = cell.entries.iter().map(|entry| entry_line(entry)).collect();
    if cell.entries.is_empty() {
        let state = if cell.claims.is_empty() {
            state_words(cell.state)
        } else {
            ""
        };
        paragraphs.push(vec![Run::quiet(clause_number(row)), Run::strong(state)]);
    }
    if let Some(why) = cell.why.filter(|why| *why != Why::Said) {
        paragraphs.push(vec![Run::quiet(why.to_string())]);
    }
    paragraphs.extend(cell.claims.iter().map(|reported| claim_in_cell(reported, cell)));
    paragraphs.extend(cell.remarks.iter().map(|reported| reported_line(reported)));
    let notes = cell.entries.iter().filter_map(|entry| entry.note);
    paragraphs.extend(notes.map(|note| vec![Run::quiet(format!("Note: {note}"))]));
    if !cell.citations.is_empty() {
        paragraphs.push(vec![Run::quiet(marks(&cell.citations))]);
    }
    paragraphs
}

/// Returns the number that a clause has in the base, for a side whose own numbers are not known.
fn clause_number(row: &Row) -> String {
    row.clause
        .map(|(_, number)| format!("({number}) "))
        .unwrap_or_default()
}

fn state_words(state: State) -> &'static str {
    match state {
        State::Stated => "stated",
        State::Absent => "not there",
        State::SetAside => "set aside",
        State::Silent => "not reported",
        State::Disputed => "disputed",
    }
}

fn entry_line<'a>(entry: &'a Entry<'_>) -> Paragraph<'a> {
    let number = match (entry.number, entry.number_in) {
        (Some(number), Some(_)) => format!("({number}) "),
        (Some(number), None) if !number.as_str().is_empty() => format!("{number} "),
        (Some(_) | None, _) => String::new(),
    };
    let mut line = vec![Run::strong(number)];
    let Some(text) = entry.text else { return line };
    if entry.spans.is_empty() {
        line.push(Run::plain(text));
    }
    line.extend(entry.spans.iter().map(|span| marked(text, span)));
    line
}

fn marked<'a>(text: &'a str, span: &Span) -> Run<'a> {
    let tone = match span.mark {
        Mark::Same => Tone::Plain,
        Mark::Removed => Tone::Removed,
        Mark::Added => Tone::Added,
    };
    Run::new(tone, &text[span.start as usize..span.end as usize])
}

/// Returns a claim in a cell, with the clause that it is about where that is not all that stands there.
fn claim_in_cell<'a>(reported: &'a Reported<'_>, cell: &report::Cell<'_>) -> Paragraph<'a> {
    let mut line = reported_line(reported);
    if let About::Clause(about) = &reported.claim.about {
        let is_here = cell.entries.iter().any(|entry| entry.number == Some(about));
        let is_of_whole = reported.claim.concerning.is_none();
        let of = match (is_here, cell.entries.len()) {
            (true, 1) | (_, 0) => return line,
            (false, _) if is_of_whole => format!("on ({about}) as a whole: "),
            _ => format!("on ({about}): "),
        };
        line.insert(0, Run::quiet(of));
    }
    line
}

/// Returns what a claim says, who says it, when and where, with the numbers of its sources.
fn reported_line<'a>(reported: &'a Reported<'_>) -> Paragraph<'a> {
    let mut line = claim_line(reported.claim);
    if !reported.citations.is_empty() {
        line.push(Run::quiet(format!(" {}", marks(&reported.citations))));
    }
    line
}

/// Returns a general remark with its reservations and with the clauses it is read into.
fn remark_line<'a>(reported: &'a Reported<'_>) -> Paragraph<'a> {
    let mut line = reported_line(reported);
    let note = reported
        .claim
        .note
        .as_ref()
        .map(|note| note.trim_end_matches('.'));
    line.push(Run::plain(
        note.map_or_else(|| ".".to_owned(), |note| format!(". {note}.")),
    ));
    if let About::Remark { reading, .. } = &reported.claim.about {
        let numbers: Vec<&str> = reading.iter().map(|number| number.as_str()).collect();
        let reading = if numbers.is_empty() {
            " Read into no clause.".to_owned()
        } else {
            format!(" Our reading: ({}).", numbers.join("), ("))
        };
        line.push(Run::quiet(reading));
    }
    line
}

/// Returns the numbers of the sources, with what is quoted.
fn marks(citations: &[Cited]) -> String {
    let mark = |cited: &Cited| match &cited.citation.quote {
        Some(quote) => format!("[{}: “{quote}”]", cited.number),
        None => format!("[{}]", cited.number),
    };
    citations.iter().map(mark).collect::<Vec<_>>().join(" ")
}

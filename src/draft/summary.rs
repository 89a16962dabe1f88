//! What an import tells the person who ran it: the points that were found with their proposed topics, the text that was
//! left over, what was assumed, and how much is left to confirm.

use crate::intake::{Intake, Units};
use crate::model::Clause;
use crate::problem::{is_control, is_hidden};

use super::{Draft, TODO};

/// Left-over paragraphs shown on each side of the points: enough to see that no point is among them.
const SHOWN_PARAGRAPHS: usize = 3;

/// Columns for the beginning of a clause, so that number, text and topic stand on one line of 100.
const TEXT_WIDTH: usize = 48;

/// Columns for the beginning of a left-over paragraph or of a list.
const PARAGRAPH_WIDTH: usize = 90;

/// Returns the lines of the summary.
pub fn lines(intake: &Intake, draft: &Draft) -> Vec<String> {
    let mut lines = vec![found(intake, draft), String::new()];
    clauses(&draft.variant.clauses, 0, &mut lines);
    for claim in &draft.variant.claims {
        if let crate::model::About::Clause(number) = &claim.about {
            lines.push(format!("{:>5}  is said to be deleted: a claim", number.as_str()));
        }
    }
    left_over("before the first point", &intake.before, &mut lines);
    left_over("between the points", &intake.between, &mut lines);
    left_over("beside the points", &intake.remarks, &mut lines);
    left_over("after the last point", &intake.after, &mut lines);
    if !draft.assumed.is_empty() {
        lines.extend([String::new(), "Assumed:".to_owned()]);
        lines.extend(
            draft
                .assumed
                .iter()
                .map(|assumed| format!("  - {}", one_line(assumed, usize::MAX))),
        );
    }
    lines
}

/// Returns what a person has to look at in the file, in a sentence.
pub fn to_do(draft: &Draft) -> String {
    let proposed = draft.variant.unconfirmed_topics();
    let links = draft
        .proposals
        .as_ref()
        .map_or(0, |proposals| proposals.links.len());
    let without = count(&draft.variant.clauses, &|clause| {
        clause.text.is_some() && clause.topic.is_none()
    });
    let source = &draft.source;
    let texts = [
        Some(&draft.variant.title),
        Some(&source.outlet),
        Some(&source.title),
        source.note.as_ref(),
        draft.variant.note.as_ref(),
    ];
    let notes = draft
        .variant
        .claims
        .iter()
        .filter_map(|claim| claim.note.as_ref());
    let texts = texts
        .into_iter()
        .flatten()
        .chain(&draft.variant.authors)
        .chain(notes);
    let open = texts.filter(|text| text.starts_with(TODO)).count();
    let parts = [
        (proposed, "topic to confirm", "topics to confirm"),
        (without, "clause without a topic", "clauses without a topic"),
        (links, "link to confirm", "links to confirm"),
        (open, "TODO to fill in", "TODOs to fill in"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if parts.is_empty() {
        "nothing is left to confirm".to_owned()
    } else {
        parts.join(", ")
    }
}

fn found(intake: &Intake, draft: &Draft) -> String {
    let what = match intake.units {
        Units::Points | Units::Auto => "points",
        Units::Paragraphs => "paragraphs",
        Units::Lines => "lines",
    };
    let source = &draft.source;
    format!(
        "{} {what} found ({}), from {}, {}, {}",
        draft.variant.clauses.len(),
        intake.format.name(),
        one_line(&source.outlet, PARAGRAPH_WIDTH),
        source.date,
        one_line(&source.title, PARAGRAPH_WIDTH)
    )
}

fn clauses(clauses: &[Clause], depth: usize, lines: &mut Vec<String>) {
    for clause in clauses {
        let number = clause.number.as_str();
        let text = one_line(
            clause.text.as_deref().unwrap_or("(no text of its own)"),
            TEXT_WIDTH - depth,
        );
        let topic = match (&clause.topic, clause.proposed) {
            (Some(topic), Some(certainty)) => format!("{topic} ({certainty})"),
            (Some(topic), None) => topic.to_string(),
            (None, _) => "no topic".to_owned(),
        };
        let indent = " ".repeat(depth);
        let pad = " ".repeat((TEXT_WIDTH - depth).saturating_sub(text.chars().count()));
        lines.push(format!("{indent}{number:>5}  {text}{pad}  {topic}"));
        self::clauses(&clause.parts, (depth + 2).min(TEXT_WIDTH / 2), lines);
    }
}

fn left_over(place: &str, paragraphs: &[String], lines: &mut Vec<String>) {
    if paragraphs.is_empty() {
        return;
    }
    lines.extend([String::new(), format!("Left over {place}:")]);
    lines.extend(
        paragraphs
            .iter()
            .take(SHOWN_PARAGRAPHS)
            .map(|text| format!("  “{}”", one_line(text, PARAGRAPH_WIDTH))),
    );
    if paragraphs.len() > SHOWN_PARAGRAPHS {
        lines.push(format!("  and {} more", paragraphs.len() - SHOWN_PARAGRAPHS));
    }
}

fn count(clauses: &[Clause], is_counted: &dyn Fn(&Clause) -> bool) -> usize {
    let each = clauses
        .iter()
        .map(|clause| usize::from(is_counted(clause)) + count(&clause.parts, is_counted));
    each.sum()
}

/// Returns the beginning of a text on one line, without what steers a terminal.
fn one_line(text: &str, width: usize) -> String {
    let safe: String = text
        .chars()
        .filter(|c| !is_control(*c) && !is_hidden(*c))
        .collect();
    if safe.chars().count() <= width {
        return safe;
    }
    let cut: String = safe.chars().take(width - 1).collect();
    format!("{}…", cut.trim_end())
}

//! The plan of a document: its list is found, chosen and made into points, and everything assumed on the way is noted.

use super::asides;
use super::assemble::{self, Assembled};
use super::block::Document;
use super::choose::{self, Candidate, Choice};
use super::lists::{self, List};
use super::{Format, Intake, ListSummary, Note, Point, Refusal, Units, gaps, inline, language, masthead};

/// Which list is wanted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wanted {
    /// The one that the user named.
    pub(crate) list: Option<usize>,
    /// Only one that is convincing: a list that may be an aside is no plan.
    pub(crate) convincing: bool,
    /// Whether paragraphs were split already, to find a list in one.
    pub(crate) split: bool,
}

/// Whether a plan was found.
pub(crate) enum Found {
    /// Its points.
    Plan(Box<Intake>),
    /// None, or none that is convincing; then a note on the list that is there.
    NoPlan(Option<Note>),
}

/// Takes the points of the plan.
pub(crate) fn points(document: &Document<'_>, format: Format, wanted: &Wanted) -> Result<Found, Refusal> {
    match asides::clear(document) {
        Some(cleared) => {
            let mut found = points_alone(&cleared.document, format, wanted)?;
            if let Found::Plan(intake) = &mut found {
                intake.remarks = cleared.remarks;
            }
            Ok(found)
        }
        None => points_alone(document, format, wanted),
    }
}

/// Takes the points of a document that has nothing else among them.
fn points_alone(document: &Document<'_>, format: Format, wanted: &Wanted) -> Result<Found, Refusal> {
    let lists = lists::find(&document.blocks);
    let candidates = choose::candidates(document, &lists);
    let choice = choose::choose(&candidates);
    let convincing = match choice {
        Choice::One(index) => candidates[index].convincing,
        Choice::Tie(..) => true,
        Choice::None => false,
    };
    if !convincing
        && !wanted.split
        && wanted.list.is_none()
        && let Some(split) = inline::split(document)
    {
        return points_alone(
            &split,
            format,
            &Wanted {
                split: true,
                ..*wanted
            },
        );
    }
    let chosen = match (wanted.list, choice) {
        (Some(list), Choice::None | Choice::One(_) | Choice::Tie(..)) => listed(&candidates, list)?,
        (None, Choice::None) => return Ok(Found::NoPlan(None)),
        (None, Choice::One(index)) if wanted.convincing && !convincing => {
            return Ok(Found::NoPlan(hint(&candidates[index])));
        }
        (None, Choice::One(index)) => index,
        (None, Choice::Tie(one, two)) => return Err(tie(&candidates, one, two)),
    };
    let candidate = &candidates[chosen];
    let members: Vec<&List<'_>> = candidate.lists.iter().map(|index| &lists[*index]).collect();
    let assembled = assemble::assemble(document, &members);
    let mut notes = document.notes.clone();
    note_choice(&candidates, chosen, wanted.list.is_some(), &mut notes);
    note_points(&assembled, &members, candidate, document, &mut notes);
    let summaries = candidates
        .iter()
        .enumerate()
        .map(|(index, candidate)| ListSummary {
            index: index + 1,
            points: candidate.points,
            first_words: candidate.first_words.clone(),
            chosen: index == chosen,
            why: candidate.why.clone(),
        });
    Ok(Found::Plan(Box::new(Intake {
        format,
        units: Units::Points,
        language: language::guess(&assembled.points, document.about.language.as_deref()),
        points: assembled.points,
        before: assembled.before,
        between: assembled.between,
        remarks: Vec::new(),
        after: assembled.after,
        lists: summaries.collect(),
        about: document.about.clone(),
        edges: masthead::edges(&document.blocks, assembled.extent),
        notes,
    })))
}

fn listed(candidates: &[Candidate], wanted: usize) -> Result<usize, Refusal> {
    let index = wanted.checked_sub(1).filter(|index| *index < candidates.len());
    index.ok_or_else(|| match candidates.len() {
        0 => no_points(),
        count => Refusal::new(
            "no-such-list",
            format!("There is no list {wanted}; the text has {count}."),
            format!(
                "Choose between 1 and {count}: {}. {ONE_SIDE}",
                describe(candidates, &(0..count.min(9)).collect::<Vec<_>>())
            ),
        ),
    })
}

fn describe(candidates: &[Candidate], indexes: &[usize]) -> String {
    let each = indexes.iter().map(|index| {
        let candidate = &candidates[*index];
        format!(
            "--list {} has {} points and begins “{}”",
            index + 1,
            candidate.points,
            candidate.first_words
        )
    });
    each.collect::<Vec<_>>().join("; ")
}

fn tie(candidates: &[Candidate], one: usize, two: usize) -> Refusal {
    Refusal::new(
        "two-lists-of-equal-standing",
        format!(
            "Two lists of equal standing were found, one of {} and one of {} points.",
            candidates[one].points, candidates[two].points
        ),
        format!(
            "Say which one is meant: {}. {ONE_SIDE}",
            describe(candidates, &[one, two])
        ),
    )
}

/// How one side of a comparison is named where lists are.
const ONE_SIDE: &str = "In a comparison `--list old:2` or `--list new:2` says it of one side.";

/// The code of the note on lists that may be more points of the plan.
pub(crate) const PASSED_OVER: &str = "lists-passed-over";

fn note_choice(candidates: &[Candidate], chosen: usize, asked: bool, notes: &mut Vec<Note>) {
    if candidates.len() < 2 || asked {
        return;
    }
    let passed = choose::passed_over(candidates, chosen);
    if !passed.is_empty() {
        let (list, have) = if passed.len() == 1 {
            ("List", "has")
        } else {
            ("Lists", "have")
        };
        let numbers: Vec<String> = passed.iter().map(|index| (index + 1).to_string()).collect();
        let points: usize = passed.iter().map(|index| candidates[*index].points).sum();
        let text = format!(
            "{list} {} of the document {have} {points} more points that may belong to the plan and were not taken, so what it lacks \
             counts as unreported.",
            numbers.join(", ")
        );
        notes.push(Note::new(PASSED_OVER, text));
    }
    let candidate = &candidates[chosen];
    let text = format!(
        "Of {} lists, list {} was taken ({}); `--list N` takes another.",
        candidates.len(),
        chosen + 1,
        candidate.why
    );
    notes.push(Note::new("list-chosen", text));
}

fn note_points(
    assembled: &Assembled,
    lists: &[&List<'_>],
    candidate: &Candidate,
    document: &Document<'_>,
    notes: &mut Vec<Note>,
) {
    notes.extend(assembled.notes.iter().cloned());
    if lists.len() > 1 {
        let text = format!(
            "The numbers begin again in each of {} sections; points are numbered section.number.",
            lists.len()
        );
        notes.push(Note::new("numbers-restart", text));
    } else {
        notes.extend(gaps::notes(lists[0]));
        notes.extend(gaps::hidden(&document.blocks, lists[0]));
    }
    if let Some((stated, place)) = choose::stated_instead(document, candidate.points) {
        let text = format!(
            "The {place} speaks of {stated} points; the list has {}.",
            candidate.points
        );
        notes.push(Note::new("count-differs", text));
    }
    note_deleted(&assembled.points, notes);
    notes.extend(left_over(&assembled.after));
    if let Some(first) = assembled.between.first() {
        let text = format!(
            "{} piece(s) of text between the points belong to none of them, for example “{}”.",
            assembled.between.len(),
            first.chars().take(60).collect::<String>()
        );
        notes.push(Note::new("text-between", text));
    }
}

/// The code of the note on text after the last point.
pub(crate) const LEFT_OVER: &str = "left-over";

/// How many letters of a text that is left over are shown.
const SHOWN_LETTERS: usize = 60;

/// Says that text after the last point is none of its text.
fn left_over(after: &[String]) -> Option<Note> {
    let first = after.first()?;
    let mut shown: String = first.chars().take(SHOWN_LETTERS).collect();
    if shown.len() < first.len() {
        shown.push('…');
    }
    let more = match after.len() - 1 {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let shown = shown.trim_end_matches('.');
    let text = format!("Text is left over after the last point: “{shown}”{more}.");
    Some(Note::new(LEFT_OVER, text))
}

fn note_deleted(points: &[Point], notes: &mut Vec<Note>) {
    for point in points {
        if point.deleted {
            let text = format!("Point {} is said to be deleted.", point.number);
            notes.push(Note::new("point-deleted", text));
        }
        note_deleted(&point.parts, notes);
    }
}

pub(crate) fn no_points() -> Refusal {
    Refusal::new(
        "no-points",
        "No list of points was found in the text.",
        "Take it by `--units paragraphs` or `--units lines`, or give a file with only the numbered points.",
    )
}

/// Says that there is a list after all, where it was too small a part of the text to be the plan.
fn hint(candidate: &Candidate) -> Option<Note> {
    let text = format!(
        "A list of {} points was found ({}) and not taken; `--units points` takes it.",
        candidate.points, candidate.why
    );
    // Two items are hardly a plan that somebody misses.
    (candidate.points > 2).then(|| Note::new("list-not-taken", text))
}

//! Blocks to units: points, paragraphs or lines, and the decision between them.
//!
//! `Auto` takes points where a list is convincing, else paragraphs where a text has several, else lines. A text whose
//! line ends are the ends of sentences has one clause a line, blank lines or not, and is never taken by paragraphs.

use super::assemble::{self, Assembled};
use super::block::{Block, Document, Kind, Region, Start};
use super::builder::controls_note;
use super::choose::{self, Candidate, Choice};
use super::lists::{self, List};
use super::wrap::Joiner;
use super::{
    Format, Intake, ListSummary, Note, Options, Point, Refusal, Units, inline, language, markdown, plain,
};

/// Reads plain text.
pub(crate) fn read_text(text: &str, notes: Vec<Note>, options: &Options) -> Result<Intake, Refusal> {
    if options.units == Units::Lines {
        return lines(text, Format::Text, notes);
    }
    let document = plain::blocks(text, notes)?;
    read_document(&document, Format::Text, options, Some(text))
}

/// Reads markdown. Lines and paragraphs are those of the file itself.
pub(crate) fn read_markdown(text: &str, notes: Vec<Note>, options: &Options) -> Result<Intake, Refusal> {
    if options.units == Units::Lines {
        return lines(text, Format::Markdown, notes);
    }
    let document = markdown::blocks(text, notes)?;
    read_document(&document, Format::Markdown, options, Some(text))
}

/// Takes the units out of a document; `text` is its source, where the lines of the source are its lines.
pub(crate) fn read_document(
    document: &Document<'_>,
    format: Format,
    options: &Options,
    text: Option<&str>,
) -> Result<Intake, Refusal> {
    if document.blocks.is_empty() {
        return Err(empty());
    }
    let wanted = if options.list.is_some() {
        Units::Points
    } else {
        options.units
    };
    match wanted {
        Units::Points => points(
            document,
            format,
            &Wanted {
                list: options.list,
                ..Wanted::default()
            },
        ),
        Units::Paragraphs => Ok(paragraphs(document, format)),
        Units::Lines => lines_of(document, format, text),
        Units::Auto => match points(
            document,
            format,
            &Wanted {
                convincing: true,
                ..Wanted::default()
            },
        ) {
            Err(refusal) if refusal.code == NO_POINTS => match has_paragraphs(&document.blocks) {
                true => Ok(with_hint(document, paragraphs(document, format))),
                false => Ok(with_hint(document, lines_of(document, format, text)?)),
            },
            taken => taken,
        },
    }
}

const NO_POINTS: &str = "no-points";

fn no_points() -> Refusal {
    Refusal::new(
        NO_POINTS,
        "No list of points was found in the text.",
        "Take it by `--units paragraphs` or `--units lines`, or give a file with only the numbered points.",
    )
}

fn empty() -> Refusal {
    Refusal::new(
        "empty",
        "There is no text in it.",
        "Check that the right file was given.",
    )
}

/// Which list is wanted.
#[derive(Debug, Clone, Copy, Default)]
struct Wanted {
    /// The one that the user named.
    list: Option<usize>,
    /// Only one that is convincing: a list that may be an aside is no plan.
    convincing: bool,
    /// Whether paragraphs were split already, to find a list in one.
    split: bool,
}

/// Takes the points of the plan.
fn points(document: &Document<'_>, format: Format, wanted: &Wanted) -> Result<Intake, Refusal> {
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
        return points(
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
        (None, Choice::None) => return Err(no_points()),
        (None, Choice::One(_)) if wanted.convincing && !convincing => return Err(no_points()),
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
    Ok(Intake {
        format,
        units: Units::Points,
        language: language::guess(&assembled.points, document.about.language.as_deref()),
        points: assembled.points,
        before: assembled.before,
        between: assembled.between,
        after: assembled.after,
        lists: summaries.collect(),
        about: document.about.clone(),
        notes,
    })
}

fn listed(candidates: &[Candidate], wanted: usize) -> Result<usize, Refusal> {
    let index = wanted.checked_sub(1).filter(|index| *index < candidates.len());
    index.ok_or_else(|| match candidates.len() {
        0 => no_points(),
        count => Refusal::new(
            "no-such-list",
            format!("There is no list {wanted}; the text has {count}."),
            format!(
                "Choose between 1 and {count}: {}.",
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
        format!("Say which one is meant: {}.", describe(candidates, &[one, two])),
    )
}

fn note_choice(candidates: &[Candidate], chosen: usize, asked: bool, notes: &mut Vec<Note>) {
    if candidates.len() < 2 || asked {
        return;
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
        notes.extend(super::gaps::notes(lists[0]));
    }
    if let Some(stated) = choose::stated_instead(document, candidate.points) {
        let text = format!(
            "The title speaks of {stated} points; the list has {}.",
            candidate.points
        );
        notes.push(Note::new("count-differs", text));
    }
    note_deleted(&assembled.points, notes);
    if let Some(first) = assembled.between.first() {
        let text = format!(
            "{} piece(s) of text between the points belong to none of them, for example “{}”.",
            assembled.between.len(),
            first.chars().take(60).collect::<String>()
        );
        notes.push(Note::new("text-between", text));
    }
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

/// How much of the full width a wrapped line fills at least, with the first word of the next line added: letters of
/// print have different widths, so the count of signs is only near.
const FILLED: f64 = 0.85;

/// Whether a text has several paragraphs, and its lines are not its clauses.
///
/// A line that was wrapped ends where the next word would not fit. Lines that end for no such reason are clauses.
fn has_paragraphs(blocks: &[Block<'_>]) -> bool {
    let paragraphs = blocks
        .iter()
        .filter(|block| block.start == Start::Paragraph)
        .count();
    let length = |text: &str| text.chars().count();
    let width = blocks.iter().map(|block| length(&block.text)).max().unwrap_or(0) as f64;
    let inner = blocks.windows(2).filter(|pair| pair[1].start == Start::Wrap);
    let (mut all, mut wrapped) = (0, 0);
    for pair in inner {
        let next = pair[1].text.split_whitespace().next().unwrap_or_default();
        all += 1;
        wrapped += usize::from((length(&pair[0].text) + 1 + length(next)) as f64 > width * FILLED);
    }
    paragraphs > 1 && wrapped * 2 >= all
}

/// Takes paragraphs; on a page those of the article, when it has one.
fn paragraphs(document: &Document<'_>, format: Format) -> Intake {
    let blocks = &document.blocks;
    let has_article = blocks.iter().any(|block| block.region == Region::Article);
    let wanted = |block: &Block<'_>| match block.region {
        Region::Article => true,
        Region::Page => !has_article,
        Region::Comments | Region::Related => false,
    };
    let first = blocks.iter().position(wanted).unwrap_or(0);
    let last = blocks.iter().rposition(wanted).map_or(0, |last| last + 1);
    let mut joiner = Joiner::new(blocks);
    let before = assemble::paragraphs(&mut joiner, blocks, 0..first);
    let after = assemble::paragraphs(&mut joiner, blocks, last..blocks.len());
    let mut texts = Vec::new();
    let mut between = Vec::new();
    let mut at = first;
    while at < last {
        let inside = wanted(&blocks[at]);
        let run = blocks[at..last]
            .iter()
            .take_while(|block| wanted(block) == inside)
            .count();
        let found = assemble::paragraphs(&mut joiner, blocks, at..at + run);
        if inside { &mut texts } else { &mut between }.extend(found);
        at += run;
    }
    let points = texts
        .into_iter()
        .enumerate()
        .map(|(index, text)| unit(index, text))
        .collect();
    Intake {
        before,
        between,
        after,
        ..plain_intake(points, format, Units::Paragraphs, document)
    }
}

/// Takes the lines of the source, or, where the format has none, the blocks.
fn lines_of(document: &Document<'_>, format: Format, text: Option<&str>) -> Result<Intake, Refusal> {
    if let Some(text) = text {
        return lines(text, format, document.notes.clone());
    }
    let each = document.blocks.iter().map(|block| match &block.kind {
        Kind::Item(label) => format!("{label} {}", block.text),
        Kind::Text | Kind::Heading(_) => block.text.to_string(),
    });
    let points: Vec<Point> = each.enumerate().map(|(index, text)| unit(index, text)).collect();
    if points.is_empty() {
        return Err(empty());
    }
    Ok(plain_intake(points, format, Units::Lines, document))
}

/// Takes one unit a line, exactly as it is; lines without a letter or a sign are skipped and counted.
fn lines(text: &str, format: Format, mut notes: Vec<Note>) -> Result<Intake, Refusal> {
    let mut points = Vec::new();
    let mut skipped = 0;
    let whole = text.strip_suffix('\n').unwrap_or(text);
    for line in whole.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.trim().is_empty() {
            skipped += 1;
            continue;
        }
        if points.len() == plain::MAX_BLOCKS {
            return Err(plain::too_many_blocks());
        }
        points.push(unit(points.len(), line.to_owned()));
    }
    if points.is_empty() {
        return Err(empty());
    }
    if skipped > 0 {
        notes.push(Note::new(
            "empty-lines",
            format!("{skipped} empty line(s) were skipped."),
        ));
    }
    let document = Document {
        notes,
        ..Document::default()
    };
    Ok(plain_intake(points, format, Units::Lines, &document))
}

/// Makes a unit that has no number of its own.
fn unit(index: usize, text: String) -> Point {
    Point {
        number: (index + 1).to_string(),
        printed: String::new(),
        text,
        parts: Vec::new(),
        deleted: false,
    }
}

fn plain_intake(points: Vec<Point>, format: Format, units: Units, document: &Document<'_>) -> Intake {
    Intake {
        format,
        units,
        language: language::guess(&points, document.about.language.as_deref()),
        points,
        before: Vec::new(),
        between: Vec::new(),
        after: Vec::new(),
        lists: Vec::new(),
        about: document.about.clone(),
        notes: document.notes.clone(),
    }
}

/// Says that there is a list after all, where it was too small a part of the text to be the plan.
fn with_hint(document: &Document<'_>, mut intake: Intake) -> Intake {
    let lists = lists::find(&document.blocks);
    let candidates = choose::candidates(document, &lists);
    if let Choice::One(index) = choose::choose(&candidates) {
        let candidate = &candidates[index];
        let text = format!(
            "A list of {} points was found ({}) and not taken; `--units points` takes it.",
            candidate.points, candidate.why
        );
        intake.notes.push(Note::new("list-not-taken", text));
    }
    intake
}

/// Adds a note where characters were taken out of a whole text.
pub(crate) fn noted(mut notes: Vec<Note>, removed: usize) -> Vec<Note> {
    if removed > 0 {
        notes.push(controls_note(removed));
    }
    notes
}

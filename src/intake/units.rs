//! Blocks to units: points, paragraphs or lines, and the decision between them.
//!
//! `Auto` takes points where a list is convincing, else paragraphs where a text has several, else lines. Whether a line
//! end is a wrap or the end of a clause is told by whether the next word would have fitted; tried before that: full
//! stops at line ends, which failed on clauses without any. Cost: linear.

use std::borrow::Cow;

use super::asides::stands_for_nothing;
use super::assemble;
use super::block::{Block, Document, Kind, Region, Start};
use super::builder::controls_note;
use super::plan::{Found, Wanted, no_points, points};
use super::wrap::Joiner;
use super::{Edges, Format, Intake, Note, Options, Point, Refusal, Units, language, markdown, plain};

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
        Units::Points => match points(
            document,
            format,
            &Wanted {
                list: options.list,
                ..Wanted::default()
            },
        )? {
            Found::Plan(intake) => Ok(*intake),
            Found::NoPlan(_) => Err(no_points()),
        },
        Units::Paragraphs => paragraphs(&without_stars(document), format),
        Units::Lines => lines_of(&without_stars(document), format, text),
        Units::Auto => match points(
            document,
            format,
            &Wanted {
                convincing: true,
                ..Wanted::default()
            },
        )? {
            Found::Plan(intake) => Ok(*intake),
            Found::NoPlan(hint) => {
                let document = without_stars(document);
                let by_paragraphs = has_paragraphs(&document.blocks);
                let mut intake = if by_paragraphs {
                    paragraphs(&document, format)?
                } else {
                    lines_of(&document, format, text)?
                };
                intake.notes.extend(hint);
                Ok(intake)
            }
        },
    }
}

/// Returns a document without lines of stars: they divide paragraphs and are none.
fn without_stars<'d, 'a>(document: &'d Document<'a>) -> Cow<'d, Document<'a>> {
    if !document.blocks.iter().any(stands_for_nothing) {
        return Cow::Borrowed(document);
    }
    let mut rest = document.clone();
    rest.blocks.retain(|block| !stands_for_nothing(block));
    Cow::Owned(rest)
}

/// Refuses a document without text.
pub(crate) fn empty() -> Refusal {
    Refusal::new(
        "empty",
        "There is no text in it.",
        "Check that the right file was given.",
    )
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

/// Takes paragraphs; on a page those of the article, when it has one. Of a page that seems to have nothing but comments and
/// matter beside the article, all are taken.
fn paragraphs(document: &Document<'_>, format: Format) -> Result<Intake, Refusal> {
    let blocks = &document.blocks;
    let has = |region| blocks.iter().any(|block| block.region == region);
    let has_article = has(Region::Article);
    if !has_article && !has(Region::Page) && !blocks.is_empty() {
        let mut whole = document.clone();
        whole
            .blocks
            .iter_mut()
            .for_each(|block| block.region = Region::Page);
        return paragraphs(&whole, format);
    }
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
    let points: Vec<Point> = texts
        .into_iter()
        .enumerate()
        .map(|(index, text)| unit(index, text))
        .collect();
    if points.is_empty() {
        return Err(empty());
    }
    Ok(Intake {
        before,
        between,
        after,
        ..plain_intake(points, format, Units::Paragraphs, document)
    })
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

/// Takes one unit a line, exactly as it is but for numbers that run through all lines; lines without a letter or a sign
/// are skipped and counted.
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
    take_off_numbers(&mut points);
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

/// Takes the numbers off lines that are numbered throughout, one after another: they are no words of the clauses, and a
/// clause that is only renumbered has not changed.
fn take_off_numbers(points: &mut [Point]) {
    let labels = points.iter().map(|point| running_number(&point.text));
    let Some(numbers) = labels.collect::<Option<Vec<(u32, usize)>>>() else {
        return;
    };
    if numbers.len() < 2 || !numbers.windows(2).all(|two| two[1].0 == two[0].0 + 1) {
        return;
    }
    for (point, (number, length)) in points.iter_mut().zip(numbers) {
        let text = point.text.split_off(length);
        point.number = number.to_string();
        point.printed = std::mem::replace(&mut point.text, text.trim_start().to_owned());
    }
}

/// Returns the number that a line begins with, and how many bytes it takes with the sign behind it: `22.`, `22)`.
fn running_number(line: &str) -> Option<(u32, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let number = line[..digits].parse().ok()?;
    rest.starts_with([' ', '\t']).then_some((number, digits + 1))
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
        remarks: Vec::new(),
        after: Vec::new(),
        lists: Vec::new(),
        about: document.about.clone(),
        edges: Edges::default(),
        notes: document.notes.clone(),
    }
}

/// Adds a note where characters were taken out of a whole text.
pub(crate) fn noted(mut notes: Vec<Note>, removed: usize) -> Vec<Note> {
    if removed > 0 {
        notes.push(controls_note(removed));
    }
    notes
}

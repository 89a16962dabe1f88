//! A document as a variant that can be compared, in its very words. All of its points are known, unless the document
//! shows that some of the plan's are not in it.

use super::asides::{LEFT_OUT, PAGES_MISSING, REMARKS};
use super::assemble::LINE_LEFT_OVER;
use super::builder::COLUMNS;
use super::plan::{LEFT_OVER, PASSED_OVER};
use super::{Intake, Point, Units, excerpt};
use crate::model::{Clause, Coverage, Number, Variant, VariantId, Wording};

/// Notes that say that points of the plan are not in the document. What such a document does not say may stand in
/// them, so nothing can be called dropped by it.
const NOT_WHOLE: [&str; 13] = [
    LEFT_OUT,
    PAGES_MISSING,
    excerpt::CODE,
    excerpt::UNSAID,
    LIST_NOT_TAKEN,
    PASSED_OVER,
    LINE_LEFT_OVER,
    "number-missing",
    "number-in-text",
    "starts-late",
    "one-point",
    COUNT_DIFFERS,
    "pages-unreadable",
];

/// The note on another count than that of the points; a draft weighs it by itself.
const COUNT_DIFFERS: &str = "count-differs";

/// Other notes that the reader of a comparison must know: text that no clause has.
const TOLD: [&str; 3] = [LEFT_OVER, REMARKS, COLUMNS];

/// The note on a list that may be an aside; paragraphs or lines were taken in its place, which may be anything.
const LIST_NOT_TAKEN: &str = "list-not-taken";

/// Notes that a draft weighs by itself, since it asks what the page counts.
const WEIGHED: [&str; 3] = [COUNT_DIFFERS, excerpt::UNSAID, LIST_NOT_TAKEN];

/// Tells whether a document shows that some points of the plan are not in it, whatever it counts.
pub(crate) fn shows_a_part(intake: &Intake) -> bool {
    let shows = |code: &str| !WEIGHED.contains(&code) && NOT_WHOLE.contains(&code);
    intake.notes.iter().any(|note| shows(note.code))
}

/// Returns the variant that a document holds, all of it or not as a person says, or else as the document shows. A point that
/// the document says is deleted is none of its clauses.
pub fn variant(intake: Intake, name: &str, coverage: Option<Coverage>) -> Variant {
    let seems_whole = || !intake.notes.iter().any(|note| NOT_WHOLE.contains(&note.code));
    let is_said_whole = coverage == Some(Coverage::Full);
    let whole = coverage.map_or_else(seems_whole, |coverage| coverage == Coverage::Full);
    let told = |code: &str| NOT_WHOLE.contains(&code) && !is_said_whole || TOLD.contains(&code);
    let doubts = intake.notes.iter().filter(|note| told(note.code));
    let doubts = doubts.map(|note| note.text.clone()).collect();
    // What announces an excerpt is a line or a paragraph of it, and no clause; nor is what every page has.
    let is_announcement = |text: &str| {
        !whole && intake.units != Units::Points && (text.ends_with(':') || excerpt::is_line_of_page(text))
    };
    // Nearly every point is a clause, and clauses are too large to be moved while their list grows.
    let mut clauses = Vec::with_capacity(intake.points.len());
    let points = intake.points.into_iter();
    clauses.extend(
        points
            .filter(|point| !point.deleted && !is_announcement(&point.text))
            .map(clause),
    );
    Variant {
        id: VariantId::from(name),
        plan: String::new(),
        title: intake.about.title.unwrap_or_else(|| name.to_owned()),
        authors: Vec::new(),
        reported: None,
        points: u32::try_from(clauses.len()).ok().filter(|_| whole),
        counts: Vec::new(),
        coverage: if whole { Coverage::Full } else { Coverage::Partial },
        wording: Wording::Verbatim,
        language: intake.language.unwrap_or_else(|| "und".to_owned()),
        template: None,
        based_on: None,
        note: None,
        doubts,
        clauses,
        claims: Vec::new(),
    }
}

fn clause(point: Point) -> Clause {
    Clause {
        number: Number(point.number),
        topic: None,
        also: Vec::new(),
        proposed: None,
        // Of a point whose place is held by a blank nothing is known.
        text: Some(point.text).filter(|text| !excerpt::is_blank(text)),
        note: None,
        citations: Vec::new(),
        parts: point
            .parts
            .into_iter()
            .filter(|part| !part.deleted)
            .map(clause)
            .collect(),
    }
}

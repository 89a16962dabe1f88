//! A document as a variant that can be compared: all of its points are known, in their very words.

use super::{Intake, Point};
use crate::model::{Clause, Coverage, Number, Variant, VariantId, Wording};

/// Returns the variant that a document holds. A point that the document says is deleted is none of its clauses.
pub fn variant(intake: Intake, name: &str) -> Variant {
    let clauses: Vec<Clause> = intake
        .points
        .into_iter()
        .filter(|point| !point.deleted)
        .map(clause)
        .collect();
    Variant {
        id: VariantId::from(name),
        plan: String::new(),
        title: intake.about.title.unwrap_or_else(|| name.to_owned()),
        authors: Vec::new(),
        reported: None,
        points: u32::try_from(clauses.len()).ok(),
        counts: Vec::new(),
        coverage: Coverage::Full,
        wording: Wording::Verbatim,
        language: intake.language.unwrap_or_else(|| "und".to_owned()),
        template: None,
        based_on: None,
        note: None,
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
        text: Some(point.text),
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

//! Points that a page says are deleted. They are no clauses; where the version that has them is known, the page is a
//! source that says so. That its numbers are those of the page is likely and not sure, so a person is asked to confirm it.
//! Linear in the points.

use crate::intake::Point;
use crate::model::{About, Claim, Library, Number, Says, Source};

use super::clauses::safe;
use super::{Options, TODO, cite, grade, numbers_below};

/// Points that the page says are deleted: claims where the version that has them is known, comments where it is not.
#[derive(Default)]
pub struct Deleted {
    /// What the page says of clauses of the version below.
    pub claims: Vec<Claim>,
    /// What it says of points that no known version has.
    pub comments: Vec<String>,
}

impl Deleted {
    /// Returns those among the points of a page.
    pub fn among(points: &[Point], options: &Options, library: &Library, source: &Source) -> Self {
        let known = numbers_below(options.based_on.as_ref(), library);
        let mut deleted = Self::default();
        let mut all: Vec<&Point> = points.iter().rev().collect();
        while let Some(point) = all.pop() {
            if !point.deleted {
                all.extend(point.parts.iter().rev());
                continue;
            }
            let number = Number(safe(&point.number));
            if let Some(base) = options.based_on.as_ref().filter(|_| known.contains(&number)) {
                deleted.claims.push(Claim {
                    about: About::Clause(number),
                    says: Says::Dropped,
                    text: None,
                    concerning: None,
                    by: source.outlet.clone(),
                    to: None,
                    on: source.date,
                    grade: grade(source.evidence),
                    note: Some(format!(
                        "{TODO}: confirm that the page numbers its points as {base} does."
                    )),
                    citations: vec![cite(&source.key)],
                });
            } else {
                deleted.comments.push(format!(
                    "The page says that point {number} is deleted; which clause of which version that is, is not known."
                ));
            }
        }
        deleted
    }
}

//! Gathers what is wrong while files are read, and turns it into problems with places at the end.
//!
//! While reading, a place is a [`Spot`]: a file and a range of bytes, twelve bytes to copy. Lines, columns and
//! excerpts are worked out only for what is reported. The number of findings kept is limited in each file, so that
//! a hostile file cannot fill the memory with problems; what is left out is counted and said.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::problem::{Code, Problem, Related, Severity, shown};

use super::place::Lines;
use super::text::PlanText;

/// Problems listed for one file. Nobody reads past the first hundreds, a generated file with one fault in each of
/// its clauses would give tens of thousands; the rest is counted, see [`Code::MoreProblems`].
pub const PROBLEM_LIMIT: usize = 1_000;

/// The index of a file among those that are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileIx(pub u32);

/// A range of bytes in a file. Files are far smaller than 4 GiB, see [`super::text::SIZE_LIMIT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The file.
    pub file: FileIx,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// Something that is wrong.
#[derive(Debug)]
pub struct Finding {
    code: Code,
    spot: Spot,
    message: String,
    cure: String,
    related: Option<(Spot, &'static str)>,
}

impl Finding {
    /// Says what is wrong, where, and what to do about it.
    pub fn new(code: Code, spot: Spot, message: impl Into<String>, cure: impl Into<String>) -> Self {
        Self {
            code,
            spot,
            message: message.into(),
            cure: cure.into(),
            related: None,
        }
    }

    /// Adds a second place, with a few words that say what is there.
    pub fn with_related(mut self, spot: Spot, label: &'static str) -> Self {
        self.related = Some((spot, label));
        self
    }
}

/// All that is wrong with the files that are read together.
#[derive(Debug, Default)]
pub struct Findings {
    files: BTreeMap<FileIx, FileFindings>,
}

/// What is wrong with one file; errors and warnings apart, so that warnings never crowd out an error.
#[derive(Debug, Default)]
struct FileFindings {
    errors: Vec<Finding>,
    warnings: Vec<Finding>,
    left_out: usize,
}

impl Findings {
    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        let file = self.files.entry(finding.spot.file).or_default();
        let list = match finding.code.severity() {
            Severity::Error => &mut file.errors,
            Severity::Warning => &mut file.warnings,
        };
        if list.len() < PROBLEM_LIMIT {
            list.push(finding);
        } else {
            file.left_out += 1;
        }
    }

    /// Says whether a file has errors.
    pub fn has_errors(&self, file: FileIx) -> bool {
        self.files.get(&file).is_some_and(|file| !file.errors.is_empty())
    }

    /// Says whether an error in this file would still be listed; if not, working out advice is wasted.
    pub fn has_room(&self, file: FileIx) -> bool {
        self.files
            .get(&file)
            .is_none_or(|file| file.errors.len() < PROBLEM_LIMIT)
    }

    /// Returns the problems, sorted by file, line, column and code.
    pub fn into_problems(self, texts: &[PlanText]) -> Vec<Problem> {
        let lines: Vec<OnceCell<Lines>> = texts.iter().map(|_| OnceCell::new()).collect();
        let place = |spot: Spot| {
            let ix = spot.file.0 as usize;
            let lines = lines[ix].get_or_init(|| Lines::new(texts[ix].path, &texts[ix].text));
            lines.place(spot.start as usize..spot.end as usize)
        };
        let mut problems = Vec::new();
        for (file, mut found) in self.files {
            let kept_warnings = PROBLEM_LIMIT - found.errors.len();
            found.left_out += found.warnings.len().saturating_sub(kept_warnings);
            found.warnings.truncate(kept_warnings);
            if found.left_out > 0 {
                found.warnings.push(more_problems(file, found.left_out));
            }
            problems.extend(
                found
                    .errors
                    .into_iter()
                    .chain(found.warnings)
                    .map(|finding| Problem {
                        code: finding.code,
                        severity: finding.code.severity(),
                        place: place(finding.spot),
                        message: finding.message,
                        cure: finding.cure,
                        related: finding.related.map(|(spot, label)| Related {
                            place: place(spot),
                            label: label.to_owned(),
                        }),
                    }),
            );
        }
        problems.sort_by(|a, b| {
            let key = |problem: &Problem| (problem.place.line, problem.place.column, problem.code);
            a.place.file.cmp(&b.place.file).then_with(|| key(a).cmp(&key(b)))
        });
        problems.dedup();
        problems
    }
}

/// Names whose edit distance is compared with a misspelt one. Vocabularies and source lists have hundreds; the
/// limit keeps a file with 100,000 wrong names against 100,000 right ones from taking minutes.
const SUGGESTION_LIMIT: usize = 2_000;

/// Returns the name that a misspelt one is likely to mean: at most a third of its letters apart, the nearest
/// first, then the first in the order given. Names of one or two letters are too short to guess at.
pub fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    let allowed = length / 3;
    names
        .filter(|name| name.len().abs_diff(length) <= allowed)
        .take(SUGGESTION_LIMIT)
        .map(|name| (strsim::damerau_levenshtein(&written, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Returns the cure for a name that does not exist: the nearest one that does, or what else to do.
pub fn did_you_mean<'n>(written: &str, names: impl Iterator<Item = &'n str>, otherwise: &str) -> String {
    match nearest(written, names) {
        Some(name) => format!("Did you mean {}?", shown(name)),
        None => otherwise.to_owned(),
    }
}

fn more_problems(file: FileIx, left_out: usize) -> Finding {
    // At the end of the file, so that it closes the list of the file.
    let spot = Spot {
        file,
        start: u32::MAX,
        end: u32::MAX,
    };
    let message = format!("Problems in this file that are not listed: {left_out}.");
    Finding::new(
        Code::MoreProblems,
        spot,
        message,
        "Mend those that are listed and check again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_and_no_far_one() {
        let names = ["ceasefire-start", "armed-forces-size", "amnesty"];
        let offer = |written| nearest(written, names.into_iter());
        assert_eq!(offer("amnestie"), Some("amnesty"));
        assert_eq!(offer("armed-force-sizes"), Some("armed-forces-size"));
        assert_eq!(offer("Amnesty"), Some("amnesty"));
        assert_eq!(offer("territory"), None);
    }
}

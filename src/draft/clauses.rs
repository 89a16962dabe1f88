//! The points of a page as the clauses of a draft: numbers that a plan file takes, texts without characters that it must
//! not have. Linear in the points.

use std::collections::BTreeSet;

use crate::intake::{Point, excerpt};
use crate::model::{Citation, Clause, Number};
use crate::problem::{is_control, is_hidden};

/// Gives each clause a number that no other has, and each part one that begins with that of its clause.
#[derive(Default)]
pub struct Numbers {
    taken: BTreeSet<String>,
    /// What was changed, in sentences.
    pub changed: Vec<String>,
}

impl Numbers {
    /// Returns the clauses for points; a point that is said to be deleted is none.
    pub fn clauses(&mut self, points: &[Point], citation: &Citation) -> Vec<Clause> {
        self.below("", points, citation)
    }

    fn below(&mut self, whole: &str, points: &[Point], citation: &Citation) -> Vec<Clause> {
        let mut clauses = Vec::new();
        for point in points.iter().filter(|point| !point.deleted) {
            let number = self.number(whole, &point.number);
            let is_told = |text: &String| !text.trim().is_empty() && !excerpt::is_blank(text);
            let text = Some(safe(&point.text)).filter(is_told);
            let parts = self.below(&number, &point.parts, citation);
            clauses.push(Clause {
                number: Number(number),
                topic: None,
                also: Vec::new(),
                proposed: None,
                text,
                note: None,
                citations: vec![citation.clone()],
                parts,
            });
        }
        clauses
    }

    fn number(&mut self, whole: &str, printed: &str) -> String {
        let printed = safe(printed.trim());
        let goes_on = |rest: &str| {
            let both_figures = rest.starts_with(|c: char| c.is_ascii_digit())
                && whole.ends_with(|c: char| c.is_ascii_digit());
            !rest.is_empty() && !both_figures
        };
        let first = match printed.strip_prefix(whole) {
            Some(rest) if whole.is_empty() || goes_on(rest) => printed.clone(),
            _ if goes_on(&printed) => format!("{whole}{printed}"),
            _ => format!("{whole}.{printed}"),
        };
        let again = (2..).map(|count| format!("{first}-{count}"));
        let mut free = std::iter::once(first.clone())
            .chain(again)
            .filter(|number| !self.taken.contains(number));
        let number = free.next().unwrap_or(first);
        if !number.ends_with(&printed) {
            self.changed.push(format!(
                "The number {printed} comes twice; the second is written {number}."
            ));
        }
        self.taken.insert(number.clone());
        number
    }
}

/// Returns a text without characters that plan files must not have.
pub fn safe(text: &str) -> String {
    text.chars()
        .filter(|character| !is_control(*character) && !is_hidden(*character))
        .collect()
}

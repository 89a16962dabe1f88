//! Variants: their file, their base, their clauses, and whether what is said to be known is there.

use std::collections::BTreeMap;

use crate::problem::{Code, shown};
use crate::read::finding::{Finding, Spot};
use crate::read::tree::{Content, Node};

use super::known::stem;
use super::{Check, File};

impl<'t> Check<'t, '_> {
    /// Checks the file of a variant.
    pub(super) fn variant(&mut self, file: &File<'t>) {
        let root = file.root;
        self.file_name(file);
        for name in ["template", "based_on"] {
            if let Some(id) = root.field(name) {
                self.variant_id(id);
            }
        }
        self.circle(root);
        for count in root.items_of("counts") {
            self.citations(count, "count");
        }
        self.unfilled(root);
        self.counts(root);
        self.coverage(root);
        self.points(root);
        let is_full = root.text_of("coverage") == Some("full");
        for clause in root.items_of("clauses") {
            self.clause(clause, None, is_full);
        }
        self.claims(root);
    }

    /// A variant is looked for by its id in the folder of the variants; a file elsewhere is named by its path.
    fn file_name(&mut self, file: &File<'t>) {
        let Some((id, written)) = file.root.field("id").and_then(|id| Some((id, id.text()?))) else {
            return;
        };
        let stem = stem(file.path);
        if file.is_in_variants() && stem != written {
            let message = format!("The id {} is not the name of the file.", shown(written));
            let cure = format!(
                "Write `id: {}`, or rename the file.",
                shown(stem).trim_matches('`')
            );
            self.add(Code::FileNameDiffersFromId, id.spot, message, cure);
        }
    }

    fn circle(&mut self, root: &Node) {
        let (Some(id), Some(base)) = (root.text_of("id"), root.field("based_on")) else {
            return;
        };
        let Some(written) = base.text() else { return };
        let returns = self
            .known
            .line_of(written)
            .iter()
            .any(|variant| variant.based_on == Some(id));
        if written == id || returns {
            let message = match written == id {
                true => format!("{} is based on itself.", shown(id)),
                false => format!("{} is based on itself, over {}.", shown(id), shown(written)),
            };
            self.add(
                Code::BasedOnCircle,
                base.spot,
                message,
                "Say which of them was there first, and delete its `based_on`.",
            );
        }
    }

    /// Holds what is said to be known against what is there.
    fn coverage(&mut self, root: &Node) {
        let Some(coverage) = root.field("coverage") else {
            return;
        };
        let has_clauses = !root.items_of("clauses").is_empty();
        let has_claims = !root.items_of("claims").is_empty();
        let has_number = root.field("points").is_some() || !root.items_of("counts").is_empty();
        let (message, cure) = match coverage.text() {
            Some("full") if !has_clauses => (
                "Every point is said to be known, but there are no clauses.",
                "Write `partial` or `count`, or add the clauses.",
            ),
            Some("partial") if !has_clauses && !has_claims => (
                "Some points are said to be known, but there are no clauses and no claims.",
                "Write `count`, or add what is known.",
            ),
            Some("count") if has_clauses || has_claims => (
                "Only the number of points is said to be known, but there are clauses or claims.",
                "Write `partial` or `full`.",
            ),
            Some("count") if !has_number => (
                "The number of points is said to be known, but it is not there.",
                "Add `points`, or `counts` with who said how many.",
            ),
            Some(_) | None => return,
        };
        self.add(Code::CoverageDisagrees, coverage.spot, message, cure);
    }

    /// Holds the number of points against the clauses that are there.
    fn points(&mut self, root: &Node) {
        let clauses = root.items_of("clauses").len();
        let Some((node, points)) = root
            .field("points")
            .and_then(|node| Some((node, node.text()?.parse::<usize>().ok()?)))
        else {
            return;
        };
        let message = match root.text_of("coverage") {
            Some("full") if clauses != points && clauses > 0 => {
                format!(
                    "`points` is {points} and all are said to be known, but the number of clauses is {clauses}."
                )
            }
            Some("partial") if clauses > points => {
                format!("`points` is {points}, but the number of clauses is {clauses}.")
            }
            Some(_) | None => return,
        };
        self.add(
            Code::PointsDisagree,
            node.spot,
            message,
            "Correct the number, the coverage or the clauses.",
        );
    }

    /// Holds the number of points against what people are said to have counted: one of them should agree.
    fn counts(&mut self, root: &Node) {
        let counts = root.items_of("counts");
        let counted: Vec<&str> = counts
            .iter()
            .filter_map(|count| count.text_of("points"))
            .collect();
        let Some((node, points)) = root.field("points").and_then(|node| Some((node, node.text()?))) else {
            return;
        };
        if let Some(first) = counted.first().filter(|_| !counted.contains(&points)) {
            let by = counts[0].text_of("by").unwrap_or("a source");
            let message = format!(
                "The variant is given {} points, but nobody counts so many: {} counts {}.",
                shown(points),
                shown(by),
                shown(first)
            );
            let cure =
                "Look for clauses that are missing or too many, or add to `counts` who counts so many.";
            self.add(Code::CountsDiffer, node.spot, message, cure);
        }
    }

    /// Finds the words that stand for what is still to be filled in, wherever they are.
    fn unfilled(&mut self, node: &Node) {
        match &node.content {
            Content::Scalar { text, .. } if text == "TODO" || text.starts_with("TODO:") => {
                let message = match text.strip_prefix("TODO:") {
                    Some(what) => format!(
                        "This is still to be done: {}.",
                        shown(what.trim().trim_end_matches('.'))
                    ),
                    None => "This is still to be filled in.".to_owned(),
                };
                let cure = "Replace it by what is true, or delete the field if it may be left out.";
                self.add(Code::ToDo, node.spot, message, cure);
            }
            Content::Scalar { .. } => {}
            Content::List(items) => items.iter().for_each(|item| self.unfilled(item)),
            Content::Map(entries) => entries.iter().for_each(|entry| self.unfilled(&entry.value)),
        }
    }

    /// Checks a clause and its parts; `whole` is the clause that it is a part of.
    fn clause(&mut self, clause: &'t Node, whole: Option<&'t str>, is_full: bool) {
        let number = clause.field("number");
        let written = number.and_then(Node::text);
        if let (Some(number), Some(written), Some(whole)) = (number, written, whole)
            && !is_part_of(written, whole)
        {
            let message = format!(
                "The part {} stands under the clause {}.",
                shown(written),
                shown(whole)
            );
            let cure = "Move it to its clause, or correct its number, which begins with that of its clause.";
            self.add(Code::PartOfAnotherClause, number.spot, message, cure);
        }
        self.topics_of_clause(clause);
        let has_text = clause.field("text").is_some();
        if is_full && !has_text && clause.items_of("parts").is_empty() {
            let message = "Every point is said to be known, but this clause has no text.";
            self.add(
                Code::CoverageDisagrees,
                clause.spot,
                message,
                "Add its text, or write `coverage: partial`.",
            );
        }
        self.citations(clause, "clause");
        for part in clause.items_of("parts") {
            self.clause(part, written, is_full);
        }
    }

    fn topics_of_clause(&mut self, clause: &'t Node) {
        let main = clause.field("topic");
        if main.is_none() && clause.field("text").is_some() {
            let message = "This clause has no topic, so it is matched by its text alone.";
            self.add(
                Code::TopicMissing,
                clause.spot,
                message,
                "Add `topic:` with a key of topics.yaml.",
            );
        }
        if let (Some(main), Some(proposed)) = (main, clause.field("proposed")) {
            let message = format!(
                "The topic {} is proposed with a certainty of {} of 100, and nobody has confirmed it.",
                shown(main.text().unwrap_or_default()),
                proposed.text().unwrap_or_default()
            );
            let cure = "Delete `proposed` to confirm the topic, or write another topic.";
            let finding = Finding::new(Code::TopicProposed, proposed.spot, message, cure);
            self.findings.add(finding.with_related(main.spot, "the topic"));
        }
        let mut seen = BTreeMap::new();
        for topic in main.into_iter().chain(clause.items_of("also")) {
            self.topic(topic);
            let Some(written) = topic.text() else { continue };
            let first: Spot = *seen.entry(written).or_insert(topic.spot);
            if first != topic.spot {
                let message = format!("The topic {} is named twice.", shown(written));
                let finding = Finding::new(Code::RepeatedTopic, topic.spot, message, "Delete it here.");
                self.findings.add(finding.with_related(first, "named here"));
            }
        }
    }
}

/// Says whether `10a`, `10.1` or `10(a)` can be a part of `10`; `101` cannot.
fn is_part_of(part: &str, whole: &str) -> bool {
    part.strip_prefix(whole)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|next| {
            let goes_on = next.is_ascii_digit() && whole.ends_with(|c: char| c.is_ascii_digit());
            !goes_on
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_continues_the_number_of_its_clause() {
        for part in ["10a", "10.1", "10(a)", "10-b"] {
            assert!(is_part_of(part, "10"), "{part}");
        }
        assert!(is_part_of("10a1", "10a"));
        for part in ["10", "101", "11a", "a", "1"] {
            assert!(!is_part_of(part, "10"), "{part}");
        }
    }
}

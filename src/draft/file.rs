//! A variant as a file in the style of the house: the fields in the order of the shipped plans, a blank line between
//! clauses, citations on one line where they fit.
//!
//! What is written reads back as the values that it was written from; a test does so with every shipped variant. Where
//! the values come from is left to the other files of this room. Linear in the size of the variant.

use std::collections::BTreeMap;

use crate::model::{About, Citation, Claim, Clause, Count, Date, Number, Shows, Source, Variant};

use super::words::Word;
use super::yaml::{Lines, WIDTH, quoted, scalar_in_flow};

/// What stands in a file.
#[derive(Debug)]
pub struct File<'a> {
    /// The variant.
    pub variant: &'a Variant,
    /// Sources that only this variant uses.
    pub sources: &'a [Source],
    /// Comments at the top.
    pub head: Vec<String>,
    /// What stands beside the certainty of a proposed topic, or in the place of a topic that is too uncertain: where
    /// it comes from.
    pub beside: BTreeMap<Number, String>,
    /// Comments at the end; each begins a line of its own, and spaces at its beginning stay.
    pub tail: Vec<String>,
}

/// Returns the text of a file.
pub fn text(file: &File<'_>) -> String {
    let variant = file.variant;
    let mut lines = Lines::default();
    // A line that programs read must not be wrapped.
    for comment in &file.head {
        match comment.strip_prefix("yaml-language-server:") {
            Some(_) => lines.line(0, &format!("# {comment}")),
            None => lines.comment(0, comment),
        }
    }
    if !file.head.is_empty() {
        lines.blank();
    }
    heading(&mut lines, variant);
    if !file.sources.is_empty() {
        lines.blank();
        lines.line(0, "sources:");
        for source in file.sources {
            self::source(&mut lines, 2, source);
        }
    }
    if !variant.clauses.is_empty() {
        lines.blank();
        lines.line(0, "clauses:");
        for (index, clause) in variant.clauses.iter().enumerate() {
            if index > 0 {
                lines.blank();
            }
            self::clause(&mut lines, 2, clause, &file.beside);
        }
    }
    if !variant.claims.is_empty() {
        lines.blank();
        lines.line(0, "claims:");
        for claim in &variant.claims {
            self::claim(&mut lines, 2, claim);
        }
    }
    if !file.tail.is_empty() {
        lines.blank();
        for comment in &file.tail {
            lines.line(0, &format!("# {comment}"));
        }
    }
    lines.into_text()
}

fn heading(lines: &mut Lines, variant: &Variant) {
    lines.field(0, "id", variant.id.as_str());
    lines.field(0, "plan", &variant.plan);
    lines.field(0, "title", &variant.title);
    lines.list(0, "authors", variant.authors.iter().map(String::as_str));
    date(lines, 0, "reported", variant.reported);
    if let Some(points) = variant.points {
        lines.line(0, &format!("points: {points}"));
    }
    if !variant.counts.is_empty() {
        lines.line(0, "counts:");
        variant
            .counts
            .iter()
            .for_each(|count| self::count(lines, 2, count));
    }
    lines.line(0, &format!("coverage: {}", variant.coverage.word()));
    lines.line(0, &format!("wording: {}", variant.wording.word()));
    lines.field(0, "language", &variant.language);
    lines.optional(0, "template", variant.template.as_ref().map(|id| id.as_str()));
    lines.optional(0, "based_on", variant.based_on.as_ref().map(|id| id.as_str()));
    lines.optional(0, "note", variant.note.as_deref());
}

/// Writes a source under its key.
pub fn source(lines: &mut Lines, indent: usize, source: &Source) {
    lines.line(indent, &format!("{}:", source.key));
    let indent = indent + 2;
    lines.field(indent, "outlet", &source.outlet);
    lines.field(indent, "title", &source.title);
    date(lines, indent, "date", Some(source.date));
    lines.optional(indent, "url", source.url.as_deref());
    lines.optional(indent, "archive", source.archive.as_deref());
    lines.field(indent, "language", &source.language);
    if source.translated {
        lines.line(indent, "translated: true");
    }
    lines.line(indent, &format!("evidence: {}", source.evidence.word()));
    lines.optional(indent, "original", source.original.as_deref());
    lines.line(indent, &format!("strength: {}", source.strength.word()));
    lines.optional(indent, "note", source.note.as_deref());
}

/// Writes a claim as an item of a list whose hyphens are indented so far.
pub fn claim(lines: &mut Lines, indent: usize, claim: &Claim) {
    lines.item();
    let indent = indent + 2;
    match &claim.about {
        About::Clause(number) => lines.line(indent, &format!("about: {}", quoted(number.as_str()))),
        About::Topic(topic) => lines.field(indent, "topic", topic.as_str()),
        About::Remark { remark, reading } => {
            lines.field(indent, "remark", remark);
            if !reading.is_empty() {
                let numbers: Vec<String> = reading.iter().map(|number| quoted(number.as_str())).collect();
                lines.line(indent, &format!("reading: [{}]", numbers.join(", ")));
            }
        }
    }
    lines.line(indent, &format!("says: {}", claim.says.word()));
    lines.optional(indent, "text", claim.text.as_deref());
    lines.optional(indent, "concerning", claim.concerning.as_deref());
    lines.field(indent, "by", &claim.by);
    lines.optional(indent, "to", claim.to.as_deref());
    date(lines, indent, "on", Some(claim.on));
    lines.line(indent, &format!("grade: {}", claim.grade.word()));
    lines.optional(indent, "note", claim.note.as_deref());
    citations(lines, indent, &claim.citations);
}

fn count(lines: &mut Lines, indent: usize, count: &Count) {
    lines.item();
    let indent = indent + 2;
    lines.line(indent, &format!("points: {}", count.points));
    lines.field(indent, "by", &count.by);
    // A count has no `circa`: its date is stated or left out.
    date(lines, indent, "on", count.on.filter(|on| !on.circa));
    lines.line(indent, &format!("grade: {}", count.grade.word()));
    lines.optional(indent, "note", count.note.as_deref());
    citations(lines, indent, &count.citations);
}

fn clause(lines: &mut Lines, indent: usize, clause: &Clause, beside: &BTreeMap<Number, String>) {
    lines.item();
    let indent = indent + 2;
    lines.line(indent, &format!("number: {}", quoted(clause.number.as_str())));
    lines.optional(indent, "topic", clause.topic.as_ref().map(|topic| topic.as_str()));
    if let (None, Some(perhaps)) = (&clause.topic, beside.get(&clause.number)) {
        lines.line(indent, &format!("# {perhaps}"));
    }
    if !clause.also.is_empty() {
        lines.list(indent, "also", clause.also.iter().map(|topic| topic.as_str()));
    }
    if let Some(proposed) = clause.proposed {
        let from = beside
            .get(&clause.number)
            .map(|from| format!(" # {from}"))
            .unwrap_or_default();
        lines.line(indent, &format!("proposed: {proposed}{from}"));
    }
    lines.optional(indent, "text", clause.text.as_deref());
    lines.optional(indent, "note", clause.note.as_deref());
    citations(lines, indent, &clause.citations);
    if !clause.parts.is_empty() {
        lines.line(indent, "parts:");
        clause
            .parts
            .iter()
            .for_each(|part| self::clause(lines, indent + 2, part, beside));
    }
}

/// Writes citations: on one line where all are keys and they fit, else each on its own.
fn citations(lines: &mut Lines, indent: usize, citations: &[Citation]) {
    if citations.is_empty() {
        return;
    }
    let keys: Vec<&str> = citations
        .iter()
        .map(|citation| citation.source.as_str())
        .collect();
    let is_short = "sources: []".len() + indent + keys.join(", ").len() <= WIDTH;
    if is_short && citations.iter().all(says_no_more_than_its_key) {
        lines.list(indent, "sources", keys.into_iter());
        return;
    }
    lines.line(indent, "sources:");
    for citation in citations {
        lines.item();
        if says_no_more_than_its_key(citation) {
            lines.line(indent + 4, citation.source.as_str());
            continue;
        }
        let shows = Some(citation.shows)
            .filter(|shows| *shows != Shows::Full)
            .map(Word::word);
        let fields = [
            ("source", Some(citation.source.as_str())),
            ("by", citation.by.as_deref()),
            ("quote", citation.quote.as_deref()),
            ("shows", shows),
            ("note", citation.note.as_deref()),
        ];
        let fields = fields
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}: {}", scalar_in_flow(value?))));
        lines.line(
            indent + 4,
            &format!("{{ {} }}", fields.collect::<Vec<_>>().join(", ")),
        );
    }
}

fn says_no_more_than_its_key(citation: &Citation) -> bool {
    citation.by.is_none()
        && citation.quote.is_none()
        && citation.note.is_none()
        && citation.shows == Shows::Full
}

/// Writes a date, and on a line of its own that it is not stated.
fn date(lines: &mut Lines, indent: usize, name: &str, date: Option<Date>) {
    let Some(date) = date else { return };
    lines.line(indent, &format!("{name}: {}", Date { circa: false, ..date }));
    if date.circa {
        lines.line(indent, "circa: true");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{PlanFile, built_in_files, library};

    #[test]
    fn every_shipped_variant_comes_back_from_the_file_that_is_written_of_it() {
        let files = built_in_files();
        let shipped = library(&files).library;
        for variant in &shipped.variants {
            let path = format!("plans/variants/{}.yaml", variant.id);
            let written = text(&File {
                variant,
                sources: &[],
                head: vec!["A comment.".to_owned()],
                beside: BTreeMap::new(),
                tail: Vec::new(),
            });
            let longest = written.lines().map(|line| line.chars().count()).max();
            assert!(
                variant.clauses.is_empty() || longest <= Some(WIDTH + 60),
                "{written}"
            );
            let others = files.iter().filter(|file| file.path != path).cloned();
            let own = PlanFile {
                path: path.clone(),
                bytes: written.into_bytes(),
            };
            let again = library(&others.chain([own]).collect::<Vec<_>>());
            assert_eq!(again.problems, [], "{path}");
            assert_eq!(again.library.variant(&variant.id), Some(variant));
        }
    }
}

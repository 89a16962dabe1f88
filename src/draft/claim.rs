//! Adding a claim to a variant file, and a source that it needs, without touching any other byte of it.
//!
//! A file that people write has comments, blank lines and an order of their own, so it is not read and written anew: the
//! lines of the claim go in between its lines. The claim joins those about the same clause; claims about clauses stand in
//! the order of the version that they name, then those about topics, then remarks. Where a list of lines begins and ends
//! is seen from the indentation alone, which odd layouts can fool. So nothing here is believed: every edit says what the
//! file holds after it, and the caller reads the edited file and keeps it only if that is true ([`Edit::variant`]).
//!
//! Tried and left: an editor of YAML trees, which knows more layouts but brings six crates and its own idea of where the
//! comment between two claims belongs. Cost: linear in the file.

use std::ops::Range;

use crate::model::{About, Claim, Library, Source, Variant};

use super::yaml::Lines;
use super::{file, numbers_below};

/// An edited file.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The text of the file.
    pub text: String,
    /// The variant that the file must hold now.
    pub variant: Variant,
    /// The line on which the claim begins, from 1.
    pub line: usize,
}

/// Returns the lines of a claim as they stand in a file, for a person who has to put them there.
pub fn lines(claim: &Claim) -> String {
    let mut lines = Lines::default();
    file::claim(&mut lines, 2, claim);
    lines.into_text()
}

/// Returns the edits that may add a claim to a file, and a source of the variant's own before it, the best first. None
/// when the file is laid out in a way that lines cannot be put into: claims between brackets, for example.
pub fn append(
    text: &str,
    variant: &Variant,
    library: &Library,
    claim: &Claim,
    source: Option<&Source>,
) -> Vec<Edit> {
    let place = place_of(variant, library, claim);
    let mut edited = variant.clone();
    edited.claims.insert(place, claim.clone());
    let with_source = match source {
        Some(source) => add_source(text, source),
        None => vec![text.to_owned()],
    };
    let each = with_source
        .iter()
        .flat_map(|text| add_claim(text, variant, claim, place));
    each.map(|(text, line)| Edit {
        text,
        variant: edited.clone(),
        line,
    })
    .collect()
}

/// Returns the index that a claim gets among the claims of a variant.
fn place_of(variant: &Variant, library: &Library, claim: &Claim) -> usize {
    let order = numbers_below(variant.based_on.as_ref(), library);
    let rank = |about: &About| match about {
        About::Clause(number) => {
            let place = order
                .iter()
                .position(|known| known == number)
                .unwrap_or(usize::MAX);
            (0, place)
        }
        About::Topic(_) => (1, 0),
        About::Remark { .. } => (2, 0),
    };
    let same = variant
        .claims
        .iter()
        .rposition(|known| known.about == claim.about);
    let before = || {
        variant
            .claims
            .iter()
            .rposition(|known| rank(&known.about) <= rank(&claim.about))
    };
    same.or_else(before).map_or(0, |index| index + 1)
}

/// Returns the texts with the claim put in, each with its line.
fn add_claim(text: &str, variant: &Variant, claim: &Claim, place: usize) -> Vec<(String, usize)> {
    let sheet = Sheet::new(text);
    let Some(block) = sheet.block("claims") else {
        if sheet.has_field("claims") {
            return Vec::new();
        }
        let written = format!("claims:\n{}", lines(claim));
        let (text, line) = sheet.with_lines(sheet.lines.len(), &written, true, false);
        return vec![(text, line + 1)];
    };
    let items = sheet.items(&block);
    if items.is_empty() || items.len() != variant.claims.len() {
        return Vec::new();
    }
    let mut written = Lines::default();
    file::claim(&mut written, sheet.indent(items[0].start), claim);
    let written = written.into_text();
    let is_loose = items
        .windows(2)
        .any(|pair| (pair[0].end..pair[1].start).any(|line| sheet.is_blank(line)));
    match place.checked_sub(1).map(|before| (before, &items[before])) {
        None => vec![sheet.with_lines(items[0].start, &written, false, is_loose)],
        Some((before, item)) => {
            let is_apart = is_loose && !go_together(&variant.claims[before].about, &claim.about);
            let next = items.get(before + 1).map_or(block.end, |next| next.start);
            // Behind the blank lines that follow it, where these belong to a text of the claim before.
            let behind = (item.end..next).take_while(|line| sheet.is_blank(*line)).count() + item.end;
            let mut edits = vec![sheet.with_lines(item.end, &written, is_apart, false)];
            if behind > item.end {
                edits.push(sheet.with_lines(behind, &written, false, false));
            }
            edits
        }
    }
}

/// Says whether two claims stand without a blank line between them in a file that has such lines: those about one clause,
/// and those that are about no clause.
fn go_together(one: &About, other: &About) -> bool {
    let is_of_clause = |about: &About| matches!(about, About::Clause(_));
    one == other || (!is_of_clause(one) && !is_of_clause(other))
}

/// Returns the texts with the source put among those that only this variant uses.
fn add_source(text: &str, source: &Source) -> Vec<String> {
    let sheet = Sheet::new(text);
    if let Some(block) = sheet.block("sources") {
        let Some(first) = block
            .clone()
            .skip(1)
            .find(|line| !sheet.is_blank(*line) && !sheet.is_comment(*line))
        else {
            return Vec::new();
        };
        let indent = sheet.indent(first);
        let end = sheet.content_end(&block, indent);
        let is_loose = (first..end).any(|line| sheet.is_blank(line));
        let mut written = Lines::default();
        file::source(&mut written, indent, source);
        return vec![sheet.with_lines(end, &written.into_text(), is_loose, false).0];
    }
    if sheet.has_field("sources") {
        return Vec::new();
    }
    let mut written = Lines::default();
    written.line(0, "sources:");
    file::source(&mut written, 2, source);
    let fields = ["clauses", "claims"]
        .into_iter()
        .filter_map(|name| sheet.field_line(name));
    let at = fields.min().unwrap_or(sheet.lines.len());
    // The comment above a field belongs to it.
    let comments = (0..at).rev().take_while(|line| sheet.is_comment(*line)).count();
    let is_last = at == sheet.lines.len();
    vec![
        sheet
            .with_lines(at - comments, &written.into_text(), is_last, !is_last)
            .0,
    ]
}

/// A file as lines, each with its end.
struct Sheet<'t> {
    lines: Vec<&'t str>,
    line_end: &'static str,
}

impl<'t> Sheet<'t> {
    fn new(text: &'t str) -> Self {
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Self {
            lines: text.split_inclusive('\n').collect(),
            line_end,
        }
    }

    fn is_blank(&self, line: usize) -> bool {
        self.lines[line].trim().is_empty()
    }

    fn is_comment(&self, line: usize) -> bool {
        self.lines[line].trim_start().starts_with('#')
    }

    fn indent(&self, line: usize) -> usize {
        self.lines[line].bytes().take_while(|byte| *byte == b' ').count()
    }

    /// Returns what stands behind the name of a field of the file, and on which line.
    fn field(&self, name: &str) -> Option<(usize, &'t str)> {
        let rest = |line: &&'t str| {
            line.trim_start_matches('\u{feff}')
                .strip_prefix(name)?
                .strip_prefix(':')
        };
        self.lines
            .iter()
            .enumerate()
            .find_map(|(index, line)| Some((index, rest(line)?)))
    }

    fn field_line(&self, name: &str) -> Option<usize> {
        self.field(name).map(|(line, _)| line)
    }

    fn has_field(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    /// Returns the lines of a field whose value stands on the lines below it.
    fn block(&self, name: &str) -> Option<Range<usize>> {
        let (start, rest) = self.field(name)?;
        let rest = rest.trim();
        if !rest.is_empty() && !rest.starts_with('#') {
            return None;
        }
        let goes_on = |line: usize| {
            self.is_blank(line)
                || self.is_comment(line)
                || self.indent(line) > 0
                || self.lines[line].starts_with("- ")
        };
        let end = (start + 1..self.lines.len())
            .find(|line| !goes_on(*line))
            .unwrap_or(self.lines.len());
        Some(start..end)
    }

    /// Returns the lines of each item of a list; comments and blank lines before an item are not its own.
    fn items(&self, block: &Range<usize>) -> Vec<Range<usize>> {
        let opens = |line: usize| self.lines[line].trim_start_matches(' ').starts_with("- ");
        let Some(first) = block.clone().skip(1).find(|line| opens(*line)) else {
            return Vec::new();
        };
        let indent = self.indent(first);
        let starts: Vec<usize> = (first..block.end)
            .filter(|line| opens(*line) && self.indent(*line) == indent)
            .collect();
        let ends = starts.iter().skip(1).copied().chain([block.end]);
        starts
            .iter()
            .zip(ends)
            .map(|(start, end)| *start..self.content_end(&(*start..end), indent))
            .collect()
    }

    /// Returns where the lines end without the blank lines, and the comments that stand as far left as this, behind them.
    fn content_end(&self, lines: &Range<usize>, indent: usize) -> usize {
        let is_behind =
            |line: &usize| self.is_blank(*line) || (self.is_comment(*line) && self.indent(*line) <= indent);
        lines.end - lines.clone().rev().take_while(is_behind).count()
    }

    /// Returns the text with lines put in before a line, and the number of the first of them, from 1.
    fn with_lines(&self, at: usize, written: &str, blank_before: bool, blank_after: bool) -> (String, usize) {
        let mut text: String = self.lines[..at].concat();
        let mut line = at + 1;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push_str(self.line_end);
        }
        if blank_before {
            text.push_str(self.line_end);
            line += 1;
        }
        for written in written.lines() {
            text.push_str(written);
            text.push_str(self.line_end);
        }
        if blank_after {
            text.push_str(self.line_end);
        }
        text.push_str(&self.lines[at..].concat());
        (text, line)
    }
}

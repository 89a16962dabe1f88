//! What values mean in their places: names that must be defined, numbers that must agree, claims that must fit.
//!
//! Works on the trees, not on the values of the model: there every value knows its place, and a file with a fault
//! in one clause is still checked in all the others, so that a person sees everything at once. First the names of
//! all files are gathered ([`known`]), then each file is held against them; last, what nobody uses is found.
//!
//! Nothing here follows from a fault that has its own message: where a name list could not be read, names are not
//! called undefined. Nearly linear in the size of all files.

mod citations;
mod claims;
mod events;
mod known;
mod links;
mod topics;
mod variants;

use std::collections::BTreeSet;

use crate::problem::{Code, shown};

use super::FileKind;
use super::finding::{FileIx, Finding, Findings, Spot, did_you_mean};
use super::tree::Node;

use known::Known;

/// A file whose YAML could be read.
#[derive(Debug, Clone, Copy)]
pub struct File<'t> {
    /// Its index among the files that are read together.
    pub ix: FileIx,
    /// Its path.
    pub path: &'t str,
    /// What kind of file it is.
    pub kind: FileKind,
    /// What it holds.
    pub root: &'t Node,
}

impl File<'_> {
    /// Says whether the file is in a folder of variants, where it is looked for by its id.
    fn is_in_variants(&self) -> bool {
        self.path.rsplit(['/', '\\']).nth(1) == Some("variants")
    }
}

/// A file that should be there but could not be read; what it would define is not called undefined.
#[derive(Debug, Clone, Copy)]
pub struct Unread<'t> {
    /// Its path.
    pub path: &'t str,
    /// What kind of file its path says it is.
    pub kind: Option<FileKind>,
}

/// Finds everything that does not fit together.
pub fn check(files: &[File<'_>], unread: &[Unread<'_>], findings: &mut Findings) {
    let known = known::gather(files, unread, findings);
    let mut check = Check {
        known: &known,
        used_topics: BTreeSet::new(),
        used_sources: BTreeSet::new(),
        findings,
    };
    for file in files {
        match file.kind {
            FileKind::Topics => check.topics(file.root),
            FileKind::Sources => {}
            FileKind::Events => check.events(file),
            FileKind::Links => check.links(file.root),
            FileKind::Variant => check.variant(file),
        }
    }
    if unread.is_empty() {
        check.unused();
    }
}

/// What the checks of single things share.
struct Check<'t, 'c> {
    known: &'c Known<'t>,
    used_topics: BTreeSet<&'t str>,
    used_sources: BTreeSet<&'t str>,
    findings: &'c mut Findings,
}

impl<'t> Check<'t, '_> {
    /// Adds a finding.
    fn add(&mut self, code: Code, spot: Spot, message: impl Into<String>, cure: impl Into<String>) {
        self.findings.add(Finding::new(code, spot, message, cure));
    }

    /// Finds that a name is not defined, and offers the nearest one that is.
    fn undefined<'n>(
        &mut self,
        code: Code,
        name: &Node,
        what: &str,
        names: impl Iterator<Item = &'n str>,
        otherwise: &str,
    ) {
        let written = name.text().unwrap_or_default();
        // Advice takes time, and past the limit of problems nobody sees it.
        let message = format!("There is no {what} {}.", shown(written));
        let cure = match self.findings.has_room(name.spot.file) {
            true => did_you_mean(written, names, otherwise),
            false => String::new(),
        };
        self.add(code, name.spot, message, cure);
    }

    /// Finds that a variant has no clause of this number; numbers are too short to guess which was meant.
    fn no_clause(&mut self, code: Code, number: &Node, id: &str, cure: &str) {
        let message = format!(
            "{} has no clause {}.",
            shown(id),
            shown(number.text().unwrap_or_default())
        );
        self.add(code, number.spot, message, cure);
    }

    /// Checks that a topic is in the vocabulary, and notes that it is used.
    fn topic(&mut self, topic: &'t Node) {
        let Some(key) = topic.text() else { return };
        self.used_topics.insert(key);
        if self.known.topics.lacks(key) {
            let names = self.known.topics.names();
            self.undefined(
                Code::UndefinedTopic,
                topic,
                "topic",
                names,
                "Add it to topics.yaml.",
            );
        }
    }

    /// Checks that a variant exists.
    fn variant_id(&mut self, id: &'t Node) {
        if id.text().is_some_and(|written| self.known.lacks_variant(written)) {
            let names = self.known.variants.keys().copied();
            let otherwise = "Add its file to variants/, or leave it out.";
            self.undefined(Code::UndefinedVariant, id, "variant", names, otherwise);
        }
    }

    /// Finds the topics and the sources that nothing uses.
    fn unused(&mut self) {
        for (key, spot) in self.known.topics.iter() {
            if !self.used_topics.contains(key) {
                let message = format!("No clause and no claim is about {}.", shown(key));
                let cure = "Delete the topic, or use it.";
                self.findings
                    .add(Finding::new(Code::UnusedTopic, spot, message, cure));
            }
        }
        for (key, source) in &self.known.sources {
            if !self.used_sources.contains(key) {
                let message = format!("Nothing cites {}.", shown(key));
                let cure = "Delete the source, or cite it.";
                self.findings
                    .add(Finding::new(Code::UnusedSource, source.spot, message, cure));
            }
        }
    }
}

//! The names that all files together define, where they are defined, and what is defined twice.

use std::collections::{BTreeMap, BTreeSet, btree_map};

use crate::problem::{Code, shown};
use crate::read::FileKind;
use crate::read::finding::{FileIx, Finding, Findings, Spot};
use crate::read::tree::Node;

use super::{File, Unread};

/// Clauses of one variant, parts included. The longest treaties have some thousands; past this the matching
/// would no longer answer at once.
const CLAUSE_LIMIT: usize = 100_000;

/// All names.
#[derive(Debug, Default)]
pub struct Known<'t> {
    /// The groups of topics.
    pub groups: Names<'t>,
    /// The topics.
    pub topics: Names<'t>,
    /// The sources of all files.
    pub sources: BTreeMap<&'t str, KnownSource<'t>>,
    /// Whether the shared sources could not be read.
    pub misses_sources: bool,
    /// The variants.
    pub variants: BTreeMap<&'t str, KnownVariant<'t>>,
}

/// Names of one kind, and where they are defined.
#[derive(Debug, Default)]
pub struct Names<'t> {
    spots: BTreeMap<&'t str, Spot>,
    is_unread: bool,
}

/// What is known of a source.
#[derive(Debug)]
pub struct KnownSource<'t> {
    /// Where it is defined.
    pub spot: Spot,
    /// The path of its file.
    pub path: &'t str,
    /// Whether every file may cite it.
    pub is_shared: bool,
    /// How strong it is, as it is written.
    pub strength: Option<&'t str>,
}

impl KnownSource<'_> {
    /// Says whether a file may cite it.
    pub fn is_visible_in(&self, file: FileIx) -> bool {
        self.is_shared || self.spot.file == file
    }
}

/// What is known of a variant.
#[derive(Debug, Default)]
pub struct KnownVariant<'t> {
    /// Where its id stands; none when its file could not be read.
    pub spot: Option<Spot>,
    /// Its clauses and parts, by number.
    pub numbers: BTreeMap<&'t str, Spot>,
    /// The id of the version that it is based on.
    pub based_on: Option<&'t str>,
}

impl<'t> Names<'t> {
    /// Says whether a name is certainly not defined.
    pub fn lacks(&self, name: &str) -> bool {
        !self.is_unread && !self.spots.contains_key(name)
    }

    /// Returns the names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &'t str> {
        self.spots.keys().copied()
    }

    /// Returns the names with their places, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'t str, Spot)> {
        self.spots.iter().map(|(name, spot)| (*name, *spot))
    }

    fn define(&mut self, code: Code, name: Option<&'t Node>, what: &str, findings: &mut Findings) {
        let Some((name, written)) = name.and_then(|name| Some((name, name.text()?))) else {
            return;
        };
        if let Some(first) = self.spots.get(written) {
            findings.add(defined_twice(code, written, what, name.spot, *first));
        } else {
            self.spots.insert(written, name.spot);
        }
    }
}

impl<'t> Known<'t> {
    /// Says whether a variant certainly does not exist.
    pub fn lacks_variant(&self, id: &str) -> bool {
        !self.variants.contains_key(id)
    }

    /// Returns a variant and the versions that it is based on, nearest first; each once, also in a circle.
    pub fn line_of(&self, id: &str) -> Vec<&KnownVariant<'t>> {
        let mut seen = BTreeSet::new();
        let mut line = Vec::new();
        let mut next = self.variants.get_key_value(id);
        while let Some((_, variant)) = next.filter(|(id, _)| seen.insert(**id)) {
            line.push(variant);
            next = variant
                .based_on
                .and_then(|base| self.variants.get_key_value(base));
        }
        line
    }

    /// Returns the versions whose clauses are meant when a claim or a link names a clause of this variant: itself if
    /// it has clauses, and if it is known by reports alone, also those that it is based on. None if one of them does
    /// not exist or could not be read.
    pub fn named_by(&self, id: &str) -> Option<Vec<&KnownVariant<'t>>> {
        let mut line = self.line_of(id);
        if let Some(with_text) = line.iter().position(|variant| !variant.numbers.is_empty()) {
            line.truncate(with_text + 1);
        }
        let is_read = !line.is_empty() && line.iter().all(|variant| variant.spot.is_some());
        is_read.then_some(line)
    }
}

/// Gathers the names of all files and finds what is defined twice.
pub fn gather<'t>(files: &[File<'t>], unread: &[Unread<'t>], findings: &mut Findings) -> Known<'t> {
    let mut known = Known::default();
    for file in unread {
        match file.kind {
            Some(FileKind::Topics) => {
                known.topics.is_unread = true;
                known.groups.is_unread = true;
            }
            Some(FileKind::Sources) => known.misses_sources = true,
            Some(FileKind::Variant) => {
                known.variants.entry(stem(file.path)).or_default();
            }
            Some(FileKind::Events | FileKind::Links) | None => {}
        }
    }
    // Shared sources first: when a variant defines one again, the variant is at fault.
    let (shared, other): (Vec<&File<'t>>, Vec<&File<'t>>) =
        files.iter().partition(|file| file.kind == FileKind::Sources);
    for file in shared.into_iter().chain(other) {
        match file.kind {
            FileKind::Topics => {
                for group in file.root.items_of("groups") {
                    known
                        .groups
                        .define(Code::DuplicateKey, group.field("key"), "group", findings);
                }
                for topic in file.root.items_of("topics") {
                    known
                        .topics
                        .define(Code::DuplicateKey, topic.field("key"), "topic", findings);
                }
            }
            FileKind::Sources => known.define_sources(file, true, findings),
            FileKind::Variant => {
                known.define_sources(file, false, findings);
                known.define_variant(file, findings);
            }
            FileKind::Events | FileKind::Links => {}
        }
    }
    known
}

impl<'t> Known<'t> {
    fn define_sources(&mut self, file: &File<'t>, is_shared: bool, findings: &mut Findings) {
        for entry in file.root.entries_of("sources") {
            match self.sources.entry(&entry.key) {
                btree_map::Entry::Occupied(first) => {
                    let first = first.get().spot;
                    findings.add(defined_twice(
                        Code::DuplicateKey,
                        &entry.key,
                        "source",
                        entry.key_spot,
                        first,
                    ));
                }
                btree_map::Entry::Vacant(place) => {
                    place.insert(KnownSource {
                        spot: entry.key_spot,
                        path: file.path,
                        is_shared,
                        strength: entry.value.text_of("strength"),
                    });
                }
            }
        }
    }

    fn define_variant(&mut self, file: &File<'t>, findings: &mut Findings) {
        let Some((id, written)) = file.root.field("id").and_then(|id| Some((id, id.text()?))) else {
            return;
        };
        if let Some(first) = self.variants.get(written).and_then(|first| first.spot) {
            findings.add(defined_twice(
                Code::DuplicateId,
                written,
                "variant",
                id.spot,
                first,
            ));
            return;
        }
        let mut variant = KnownVariant {
            spot: Some(id.spot),
            ..KnownVariant::default()
        };
        variant.based_on = file.root.text_of("based_on");
        let mut count = 0;
        number_clauses(
            file.root.items_of("clauses"),
            &mut variant.numbers,
            &mut count,
            findings,
        );
        if count > CLAUSE_LIMIT {
            let message = format!("The variant has {count} clauses, and {CLAUSE_LIMIT} are allowed.");
            findings.add(Finding::new(
                Code::TooManyClauses,
                id.spot,
                message,
                "Split the variant.",
            ));
        }
        self.variants.insert(written, variant);
    }
}

/// Notes the number of each clause and each part, and finds those that come twice.
fn number_clauses<'t>(
    clauses: &'t [Node],
    numbers: &mut BTreeMap<&'t str, Spot>,
    count: &mut usize,
    findings: &mut Findings,
) {
    for clause in clauses {
        *count += 1;
        if let Some((number, written)) = clause
            .field("number")
            .and_then(|number| Some((number, number.text()?)))
        {
            if let Some(first) = numbers.get(written) {
                findings.add(defined_twice(
                    Code::DuplicateNumber,
                    written,
                    "clause",
                    number.spot,
                    *first,
                ));
            } else {
                numbers.insert(written, number.spot);
            }
        }
        number_clauses(clause.items_of("parts"), numbers, count, findings);
    }
}

fn defined_twice(code: Code, written: &str, what: &str, second: Spot, first: Spot) -> Finding {
    let message = format!("There is a {what} {} already.", shown(written));
    Finding::new(code, second, message, "Rename one of the two, or delete it.")
        .with_related(first, "the first one")
}

/// Returns the name of a file without its folders and its ending.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

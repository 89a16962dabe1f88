//! The only door in: the files of `plans/` become plain values, or problems with their places.
//!
//! Every file goes the same way, and what is wrong on the way is gathered, not thrown:
//!
//! 1. `text`: bytes become a text that is safe to parse (size, UTF-8, control characters);
//! 2. `tree`: YAML becomes a tree in which every value knows its place;
//! 3. `structure`: the tree is held against the schema that comes from the types in `shape`;
//! 4. `check`: names, numbers and claims are held against each other, over all files;
//! 5. `value`: of a file without errors, the values of [`crate::model`] are made.
//!
//! No file is opened here: bytes come in, so the same door serves the plans that are compiled in (`built_in`), a
//! folder, and a file that a user names. Nearly linear in the size of the files; a file of 16 MiB takes about a second.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::model::{Date, Library, Variant, VariantId};
use crate::problem::{Code, Problem};

mod built_in;
mod check;
mod finding;
mod place;
mod scalar;
mod schema;
mod shape;
mod structure;
mod syntax;
mod text;
mod tree;
mod value;

use finding::{FileIx, Finding, Findings, Spot};
use text::PlanText;
use tree::Node;

/// A file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFile {
    /// Its path, as it is shown to the user: `plans/variants/us-28.yaml`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What was read, and everything that is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// What could be read; files with errors are left out, so go on only when no problem is an error.
    pub library: Library,
    /// All problems of all files, sorted by file, line, column and code.
    pub problems: Vec<Problem>,
    /// Which file each variant came from.
    pub paths: BTreeMap<VariantId, String>,
}

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// The vocabulary: `topics.yaml`, or any file with the field `topics`.
    Topics,
    /// Shared publications: `sources.yaml`, or any file with `sources` and no field of another kind.
    Sources,
    /// Dated events: `events.yaml`, or any file with the field `events`.
    Events,
    /// Corrections of the matching: `links.yaml`, or any file with the field `links`.
    Links,
    /// A variant: any file in a folder `variants`, or with one of the fields `id`, `clauses`, `claims`.
    Variant,
}

impl FileKind {
    /// Every kind, in the order in which a reader meets them.
    pub const ALL: &[Self] = &[
        Self::Topics,
        Self::Sources,
        Self::Events,
        Self::Links,
        Self::Variant,
    ];

    /// Returns the kind that the path of a file tells.
    fn of_path(path: &str) -> Option<Self> {
        let mut names = path.rsplit(['/', '\\']);
        let name = names.next().unwrap_or_default();
        match name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))? {
            _ if names.next() == Some("variants") => Some(Self::Variant),
            "topics" => Some(Self::Topics),
            "sources" => Some(Self::Sources),
            "events" => Some(Self::Events),
            "links" => Some(Self::Links),
            _ => None,
        }
    }

    /// Returns the kind that the fields of a file tell.
    fn of_fields(root: &Node) -> Option<Self> {
        let has = |name: &str| root.field(name).is_some();
        match () {
            () if has("id") || has("clauses") || has("claims") => Some(Self::Variant),
            () if has("topics") => Some(Self::Topics),
            () if has("events") => Some(Self::Events),
            () if has("links") => Some(Self::Links),
            () if has("sources") => Some(Self::Sources),
            () => None,
        }
    }
}

/// Reads and checks these files together: what one defines, the others may name.
pub fn library(files: &[PlanFile]) -> Checked {
    let mut findings = Findings::default();
    let texts: Vec<PlanText<'_>> = files
        .iter()
        .enumerate()
        .map(|(ix, file)| text::open(file, FileIx(ix as u32), &mut findings))
        .collect();
    let roots: Vec<Option<Node>> = texts
        .iter()
        .enumerate()
        .map(|(ix, text)| {
            if text.is_sound {
                tree::parse(&text.text, FileIx(ix as u32), &mut findings)
            } else {
                None
            }
        })
        .collect();

    let mut read = Vec::new();
    let mut unread = Vec::new();
    for (ix, (text, root)) in texts.iter().zip(&roots).enumerate() {
        let ix = FileIx(ix as u32);
        let by_path = FileKind::of_path(text.path);
        match (
            root,
            by_path.or_else(|| root.as_ref().and_then(FileKind::of_fields)),
        ) {
            (Some(root), Some(kind)) => read.push(check::File {
                ix,
                path: text.path,
                kind,
                root,
            }),
            (Some(root), None) => findings.add(unknown_file(root.spot)),
            (None, _) => unread.push(check::Unread {
                path: text.path,
                kind: by_path,
            }),
        }
    }
    for kind in FileKind::ALL {
        let mut schema = None;
        for file in read.iter().filter(|file| file.kind == *kind) {
            structure::check(
                file.root,
                schema.get_or_insert_with(|| schema::of(*kind)),
                &mut findings,
            );
        }
    }
    check::check(&read, &unread, &mut findings);

    let mut made = Made::default();
    for file in read {
        if !findings.has_errors(file.ix)
            && let Err(error) = made.add(file, &texts[file.ix.0 as usize].text)
        {
            findings.add(not_made(&error, file.ix));
        }
    }
    sort(&mut made.library);
    Checked {
        library: made.library,
        problems: findings.into_problems(&texts),
        paths: made.paths,
    }
}

/// Reads a date as the files write it, `2025-11-20` or `2025-11`; says in a sentence why it is none.
pub fn date(written: &str) -> Result<Date, String> {
    scalar::date(written)
}

/// Says whether an id or a key is written as one: lower case and figures, joined by hyphens.
pub fn is_key(written: &str) -> bool {
    scalar::is_key(written)
}

/// Says whether a language is written as one: two small letters, or `und`.
pub fn is_language(written: &str) -> bool {
    scalar::is_language(written)
}

/// Says whether an address is one on the web, written whole.
pub fn is_address(written: &str) -> bool {
    scalar::is_address(written)
}

/// Returns the JSON Schema of a kind of file; the reader holds files against this very schema.
pub fn schema(kind: FileKind) -> Value {
    schema::of(kind)
}

/// Returns one JSON Schema that takes a file of any kind.
pub fn schema_of_all() -> Value {
    schema::of_all()
}

/// Returns the files of the plans that are compiled in.
pub fn built_in_files() -> Vec<PlanFile> {
    built_in::files()
}

/// Returns the ids of the variants that are compiled in, sorted.
pub fn built_in_ids() -> Vec<&'static str> {
    built_in::ids()
}

/// Returns of the plans that are compiled in what a comparison of these variants needs.
///
/// That is the vocabulary, the links, the variants with the versions they are based on, and the sources that they
/// cite. Ids that are not built in are passed over; for events, read [`built_in_files`] with [`library`].
pub fn built_in(ids: &[&str]) -> Library {
    built_in::library(ids)
}

/// The values of the files without errors.
#[derive(Default)]
struct Made {
    library: Library,
    paths: BTreeMap<VariantId, String>,
}

impl Made {
    /// Adds the values of a file.
    fn add(&mut self, file: check::File<'_>, text: &str) -> Result<(), serde_yaml::Error> {
        let library = &mut self.library;
        match file.kind {
            FileKind::Topics => {
                let (groups, topics) = value::topics(parse(text)?);
                library.groups.extend(groups);
                library.topics.extend(topics);
            }
            FileKind::Sources => {
                let file: shape::SourcesFile = parse(text)?;
                value::sources(file.sources, &mut library.sources);
            }
            FileKind::Events => library.events.extend(value::events(parse(text)?)),
            FileKind::Links => library.links.extend(value::links(parse(text)?)),
            FileKind::Variant => {
                let variant = value::variant(parse(text)?, &mut library.sources);
                self.paths.insert(variant.id.clone(), file.path.to_owned());
                library.variants.push(variant);
            }
        }
        Ok(())
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, serde_yaml::Error> {
    serde_yaml::from_str(text)
}

/// Puts variants and events in the order that [`Library`] promises.
fn sort(library: &mut Library) {
    fn key(variant: &Variant) -> (bool, Option<Date>, &VariantId) {
        (variant.reported.is_none(), variant.reported, &variant.id)
    }
    library.variants.sort_by(|a, b| key(a).cmp(&key(b)));
    library.events.sort_by_key(|event| event.date);
}

fn unknown_file(spot: Spot) -> Finding {
    Finding::new(
        Code::UnknownFile,
        spot,
        "Neither the name nor the fields of this file tell what it is.",
        "Begin a variant with `id:`, or name the file topics.yaml, sources.yaml, events.yaml or links.yaml.",
    )
}

/// The two YAML parsers do not agree on every odd text; the second one's word counts too.
fn not_made(error: &serde_yaml::Error, file: FileIx) -> Finding {
    let at = error.location().map_or(0, |location| location.index() as u32);
    let reason = error.to_string();
    Finding::new(
        Code::YamlSyntax,
        Spot {
            file,
            start: at,
            end: at.saturating_add(1),
        },
        format!(
            "YAML programs do not agree on how to read this: {}.",
            crate::problem::shown(&reason)
        ),
        "Indent with spaces, and put odd texts in quotes.",
    )
}

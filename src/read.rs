//! The only door in: the files of `plans/` become plain values, or problems with their places.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::model::{Library, Variant, VariantId};
use crate::problem::Problem;

mod built_in;
mod scalar;
mod shape;
mod value;

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

/// Reads and checks these files together.
pub fn library(files: &[PlanFile]) -> Checked {
    let mut library = Library::default();
    let mut paths = BTreeMap::new();
    for file in files {
        let text = String::from_utf8_lossy(&file.bytes);
        if file.path.ends_with("topics.yaml") {
            (library.groups, library.topics) = value::topics(parse(&text));
        } else if file.path.ends_with("sources.yaml") {
            let file: shape::SourcesFile = parse(&text);
            value::sources(file.sources, &mut library.sources);
        } else if file.path.ends_with("events.yaml") {
            library.events.extend(value::events(parse(&text)));
        } else if file.path.ends_with("links.yaml") {
            library.links.extend(value::links(parse(&text)));
        } else {
            let variant = value::variant(parse(&text), &mut library.sources);
            paths.insert(variant.id.clone(), file.path.clone());
            library.variants.push(variant);
        }
    }
    sort(&mut library);
    Checked {
        library,
        problems: Vec::new(),
        paths,
    }
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

fn parse<T: DeserializeOwned>(text: &str) -> T {
    serde_yaml::from_str(text).expect("placeholder until the checks stand before it")
}

/// Puts variants and events in the order that [`Library`] promises.
fn sort(library: &mut Library) {
    fn key(variant: &Variant) -> (bool, Option<crate::model::Date>, &VariantId) {
        (variant.reported.is_none(), variant.reported, &variant.id)
    }
    library.variants.sort_by(|a, b| key(a).cmp(&key(b)));
    library.events.sort_by_key(|event| event.date);
}

//! The plans that are compiled into the program, and the short way to them.
//!
//! A test proves that these files have no problem, so the short way parses only what a comparison needs, by
//! serde alone and without looking for places: the vocabulary, the links, the variants that are asked for with
//! the versions they are based on, and of the shared sources only those that these variants cite. Another test
//! proves that it gives the same values as the long way.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::{PlanFile, shape, sort, value};
use crate::model::{Claim, Clause, Count, Library, SourceKey, Variant, VariantId};

/// Every file under `plans/`, sorted by path. A test compares the list with the folder.
const FILES: &[(&str, &str)] = &[];

/// Returns the files that are compiled in, as the reader takes them.
pub fn files() -> Vec<PlanFile> {
    FILES
        .iter()
        .map(|(path, text)| PlanFile {
            path: (*path).to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
        .collect()
}

/// Returns the ids of the variants that are compiled in, sorted.
pub fn ids() -> Vec<&'static str> {
    FILES.iter().filter_map(|(path, _)| variant_id(path)).collect()
}

/// Returns of the built-in plans what a comparison of these variants needs: the vocabulary, the links, the
/// variants with the versions they are based on, and the sources that they cite.
///
/// Ids that are not built in are passed over; events are left to [`super::library`].
pub fn library(ids: &[&str]) -> Library {
    let mut library = Library::default();
    if let Some(text) = text_of("plans/topics.yaml") {
        (library.groups, library.topics) = value::topics(parse(text));
    }
    if let Some(text) = text_of("plans/links.yaml") {
        library.links = value::links(parse(text)).collect();
    }

    let mut wanted: Vec<VariantId> = ids.iter().map(|id| VariantId::from(*id)).collect();
    while let Some(id) = wanted.pop() {
        let Some(text) = text_of(&format!("plans/variants/{id}.yaml")) else {
            continue;
        };
        if library.variant(&id).is_some() {
            continue;
        }
        let variant = value::variant(parse(text), &mut library.sources);
        wanted.extend(variant.based_on.clone());
        library.variants.push(variant);
    }

    if let Some(text) = text_of("plans/sources.yaml") {
        let cited: BTreeSet<&str> = library
            .variants
            .iter()
            .flat_map(cited_sources)
            .map(SourceKey::as_str)
            .collect();
        let file: shape::SourcesFile = parse(&entries_of(text, &cited));
        value::sources(file.sources, &mut library.sources);
    }
    sort(&mut library);
    library
}

fn text_of(path: &str) -> Option<&'static str> {
    FILES
        .iter()
        .find(|(name, _)| *name == path)
        .map(|(_, text)| *text)
}

fn variant_id(path: &str) -> Option<&str> {
    path.strip_prefix("plans/variants/")?.strip_suffix(".yaml")
}

fn parse<T: DeserializeOwned>(text: &str) -> T {
    serde_yaml::from_str(text).expect("the built-in plans are proved clean by a test")
}

/// Returns a list of sources with only the entries of these keys: the lines from `  key:` to the next line that
/// is indented as little. Parsing all of them would take longer than everything else together.
fn entries_of(text: &str, keys: &BTreeSet<&str>) -> String {
    let mut out = String::from("sources:\n");
    let mut is_wanted = false;
    for line in text.lines() {
        if let Some(key) = line
            .strip_prefix("  ")
            .filter(|rest| !rest.starts_with([' ', '#']))
        {
            is_wanted = key.split_once(':').is_some_and(|(key, _)| keys.contains(key));
        }
        if is_wanted {
            out.push_str(line);
            out.push('\n');
        }
    }
    if out.ends_with("sources:\n") {
        out.push_str("  {}\n");
    }
    out
}

fn cited_sources(variant: &Variant) -> impl Iterator<Item = &SourceKey> {
    let in_counts = variant
        .counts
        .iter()
        .flat_map(|Count { citations, .. }| citations);
    let in_claims = variant
        .claims
        .iter()
        .flat_map(|Claim { citations, .. }| citations);
    let mut clauses: Vec<&Clause> = variant.clauses.iter().collect();
    let mut next = 0;
    while let Some(clause) = clauses.get(next) {
        clauses.extend(&clause.parts);
        next += 1;
    }
    let in_clauses = clauses.into_iter().flat_map(|Clause { citations, .. }| citations);
    in_counts
        .chain(in_claims)
        .chain(in_clauses)
        .map(|citation| &citation.source)
}

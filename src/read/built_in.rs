//! The plans that are compiled into the program, and the short way to them.
//!
//! The build script compiles every file of `plans/` in, as YAML and as JSON. A test proves that these files have no
//! problem, so the short way reads only what a comparison needs, as JSON and without looking for places: the
//! vocabulary, the links, the variants that are asked for with the versions they are based on, and of the shared
//! sources only those that these variants cite. Another test proves that it gives the same values as the long way.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::{PlanFile, sort, value};
use crate::model::{Claim, Clause, Count, Library, SourceKey, Variant, VariantId};

/// Every file under `plans/`, sorted by path: as it is written, and as JSON where it is read whole.
const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The shared publications as JSON, sorted by key.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// Returns the files that are compiled in, as the reader takes them.
pub fn files() -> Vec<PlanFile> {
    FILES
        .iter()
        .map(|(path, text, _)| PlanFile {
            path: (*path).to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
        .collect()
}

/// Returns the ids of the variants that are compiled in, sorted.
pub fn ids() -> Vec<&'static str> {
    FILES.iter().filter_map(|(path, ..)| variant_id(path)).collect()
}

/// Returns of the built-in plans what a comparison of these variants needs: the vocabulary, the links, the
/// variants with the versions they are based on, and the sources that they cite.
///
/// Ids that are not built in are passed over; events are left to [`super::library`]. When none is built in, as when
/// two documents are compared, the library is empty: reading a vocabulary that no clause uses would take as long as
/// matching 28 clauses.
pub fn library(ids: &[&str]) -> Library {
    let mut library = Library::default();
    if !ids.iter().any(|id| self::ids().contains(id)) {
        return library;
    }
    if let Some(json) = json_of("plans/topics.yaml") {
        (library.groups, library.topics) = value::topics(parse(json));
    }
    if let Some(json) = json_of("plans/links.yaml") {
        library.links = value::links(parse(json)).collect();
    }

    let mut wanted: Vec<VariantId> = ids.iter().map(|id| VariantId::from(*id)).collect();
    while let Some(id) = wanted.pop() {
        let Some(json) = json_of(&format!("plans/variants/{id}.yaml")) else {
            continue;
        };
        if library.variant(&id).is_some() {
            continue;
        }
        let variant = value::variant(parse(json), &mut library.sources);
        wanted.extend(variant.based_on.clone());
        library.variants.push(variant);
    }

    let cited: BTreeSet<&str> = library
        .variants
        .iter()
        .flat_map(cited_sources)
        .map(SourceKey::as_str)
        .collect();
    let shared = cited.into_iter().filter_map(|key| {
        let place = SOURCES.binary_search_by_key(&key, |(known, _)| known).ok()?;
        Some((key.to_owned(), parse(SOURCES[place].1)))
    });
    value::sources(shared.collect(), &mut library.sources);
    sort(&mut library);
    library
}

fn json_of(path: &str) -> Option<&'static str> {
    FILES
        .iter()
        .find(|(name, ..)| *name == path)
        .map(|(_, _, json)| *json)
}

fn variant_id(path: &str) -> Option<&str> {
    path.strip_prefix("plans/variants/")?.strip_suffix(".yaml")
}

fn parse<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).expect("the built-in plans are proved clean by a test")
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::problem::Severity;

    fn yaml_files_below(folder: &Path) -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = folder.join(entry.unwrap().file_name());
            if root.join(&path).is_dir() {
                found.extend(yaml_files_below(&path));
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                found.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
        found.sort();
        found
    }

    #[test]
    fn every_file_of_the_folder_is_compiled_in() {
        let listed: Vec<&str> = FILES.iter().map(|(path, ..)| *path).collect();
        assert_eq!(listed, yaml_files_below(Path::new("plans")));
    }

    #[test]
    fn the_plans_have_no_problem() {
        let problems = crate::read::library(&files()).problems;
        let listed: Vec<String> = problems
            .iter()
            .map(|problem| {
                let place = &problem.place;
                format!(
                    "{}:{}: {}: {}",
                    place.file, place.line, problem.code, problem.message
                )
            })
            .collect();
        assert_eq!(
            listed,
            [""; 0],
            "{:?} is the gravest",
            problems.iter().map(|p| p.severity).min()
        );
    }

    #[test]
    fn the_short_way_gives_the_same_values_as_the_long_way() {
        let whole = crate::read::library(&files());
        assert!(
            whole
                .problems
                .iter()
                .all(|problem| problem.severity != Severity::Error)
        );
        let whole = whole.library;
        let mut wanted = ids().into_iter().map(|id| vec![id]).collect::<Vec<_>>();
        wanted.extend([vec!["us-28", "eu-24"], vec!["us-19", "gaza-20"], ids()]);
        for ids in wanted {
            let short = library(&ids);
            assert_eq!((&short.groups, &short.topics), (&whole.groups, &whole.topics));
            assert_eq!(short.links, whole.links);
            for id in &ids {
                assert!(short.variant(&VariantId::from(*id)).is_some(), "{id}");
            }
            for variant in &short.variants {
                assert_eq!(Some(variant), whole.variant(&variant.id));
                for key in cited_sources(variant) {
                    assert_eq!(short.sources.get(key), whole.sources.get(key), "{key}");
                }
            }
            let order = |library: &Library| -> Vec<VariantId> {
                let known = library
                    .variants
                    .iter()
                    .filter(|variant| short.variant(&variant.id).is_some());
                known.map(|variant| variant.id.clone()).collect()
            };
            assert_eq!(order(&short), order(&whole));
        }
        assert_eq!(library(&ids()).variants, whole.variants);
    }

    #[test]
    fn the_base_of_a_variant_comes_with_it_and_unknown_ids_are_passed_over() {
        let found = library(&["us-19", "no-such-variant"]);
        let ids: Vec<&str> = found.variants.iter().map(|variant| variant.id.as_str()).collect();
        assert_eq!(ids, ["us-28", "us-19"]);
    }

    #[test]
    fn two_documents_need_no_plans() {
        assert_eq!(library(&["old.txt", "new.txt"]), Library::default());
    }
}

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
const FILES: &[(&str, &str)] = &[
    ("plans/events.yaml", include_str!("../../plans/events.yaml")),
    ("plans/links.yaml", include_str!("../../plans/links.yaml")),
    ("plans/sources.yaml", include_str!("../../plans/sources.yaml")),
    ("plans/topics.yaml", include_str!("../../plans/topics.yaml")),
    (
        "plans/variants/eu-24.yaml",
        include_str!("../../plans/variants/eu-24.yaml"),
    ),
    (
        "plans/variants/gaza-20.yaml",
        include_str!("../../plans/variants/gaza-20.yaml"),
    ),
    (
        "plans/variants/ru-30.yaml",
        include_str!("../../plans/variants/ru-30.yaml"),
    ),
    (
        "plans/variants/us-19.yaml",
        include_str!("../../plans/variants/us-19.yaml"),
    ),
    (
        "plans/variants/us-22.yaml",
        include_str!("../../plans/variants/us-22.yaml"),
    ),
    (
        "plans/variants/us-28.yaml",
        include_str!("../../plans/variants/us-28.yaml"),
    ),
];

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
/// Ids that are not built in are passed over; events are left to [`super::library`]. When none is built in, as when
/// two documents are compared, the library is empty: reading a vocabulary that no clause uses would take as long as
/// matching 28 clauses.
pub fn library(ids: &[&str]) -> Library {
    let mut library = Library::default();
    if !ids.iter().any(|id| self::ids().contains(id)) {
        return library;
    }
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
        let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
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

    #[test]
    fn of_a_list_of_sources_only_the_cited_entries_are_kept() {
        let text =
            "# list\nsources:\n  # first\n  a:\n    outlet: A\n\n  b: { outlet: B }\n  ab:\n    outlet: AB\n";
        let kept = entries_of(text, &BTreeSet::from(["a", "b"]));
        assert_eq!(kept, "sources:\n  a:\n    outlet: A\n\n  b: { outlet: B }\n");
        assert_eq!(entries_of(text, &BTreeSet::new()), "sources:\n  {}\n");
    }
}

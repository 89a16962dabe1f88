//! The arrows between the rooms of the house: who may use whom. ARCHITECTURE in the README explains them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every module of the library and what it may use; the order is that of the data on its way to the reader.
const ARROWS: [(&str, &[&str]); 16] = [
    ("parallel", &[]),
    ("model", &[]),
    ("problem", &[]),
    ("text", &[]),
    ("unit", &["model"]),
    ("align", &["parallel", "text"]),
    ("decide", &["align", "model", "parallel", "unit"]),
    ("pivot", &["align", "decide", "model", "unit"]),
    ("diff", &["text"]),
    ("rules", &["diff", "text"]),
    ("verdict", &["model", "unit"]),
    (
        "report",
        &[
            "align", "decide", "diff", "model", "parallel", "pivot", "rules", "unit", "verdict",
        ],
    ),
    ("read", &["model", "problem"]),
    ("intake", &["model", "text"]),
    (
        "draft",
        &["align", "intake", "model", "problem", "read", "report", "unit"],
    ),
    (
        "render",
        &[
            "align", "diff", "parallel", "model", "problem", "read", "report", "rules", "unit", "verdict",
        ],
    ),
];

/// The files of `render/` that its other files may use.
const SHARED_IN_RENDER: [&str; 2] = ["phrases", "sheet"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)
        .expect("src can be read")
        .map(|entry| entry.expect("src can be read").path())
    {
        if entry.is_dir() {
            found.extend(sources(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            found.push(entry);
        }
    }
    found.sort();
    found
}

/// Returns the room that a file belongs to: its first name below `src`.
fn room(file: &Path) -> String {
    let below = file.strip_prefix("src").expect("the file is below src");
    let first = below
        .components()
        .next()
        .expect("a file has a name")
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Returns the names that follow `crate::` in the code, comments and tests left out.
fn uses(text: &str) -> BTreeSet<Vec<String>> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = BTreeSet::new();
    for line in lines {
        for (place, _) in line.match_indices("crate::") {
            let path = &line[place + "crate::".len()..];
            let end = path
                .find(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':'))
                .unwrap_or(path.len());
            found.insert(
                path[..end]
                    .split("::")
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned)
                    .collect(),
            );
        }
    }
    found
}

#[test]
fn arrows_never_turn_back() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut wrong = Vec::new();
    for file in sources(Path::new("src")) {
        let room = room(&file);
        if matches!(room.as_str(), "lib" | "main" | "cli") {
            continue;
        }
        let known = allowed
            .get(room.as_str())
            .unwrap_or_else(|| panic!("{room} is not in the list of rooms"));
        for path in uses(&fs::read_to_string(&file).expect("a source can be read")) {
            let used = path.first().map(String::as_str).unwrap_or_default();
            if used != room && !known.contains(&used) {
                wrong.push(format!("{} uses {}", file.display(), path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_room_is_listed_that_does_not_exist() {
    let rooms: BTreeSet<String> = sources(Path::new("src")).iter().map(|file| room(file)).collect();
    let stale: Vec<_> = ARROWS.iter().filter(|(name, _)| !rooms.contains(*name)).collect();
    assert!(stale.is_empty(), "{stale:?}");
}

#[test]
fn formats_do_not_know_one_another() {
    let mut wrong = Vec::new();
    for file in sources(Path::new("src/render")) {
        let own = file
            .file_stem()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        for path in uses(&fs::read_to_string(&file).expect("a source can be read")) {
            let sibling = path.first().is_some_and(|name| name == "render")
                && path.get(1).is_some_and(|name| {
                    name.starts_with(char::is_lowercase)
                        && *name != own
                        && !SHARED_IN_RENDER.contains(&name.as_str())
                });
            if sibling {
                wrong.push(format!("{} uses {}", file.display(), path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_is_for_and_none_is_too_long() {
    for file in sources(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("a source can be read");
        assert!(
            text.starts_with("//! "),
            "{} does not say what it is for",
            file.display()
        );
        let lines = text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines: split it", file.display());
    }
}

#[test]
fn only_the_library_root_exports_what_others_own() {
    for file in sources(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("a source can be read");
        let exports = text.lines().any(|line| line.trim_start().starts_with("pub use "));
        assert!(
            !exports || file == Path::new("src/lib.rs"),
            "{} re-exports",
            file.display()
        );
    }
}

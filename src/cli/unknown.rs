//! Words that mean nothing known: what there is instead, and what the person may have meant.
//!
//! Cost: one pass over the ids, or over the names of one folder.

use std::path::Path;

use plandiff::model::Library;
use plandiff::read;

use crate::cli::failure::Failure;
use crate::cli::plans::is_plan_file;

/// Returns the refusal of a variant that does not exist.
pub fn variant(id: &str, library: &Library) -> Failure {
    let known = ids(library);
    Failure::new(
        format!("there is no variant {id:?}"),
        variants_there_are(id, &known),
    )
}

/// Returns the refusal of a word that is neither a variant nor a file.
pub fn word(word: &str, library: &Library, built_in: bool) -> Failure {
    let path = Path::new(word);
    let known = if built_in {
        read::built_in_ids()
    } else {
        ids(library)
    };
    // With an ending or a folder before it, a word is meant as a file.
    if path.extension().is_some() || path.components().count() > 1 {
        return no_file(
            word,
            &format!("a variant is named by its id alone: {}", known.join(", ")),
        );
    }
    Failure::new(
        format!("there is no variant and no file {word:?}"),
        variants_there_are(word, &known),
    )
}

/// Returns the refusal of a file that does not exist; `else_cure` is what may be done where no name is near.
pub fn no_file(word: &str, else_cure: &str) -> Failure {
    let is_address = ["http://", "https://", "www."]
        .iter()
        .any(|start| word.starts_with(start));
    if is_address {
        return Failure::new(
            format!("{word} is an address, and nothing is fetched from the web"),
            "save the page in a browser and give that file, or copy its text: `pbpaste | plandiff import -`",
        );
    }
    let path = Path::new(word);
    let of_variant = path.file_stem().and_then(|stem| stem.to_str());
    let built_in = of_variant.filter(|id| is_plan_file(word) && read::built_in_ids().contains(id));
    let near = near_file(path).or_else(|| built_in.map(ToOwned::to_owned));
    Failure::new(
        format!("there is no file {word:?}"),
        near.map_or_else(|| else_cure.to_owned(), |near| format!("did you mean {near}?")),
    )
}

fn ids(library: &Library) -> Vec<&str> {
    let variants = library.variants.iter();
    variants.map(|variant| variant.id.as_str()).collect()
}

fn variants_there_are(word: &str, known: &[&str]) -> String {
    if read::built_in_ids().contains(&word) {
        let there = match known {
            [] => "no variants yet".to_owned(),
            known => known.join(", "),
        };
        return format!(
            "it is built in, and the folder of plans that takes the place of those built in has {there}; run this outside \
             of it, or put a file {word}.yaml there"
        );
    }
    let hint = nearest(word, known.iter().copied())
        .map(|near| format!("did you mean {near}? "))
        .unwrap_or_default();
    match known {
        [] => "There are no variants yet; `plandiff import` makes one".to_owned(),
        known => format!("{hint}The variants are: {}", known.join(", ")),
    }
}

/// How many names of a folder are looked at for a near one.
const MOST_NAMES: usize = 2000;

/// Returns the file that somebody who wrote this path may have meant: one beside it with nearly that name.
fn near_file(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let name = path.file_name()?.to_str()?;
    let place = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let entries = std::fs::read_dir(place).ok()?.take(MOST_NAMES);
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let near = nearest(name, names.iter().map(String::as_str))?;
    Some(folder.join(near).display().to_string())
}

/// Returns the known word that somebody who wrote this one may have meant: at most two letters off, and not all of it; first
/// one whose letters only stand in another order.
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let distance = |known: &&str| strsim::damerau_levenshtein(known, word);
    let near = known.min_by_key(|known| (distance(known), sorted(known) != sorted(word)))?;
    let distance = distance(&near);
    (distance <= 2 && distance < word.chars().count()).then_some(near)
}

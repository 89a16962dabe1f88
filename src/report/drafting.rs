//! Whether two texts are drafted with other words of duty throughout: a treaty that says `shall` everywhere, and its print that
//! says `will` and never `shall`. Each row still tells what it says; the reader must know that it says so of every row.
//!
//! Cost: linear in the changes of the rows, and in their texts where rows differ so.

use super::{Cell, Row};
use crate::rules::Kind;

/// The fewest rows in which the one word stands for the other.
const FEWEST: usize = 3;

/// Returns what to bear in mind where one text says `shall` and the other never does.
pub(super) fn note(rows: &[Row<'_>]) -> Option<String> {
    let count = |wanted: bool| {
        let differs = |row: &&Row<'_>| {
            let mut changes = row.changes.iter();
            changes.any(|change| takes_shall(change.rule.kind, &change.sentence) == Some(wanted))
        };
        rows.iter().filter(differs).count()
    };
    let (n_gone, n_come) = (count(true), count(false));
    let (of, which, other) = if n_gone >= FEWEST && !rows.iter().any(|row| says_shall(&row.new)) {
        (n_gone, "new", "old")
    } else if n_come >= FEWEST && !rows.iter().any(|row| says_shall(&row.old)) {
        (n_come, "old", "new")
    } else {
        return None;
    };
    Some(format!(
        "The {which} text never says \"shall\", and {of} rows of the {other} one do where it says \"will\" or plainly what is done: \
         that may be how it is written rather than what was negotiated."
    ))
}

/// Tells whether a change of duty takes a `shall` away, or brings one, and what stands on the other side binds as such texts do.
fn takes_shall(kind: Kind, sentence: &str) -> Option<bool> {
    const WEAKER: [&str; 14] = [
        "allowed",
        "can",
        "could",
        "encouraged",
        "endeavour",
        "entitled",
        "expected",
        "free",
        "hope",
        "intend",
        "may",
        "ought",
        "should",
        "would",
    ];
    let (old, new) = sentence.split_once(" -> ").filter(|_| kind == Kind::Obligation)?;
    let says = |side: &str, words: &[&str]| side.split(' ').any(|word| words.contains(&word));
    match (says(old, &["shall"]), says(new, &["shall"])) {
        (true, false) => Some(true).filter(|_| !says(new, &WEAKER)),
        (false, true) => Some(false).filter(|_| !says(old, &WEAKER)),
        (true, true) | (false, false) => None,
    }
}

fn says_shall(cell: &Cell<'_>) -> bool {
    let has = |text: &str| {
        text.split(|sign: char| !sign.is_alphabetic())
            .any(|word| word.eq_ignore_ascii_case("shall"))
    };
    cell.entries.iter().filter_map(|entry| entry.text).any(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_bind_count() {
        let obligation = |sentence: &str| takes_shall(Kind::Obligation, sentence);
        assert_eq!(obligation("shall meet -> meets"), Some(true));
        assert_eq!(obligation("will -> shall"), Some(false));
        assert_eq!(obligation("shall -> may"), None);
        assert_eq!(obligation("must -> should"), None);
        assert_eq!(takes_shall(Kind::Scope, "shall -> will"), None);
    }
}

//! Words that say the same: `release`, `free` and `liberate`, `ceasefire` and `truce`, `six` and `6`.
//!
//! The groups stand in `senses/groups.txt`, one a line. They serve the matching of clauses, where a shared group is one
//! more piece of evidence, and tell whether two conditions are one; all else that changed in the wording is told from the
//! words themselves. A word is looked up by its
//! stem, so the regular forms of a word need no entry.
//!
//! Cost: one hash and about one comparison a word; the table is made when the program is built.

mod slots;

use super::key::Stem;
use slots::{N_SLOTS, NO_GROUP, first_place, tag};

include!(concat!(env!("OUT_DIR"), "/senses.rs"));

/// Returns the number of the group of a word, if it is in one.
pub fn group(word: &str) -> Option<u16> {
    group_of(Stem::of(word))
}

/// Returns the number of the group of the words of a stem.
pub fn group_of(stem: Stem) -> Option<u16> {
    let key = stem.number();
    let mut place = first_place(key);
    while GROUPS[place] != NO_GROUP {
        if TAGS[place] == tag(key) {
            return Some(GROUPS[place]);
        }
        place = (place + 1) % N_SLOTS;
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn words_of_one_line_are_in_one_group_and_in_no_other() {
        let mut group_of = BTreeMap::new();
        let list = include_str!("senses/groups.txt");
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        for (number, line) in (0..).zip(lines) {
            assert!(line.contains(' '), "a group has two words: {line}");
            for word in line.split(' ') {
                assert_eq!(group(word), Some(number), "{word} in {line}");
                let before = group_of.insert(Stem::of(word), line);
                assert_eq!(before, None, "{word} stands twice, the second time in {line}");
            }
        }
        assert!(group_of.len() > 2_000);
    }

    #[test]
    fn forms_of_a_word_are_in_its_group() {
        assert_eq!(group("releases"), group("freed"));
        assert_eq!(group("ceasefires"), group("truce"));
        assert_eq!(group("sixty"), group("60"));
        assert_ne!(group("released"), None);
        assert_ne!(group("release"), group("truce"));
        assert_eq!(group("Tuzla"), None);
        assert_eq!(group(""), None);
    }
}

//! The matching of two lists of lines, as links between their places: for the bench and for `tests/matching.rs`.

use std::collections::BTreeSet;

use plandiff::align::{Decided, Item, align};

/// Links between the lines of two files.
pub type Links = BTreeSet<(u32, u32)>;

/// Returns lines as the matching takes them.
pub fn items(lines: &[String]) -> Vec<Item<'_>> {
    lines
        .iter()
        .map(|line| Item {
            text: line.as_str().into(),
            ..Item::default()
        })
        .collect()
}

/// Returns every pair of lines that the matching puts into one group.
pub fn found(old: &[String], new: &[String]) -> Links {
    let alignment = align(&items(old), &items(new), &Decided::default());
    let all_pairs = alignment.groups.iter().flat_map(|group| {
        group
            .old
            .iter()
            .flat_map(move |&old| group.new.iter().map(move |&new| (old, new)))
    });
    all_pairs.collect()
}

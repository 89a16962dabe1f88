//! What two texts begin and end with alike, cut so that it has the same words in both and need be read only once.

/// Returns the length of a head that two texts have in common and that ends before a space, so that it has the same words
/// in both.
pub(super) fn common_head(one: &str, other: &str) -> usize {
    let (ones, others) = (
        one.as_bytes().as_chunks::<8>().0,
        other.as_bytes().as_chunks::<8>().0,
    );
    let n_same = ones
        .iter()
        .zip(others)
        .take_while(|(one, other)| one == other)
        .count();
    let head = &one.as_bytes()[..8 * n_same];
    head.iter().rposition(|byte| *byte == b' ').unwrap_or(0)
}

/// Returns the length of a tail that two texts have in common and that begins at a space, so that it has the same words in
/// both. What stands between its first word and the word before it is the same as well: that word is common, too.
pub(super) fn common_tail(one: &str, other: &str) -> usize {
    let (ones, others) = (
        one.as_bytes().as_rchunks::<8>().1,
        other.as_bytes().as_rchunks::<8>().1,
    );
    let n_same = (ones.iter().rev())
        .zip(others.iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let tail = &one.as_bytes()[one.len() - 8 * n_same..];
    let mut spaces = tail.iter().enumerate().filter(|(_, byte)| **byte == b' ');
    spaces.next();
    spaces
        .find(|(at, _)| tail[at - 1].is_ascii_alphabetic())
        .map_or(0, |(at, _)| tail.len() - at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::tokens::Reading;

    #[test]
    fn heads_and_tails_end_at_spaces() {
        let one = "The forces of the state are limited to 600,000 troops in peacetime.";
        let other = "The forces of the state are limited to 800,000 troops in peacetime.";
        assert_eq!(&one[..common_head(one, other)], "The forces of the state are");
        assert_eq!(&one[one.len() - common_tail(one, other)..], " in peacetime.");
        assert_eq!(
            (common_head("short", "short"), common_tail("short", "short")),
            (0, 0)
        );
    }

    /// What is put together to texts: words, signs that end sentences or do not, figures, marks.
    fn bit() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            " ",
            " ",
            " ",
            " and ",
            " the forces ",
            "withdraw",
            " Mr. ",
            " St. ",
            "U.S. ",
            ". ",
            ", ",
            "; ",
            " \u{2013} ",
            "-",
            "600",
            " 000",
            ".5",
            " % ",
            "5",
            "'s ",
            "\u{301}",
            "\u{437}\u{438}\u{43c}\u{430}",
            "(",
            ") ",
            "$",
            " m",
            "\n",
            "\u{a0}",
        ])
    }

    proptest! {
        #[test]
        fn what_is_read_once_is_read_as_twice(
            head in prop::collection::vec(bit(), 0..20),
            old in prop::collection::vec(bit(), 0..5),
            new in prop::collection::vec(bit(), 0..5),
            tail in prop::collection::vec(bit(), 0..20),
        ) {
            let text = |middle: &[&str]| [head.concat(), middle.concat(), tail.concat()].concat();
            let (old, new) = (text(&old), text(&new));
            let (old, new) = ([old.as_str()], [new.as_str()]);
            let (one, other) = Reading::of_both(&old, &new);
            prop_assert_eq!(one.tokens, Reading::of(&old).tokens);
            prop_assert_eq!(other.tokens, Reading::of(&new).tokens);
        }
    }
}

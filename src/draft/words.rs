//! The words that plan files use for the values of [`crate::model`], both ways: for writing them, and for what a person
//! gives on the command line.
//!
//! The reader has the same words in its shapes; a test holds one against the other.

use crate::model::{Coverage, Evidence, Grade, LinkKind, Says, Shows, Strength, Wording};

/// A value that plan files spell as one word.
pub trait Word: Sized + Copy + PartialEq + 'static {
    /// Every value, in the order in which the files explain them.
    const ALL: &'static [Self];

    /// Returns the word.
    fn word(self) -> &'static str;

    /// Returns the value of a word.
    fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares the words of a type; a value without a word does not compile.
macro_rules! words {
    ($($name:ident { $($value:ident $word:literal,)+ })+) => {
        $(
            impl Word for $name {
                const ALL: &'static [Self] = &[$(Self::$value,)+];

                fn word(self) -> &'static str {
                    match self {
                        $(Self::$value => $word,)+
                    }
                }
            }
        )+
    };
}

words! {
    Evidence {
        PublishedText "published-text",
        Extract "extract",
        Official "official",
        Recording "recording",
        OnRecord "on-record",
        Anonymous "anonymous",
        CondensedList "condensed-list",
        Summary "summary",
        Comment "comment",
    }
    Strength {
        Strong "strong",
        Medium "medium",
        Weak "weak",
    }
    Shows {
        Full "full",
        Part "part",
        Summary "summary",
    }
    Coverage {
        Full "full",
        Partial "partial",
        Count "count",
    }
    Wording {
        Verbatim "verbatim",
        Translated "translated",
        Restated "restated",
    }
    Grade {
        PublishedText "published-text",
        OnRecord "on-record",
        Anonymous "anonymous",
        Summary "summary",
    }
    LinkKind {
        Force "force",
        Split "split",
        Merge "merge",
        Regroup "regroup",
        Forbid "forbid",
    }
    Says {
        Kept "kept",
        Reworded "reworded",
        Dropped "dropped",
        SetAside "set-aside",
        MovedOut "moved-out",
        Added "added",
        Absent "absent",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{FileKind, schema};

    #[test]
    fn the_words_are_those_that_the_reader_takes() {
        fn check<T: Word>(name: &str) {
            let schema = schema(FileKind::Variant);
            let words = schema["$defs"][name]["oneOf"]
                .as_array()
                .expect("a list of words")
                .clone();
            let words: Vec<&str> = words.iter().filter_map(|word| word["const"].as_str()).collect();
            assert_eq!(
                words,
                T::ALL.iter().map(|value| value.word()).collect::<Vec<_>>(),
                "{name}"
            );
            assert!(T::ALL.iter().all(|value| T::of(value.word()) == Some(*value)));
        }
        check::<Evidence>("Evidence");
        check::<Strength>("Strength");
        check::<Shows>("Shows");
        check::<Coverage>("Coverage");
        check::<Wording>("Wording");
        check::<Grade>("Grade");
        check::<Says>("Says");
    }
}

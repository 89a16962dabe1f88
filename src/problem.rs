//! Findings about the data: a stable code, a place, one sentence, a cure.
//!
//! A problem is a value. Here is what it consists of and which codes there are; [`crate::read`] finds problems
//! and [`mod@crate::render::problems`] shows them. Messages and cures are plain sentences without control
//! characters: whatever they repeat from a file went through [`shown`].

use std::fmt;
use std::ops::Range;

/// Declares the codes: the kebab-case word that is published and never changes, the default severity, and the
/// one line that explains it.
macro_rules! codes {
    ($($code:ident $word:literal $severity:ident $summary:literal)+) => {
        /// What is wrong, as a stable word.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $summary] $code,)+
        }

        impl Code {
            /// Every code, in the order in which a file meets them.
            pub const ALL: &[Self] = &[$(Self::$code,)+];

            /// Returns the word that is printed, and that never changes.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $word,)+
                }
            }

            /// Returns how grave a finding of this code is.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$code => Severity::$severity,)+
                }
            }

            /// Returns one line that explains the code.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$code => $summary,)+
                }
            }
        }
    };
}

codes! {
    // Bytes and YAML.
    FileTooLarge "file-too-large" Error "A file has more bytes or values than any plan needs."
    InvalidUtf8 "invalid-utf-8" Error "A file is not encoded in UTF-8."
    ControlCharacter "control-character" Error "A file or a value has a character that controls a terminal."
    HiddenCharacter "hidden-character" Error "A character that nobody sees changes how a text reads or compares."
    YamlSyntax "yaml-syntax" Error "A file does not follow the rules of YAML."
    TooDeep "too-deep" Error "Lists and maps are nested deeper than any plan needs."
    AnchorUsed "anchor-used" Error "YAML anchors and aliases are not used in plans."
    TagUsed "tag-used" Error "YAML tags are not used in plans."
    SeveralDocuments "several-documents" Error "A file holds more than one YAML document."
    DuplicateKey "duplicate-key" Error "A key is written twice where it must be unique."
    UnknownFile "unknown-file" Error "Neither its name nor its fields tell what kind of file it is."
    // The shape of a file.
    UnknownField "unknown-field" Error "A field that does not exist here."
    MissingField "missing-field" Error "A field that has to be there is not."
    WrongType "wrong-type" Error "A value is of another type than its field."
    UnquotedWord "unquoted-word" Error "A text without quotes that YAML reads as a number, a truth value or nothing."
    EmptyValue "empty-value" Error "A field or a file without content."
    UnknownValue "unknown-value" Error "A word that is not among those that a field may hold."
    BadId "bad-id" Error "An id or a key is not in lower case with hyphens."
    BadDate "bad-date" Error "A date that is not written as one, or is not in the calendar."
    BadUrl "bad-url" Error "An address that is not http or https."
    BadLanguage "bad-language" Error "A language that is not a two-letter code."
    // Names.
    FileNameDiffersFromId "file-name-differs-from-id" Error "A variant is not in the file that its id names."
    DuplicateId "duplicate-id" Error "Two variants have the same id."
    DuplicateNumber "duplicate-number" Error "Two clauses of a variant have the same number."
    UndefinedSource "undefined-source" Error "A citation names a source that is not defined."
    UndefinedTopic "undefined-topic" Error "A topic is named that is not in the vocabulary."
    UndefinedGroup "undefined-group" Error "A topic names a group that is not defined."
    UndefinedVariant "undefined-variant" Error "A variant is named that does not exist."
    UndefinedClause "undefined-clause" Error "A claim names a clause that the version it is based on does not have."
    UnusedSource "unused-source" Warning "A source that nothing cites."
    UnusedTopic "unused-topic" Warning "A topic that no clause and no claim is about."
    // Variants.
    NoSource "no-source" Error "A clause, a claim, a count or an event has no source."
    TopicMissing "topic-missing" Warning "A clause with a text has no topic."
    TopicProposed "topic-proposed" Warning "A topic was proposed by the matching and not confirmed by a person."
    RepeatedTopic "repeated-topic" Warning "A clause names the same topic twice."
    PartOfAnotherClause "part-of-another-clause" Error "The number of a part does not begin with that of its clause."
    PointsDisagree "points-disagree" Error "The number of points and the clauses that are there do not agree."
    CountsDiffer "counts-differ" Warning "A variant has another number of points than anyone is said to have counted."
    ToDo "to-do" Warning "A word stands for what a person has still to fill in."
    CoverageDisagrees "coverage-disagrees" Error "What is said to be known of a variant is not what is there."
    BasedOnMissing "based-on-missing" Error "A claim names a clause, but the variant does not say what it is based on."
    BasedOnCircle "based-on-circle" Error "Variants are based on each other in a circle."
    TooManyClauses "too-many-clauses" Error "A variant has more clauses than any plan."
    // Claims and citations.
    ClaimAbout "claim-about" Error "A claim has not exactly one of about, topic and remark."
    ClaimSays "claim-says" Error "What a claim says does not fit what it is about."
    ClaimText "claim-text" Error "A claim has a text that it cannot have, or lacks the one that it needs."
    QuoteTooLong "quote-too-long" Error "A quotation has more than 15 words."
    WeakBeforeStrong "weak-before-strong" Warning "Citations are not in the order of their strength."
    // Links and events.
    LinkStale "link-stale" Error "A link names a variant or a clause that is not there."
    LinkShape "link-shape" Error "A link does not join as many clauses as its kind says."
    LinkContradicts "link-contradicts" Error "Two links cannot both hold."
    UntilBeforeDate "until-before-date" Error "An event ends before it begins."
    // About the list itself.
    MoreProblems "more-problems" Warning "A file has more problems than are listed."
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// How grave a problem is; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used; a person should look at it.
    Warning,
}

impl Severity {
    /// Returns the word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A finding about the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// One sentence: what is wrong.
    pub message: String,
    /// One sentence: what to do about it.
    pub cure: String,
    /// A second place that belongs to it.
    pub related: Option<Related>,
}

/// A second place that belongs to a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What is there, in a few words.
    pub label: String,
}

/// A place in a file, with what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes of the value in the text of the file, a byte order mark not counted.
    pub span: Range<usize>,
    /// The line as it is written; of a very long line, what stands around the value.
    pub excerpt: String,
    /// The bytes of the value in the excerpt; only those of its first line.
    pub mark: Range<usize>,
}

/// Characters of a value that a message repeats. Chosen so that a sentence with two values still fits on two
/// lines of a terminal; longer values end in an ellipsis, and the excerpt shows them anyway.
const SHOWN_LIMIT: usize = 48;

/// Returns a value from a file as a message repeats it: in backticks, cut when long, unsafe characters spelled out.
pub fn shown(value: &str) -> String {
    let mut out = String::from("`");
    for (index, character) in value.chars().enumerate() {
        if index == SHOWN_LIMIT {
            out.push('…');
            break;
        }
        if is_control(character) || is_hidden(character) {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
    }
    out.push('`');
    out
}

/// Says whether a character can steer a terminal or break a line of output.
pub fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Says whether a character is invisible and yet changes how a text reads or compares: marks that turn the
/// direction of writing, separators, zero-width spaces, soft hyphens, annotations, tags.
///
/// Joiners (U+200C, U+200D) and the simple direction marks (U+200E, U+200F) are letters of everyday Persian, Hindi
/// and Hebrew, and stay.
pub fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{200b}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let words: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(words.len(), Code::ALL.len());
        for word in words {
            let is_kebab = word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            assert!(is_kebab && !word.contains("--"), "{word}");
        }
    }

    #[test]
    fn every_code_is_explained_in_one_sentence() {
        for code in Code::ALL {
            assert!(
                code.summary().ends_with('.') && code.summary().len() > 20,
                "{code}"
            );
        }
    }

    #[test]
    fn messages_never_repeat_what_steers_a_terminal() {
        assert_eq!(shown("red\u{1b}[31m\u{202e}"), "`red\\u{1b}[31m\\u{202e}`");
        assert_eq!(shown(&"long ".repeat(1000)).chars().count(), SHOWN_LIMIT + 3);
    }
}

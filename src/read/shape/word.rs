//! The words that a field may hold, spelled in kebab-case, and what each becomes in the model.
//!
//! [`crate::model`] knows nothing of YAML, so the words are declared here a second time; a missing one breaks the
//! build of the conversion, an additional one the build of the match.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model;

/// Declares the words that a field may hold, spelled in kebab-case, and what each becomes in the model.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($(#[$word_doc:meta])* $word:ident,)+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$word_doc])* $word,)+
        }

        impl From<$name> for model::$name {
            fn from(word: $name) -> Self {
                match word {
                    $($name::$word => Self::$word,)+
                }
            }
        }
    };
}

words! {
    /// What kind of evidence a publication is.
    Evidence:
    /// The whole text, printed.
    PublishedText,
    /// Parts of the text, printed.
    Extract,
    /// A statement or document of an authority.
    Official,
    /// A recording or its transcript.
    Recording,
    /// A statement by a named person.
    OnRecord,
    /// Statements by people who are not named.
    Anonymous,
    /// A list that shortens each point.
    CondensedList,
    /// A retelling.
    Summary,
    /// A comment or an analysis.
    Comment,
}

words! {
    /// How much weight a publication bears.
    Strength:
    /// An agency, an established newspaper, a law or policy journal, an authority.
    Strong,
    /// A smaller outlet that names what it follows, or an established one in summary.
    Medium,
    /// A copy site, a forum, an aggregator, a re-publishing network.
    Weak,
}

words! {
    /// How much of a clause a page shows.
    Shows:
    /// The whole clause.
    Full,
    /// A part of it.
    Part,
    /// A summary of it.
    Summary,
}

words! {
    /// How much of a variant is known.
    Coverage:
    /// Every point.
    Full,
    /// Some points.
    Partial,
    /// Only how many points there are.
    Count,
}

words! {
    /// What the texts of a variant are.
    Wording:
    /// The very words.
    Verbatim,
    /// The very words, translated.
    Translated,
    /// Our own words.
    Restated,
}

words! {
    /// How firmly something is reported.
    Grade:
    /// The text itself was published.
    PublishedText,
    /// A named person said it.
    OnRecord,
    /// People who are not named said it.
    Anonymous,
    /// A retelling states it.
    Summary,
}

words! {
    /// What a source says of a clause.
    Says:
    /// It is in, as it was.
    Kept,
    /// It is in, with other words.
    Reworded,
    /// It is out.
    Dropped,
    /// It is left for others to settle.
    SetAside,
    /// It is moved to another document or format.
    MovedOut,
    /// It is new.
    Added,
    /// The variant has no such clause.
    Absent,
}

words! {
    /// What a link does.
    LinkKind:
    /// One clause is one clause.
    Force,
    /// One old clause became several.
    Split,
    /// Several old clauses became one.
    Merge,
    /// Several clauses became several.
    Regroup,
    /// Two clauses are never the same matter.
    Forbid,
}

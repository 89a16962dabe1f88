//! How much of its clause a text is: all that it says, what is told of it, or only what became of it.
//!
//! Whole is the text of a document of which every point is known, what a person restated clause by clause, and what a claim
//! has from a published text. A document that shows a part of its plan (an excerpt, highlights, a report) may print its clauses
//! whole or tell of them; which it does, it does not say, so it is taken to tell of them. So does a claim that gives a new
//! wording: who reports it says what is new, not what else still stands.
//!
//! A sentence of such a document may tell of a clause and say none of it: `The full amnesty has been removed, two officials
//! said`, `The clause on assets was changed`. Only a perfect or a past tense says so (what a clause itself removes it removes in
//! the present), and only with words that frame it or name a clause; behind `after` or `if` it is a condition.
//!
//! Cost: the words of each clause of a partial document.

use crate::model::{Claim, Coverage, Grade, Variant, Wording};

/// How much of its clause a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// All that the clause says.
    Whole,
    /// What is told of it; the rest of the clause is not known.
    Told,
    /// None of it: only that it was changed.
    Changed,
    /// None of it: only that it, or a part of it, was taken out.
    Removed,
}

impl Extent {
    /// Tells whether the text has words of the clause to compare.
    pub fn has_words(self) -> bool {
        matches!(self, Self::Whole | Self::Told)
    }
}

/// Tells whether the clauses of a variant may say more than their texts here do.
pub fn tells_in_part(variant: &Variant) -> bool {
    variant.coverage == Coverage::Partial
        && variant.wording != Wording::Restated
        && !variant.clauses.is_empty()
}

/// Returns how much of its clause a text is that a variant gives.
pub(super) fn of_clause(variant: &Variant, text: Option<&str>) -> Extent {
    match text {
        // Who prints all points may print of one only that it was taken out.
        Some(text) if variant.wording != Wording::Restated => {
            let otherwise = if tells_in_part(variant) {
                Extent::Told
            } else {
                Extent::Whole
            };
            became(text).unwrap_or(otherwise)
        }
        Some(_) | None => Extent::Whole,
    }
}

/// Returns how much of its clause the text is that claims give.
pub(super) fn of_claims(claims: &[&Claim]) -> Extent {
    let is_published = |claim: &&Claim| claim.text.is_some() && claim.grade == Grade::PublishedText;
    match claims.iter().any(is_published) {
        true => Extent::Whole,
        false => Extent::Told,
    }
}

/// Words for what may have become of a clause, with what they say.
const BECAME: [(&str, Extent); 17] = [
    ("altered", Extent::Changed),
    ("amended", Extent::Changed),
    ("changed", Extent::Changed),
    ("modified", Extent::Changed),
    ("reformulated", Extent::Changed),
    ("revised", Extent::Changed),
    ("reworded", Extent::Changed),
    ("rewritten", Extent::Changed),
    ("softened", Extent::Changed),
    ("deleted", Extent::Removed),
    ("dropped", Extent::Removed),
    ("omitted", Extent::Removed),
    ("removed", Extent::Removed),
    ("scrapped", Extent::Removed),
    ("struck", Extent::Removed),
    ("taken", Extent::Removed),
    ("cut", Extent::Removed),
];

/// Words for a clause, or for the paper that it stood in.
const OF_CLAUSES: [&str; 17] = [
    "article",
    "clause",
    "demand",
    "document",
    "draft",
    "language",
    "line",
    "paragraph",
    "passage",
    "plan",
    "point",
    "provision",
    "reference",
    "section",
    "text",
    "version",
    "wording",
];

/// Words of those who tell.
const TELLING: [&str; 6] = ["according", "reported", "reports", "said", "say", "says"];

/// Words that make what follows a condition or a wish, or deny it.
const NOT_TOLD: [&str; 17] = [
    "after", "before", "if", "must", "never", "no", "not", "once", "provided", "shall", "should", "unless",
    "until", "when", "where", "which", "will",
];

/// Returns what became of a clause, where a text says nothing else of it.
fn became(text: &str) -> Option<Extent> {
    // Nearly all clauses end here: each of those that tell of one has a past tense, or says that something is no more.
    let is_hint = |word: &str| matches!(word, "been" | "was" | "were" | "longer") || word.starts_with("gone");
    if !may_tell(text) || !text.split_ascii_whitespace().any(is_hint) {
        return None;
    }
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let (at, extent) = (0..words.len()).find_map(|at| Some((at, said_at(&words, at)?)))?;
    let is_out = words[at] != "taken" || words.get(at + 1).is_some_and(|next| next == "out");
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    let names_clause = words.iter().any(|word| is(&OF_CLAUSES, word));
    let is_told = words[at..].iter().any(|word| is(&TELLING, word));
    // `the provision under which they are paid`: that only says which one is meant.
    let is_under = |at: usize| {
        at > 0 && words[at] == "which" && ["by", "in", "on", "under"].contains(&words[at - 1].as_str())
    };
    let is_held_back = |at: usize| is(&NOT_TOLD, &words[at]) && words[at + 1] != "longer" && !is_under(at);
    let is_held_back = (0..at).any(is_held_back);
    (is_out && !is_held_back && (names_clause || is_told)).then_some(extent)
}

/// Tells whether a text may have a past tense or say that something is no more.
fn may_tell(text: &str) -> bool {
    const HINTS: [&[u8; 3]; 5] = [b"bee", b"was", b"wer", b"lon", b"gon"];
    let bytes = text.as_bytes();
    let Some(last) = bytes.len().checked_sub(2) else {
        return false;
    };
    // Every clause is asked. Without a branch and without a bound to check, many letters are compared at once.
    let threes = bytes[..last].iter().zip(&bytes[1..=last]).zip(&bytes[2..]);
    let mut may = 0;
    for ((&one, &two), &three) in threes {
        for hint in HINTS {
            may |= u8::from(one == hint[0]) & u8::from(two == hint[1]) & u8::from(three == hint[2]);
        }
    }
    may != 0
}

/// Returns what a word says of what became of something: `was removed`, `is gone`, `no longer appears`.
fn said_at(words: &[String], at: usize) -> Option<Extent> {
    const IN_A_TEXT: [&str; 7] = [
        "appear",
        "appears",
        "contained",
        "contains",
        "included",
        "mentioned",
        "mentions",
    ];
    let before = |back: usize| at.checked_sub(back).map_or("", |at| words[at].as_str());
    let word = words[at].as_str();
    let is_gone = word == "gone" && ["is", "are"].contains(&before(1));
    let is_no_longer =
        IN_A_TEXT.contains(&word) && (1..3).any(|back| before(back) == "longer" && before(back + 1) == "no");
    if is_gone || is_no_longer {
        return Some(Extent::Removed);
    }
    let (_, extent) = BECAME.iter().find(|(known, _)| *known == word)?;
    is_past(&words[..at]).then_some(*extent)
}

/// Tells whether words end in `was` or `has been`, be it with `also`, `completely` or the like behind it.
fn is_past(words: &[String]) -> bool {
    let is_adverb =
        |word: &&String| word.ends_with("ly") || ["also", "now", "since"].contains(&word.as_str());
    let mut words = words.iter().rev().skip_while(is_adverb);
    match words.next().map(String::as_str) {
        Some("was" | "were") => true,
        Some("been") => (words.find(|word| !is_adverb(word)))
            .is_some_and(|word| ["had", "has", "have"].contains(&word.as_str())),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_that_tells_of_its_clause_says_what_became_of_it() {
        for (text, extent) in [
            (
                "The full amnesty for acts in the war has been removed, two officials said.",
                Extent::Removed,
            ),
            (
                "The clause on elections was completely scrapped.",
                Extent::Removed,
            ),
            (
                "The phase-out language is gone. The call to transition away no longer appears.",
                Extent::Removed,
            ),
            ("The demand for elections no longer appears.", Extent::Removed),
            (
                "References to NATO have been taken out of the text.",
                Extent::Removed,
            ),
            (
                "Frozen Russian assets: the clause was changed, but no details were given.",
                Extent::Changed,
            ),
        ] {
            assert_eq!(became(text), Some(extent), "{text}");
        }
        for text in [
            "",
            "Sanctions are removed in stages.",
            "All mines have been removed.",
            "The text enters into force after all mines have been removed.",
            "Mines shall have been removed by the date of this document.",
            "Officials said that 200 prisoners were taken to Geneva.",
            "The plan has not been changed.",
            "The ceasefire line is not gone.",
            "The parties no longer mention the passage in schools, if it is gone.",
        ] {
            assert_eq!(became(text), None, "{text}");
        }
    }
}

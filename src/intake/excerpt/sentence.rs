//! A sentence near the points as a row of words, and the counts of points in it.
//!
//! Cost: linear in the sentence.

use std::ops::Range;

use super::words::{self, is_plan, is_point};
use crate::intake::count;

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the title.
    Title,
    /// It stands before the points.
    Before,
    /// It stands after them.
    After,
    /// It is a line or a paragraph that may be a clause itself.
    Clause,
}

/// A count of points in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// How many.
    pub(super) points: usize,
    /// Whether it names a plan: `the six-point plan`, not `six points`.
    pub(super) of_plan: bool,
}

/// A sentence as a row of words in small letters.
pub(super) struct Sentence {
    pub(super) words: Vec<String>,
    /// The part of the text that each word takes.
    places: Vec<Range<usize>>,
    /// Whether each word begins with a capital.
    pub(super) capital: Vec<bool>,
    /// The sentence as it is printed, and in small letters.
    printed: String,
    pub(super) text: String,
    pub(super) place: Place,
}

/// Returns the sentences of a text.
pub(super) fn sentences(text: &str, place: Place) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, sign) in text
        .char_indices()
        .filter(|(_, sign)| matches!(sign, '.' | '!' | '?'))
    {
        let end = at + sign.len_utf8();
        let word = text[from..at].rsplit(|sign: char| !sign.is_alphanumeric()).next();
        // `U.S. plan` and `No. 3` go on.
        let abbreviates = word.is_some_and(|word| word.chars().count() < 3);
        if !abbreviates && text[end..].chars().next().is_none_or(char::is_whitespace) {
            found.push(Sentence::of(&text[from..end], place));
            from = end;
        }
    }
    found.push(Sentence::of(&text[from..], place));
    found.retain(|sentence| !sentence.words.is_empty());
    found
}

impl Sentence {
    fn of(text: &str, place: Place) -> Self {
        let (mut words, mut places, mut capital) = (Vec::new(), Vec::new(), Vec::new());
        for (at, word) in split(text) {
            places.push(at..at + word.len());
            capital.push(word.chars().next().is_some_and(char::is_uppercase));
            words.push(word.to_lowercase());
        }
        Self {
            words,
            places,
            capital,
            printed: text.to_owned(),
            text: text.to_lowercase(),
            place,
        }
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    pub(super) fn has(&self, any: &[&str]) -> bool {
        self.words.iter().any(|word| any.contains(&word.as_str()))
    }

    pub(super) fn number(&self, at: usize) -> Option<(usize, usize)> {
        let two = [self.word(at), self.word(at + 1)];
        let n_left = self.words.len().checked_sub(at)?.min(two.len());
        count::number(&two[..n_left])
    }

    /// Returns the words from one place to another, as they are printed.
    pub(super) fn quoted(&self, from: usize, to: usize) -> Option<String> {
        let last = self.places.get(to).or(self.places.last())?;
        let first = self.places.get(from)?;
        self.printed.get(first.start..last.end).map(str::to_owned)
    }

    /// Returns the counts of points that the sentence speaks of, each with its place.
    pub(super) fn counted(&self) -> Vec<(usize, usize, Counted)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let Some((points, used)) = self.number(at) else {
                at += 1;
                continue;
            };
            let mut behind = at + used;
            behind += usize::from(count::BETWEEN.contains(&self.word(behind)));
            if words::is_counted(self.word(behind)) {
                let noun = self.word(behind);
                // In other languages the number of points is as a rule that of the plan.
                let of_plan = noun == "point" || is_plan(self.word(behind + 1)) || !is_point(noun);
                found.push((at, behind, Counted { points, of_plan }));
            }
            at += used;
        }
        found
    }

    /// Returns how many points the sentence speaks of.
    pub(super) fn counts(&self) -> Vec<Counted> {
        let counted: Vec<Counted> = self.counted().into_iter().map(|(.., counted)| counted).collect();
        // Only scripts without spaces have no words to look at.
        if !counted.is_empty() || self.text.is_ascii() {
            return counted;
        }
        let stated = count::stated(&self.text).map(|points| Counted {
            points,
            of_plan: true,
        });
        stated.into_iter().collect()
    }

    /// Returns the counts that the sentence gives as those of all points of a plan.
    pub(super) fn counts_of_plan(&self) -> Vec<usize> {
        let counted = self.counted();
        if counted.is_empty() {
            return self.counts().into_iter().map(|counted| counted.points).collect();
        }
        let of_all = |(at, _, counted): &(usize, usize, Counted)| {
            counted.of_plan || words::COUNTING_BEFORE.contains(&self.before(*at)) || self.is_full()
        };
        let counts = counted.iter().filter(|found| of_all(found));
        counts.map(|(.., counted)| counted.points).collect()
    }

    /// Tells whether the sentence is not the title, which is judged where the list is chosen.
    pub(super) fn is_text(&self) -> bool {
        self.place != Place::Title
    }

    /// Tells whether the sentence compares the plan with another version of it.
    pub(super) fn compares(&self) -> bool {
        self.has(&words::COMPARING) || self.place != Place::Title && self.has(&words::OTHER_PLANS)
    }

    /// Tells whether a sentence after the points speaks of them as a list.
    pub(super) fn speaks_of_itself(&self) -> bool {
        self.has(&["this", "these", "above"])
    }
}

/// Returns the words of a text, each with the byte that it begins with; a number with signs inside is one.
fn split(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut from = None;
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        // `3,028` and `1.28` are one word each, `plan,seen` is two.
        let joins = || {
            let next = text[at + sign.len_utf8()..].chars().next();
            matches!(sign, '.' | ',')
                && before.is_ascii_digit()
                && next.is_some_and(|next| next.is_ascii_digit())
        };
        if sign.is_alphanumeric() || joins() {
            from = from.or(Some(at));
        } else if let Some(start) = from.take() {
            words.push((start, &text[start..at]));
        }
        before = sign;
    }
    words.extend(from.map(|start| (start, &text[start..])));
    words
}

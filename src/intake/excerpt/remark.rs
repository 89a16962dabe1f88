//! What a sentence near the points says of how many of them there are: `three points of the six-point plan have leaked`,
//! `several of the provisions`, `a summary of the plan`, `subscribe to read the full text`.
//!
//! A sentence is read as a row of words. What tells is a word for a part (`some`, `partial`, `key`, `leaked`, `other`) and
//! a word for the points or the plan in the place where it belongs, so that `the leaked plan` says nothing and `the leaked
//! points` does. The words are English, with the commonest phrases of some other languages.
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
}

/// How surely a sentence says that points are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Whatever else is said.
    Sure,
    /// Unless the document calls itself full.
    Likely,
    /// Unless it calls itself full, or as many points are there as it speaks of.
    Perhaps,
}

/// How many words after the points are quoted where no verb says what became of them.
const SHOWN_WORDS: usize = 4;

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
    words: Vec<String>,
    /// The part of the text that each word takes.
    places: Vec<Range<usize>>,
    /// Whether each word begins with a capital.
    capital: Vec<bool>,
    /// The sentence as it is printed, and in small letters.
    printed: String,
    text: String,
    place: Place,
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
        for (at, word) in words::split(text) {
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

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn has(&self, any: &[&str]) -> bool {
        self.words.iter().any(|word| any.contains(&word.as_str()))
    }

    fn number(&self, at: usize) -> Option<(usize, usize)> {
        let rest: Vec<&str> = self.words.get(at..)?.iter().take(2).map(String::as_str).collect();
        count::number(&rest)
    }

    /// Returns the words from one place to another, as they are printed.
    fn quoted(&self, from: usize, to: usize) -> Option<String> {
        let last = self.places.get(to).or(self.places.last())?;
        let first = self.places.get(from)?;
        self.printed.get(first.start..last.end).map(str::to_owned)
    }

    /// Returns the counts of points that the sentence speaks of, each with its place.
    fn counted(&self) -> Vec<(usize, usize, Counted)> {
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
        if !counted.is_empty() {
            return counted;
        }
        // Scripts without spaces have no words to look at.
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

    /// Tells whether the sentence compares the plan with another version of it.
    pub(super) fn compares(&self) -> bool {
        self.has(&words::COMPARING)
    }

    /// Tells whether the sentence says that the whole text is there.
    pub(super) fn is_full(&self) -> bool {
        let full = |at: usize| {
            let (before, word, next) = (self.before(at), self.word(at), self.word(at + 1));
            let whole = matches!(word, "full" | "complete" | "entire" | "whole" | "unabridged");
            whole
                && (matches!(next, "text" | "list" | "version" | "document")
                    || is_plan(next)
                    || before == "in")
                || matches!(word, "all" | "every")
                    && (is_point(next) || self.number(at + 1).is_some() || next == "the")
        };
        let denied = self.has(&words::DENYING) || self.left_to_read().is_some();
        !denied && (0..self.words.len()).any(full)
    }

    /// Returns the words by which the sentence says that points are left out, and how surely.
    pub(super) fn part(&self) -> Option<(Strength, String)> {
        let sure = count::part_of_points(&self.text)
            .or_else(|| self.excerpt())
            .or_else(|| self.rest())
            .or_else(|| self.not_known())
            .or_else(|| self.left_to_read())
            .or_else(|| self.some_counted())
            .map(|words| (Strength::Sure, words));
        let likely = || self.some().map(|words| (Strength::Likely, words));
        let perhaps = || self.chosen().map(|words| (Strength::Perhaps, words));
        sure.or_else(likely).or_else(perhaps)
    }

    /// `excerpt`, `a partial text`, `selected provisions`, `to be continued`.
    fn excerpt(&self) -> Option<String> {
        if let Some(phrase) = words::EXCERPT_PHRASES
            .iter()
            .find(|phrase| self.text.contains(**phrase))
        {
            return Some((*phrase).to_owned());
        }
        (0..self.words.len()).find_map(|at| {
            let word = self.word(at);
            let alone = words::EXCERPTS.contains(&word);
            let near = |reach: usize| (at + 1..=at + reach).find(|next| is_whole(self.word(*next)));
            if alone {
                return self.quoted(at, at);
            }
            let of = matches!(
                word,
                "partial" | "incomplete" | "selected" | "fragmentary" | "selection"
            );
            let known = matches!(word, "partially" | "partly") && words::KNOWN.contains(&self.word(at + 1));
            let to = if of { near(4) } else { known.then_some(at + 1) };
            self.quoted(at, to?)
        })
    }

    /// `the remaining points`, `the other provisions are classified`, `the rest of the plan`.
    fn rest(&self) -> Option<String> {
        (0..self.words.len()).find_map(|at| {
            let word = self.word(at);
            if matches!(word, "rest" | "remainder") && self.word(at + 1) == "of" {
                return self.quoted(at, (at + 2..at + 6).find(|next| is_whole(self.word(*next)))?);
            }
            let is_said = matches!(
                self.word(at + 1),
                "is" | "are" | "was" | "were" | "remain" | "remains" | "has" | "have"
            );
            if self.place == Place::After && matches!(word, "rest" | "remainder" | "others") && is_said {
                return self.quoted(at, at + 2);
            }
            let mut noun = at + 1;
            noun += usize::from(self.number(noun).is_some());
            (words::OTHERS.contains(&word) && is_points(self.word(noun))).then(|| self.quoted(at, noun))?
        })
    }

    /// `has not been published`, `provisions remain secret`.
    fn not_known(&self) -> Option<String> {
        let speaks_of_points = self.words.iter().any(|word| is_points(word) || word == "details");
        (0..self.words.len()).find_map(|at| {
            let word = self.word(at);
            if words::HIDDEN.contains(&word) {
                let is_said = matches!(
                    self.before(at),
                    "are" | "is" | "remain" | "remains" | "stay" | "still"
                );
                return (is_said && speaks_of_points).then(|| self.quoted(at, at))?;
            }
            if !words::DENYING.contains(&word) {
                return None;
            }
            let verb = (at + 1..at + 6).find(|next| !words::BEING.contains(&self.word(*next)))?;
            let always = matches!(self.word(verb), "published" | "public");
            let known =
                words::KNOWN.contains(&self.word(verb)) || matches!(self.word(verb), "included" | "shown");
            (always || known && speaks_of_points).then(|| self.quoted(at, verb))?
        })
    }

    /// `subscribe to read the full text`, `sign in to continue`; after the points also `read the full text at`.
    fn left_to_read(&self) -> Option<String> {
        let asks = |at: &usize| match self.word(*at) {
            "subscribe" | "subscribers" | "register" | "members" | "paywall" => true,
            "sign" | "log" => matches!(self.word(at + 1), "in" | "up" | "on"),
            _ => false,
        };
        let rest = &[
            "text", "article", "story", "list", "rest", "reading", "plan", "document", "points", "full",
        ];
        if let Some(at) = (0..self.words.len()).find(asks)
            && self.has(&["read", "continue", "unlock", "access", "view", "see", "reading"])
            && (self.has(rest) || self.has(&["continue"]))
        {
            return self.quoted(at, at + 4);
        }
        if self.place != Place::After {
            return None;
        }
        let reads = |at: &usize| matches!(self.word(*at), "read" | "see" | "find" | "download" | "view");
        let full = |at: usize| {
            (at + 1..at + 4).find(|next| {
                matches!(
                    self.word(*next),
                    "full" | "complete" | "whole" | "entire" | "rest"
                )
            })
        };
        let at = (0..self.words.len()).find(|at| reads(at) && full(*at).is_some())?;
        self.quoted(at, full(at)?)
    }

    /// `only three points of the plan`, `three points have leaked`, `three points Kyiv rejects`, `at least six points`.
    fn some_counted(&self) -> Option<String> {
        self.counted().into_iter().find_map(|(at, noun, counted)| {
            if counted.of_plan {
                return None;
            }
            let (before, earlier) = (self.before(at), self.before(at.saturating_sub(1)));
            let least = matches!((earlier, before), ("at", "least") | ("more", "than")) || before == "over";
            if least {
                return self.quoted(at - 1, noun);
            }
            let only = matches!(before, "only" | "just" | "merely");
            let shown = if only { earlier } else { before };
            let next = self.word(noun + 1);
            let by_name = self.capital.get(noun + 1) == Some(&true) && noun + 2 < self.words.len();
            let picked = by_name && !is_plan(next) || matches!(next, "that" | "which");
            let contested = picked && self.words[noun + 1..].iter().any(|word| words::contests(word));
            if !contested && words::WHOLE_BEFORE.contains(&shown) || self.is_full() {
                return None;
            }
            let of = matches!(next, "of" | "from" | "in");
            let known = |word: &String| words::KNOWN.contains(&word.as_str());
            let then = self.words[noun + 1..].iter().position(known);
            let is_part = only
                || then.is_some() && (of || at == 0)
                || of && self.words[..at].iter().any(known)
                || self.words[..at]
                    .iter()
                    .any(|word| words::HAD.contains(&word.as_str()))
                || picked;
            let to = then.map_or(noun + SHOWN_WORDS, |then| noun + 1 + then);
            is_part.then(|| self.quoted(at - usize::from(only), to))?
        })
    }

    /// `several of the provisions`, `some points`, `part of the plan`, `among the points`.
    fn some(&self) -> Option<String> {
        if self.place == Place::After && !self.speaks_of_itself() {
            return None;
        }
        (0..self.words.len()).find_map(|at| {
            let word = self.word(at);
            let next = at + 1;
            let is_part = matches!(
                word,
                "part" | "parts" | "half" | "portion" | "portions" | "number" | "handful"
            );
            if words::SOME.contains(&word)
                && is_points(self.word(next + usize::from(is_quality(self.word(next)))))
            {
                return self.quoted(at, next);
            }
            if (is_part || words::SOME.contains(&word)) && self.word(next) == "of" && self.before(at) != "as"
            {
                return self.quoted(at, (next + 1..next + 6).find(|next| is_whole(self.word(*next)))?);
            }
            let of_the = self.word(next) == "of" && matches!(self.word(next + 1), "the" | "its" | "these");
            if of_the && self.number(at).is_some() {
                return self.quoted(at, (next + 2..next + 5).find(|next| is_points(self.word(*next)))?);
            }
            // `Points 5 and 6 of the plan`.
            let range = is_points(word) && self.number(next).is_some() && self.number(next + 2).is_some();
            if range && matches!(self.word(next + 3), "of" | "from") {
                return self.quoted(at, next + 3);
            }
            let among = matches!(word, "among" | "amongst");
            let others = matches!(self.word(next), "other" | "others" | "them" | "these");
            let things =
                (next..next + 3).find(|next| is_points(self.word(*next)) || self.word(*next) == "things");
            let to = if among && others {
                Some(next)
            } else {
                things.filter(|_| among)
            };
            self.quoted(at, to?)
        })
    }

    /// `key points`, `the leaked points`, `a summary`, `the plan includes`, `what we know of the plan`.
    fn chosen(&self) -> Option<String> {
        let is_close = self.place != Place::After || self.speaks_of_itself();
        if let Some(phrase) = words::CHOSEN_PHRASES
            .iter()
            .find(|phrase| self.text.contains(**phrase))
            && is_close
        {
            return Some((*phrase).to_owned());
        }
        let announces = self.text.trim_end().ends_with(':') || self.has(&["following", "these"]);
        (0..self.words.len()).find_map(|at| {
            let (word, next) = (self.word(at), self.word(at + 1));
            match self.place {
                Place::After if is_plan(word) && next == "also" => return self.quoted(at, at + 1),
                Place::Before if word.starts_with("includ") && (announces || is_plan(self.before(at))) => {
                    return self.quoted(at.saturating_sub(1), at);
                }
                Place::Before if announces && matches!((word, next), ("such", "as") | ("for", "example")) => {
                    return self.quoted(at, at + 1);
                }
                Place::Title | Place::Before | Place::After => {}
            }
            if !is_close {
                return None;
            }
            let quality = is_quality(word) || words::KNOWN.contains(&word);
            if quality && is_points(next) || words::SUMMARIES.contains(&word) {
                return self.quoted(at, at + usize::from(quality));
            }
            let known =
                |word: &str| words::KNOWN.contains(&word) || matches!(word, "know" | "learned" | "learnt");
            if word == "what"
                && let Some(verb) = (at + 1..at + 5).find(|next| known(self.word(*next)))
            {
                return self.quoted(at, verb);
            }
            let so_far = (word, next) == ("so", "far") && self.words.iter().any(|word| known(word));
            so_far.then(|| self.quoted(at, at + 1))?
        })
    }

    /// Tells whether a sentence after the points speaks of them as a list.
    fn speaks_of_itself(&self) -> bool {
        self.has(&["this", "these", "above"])
    }
}

/// Tells whether a word is one for the points or for the plan as a whole.
fn is_whole(word: &str) -> bool {
    is_point(word) || is_plan(word)
}

/// Tells whether a word is one for several points.
fn is_points(word: &str) -> bool {
    is_point(word) && word.ends_with('s')
}

/// Tells whether a word says that points weigh more than others.
fn is_quality(word: &str) -> bool {
    words::QUALITIES.contains(&word)
}

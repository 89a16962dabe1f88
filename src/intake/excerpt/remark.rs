//! What a sentence near the points says of how many of them there are: `three points of the six-point plan have leaked`,
//! `several of the provisions`, `a summary of the plan`, `subscribe to read the full text`.
//!
//! A sentence is read as a row of words. What tells is a word for a part (`some`, `partial`, `key`, `leaked`, `other`) and
//! a word for the points or the plan in the place where it belongs, so that `the leaked plan` says nothing and `the leaked
//! points` does. The words are English, with the commonest phrases of some other languages.
//!
//! Cost: linear in the sentence.

use super::sentence::{Place, Sentence};
use super::words::{self, is_plan, is_point};
use crate::intake::count;

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

impl Sentence {
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
        // After the points it is somewhere else.
        let denied = self.has(&words::DENYING) || self.left_to_read().is_some() || self.place == Place::After;
        !denied && (0..self.words.len()).any(full)
    }

    /// Returns the words by which the sentence says that points are left out, and how surely.
    pub(super) fn part(&self) -> Option<(Strength, String)> {
        let sure = count::part_of_points(&self.text)
            .or_else(|| self.excerpt())
            .or_else(|| self.rest().filter(|_| !self.is_clause() || self.says_known()))
            .or_else(|| self.not_known())
            .or_else(|| self.left_to_read())
            .or_else(|| self.some_counted())
            .map(|words| (Strength::Sure, words));
        if self.is_clause() {
            return sure;
        }
        let likely = || self.some().map(|words| (Strength::Likely, words));
        let perhaps = || self.chosen().map(|words| (Strength::Perhaps, words));
        sure.or_else(likely).or_else(perhaps)
    }

    /// Tells whether the sentence may be a clause, and a clause speaks of other things than its plan.
    fn is_clause(&self) -> bool {
        self.place == Place::Clause
    }

    /// Tells whether the sentence says of something that it is known or hidden.
    fn says_known(&self) -> bool {
        self.has(&words::KNOWN) || self.has(&words::HIDDEN)
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
            let alone = words::EXCERPTS.contains(&word) || word == "extract" && self.words.len() < 5;
            let near = |reach: usize| (at + 1..=at + reach).find(|next| is_whole(self.word(*next)));
            if alone {
                return self.quoted(at, at);
            }
            let of = matches!(
                word,
                "partial" | "incomplete" | "selected" | "fragmentary" | "selection"
            );
            let known = matches!(word, "partially" | "partly") && words::KNOWN.contains(&self.word(at + 1));
            let said = matches!(word, "incomplete" | "partial") && matches!(self.before(at), "is" | "are");
            let to = if of && !said {
                near(4)
            } else {
                (known || said).then_some(at + usize::from(known))
            };
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
            let is_other = words::OTHERS.contains(&word) && self.before(at) != "no";
            let is_noun = is_points(self.word(noun)) && self.word(noun) != "details";
            (is_other && is_noun).then(|| self.quoted(at, noun))?
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
            // `This is not the full text`, `the full text has not been released`.
            let full = |at: usize| {
                matches!(
                    self.word(at),
                    "full" | "whole" | "entire" | "complete" | "exhaustive"
                )
            };
            let before = (at.saturating_sub(4)..at).any(full) && words::KNOWN.contains(&self.word(verb));
            let of_whole = self.words.iter().any(|word| is_whole(word));
            let after = (at + 1..at + 4).find(|at| full(*at));
            let doubted = matches!(self.word(verb), "confirmed" | "verified");
            if of_whole && (after.is_some() || before && !doubted) {
                return self.quoted(at, after.unwrap_or(verb) + usize::from(after.is_some()));
            }
            let always = matches!(self.word(verb), "published" | "public");
            let known =
                words::KNOWN.contains(&self.word(verb)) || matches!(self.word(verb), "included" | "shown");
            (always || known && speaks_of_points).then(|| self.quoted(at, verb))?
        })
    }

    /// `subscribe to read the full text`, `sign in to continue`; after the points also `read the full text at`.
    fn left_to_read(&self) -> Option<String> {
        let asks = |at: &usize| match self.word(*at) {
            "subscribe" | "subscribers" | "paywall" => true,
            "register" => matches!(self.word(at + 1), "to" | "now" | "for"),
            "members" => self.word(at + 1) == "only",
            "sign" | "log" => {
                let to = matches!(self.word(at + 2), "" | "to" | "or" | "and" | "here" | "now");
                to && matches!(self.word(at + 1), "in" | "up" | "on")
            }
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
        if self.text.starts_with("continue reading") || self.text.starts_with("keep reading") {
            return self.quoted(0, 1);
        }
        let elsewhere = self.has(&["available", "here", "found", "link", "click"]);
        if elsewhere && (self.text.contains("full text") || self.text.contains("full document")) {
            return Some("full text".to_owned());
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
            // `Six points out of 28`.
            let out = (noun + 1..noun + 4)
                .find(|at| self.word(*at) == "of")
                .map(|of| of + 1);
            let total = |at: usize| self.number(at).is_some_and(|(all, _)| all > counted.points);
            if let Some(at_all) = out
                .filter(|at| total(*at))
                .or(out.map(|at| at + 1).filter(|at| total(*at)))
            {
                return self.quoted(at, at_all);
            }
            let only = matches!(before, "only" | "just" | "merely" | "top");
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
        let announces = self.text.trim_end().ends_with(':') || self.has(&["following", "these"]);
        if announces
            && let Some(phrase) = words::MORE_PHRASES
                .iter()
                .find(|phrase| self.text.contains(**phrase))
        {
            return Some((*phrase).to_owned());
        }
        if let Some(phrase) = words::CHOSEN_PHRASES
            .iter()
            .find(|phrase| self.text.contains(**phrase))
            && is_close
        {
            return Some((*phrase).to_owned());
        }
        (0..self.words.len()).find_map(|at| {
            let (word, next) = (self.word(at), self.word(at + 1));
            match self.place {
                Place::After if is_plan(word) && next == "also" => return self.quoted(at, at + 1),
                Place::Before if self.includes(at, announces) => {
                    return self.quoted(at.saturating_sub(1), at);
                }
                Place::Before if announces && matches!((word, next), ("such", "as") | ("for", "example")) => {
                    return self.quoted(at, at + 1);
                }
                Place::Title | Place::Before | Place::After | Place::Clause => {}
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
            let knows = |from: usize| self.words[from..].iter().any(|word| known(word));
            if words::UNTIL_NOW.contains(&(word, next)) && knows(0) {
                return self.quoted(at, at + 1);
            }
            let is_limited = self.place == Place::Before && words::CONCERNING.contains(&next);
            let is_bare = at == 0 && next == "of" && knows(1);
            (is_points(word) && (is_limited || is_bare)).then(|| self.quoted(at, at + 1))?
        })
    }

    /// Tells whether a word says that the points are among what the plan has: `it includes the following`.
    fn includes(&self, at: usize, announces: bool) -> bool {
        let (before, next) = (self.before(at), self.word(at + 1));
        let by_plan =
            is_plan(before) || matches!(before, "it" | "they" | "points") || next == "the" || next.is_empty();
        match self.word(at) {
            "includes" | "include" | "included" => by_plan && (announces || is_plan(before)),
            "including" => next.is_empty(),
            _ => false,
        }
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

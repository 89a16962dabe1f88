//! What the lines around the points tell of a page that states nothing about itself, as text that was copied: headline, day,
//! outlet and address.
//!
//! These are proposals, and each is handed back with the line that it comes from. A day is taken from a line that has little
//! else or begins as a by-line does, never from a sentence; an outlet from a line of rights or of sources, or from
//! a short line above the headline that the page names again. Leaves to others: what formats state (`about`), and which
//! proposal is taken.
//!
//! Cost: a look at some forty short lines.

use super::about::{set, set_date, set_url};
use super::block::{Block, Kind, Region};
use super::{About, Edges, Intake, excerpt};
use crate::text::figures::Value;
use crate::text::tokens::{Meaning, Reading};

/// How many lines are looked at before the points, and as many behind them: copied pages begin with their menu.
const MOST_LINES: usize = 20;

/// The longest line that is looked at, in bytes; a paragraph tells no name.
const LONGEST_LINE: usize = 300;

/// The longest headline, and the longest line with a day, in bytes.
const LONGEST_HEADLINE: usize = 200;
const LONGEST_DATED: usize = 120;

/// How many words a headline has at least, when other lines stand beside it: fewer have the names of sections and outlets.
const FEWEST_WORDS: usize = 4;

/// How many words stand before a day in its line, and how many with it: `Monday, 24 November 2025 at 18:42 CET`.
const MOST_BEFORE_DAY: usize = 3;
const MOST_WITH_DAY: usize = 8;

/// How many words the name of an outlet has at most.
const MOST_WORDS_OF_NAME: usize = 5;

/// How lines with a name of a person or a day begin, in lower case.
const BY_LINES: [&str; 12] = [
    "by ",
    "text by ",
    "reporting by ",
    "additional reporting",
    "written by ",
    "published",
    "updated",
    "posted",
    "last updated",
    "first published",
    "date:",
    "photo",
];

/// How a line begins that names the outlet, in lower case.
const OUTLETS: [&str; 6] = [
    "source:",
    "outlet:",
    "publisher:",
    "published by ",
    "originally published by ",
    "from ",
];

/// What stands before the address of the page itself, in lower case.
const ADDRESSES: [&str; 5] = ["address", "link", "original", "source", "url"];

/// Returns the lines around the points.
pub(crate) fn edges(blocks: &[Block<'_>], points: std::ops::Range<usize>) -> Edges {
    let in_article = blocks.iter().any(|block| block.region == Region::Article);
    let is_page = |block: &&Block<'_>| match block.region {
        Region::Article => true,
        Region::Page => !in_article,
        Region::Comments | Region::Related => false,
    };
    let lines = |blocks: &[Block<'_>]| -> Vec<String> {
        let own = blocks
            .iter()
            .filter(is_page)
            .filter(|block| matches!(block.kind, Kind::Text | Kind::Heading(_)) && !block.linked);
        let short = own.filter(|block| block.text.len() <= LONGEST_LINE);
        short
            .take(MOST_LINES)
            .map(|block| block.text.to_string())
            .collect()
    };
    Edges {
        head: lines(&blocks[..points.start]),
        tail: lines(&blocks[points.end..]),
    }
}

/// What the lines around the points tell, beside what the page states about itself.
#[derive(Debug, Default)]
pub(crate) struct Masthead {
    /// What is proposed, in the place of what is not stated.
    pub(crate) about: About,
    /// The line with the day.
    pub(crate) dated: Option<String>,
}

/// Returns what the lines around the points tell; some names are known to be outlets.
pub(crate) fn read(intake: &Intake, is_outlet: &dyn Fn(&str) -> bool) -> Masthead {
    let Edges { head, tail } = &intake.edges;
    let mut about = About::default();
    let dated = head.iter().chain(tail).find_map(|line| Some((line, day(line)?)));
    if let Some((_, day)) = &dated {
        set_date(&mut about.date, day);
    }
    for line in head.iter().chain(tail) {
        // `Read more: https://…` leads to another page.
        match line.split_once(": ") {
            Some((label, address)) if ADDRESSES.contains(&label.to_ascii_lowercase().as_str()) => {
                set_url(&mut about.url, address);
            }
            Some(_) => {}
            None => set_url(&mut about.url, line),
        }
    }
    let named = head.iter().chain(tail).find_map(|line| outlet(line));
    if let Some(name) = named {
        set(&mut about.site, name);
    }
    let lines: Vec<&str> = head
        .iter()
        .map(|line| bare(line))
        .filter(|line| may_be_headline(line))
        .collect();
    let words = |line: &str| line.split_whitespace().count();
    let headline = lines
        .iter()
        .position(|line| words(line) >= FEWEST_WORDS && !is_outlet(line))
        .or_else(|| lines.iter().position(|line| !is_outlet(line)));
    if let Some(at) = headline {
        let (title, behind) = without_outlet(lines[at]);
        set(&mut about.title, title);
        if let Some(name) = behind {
            set(&mut about.site, name);
        }
        let above = lines[..at].iter().find(|line| {
            is_outlet(line) || is_name(line) && line.contains(' ') && is_named_again(intake, line)
        });
        if let Some(name) = above {
            set(&mut about.site, name);
        }
    }
    Masthead {
        dated: dated
            .map(|(line, _)| line.clone())
            .filter(|_| about.date.is_some()),
        about,
    }
}

/// What stands before a headline: signs of markdown, words of a mail.
const BEFORE_HEADLINES: [&str; 10] = [
    "subject:",
    "fwd:",
    "fw:",
    "re:",
    "headline:",
    "title:",
    "#",
    "*",
    "_",
    "=",
];

/// How lines begin that nobody prints above a plan, in lower case: heads of mails, questions to a chat.
const NO_HEADLINES: [&str; 9] = [
    "from:", "to:", "cc:", "sent:", "me:", "you:", "user:", "you said", "reply",
];

/// Returns a line without what stands around a headline.
fn bare(line: &str) -> &str {
    let mut rest = line;
    while let Some(start) = BEFORE_HEADLINES.iter().find(|start| {
        rest.get(..start.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(start))
    }) {
        rest = rest[start.len()..].trim_start();
    }
    rest.trim_end_matches(['*', '_', '#', ' '])
}

/// Tells whether a line may be a headline: no sentence, no announcement, no by-line, no day, no address.
fn may_be_headline(line: &str) -> bool {
    let ends = line.ends_with(['.', ':', ';', ',', '…']);
    let is_long_enough = line.chars().filter(|sign| sign.is_alphabetic()).count() >= 6;
    let is_address = line.contains("://") || line.starts_with("www.");
    let lower = line.to_lowercase();
    line.len() <= LONGEST_HEADLINE
        && !NO_HEADLINES.iter().any(|start| lower.starts_with(start))
        && !excerpt::is_stamp(line)
        && is_long_enough
        && !ends
        && !is_address
        && !is_by_line(line)
        && day(line).is_none()
        && outlet(line).is_none()
}

fn is_by_line(line: &str) -> bool {
    let line = line.to_lowercase();
    BY_LINES.iter().any(|start| line.starts_with(start))
}

/// Returns the day that a line of a page names, as `YYYY-MM-DD`.
fn day(line: &str) -> Option<String> {
    if line.len() > LONGEST_DATED {
        return None;
    }
    let pieces = [line];
    let reading = Reading::of(&pieces);
    let found = reading.tokens.iter().enumerate().find_map(|(at, token)| {
        let Meaning::Value(value) = token.meaning else {
            return None;
        };
        match reading.values.get(usize::try_from(value).ok()?)? {
            Value::Date(date) => Some((date.year?, date.month?, date.day?, token, at)),
            Value::Amount(_) | Value::Ratio(..) | Value::Clock(_) | Value::Reference(..) => None,
        }
    });
    let (year, month, day, token, at) = found?;
    let printed = line.get(token.start as usize..token.end as usize)?;
    // 11/12/2025 is one day to some and another to others.
    if printed.contains('/') && !printed.starts_with(&year.to_string()) && day <= 12 && month != day {
        return None;
    }
    // What else stands there is a time, a weekday or a place, not a sentence.
    let is_bare = at <= MOST_BEFORE_DAY && !line.ends_with('.') && reading.tokens.len() <= MOST_WITH_DAY;
    let is_of_page = is_by_line(line) && !line.contains(". ");
    (is_bare || is_of_page).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Returns the outlet that a line of rights or of sources names.
fn outlet(line: &str) -> Option<&str> {
    let lower = line.to_ascii_lowercase();
    let of_rights = ["©", "(c)", "copyright"]
        .iter()
        .any(|sign| lower.starts_with(sign));
    let name = if of_rights {
        let is_other = |sign: char| !sign.is_alphabetic();
        let mut rest = line.trim_start_matches(is_other);
        // `(c)` and the word leave the year and the name.
        for word in ["copyright", "c) "] {
            if rest
                .get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word))
            {
                rest = rest[word.len()..].trim_start_matches(is_other);
            }
        }
        rest.split(['.', '|', ',']).next()?
    } else {
        let start = OUTLETS.iter().find(|start| lower.starts_with(*start))?;
        line.get(start.len()..)?
    };
    let name = name.trim().trim_end_matches('.');
    is_name(name).then_some(name)
}

/// Tells whether a line may be the name of an outlet: a few words with capitals, `Northern Post`, `The Times of Meren`.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_capital = |word: &&str| {
        let small = ["of", "the", "and", "de", "la", "für", "di"];
        word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()) || small.contains(word)
    };
    let begins = line.starts_with(|first: char| first.is_uppercase());
    (1..=MOST_WORDS_OF_NAME).contains(&words.len())
        && begins
        && words.iter().all(is_capital)
        && day(line).is_none()
        && !line.contains(['?', '!', '/', '@', '"', '“'])
}

/// Tells whether a page speaks of a name again: `was given to the Courier`.
fn is_named_again(intake: &Intake, name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or(name);
    let by_article = format!("he {last}");
    let Edges { head, tail } = &intake.edges;
    let others = head.iter().chain(tail).filter(|line| *line != name);
    let texts = || intake.before.iter().chain(&intake.after).take(2 * MOST_LINES);
    // The line itself is a part of them.
    let times: usize = texts().map(|text| text.matches(name).count()).sum();
    times > 1 || others.chain(texts()).any(|text| text.contains(&by_article))
}

/// Returns a headline without the outlet behind it, and the outlet: `What the plan says | Northern Post`.
fn without_outlet(line: &str) -> (&str, Option<&str>) {
    for divider in [" | ", " — ", " – ", " - "] {
        if let Some((title, name)) = line.rsplit_once(divider)
            && is_name(name)
            && (divider == " | " || name.split_whitespace().count() > 1)
            && title.split_whitespace().count() >= FEWEST_WORDS
        {
            return (title, Some(name));
        }
    }
    (line, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_taken_from_lines_of_the_page_alone() {
        for (line, expected) in [
            ("24 November 2025, 18:42", Some("2025-11-24")),
            ("Published: Nov 24, 2025", Some("2025-11-24")),
            (
                "By Anna Holt and Per Lindqvist, 24 November 2025",
                Some("2025-11-24"),
            ),
            ("Monday, November 24, 2025 at 6:42 pm", Some("2025-11-24")),
            ("2025-11-24 18:42", Some("2025-11-24")),
            ("24.11.2025", Some("2025-11-24")),
            ("11/12/2025", None),
            ("24 November", None),
            ("The text was agreed on 24 November 2025.", None),
            ("What the plan of 24 November 2025 says about the border", None),
        ] {
            assert_eq!(day(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn outlets_are_named_by_rights_and_sources() {
        for (line, expected) in [
            ("© 2025 The Harbour Courier", Some("The Harbour Courier")),
            (
                "Copyright 2025 Northern Post. All rights reserved.",
                Some("Northern Post"),
            ),
            ("(c) 2025 Northern Post", Some("Northern Post")),
            ("Source: Example Herald", Some("Example Herald")),
            ("From now on nobody fights", None),
            ("Source: two officials who had seen the text", None),
        ] {
            assert_eq!(outlet(line), expected, "{line}");
        }
    }
}

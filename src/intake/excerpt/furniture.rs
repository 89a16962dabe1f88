//! Lines that belong to a page and to no plan: who wrote it and when, stamps, menus.

use super::sentence::Sentence;

/// A line of a page that is no sentence has so many words at most.
const FEW: usize = 10;

/// Words of lines that belong to a page and not to what it tells.
const FURNITURE: [&str; 22] = [
    "advertisement",
    "archive",
    "byline",
    "comments",
    "cookie",
    "cookies",
    "copyright",
    "correspondent",
    "credit",
    "editor",
    "facebook",
    "image",
    "menu",
    "newsletter",
    "newsletters",
    "photo",
    "photograph",
    "share",
    "source",
    "sources",
    "tags",
    "whatsapp",
];

/// What is stamped on a paper.
const STAMPS: [&str; 13] = [
    "all rights reserved",
    "breaking",
    "confidential",
    "draft",
    "embargoed",
    "exclusive",
    "for official use only",
    "internal",
    "non-paper",
    "restricted",
    "top secret",
    "unofficial translation",
    "without prejudice",
];

/// Lines that every page has and no plan.
const LINES_OF_PAGES: [&str; 18] = [
    "accept all",
    "advertisement",
    "comments",
    "cookie settings",
    "cookies settings",
    "home",
    "log in",
    "menu",
    "most read",
    "newsletter",
    "read more",
    "related",
    "related articles",
    "search",
    "share",
    "sign in",
    "skip to content",
    "subscribe",
];

/// Tells whether a text is one of the lines that every page has.
pub(crate) fn is_line_of_page(text: &str) -> bool {
    let text = text.trim();
    LINES_OF_PAGES.iter().any(|line| text.eq_ignore_ascii_case(line))
}

/// Tells whether a text is stamped on a paper or a page: `DRAFT - NOT FOR CIRCULATION`, `Exclusive`.
pub(crate) fn is_stamp(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '!']).to_lowercase();
    STAMPS.contains(&text.as_str())
        || text.starts_with("draft") && text.contains("not for ")
        || is_line_of_page(&text)
}

impl Sentence {
    /// Tells whether the sentence is a line of the page: a date, a source, who wrote it.
    pub(super) fn is_furniture(&self) -> bool {
        let is_date = self
            .words
            .iter()
            .any(|word| word.starts_with(|sign: char| sign.is_ascii_digit()));
        let is_short = self.words.len() <= FEW;
        let is_bare =
            self.words.len() <= 5 && is_date && !self.has(&["chapter", "page", "part", "section", "so"]);
        // `DRAFT - NOT FOR CIRCULATION`, `Page 3 of 3`, `Unofficial translation`.
        let is_stamp = STAMPS.contains(&self.text.trim().trim_end_matches('.'))
            || self.word(0) == "draft" && self.text.contains("not for ")
            || self.word(0) == "page" && self.word(2) == "of" && self.word(1) == self.word(3);
        if is_stamp && is_short {
            return true;
        }
        let begins = matches!(self.word(0), "by" | "from" | "published" | "signed" | "updated")
            && self.words.len() <= FEW;
        is_short
            && (self.has(&FURNITURE) || is_bare || begins)
            && !self.has(&["has", "have", "is", "are", "not", "says"])
    }
}

//! Capital words that name nobody: what treaties write large (`the Agreement`, `each State Party`, `the Chairman`), and titles of
//! papers (`the Treaty on the Non-Proliferation of Nuclear Weapons`).

use crate::text::key::{KeySet, keys};
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading, Shape};

/// Words that treaties write large.
const LARGE: KeySet<82> = keys([
    "accord",
    "act",
    "agreement",
    "agreements",
    "annex",
    "appendix",
    "area",
    "areas",
    "armistice",
    "army",
    "article",
    "assembly",
    "authorities",
    "chair",
    "chairman",
    "charter",
    "chief",
    "chamber",
    "commission",
    "committee",
    "communique",
    "constitution",
    "contracting",
    "convention",
    "council",
    "congress",
    "court",
    "declaration",
    "democratic",
    "document",
    "draft",
    "federal",
    "force",
    "forces",
    "general",
    "government",
    "governments",
    "head",
    "heads",
    "high",
    "integrated",
    "interim",
    "international",
    "joint",
    "line",
    "lower",
    "mechanism",
    "member",
    "members",
    "memorandum",
    "military",
    "minister",
    "ministers",
    "mission",
    "mixed",
    "national",
    "observer",
    "office",
    "parliament",
    "parties",
    "party",
    "peace",
    "plan",
    "president",
    "protocol",
    "provisional",
    "republic",
    "secretariat",
    "secretary",
    "security",
    "senate",
    "signatories",
    "side",
    "sides",
    "signatory",
    "state",
    "states",
    "supreme",
    "territory",
    "transitional",
    "treaty",
    "zone",
]);

/// Papers whose titles have more capitals in them.
const PAPERS: KeySet<14> = keys([
    "accord",
    "act",
    "agreement",
    "charter",
    "convention",
    "declaration",
    "document",
    "framework",
    "memorandum",
    "pact",
    "protocol",
    "statute",
    "treaty",
    "understanding",
]);

/// Tells whether capital words name nobody.
pub(super) fn is_generic(reading: &Reading, first: usize, last: usize) -> bool {
    (first..=last).all(|at| reading.tokens[at].shape == Shape::Small || reading.is_any(at, &LARGE))
        || is_in_title(reading, first)
}

/// Tells whether a word belongs to the title of a paper: `Immunity` in `the Joint Agreement on Safety and Immunity Guarantees`.
fn is_in_title(reading: &Reading, word: usize) -> bool {
    let mut at = word;
    loop {
        let Some(before) = at.checked_sub(1).filter(|_| reading.tokens[at].gap <= Gap::Space) else {
            return false;
        };
        let is_led = matches!(reading.word(at), Some(Word::On | Word::Of | Word::For));
        if is_led && reading.tokens[before].shape == Shape::Capital && reading.is_any(before, &PAPERS) {
            return matches!(reading.word(at), Some(Word::On | Word::For));
        }
        let is_part = matches!(
            reading.word(before),
            Some(Word::On | Word::Of | Word::For | Word::And | Word::The)
        ) || reading.tokens[before].shape == Shape::Capital;
        if !is_part || word - before > LONGEST_TITLE {
            return false;
        }
        at = before;
    }
}

/// Titles go on for so many words.
const LONGEST_TITLE: usize = 12;

//! The words by which a document speaks of its points, of the plan, and of parts of them.

use crate::intake::count;

/// Stems of words for the points of a plan.
const POINTS: [&str; 20] = [
    "detail",
    "part",
    "annexe",
    "point",
    "article",
    "item",
    "clause",
    "provision",
    "term",
    "element",
    "condition",
    "demand",
    "proposal",
    "paragraph",
    "section",
    "measure",
    "commitment",
    "requirement",
    "principle",
    "passage",
];

/// Words for a plan as a whole.
const PLANS: [&str; 22] = [
    "plan",
    "deal",
    "agreement",
    "document",
    "text",
    "draft",
    "treaty",
    "accord",
    "memorandum",
    "pact",
    "framework",
    "initiative",
    "list",
    "version",
    "settlement",
    "roadmap",
    "blueprint",
    "proposal",
    "paper",
    "truce",
    "protocol",
    "resolution",
];

/// Words that call what follows a piece of something.
pub(super) const EXCERPTS: [&str; 14] = [
    "excerpt",
    "excerpts",
    "excerpted",
    "abridged",
    "abbreviated",
    "fragment",
    "fragments",
    "snippet",
    "snippets",
    "extracts",
    "teaser",
    "auszugsweise",
    "extraits",
    "extractos",
];

/// Phrases that say the same, in some languages.
pub(super) const EXCERPT_PHRASES: [&str; 42] = [
    "quotes from",
    "quotations from",
    "for subscribers only",
    "subscribers only",
    "already a subscriber",
    "with a subscription",
    "become a member to",
    "shortened by",
    "and shortened",
    "shortened version",
    "condensed version",
    "extract from",
    "extract of",
    "continued below",
    "to be continued",
    "(continued",
    "more to follow",
    "more follows",
    " in part:",
    "what else",
    "уривок",
    "уривки",
    "отрывок",
    "отрывки",
    "фрагмент",
    "выдержк",
    "часть пунктов",
    "частина пунктів",
    "некоторые пункты",
    "деякі пункти",
    "отдельные пункты",
    "окремі пункти",
    "несколько пунктов",
    "кілька пунктів",
    "остальные пункты",
    "решта пунктів",
    "auszug aus",
    "auszüge aus",
    "einige punkte",
    "quelques points",
    "algunos puntos",
    "alcuni punti",
];

/// Phrases for the points that weigh most, and for what says them in few words.
pub(super) const CHOSEN_PHRASES: [&str; 22] = [
    "as far as is known",
    "in brief",
    "in short",
    "at a glance",
    "in a nutshell",
    "ключевые пункты",
    "основные пункты",
    "главные пункты",
    "ключові пункти",
    "основні пункти",
    "головні пункти",
    "wichtigste punkte",
    "wichtigsten punkte",
    "kernpunkte",
    "points clés",
    "principaux points",
    "points principaux",
    "puntos clave",
    "principales puntos",
    "puntos principales",
    "punti chiave",
    "punti principali",
];

/// Phrases that say before a list that there is more than it names.
pub(super) const MORE_PHRASES: [&str; 2] = ["in particular", "inter alia"];

/// Words for a text that says another in few words.
pub(super) const SUMMARIES: [&str; 17] = [
    "examples",
    "sample",
    "samples",
    "summary",
    "summaries",
    "summarised",
    "summarized",
    "summarises",
    "summarizes",
    "overview",
    "synopsis",
    "digest",
    "gist",
    "recap",
    "highlights",
    "takeaways",
    "rundown",
];

/// Words for points that weigh more than others.
pub(super) const QUALITIES: [&str; 24] = [
    "biggest",
    "top",
    "key",
    "main",
    "principal",
    "central",
    "core",
    "major",
    "important",
    "chief",
    "essential",
    "salient",
    "notable",
    "controversial",
    "contentious",
    "significant",
    "disputed",
    "contested",
    "unresolved",
    "open",
    "sticking",
    "rejected",
    "changed",
    "new",
];

/// How words begin that tell what somebody makes of points, which he has picked from among others.
const CONTESTING: [&str; 14] = [
    "reject", "oppos", "refus", "disput", "contest", "object", "remov", "drop", "chang", "delet", "disagree",
    "accept", "dislike", "want",
];

/// Tells whether a word says what somebody makes of a point; it is in small letters.
pub(super) fn contests(word: &str) -> bool {
    CONTESTING.iter().any(|stem| word.starts_with(stem))
}

/// Words before a number of points that say that a plan has so many.
pub(super) const COUNTING_BEFORE: [&str; 25] = [
    "the",
    "all",
    "its",
    "these",
    "those",
    "s",
    "of",
    "in",
    "with",
    "has",
    "have",
    "had",
    "having",
    "into",
    "to",
    "contains",
    "containing",
    "comprises",
    "comprising",
    "lists",
    "includes",
    "include",
    "including",
    "following",
    "every",
];

/// Words for some of several things.
pub(super) const SOME: [&str; 9] = [
    "some",
    "several",
    "few",
    "many",
    "most",
    "various",
    "certain",
    "individual",
    "selected",
];

/// Words for the points that are not here.
pub(super) const OTHERS: [&str; 15] = [
    "remaining",
    "other",
    "further",
    "additional",
    "missing",
    "omitted",
    "secret",
    "classified",
    "undisclosed",
    "unpublished",
    "confidential",
    "withheld",
    "hidden",
    "unknown",
    "more",
];

/// Words for what is kept from the reader.
pub(super) const HIDDEN: [&str; 10] = [
    "classified",
    "secret",
    "confidential",
    "withheld",
    "redacted",
    "undisclosed",
    "unknown",
    "unpublished",
    "unclear",
    "missing",
];

/// Words for what has come to be known.
pub(super) const KNOWN: [&str; 22] = [
    "known",
    "leaked",
    "leak",
    "seen",
    "saw",
    "obtained",
    "published",
    "public",
    "disclosed",
    "revealed",
    "emerged",
    "surfaced",
    "reported",
    "released",
    "reviewed",
    "available",
    "confirmed",
    "circulating",
    "quoted",
    "cited",
    "verified",
    "visible",
];

/// Words for having a text before one.
pub(super) const HAD: [&str; 9] = [
    "seen",
    "saw",
    "obtained",
    "reviewed",
    "leaked",
    "learned",
    "learnt",
    "verified",
    "confirmed",
];

/// Words that deny.
pub(super) const DENYING: [&str; 6] = ["not", "never", "t", "no", "neither", "without"];

/// Words between a denial and what is denied.
pub(super) const BEING: [&str; 10] = [
    "yet",
    "been",
    "be",
    "made",
    "immediately",
    "fully",
    "officially",
    "publicly",
    "so",
    "far",
];

/// Words before a number of points that make it the number of all: `the six points`, `a plan of six points`.
pub(super) const WHOLE_BEFORE: [&str; 33] = [
    "the",
    "all",
    "its",
    "these",
    "those",
    "s",
    "their",
    "his",
    "her",
    "our",
    "every",
    "following",
    "of",
    "in",
    "with",
    "has",
    "have",
    "had",
    "having",
    "into",
    "to",
    "contains",
    "containing",
    "comprises",
    "comprising",
    "lists",
    "is",
    "as",
    "by",
    "from",
    "includes",
    "include",
    "including",
];

/// Words that compare one version with another.
pub(super) const COMPARING: [&str; 36] = [
    "cut",
    "reduced",
    "shortened",
    "trimmed",
    "down",
    "replaces",
    "replaced",
    "replacing",
    "instead",
    "than",
    "previous",
    "earlier",
    "original",
    "originally",
    "initial",
    "initially",
    "old",
    "revised",
    "revises",
    "revision",
    "slimmed",
    "shrunk",
    "pared",
    "whittled",
    "condensed",
    "supersedes",
    "superseded",
    "boiled",
    "merged",
    "amended",
    "updated",
    "rewritten",
    "counter",
    "counterproposal",
    "compared",
    "grew",
];

/// Tells whether an English word is one for points of a plan; it is in small letters.
pub(super) fn is_point(word: &str) -> bool {
    POINTS.iter().any(|point| {
        word.strip_prefix(point)
            .is_some_and(|ending| matches!(ending, "" | "s"))
    })
}

/// Tells whether a word is one for points that are counted: measures and conditions, of which a plan speaks too, are not.
pub(super) fn is_counted(word: &str) -> bool {
    count::says_points(word) || matches!(word, "provision" | "provisions")
}

/// Tells whether a word is one for a plan as a whole; it is in small letters.
pub(super) fn is_plan(word: &str) -> bool {
    PLANS.contains(&word)
}

/// Words for a part of the time: `so far`, each with the word before it.
pub(super) const UNTIL_NOW: [(&str, &str); 5] = [
    ("so", "far"),
    ("thus", "far"),
    ("to", "date"),
    ("until", "now"),
    ("to", "now"),
];

/// Words that limit points to a matter: `the provisions on security`.
pub(super) const CONCERNING: [&str; 7] = [
    "on",
    "about",
    "concerning",
    "regarding",
    "relating",
    "related",
    "touching",
];

/// Words for another plan than the one that is printed.
pub(super) const OTHER_PLANS: [&str; 15] = [
    "european",
    "russian",
    "american",
    "ukrainian",
    "us",
    "first",
    "last",
    "latest",
    "another",
    "alternative",
    "rival",
    "competing",
    "separate",
    "israeli",
    "arab",
];

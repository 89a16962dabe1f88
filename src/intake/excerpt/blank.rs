//! Texts that only hold the place of a point: `[illegible]`, `…`, `Still under negotiation`, `(text missing)`.
//!
//! Such a text is made of words that say that something is not there, and of the small words around them; one other word
//! and it is a clause. Cost: nothing for nearly all points, since they are longer.

/// How many letters such a text has at most; nearly every point has more.
const LONGEST: usize = 80;

/// How many words in brackets are taken for a remark of the editor; a clause in brackets that nobody has agreed on is longer,
/// or ends as a sentence does.
const BRACKETED_WORDS: usize = 6;

/// Words that say it by themselves.
const GONE: [&str; 47] = [
    "cut",
    "snip",
    "illegible",
    "unreadable",
    "inaudible",
    "missing",
    "lacking",
    "lacuna",
    "unknown",
    "unclear",
    "undisclosed",
    "unpublished",
    "unavailable",
    "unreported",
    "unspecified",
    "unconfirmed",
    "undecided",
    "classified",
    "redacted",
    "withheld",
    "omitted",
    "blackened",
    "tbc",
    "tbd",
    "tba",
    "n/a",
    "placeholder",
    "pending",
    "неизвестно",
    "неизвестен",
    "неразборчиво",
    "засекречено",
    "засекречен",
    "отсутствует",
    "невідомо",
    "невідомий",
    "нерозбірливо",
    "відсутній",
    "unbekannt",
    "unleserlich",
    "geschwärzt",
    "fehlt",
    "inconnu",
    "illisible",
    "desconocido",
    "ilegible",
    "sconosciuto",
];

/// Words that say it after a negation: `not published`, `no details available`.
const DENIED: [&str; 32] = [
    "published",
    "public",
    "disclosed",
    "known",
    "available",
    "reported",
    "released",
    "revealed",
    "seen",
    "shown",
    "legible",
    "readable",
    "clear",
    "decided",
    "agreed",
    "settled",
    "confirmed",
    "verified",
    "details",
    "detail",
    "information",
    "text",
    "data",
    "опубликован",
    "опубликовано",
    "данных",
    "опубліковано",
    "опублікований",
    "даних",
    "veröffentlicht",
    "publié",
    "publicado",
];

/// Words that say it of what is still to come: `to be agreed`, `still under negotiation`, `details to follow`.
const TO_COME: [&str; 21] = [
    "negotiation",
    "negotiations",
    "negotiated",
    "discussion",
    "discussed",
    "consideration",
    "review",
    "agreed",
    "confirmed",
    "determined",
    "decided",
    "announced",
    "published",
    "disclosed",
    "finalised",
    "finalized",
    "specified",
    "settled",
    "added",
    "follow",
    "written",
];

/// Words before what is still to come.
const COMING: [&str; 5] = ["under", "be", "being", "to", "still"];

/// Words of denial.
const NOT: [&str; 8] = ["not", "no", "never", "не", "нет", "немає", "nicht", "non"];

/// Small words around all these.
const AROUND: [&str; 67] = [
    "a",
    "an",
    "the",
    "this",
    "that",
    "its",
    "it",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "been",
    "be",
    "being",
    "to",
    "of",
    "for",
    "in",
    "on",
    "at",
    "by",
    "and",
    "or",
    "as",
    "yet",
    "still",
    "currently",
    "now",
    "so",
    "far",
    "here",
    "later",
    "further",
    "under",
    "remains",
    "remain",
    "left",
    "made",
    "publicly",
    "moment",
    "time",
    "present",
    "our",
    "us",
    "we",
    "text",
    "point",
    "points",
    "clause",
    "article",
    "paragraph",
    "provision",
    "item",
    "content",
    "contents",
    "wording",
    "details",
    "detail",
    "information",
    "page",
    "copy",
    "blank",
    "пункт",
    "пункта",
    "текст",
];

/// Tells whether a text only holds the place of a point of which nothing is known.
pub(crate) fn is_blank(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let text = text.trim();
    let inner = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    if inner.is_empty() {
        return is_dots(text);
    }
    is_bracketed(text) || says_gone(inner) || says_same(inner)
}

/// Tells whether a text says that its point is as it was, and nothing else: `Unchanged`, `As in the first draft`. What that is
/// stands in the other version.
fn says_same(text: &str) -> bool {
    const SAME: [&str; 4] = ["identical", "same", "unaltered", "unchanged"];
    const VERSIONS: [&str; 12] = [
        "before",
        "draft",
        "draft's",
        "earlier",
        "original",
        "originally",
        "plan",
        "previously",
        "proposal",
        "text",
        "version",
        "versions",
    ];
    const BESIDE: [&str; 38] = [
        "a", "and", "any", "are", "as", "been", "change", "changed", "changes", "clause", "first", "from",
        "has", "have", "in", "is", "it", "its", "kept", "left", "made", "no", "not", "of", "old", "point",
        "previous", "remain", "remains", "stands", "stay", "stays", "text", "the", "this", "to", "was",
        "wording",
    ];
    let text = text.to_lowercase();
    let words: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_denied = has(&["no", "not"]) && has(&["change", "changes", "changed"]);
    let is_as = words.first() == Some(&"as") && has(&VERSIONS);
    let belongs = |word: &&str| {
        SAME.contains(word) || VERSIONS.contains(word) || BESIDE.contains(word) || is_number(word)
    };
    (has(&SAME) || is_denied || is_as) && words.iter().all(belongs)
}

/// Tells whether a text is dots and nothing else.
pub(crate) fn is_dots(text: &str) -> bool {
    let dots = text
        .trim_matches(|sign: char| matches!(sign, '[' | ']' | '(' | ')' | '<' | '>') || sign.is_whitespace());
    !dots.is_empty() && dots.chars().all(|sign| matches!(sign, '.' | '…' | ' '))
}

/// Tells whether a text is one short remark in brackets.
fn is_bracketed(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    let pairs = [
        ('[', ']'),
        ('(', ')'),
        ('<', '>'),
        ('{', '}'),
        ('［', '］'),
        ('（', '）'),
    ];
    let inner = pairs
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inner.is_some_and(|inner| {
        let is_one = !inner.contains(['[', ']', '(', ')']);
        is_one && !inner.ends_with('.') && inner.split_whitespace().count() <= BRACKETED_WORDS
    })
}

/// Tells whether a text says that the text of a point is not there, and nothing else.
pub(super) fn says_gone(text: &str) -> bool {
    let text = text.to_lowercase();
    let parts = text.split(|sign: char| !sign.is_alphanumeric() && sign != '/');
    let words: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
    let denied = words.iter().any(|word| NOT.contains(word));
    let coming = words.iter().any(|word| COMING.contains(word));
    let says = |word: &&str| {
        GONE.contains(word) || denied && DENIED.contains(word) || coming && TO_COME.contains(word)
    };
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let belongs = |word: &&str| says(word) || NOT.contains(word) || AROUND.contains(word) || is_number(word);
    words.iter().any(says) && words.iter().all(belongs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_no_points() {
        for text in [
            "[not published]",
            "…",
            "Unknown.",
            "(TBC)",
            "[...]",
            "[illegible]",
            "(text missing)",
            "Still under negotiation",
            "To be agreed.",
            "Not yet known",
            "The text of this point is not available.",
            "Details to follow",
            "Text missing",
            "[page torn]",
            "(see annex)",
            "Content has not been disclosed yet",
            "Point 3 is illegible",
            "No information",
            "Неизвестно",
            "[пункт отсутствует]",
            "unleserlich",
            "Unchanged.",
            "(no change)",
            "As in the first draft.",
            "Same as before",
            "The text of this point has not been changed",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in [
            "Unknown soldiers are buried.",
            "Not published texts are void.",
            "1",
            "-",
            "Talks begin.",
            "NATO does not expand.",
            "Ukraine is neutral.",
            "The text is agreed.",
            "[Ukraine does not join NATO.]",
            "[Ukraine] does not join [NATO]",
            "The missing are searched for.",
            "Further negotiations are held.",
            "Amnesty",
            "The points are confirmed.",
            "The border is unchanged.",
            "Sanctions remain as before the war.",
            "The status of the islands remains unchanged.",
        ] {
            assert!(!is_blank(text), "{text}");
        }
    }
}

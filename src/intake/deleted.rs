//! Recognises a point whose text says that the point is deleted: `[Deleted]`, `(исключён)`, `Point 7 was removed`.
//!
//! Only a text that says nothing else counts: `The word "temporary" is deleted` is a point like any other.

/// How many words such a text has at most: `(this point has been removed by the European side)`.
const MAX_WORDS: usize = 10;

/// How words begin that say it of a point, in the languages in which plans were printed.
const STEMS: [&str; 26] = [
    "deleted",
    "removed",
    "struck",
    "dropped",
    "omitted",
    "withdrawn",
    "void",
    "удален",
    "удалён",
    "исключ",
    "снят",
    "вычеркнут",
    "вилучен",
    "видален",
    "виключен",
    "gestrichen",
    "gelöscht",
    "entfällt",
    "entfernt",
    "supprim",
    "eliminad",
    "suprimid",
    "removid",
    "eliminat",
    "usunięt",
    "skreślon",
];

/// Words that may stand beside them.
const FILLERS: [&str; 63] = [
    "new",
    "draft",
    "document",
    "this",
    "the",
    "point",
    "clause",
    "paragraph",
    "article",
    "item",
    "is",
    "was",
    "has",
    "been",
    "be",
    "to",
    "by",
    "out",
    "from",
    "in",
    "of",
    "and",
    "text",
    "side",
    "version",
    "plan",
    "us",
    "european",
    "ukrainian",
    "russian",
    "american",
    "eu",
    "ukraine",
    "russia",
    "пункт",
    "статья",
    "из",
    "текста",
    "был",
    "была",
    "з",
    "тексту",
    "было",
    "полностью",
    "повністю",
    "было",
    "этот",
    "цей",
    "punkt",
    "dieser",
    "der",
    "ist",
    "wurde",
    "le",
    "est",
    "a",
    "été",
    "el",
    "fue",
    "o",
    "foi",
    "entirely",
    "fully",
];

/// Whether a text says that its point is deleted, and nothing else.
pub(crate) fn says_deleted(text: &str) -> bool {
    // No text of ten words is longer; most points are out by their length alone.
    if text.len() > 160 {
        return false;
    }
    let mut found = false;
    let mut words = 0;
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let before = text.len() - rest.len() + start;
        let end = rest[start..].find(|sign: char| !sign.is_alphanumeric());
        let word = &rest[start..end.map_or(rest.len(), |length| start + length)];
        rest = &rest[start + word.len()..];
        words += 1;
        let small = word.to_lowercase();
        if STEMS.iter().any(|stem| small.starts_with(stem)) {
            found = true;
        } else if !FILLERS.contains(&small.as_str())
            && !word.chars().all(|character| character.is_ascii_digit())
        {
            return found && is_told_by(text, before);
        }
    }
    found && words <= MAX_WORDS
}

/// Tells whether who asked for a deletion or tells of it is named from a byte on: `at the request of Sudan`, `, officials said`.
fn is_told_by(text: &str, from: usize) -> bool {
    const ASKING: [&str; 5] = [
        "after objections",
        "at the behest",
        "at the demand",
        "at the insistence",
        "at the request",
    ];
    const TELLING: [&str; 6] = [
        "a diplomat",
        "a source",
        "according to",
        "diplomats",
        "officials",
        "sources",
    ];
    let (before, tail) = text.split_at(from);
    let begins = |phrases: &[&str]| phrases.iter().any(|phrase| tail.starts_with(phrase));
    begins(&ASKING) || before.trim_end().ends_with(',') && begins(&TELLING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_that_says_nothing_else_is_a_deletion() {
        for text in [
            "[Deleted]",
            "Deleted.",
            "(US point 3 deleted)",
            "Point 7 has been removed.",
            "исключён",
            "Пункт 5 вилучено",
            "gestrichen",
            "Deleted from the new draft, officials said.",
            "Point removed at the request of Sudan.",
        ] {
            assert!(says_deleted(text), "{text}");
        }
        for text in [
            "",
            "The word temporary is deleted.",
            "Sanctions are removed in stages.",
            "Mines must be removed.",
            "Deleted files are restored",
            "Removed at night, the mines are kept.",
        ] {
            assert!(!says_deleted(text), "{text}");
        }
    }
}

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
    for word in without_teller(text)
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        words += 1;
        let word = word.to_lowercase();
        if STEMS.iter().any(|stem| word.starts_with(stem)) {
            found = true;
        } else if !FILLERS.contains(&word.as_str())
            && !word.chars().all(|character| character.is_ascii_digit())
        {
            return false;
        }
    }
    found && words <= MAX_WORDS
}

/// Returns a text without who asked for a deletion or tells of it: `, officials said`, `at the request of Sudan`.
fn without_teller(text: &str) -> &str {
    const TELLERS: [&str; 12] = [
        ", according to",
        ", a source",
        ", a diplomat",
        ", an official",
        ", diplomats",
        ", officials",
        ", sources",
        " after objections",
        " at the behest",
        " at the demand",
        " at the insistence",
        " at the request",
    ];
    let starts = TELLERS.iter().filter_map(|teller| text.find(teller));
    starts.min().map_or(text, |start| &text[..start])
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
        ] {
            assert!(!says_deleted(text), "{text}");
        }
    }
}

//! Marks of footnotes, which are no words of a text.

/// Tells whether a word is the mark of a footnote right behind what it belongs to, and no word of the text: `men.[3]`,
/// `days[^1]`. A figure in brackets that is not settled has a space before it.
pub(super) fn is_mark(text: &[u8], start: usize, end: usize) -> bool {
    if end - start > LONGEST_MARK
        || text.get(end) != Some(&b']')
        || !text[start..end].iter().all(u8::is_ascii_digit)
    {
        return false;
    }
    let before = text[..start].strip_suffix(b"^").unwrap_or(&text[..start]);
    let glued = before.strip_suffix(b"[").and_then(<[u8]>::last);
    glued.is_some_and(|last| !last.is_ascii_whitespace() && *last != b'(')
}

/// Texts have fewer than a thousand footnotes.
const LONGEST_MARK: usize = 3;

#[cfg(test)]
mod tests {
    use crate::text::tokens::Reading;

    #[test]
    fn marks_behind_a_word_are_no_words() {
        let words = |text: &str| Reading::of(&[text]).tokens.len();
        assert_eq!(words("men.[1][2] They"), 2);
        assert_eq!(words("days[^1]"), 1);
        assert_eq!(words("within [30] days"), 3);
        assert_eq!(words("see Annex[1995] and Article([2])"), 6);
    }
}

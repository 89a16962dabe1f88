//! Strips what must never reach a terminal or a reader unseen: control characters, marks that turn the direction of
//! text, invisible signs. Line ends become `\n`. Cost: one pass over the bytes; clean text is borrowed.

use std::borrow::Cow;

/// Returns the text without control and direction characters, and how many were taken out.
///
/// Joiners (U+200C, U+200D) stay, since Persian and emoji need them; so does the soft hyphen, which `wrap` reads.
pub(crate) fn clean(text: &str) -> (Cow<'_, str>, usize) {
    let bytes = text.as_bytes();
    let mut cleaned = String::new();
    let mut copied = 0;
    let mut removed = 0;
    let mut at = 0;
    while at < bytes.len() {
        if let Some(chunk) = bytes.get(at..at + CHUNK)
            && !chunk
                .iter()
                .fold(false, |found, byte| found | is_suspicious(*byte))
        {
            at += CHUNK;
            continue;
        }
        if !is_suspicious(bytes[at]) {
            at += 1;
            continue;
        }
        match judge(&bytes[at..]) {
            Verdict::Keep => at += 1,
            Verdict::Remove(length) => {
                cleaned.push_str(&text[copied..at]);
                at += length;
                copied = at;
                removed += 1;
            }
            Verdict::LineEnd(length) => {
                cleaned.push_str(&text[copied..at]);
                cleaned.push('\n');
                at += length;
                copied = at;
            }
        }
    }
    if copied == 0 {
        return (Cow::Borrowed(text), removed);
    }
    cleaned.push_str(&text[copied..]);
    (Cow::Owned(cleaned), removed)
}

/// Returns the text without the stars that make words bold where a page is pasted as plain text: `**1. Truce** lasts`. Stars
/// that make no pairs stay, as those of a footnote do.
pub(crate) fn without_bold(text: &str) -> Cow<'_, str> {
    // Nearly no plan has two stars in a row.
    if !text.contains(BOLD) || text.contains("***") {
        return Cow::Borrowed(text);
    }
    let is_paired = |line: &str| line.matches(BOLD).count().is_multiple_of(2);
    if !text.split('\n').all(is_paired) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(BOLD, ""))
}

/// What stands on either side of bold words in markdown.
const BOLD: &str = "**";

enum Verdict {
    Keep,
    /// So many bytes go.
    Remove(usize),
    /// So many bytes are a line end.
    LineEnd(usize),
}

/// How many bytes are looked at together: a cache line, which compilers check in a few instructions.
const CHUNK: usize = 64;

/// Whether a byte begins something that [`judge`] may strike; without branches, so that a chunk is checked at once.
fn is_suspicious(byte: u8) -> bool {
    let control = (byte < 0x20) & (byte != b'\n') & (byte != b'\t') & (byte != 0x0C);
    control
        | (byte == 0x7F)
        | (byte == 0xC2)
        | (byte == 0xD8)
        | (byte == 0xE2)
        | (byte == 0xEF)
        | (byte == 0xF3)
}

fn judge(bytes: &[u8]) -> Verdict {
    match bytes {
        [b'\r', b'\n', ..] => Verdict::Keep,
        [b'\r', ..] => Verdict::LineEnd(1),
        [0x00..=0x1F | 0x7F, ..] => Verdict::Remove(1),
        // U+0085 is a line end, the other C1 controls go.
        [0xC2, 0x85, ..] => Verdict::LineEnd(2),
        [0xC2, 0x80..=0x9F, ..] | [0xD8, 0x9C, ..] => Verdict::Remove(2),
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => Verdict::LineEnd(3),
        // Zero-width space, direction marks, embeddings and overrides, word joiner, isolates.
        [0xE2, 0x80, 0x8B | 0x8E | 0x8F | 0xAA..=0xAE, ..] | [0xE2, 0x81, 0xA0..=0xAF, ..] => {
            Verdict::Remove(3)
        }
        // The byte order mark inside a text, and the marks of interlinear notes.
        [0xEF, 0xBB, 0xBF, ..] | [0xEF, 0xBF, 0xB9..=0xBB, ..] => Verdict::Remove(3),
        // Invisible tags.
        [0xF3, 0xA0, 0x80 | 0x81, _, ..] => Verdict::Remove(4),
        _ => Verdict::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_of_bold_words_go_where_they_make_pairs() {
        assert_eq!(
            without_bold("**1. Truce** holds\n**2.** Aid\n"),
            "1. Truce holds\n2. Aid\n"
        );
        for text in [
            "1. Truce** holds",
            "**\nfoot** and **\n",
            "a\n***\nb**c**",
            "2 * 3",
        ] {
            assert_eq!(without_bold(text), text);
        }
    }

    #[test]
    fn clean_text_is_borrowed() {
        let text = "1. “Curly” — ёжик\r\n\t2. 条\u{200D}";
        assert!(matches!(clean(text), (Cow::Borrowed(same), 0) if same == text));
    }

    #[test]
    fn controls_and_direction_marks_go() {
        assert_eq!(clean("a\u{1B}[31mb\u{202E}c\u{0}\u{9B}\u{E0041}").0, "a[31mbc");
        assert_eq!(clean("a\u{1B}\u{200F}b").1, 2);
        assert_eq!(clean("a\rb\u{2028}c\r\nd").0, "a\nb\nc\r\nd");
    }

    proptest::proptest! {
        #[test]
        fn nothing_unwanted_is_left(text in "\\PC*|(?s).*") {
            let (cleaned, _) = clean(&text);
            let left = |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{C}');
            proptest::prop_assert!(!cleaned.chars().any(left));
            let again = clean(&cleaned).0.into_owned();
            proptest::prop_assert_eq!(cleaned.into_owned(), again);
        }
    }
}

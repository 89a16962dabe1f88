//! Strips what must never reach a terminal or a reader unseen: control characters, the sequences by which terminals are told
//! colours, marks that turn the direction of text, invisible signs. Line ends become `\n`. Cost: one pass over the bytes, and
//! one search for what is left of colours; clean text is borrowed.

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
        let (rest, colours) = without_colours(text);
        return (rest, removed + colours);
    }
    cleaned.push_str(&text[copied..]);
    let (rest, colours) = without_colours(&cleaned);
    if let Cow::Owned(rest) = rest {
        cleaned = rest;
    }
    (Cow::Owned(cleaned), removed + colours)
}

/// Returns the text without what is left of colours where the escape character before it was lost or spelled out
/// (`[31mTroops[0m`, `^[[0m`), and how many there were. Without an end of colours, `[30m` may be thirty metres.
fn without_colours(text: &str) -> (Cow<'_, str>, usize) {
    // Few texts have a bracket, and looking for one letter is quicker than for two.
    if !text.contains('[') {
        return (Cow::Borrowed(text), 0);
    }
    let mut ends = text.match_indices("[m");
    if !text.contains("[0m") && !ends.any(|(at, _)| is_end_of_colours(text[at + 2..].chars().next())) {
        return (Cow::Borrowed(text), 0);
    }
    let mut rest = String::with_capacity(text.len());
    let mut removed = 0;
    let mut characters = text.chars().peekable();
    // What goes may leave another behind, so the end of what is kept is looked at.
    while let Some(character) = characters.next() {
        rest.push(character);
        if character == 'm'
            && let Some(from) = start_of_colour(&rest, characters.peek().copied())
        {
            rest.truncate(from);
            removed += 1;
        }
    }
    (Cow::Owned(rest), removed)
}

/// Tells whether `[m` ends colours: in `[memo]` and `[m]` it begins a word.
fn is_end_of_colours(next: Option<char>) -> bool {
    next.is_none_or(|next| !next.is_alphanumeric() && next != ']')
}

/// The longest run of numbers in a colour, in bytes: `38;2;255;255;255`.
const LONGEST_COLOUR: usize = 16;

/// Returns where a colour begins that a text ends with.
fn start_of_colour(text: &str, next: Option<char>) -> Option<usize> {
    let body = text.strip_suffix('m')?;
    let numbers = body
        .bytes()
        .rev()
        .take(LONGEST_COLOUR)
        .take_while(|byte| byte.is_ascii_digit() || *byte == b';')
        .count();
    let before = body[..body.len() - numbers].strip_suffix('[')?;
    if numbers == 0 && !is_end_of_colours(next) {
        return None;
    }
    let spelled = ["^[", "␛"].iter().find_map(|escape| before.strip_suffix(escape));
    Some(spelled.unwrap_or(before).len())
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

/// Returns the text without marks of notes that chats and markdown put behind words: `[^1]`, `【2†source】`. One with a colon
/// behind it begins the note itself and stays.
pub(crate) fn without_note_marks(text: &str) -> Cow<'_, str> {
    if !text.contains("[^") && !text.contains('†') {
        return Cow::Borrowed(text);
    }
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(at) = rest.find(['[', '【']) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        match note_mark(from) {
            Some(length) => {
                kept.truncate(kept.trim_end_matches(' ').len());
                rest = &from[length..];
            }
            None => {
                let sign = from.chars().next().map_or(0, char::len_utf8);
                kept.push_str(&from[..sign]);
                rest = &from[sign..];
            }
        }
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// The longest mark of a note, in bytes: `【12:3†annual-report.pdf】`.
const LONGEST_NOTE_MARK: usize = 80;

/// Returns how many bytes the mark of a note takes with which a text begins.
fn note_mark(text: &str) -> Option<usize> {
    let (inner, close, is_footnote) = match text.strip_prefix("[^") {
        Some(inner) => (inner, ']', true),
        None => (text.strip_prefix('【')?, '】', false),
    };
    let end = inner
        .find([close, '\n'])
        .filter(|end| (1..=LONGEST_NOTE_MARK).contains(end))?;
    let behind = inner[end..].strip_prefix(close)?;
    let is_mark = match is_footnote {
        true => {
            !behind.starts_with(':')
                && inner[..end]
                    .chars()
                    .all(|sign| sign.is_alphanumeric() || sign == '-')
        }
        false => inner[..end].contains('†'),
    };
    is_mark.then_some(text.len() - behind.len())
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
        // Word copies its line breaks as vertical tabs.
        [b'\r' | 0x0B, ..] => Verdict::LineEnd(1),
        [0x1B, ..] => Verdict::Remove(1 + sequence(&bytes[1..])),
        [0xC2, 0x9B, ..] => Verdict::Remove(2 + control_sequence(&bytes[2..])),
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

/// The longest command to a terminal that is taken out whole, in bytes: the longest address of a link.
const LONGEST_SEQUENCE: usize = 2000;

/// Returns how many bytes behind an escape character belong to it. No line end is among them, and no letter but that of the
/// command.
fn sequence(rest: &[u8]) -> usize {
    match rest {
        [b'[', behind @ ..] => match control_sequence(behind) {
            0 => 0,
            length => 1 + length,
        },
        // The title of a window, the address of a link: up to a bell or an escape character with a backslash.
        [b']', behind @ ..] => {
            let longest = &behind[..behind.len().min(LONGEST_SEQUENCE)];
            let end = longest
                .iter()
                .position(|byte| matches!(byte, 0x07 | 0x1B | b'\n' | b'\r'));
            match end.map(|end| (end, &behind[end..])) {
                Some((end, [0x07, ..])) => 1 + end + 1,
                Some((end, [0x1B, b'\\', ..])) => 1 + end + 2,
                Some(_) | None => 0,
            }
        }
        // A set of letters.
        [b'(' | b')', b'0' | b'A' | b'B', ..] => 2,
        _ => 0,
    }
}

/// Returns how many bytes numbers and the letter of a command take, `31m` or `K`; none where a word may follow a bracket.
fn control_sequence(rest: &[u8]) -> usize {
    let is_number = |byte: &&u8| matches!(byte, b'0'..=b'?');
    let numbers = rest.iter().take(LONGEST_COLOUR * 2).take_while(is_number).count();
    match rest.get(numbers) {
        Some(b'm' | b'K' | b'J' | b'H') => numbers + 1,
        Some(b'@'..=b'~') if numbers > 0 => numbers + 1,
        Some(_) | None => 0,
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
    fn marks_of_notes_go() {
        for (text, expected) in [
            ("85,000 men.[^1] Aid[^a-note]", "85,000 men. Aid"),
            ("all for all【2†source】.", "all for all."),
            ("all for all 【12:3†a.pdf】.", "all for all."),
        ] {
            assert_eq!(without_note_marks(text), expected);
        }
        for text in ["[^1]: It was cut.", "[^", "【条约】 †", "2 †", "[^a b]"] {
            assert_eq!(without_note_marks(text), text);
        }
    }

    #[test]
    fn clean_text_is_borrowed() {
        let text = "1. “Curly” — ёжик\r\n\t2. 条\u{200D}";
        assert!(matches!(clean(text), (Cow::Borrowed(same), 0) if same == text));
    }

    #[test]
    fn controls_and_direction_marks_go() {
        assert_eq!(clean("a\u{1B}[31mb\u{202E}c\u{0}\u{9B}\u{E0041}").0, "abc");
        assert_eq!(clean("a\u{1B}\u{200F}b").1, 2);
        assert_eq!(clean("a\rb\u{2028}c\r\nd\u{B}e").0, "a\nb\nc\r\nd\ne");
    }

    #[test]
    fn colours_go_with_all_that_is_left_of_them() {
        for text in [
            "\u{1B}[1;31mTroops\u{1B}[0m leave [the zone] in 30m",
            "[1;31mTroops[0m leave [the zone] in 30m",
            "^[[31mTroops^[[m leave [the zone] in 30m",
            "␛[31mTroops␛[0m leave [the zone] in 30m",
            "\u{9B}31mTroops\u{1B}(B\u{1B}[m leave [the zone] in 30m\u{1B}[K",
            "\u{1B}]8;;https://example.org\u{7}Troops\u{1B}]8;;\u{1B}\\ leave [the zone] in 30m",
            "[[0m0mTroops leave [the zone] in 30m",
        ] {
            let (cleaned, removed) = clean(text);
            assert_eq!(cleaned, "Troops leave [the zone] in 30m", "{text:?}");
            assert!(removed > 0, "{text:?}");
        }
        for text in ["a zone [30m wide] and [5m deep]", "a [memo]", "[1] m", "in [m]"] {
            assert_eq!(clean(text), (Cow::Borrowed(text), 0));
        }
        assert_eq!(clean("\u{1B}]Troops leave\nPeace").0, "]Troops leave\nPeace");
        assert_eq!(clean("\u{1B}[Peace").0, "[Peace");
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

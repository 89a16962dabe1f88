//! Joins the pieces of a text: wrapped lines, hyphenated words, paragraphs. No layout is left: one space between words.
//!
//! A hyphen at the end of a line is a wrap or a part of the word. The document itself decides where it uses the word
//! elsewhere; else a compound that begins with a known first part keeps it (`long-term`), and the rest loses it.
//! Cost: linear; the words of the document are collected once, and only when a line ends in a hyphen.

use std::collections::HashSet;

use super::block::{Block, Start};

/// Joins pieces of one document and counts what was decided.
pub(crate) struct Joiner<'d, 'a> {
    blocks: &'d [Block<'a>],
    words: Option<HashSet<String>>,
    /// Words that were joined over a line end, the hyphen taken out.
    pub(crate) joined: Vec<String>,
    /// Words that kept their hyphen over a line end.
    pub(crate) kept: Vec<String>,
}

/// First parts of compounds that are written with a hyphen.
const FIRST_PARTS: &str = "non self long short co anti post pre multi so well cross high low two three four five ten \
    twenty thirty full large small cease peace vice ex mid all по из";

/// How many decided words are kept as examples for the note.
const EXAMPLES: usize = 1000;

impl<'d, 'a> Joiner<'d, 'a> {
    /// Makes a joiner for the blocks of one document.
    pub(crate) fn new(blocks: &'d [Block<'a>]) -> Self {
        Self {
            blocks,
            words: None,
            joined: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Appends a piece; `start` says how it was set apart from what is there already.
    pub(crate) fn append(&mut self, text: &mut String, piece: &str, start: Start) {
        let piece = piece.trim();
        if text.is_empty() || piece.is_empty() {
            push_squeezed(text, piece);
            return;
        }
        match start {
            Start::Wrap => self.append_wrapped(text, piece),
            Start::Break | Start::Paragraph => {
                text.push(' ');
                push_squeezed(text, piece);
            }
        }
    }

    fn append_wrapped(&mut self, text: &mut String, piece: &str) {
        let next = piece.chars().next().expect("the piece is not empty");
        let last = text.chars().next_back().expect("the text is not empty");
        if last == SOFT_HYPHEN {
            text.pop();
        } else if matches!(last, '-' | '\u{2010}') {
            let word_before = text[..text.len() - last.len_utf8()].ends_with(char::is_alphanumeric);
            if !word_before || !next.is_alphanumeric() {
                text.push(' ');
            } else if next.is_lowercase() && !self.keeps_hyphen(text, piece) {
                text.pop();
            }
        } else if !(is_unspaced(last) && is_unspaced(next)) {
            text.push(' ');
        }
        push_squeezed(text, piece);
    }

    /// Whether the hyphen at the end of a text belongs to the word that goes on in the piece.
    fn keeps_hyphen(&mut self, text: &str, piece: &str) -> bool {
        let first = text.trim_end_matches(['-', '\u{2010}']);
        let first = first
            .rsplit(|sign: char| !is_word_sign(sign))
            .next()
            .unwrap_or(first);
        let second = &piece[..piece
            .find(|sign: char| !is_word_sign(sign))
            .unwrap_or(piece.len())];
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        let hyphenated = format!("{first}-{second}");
        let plain = format!("{first}{second}");
        let blocks = self.blocks;
        let words = self.words.get_or_insert_with(|| collect_words(blocks));
        let keep = if words.contains(&hyphenated) {
            true
        } else if words.contains(&plain) {
            false
        } else {
            first.contains('-')
                || FIRST_PARTS.split(' ').any(|part| part == first)
                || first.ends_with(|sign: char| sign.is_ascii_digit())
        };
        let (list, word) = if keep {
            (&mut self.kept, hyphenated)
        } else {
            (&mut self.joined, plain)
        };
        if list.len() < EXAMPLES {
            list.push(word);
        }
        keep
    }
}

const SOFT_HYPHEN: char = '\u{AD}';

fn is_word_sign(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '-' | '\'' | '’')
}

fn collect_words(blocks: &[Block<'_>]) -> HashSet<String> {
    let words = blocks
        .iter()
        .flat_map(|block| block.text.split(|sign: char| !is_word_sign(sign)));
    words
        .filter(|word| word.len() > 2 && !word.ends_with('-'))
        .map(str::to_lowercase)
        .collect()
}

/// Chinese and Japanese set no space between words, so a wrap leaves none.
fn is_unspaced(sign: char) -> bool {
    ('\u{2E80}'..='\u{9FFF}').contains(&sign) || ('\u{FF00}'..='\u{FFEF}').contains(&sign)
}

/// Appends a piece with one plain space for each run of white space, and without soft hyphens inside words.
pub(crate) fn push_squeezed(text: &mut String, piece: &str) {
    if is_squeezed(piece) {
        text.push_str(piece);
        return;
    }
    let ends_soft = piece.ends_with(SOFT_HYPHEN);
    for (index, word) in piece.split_whitespace().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.extend(word.chars().filter(|sign| *sign != SOFT_HYPHEN));
    }
    if ends_soft {
        text.push(SOFT_HYPHEN);
    }
}

/// Whether a piece has only single plain spaces; nearly every line does.
///
/// The first look takes no branch for each byte, which is four times as fast on the large files.
fn is_squeezed(piece: &str) -> bool {
    let bytes = piece.as_bytes();
    let odd = |byte: u8| (byte < 0x20) | (byte == 0xC2) | (byte == 0xE2) | (byte == 0xE3);
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let suspicious = pairs.fold(false, |found, (one, two)| {
        found | odd(*one) | ((*one == b' ') & (*two == b' '))
    });
    (!suspicious && !bytes.last().is_some_and(|last| odd(*last))) || is_squeezed_closely(bytes)
}

fn is_squeezed_closely(bytes: &[u8]) -> bool {
    let mut before = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b' ' if before == b' ' => return false,
            b'\t' | b'\n' | b'\r' | 0x0C => return false,
            // No-break space and soft hyphen; the spaces of U+2000 to U+200A, U+202F, U+205F; U+3000.
            0xC2 if matches!(bytes.get(at + 1), Some(0xA0 | 0xAD)) => return false,
            0xE2 if matches!(
                bytes.get(at + 1..at + 3),
                Some([0x80, 0x80..=0x8A | 0xAF] | [0x81, 0x9F])
            ) =>
            {
                return false;
            }
            0xE3 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x80])) => return false,
            _ => {}
        }
        before = *byte;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::block::Kind;
    use super::*;

    fn joined(lines: &[&str]) -> String {
        let blocks: Vec<Block> = lines
            .iter()
            .map(|line| Block::new(*line, Kind::Text, Start::Wrap))
            .collect();
        let mut joiner = Joiner::new(&blocks);
        let mut text = String::new();
        for line in lines {
            joiner.append(&mut text, line, Start::Wrap);
        }
        text
    }

    #[test]
    fn hyphens_at_line_ends() {
        assert_eq!(joined(&["The commit-", "ment stands."]), "The commitment stands.");
        assert_eq!(joined(&["A long-", "term plan"]), "A long-term plan");
        assert_eq!(
            joined(&["A Russian-", "Ukrainian commission"]),
            "A Russian-Ukrainian commission"
        );
        assert_eq!(joined(&["the 28-", "point plan"]), "the 28-point plan");
        assert_eq!(joined(&["the line -", "a border"]), "the line - a border");
        assert_eq!(joined(&["soft\u{AD}", "ware"]), "software");
        // The document itself writes the word with a hyphen elsewhere.
        assert_eq!(
            joined(&["De-mining and de-", "mining"]),
            "De-mining and de-mining"
        );
        assert_eq!(joined(&["停火", "协议"]), "停火协议");
    }

    #[test]
    fn white_space_is_one_space() {
        assert_eq!(
            joined(&["600\u{A0}000   men\t and", "  more "]),
            "600 000 men and more"
        );
        assert_eq!(joined(&["co\u{AD}operation"]), "cooperation");
    }
}

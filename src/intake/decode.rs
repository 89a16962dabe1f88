//! Bytes to text: UTF-8 first, then byte order marks, then what the document declares, then a guess, which is noted.
//!
//! Leaves to others: what the text is. Cost: one pass; valid UTF-8 is borrowed.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::{Note, Refusal};

/// A text and how it was read.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub(crate) text: Cow<'a, str>,
    /// What was assumed.
    pub(crate) notes: Vec<Note>,
}

/// Decodes bytes; `declared` is the encoding that the document names, for example in a meta tag.
pub(crate) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, Refusal> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[length..]);
        return Ok(Decoded {
            text,
            notes: broken_note(broken),
        });
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) if !has_nul(bytes) => {
            return Ok(Decoded {
                text: Cow::Borrowed(text),
                notes: Vec::new(),
            });
        }
        Ok(_) => None,
        Err(error) => Some(error),
    };
    if let Some(encoding) = utf16_without_mark(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        let mut notes = broken_note(broken);
        notes.push(guessed(encoding.name()));
        return Ok(Decoded { text, notes });
    }
    if is_binary(bytes) {
        return Err(not_text());
    }
    let Some(error) = error else {
        // Valid UTF-8 with a few NUL bytes in it: `clean` takes them out.
        let text = String::from_utf8_lossy(bytes);
        return Ok(Decoded {
            text,
            notes: Vec::new(),
        });
    };
    if is_damaged_utf8(bytes, error.valid_up_to()) {
        return Ok(Decoded {
            text: String::from_utf8_lossy(bytes),
            notes: broken_note(true),
        });
    }
    let named = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = named.filter(|encoding| *encoding != encoding_rs::UTF_8) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        return Ok(Decoded {
            text,
            notes: broken_note(broken),
        });
    }
    let encoding = guess(bytes);
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut notes = broken_note(broken);
    notes.push(guessed(encoding.name()));
    Ok(Decoded { text, notes })
}

/// Refuses what is no text at all.
fn not_text() -> Refusal {
    Refusal::new(
        "not-text",
        "This is not a text: it holds binary data.",
        "Give a text, markdown, HTML, docx or PDF file.",
    )
}

fn guessed(name: &str) -> Note {
    Note::new(
        "encoding-guessed",
        format!(
            "The text is not UTF-8 and does not name its encoding; it was read as {}. If letters look wrong, save it as UTF-8.",
            name.to_lowercase()
        ),
    )
}

fn broken_note(broken: bool) -> Vec<Note> {
    let text = "Some bytes are no letters in the encoding of the text; they are shown as \u{FFFD}.";
    if broken {
        vec![Note::new("broken-characters", text)]
    } else {
        Vec::new()
    }
}

/// How much of a text is looked at where its beginning is proof enough: 64 KB, some twenty pages.
const SAMPLE: usize = 65_536;

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

fn has_nul(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(SAMPLE)].contains(&0)
}

/// UTF-16 has many NUL bytes, nearly all in even or nearly all in odd places.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let count = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (count(0), count(1));
    // A fifth of the units are spaces, digits and signs even where the letters are Cyrillic.
    let many = sample.len() / 10 + 1;
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        None
    } else if odd > many && even * 20 < odd {
        Some(encoding_rs::UTF_16LE)
    } else if even > many && odd * 20 < even {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// Control bytes that no text has; one in a hundred is already too many.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample
        .iter()
        .filter(|byte| matches!(byte, 0x00..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F))
        .count();
    controls * 100 > sample.len()
}

/// UTF-8 with a few bad bytes: at least ten good sequences of several bytes for each bad one.
fn is_damaged_utf8(bytes: &[u8], valid_up_to: usize) -> bool {
    let end = bytes.len().min(valid_up_to.saturating_add(SAMPLE));
    let mut good = 0;
    let mut bad = 0;
    for chunk in bytes[..end].utf8_chunks() {
        good += chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 10 * bad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1251_without_a_declaration_is_guessed() {
        let text = "1. Суверенитет Украины подтверждается.\n2. Численность войск ограничивается.\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.notes[0].code, "encoding-guessed");
        assert!(decoded.notes[0].text.contains("windows-1251"));
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let text = "1. Мир\n2. Peace and quiet\n";
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&units, None).unwrap().text, text);
        let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units).collect();
        assert_eq!(decode(&marked, None).unwrap().text, text);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&big, None).unwrap().text, text);
    }

    #[test]
    fn a_declared_encoding_is_believed_unless_the_bytes_are_utf8() {
        let (bytes, _, _) = encoding_rs::KOI8_R.encode("Мир и покой");
        let decoded = decode(&bytes, Some("koi8-r")).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.notes.len()), ("Мир и покой", 0));
        assert_eq!(
            decode("Мир".as_bytes(), Some("windows-1251")).unwrap().text,
            "Мир"
        );
    }

    #[test]
    fn binary_data_is_refused_and_a_torn_text_is_not() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
        assert_eq!(decode(png, None).unwrap_err().code, "not-text");
        let mut torn = "Численность войск ограничивается.".as_bytes().to_vec();
        torn.insert(4, 0xFF);
        let decoded = decode(&torn, None).unwrap();
        assert_eq!(decoded.notes[0].code, "broken-characters");
        assert!(decoded.text.starts_with("Чи\u{FFFD}сленность"));
    }
}

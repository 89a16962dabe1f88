//! From bytes to a text that is safe to parse: not too large, UTF-8, no control characters.
//!
//! Linear in the size of the file, one pass. A file that fails here is not parsed.

use std::borrow::Cow;

use crate::problem::{Code, is_control, is_hidden};

use super::PlanFile;
use super::finding::{FileIx, Finding, Findings, Spot};

/// Bytes of one file. The largest real file has some 60 KB and 10,000 clauses take 6 MB; 16 MiB read in about a
/// second. A larger file is refused before anything looks at it.
pub const SIZE_LIMIT: usize = 16 * 1024 * 1024;

/// The text of a file.
#[derive(Debug)]
pub struct PlanText<'f> {
    /// Its path, as it is shown to the user.
    pub path: &'f str,
    /// What it holds, without a byte order mark; empty when it is too large.
    pub text: Cow<'f, str>,
    /// Whether it may be parsed.
    pub is_sound: bool,
}

/// Returns the text of a file, and finds what makes it unfit to be parsed.
pub fn open<'f>(file: &'f PlanFile, ix: FileIx, findings: &mut Findings) -> PlanText<'f> {
    if file.bytes.len() > SIZE_LIMIT {
        findings.add(too_large(file.bytes.len(), ix));
        return PlanText {
            path: &file.path,
            text: Cow::Borrowed(""),
            is_sound: false,
        };
    }
    let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&file.bytes);
    let (text, is_sound) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), find_characters(text, ix, findings)),
        Err(error) => {
            findings.add(not_utf8(bytes, error.valid_up_to(), ix));
            // Up to the bad byte it is the same text, so the place is right.
            (String::from_utf8_lossy(bytes), false)
        }
    };
    PlanText {
        path: &file.path,
        text,
        is_sound,
    }
}

/// Finds characters that steer a terminal or hide; says whether the text may be parsed all the same.
fn find_characters(text: &str, file: FileIx, findings: &mut Findings) -> bool {
    let mut is_sound = true;
    for (start, character) in text.char_indices() {
        if is_common(character) {
            continue;
        }
        let spot = Spot {
            file,
            start: start as u32,
            end: (start + character.len_utf8()) as u32,
        };
        if let Some(finding) = find_character(character, spot) {
            is_sound &= !is_control(character);
            findings.add(finding);
        }
    }
    is_sound
}

/// Says whether a character needs no closer look; most are of this kind.
pub fn is_common(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\t' | ' '..='~')
}

/// Finds fault with a character that steers a terminal or hides.
pub fn find_character(character: char, spot: Spot) -> Option<Finding> {
    let name = format!("U+{:04X}", u32::from(character));
    if is_control(character) {
        let message = format!("The control character {name} stands here.");
        let cure = "Delete it; it often comes along with copied text.";
        Some(Finding::new(Code::ControlCharacter, spot, message, cure))
    } else if is_hidden(character) {
        let message = format!("The invisible character {name} stands here.");
        let cure = "Delete it; it makes texts differ that look the same.";
        Some(Finding::new(Code::HiddenCharacter, spot, message, cure))
    } else {
        None
    }
}

fn too_large(size: usize, file: FileIx) -> Finding {
    let (mega, limit) = (size / (1024 * 1024), SIZE_LIMIT / (1024 * 1024));
    Finding::new(
        Code::FileTooLarge,
        Spot {
            file,
            start: 0,
            end: 0,
        },
        format!("The file has {mega} MiB, and a plan file may have {limit}."),
        "Name a plan file, or split it.",
    )
}

fn not_utf8(bytes: &[u8], valid_up_to: usize, file: FileIx) -> Finding {
    let byte = bytes.get(valid_up_to).copied().unwrap_or_default();
    let at = valid_up_to as u32;
    Finding::new(
        Code::InvalidUtf8,
        Spot {
            file,
            start: at,
            end: at + 1,
        },
        format!("The byte 0x{byte:02X} is not part of a UTF-8 text."),
        "Save the file as UTF-8.",
    )
}

//! Which format a file has: its first bytes decide, then the ending of its name, then its first lines.

use super::{Format, Input, Refusal};

/// How many bytes of a text are looked at for tags: doctype, comments and scripts may stand before `<html>`.
const SAMPLE: usize = 4096;

/// Returns the format, or refuses a format that is known and not read, with the way around it.
pub(crate) fn format(input: &Input<'_>) -> Result<Format, Refusal> {
    let bytes = input.bytes;
    // A PDF may have some bytes of a mail or a server before its mark.
    if bytes[..bytes.len().min(1024)]
        .windows(5)
        .any(|window| window == b"%PDF-")
    {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Format::Docx);
    }
    if let Some(refusal) = known_but_not_read(bytes) {
        return Err(refusal);
    }
    let ending = input
        .name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" | "xhtml" => return Ok(Format::Html),
        "md" | "markdown" => return Ok(Format::Markdown),
        "docx" => return Ok(Format::Docx),
        "pdf" => return Ok(Format::Pdf),
        "txt" | "text" => return Ok(Format::Text),
        _ => {}
    }
    // Tags and hash signs are ASCII in every encoding of the web but UTF-16, where the NUL bytes drop out here.
    let sample: Vec<u8> = bytes[..bytes.len().min(SAMPLE)]
        .iter()
        .copied()
        .filter(|byte| *byte != 0)
        .collect();
    let sample = String::from_utf8_lossy(&sample).to_ascii_lowercase();
    Ok(if looks_like_html(&sample) {
        Format::Html
    } else if looks_like_markdown(&sample) {
        Format::Markdown
    } else {
        Format::Text
    })
}

fn known_but_not_read(bytes: &[u8]) -> Option<Refusal> {
    let save_as = |name: &str| {
        let message = format!("This is {name}, which is not read.");
        Some(Refusal::new(
            "format-not-read",
            message,
            "Open it and save it as docx, or copy its text into a text file.",
        ))
    };
    match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] if contains_utf16(bytes, "EncryptedPackage") => Some(Refusal::new(
            "password",
            "The document is protected by a password.",
            "Open it with the password and save a copy without one.",
        )),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => save_as("a document of Word 97 to 2003"),
        [b'{', b'\\', b'r', b't', b'f', ..] => save_as("a document in rich text format"),
        _ if bytes.starts_with(b"\x89PNG")
            || bytes.starts_with(&[0xFF, 0xD8, 0xFF])
            || bytes.starts_with(b"GIF8") =>
        {
            Some(Refusal::new(
                "image",
                "This is a picture; it has no text that could be read.",
                "Recognise its text first (for example with `tesseract picture.png text`) and give the text file.",
            ))
        }
        _ if is_web_archive(bytes) => Some(Refusal::new(
            "format-not-read",
            "This is a web archive of one file (mhtml), which is not read.",
            "Save the page as HTML instead.",
        )),
        _ => None,
    }
}

fn is_web_archive(bytes: &[u8]) -> bool {
    let begins = |with: &[u8]| {
        bytes
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let is_of_parts = || {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SAMPLE)]);
        head.to_ascii_lowercase().contains("multipart/related")
    };
    begins(b"from: <saved by") || begins(b"mime-version:") && is_of_parts()
}

fn contains_utf16(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn looks_like_html(sample: &str) -> bool {
    let start = sample.trim_start_matches('\u{FEFF}').trim_start();
    const TAGS: [&str; 12] = [
        "<html", "<body", "<head", "<div", "<article", "<main", "<p>", "<p ", "<ol", "<ul", "<h1", "<section",
    ];
    start.starts_with("<!doctype html")
        || (start.starts_with('<') && TAGS.iter().any(|tag| sample.contains(tag)))
        || sample.contains("<html")
}

fn looks_like_markdown(sample: &str) -> bool {
    sample.lines().any(|line| {
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        let strong = line.starts_with("**") && line[2..].contains("**");
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') || strong
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniffed(name: &str, bytes: &[u8]) -> Result<Format, &'static str> {
        format(&Input { name, bytes }).map_err(|refusal| refusal.code)
    }

    #[test]
    fn content_decides_before_the_name_does() {
        assert_eq!(sniffed("-", b"%PDF-1.7\n"), Ok(Format::Pdf));
        assert_eq!(sniffed("plan.txt", b"PK\x03\x04"), Ok(Format::Docx));
        assert_eq!(sniffed("-", b"\n <!DOCTYPE html><html>"), Ok(Format::Html));
        assert_eq!(sniffed("-", b"<ol><li>One</li></ol>"), Ok(Format::Html));
        assert_eq!(sniffed("-", b"# The plan\n\n1. One"), Ok(Format::Markdown));
        assert_eq!(sniffed("-", b"#1 of the list\n1. One"), Ok(Format::Text));
        assert_eq!(sniffed("page.HTM", b"x"), Ok(Format::Html));
        assert_eq!(sniffed("-", b"{\\rtf1"), Err("format-not-read"));
        assert_eq!(sniffed("-", b"\x89PNG\r\n"), Err("image"));
    }

    #[test]
    fn an_encrypted_document_asks_for_its_password_to_be_taken_off() {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(sniffed("plan.docx", &bytes), Err("password"));
    }
}

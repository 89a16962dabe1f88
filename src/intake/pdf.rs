//! The text layer of a PDF to blocks: one block a line, with its column; headers and footers of the pages left out.
//!
//! A PDF knows letters and places, not paragraphs. `layout` makes lines of letters, `pages` tells lines of the text from
//! those that repeat on each page and finds paragraphs by the space above them, `guard` keeps a hostile file from
//! eating memory or time. What has no text layer is refused: recognising pictures is the work of other tools.
//!
//! The letters are read by a library that panics on broken files, by its own account on purpose; it runs on a thread of
//! its own, page by page, and a page that fails is noted. Cost: linear in the pages; a copy of the file.

mod guard;
mod layout;
mod pages;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document as PdfDocument, Object};

use self::layout::{Layout, Page};
use super::block::Document;
use super::{About, Note, Refusal, about};

/// What the reading thread hands back.
struct Raw {
    pages: Vec<Page>,
    about: About,
    /// The numbers of pages that could not be read.
    failed: Vec<u32>,
}

/// Makes the blocks of a PDF.
pub(crate) fn blocks(bytes: &[u8]) -> Result<Document<'static>, Refusal> {
    guard::check_size_unpacked(bytes)?;
    let owned = bytes.to_vec();
    let raw = guard::run(move || extract(&owned))??;
    if raw.pages.iter().all(Page::is_empty) && !raw.failed.is_empty() {
        return Err(broken());
    }
    check_letters(&raw)?;
    let mut notes = Vec::new();
    if !raw.failed.is_empty() {
        let numbers: Vec<String> = raw.failed.iter().take(10).map(u32::to_string).collect();
        let text = format!(
            "{} page(s) could not be read: {}.",
            raw.failed.len(),
            numbers.join(", ")
        );
        notes.push(Note::new("pages-unreadable", text));
    }
    let mut document = pages::blocks(&raw.pages, notes)?;
    document.about = raw.about;
    Ok(document)
}

/// Refuses a file that cannot be read.
fn broken() -> Refusal {
    Refusal::new(
        "pdf-broken",
        "The PDF is damaged and cannot be read.",
        "Open it in a viewer and print it into a new PDF, or copy its text into a text file.",
    )
}

/// How few letters a page has when it is a picture with a stamp or a page number.
const LETTERS_OF_A_PICTURE: usize = 20;

/// Refuses pictures of pages, and fonts that do not say which letters they show.
fn check_letters(raw: &Raw) -> Result<(), Refusal> {
    let signs = || raw.pages.iter().flat_map(Page::characters);
    let letters = signs().filter(|sign| sign.is_alphanumeric()).count();
    let unknown = signs()
        .filter(|sign| matches!(sign, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}'))
        .count();
    let recognise =
        "Recognise its text first (for example with `ocrmypdf in.pdf out.pdf`) and give that file.";
    if letters + unknown < LETTERS_OF_A_PICTURE * raw.pages.len().clamp(1, 10) {
        let message = format!(
            "The PDF has no text, only pictures of its {} page(s).",
            raw.pages.len()
        );
        return Err(Refusal::new("image-only-pdf", message, recognise));
    }
    // Bullets of symbol fonts are unknown, too; a fifth is beyond any number of bullets.
    if unknown * 5 > letters + unknown {
        return Err(Refusal::new(
            "pdf-garbled",
            "The fonts of the PDF do not say which letters they show.",
            recognise,
        ));
    }
    Ok(())
}

/// How many pages are read. The longest treaties have some hundreds.
const MAX_PAGES: usize = 2000;

/// Reads all pages; runs on the guarded thread.
fn extract(bytes: &[u8]) -> Result<Raw, Refusal> {
    let mut document = PdfDocument::load_mem(bytes).map_err(|_| refusal_of(bytes))?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| password())?;
    }
    guard::tame(&mut document)?;
    let mut raw = Raw {
        pages: Vec::new(),
        about: properties(&document),
        failed: Vec::new(),
    };
    let numbers: Vec<u32> = document.get_pages().into_keys().take(MAX_PAGES).collect();
    for number in numbers {
        let mut layout = Layout::default();
        let read = AssertUnwindSafe(|| pdf_extract::output_doc_page(&document, &mut layout, number));
        if !matches!(catch_unwind(read), Ok(Ok(()))) {
            raw.failed.push(number);
        }
        raw.pages.push(layout.finish());
    }
    if raw.pages.is_empty() {
        return Err(refusal_of(bytes));
    }
    Ok(raw)
}

/// Tells a locked file from a broken one; the library gives many errors for the same lock.
fn refusal_of(bytes: &[u8]) -> Refusal {
    let name = b"/Encrypt";
    if bytes.windows(name.len()).any(|window| window == name) {
        password()
    } else {
        broken()
    }
}

fn password() -> Refusal {
    Refusal::new(
        "password",
        "The PDF is protected by a password.",
        "Open it with the password and save or print a copy without one.",
    )
}

/// Reads what the document says of itself.
fn properties(document: &PdfDocument) -> About {
    let mut found = About::default();
    let information = document.trailer.get(b"Info").and_then(Object::as_reference);
    let Ok(information) = information.and_then(|id| document.get_dictionary(id)) else {
        return found;
    };
    let text = |key: &[u8]| {
        information
            .get(key)
            .and_then(Object::as_str)
            .map(decode)
            .unwrap_or_default()
    };
    about::set(&mut found.title, &text(b"Title"));
    about::set_date(&mut found.date, &text(b"CreationDate"));
    if let Ok(language) = document
        .catalog()
        .and_then(|catalog| catalog.get(b"Lang"))
        .and_then(Object::as_str)
    {
        about::set_language(&mut found.language, &decode(language));
    }
    found
}

/// Decodes a text of a PDF: UTF-16 or UTF-8 with a mark, else Latin letters.
fn decode(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding
            .decode_without_bom_handling(&bytes[length..])
            .0
            .into_owned(),
        None => encoding_rs::mem::decode_latin1(bytes).into_owned(),
    }
}

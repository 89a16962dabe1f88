//! Broken, hostile and senseless input: a refusal that says what to do, and never a panic or a hang.

use std::sync::LazyLock;

use plandiff::intake::{Format, Input, Intake, Options, Point, Refusal, Units, read};
use proptest::prelude::*;

use super::{office, paper};

fn read_as(name: &str, bytes: &[u8]) -> Result<Intake, Refusal> {
    read(&Input { name, bytes }, &Options::default())
}

fn code(name: &str, bytes: &[u8]) -> &'static str {
    read_as(name, bytes).map_or_else(|refusal| refusal.code, |_| "read")
}

const TEXT: &str = "60 700 11 1. Sovereignty is confirmed.\n60 680 11 2. The army is limited.\n60 660 11 3. Elections are held.\n";

#[test]
fn a_pdf_of_pictures_asks_for_recognition() {
    let refusal = read_as(
        "scan.pdf",
        &paper::from_contents(&["q 595 0 0 842 0 0 cm Q".to_owned()]),
    )
    .unwrap_err();
    assert_eq!(refusal.code, "image-only-pdf");
    assert_eq!(
        refusal.message,
        "The PDF has no text, only pictures of its 1 page(s)."
    );
    assert!(refusal.cure.contains("ocrmypdf"));
}

#[test]
fn a_pdf_with_a_password_is_told_from_a_broken_one() {
    let file = String::from_utf8(paper::pdf(TEXT)).unwrap();
    let keys = "/Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012)";
    let locked = file.replace(
        "/Info 4 0 R",
        &format!("/Info 4 0 R /Encrypt << {keys} >> /ID [(0123456789012345) (0123456789012345)]"),
    );
    assert_eq!(code("a.pdf", locked.as_bytes()), "password");
    assert_eq!(code("a.pdf", b"%PDF-1.4\nnothing more"), "pdf-broken");
    assert_eq!(code("a.pdf", b"no pdf at all"), "pdf-broken");
}

/// A file whose page draws a form; `form` is what the form is.
fn with_form(resources: &str, drawn: &str) -> Vec<u8> {
    paper::write(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /Resources << /XObject << /A 5 0 R >> >> /Contents 6 0 R >>".to_owned(),
        "<< /Title (Loop) >>".to_owned(),
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources} /Length {} >>\nstream\n{drawn}\nendstream",
            drawn.len()
        ),
        "<< /Length 5 >>\nstream\n/A Do\nendstream".to_owned(),
    ])
}

#[test]
fn a_form_that_draws_itself_is_refused_and_not_followed() {
    assert_eq!(
        code(
            "a.pdf",
            &with_form("/Resources << /XObject << /A 5 0 R >> >>", "/A Do")
        ),
        "pdf-broken"
    );
    // Without resources of its own it takes those of the page, and finds itself there.
    assert_eq!(code("a.pdf", &with_form("", "/A Do")), "pdf-broken");
    assert_eq!(code("a.pdf", &with_form("", "0 0 1 rg")), "image-only-pdf");
}

#[test]
fn pages_that_are_their_own_parents_are_refused() {
    let page = "<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>".to_owned();
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>".to_owned(),
        page,
        "<< /Title (Loop) >>".to_owned(),
        "<< /Length 5 >>\nstream\nBT ET\nendstream".to_owned(),
    ];
    assert_eq!(code("a.pdf", &paper::write(&objects)), "pdf-broken");
}

const DOCUMENT: &str = r#"<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>1. Sovereignty is confirmed.</w:t></w:r></w:p>
<w:p><w:r><w:t>2. The army is limited.</w:t></w:r></w:p><w:p><w:r><w:t>3. Elections &amp; talks.</w:t></w:r></w:p></w:body></w:document>"#;

fn docx(document: &str) -> Vec<u8> {
    office::zip(&[
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        ("word/document.xml".to_owned(), document.to_owned()),
    ])
}

#[test]
fn a_broken_word_document_is_refused() {
    assert_eq!(read_as("a.docx", &docx(DOCUMENT)).unwrap().points.len(), 3);
    assert_eq!(code("a.docx", &docx("<w:document><w:body>")), "empty");
    assert_eq!(code("a.docx", &docx("<w:document></w:body>")), "docx-broken");
    assert_eq!(code("a.docx", &docx(&"<w:p>".repeat(100_000))), "docx-broken");
    assert_eq!(code("a.docx", b"PK\x03\x04 and then nothing"), "docx-broken");
    assert_eq!(code("a.docx", b"1. no zip"), "docx-broken");
    let odt = office::zip(&[(
        "mimetype".to_owned(),
        "application/vnd.oasis.opendocument.text".to_owned(),
    )]);
    assert_eq!(code("a.docx", &odt), "format-not-read");
}

#[test]
fn a_zip_bomb_is_refused() {
    let spaces = " ".repeat(70_000_000);
    let bomb = docx(&format!("<w:document>{spaces}</w:document>"));
    assert!(bomb.len() < 200_000, "it is small outside");
    assert_eq!(code("a.docx", &bomb), "zip-bomb");
}

#[test]
fn entities_of_a_document_type_are_not_expanded() {
    let document = r#"<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>
        <w:document><w:body><w:p><w:r><w:t>1. One &a; &b; more words.</w:t></w:r></w:p>
        <w:p><w:r><w:t>2. Two and some words.</w:t></w:r></w:p><w:p><w:r><w:t>3. Three and some words.</w:t></w:r></w:p></w:body></w:document>"#;
    let intake = read_as("a.docx", &docx(document)).unwrap();
    assert_eq!(intake.points[0].text, "One \u{FFFD} \u{FFFD} more words.");
}

#[test]
fn deep_and_torn_pages_are_read() {
    let deep = format!(
        "{}<p>1. One word.</p><p>2. Two words.</p><p>3. Three words.</p>",
        "<div><b>".repeat(50_000)
    );
    assert_eq!(read_as("a.html", deep.as_bytes()).unwrap().points.len(), 3);
    let lists = format!("<html>{}<li>Deep inside</li>", "<ol><li>".repeat(5_000));
    assert_eq!(code("a.html", lists.as_bytes()), "read");
    assert_eq!(
        code(
            "a.html",
            b"<html><p>1. One <b>bold <i>and</b> torn</i><p>2. Two</p></li><ol><li>x"
        ),
        "read"
    );
    assert_eq!(code("a.html", b"<script>1. a 2. b 3. c"), "empty");
    assert_eq!(code("-", b""), "empty");
    assert_eq!(code("-", b" \n\t\n"), "empty");
}

#[test]
fn a_million_lines_are_too_many() {
    let text = "1.\n".repeat(1_000_001);
    assert_eq!(code("a.txt", text.as_bytes()), "too-many-lines");
}

#[test]
fn a_page_whose_share_buttons_never_end_is_read_whole() {
    let (buttons_end, heading_begins) = ("</ul></div>\n<p>The mediators", "<header><h1>All 9");
    let at = |text: &str, offset: usize| PAGE.find(text).expect("the page has it") + offset;
    let bytes = mutated(
        PAGE.as_bytes(),
        &[(at(buttons_end, 4), 0), (at(heading_begins, 8), 0)],
        1,
    );
    let intake = read_as("page.html", &bytes).expect("there is text");
    assert!(
        intake
            .points
            .iter()
            .any(|point| point.text.contains("The army is limited to")),
        "{:#?}",
        intake.points
    );
}

static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| paper::pdf(TEXT));
static DOCX: LazyLock<Vec<u8>> = LazyLock::new(|| docx(DOCUMENT));
const PAGE: &str = include_str!("20-html-news-page/input.html");

/// What must hold whatever was read.
fn check(result: Result<Intake, Refusal>) -> Result<(), TestCaseError> {
    match result {
        Err(refusal) => {
            prop_assert!(!refusal.code.is_empty() && !refusal.message.is_empty() && !refusal.cure.is_empty());
        }
        Ok(intake) => {
            prop_assert!(intake.units != Units::Auto);
            prop_assert!(!intake.points.is_empty());
            check_points(&intake.points)?;
        }
    }
    Ok(())
}

fn check_points(points: &[Point]) -> Result<(), TestCaseError> {
    for point in points {
        let control = |sign: char| sign.is_control() && !matches!(sign, '\t' | '\u{C}' | '\r');
        prop_assert!(!point.text.contains(control), "{:?}", point.text);
        prop_assert!(!point.number.is_empty());
        check_points(&point.parts)?;
    }
    Ok(())
}

fn mutated(original: &[u8], changes: &[(usize, u8)], cut: usize) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for (at, byte) in changes {
        let length = bytes.len();
        bytes[at % length] = *byte;
    }
    if cut.is_multiple_of(3) {
        bytes.truncate(cut % original.len() + 1);
    }
    bytes
}

fn changes() -> impl Strategy<Value = (Vec<(usize, u8)>, usize)> {
    (
        proptest::collection::vec((any::<usize>(), any::<u8>()), 1..12),
        any::<usize>(),
    )
}

/// Pieces of which texts with lists, and texts that only look like it, are made.
fn listy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("    ".to_owned()),
        Just("- ".to_owned()),
        Just("• ".to_owned()),
        Just("Point ".to_owned()),
        Just("words of a clause ".to_owned()),
        Just("con-".to_owned()),
        Just("\u{AD}\n".to_owned()),
        Just("## ".to_owned()),
        Just("<li>".to_owned()),
        Just("<ol start=9>".to_owned()),
        Just("</ol>".to_owned()),
        (1u32..40).prop_map(|number| format!("{number}. ")),
        (1u32..12).prop_map(|number| format!("1.{number} ")),
        "[a-zа-в]\\) ",
        "[ivxIVX]{1,3}\\. ",
        "\\PC{0,8}",
    ];
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

/// How many cases each property gets: each one reads up to five formats, so a run has few; PROPTEST_CASES asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn any_bytes_in_any_format(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Docx, Format::Pdf] {
            let options = Options { format: Some(format), ..Options::default() };
            check(read(&Input { name: "-", bytes: &bytes }, &options))?;
        }
        check(read_as("-", &bytes))?;
    }

    #[test]
    fn any_lists_in_any_format(text in listy(), list in 0usize..4) {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            for units in [Units::Auto, Units::Points, Units::Paragraphs, Units::Lines] {
                let list = (units == Units::Points && list > 0).then_some(list);
                let options = Options { format: Some(format), units, list };
                check(read(&Input { name: "-", bytes: text.as_bytes() }, &options))?;
            }
        }
    }

    #[test]
    fn no_word_of_a_text_is_lost(text in listy()) {
        let options = Options { format: Some(Format::Text), units: Units::Points, list: None };
        let Ok(intake) = read(&Input { name: "-", bytes: text.as_bytes() }, &options) else { return Ok(()) };
        let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).count();
        let outside = intake.before.iter().chain(&intake.between).chain(&intake.after).map(|text| letters(text));
        let seen = outside.sum::<usize>() + intake.points.iter().map(|point| letters_of(point, &letters)).sum::<usize>();
        prop_assert_eq!(seen, letters(&text));
    }

    #[test]
    fn mutated_pages_are_read_or_refused((changes, cut) in changes()) {
        check(read_as("a.html", &mutated(PAGE.as_bytes(), &changes, cut)))?;
    }

    #[test]
    fn mutated_documents_are_read_or_refused((changes, cut) in changes()) {
        check(read_as("a.docx", &mutated(&DOCX, &changes, cut)))?;
    }

    #[test]
    fn mutated_pdfs_are_read_or_refused((changes, cut) in changes()) {
        check(read_as("a.pdf", &mutated(&PDF, &changes, cut)))?;
    }
}

fn letters_of(point: &Point, letters: &dyn Fn(&str) -> usize) -> usize {
    letters(&point.printed)
        + letters(&point.text)
        + point
            .parts
            .iter()
            .map(|part| letters_of(part, letters))
            .sum::<usize>()
}

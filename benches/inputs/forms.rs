//! The forms in which a side is given to a program: one clause a line, with or without its number, or the tables,
//! trees and documents that programs for these want.
//!
//! The clauses are of our own making and hold no signs that a form would have to escape: no quotation marks, angle
//! brackets or ampersands.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How a side is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `6. The armed forces ...`, as plans are reported.
    Numbered,
    /// The same without numbers: the best case of a program that compares lines or words.
    Plain,
    /// A table with a number and a text.
    Csv,
    /// A list of objects with a number and a text.
    Json,
    /// A list of elements.
    Xml,
    /// A Word document, one paragraph a clause, without numbers.
    Docx,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 6] = [
        Self::Numbered,
        Self::Plain,
        Self::Csv,
        Self::Json,
        Self::Xml,
        Self::Docx,
    ];

    /// Returns the ending of a file of this form.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Numbered => "numbered.txt",
            Self::Plain => "plain.txt",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Docx => "docx",
        }
    }

    /// Writes the clauses of a side.
    pub fn write(self, clauses: &[String]) -> Vec<u8> {
        match self {
            Self::Numbered => lines(
                "",
                clauses,
                |number, text| format!("{number}. {text}"),
                "\n",
                "\n",
            ),
            Self::Plain => lines("", clauses, |_, text| text.to_owned(), "\n", "\n"),
            Self::Csv => lines(
                "number,text\n",
                clauses,
                |number, text| format!("{number},\"{text}\""),
                "\n",
                "\n",
            ),
            Self::Json => {
                let object =
                    |number, text: &str| format!("{{\"number\": \"{number}\", \"text\": \"{text}\"}}");
                lines("[\n", clauses, object, ",\n", "\n]\n")
            }
            Self::Xml => {
                let element = |number, text: &str| format!("<clause number=\"{number}\">{text}</clause>");
                lines("<plan>\n", clauses, element, "\n", "\n</plan>\n")
            }
            Self::Docx => docx(clauses),
        }
    }
}

/// Writes a head, the clauses in some form with a mark between them, and a tail.
fn lines(
    head: &str,
    clauses: &[String],
    form: fn(usize, &str) -> String,
    between: &str,
    tail: &str,
) -> Vec<u8> {
    let mut text = head.to_owned();
    for (number, clause) in (1..).zip(clauses) {
        let between = if number == 1 { "" } else { between };
        write!(text, "{between}{}", form(number, clause)).expect("a string takes everything");
    }
    (text + tail).into_bytes()
}

const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Override PartName="/word/document.xml" "#,
    r#"ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#
);

const RELATIONSHIPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" "#,
    r#"Target="word/document.xml"/></Relationships>"#
);

const DOCUMENT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#
);

/// Writes the smallest document that a word processor opens.
fn docx(clauses: &[String]) -> Vec<u8> {
    let paragraph = |_, text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let document = lines(DOCUMENT, clauses, paragraph, "", "</w:body></w:document>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONSHIPS.as_bytes()),
        ("word/document.xml", &document),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("the memory takes everything");
        zip.write_all(bytes).expect("the memory takes everything");
    }
    zip.finish().expect("the memory takes everything").into_inner()
}

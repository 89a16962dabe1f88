//! The zip that a Word document is: its parts, each unpacked under a limit.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{broken, xml};
use crate::intake::{Refusal, decode};

/// How much one part may unpack to, in bytes. The XML of a thousand pages is some 20 MB.
const MAX_PART: u64 = 64_000_000;

/// An open document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a zip, or says what it is instead of a Word document.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        let mut package = Self { archive };
        if package.archive.index_for_name("[Content_Types].xml").is_none() {
            return Err(package.something_else());
        }
        Ok(package)
    }

    fn something_else(&mut self) -> Refusal {
        let kind = self.part("mimetype").ok().flatten().unwrap_or_default();
        if kind.contains("opendocument") {
            let cure = "Open it and save it as docx.";
            return Refusal::new(
                "format-not-read",
                "This is an OpenDocument file, which is not read.",
                cure,
            );
        }
        if kind.contains("epub") {
            let cure = "Copy its text into a text file.";
            return Refusal::new(
                "format-not-read",
                "This is an electronic book, which is not read.",
                cure,
            );
        }
        Refusal::new(
            "format-not-read",
            "This is a zip archive and no Word document.",
            "Unpack it and give the document inside.",
        )
    }

    /// Returns the name of the part that holds the text.
    pub(super) fn main_part(&mut self) -> Result<String, Refusal> {
        let mut target = None;
        if let Some(relations) = self.part("_rels/.rels")? {
            xml::each(&relations, &mut |event| {
                if let xml::Event::Start(element) = event
                    && element
                        .attribute("Type")
                        .is_some_and(|kind| kind.ends_with("/officeDocument"))
                {
                    target = element.attribute("Target");
                }
                Ok(())
            })?;
        }
        let main = target.unwrap_or_else(|| "word/document.xml".to_owned());
        let main = main.trim_start_matches('/').to_owned();
        if main.ends_with("workbook.xml") || main.ends_with("presentation.xml") {
            let message = "This is a table or a presentation and no Word document.";
            return Err(Refusal::new(
                "format-not-read",
                message,
                "Copy its text into a text file.",
            ));
        }
        Ok(main)
    }

    /// Returns a part as text, if it is there.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(what)) if what == ZipError::PASSWORD_REQUIRED => {
                return Err(password());
            }
            Err(_) => return Err(broken()),
        };
        if file.size() > MAX_PART {
            return Err(bomb());
        }
        let mut bytes = Vec::new();
        // The size that a zip states may be a lie, so the limit holds while unpacking, too.
        file.take(MAX_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken())?;
        if bytes.len() as u64 > MAX_PART {
            return Err(bomb());
        }
        let decoded = decode::decode(&bytes, None).map_err(|_| broken())?;
        Ok(Some(decoded.text.into_owned()))
    }
}

fn password() -> Refusal {
    Refusal::new(
        "password",
        "The document is protected by a password.",
        "Open it with the password and save a copy without one.",
    )
}

fn bomb() -> Refusal {
    Refusal::new(
        "zip-bomb",
        format!(
            "The document unpacks to more than {} MB; it is broken or made to harm.",
            MAX_PART / 1_000_000
        ),
        "Copy its text into a text file if you trust where it comes from.",
    )
}

//! A Word document to blocks: paragraphs, headings, rows, and the numbers that Word counts and does not write down.
//!
//! Read are the accepted text (insertions in, deletions out), styles and numbering, and the properties for what the
//! document says of itself. Text boxes, pictures, notes and fields' codes are left to others. Every part is unpacked
//! under a limit, the XML is read as a stream under a limit of depth, and entities of a document type are never
//! expanded. Cost: linear in the unpacked text.

mod body;
mod formats;
mod numbering;
mod package;
mod styles;
mod xml;

use self::numbering::Numbering;
use self::package::Package;
use self::styles::Styles;
use super::block::{Document, Kind};
use super::{About, Refusal, about};

/// Makes the blocks of a document.
pub(crate) fn blocks(bytes: &[u8]) -> Result<Document<'static>, Refusal> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let text = package.part(&main)?.ok_or_else(broken)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = package
        .part(&format!("{folder}/styles.xml"))?
        .map(|xml| Styles::read(&xml))
        .transpose()?;
    let styles = styles.unwrap_or_default();
    let numbering = package.part(&format!("{folder}/numbering.xml"))?;
    let numbering = numbering.map(|xml| Numbering::read(&xml, &styles)).transpose()?;
    let mut document = body::read(&text, &styles, numbering.unwrap_or_default())?;
    if let Some(core) = package.part("docProps/core.xml")? {
        document.about = properties(&core)?;
    }
    let heading = document
        .blocks
        .iter()
        .find(|block| block.kind == Kind::Heading(1));
    let heading = heading.map(|block| block.text.to_string());
    about::set(&mut document.about.title, heading.as_deref().unwrap_or_default());
    Ok(document)
}

/// Refuses a document that cannot be read.
fn broken() -> Refusal {
    Refusal::new(
        "docx-broken",
        "The Word document is damaged or is no Word document.",
        "Open it in a word processor and save it as docx again, or copy its text into a text file.",
    )
}

/// Reads the core properties.
fn properties(text: &str) -> Result<About, Refusal> {
    let mut found = About::default();
    let mut content = String::new();
    xml::each(text, &mut |event| {
        match event {
            xml::Event::Start(_) => content.clear(),
            xml::Event::Text(text) => content.push_str(text),
            xml::Event::End("title") => about::set(&mut found.title, &content),
            xml::Event::End("created") => about::set_date(&mut found.date, &content),
            xml::Event::End("language") => about::set_language(&mut found.language, &content),
            xml::Event::End(_) => {}
        }
        Ok(())
    })?;
    Ok(found)
}

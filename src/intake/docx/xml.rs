//! XML as a stream of starts, texts and ends, without prefixes, under a limit of depth and with no entities but the five.
//!
//! Prefixes are dropped: writers of documents choose them freely, and no two names that matter differ by them alone.

use quick_xml::events::BytesStart;
use quick_xml::{Reader, XmlVersion};

use crate::intake::Refusal;

/// A piece of XML. An element without content gives a start and an end.
pub(super) enum Event<'e> {
    /// An element begins.
    Start(Element<'e>),
    /// Text, entities resolved.
    Text(&'e str),
    /// An element of that name ends.
    End(&'e str),
}

/// The beginning of an element.
pub(super) struct Element<'e> {
    start: &'e BytesStart<'e>,
}

impl Element<'_> {
    /// Returns the name without its prefix.
    pub(super) fn name(&self) -> &str {
        local(self.start.name().0)
    }

    /// Returns the attribute of that name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| local(attribute.key.0) == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// Returns the attribute `val`, which carries most of what Word says.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether the element switches something on: there without a value, or with one that is not false.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The deepest nesting that is read: tables in tables in text boxes come to about 40.
const MAX_DEPTH: usize = 256;

/// Calls a function for each event, in order; stops at the first refusal.
pub(super) fn each(
    text: &str,
    visit: &mut dyn FnMut(Event<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    use quick_xml::events::Event as Raw;
    let mut reader = Reader::from_str(text);
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| super::broken())? {
            Raw::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(super::broken());
                }
                visit(Event::Start(Element { start: &start }))?;
            }
            Raw::Empty(start) => {
                visit(Event::Start(Element { start: &start }))?;
                visit(Event::End(local(start.name().0)))?;
            }
            Raw::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Event::End(local(end.name().0)))?;
            }
            Raw::Text(text) => visit(Event::Text(&text))?,
            Raw::CData(text) => visit(Event::Text(&text))?,
            Raw::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character),
                    Ok(None) => predefined(&reference),
                    Err(_) => None,
                };
                let mut buffer = [0; 4];
                visit(Event::Text(
                    character.unwrap_or('\u{FFFD}').encode_utf8(&mut buffer),
                ))?;
            }
            Raw::Eof => return Ok(()),
            Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) => {}
        }
    }
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

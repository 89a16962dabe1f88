//! The styles of paragraphs: which ones are headings and which ones are numbered.

use std::collections::HashMap;

use super::xml;
use crate::intake::Refusal;

/// A place in the numbering: the list and the level in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct NumberedAs {
    /// The list; 0 takes a number away.
    pub(super) list: Option<u32>,
    /// The level, from 0.
    pub(super) level: Option<u8>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    outline: Option<u8>,
    numbered: NumberedAs,
    name: String,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
}

/// How far a style may go back to others; Word itself stops at eleven.
const MAX_CHAIN: usize = 16;

impl Styles {
    /// Reads the part `styles.xml`.
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let mut styles = Self::default();
        let mut current: Option<(String, Style)> = None;
        xml::each(text, &mut |event| {
            match event {
                xml::Event::Start(element) if element.name() == "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    let paragraph = element.attribute("type").as_deref() == Some("paragraph");
                    if paragraph
                        && element
                            .attribute("default")
                            .is_some_and(|on| on == "1" || on == "true")
                    {
                        styles.default = Some(id.clone());
                    }
                    current = Some((id, Style::default()));
                }
                xml::Event::Start(element) => {
                    if let Some((_, style)) = &mut current {
                        style.take(&element);
                    }
                }
                xml::Event::End("style") => {
                    if let Some((id, style)) = current.take() {
                        styles.styles.insert(id, style);
                    }
                }
                xml::Event::End(_) | xml::Event::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// Returns the level of a heading, from 1, when the style is one.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id).find_map(|style| style.heading())
    }

    /// Returns where paragraphs of the style are numbered; what is nearer in the chain comes first.
    pub(super) fn numbered(&self, id: Option<&str>) -> NumberedAs {
        self.chain(id)
            .fold(NumberedAs::default(), |found, style| NumberedAs {
                list: found.list.or(style.numbered.list),
                level: found.level.or(style.numbered.level),
            })
    }

    /// Whether paragraphs of the style are lines of a table of contents, which repeats the text.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        let named = |name: &str| name.to_ascii_lowercase().starts_with("toc ");
        self.chain(id).next().is_some_and(|style| named(&style.name))
    }

    /// Returns the list that a style of lists stands for.
    pub(super) fn list_of(&self, id: &str) -> Option<u32> {
        self.styles.get(id).and_then(|style| style.numbered.list)
    }

    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let first = id.or(self.default.as_deref()).and_then(|id| self.styles.get(id));
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?)).take(MAX_CHAIN)
    }
}

impl Style {
    fn take(&mut self, element: &xml::Element<'_>) {
        let number = || element.value().and_then(|value| value.parse::<u32>().ok());
        match element.name() {
            "basedOn" => self.based_on = element.value(),
            "name" => self.name = element.value().unwrap_or_default(),
            "outlineLvl" => self.outline = number().and_then(|level| u8::try_from(level).ok()),
            "numId" => self.numbered.list = number(),
            "ilvl" => self.numbered.level = number().and_then(|level| u8::try_from(level).ok()),
            _ => {}
        }
    }

    fn heading(&self) -> Option<u8> {
        // Level 9 is the text of the body.
        if let Some(outline) = self.outline.filter(|outline| *outline < 9) {
            return Some(outline + 1);
        }
        let name = self.name.to_ascii_lowercase();
        if name == "title" {
            return Some(1);
        }
        name.strip_prefix("heading ")?
            .parse()
            .ok()
            .filter(|level| (1..=9).contains(level))
    }
}

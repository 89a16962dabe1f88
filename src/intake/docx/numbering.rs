//! Word's automatic numbers: what stands before a paragraph on paper and nowhere in its text.
//!
//! A list (`num`) points to a definition (`abstractNum`) of nine levels, each with a format and a pattern such as `%1.%2)`.
//! Lists of one definition go on with one another unless a list says where it starts. Counting goes through the document
//! once, in order, and follows what word processors show.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::formats::spell;
use super::styles::Styles;
use super::xml;
use crate::intake::Refusal;

/// How many levels a definition has.
const LEVELS: usize = 9;

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    pattern: String,
    /// Whether all numbers are digits, whatever their levels say.
    legal: bool,
    /// Whether the number goes on when a higher level counts.
    goes_on: bool,
}

impl Default for Level {
    fn default() -> Self {
        let format = "decimal".to_owned();
        Self {
            start: 1,
            format,
            pattern: String::new(),
            legal: false,
            goes_on: false,
        }
    }
}

#[derive(Debug, Default)]
struct Definition {
    levels: [Level; LEVELS],
    /// The style of lists that really defines it.
    style: Option<String>,
    /// The levels that styles of paragraphs stand for.
    styled: HashMap<String, u8>,
}

#[derive(Debug, Default)]
struct List {
    definition: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<u32>,
}

impl Numbering {
    /// Reads the part `numbering.xml`.
    pub(super) fn read(text: &str, styles: &Styles) -> Result<Self, Refusal> {
        let mut reading = Reading {
            numbering: Self::default(),
            definition: None,
            list: None,
            level: 0,
            overriding: false,
        };
        xml::each(text, &mut |event| {
            match event {
                xml::Event::Start(element) => reading.start(&element),
                xml::Event::End(name) => reading.end(name),
                xml::Event::Text(_) => {}
            }
            Ok(())
        })?;
        let mut numbering = reading.numbering;
        numbering.resolve_styles(styles);
        Ok(numbering)
    }

    /// Lets lists point to the definition that their style of lists has.
    fn resolve_styles(&mut self, styles: &Styles) {
        let mut resolved = HashMap::new();
        for (id, definition) in &self.definitions {
            let list = definition
                .style
                .as_deref()
                .and_then(|style| styles.list_of(style));
            if let Some(target) = list.and_then(|list| self.lists.get(&list)) {
                resolved.insert(*id, target.definition);
            }
        }
        for list in self.lists.values_mut() {
            if let Some(definition) = resolved.get(&list.definition) {
                list.definition = *definition;
            }
        }
    }

    /// Returns the level that a style of paragraphs stands for in a list.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<u8> {
        let definition = self.definitions.get(&self.lists.get(&list)?.definition)?;
        definition.styled.get(style).copied()
    }

    /// Counts on and returns what stands before the paragraph; none when the list shows nothing.
    pub(super) fn next(&mut self, list_id: u32, level: u8) -> Option<String> {
        let level = usize::from(level).min(LEVELS - 1);
        let list = self.lists.get(&list_id)?;
        let definition = self.definitions.get(&list.definition)?;
        let level_of = |at: usize| list.levels.get(&at).unwrap_or(&definition.levels[at]);
        let start_of = |at: usize| list.starts.get(&at).copied().unwrap_or(level_of(at).start);
        let counters = self.counters.entry(list.definition).or_default();
        if self.begun.insert(list_id) {
            // A list that says where it starts does not go on with the one before it.
            list.starts
                .keys()
                .filter(|at| **at < LEVELS)
                .for_each(|at| counters[*at] = None);
        }
        counters[level] = Some(counters[level].map_or(start_of(level), |last| last.saturating_add(1)));
        let (above, below) = counters.split_at_mut(level + 1);
        for (at, counter) in above.iter_mut().enumerate() {
            counter.get_or_insert_with(|| start_of(at));
        }
        for (at, counter) in below.iter_mut().enumerate() {
            if !level_of(level + 1 + at).goes_on {
                *counter = None;
            }
        }
        let own = level_of(level);
        if own.format == "bullet" {
            return Some("•".to_owned());
        }
        let label = fill(&own.pattern, |at| {
            let format = if own.legal {
                "decimal"
            } else {
                level_of(at).format.as_str()
            };
            spell(format, counters[at].unwrap_or(0))
        });
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(label)
    }
}

/// The longest pattern that is filled; Word itself allows 255 characters.
const MAX_PATTERN: usize = 255;

/// Replaces `%1` to `%9` in a pattern.
fn fill(pattern: &str, number: impl Fn(usize) -> String) -> String {
    let mut filled = String::new();
    let mut signs = pattern.chars().take(MAX_PATTERN).peekable();
    while let Some(sign) = signs.next() {
        let level = signs
            .peek()
            .and_then(|next| next.to_digit(10))
            .filter(|level| sign == '%' && *level > 0);
        match level {
            Some(level) => {
                filled.push_str(&number(level as usize - 1));
                signs.next();
            }
            None => filled.push(sign),
        }
    }
    filled
}

/// What is open while the part is read.
struct Reading {
    numbering: Numbering,
    definition: Option<u32>,
    list: Option<u32>,
    level: usize,
    overriding: bool,
}

impl Reading {
    fn start(&mut self, element: &xml::Element<'_>) {
        let id = |name: &str| {
            element
                .attribute(name)
                .and_then(|value| value.parse::<u32>().ok())
        };
        match element.name() {
            "abstractNum" => {
                self.definition = id("abstractNumId");
                self.numbering
                    .definitions
                    .entry(self.definition.unwrap_or_default())
                    .or_default();
            }
            "num" => {
                self.list = id("numId");
                self.numbering
                    .lists
                    .entry(self.list.unwrap_or_default())
                    .or_default();
            }
            "abstractNumId" => {
                if let Some(list) = self.open_list() {
                    list.definition = id("val").unwrap_or_default();
                }
            }
            "lvlOverride" => {
                self.level = id("ilvl").map_or(0, |level| level as usize).min(LEVELS - 1);
                self.overriding = false;
            }
            "startOverride" => {
                let level = self.level;
                if let Some(list) = self.open_list() {
                    list.starts.insert(level, id("val").unwrap_or(1));
                }
            }
            "lvl" => {
                self.level = id("ilvl").map_or(0, |level| level as usize).min(LEVELS - 1);
                self.overriding = self.list.is_some();
                // A level without a start begins with 0.
                self.change(|level| level.start = 0);
            }
            "numStyleLink" => {
                if let Some(definition) = self.open_definition() {
                    definition.style = element.value();
                }
            }
            "pStyle" => {
                let level = u8::try_from(self.level).unwrap_or_default();
                if let Some((definition, style)) = self.open_definition().zip(element.value()) {
                    definition.styled.insert(style, level);
                }
            }
            "start" => self.change(|level| level.start = id("val").unwrap_or(1)),
            "numFmt" => self.change(|level| level.format = element.value().unwrap_or_default()),
            "lvlText" => self.change(|level| level.pattern = element.value().unwrap_or_default()),
            "isLgl" => self.change(|level| level.legal = element.is_on()),
            "lvlRestart" => self.change(|level| level.goes_on = element.value().as_deref() == Some("0")),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "abstractNum" => self.definition = None,
            "num" => self.list = None,
            _ => {}
        }
    }

    fn open_definition(&mut self) -> Option<&mut Definition> {
        self.numbering.definitions.get_mut(&self.definition?)
    }

    fn open_list(&mut self) -> Option<&mut List> {
        self.numbering.lists.get_mut(&self.list?)
    }

    /// Changes the level that is open, of a definition or of a list that overrides it.
    fn change(&mut self, change: impl FnOnce(&mut Level)) {
        let at = self.level;
        if let Some(definition) = self.open_definition() {
            change(&mut definition.levels[at]);
        } else if self.overriding
            && let Some(list) = self.open_list()
        {
            change(list.levels.entry(at).or_default());
        }
    }
}

//! From text to a tree of values that know where they stand.
//!
//! The one place that knows the YAML parser. What plans have no use for is refused here: anchors and aliases
//! (which also makes bombs out of aliases impossible), tags, several documents, deep nesting, keys written twice.
//! Nothing is interpreted: a value is text, with a note whether it was quoted. Linear in the size of the text; the
//! nesting is limited, so walking and dropping a tree needs little stack.

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, options};
use rustc_hash::FxHashMap;

use crate::problem::{Code, shown};

use super::finding::{FileIx, Finding, Findings, Spot};
use super::syntax;
use super::text::find_character;

/// Levels of lists and maps inside one another. The shapes need nine for a part of a part with a detailed citation;
/// 64 leaves parts of parts of parts, and keeps every walk over the tree far from the end of the stack.
pub const DEPTH_LIMIT: usize = 64;

/// Values in one file. 100,000 clauses with a citation each have a million; two million small values take some
/// 200 MB, which a file of 16 MiB could otherwise exceed several times over.
const VALUE_LIMIT: usize = 2_000_000;

/// A value and where it stands.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub content: Content,
    /// Where it stands; of a list or a map the place where it begins.
    pub spot: Spot,
}

/// What a value is.
#[derive(Debug)]
pub enum Content {
    /// A text; `plain` when it has no quotes and is not a block of lines.
    Scalar {
        /// The text, escapes resolved.
        text: String,
        /// Whether YAML may take it for something else than text.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map; each key once.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_spot: Spot,
    /// The value.
    pub value: Node,
}

impl Node {
    /// Returns the value of a field, if this is a map that has it.
    pub fn field(&self, name: &str) -> Option<&Node> {
        self.entries()
            .iter()
            .find(|entry| entry.key == name)
            .map(|entry| &entry.value)
    }

    /// Returns the text of a field, if this is a map that has it and it is a text.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.field(name)?.text()
    }

    /// Returns the values of a list in a field; none if there is no such field or it is no list.
    pub fn items_of(&self, name: &str) -> &[Node] {
        match self.field(name).map(|node| &node.content) {
            Some(Content::List(items)) => items,
            Some(Content::Scalar { .. } | Content::Map(_)) | None => &[],
        }
    }

    /// Returns the entries of a map in a field; none if there is no such field or it is no map.
    pub fn entries_of(&self, name: &str) -> &[Entry] {
        self.field(name).map_or(&[], Node::entries)
    }

    /// Returns the text of a scalar that is not empty.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } if !text.is_empty() => Some(text),
            Content::Scalar { .. } | Content::List(_) | Content::Map(_) => None,
        }
    }

    /// Returns the entries of a map; none if it is no map.
    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map(entries) => entries,
            Content::Scalar { .. } | Content::List(_) => &[],
        }
    }
}

/// Parses a text; none when it is not one YAML document without the things that plans have no use for.
pub fn parse(text: &str, file: FileIx, findings: &mut Findings) -> Option<Node> {
    let options = options! {
    flow_nesting_limit: DEPTH_LIMIT,
    block_nesting_limit: DEPTH_LIMIT,
    emit_anchor_events: true,
    };
    let mut builder = Builder {
        file,
        findings,
        open: Vec::new(),
        root: None,
        values: 0,
        text,
    };
    for next in Parser::new_from_str_with_options(text, options) {
        let step = match next {
            Ok((event, span)) => builder.take(event, span),
            Err(error) => Err(Box::new(syntax::error(&error, builder.spot_at(&error)))),
        };
        if let Err(finding) = step {
            findings.add(*finding);
            return None;
        }
    }
    let root = builder.root.take();
    if root
        .as_ref()
        .is_none_or(|root| matches!(&root.content, Content::Scalar { text, .. } if text.is_empty()))
    {
        let spot = Spot {
            file,
            start: 0,
            end: 0,
        };
        findings.add(Finding::new(
            Code::EmptyValue,
            spot,
            "The file has no content.",
            "Fill it, or delete it.",
        ));
        return None;
    }
    root
}

/// Builds the tree out of the events of the parser.
struct Builder<'f> {
    file: FileIx,
    findings: &'f mut Findings,
    open: Vec<Open>,
    root: Option<Node>,
    values: usize,
    text: &'f str,
}

/// A list or a map whose end has not come yet.
enum Open {
    List(Spot, Vec<Node>),
    Map(Spot, Vec<Entry>, Option<(String, Spot)>),
}

/// What ends the reading of a file; boxed, since it is rare and large.
type Stop = Box<Finding>;

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Stop> {
        let spot = self.spot(&span);
        if let Some(tag) = span.tag_span() {
            return Err(Box::new(syntax::tag_used(self.spot(&tag))));
        }
        match event {
            Event::Scalar(text, style, _, _) => {
                let plain = style == ScalarStyle::Plain;
                if style == ScalarStyle::DoubleQuoted {
                    self.find_escaped(&text, spot);
                }
                // The parser gives `~` for a value that is not written at all.
                let is_written = !plain || spot.start < spot.end;
                let text = if is_written {
                    text.into_owned()
                } else {
                    String::new()
                };
                self.add(Node {
                    content: Content::Scalar { text, plain },
                    spot,
                })
            }
            Event::SequenceStart(..) => self.open(Open::List(spot, Vec::new())),
            Event::MappingStart(..) => self.open(Open::Map(spot, Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(_) | Event::Anchor(..) => Err(Box::new(syntax::anchor_used(spot))),
            Event::DocumentStart(..) if self.root.is_some() => Err(Box::new(Finding::new(
                Code::SeveralDocuments,
                spot,
                "A second YAML document begins here.",
                "Put it into a file of its own, or delete the line `---`.",
            ))),
            // Beginnings and ends; anything new in the parser is not a value either, and would be asked for.
            _ => Ok(()),
        }
    }
}

impl Builder<'_> {
    /// Begins a list or a map.
    fn open(&mut self, open: Open) -> Result<(), Stop> {
        let (Open::List(spot, _) | Open::Map(spot, ..)) = &open;
        let spot = *spot;
        if self.open.len() == DEPTH_LIMIT {
            return Err(Box::new(syntax::too_deep(spot)));
        }
        if let Some(Open::Map(_, _, None)) = self.open.last() {
            return Err(Box::new(Finding::new(
                Code::WrongType,
                spot,
                "A list or a map stands where a key is expected.",
                "Write a name before the colon; put a text that begins with a bracket or a brace in quotes.",
            )));
        }
        self.open.push(open);
        Ok(())
    }

    /// Ends the list or the map that is open, and hands it to what it stands in.
    fn close(&mut self) -> Result<(), Stop> {
        match self.open.pop() {
            Some(Open::List(spot, items)) => self.add(Node {
                content: Content::List(items),
                spot,
            }),
            Some(Open::Map(spot, entries, _)) => {
                let entries = self.without_duplicates(entries);
                // A map is pointed at by its first key.
                let spot = entries.first().map_or(spot, |entry| entry.key_spot);
                self.add(Node {
                    content: Content::Map(entries),
                    spot,
                })
            }
            None => Ok(()),
        }
    }

    /// Hands a finished value to what it stands in.
    fn add(&mut self, node: Node) -> Result<(), Stop> {
        self.values += 1;
        if self.values > VALUE_LIMIT {
            return Err(Box::new(Finding::new(
                Code::FileTooLarge,
                node.spot,
                format!("The file has more than {VALUE_LIMIT} values."),
                "Split it.",
            )));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key)) => match (key.take(), node.content) {
                (Some((key, key_spot)), content) => {
                    entries.push(Entry {
                        key,
                        key_spot,
                        value: Node {
                            content,
                            spot: node.spot,
                        },
                    });
                }
                (None, Content::Scalar { text, .. }) => *key = Some((text, node.spot)),
                (None, Content::List(_) | Content::Map(_)) => {}
            },
        }
        Ok(())
    }

    /// Finds keys that are written twice and keeps the first of each.
    fn without_duplicates(&mut self, mut entries: Vec<Entry>) -> Vec<Entry> {
        let mut first_spots: FxHashMap<&str, Spot> = FxHashMap::default();
        let mut is_first = Vec::with_capacity(entries.len());
        for entry in &entries {
            let first = *first_spots.entry(&entry.key).or_insert(entry.key_spot);
            is_first.push(first == entry.key_spot);
            if first != entry.key_spot {
                let message = format!("The key {} is written twice.", shown(&entry.key));
                let finding = Finding::new(
                    Code::DuplicateKey,
                    entry.key_spot,
                    message,
                    "Keep one of the two.",
                );
                self.findings
                    .add(finding.with_related(first, "first written here"));
            }
        }
        let mut is_first = is_first.into_iter();
        entries.retain(|_| is_first.next().unwrap_or(true));
        entries
    }

    /// Finds characters that an escape in a quoted text brings in; those written as they are were found before.
    fn find_escaped(&mut self, text: &str, spot: Spot) {
        for character in text.chars() {
            if !matches!(character, '\n' | '\t' | ' '..='~')
                && let Some(finding) = find_character(character, spot)
            {
                self.findings.add(finding);
            }
        }
    }

    fn spot(&self, span: &Span) -> Spot {
        let byte = |marker: &granit_parser::Marker| marker.byte_offset().unwrap_or(self.text.len()) as u32;
        Spot {
            file: self.file,
            start: byte(&span.start),
            end: byte(&span.end),
        }
    }

    fn spot_at(&self, error: &ScanError) -> Spot {
        let at = error.marker().byte_offset().unwrap_or(self.text.len());
        // A tab is often noticed at the beginning of the text that it spoils.
        let tab = if syntax::is_about_tabs(error.kind()) {
            self.text.get(at..).and_then(|rest| rest.find('\t'))
        } else {
            None
        };
        let at = (at + tab.unwrap_or(0)) as u32;
        Spot {
            file: self.file,
            start: at,
            end: at.saturating_add(1),
        }
    }
}

//! Holds a tree of values against the schema of its kind of file, and finds everything that does not fit.
//!
//! Fields that do not exist or are missing, values of another type, words that are not allowed, and the forms of
//! single values. What a value means in its place is left to [`super::check`]. Linear in the size of the tree.

use std::fmt;

use serde_json::{Map, Value};

use crate::problem::{Code, shown};

use super::finding::{Finding, Findings, Spot, did_you_mean};
use super::scalar::{self, NotText};
use super::schema::{self, Expected, Form};
use super::tree::{Content, Entry, Node};

/// Finds what does not fit the schema.
pub fn check(root: &Node, schema: &Value, findings: &mut Findings) {
    Checker { schema, findings }.check(root, schema, Name::File, root.spot);
}

/// What messages call a value.
#[derive(Clone, Copy)]
enum Name<'n> {
    /// The whole file.
    File,
    /// The value of a field.
    Field(&'n str),
    /// An item of the list in a field.
    Item(&'n str),
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => formatter.write_str("this file"),
            Self::Field(field) => formatter.write_str(&shown(field)),
            Self::Item(field) => write!(formatter, "an item of {}", shown(field)),
        }
    }
}

struct Checker<'s, 'f> {
    schema: &'s Value,
    findings: &'f mut Findings,
}

impl<'s> Checker<'s, '_> {
    /// Checks a value; `name` is what messages call it, `owner` the place to show when nothing is written.
    fn check(&mut self, node: &Node, at: &'s Value, name: Name<'_>, owner: Spot) {
        if let Content::Scalar { text, .. } = &node.content
            && text.trim().is_empty()
        {
            self.empty_value(name, owner);
            return;
        }
        match (schema::expected(self.schema, at), &node.content) {
            (
                Expected::Fields {
                    title,
                    fields,
                    required,
                },
                Content::Map(entries),
            ) => {
                for entry in entries {
                    match fields.get(&entry.key) {
                        Some(field) => {
                            self.check(&entry.value, field, Name::Field(&entry.key), entry.key_spot)
                        }
                        None => self.unknown_field(entry, title, fields.keys().map(String::as_str)),
                    }
                }
                let missing: Vec<&str> = required
                    .into_iter()
                    .filter(|field| node.field(field).is_none())
                    .collect();
                self.missing_fields(node, title, &missing, fields);
            }
            (Expected::Names { name: form, value }, Content::Map(entries)) => {
                for entry in entries {
                    self.check_form(&entry.key, form, entry.key_spot);
                    self.check(&entry.value, value, Name::Field(&entry.key), entry.key_spot);
                }
            }
            (Expected::List(item), Content::List(nodes)) => {
                let name = match name {
                    Name::Field(field) | Name::Item(field) => Name::Item(field),
                    Name::File => Name::File,
                };
                for node in nodes {
                    self.check(node, item, name, node.spot);
                }
            }
            (Expected::TextOrMap(text, _), Content::Scalar { .. }) => self.check(node, text, name, owner),
            (Expected::TextOrMap(_, map), Content::Map(_)) => self.check(node, map, name, owner),
            (Expected::Words(words), Content::Scalar { text, .. }) => {
                if !words.contains(&text.as_str()) {
                    self.unknown_value(text, name, &words, node.spot);
                }
            }
            (Expected::Text(form), Content::Scalar { text, plain }) => {
                self.check_text(text, *plain, form, node.spot);
            }
            (Expected::Number(from, to), Content::Scalar { text, plain }) => {
                let range = from..=to.unwrap_or(u64::MAX);
                let number = scalar::whole_number(text).map(u64::from);
                if !*plain || number.is_none_or(|number| !range.contains(&number)) {
                    let until = to.map_or("on".to_owned(), |to| format!("to {to}"));
                    let cure =
                        format!("Write a whole number from {from} {until}, in figures and without quotes.");
                    self.wrong_type(node, name, "a whole number", &cure);
                }
            }
            (Expected::Flag, Content::Scalar { text, plain }) => {
                if !*plain || !["true", "false"].contains(&text.as_str()) {
                    self.wrong_type(
                        node,
                        name,
                        "true or false",
                        "Write true or false, without quotes.",
                    );
                }
            }
            (expected, Content::Scalar { .. } | Content::List(_) | Content::Map(_)) => {
                let (what, cure) = wanted(&expected);
                self.wrong_type(node, name, what, cure);
            }
        }
    }

    fn check_text(&mut self, text: &str, plain: bool, form: Form, spot: Spot) {
        match (form, plain.then(|| scalar::not_text(text)).flatten()) {
            // A year alone is a number to YAML, but the date is what is wrong with it.
            (Form::Date, _) | (_, None) => self.check_form(text, form, spot),
            (_, Some(reading)) => {
                let what = match reading {
                    NotText::Number => "a number",
                    NotText::Truth => "true or false",
                    NotText::Nothing => "nothing",
                };
                let value = shown(text);
                let message = format!(
                    "{value} without quotes is read by YAML programs as {what}, and a text belongs here."
                );
                let cure = match reading {
                    NotText::Nothing => "Leave the field out, or put the text in quotes.".to_owned(),
                    NotText::Number | NotText::Truth => format!("Write `\"{}\"`.", value.trim_matches('`')),
                };
                self.findings
                    .add(Finding::new(Code::UnquotedWord, spot, message, cure));
            }
        }
    }

    fn check_form(&mut self, text: &str, form: Form, spot: Spot) {
        let value = shown(text);
        let finding = match form {
            Form::Key if !scalar::is_key(text) => Finding::new(
                Code::BadId,
                spot,
                format!("{value} is not in lower case with hyphens."),
                match scalar::key_from(text) {
                    Some(key) => format!("Write {}.", shown(&key)),
                    None => "Use the letters a to z, figures, and single hyphens between them.".to_owned(),
                },
            ),
            Form::Date => match scalar::date(text) {
                Ok(_) => return,
                Err(reason) => Finding::new(
                    Code::BadDate,
                    spot,
                    format!("{value} is not a date: {reason}."),
                    "Write YYYY-MM-DD, or YYYY-MM when no day is known.",
                ),
            },
            Form::Language if !scalar::is_language(text) => Finding::new(
                Code::BadLanguage,
                spot,
                format!("{value} is not a code of a language."),
                "Write two lower-case letters, as `en` or `uk`, or `und` when the language is not known.",
            ),
            Form::Address if !scalar::is_address(text) => Finding::new(
                Code::BadUrl,
                spot,
                format!("{value} is not an address on the web."),
                "Write it whole, beginning with http:// or https:// and without spaces, or leave it out.",
            ),
            Form::Free | Form::Key | Form::Language | Form::Address => return,
        };
        self.findings.add(finding);
    }

    fn unknown_field<'n>(
        &mut self,
        entry: &Entry,
        title: &str,
        fields: impl Iterator<Item = &'n str> + Clone,
    ) {
        let message = format!("This {title} cannot have a field {}.", shown(&entry.key));
        let all = format!(
            "Delete it; the fields of a {title} are {}.",
            listed(fields.clone())
        );
        let cure = did_you_mean(&entry.key, fields, &all);
        self.findings
            .add(Finding::new(Code::UnknownField, entry.key_spot, message, cure));
    }

    fn missing_fields(&mut self, node: &Node, title: &str, missing: &[&str], fields: &Map<String, Value>) {
        let all = listed(missing.iter().copied());
        let (message, cure) = match missing {
            [] => return,
            [only] => (
                format!("This {title} has no {all}."),
                format!(
                    "Add `{only}`: {}",
                    lower_first(schema::description(&fields[*only]))
                ),
            ),
            [_, _, ..] => (
                format!("This {title} has none of {all}."),
                "Add them; `plandiff schema` says what each is for.".to_owned(),
            ),
        };
        self.findings
            .add(Finding::new(Code::MissingField, node.spot, message, cure));
    }

    fn unknown_value(&mut self, text: &str, name: Name<'_>, words: &[&str], spot: Spot) {
        let message = format!("{} is not a word for {name}.", shown(text));
        let all = format!("Write one of {}.", listed(words.iter().copied()));
        let cure = did_you_mean(text, words.iter().copied(), &all);
        self.findings
            .add(Finding::new(Code::UnknownValue, spot, message, cure));
    }

    fn empty_value(&mut self, name: Name<'_>, spot: Spot) {
        let message = format!("Nothing is written for {name}.");
        self.findings.add(Finding::new(
            Code::EmptyValue,
            spot,
            message,
            "Write a value, or leave it out.",
        ));
    }

    fn wrong_type(&mut self, node: &Node, name: Name<'_>, wanted: &str, cure: &str) {
        let found = match &node.content {
            Content::Scalar { text, plain: true } => shown(text),
            Content::Scalar { text, plain: false } => shown(&format!("\"{text}\"")),
            Content::List(_) => "a list".to_owned(),
            Content::Map(_) => "a map".to_owned(),
        };
        let message = format!("{found} stands for {name}, where {wanted} belongs.");
        self.findings.add(Finding::new(
            Code::WrongType,
            node.spot,
            upper_first(&message),
            cure,
        ));
    }
}

/// Returns what is expected, and how to write it.
fn wanted(expected: &Expected<'_>) -> (&'static str, &'static str) {
    match expected {
        Expected::Fields { .. } | Expected::Names { .. } => {
            ("a map", "Write lines of the form `name: value`.")
        }
        Expected::List(_) => ("a list", "Begin each item with a hyphen, or write `[a, b]`."),
        Expected::TextOrMap(..) => (
            "a source",
            "Write the key of a source, or `{ source: KEY, quote: \"…\" }`.",
        ),
        Expected::Words(_) => ("one word", "Write one word."),
        Expected::Text(_) => (
            "a text",
            "Write a text; in quotes if it begins with a bracket or a brace.",
        ),
        Expected::Number(..) => ("a whole number", "Write a whole number in figures."),
        Expected::Flag => ("true or false", "Write true or false."),
    }
}

/// Returns names in backticks, joined by commas.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(shown).collect::<Vec<_>>().join(", ")
}

fn lower_first(sentence: &str) -> String {
    with_first(sentence, char::to_lowercase)
}

fn upper_first(sentence: &str) -> String {
    with_first(sentence, char::to_uppercase)
}

fn with_first<I: Iterator<Item = char>>(sentence: &str, change: impl Fn(char) -> I) -> String {
    let mut characters = sentence.chars();
    characters
        .next()
        .into_iter()
        .flat_map(change)
        .chain(characters)
        .collect()
}

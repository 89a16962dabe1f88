//! The JSON Schema of each kind of file, and the questions that the reader asks of it.
//!
//! The schema comes from the types of [`super::shape`] and is the one that `plandiff schema` publishes. Making it
//! takes some hundred microseconds, so it is made once a kind and a run.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use super::{FileKind, shape};

/// Returns the schema of a kind of file.
pub fn of(kind: FileKind) -> Value {
    match kind {
        FileKind::Topics => published::<shape::TopicsFile>(),
        FileKind::Sources => published::<shape::SourcesFile>(),
        FileKind::Events => published::<shape::EventsFile>(),
        FileKind::Links => published::<shape::LinksFile>(),
        FileKind::Variant => published::<shape::Variant>(),
    }
}

/// Returns one schema that takes a file of any kind.
///
/// The definitions of the kinds come from the same types, so those of one name are the same and are written once.
pub fn of_all() -> Value {
    let mut definitions = Map::new();
    let mut choices = Vec::new();
    for kind in FileKind::ALL {
        let mut schema = of(*kind);
        let Some(fields) = schema.as_object_mut() else {
            continue;
        };
        if let Some(Value::Object(own)) = fields.remove("$defs") {
            definitions.extend(own);
        }
        fields.remove("$schema");
        choices.push(schema);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plan file",
        "description": "A file under plans/.",
        "anyOf": choices,
        "$defs": definitions,
    })
}

/// What a schema expects at one place.
pub enum Expected<'s> {
    /// A map with these fields, by name, of which some are required.
    Fields {
        /// What such a map is called.
        title: &'s str,
        /// The schema of each field.
        fields: &'s Map<String, Value>,
        /// The names of those that have to be there.
        required: Vec<&'s str>,
    },
    /// A map whose keys are names that the file chooses.
    Names {
        /// The form of the names.
        name: Form,
        /// The schema of each value.
        value: &'s Value,
    },
    /// A list of values of this schema.
    List(&'s Value),
    /// A text of the first schema, or a map of the second.
    TextOrMap(&'s Value, &'s Value),
    /// One of these words.
    Words(Vec<&'s str>),
    /// A text of this form.
    Text(Form),
    /// A whole number, from the first one to the second, if there is one.
    Number(u64, Option<u64>),
    /// True or false.
    Flag,
}

/// The forms of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Free,
    /// A key: lower case with hyphens.
    Key,
    /// A day or a month.
    Date,
    /// A code of a language.
    Language,
    /// An address on the web.
    Address,
}

impl Form {
    /// Returns the form that a schema names under `format`; a test proves that it names no other.
    fn named(format: Option<&str>) -> Self {
        match format {
            Some("plandiff-key") => Self::Key,
            Some("plandiff-date") => Self::Date,
            Some("plandiff-language") => Self::Language,
            Some("uri") => Self::Address,
            Some(_) | None => Self::Free,
        }
    }
}

/// Says what the schema `root` expects where it has `at`.
pub fn expected<'s>(root: &'s Value, at: &'s Value) -> Expected<'s> {
    let at = resolve(root, at);
    let text = |key: &str| at.get(key).and_then(Value::as_str);
    if let Some(fields) = at.get("properties").and_then(Value::as_object) {
        let required = at.get("required").and_then(Value::as_array).into_iter().flatten();
        return Expected::Fields {
            title: text("title").unwrap_or("map"),
            fields,
            required: required.filter_map(Value::as_str).collect(),
        };
    }
    if let Some(value) = at.get("additionalProperties") {
        let name = Form::named(at.pointer("/propertyNames/format").and_then(Value::as_str));
        return Expected::Names { name, value };
    }
    if let Some([text, map]) = at.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) {
        return Expected::TextOrMap(text, map);
    }
    if let Some(words) = at.get("oneOf").and_then(Value::as_array) {
        return Expected::Words(
            words
                .iter()
                .filter_map(|word| word.get("const")?.as_str())
                .collect(),
        );
    }
    match (at.get("items"), text("type")) {
        (Some(items), _) => Expected::List(items),
        (None, Some("integer")) => {
            let limit = |name: &str| at.get(name).and_then(Value::as_u64);
            Expected::Number(limit("minimum").unwrap_or(0), limit("maximum"))
        }
        (None, Some("boolean")) => Expected::Flag,
        (None, _) => Expected::Text(Form::named(text("format"))),
    }
}

/// Returns what a field is for, in a sentence.
pub fn description(field: &Value) -> &str {
    field
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn resolve<'s>(root: &'s Value, at: &'s Value) -> &'s Value {
    let target = at
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| reference.strip_prefix('#'));
    target.and_then(|pointer| root.pointer(pointer)).unwrap_or(at)
}

/// Returns the schema of a type as the reader applies it: a field that may be left out is left out and never
/// null, and no text is empty.
fn published<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let settings = settings.with_transform(schemars::transform::RecursiveTransform(without_nothing));
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

fn without_nothing(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| choice != &json!({ "type": "null" }));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            object.extend(only);
        }
    }
    let is_free_text = object.get("type") == Some(&json!("string"))
        && !["pattern", "const", "enum"]
            .iter()
            .any(|key| object.contains_key(*key));
    if is_free_text {
        object.insert("minLength".to_owned(), json!(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every schema below a schema, references not followed.
    fn below(at: &Value) -> Vec<&Value> {
        let mut all = vec![at];
        let parts = ["properties", "$defs"]
            .iter()
            .filter_map(|key| at.get(key)?.as_object());
        all.extend(parts.flat_map(Map::values).flat_map(below));
        let items = ["items", "additionalProperties"]
            .iter()
            .filter_map(|key| at.get(key));
        all.extend(items.filter(|part| part.is_object()).flat_map(below));
        all.extend(
            at.get("anyOf")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .flat_map(below),
        );
        all
    }

    #[test]
    fn every_map_is_closed_and_named_and_every_field_explained() {
        for kind in FileKind::ALL {
            let root = of(*kind);
            let mut maps = 0;
            for schema in below(&root) {
                assert_ne!(schema.get("type"), Some(&json!(["string", "null"])));
                let Some(fields) = schema.get("properties").and_then(Value::as_object) else {
                    continue;
                };
                maps += 1;
                assert_eq!(schema.get("additionalProperties"), Some(&json!(false)));
                assert!(schema.get("title").is_some(), "{schema}");
                for (name, field) in fields {
                    assert!(
                        description(field).ends_with(['.', '"', '`']),
                        "{name} in {schema}"
                    );
                }
            }
            assert!(maps >= 2, "{kind:?} has a map with maps in it");
        }
    }

    #[test]
    fn every_pattern_belongs_to_a_form_that_the_reader_knows() {
        for kind in FileKind::ALL {
            let root = of(*kind);
            for schema in below(&root)
                .into_iter()
                .filter(|schema| schema.get("pattern").is_some())
            {
                let form = Form::named(schema.get("format").and_then(Value::as_str));
                assert_ne!(form, Form::Free, "{schema}");
            }
        }
    }

    #[test]
    fn optional_fields_are_left_out_and_never_null() {
        for kind in FileKind::ALL {
            assert!(!of(*kind).to_string().contains("null"), "{kind:?}");
        }
    }
}

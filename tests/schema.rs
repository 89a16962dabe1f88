//! The published schema and the reader take and refuse the same files.
//!
//! The reader knows more than any schema can say (names that must be defined, days that are not in the calendar, words
//! that YAML 1.1 takes for something else). So: what the schema refuses, the reader refuses; and where the reader finds
//! fault with the shape of a file, the schema does too.

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use plandiff::problem::{Code, Problem, Severity};
use plandiff::read::{self, FileKind, PlanFile};
use serde_json::{Value, json};

/// The faults of shape, which a schema can see.
const SHAPE: &[Code] = &[
    Code::UnknownField,
    Code::MissingField,
    Code::WrongType,
    Code::UnknownValue,
    Code::EmptyValue,
    Code::BadId,
    Code::BadUrl,
    Code::BadLanguage,
];

struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new(schema: Value) -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler
            .add_resource("https://plandiff.example/schema", schema)
            .expect("the schema is JSON");
        let index = compiler
            .compile("https://plandiff.example/schema", &mut schemas)
            .expect("the schema is one");
        Self { schemas, index }
    }

    fn takes(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }
}

fn path_of(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Topics => "plans/topics.yaml",
        FileKind::Sources => "plans/sources.yaml",
        FileKind::Events => "plans/events.yaml",
        FileKind::Links => "plans/links.yaml",
        FileKind::Variant => "plans/variants/us-28.yaml",
    }
}

/// Returns what the reader finds in a value, written as JSON, which is YAML.
fn problems(kind: FileKind, value: &Value) -> Vec<Problem> {
    let file = PlanFile {
        path: path_of(kind).to_owned(),
        bytes: value.to_string().into_bytes(),
    };
    read::library(&[file]).problems
}

/// Returns the shipped file of a kind as a JSON value.
fn shipped(kind: FileKind) -> Value {
    let files = read::built_in_files();
    let file = files
        .iter()
        .find(|file| file.path == path_of(kind))
        .expect("the file is shipped");
    serde_yaml::from_slice(&file.bytes).expect("the shipped file is YAML")
}

/// Returns the value with each of its places changed in one way, one at a time: of each list only the first items, which
/// have every field that there is somewhere among them.
fn mutants(value: &Value) -> Vec<Value> {
    let mut all = vec![
        Value::String(String::new()),
        Value::String("Some words".to_owned()),
        json!(0),
        json!(101),
        json!(true),
        json!([]),
        json!({}),
    ];
    match value {
        Value::Object(fields) => {
            let mut more = fields.clone();
            more.insert("tpoic".to_owned(), json!("x"));
            all.push(Value::Object(more));
            for (name, inner) in fields {
                let mut fewer = fields.clone();
                fewer.remove(name);
                all.push(Value::Object(fewer));
                for mutant in mutants(inner) {
                    let mut changed = fields.clone();
                    changed.insert(name.clone(), mutant);
                    all.push(Value::Object(changed));
                }
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                for mutant in mutants(inner) {
                    let mut changed = items.clone();
                    changed[index] = mutant;
                    all.push(Value::Array(changed));
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    all
}

/// Cuts lists short, so that there are thousands of mutants and not millions.
fn shortened(value: &Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, inner)| (name.clone(), shortened(inner)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().take(2).map(shortened).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// One of everything that a file of the kind may hold.
fn sample(kind: FileKind) -> Value {
    let mut value = shortened(&shipped(kind));
    match kind {
        FileKind::Sources => {
            let first = value["sources"]
                .as_object()
                .and_then(|sources| sources.iter().next());
            let first = first.map(|(key, source)| (key.clone(), source.clone()));
            value["sources"] = first.into_iter().collect::<serde_json::Map<_, _>>().into();
        }
        FileKind::Variant => {
            let clause = &mut value["clauses"][0];
            clause["proposed"] = json!(97);
            clause["also"] = json!(["neutrality"]);
            clause["parts"] = json!([{ "number": "1a", "text": "A part.", "sources": ["rbc-28"] }]);
            value["claims"] = json!([{
                "about": "6", "says": "kept", "by": "A speaker", "on": "2025-11-24", "grade": "on-record",
                "sources": [{ "source": "rbc-28", "quote": "words", "shows": "part" }],
            }]);
        }
        FileKind::Topics | FileKind::Events | FileKind::Links => {}
    }
    value
}

#[test]
fn schema_and_reader_agree_on_the_shipped_files_and_on_thousands_of_broken_ones() {
    for kind in FileKind::ALL {
        let validator = Validator::new(read::schema(*kind));
        assert!(validator.takes(&shipped(*kind)), "{kind:?}");
        let sample = sample(*kind);
        assert!(validator.takes(&sample), "{kind:?} {sample:#}");
        let mut refused = 0;
        for mutant in mutants(&sample) {
            let problems = problems(*kind, &mutant);
            let by_shape: Vec<_> = problems
                .iter()
                .filter(|problem| SHAPE.contains(&problem.code))
                .collect();
            let by_reader = problems.iter().any(|problem| problem.severity == Severity::Error);
            if validator.takes(&mutant) {
                assert!(
                    by_shape.is_empty(),
                    "only the reader refuses {mutant:#}: {by_shape:#?}"
                );
            } else {
                refused += 1;
                assert!(by_reader, "only the schema refuses {mutant:#}");
            }
        }
        assert!(refused > 50, "{kind:?}: {refused}");
    }
}

#[test]
fn schema_and_reader_agree_on_the_files_that_show_the_problems() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/problems");
    let validator = Validator::new(read::schema(FileKind::Variant));
    let mut seen = 0;
    for case in fs::read_dir(folder)
        .expect("the cases are there")
        .map(|case| case.expect("a case").path())
    {
        let Ok(bytes) = fs::read(case.join("draft.yaml")) else {
            continue;
        };
        // What is no YAML, or has a key twice, is no value that a schema could judge.
        let Ok(value) = serde_yaml::from_slice::<Value>(&bytes) else {
            continue;
        };
        let file = PlanFile {
            path: "draft.yaml".to_owned(),
            bytes,
        };
        let problems = read::library(&[file]).problems;
        let by_shape = problems.iter().any(|problem| SHAPE.contains(&problem.code));
        let by_reader = problems.iter().any(|problem| problem.severity == Severity::Error);
        let is_taken = validator.takes(&value);
        assert!(
            !by_shape || !is_taken,
            "{}: only the reader refuses it",
            case.display()
        );
        assert!(
            is_taken || by_reader,
            "{}: only the schema refuses it",
            case.display()
        );
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn one_schema_takes_files_of_every_kind() {
    let validator = Validator::new(read::schema_of_all());
    for kind in FileKind::ALL {
        assert!(validator.takes(&shipped(*kind)), "{kind:?}");
    }
    assert!(!validator.takes(&json!({ "id": "us-28", "plan": "ukraine" })));
    assert!(!validator.takes(&json!({ "topics": [], "groups": [], "more": [] })));
}

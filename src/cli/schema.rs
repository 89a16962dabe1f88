//! `schema`: the JSON Schema of the plan files, as the reader applies it.

use std::io::{self, Write};

use plandiff::read::{self, FileKind};

use crate::cli::args::Common;
use crate::cli::args::authoring::Kind;
use crate::cli::failure::Failure;
use crate::cli::output;

/// Prints the schema of one kind of file, or of all of them.
pub fn schema(common: &Common, kind: Option<Kind>) -> Result<(), Failure> {
    let schema = match kind {
        Some(kind) => read::schema(file_kind(kind)),
        None => read::schema_of_all(),
    };
    output::deliver(common, |out: &mut dyn Write| {
        let text = serde_json::to_string_pretty(&schema).map_err(io::Error::from)?;
        writeln!(out, "{text}")
    })
}

fn file_kind(kind: Kind) -> FileKind {
    match kind {
        Kind::Variant => FileKind::Variant,
        Kind::Topics => FileKind::Topics,
        Kind::Sources => FileKind::Sources,
        Kind::Events => FileKind::Events,
        Kind::Links => FileKind::Links,
    }
}

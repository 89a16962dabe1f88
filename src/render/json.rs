//! JSON for other programs: wire structs of its own, versioned, on one line.
//!
//! The names and shapes below are a published contract: a change that breaks a reader raises [`SCHEMA_VERSION`].
//! Optional values are `null`, never left out; lists may be empty.

use std::io::{self, Write};

use serde::Serialize;

use crate::align::Authority;

pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod variant;

/// The version of all shapes below.
const SCHEMA_VERSION: u32 = 1;

/// What every answer starts with.
#[derive(Serialize)]
struct Envelope<'a, T> {
    schema_version: u32,
    kind: &'a str,
    #[serde(flatten)]
    body: T,
}

fn write<T: Serialize>(kind: &str, body: T, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(
        &mut *out,
        &Envelope {
            schema_version: SCHEMA_VERSION,
            kind,
            body,
        },
    )?;
    writeln!(out)
}

fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::SameClause => "same-clause",
        Authority::Link => "link",
        Authority::Topic => "topic",
        Authority::SameText => "same-text",
        Authority::Similarity => "similarity",
        Authority::Alone => "alone",
    }
}

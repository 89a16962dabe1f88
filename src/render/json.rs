//! JSON for other programs: wire structs of its own, versioned, on one line.
//!
//! The names and shapes below are a published contract: a change that breaks a reader raises [`SCHEMA_VERSION`].
//! Optional values are `null`, never left out; lists may be empty.

use std::io::{self, BufWriter, Write};

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

/// The bytes that are gathered before they are handed on: what the files and pipes below take in one call.
const BUFFER: usize = 1 << 16;

fn write<T: Serialize>(kind: &str, body: T, out: &mut dyn Write) -> io::Result<()> {
    // The serializer writes token by token; a buffer of a known type spares each of them a call through `dyn`.
    let mut buffered = BufWriter::with_capacity(BUFFER, out);
    let envelope = Envelope {
        schema_version: SCHEMA_VERSION,
        kind,
        body,
    };
    serde_json::to_writer(&mut buffered, &envelope)?;
    writeln!(buffered)?;
    buffered.flush()
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

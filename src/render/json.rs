//! JSON for other programs: wire structs of its own, versioned, on one line.
//!
//! The names and shapes below are a published contract: a change that breaks a reader raises [`SCHEMA_VERSION`].
//! Optional values are `null`, never left out; lists may be empty.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::align::Authority;
use crate::halves::{Each, side_by_side};
use crate::render::BUFFER;

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

/// From how many rows on a second thread writes half of them.
const MANY_ROWS: usize = 512;

/// Writes an answer with rows between what stands before and after them. Each row becomes a wire only when its turn
/// comes; of very many rows the second half is written at the same time as the first.
fn write_with_rows<'r, R: Sync, W: Serialize>(
    kind: &str,
    before: impl Serialize,
    rows: &'r [R],
    wire: impl Fn(&'r R) -> W + Sync,
    after: impl Serialize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let before = serde_json::to_vec(&Envelope {
        schema_version: SCHEMA_VERSION,
        kind,
        body: before,
    })?;
    let after = serde_json::to_vec(&after)?;
    let mut buffered = BufWriter::with_capacity(BUFFER, out);
    // One object out of two: the first without its closing brace, the second without its opening one.
    buffered.write_all(&before[..before.len() - 1])?;
    buffered.write_all(b",\"rows\":[")?;
    let middle = if rows.len() < MANY_ROWS {
        rows.len()
    } else {
        rows.len() / 2
    };
    let (first, second) = rows.split_at(middle);
    let (written, rest) = side_by_side(
        second.len(),
        Each(8_000),
        || write_rows(first, &wire, &mut buffered),
        || {
            let mut rest = Vec::new();
            write_rows(second, &wire, &mut rest).map(|()| rest)
        },
    );
    written?;
    if !second.is_empty() {
        buffered.write_all(b",")?;
        buffered.write_all(&rest?)?;
    }
    buffered.write_all(b"],")?;
    buffered.write_all(&after[1..])?;
    writeln!(buffered)?;
    buffered.flush()
}

/// Writes rows with commas between them.
fn write_rows<'r, R, W: Serialize>(
    rows: &'r [R],
    wire: impl Fn(&'r R) -> W,
    out: &mut impl Write,
) -> io::Result<()> {
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, &wire(row))?;
    }
    Ok(())
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

//! JSON for other programs: wire structs of its own, versioned, on one line.
//!
//! The names and shapes below are a published contract: a change that breaks a reader raises [`SCHEMA_VERSION`].
//! Optional values are `null`, never left out; lists may be empty.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::align::Authority;
use crate::parallel::{self, Each};
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

/// How many rows are written into one piece, and how many pieces are kept before they go out.
const ROWS_OF_A_PIECE: usize = 32;
const PIECES: usize = 32;

/// How long writing one piece takes.
const EACH_PIECE: Each = Each(160_000);

/// Writes an answer with rows between what stands before and after them. Each row becomes a wire only when its turn
/// comes; of many rows several pieces are written at the same time.
fn write_with_rows<'r, R: Sync, W: Serialize>(
    kind: &str,
    before: impl Serialize,
    rows: &'r [R],
    wire: impl Fn(&'r R) -> W + Sync + Send,
    after: impl Serialize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let before = serde_json::to_vec(&Envelope {
        schema_version: SCHEMA_VERSION,
        kind,
        body: before,
    })?;
    let after = serde_json::to_vec(&after)?;
    let mut out = BufWriter::with_capacity(BUFFER, out);
    // One object out of two: the first without its closing brace, the second without its opening one.
    out.write_all(&before[..before.len() - 1])?;
    out.write_all(b",\"rows\":[")?;
    let pieces: Vec<&'r [R]> = rows.chunks(ROWS_OF_A_PIECE).collect();
    if let [only] = pieces[..] {
        write_rows(only, &wire, &mut out)?;
    } else {
        for (number, batch) in pieces.chunks(PIECES).enumerate() {
            let written = parallel::map(batch, EACH_PIECE, |rows| {
                let mut piece = Vec::with_capacity(BUFFER);
                write_rows(rows, &wire, &mut piece).map(|()| piece)
            });
            for (at, piece) in written.into_iter().enumerate() {
                if number + at > 0 {
                    out.write_all(b",")?;
                }
                out.write_all(&piece?)?;
            }
        }
    }
    out.write_all(b"],")?;
    out.write_all(&after[1..])?;
    writeln!(out)?;
    out.flush()
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

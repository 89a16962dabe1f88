//! Options that say something of one side of a comparison or of both: `2`, `old:2`, `new:2`.

use clap::{Args, ValueEnum};
use plandiff::draft::words::Word;
use plandiff::model::Coverage;

use super::{Intake, Units};

/// A value with the side that it is meant for; for both where none is named.
#[derive(Debug, Clone, Copy)]
pub struct Sided<T> {
    side: Option<Side>,
    value: T,
}

/// A side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The old one.
    Old,
    /// The new one.
    New,
}

// How the documents of a comparison are cut into clauses.
#[derive(Debug, Clone, Args)]
pub struct Intakes {
    /// What a clause is in a text, markdown, HTML, Word or PDF file: auto (numbered points where there are any, else
    /// paragraphs, else lines), points, paragraphs or lines; new:lines says it of the new side alone [default: auto]
    #[arg(long, value_name = "UNITS", value_parser = units)]
    pub units: Vec<Sided<Units>>,
    /// Which list of points in a document is meant, counted from 1: 2, or new:2 for the new side alone
    #[arg(long, value_name = "N", value_parser = list)]
    pub list: Vec<Sided<usize>>,
    /// Whether a document has all points of the plan: full or partial; new:full says it of the new side alone [default: full
    /// where the document has nothing but points, says that it is whole or counts as many points as it has]
    #[arg(long, value_name = "COVERAGE", value_parser = coverage)]
    pub coverage: Vec<Sided<Coverage>>,
}

impl Intakes {
    /// Returns how the document of a side is cut; what names the side goes before what names none.
    pub fn of(&self, side: Side) -> Intake {
        Intake {
            units: value(&self.units, side).unwrap_or(Units::Auto),
            list: value(&self.list, side),
            coverage: value(&self.coverage, side),
        }
    }
}

fn value<T: Copy>(given: &[Sided<T>], side: Side) -> Option<T> {
    let last = |wanted| given.iter().rev().find(|sided| sided.side == wanted);
    last(Some(side)).or_else(|| last(None)).map(|sided| sided.value)
}

fn units(word: &str) -> Result<Sided<Units>, String> {
    sided(
        word,
        |word| Units::from_str(word, false).ok(),
        "auto, points, paragraphs or lines",
    )
}

fn list(word: &str) -> Result<Sided<usize>, String> {
    sided(word, |word| word.parse().ok(), "a number")
}

fn coverage(word: &str) -> Result<Sided<Coverage>, String> {
    let shown = |word: &str| Coverage::of(word).filter(|coverage| *coverage != Coverage::Count);
    sided(word, shown, "full or partial")
}

/// Reads a value with the side before it, if there is one.
fn sided<T>(word: &str, read: impl Fn(&str) -> Option<T>, known: &str) -> Result<Sided<T>, String> {
    let (side, word) = match word.split_once(':') {
        Some(("old", word)) => (Some(Side::Old), word),
        Some(("new", word)) => (Some(Side::New), word),
        Some((other, _)) => return Err(format!("there is no side {other:?}: it is old or new")),
        None => (None, word),
    };
    let value = read(word).ok_or_else(|| format!("{word:?} is not {known}"))?;
    Ok(Sided { side, value })
}

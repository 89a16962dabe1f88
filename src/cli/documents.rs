//! A document on the command line becomes a variant, and what was assumed about it can be said.

use plandiff::intake::{self, Input, Options, Refusal};
use plandiff::model::Variant;

use crate::cli::args;
use crate::cli::failure::Failure;

/// Returns what a document is called in messages and tables.
pub fn name(word: &str) -> &str {
    match word {
        "-" => "standard input",
        file => file,
    }
}

/// Returns the variant that a document holds, and what was assumed about it beside what the variant itself says.
pub fn variant(word: &str, bytes: &[u8], how: &args::Intake) -> Result<(Variant, Vec<String>), Failure> {
    let name = name(word);
    let intake =
        intake::read(&Input { name, bytes }, &options(how)).map_err(|refusal| refused(word, refusal))?;
    let notes = intake.notes.clone();
    let variant = intake::variant::variant(intake, name, how.coverage);
    let unsaid = notes.iter().filter(|note| !variant.doubts.contains(&note.text));
    let notes = unsaid.map(|note| format!("{name}: {}", note.text)).collect();
    Ok((variant, notes))
}

/// Returns a refusal as the person at the keyboard sees it.
pub fn refused(word: &str, refusal: Refusal) -> Failure {
    Failure::new(format!("{}: {}", name(word), refusal.message), refusal.cure)
}

/// Returns the options of the library for those of the command line.
pub fn options(how: &args::Intake) -> Options {
    let units = match how.units {
        args::Units::Auto => intake::Units::Auto,
        args::Units::Points => intake::Units::Points,
        args::Units::Paragraphs => intake::Units::Paragraphs,
        args::Units::Lines => intake::Units::Lines,
    };
    Options {
        units,
        list: how.list,
        format: None,
    }
}

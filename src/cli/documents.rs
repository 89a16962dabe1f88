//! A document on the command line becomes a variant.
use plandiff::model::*;
use crate::cli::args::Intake;
use crate::cli::failure::Failure;
pub fn variant(word: &str, bytes: &[u8], _intake: &Intake) -> Result<Variant, Failure> {
    let text = String::from_utf8_lossy(bytes);
    let clauses: Vec<Clause> = text.lines().filter(|l| !l.trim().is_empty()).enumerate().map(|(i,l)| Clause{number: Number((i+1).to_string()), topic: None, also: vec![], text: Some(l.to_owned()), note: None, citations: vec![], parts: vec![]}).collect();
    Ok(Variant{ id: VariantId(word.to_owned()), plan: String::new(), title: word.to_owned(), authors: vec![], reported: None, points: Some(clauses.len() as u32), counts: vec![], coverage: Coverage::Full, wording: Wording::Verbatim, language: "und".into(), template: None, based_on: None, note: None, clauses, claims: vec![]})
}

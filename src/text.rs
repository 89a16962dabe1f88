//! The comparable form of a text, beside the untouched text: words, figures, dates.

pub mod dates;
pub mod decimal;
pub mod figures;
pub mod fold;
pub mod footnote;
pub mod key;
pub mod lexicon;
pub mod names;
pub mod ordinal;
pub mod senses;
pub mod tokens;
pub mod units;
pub mod vectors;
pub mod vocabulary;
pub mod words;

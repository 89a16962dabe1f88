//! The comparable form of a text, beside the untouched text: words, figures, dates.

pub mod vocabulary;
pub mod words;

//! What changed inside a row: marks on words, and facts.

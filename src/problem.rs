//! Findings about the data: a stable code, a place, one sentence, a cure.

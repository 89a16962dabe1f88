//! What a reader sees, one small file a format.

pub mod problems;

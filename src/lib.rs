//! What changed between versions of a negotiated text, and how do we know?

pub mod align;
pub mod diff;
pub mod intake;
pub mod model;
pub mod problem;
pub mod rules;
pub mod text;

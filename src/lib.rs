//! What changed between versions of a negotiated text, and how do we know?

pub mod align;
pub mod decide;
pub mod diff;
pub mod draft;
pub mod intake;
pub mod model;
pub mod problem;
pub mod read;
pub mod render;
pub mod report;
pub mod rules;
pub mod text;
pub mod unit;
pub mod verdict;

//! What changed between versions of a negotiated text, and how do we know?
//!
//! A variant is one reported version of a plan: numbered clauses with their sources, or claims about clauses whose text
//! is not public. Two variants go in, rows come out: each says what may be said of one matter, and on what evidence.
//! The way of the data is the order of the rooms:
//!
//! 1. [`read`]: YAML becomes a [`model::Library`], or [`problem`]s with their places; [`intake`] makes a variant of a
//!    document, and [`draft`] a file that a person can complete.
//! 2. [`mod@unit`]: a variant becomes a list of units to be matched; claims are read over the version that they revise.
//! 3. [`decide`]: what a person settled (links, topics, numbers of the base) is collected.
//! 4. [`align`]: the rest is matched by its [`text`].
//! 5. [`diff`] marks the words of each matched row, and [`rules`] say which facts they change.
//! 6. [`verdict`]: what may be said of the row. Nothing is called dropped because nobody reported it.
//! 7. [`report`]: the finished, ordered result, which [`render`] only draws.
//!
//! ```
//! use plandiff::model::VariantId;
//! use plandiff::render::{self, Format, Look};
//! use plandiff::verdict::Verdict;
//! use plandiff::{read, report};
//!
//! let library = read::built_in(&["us-28", "us-19"]);
//! let old = library.variant(&VariantId::from("us-28")).expect("it is built in");
//! let new = library.variant(&VariantId::from("us-19")).expect("it is built in");
//!
//! let report = report::compare(&library, old, new);
//! // The text of the 19 points is not public: most clauses are not reported, which is not the same as dropped.
//! assert!(report.counts[&Verdict::Unreported] > report.counts[&Verdict::Reworded]);
//! assert!(!report.counts.contains_key(&Verdict::Dropped));
//!
//! let mut table = Vec::new();
//! let look = Look { format: Format::Markdown, width: 120, color: false };
//! render::diff(&report, look, &mut table)?;
//! assert!(String::from_utf8_lossy(&table).contains("us-28 compared with us-19"));
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod align;
pub mod decide;
pub mod diff;
pub mod draft;
pub mod intake;
pub mod model;
mod parallel;
pub mod pivot;
pub mod problem;
pub mod read;
pub mod render;
pub mod report;
pub mod rules;
pub mod text;
pub mod unit;
pub mod verdict;

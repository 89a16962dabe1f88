//! stub
#![allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark { Same, Removed, Added }
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span { pub start: u32, pub end: u32, pub mark: Mark }
#[derive(Debug, Clone, Default)]
pub struct Marks { pub old: Vec<Vec<Span>>, pub new: Vec<Vec<Span>> }

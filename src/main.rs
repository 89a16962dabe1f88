//! The command line of plandiff.

fn main() {}

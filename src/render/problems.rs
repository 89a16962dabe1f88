//! Problems for a person and for a program.

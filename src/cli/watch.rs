//! Later.
use crate::cli::args::{Common, Diff};
use crate::cli::failure::Failure;
pub fn watch(_common: &Common, _diff: &Diff) -> Result<(), Failure> {
    Ok(())
}

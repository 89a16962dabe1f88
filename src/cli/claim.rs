//! Later.
use crate::cli::args::{Claim, Common};
use crate::cli::failure::Failure;
pub fn claim(_common: &Common, _claim: &Claim) -> Result<(), Failure> {
    Ok(())
}

//! The command line of plandiff. Everything it does is in the library; here are arguments, files and colours.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}

//! What a user types and what comes back: `tests/cmd/*.trycmd` and the console blocks of the README.
//!
//! `TRYCMD=overwrite cargo test --test cmd` rewrites what is expected; review the difference before you commit it.

#[test]
fn command_lines_and_readme() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .case("tests/cmd/*.trycmd")
        .case("README.md");
}

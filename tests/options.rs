//! Options that would do nothing, or harm, are refused with what to do instead; explanations name clauses rightly.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plandiff"));
    command.current_dir(folder).env("NO_COLOR", "1").args(arguments);
    command.output().expect("plandiff runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

const OLD: &str = "1. Elections are held in 100 days.\n2. Europe pays.\n";

/// A folder with two documents.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["old.txt", "new.txt"] {
        fs::write(folder.path().join(name), OLD).expect("a file can be written");
    }
    folder
}

#[test]
fn what_would_do_nothing_is_refused() {
    let folder = folder();
    for (arguments, expected) in [
        (&["schema", "--format", "markdown"][..], "a schema is JSON"),
        (&["list", "--force"], "no file is named"),
        (
            &["show", "us-28", "--list", "2"],
            "us-28 is a variant of the plans",
        ),
        (
            &["diff", "us-28", "eu-24", "--units", "lines"],
            "us-28 and eu-24 are variants of the plans",
        ),
        (
            &["diff", "us-28", "new.txt", "--list", "old:1"],
            "us-28 is a variant of the plans",
        ),
        (&["check", "old.txt"], "old.txt is no file of the plans"),
        (&["list", "-o", "nowhere/list.md"], "there is no folder nowhere"),
        (&["diff", "old.txt", "new.txt", "--force"], "no file is named"),
        (&["watch", "old.txt", "new.txt", "--exit-code"], "no exit status"),
        (
            &["new", "us-20", "--plan", "ukraine", "--format", "json"],
            "YAML in any case",
        ),
        (
            &["import", "old.txt", "--id", "us-20", "--format", "json"],
            "YAML in any case",
        ),
        (
            &[
                "claim", "us-19", "--about", "6", "--says", "kept", "--by", "Ann", "--source", "belga", "-o",
                "x.md",
            ],
            "into the file of its variant",
        ),
        (
            &["diff", "us-28", "eu-24", "--explain", "6", "--only", "dropped"],
            "cannot be used with",
        ),
        (
            &["diff", "us-28", "eu-24", "--explain", "6", "--exit-code"],
            "cannot be used with",
        ),
        (
            &["import", "old.txt", "--id", "us-20", "--coverage", "count"],
            "[possible values: full, partial]",
        ),
        (
            &["diff", "old.txt", "new.txt", "-o", "x.docx"],
            "the ending .docx",
        ),
        (&["list", "-o", "x.xlsx"], "the ending .xlsx"),
    ] {
        let output = run(folder.path(), arguments);
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains(expected), "{arguments:?}: {told}");
    }
    let left = fs::read_dir(folder.path()).expect("the folder is there").count();
    assert_eq!(left, 2, "nothing was written");
}

#[test]
fn a_file_that_is_read_is_not_overwritten_by_the_result() {
    let folder = folder();
    let path = folder.path();
    for arguments in [
        &["diff", "old.txt", "new.txt", "-o", "./new.txt", "--force"][..],
        &["watch", "old.txt", "new.txt", "-o", "old.txt", "--force"],
        &["show", "old.txt", "-o", "old.txt", "--force"],
        &[
            "import", "old.txt", "--id", "us-20", "--plan", "ukraine", "-o", "old.txt", "--force",
        ],
    ] {
        let output = run(path, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("is read for this"), "{arguments:?}");
    }
    for name in ["old.txt", "new.txt"] {
        assert_eq!(fs::read_to_string(path.join(name)).expect("it is there"), OLD);
    }
    for arguments in [
        &["diff", "old.txt", "new.txt", "-o", "table.txt"][..],
        &["diff", "old.txt", "new.txt", "-o", "table.txt", "--force"],
        &[
            "diff",
            "old.txt",
            "new.txt",
            "-o",
            "table.docx",
            "--format",
            "markdown",
        ],
        &["schema", "variant", "-o", "variant.schema.json"],
    ] {
        let output = run(path, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    }
    let plans = path.join("plans/variants");
    fs::create_dir_all(&plans).expect("a folder can be made");
    fs::write(plans.join("one.yaml"), "id: one\n").expect("a file can be written");
    let over = [
        "diff",
        "old.txt",
        "new.txt",
        "-o",
        "plans/variants/one.yaml",
        "--format",
        "json",
        "--force",
    ];
    assert!(text(&run(path, &over).stderr).contains("is read for this"));
}

#[test]
fn hints_name_only_what_is_there_and_near() {
    let folder = folder();
    let told = |arguments: &[&str]| text(&run(folder.path(), arguments).stderr);
    let empty = told(&["diff", "eu-24", "us-22", "--topic", ""]);
    assert!(
        !empty.contains("did you mean") && empty.contains("`plandiff show eu-24`"),
        "{empty}"
    );
    let far = told(&["diff", "eu-24", "us-22", "--only", "zzz"]);
    assert!(far.contains("dropped") && far.contains("figure"), "{far}");
    let help = text(&run(folder.path(), &["help", "diff"]).stdout);
    for word in [
        "dropped, added, disputed, set-aside, taken-up: 100",
        "limit-added 96",
    ] {
        assert!(help.contains(word), "{help}");
    }
}

#[test]
fn an_explanation_names_clauses_as_their_own_version_numbers_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let explained = |sides: [&str; 2], number: &str| {
        let asked = ["diff", sides[0], sides[1], "--explain", number];
        text(&run(folder.path(), &asked).stdout)
    };
    let across = explained(["us-28", "us-19"], "14");
    assert!(
        across.contains("Why us-28 14 was") && across.contains("in one row with us-19 (14 of us-28)."),
        "{across}"
    );
    let itself = explained(["us-28", "us-28"], "3");
    assert!(
        itself.contains("in one row with us-28 3.") && !itself.contains("stands alone"),
        "{itself}"
    );
}

//! What a person reads beside a result: each message once, with things called by the names that a person knows.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn plandiff(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plandiff"));
    command
        .current_dir(folder)
        .env("COLUMNS", "300")
        .env("NO_COLOR", "1");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    plandiff(folder).args(arguments).output().expect("plandiff runs")
}

/// Runs it with a text on standard input.
fn piped(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = plandiff(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("plandiff runs");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(input.as_bytes()).expect("it reads");
    drop(pipe);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Returns both streams as one text.
fn all(output: &Output) -> String {
    text(&output.stdout) + &text(&output.stderr)
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

const PLAN: &str = "The plan\n\n1. All fighting stops within 48 hours.\n\nAnalysis: this failed before.\n\n2. Prisoners are \
                    exchanged.\n\n3. Talks begin in Meren.\n\nThe paper could not verify the text.\n";

#[test]
fn a_note_is_said_once() {
    let folder = folder();
    fs::write(folder.path().join("plan.txt"), PLAN).unwrap();
    fs::write(folder.path().join("new.txt"), PLAN.replace("48", "72")).unwrap();
    for arguments in [vec!["show", "plan.txt"], vec!["diff", "us-28", "new.txt"]] {
        for format in ["table", "plain", "markdown", "json"] {
            let mut arguments = arguments.clone();
            arguments.extend(["--format", format]);
            let said = all(&run(folder.path(), &arguments));
            for note in ["were left out of them, for example", "Text is left over after"] {
                assert_eq!(said.matches(note).count(), 1, "{note}\n{said}");
            }
        }
    }
    // A result that has no place for them leaves them to standard error.
    let explained = run(folder.path(), &["diff", "plan.txt", "new.txt", "--explain", "1"]);
    assert!(
        text(&explained.stderr).contains("plan.txt: Text is left over"),
        "{explained:?}"
    );
}

#[test]
fn standard_input_is_called_so() {
    let folder = folder();
    for (arguments, input) in [
        (vec!["show", "-"], PLAN),
        (vec!["show", "-"], " \n"),
        (vec!["show", "-", "--list", "7"], PLAN),
        (vec!["diff", "us-28", "-"], PLAN),
        (vec!["diff", "us-28", "-"], "{\\rtf1"),
        (
            vec!["import", "-", "--id", "us-3", "--plan", "ukraine", "--dry-run"],
            " \n",
        ),
    ] {
        let said = all(&piped(folder.path(), &arguments, input));
        assert!(said.contains("standard input"), "{arguments:?}\n{said}");
        assert!(
            !["-: ", "with -\n", "\n-\n", "\n-,"]
                .iter()
                .any(|name| said.contains(name)),
            "{arguments:?}\n{said}"
        );
    }
}

/// A folder made for plans that has none yet stops nothing; the first variant goes there.
#[test]
fn an_empty_folder_of_plans_is_begun() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("plans/variants")).unwrap();
    fs::create_dir(folder.path().join("other")).unwrap();
    fs::write(folder.path().join("plan.txt"), PLAN).unwrap();
    for arguments in [vec!["list"], vec!["diff", "us-28", "eu-24"]] {
        let output = run(folder.path(), &arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(
            text(&output.stderr).contains("no variants yet, so the plans built in are read"),
            "{output:?}"
        );
    }
    let import = ["import", "plan.txt", "--id", "me-3", "--plan", "meren"];
    for (options, file) in [
        (&[][..], "plans/variants/me-3.yaml"),
        (&["--plans", "other"][..], "other/me-3.yaml"),
    ] {
        let output = run(folder.path(), &[&import[..], options].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(folder.path().join(file).is_file(), "{file}");
    }
    let listed = text(&run(folder.path(), &["list"]).stdout);
    assert!(listed.contains("me-3") && !listed.contains("us-28"), "{listed}");
    let output = run(folder.path(), &["diff", "us-28", "me-3"]);
    assert!(
        text(&output.stderr).contains("it is built in, and the folder of plans"),
        "{output:?}"
    );
}

#[test]
fn near_names_of_files_and_variants_are_suggested() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("house/plans/variants")).unwrap();
    fs::write(folder.path().join("plan.txt"), PLAN).unwrap();
    for (arguments, hint) in [
        (["diff", "plan.tx", "us-28"], "did you mean plan.txt?"),
        (["diff", "./plna.txt", "us-28"], "did you mean ./plan.txt?"),
        // Letters in another order come before another letter.
        (["diff", "us-82", "plan.txt"], "did you mean us-28?"),
        (["list", "--plans", "house"], "did you mean house/plans?"),
        (["list", "--plans", "plan.txt"], "plan.txt is a file"),
    ] {
        let output = run(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&output.stderr).contains(hint),
            "{arguments:?} {}",
            text(&output.stderr)
        );
    }
}

/// Where the columns of the list would break ids and dates, one variant stands after the other.
#[test]
fn a_narrow_list_breaks_no_words() {
    let folder = folder();
    for width in ["40", "60", "71", "72", "80", "120"] {
        let listed = text(&run(folder.path(), &["list", "--width", width]).stdout);
        for word in ["gaza-20", "ukraine", "2025-09-29", "European"] {
            assert!(listed.contains(word), "{width} {word}\n{listed}");
        }
    }
}

/// What cannot be read or meant is refused in words of the command line, not in lines of a draft that nobody has seen.
#[test]
fn what_cannot_be_meant_is_refused_with_a_cure() {
    let folder = folder();
    fs::write(folder.path().join("plan.txt"), PLAN).unwrap();
    fs::write(folder.path().join("draft.yaml"), "id: me-3\n").unwrap();
    let import = |options: &[&'static str]| {
        [&["import", "plan.txt", "--dry-run", "--plan", "meren"], options].concat()
    };
    for (arguments, expected) in [
        (
            vec!["diff", "us-28", "https://example.org/plan"],
            "nothing is fetched from the web",
        ),
        (
            vec!["import", "www.example.org", "--id", "me-3"],
            "nothing is fetched from the web",
        ),
        (
            vec!["import", "plan.tx", "--id", "me-3"],
            "did you mean plan.txt?",
        ),
        (vec!["import", "", "--id", "me-3"], "there is no file \"\""),
        (
            vec!["import", "draft.yaml", "--id", "me-3"],
            "draft.yaml is a file of the plans by its name",
        ),
        (vec!["show", "us-28.yaml"], "did you mean us-28?"),
        (vec!["check", "draf.yaml"], "did you mean draft.yaml?"),
        (import(&["--id", "us-28"]), "there is a variant us-28 already"),
        (
            vec!["new", "us-28", "-o", "-"],
            "there is a variant us-28 already",
        ),
        (
            import(&["--id", "me-3", "--lang", "english"]),
            "two small letters",
        ),
        (
            import(&["--id", "me-3", "--url", "example.org"]),
            "begins with http:// or https://",
        ),
        (
            import(&["--id", "me-3", "--date", "yesterday"]),
            "written as a date, YYYY-MM-DD",
        ),
    ] {
        let output = run(folder.path(), &arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said.contains(expected), "{arguments:?}\n{said}");
        assert!(!said.contains("-->"), "{said}");
    }
    // What a page states of itself is never a reason to refuse it.
    let page = "<link rel=canonical href='http://localhost/plan'><h1>The plan in three points</h1><ol><li>All fighting \
                stops.<li>Prisoners are exchanged.<li>Talks begin.</ol>";
    fs::write(folder.path().join("page.html"), page).unwrap();
    let output = run(
        folder.path(),
        &[
            "import",
            "page.html",
            "--id",
            "me-3",
            "--plan",
            "meren",
            "--dry-run",
        ],
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
}

/// A file in the place of a pipe, a device or a link would be its end, whatever is forced.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_written_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let folder = folder();
    let pipe = folder.path().join("pipe.json");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).expect("it is read")
    });
    let output = run(folder.path(), &["list", "-o", "pipe.json", "--force"]);
    let is_pipe = fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo();
    assert!(is_pipe && output.status.success(), "{}", text(&output.stderr));
    assert!(reader.join().unwrap().contains("us-28"));

    fs::write(folder.path().join("list.json"), "{}").unwrap();
    let link = folder.path().join("link.json");
    std::os::unix::fs::symlink("list.json", &link).unwrap();
    let output = run(folder.path(), &["list", "-o", "link.json"]);
    assert_eq!(output.status.code(), Some(2));
    let output = run(folder.path(), &["list", "-o", "link.json", "--force"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let written = fs::read_to_string(folder.path().join("list.json")).unwrap();
    assert!(written.contains("us-28"), "{written}");
    let output = run(folder.path(), &["list", "-o", "/dev/stdout", "--format", "json"]);
    assert!(text(&output.stdout).contains("us-28"), "{}", text(&output.stderr));
}

//! What cannot be said in a transcript: pipes, files, other folders, standard input.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn plandiff(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plandiff"));
    command
        .current_dir(folder)
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    plandiff(folder).args(arguments).output().expect("plandiff runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

#[test]
fn works_in_an_empty_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(folder.path(), &["diff", "us-28", "eu-24"]);
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("not among the 22 of 24 points known"));
}

#[test]
fn same_input_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    for format in ["table", "plain", "markdown", "json"] {
        let first = run(folder.path(), &["diff", "us-28", "us-19", "--format", format]).stdout;
        assert_eq!(
            first,
            run(folder.path(), &["diff", "us-28", "us-19", "--format", format]).stdout,
            "{format}"
        );
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = plandiff(folder.path())
        .args(["diff", "us-28", "us-19", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("plandiff runs");
    let mut one = [0];
    child
        .stdout
        .take()
        .expect("a pipe")
        .read_exact(&mut one)
        .expect("a byte");
    let output = child.wait_with_output().expect("plandiff ends");
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    assert!(output.status.success());
}

#[test]
fn a_side_can_come_from_standard_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = plandiff(folder.path())
        .args(["diff", "-", "us-28", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("plandiff runs");
    let points =
        "1. Ukraine's armed forces are limited to 800,000 personnel.\n2. Cats are fed twice a day.\n";
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(points.as_bytes())
        .expect("written");
    let output = child.wait_with_output().expect("plandiff ends");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rows = json["rows"].as_array().expect("rows");
    let army = rows
        .iter()
        .find(|row| row["old"][0]["number"] == "1")
        .expect("a row");
    assert_eq!(
        (&army["new"][0]["number"], &army["verdict"]),
        (&"6".into(), &"reworded".into()),
        "{army}"
    );
    assert_eq!(army["kinds"][0], "figure");
    let cats = rows
        .iter()
        .find(|row| row["old"][0]["number"] == "2")
        .expect("a row");
    assert_eq!(
        (&cats["new"], &cats["verdict"]),
        (&serde_json::json!([]), &"dropped".into())
    );
}

#[test]
fn json_of_a_diff_has_what_other_programs_rely_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(folder.path(), &["diff", "us-28", "eu-24", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["schema_version"], 1);
    let rows = json["rows"].as_array().expect("rows");
    for row in rows {
        assert!(
            row["verdict"].is_string() && row["moved"].is_boolean() && row["kinds"].is_array(),
            "{row}"
        );
        for clause in row["old"]
            .as_array()
            .into_iter()
            .chain(row["new"].as_array())
            .flatten()
        {
            assert!(
                clause["index"].is_u64() && clause["number"].is_string(),
                "{clause}"
            );
            let pieces = clause["spans"].as_array().expect("spans");
            let whole: String = pieces
                .iter()
                .map(|piece| piece["text"].as_str().expect("a text"))
                .collect();
            assert!(
                pieces.is_empty() || Some(whole.as_str()) == clause["text"].as_str(),
                "{clause}"
            );
        }
    }
    let indexes: Vec<u64> = rows
        .iter()
        .flat_map(|row| row["old"].as_array().expect("a list"))
        .map(|clause| clause["index"].as_u64().expect("an index"))
        .collect();
    assert_eq!(indexes.len(), 52, "28 points and 24 parts, each once");
}

#[test]
fn the_ending_of_the_file_chooses_the_format_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("table.md");
    assert!(
        run(folder.path(), &["diff", "us-28", "eu-24", "-o", "table.md"])
            .status
            .success()
    );
    let first = fs::read_to_string(&table).expect("the file is there");
    assert!(
        first.starts_with("## us-28 compared with eu-24\n"),
        "{}",
        &first[..60]
    );
    let again = run(folder.path(), &["diff", "us-28", "us-22", "-o", "table.md"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(
        text(&again.stderr).contains("exists already"),
        "{}",
        text(&again.stderr)
    );
    assert_eq!(fs::read_to_string(&table).expect("the file is there"), first);
    assert!(
        run(
            folder.path(),
            &["diff", "us-28", "us-22", "-o", "table.md", "--force"]
        )
        .status
        .success()
    );
    assert_ne!(fs::read_to_string(&table).expect("the file is there"), first);
    assert_eq!(
        fs::read_dir(folder.path()).expect("the folder").count(),
        1,
        "no temporary file is left"
    );
}

#[test]
fn a_folder_of_plans_is_read_instead_of_those_built_in_and_said() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("plans"), &folder.path().join("plans"));
    let same = run(folder.path(), &["list"]);
    assert!(
        same.stderr.is_empty(),
        "a true copy needs no word: {}",
        text(&same.stderr)
    );
    fs::remove_file(folder.path().join("plans/variants/us-22.yaml")).expect("removed");
    let events = folder.path().join("plans/events.yaml");
    let kept = fs::read_to_string(&events)
        .expect("events")
        .replace("us-22", "us-19")
        .replace("us-19, us-19", "us-19");
    fs::write(&events, kept).expect("written");
    let fewer = run(folder.path(), &["list"]);
    assert!(
        text(&fewer.stderr).contains("reading the plans of plans"),
        "{}",
        text(&fewer.stderr)
    );
    assert!(!text(&fewer.stdout).contains("us-22"), "{}", text(&fewer.stdout));
}

#[test]
fn two_documents_are_compared_without_a_look_at_any_plans() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("plans/variants")).expect("a folder");
    fs::write(folder.path().join("plans/variants/broken.yaml"), "clauses: [").expect("written");
    for (name, jets) in [
        ("old.txt", "Jets stay in Poland."),
        ("new.txt", "Jets leave Poland."),
    ] {
        let text = format!("1. The fighting stops at once.\n2. All prisoners return home.\n3. {jets}\n");
        fs::write(folder.path().join(name), text).expect("written");
    }
    let documents = run(folder.path(), &["diff", "old.txt", "new.txt"]);
    assert!(documents.status.success(), "{}", text(&documents.stderr));
    assert!(
        !text(&documents.stderr).contains("plans"),
        "{}",
        text(&documents.stderr)
    );
    let with_a_variant = run(folder.path(), &["diff", "us-28", "new.txt"]);
    assert_eq!(
        with_a_variant.status.code(),
        Some(2),
        "a variant has to be read from these plans"
    );
}

#[test]
fn a_long_comparison_is_plain_text_unless_a_table_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, points: usize| {
        let line = |number| format!("{number}. Village number {number} gets a new school.\n");
        fs::write(
            folder.path().join(name),
            (1..=points).map(line).collect::<String>(),
        )
        .expect("written");
    };
    let is_table = |more: &[&str]| {
        let arguments = [&["diff", "old.txt", "new.txt"], more].concat();
        text(&run(folder.path(), &arguments).stdout).contains('\u{2502}')
    };
    write("old.txt", 200);
    write("new.txt", 200);
    assert!(is_table(&[]));
    write("old.txt", 201);
    write("new.txt", 201);
    assert!(!is_table(&[]));
    assert!(is_table(&["--format", "table"]));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

#[test]
fn a_variant_file_is_compared_in_the_context_of_the_plans() {
    let folder = tempfile::tempdir().expect("a folder");
    let variant = fs::read_to_string("plans/variants/eu-24.yaml")
        .expect("a variant")
        .replace("id: eu-24", "id: mine");
    fs::write(folder.path().join("mine.yaml"), variant).expect("written");
    let output = run(
        folder.path(),
        &[
            "diff",
            "us-28",
            "mine.yaml",
            "--topic",
            "armed-forces-size",
            "--format",
            "json",
        ],
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        json["rows"][0]["new"][0]["number"],
        "11",
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_variant_file_with_errors_is_refused_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy("tests/cmd/broken.yaml", folder.path().join("broken.yaml")).expect("copied");
    let output = run(folder.path(), &["diff", "us-28", "broken.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("broken.yaml:5:11"),
        "{}",
        text(&output.stderr)
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn colour_is_never_the_only_sign() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = run(
        folder.path(),
        &["diff", "us-28", "eu-24", "--topic", "armed-forces-size"],
    )
    .stdout;
    assert!(!text(&plain).contains('\u{1b}'));
    assert!(
        text(&plain).contains("[-") && text(&plain).contains("{+"),
        "{}",
        text(&plain)
    );
    let coloured = run(folder.path(), &["diff", "us-28", "eu-24", "--color", "always"]).stdout;
    assert!(text(&coloured).contains('\u{1b}'));
    // The frame stands where it stands without colours, and no sign that stood for a colour is left.
    let uncoloured = anstream::adapter::strip_str(&text(&coloured)).to_string();
    let is_frame = |line: &&str| line.starts_with(['┌', '├', '│', '└']);
    let ends: Vec<usize> = uncoloured
        .lines()
        .filter(is_frame)
        .map(|line| line.chars().count())
        .collect();
    assert!(
        ends.len() > 100 && ends.iter().all(|end| *end == ends[0]),
        "{uncoloured}"
    );
    assert!(!uncoloured.contains(|sign| ('\u{e0000}'..='\u{e007f}').contains(&sign)));
}

#[test]
fn filters_hide_rows_and_neither_what_is_gone_nor_the_exit_status() {
    let folder = tempfile::tempdir().expect("a folder");
    let heavy = run(
        folder.path(),
        &["diff", "us-28", "us-19", "--min-weight", "90", "--format", "json"],
    );
    let verdicts = text(&heavy.stdout);
    assert!(verdicts.contains(r#""verdict":"set-aside""#) && verdicts.contains(r#""verdict":"disputed""#));
    assert!(!verdicts.contains(r#""verdict":"unreported""#));
    assert!(
        !verdicts.contains(r#""weight":0"#) && verdicts.contains(r#""weight":100"#),
        "rows weigh in JSON what the filter asks of them: {verdicts}"
    );
    let hidden = run(
        folder.path(),
        &["diff", "us-28", "eu-24", "--only", "unchanged", "--exit-code"],
    );
    assert_eq!(hidden.status.code(), Some(1));
}

/// Returns the verdicts of a comparison in JSON.
fn verdicts(json: &[u8]) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let rows = json["rows"].as_array().expect("rows");
    rows.iter()
        .map(|row| row["verdict"].as_str().expect("a verdict").to_owned())
        .collect()
}

#[test]
fn nothing_is_dropped_or_added_by_a_document_that_shows_a_part() {
    let folder = tempfile::tempdir().expect("a folder");
    let points = [
        "1. The army is limited to 600,000 personnel.",
        "2. Ukraine is neutral and joins no alliance.",
        "3. Prisoners are exchanged at once.",
        "4. Talks on the border begin in March.",
        "5. A fund of 100 billion is set up.",
        "6. NATO troops stay out of the country.",
    ];
    let part = points[..3].join("\n");
    let bullets = part.replace(['1', '2', '3'], "-").replace("-. ", "- ");
    fs::write(folder.path().join("whole.txt"), points.join("\n")).expect("written");
    for (name, text) in [
        (
            "said.txt",
            format!("The first three points of the plan:\n{part}\n"),
        ),
        ("dots.txt", format!("{part}\n...\n")),
        (
            "blank.txt",
            points.join("\n").replace(points[4], "5. [not published]"),
        ),
        ("hidden.txt", format!("{part}\n{}\n{}\n", points[4], points[3])),
        (
            "bullets.md",
            format!("# The plan\n\nThe key points of the plan:\n\n{bullets}\n"),
        ),
        (
            "two.txt",
            format!(
                "Two of the 6 points became known:\n\n{}\n",
                points[4..].join("\n")
            ),
        ),
        (
            "raised.html",
            format!(
                "<p>Some of the points:</p><ol><li>{}</ol>",
                points[..3].join("<li>")
            ),
        ),
    ] {
        fs::write(folder.path().join(name), text).expect("written");
        for sides in [["whole.txt", name], [name, "whole.txt"]] {
            let output = run(folder.path(), &["diff", sides[0], sides[1], "--format", "json"]);
            let shown = verdicts(&output.stdout);
            assert!(
                !shown.contains(&"dropped".to_owned()) && !shown.contains(&"added".to_owned()),
                "{sides:?}: {shown:?}"
            );
        }
    }
}

#[test]
fn a_dash_as_the_output_is_standard_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(folder.path(), &["list", "-o", "-"]);
    assert!(text(&output.stdout).contains("us-28"), "{}", text(&output.stderr));
    assert!(!folder.path().join("-").exists());
}

#[test]
fn tables_are_never_wider_than_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    for width in [60, 62, 70, 80, 100, 137_usize] {
        let columns = width.to_string();
        for arguments in [
            &["diff", "us-28", "eu-24", "--explain", "6"][..],
            &["diff", "us-28", "eu-24"][..],
        ] {
            let asked = [arguments, &["--format", "table", "--width", &columns]].concat();
            let shown = text(&run(folder.path(), &asked).stdout);
            let frame = |line: &&str| line.starts_with(['┌', '├', '│', '└']);
            let widest = shown.lines().filter(frame).map(|line| line.chars().count()).max();
            assert!(
                widest.is_some_and(|widest| widest <= width),
                "{width}: {widest:?}\n{shown}"
            );
        }
    }
}

#[test]
fn escapes_of_a_document_never_reach_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let evil = "1. Red \u{1b}[31malert\u{1b}]0;title\u{7} and \u{202e}turned.\n2. A second point.\n3. A third point.\n";
    fs::write(folder.path().join("evil.txt"), evil).expect("written");
    for format in ["table", "plain", "markdown", "json"] {
        let output = run(folder.path(), &["diff", "us-28", "evil.txt", "--format", format]);
        let shown = text(&output.stdout) + &text(&output.stderr);
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{format}");
    }
}

#[test]
fn an_excerpt_drops_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let points = "5. Ukraine gets reliable security guarantees.\n6. Ukraine's armed forces are limited to 800,000 \
                  personnel.\n7. Ukraine writes a ban on joining NATO into its constitution.\n8. No NATO troops are \
                  stationed in Ukraine.\n";
    fs::write(folder.path().join("excerpt.txt"), points).expect("written");
    let output = run(
        folder.path(),
        &["diff", "us-28", "excerpt.txt", "--format", "json"],
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let verdicts = &json["counts"]["verdicts"];
    assert!(verdicts["dropped"].is_null(), "{verdicts}");
    assert!(verdicts["unreported"].as_u64() > Some(20), "{verdicts}");
}

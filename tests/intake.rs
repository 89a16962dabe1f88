//! Documents of every format, each with the listing that a person reviewed.
//!
//! Each folder of `tests/intake` has one `input.*`, an `expected.txt` and, where a case needs them, `options.txt` with
//! the flags of the command line. `PLANDIFF_BLESS=1 cargo test --test intake` writes the listings anew; read the
//! difference before it is committed. The README there says what each case probes.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as tests do")]

#[path = "intake/asides.rs"]
mod asides;
#[path = "intake/hostile.rs"]
mod hostile;
#[path = "intake/labels.rs"]
mod labels;
#[path = "intake/office.rs"]
mod office;
#[path = "intake/paper.rs"]
mod paper;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use plandiff::intake::{Format, Input, Intake, Options, Point, Refusal, Units, read};

#[test]
fn every_document_gives_its_reviewed_listing() {
    let bless = std::env::var_os("PLANDIFF_BLESS").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 12, "the folder of cases was found");
    for case in cases {
        let listing = listing(&case);
        let expected = case.join("expected.txt");
        if bless {
            fs::write(&expected, &listing).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != listing {
            wrong.push(format!("{}\n{listing}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "listings differ:\n{}", wrong.join("\n"));
}

#[test]
fn the_readme_names_every_case() {
    let readme = fs::read_to_string("tests/intake/README.md").unwrap();
    for case in cases() {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            readme.contains(&format!("| {name} |")),
            "{name} is missing in tests/intake/README.md"
        );
    }
}

fn cases() -> Vec<PathBuf> {
    let folders = fs::read_dir("tests/intake")
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

fn listing(case: &Path) -> String {
    let (name, bytes) = input(case);
    let flags = fs::read_to_string(case.join("options.txt")).unwrap_or_default();
    let name = if flags.contains("stdin") { "-" } else { &name };
    match read(&Input { name, bytes: &bytes }, &options(&flags)) {
        Ok(intake) => list(&intake),
        Err(Refusal { code, message, cure }) => format!("refused: {code}\n{message}\n{cure}\n"),
    }
}

/// Returns the document of a case: a file, the parts of a Word document, or the lines of a PDF.
fn input(case: &Path) -> (String, Vec<u8>) {
    if case.join("docx").is_dir() {
        return ("input.docx".to_owned(), office::docx(&case.join("docx")));
    }
    if let Ok(lines) = fs::read_to_string(case.join("pdf.txt")) {
        return ("input.pdf".to_owned(), paper::pdf(&lines));
    }
    let files = fs::read_dir(case).unwrap().map(|entry| entry.unwrap().path());
    let file = files
        .filter(|path| path.file_stem().is_some_and(|stem| stem == "input"))
        .min()
        .unwrap();
    (
        file.file_name().unwrap().to_string_lossy().into_owned(),
        fs::read(&file).unwrap(),
    )
}

fn options(flags: &str) -> Options {
    let mut options = Options::default();
    let mut words = flags.split_whitespace();
    while let Some(flag) = words.next() {
        match flag {
            "--list" => options.list = Some(words.next().unwrap().parse().unwrap()),
            "--units" => {
                options.units = match words.next().unwrap() {
                    "points" => Units::Points,
                    "paragraphs" => Units::Paragraphs,
                    "lines" => Units::Lines,
                    other => panic!("unknown units {other}"),
                }
            }
            "stdin" => {}
            other => panic!("unknown flag {other}"),
        }
    }
    options
}

/// Writes everything that was read, one fact a line.
fn list(intake: &Intake) -> String {
    let Intake {
        format,
        units,
        points,
        before,
        between,
        remarks,
        after,
        lists,
        about,
        edges: _,
        notes,
        language,
    } = intake;
    let mut out = format!(
        "{} taken by {}, language {}\n",
        format.name(),
        name(*units),
        shown(language.as_deref())
    );
    for (what, field) in [
        ("title", &about.title),
        ("site", &about.site),
        ("date", &about.date),
        ("stated language", &about.language),
        ("address", &about.url),
    ] {
        if let Some(value) = field {
            writeln!(out, "{what}: {value}").unwrap();
        }
    }
    out.push('\n');
    list_points(&mut out, points, 0);
    for (what, texts) in [
        ("before", before),
        ("between", between),
        ("remark", remarks),
        ("after", after),
    ] {
        for text in texts {
            writeln!(out, "\n{what}: {text}").unwrap();
        }
    }
    out.push('\n');
    for list in lists {
        let chosen = if list.chosen { " (taken)" } else { "" };
        writeln!(
            out,
            "list {}{chosen}: {} points, “{}”: {}",
            list.index, list.points, list.first_words, list.why
        )
        .unwrap();
    }
    for note in notes {
        writeln!(out, "note {}: {}", note.code, note.text).unwrap();
    }
    out
}

fn list_points(out: &mut String, points: &[Point], depth: usize) {
    for point in points {
        let deleted = if point.deleted { " DELETED" } else { "" };
        writeln!(
            out,
            "{}{} [{}]{deleted} {}",
            "    ".repeat(depth),
            point.number,
            point.printed,
            point.text
        )
        .unwrap();
        list_points(out, &point.parts, depth + 1);
    }
}

fn name(units: Units) -> &'static str {
    match units {
        Units::Auto => "auto",
        Units::Points => "points",
        Units::Paragraphs => "paragraphs",
        Units::Lines => "lines",
    }
}

fn shown(value: Option<&str>) -> &str {
    value.unwrap_or("unknown")
}

#[test]
fn lines_are_taken_exactly_as_they_are() {
    let text = "1. One  with two spaces\n\n  indented\u{A0}line \nlast";
    let options = Options {
        units: Units::Lines,
        ..Options::default()
    };
    let intake = read(
        &Input {
            name: "a.txt",
            bytes: text.as_bytes(),
        },
        &options,
    )
    .unwrap();
    let texts: Vec<&str> = intake.points.iter().map(|point| point.text.as_str()).collect();
    assert_eq!(
        texts,
        ["1. One  with two spaces", "  indented\u{A0}line ", "last"]
    );
    assert_eq!(intake.notes[0].code, "empty-lines");
}

#[test]
fn numbers_that_run_through_all_lines_are_no_words_of_theirs() {
    let units = |text: &str| -> Vec<(String, String, String)> {
        let input = Input {
            name: "a.txt",
            bytes: text.as_bytes(),
        };
        let options = Options {
            units: Units::Lines,
            ..Options::default()
        };
        let points = read(&input, &options).unwrap().points;
        points
            .into_iter()
            .map(|point| (point.number, point.printed, point.text))
            .collect()
    };
    let of =
        |number: &str, printed: &str, text: &str| (number.to_owned(), printed.to_owned(), text.to_owned());
    assert_eq!(
        units("7. One\n8. Two  \n9. Three"),
        [
            of("7", "7.", "One"),
            of("8", "8.", "Two  "),
            of("9", "9.", "Three")
        ]
    );
    // A number in one line, or one that does not go on, may be a part of what the line says.
    assert_eq!(units("7. One\nTwo")[0], of("1", "", "7. One"));
    assert_eq!(units("7. One\n9. Two")[0], of("1", "", "7. One"));
    assert_eq!(units("7.5 One\n8.5 Two")[0], of("1", "", "7.5 One"));
}

#[test]
fn a_file_past_the_limit_is_refused_unread() {
    let bytes = vec![b'a'; plandiff::intake::MAX_BYTES + 1];
    let refusal = read(
        &Input {
            name: "page.html",
            bytes: &bytes,
        },
        &Options::default(),
    )
    .unwrap_err();
    assert_eq!(refusal.code, "too-large");
    assert_eq!(refusal.message, "page.html has 40 MB; at most 40 MB are read.");
}

#[test]
fn a_format_that_is_asked_for_is_believed() {
    let options = Options {
        format: Some(Format::Text),
        units: Units::Lines,
        ..Options::default()
    };
    let intake = read(
        &Input {
            name: "a.html",
            bytes: b"<p>One</p>",
        },
        &options,
    )
    .unwrap();
    assert_eq!(intake.points[0].text, "<p>One</p>");
}

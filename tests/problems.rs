//! Every problem that the reader can find, shown by the smallest files that have it, and input that means harm.
//!
//! Each folder of `tests/cases/problems` is named after a code. Its files are read together with those of `_context`
//! that it does not replace, and `expected.txt` is what a person sees. `PLANDIFF_BLESS=1` rewrites what is expected;
//! review the difference before you keep it.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use plandiff::problem::{Code, Problem, Severity, is_control, is_hidden};
use plandiff::read::{Checked, PlanFile, built_in_files, library};
use plandiff::render::problems::write_text;
use proptest::prelude::*;

/// Codes that no small file can show, each with the test below that does.
const SHOWN_BY_TESTS: &[(Code, &str)] = &[
    (
        Code::FileTooLarge,
        "a_file_of_a_hundred_megabytes_is_refused_unread",
    ),
    (Code::TooManyClauses, "a_variant_has_a_limit_of_clauses"),
    (
        Code::MoreProblems,
        "a_file_with_thousands_of_problems_lists_a_thousand",
    ),
];

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/problems")
}

/// Returns the YAML files of a folder and its folder of variants, with their paths in it, sorted.
fn files_in(folder: &Path) -> Vec<PlanFile> {
    let mut files = Vec::new();
    for below in ["", "variants"] {
        let Ok(entries) = fs::read_dir(folder.join(below)) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                files.push(PlanFile {
                    path: name,
                    bytes: fs::read(&path).unwrap(),
                });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Returns the problems in the files of a case.
fn problems_of(case: &Path) -> Vec<Problem> {
    let own = files_in(case);
    let names: BTreeSet<String> = own.iter().map(|file| file.path.clone()).collect();
    let context = files_in(&cases().join("_context"))
        .into_iter()
        .filter(|file| !names.contains(&file.path));
    let files: Vec<PlanFile> = own.into_iter().chain(context).collect();
    library(&files)
        .problems
        .into_iter()
        .filter(|problem| names.contains(&problem.place.file))
        .collect()
}

fn drawn(problems: &[Problem]) -> String {
    let mut out = Vec::new();
    write_text(problems, 120, false, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn each_case_shows_what_a_person_sees() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(cases()).unwrap() {
        let case = entry.unwrap().path();
        let name = case.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "_context" || !case.is_dir() {
            continue;
        }
        let problems = problems_of(&case);
        let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code.as_str()).collect();
        let drawn = drawn(&problems);
        let expected = case.join("expected.txt");
        if std::env::var_os("PLANDIFF_BLESS").is_some() {
            fs::write(&expected, &drawn).unwrap();
        }
        // A case shows its code and no other.
        let shows_its_code = codes == BTreeSet::from([name.as_str()]);
        if !shows_its_code || fs::read_to_string(&expected).unwrap_or_default() != drawn {
            wrong.push(format!("== {name}\n{drawn}"));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case_or_a_test() {
    for code in Code::ALL {
        let has_case = cases().join(code.as_str()).join("expected.txt").is_file();
        let test = SHOWN_BY_TESTS.iter().find(|(shown, _)| shown == code);
        let has_test =
            test.is_some_and(|(_, test)| include_str!("problems.rs").contains(&format!("fn {test}(")));
        assert!(
            has_case != has_test,
            "{code} has a case, or a test that is named above, not both"
        );
    }
}

#[test]
fn the_context_of_the_cases_is_clean() {
    let problems = library(&files_in(&cases().join("_context"))).problems;
    assert_eq!(problems, [], "{}", drawn(&problems));
}

#[test]
fn problems_do_not_depend_on_the_order_of_the_files() {
    for code in Code::ALL {
        let mut files = files_in(&cases().join(code.as_str()));
        // Which of two definitions is the second one does depend on it.
        if [Code::DuplicateId, Code::DuplicateKey].contains(code) {
            continue;
        }
        let forward = library(&files);
        files.reverse();
        assert_eq!(library(&files), forward, "{code}");
    }
}

#[test]
fn one_fault_does_not_hide_the_others() {
    let text = "id: draft\nplan: ukraine\ntitle: no\nauthors: [A]\ncoverage: full\nwording: restated\nlanguage: en\n\
                clauses:\n  - number: \"1\"\n    topic: none\n    txt: Odd.\n    sources: [nobody]\n";
    let codes: Vec<&str> = read(text)
        .problems
        .iter()
        .map(|problem| problem.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "unquoted-word",
            "coverage-disagrees",
            "undefined-topic",
            "unknown-field",
            "undefined-source"
        ]
    );
}

#[test]
fn what_a_file_that_cannot_be_read_defines_is_not_called_undefined() {
    let mut files = files_in(&cases().join("_context"));
    for broken in ["topics.yaml", "sources.yaml", "variants/base.yaml"] {
        let file = files.iter_mut().find(|file| file.path == broken).unwrap();
        file.bytes = b"a: [\n".to_vec();
    }
    let draft = "id: draft\nplan: ukraine\ntitle: T\nauthors: [A]\ncoverage: partial\nwording: restated\nlanguage: en\n\
                 based_on: base\nclaims:\n  - { about: \"2\", says: kept, by: A, on: 2025-11, grade: summary, sources: [paper] }\n";
    files.push(PlanFile {
        path: "variants/draft.yaml".to_owned(),
        bytes: draft.into(),
    });
    let problems = library(&files).problems;
    assert!(
        problems.iter().all(|problem| problem.code == Code::YamlSyntax),
        "{}",
        drawn(&problems)
    );
    assert_eq!(problems.len(), 3);
}

#[test]
fn files_with_errors_are_left_out_and_the_others_are_read() {
    let mut files = files_in(&cases().join("_context"));
    files.push(PlanFile {
        path: "variants/odd.yaml".to_owned(),
        bytes: b"id: odd\n".to_vec(),
    });
    let checked = library(&files);
    let ids: Vec<&str> = checked
        .library
        .variants
        .iter()
        .map(|variant| variant.id.as_str())
        .collect();
    assert_eq!(ids, ["base"]);
    assert_eq!(checked.paths.values().collect::<Vec<_>>(), ["variants/base.yaml"]);
    assert!(
        checked
            .problems
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let files = files_in(&cases().join("_context"));
    let windows = files.iter().map(|file| {
        let text = String::from_utf8(file.bytes.clone())
            .unwrap()
            .replace('\n', "\r\n");
        PlanFile {
            path: file.path.clone(),
            bytes: format!("\u{feff}{text}").into_bytes(),
        }
    });
    assert_eq!(library(&windows.collect::<Vec<_>>()), library(&files));
}

#[test]
fn a_draft_beside_the_built_in_plans_uses_their_topics_and_sources() {
    let mut files = built_in_files();
    let text = "id: my-draft\nplan: ukraine\ntitle: Mine\nauthors: [Me]\ncoverage: partial\nwording: verbatim\nlanguage: en\n\
                based_on: us-28\nclaims:\n  - { about: \"6\", says: kept, by: Me, on: 2025-12, grade: summary, sources: [babel-1126] }\n";
    files.push(PlanFile {
        path: "./my.yaml".to_owned(),
        bytes: text.into(),
    });
    let checked = library(&files);
    assert_eq!(checked.problems, [], "{}", drawn(&checked.problems));
    assert_eq!(checked.paths[&"my-draft".into()], "./my.yaml");
}

// Input that means harm.

fn read(text: impl Into<Vec<u8>>) -> Checked {
    library(&[PlanFile {
        path: "draft.yaml".to_owned(),
        bytes: text.into(),
    }])
}

fn first_code(text: impl Into<Vec<u8>>) -> Code {
    read(text).problems.first().expect("there is a problem").code
}

#[test]
fn nesting_without_end_is_refused() {
    assert_eq!(first_code("[".repeat(100_000)), Code::TooDeep);
    assert_eq!(first_code("{a: ".repeat(100_000)), Code::TooDeep);
    assert_eq!(first_code("- ".repeat(100_000)), Code::TooDeep);
    assert_eq!(
        first_code("? ".repeat(100_000)),
        Code::WrongType,
        "a map as a key ends it before"
    );
    let steps: String = (0..3_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert_eq!(first_code(steps), Code::TooDeep);
}

#[test]
fn aliases_cannot_grow_into_a_bomb() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        bomb += &format!(
            "a{level}: &a{level} [{}]\n",
            vec![format!("*a{}", level - 1); 9].join(", ")
        );
    }
    assert_eq!(first_code(bomb), Code::AnchorUsed);
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_unread() {
    assert_eq!(first_code(vec![b'['; 100 * 1024 * 1024]), Code::FileTooLarge);
    // Small enough in bytes, and yet too many values.
    assert_eq!(first_code("- a\n".repeat(2_500_000)), Code::FileTooLarge);
}

#[test]
fn a_line_of_a_megabyte_is_drawn_short() {
    let text = format!(
        "id: draft\nnote: {}\nnumber: {}: x\n",
        "long ".repeat(200_000),
        "y".repeat(1_000_000)
    );
    let drawn = drawn(&read(text).problems);
    assert!(drawn.len() < 5_000, "{} bytes", drawn.len());
}

#[test]
fn a_variant_has_a_limit_of_clauses() {
    let clauses: String = (0..100_001)
        .map(|number| format!("- number: n{number}\n"))
        .collect();
    let codes: BTreeSet<Code> = read(format!("id: draft\nclauses:\n{clauses}"))
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect();
    assert!(codes.contains(&Code::TooManyClauses), "{codes:?}");
}

#[test]
fn a_file_with_thousands_of_problems_lists_a_thousand() {
    let clauses: String = (0..5_000).map(|number| format!("- nmber: n{number}\n")).collect();
    let problems = read(format!("id: draft\nclauses:\n{clauses}")).problems;
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    assert_eq!(errors, 1_000);
    let last = problems.last().unwrap();
    assert_eq!(last.code, Code::MoreProblems);
    // Three for each clause (unknown field, missing field, no source) and one for the variant, less the thousand.
    assert_eq!(last.message, "Problems in this file that are not listed: 14001.");
}

#[test]
fn a_line_of_carriage_returns_or_of_nothing_is_no_trouble() {
    for text in [
        "\r\r\r",
        "\n",
        " ",
        "---\n",
        "...\n",
        "--- ---\n",
        "%YAML 9.9\n---\n",
        "%TAG ! x\n",
        "\u{feff}",
        "~",
        "''",
    ] {
        assert!(!read(text).problems.is_empty(), "{text:?}");
    }
}

/// Text that looks like a plan from afar: the words, signs and faults that plan files are made of.
fn almost_yaml() -> impl Strategy<Value = String> {
    let words = [
        "id",
        "clauses",
        "number",
        "text",
        "topic",
        "sources",
        "claims",
        "about",
        "says",
        "kept",
        "date",
        "2025-11-20",
        "links",
        "link",
        "old",
        "new",
        "variant",
        "events",
        "parts",
        "draft",
        ": ",
        ":\n",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "\"",
        "'",
        "#",
        "&a",
        "*a",
        "!t",
        "|",
        ">-",
        "?",
        "---\n",
        "\t",
        "~",
        "no",
        "6",
        "é",
        "\u{202e}",
        "\0",
        "\r\n",
        "%",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|words| words.concat())
}

proptest! {
    /// The checks look at what one YAML parser reads, the values come from another; they have to agree.
    #[test]
    fn what_is_written_in_quotes_is_what_is_read(title in "\\PC{1,40}", by in "[ -~]{1,30}") {
        let is_fit = |text: &str| !text.trim().is_empty() && !text.chars().any(|c| is_hidden(c) || is_control(c));
        prop_assume!(is_fit(&title) && is_fit(&by));
        let single = by.replace('\'', "''");
        let double = serde_json::to_string(&title).unwrap();
        let checked = read(format!(
            "id: draft\nplan: ukraine\ntitle: {double}\nauthors: ['{single}', {double}]\ncoverage: count\npoints: 3\n\
             wording: restated\nlanguage: en\n"
        ));
        prop_assert!(checked.problems.is_empty(), "{}", drawn(&checked.problems));
        let variant = &checked.library.variants[0];
        prop_assert_eq!(&variant.title, &title);
        prop_assert_eq!(&variant.authors, &[by, title]);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let checked = read(bytes);
        prop_assert!(!checked.problems.is_empty(), "no 200 bytes are a whole variant");
    }

    #[test]
    fn almost_yaml_gives_problems_with_places(text in almost_yaml(), name in prop::sample::select(vec![
        "topics.yaml", "sources.yaml", "events.yaml", "links.yaml", "variants/draft.yaml", "loose.yaml",
    ])) {
        let checked = library(&[PlanFile { path: name.to_owned(), bytes: text.clone().into_bytes() }]);
        for problem in &checked.problems {
            let place = &problem.place;
            prop_assert!(place.line >= 1 && place.column >= 1);
            prop_assert!(place.span.start <= place.span.end && place.span.end <= text.len());
            prop_assert!(place.excerpt.get(place.mark.clone()).is_some());
            let is_sentence = problem.message.ends_with('.') && !problem.message.contains(['\0', '\u{202e}']);
            prop_assert!(is_sentence, "{}", problem.message);
            prop_assert!(problem.cure.ends_with(['.', '?']), "{}", problem.cure);
        }
        let mut out = Vec::new();
        write_text(&checked.problems, 80, true, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let is_tame = !text.contains(['\0', '\r', '\u{202e}']);
        prop_assert!(is_tame, "{}", text);
    }
}

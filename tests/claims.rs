//! Adding a claim to a file: the claim stands where it belongs and every other byte stays; a run that is killed leaves
//! the old file or the new one.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use plandiff::draft::claim::{Edit, append};
use plandiff::model::{
    About, Citation, Claim, Date, Grade, Library, Number, Says, Shows, Source, SourceKey, TopicKey, Variant,
    VariantId,
};
use plandiff::read::{self, PlanFile};
use proptest::prelude::*;

const BASE: &str = include_str!("authoring/small/variants/first.yaml");
const TOPICS: &str = include_str!("authoring/small/topics.yaml");

/// The part of a variant file before its claims.
const HEAD: &str = "\
id: second
plan: ukraine
title: The second version   # as the paper has it
authors: [A party]
coverage: partial
wording: restated
language: und
based_on: first
sources:
  gazette:
    outlet: Gazette
    title: What is left
    date: 2025-11-05
    language: en
    evidence: anonymous
    strength: medium
";

const CLAIM_ABOUT_1: &str = r#"  - about: "1"
    says: kept
    by: an official
    on: 2025-11-05
    grade: on-record
    sources: [gazette]
"#;

fn files(second: &str) -> Vec<PlanFile> {
    let file = |path: &str, text: &str| PlanFile {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    vec![
        file("plans/topics.yaml", TOPICS),
        file("plans/variants/first.yaml", BASE),
        file("plans/variants/second.yaml", second),
    ]
}

/// Returns the library and the variant `second`; the file must be sound.
fn read(second: &str) -> (Library, Variant) {
    let checked = read::library(&files(second));
    assert_eq!(
        checked
            .problems
            .iter()
            .map(|problem| &problem.message)
            .collect::<Vec<_>>(),
        [""; 0],
        "{second}"
    );
    let variant = checked.library.variant(&VariantId::from("second")).cloned();
    (checked.library, variant.expect("the file is sound"))
}

fn claim(about: About) -> Claim {
    Claim {
        says: match about {
            About::Topic(_) => Says::Absent,
            About::Clause(_) | About::Remark { .. } => Says::SetAside,
        },
        about,
        text: None,
        concerning: None,
        by: "an official".to_owned(),
        to: None,
        on: Date {
            year: 2025,
            month: 11,
            day: Some(6),
            circa: false,
        },
        grade: Grade::Anonymous,
        note: None,
        citations: vec![Citation {
            source: SourceKey::from("gazette"),
            by: None,
            quote: None,
            shows: Shows::Full,
            note: None,
        }],
    }
}

fn about(number: &str) -> Claim {
    claim(About::Clause(Number::from(number)))
}

/// Returns the edits that the reader confirms.
fn true_edits(text: &str, claim: &Claim, source: Option<&Source>) -> Vec<Edit> {
    let (library, variant) = read(text);
    let edits = append(text, &variant, &library, claim, source);
    let is_true = |edit: &Edit| {
        let checked = read::library(&files(&edit.text));
        checked.problems.is_empty() && checked.library.variant(&edit.variant.id) == Some(&edit.variant)
    };
    edits.into_iter().filter(is_true).collect()
}

/// Returns the file after the claim was added, and asserts that it is the old one with lines put in.
fn added(text: &str, claim: &Claim) -> String {
    let edits = true_edits(text, claim, None);
    let edit = edits
        .first()
        .unwrap_or_else(|| panic!("the claim can be added to\n{text}"));
    let old_end = if text.ends_with('\n') {
        text.to_owned()
    } else {
        format!("{text}\n")
    };
    let start = old_end
        .bytes()
        .zip(edit.text.bytes())
        .take_while(|(old, new)| old == new)
        .count();
    let kept = old_end.len() - start;
    assert!(
        edit.text.ends_with(&old_end[old_end.len() - kept..]),
        "{}",
        edit.text
    );
    edit.text.clone()
}

fn abouts(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_start);
    lines
        .filter_map(|line| line.strip_prefix("- "))
        .filter(|item| {
            ["about", "topic", "remark"]
                .iter()
                .any(|field| item.starts_with(field))
        })
        .map(|item| {
            item.split_once(": ")
                .map_or(item, |(_, value)| value)
                .trim_matches('"')
                .to_owned()
        })
        .collect()
}

#[test]
fn the_first_claim_of_a_file_gets_its_field() {
    let clauses = "clauses:\n  - { number: \"1\", topic: truce, text: A truce., sources: [gazette] }";
    let text = added(&format!("{HEAD}{clauses}"), &about("2"));
    let expected = r#"sources: [gazette] }

claims:
  - about: "2"
    says: set-aside
    by: an official
    on: 2025-11-06
    grade: anonymous
    sources: [gazette]
"#;
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn claims_stand_in_the_order_of_the_base_then_topics_then_remarks() {
    let mut text = format!("{HEAD}\nclaims:\n{CLAIM_ABOUT_1}");
    let remark = || {
        claim(About::Remark {
            remark: "the rest".to_owned(),
            reading: vec![Number::from("2")],
        })
    };
    for claim in [
        remark(),
        about("2"),
        claim(About::Topic(TopicKey::from("vote"))),
        about("1"),
    ] {
        text = added(&text, &claim);
    }
    assert_eq!(abouts(&text), ["1", "1", "2", "vote", "the rest"]);
}

#[test]
fn layouts_that_people_write_are_kept() {
    let indentless = CLAIM_ABOUT_1
        .lines()
        .map(|line| format!("{}\n", &line[2..]))
        .collect::<String>();
    let literal =
        format!("{CLAIM_ABOUT_1}    note: |\n      - about: \"2\"\n      # no comment\n\n      claims:\n");
    let kept_ends = format!("{CLAIM_ABOUT_1}    note: |+\n      kept to the end\n\n\n");
    for claims in [
        CLAIM_ABOUT_1.to_owned(),
        indentless,
        literal,
        kept_ends,
        format!("  # Clauses, in the order of the first version.\n\n{CLAIM_ABOUT_1}\n# The end.\n"),
        format!("{CLAIM_ABOUT_1}      # a comment that is indented\n"),
        CLAIM_ABOUT_1
            .replace("- about", "-   about")
            .replace("\n    ", "\n      "),
        CLAIM_ABOUT_1.trim_end().to_owned(),
    ] {
        for file in [
            format!("{HEAD}claims:   # what is said\n{claims}"),
            format!("# Claims first.\nclaims:\n{claims}\n{HEAD}"),
        ] {
            for claim in [
                about("1"),
                about("2"),
                claim(About::Topic(TopicKey::from("vote"))),
            ] {
                added(&file, &claim);
            }
        }
    }
}

#[test]
fn lines_end_as_the_others_of_the_file_do() {
    let text = format!("{HEAD}claims:\n{CLAIM_ABOUT_1}").replace('\n', "\r\n");
    let text = added(&text, &about("2"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn a_layout_that_lines_cannot_be_put_into_is_left_alone() {
    let flow = format!(
        "{HEAD}claims: [{{ about: \"1\", says: kept, by: an official, on: 2025-11-05, grade: on-record, sources: [gazette] }}]\n"
    );
    assert_eq!(true_edits(&flow, &about("2"), None), []);
}

#[test]
fn a_new_source_goes_to_those_of_the_variant() {
    let source = Source {
        key: SourceKey::from("herald-1106"),
        outlet: "Herald: the paper".to_owned(),
        title: "no".to_owned(),
        ..read(&format!("{HEAD}claims:\n{CLAIM_ABOUT_1}")).0.sources[&SourceKey::from("gazette")].clone()
    };
    let mut claim = about("2");
    claim.citations[0].source = source.key.clone();
    let own = format!("{HEAD}\nclaims:\n{CLAIM_ABOUT_1}");
    let edit = &true_edits(&own, &claim, Some(&source))[0];
    assert!(edit.text.contains(
        "    strength: medium\n  herald-1106:\n    outlet: \"Herald: the paper\"\n    title: \"no\"\n"
    ));

    // A file without sources of its own gets the field above its claims, and above the comment that belongs to them.
    let bare = HEAD.split("sources:").next().expect("the head has sources");
    let shared = format!("{bare}\n# What is said.\nclaims:\n{CLAIM_ABOUT_1}").replace("gazette", "paper");
    let first = BASE.replace(
        "sources:\n  paper:",
        "note: The sources are shared.\nsources:\n  paper:",
    );
    assert!(first.contains("shared"));
    let variant = VariantId::from("second");
    let shared_sources = BASE
        .split("sources:\n")
        .nth(1)
        .and_then(|rest| rest.split("clauses:").next());
    let files = |second: &str| {
        let mut all = files(second);
        all[1].bytes = BASE
            .replace(&format!("sources:\n{}", shared_sources.unwrap_or_default()), "")
            .into_bytes();
        all.push(PlanFile {
            path: "plans/sources.yaml".to_owned(),
            bytes: format!("sources:\n{}", shared_sources.unwrap_or_default()).into_bytes(),
        });
        all
    };
    let before = read::library(&files(&shared));
    assert_eq!(before.problems, []);
    let old = before.library.variant(&variant).expect("the file is sound");
    let edits = append(&shared, old, &before.library, &claim, Some(&source));
    let after = read::library(&files(&edits[0].text));
    assert_eq!(after.problems, []);
    assert_eq!(after.library.variant(&variant), Some(&edits[0].variant));
    assert!(
        edits[0]
            .text
            .contains("    strength: medium\n\n# What is said.\nclaims:"),
        "{}",
        edits[0].text
    );
}

proptest! {
    // Each case reads the shipped sources, so there are few of them.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_claim_is_added_to_the_shipped_file_and_nothing_else_changes(
        number in 0..40_usize,
        says in proptest::sample::select(vec![Says::Reworded, Says::SetAside, Says::Dropped, Says::Kept]),
        by in "[a-zA-Z'\": #,-]{1,40}",
        note in proptest::option::of("\\PC{1,200}"),
    ) {
        let clean = |text: &str| text.chars().filter(|c| !plandiff::problem::is_hidden(*c)).collect::<String>();
        let note = note.map(|note| clean(&note));
        prop_assume!(!by.trim().is_empty() && note.as_ref().is_none_or(|note| !note.trim().is_empty()));
        let text = include_str!("../plans/variants/us-19.yaml");
        let library = read::built_in(&["us-19"]);
        let variant = library.variant(&VariantId::from("us-19")).expect("us-19 is shipped");
        let base = library.variant(&VariantId::from("us-28")).expect("us-28 is shipped");
        let clause = &base.clauses[number % base.clauses.len()];
        let mut claim = Claim { says, by, note, ..about(clause.number.as_str()) };
        claim.citations[0].source = SourceKey::from("babel-1126");
        let edit = append(text, variant, &library, &claim, None).remove(0);
        // The file alone: names of other files are not defined then, so only what the claims hold is compared.
        let start = text.bytes().zip(edit.text.bytes()).take_while(|(old, new)| old == new).count();
        let rest = text.len() - start;
        prop_assert!(edit.text.as_bytes().ends_with(&text.as_bytes()[text.len() - rest..]));
        let others = read::built_in_files().into_iter().filter(|file| file.path != "plans/variants/us-19.yaml");
        let own = PlanFile { path: "plans/variants/us-19.yaml".to_owned(), bytes: edit.text.clone().into_bytes() };
        let wanted = ["us-28.yaml", "topics.yaml", "sources.yaml", "gaza-20.yaml"];
        let files: Vec<PlanFile> =
            others.filter(|file| wanted.iter().any(|name| file.path.ends_with(name))).chain([own]).collect();
        let checked = read::library(&files);
        prop_assert_eq!(checked.library.variant(&edit.variant.id), Some(&edit.variant));
    }
}

fn plandiff(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plandiff"));
    command.current_dir(folder).args(arguments).env("NO_COLOR", "1");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    plandiff(folder, arguments).output().expect("plandiff runs")
}

/// A folder with the small plans and a second version.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for file in files(&format!("{HEAD}\nclaims:\n{CLAIM_ABOUT_1}")) {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, file.bytes).expect("a file can be written");
    }
    folder
}

const ADD: [&str; 10] = [
    "claim",
    "second",
    "--about",
    "2",
    "--says",
    "dropped",
    "--by",
    "an official",
    "--source",
    "gazette",
];

#[test]
fn what_would_be_wrong_is_shown_and_not_written() {
    let folder = folder();
    let path = folder.path().join("plans/variants/second.yaml");
    let before = fs::read(&path).expect("the file is there");
    for (arguments, expected) in [
        (
            ["--about", "9", "--says", "dropped", "--source", "gazette"],
            "`first` has no clause `9`",
        ),
        (
            ["--about", "2", "--says", "added", "--source", "gazette"],
            "claim-says",
        ),
        (
            ["--topic", "vite", "--says", "absent", "--source", "gazette"],
            "Did you mean `vote`?",
        ),
        (
            ["--about", "2", "--says", "dropped", "--source", "gazete"],
            "did you mean gazette?",
        ),
        (
            ["--about", "2", "--says", "dropped", "--source", "paper"],
            "belongs to another variant",
        ),
    ] {
        let output = run(
            folder.path(),
            &[&["claim", "second", "--by", "x"], &arguments[..]].concat(),
        );
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(expected), "{told}");
        assert_eq!(fs::read(&path).expect("the file is there"), before);
    }
    let dry = run(folder.path(), &[&ADD[..], &["--dry-run"]].concat());
    assert!(dry.status.success());
    assert_eq!(fs::read(&path).expect("the file is there"), before);
}

#[test]
fn a_run_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let folder = folder();
    let path = folder.path().join("plans/variants/second.yaml");
    let old = fs::read(&path).expect("the file is there");
    assert!(run(folder.path(), &ADD).status.success());
    let new = fs::read(&path).expect("the file is there");
    assert_ne!(old, new);
    // Delays over the whole run, from before the first byte is read to after the end.
    let mut seen = [false, false];
    for round in 0..60_u64 {
        fs::write(&path, &old).expect("the file can be put back");
        let mut command = plandiff(folder.path(), &ADD);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("plandiff starts");
        std::thread::sleep(Duration::from_micros(round * 700));
        child.kill().expect("the run can be killed");
        child.wait().expect("the run ends");
        let now = fs::read(&path).expect("the file is there at any moment");
        assert!(now == old || now == new, "{}", String::from_utf8_lossy(&now));
        seen[usize::from(now == new)] = true;
    }
    assert_eq!(read::library(&files(&String::from_utf8_lossy(&new))).problems, []);
    assert!(seen[0], "some runs were killed in time");
}

#[test]
fn built_in_plans_are_not_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(
        folder.path(),
        &[
            "claim", "us-19", "--about", "6", "--says", "kept", "--by", "x", "--source", "belga",
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no folder of plans here"));
}

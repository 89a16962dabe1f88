//! From a document to a draft: what is written reads back as what was found, and what a person has to confirm is seen.
//!
//! `PLANDIFF_BLESS=1 cargo test --test draft` rewrites `tests/authoring/us-20.yaml`; review the difference before you keep
//! it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use plandiff::draft::comments::beside;
use plandiff::draft::skeleton;
use plandiff::draft::topics::{LEAST_CERTAINTY, apply};
use plandiff::draft::{self, Draft, Options};
use plandiff::intake::{self, About, Edges, Format, Input, Intake, Point, Units};
use plandiff::model::{
    About as ClaimAbout, Clause, Coverage, Date, Library, Number, Says, Variant, VariantId,
};
use plandiff::problem::{Code, Problem, Severity};
use plandiff::read::{self, PlanFile};
use plandiff::report;
use proptest::prelude::*;

const TODAY: Date = Date {
    year: 2026,
    month: 1,
    day: Some(2),
    circa: false,
};

fn shipped() -> Library {
    read::library(&read::built_in_files()).library
}

fn options(id: &str) -> Options {
    Options {
        id: VariantId::from(id),
        plan: "ukraine".to_owned(),
        authors: Vec::new(),
        based_on: None,
        topics_from: None,
        outlet: None,
        title: None,
        date: None,
        url: None,
        language: None,
        wording: None,
        coverage: None,
        evidence: None,
        strength: None,
        document: "page.html".to_owned(),
        today: TODAY,
    }
}

fn based_on(id: &str, base: &str) -> Options {
    Options {
        based_on: Some(VariantId::from(base)),
        ..options(id)
    }
}

fn intake(name: &str, text: &str) -> Intake {
    let input = Input {
        name,
        bytes: text.as_bytes(),
    };
    intake::read(&input, &intake::Options::default()).expect("the document has points")
}

/// Plans of two clauses, for the tests that read them many times.
fn small_plans() -> Vec<PlanFile> {
    let file = |path: &str, text: &str| PlanFile {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    vec![
        file("plans/topics.yaml", include_str!("authoring/small/topics.yaml")),
        file(
            "plans/variants/first.yaml",
            include_str!("authoring/small/variants/first.yaml"),
        ),
    ]
}

/// Returns the draft as the reader takes it among the shipped plans, and the problems of its file.
fn read_back(yaml: &str, id: &str) -> (Option<Variant>, Vec<Problem>) {
    read_among(read::built_in_files(), yaml, id)
}

fn read_among(mut files: Vec<PlanFile>, yaml: &str, id: &str) -> (Option<Variant>, Vec<Problem>) {
    let path = format!("plans/variants/{id}.yaml");
    files.push(PlanFile {
        path: path.clone(),
        bytes: yaml.as_bytes().to_vec(),
    });
    let mut checked = read::library(&files);
    checked.problems.retain(|problem| problem.place.file == path);
    (
        checked.library.variant(&VariantId::from(id)).cloned(),
        checked.problems,
    )
}

/// Asserts that a draft has no error and holds exactly what it says it holds; returns the codes of its warnings.
fn assert_sound(draft: &Draft) -> Vec<Code> {
    assert_sound_among(read::built_in_files(), draft)
}

fn assert_sound_among(files: Vec<PlanFile>, draft: &Draft) -> Vec<Code> {
    let (variant, problems) = read_among(files, &draft.yaml, draft.variant.id.as_str());
    let errors: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{}", draft.yaml);
    assert_eq!(variant.as_ref(), Some(&draft.variant), "{}", draft.yaml);
    problems.into_iter().map(|problem| problem.code).collect()
}

/// Returns the texts of clauses and parts in reading order.
fn texts(clauses: &[Clause]) -> Vec<&str> {
    let each = clauses.iter();
    each.flat_map(|clause| clause.text.as_deref().into_iter().chain(texts(&clause.parts)))
        .collect()
}

fn texts_of_points(points: &[Point]) -> Vec<&str> {
    let kept = points.iter().filter(|point| !point.deleted);
    kept.flat_map(|point| std::iter::once(point.text.as_str()).chain(texts_of_points(&point.parts)))
        .filter(|text| !text.is_empty())
        .collect()
}

fn news_page() -> (Intake, Draft) {
    let page = include_str!("authoring/news-page.html");
    let intake = intake("news-page.html", page);
    let mut options = based_on("us-20", "us-28");
    options.document = "news-page.html".to_owned();
    options.authors = vec!["United States".to_owned(), "Ukraine".to_owned()];
    let draft = draft::variant(&intake, &options, &shipped());
    (intake, draft)
}

#[test]
fn the_draft_of_a_news_page_is_the_one_that_was_reviewed() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/authoring/us-20.yaml");
    let (_, draft) = news_page();
    if std::env::var_os("PLANDIFF_BLESS").is_some() {
        std::fs::write(&golden, &draft.yaml).expect("the reviewed draft can be written");
    }
    let reviewed = std::fs::read_to_string(&golden).expect("the reviewed draft is there");
    assert_eq!(draft.yaml, reviewed);
}

#[test]
fn the_draft_of_a_news_page_holds_its_texts_and_what_it_states_of_itself() {
    let (intake, draft) = news_page();
    let codes = assert_sound(&draft);
    assert_eq!(texts(&draft.variant.clauses), texts_of_points(&intake.points));
    assert_eq!(draft.variant.clauses.len(), 20);
    assert_eq!(draft.variant.coverage, Coverage::Full);
    assert_eq!(draft.source.outlet, "Example Herald");
    assert_eq!(draft.source.date.to_string(), "2025-12-24");
    assert_eq!(
        draft.source.url.as_deref(),
        Some("https://herald.example.org/world/2025/12/24/plan-20-points")
    );
    assert!(
        codes
            .iter()
            .all(|code| [Code::TopicProposed, Code::TopicMissing].contains(code)),
        "{codes:?}"
    );
}

#[test]
fn topics_are_proposed_across_numbers_and_each_waits_for_a_person() {
    let (_, draft) = news_page();
    let topic = |number: &str| {
        let clause = draft
            .variant
            .clauses
            .iter()
            .find(|clause| clause.number.as_str() == number);
        let clause = clause.expect("the clause is there");
        (
            clause.topic.as_ref().map_or("", |topic| topic.as_str()),
            clause.proposed,
        )
    };
    for (number, expected) in [
        ("4", "armed-forces-size"),
        ("11", "non-nuclear-status"),
        ("18", "elections"),
    ] {
        let (topic, proposed) = topic(number);
        assert_eq!(topic, expected);
        assert!(proposed.is_some_and(|certainty| (50..=100).contains(&certainty)));
    }
    let proposals = draft.proposals.expect("us-28 is known");
    assert_eq!(proposals.base.as_str(), "us-28");
    assert!(proposals.links.iter().any(|link| {
        link.old.clauses == ["24", "24a", "24b"].map(Number::from) && link.new.clauses == [Number::from("17")]
    }));
    assert!(
        draft
            .yaml
            .contains("#     old: { variant: us-28, clauses: [\"24\", \"24a\", \"24b\"] }")
    );
}

#[test]
fn a_topic_that_is_more_likely_wrong_than_right_is_only_a_comment() {
    let (_, draft) = news_page();
    let mut proposals = draft.proposals.expect("us-28 is known");
    let mut clauses = draft.variant.clauses;
    for (proposal, certainty) in proposals
        .topics
        .iter_mut()
        .zip([LEAST_CERTAINTY - 1, LEAST_CERTAINTY])
    {
        proposal.certainty = certainty;
    }
    for clause in &mut clauses {
        (clause.topic, clause.proposed) = (None, None);
    }
    apply(&proposals, &mut clauses);
    assert_eq!((clauses[0].topic.as_ref(), clauses[0].proposed), (None, None));
    let second = clauses
        .iter()
        .find(|clause| clause.number == proposals.topics[1].number);
    assert_eq!(second.and_then(|clause| clause.proposed), Some(LEAST_CERTAINTY));
    let comment = &beside(&proposals)[&clauses[0].number];
    assert_eq!(comment, "topic: sovereignty # perhaps; 49, us-28 1");
}

#[test]
fn a_comparison_says_that_topics_are_not_confirmed_until_they_are() {
    let (_, draft) = news_page();
    let library = shipped();
    let old = library
        .variant(&VariantId::from("us-28"))
        .expect("us-28 is shipped");
    let has_note = |variant: &Variant| {
        let notes = report::compare(&library, old, variant).notes;
        notes
            .iter()
            .any(|note| note.contains("not yet confirmed by a person"))
    };
    assert!(has_note(&draft.variant));
    let confirmed: String = draft
        .yaml
        .lines()
        .filter(|line| !line.trim_start().starts_with("proposed:"))
        .map(|line| format!("{line}\n"))
        .collect();
    let (confirmed, problems) = read_back(&confirmed, "us-20");
    assert!(problems.iter().all(|problem| problem.code != Code::TopicProposed));
    assert!(!has_note(&confirmed.expect("the file is sound")));
}

const POINTS: &str = "1. The fighting stops at once.\n2. Ukraine holds elections in 100 days.\n\
                      3. The Zaporizhzhia nuclear plant starts under supervision of the IAEA.\n";

#[test]
fn without_a_headline_that_counts_the_points_nothing_may_be_called_dropped() {
    let draft = draft::variant(
        &intake("plan.txt", POINTS),
        &based_on("us-3", "us-28"),
        &shipped(),
    );
    assert_eq!(draft.variant.coverage, Coverage::Partial);
    assert!(draft.variant.counts.is_empty());
    assert!(
        draft
            .assumed
            .iter()
            .any(|assumed| assumed.contains("--coverage full"))
    );
    assert_sound(&draft);
}

#[test]
fn what_nobody_states_is_left_open_and_found_by_the_checks() {
    let draft = draft::variant(&intake("plan.txt", POINTS), &options("us-3"), &shipped());
    let codes = assert_sound(&draft);
    // Title, author, outlet, title of the source, and its date.
    assert_eq!(
        codes.iter().filter(|code| **code == Code::ToDo).count(),
        5,
        "{}",
        draft.yaml
    );
    assert_eq!(draft.variant.reported, None);
    assert!(draft.source.date.circa);
    for option in [
        "--source",
        "--title",
        "--date",
        "--author",
        "--topics-from",
        "--wording",
    ] {
        assert!(
            draft.assumed.iter().any(|assumed| assumed.contains(option)),
            "{option}: {:#?}",
            draft.assumed
        );
    }
}

#[test]
fn a_headline_that_counts_otherwise_is_a_warning() {
    let drafted = |title: &str| {
        let options = Options {
            title: Some(title.to_owned()),
            date: Some(TODAY),
            outlet: Some("A paper".to_owned()),
            authors: vec!["A party".to_owned()],
            ..based_on("us-3", "us-28")
        };
        let draft = draft::variant(&intake("plan.txt", POINTS), &options, &shipped());
        let codes = assert_sound(&draft);
        (draft.variant.points, draft.variant.coverage, codes)
    };
    let (points, coverage, codes) = drafted("The 3-point plan");
    assert_eq!((points, coverage), (Some(3), Coverage::Full));
    assert!(!codes.contains(&Code::ToDo) && !codes.contains(&Code::CountsDiffer));
    let (points, coverage, codes) = drafted("The 28-point plan");
    assert_eq!((points, coverage), (Some(28), Coverage::Partial));
    assert!(codes.contains(&Code::ToDo), "25 points are to be looked for");

    let four = format!("{POINTS}4. Prisoners are exchanged.\n");
    let options = Options {
        title: Some("The 3-point plan".to_owned()),
        ..based_on("us-3", "us-28")
    };
    let draft = draft::variant(&intake("plan.txt", &four), &options, &shipped());
    assert!(assert_sound(&draft).contains(&Code::CountsDiffer));
    assert_eq!(
        (draft.variant.points, draft.variant.coverage),
        (Some(4), Coverage::Partial)
    );
}

#[test]
fn a_part_that_says_nothing_leaves_the_plan_known_in_part_only() {
    let mut intake = intake("plan.txt", POINTS);
    intake.points[0].parts.push(intake::Point {
        number: "1a".to_owned(),
        printed: "(a)".to_owned(),
        text: String::new(),
        parts: Vec::new(),
        deleted: false,
    });
    let options = Options {
        title: Some("The 3-point plan".to_owned()),
        ..based_on("us-3", "us-28")
    };
    let draft = draft::variant(&intake, &options, &shipped());
    assert_sound(&draft);
    assert_eq!(draft.variant.coverage, Coverage::Partial);
}

#[test]
fn options_win_over_the_page() {
    let page = include_str!("authoring/news-page.html");
    let options = Options {
        outlet: Some("Another Paper".to_owned()),
        date: read::date("2025-12-25").ok(),
        url: Some("https://paper.example.org/plan".to_owned()),
        title: Some("no".to_owned()),
        coverage: Some(Coverage::Partial),
        language: Some("uk".to_owned()),
        ..based_on("us-20", "us-28")
    };
    let draft = draft::variant(&intake("page.html", page), &options, &shipped());
    assert_sound(&draft);
    assert_eq!(draft.source.key.as_str(), "another-paper-1225");
    assert!(
        draft.yaml.contains("title: \"no\"\n"),
        "YAML 1.1 reads the bare word as false"
    );
    assert_eq!(
        (draft.variant.coverage, draft.variant.language.as_str()),
        (Coverage::Partial, "uk")
    );
}

#[test]
fn a_point_said_to_be_deleted_is_a_claim_about_the_base_and_never_a_clause() {
    let text = "1. Ukraine's sovereignty is confirmed.\n2. [Deleted]\n3. Russia is expected not to invade neighbouring \
                countries.\n4. Ukraine gets reliable security guarantees.\n";
    let draft = draft::variant(&intake("plan.txt", text), &based_on("us-4", "us-28"), &shipped());
    let codes = assert_sound(&draft);
    assert!(
        codes.contains(&Code::ToDo),
        "a person confirms that the numbers are those of the base"
    );
    assert_eq!(draft.variant.clauses.len(), 3);
    let claim = &draft.variant.claims[0];
    assert_eq!(
        (&claim.about, claim.says),
        (&ClaimAbout::Clause(Number::from("2")), Says::Dropped)
    );

    let draft = draft::variant(&intake("plan.txt", text), &options("us-4"), &shipped());
    assert_sound(&draft);
    assert!(draft.variant.claims.is_empty());
    assert!(draft.yaml.contains("# The page says that point 2 is deleted"));
}

#[test]
fn a_draft_of_another_plan_proposes_nothing() {
    let options = Options {
        plan: "sudan".to_owned(),
        ..options("au-3")
    };
    let draft = draft::variant(&intake("plan.txt", POINTS), &options, &shipped());
    assert_sound(&draft);
    assert_eq!(draft.proposals, None);
}

#[test]
fn the_plan_of_an_id_is_that_of_its_relatives() {
    let library = shipped();
    let plan = |id: &str| draft::plan_of(&VariantId::from(id), &library);
    assert_eq!(plan("us-20").as_deref(), Some("ukraine"));
    assert_eq!(plan("gaza-21").as_deref(), Some("gaza"));
    assert_eq!(plan("au-3"), None);
}

#[test]
fn a_skeleton_is_valid_and_lists_what_is_to_be_filled_in() {
    for base in [None, Some(VariantId::from("us-28"))] {
        let yaml = skeleton::text(&skeleton::Options {
            id: VariantId::from("us-18"),
            plan: "ukraine".to_owned(),
            based_on: base.clone(),
            today: TODAY,
        });
        let (variant, problems) = read_back(&yaml, "us-18");
        assert_eq!(variant.expect("the skeleton is valid").based_on, base);
        assert!(
            problems
                .iter()
                .all(|problem| problem.severity == Severity::Warning),
            "{problems:#?}"
        );
        assert_eq!(
            problems
                .iter()
                .filter(|problem| problem.code == Code::ToDo)
                .count(),
            6
        );
    }
}

/// Runs the command line in a folder, with a text on standard input.
fn run(folder: &Path, arguments: &[&str], input: &str) -> std::process::Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plandiff"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("plandiff starts");
    let mut pipe = child.stdin.take().expect("the input is piped");
    // A run that refuses what it is asked may end before it reads anything.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    child.wait_with_output().expect("plandiff ends")
}

#[test]
fn a_pasted_text_becomes_a_file_that_can_be_compared_and_is_never_overwritten_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("us-3.yaml");
    let import = ["import", "-", "--id", "us-3", "--based-on", "us-28"];
    let files = || {
        std::fs::read_dir(folder.path())
            .expect("the folder is there")
            .count()
    };

    let dry = run(folder.path(), &[&import[..], &["--dry-run"]].concat(), POINTS);
    assert!(dry.status.success() && files() == 0, "{dry:?}");
    let refused = run(folder.path(), &import, "\n");
    assert!(refused.status.code() == Some(2) && files() == 0, "{refused:?}");

    let first = run(folder.path(), &import, POINTS);
    assert!(first.status.success(), "{first:?}");
    let draft = std::fs::read(&path).expect("the draft is written");
    let second = run(folder.path(), &import, &POINTS.replace("100", "90"));
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("exists already"));
    assert_eq!(std::fs::read(&path).expect("the draft is there"), draft);
    let forced = [&import[..], &["--force"]].concat();
    assert!(
        run(folder.path(), &forced, &POINTS.replace("100", "90"))
            .status
            .success()
    );
    assert_ne!(std::fs::read(&path).expect("the draft is there"), draft);

    assert!(run(folder.path(), &["check", "us-3.yaml"], "").status.success());
    let diff = run(
        folder.path(),
        &["diff", "us-28", "us-3.yaml", "--format", "plain"],
        "",
    );
    let shown = String::from_utf8_lossy(&diff.stdout).into_owned();
    assert!(
        shown.contains("in 90 days") && !shown.contains("dropped"),
        "{shown}"
    );
}

fn point() -> impl Strategy<Value = Point> {
    let text = prop_oneof![
        "[a-zA-Z ,.:#'\"{}\\[\\]&*!|>%@`?~-]{0,120}",
        "\\PC{0,60}",
        "(?s).{0,20}",
        Just("no".to_owned()),
        Just("TODO".to_owned())
    ];
    let number = prop_oneof!["[1-9][0-9]?", "[IVX]{1,3}", "[0-9a-z.]{1,4}", "[a-d]"];
    let leaf = (number, text, any::<bool>()).prop_map(|(number, text, deleted)| Point {
        printed: format!("{number}."),
        number,
        text,
        parts: Vec::new(),
        deleted,
    });
    leaf.prop_recursive(2, 12, 3, |inner| {
        (inner.clone(), proptest::collection::vec(inner, 0..3)).prop_map(|(mut point, parts)| {
            point.parts = parts;
            point
        })
    })
}

proptest! {
    #[test]
    fn any_points_and_any_page_give_a_sound_draft(
        points in proptest::collection::vec(point(), 1..12),
        title in proptest::option::of("\\PC{1,40}|[0-9]{1,2}-point plan"),
        site in proptest::option::of("\\PC{1,30}"),
        based in any::<bool>(),
    ) {
        // The command refuses a document of which no point is left.
        prop_assume!(points.iter().any(|point| !point.deleted));
        // The reader refuses values of nothing but space, and the intake never gives them.
        prop_assume!([&title, &site].into_iter().flatten().all(|text| !text.trim().is_empty()));
        let clean = |text: Option<String>| text.map(|text| text.chars().filter(|c| !plandiff::problem::is_hidden(*c)).collect::<String>());
        let (title, site) = (clean(title), clean(site));
        prop_assume!([&title, &site].into_iter().flatten().all(|text| !text.trim().is_empty()));
        let intake = Intake {
            format: Format::Html,
            units: Units::Points,
            points,
            before: Vec::new(),
            between: Vec::new(),
            remarks: Vec::new(),
            after: Vec::new(),
            lists: Vec::new(),
            about: About { title, site, ..About::default() },
            edges: Edges::default(),
            notes: Vec::new(),
            language: None,
        };
        let options = if based { based_on("second", "first") } else { options("second") };
        let library = read::library(&small_plans()).library;
        let draft = draft::variant(&intake, &options, &library);
        assert_sound_among(small_plans(), &draft);
    }
}

fn day(year: i16, month: i8, day: i8) -> Date {
    Date {
        year,
        month,
        day: Some(day),
        circa: false,
    }
}

/// Text that was copied states nothing about itself, but its first and last lines tell.
#[test]
fn headline_day_and_outlet_of_copied_text_are_proposed() {
    let title = "What is in the three-point plan for Meren";
    for (head, tail, outlet, date) in [
        (
            "The Harbour Courier\n\nTITLE\n\nBy Anna Holt and Per Lindqvist\n24 November 2025, 18:42\n\nThe Courier has \
             seen the text.\n",
            "",
            "The Harbour Courier",
            "2025-11-24",
        ),
        (
            "Skip to content\nHome\nExclusive\nTITLE\nJo Marsh, Lisse\nNov. 24, 2025, 6:42 a.m. ET\nShare\n5 min read\n",
            "© 2025 Northern Post. All rights reserved.",
            "Northern Post",
            "2025-11-24",
        ),
        (
            "TITLE | Northern Post\nPublished: 24.11.2025\n",
            "",
            "Northern Post",
            "2025-11-24",
        ),
        (
            "DRAFT - NOT FOR CIRCULATION\n\nTITLE\n\nIt was agreed on 20 November 2025 by both sides.\n",
            "",
            "TODO",
            "2025-12-31",
        ),
        (
            "From: desk@example.org\nSubject: Fwd: TITLE\nDate: Mon, 24 Nov 2025 18:42:11 +0100\n",
            "Source: Example Herald",
            "Example Herald",
            "2025-11-24",
        ),
    ] {
        let text = format!("{}\n{POINTS}\n{tail}\n", head.replace("TITLE", title));
        let options = Options {
            today: day(2025, 12, 31),
            ..based_on("us-3", "us-28")
        };
        let draft = draft::variant(&intake("plan.txt", &text), &options, &shipped());
        assert_eq!(draft.source.title, title, "{text}");
        assert_eq!(draft.variant.title, title, "{text}");
        assert_eq!(draft.source.outlet, outlet, "{text}");
        assert_eq!(
            draft.source.date.to_string().trim_start_matches("about "),
            date,
            "{text}"
        );
        assert_eq!(draft.variant.points, Some(3), "{text}");
        // Nobody is said to have counted where nobody is known to have.
        assert_eq!(draft.variant.counts.is_empty(), outlet == "TODO", "{text}");
        assert!(!draft.yaml.contains("by: TODO"), "{}", draft.yaml);
        let said = |what: &str| draft.assumed.iter().any(|assumed| assumed.contains(what));
        assert!(
            said("The title is a line above the points"),
            "{:?}",
            draft.assumed
        );
    }
}

#[test]
fn what_a_person_says_of_a_page_wins_over_its_lines() {
    let text = format!(
        "The Harbour Courier\n\nThe plan in three points\n\n24 November 2025\n\nThe Courier has it.\n\n{POINTS}"
    );
    let options = Options {
        outlet: Some("Example Herald".to_owned()),
        title: Some("The text of the plan".to_owned()),
        date: Some(day(2025, 11, 25)),
        ..based_on("us-3", "us-28")
    };
    let draft = draft::variant(&intake("plan.txt", &text), &options, &shipped());
    assert_eq!(draft.source.outlet, "Example Herald");
    assert_eq!(draft.source.title, "The text of the plan");
    assert_eq!(draft.source.date, day(2025, 11, 25));
    let taken = |assumed: &String| {
        assumed.contains("--title") || assumed.contains("--date") || assumed.contains("--source")
    };
    assert!(!draft.assumed.iter().any(taken), "{:?}", draft.assumed);
}

#[test]
fn an_excerpt_is_partial_however_many_points_it_speaks_of() {
    for lead in [
        "The first three points of the plan:",
        "Three of the eight points:",
        "Excerpt, three points:",
    ] {
        let text = format!("{lead}\n\n{POINTS}");
        let draft = draft::variant(&intake("plan.txt", &text), &based_on("us-3", "us-28"), &shipped());
        assert_eq!(draft.variant.coverage, Coverage::Partial, "{lead}");
        assert_eq!(draft.variant.points, None, "{lead}");
    }
}

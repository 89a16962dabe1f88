//! What is said of a variant that is known only by reports: of whole clauses, of parts, against its base and against
//! other texts; and what follows from counts of points.

use plandiff::model::{Library, VariantId};
use plandiff::read::{self, PlanFile};
use plandiff::render::{self, Format, Look};
use plandiff::report::{self, Report, Row};
use plandiff::unit::State;
use plandiff::verdict::Verdict;
use plandiff::verdict::why::Why;

const TOPICS: &str = "\
groups:
  - { key: security, label: Security }
topics:
  - { key: truce, label: Truce, group: security }
  - { key: vote, label: Elections, group: security }
  - { key: money, label: Money, group: security }
  - { key: camps, label: Camps, group: security }
";

/// A whole text of three points, the second of which has parts.
const BASE: &str = r#"
id: base
plan: ukraine
title: The first version
authors: [A party]
points: 3
coverage: full
wording: restated
language: en
sources:
  paper: { outlet: Paper, title: The plan, date: 2025-11-01, language: en, evidence: published-text, strength: strong }
clauses:
  - number: "1"
    topic: truce
    text: The truce starts on 1 December at once.
    sources: [paper]
  - number: "2"
    topic: vote
    text: Elections are held in 100 days.
    sources: [paper]
    parts:
      - { number: 2a, topic: camps, text: Voters in camps vote by post., sources: [paper] }
  - number: "3"
    topic: money
    text: Europe pays USD 100 billion.
    sources: [paper]
"#;

/// Another whole text, on two matters of the first.
const OTHER: &str = r#"
id: other
plan: ukraine
title: A text of others
authors: [Another party]
points: 2
coverage: full
wording: restated
language: en
sources:
  gazette: { outlet: Gazette, title: Another plan, date: 2025-11-02, language: en, evidence: published-text, strength: strong }
clauses:
  - number: "7"
    topic: vote
    text: Elections are held in 100 days.
    sources: [gazette]
  - number: "8"
    topic: money
    text: Russia pays for the damage in full.
    sources: [gazette]
"#;

/// A draft over the base with these fields, and these claims, one a line.
fn draft(id: &str, fields: &str, claims: &[&str]) -> String {
    let claims: String = claims
        .iter()
        .map(|claim| format!("  - {{ {claim}, on: 2025-11-05, grade: anonymous, sources: [herald-{id}] }}\n"))
        .collect();
    format!(
        "id: {id}\nplan: ukraine\ntitle: A draft\nauthors: [A party]\ncoverage: partial\nwording: restated\nlanguage: und\n\
         based_on: base\nsources:\n  herald-{id}: {{ outlet: Herald, title: What is left, date: 2025-11-05, language: en, \
         evidence: anonymous, strength: medium }}\n{fields}\nclaims:\n{claims}"
    )
}

fn library(drafts: &[(&str, &[&str])]) -> Library {
    let texts = drafts.iter().map(|(id, claims)| draft(id, "", claims));
    library_of(&texts.collect::<Vec<_>>())
}

fn library_of(drafts: &[String]) -> Library {
    let texts = [BASE, OTHER].into_iter().chain(drafts.iter().map(String::as_str));
    let id = |text: &str| {
        text.trim_start()
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("id: "))
            .map(str::to_owned)
    };
    let variants = texts.map(|text| PlanFile {
        path: format!("plans/variants/{}.yaml", id(text).expect("the id comes first")),
        bytes: text.as_bytes().to_vec(),
    });
    let topics = PlanFile {
        path: "plans/topics.yaml".to_owned(),
        bytes: TOPICS.as_bytes().to_vec(),
    };
    let checked = read::library(&variants.chain([topics]).collect::<Vec<_>>());
    let problems: Vec<_> = checked.problems.iter().map(|problem| &problem.message).collect();
    assert_eq!(problems, [""; 0]);
    checked.library
}

fn compare<'a>(library: &'a Library, old: &str, new: &str) -> Report<'a> {
    let variant = |id: &str| library.variant(&VariantId::from(id)).expect("it is there");
    report::compare(library, variant(old), variant(new))
}

/// Returns the row about a clause of the old side.
fn row<'r, 'a>(report: &'r Report<'a>, number: &str) -> &'r Row<'a> {
    let is = |row: &&Row| {
        let mut entries = row.old.entries.iter().filter_map(|entry| entry.number);
        entries.any(|known| known.as_str() == number)
    };
    report.rows.iter().find(is).expect("a row is about it")
}

/// Returns what becomes of point 2 of the base by these claims.
fn told(claims: &[&str]) -> (Verdict, State, Option<Why>, Vec<String>) {
    let library = library(&[("draft", claims)]);
    let report = compare(&library, "base", "draft");
    let row = row(&report, "2");
    (row.verdict, row.new.state, row.new.why, row.notes.clone())
}

const WHOLE_DROPPED: &str = r#"about: "2", says: dropped, by: Ann"#;
const WHOLE_KEPT: &str = r#"about: "2", says: kept, by: Ann"#;
const PART_DROPPED: &str = r#"about: "2", says: dropped, concerning: the starting date, by: Bob"#;
const PART_KEPT: &str = r#"about: "2", says: kept, concerning: the word elections, by: Bob"#;
const PART_REWORDED: &str =
    r#"about: "2", says: reworded, concerning: the days, text: Elections are held in a year., by: Bob"#;

#[test]
fn a_claim_about_a_part_settles_nothing_of_the_whole() {
    for (claim, what) in [
        (PART_DROPPED, "gone: the starting date"),
        (PART_REWORDED, "reworded: the days"),
    ] {
        let (verdict, state, why, notes) = told(&[claim]);
        assert_eq!(
            (verdict, state, why),
            (Verdict::Reworded, State::Stated, Some(Why::InPart))
        );
        assert_eq!(notes, [format!("a part of it is reported {what}")]);
    }
    let (verdict, state, why, notes) = told(&[PART_KEPT]);
    assert_eq!(
        (verdict, state, why),
        (Verdict::Unreported, State::Silent, Some(Why::InPart))
    );
    assert_eq!(notes, ["a part of it is reported kept: the word elections"]);
}

#[test]
fn reports_that_differ_on_where_it_went_alone_are_told_from_those_that_differ_on_whether_it_is_there() {
    const ASIDE: &str = r#"about: "2", says: set-aside, by: Carl"#;
    const MOVED_OUT: &str = r#"about: "2", says: moved-out, by: Dora"#;
    for (claims, why) in [
        ([WHOLE_DROPPED, ASIDE], Why::SaidGone),
        ([MOVED_OUT, WHOLE_DROPPED], Why::SaidGone),
        ([WHOLE_DROPPED, WHOLE_KEPT], Why::Said),
        ([ASIDE, WHOLE_KEPT], Why::Said),
        ([ASIDE, PART_DROPPED], Why::Said),
    ] {
        let (verdict, state, is, _) = told(&claims);
        assert_eq!(
            (verdict, state),
            (Verdict::Disputed, State::Disputed),
            "{claims:?}"
        );
        assert_eq!(is, Some(why), "{claims:?}");
    }
}

#[test]
fn a_report_on_a_whole_point_is_not_printed_as_one_on_its_part() {
    const ASIDE: &str = r#"about: "2", says: set-aside, by: Carl"#;
    let library = library(&[("draft", &[ASIDE, PART_DROPPED])]);
    let report = compare(&library, "base", "draft");
    let look = Look {
        format: Format::Plain,
        width: 200,
        color: false,
    };
    let mut out = Vec::new();
    render::diff(&report, look, &mut out).expect("memory takes it");
    let text = String::from_utf8(out).expect("UTF-8");
    let beside = |number: &str| {
        let row = text.split("What changed: ").find(|row| row.contains(number));
        row.unwrap_or_else(|| panic!("no row has {number}: {text}"))
    };
    let of_whole = beside("base: 2 ");
    assert!(of_whole.contains("    set aside – Carl"), "{of_whole}");
    let of_part = beside("base: 2a ");
    assert!(
        of_part.contains("    on (2) as a whole: set aside – Carl"),
        "{of_part}"
    );
    assert!(
        of_part.contains("    on (2): dropped (the starting date) – Bob"),
        "{of_part}"
    );
}

#[test]
fn what_is_said_of_a_part_counts_as_reported_in_part() {
    for claim in [PART_DROPPED, PART_KEPT] {
        let library = library_of(&[draft("draft", "points: 1", &[claim])]);
        let report = compare(&library, "base", "draft");
        let text = report.account.sentences.join("\n");
        assert!(
            text.contains("Of 3 points: 2 unreported, 1 reported in part or in several ways."),
            "{text}"
        );
        assert_eq!(report.account.unreported_gone, Some(1), "{text}");
        // Which of its numbered parts is meant nobody says.
        let part = row(&report, "2a");
        assert_eq!(
            (part.verdict, part.new.why),
            (Verdict::Unreported, Some(Why::OfClauseAbove))
        );
        assert_eq!(part.notes, [""; 0]);
        assert_eq!(part.new.claims.len(), 1);
    }
}

#[test]
fn the_new_words_of_a_clause_are_not_those_of_its_parts() {
    let reworded = r#"about: "2", says: reworded, text: Elections are held in a year., by: Ann"#;
    let dropped = r#"about: "2", says: dropped, by: Ann"#;
    for (claim, clause, part) in [
        (reworded, Verdict::Reworded, Verdict::Unreported),
        (dropped, Verdict::Dropped, Verdict::Dropped),
        (WHOLE_KEPT, Verdict::Unchanged, Verdict::Unchanged),
    ] {
        let library = library(&[("draft", &[claim])]);
        let report = compare(&library, "base", "draft");
        assert_eq!(row(&report, "2").verdict, clause, "{claim}");
        assert_eq!(row(&report, "2a").verdict, part, "{claim}");
    }
}

#[test]
fn what_revises_a_draft_is_measured_by_what_is_reported_of_the_draft() {
    let kept = r#"about: "3", says: kept, by: Ann"#;
    let again = r#"about: "3", says: reworded, by: Ann"#;
    let told = r#"about: "3", says: reworded, text: Europe pays USD 50 billion., by: Bob"#;
    let untold = r#"about: "3", says: reworded, by: Bob"#;
    for (first, second, against_draft, against_base) in [
        (told, kept, Verdict::Unchanged, Verdict::Reworded),
        (kept, kept, Verdict::Unchanged, Verdict::Unchanged),
        (kept, again, Verdict::Reworded, Verdict::Reworded),
        // Kept as in a draft that nobody has told: what it says is not known.
        (untold, kept, Verdict::Unreported, Verdict::Unreported),
        // Changed once more, it may say again what it said at first.
        (told, again, Verdict::Unreported, Verdict::Unreported),
    ] {
        let library = library_of(&[
            draft("one", "", &[first]),
            draft("two", "", &[second]).replace("based_on: base", "based_on: one"),
        ]);
        let verdict = |old: &str| {
            let report = compare(&library, old, "two");
            let is_about = |row: &&Row| row.clause.is_some_and(|(_, number)| number.as_str() == "3");
            report
                .rows
                .iter()
                .find(is_about)
                .expect("a row is about it")
                .verdict
        };
        assert_eq!(verdict("one"), against_draft, "{first} | {second}");
        assert_eq!(verdict("base"), against_base, "{first} | {second}");
    }
}

#[test]
fn a_claim_about_the_whole_is_not_hidden_by_one_about_a_part() {
    assert_eq!(
        told(&[WHOLE_KEPT, PART_KEPT]),
        (Verdict::Unchanged, State::Stated, None, Vec::new())
    );
    let (verdict, _, _, notes) = told(&[PART_DROPPED, WHOLE_DROPPED]);
    assert_eq!((verdict, notes), (Verdict::Dropped, Vec::new()));
}

#[test]
fn claims_about_the_whole_and_a_part_can_contradict_one_another() {
    for claims in [
        [WHOLE_KEPT, PART_DROPPED],
        [WHOLE_KEPT, PART_REWORDED],
        [WHOLE_DROPPED, PART_KEPT],
        [WHOLE_DROPPED, PART_REWORDED],
        [
            PART_DROPPED,
            r#"about: "2", says: kept, concerning: The starting date, by: Cleo"#,
        ],
    ] {
        assert_eq!(told(&claims).0, Verdict::Disputed, "{claims:?}");
    }
    assert_eq!(
        told(&[PART_DROPPED, PART_KEPT]).0,
        Verdict::Reworded,
        "different parts"
    );
}

/// Returns the rows of a text of others against a draft over the base, by the number of the text.
fn against_other(claims: &[&str], number: &str) -> (Verdict, State, Option<Why>, usize, Vec<Option<String>>) {
    let library = library(&[("draft", claims)]);
    let report = compare(&library, "other", "draft");
    let row = row(&report, number);
    let texts = row.new.entries.iter().map(|entry| entry.text.map(str::to_owned));
    (
        row.verdict,
        row.new.state,
        row.new.why,
        row.new.claims.len(),
        texts.collect(),
    )
}

#[test]
fn what_is_reported_of_the_base_is_not_told_of_another_text() {
    for says in ["dropped", "reworded", "kept", "absent"] {
        let claim = format!(r#"about: "3", says: {says}, by: Ann"#);
        let told = against_other(&[&claim], "8");
        assert_eq!(
            told,
            (
                Verdict::Unreported,
                State::Silent,
                Some(Why::OfOtherText),
                1,
                vec![None]
            ),
            "{says}: the claim is shown, and the words of the base are not"
        );
    }
    for says in ["dropped", "kept"] {
        let part = format!(r#"about: "3", says: {says}, concerning: the USD 100 billion, by: Ann"#);
        assert_eq!(
            against_other(&[&part], "8"),
            (
                Verdict::Unreported,
                State::Silent,
                Some(Why::OfOtherText),
                1,
                vec![None]
            )
        );
    }
}

#[test]
fn what_does_not_rest_on_the_words_of_the_base_holds_against_another_text() {
    // A report that leaves out `in full` does not say that it is gone.
    for (text, verdict) in [
        ("Russia does not pay for the damage.", Verdict::Reworded),
        ("Russia pays for the damage.", Verdict::Unchanged),
    ] {
        let reworded = format!(r#"about: "3", says: reworded, text: {text}, by: Ann"#);
        let (told, _, _, _, texts) = against_other(&[&reworded], "8");
        assert_eq!((told, texts), (verdict, vec![Some(text.to_owned())]));
    }
    let aside = against_other(&[r#"about: "3", says: set-aside, by: Ann"#], "8");
    assert_eq!(aside.0, Verdict::SetAside);
    let disputed = against_other(
        &[
            r#"about: "3", says: kept, by: Ann"#,
            r#"about: "3", says: dropped, by: Bob"#,
        ],
        "8",
    );
    assert_eq!(disputed.0, Verdict::Disputed);
    // Kept in the very words that the other text has.
    assert_eq!(against_other(&[WHOLE_KEPT], "7").0, Verdict::Unchanged);
}

#[test]
fn two_drafts_over_one_base_are_told_apart_as_far_as_both_are_measured_by_it() {
    let kept = r#"about: "3", says: kept, by: Ann"#;
    let dropped = r#"about: "3", says: dropped, by: Ann"#;
    let reworded = r#"about: "3", says: reworded, by: Ann"#;
    let in_part = r#"about: "3", says: dropped, concerning: the sum, by: Ann"#;
    for (old, new, expected) in [
        (kept, dropped, Verdict::Dropped),
        (kept, kept, Verdict::Unchanged),
        (kept, reworded, Verdict::Reworded),
        (kept, in_part, Verdict::Reworded),
        (reworded, dropped, Verdict::Dropped),
        // Both differ from the base; whether they differ from one another nobody says.
        (reworded, reworded, Verdict::Unreported),
        (reworded, in_part, Verdict::Unreported),
        (in_part, dropped, Verdict::Unreported),
    ] {
        let library = library(&[("one", &[old]), ("two", &[new])]);
        let report = compare(&library, "one", "two");
        let is_about = |row: &&Row| row.clause.is_some_and(|(_, number)| number.as_str() == "3");
        let row = report.rows.iter().find(is_about).expect("a row is about it");
        assert_eq!(row.verdict, expected, "{old} | {new}");
    }
}

/// A document as a variant of the plans, known in part.
fn partly_known(points: u32) -> String {
    draft("part", &format!("points: {points}"), &[])
        .replace("claims:\n", "")
        .replace("language: und", "language: en")
        + "clauses:\n  - { number: \"1\", topic: truce, text: The truce starts on 1 December at once., sources: [herald-part] }\n"
}

#[test]
fn the_arithmetic_of_the_account_is_true() {
    let sentence = |points: u32| {
        let library = library_of(&[partly_known(points)]);
        let report = compare(&library, "base", "part");
        (report.account.sentences.concat(), report.account.unreported_gone)
    };
    let (roomy, gone) = sentence(5);
    assert!(
        roomy.contains(
            "1 of the 5 new points are known, which leaves room for 5 - 1 = 4 more: enough for the 2 unreported ones"
        ),
        "{roomy}"
    );
    assert_eq!(gone, Some(0));
    let (tight, gone) = sentence(2);
    assert!(
        tight.contains("room for 2 - 1 = 1 more; so at least 2 - 1 = 1 of the 2 unreported ones"),
        "{tight}"
    );
    assert_eq!(gone, Some(1));
}

#[test]
fn numbers_of_whole_texts_differ_by_exactly_that() {
    let library = library(&[]);
    let text = compare(&library, "base", "other").account.sentences.concat();
    assert!(
        text.contains("base has 3 points, other has 2: 1 fewer.") && !text.contains("at least"),
        "{text}"
    );
}

#[test]
fn points_of_the_old_side_that_nobody_knows_may_be_those_that_went() {
    // Of 9 old points one is known; that it is gone does not follow from there being 3 left.
    let library = library_of(&[
        partly_known(9),
        draft("few", "points: 3", &[r#"about: "3", says: kept, by: Ann"#]),
    ]);
    let report = compare(&library, "part", "few");
    assert_eq!(
        report.account.unreported_gone,
        Some(0),
        "{:?}",
        report.account.sentences
    );
}

const PLAN: &str = "\
1. Elections are held in 100 days, but only if a lasting ceasefire holds and only in the unoccupied regions.
2. europe pays usd 100 billion
3. The truce starts on 2 December at once.
";

#[test]
fn unchanged_says_how_far_it_was_compared() {
    let library = library(&[]);
    let input = plandiff::intake::Input {
        name: "plan.txt",
        bytes: PLAN.as_bytes(),
    };
    let intake =
        plandiff::intake::read(&input, &plandiff::intake::Options::default()).expect("points are found");
    let document = plandiff::intake::variant::variant(intake, "plan.txt", None);
    let base = library.variant(&VariantId::from("base")).expect("it is there");
    let report = report::compare(&library, base, &document);
    let vote = row(&report, "2");
    assert_eq!((vote.verdict, vote.partly_compared), (Verdict::Unchanged, true));
    assert!(
        vote.notes[0].contains("were not compared, nor were conditions and scope"),
        "{:?}",
        vote.notes
    );
    let money = row(&report, "3");
    assert_eq!(
        (money.verdict, money.partly_compared),
        (Verdict::Unchanged, false)
    );
    assert_eq!(money.notes, [""; 0]);
    assert_eq!(row(&report, "1").verdict, Verdict::Reworded);
    assert_eq!(report.partly_compared, 1);
    assert!(
        report
            .account
            .sentences
            .concat()
            .contains("unchanged as far as could be compared"),
        "{:?}",
        report.account.sentences
    );
    for format in [
        plandiff::render::Format::Table,
        plandiff::render::Format::Plain,
        plandiff::render::Format::Markdown,
        plandiff::render::Format::Json,
    ] {
        let look = plandiff::render::Look {
            format,
            width: 400,
            color: false,
        };
        let mut shown = Vec::new();
        plandiff::render::diff(&report, look, &mut shown).expect("it can be written");
        let shown = String::from_utf8_lossy(&shown);
        assert!(shown.contains("nor were conditions and scope"), "{shown}");
        assert!(
            shown.contains("2 unchanged (1 of them as far as could be compared)")
                || shown.contains(r#""partly_compared":1"#),
            "{shown}"
        );
    }
}

#[test]
fn what_is_new_and_left_to_others_is_added_then_set_aside() {
    let library = library(&[("draft", &[r#"about: "1", says: set-aside, by: Ann"#])]);
    let report = compare(&library, "other", "draft");
    let is = |row: &&Row| row.topic.is_some_and(|topic| topic.label == "Truce");
    let row = report.rows.iter().find(is).expect("the truce is told of");
    assert_eq!(
        (row.verdict, row.old.state, row.new.state),
        (Verdict::Added, State::Absent, State::SetAside)
    );
    assert!(
        row.notes.contains(&"added, then set aside".to_owned()),
        "{:?}",
        row.notes
    );
}

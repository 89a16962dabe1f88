//! Documents that show a part of a plan, or whose points are cut by what a page puts between them: nothing that they do not
//! print is dropped by them, and what was passed over is said beside the table.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The old side of every comparison.
const OLD: &str = "1. The army is limited to 800,000 personnel.\n\
    2. NATO does not expand.\n\
    3. Russia leaves the territory of Ukraine in 100 days.\n\
    4. Talks begin in Geneva.\n\
    5. Prisoners are exchanged within 30 days.\n\
    6. A fund of $100 billion is set up.\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plandiff"))
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .args(arguments)
        .output()
        .expect("plandiff runs")
}

/// Returns what a command prints on a folder with `old.txt` and the new document.
fn printed(name: &str, new: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("old.txt"), OLD).expect("it is written");
    fs::write(folder.path().join(name), new).expect("it is written");
    let output = run(folder.path(), arguments);
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{err}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn compared(name: &str, new: &str) -> String {
    printed(name, new, &["diff", "old.txt", name, "--format", "plain"])
}

fn assert_nothing_dropped(shown: &str) {
    for verdict in ["dropped", "added", "reworded"] {
        assert!(!shown.contains(&format!("What changed: {verdict}")), "{shown}");
    }
}

#[test]
fn lines_below_the_last_point_belong_to_it() {
    for below in [
        "   NATO does not expand.",
        "\n   NATO does not expand.",
        "\tNATO does not expand.",
    ] {
        let new = format!("1. Talks begin in Geneva.\n2. Prisoners are exchanged within 30 days.\n{below}\n");
        let shown = printed("new.txt", &new, &["show", "new.txt", "--format", "plain"]);
        assert!(shown.contains("within 30 days. NATO does not expand."), "{shown}");
        assert!(!shown.contains("left over"), "{shown}");
    }
    // A sentence that runs on, where no other point is wrapped.
    let new = "1. Talks begin in Geneva.\n2. Russia leaves the territory of Ukraine in\n100 days.\n";
    let shown = printed("new.txt", new, &["show", "new.txt", "--format", "plain"]);
    assert!(shown.contains("of Ukraine in 100 days."), "{shown}");
}

#[test]
fn text_after_the_last_point_is_told_beside_the_table() {
    let new =
        format!("{OLD}\nThe ministry has not answered questions.\n\n                         Geneva, 2025\n");
    let said =
        "Text is left over after the last point: “The ministry has not answered questions” and 1 more.";
    assert!(compared("new.txt", &new).contains(said));
    assert!(printed("new.txt", &new, &["show", "new.txt"]).contains(said));
    let json = printed("new.txt", &new, &["show", "new.txt", "--format", "json"]);
    assert!(json.contains("\"doubts\":[\"Text is left over"), "{json}");
}

#[test]
fn a_sentence_right_below_the_last_point_may_be_one_of_its_own() {
    let new =
        "1. The army is limited to 800,000 personnel.\n2. Talks begin in Geneva.\nNATO does not expand.\n";
    let shown = compared("new.txt", new);
    assert_nothing_dropped(&shown);
    assert!(
        shown.contains("The line “NATO does not expand” below the last point"),
        "{shown}"
    );
    // What a channel or an agency puts there is no sentence of the plan.
    let new =
        "1. The army is limited to 800,000 personnel.\n2. Talks begin in Geneva.\nSource: the ministry.\n";
    assert!(compared("new.txt", new).contains("What changed: dropped"));
}

const FIRST: &str = "<li>The army is limited to 800,000 personnel.</li><li>NATO does not expand.</li>\
    <li>Russia leaves the territory of Ukraine in 100 days.</li>";
const SECOND: &str = "<li>Talks begin in Geneva.</li><li>Prisoners are exchanged within 30 days.</li>\
    <li>A fund of $100 billion is set up.</li>";

#[test]
fn a_list_goes_on_after_an_advertisement() {
    let ad = "<p>Advertisement</p>";
    for new in [
        format!("<ol>{FIRST}</ol>{ad}<ol>{SECOND}</ol>"),
        format!("<ol>{FIRST}</ol>{ad}<ol start=4>{SECOND}</ol>"),
        format!("<ul>{FIRST}</ul>{ad}<ul>{SECOND}</ul>"),
    ] {
        let shown = compared("new.html", &new);
        assert!(shown.contains("6 rows: 6 unchanged."), "{shown}");
    }
    let new = OLD
        .replace("4. ", "\nAdvertisement\n\n1. ")
        .replace("5. ", "2. ")
        .replace("6. ", "3. ");
    let shown = compared("new.txt", &new);
    assert!(shown.contains("6 rows: 6 unchanged."), "{shown}");
}

#[test]
fn a_document_of_which_a_list_is_passed_over_is_not_whole() {
    let said = "List 2 of the document has 3 more points that may belong to the plan and were not taken";
    let between = "A video of the talks was shown on television, and it went on for hours.";
    let html = format!("<ol>{FIRST}</ol><p>{between}</p><ol>{SECOND}</ol>");
    let text = OLD
        .replace("4. ", &format!("\n{between}\n\n1. "))
        .replace("5. ", "2. ")
        .replace("6. ", "3. ");
    for (name, new) in [("new.html", html), ("new.txt", text)] {
        let shown = compared(name, &new);
        assert_nothing_dropped(&shown);
        assert!(shown.contains(said), "{shown}");
        // A list that a person names is the plan.
        let shown = printed(
            name,
            &new,
            &[
                "diff",
                "old.txt",
                name,
                "--list",
                "new:2",
                "--coverage",
                "new:full",
                "--format",
                "plain",
            ],
        );
        assert!(shown.contains("3 dropped, 3 unchanged"), "{shown}");
    }
    // Where the document counts its points, another list is none of them.
    let asides = "<li>Talks begin in Geneva.</li><li>Prisoners are exchanged within 30 days.</li>";
    let new = format!("<h1>The 3-point plan</h1><ol>{FIRST}</ol><p>{between}</p><ol>{asides}</ol>");
    assert!(compared("new.html", &new).contains("3 dropped, 3 unchanged"));
}

#[test]
fn a_report_that_does_not_say_that_it_is_whole_drops_nothing() {
    let points =
        "1. The army is limited to 800,000 personnel.\n2. NATO does not expand.\n3. Talks begin in Geneva.\n";
    let report = format!("Envoys described the plan to reporters.\n\n{points}");
    let shown = compared("new.txt", &report);
    assert_nothing_dropped(&shown);
    assert!(shown.contains("3 unreported"), "{shown}");
    assert!(
        shown.contains("“Envoys described the plan to reporters”"),
        "{shown}"
    );
    let diff = |text: &str, coverage: &str| {
        let arguments = [
            "diff",
            "old.txt",
            "new.txt",
            "--coverage",
            coverage,
            "--format",
            "plain",
        ];
        printed("new.txt", text, &arguments)
    };
    // What a person says goes before what the document shows.
    let shown = diff(&report, "new:full");
    assert!(
        shown.contains("3 dropped, 3 unchanged") && !shown.contains("does not say"),
        "{shown}"
    );
    assert_nothing_dropped(&diff(points, "new:partial"));
    assert!(diff(points, "old:partial").contains("3 dropped"));
    // Points under a title are what somebody wants to compare.
    assert!(compared("new.txt", &format!("The peace plan\n\n{points}")).contains("3 dropped, 3 unchanged"));
    // Lines of a page are no plan.
    let page = "Skip to content\nMenu\nThe army is limited to 800,000 personnel.\nNATO does not expand.\n";
    assert_nothing_dropped(&compared("new.txt", page));
}

#[test]
fn a_text_that_never_says_shall_is_said_to_be_drafted_otherwise() {
    let said = "never says \"shall\", and 3 rows";
    let old = OLD
        .replace(" is limited", " shall be limited")
        .replace(" does not expand", " shall not expand");
    let old = old
        .replace("Talks begin", "Talks shall begin")
        .replace("are exchanged", "shall be exchanged");
    let plain = "1. The army will be limited to 800,000 personnel.\n4. Talks will begin in Geneva.\n5. Prisoners will be exchanged within 30 days.\n";
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("shall.txt"), old).expect("it is written");
    fs::write(folder.path().join("will.txt"), plain).expect("it is written");
    let diff = |one: &str, other: &str| {
        let output = run(folder.path(), &["diff", one, other, "--format", "plain"]);
        String::from_utf8(output.stdout).expect("output is UTF-8")
    };
    assert!(diff("shall.txt", "will.txt").contains(&format!("The new text {said}")));
    assert!(diff("will.txt", "shall.txt").contains(&format!("The old text {said}")));
    let mixed = plain.replace("Talks will", "Talks shall");
    fs::write(folder.path().join("will.txt"), mixed).expect("it is written");
    assert!(!diff("shall.txt", "will.txt").contains("never says"));
}

#[test]
fn dots_between_points_stand_for_points_that_are_left_out() {
    for dots in ["...", "[…]", "(...)"] {
        let new = OLD.replace("3. Russia leaves the territory of Ukraine in 100 days.", dots);
        let shown = compared("new.txt", &new);
        assert_nothing_dropped(&shown);
        assert!(shown.contains("1 unreported, 5 unchanged"), "{shown}");
    }
}

#[test]
fn numbers_run_on_across_sections_of_one_point() {
    let sections = "I. Forces\n1. The army is limited to 800,000 personnel.\n\nII. Order\n2. NATO does not expand.\n\
                    3. Russia leaves the territory of Ukraine in 100 days.\n\nIII. Money\n4. Talks begin in Geneva.\n\
                    5. Prisoners are exchanged within 30 days.\n6. A fund of $100 billion is set up.\n";
    for text in [sections.to_owned(), sections.replace("\n\n", "\n")] {
        let shown = compared("new.txt", &text);
        assert!(shown.contains("6 rows: 6 unchanged."), "{shown}");
    }
}

#[test]
fn what_only_stands_for_a_point_is_none() {
    let new = OLD.replace("NATO does not expand.", "Unchanged.").replace(
        "Talks begin in Geneva.",
        "Point removed at the request of Russia.",
    );
    let shown = compared("new.txt", &new);
    assert!(!shown.contains("What changed: added"), "{shown}");
    assert!(!shown.contains("Unchanged."), "{shown}");
}

#[test]
fn options_of_documents_say_it_of_one_side_or_of_both() {
    let two = "Demands:\n\n1. The army goes.\n2. NATO goes.\n3. Crimea stays.\n\nWhat the minister said to all of that is quite \
               another matter:\n\n1. The army is limited to 800,000 personnel.\n2. NATO does not expand.\n3. Talks begin.\n";
    let list = |given: &[&str]| {
        let arguments = ["diff", "two.txt", "old.txt", "--format", "plain"];
        printed("two.txt", two, &[&arguments[..], given].concat())
    };
    assert!(list(&["--list", "old:2"]).contains("two.txt: 2 NATO does not expand."));
    assert!(list(&["--list", "1", "--list", "old:2"]).contains("two.txt: 2 NATO does not expand."));
    assert!(list(&["--units", "old:lines", "--units", "points"]).contains("two.txt, 8 points"));
    assert!(list(&["--units", "new:lines", "--list", "old:1"]).contains("two.txt, 3 points"));
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("old.txt"), OLD).expect("it is written");
    for (given, said) in [
        (
            ["--list", "2"],
            "`--list old:2` or `--list new:2` says it of one side",
        ),
        (
            ["--list", "left:2"],
            "there is no side \"left\": it is old or new",
        ),
        (
            ["--units", "new:line"],
            "\"line\" is not auto, points, paragraphs or lines",
        ),
    ] {
        let output = run(
            folder.path(),
            &[&["diff", "old.txt", "old.txt"], &given[..]].concat(),
        );
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(err.contains(said), "{err}");
    }
}

#[test]
fn one_or_two_numbered_points_are_points() {
    for (new, said) in [
        (
            "1. The army is limited to 800,000 personnel.\n4. Talks begin in Geneva.\n",
            "Points 2 to 3 are missing.",
        ),
        (
            "> 1. The army is limited to 800,000 personnel.\n> 4. Talks begin in Geneva.\n",
            "Points 2 to 3 are missing.",
        ),
        (
            "Points 5 and 6 of the plan:\n5. Prisoners are exchanged within 30 days.\n6. A fund of $100 billion is set up.\n",
            "The list begins with point 5.",
        ),
        ("4. Talks begin in Geneva.\n", "The list begins with point 4."),
        (
            "6. A fund of $100 billion is set up.\n5. Prisoners are exchanged within 30 days.\n",
            "The list ends with point 5.",
        ),
        (
            "I. The army is limited to 800,000 personnel.\nIV. Talks begin in Geneva.\n",
            "Points II to III are missing.",
        ),
        (
            "1 The army is limited to 800,000 personnel.\n4 Talks begin in Geneva.\n",
            "Points 2 to 3 are missing.",
        ),
        (
            "1. The army is limited to 800,000 personnel.\n",
            "Nobody numbers one point alone",
        ),
        (
            "1. The army is limited to 800,000 personnel.\n\n3. Russia leaves the territory of Ukraine in 100 days.\n\n\
             6. A fund of $100 billion is set up.\n",
            "Point 2 is missing.",
        ),
    ] {
        let shown = compared("new.txt", new);
        assert_nothing_dropped(&shown);
        assert!(shown.contains(said), "{new}{shown}");
    }
    let sections = "Security\n1. The army is limited to 800,000 personnel.\n2. NATO does not expand.\n\n\
                    Other matters\n1. Talks begin in Geneva.\n2. Prisoners are exchanged within 30 days.\n";
    let shown = compared("new.txt", sections);
    assert!(shown.contains("6 rows: 2 dropped, 4 unchanged."), "{shown}");
    // Paragraphs of which a few begin with a number or with an initial are prose.
    let prose = "24. April was a cold day in the city.\n\nNobody came to the square.\n\nThe shops were closed as well.\n\n\
                 30. April was warmer than that.\n\nThe square was full.\n";
    for prose in [
        prose,
        "V. Smith said that the army is limited.\n",
        "30 Ships leave the port.\nThe army goes.\n",
    ] {
        let shown = printed("new.txt", prose, &["show", "new.txt", "--format", "plain"]);
        let first: String = prose.chars().take(8).collect();
        assert!(shown.contains(&format!("What it says: {first}")), "{shown}");
    }
}

#[test]
fn placeholders_are_points_of_which_nothing_is_known() {
    for blank in [
        "[illegible]",
        "(text missing)",
        "Still under negotiation",
        "To be agreed.",
        "[page torn]",
    ] {
        let new = OLD.replace("Russia leaves the territory of Ukraine in 100 days.", blank);
        let new = new.replace("Talks begin in Geneva.", "Not yet known");
        let shown = compared("new.txt", &new);
        assert_nothing_dropped(&shown);
        assert!(!shown.contains(blank), "{shown}");
    }
}

#[test]
fn a_draft_counts_the_points_only_where_a_headline_counts_those_of_the_plan() {
    let points = OLD.lines().take(3).collect::<Vec<_>>().join("\n");
    for (headline, coverage, count) in [
        ("Only three points of the plan are known", "partial", None),
        (
            "Three points of the six-point plan have leaked",
            "partial",
            Some(6),
        ),
        ("Trump plan cut by three points", "partial", None),
        ("Three points Kyiv rejects", "partial", None),
        ("The three points that Kyiv rejects", "partial", None),
        ("Trump's three-point plan for Ukraine", "full", Some(3)),
        ("The plan in three points", "full", Some(3)),
        ("Trump's six-point plan cut to three points", "full", Some(3)),
        ("План из 3 пунктов", "full", Some(3)),
    ] {
        let page = format!("<title>{headline}</title><ol>{FIRST}</ol>");
        let import = [
            "--id",
            "us-3",
            "--plan",
            "ukraine",
            "--source",
            "Reuters",
            "--date",
            "2025-11-30",
            "-o",
            "-",
        ];
        for (document, given) in [
            ("page.html", vec!["import", "page.html"]),
            ("page.txt", vec!["import", "page.txt", "--title", headline]),
        ] {
            let text = if document == "page.html" { &page } else { &points };
            let yaml = printed(document, text, &[&given[..], &import[..]].concat());
            assert!(
                yaml.contains(&format!("coverage: {coverage}\n")),
                "{headline}\n{yaml}"
            );
            let counted = count.map(|count| format!("points: {count}\n"));
            let line = yaml.lines().find(|line| line.starts_with("points:"));
            assert_eq!(
                line.map(|line| format!("{line}\n")),
                counted,
                "{headline}\n{yaml}"
            );
        }
    }
}

#[test]
fn of_whole_texts_a_point_with_one_changed_part_is_changed_in_part() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = |years: &str, once: &str| {
        format!(
            "1. The United States shall suspend all exercises:\n   (a) for a period of {years} years;\n   (b) after that {once} a \
             year.\n2. Talks begin in Geneva.\n"
        )
    };
    fs::write(folder.path().join("old.txt"), text("two", "once")).expect("it is written");
    for (new, tally) in [
        (
            text("four", "once"),
            "Of 2 points: 1 unchanged, 1 changed in part.",
        ),
        (text("two", "once"), "Of 2 points: 2 unchanged."),
    ] {
        fs::write(folder.path().join("new.txt"), new).expect("it is written");
        let output = run(
            folder.path(),
            &["diff", "old.txt", "new.txt", "--format", "plain"],
        );
        let shown = String::from_utf8(output.stdout).expect("output is UTF-8");
        assert!(shown.contains(tally), "{shown}");
    }
}

#[test]
fn of_a_point_that_has_two_clauses_of_which_one_is_left_to_others_nothing_is_said_as_a_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let brief = "1. Ukraine's sovereignty is confirmed, Russia is expected not to invade neighbouring countries and NATO \
                 is expected not to expand further.\n2. Ukraine holds elections in 100 days.\n";
    fs::write(folder.path().join("brief.txt"), brief).expect("it is written");
    let output = run(
        folder.path(),
        &[
            "diff",
            "brief.txt",
            "us-19",
            "--format",
            "plain",
            "--order",
            "number",
        ],
    );
    let shown = String::from_utf8(output.stdout).expect("output is UTF-8");
    let mut rows = shown.split("\n\n");
    let row = rows
        .find(|row| row.contains("brief.txt: 1 Ukraine's sovereignty"))
        .expect("the first point has a row");
    assert!(row.contains("What changed: unreported"), "{row}");
    assert!(row.contains("only a part of it is reported on"), "{row}");
}

#[test]
fn what_could_not_be_compared_word_for_word_is_not_simply_called_unchanged() {
    let folder = tempfile::tempdir().expect("a folder");
    let printed = "1. The sovereignty of Ukraine is to be confirmed.\n2. Ukraine shall hold elections within 100 days.\n";
    fs::write(folder.path().join("printed.txt"), printed).expect("it is written");
    let output = run(
        folder.path(),
        &[
            "diff",
            "us-28",
            "printed.txt",
            "--topic",
            "sovereignty",
            "--format",
            "plain",
        ],
    );
    let shown = String::from_utf8(output.stdout).expect("output is UTF-8");
    assert!(
        shown.contains("What changed: unchanged as far as compared\n"),
        "{shown}"
    );
}

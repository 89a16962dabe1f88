//! What stands among the points and is none of their text: it is taken out, and said.

use plandiff::intake::variant::variant;
use plandiff::intake::{Input, Intake, Options, Units, read};
use plandiff::model::Coverage;

use super::office;

fn read_bytes(name: &str, bytes: &[u8]) -> Intake {
    read(&Input { name, bytes }, &Options::default()).unwrap()
}

/// Returns the points of a text as `number text`.
fn points(intake: &Intake) -> Vec<String> {
    assert_eq!(intake.units, Units::Points, "{intake:?}");
    let each = intake.points.iter();
    each.map(|point| format!("{} {}", point.number, point.text))
        .collect()
}

fn note<'i>(intake: &'i Intake, code: &str) -> Option<&'i str> {
    let note = intake.notes.iter().find(|note| note.code == code);
    note.map(|note| note.text.as_str())
}

fn is_whole(intake: Intake) -> bool {
    variant(intake, "plan", None).coverage == Coverage::Full
}

/// Writes paragraphs as a text, as markdown, as pages with and without lists, and as a Word document.
fn in_every_format(paragraphs: &[&str]) -> Vec<(&'static str, Vec<u8>)> {
    let text = paragraphs.join("\n\n");
    let lines = paragraphs.join("\n");
    let tagged = |open: &str, close: &str| -> String {
        let each = paragraphs.iter().map(|text| format!("{open}{text}{close}"));
        each.collect()
    };
    let listed = |text: &str| match text.split_once(". ") {
        Some((number, rest)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("<ol start='{number}'><li>{rest}</li></ol>")
        }
        Some(_) | None => format!("<p>{text}</p>"),
    };
    let lists: String = paragraphs.iter().map(|text| listed(text)).collect();
    let body = tagged("<w:p><w:r><w:t>", "</w:t></w:r></w:p>");
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let docx = office::zip(&[
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        ("word/document.xml".to_owned(), document),
    ]);
    vec![
        ("plan.txt", text.clone().into_bytes()),
        ("lines.txt", lines.into_bytes()),
        ("plan.md", text.into_bytes()),
        ("plan.html", tagged("<p>", "</p>").into_bytes()),
        ("lists.html", lists.into_bytes()),
        ("plan.docx", docx),
    ]
}

#[test]
fn dots_between_points_stand_for_points_that_are_not_there() {
    for dots in ["…", "...", "[...]", "(…)", ". . .", "* * *", "***"] {
        for (third, fourth) in [(3, 4), (5, 6), (17, 18)] {
            let third = format!("{third}. The port of Meren is opened to trade.");
            let fourth = format!("{fourth}. Talks begin in Geneva.");
            let document = [
                "1. All fire stops within 24 hours.",
                "2. Prisoners are exchanged.",
                dots,
                &third,
                &fourth,
            ];
            for (name, bytes) in in_every_format(&document) {
                let intake = read_bytes(name, &bytes);
                let expected = [document[0], document[1], &third, &fourth];
                assert_eq!(
                    points(&intake),
                    expected.map(|text| text.replacen(". ", " ", 1)),
                    "{name} {dots}"
                );
                assert!(
                    note(&intake, "left-out").is_some(),
                    "{name} {dots} {:?}",
                    intake.notes
                );
                assert!(!is_whole(intake), "{name} {dots}");
            }
        }
    }
}

#[test]
fn single_points_between_dots_are_points() {
    let document = [
        "2. Prisoners are exchanged.",
        "[…]",
        "6. A fund is set up.",
        "[…]",
        "17. Schools teach tolerance.",
    ];
    for (name, bytes) in in_every_format(&document) {
        let intake = read_bytes(name, &bytes);
        let numbers: Vec<&str> = intake.points.iter().map(|point| point.number.as_str()).collect();
        assert_eq!(numbers, ["2", "6", "17"], "{name}");
        assert!(!is_whole(intake), "{name}");
    }
}

#[test]
fn dots_in_a_point_or_among_lines_leave_a_doubt() {
    for text in [
        "1. All fire stops.\n\n[…]\n\nMonitors watch it.\n\n2. Prisoners are exchanged.\n\n3. Talks begin.\n",
        "- All fire stops.\n- Prisoners are exchanged.\n…\n- Talks begin.\n",
        "All fire stops.\nPrisoners are exchanged.\n...\nTalks begin.\n",
    ] {
        let intake = read_bytes("plan.txt", text.as_bytes());
        assert!(note(&intake, "left-out").is_some(), "{text}");
        assert!(!is_whole(intake), "{text}");
    }
}

#[test]
fn stars_between_all_points_and_dots_of_a_point_say_nothing_of_others() {
    let document = [
        "1. All fire stops within 24 hours.",
        "* * *",
        "2. Prisoners are exchanged.",
        "* * *",
        "3. Talks begin.",
    ];
    for (name, bytes) in in_every_format(&document) {
        let intake = read_bytes(name, &bytes);
        assert_eq!(points(&intake)[1], "2 Prisoners are exchanged.", "{name}");
        assert!(is_whole(intake), "{name}");
    }
    // A rule of dashes divides.
    let text = "1. All fire stops within 24 hours.\n\n---\n\n2. Prisoners are exchanged in ten days.\n3. Talks begin in Geneva on the border.\n";
    assert!(is_whole(read_bytes("plan.md", text.as_bytes())));
    let text = "1.\nAll fire stops within 24 hours.\n\n2.\n…\n\n3.\nA fund for the port of Meren is set up.\n\n4.\nPrisoners \
                are exchanged in ten days.\n\n5.\nTalks on the border begin in Geneva.\n";
    let intake = read_bytes("plan.txt", text.as_bytes());
    assert_eq!(points(&intake)[1], "2 …");
    assert_eq!(note(&intake, "left-out"), None);
}

#[test]
fn stars_between_paragraphs_are_none() {
    let text = "# The port\n\nThe port of Meren has been closed since the war began, and no ship has entered it.\n\n* * *\n\nTalks \
                about it are to begin in Geneva, where the parties met before without any result.\n";
    let options = Options {
        units: Units::Paragraphs,
        ..Options::default()
    };
    let input = Input {
        name: "a.md",
        bytes: text.as_bytes(),
    };
    assert_eq!(read(&input, &options).unwrap().points.len(), 3);
}

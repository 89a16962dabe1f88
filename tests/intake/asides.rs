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

const PAGES: &str = "FRAMEWORK FOR THE PORT OF MEREN\n\nHEAD\n\n1. The parties stop all fire within 24 hours and keep\ntheir \
    forces where they stand.\n\n2. Prisoners are exchanged within ten days under the\n\nEDGE1supervision of the Red \
    Cross.\n\n3. The port of Meren is opened to trade.\n\nEDGE24. A fund of 200 million dollars is set up.\n\n5. Talks on \
    the border begin in Geneva.\n\nEDGE3";

#[test]
fn what_pages_put_among_points_is_no_text_of_them() {
    let head = "Draft of 12 May – Confidential";
    let cases = [
        ("Page # of 3\n\n", true),
        ("Page #\n\nHEAD\n\n", true),
        ("Page # of 3\n\nHEAD\n\n", true),
        ("HEAD – Page # of 3\n\n", false),
        ("HEAD | #\n\n", false),
        ("- # -\n\nHEAD\n\n", true),
        ("– # –\n\n", false),
        ("#/3\n\n", false),
        ("#\n\n", false),
        ("#\n\nHEAD\n\n", true),
        ("HEAD\n\n", true),
        ("\u{C}Working copy of the mediators\n\n", false),
    ];
    for (edge, has_head) in cases {
        let mut text = PAGES.to_owned();
        for page in ["1", "2", "3"] {
            text = text.replace(&format!("EDGE{page}"), &edge.replace('#', page));
        }
        text = match has_head {
            true => text.replace("HEAD", head),
            false => text.replacen("HEAD\n\n", "", 1).replace("HEAD", head),
        };
        for text in [text.clone(), text.replace("\n\n", "\n")] {
            let intake = read_bytes("plan.txt", text.as_bytes());
            let expected = [
                "1 The parties stop all fire within 24 hours and keep their forces where they stand.",
                "2 Prisoners are exchanged within ten days under the supervision of the Red Cross.",
                "3 The port of Meren is opened to trade.",
                "4 A fund of 200 million dollars is set up.",
                "5 Talks on the border begin in Geneva.",
            ];
            assert_eq!(points(&intake), expected, "{edge:?}\n{text}");
            let said = note(&intake, "page-edges-left-out").unwrap_or_default();
            assert!(
                said.starts_with("Headers and footers"),
                "{edge:?} {:?}",
                intake.notes
            );
            assert_eq!(intake.after, [""; 0], "{text}");
            assert!(is_whole(intake), "{text}");
        }
    }
}

#[test]
fn pages_that_are_not_there_leave_a_doubt() {
    for pages in [["1", "2", "3"], ["1", "3", "9"], ["5", "6", "9"]] {
        let mut text = PAGES.replace("HEAD\n\n", "");
        for (place, page) in pages.iter().enumerate() {
            text = text.replace(&format!("EDGE{}", place + 1), &format!("Page {page} of 9\n\n"));
        }
        let intake = read_bytes("plan.txt", text.as_bytes());
        assert_eq!(points(&intake).len(), 5);
        assert!(note(&intake, "pages-missing").is_some(), "{text}");
        assert!(!is_whole(intake), "{text}");
    }
}

#[test]
fn numbers_and_lines_of_the_points_are_no_edges_of_pages() {
    for (text, second) in [
        (
            "1\nAll fire stops on every front:\na) on land,\nb) at sea.\n\n2\nPrisoners are exchanged:\na) the wounded,\nb) all \
             others.\n\n3\nTalks begin in Geneva.\n",
            "2 Prisoners are exchanged:",
        ),
        (
            "1. All fire stops within\n24 hours on every front.\n2. The fine is\n200\nmillion dollars.\n3. Talks begin in Geneva.\n",
            "2 The fine is 200 million dollars.",
        ),
        (
            "1. All fire stops as set out on page 3\nof the annex.\n2. Prisoners are exchanged as set out on page 4\nof it.\n3. \
             Talks begin in Geneva.\n",
            "2 Prisoners are exchanged as set out on page 4 of it.",
        ),
        (
            "1. All fire stops under\nthe draft agreement\nwithin 24 hours.\n2. Prisoners are exchanged under\nthe draft \
             agreement\nin ten days.\n3. Talks begin in Geneva.\n",
            "2 Prisoners are exchanged under the draft agreement in ten days.",
        ),
    ] {
        let intake = read_bytes("plan.txt", text.as_bytes());
        assert_eq!(points(&intake)[1], second, "{text}");
        assert_eq!(note(&intake, "page-edges-left-out"), None, "{text}");
    }
}

/// What an outlet explains beside the points is none of their text, in any format.
#[test]
fn remarks_beside_points_are_left_out_and_told() {
    let paragraphs = [
        "The peace plan",
        "1. The parties stop fighting at once.",
        "Analysis: nobody has said who would watch over this.",
        "It was part of the first draft too.",
        "2. The army has at most 600,000 soldiers.",
        "[Editor's note: the printed text has a gap here.]",
        "3. Elections are held within 100 days.",
        "4. Prisoners are exchanged, all for all.",
    ];
    for (name, bytes) in in_every_format(&paragraphs) {
        let intake = read_bytes(name, &bytes);
        let expected = [
            "1 The parties stop fighting at once.",
            "2 The army has at most 600,000 soldiers.",
            "3 Elections are held within 100 days.",
            "4 Prisoners are exchanged, all for all.",
        ];
        assert_eq!(points(&intake), expected, "{name}");
        let remarks = [
            format!("{} {}", paragraphs[2], paragraphs[3]),
            paragraphs[5].to_owned(),
        ];
        assert_eq!(intake.remarks, remarks, "{name}");
        let said = note(&intake, "remarks-left-out").unwrap_or_else(|| panic!("{name}: nothing is said"));
        assert!(
            said.starts_with("2 remark(s)") && said.contains("Analysis: nobody has said"),
            "{said}"
        );
        assert!(!is_whole(intake), "{name}: prose beside points leaves a doubt");
    }
}

/// What a plan says under a word that outlets use too stays in it: behind a mere title, in the words of a plan, or as one
/// of its lines.
#[test]
fn text_of_a_plan_is_no_remark() {
    let document = [
        "Plan for Meren",
        "1. Ceasefire",
        "Background: The accord of 2015 is recalled.",
        "2. Withdrawal",
        "Context: the eastern districts only.",
        "All troops leave within 90 days.",
        "3. The port of Meren is opened to trade.",
        "Explanation: in this agreement, the port is what the map shows.",
        "4. Talks begin in Geneva.",
        "Comment: each party may comment on the draft within 30 days.",
    ];
    for (name, bytes) in in_every_format(&document) {
        let intake = read_bytes(name, &bytes);
        assert_eq!(intake.remarks, [""; 0], "{name}");
        let texts: String = points(&intake).concat();
        for text in [document[2], document[4], document[5], document[7]] {
            assert!(texts.contains(text), "{name} {text}\n{texts}");
        }
    }
    let lines = "1. All fighting stops.\nContext: on land, at sea and in the air.\n2. Troops leave within 90 days.\n3. Aid flows.\n";
    let intake = read_bytes("plan.txt", lines.as_bytes());
    assert_eq!(
        points(&intake)[0],
        "1 All fighting stops. Context: on land, at sea and in the air."
    );
}

/// Behind a remark the point goes on where it has said nothing yet, and where other points have several paragraphs.
#[test]
fn a_remark_takes_no_text_of_the_plan_with_it() {
    let behind_a_title = "1. Ceasefire\n\nAll fighting stops.\n\n2. Withdrawal\n\nWhy it matters: talks failed over it.\n\nAll \
                          troops leave within 90 days.\n\n3. Aid\n\nAid flows to every town.\n";
    let of_paragraphs = "1. All fighting stops.\n\nIt stops at noon.\n\n2. Withdrawal is complete.\n\nAnalysis: talks failed \
                         over it.\n\nAll troops leave within 90 days.\n\n3. Aid flows to every town.\n\nIt is free.\n";
    for text in [behind_a_title, of_paragraphs] {
        let intake = read_bytes("plan.txt", text.as_bytes());
        let second = points(&intake)[1].clone();
        assert!(second.ends_with("All troops leave within 90 days."), "{second}");
        assert!(!second.contains("talks failed"), "{second}");
        assert_eq!(intake.remarks.len(), 1, "{text}");
    }
    // The same word, where the point is complete, and a page that explains each of its points.
    let explained = "The plan\n\n1. All fighting stops.\n\nContext: it was tried before.\n\nIt failed.\n\n2. Troops leave \
                     within 90 days.\n\nContext: nobody has agreed to it.\n\n3. Aid flows.\n";
    let intake = read_bytes("plan.txt", explained.as_bytes());
    assert_eq!(points(&intake)[0], "1 All fighting stops.");
    assert_eq!(intake.remarks[0], "Context: it was tried before. It failed.");
}

/// A footnote is told by its mark in the text before it; a bracket that nothing points to stays.
#[test]
fn footnotes_are_left_out_and_told() {
    let marks = [("¹", "²"), ("[1]", "[2]")];
    for (first, second) in marks {
        let paragraphs = [
            "1. The army has at most 600,000 soldiers.".to_owned(),
            format!("2. Talks with Ukraine{first} begin in a week."),
            format!("3. The zone has 5 km².{second}"),
            format!("{first} Its president has asked for this."),
            format!("{second} As the outlet reckons."),
            "4. Prisoners are exchanged, all for all.".to_owned(),
        ];
        let text = paragraphs.join("\n");
        let intake = read_bytes("plan.txt", text.as_bytes());
        assert_eq!(points(&intake).len(), 4, "{intake:?}");
        assert_eq!(intake.remarks, paragraphs[3..5], "{first}");
        assert!(note(&intake, "remarks-left-out").is_some(), "{first}");
        assert!(
            points(&intake).iter().all(|point| !point.contains("president")),
            "{intake:?}"
        );
    }
    let intake = read_bytes(
        "plan.txt",
        "1. Fighting stops.\n2. Talks begin.\n[3] Elections follow.".as_bytes(),
    );
    assert!(intake.remarks.is_empty(), "{intake:?}");
}

/// What a chat adds below a plan is no part of its last point, and its marks of notes are no words.
#[test]
fn what_chats_add_to_a_plan_is_none_of_it() {
    let plan = "Here is the five-point plan:\n\n1. **Ceasefire** – All fighting stops.\n2. **Army** – It has 85,000 men.[^1]\n   - \
                Reserves are not counted.\n   - Guards are counted.\n\n3. **Withdrawal** – Troops leave in 90 days.\n4. \
                **Prisoners** – Exchanged all for all【2†source】.\n5. **Elections** – Held within 180 days.\n\n";
    for more in [
        "---\n\n**In other words:**\n- The army shrinks.\n- Elections come soon.\n\n[^1]: Drafts said 100,000.\n",
        "**Key takeaways:**\n- The army shrinks.\n- Elections come soon.\n\n[^1]: Drafts said 100,000.\n",
    ] {
        for name in ["plan.md", "plan.txt"] {
            let intake = read_bytes(name, format!("{plan}{more}").as_bytes());
            let all = points(&intake);
            assert_eq!(all.len(), 5, "{name} {more}");
            assert_eq!(intake.points[1].parts.len(), 2, "{name}");
            assert_eq!(intake.points[4].parts, [], "{name} {more}");
            assert!(all[1].ends_with("85,000 men."), "{}", all[1]);
            assert!(all[3].ends_with("all for all."), "{}", all[3]);
            assert!(all[4].ends_with("180 days."), "{}", all[4]);
        }
    }
    // Parts that the plan itself announces stay, and so do those of a point that others follow.
    let parts = "1. All fighting stops.\n\n2. Aid flows on these terms:\n\n- It is free.\n- It is fast.\n\n3. A fund is set \
                 up:\n\nKey points:\n\n- It is open.\n- It is large.\n\n4. Talks begin.\n";
    let intake = read_bytes("plan.md", parts.as_bytes());
    assert_eq!(points(&intake).len(), 4);
    let counts: Vec<usize> = intake.points.iter().map(|point| point.parts.len()).collect();
    assert_eq!(counts, [0, 2, 2, 0]);
}

/// A table of two versions is no plan of twice the words, and a table of numbers and texts is one.
#[test]
fn columns_of_text_that_are_joined_are_told() {
    let row = |cells: &[&str]| {
        let cells: Vec<(String, String)> = cells
            .iter()
            .map(|cell| {
                (
                    format!("<td>{cell}</td>"),
                    format!("<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>"),
                )
            })
            .collect();
        let html: String = cells.iter().map(|(html, _)| html.as_str()).collect();
        let word: String = cells.iter().map(|(_, word)| word.as_str()).collect();
        (format!("<tr>{html}</tr>"), format!("<w:tr>{word}</w:tr>"))
    };
    let texts = [
        "All fire stops in two days.",
        "Troops leave in 90 days.",
        "Talks begin in Meren soon.",
    ];
    for (columns, is_told) in [(1, false), (2, true)] {
        let rows: Vec<Vec<String>> = texts
            .iter()
            .enumerate()
            .map(|(place, text)| {
                let number = format!("{}.", place + 1);
                std::iter::once(number)
                    .chain(vec![(*text).to_owned(); columns])
                    .collect()
            })
            .collect();
        let (mut html, mut word, mut markdown) =
            (String::new(), String::new(), "|a|b|c|\n|-|-|-|\n".to_owned());
        for cells in &rows {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let (as_html, as_word) = row(&cells);
            html += &as_html;
            word += &as_word;
            markdown += &format!("|{}|\n", cells.join("|"));
        }
        let document =
            format!(r#"<w:document xmlns:w="w"><w:body><w:tbl>{word}</w:tbl></w:body></w:document>"#);
        let docx = office::zip(&[
            ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
            ("word/document.xml".to_owned(), document),
        ]);
        for (name, bytes) in [
            ("plan.html", format!("<table>{html}</table>").into_bytes()),
            ("plan.md", markdown.into_bytes()),
            ("plan.docx", docx),
        ] {
            let intake = read_bytes(name, &bytes);
            assert_eq!(points(&intake).len(), 3, "{name}");
            assert_eq!(
                note(&intake, "columns-joined").is_some(),
                is_told,
                "{name} {columns}"
            );
        }
    }
}

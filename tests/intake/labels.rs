//! Labels as they are printed in texts of several kinds and languages, and prose that begins like them.

use plandiff::intake::{Input, Intake, Options, Units, read};

fn intake(name: &str, text: &str) -> Intake {
    let input = Input {
        name,
        bytes: text.as_bytes(),
    };
    read(&input, &Options::default()).unwrap()
}

/// Returns the points of a text as `number label | text`.
fn points(name: &str, text: &str) -> Vec<String> {
    let intake = intake(name, text);
    assert_eq!(intake.units, Units::Points, "{text}");
    let each = intake.points.iter();
    each.map(|point| format!("{} {} | {}", point.number, point.printed, point.text))
        .collect()
}

#[test]
fn numbers_in_words_are_labels_behind_a_word_for_points() {
    let lines = "The harbour plan\n\nPoint One: All fire stops within 24 hours.\nPoint Two: Prisoners are exchanged.\n\
                 Point Three: The port of Meren is opened.\n";
    let expected = [
        "1 Point One: | All fire stops within 24 hours.",
        "2 Point Two: | Prisoners are exchanged.",
        "3 Point Three: | The port of Meren is opened.",
    ];
    assert_eq!(points("plan.txt", lines), expected);
    let paragraphs = lines.replace(":", ".").replace('\n', "\n\n");
    assert_eq!(
        points("plan.txt", &paragraphs)[1],
        "2 Point Two. | Prisoners are exchanged."
    );
    let page = "<h1>The harbour plan</h1><p><b>POINT ONE</b></p><p>All fire stops within 24 hours.</p><p><b>POINT TWO</b></p>\
                <p>Prisoners are exchanged.</p><p><b>POINT THREE</b></p><p>The port of Meren is opened.</p>";
    assert_eq!(
        points("plan.html", page)[2],
        "3 POINT THREE | The port of Meren is opened."
    );
    let dashes = "Point 1 – All fire stops within 24 hours.\n\nPoint 2 – Prisoners are exchanged.\n\nPoint 3 – The port is opened.\n";
    assert_eq!(
        points("plan.txt", dashes)[0],
        "1 Point 1 – | All fire stops within 24 hours."
    );
}

#[test]
fn articles_of_other_languages_are_labels() {
    let french = "Accord sur le port\n\nArticle premier\nLe feu cesse sous 24 heures.\n\nArticle 2\nLes prisonniers sont \
                  échangés.\n\nArticle 3\nLe port de Meren est ouvert.\n";
    let expected = [
        "1 Article premier | Le feu cesse sous 24 heures.",
        "2 Article 2 | Les prisonniers sont échangés.",
        "3 Article 3 | Le port de Meren est ouvert.",
    ];
    assert_eq!(points("accord.txt", french), expected);
    for (text, third) in [
        (
            "Article 1er. Le feu cesse.\nArticle 2. Les prisonniers sont échangés.\nArticle 3. Le port est ouvert.\n",
            "3 Article 3. | Le port est ouvert.",
        ),
        (
            "§ 1 Das Feuer wird eingestellt.\n§ 2 Die Gefangenen werden ausgetauscht.\n§ 3 Der Hafen wird geöffnet.\n",
            "3 § 3 | Der Hafen wird geöffnet.",
        ),
        (
            "§ 1\nDas Feuer wird eingestellt.\n\n§ 2\nDie Gefangenen werden ausgetauscht.\n\n§ 3\nDer Hafen wird geöffnet.\n",
            "3 § 3 | Der Hafen wird geöffnet.",
        ),
        (
            "Punkt 1. Das Feuer wird eingestellt.\nPunkt 2. Gefangene werden ausgetauscht.\nPunkt 3. Der Hafen wird geöffnet.\n",
            "3 Punkt 3. | Der Hafen wird geöffnet.",
        ),
        (
            "Punto 1. Cesa el fuego.\nPunto 2. Los prisioneros son canjeados.\nPunto 3. El puerto se abre.\n",
            "3 Punto 3. | El puerto se abre.",
        ),
        (
            "Punto primero.- Cesa el fuego.\n\nPunto 2.- Los prisioneros son canjeados.\n\nPunto 3.- El puerto se abre.\n",
            "3 Punto 3.- | El puerto se abre.",
        ),
        (
            "Пункт 1\nОгонь прекращается.\n\nПункт 2\nПленные обмениваются.\n\nПункт 3\nПорт открывается.\n",
            "3 Пункт 3 | Порт открывается.",
        ),
        (
            "Article 1 Ceasefire\nAll fire stops.\n\nArticle 2 Prisoners\nThey are exchanged.\n\nArticle 3 The port\nIt is \
             opened.\n",
            "3 Article 3 | The port It is opened.",
        ),
    ] {
        assert_eq!(points("plan.txt", text)[2], third, "{text}");
    }
}

const FIRST: &str = "The minister set out the plan on Monday.\n\nFirst, all fire stops within 24 hours.\n\nSecond, prisoners \
    are exchanged within\nten days.\n\nThird, the port of Meren is opened to trade.\n\nFourth, talks begin in Geneva.\n";

#[test]
fn paragraphs_that_count_in_words_are_points() {
    let expected = [
        "1 First, | all fire stops within 24 hours.",
        "2 Second, | prisoners are exchanged within ten days.",
        "3 Third, | the port of Meren is opened to trade.",
        "4 Fourth, | talks begin in Geneva.",
    ];
    assert_eq!(points("plan.txt", FIRST), expected);
    let page: String = FIRST.split("\n\n").map(|text| format!("<p>{text}</p>")).collect();
    assert_eq!(points("plan.html", &page), expected);
    assert_eq!(
        points("plan.md", &FIRST.replace("First,", "**Firstly:**"))[0],
        "1 Firstly: | all fire stops within 24 hours."
    );
}

#[test]
fn prose_that_counts_is_no_list() {
    for text in [
        // Two are any argument, and the count has to run over paragraphs that follow one another.
        FIRST.replace("Third, ", "").replace("Fourth, ", ""),
        FIRST.replace("Second, ", "Then "),
        FIRST.replace("Second, ", "Third, "),
        FIRST.replace("\n\nThird", "\n\nThey are many.\n\nThird"),
        FIRST.replace(", ", " of all "),
        "The vote failed.\n\nArticle One of the treaty binds the parties.\n\nArticle Two is void.\n\nThe court said so.\n".to_owned(),
        "The vote failed.\n\nPoint One was never in doubt.\n\nPoint Two was, and the court said so at length.\n".to_owned(),
        "The alliance met.\n\nArticle 5 NATO leaders say is safe was not on the table at all.\n\nNo one: that is who believed \
         them.\n"
            .to_owned(),
    ] {
        assert_ne!(intake("text.txt", &text).units, Units::Points, "{text}");
    }
}

#[test]
fn what_counts_in_words_beside_other_text_is_not_taken_for_whole() {
    let notes = intake("plan.txt", FIRST).notes;
    assert!(
        notes.iter().any(|note| note.code == "does-not-say-whole"),
        "{notes:?}"
    );
}

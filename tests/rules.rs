//! Every rule fires on real sentences, in both directions, and stays silent where it has to.
//!
//! The sentences are in `rules/cases.txt`. A rule that no case claims, or a waiver that is no longer needed, fails.

use std::collections::BTreeSet;

use plandiff::rules::{Around, Change, Comparable, Evidence, RULES, Rule, Silence, changes, compare};
use proptest::prelude::*;

/// Rules without a case, each with the reason.
const WAIVED: &[(&str, &str)] = &[(
    "facts-not-compared",
    "It needs a text of more words than a person reads: see texts_too_long_say_so.",
)];

/// One pair of the file.
#[derive(Debug, Default)]
struct Case {
    line: usize,
    how: Option<Comparable>,
    silence: Silence,
    rules: Vec<String>,
    old: Vec<String>,
    new: Vec<String>,
    sentence: Option<String>,
}

/// Reads the file.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (number, line) in include_str!("rules/cases.txt").lines().enumerate() {
        let Some((sign, rest)) = line.split_at_checked(1) else {
            continue;
        };
        let text = rest.trim().to_owned();
        match sign {
            "#" => {}
            "-" | "+" | "=" => {
                let case = cases.last_mut().expect("a pair begins with its rules");
                match sign {
                    "-" => case.old.push(text),
                    "+" => case.new.push(text),
                    _ => case.sentence = Some(text),
                }
            }
            _ => {
                let mut silence = Silence::NONE;
                let (how, rules) = match line.split_once(':') {
                    Some(("substance", rules)) => (Comparable::Substance, rules),
                    Some(("figures", rules)) => (Comparable::Figures, rules),
                    Some(("told", rules)) => {
                        silence.new = true;
                        (Comparable::Words, rules)
                    }
                    Some((other, _)) => panic!("line {}: {other} is no way to compare", number + 1),
                    None => (Comparable::Words, line),
                };
                let rules = rules
                    .split(',')
                    .map(str::trim)
                    .filter(|id| *id != "nothing")
                    .map(str::to_owned)
                    .collect();
                cases.push(Case {
                    line: number + 1,
                    how: Some(how),
                    silence,
                    rules,
                    ..Case::default()
                });
            }
        }
    }
    cases
}

fn ids(changes: &[Change]) -> Vec<&str> {
    changes.iter().map(|change| change.rule.id).collect()
}

fn rule(id: &str) -> &'static Rule {
    RULES
        .iter()
        .find(|rule| rule.id == id)
        .unwrap_or_else(|| panic!("{id} is not in the table"))
}

#[test]
fn the_rules_of_every_case_fire_in_both_directions() {
    let mut wrong = Vec::new();
    for case in cases() {
        let old: Vec<&str> = case.old.iter().map(String::as_str).collect();
        let new: Vec<&str> = case.new.iter().map(String::as_str).collect();
        let how = case.how.expect("every case says how");
        let there = compare(&old, &new, how, case.silence, Around::default()).changes;
        if ids(&there) != case.rules {
            wrong.push(format!(
                "line {}: {:?}, not {:?}",
                case.line,
                ids(&there),
                case.rules
            ));
            continue;
        }
        if let Some(sentence) = &case.sentence
            && there.first().map(|change| &change.sentence) != Some(sentence)
        {
            wrong.push(format!(
                "line {}: {:?}",
                case.line,
                there.first().map(|change| &change.sentence)
            ));
        }
        let swapped = Silence {
            old: case.silence.new,
            new: case.silence.old,
        };
        let back = compare(&new, &old, how, swapped, Around::default()).changes;
        let mirrored: BTreeSet<&str> = case.rules.iter().map(|id| rule(id).mirror).collect();
        if ids(&back).into_iter().collect::<BTreeSet<&str>>() != mirrored || back.len() != there.len() {
            wrong.push(format!("line {} swapped: {:?}", case.line, ids(&back)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_rule_has_a_case() {
    let cases = cases();
    let claimed: BTreeSet<&str> = cases
        .iter()
        .flat_map(|case| &case.rules)
        .flat_map(|id| [rule(id).id, rule(id).mirror])
        .collect();
    let waived: BTreeSet<&str> = WAIVED.iter().map(|(id, _)| *id).collect();
    for rule in RULES {
        assert!(
            claimed.contains(rule.id) || waived.contains(rule.id),
            "{} has no case",
            rule.id
        );
        assert!(
            !(claimed.contains(rule.id) && waived.contains(rule.id)),
            "the waiver of {} is stale",
            rule.id
        );
    }
    assert!(
        WAIVED
            .iter()
            .all(|(id, reason)| rule(id).id == *id && reason.ends_with('.'))
    );
}

#[test]
fn evidence_is_the_words_themselves() {
    let old = ["Europe must pay USD 100 billion within 100 days."];
    let new = ["NATO should pay USD 140 billion within 60 days."];
    let words = |text: &str, evidence: &[Evidence]| -> Vec<String> {
        evidence
            .iter()
            .map(|place| text[place.start as usize..place.end as usize].to_owned())
            .collect()
    };
    let found: Vec<(&str, Vec<String>, Vec<String>)> = changes(&old, &new, Comparable::Words)
        .iter()
        .map(|change| {
            (
                change.rule.id,
                words(old[0], &change.old),
                words(new[0], &change.new),
            )
        })
        .collect();
    let one = |id, old: &str, new: &str| (id, vec![old.to_owned()], vec![new.to_owned()]);
    assert_eq!(
        found,
        [
            one("figure-changed", "USD 100 billion", "USD 140 billion"),
            one("deadline-shortened", "within 100 days", "within 60 days"),
            one("party-exchanged", "Europe", "NATO"),
            one("obligation-weakened", "must", "should"),
        ]
    );
}

#[test]
fn words_that_may_not_be_compared_are_marked_by_facts_only() {
    let row = compare(
        &["The said forces shall under no circumstances number more than 600,000."],
        &["The army has 800,000 personnel."],
        Comparable::Substance,
        Silence::NONE,
        Around::default(),
    );
    let marked = |text: &str, spans: &[plandiff::diff::Span]| -> Vec<String> {
        spans
            .iter()
            .filter(|span| span.mark != plandiff::diff::Mark::Same)
            .map(|span| text[span.start as usize..span.end as usize].to_owned())
            .collect()
    };
    assert!(row.changes.iter().all(|change| change.rule.id != "wording-only"));
    assert!(
        marked("The army has 800,000 personnel.", &row.marks.new[0])
            .iter()
            .all(|word| word == "800,000")
    );
}

#[test]
fn texts_too_long_say_so() {
    let (old, new) = (
        "Ukraine must leave 5 towns. ".repeat(2_000),
        "Russia should leave 6 towns. ".repeat(2_000),
    );
    for how in [Comparable::Words, Comparable::Substance, Comparable::Figures] {
        assert_eq!(ids(&changes(&[&old], &[&new], how)), ["facts-not-compared"]);
        assert_eq!(ids(&changes(&[&old], &[&old.to_uppercase()], how)), [""; 0]);
    }
}

/// Texts made of the words that rules look at, and of any characters.
fn text() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "Ukraine",
        "Russia's",
        "NATO",
        "the US",
        "in Moscow",
        "Crimea",
        "must",
        "should",
        "may",
        "May",
        "will",
        "not",
        "no",
        "without",
        "conditions",
        "limit",
        "limited to",
        "up to",
        "over",
        "under",
        "> 500 km",
        "a year",
        "per day",
        "no earlier than",
        "300km",
        "$10t",
        ".5 percent",
        "\u{20ac}140-\u{20ac}160 billion",
        "between 10 and 5",
        "<",
        "60+",
        "or more",
        "[3]",
        "at least",
        "500,000-600,000",
        "between 500,000 and 600,000",
        "$4-5 million",
        "$5 million",
        "5 million Canadian dollars",
        "600,000",
        "USD 100 billion",
        "50 %",
        "50:50",
        "within",
        "100 days",
        "by",
        "2025-11-27",
        "27 November 2025",
        "at once",
        "as soon as possible",
        "if",
        "when",
        "after",
        "all",
        "some",
        "prisoners",
        "leave",
        "leaves",
        "leaving",
        "join",
        "it is expected that",
        "is",
        "to",
        "of",
        "a third",
        "one hundred and",
        "Article 5",
        "between",
        "and",
        "10-20",
        "$",
        "\u{20ac}5m",
        ".",
        ",",
        "Tonelli",
        "Kerem Shalom",
        "el-Sheikh",
        "OSCE",
        "Articles 5 and",
        "6",
        "(2)",
        "Annex II",
        "resolution 2803 (2025)",
        "a week",
        "half a million",
        "a tenth of",
        "the third round",
        "between 2026 and",
        "from",
        "2030",
        "Jan. 1",
        "March",
        "-5",
        "F-16",
        "shall",
        "endeavour to",
        "have the right to",
        "Calls upon",
        "Demands",
        "nothing",
        "neither side",
        "free of",
        "ban",
        "only",
        "unless",
        "following a",
        "with the consent of",
        "entirely",
        "in part",
        "limited,",
        "number of",
        "unrestricted",
        "barred from",
        "joining",
        "never",
        "under no circumstances",
        "it is mandatory that",
        "does not have to",
        "except",
        "even",
        "in peacetime",
        "are allowed",
        "are banned",
        "but",
        "no limits",
        "later than",
        "excluding",
        "including children",
        "not Russia",
        "не",
        "\u{661}\u{660}",
        "99999999999999999999",
        "1.2.3.4",
        "0",
        "00",
        "\u{1f600}",
        "(",
        ")",
    ];
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(WORDS), 0..30).prop_map(|words| words.join(" ")),
        1 => any::<String>(),
    ]
}

fn how() -> impl Strategy<Value = Comparable> {
    prop::sample::select(&[Comparable::Words, Comparable::Substance, Comparable::Figures][..])
}

/// Rules with the places they rest on, in an order of their own.
fn facts(changes: &[Change], swapped: bool) -> Vec<(&'static str, Vec<Evidence>, Vec<Evidence>)> {
    let mut facts: Vec<_> = changes
        .iter()
        .map(|change| match swapped {
            false => (change.rule.id, change.old.clone(), change.new.clone()),
            true => (change.rule.mirror, change.new.clone(), change.old.clone()),
        })
        .collect();
    facts.sort();
    facts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn swapped_sides_fire_the_mirrors(
        old in prop::collection::vec(text(), 0..3),
        new in prop::collection::vec(text(), 0..3),
        how in how(),
    ) {
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        let (there, back) = (changes(&old, &new, how), changes(&new, &old, how));
        prop_assert_eq!(facts(&there, false), facts(&back, true));
    }

    #[test]
    fn of_a_side_that_may_leave_things_out_only_its_own_words_are_told(old in text(), new in text(), how in how()) {
        let told = |from: &str, to: &str, old: bool, new: bool| {
            compare(&[from], &[to], how, Silence { old, new }, Around::default()).changes
        };
        let (there, back) = (told(&old, &new, false, true), told(&new, &old, true, false));
        prop_assert!(there.iter().all(|change| !change.new.is_empty()));
        prop_assert_eq!(facts(&there, false), facts(&back, true));
    }

    #[test]
    fn a_text_has_not_changed_against_itself(text in prop::collection::vec(text(), 0..3), how in how()) {
        let text: Vec<&str> = text.iter().map(String::as_str).collect();
        prop_assert_eq!(changes(&text, &text, how), vec![]);
    }

    #[test]
    fn evidence_lies_inside_the_texts(old in text(), new in text(), how in how()) {
        let row = compare(&[&old], &[&new], how, Silence::NONE, Around::default());
        let inside = |text: &str, place: &Evidence| {
            place.piece == 0 && place.start < place.end && text.get(place.start as usize..place.end as usize).is_some()
        };
        for change in &row.changes {
            prop_assert!(change.old.iter().all(|place| inside(&old, place)));
            prop_assert!(change.new.iter().all(|place| inside(&new, place)));
            prop_assert!(!change.old.is_empty() || !change.new.is_empty());
            prop_assert!(!change.sentence.is_empty());
        }
        prop_assert!(row.changes.windows(2).all(|two| two[0].rule.weight >= two[1].rule.weight));
        let length = |spans: &[plandiff::diff::Span]| spans.last().map_or(0, |span| span.end as usize);
        prop_assert_eq!(length(&row.marks.old[0]), old.len());
        prop_assert_eq!(length(&row.marks.new[0]), new.len());
    }
}

#[test]
fn a_range_that_runs_on_into_the_next_piece_is_none() {
    let pieces = ["Ukraine between 2026 and", "300km"];
    for how in [Comparable::Words, Comparable::Substance, Comparable::Figures] {
        assert_eq!(changes(&pieces, &pieces, how), vec![]);
    }
}

#[test]
fn a_name_that_ends_one_piece_is_no_currency_of_the_next() {
    for how in [Comparable::Words, Comparable::Substance, Comparable::Figures] {
        let pieces = ["Ukraine Ukraine NATO", "$ 600,000"];
        assert_eq!(changes(&pieces, &pieces, how), vec![]);
        assert!(!changes(&[], &pieces, how).is_empty());
    }
}

#[test]
fn a_name_that_the_clause_around_has_is_not_gone() {
    let old = ["The lifting of sanctions on Russia is discussed in stages."];
    let new = ["Sanctions relief will be negotiated step by step."];
    let rules = |around: Around<'_>| -> Vec<&'static str> {
        let row = compare(&old, &new, Comparable::Substance, Silence::NONE, around);
        row.changes.iter().map(|change| change.rule.id).collect()
    };
    assert_eq!(rules(Around::default()), ["party-removed"]);
    let around = Around {
        old: &[],
        new: &["Russia is reintegrated into the world economy:"],
    };
    assert_eq!(rules(around), [""; 0]);
}

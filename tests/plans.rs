//! What the shipped plans must show, and what must hold for every pair of them.

use std::collections::BTreeMap;

use plandiff::model::{Library, VariantId};
use plandiff::read;
use plandiff::report::{self, Cell, Report, Row};
use plandiff::unit::State;
use plandiff::verdict::Verdict;
use plandiff::verdict::why::Why;

const IDS: [&str; 6] = ["gaza-20", "us-28", "eu-24", "us-19", "us-22", "ru-30"];

fn library() -> Library {
    let checked = read::library(&read::built_in_files());
    assert!(
        checked.problems.is_empty(),
        "the shipped plans are clean: {:#?}",
        checked.problems
    );
    checked.library
}

fn compare<'a>(library: &'a Library, old: &str, new: &str) -> Report<'a> {
    let variant = |id: &str| {
        library
            .variant(&VariantId::from(id))
            .expect("the variant is shipped")
    };
    report::compare(library, variant(old), variant(new))
}

fn numbers(cell: &Cell) -> Vec<String> {
    cell.entries
        .iter()
        .filter_map(|entry| Some(entry.number?.to_string()))
        .collect()
}

/// Returns the row that is about this clause of the old side, or of the base.
fn row<'r, 'a>(report: &'r Report<'a>, number: &str) -> &'r Row<'a> {
    let is = |row: &&Row| {
        numbers(&row.old).iter().any(|known| known == number)
            || row.clause.is_some_and(|(_, known)| known.as_str() == number)
    };
    report
        .rows
        .iter()
        .find(is)
        .unwrap_or_else(|| panic!("no row is about {number}"))
}

fn speakers(cell: &Cell) -> Vec<String> {
    cell.claims
        .iter()
        .map(|reported| reported.claim.by.clone())
        .collect()
}

#[test]
fn us_28_to_eu_24_matches_across_numbers() {
    let library = library();
    let report = compare(&library, "us-28", "eu-24");
    for (old, new) in [
        ("6", "11"),
        ("7", "13"),
        ("14", "22"),
        ("19", "19"),
        ("22", "18"),
        ("24", "7"),
        ("18", "15"),
    ] {
        let row = row(&report, old);
        assert!(
            numbers(&row.new).contains(&new.to_owned()),
            "{old} became {:?}",
            numbers(&row.new)
        );
        assert!(matches!(
            row.verdict,
            Verdict::Reworded | Verdict::Split | Verdict::Merged
        ));
    }
}

#[test]
fn what_is_in_none_of_the_known_points_of_eu_24_is_unreported() {
    let library = library();
    let report = compare(&library, "us-28", "eu-24");
    for number in ["9", "25", "26", "27", "13c", "10a", "21a"] {
        let row = row(&report, number);
        assert_eq!(row.verdict, Verdict::Unreported, "{number}");
        assert_eq!(
            row.new.why,
            Some(Why::NotAmongKnown {
                known: 22,
                points: Some(24)
            }),
            "{number}"
        );
        assert_eq!(
            row.new.why.expect("just seen").to_string(),
            "not among the 22 of 24 points known"
        );
    }
    assert!(
        !report.counts.contains_key(&Verdict::Dropped),
        "no source says that eu-24 lacks anything"
    );
}

#[test]
fn unknown_points_of_eu_24_have_rows_of_their_own() {
    let library = library();
    let report = compare(&library, "us-28", "eu-24");
    for number in ["21", "24"] {
        let row = report
            .rows
            .iter()
            .find(|row| numbers(&row.new) == [number])
            .expect("the point is in a row");
        assert_eq!(
            (row.verdict, row.new.why),
            (Verdict::Unreported, Some(Why::ContentUnknown)),
            "{number}"
        );
    }
}

#[test]
fn us_19_is_disputed_where_reports_contradict_one_another() {
    let library = library();
    let report = compare(&library, "us-28", "us-19");
    for number in ["4", "6", "7", "8", "10", "11", "26"] {
        let row = row(&report, number);
        assert_eq!(row.verdict, Verdict::Disputed, "{number}");
        assert!(row.new.claims.len() >= 2, "{number} lists who said what");
        assert!(
            row.new
                .claims
                .iter()
                .all(|reported| !reported.citations.is_empty()),
            "{number} says where"
        );
    }
    let army = row(&report, "6");
    let texts: Vec<_> = army
        .new
        .claims
        .iter()
        .filter_map(|reported| reported.claim.text.as_deref())
        .collect();
    assert!(texts.iter().any(|text| text.contains("800,000")), "{texts:?}");
    assert!(
        texts.iter().any(|text| text.contains("not limited to 600,000")),
        "{texts:?}"
    );
    assert!(speakers(&army.new).contains(&"Serhiy Kyslytsya".to_owned()));
}

#[test]
fn us_19_keeps_drops_and_rewords_only_what_a_source_says() {
    let library = library();
    let report = compare(&library, "us-28", "us-19");
    let of = |verdict: Verdict| -> Vec<String> {
        report
            .rows
            .iter()
            .filter(|row| row.verdict == verdict)
            .flat_map(|row| numbers(&row.old))
            .collect()
    };
    assert_eq!(of(Verdict::Dropped), Vec::<String>::new());
    assert_eq!(of(Verdict::Unchanged), ["24a", "24b"]);
    assert_eq!(of(Verdict::Reworded), ["14", "19"]);
    assert_eq!(of(Verdict::Added), Vec::<String>::new());
    let in_part = row(&report, "14");
    assert_eq!(speakers(&in_part.new), ["people familiar with the matter"]);
    assert_eq!(in_part.new.why, Some(Why::InPart));
    assert_eq!(
        in_part.notes,
        ["a part of it is reported gone: the USD 100 billion of frozen Russian assets"]
    );
    for row in &report.rows {
        let settled = matches!(
            row.new.state,
            State::Stated | State::Absent | State::SetAside | State::Disputed
        );
        assert_eq!(settled, !row.new.claims.is_empty(), "{:?}", numbers(&row.old));
    }
}

#[test]
fn what_nobody_speaks_of_is_unreported_in_us_19() {
    let library = library();
    let report = compare(&library, "us-28", "us-19");
    for number in [
        "1", "2", "5", "9", "12", "12a", "17", "18", "22", "23", "25", "27", "28", "24c", "24d",
    ] {
        let row = row(&report, number);
        assert_eq!(row.verdict, Verdict::Unreported, "{number}");
        assert_eq!(row.new.why, Some(Why::NoReport), "{number}");
    }
}

#[test]
fn a_general_remark_alone_never_drops_or_keeps_a_clause() {
    let library = library();
    let report = compare(&library, "us-28", "us-19");
    for number in ["15", "20a", "20c"] {
        let row = row(&report, number);
        assert_eq!(row.verdict, Verdict::Unreported, "{number}");
        assert_eq!(row.new.why, Some(Why::OnlyRemarks), "{number}");
        assert!(!row.new.remarks.is_empty(), "{number} still shows the remark");
    }
    let aside = row(&report, "3");
    assert_eq!(
        (aside.verdict, aside.new.why),
        (Verdict::SetAside, Some(Why::Read))
    );
}

#[test]
fn a_part_that_is_reported_gone_disputes_no_other_part_of_what_is_left_to_others() {
    let library = library();
    let report = compare(&library, "us-28", "us-19");
    assert_eq!(row(&report, "21").verdict, Verdict::Disputed);
    for number in ["21b", "21c"] {
        let row = row(&report, number);
        assert_eq!(row.verdict, Verdict::SetAside, "{number}");
        let parts = row
            .new
            .claims
            .iter()
            .filter(|reported| reported.claim.concerning.is_some());
        assert_eq!(parts.count(), 1, "{number} still shows the report on a part");
    }
}

#[test]
fn remarks_that_all_take_a_clause_out_are_told_as_agreeing_on_that() {
    let library = library();
    let report = compare(&library, "us-28", "us-19");
    for number in ["4", "8", "11", "13b"] {
        let row = row(&report, number);
        assert_eq!(
            (row.verdict, row.new.why),
            (Verdict::Disputed, Some(Why::ReadGone)),
            "{number}"
        );
    }
}

#[test]
fn what_is_disputed_in_one_version_is_unreported_in_the_next_of_which_nobody_speaks() {
    let library = library();
    let row = row(&compare(&library, "us-19", "us-22"), "6").verdict;
    assert_eq!(row, Verdict::Unreported);
}

#[test]
fn a_remark_that_we_read_to_mean_a_clause_never_adds_it() {
    let library = library();
    let report = compare(&library, "gaza-20", "us-19");
    let read = report.rows.iter().filter(|row| row.new.why == Some(Why::Read));
    let verdicts: Vec<Verdict> = read.map(|row| row.verdict).collect();
    assert!(verdicts.contains(&Verdict::SetAside), "{verdicts:?}");
    assert!(!verdicts.contains(&Verdict::Added), "{verdicts:?}");
}

#[test]
fn the_account_of_us_19_and_us_22_bounds_without_naming_clauses() {
    let library = library();
    let account = compare(&library, "us-28", "us-19").account;
    let text = account.sentences.join("\n");
    assert!(
        text.contains(
            "By these counts at least 28 - 19 = 9 of the old points are no longer points of their own"
        ),
        "{text}"
    );
    assert!(
        text.contains("us-19 has 19 (by Serhiy Kyslytsya and 3 others): 9 fewer. If other counts are right, 4 to 8 fewer."),
        "26 points became 22, by those who count so: {text}"
    );
    for count in ["19 by Serhiy Kyslytsya", "20 by Reason", "22 by Donald Trump"] {
        assert!(text.contains(count), "{text}");
    }
    let report = compare(&library, "us-28", "us-22");
    assert!(report.rows.iter().all(|row| row.verdict == Verdict::Unreported));
    assert_eq!(report.account.unreported_gone, Some(4), "26 points became 22");
    let text = report.account.sentences.join("\n");
    for sentence in [
        "us-28 has 28 points (by Axios), us-22 has 22 (by Donald Trump): 6 fewer. If other counts are right, 4 to 9 fewer.",
        "so at least 6 of the 28 unreported ones are among them. If 26 and 22 are right instead, at least 4 are.",
    ] {
        assert!(text.contains(sentence), "{text}");
    }
}

#[test]
fn the_two_extra_points_of_ru_30_are_dropped_on_the_word_of_one_journalist() {
    let library = library();
    let report = compare(&library, "ru-30", "us-28");
    let dropped: Vec<&Row> = report
        .rows
        .iter()
        .filter(|row| row.verdict == Verdict::Dropped)
        .collect();
    assert_eq!(dropped.len(), 2);
    for row in dropped {
        assert_eq!(speakers(&row.old), ["Christo Grozev"]);
        assert_eq!(row.new.why, Some(Why::EveryPointKnown { points: 28 }));
    }
    let rest = report.rows.iter().filter(|row| row.verdict != Verdict::Dropped);
    assert!(
        rest.into_iter().all(|row| row.verdict == Verdict::FirstReported),
        "`nearly identical` names no clause"
    );
}

#[test]
fn gaza_lines_up_with_what_it_was_the_template_for() {
    let library = library();
    let report = compare(&library, "gaza-20", "us-28");
    for (old, new) in [
        ("3", "28"),
        ("9", "27"),
        ("6", "26"),
        ("10", "12"),
        ("5", "24a"),
        ("4", "24b"),
    ] {
        assert!(
            numbers(&row(&report, old).new).contains(&new.to_owned()),
            "{old} lines up with {new}"
        );
    }
    let rest = report
        .rows
        .iter()
        .filter(|row| row.old.entries.is_empty() || row.new.entries.is_empty());
    assert!(
        rest.into_iter()
            .all(|row| matches!(row.verdict, Verdict::Added | Verdict::Dropped))
    );
}

#[test]
fn the_same_variant_twice_has_not_changed_and_knows_no_more_of_itself() {
    let library = library();
    for id in IDS {
        let report = compare(&library, id, id);
        assert!(!report.has_changes(), "{id}");
        for row in &report.rows {
            let expected = match row.old.state {
                State::Stated | State::SetAside => Verdict::Unchanged,
                State::Disputed => Verdict::Disputed,
                State::Silent | State::Absent => Verdict::Unreported,
            };
            assert_eq!((row.verdict, row.moved), (expected, false), "{id}: {row:#?}");
            assert_eq!(row.old.state, row.new.state, "{id}");
        }
    }
    let verdicts = |id: &str| compare(&library, id, id).counts;
    assert_eq!(verdicts("us-22"), BTreeMap::from([(Verdict::Unreported, 52)]));
    assert!(verdicts("us-19").contains_key(&Verdict::Disputed));
    let remarks = compare(&library, "ru-30", "ru-30").remarks;
    assert_eq!(remarks.len(), 2, "each remark stands there once");
}

#[test]
fn every_clause_is_in_exactly_one_row() {
    let library = library();
    for old in IDS {
        for new in IDS {
            let report = compare(&library, old, new);
            for id in [old, new] {
                let mut seen: BTreeMap<String, u32> = BTreeMap::new();
                for row in &report.rows {
                    for number in numbers(if id == old { &row.old } else { &row.new }) {
                        *seen.entry(number).or_default() += 1;
                    }
                }
                assert!(seen.values().all(|&times| times == 1), "{old} {new}: {seen:?}");
                let variant = library
                    .variant(&VariantId::from(id))
                    .expect("the variant is shipped");
                for clause in &variant.clauses {
                    for number in clause
                        .parts
                        .iter()
                        .map(|part| &part.number)
                        .chain([&clause.number])
                    {
                        assert!(
                            seen.contains_key(number.as_str()),
                            "{old} {new}: {number} of {id} is in no row"
                        );
                    }
                }
            }
        }
    }
}

/// What a verdict becomes when old and new change places.
fn mirrored(verdict: Verdict) -> Vec<Verdict> {
    match verdict {
        // What is new and left to others at once has no mirror: its side does not state it.
        Verdict::Added => vec![Verdict::Dropped, Verdict::Unreported],
        Verdict::Dropped => vec![Verdict::Added],
        Verdict::Split => vec![Verdict::Merged],
        Verdict::Merged => vec![Verdict::Split],
        Verdict::SetAside => vec![Verdict::TakenUp, Verdict::Unreported],
        Verdict::TakenUp => vec![Verdict::SetAside],
        Verdict::FirstReported => vec![Verdict::Unreported],
        Verdict::Unreported => vec![
            Verdict::Unreported,
            Verdict::FirstReported,
            Verdict::SetAside,
            Verdict::Added,
            Verdict::Disputed,
        ],
        Verdict::Unchanged => vec![Verdict::Unchanged],
        Verdict::Reworded => vec![Verdict::Reworded],
        // What one side has is disputed, and of the other nothing is known.
        Verdict::Disputed => vec![Verdict::Disputed, Verdict::Unreported],
    }
}

#[test]
fn swapping_the_sides_mirrors_the_result() {
    let library = library();
    for old in IDS {
        for new in IDS {
            let (there, back) = (compare(&library, old, new), compare(&library, new, old));
            assert_eq!(there.rows.len(), back.rows.len(), "{old} {new}");
            for row in &there.rows {
                let same = |other: &&Row| {
                    numbers(&other.new) == numbers(&row.old)
                        && numbers(&other.old) == numbers(&row.new)
                        && other.clause == row.clause
                        && other.topic == row.topic
                };
                let other = back
                    .rows
                    .iter()
                    .find(same)
                    .unwrap_or_else(|| panic!("{old} {new}: no mirror of {row:#?}"));
                assert!(
                    mirrored(row.verdict).contains(&other.verdict),
                    "{old} {new}: {row:#?}"
                );
                assert_eq!((row.moved, row.grade), (other.moved, other.grade), "{old} {new}");
                assert_eq!(
                    (row.old.state, row.new.state),
                    (other.new.state, other.old.state),
                    "{old} {new}"
                );
            }
        }
    }
}

#[test]
fn no_row_claims_more_than_its_sides_know() {
    let library = library();
    for old in IDS {
        for new in IDS.into_iter().filter(|&new| new != old) {
            for row in compare(&library, old, new).rows {
                let known_to_lack = |cell: &Cell| {
                    matches!(cell.why, Some(Why::EveryPointKnown { .. })) || !cell.claims.is_empty()
                };
                match row.verdict {
                    Verdict::Dropped => assert!(known_to_lack(&row.new), "{old} {new}: {row:#?}"),
                    Verdict::Added => assert!(known_to_lack(&row.old), "{old} {new}: {row:#?}"),
                    _ => {}
                }
            }
        }
    }
}

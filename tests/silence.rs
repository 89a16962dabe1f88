//! What a report or an excerpt leaves out of a clause is neither gone nor new; what it does say is told.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A whole text, and one that its title calls highlights.
const WHOLE: &str = "The accord in full\n\n\
    1. The DRC shall neutralize the FDLR within four months, in line with the CONOPS of 31 October 2024.\n\
    2. A Joint Oversight Committee, with the African Union, Qatar and the United States as observers, shall settle disputes \
       within 45 days.\n\
    3. All parties to the conflict get amnesty, and they waive all claims.\n\
    4. The frozen assets of Rwanda, USD 100 billion, go to the World Bank.\n";
const HIGHLIGHTS: &str = "Highlights of the accord\n\n\
    1. Neutralization of the FDLR within three months\n\
    2. An oversight committee with the African Union, Qatar and the US as observers\n\
    3. The amnesty for all parties to the conflict has been removed, two officials said.\n\
    4. Frozen assets of Rwanda: the clause was changed, but no details were given.\n";

fn diff(folder: &Path, old: &str, new: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_plandiff"))
        .current_dir(folder)
        .args(["diff", old, new, "--format", "plain", "--order", "number"])
        .output()
        .expect("plandiff runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// Returns how the comparison of a whole text and its highlights reads, and its mirror image.
fn both_ways() -> [String; 2] {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("whole.txt", WHOLE), ("part.txt", HIGHLIGHTS)] {
        fs::write(folder.path().join(name), text).expect("it is written");
    }
    [("whole.txt", "part.txt"), ("part.txt", "whole.txt")].map(|(old, new)| diff(folder.path(), old, new))
}

#[test]
fn what_highlights_do_not_mention_is_neither_gone_nor_new() {
    let [there, back] = both_ways();
    for shown in [&there, &back] {
        for word in ["no longer", "new:", "45 days-]", "45 days+]", "dropped", "added"] {
            assert!(!shown.contains(word), "{word}: {shown}");
        }
        assert!(shown.contains("part.txt is known in part"), "{shown}");
        assert!(
            shown.contains("    what part.txt does not mention was not compared"),
            "{shown}"
        );
    }
    assert!(
        there.contains("within four months -> within three months"),
        "{there}"
    );
    assert!(
        back.contains("within three months -> within four months"),
        "{back}"
    );
}

#[test]
fn what_a_report_says_became_of_a_clause_is_not_compared_with_its_words() {
    let [there, back] = both_ways();
    for shown in [&there, &back] {
        for note in [
            "What changed: reworded\n    it, or a part of it, is reported to be removed\n",
            "What changed: reworded\n    it is reported to be changed\n",
        ] {
            assert!(shown.contains(note), "{shown}");
        }
    }
    let tally = "3 reworded, 1 unchanged as far as could be compared";
    assert!(there.contains(tally), "{there}");
}

#[test]
fn the_fate_of_a_clause_that_is_not_on_the_other_side_is_no_clause() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = "The plan in full\n\n1. The border opens.\n2. Prisoners are exchanged within 30 days.\n";
    let part = "Highlights of the plan\n\n1. The border opens.\n\
        2. The tribunal for war crimes has been scrapped, officials said.\n";
    fs::write(folder.path().join("whole.txt"), whole).expect("it is written");
    fs::write(folder.path().join("part.txt"), part).expect("it is written");
    let shown = diff(folder.path(), "whole.txt", "part.txt");
    assert!(!shown.contains("added"), "{shown}");
    let shown = diff(folder.path(), "part.txt", "whole.txt");
    assert!(!shown.contains("dropped"), "{shown}");
}

const SOURCE: &str = "language: en, strength: strong";

/// Writes plans of a whole text and of a draft known by one claim, and returns how the two compare.
fn claimed(grade: &str) -> [String; 2] {
    let folder = tempfile::tempdir().expect("a folder");
    let variants = folder.path().join("plans/variants");
    fs::create_dir_all(&variants).expect("folders are made");
    let base = format!(
        "id: base\nplan: sudan\ntitle: The first version\nauthors: [A party]\npoints: 1\ncoverage: full\nwording: restated\n\
         language: en\nsources:\n  paper: {{ outlet: Paper, title: The plan, date: 2025-11-01, evidence: published-text, {SOURCE} }}\n\
         clauses:\n  - number: \"1\"\n    text: Sudan and the RSF observe a truce of 90 days, starting no later than 2025-11-01.\n    \
         sources: [paper]\n"
    );
    let draft = format!(
        "id: draft\nplan: sudan\ntitle: A draft\nauthors: [A party]\ncoverage: partial\nwording: restated\nlanguage: en\n\
         based_on: base\nsources:\n  herald: {{ outlet: Herald, title: Talks, date: 2025-11-05, evidence: anonymous, {SOURCE} }}\n\
         claims:\n  - {{ about: \"1\", says: reworded, text: The truce lasts 120 days., by: officials, on: 2025-11-05, \
         grade: {grade}, sources: [herald] }}\n"
    );
    fs::write(variants.join("base.yaml"), base).expect("it is written");
    fs::write(variants.join("draft.yaml"), draft).expect("it is written");
    fs::write(
        folder.path().join("plans/topics.yaml"),
        "groups: []\ntopics: []\n",
    )
    .expect("it is written");
    [("base", "draft"), ("draft", "base")].map(|(old, new)| diff(folder.path(), old, new))
}

#[test]
fn what_a_claim_does_not_mention_is_not_gone() {
    let [there, back] = claimed("anonymous");
    for shown in [&there, &back] {
        assert!(shown.contains("What changed: reworded"), "{shown}");
        assert!(!shown.contains("Sudan\n") && !shown.contains("RSF\n"), "{shown}");
        assert!(
            shown.contains("what draft does not mention was not compared"),
            "{shown}"
        );
    }
    assert!(
        there.contains("120 days") && !there.contains("no longer"),
        "{there}"
    );
    assert!(!back.contains("new:"), "{back}");
}

#[test]
fn a_claim_from_a_published_text_has_all_of_its_clause() {
    let [there, _] = claimed("published-text");
    assert!(there.contains("no longer: Sudan"), "{there}");
}

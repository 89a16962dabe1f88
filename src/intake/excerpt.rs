//! Whether a document says that it does not show the whole plan: `Two of the 8 points became known`, `excerpt`, `key points`,
//! `[not published]`, a line of dots.
//!
//! Where it says so nothing can be called dropped by it, so a doubt is enough. Only the title, what announces the points and
//! what follows them is asked, since an article speaks of other things too. One that calls itself full is believed over a
//! mere choice of words. Where sentences stand around the points and nothing says that these are all, they are
//! taken for a part as well ([`unsaid`]); points alone count as all there are.
//!
//! Cost: a few short texts, and one look at the beginning of every point.

mod blank;
mod furniture;
mod remark;
mod sentence;
mod unsaid;
mod words;

use self::blank::says_gone;
pub(crate) use self::blank::{is_blank, is_dots};
pub(crate) use self::furniture::{is_line_of_page, is_stamp};
use self::remark::Strength;
use self::sentence::{Place, Sentence, sentences};
pub(crate) use self::unsaid::CODE as UNSAID;
use super::{Intake, Note, Units};

/// The code of the note that says so.
pub(crate) const CODE: &str = "says-partial";

/// How many paragraphs before the points announce them, and how many after them add to them.
const LEAD: usize = 2;
const TAIL: usize = 2;

/// How many letters of such a paragraph are asked, at its beginning and at its end.
const SEARCHED: usize = 300;

/// The longest first paragraph that is taken for a title, in letters.
const TITLE: usize = 120;

/// How many words a text has at most that only says that points go on: `… and 22 more`.
const MOST_WORDS: usize = 6;

/// How a text after the points says in one word that they go on.
const GOES_ON: [&str; 7] = [
    "etc",
    "and so on",
    "and others",
    "and more",
    "more",
    "и другие",
    "та інші",
];

/// Returns what the document says of points that are not in it.
pub(super) fn note(intake: &Intake) -> Option<Note> {
    let goes_on = goes_on(intake).map(|words| partial(&words));
    let near = near(intake);
    goes_on
        .or_else(|| judged(&near, intake))
        .or_else(|| unsaid::note(&near, intake))
}

/// Returns what a headline that the document itself does not have says of points that are not in it.
pub(crate) fn note_on_title(title: &str, intake: &Intake) -> Option<Note> {
    judged(&sentences(title, Place::Title), intake)
}

/// Returns how many points a text says that a plan has, each time it says so.
pub(crate) fn counts_of_plan(text: &str) -> Vec<usize> {
    let sentences = ends(text).flat_map(|end| sentences(end, Place::Title));
    let counts = sentences.flat_map(|sentence| sentence.counts_of_plan());
    // Below three it is a turn of phrase.
    counts.filter(|points| *points > 2).collect()
}

/// Returns what sentences near the points say of points that are not there.
fn judged(near: &[Sentence], intake: &Intake) -> Option<Note> {
    let by_points = intake.units == Units::Points;
    let n_points = intake.points.len();
    let are_all = |stated: usize| are_all(intake, stated);
    let agrees = near.iter().any(|sentence| agrees(sentence, &are_all));
    let is_full = near.iter().any(Sentence::is_full);
    let found = near
        .iter()
        .filter_map(Sentence::part)
        .find(|(strength, _)| match strength {
            Strength::Sure => true,
            Strength::Likely => !is_full,
            Strength::Perhaps => !is_full && !agrees,
        });
    if let Some((_, words)) = found {
        return Some(partial(&words));
    }
    // What a title counts is judged where the list is chosen, but not what stands beside a count that agrees.
    let larger = near.iter().find_map(|sentence| {
        let (stated, beside) = larger(sentence, n_points, &are_all)?;
        let counts = beside || !agrees && (!by_points || sentence.is_text() && !sentence.compares());
        counts.then_some(stated)
    });
    let smaller = || {
        let first = near.iter().flat_map(Sentence::counts).next();
        first
            .filter(|_| !by_points && !agrees)
            .map(|counted| counted.points)
    };
    let stated = larger.or_else(smaller)?;
    let text =
        format!("It speaks of {stated} points and has {n_points}, so what it lacks counts as unreported.");
    Some(Note::new(CODE, text))
}

/// Tells whether a document has as many points as that. A title and an announcement that are taken for units are no points.
fn are_all(intake: &Intake, stated: usize) -> bool {
    let by_points = intake.units == Units::Points;
    let most = if by_points { stated } else { stated + LEAD };
    (stated..=most).contains(&intake.points.len())
}

fn partial(words: &str) -> Note {
    let words = words.trim_end_matches(':');
    let text = format!("It seems not to show all points (“{words}”), so what it lacks counts as unreported.");
    Note::new(CODE, text)
}

/// Returns the sentences that stand near the points.
fn near(intake: &Intake) -> Vec<Sentence> {
    let mut near: Vec<Sentence> = Vec::new();
    let mut ask = |text: &str, place| ends(text).for_each(|end| near.extend(sentences(end, place)));
    if let Some(title) = &intake.about.title {
        ask(title, Place::Title);
    }
    let before = without_heading(intake);
    let announced = before.len().saturating_sub(LEAD);
    if let Some(first) = before
        .first()
        .filter(|first| announced > 0 && first.len() <= TITLE)
    {
        ask(first, Place::Title);
    }
    before[announced..]
        .iter()
        .for_each(|text| ask(text, Place::Before));
    intake
        .after
        .iter()
        .take(TAIL)
        .for_each(|text| ask(text, Place::After));
    // A remark between points may say what is not among them, as one behind them may.
    intake.remarks.iter().for_each(|text| ask(text, Place::After));
    if intake.units != Units::Points {
        // Of lines and paragraphs the first ones are the announcement.
        let points = &intake.points;
        let place = |text: &str, place| if text.ends_with('.') { Place::Clause } else { place };
        for point in points.iter().take(LEAD) {
            ask(&point.text, place(&point.text, Place::Before));
        }
        for point in points.iter().rev().take(TAIL) {
            ask(&point.text, place(&point.text, Place::After));
        }
    }
    near
}

/// Returns what stands before the points, without the heading of their first section where they have sections.
fn without_heading(intake: &Intake) -> &[String] {
    let is_heading = |text: &String| text.len() <= TITLE && !text.ends_with(['.', ':', '!', '?']);
    let in_sections = (intake.points.first()).is_some_and(|point| point.number.contains('.'));
    match intake.before.split_last() {
        Some((last, others)) if in_sections && is_heading(last) => others,
        _ => &intake.before,
    }
}

/// Returns the beginning of a text, and its end where it is long.
fn ends(text: &str) -> impl Iterator<Item = &str> {
    let head = text.char_indices().nth(SEARCHED).map_or(text.len(), |(at, _)| at);
    let tail = text
        .char_indices()
        .rev()
        .nth(SEARCHED - 1)
        .map_or(0, |(at, _)| at);
    let tail = Some(&text[tail.max(head)..]).filter(|tail| !tail.is_empty());
    std::iter::once(&text[..head]).chain(tail)
}

/// Returns what stands after the points and only says that they go on: dots, `etc.`
fn goes_on(intake: &Intake) -> Option<String> {
    let last = match intake.units {
        Units::Points => None,
        Units::Auto | Units::Paragraphs | Units::Lines => intake.points.last().map(|point| &point.text),
    };
    let tail = intake.after.iter().take(TAIL).chain(last);
    let says = |text: &&String| {
        let words = text.trim_matches(|sign: char| !sign.is_alphanumeric());
        let is_short = text.split_whitespace().count() <= MOST_WORDS;
        let more = text
            .strip_prefix('+')
            .is_some_and(|rest| rest.trim_start().starts_with(char::is_numeric));
        let opens = more || text.starts_with('…') || text.starts_with("...");
        let by_word = GOES_ON.iter().any(|phrase| words.eq_ignore_ascii_case(phrase));
        is_dots(text) || by_word || is_short && (opens || says_gone(&words.to_lowercase()))
    };
    // Before the points dots that stand for others stand alone.
    let mut lead = intake.before.iter().rev().take(LEAD);
    lead.find(|text| is_dots(text))
        .or_else(|| tail.into_iter().find(says))
        .cloned()
}

/// Tells whether a sentence speaks of as many points as there are, as the number of all.
fn agrees(sentence: &Sentence, are_all: &dyn Fn(usize) -> bool) -> bool {
    let counts = sentence.counts();
    let most = counts.iter().map(|counted| counted.points).max();
    let compared = || {
        sentence.compares()
            || counts
                .iter()
                .any(|counted| counted.of_plan && are_all(counted.points))
    };
    most.is_some_and(|most| {
        are_all(most) || compared() && counts.iter().any(|counted| are_all(counted.points))
    })
}

/// Returns the largest number of points that a sentence speaks of where it is more than there are, unless it compares two
/// versions; and whether another of its numbers is as many as there are.
fn larger(sentence: &Sentence, n_points: usize, are_all: &dyn Fn(usize) -> bool) -> Option<(usize, bool)> {
    let counts = sentence.counts();
    let most = counts.iter().map(|counted| counted.points).max()?;
    let beside = counts.iter().any(|counted| are_all(counted.points));
    (most > n_points && !are_all(most) && !agrees(sentence, are_all)).then_some((most, beside))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Input, Options, read};

    fn code(text: &str) -> Option<String> {
        let input = Input {
            name: "plan.txt",
            bytes: text.as_bytes(),
        };
        let intake = read(&input, &Options::default()).expect("it is read");
        let codes = [CODE, "count-differs"];
        let note = intake.notes.into_iter().find(|note| codes.contains(&note.code));
        note.map(|note| note.text)
    }

    const POINTS: &str = "1. The army is limited to 800,000 personnel.\n2. Ukraine is neutral.\n3. Prisoners are exchanged.\n4. Talks begin.\n";

    #[test]
    fn a_document_that_says_so_is_an_excerpt() {
        for lead in [
            "Excerpt from the eight-point plan",
            "Some of the eight points:",
            "The first four points of the plan:",
            "Key points of the plan include:",
            "Four of the eight points became known:",
            "4 of 8 points are known.",
            "The plan has eight points.",
        ] {
            assert!(code(&format!("{lead}\n\n{POINTS}")).is_some(), "{lead}");
        }
        for tail in [
            "The remaining points were not published.",
            "(continued below)",
            "...",
            "[…]",
        ] {
            assert!(code(&format!("{POINTS}\n{tail}\n")).is_some(), "{tail}");
        }
    }

    #[test]
    fn a_remark_on_a_part_is_read_in_many_words() {
        for lead in [
            "Four points of the eight-point plan have leaked.",
            "Only four points of the plan are known",
            "We have seen four points of the plan",
            "The following is a partial text of the plan.",
            "What we know so far of the plan:",
            "Several of the provisions of the plan have become public.",
            "Selected provisions:",
            "The leaked document includes the following:",
            "A summary of the plan",
            "Subscribe to read the full text",
            "Four points Kyiv rejects",
            "The leaked points:",
            "Among its provisions are:",
            "Part of the plan was published by Axios:",
            "At least four points of the plan are agreed:",
            "Here are four of the points:",
            "The most controversial points of the plan are:",
            "Points 5 to 8 of the plan",
            "Four points out of eight:",
            "Unofficial extract",
            "The plan says, inter alia:",
            "The document states, in particular:",
            "The points below are not the whole plan.",
            "The list is incomplete.",
            "Provisions of the plan seen by Reuters:",
            "The plan's provisions on security:",
            "Points made public up to now:",
            "Основные пункты плана:",
        ] {
            assert!(code(&format!("{lead}\n\n{POINTS}")).is_some(), "{lead}");
        }
        for tail in [
            "The other provisions are classified.",
            "Subscribe to read the full text.",
            "The rest is secret.",
            "The remaining three provisions were withheld.",
            "The plan also calls for elections.",
            "This is only a part of the plan.",
            "and so on",
            "...and four more",
            "[4 points omitted]",
            "Already a subscriber? Sign in",
            "There are also secret annexes.",
            "This list is not exhaustive.",
            "The full text has not been released.",
            "Members only: read the full text.",
            "+4 more",
            "In all, the plan has 8 points.",
        ] {
            assert!(code(&format!("{POINTS}\n{tail}\n")).is_some(), "{tail}");
        }
    }

    #[test]
    fn clauses_without_numbers_are_no_remarks() {
        let clauses = "This applies in particular to the Kherson province.\nSeveral provisions of the Minsk agreement remain.\n\
                       The army is limited.\nNATO does not expand.\nThe other provisions of the treaty stay in force.\n";
        assert_eq!(code(clauses), None);
        for remark in [
            "Three points of the eight-point plan have leaked.",
            "Several of the points:",
            "The other provisions are secret.",
        ] {
            assert!(code(&format!("{remark}\n{clauses}")).is_some(), "{remark}");
        }
    }

    #[test]
    fn two_points_of_more_are_an_excerpt_however_they_are_taken() {
        let points = "1. The army is limited to 800,000 personnel.\n\n2. NATO membership is excluded.\n";
        for lead in [
            "The first two points of the new 28-point plan are known:",
            "Two of the 8 points became known on Monday:",
        ] {
            let text = format!("{lead}\n\n{points}");
            assert!(code(&text).is_some(), "{lead}");
            let input = Input {
                name: "plan.txt",
                bytes: text.as_bytes(),
            };
            let intake = read(&input, &Options::default()).expect("it is read");
            assert_eq!((intake.units, intake.points.len()), (Units::Points, 2), "{lead}");
        }
    }

    #[test]
    fn a_number_out_of_order_leaves_a_doubt() {
        let text = POINTS.replace("4. Talks begin.", "5. Talks begin.\n4. A fund is set up.");
        let input = Input {
            name: "plan.txt",
            bytes: text.as_bytes(),
        };
        let intake = read(&input, &Options::default()).expect("it is read");
        assert!(
            intake.notes.iter().any(|note| note.code == "number-in-text"),
            "{:?}",
            intake.notes
        );
    }

    #[test]
    fn a_document_that_speaks_of_all_its_points_is_whole() {
        for lead in [
            "The plan in four points",
            "The plan's four key points",
            "All four points of the plan:",
            "The plan",
            "The first draft of the plan, in the words of the ministry:",
        ] {
            assert_eq!(code(&format!("{lead}\n\n{POINTS}")), None, "{lead}");
        }
    }
}

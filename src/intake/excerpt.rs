//! Whether a document says that it does not show the whole plan: `Two of the 8 points became known`, `excerpt`, `key points`,
//! `[not published]`, a line of dots.
//!
//! Where it says so nothing can be called dropped by it, so a doubt is enough. Only what announces the points and what
//! follows them is asked, since an article speaks of other things too. A document that says nothing of the kind counts
//! as whole. The words are English.
//!
//! Cost: a few short texts, and one look at the beginning of every point.

use super::{Intake, Note, Units, count};

/// The code of the note that says so.
pub(crate) const CODE: &str = "says-partial";

/// How many paragraphs before the points announce them, and how many after them add to them.
const LEAD: usize = 2;
const TAIL: usize = 2;

/// How many letters of such a paragraph are asked.
const SEARCHED: usize = 300;

/// What says that points are left out, whatever the number of those that are there.
const LEFT_OUT: [&str; 21] = [
    "excerpt",
    "extracts from",
    "extract from",
    "abridged",
    "some of the points",
    "some points",
    "some of its points",
    "remaining points",
    "other points",
    "rest of the points",
    "rest of the plan",
    "rest of the text",
    "not been published",
    "not published",
    "not been made public",
    "not made public",
    "continued below",
    "to be continued",
    "(continued",
    "among others:",
    "among them:",
];

/// What says so unless as many points are there as the document speaks of.
const CHOSEN: [&str; 9] = [
    "key points",
    "main points",
    "selected points",
    "most important points",
    "key provisions",
    "main provisions",
    "highlights",
    "points include",
    "plan includes",
];

/// What stands in place of a point of which nothing is known.
const BLANKS: [&str; 18] = [
    "not published",
    "not yet published",
    "unpublished",
    "not public",
    "not made public",
    "unknown",
    "not known",
    "content unknown",
    "not disclosed",
    "undisclosed",
    "not reported",
    "not available",
    "unavailable",
    "withheld",
    "redacted",
    "to be confirmed",
    "tbc",
    "tbd",
];

/// Tells whether a text only holds the place of a point of which nothing is known: `[not published]`, `…`.
pub(crate) fn is_blank(text: &str) -> bool {
    // No such text is longer, and nearly every point is.
    const LONGEST: usize = 24;
    if text.len() > LONGEST {
        return false;
    }
    let words = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    if words.is_empty() {
        return is_dots(text);
    }
    BLANKS.iter().any(|blank| words.eq_ignore_ascii_case(blank))
}

/// Tells whether a text is dots and nothing else.
fn is_dots(text: &str) -> bool {
    let dots = text.trim_matches(|sign: char| matches!(sign, '[' | ']' | '(' | ')') || sign.is_whitespace());
    !dots.is_empty() && dots.chars().all(|sign| matches!(sign, '.' | '…' | ' '))
}

/// Returns what the document says of points that are not in it.
pub(super) fn note(intake: &Intake) -> Option<Note> {
    // Of lines and paragraphs the first ones are the announcement.
    let by_points = intake.units == Units::Points;
    let points = || intake.points.iter().map(|point| point.text.as_str());
    let lead = intake.before.iter().rev().take(LEAD).map(String::as_str);
    let tail = intake.after.iter().take(TAIL).map(String::as_str);
    let title = intake.about.title.as_deref();
    let near: Vec<String> = title
        .into_iter()
        .chain(lead)
        .chain(tail)
        .chain(points().take(if by_points { 0 } else { LEAD }))
        .chain(points().rev().take(if by_points { 0 } else { TAIL }))
        .map(searched)
        .collect();
    let n_points = intake.points.len();
    // A title and an announcement that are taken for units are no points.
    let are_all = |stated: usize| {
        let most = if by_points { stated } else { stated + LEAD };
        (stated..=most).contains(&n_points)
    };
    let stated: Vec<usize> = near.iter().filter_map(|text| count::stated(text)).collect();
    let agrees = stated.iter().any(|stated| are_all(*stated));
    let left_out = |text: &String| {
        let found = LEFT_OUT.iter().find(|phrase| text.contains(**phrase)).copied();
        found
            .map(str::to_owned)
            .or_else(|| count::part_of_points(text))
            .or_else(|| (is_dots(text)).then(|| text.clone()))
            .or_else(|| {
                let chosen = CHOSEN.iter().find(|phrase| text.contains(**phrase))?;
                (!agrees).then(|| (*chosen).to_owned())
            })
    };
    if let Some(words) = near.iter().find_map(left_out) {
        let words = words.trim_end_matches(':');
        let text =
            format!("It seems not to show all points (“{words}”), so what it lacks counts as unreported.");
        return Some(Note::new(CODE, text));
    }
    // What a list is called is judged where it is chosen.
    let stated = stated.into_iter().next().filter(|_| !by_points && !agrees)?;
    let text =
        format!("It speaks of {stated} points and has {n_points}, so what it lacks counts as unreported.");
    Some(Note::new(CODE, text))
}

/// Returns the part of a text that is asked, in small letters.
fn searched(text: &str) -> String {
    let end = text.char_indices().nth(SEARCHED).map_or(text.len(), |(at, _)| at);
    text[..end].to_lowercase()
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

    #[test]
    fn blanks_are_no_points() {
        for text in ["[not published]", "…", "Unknown.", "(TBC)", "[...]"] {
            assert!(is_blank(text), "{text}");
        }
        for text in [
            "Unknown soldiers are buried.",
            "Not published texts are void.",
            "1",
            "-",
        ] {
            assert!(!is_blank(text), "{text}");
        }
    }
}

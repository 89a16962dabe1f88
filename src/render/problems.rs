//! Problems for a person, with the source line shown, and for a program, as JSON.
//!
//! The drawing is that of cargo and rustc, by `annotate-snippets`. Before anything is drawn, characters that steer a
//! terminal or turn the direction of writing are replaced by visible ones, and marks are cut to what is shown.
//! Linear in the number of problems; excerpts are short whatever the length of the line, see
//! [`crate::problem::Place::excerpt`].

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::problem::{Place, Problem, Severity, is_control, is_hidden};

/// The version of the JSON; it rises when a field changes its name or its meaning.
const SCHEMA_VERSION: u32 = 1;

/// Writes each problem with its source line and its cure, and how many there are.
pub fn write_text(problems: &[Problem], width: u16, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(usize::from(width));
    for problem in problems {
        writeln!(out, "{}\n", renderer.render(&[drawn(problem)]))?;
    }
    writeln!(out, "{}", count_line(problems))
}

/// Writes all problems as one JSON object.
pub fn write_json(problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
    let (errors, warnings) = counts(problems);
    let wire = Wire {
        schema_version: SCHEMA_VERSION,
        kind: "problems",
        errors,
        warnings,
        problems: problems.iter().map(WireProblem::from).collect(),
    };
    let json = serde_json::to_string(&wire).map_err(io::Error::other)?;
    writeln!(out, "{}", escaped(&json))
}

/// Returns how many problems there are: `3 errors, 1 warning in 2 files`.
pub fn count_line(problems: &[Problem]) -> String {
    let (errors, warnings) = counts(problems);
    let files = problems
        .iter()
        .map(|problem| &problem.place.file)
        .collect::<BTreeSet<_>>()
        .len();
    let parts = [(errors, "error"), (warnings, "warning")].map(|(count, what)| numbered(count, what));
    match (errors, warnings) {
        (0, 0) => "no problems".to_owned(),
        (_, 0) => format!("{} in {}", parts[0], numbered(files, "file")),
        (0, _) => format!("{} in {}", parts[1], numbered(files, "file")),
        (_, _) => format!("{} in {}", parts.join(", "), numbered(files, "file")),
    }
}

/// What a program reads.
#[derive(Serialize)]
struct Wire<'p> {
    schema_version: u32,
    kind: &'static str,
    errors: usize,
    warnings: usize,
    problems: Vec<WireProblem<'p>>,
}

/// A problem as a program reads it; lines and columns count from 1, columns in characters.
#[derive(Serialize)]
struct WireProblem<'p> {
    code: &'static str,
    severity: &'static str,
    file: &'p str,
    line: usize,
    column: usize,
    message: &'p str,
    cure: &'p str,
    related: Option<WireRelated<'p>>,
}

/// The second place of a problem.
#[derive(Serialize)]
struct WireRelated<'p> {
    file: &'p str,
    line: usize,
    column: usize,
    label: &'p str,
}

impl<'p> From<&'p Problem> for WireProblem<'p> {
    fn from(problem: &'p Problem) -> Self {
        Self {
            code: problem.code.as_str(),
            severity: problem.severity.as_str(),
            file: &problem.place.file,
            line: problem.place.line,
            column: problem.place.column,
            message: &problem.message,
            cure: &problem.cure,
            related: problem.related.as_ref().map(|related| WireRelated {
                file: &related.place.file,
                line: related.place.line,
                column: related.place.column,
                label: &related.label,
            }),
        }
    }
}

/// Returns a problem as the library draws it.
fn drawn(problem: &Problem) -> Group<'_> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&problem.message).id(problem.code.as_str());
    let mut elements = shown_place(&problem.place, AnnotationKind::Primary, None);
    if let Some(related) = &problem.related {
        elements.extend(shown_place(
            &related.place,
            AnnotationKind::Context,
            Some(&related.label),
        ));
    }
    elements.push(Level::HELP.message(&problem.cure).into());
    title.elements(elements)
}

/// Returns the line of a place with its mark, under the name of the file.
fn shown_place<'p>(place: &Place, kind: AnnotationKind, label: Option<&'p str>) -> Vec<Element<'p>> {
    let path = visible(&place.file, 0..0).0;
    let (excerpt, mark) = visible(&place.excerpt, place.mark.clone());
    let is_whole_line = excerpt[..mark.start].chars().count() + 1 == place.column;
    let is_empty = excerpt.is_empty();
    let snippet = Snippet::source(excerpt)
        .line_start(place.line)
        .annotation(kind.span(mark).label(label));
    let origin = || {
        Origin::path(path.clone())
            .line(place.line)
            .char_column(place.column)
    };
    match (is_empty, is_whole_line) {
        (true, _) => vec![origin().into()],
        (false, true) => vec![snippet.path(path).into()],
        // The drawing would count columns from the cut.
        (false, false) => vec![origin().into(), snippet.into()],
    }
}

/// Returns a text whose every character is visible and stays in its place, and the mark in that text.
fn visible(text: &str, mark: Range<usize>) -> (String, Range<usize>) {
    let mut out = String::with_capacity(text.len());
    let (mut start, mut end) = (None, None);
    for (at, character) in text.char_indices() {
        if at >= mark.start {
            start.get_or_insert(out.len());
        }
        if at >= mark.end {
            end.get_or_insert(out.len());
        }
        out.push(match character {
            '\t' => ' ',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
            character if is_unsafe(character) => '\u{fffd}',
            character => character,
        });
    }
    let start = start.unwrap_or(out.len());
    let end = end.unwrap_or(out.len()).max(start);
    (out, start..end)
}

/// Returns a JSON text in which characters that steer a terminal are escaped; they stand only inside strings.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if is_unsafe(character) {
            let mut units = [0; 2];
            out.extend(
                character
                    .encode_utf16(&mut units)
                    .iter()
                    .map(|unit| format!("\\u{unit:04x}")),
            );
        } else {
            out.push(character);
        }
    }
    out
}

fn is_unsafe(character: char) -> bool {
    // The marks of direction are fit for a text, but not for the frame around it.
    is_control(character) || is_hidden(character) || matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

fn counts(problems: &[Problem]) -> (usize, usize) {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    (errors, problems.len() - errors)
}

fn numbered(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Code, Related};

    fn place(file: &str, line: usize, excerpt: &str, marked: &str) -> Place {
        let start = excerpt.find(marked).unwrap();
        Place {
            file: file.to_owned(),
            line,
            column: excerpt[..start].chars().count() + 1,
            span: 0..0,
            excerpt: excerpt.to_owned(),
            mark: start..start + marked.len(),
        }
    }

    fn problem(place: Place) -> Problem {
        Problem {
            code: Code::UndefinedTopic,
            severity: Severity::Error,
            place,
            message: "There is no topic `amnestie`.".to_owned(),
            cure: "Did you mean `amnesty`?".to_owned(),
            related: None,
        }
    }

    fn text(problem: &Problem) -> String {
        let mut out = Vec::new();
        write_text(std::slice::from_ref(problem), 100, false, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_problem_shows_its_line_its_place_and_its_cure() {
        let drawn = text(&problem(place(
            "plans/us.yaml",
            7,
            "    topic: amnestie",
            "amnestie",
        )));
        let expected = "\
error[undefined-topic]: There is no topic `amnestie`.
 --> plans/us.yaml:7:12
  |
7 |     topic: amnestie
  |            ^^^^^^^^
  |
  = help: Did you mean `amnesty`?

1 error in 1 file
";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        let nasty = place(
            "a\u{1b}[2J.yaml",
            1,
            "x: \u{1b}[31m\u{202e}\u{9b}\u{200f}Київ\u{7f}",
            "Київ",
        );
        let mut other = nasty.clone();
        other.file = "b\u{7}.yaml".to_owned();
        let related = Some(Related {
            place: other,
            label: "here".to_owned(),
        });
        let problem = Problem {
            related,
            ..problem(nasty)
        };
        let mut json = Vec::new();
        write_json(std::slice::from_ref(&problem), &mut json).unwrap();
        for out in [text(&problem), String::from_utf8(json).unwrap()] {
            let bad: Vec<char> = out.chars().filter(|c| is_unsafe(*c) && *c != '\n').collect();
            assert!(bad.is_empty(), "{bad:?} in {out}");
        }
        assert!(text(&problem).contains("Київ"));
    }

    #[test]
    fn a_mark_past_the_end_is_cut() {
        let mut far = place("a.yaml", 1, "a: b", "b");
        far.mark = 3..900;
        assert!(text(&problem(far.clone())).contains("   ^"));
        far.mark = 400..900;
        assert!(text(&problem(far)).contains("a: b"));
    }

    #[test]
    fn json_says_the_same() {
        let mut out = Vec::new();
        write_json(
            &[problem(place("a\u{9b}.yaml", 7, "topic: amnestie", "amnestie"))],
            &mut out,
        )
        .unwrap();
        let read: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(read["schema_version"], 1);
        assert_eq!((&read["errors"], &read["warnings"]), (&1.into(), &0.into()));
        let only = &read["problems"][0];
        assert_eq!(only["code"], "undefined-topic");
        assert_eq!(only["file"], "a\u{9b}.yaml");
        assert_eq!((&only["line"], &only["column"]), (&7.into(), &8.into()));
        assert_eq!(only["cure"], "Did you mean `amnesty`?");
    }

    #[test]
    fn the_count_names_only_what_is_there() {
        let error = problem(place("a.yaml", 1, "a: b", "b"));
        let warning = Problem {
            severity: Severity::Warning,
            ..error.clone()
        };
        let other = problem(place("b.yaml", 1, "a: b", "b"));
        assert_eq!(count_line(&[]), "no problems");
        assert_eq!(count_line(std::slice::from_ref(&warning)), "1 warning in 1 file");
        assert_eq!(
            count_line(&[error.clone(), warning, other.clone()]),
            "2 errors, 1 warning in 2 files"
        );
        assert_eq!(count_line(&[error, other]), "2 errors in 2 files");
    }
}

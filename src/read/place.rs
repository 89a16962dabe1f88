//! From bytes to lines and columns, with the line that stands there.
//!
//! One pass over a text notes where lines begin, and on long lines every few kilobytes how many characters came
//! before, so that a place is found by one binary search and a short count: a file of one 16 MB line with 1,000
//! problems costs no more than any other.

use std::ops::Range;

use crate::problem::Place;

/// Bytes between two marks on one line. Counting characters over 4 KB takes well under a microsecond per place,
/// and the marks take less than one percent of the size of the text.
const MARK_DISTANCE: usize = 4_096;

/// Bytes shown before and after a value on a long line; about a terminal line each.
const EXCERPT_REACH: usize = 120;

/// Where the lines of a text begin.
#[derive(Debug)]
pub struct Lines<'t> {
    path: &'t str,
    text: &'t str,
    marks: Vec<Mark>,
}

/// A place whose line and column are known.
#[derive(Debug, Clone, Copy)]
struct Mark {
    byte: usize,
    line: usize,
    column: usize,
}

impl<'t> Lines<'t> {
    /// Notes the lines of a text. As in YAML, a line ends with a line feed, a carriage return, or both.
    pub fn new(path: &'t str, text: &'t str) -> Self {
        let mut marks = vec![Mark {
            byte: 0,
            line: 1,
            column: 1,
        }];
        let mut last = marks[0];
        let mut column = 1;
        let bytes = text.as_bytes();
        for (byte, character) in text.char_indices() {
            if byte - last.byte >= MARK_DISTANCE {
                last = Mark {
                    byte,
                    line: last.line,
                    column,
                };
                marks.push(last);
            }
            column += 1;
            if character == '\n' || (character == '\r' && bytes.get(byte + 1) != Some(&b'\n')) {
                last = Mark {
                    byte: byte + 1,
                    line: last.line + 1,
                    column: 1,
                };
                marks.push(last);
                column = 1;
            }
        }
        Self { path, text, marks }
    }

    /// Returns the place of these bytes; a range that reaches past the end, or into a character, is cut.
    pub fn place(&self, span: Range<usize>) -> Place {
        let start = boundary_before(self.text, span.start);
        let end = boundary_after(self.text, span.end.max(start));
        let mark = self.marks[self.marks.partition_point(|mark| mark.byte <= start) - 1];
        let column = mark.column + self.text[mark.byte..start].chars().count();
        let (excerpt, mark_in_excerpt) = self.excerpt(start, end);
        Place {
            file: self.path.to_owned(),
            line: mark.line,
            column,
            span: start..end,
            excerpt,
            mark: mark_in_excerpt,
        }
    }

    /// Returns the line around a value, or as much of it as is worth showing, and the value in it.
    fn excerpt(&self, start: usize, end: usize) -> (String, Range<usize>) {
        let is_break = |c: char| c == '\n' || c == '\r';
        let from = boundary_after(self.text, start.saturating_sub(EXCERPT_REACH));
        let from = self.text[from..start]
            .rfind(is_break)
            .map_or(from, |at| from + at + 1);
        let to = boundary_before(self.text, start + 2 * EXCERPT_REACH);
        let to = self.text[start..to].find(is_break).map_or(to, |at| start + at);
        let excerpt = self.text[from..to].to_owned();
        (excerpt, start - from..end.min(to) - from)
    }
}

/// Returns the nearest place between two characters at or before this byte.
fn boundary_before(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// Returns the nearest place between two characters at or after this byte.
fn boundary_after(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (byte..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, value: &str) -> Place {
        let start = text.find(value).expect("the value is in the text");
        Lines::new("a.yaml", text).place(start..start + value.len())
    }

    #[test]
    fn columns_count_characters_after_any_kind_of_line_break() {
        for line_break in ["\n", "\r\n", "\r"] {
            let text = format!("id: us-28{line_break}title: Київ, план{line_break}");
            let place = place(&text, "план");
            assert_eq!((place.line, place.column), (2, 14), "{line_break:?}");
            assert_eq!(place.excerpt, "title: Київ, план");
            assert_eq!(&place.excerpt[place.mark.clone()], "план");
        }
    }

    #[test]
    fn a_line_of_a_megabyte_is_shown_around_the_value() {
        let text = format!("a: 1\n{}needle{}", "é ".repeat(300_000), "x".repeat(300_000));
        let place = place(&text, "needle");
        assert_eq!((place.line, place.column), (2, 600_001));
        assert_eq!(&place.excerpt[place.mark.clone()], "needle");
        assert!(place.excerpt.len() < 400);
    }

    #[test]
    fn a_range_past_the_end_or_inside_a_character_is_cut() {
        let lines = Lines::new("a.yaml", "a: é\n");
        assert_eq!(lines.place(usize::MAX..usize::MAX).line, 2);
        assert_eq!(lines.place(4..4).span, 3..5);
    }
}

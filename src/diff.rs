//! What changed inside a row, word by word: which words stayed, which went, which came.
//!
//! The words of both sides are matched (`search`), lone small words between changes are given up so that the result
//! reads like a redline (`tidy`), and the changed words become marks over the untouched text. Figures are compared
//! by value, words without regard to case or the kind of apostrophe. When next to nothing is common, everything is
//! marked: a sentence rebuilt out of stray words helps nobody. What a change *means* is left to [`crate::rules`].
//!
//! Cost: linear for equal ends; a table of old by new words for what is left between them while that is small, and
//! anchors on words that occur once when it is not (see `search` for the limits). Nothing here depends on which
//! side is called old: swapping the sides swaps the marks.

mod search;
mod tidy;

use std::ops::Range;

use crate::text::tokens::Reading;

/// A stretch of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
    /// What happened to it.
    pub mark: Mark,
}

/// What happened to a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It is on the other side too.
    Same,
    /// It is on the old side only.
    Removed,
    /// It is on the new side only.
    Added,
}

/// The marks of both sides: for every piece its spans, in order, which together cover it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// One list for every old piece, of `Same` and `Removed`.
    pub old: Vec<Vec<Span>>,
    /// One list for every new piece, of `Same` and `Added`.
    pub new: Vec<Vec<Span>>,
}

/// Marks what changed between the pieces of two sides, one piece a side for a plain pair, several for a split or a
/// merge.
pub fn marks(old: &[&str], new: &[&str]) -> Marks {
    let (old, new) = Reading::of_both(old, new);
    let words = WordDiff::between(&old, &new);
    words.marks(&old, &new)
}

/// Words that gave way to other words; one side may be empty. Ranges count tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    pub(crate) old: Range<u32>,
    pub(crate) new: Range<u32>,
}

/// Which words of two sides correspond.
#[derive(Debug)]
pub(crate) struct WordDiff {
    /// What changed, in order.
    pub(crate) hunks: Vec<Hunk>,
    /// For every old token the hunk that it is in, or none.
    pub(crate) old_hunks: Vec<Option<u32>>,
    /// For every new token the hunk that it is in, or none.
    pub(crate) new_hunks: Vec<Option<u32>>,
    /// True when so little is common that the sides are shown as one replaced by the other.
    pub(crate) rewritten: bool,
}

impl WordDiff {
    /// Compares two sides.
    pub(crate) fn between(old: &Reading, new: &Reading) -> Self {
        let runs = search::common_runs(old, new);
        let (hunks, rewritten) = tidy::hunks(old, new, runs);
        let mut old_hunks = vec![None; old.tokens.len()];
        let mut new_hunks = vec![None; new.tokens.len()];
        for (number, hunk) in (0u32..).zip(&hunks) {
            old_hunks[hunk.old.start as usize..hunk.old.end as usize].fill(Some(number));
            new_hunks[hunk.new.start as usize..hunk.new.end as usize].fill(Some(number));
        }
        Self {
            hunks,
            old_hunks,
            new_hunks,
            rewritten,
        }
    }

    /// Turns changed words into marks over the texts.
    pub(crate) fn marks(&self, old: &Reading, new: &Reading) -> Marks {
        Marks {
            old: spans(old, &self.old_hunks, Mark::Removed),
            new: spans(new, &self.new_hunks, Mark::Added),
        }
    }
}

/// Returns the spans of every piece of a side.
fn spans(reading: &Reading, hunks: &[Option<u32>], changed: Mark) -> Vec<Vec<Span>> {
    let mut at = 0;
    (0u32..)
        .zip(reading.pieces)
        .map(|(piece, text)| {
            let first = at;
            while reading.tokens.get(at).is_some_and(|token| token.piece == piece) {
                at += 1;
            }
            piece_spans(reading, first..at, hunks, changed, text)
        })
        .collect()
}

/// Returns the spans of one piece. What stands between two changed words of one change goes with them; what stands
/// at the edge of a change stays, and so do the signs before the first word and after the last one, unless the
/// whole piece is changed.
fn piece_spans(
    reading: &Reading,
    tokens: Range<usize>,
    hunks: &[Option<u32>],
    changed: Mark,
    text: &str,
) -> Vec<Span> {
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    if length == 0 {
        return Vec::new();
    }
    let here = &hunks[tokens.clone()];
    if here.iter().all(|hunk| hunk.is_some()) {
        let mark = if here.is_empty() { Mark::Same } else { changed };
        return vec![Span {
            start: 0,
            end: length,
            mark,
        }];
    }
    let mut spans = Vec::new();
    let mut covered = 0;
    let mut push = |end: u32, mark: Mark| {
        if end > covered {
            spans.push(Span {
                start: covered,
                end,
                mark,
            });
            covered = end;
        }
    };
    let mut index = tokens.start;
    while index < tokens.end {
        let Some(hunk) = hunks[index] else {
            index += 1;
            continue;
        };
        let first = index;
        while index < tokens.end && hunks[index] == Some(hunk) {
            index += 1;
        }
        let start = reading.tokens[first].start;
        push(start, Mark::Same);
        push(closed(text, start, reading.tokens[index - 1].end), changed);
    }
    push(length, Mark::Same);
    spans
}

/// Returns the end of a stretch, moved past the sign that closes what it has opened: `(Article 5)`, `“peace”`.
pub(crate) fn closed(text: &str, start: u32, end: u32) -> u32 {
    let Some(sign) = text[end as usize..].chars().next() else {
        return end;
    };
    let opening = match sign {
        ')' => '(',
        ']' => '[',
        '\u{201d}' => '\u{201c}',
        '»' => '«',
        _ => return end,
    };
    let stretch = &text[start as usize..end as usize];
    let is_open = stretch.matches(opening).count() > stretch.matches(sign).count();
    if is_open {
        end + u32::try_from(sign.len_utf8()).unwrap_or(0)
    } else {
        end
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Writes both sides with `[-removed-]` and `{+added+}`, one piece a line.
    fn redline(old: &[&str], new: &[&str]) -> Vec<String> {
        let marks = marks(old, new);
        let write = |pieces: &[&str], spans: &[Vec<Span>]| {
            let mut lines = Vec::new();
            for (text, spans) in pieces.iter().zip(spans) {
                let mut line = String::new();
                for span in spans {
                    let part = &text[span.start as usize..span.end as usize];
                    match span.mark {
                        Mark::Same => line.push_str(part),
                        Mark::Removed => line.push_str(&format!("[-{part}-]")),
                        Mark::Added => line.push_str(&format!("{{+{part}+}}")),
                    }
                }
                lines.push(line);
            }
            lines
        };
        let mut lines = write(old, &marks.old);
        lines.extend(write(new, &marks.new));
        lines
    }

    #[test]
    fn a_figure_gives_way_to_a_figure() {
        assert_eq!(
            redline(
                &["Ukraine's armed forces are limited to 600,000 personnel."],
                &["Ukraine\u{2019}s armed forces are limited to 800 000 personnel in peacetime."]
            ),
            [
                "Ukraine's armed forces are limited to [-600,000-] personnel.",
                "Ukraine\u{2019}s armed forces are limited to {+800 000+} personnel {+in peacetime+}.",
            ]
        );
    }

    #[test]
    fn figures_are_the_same_however_written() {
        assert_eq!(
            redline(
                &["600,000 troops, 72 hours, USD 100 billion, half"],
                &["600k TROOPS; 3 days; $100bn; 50 %"]
            ),
            [
                "600,000 troops, 72 hours, USD 100 billion, half",
                "600k TROOPS; 3 days; $100bn; 50 %"
            ]
        );
    }

    #[test]
    fn small_words_between_changes_are_given_up() {
        assert_eq!(
            redline(
                &["The United States leads the monitoring of the truce from abroad."],
                &["The United States finances the reconstruction of the cities from abroad."]
            ),
            [
                "The United States [-leads the monitoring of the truce-] from abroad.",
                "The United States {+finances the reconstruction of the cities+} from abroad.",
            ]
        );
    }

    #[test]
    fn a_rewritten_clause_is_no_salad() {
        assert_eq!(
            redline(
                &["A committee resolves the open humanitarian questions."],
                &["Both armies pull back their heavy guns from the line of contact."]
            ),
            [
                "[-A committee resolves the open humanitarian questions.-]",
                "{+Both armies pull back their heavy guns from the line of contact.+}",
            ]
        );
    }

    #[test]
    fn a_split_clause_has_marks_of_its_own_in_each_piece() {
        assert_eq!(
            redline(
                &["Prisoners are exchanged all for all, and Russia releases the civilians."],
                &[
                    "Prisoners are exchanged all for all.",
                    "Russia releases the civilians and the children."
                ]
            ),
            [
                "Prisoners are exchanged all for all, [-and-] Russia releases the civilians.",
                "Prisoners are exchanged all for all.",
                "Russia releases the civilians {+and the children+}.",
            ]
        );
    }

    #[test]
    fn nothing_against_something() {
        assert_eq!(redline(&[""], &["Peace."]), ["", "{+Peace.+}"]);
        assert_eq!(redline(&[], &["..."]), ["..."]);
        assert_eq!(redline(&["Peace."], &["Peace!"]), ["Peace.", "Peace!"]);
    }

    /// Texts of few words, so that much is common and much is repeated.
    fn clause() -> impl Strategy<Value = String> {
        const WORDS: &[&str] = &[
            "the",
            "army",
            "of",
            "600,000",
            "600",
            "000",
            "leaves,",
            "Kyiv",
            "$5",
            "не",
            "\u{1f600}",
        ];
        prop::collection::vec(prop::sample::select(WORDS), 0..40).prop_map(|words| words.join(" "))
    }

    /// The length of the spans of a piece, which have to be in order, on the borders of letters, and not empty.
    fn covered(text: &str, spans: &[Span], changed: Mark) -> usize {
        let mut at = 0;
        for span in spans {
            assert_eq!(span.start, at);
            assert!(span.end > span.start && text.is_char_boundary(span.end as usize));
            assert!(span.mark == Mark::Same || span.mark == changed);
            at = span.end;
        }
        at as usize
    }

    proptest! {
        #[test]
        fn marks_cover_each_piece_and_mirror(
            old in prop::collection::vec(prop_oneof![clause(), any::<String>()], 0..4),
            new in prop::collection::vec(prop_oneof![clause(), any::<String>()], 0..4),
        ) {
            let old: Vec<&str> = old.iter().map(String::as_str).collect();
            let new: Vec<&str> = new.iter().map(String::as_str).collect();
            let there = marks(&old, &new);
            for (text, spans) in old.iter().zip(&there.old) {
                prop_assert_eq!(covered(text, spans, Mark::Removed), text.len());
            }
            for (text, spans) in new.iter().zip(&there.new) {
                prop_assert_eq!(covered(text, spans, Mark::Added), text.len());
            }
            let back = marks(&new, &old);
            let places = |spans: &[Vec<Span>]| -> Vec<Vec<(u32, u32, bool)>> {
                let place = |span: &Span| (span.start, span.end, span.mark == Mark::Same);
                spans.iter().map(|spans| spans.iter().map(place).collect()).collect()
            };
            prop_assert_eq!(places(&there.old), places(&back.new));
            prop_assert_eq!(places(&there.new), places(&back.old));
        }

        #[test]
        fn a_text_has_no_marks_against_itself(text in prop_oneof![clause(), any::<String>()]) {
            let marks = marks(&[&text], &[&text]);
            prop_assert!(marks.old.iter().flatten().all(|span| span.mark == Mark::Same));
            prop_assert!(marks.new.iter().flatten().all(|span| span.mark == Mark::Same));
        }
    }

    #[test]
    fn a_huge_clause_comes_back() {
        // Every word repeated and the order reversed: nothing to hold on to.
        let one: String = (0..20_000)
            .map(|number| ["a", "b", "c"][number % 3].to_owned() + " ")
            .collect();
        let other: String = (0..20_000)
            .map(|number| ["c", "b", "a", "a"][number % 4].to_owned() + " ")
            .collect();
        let found = marks(&[&one], &[&other]);
        assert_eq!(covered(&one, &found.old[0], Mark::Removed), one.len());
        // Words of their own, every tenth changed: the anchors find the rest.
        let numbered = |changed: &str| -> String {
            (0..20_000)
                .map(|number| {
                    if number % 10 == 0 {
                        format!("{changed}{number} ")
                    } else {
                        format!("w{number} ")
                    }
                })
                .collect()
        };
        let (one, other) = (numbered("x"), numbered("y"));
        let found = marks(&[&one], &[&other]);
        let removed = found.old[0]
            .iter()
            .filter(|span| span.mark == Mark::Removed)
            .count();
        assert_eq!(removed, 2_000);
    }
}

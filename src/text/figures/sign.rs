//! Signs beside a figure that are no part of its number: `> 500`, `≤ 5`, `60+`, and the brackets of a footnote mark.

use super::super::lexicon::Word;
use super::super::tokens::Reading;
use super::{Amount, Found, Value};

/// A sign of comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `> 5`.
    Over,
    /// `≥ 5`, `5+`.
    NotUnder,
    /// `< 5`.
    Under,
    /// `≤ 5`.
    NotOver,
}

/// Signs of comparison before a figure; those of two letters first, since they end in the others.
const COMPARISONS: &[(&str, Comparison)] = &[
    (">=", Comparison::NotUnder),
    ("<=", Comparison::NotOver),
    (">", Comparison::Over),
    ("<", Comparison::Under),
    ("\u{2265}", Comparison::NotUnder),
    ("\u{2a7e}", Comparison::NotUnder),
    ("\u{2264}", Comparison::NotOver),
    ("\u{2a7d}", Comparison::NotOver),
];

/// Takes the sign of comparison beside an amount into it.
pub(super) fn with_comparison(reading: &Reading, at: usize, found: Found) -> Found {
    let Value::Amount(amount) = found.value else {
        return found;
    };
    let piece = reading.tokens[at].piece;
    // A figure that runs on into the next piece is none, as the caller finds out.
    if reading.tokens[at + found.used - 1].piece != piece {
        return found;
    }
    let text = reading.pieces[piece as usize];
    let (before, after) = (&text[..found.start as usize], &text[found.end as usize..]);
    let with = |comparison| {
        Value::Amount(Amount {
            comparison: Some(comparison),
            ..amount
        })
    };
    if let Some((comparison, start)) = comparison_before(before)
        && !after.starts_with('>')
    {
        return Found {
            value: with(comparison),
            start,
            ..found
        };
    }
    // `500+ km`: nothing else has that sign in a figure.
    if text[found.start as usize..found.end as usize].contains('+') {
        return Found {
            value: with(Comparison::NotUnder),
            ..found
        };
    }
    // `60+`, but not `60+5`.
    match after.strip_prefix('+') {
        Some(rest) if !rest.starts_with(|next: char| next.is_alphanumeric() || next == '+') => Found {
            value: with(Comparison::NotUnder),
            end: found.end + 1,
            ..found
        },
        Some(_) | None => found,
    }
}

/// Tells whether only a plus and a space part a token from the number before it: `500+ km`.
pub(super) fn is_behind_plus(reading: &Reading, at: usize) -> bool {
    at < reading.tokens.len() && reading.gap_text(at) == "+ "
}

/// Returns the sign of comparison that ends a text, and where it begins. Arrows are none, nor is a `>` that begins a
/// line, with which mails quote.
fn comparison_before(text: &str) -> Option<(Comparison, u32)> {
    let text = text.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let (rest, comparison) = COMPARISONS
        .iter()
        .find_map(|(sign, comparison)| Some((text.strip_suffix(sign)?, *comparison)))?;
    let line = rest.trim_end_matches([' ', '\t']);
    let is_quote = comparison == Comparison::Over && (line.is_empty() || line.ends_with('\n'));
    let goes_on = rest.ends_with(['-', '=', '<', '>', '\u{2013}', '\u{2014}']);
    (!is_quote && !goes_on).then_some((comparison, u32::try_from(rest.len()).ok()?))
}

/// Tells whether digits with a space before them are the mark of a footnote: `personnel [3].` A draft may have a figure in
/// brackets that is not settled (`within [30] days`), so that a mark has no noun behind it.
pub(super) fn is_footnote_mark(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let piece = reading.pieces[token.piece as usize];
    if !piece[..token.start as usize].ends_with('[') {
        return false;
    }
    let Some(after) = piece[token.end as usize..].strip_prefix(']') else {
        return false;
    };
    let digits = reading.text(at);
    let ends = after.trim_start_matches(' ').chars().next().is_none_or(|next| {
        matches!(next, '\n' | '[') || next.is_ascii_punctuation() && !matches!(next, '%' | '$' | '-' | '(')
    });
    // `troops [3] in the north`, but `[30] days` and `[30] of them`.
    let goes_on = reading.word(at + 1).is_some_and(|word| {
        word.is_glue() && !matches!(word, Word::Of | Word::Or | Word::And | Word::To | Word::As)
    });
    digits.len() <= LONGEST_MARK && digits.bytes().all(|byte| byte.is_ascii_digit()) && (ends || goes_on)
}

/// Texts have fewer than a thousand footnotes.
const LONGEST_MARK: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::Reading;

    fn comparisons(text: &str) -> Vec<(String, Option<Comparison>)> {
        let pieces = [text];
        let reading = Reading::of(&pieces);
        (0..reading.tokens.len())
            .filter_map(|at| match reading.value(at)? {
                Value::Amount(amount) => Some((reading.text(at).to_owned(), amount.comparison)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn signs_of_comparison_belong_to_the_figure() {
        let one = |text: &str, comparison| vec![(text.to_owned(), comparison)];
        let over = Some(Comparison::Over);
        assert_eq!(comparisons("range > 500 km"), one("> 500 km", over));
        assert_eq!(comparisons("costs >$5 million"), one(">$5 million", over));
        assert_eq!(
            comparisons("mass >= 5 kg"),
            one(">= 5 kg", Some(Comparison::NotUnder))
        );
        assert_eq!(
            comparisons("mass \u{2264}5 kg"),
            one("\u{2264}5 kg", Some(Comparison::NotOver))
        );
        assert_eq!(
            comparisons("prisoners 60+ leave"),
            one("60+", Some(Comparison::NotUnder))
        );
        assert_eq!(
            comparisons("some 500+ km"),
            one("500+ km", Some(Comparison::NotUnder))
        );
        assert_eq!(comparisons("> 500 km of roads"), one("500 km", None));
        assert_eq!(comparisons("from some -> 500 km"), one("500 km", None));
        assert_eq!(comparisons("the mark <5> here"), one("5", None));
    }

    #[test]
    fn marks_of_footnotes_are_no_figures() {
        assert_eq!(comparisons("The army has many personnel.[3]"), []);
        assert_eq!(comparisons("The army [12][13] has personnel [3]."), []);
        assert_eq!(comparisons("The army has personnel [3] in the north"), []);
        assert_eq!(comparisons("It leaves within [30] days").len(), 1);
        assert_eq!(comparisons("It gets [100] tanks").len(), 1);
    }
}

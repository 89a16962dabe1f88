//! Marks of footnotes, which are no words of a text.

/// Tells whether a word is the mark of a footnote right behind what it belongs to, and no word of the text: `men.[3]`,
/// `days[^1]`, `Ukraine²`. A figure in brackets that is not settled has a space before it.
pub fn is_mark(text: &str, start: usize, end: usize) -> bool {
    if end - start > LONGEST_MARK {
        return false;
    }
    let (before, word) = (&text[..start], &text[start..end]);
    if !word.is_ascii() {
        let is_glued = start > 0 && !before.ends_with(char::is_whitespace);
        return is_glued && word.chars().all(is_raised) && !takes_exponents(before);
    }
    let is_bracketed = || text[end..].starts_with(']') && word.bytes().all(|byte| byte.is_ascii_digit());
    is_bracketed() && {
        let glued = before.strip_suffix('^').unwrap_or(before).strip_suffix('[');
        let last = glued.and_then(|glued| glued.chars().next_back());
        last.is_some_and(|last| !last.is_whitespace() && last != '(')
    }
}

/// Tells whether a raised figure behind a text is an exponent, as in `km²` and `10³`.
pub fn takes_exponents(before: &str) -> bool {
    let base = before.rsplit(|sign: char| !sign.is_alphanumeric()).next();
    base.is_some_and(|base| base.ends_with('m') && base.len() <= LONGEST_UNIT || base == "10")
}

/// Tells whether a sign is a raised digit.
fn is_raised(sign: char) -> bool {
    matches!(sign, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// Longer words are no units of length.
const LONGEST_UNIT: usize = 3;

/// Texts have fewer than a thousand footnotes; a raised digit takes up to three bytes.
const LONGEST_MARK: usize = 3;

#[cfg(test)]
mod tests {
    use crate::text::tokens::Reading;

    #[test]
    fn marks_behind_a_word_are_no_words() {
        let words = |text: &str| Reading::of(&[text]).tokens.len();
        assert_eq!(words("men.[1][2] They"), 2);
        assert_eq!(words("days[^1]"), 1);
        assert_eq!(words("within [30] days"), 3);
        assert_eq!(words("see Annex[1995] and Article([2])"), 6);
        assert_eq!(words("men.¹² They"), 2);
        assert_eq!(words("men ¹"), 2);
        let reading = Reading::of(&["Ukraine² has 5 km²"]);
        let texts: Vec<&str> = (0..reading.tokens.len()).map(|at| reading.text(at)).collect();
        assert_eq!(texts, ["Ukraine", "has", "5 km²"]);
    }
}

//! How many points a text says that the plan has: `the 28-point plan`, `20 points`, `план из 28 пунктов`, `28点`.

/// Stems of the words that follow the number, in lower case.
const STEMS: &str =
    "point пункт punkt punto pont punti punct bod articl items clauses тез положени 点 點 项 項 条 نقطة";

/// The smallest and the largest number of points that a plan is believed to have: below three it is a turn of phrase,
/// above a hundred it is a poll or a match.
const BELIEVED: std::ops::RangeInclusive<usize> = 3..=100;

/// How many letters of a text are searched: a title, a lead or the first paragraph.
const SEARCHED: usize = 1000;

/// Returns the first number of points that a text speaks of.
pub(crate) fn stated(text: &str) -> Option<usize> {
    let mut rest = &text[..text.char_indices().nth(SEARCHED).map_or(text.len(), |(at, _)| at)];
    while let Some(at) = rest.find(|character: char| character.is_ascii_digit()) {
        let before = rest[..at].chars().next_back();
        let digits = rest[at..].bytes().take_while(u8::is_ascii_digit).count();
        let number = rest[at..at + digits].parse::<usize>().ok();
        rest = &rest[at + digits..];
        // `1.28 points` and `3,028 points` are other numbers.
        let whole = before.is_none_or(|sign| !sign.is_alphanumeric() && !matches!(sign, '.' | ',' | '-'));
        let word = rest.trim_start_matches([' ', '-', '\u{2010}', '\u{2011}', '\u{A0}', '\u{202F}']);
        // `Point 28` has the number behind; here it has to stand before.
        let start: String = word.chars().take(8).flat_map(char::to_lowercase).collect();
        if let Some(number) = number.filter(|number| whole && BELIEVED.contains(number))
            && STEMS.split(' ').any(|stem| start.starts_with(stem))
        {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_found_in_titles() {
        for (text, expected) in [
            ("The full 28-point plan", Some(28)),
            ("All 20 points of the plan", Some(20)),
            ("On November 20, the 28\u{2011}point plan", Some(28)),
            ("План из 28 пунктов", Some(28)),
            ("28-пунктний план", Some(28)),
            ("Der 28-Punkte-Plan", Some(28)),
            ("28点和平计划", Some(28)),
            ("Shares fell 1.28 points", None),
            ("In 2025 the parties met", None),
            ("2 points", None),
            ("Point 28 is new", None),
        ] {
            assert_eq!(stated(text), expected, "{text}");
        }
    }
}

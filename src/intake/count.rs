//! How many points a text says that the plan has: `the 28-point plan`, `twenty points`, `план из 28 пунктов`, `28点`; and
//! whether it speaks of a part of them: `two of the eight points`, `the first four points`.

/// Stems of the words that follow the number, in lower case.
const STEMS: &str =
    "point пункт punkt punto pont punti punct bod articl items clauses тез положени 点 點 项 項 条 نقطة";

/// The smallest and the largest number of points that a plan is believed to have: below three it is a turn of phrase,
/// above a hundred it is a poll or a match.
const BELIEVED: std::ops::RangeInclusive<usize> = 3..=100;

/// How many letters of a text are searched: a title, a lead or the first paragraph.
const SEARCHED: usize = 1000;

/// Words that may stand between the number and the word for points.
pub(super) const BETWEEN: [&str; 4] = ["key", "main", "principal", "peace"];

/// Spelled numbers of English: up to nineteen by their places, then the tens.
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Returns the first number of points that a text speaks of; one in digits before one in words.
pub(crate) fn stated(text: &str) -> Option<usize> {
    let text = if text.len() <= SEARCHED {
        text
    } else {
        &text[..text.char_indices().nth(SEARCHED).map_or(text.len(), |(at, _)| at)]
    };
    in_digits(text).or_else(|| in_words(text))
}

fn in_digits(text: &str) -> Option<usize> {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte.is_ascii_digit()) {
        let before = rest[..at].chars().next_back();
        let digits = rest[at..].bytes().take_while(u8::is_ascii_digit).count();
        let number = rest[at..at + digits].parse::<usize>().ok();
        rest = &rest[at + digits..];
        // `1.28 points` and `3,028 points` are other numbers.
        let whole = before.is_none_or(|sign| !sign.is_alphanumeric() && !matches!(sign, '.' | ',' | '-'));
        let word = rest.trim_start_matches([' ', '-', '\u{2010}', '\u{2011}', '\u{A0}', '\u{202F}']);
        let between = BETWEEN
            .iter()
            .find_map(|between| word.strip_prefix(between)?.strip_prefix(' '));
        // `Point 28` has the number behind; here it has to stand before.
        if let Some(number) = number.filter(|number| whole && BELIEVED.contains(number))
            && (says_points(word) || between.is_some_and(says_points))
        {
            return Some(number);
        }
    }
    None
}

fn in_words(text: &str) -> Option<usize> {
    let text = text.to_lowercase();
    let words = words(&text);
    // Most words are no numbers by their first letter.
    let may_count = |at: &usize| {
        matches!(
            words[*at].as_bytes()[0],
            b'z' | b'o' | b't' | b'f' | b's' | b'e' | b'n'
        )
    };
    (0..words.len()).filter(may_count).find_map(|at| {
        let (number, used) = spelled(&words[at..])?;
        let mut behind = at + used;
        behind += usize::from(words.get(behind).is_some_and(|word| BETWEEN.contains(word)));
        let is_count = words.get(behind).is_some_and(|word| says_points(word));
        (is_count && BELIEVED.contains(&number)).then_some(number)
    })
}

/// Returns the words in which a text speaks of a part of its points: `two of the eight points`, `the first 4 points`.
pub(crate) fn part_of_points(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let words = words(&text);
    let is_plural = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| says_points(word) && word.ends_with('s'))
    };
    (0..words.len()).find_map(|at| {
        let (number, used) = number(&words[at..])?;
        let behind = at + used;
        if at > 0 && matches!(words[at - 1], "first" | "last") && is_plural(behind) {
            return Some(words[at - 1..=behind].join(" "));
        }
        let mut whole = behind + 1;
        if *words.get(behind)? != "of" {
            return None;
        }
        whole += usize::from(
            words
                .get(whole)
                .is_some_and(|word| matches!(*word, "the" | "its")),
        );
        let (all, of_all) = self::number(words.get(whole..)?)?;
        (number < all && is_plural(whole + of_all)).then(|| words[at..=whole + of_all].join(" "))
    })
}

/// Tells whether a word, or what a text begins with, is one for points.
pub(super) fn says_points(word: &str) -> bool {
    let start: String = word.chars().take(8).flat_map(char::to_lowercase).collect();
    STEMS.split(' ').any(|stem| start.starts_with(stem))
}

/// Returns the words of a text.
fn words(text: &str) -> Vec<&str> {
    let parts = text.split(|sign: char| !sign.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).collect()
}

/// Reads the number that some words begin with, and how many of them it takes.
pub(super) fn number(words: &[&str]) -> Option<(usize, usize)> {
    let first = words.first()?;
    // Every word near the points is asked.
    match first.as_bytes().first()? {
        b'0'..=b'9' => first.parse().ok().map(|number| (number, 1)),
        b'e' | b'f' | b'n' | b'o' | b's' | b't' | b'z' => spelled(words),
        _ => None,
    }
}

/// Reads the spelled number that some words begin with: `eight`, `twenty-eight`.
fn spelled(words: &[&str]) -> Option<(usize, usize)> {
    let small = |word: &&str| SMALL.iter().position(|small| small == word);
    let first = words.first()?;
    if let Some(number) = small(first) {
        return Some((number, 1));
    }
    let tens = (TENS.iter().position(|tens| tens == first)? + 2) * 10;
    match words.get(1).and_then(small) {
        Some(unit @ 1..=9) => Some((tens + unit, 2)),
        Some(_) | None => Some((tens, 1)),
    }
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
            ("Excerpt from the eight-point plan", Some(8)),
            ("The plan has twenty-eight points", Some(28)),
            ("The 20 key points", Some(20)),
            ("One of the points", None),
            ("Shares fell 1.28 points", None),
            ("In 2025 the parties met", None),
            ("2 points", None),
            ("Point 28 is new", None),
        ] {
            assert_eq!(stated(text), expected, "{text}");
        }
    }

    #[test]
    fn parts_of_the_points_are_no_counts_of_all() {
        for (text, expected) in [
            ("Two of the 8 points became known", Some("two of the 8 points")),
            ("The first four points:", Some("first four points")),
            ("The last 12 articles", Some("last 12 articles")),
            ("The first 28-point plan", None),
            ("8 of the 8 points", None),
            ("One of the parties", None),
            ("All 28 points", None),
        ] {
            assert_eq!(part_of_points(text).as_deref(), expected, "{text}");
        }
    }
}

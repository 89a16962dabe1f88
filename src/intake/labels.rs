//! The label at the beginning of a text: `6.`, `(a)`, `Point 6:`, `Point Six:`, `10a.`, `1.2`, `IV.`, `•`, `第三条`, and what it
//! may mean.
//!
//! A label is read for what it is in print; whether it begins a point is decided by the list around it (see `lists`).
//! What can never be a label is refused here: a decimal, a time, a date, `28-point`, `Article 5 of the treaty`.

mod closing;
mod core;
mod spelled;
mod word;

use self::closing::{close, close_opened, is_date};
use self::core::core;
use super::numerals::{self, Alphabet};

/// A label and the text after it.
#[derive(Debug, Clone)]
pub(crate) struct Label<'a> {
    /// The label as printed, trimmed.
    pub(crate) printed: &'a str,
    /// The letters or the roman number inside it, as printed; empty for digits and bullets.
    pub(crate) core: &'a str,
    /// The text after the label.
    pub(crate) rest: &'a str,
    /// What it may mean, the likeliest first.
    pub(crate) readings: Readings,
}

/// One meaning of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    /// How it looks.
    pub(crate) style: Style,
    /// The numbers before the last one: `1` in `1.2`, `10` in `10a`.
    pub(crate) prefix: Prefix,
    /// The last number.
    pub(crate) value: u32,
}

/// How a label looks; the labels of one list look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// What the number is made of.
    pub(crate) numeral: Numeral,
    /// What closes it.
    pub(crate) closing: Closing,
    /// True when a word stands before it: `Point 6:`.
    pub(crate) word: bool,
    /// How many numbers there are before the last one.
    pub(crate) prefixed: u8,
}

/// What a number is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// Digits of any script.
    Digits,
    /// `iv`.
    RomanLower,
    /// `IV`.
    RomanUpper,
    /// A letter.
    Letter(Alphabet),
    /// `二十八`.
    Chinese,
    /// `⑫`, `7️⃣`.
    Sign,
    /// A bullet or a dash; it has no number.
    Bullet(char),
}

/// What closes a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closing {
    /// `6.`
    Dot,
    /// `6)`
    Paren,
    /// `(6)`
    Parens,
    /// `[6]`
    Brackets,
    /// `6:`
    Colon,
    /// `6 -`
    Dash,
    /// `6/`
    Slash,
    /// Nothing: `6 Text`, or the numeral closes itself.
    Nothing,
}

/// The numbers before the last one of a label, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Prefix {
    numbers: [u32; MAX_PREFIX],
    length: u8,
}

/// How many numbers may stand before the last one; `1.2.3.4.5` is the deepest numbering seen in print.
const MAX_PREFIX: usize = 4;

impl Prefix {
    /// Returns the numbers.
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.numbers[..usize::from(self.length)]
    }

    fn with(mut self, number: u32) -> Option<Self> {
        *self.numbers.get_mut(usize::from(self.length))? = number;
        self.length += 1;
        Some(self)
    }
}

/// At most [`MAX_READINGS`] meanings, without an allocation: every line of a large file may have a label.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Readings {
    readings: [Option<Reading>; MAX_READINGS],
}

/// A letter is at most roman, Latin and one more.
const MAX_READINGS: usize = 3;

impl Readings {
    /// Returns the meanings, the likeliest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Reading> + '_ {
        self.readings.iter().flatten().copied()
    }

    /// Returns the likeliest meaning.
    pub(crate) fn first(&self) -> Option<Reading> {
        self.readings[0]
    }

    fn push(&mut self, reading: Reading) {
        if let Some(free) = self.readings.iter_mut().find(|slot| slot.is_none()) {
            *free = Some(reading);
        }
    }
}

impl Label<'_> {
    /// Returns true when the label is a bullet or a dash.
    pub(crate) fn is_bullet(&self) -> bool {
        self.readings
            .first()
            .is_some_and(|reading| matches!(reading.style.numeral, Numeral::Bullet(_)))
    }
}

/// Reads the label at the beginning of a trimmed text.
pub(crate) fn read(text: &str) -> Option<Label<'_>> {
    let first = text.chars().next()?;
    if let Some(label) = bullet(text, first) {
        return Some(label);
    }
    let (word, numbered) = after_word(text, first)?;
    if let Some((value, taken)) = numerals::sign(numbered) {
        let rest = numbered[taken..].trim_start_matches(['.', ')', ':']).trim_start();
        return Some(single(text, rest, Numeral::Sign, Closing::Nothing, word, value));
    }
    let (opened, core_text) = match numbered.chars().next()? {
        open @ ('(' | '[' | '（' | '【') => (Some(open), numbered[open.len_utf8()..].trim_start()),
        _ => (None, numbered),
    };
    let core = match core(core_text) {
        Some(core) if word => spelled::without_ending(core),
        Some(core) => core,
        None if word => spelled::core(core_text)?,
        None => return None,
    };
    let (closing, rest) = match opened {
        Some(open) => close_opened(open, core.rest)?,
        None => close(&core, word)?,
    };
    if is_date(&core, closing, rest) {
        return None;
    }
    // `1.2` and `1.2.` look alike.
    let closing = if core.prefix.length > 0 && closing == Closing::Nothing {
        Closing::Dot
    } else {
        closing
    };
    let mut readings = Readings::default();
    for (numeral, value) in core.meanings.into_iter().flatten() {
        let style = Style {
            numeral,
            closing,
            word,
            prefixed: core.prefix.length,
        };
        readings.push(Reading {
            style,
            prefix: core.prefix,
            value,
        });
    }
    let printed = text[..text.len() - rest.len()].trim_end();
    Some(Label {
        printed,
        core: core.letters,
        rest: rest.trim_start(),
        readings,
    })
}

fn single<'a>(
    text: &'a str,
    rest: &'a str,
    numeral: Numeral,
    closing: Closing,
    word: bool,
    value: u32,
) -> Label<'a> {
    let mut readings = Readings::default();
    let style = Style {
        numeral,
        closing,
        word,
        prefixed: 0,
    };
    readings.push(Reading {
        style,
        prefix: Prefix::default(),
        value,
    });
    let printed = text[..text.len() - rest.len()].trim_end();
    Label {
        printed,
        core: "",
        rest,
        readings,
    }
}

/// Signs that begin an item when a space follows. The plain dashes come last: `lists` trusts them least.
const BULLETS: &str = "•‣◦▪▫●○■□▶►➢➤✓✔✅➡⁃∙·»❖◆◇♦★☆🔹🔸🔷🔶🔵🔴🔻🔺🟢🟡⚫⚪*–—-";

fn bullet(text: &str, first: char) -> Option<Label<'_>> {
    // Most lines begin with an ASCII letter or digit and are out at once.
    if first.is_ascii_alphanumeric() || !BULLETS.contains(first) {
        return None;
    }
    let after = text[first.len_utf8()..].trim_start_matches('\u{FE0F}');
    let rest = after.trim_start();
    let needs_space = matches!(first, '*' | '–' | '—' | '-' | '·' | '»');
    if (needs_space && rest.len() == after.len()) || rest.is_empty() && !needs_space {
        return None;
    }
    // Typists mix the dashes within one list.
    let family = if matches!(first, '–' | '—') {
        '-'
    } else {
        first
    };
    Some(single(
        text,
        rest,
        Numeral::Bullet(family),
        Closing::Nothing,
        false,
        1,
    ))
}

/// Returns whether a word such as `Point` stands before the number, and the text from the number on.
fn after_word(text: &str, first: char) -> Option<(bool, &str)> {
    if !first.is_alphabetic() && !matches!(first, '№' | '§' | '#') {
        return Some((false, text));
    }
    if matches!(first, '№' | '§' | '#' | '第') {
        let rest = text[first.len_utf8()..].trim_start();
        let numbered = rest.chars().next().is_some_and(char::is_numeric) || numerals::chinese(rest).is_some();
        return numbered.then_some((true, rest));
    }
    // No word of the list is longer than this many letters.
    let word_length = text
        .char_indices()
        .take(12)
        .take_while(|(_, letter)| letter.is_alphabetic());
    let end = word_length.last().map(|(at, letter)| at + letter.len_utf8())?;
    let (word, rest) = text.split_at(end);
    let number = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    let numeral = number
        .chars()
        .next()
        .is_some_and(|next| next.is_numeric() || "IVXivx".contains(next));
    if numeral && number.len() < rest.len() && word::stands_before_numbers(word) {
        return Some((true, number));
    }
    // `No one:` is no label.
    let spelled = !numeral && number.len() < rest.len() && !word.eq_ignore_ascii_case("no");
    if spelled
        && spelled::may_begin(number)
        && word::stands_before_numbers(word)
        && spelled::core(number).is_some()
    {
        return Some((true, number));
    }
    // A letter or a roman number is short; a longer word is plain text, which is the case for most lines.
    (word.len() <= "xxxviii".len()).then_some((false, text))
}

/// Whether a text is a label and nothing else.
pub(crate) fn is_alone(text: &str) -> bool {
    read(text.trim()).is_some_and(|label| label.rest.is_empty())
}

/// Whether a text is a number and nothing else, as in the first cell of a row: `7`, `7.`, `(7)`.
pub(crate) fn is_number_alone(text: &str) -> bool {
    let numeric = |reading: Reading| {
        matches!(
            reading.style.numeral,
            Numeral::Digits | Numeral::RomanUpper | Numeral::Chinese
        )
    };
    is_alone(text)
        && read(text.trim())
            .and_then(|label| label.readings.first())
            .is_some_and(numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes what a text begins with: the likeliest meaning, the label as printed, the rest.
    fn seen(text: &str) -> String {
        let Some(label) = read(text) else {
            return "no label".to_owned();
        };
        let reading = label.readings.first().expect("a label means something");
        let mut path: Vec<String> = reading.prefix.numbers().iter().map(u32::to_string).collect();
        path.push(format!(
            "{}{}",
            label.core,
            if label.core.is_empty() {
                reading.value.to_string()
            } else {
                String::new()
            }
        ));
        format!("{} [{}] {}", path.join("/"), label.printed, label.rest)
    }

    #[test]
    fn labels_of_points_are_read() {
        for (text, expected) in [
            ("6. The army", "6 [6.] The army"),
            ("6) The army", "6 [6)] The army"),
            ("(6) The army", "6 [(6)] The army"),
            ("[6] The army", "6 [[6]] The army"),
            ("6 - The army", "6 [6 -] The army"),
            ("6 – The army", "6 [6 –] The army"),
            ("6- The army", "6 [6-] The army"),
            ("6: The army", "6 [6:] The army"),
            ("6.The army", "6 [6.] The army"),
            ("06. The army", "6 [06.] The army"),
            ("6 The army", "6 [6] The army"),
            ("6/ The army", "6 [6/] The army"),
            ("6º The army", "6 [6º] The army"),
            ("Point 6: The army", "6 [Point 6:] The army"),
            ("POINT 6", "6 [POINT 6] "),
            ("Article 6. The army", "6 [Article 6.] The army"),
            ("Article 6 The Army", "6 [Article 6] The Army"),
            ("Point Six: The army", "6 [Point Six:] The army"),
            ("POINT SIX", "6 [POINT SIX] "),
            ("Point Twenty-Six. The army", "26 [Point Twenty-Six.] The army"),
            ("Point six – the army", "6 [Point six –] the army"),
            ("Article premier", "1 [Article premier] "),
            ("Article premier. L'armée", "1 [Article premier.] L'armée"),
            ("Article 1er. L'armée", "1 [Article 1er.] L'armée"),
            (
                "Artículo primero.- El ejército",
                "1 [Artículo primero.-] El ejército",
            ),
            ("§ 6", "6 [§ 6] "),
            ("§ 6 Die Armee", "6 [§ 6] Die Armee"),
            ("Пункт 6. Армия", "6 [Пункт 6.] Армия"),
            ("п. 6. Армия", "6 [п. 6.] Армия"),
            ("№ 6. Армия", "6 [№ 6.] Армия"),
            ("第六条 军队", "6 [第六条] 军队"),
            ("第6点：军队", "6 [第6点：] 军队"),
            ("六、军队", "6 [六、] 军队"),
            ("（六）军队", "6 [（六）] 军队"),
            ("١. النص", "1 [١.] النص"),
            ("6️⃣ The army", "6 [6️⃣] The army"),
            ("⑥ The army", "6 [⑥] The army"),
            ("IV. The army", "IV [IV.] The army"),
            ("iv) the army", "iv [iv)] the army"),
            ("(b) the army", "b [(b)] the army"),
            ("б) армия", "б [б)] армия"),
            ("10a. The army", "10/a [10a.] The army"),
            ("10(a) The army", "10/a [10(a)] The army"),
            ("1.2 The army", "1/2 [1.2] The army"),
            ("1.2. The army", "1/2 [1.2.] The army"),
            ("• The army", "1 [•] The army"),
            ("— The army", "1 [—] The army"),
        ] {
            assert_eq!(seen(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_in_sentences_are_no_labels() {
        for text in [
            "28 points were agreed",
            "28-point plan",
            "Article 5 of the treaty",
            "Article 5 guarantees",
            "Section 1.2 of the plan",
            "Point one of the plan",
            "Point onerous: the plan",
            "No one: not even he",
            "One: the army",
            "§ 5 des Gesetzes",
            "600,000 soldiers",
            "600 000 soldiers",
            "1.5 million people",
            "1.000 soldiers",
            "24. November 2025",
            "24 November 2025",
            "14:30 talks begin",
            "10am on Monday",
            "U.S. forces",
            "a soldier",
            "I think so",
            "Point by point",
            "-5 degrees",
            "—",
            "",
            "2025-11-20",
            "10% of the funds",
        ] {
            assert!(
                read(text).is_none_or(|label| label.printed == "1.5" || label.printed == "—"),
                "{text}: {}",
                seen(text)
            );
        }
    }

    #[test]
    fn a_letter_keeps_all_its_meanings() {
        let values = |text| {
            read(text)
                .expect("a label")
                .readings
                .iter()
                .map(|reading| reading.value)
                .collect::<Vec<_>>()
        };
        assert_eq!(values("i) x"), [1, 9]);
        assert_eq!(values("v) x"), [22, 5]);
        assert_eq!(values("c. x"), [3, 100]);
        assert_eq!(values("и) х"), [9, 10]);
    }
}

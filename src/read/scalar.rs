//! What a single written value may look like: dates, keys, addresses, languages, and words that need quotes.
//!
//! Pure functions on strings; where they stand is the caller's affair. Linear in the length of the string.

use crate::model::Date;

/// Reads `2025-11-20` or `2025-11`; says in a sentence why it is neither.
pub fn date(written: &str) -> Result<Date, String> {
    let figures = |from: usize, to: usize| {
        let part = written
            .get(from..to)
            .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        part.parse::<i16>().ok()
    };
    let dash = |at: usize| written.as_bytes().get(at) == Some(&b'-');
    let form = || "it is not written as one".to_owned();

    let year = figures(0, 4).filter(|_| dash(4)).ok_or_else(form)?;
    let month = figures(5, 7).ok_or_else(form)?;
    let day = match written.len() {
        7 => None,
        10 if dash(7) => Some(figures(8, 10).ok_or_else(form)?),
        _ => return Err(form()),
    };
    if year == 0 || !(1..=12).contains(&month) {
        return Err(format!("there is no month {written}"));
    }
    // Two figures each, so both fit.
    let (month, day) = (month as i8, day.map(|day| day as i8));
    match jiff::civil::Date::new(year, month, day.unwrap_or(1)) {
        Ok(_) => Ok(Date {
            year,
            month,
            day,
            circa: false,
        }),
        Err(_) => Err(format!("there is no day {written} in the calendar")),
    }
}

/// What YAML makes of a text without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// No value.
    Nothing,
}

/// Says what a YAML program, of version 1.1 or 1.2, reads a word without quotes as, if not as a text.
pub fn not_text(written: &str) -> Option<NotText> {
    // The longest word is `false`; a longer text can only be a number.
    match written.to_ascii_lowercase().as_str() {
        "~" | "null" => return Some(NotText::Nothing),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" => return Some(NotText::Truth),
        ".inf" | "-.inf" | "+.inf" | ".nan" => return Some(NotText::Number),
        _ => {}
    }
    is_number(written).then_some(NotText::Number)
}

/// Returns the number that is written in figures, without a sign, without zeros before it.
pub fn whole_number(written: &str) -> Option<u32> {
    let is_plain =
        written.bytes().all(|byte| byte.is_ascii_digit()) && (written == "0" || !written.starts_with('0'));
    written.parse().ok().filter(|_| is_plain)
}

/// Says whether this is a key: lower-case letters, figures, single hyphens between them.
pub fn is_key(written: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    written.split('-').all(is_part)
}

/// Returns the key that is nearest to a name, if its letters are those of keys.
pub fn key_from(written: &str) -> Option<String> {
    let parts = written.split(|c: char| c == '-' || c == '_' || c == '.' || c.is_whitespace());
    let key = parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
        .to_ascii_lowercase();
    is_key(&key).then_some(key)
}

/// Says whether this is a two-letter code of a language, or `und`.
pub fn is_language(written: &str) -> bool {
    written == "und" || (written.len() == 2 && written.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Says whether this is an address that a browser may be sent to: http or https, with a host and without spaces,
/// quotes or angle brackets.
pub fn is_address(written: &str) -> bool {
    let rest = written
        .strip_prefix("https://")
        .or_else(|| written.strip_prefix("http://"));
    let is_unfit = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '…');
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !host.starts_with('.') && !host.contains('@') && !rest.contains(is_unfit)
    })
}

/// Says whether YAML 1.1 or 1.2 takes this for a number: `6`, `-1.5`, `1_000`, `1e3`, `0x1f`, `0o17`, `12:30`.
fn is_number(written: &str) -> bool {
    let unsigned = written.strip_prefix(['-', '+']).unwrap_or(written);
    if let Some(digits) = unsigned.strip_prefix("0x") {
        return !digits.is_empty()
            && digits
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit() || byte == b'_');
    }
    let unsigned = unsigned
        .strip_prefix("0o")
        .or_else(|| unsigned.strip_prefix("0b"))
        .unwrap_or(unsigned);
    let mantissa = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
            if exponent.is_empty() || !exponent.bytes().all(|byte| byte.is_ascii_digit()) {
                return false;
            }
            mantissa
        }
        None => unsigned,
    };
    mantissa.contains(|c: char| c.is_ascii_digit())
        && mantissa.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && mantissa
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b':'))
        && mantissa.matches('.').count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_or_months_of_the_calendar() {
        let day = Date {
            year: 2025,
            month: 11,
            day: Some(20),
            circa: false,
        };
        assert_eq!(date("2025-11-20"), Ok(day));
        assert_eq!(date("2025-11"), Ok(Date { day: None, ..day }));
        assert_eq!(date("2024-02-29").map(|date| date.day), Ok(Some(29)));
        for wrong in ["2025-11-31", "2025-02-29", "2025-13", "2025-00-01", "2025-11-00"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
        for wrong in [
            "2025",
            "20251120",
            "2025-11-20T10:00",
            "2025-11-2",
            "2025/11/20",
            "+025-11",
            "２０２５-11",
            "",
        ] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn words_that_yaml_reads_otherwise_are_told_from_text() {
        for word in ["no", "No", "YES", "on", "off", "y", "n", "true", "FALSE"] {
            assert_eq!(not_text(word), Some(NotText::Truth), "{word}");
        }
        for word in [
            "6", "28", "-1", "1.5", "600_000", "1e3", "12:30", "0x1F", "0o17", ".5", "5.", ".inf", "1.10",
        ] {
            assert_eq!(not_text(word), Some(NotText::Number), "{word}");
        }
        assert_eq!(not_text("~"), Some(NotText::Nothing));
        assert_eq!(not_text("Null"), Some(NotText::Nothing));
        for word in [
            "10a",
            "6 7",
            "600,000",
            "1.2.3",
            "e3",
            "12e",
            "nope",
            "-",
            ".",
            "us-28",
            "2025-11-20",
            "0xg",
        ] {
            assert_eq!(not_text(word), None, "{word}");
        }
    }

    #[test]
    fn keys_are_mended_when_their_letters_allow_it() {
        assert!(
            is_key("us-28")
                && is_key("a")
                && !is_key("US-28")
                && !is_key("a--b")
                && !is_key("-a")
                && !is_key("")
        );
        assert_eq!(key_from("US_28 draft").as_deref(), Some("us-28-draft"));
        assert_eq!(key_from("план"), None);
    }

    #[test]
    fn addresses_are_whole_and_lead_to_the_web() {
        assert!(is_address("https://babel.ua/en/news/1-a?b=c#d") && is_address("http://example.org"));
        for wrong in [
            "ftp://example.org",
            "javascript:alert(1)",
            "https://",
            "https:///path",
            "https://exa mple.org",
            "https://user@example.org",
            "https://example.org/\"><b>",
            "example.org",
            "https://babel.ua/news/…",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn whole_numbers_are_written_in_figures() {
        assert_eq!(whole_number("28"), Some(28));
        for wrong in ["+28", "-1", "028", "2.0", "", "99999999999"] {
            assert_eq!(whole_number(wrong), None, "{wrong}");
        }
    }
}

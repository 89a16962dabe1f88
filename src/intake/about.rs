//! What documents state about themselves, in one spelling: days as `YYYY-MM-DD`, languages as two letters, addresses
//! that are http or https. What cannot be brought into that spelling is not taken.

use super::About;

/// The longest title, site name or address that is taken, in bytes; longer ones are mistakes or attacks.
const MAX_LENGTH: usize = 500;

/// Sets a field from text, unless it is set already or the text is empty or far too long.
pub(crate) fn set(field: &mut Option<String>, text: &str) {
    let (clean, _) = super::clean::clean(text);
    let text = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if field.is_none() && !text.is_empty() && text.len() <= MAX_LENGTH {
        *field = Some(text);
    }
}

/// Sets the day from a text that begins with an ISO date, or is a compact one (`20251121`, `D:20251121...`).
pub(crate) fn set_date(field: &mut Option<String>, text: &str) {
    if field.is_none() {
        *field = day(text.trim().trim_start_matches("D:"));
    }
}

fn day(text: &str) -> Option<String> {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range)
            .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let year = digits(0..4)?;
    let (month, day) = match text.as_bytes().get(4)? {
        b'-' | b'/' | b'.' => (digits(5..7)?, digits(8..10)?),
        _ => (digits(4..6)?, digits(6..8)?),
    };
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    // Before the web there were no pages, and a year 0001 is a default that nobody set.
    (date.year() >= 1900).then(|| format!("{year}-{month}-{day}"))
}

/// Sets the language from a tag: `en`, `en-US`, `uk_UA`.
pub(crate) fn set_language(field: &mut Option<String>, tag: &str) {
    let code = tag
        .trim()
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if field.is_none() && code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        *field = Some(code);
    }
}

/// Sets the address, if it is an absolute one on the web.
pub(crate) fn set_url(field: &mut Option<String>, address: &str) {
    let address = address.trim();
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let on_the_web = lower.starts_with("https://") || lower.starts_with("http://");
    let plain = address
        .chars()
        .all(|character| !character.is_whitespace() && !character.is_control());
    if on_the_web && plain && !address.contains(['<', '>', '"', '\\']) {
        set(field, address);
    }
}

/// Reads the front matter of a markdown file: lines `key: value` between dashes.
pub(crate) fn front_matter(about: &mut About, text: &str) {
    for line in text.lines() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim().to_ascii_lowercase().as_str() {
            "title" => set(&mut about.title, value),
            "site" | "outlet" | "publisher" => set(&mut about.site, value),
            "date" | "published" => set_date(&mut about.date, value),
            "lang" | "language" => set_language(&mut about.language, value),
            "url" | "link" | "canonical" | "source" => set_url(&mut about.url, value),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_fits_the_spelling_is_taken() {
        let date = |text: &str| {
            let mut field = None;
            set_date(&mut field, text);
            field
        };
        assert_eq!(date("2025-11-21T08:30:00+02:00").as_deref(), Some("2025-11-21"));
        assert_eq!(date("D:20251121083000Z").as_deref(), Some("2025-11-21"));
        assert_eq!(date("2025-11-31"), None);
        assert_eq!(date("21 November"), None);
        let mut url = None;
        set_url(&mut url, "javascript:alert(1)");
        set_url(&mut url, "/relative");
        set_url(&mut url, "https://example.org/plan?a=1");
        assert_eq!(url.as_deref(), Some("https://example.org/plan?a=1"));
        let mut language = None;
        set_language(&mut language, "mul");
        set_language(&mut language, "uk_UA");
        assert_eq!(language.as_deref(), Some("uk"));
    }
}

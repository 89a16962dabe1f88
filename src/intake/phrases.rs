//! What a line is by its look alone: a heading, or a call of the page to its reader.

/// How many words and letters a line without a full stop may have to look like a heading.
const HEADING_WORDS: usize = 8;
const HEADING_LETTERS: usize = 60;

/// Whether a line looks like a heading: short, begins with a capital, no sign at its end.
pub(crate) fn looks_like_heading(text: &str) -> bool {
    text.chars().count() <= HEADING_LETTERS
        && text.split_whitespace().count() <= HEADING_WORDS
        && text
            .chars()
            .next()
            .is_some_and(|first| !first.is_lowercase() && first.is_alphabetic())
        && !text.ends_with(['.', '!', '?', ';', ',', ':', '…', '"', '”', '»', '。', '：'])
}

/// How lines begin that news pages put between paragraphs.
const INTERJECTIONS: &str = "read also|read more|also read|see also|related article|related:|advertisement|more on this|\
     sign up|subscribe|follow us|photo:|photo by|image:|читайте також|читайте также|читать также|\
     реклама|фото:|дивіться також|lesen sie auch|lire aussi|lea también|leia também";

/// Whether a line is a call of the page to its reader and not text of the article.
pub(crate) fn is_interjection(text: &str) -> bool {
    let start: String = text.chars().take(20).flat_map(char::to_lowercase).collect();
    INTERJECTIONS
        .split('|')
        .any(|interjection| start.starts_with(interjection))
}

/// Titles under which pages and chats list what is no text of a plan.
const SECTIONS: &str = "key takeaways|takeaways|key points|main points|at a glance|in brief|in short|summary|bottom line|the \
     bottom line|what happens next|what comes next|what's next|what we know|what changed|key changes|main changes|notable \
     changes|sources|references|further reading|related|see also|notes|caveats";

/// The longest such line, in bytes, with stars and a picture before it.
const LONGEST_SECTION: usize = 48;

/// Whether a line begins another section of a page: a rule, or a title that no plan has within a point.
pub(crate) fn begins_section(text: &str) -> bool {
    let is_rule = |sign: char| matches!(sign, '-' | '–' | '—' | '_' | '=' | '─');
    if text.chars().all(is_rule) {
        return text.chars().nth(2).is_some();
    }
    // Nearly every paragraph is longer than the longest title.
    if text.len() > LONGEST_SECTION {
        return false;
    }
    let title = text.to_lowercase();
    let title = title
        .trim_matches(|sign: char| !sign.is_alphabetic())
        .replace('’', "'");
    SECTIONS.split('|').any(|section| section == title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_calls_are_told_from_text() {
        assert!(looks_like_heading("Security guarantees"));
        assert!(looks_like_heading("Безпека"));
        assert!(!looks_like_heading("Sovereignty is confirmed."));
        assert!(!looks_like_heading("and so on"));
        assert!(!looks_like_heading(
            "A line with so many words that nobody sets it as a heading"
        ));
        assert!(is_interjection("Read also: the other plan"));
        assert!(is_interjection("Читайте також: інший план"));
        assert!(!is_interjection("Readiness is declared."));
        assert!(begins_section("**Key takeaways:**") && begins_section("---"));
        assert!(!begins_section("Key points of the border") && !begins_section("–"));
    }
}

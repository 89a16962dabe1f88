//! Single values as YAML, in the style of the house: plain where every YAML program reads a text, in double quotes
//! where one would not, and long prose folded.
//!
//! The plan files have one fixed shape, so a writer of lines is enough; what is written is read back by tests. Linear in
//! the length of the values. Tried and left: the serializer behind the reader, which writes `no` and `on` without
//! quotes and prose on one line however long.

use crate::problem::{is_control, is_hidden};

/// The longest line, in characters: what the shipped plans keep to, and what two editors side by side show. A single
/// word or a text with odd spaces may be longer.
pub const WIDTH: usize = 100;

/// A text of lines in the making.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
    /// Whether the next line opens an item of a list.
    opens_item: bool,
}

impl Lines {
    /// Returns the text.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Makes the next line open an item of a list; it is then indented to where its fields stand, behind the hyphen.
    pub fn item(&mut self) {
        self.opens_item = true;
    }

    /// Writes a line.
    pub fn line(&mut self, indent: usize, content: &str) {
        let hyphen = if std::mem::take(&mut self.opens_item) {
            "- "
        } else {
            ""
        };
        self.text.push_str(&" ".repeat(indent - hyphen.len()));
        self.text.push_str(hyphen);
        self.text.push_str(content);
        self.text.push('\n');
    }

    /// Writes an empty line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Writes a comment, over as many lines as it needs.
    pub fn comment(&mut self, indent: usize, comment: &str) {
        let safe: String = comment
            .chars()
            .filter(|c| !is_control(*c) && !is_hidden(*c))
            .collect();
        for line in filled(&safe, WIDTH - indent - 2) {
            self.line(indent, &format!("# {line}"));
        }
    }

    /// Writes a field that holds a text, folded when it is long.
    pub fn field(&mut self, indent: usize, name: &str, value: &str) {
        let short = format!("{name}: {}", scalar(value));
        if indent + short.chars().count() > WIDTH && can_be_folded(value) {
            self.line(indent, &format!("{name}: >-"));
            for line in filled(value, WIDTH - indent - 2) {
                self.line(indent + 2, &line);
            }
        } else {
            self.line(indent, &short);
        }
    }

    /// Writes a field that holds a text, if there is one.
    pub fn optional(&mut self, indent: usize, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.field(indent, name, value);
        }
    }

    /// Writes a field that holds a list of texts on one line.
    pub fn list<'v>(&mut self, indent: usize, name: &str, values: impl Iterator<Item = &'v str>) {
        let values: Vec<String> = values.map(scalar_in_flow).collect();
        self.line(indent, &format!("{name}: [{}]", values.join(", ")));
    }
}

/// Returns a text as a value on its line.
pub fn scalar(value: &str) -> String {
    if is_plain(value) {
        value.to_owned()
    } else {
        quoted(value)
    }
}

/// Returns a text as a value between brackets or braces.
pub fn scalar_in_flow(value: &str) -> String {
    let is_split_there = value.contains([',', '[', ']', '{', '}', ':']);
    if is_plain(value) && !is_split_there {
        value.to_owned()
    } else {
        quoted(value)
    }
}

/// Returns a text in double quotes.
pub fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for character in value.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if is_control(character) || is_hidden(character) => {
                out.push_str(&format!("\\U{:08X}", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

/// Says whether every YAML program, of version 1.1 or 1.2, reads this without quotes as the text that it is. Stricter
/// than YAML: what begins with anything but a letter or a figure is quoted.
fn is_plain(value: &str) -> bool {
    let begins_well = value.chars().next().is_some_and(char::is_alphanumeric);
    let ends_well = !value.ends_with([':', ' ']);
    let is_split = value.contains(": ") || value.contains(" #");
    let is_odd = value.chars().any(|c| is_control(c) || is_hidden(c));
    begins_well && ends_well && !is_split && !is_odd && !is_taken_for_another_type(value)
}

/// Says whether YAML may take a text for a number, a date, a truth value or nothing.
fn is_taken_for_another_type(value: &str) -> bool {
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    // The letters of 0x1F, 1e6, 0o17 and 2025-11-20T10:00:00Z.
    let is_of_numbers = |c: char| c.is_ascii_hexdigit() || "xXoOtTzZ_.,:+- ".contains(c);
    words.iter().any(|word| value.eq_ignore_ascii_case(word))
        || (value.starts_with(|c: char| c.is_ascii_digit()) && value.chars().all(is_of_numbers))
}

/// Says whether a text comes back as it was when it is broken at its spaces and folded again.
fn can_be_folded(value: &str) -> bool {
    let is_clean = |c: char| !is_control(c) && !is_hidden(c);
    value.split(' ').all(|word| !word.is_empty()) && value.chars().all(is_clean)
}

/// Breaks a text at single spaces into lines of at most so many characters; a longer word has a line of its own.
fn filled(value: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in value.split(' ') {
        let added = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + added <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + added;
            }
            Some(_) | None => {
                lines.push(word.to_owned());
                length = added;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_back(yaml: &str) -> Option<String> {
        let value: std::collections::BTreeMap<String, String> = serde_yaml::from_str(yaml).ok()?;
        value.into_values().next()
    }

    #[test]
    fn words_that_yaml_takes_for_something_else_are_quoted() {
        for word in [
            "no",
            "Yes",
            "ON",
            "null",
            "6",
            "10a",
            "1e6",
            "0x1F",
            "12:30",
            "2025-11-20",
            "1_000",
            "600,000",
        ] {
            assert_eq!(scalar(word), format!("\"{word}\""));
        }
        for word in [
            "Norway",
            "600,000 troops",
            "us-28",
            "The EU’s plan",
            "Київ",
            "no one",
            "10 km",
        ] {
            assert_eq!(scalar(word), word);
        }
        for word in [
            "- a", "# a", "a: b", "a #b", "a:", " a", "a ", "'a'", "*a", "&a", "!a", "%a", "@a", "`a`", "?",
            "",
        ] {
            assert_eq!(scalar(word), format!("\"{word}\""));
        }
    }

    #[test]
    fn long_prose_is_folded_at_the_width() {
        let mut lines = Lines::default();
        let text = "Prisoners and the fallen are exchanged: all for all, # as the parties agree. ".repeat(4);
        lines.item();
        lines.field(4, "text", text.trim_end());
        let yaml = lines.into_text();
        assert!(yaml.starts_with("  - text: >-\n      Prisoners"));
        assert!(yaml.lines().count() > 3 && yaml.lines().all(|line| line.chars().count() <= WIDTH));
        let read: Vec<std::collections::BTreeMap<String, String>> =
            serde_yaml::from_str(&yaml).expect("a list");
        assert_eq!(read[0]["text"], text.trim_end());
    }

    #[test]
    fn comments_stay_comments() {
        let mut lines = Lines::default();
        lines.comment(2, "from a\nid: other\u{2028}b");
        assert_eq!(lines.into_text(), "  # from aid: otherb\n");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "\\PC{1,300}|[a-c :#'\"\\-\\[\\]{},&*!|>%@`?~]{1,200}|(?s).{1,40}|[0-9a-f.:+x_eT-]{1,12}") {
            let mut lines = Lines::default();
            lines.field(4, "text", &text);
            let yaml = lines.into_text();
            prop_assert_eq!(read_back(&yaml), Some(text.clone()), "{}", yaml);
            let flow = format!("text: [{}, {}]\n", scalar_in_flow(&text), scalar_in_flow(&text));
            let read: std::collections::BTreeMap<String, Vec<String>> = serde_yaml::from_str(&flow).expect("a list");
            prop_assert_eq!(&read["text"], &vec![text.clone(), text]);
        }
    }
}

//! Colours in a table that is laid out without them.
//!
//! A layout that knows of colours has to look for them in every word again and again, which made up half of the
//! instructions of a comparison of 28 clauses. So each run of a tone goes in between two invisible signs that take no room, and the
//! signs give way to colours when the lines stand. A run that goes on in the next line of its cell is coloured there too;
//! the frame and the space beside it are not. The signs are taken from texts before, see [`tame`].
//!
//! Cost: linear in the table.

use crate::render::sheet::{Paragraph, Tone, split_end, style, tame};

/// The sign after a run.
const END: char = '\u{e007f}';

/// Each tone with the sign before its runs.
const BEGINS: [(char, Tone); 5] = [
    ('\u{e0041}', Tone::Strong),
    ('\u{e0042}', Tone::Quiet),
    ('\u{e0043}', Tone::Removed),
    ('\u{e0044}', Tone::Added),
    ('\u{e0045}', Tone::Address),
];

/// What parts the cells of a line, and what stands in its place in a text. Counting columns instead would not find the
/// borders beside letters that melt into one, as in Arabic.
const BORDERS: [char; 2] = ['│', '┆'];
const IN_TEXT: &str = "|";

/// Returns a paragraph with the signs of its tones.
pub(super) fn marked(paragraph: &Paragraph) -> String {
    let mut text = String::new();
    for run in paragraph {
        let shown = tame(&run.text).replace(BORDERS, IN_TEXT);
        let (body, space) = split_end(&shown);
        let begin = BEGINS.iter().find(|(_, tone)| *tone == run.tone);
        match begin.filter(|_| !body.is_empty()) {
            Some((begin, _)) => {
                text.push(*begin);
                text.push_str(body);
                text.push(END);
            }
            None => text.push_str(body),
        }
        text.push_str(space);
    }
    text
}

/// Puts colours in place of the signs. The first line is the upper edge of the frame.
pub(super) fn paint(table: &str) -> String {
    let mut painted = String::with_capacity(table.len() * 2);
    // The tone that each cell ended its line with.
    let mut open: Vec<Option<Tone>> = Vec::new();
    for line in table.lines() {
        let mut brush = Brush::new(&mut painted);
        let mut cell = 0;
        for sign in line.chars() {
            if sign == END {
                brush.tone = None;
            } else if let Some((_, tone)) = BEGINS.iter().find(|(begin, _)| *begin == sign) {
                brush.tone = Some(*tone);
            } else if BORDERS.contains(&sign) {
                open.resize(open.len().max(cell + 2), None);
                open[cell] = brush.tone.take();
                brush.put(sign);
                cell += 1;
                brush.tone = open[cell].take();
            } else {
                brush.put(sign);
            }
        }
        brush.tone = None;
        brush.end();
        painted.push('\n');
    }
    painted.pop();
    painted
}

/// Writes signs in the tone of the moment; the space at the end of a run stays plain.
struct Brush<'p> {
    painted: &'p mut String,
    /// The tone of what is put next.
    tone: Option<Tone>,
    /// The tone in force in what is written.
    written: Option<Tone>,
    /// Spaces that wait for the sign after them.
    spaces: usize,
}

impl<'p> Brush<'p> {
    fn new(painted: &'p mut String) -> Self {
        Self {
            painted,
            tone: None,
            written: None,
            spaces: 0,
        }
    }

    fn put(&mut self, sign: char) {
        if sign == ' ' {
            self.spaces += 1;
            return;
        }
        if self.written != self.tone {
            self.end();
        }
        self.put_spaces();
        if let Some(tone) = self.tone
            && self.written.is_none()
        {
            *self.painted += &style(tone, true).render().to_string();
            self.written = Some(tone);
        }
        self.painted.push(sign);
    }

    /// Ends the tone in force.
    fn end(&mut self) {
        if let Some(tone) = self.written.take() {
            *self.painted += &style(tone, true).render_reset().to_string();
        }
        self.put_spaces();
    }

    fn put_spaces(&mut self) {
        self.painted
            .extend(std::iter::repeat_n(' ', std::mem::take(&mut self.spaces)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sheet::Run;

    /// Returns a table with the colours as letters between brackets.
    fn shown(table: &str) -> String {
        let mut shown = paint(table);
        for (name, tone) in [("r", Tone::Removed), ("a", Tone::Added)] {
            shown = shown.replace(&style(tone, true).render().to_string(), &format!("<{name}>"));
        }
        shown.replace(&style(Tone::Added, true).render_reset().to_string(), "</>")
    }

    #[test]
    fn a_run_is_coloured_in_every_line_of_its_cell_and_the_frame_is_not() {
        let removed = marked(&vec![Run::new(Tone::Removed, "one two ")]);
        let added = marked(&vec![Run::new(Tone::Added, "一"), Run::plain(" b")]);
        let (first, second) = removed.split_at(removed.find("two").unwrap());
        let table = format!("┌─────┬──────┐\n│ {first}┆ {added} │\n│ {second}┆      │\n└─────┴──────┘");
        assert_eq!(
            shown(&table),
            "┌─────┬──────┐\n│ <r>one</> ┆ <a>一</> b │\n│ <r>two</> ┆      │\n└─────┴──────┘"
        );
    }

    #[test]
    fn signs_in_a_text_are_neither_colours_nor_borders() {
        let text = marked(&vec![Run::plain("a\u{e0043}b\u{e007f}│┆")]);
        assert_eq!(text, "a\u{fffd}b\u{fffd}||");
    }

    #[test]
    fn letters_that_melt_into_one_leave_the_frame_alone() {
        let added = marked(&vec![Run::new(Tone::Added, "لا 👨\u{200d}👩\u{200d}👧")]);
        let table = format!("┌──┬──┐\n│ {added} ┆ b │\n└──┴──┘");
        assert_eq!(
            shown(&table),
            "┌──┬──┐\n│ <a>لا 👨\u{200d}👩\u{200d}👧</> ┆ b │\n└──┴──┘"
        );
    }
}

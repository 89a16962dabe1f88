//! Letters with places to lines of text.
//!
//! Letters come in the order in which the file draws them, which is the order of reading in what word processors and
//! browsers print. A line ends where the next letter stands higher or lower, or far back to the left. Cost: linear.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The text, words set apart by a space.
    pub(super) text: String,
    /// Where it begins, from the left.
    pub(super) x: f64,
    /// Where it ends.
    pub(super) end: f64,
    /// The height of its base line, from the bottom.
    pub(super) y: f64,
    /// The size of its largest letter.
    pub(super) size: f64,
}

/// The lines of one page, in the order of drawing.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// The lines.
    pub(super) lines: Vec<Line>,
    /// The height of the page.
    pub(super) height: f64,
}

impl Page {
    /// Whether the page has no text.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Returns all signs of the page.
    pub(super) fn characters(&self) -> impl Iterator<Item = char> {
        self.lines.iter().flat_map(|line| line.text.chars())
    }
}

/// How much text a page may have, in bytes; a page of a newspaper has 60 KB. Past it the page counts as unreadable.
const MAX_PAGE_TEXT: usize = 2_000_000;
/// How far the next letter may stand from the base line, in sizes: exponents shift by a third, lines by one.
const SAME_LINE: f64 = 0.5;
/// How far words stand apart at least, in sizes. The space of most fonts is a quarter; kerning stays under a twelfth.
const WORD_SPACE: f64 = 0.12;

/// Collects the letters of one page.
#[derive(Debug, Default)]
pub(super) struct Layout {
    page: Page,
    line: Option<Line>,
    /// Whether the next letter is the first of a piece that is drawn at once.
    first_of_piece: bool,
    length: usize,
}

impl Layout {
    /// Returns the page.
    pub(super) fn finish(mut self) -> Page {
        self.end_of_line();
        self.page
    }

    fn end_of_line(&mut self) {
        if let Some(mut line) = self.line.take() {
            line.text.truncate(line.text.trim_end().len());
            if !line.text.is_empty() {
                self.page.lines.push(line);
            }
        }
    }

    fn letter(&mut self, x: f64, y: f64, end: f64, size: f64, text: &str) {
        let goes_on = self.line.as_ref().is_some_and(|line| {
            let size = line.size.max(size);
            (line.y - y).abs() < SAME_LINE * size && x > line.end - 2.0 * size
        });
        if !goes_on {
            self.end_of_line();
        }
        let first_of_piece = std::mem::take(&mut self.first_of_piece);
        let fresh = Line {
            text: String::new(),
            x,
            end: x,
            y,
            size,
        };
        let line = self.line.get_or_insert(fresh);
        let apart = first_of_piece && x > line.end + WORD_SPACE * size;
        if apart && !line.text.is_empty() && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        for sign in text.chars() {
            match ligature(sign) {
                Some(letters) => line.text.push_str(letters),
                None if sign.is_whitespace() => {
                    if !line.text.is_empty() && !line.text.ends_with(' ') {
                        line.text.push(' ');
                    }
                }
                None => line.text.push(sign),
            }
        }
        // A space at the beginning of a line is its indentation.
        if line.text.is_empty() {
            line.x = end;
        }
        line.end = end;
        line.size = line.size.max(size);
    }
}

fn ligature(sign: char) -> Option<&'static str> {
    match sign {
        '\u{FB00}' => Some("ff"),
        '\u{FB01}' => Some("fi"),
        '\u{FB02}' => Some("fl"),
        '\u{FB03}' => Some("ffi"),
        '\u{FB04}' => Some("ffl"),
        '\u{FB05}' | '\u{FB06}' => Some("st"),
        _ => None,
    }
}

impl OutputDev for Layout {
    fn begin_page(
        &mut self,
        _: u32,
        media_box: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.page.height = media_box.ury - media_box.lly;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.length += text.len() + 1;
        if self.length > MAX_PAGE_TEXT {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        // The size on paper: how long a unit upward becomes.
        let size = font_size.abs() * libm::hypot(at.m21, at.m22);
        let across = font_size.abs() * libm::hypot(at.m11, at.m12);
        let (x, y) = (at.m31, at.m32);
        let end = x + width * across;
        if [x, y, size, end].iter().all(|number| number.is_finite()) {
            self.letter(x, y, end, size, text);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.first_of_piece = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_words_and_lines() {
        let mut layout = Layout::default();
        let mut draw = |text: &str, mut x: f64, y: f64| {
            layout.first_of_piece = true;
            for sign in text.chars() {
                layout.letter(x, y, x + 5.0, 10.0, &sign.to_string());
                x += 5.0;
            }
        };
        draw("1.", 50.0, 700.0);
        draw("The ﬁrst", 70.0, 700.0);
        draw("2", 110.0, 703.0);
        draw("line", 70.0, 688.0);
        let page = layout.finish();
        let lines: Vec<(&str, f64)> = page
            .lines
            .iter()
            .map(|line| (line.text.as_str(), line.x))
            .collect();
        assert_eq!(lines, [("1. The first2", 50.0), ("line", 70.0)]);
    }
}

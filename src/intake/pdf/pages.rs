//! Pages to blocks: what repeats at the edges of pages goes, space above a line begins a paragraph, size makes a heading.
//!
//! A header or a footer is one of the two outermost lines of a page that comes back at the same height on another page,
//! numbers in it aside. A page number alone changes only its number and is found the same way. Cost: linear.

use std::collections::HashMap;

use super::layout::{Line, Page};
use crate::intake::block::{Block, Document, Kind, Start};
use crate::intake::builder::controls_note;
use crate::intake::clean::clean;
use crate::intake::plain::{MAX_BLOCKS, too_many_blocks};
use crate::intake::{Note, Refusal, labels};

/// How many lines at each edge of a page may be header or footer.
const EDGE: usize = 2;
/// How far from the edge a header or a footer stands at most, as a part of the height of the page.
const MARGIN: f64 = 0.15;
/// How much larger than usual the space above a line is that begins a paragraph.
const GAP: f64 = 1.3;
/// How much larger than usual the letters of a heading are.
const LARGER: f64 = 1.15;

/// Makes blocks of the lines of all pages.
pub(super) fn blocks(pages: &[Page], notes: Vec<Note>) -> Result<Document<'static>, Refusal> {
    let mut document = Document {
        notes,
        ..Document::default()
    };
    let repeated = repeated(pages);
    let usual = Usual::of(pages);
    let mut left_out: Option<&str> = None;
    let mut removed = 0;
    let mut before: Option<&Line> = None;
    for (page, marks) in pages.iter().zip(&repeated) {
        let left = page.lines.iter().map(|line| line.x).fold(f64::INFINITY, f64::min);
        let mut first_of_page = true;
        for (line, repeated) in page.lines.iter().zip(marks) {
            if *repeated {
                left_out = left_out.or(Some(&line.text));
                continue;
            }
            if document.blocks.len() == MAX_BLOCKS {
                return Err(too_many_blocks());
            }
            let start = usual.start(before, line, first_of_page);
            let (text, found) = clean(&line.text);
            removed += found;
            push(&mut document.blocks, text.into_owned(), line, start, &usual, left);
            before = Some(line);
            first_of_page = false;
        }
    }
    if let Some(example) = left_out {
        let text = format!("Headers and footers of the pages were left out, for example “{example}”.");
        document.notes.push(Note::new("page-edges-left-out", text));
    }
    if removed > 0 {
        document.notes.push(controls_note(removed));
    }
    Ok(document)
}

fn push(blocks: &mut Vec<Block<'static>>, text: String, line: &Line, start: Start, usual: &Usual, left: f64) {
    let heading = line.size > usual.size * LARGER;
    let kind = if heading { Kind::Heading(2) } else { Kind::Text };
    if let Some(last) = blocks.last_mut()
        && heading
        && start == Start::Wrap
        && last.kind == kind
        && !labels::is_number_alone(&last.text)
    {
        // A heading of two lines is one heading.
        last.text.to_mut().push(' ');
        last.text.to_mut().push_str(&text);
        return;
    }
    let mut block = Block::new(text, kind, if heading { Start::Paragraph } else { start });
    // A column is about as wide as a letter.
    let column = ((line.x - left) / (usual.size.max(1.0) / 2.0)).round();
    block.indent = if column.is_finite() {
        column.clamp(0.0, 1000.0) as u16
    } else {
        0
    };
    blocks.push(block);
}

/// What is usual in the document.
struct Usual {
    /// The size of letters.
    size: f64,
    /// The distance of lines.
    distance: f64,
}

impl Usual {
    fn of(pages: &[Page]) -> Self {
        let mut sizes: Vec<f64> = Vec::new();
        let mut distances: Vec<f64> = Vec::new();
        for page in pages {
            // Long lines are text; titles and stamps are short.
            sizes.extend(
                page.lines
                    .iter()
                    .flat_map(|line| std::iter::repeat_n(line.size, line.text.len() / 20)),
            );
            let pairs = page.lines.windows(2).map(|pair| pair[0].y - pair[1].y);
            distances.extend(pairs.filter(|distance| *distance > 0.0));
        }
        if sizes.is_empty() {
            sizes.extend(pages.iter().flat_map(|page| &page.lines).map(|line| line.size));
        }
        let size = middle(sizes, 0.5);
        // Where each line is a paragraph, most distances are gaps: the lower quarter is the distance of lines.
        Self {
            size,
            distance: middle(distances, 0.25).max(size * 0.9),
        }
    }

    /// How a line is set apart from the one before it.
    fn start(&self, before: Option<&Line>, line: &Line, first_of_page: bool) -> Start {
        let Some(before) = before else {
            return Start::Paragraph;
        };
        let other_size = (before.size - line.size).abs() > self.size * 0.1;
        if first_of_page {
            // A sentence may go on after the turn of a page; a new one is a paragraph.
            let ended = before.text.ends_with(['.', ':', ';', '!', '?', '"', '”', '»']);
            return if ended || other_size {
                Start::Paragraph
            } else {
                Start::Wrap
            };
        }
        let distance = before.y - line.y;
        let apart = distance > self.distance * GAP || distance < -self.distance;
        if apart || other_size {
            Start::Paragraph
        } else {
            Start::Wrap
        }
    }
}

/// Returns the value at a part of the sorted values, or 0.
fn middle(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * part) as usize;
    values
        .get(at.min(values.len().saturating_sub(1)))
        .copied()
        .unwrap_or(0.0)
}

/// Says for each line of each page whether it is a header or a footer.
fn repeated(pages: &[Page]) -> Vec<Vec<bool>> {
    let mut seen: HashMap<(String, i64), usize> = HashMap::new();
    for page in pages {
        for at in edges(page) {
            *seen.entry(key(&page.lines[at])).or_default() += 1;
        }
    }
    let mark = |page: &Page| {
        let mut marks = vec![false; page.lines.len()];
        for at in edges(page) {
            marks[at] = seen.get(&key(&page.lines[at])).is_some_and(|count| *count > 1);
        }
        marks
    };
    pages.iter().map(mark).collect()
}

/// Returns the indexes of the lines at the top and at the bottom of a page.
fn edges(page: &Page) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.lines.len()).collect();
    order.sort_by(|one, two| page.lines[*two].y.total_cmp(&page.lines[*one].y));
    let top = order
        .iter()
        .take(EDGE)
        .filter(|at| page.lines[**at].y > page.height * (1.0 - MARGIN));
    let bottom = order
        .iter()
        .rev()
        .take(EDGE)
        .filter(|at| page.lines[**at].y < page.height * MARGIN);
    let mut found: Vec<usize> = top.chain(bottom).copied().collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What makes lines of different pages the same: their text without numbers, and their height.
fn key(line: &Line) -> (String, i64) {
    let mut text = String::new();
    for sign in line.text.chars() {
        if !sign.is_numeric() {
            text.push(sign);
        } else if !text.ends_with('#') {
            text.push('#');
        }
    }
    // Heights differ by parts of a point between pages; steps of four points are far below a line.
    (text, (line.y / 4.0).round() as i64)
}

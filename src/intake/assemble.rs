//! Makes points of a list: the text of each item, its parts, its number, and what is left over around and between.
//!
//! The hard part is where the last point ends, since nothing follows it: it takes as many lines and paragraphs as the
//! other points have (the median), and the rest of the page is left over. Headings between points and lines such as
//! "Read also" belong to no point. Cost: linear.

mod ends;

use self::ends::{Body, bodies};
use super::block::{Block, Document, Kind, Region, Start};
use super::deleted;
use super::labels::Numeral;
use super::lists::{Item, List};
use super::phrases::{is_interjection, looks_like_heading};
use super::wrap::Joiner;
use super::{Note, Point};

/// The points of a plan and the rest of its document.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    /// The points.
    pub(crate) points: Vec<Point>,
    /// The text before them.
    pub(crate) before: Vec<String>,
    /// The text between them that belongs to none.
    pub(crate) between: Vec<String>,
    /// The text after them.
    pub(crate) after: Vec<String>,
    /// The block with which they begin, and the one behind them.
    pub(crate) extent: std::ops::Range<usize>,
    /// What was decided.
    pub(crate) notes: Vec<Note>,
}

/// Makes the points of one list, or of several that are the sections of one plan.
pub(crate) fn assemble(document: &Document<'_>, lists: &[&List<'_>]) -> Assembled {
    let blocks = &document.blocks;
    let mut joiner = Joiner::new(blocks);
    let mut made = Assembled::default();
    let mut at = 0;
    for (section, list) in lists.iter().enumerate() {
        let first = list.items.first().map_or(at, |item| item.block);
        let skipped = paragraphs(&mut joiner, blocks, at..first);
        if section == 0 {
            made.extent.start = first;
            &mut made.before
        } else {
            &mut made.between
        }
        .extend(skipped);
        let bodies = bodies(blocks, list);
        let texts = texts(&mut joiner, blocks, list, &bodies, &mut made.between);
        at = bodies.last().map_or(first, |body| body.end);
        let mut nested = Nesting {
            blocks,
            list,
            bodies: &bodies,
            texts,
            at: 0,
        }
        .points(0, "");
        if list.runs_on {
            nested = run_on(nested, &mut made);
        }
        if lists.len() > 1 {
            nested.iter_mut().for_each(|point| prefix(point, section + 1));
        }
        made.points.append(&mut nested);
    }
    made.extent.end = at;
    made.after = paragraphs(&mut joiner, blocks, at..blocks.len());
    made.notes.extend(blocks.get(at).and_then(note_line));
    note_hyphens(&joiner, &mut made.notes);
    made
}

/// Puts the number of its section before the number of a point and of its parts.
fn prefix(point: &mut Point, section: usize) {
    point.number = format!("{section}.{}", point.number);
    point.parts.iter_mut().for_each(|part| prefix(part, section));
}

/// Joins blocks into paragraphs; comments of readers and matter beside the article are not part of the text.
pub(crate) fn paragraphs(
    joiner: &mut Joiner<'_, '_>,
    blocks: &[Block<'_>],
    range: std::ops::Range<usize>,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for block in blocks[range]
        .iter()
        .filter(|block| matches!(block.region, Region::Article | Region::Page))
    {
        let mut piece = String::new();
        if let Kind::Item(label) = &block.kind {
            piece.push_str(label);
        }
        match found.last_mut() {
            Some(paragraph) if block.start != Start::Paragraph && piece.is_empty() => {
                joiner.append(paragraph, &block.text, block.start);
            }
            Some(_) | None => {
                joiner.append(&mut piece, &block.text, Start::Paragraph);
                found.push(piece);
            }
        }
    }
    found
}

/// Joins the text of each item.
fn texts(
    joiner: &mut Joiner<'_, '_>,
    blocks: &[Block<'_>],
    list: &List<'_>,
    bodies: &[Body],
    between: &mut Vec<String>,
) -> Vec<String> {
    let mut texts: Vec<String> = Vec::with_capacity(list.items.len());
    for (index, (item, body)) in list.items.iter().zip(bodies).enumerate() {
        let mut text = String::new();
        joiner.append(&mut text, item.text, Start::Paragraph);
        texts.push(text);
        let heading = matches!(blocks[item.block].kind, Kind::Heading(_));
        let mut after_heading = heading || looks_like_heading(item.text);
        for block in &blocks[item.block + 1..body.end] {
            if block.start == Start::Paragraph && is_interjection(&block.text) {
                between.push(block.text.to_string());
                continue;
            }
            let text = &mut texts[owner(blocks, list, index, block)];
            if after_heading && block.start == Start::Paragraph && text.ends_with(char::is_alphanumeric) {
                text.push(':');
            }
            joiner.append(text, &block.text, block.start);
            after_heading = matches!(block.kind, Kind::Heading(_));
        }
        if let Some(next) = list.items.get(index + 1) {
            between.extend(paragraphs(joiner, blocks, body.end..next.block));
        }
    }
    texts
}

/// The item that a block belongs to: the last one, or the one around it when the format says that the inner list ended.
fn owner(blocks: &[Block<'_>], list: &List<'_>, current: usize, block: &Block<'_>) -> usize {
    if block.depth == 0 {
        return current;
    }
    let mut level = u8::MAX;
    for index in (0..=current).rev() {
        let item = &list.items[index];
        if item.level >= level {
            continue;
        }
        if blocks[item.block].depth <= block.depth || item.level == 0 {
            return index;
        }
        level = item.level;
    }
    current
}

/// Turns the flat items into points with parts.
struct Nesting<'l, 'b, 'a> {
    blocks: &'l [Block<'a>],
    list: &'l List<'b>,
    bodies: &'l [Body],
    texts: Vec<String>,
    at: usize,
}

impl Nesting<'_, '_, '_> {
    fn points(&mut self, level: u8, parent: &str) -> Vec<Point> {
        let mut points = Vec::with_capacity(if level == 0 { self.list.items.len() } else { 0 });
        while let Some(item) = self.list.items.get(self.at).filter(|item| item.level >= level) {
            let number = number(item, parent, points.len() + 1);
            let text = std::mem::take(&mut self.texts[self.at]);
            let struck = self.is_struck(self.at);
            self.at += 1;
            let parts = self.points(level + 1, &number);
            let deleted = struck || (parts.is_empty() && deleted::says_deleted(&text));
            points.push(Point {
                number,
                printed: item.printed.to_owned(),
                text,
                parts,
                deleted,
            });
        }
        points
    }

    /// Whether all that an item says is struck out; its heading may stand.
    fn is_struck(&self, index: usize) -> bool {
        let first = &self.blocks[self.list.items[index].block];
        let body = &self.blocks[self.list.items[index].block + 1..self.bodies[index].end];
        let heading = matches!(first.kind, Kind::Heading(_)) && !body.is_empty();
        (first.struck || heading) && body.iter().all(|block| block.struck)
    }
}

/// Returns the number of an item without decoration; a part has the number of its parent before its own.
fn number(item: &Item<'_>, parent: &str, ordinal: usize) -> String {
    let reading = &item.reading;
    let (own, separator) = match reading.style.numeral {
        // A dash, since `10.1` would look like a number that is printed, and may be one.
        Numeral::Bullet(_) => (ordinal.to_string(), "-"),
        Numeral::Digits | Numeral::Sign | Numeral::Chinese => (reading.value.to_string(), "."),
        Numeral::RomanLower | Numeral::RomanUpper | Numeral::Letter(_) => (item.core.to_owned(), ""),
    };
    let path: Vec<String> = reading.prefix.numbers().iter().map(u32::to_string).collect();
    if !path.is_empty() {
        return format!("{}{separator}{own}", path.join("."));
    }
    if parent.is_empty() {
        own
    } else {
        format!("{parent}{separator}{own}")
    }
}

/// Lifts the points out of sections whose numbering runs on: the sections are headings, not points.
fn run_on(sections: Vec<Point>, made: &mut Assembled) -> Vec<Point> {
    let mut lifted = Vec::new();
    for section in sections {
        made.between.push(format!("{} {}", section.printed, section.text));
        let inner = section.number.len() + 1;
        lifted.extend(section.parts.into_iter().map(|mut part| {
            cut_number(&mut part, inner);
            part
        }));
    }
    lifted
}

fn cut_number(point: &mut Point, length: usize) {
    point.number = point.number.get(length..).unwrap_or(&point.number).to_owned();
    point.parts.iter_mut().for_each(|part| cut_number(part, length));
}

/// The code of the note on a line that may be the end of the last point.
pub(crate) const LINE_LEFT_OVER: &str = "line-left-over";

/// How many letters of a line that is left over are shown.
const SHOWN_LETTERS: usize = 60;

/// Says that the line right below the last point may belong to it: it is a sentence, and no call of the page to its reader.
fn note_line(block: &Block<'_>) -> Option<Note> {
    let text = &block.text;
    let below = block.start != Start::Paragraph && matches!(block.kind, Kind::Text);
    // `Source: our correspondent.`
    let is_named = text.split_whitespace().take(3).any(|word| word.ends_with(':'));
    let is_sentence = text.ends_with(['.', ';', '。']) && !is_named && !is_interjection(text);
    let is_page = matches!(block.region, Region::Article | Region::Page) && !text.contains("http");
    (below && is_sentence && is_page).then(|| {
        let shown: String = text.trim_end_matches('.').chars().take(SHOWN_LETTERS).collect();
        let text = format!(
            "The line “{shown}” below the last point may belong to it or be another point, so what the document lacks \
             counts as unreported."
        );
        Note::new(LINE_LEFT_OVER, text)
    })
}

fn note_hyphens(joiner: &Joiner<'_, '_>, notes: &mut Vec<Note>) {
    let mut note = |code, words: &[String], what: &str| {
        if let Some(example) = words.first() {
            let count = if words.len() == 1 {
                "One word".to_owned()
            } else {
                format!("{} words", words.len())
            };
            notes.push(Note::new(
                code,
                format!("{count} broken over two lines {what}, for example “{example}”."),
            ));
        }
    };
    note("hyphens-joined", &joiner.joined, "joined, without the hyphen");
    note("hyphens-kept", &joiner.kept, "joined with the hyphen kept");
}

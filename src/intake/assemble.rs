//! Makes points of a list: the text of each item, its parts, its number, and what is left over around and between.
//!
//! The hard part is where the last point ends, since nothing follows it: it takes as many lines and paragraphs as the
//! other points have (the median), and the rest of the page is left over. Headings between points and lines such as
//! "Read also" belong to no point. Cost: linear.

use super::block::{Block, Document, Kind, Region, Start};
use super::deleted;
use super::labels::Numeral;
use super::lists::{Item, List};
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
    made.after = paragraphs(&mut joiner, blocks, at..blocks.len());
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

/// The blocks of an item after its first one: everything up to `end`; from there to the next item nothing is its own.
struct Body {
    end: usize,
}

fn bodies(blocks: &[Block<'_>], list: &List<'_>) -> Vec<Body> {
    let next_of = |index: usize| list.items.get(index + 1).map_or(list.end, |next| next.block);
    let mut bodies: Vec<Body> = Vec::with_capacity(list.items.len());
    let usual = usual_paragraphs(blocks, list, &next_of);
    let last = list.items.len().saturating_sub(1);
    let longest = (0..last)
        .map(|index| lines_after_first(blocks, &list.items[index], next_of(index)))
        .max();
    for (index, item) in list.items.iter().enumerate() {
        let usual = usual.get(usize::from(item.level)).copied().unwrap_or(0);
        let end = if index < last {
            without_headings(blocks, item, next_of(index), usual)
        } else {
            end_of_last(blocks, item, list.end, usual, longest)
        };
        bodies.push(Body { end });
    }
    bodies
}

/// The median number of further paragraphs for each level, the last item left out.
fn usual_paragraphs(blocks: &[Block<'_>], list: &List<'_>, next_of: &dyn Fn(usize) -> usize) -> Vec<usize> {
    let mut counts: Vec<Vec<usize>> = Vec::new();
    for (index, item) in list.items.iter().enumerate() {
        let level = usize::from(item.level);
        if counts.len() <= level {
            counts.resize_with(level + 1, Vec::new);
        }
        if index + 1 < list.items.len() {
            let own = &blocks[item.block + 1..next_of(index)];
            let further = own.iter().filter(|block| is_further_paragraph(block)).count();
            // Below a label alone in its line, the first paragraph is the text itself.
            counts[level].push(further.saturating_sub(usize::from(item.text.is_empty())));
        }
    }
    let median = |mut counts: Vec<usize>| {
        counts.sort_unstable();
        // The lower one of two middle values: an advertisement in one point must not lengthen the last one.
        counts
            .get(counts.len().saturating_sub(1) / 2)
            .copied()
            .unwrap_or(0)
    };
    counts.into_iter().map(median).collect()
}

fn is_further_paragraph(block: &Block<'_>) -> bool {
    block.start == Start::Paragraph
        && block.depth == 0
        && !matches!(block.kind, Kind::Heading(_))
        && !is_interjection(&block.text)
}

/// How many lines follow the first one of an item before a paragraph ends it.
fn lines_after_first(blocks: &[Block<'_>], item: &Item<'_>, next: usize) -> usize {
    blocks[item.block + 1..next]
        .iter()
        .take_while(|block| block.start != Start::Paragraph)
        .count()
}

/// Where the text of an item ends when another follows: headings at its end introduce the next one.
fn without_headings(blocks: &[Block<'_>], item: &Item<'_>, next: usize, usual: usize) -> usize {
    let mut end = next;
    let mut paragraphs = blocks[item.block + 1..next]
        .iter()
        .filter(|block| is_further_paragraph(block))
        .count();
    while end > item.block + 1 {
        let block = &blocks[end - 1];
        let heading = matches!(block.kind, Kind::Heading(_)) && block.depth == 0;
        let looks_like_one =
            paragraphs > usual && is_further_paragraph(block) && looks_like_heading(&block.text);
        // A label alone in its line has its text below.
        if !(heading || looks_like_one) || (item.text.is_empty() && end == item.block + 2) {
            break;
        }
        paragraphs -= usize::from(looks_like_one);
        end -= 1;
    }
    end
}

/// Where the last item ends.
fn end_of_last(
    blocks: &[Block<'_>],
    item: &Item<'_>,
    limit: usize,
    usual: usize,
    longest: Option<usize>,
) -> usize {
    let under_heading = matches!(blocks[item.block].kind, Kind::Heading(_));
    let mut allowed = if under_heading { usual.max(1) } else { usual };
    // With no other item to compare with, wrapped lines belong to it.
    let lines = longest != Some(0);
    let mut empty = item.text.is_empty();
    let mut end = item.block + 1;
    for block in &blocks[end..limit.max(end)] {
        let inside_item = block.depth > 0;
        let mine = match (&block.kind, block.start) {
            (Kind::Heading(_), _) => inside_item,
            _ if inside_item || empty => true,
            (Kind::Text | Kind::Item(_), Start::Wrap | Start::Break) => lines,
            (Kind::Text | Kind::Item(_), Start::Paragraph) => {
                let more = allowed > 0 && !is_interjection(&block.text);
                allowed = allowed.saturating_sub(1);
                more
            }
        };
        if !mine {
            break;
        }
        empty = false;
        end += 1;
    }
    end
}

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
        let mut after_heading = matches!(blocks[item.block].kind, Kind::Heading(_));
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

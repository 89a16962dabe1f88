//! Lists that are too short or too full of gaps to be told from numbers in a text by what follows: one point, two points,
//! points 1, 4 and 9.
//!
//! Nobody numbers what stands alone, so where nearly every paragraph that follows begins with a number, and the numbers
//! rise, they are points of something longer. Looked for only where no numbered list was found. Cost: linear.

use super::{Item, List, label_of};
use crate::intake::block::{Block, Kind, Region, Start};
use crate::intake::labels::{Closing, Numeral, Reading};
use crate::intake::phrases::{is_interjection, looks_like_heading};

/// The highest number that is believed to be one of a point; years and page numbers are beyond.
const HIGHEST: u32 = 100;

/// Returns the list that the numbers at the beginnings of lines make, if they are those of points.
pub(super) fn find<'b>(blocks: &'b [Block<'_>]) -> Option<List<'b>> {
    let mut items: Vec<Item<'b>> = Vec::new();
    let mut others = 0;
    for (index, block) in blocks.iter().enumerate() {
        match item(blocks, index) {
            Some(item) if items.last().is_none_or(|last| goes_on(last, &item)) => items.push(item),
            Some(_) => return None,
            None => others += usize::from(!items.is_empty() && is_apart(blocks, index, block)),
        }
    }
    let first = items.first()?.block;
    let led = first == 0 || blocks[first].start == Start::Paragraph || announces(&blocks[first - 1].text);
    (led && others <= items.len()).then(|| List {
        items,
        region: blocks[first].region,
        end: blocks.len(),
        runs_on: false,
    })
}

/// Returns the item that begins with a block, if it begins as a point does.
fn item<'b>(blocks: &'b [Block<'_>], index: usize) -> Option<Item<'b>> {
    let block = &blocks[index];
    let in_page = matches!(block.region, Region::Article | Region::Page);
    let label = label_of(block).filter(|_| in_page && !block.linked)?;
    let reading = label.readings.first()?;
    is_point(&reading, label.rest).then_some(Item {
        block: index,
        level: 0,
        printed: label.printed,
        core: label.core,
        text: label.rest,
        reading,
    })
}

fn is_point(reading: &Reading, rest: &str) -> bool {
    let style = reading.style;
    let signed = style.closing != Closing::Nothing && style.closing != Closing::Brackets || style.word;
    let plain = style.prefixed == 0 && reading.prefix.numbers().is_empty();
    let believed = (1..=HIGHEST).contains(&reading.value);
    // `3. Mai` goes on in its own way, but `4. of May` is a sentence that was cut.
    style.numeral == Numeral::Digits && signed && plain && believed && !rest.starts_with(char::is_lowercase)
}

fn goes_on(last: &Item<'_>, next: &Item<'_>) -> bool {
    last.reading.style == next.reading.style && last.reading.value < next.reading.value
}

/// Tells whether a line after the first point stands by itself: a paragraph, or a sentence that begins a line.
fn is_apart(blocks: &[Block<'_>], index: usize, block: &Block<'_>) -> bool {
    if matches!(block.kind, Kind::Heading(_)) || is_interjection(&block.text) {
        return false;
    }
    let sentence = || {
        let ended = index > 0 && blocks[index - 1].text.ends_with('.');
        ended && block.text.starts_with(char::is_uppercase)
    };
    block.start == Start::Paragraph || sentence()
}

fn announces(text: &str) -> bool {
    text.ends_with(':') || looks_like_heading(text)
}

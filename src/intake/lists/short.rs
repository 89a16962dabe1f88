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

/// The highest Roman number that is; a letter beyond is the initial of a name.
const HIGHEST_ROMAN: u32 = 39;

/// Returns the list that the numbers at the beginnings of lines make, if they are those of points.
pub(super) fn find<'b>(blocks: &'b [Block<'_>]) -> Option<List<'b>> {
    let mut items: Vec<Item<'b>> = Vec::new();
    let mut others = 0;
    for (index, block) in blocks.iter().enumerate() {
        match item(blocks, index) {
            Some(item) if goes_on(&items, &item) => items.push(item),
            Some(_) => return None,
            None => others += usize::from(!items.is_empty() && is_apart(blocks, index, block)),
        }
    }
    let first = items.first()?;
    let (at, style) = (first.block, first.reading.style);
    let led = at == 0 || blocks[at].start == Start::Paragraph || announces(&blocks[at - 1].text);
    // `4 Talks begin` may count something, and `V. Smith` be a name, unless others stand beside it.
    let is_sure = style.numeral == Numeral::Digits && is_signed(&first.reading);
    let few = if is_sure { items.len() } else { 0 };
    (led && others <= few && (is_sure || items.len() > 1)).then(|| List {
        items,
        region: blocks[at].region,
        end: blocks.len(),
        runs_on: false,
    })
}

/// Returns the item that begins with a block, if it begins as a point does.
fn item<'b>(blocks: &'b [Block<'_>], index: usize) -> Option<Item<'b>> {
    let block = &blocks[index];
    let in_page = matches!(block.region, Region::Article | Region::Page);
    let label = label_of(block).filter(|_| in_page && !block.linked)?;
    let mut readings = label.readings.iter();
    let reading = readings.find(|reading| is_point(reading, label.rest))?;
    Some(Item {
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
    let highest = match style.numeral {
        Numeral::Digits => HIGHEST,
        Numeral::RomanUpper if is_signed(reading) => HIGHEST_ROMAN,
        Numeral::RomanUpper
        | Numeral::RomanLower
        | Numeral::Letter(_)
        | Numeral::Chinese
        | Numeral::Sign
        | Numeral::Bullet(_) => return false,
    };
    let plain = style.prefixed == 0 && reading.prefix.numbers().is_empty();
    // `4. of May` is a sentence that was cut, and `30 days` is no point.
    let begins = !rest.starts_with(char::is_lowercase) && style.closing != Closing::Brackets;
    // `Article 5 NATO` may begin a sentence, `Article 5` alone in its line does not.
    let ends = style.closing != Closing::Nothing || !style.word || rest.is_empty();
    plain && begins && ends && (1..=highest).contains(&reading.value)
}

/// Tells whether a number has a sign or a word beside it that makes it one of a point.
fn is_signed(reading: &Reading) -> bool {
    reading.style.closing != Closing::Nothing || reading.style.word
}

/// Tells whether an item is the next of some whose numbers rise, or fall.
fn goes_on(items: &[Item<'_>], next: &Item<'_>) -> bool {
    let Some(last) = items.last() else {
        return true;
    };
    let rises = |one: &Item<'_>, two: &Item<'_>| one.reading.value < two.reading.value;
    let way = items
        .first()
        .filter(|_| items.len() > 1)
        .map(|first| rises(first, last));
    let same = last.reading.value == next.reading.value;
    last.reading.style == next.reading.style && !same && way.is_none_or(|up| rises(last, next) == up)
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

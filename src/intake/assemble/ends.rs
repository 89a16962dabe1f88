//! Where the text of each item ends.
//!
//! Another item ends it, and headings before that item belong to no one. Nothing ends the last item: it takes as many lines
//! and paragraphs as the others have, lines that stand below its text, and a line that its sentence runs on to.

use crate::intake::block::{Block, Kind, Start};
use crate::intake::lists::{Item, List};
use crate::intake::phrases::{is_interjection, looks_like_heading};

/// The blocks of an item after its first one: everything up to `end`; from there to the next item nothing is its own.
pub(super) struct Body {
    pub(super) end: usize,
}

pub(super) fn bodies(blocks: &[Block<'_>], list: &List<'_>) -> Vec<Body> {
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
            let titled = under_titles(blocks, list, &next_of);
            let usual = if titled { usual.max(1) } else { usual };
            // With no other item to compare with, wrapped lines belong to it.
            let wraps = longest != Some(0);
            end_of_last(blocks, list, item, usual, wraps)
        };
        bodies.push(Body { end });
    }
    bodies
}

/// Whether the last item is only a title, with its text below: it is a heading, or looks like one where most other items
/// of the list have more than their first line.
fn under_titles(blocks: &[Block<'_>], list: &List<'_>, next_of: &dyn Fn(usize) -> usize) -> bool {
    let Some((last, others)) = list.items.split_last() else {
        return false;
    };
    if let Kind::Heading(_) = blocks[last.block].kind {
        return true;
    }
    if !looks_like_heading(last.text) {
        return false;
    }
    let (mut all, mut more) = (0, 0);
    for (index, item) in others
        .iter()
        .enumerate()
        .filter(|(_, item)| item.level == last.level)
    {
        all += 1;
        let has_parts = list.items[index + 1].level > item.level;
        let further = || {
            blocks[item.block + 1..next_of(index)]
                .iter()
                .any(is_further_paragraph)
        };
        more += usize::from(has_parts || further());
    }
    more * 2 > all
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

/// Where the last item ends; `usual` paragraphs are its own, and wrapped lines where the other items have some.
fn end_of_last(blocks: &[Block<'_>], list: &List<'_>, item: &Item<'_>, usual: usize, wraps: bool) -> usize {
    let mut allowed = usual;
    let mut empty = item.text.is_empty();
    let mut end = item.block + 1;
    for block in &blocks[end..list.end.max(end)] {
        let inside_item = block.depth > 0;
        let heading = matches!(block.kind, Kind::Heading(_));
        let below = stands_below(&blocks[item.block], item, block);
        let mine = inside_item
            || !heading
                && (empty
                    || match block.start {
                        Start::Wrap | Start::Break => {
                            wraps || below || runs_on(blocks, list, &blocks[end - 1], block)
                        }
                        Start::Paragraph if is_interjection(&block.text) => false,
                        Start::Paragraph => {
                            let more = allowed > 0 || below;
                            allowed = allowed.saturating_sub(usize::from(!below));
                            more
                        }
                    });
        if !mine {
            break;
        }
        empty = false;
        end += 1;
    }
    end
}

/// Tells whether a line stands below the text of an item, or at least further in than its label and not much further
/// than its text: a signature on the right does not.
fn stands_below(first: &Block<'_>, item: &Item<'_>, block: &Block<'_>) -> bool {
    let label = u16::try_from(item.printed.chars().count()).unwrap_or(u16::MAX);
    let text = first.indent.saturating_add(label).saturating_add(MOST_INDENT);
    matches!(block.kind, Kind::Text) && (first.indent.saturating_add(1)..=text).contains(&block.indent)
}

/// How many columns past the end of a label a line may begin to stand below the text: a tab and a space.
const MOST_INDENT: u16 = 5;

/// Tells whether a line goes on with the sentence of the line before it: it begins with a small letter, or the line before
/// has no sign at its end where the other items of the list have one.
fn runs_on(blocks: &[Block<'_>], list: &List<'_>, before: &Block<'_>, block: &Block<'_>) -> bool {
    let ends = |text: &str| text.ends_with(['.', ';', '!', '?', '…', '。', '"', '”', '»', ')']);
    let open = !ends(&before.text);
    let others = list.items.split_last().map_or(&[][..], |(_, others)| others);
    let closed = || !others.is_empty() && others.iter().all(|item| ends(&blocks[item.block].text));
    open && (block.text.starts_with(char::is_lowercase) || closed())
}

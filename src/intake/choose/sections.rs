//! Lists that are the sections of one plan: each is numbered from 1 below a heading of its own.

use super::{Stated, in_page, top_level};
use crate::intake::block::{Block, Kind, Start};
use crate::intake::lists::List;
use crate::intake::phrases::{is_interjection, looks_like_heading};

/// How many points a section of a plan may have; a list of ten or more is a plan of its own.
const SECTION_POINTS: usize = 9;

/// Finds lists that are the sections of one plan: each begins with 1, and only a heading stands between them, or only a call of
/// the page to its reader.
pub(super) fn sections(blocks: &[Block<'_>], lists: &[List<'_>], stated: &Stated) -> Option<Vec<usize>> {
    let cut = |index: usize| {
        let pair = lists.get(index).zip(lists.get(index + 1));
        pair.is_some_and(|(one, two)| is_interrupted(blocks, one, two))
    };
    let mut best: Vec<usize> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for index in 0..lists.len() {
        let goes_on = |last: &usize| cut(*last) || adjoin(blocks, &lists[*last], &lists[index]);
        if !run.last().is_none_or(goes_on) {
            run.clear();
        }
        let is_piece = cut(index) || index > 0 && cut(index - 1);
        if is_piece && is_numbered(blocks, &lists[index]) || is_section(blocks, &lists[index]) {
            run.push(index);
        } else {
            run.clear();
        }
        if run.len() > best.len() {
            best.clone_from(&run);
        }
    }
    let points: usize = best.iter().map(|index| top_level(&lists[*index]).count()).sum();
    let counted = stated.title.contains(&points);
    let one_list = best.windows(2).all(|pair| cut(pair[0]));
    let short = best
        .iter()
        .all(|index| top_level(&lists[*index]).count() < PLAN_POINTS);
    // Two lists with headings are two lists, unless each is too short to be a plan; a third, or a count that agrees, makes a
    // row of sections.
    (best.len() > 1 && (counted || one_list || short || best.len() > 2)).then_some(best)
}

/// How many points a plan has at least.
const PLAN_POINTS: usize = 3;

fn is_section(blocks: &[Block<'_>], list: &List<'_>) -> bool {
    let Some(first) = list.items.first() else {
        return false;
    };
    let before = first.block.checked_sub(1).map(|before| &blocks[before]);
    let headed =
        before.is_some_and(|block| matches!(block.kind, Kind::Heading(_)) || looks_like_heading(&block.text));
    is_numbered(blocks, list) && headed && top_level(list).count() <= SECTION_POINTS
}

/// Whether a list of the article is numbered from 1.
fn is_numbered(blocks: &[Block<'_>], list: &List<'_>) -> bool {
    let first = list
        .items
        .first()
        .filter(|_| !list.is_of_bullets() && in_page(list.region));
    first.is_some_and(|first| first.reading.value == 1 && !blocks[first.block].linked)
}

/// Whether nothing but an advertisement or another call of the page to its reader stands between two lists.
fn is_interrupted(blocks: &[Block<'_>], one: &List<'_>, two: &List<'_>) -> bool {
    let (Some(last), Some(first)) = (one.items.last(), two.items.first()) else {
        return false;
    };
    let between = blocks.get(last.block + 1..first.block).unwrap_or_default();
    let same_look = last.reading.style == first.reading.style && one.region == two.region;
    same_look && !between.is_empty() && between.iter().all(|block| is_interjection(&block.text))
}

/// Whether nothing but a heading stands between the last item of one list and the first of the next.
fn adjoin(blocks: &[Block<'_>], one: &List<'_>, two: &List<'_>) -> bool {
    let (Some(last), Some(first), Some(head)) = (one.items.last(), two.items.first(), one.items.first())
    else {
        return false;
    };
    let between = &blocks[last.block + 1..first.block];
    let paragraphs = between
        .iter()
        .filter(|block| block.start == Start::Paragraph && block.depth == 0)
        .count();
    one.region == two.region && head.reading.style == first.reading.style && paragraphs <= 2
}

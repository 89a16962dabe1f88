//! Lists that are the sections of one plan: each is numbered from 1 below a heading of its own.

use super::{Stated, in_page, top_level};
use crate::intake::block::{Block, Kind, Start};
use crate::intake::labels::Numeral;
use crate::intake::lists::List;
use crate::intake::phrases::looks_like_heading;

/// How many points a section of a plan may have; a list of ten or more is a plan of its own.
const SECTION_POINTS: usize = 9;

/// Finds lists that are the sections of one plan: each begins with 1, and only a heading stands between them.
pub(super) fn sections(blocks: &[Block<'_>], lists: &[List<'_>], stated: &Stated) -> Option<Vec<usize>> {
    let mut best: Vec<usize> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for index in 0..lists.len() {
        if run
            .last()
            .is_some_and(|last| !adjoin(blocks, &lists[*last], &lists[index]))
        {
            run.clear();
        }
        if is_section(blocks, &lists[index]) {
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
    // Two short lists with headings are two lists; a third, or a count that agrees, makes a row of sections.
    (best.len() > 1 && (counted || best.len() > 2)).then_some(best)
}

fn is_section(blocks: &[Block<'_>], list: &List<'_>) -> bool {
    let Some(first) = list.items.first() else {
        return false;
    };
    let numbered = !matches!(first.reading.style.numeral, Numeral::Bullet(_)) && first.reading.value == 1;
    let before = first.block.checked_sub(1).map(|before| &blocks[before]);
    let headed =
        before.is_some_and(|block| matches!(block.kind, Kind::Heading(_)) || looks_like_heading(&block.text));
    let linked = blocks[first.block].linked;
    numbered && headed && !linked && in_page(list.region) && top_level(list).count() <= SECTION_POINTS
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

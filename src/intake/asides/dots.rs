//! Dots and stars alone in their line, between points: `…`, `[...]`, `* * *`. They stand for points that were left out.
//!
//! Stars also separate what is whole, so where they stand between all points they say nothing; elsewhere they leave a doubt,
//! which is enough to call nothing dropped.

use super::{Labelled, Note};
use crate::intake::block::{Block, Kind};
use crate::intake::excerpt::is_dots;
use crate::intake::lists::label_of;
use crate::intake::{Intake, Units};

/// The code of the note on what was left out between points.
pub(crate) const LEFT_OUT: &str = "left-out";

/// The longest line of dots or stars, in bytes: `( . . . . . . . . )`, or ten ellipses of three bytes.
const LONGEST: usize = 32;

/// What was found.
pub(super) struct Found {
    /// The blocks that are nothing but dots or stars between points, in order.
    pub(super) blocks: Vec<usize>,
    /// What they say.
    pub(super) note: Option<Note>,
}

/// Finds dots and stars between points.
pub(super) fn find(blocks: &[Block<'_>]) -> Option<Found> {
    if !blocks.iter().any(is_break) {
        return None;
    }
    let labelled = Labelled::of(blocks, &|_| false)?;
    let between = labelled.first + 1..labelled.last;
    let found: Vec<usize> = between
        .filter(|index| is_break(&blocks[*index]) && !is_text_of_label(blocks, *index))
        .collect();
    let n_stars = found
        .iter()
        .filter(|index| stands_for_nothing(&blocks[**index]))
        .count();
    // A line of stars between every two points is a decoration.
    let is_decoration = n_stars > 1 && n_stars + 1 >= labelled.count;
    let says = |index: &&usize| !(is_decoration && stands_for_nothing(&blocks[**index]));
    let shown = found.iter().find(says).map(|index| &blocks[*index]);
    let note = shown.map(|block| match stands_for_nothing(block) {
        true => note("Stars", "may stand", &block.text),
        false => note("Dots", "stand", &block.text),
    });
    let is_any = !found.is_empty();
    is_any.then_some(Found { blocks: found, note })
}

fn note(what: &str, stand: &str, shown: &str) -> Note {
    let text = format!(
        "{what} between the points (“{shown}”) {stand} for what is left out, so what it lacks counts as unreported."
    );
    Note::new(LEFT_OUT, text)
}

/// Says that dots among lines or paragraphs stand for some that were left out.
pub(crate) fn note_on_units(intake: &Intake) -> Option<Note> {
    if intake.units == Units::Points {
        return None;
    }
    let found = intake
        .points
        .iter()
        .find(|unit| is_short_dots(unit.text.trim()))?;
    let text = format!(
        "Dots (“{}”) stand for what is left out, so what it lacks counts as unreported.",
        found.text.trim()
    );
    Some(Note::new(LEFT_OUT, text))
}

/// Tells whether a block is nothing but dots or stars.
pub(super) fn is_break(block: &Block<'_>) -> bool {
    block.kind == Kind::Text && (is_short_dots(&block.text) || is_stars(&block.text))
}

/// Tells whether a block is nothing but stars, which are no words of anything.
pub(crate) fn stands_for_nothing(block: &Block<'_>) -> bool {
    block.kind == Kind::Text && is_stars(&block.text)
}

fn is_short_dots(text: &str) -> bool {
    text.len() <= LONGEST && is_dots(text)
}

/// How many stars make a line of them.
const STARS: usize = 3;

fn is_stars(text: &str) -> bool {
    let is_star = |sign: char| matches!(sign, '*' | '⁎' | '∗' | '＊');
    text == "⁂"
        || text.len() <= LONGEST
            && text.starts_with(is_star)
            && text.chars().all(|sign| is_star(sign) || sign.is_whitespace())
            && text.chars().filter(|sign| is_star(*sign)).count() >= STARS
}

/// Dots below a label alone in its line are what is printed in the place of the point.
fn is_text_of_label(blocks: &[Block<'_>], index: usize) -> bool {
    let before = &blocks[index - 1];
    !is_break(before) && label_of(before).is_some_and(|label| label.rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::block::Start;

    #[test]
    fn dots_and_stars_are_told_from_text() {
        let is = |text: &str| is_break(&Block::new(text.to_owned(), Kind::Text, Start::Paragraph));
        for text in [
            "...", "…", "(...)", "[…]", "<...>", ". . .", "[ ... ]", "* * *", "***", "⁂",
        ] {
            assert!(is(text), "{text}");
        }
        for text in ["", "()", "... and more", "5. ...", "**", "* one", "*** note ***"] {
            assert!(!is(text), "{text}");
        }
    }
}

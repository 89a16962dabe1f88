//! Says which numbers of a list are missing, come twice, or fall, and which items were counted by us.

use super::Note;
use super::block::Block;
use super::labels::{Numeral, Reading};
use super::lists::{Item, List, label_of};

/// How many notes of one kind a list gets; a file with more is broken as a whole.
const MOST: usize = 20;

/// Notes on the numbers of a list.
pub(crate) fn notes(list: &List<'_>) -> Vec<Note> {
    let level = u8::from(list.runs_on);
    let items: Vec<&Item<'_>> = list.items.iter().filter(|item| item.level == level).collect();
    let mut notes = Vec::new();
    let Some((first, last)) = items.first().zip(items.last()) else {
        return notes;
    };
    if matches!(first.reading.style.numeral, Numeral::Bullet(_)) {
        notes.push(Note::new(
            "points-counted",
            "The points have no numbers; they were counted from 1.",
        ));
        return notes;
    }
    let falling = items.len() > 1 && last.reading.value < first.reading.value && same_prefix(first, last);
    if falling {
        notes.push(Note::new(
            "numbers-fall",
            "The numbers fall; the points stand in the order of the page.",
        ));
        if last.reading.value > 1 && last.reading.prefix.numbers().is_empty() {
            let text = format!("The list ends with point {}.", last.reading.value);
            notes.push(Note::new("starts-late", text));
        }
    } else if first.reading.value != 1 && first.reading.prefix.numbers().is_empty() {
        notes.push(Note::new(
            "starts-late",
            format!("The list begins with point {}.", first.reading.value),
        ));
    }
    if items.len() == 1 && first.reading.value == 1 {
        notes.push(Note::new(
            "one-point",
            "Nobody numbers one point alone, so there may be others, and what it lacks counts as unreported.",
        ));
    }
    for pair in items.windows(2) {
        if notes.len() >= MOST {
            break;
        }
        notes.extend(step(pair[0], pair[1], falling));
    }
    if list
        .items
        .iter()
        .any(|item| item.level > level && matches!(item.reading.style.numeral, Numeral::Bullet(_)))
    {
        notes.push(Note::new(
            "parts-counted",
            "Parts without numbers were counted within their point, as in 10-1, 10-2.",
        ));
    }
    notes
}

/// Notes on points that may have been taken for text of another one: lines that begin with a number of the list's kind which
/// no point has, where the numbers do not follow one another.
pub(crate) fn hidden(blocks: &[Block<'_>], list: &List<'_>) -> Vec<Note> {
    let numbers: Vec<u32> = list.items.iter().map(|item| item.reading.value).collect();
    let most = numbers.iter().max().copied().unwrap_or(0);
    let follows = |item: &Item<'_>, reading: &Reading| {
        let could_be = 1..=most.saturating_add(MOST_LEFT_OUT);
        reading.style == item.reading.style
            && reading.prefix == item.reading.prefix
            && could_be.contains(&reading.value)
            && !numbers.contains(&reading.value)
    };
    let mut notes = Vec::new();
    for (item, next) in list.items.iter().zip(list.items.iter().skip(1)) {
        for block in &blocks[item.block + 1..next.block] {
            let label = label_of(block).and_then(|label| label.readings.first());
            if let Some(reading) = label.filter(|reading| follows(item, reading))
                && notes.len() < MOST
            {
                let (number, point) = (spelt(item, reading.value), spelt(item, item.reading.value));
                let text = format!("A line that begins with {number} was taken for text of point {point}.");
                notes.push(Note::new("number-in-text", text));
            }
        }
    }
    notes
}

/// How many numbers past the highest one a hidden point may have.
const MOST_LEFT_OUT: u32 = 3;

fn same_prefix(one: &Item<'_>, two: &Item<'_>) -> bool {
    one.reading.prefix == two.reading.prefix
}

fn step(one: &Item<'_>, two: &Item<'_>, falling: bool) -> Option<Note> {
    if !same_prefix(one, two) {
        return None;
    }
    let (low, high) = if falling { (two, one) } else { (one, two) };
    let (from, to) = (low.reading.value, high.reading.value);
    if from == to {
        return Some(Note::new(
            "number-twice",
            format!("Point {} comes twice.", spelt(one, from)),
        ));
    }
    match to.checked_sub(from)? {
        1 => None,
        2 => Some(Note::new(
            "number-missing",
            format!("Point {} is missing.", spelt(one, from + 1)),
        )),
        _ => {
            let text = format!(
                "Points {} to {} are missing.",
                spelt(one, from + 1),
                spelt(one, to - 1)
            );
            Some(Note::new("number-missing", text))
        }
    }
}

/// Spells a number in the way of the list.
fn spelt(like: &Item<'_>, value: u32) -> String {
    let Reading { style, prefix, .. } = &like.reading;
    let own = match style.numeral {
        Numeral::RomanLower => super::numerals::spell_roman(value),
        Numeral::RomanUpper => super::numerals::spell_roman(value).to_uppercase(),
        Numeral::Digits | Numeral::Letter(_) | Numeral::Chinese | Numeral::Sign | Numeral::Bullet(_) => {
            value.to_string()
        }
    };
    let mut path: Vec<String> = prefix.numbers().iter().map(u32::to_string).collect();
    path.push(own);
    path.join(".")
}

//! Says which numbers of a list are missing, come twice, or fall, and which items were counted by us.

use super::Note;
use super::labels::{Numeral, Reading};
use super::lists::{Item, List};

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
    } else if first.reading.value != 1 && first.reading.prefix.numbers().is_empty() {
        notes.push(Note::new(
            "starts-late",
            format!("The list begins with point {}.", first.reading.value),
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

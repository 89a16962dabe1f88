//! How much of something is meant: all, full, any against some, part, only.
//!
//! Compared before one and the same noun, in the same place of a text that was not rewritten, where the noun occurs
//! once on either side; `prisoners` is narrower than `all prisoners`. `Any` adds little and is compared with `some` and
//! `only` alone. What is taken out of a whole is in `exception`, what words put in do in `insertion`, what is counted in
//! in `including`, what lists have more or less in `list`, what holds for good in `lasting`. Bounds of figures (`at least
//! 10`) are in [`super::figure`].

mod exception;
mod including;
mod insertion;
mod kinds;
mod lasting;
mod list;
mod retold;
mod single;
mod sorting;
mod sorts;

pub(super) use kinds::is_emphasis;

use super::Change;
use super::figure::told;
use super::pair::{Pair, Side, negated_before, unparted_before};
use super::quantity::is_short;
use super::table::{SCOPE_NARROWED, SCOPE_WIDENED};
use crate::text::key::{KeySet, Stem, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Meaning, Reading};

/// How much is meant; more is more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    Part,
    Unsaid,
    Whole,
}

/// A word of extent and the noun it stands before.
#[derive(Debug, Clone, Copy)]
struct Quantified {
    at: usize,
    noun: usize,
    stem: Stem,
    extent: Extent,
}

/// Compares the extents of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    if !pair.is_aligned() {
        exception::find(pair, changes);
        including::find(pair, changes);
        retold::find(pair, changes);
        list::find(pair, changes);
        single::find(pair, changes);
        kinds::find(pair, changes);
        lasting::find(pair, changes);
        return;
    }
    if insertion::only_moved(pair, changes) {
        return;
    }
    let extents = pair.read(|reading, side| read(pair, reading, side));
    for (side, here, there) in [
        (Side::Old, &extents.old, &extents.new),
        (Side::New, &extents.new, &extents.old),
    ] {
        for mine in here {
            // `some unhindered access` has two of them, and says neither.
            let is_twice =
                |extents: &[Quantified]| extents.iter().filter(|extent| extent.stem == mine.stem).count() > 1;
            if is_twice(here) || is_twice(there) {
                continue;
            }
            let theirs = there.iter().find(|theirs| theirs.stem == mine.stem);
            // Both sides have a word of extent: told once, from the old side.
            if theirs.is_some() && side == Side::New {
                continue;
            }
            let (Some(my_noun), Some(their_noun)) = (
                only_place(pair.side(side), mine.stem),
                only_place(pair.side(side.other()), mine.stem),
            ) else {
                continue;
            };
            let is_same_place = pair.partner(side, my_noun) == Some(their_noun)
                || (is_short(pair, pair.hunk(side, my_noun))
                    && pair.hunk(side, my_noun) == pair.hunk(side.other(), their_noun));
            if my_noun != mine.noun || !is_same_place {
                continue;
            }
            // `all detainees and hostages`: the extent reaches further than its own noun. `One prisoner` is no
            // narrower or wider than `some prisoners`, and a figure has rules of its own. `No prisoners` is a negation.
            let reading = pair.side(side.other());
            if theirs.is_none()
                && (is_reached(reading, their_noun)
                    || is_counted(reading, their_noun)
                    || is_of_other_noun(pair, side, my_noun, their_noun)
                    || mine.extent == Extent::Whole && retold::is_entire(reading)
                    || is_none(reading, their_noun)
                    || is_either(reading, their_noun)
                    || is_only_behind(pair.side(side), mine.at, reading)
                    || pair.side(side).is(mine.at, Word::Any)
                    || is_unrestricted(pair.side(side), mine.at)
                    || says_parts(pair.side(side), mine.at, reading)
                    || is_each_of(pair.side(side), mine.at, reading, their_noun)
                    || reading.tokens[their_noun].key != pair.side(side).tokens[my_noun].key)
            {
                continue;
            }
            let other = theirs.map_or(
                Quantified {
                    at: their_noun,
                    noun: their_noun,
                    stem: mine.stem,
                    extent: Extent::Unsaid,
                },
                |theirs| *theirs,
            );
            match side {
                Side::Old => report(pair, mine, &other, changes),
                Side::New => report(pair, &other, mine, changes),
            }
        }
    }
    opposites(pair, changes);
    exception::find(pair, changes);
    insertion::find(pair, changes);
    sorts::find(pair, changes);
    retold::find(pair, changes);
    list::find(pair, changes);
    single::find(pair, changes);
    kinds::find(pair, changes);
    including::find(pair, changes);
    lasting::find(pair, changes);
}

/// Reports a change in which the only word of extent says the opposite of the only one on the other side, whatever
/// it is said of: `lifted entirely` -> `lifted in part`.
fn opposites(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words else { return };
    for (number, hunk) in (0u32..).zip(&words.hunks) {
        if !is_short(pair, Some(number)) {
            continue;
        }
        let only = |side: Side, range: &std::ops::Range<u32>| {
            let reading = pair.side(side);
            let mut extents = (range.start as usize..range.end as usize)
                .filter_map(|at| Some((at, opposite_at(reading, at)?)));
            extents.next().filter(|_| extents.next().is_none())
        };
        let (Some((old, from)), Some((new, to))) = (only(Side::Old, &hunk.old), only(Side::New, &hunk.new))
        else {
            continue;
        };
        let is_told = changes.iter().any(|change| {
            [&SCOPE_NARROWED, &SCOPE_WIDENED].contains(&change.rule)
                && (change.old.iter().any(|place| place.holds(&pair.old.tokens[old]))
                    || change.new.iter().any(|place| place.holds(&pair.new.tokens[new])))
        });
        if !is_told {
            let quantified = |reading: &Reading, at: usize, extent: Extent| Quantified {
                at,
                noun: noun_after(reading, at).unwrap_or(at),
                stem: reading.stem(at),
                extent,
            };
            let (old, new) = (quantified(pair.old, old, from), quantified(pair.new, new, to));
            report(pair, &old, &new, changes);
        }
    }
}

/// Reads a word that says all or part of something.
fn opposite_at(reading: &Reading, at: usize) -> Option<Extent> {
    match reading.word(at)? {
        Word::All | Word::Full => Some(Extent::Whole),
        Word::Some | Word::Part => Some(Extent::Part),
        Word::Most if is_majority(reading, at) => Some(Extent::Part),
        Word::Only if negated_before(reading, at).is_none() => Some(Extent::Part),
        Word::Limited if is_adjective(reading, at) => Some(Extent::Part),
        _ => None,
    }
}

/// Reports two extents that differ.
fn report(pair: &Pair, old: &Quantified, new: &Quantified, changes: &mut Vec<Change>) {
    let rule = match new.extent.cmp(&old.extent) {
        std::cmp::Ordering::Less => &SCOPE_NARROWED,
        std::cmp::Ordering::Greater => &SCOPE_WIDENED,
        std::cmp::Ordering::Equal => return,
    };
    changes.push(pair.exchanged(rule, (old.at, old.noun), (new.at, new.noun)));
}

/// Returns where a word of that stem is, if there is just one.
fn only_place(reading: &Reading, stem: Stem) -> Option<usize> {
    let mut places = (0..reading.tokens.len()).filter(|at| reading.has_stem(*at, stem));
    let first = places.next()?;
    places.next().is_none().then_some(first)
}

/// Tells whether `limited` says how much of something: `limited access`, not `is limited to`.
fn is_adjective(reading: &Reading, at: usize) -> bool {
    !(at > 0 && reading.is(at - 1, Word::Be)) && matches!(reading.entry(at + 1), Entry::Unknown)
}

/// Returns the noun after an adjective where the other side knows the noun and not the adjective: `only registered
/// refugees` against `refugees`. `All registered refugees` are no more than `refugees`.
fn past_adjective(pair: &Pair, side: Side, reading: &Reading, adjective: usize) -> usize {
    let noun = adjective + 1;
    let other = pair.side(side.other());
    let is_known = |at: usize| {
        let stem = reading.stem(at);
        (0..other.tokens.len()).any(|there| other.has_stem(there, stem))
    };
    let is_adjective = reading
        .tokens
        .get(noun)
        .is_some_and(|token| token.gap <= Gap::Space)
        && matches!(reading.entry(noun), Entry::Unknown)
        && !is_known(adjective)
        && is_known(noun);
    if is_adjective { noun } else { adjective }
}

/// Words that say how many there are without drawing a line.
const COUNTS: KeySet<11> = keys([
    "both", "bulk", "half", "majority", "many", "most", "multiple", "numerous", "portion", "share", "various",
]);

/// Tells whether a number or an article stands before a noun, with an adjective between them at most.
fn is_counted(reading: &Reading, noun: usize) -> bool {
    // `40 percent of the costs`.
    let is_of_the = noun > 1 && reading.is(noun - 1, Word::The) && reading.is(noun - 2, Word::Of);
    let reach = if is_of_the { 4 } else { 2 };
    (noun.saturating_sub(reach)..noun).any(|before| {
        reading.is_any(before, &COUNTS)
            || reading.value(before).is_some()
            || reading.entry(before).number().is_some()
            || reading.is(before, Word::A)
    })
}

/// Tells whether `no` or `none of` stands before a noun, with an adjective between them at most.
fn is_none(reading: &Reading, noun: usize) -> bool {
    (noun.saturating_sub(2)..noun)
        .any(|before| matches!(reading.word(before), Some(Word::No | Word::Neither)))
        || unparted_before(reading, noun).any(|before| reading.is(before, Word::Nobody))
}

/// Tells whether `most` says how many: `most of the assets`, `most hospitals`; not `at most`, `the most important issues`,
/// `most recent rules`.
fn is_majority(reading: &Reading, at: usize) -> bool {
    let is_other = at.checked_sub(1).is_some_and(|before| {
        matches!(
            reading.word(before),
            Some(Word::The | Word::At | Word::Be | Word::A | Word::It)
        )
    });
    let is_noun = at + 1 < reading.tokens.len()
        && reading.entry(at + 1) == Entry::Unknown
        && reading.text(at + 1).ends_with('s');
    !is_other && (reading.is(at + 1, Word::Of) || is_noun)
}

/// Tells whether an `only` has one that stands elsewhere for its like: `only direct costs`, `direct costs only`.
fn is_only_behind(mine: &Reading, at: usize, theirs: &Reading) -> bool {
    const ONLY: KeySet<4> = keys(["alone", "exclusive", "exclusively", "sole"]);
    mine.is(at, Word::Only)
        && (theirs.has(&ONLY) || (0..theirs.tokens.len()).any(|at| theirs.is(at, Word::Only)))
}

/// Tells whether a word of extent stands before an adjective of sort that has another noun on the other side: `all heavy
/// weapons`, `all weapons, heavy ones included`.
fn is_of_other_noun(pair: &Pair, side: Side, mine: usize, theirs: usize) -> bool {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let has_next = mine + 1 < reading.tokens.len() && theirs + 1 < other.tokens.len();
    sorting::sorts_at(reading, mine) && !(has_next && other.has_stem(theirs + 1, reading.stem(mine + 1)))
}

/// Tells whether `either` stands before a noun, which is each of two: `either party may`.
fn is_either(reading: &Reading, noun: usize) -> bool {
    noun > 0 && reading.is_any(noun - 1, &const { keys(["either"]) })
}

/// Tells whether a word says that nothing is held back; by itself it adds little and is compared with `restricted` and
/// its like alone.
fn is_unrestricted(reading: &Reading, at: usize) -> bool {
    reading.is(at, Word::Unlimited) || reading.is_any(at, &UNRESTRICTED)
}

/// Such words, besides `unlimited`.
const UNRESTRICTED: KeySet<3> = keys(["unrestricted", "unfettered", "unhindered"]);

/// The small words that say how much of something is meant.
const OF_EXTENT: WordSet = WordSet::of(&[
    Word::All,
    Word::Full,
    Word::Most,
    Word::Any,
    Word::Some,
    Word::Part,
    Word::Only,
    Word::Limited,
    Word::Unlimited,
]);

/// Reads the words of extent of a side.
fn read(pair: &Pair, reading: &Reading, side: Side) -> Vec<Quantified> {
    let mut found = Vec::new();
    if !reading.small.meets(OF_EXTENT) && !reading.may_have(&UNRESTRICTED) {
        return found;
    }
    for (at, token) in reading.tokens.iter().enumerate() {
        if !token.is_in(OF_EXTENT) && !UNRESTRICTED.contains(token.key) {
            continue;
        }
        let extent = match reading.word(at) {
            // `in full` says how, not how much.
            Some(Word::Full) if at > 0 && reading.is(at - 1, Word::In) => continue,
            // `will each hand over`.
            Some(Word::All) if is_of_doers(reading, at) => continue,
            // `when the inquiries are complete its crew`.
            Some(Word::Full) if at > 0 && reading.is(at - 1, Word::Be) && reading.is(at + 1, Word::It) => {
                continue;
            }
            Some(Word::All | Word::Full) => Extent::Whole,
            Some(Word::Most) if is_majority(reading, at) => Extent::Part,
            Some(Word::Any) if negated_before(reading, at).is_none() => Extent::Whole,
            Some(Word::Part) if !is_share(reading, at) => continue,
            Some(Word::Some | Word::Part) => Extent::Part,
            Some(Word::Only) if negated_before(reading, at).is_none() && !insertion::is_idle(reading, at) => {
                Extent::Part
            }
            Some(Word::Limited) if is_adjective(reading, at) => Extent::Part,
            _ if is_unrestricted(reading, at) => Extent::Whole,
            _ => continue,
        };
        let noun = noun_after(reading, at).map(|noun| match extent {
            Extent::Part => past_adjective(pair, side, reading, noun),
            Extent::Unsaid | Extent::Whole => noun,
        });
        if let Some(noun) = noun {
            found.push(Quantified {
                at,
                noun,
                stem: reading.stem(noun),
                extent,
            });
        }
    }
    found
}

/// Tells whether `part` says how much of something: not `as part of the deal`, `is part of the plan`.
fn is_share(reading: &Reading, at: usize) -> bool {
    const WHOLES: KeySet<12> = keys([
        "accord",
        "agreement",
        "arrangement",
        "deal",
        "effort",
        "framework",
        "package",
        "plan",
        "process",
        "settlement",
        "solution",
        "treaty",
    ]);
    let is_idle = at > 0 && matches!(reading.word(at - 1), Some(Word::As | Word::Be));
    !reading.is_any(at, &const { keys(["part"]) })
        || !(is_idle || (at + 1..at + 4).any(|at| reading.is_any(at, &WHOLES)))
}

/// Tells whether `all` or `each` says who acts together and stands before a verb: `will each hand over`.
fn is_of_doers(reading: &Reading, at: usize) -> bool {
    at > 0
        && matches!(
            reading.word(at - 1),
            Some(Word::Will | Word::Must | Word::May | Word::Should | Word::Can | Word::Be | Word::Have)
        )
        && !reading.is(at + 1, Word::The)
        && !reading.is(at + 1, Word::Of)
}

/// Tells whether both sides speak of parts: `parts of the city are closed`, `the city is closed in parts`.
fn says_parts(mine: &Reading, at: usize, theirs: &Reading) -> bool {
    mine.is(at, Word::Part) && (0..theirs.tokens.len()).any(|at| theirs.is(at, Word::Part))
}

/// Tells whether each one of several has them all for its like: `each guarantor state`, `the guarantor states`.
fn is_each_of(mine: &Reading, at: usize, theirs: &Reading, noun: usize) -> bool {
    let is_led = |article: usize| theirs.is(article, Word::The) && theirs.tokens[noun].gap <= Gap::Space;
    mine.is_any(at, &const { keys(["each", "every"]) }) && noun > 0 && is_led(noun - 1)
}

/// Returns the noun right after a word of extent, past `of the` and names.
fn noun_after(reading: &Reading, at: usize) -> Option<usize> {
    for noun in at + 1..(at + 5).min(reading.tokens.len()) {
        if reading.tokens[noun].gap >= Gap::Comma {
            return None;
        }
        match reading.tokens[noun].meaning {
            Meaning::Word(Entry::Small(Word::Of | Word::The | Word::That | Word::It) | Entry::Name(_)) => {}
            Meaning::Word(Entry::Small(Word::To)) if reading.is(at, Word::Only) => {}
            Meaning::Word(Entry::Unknown) => return Some(noun),
            Meaning::Word(_) | Meaning::Value(_) => return None,
        }
    }
    None
}

/// Tells whether a word of extent stands before a noun with no comma between them.
fn is_reached(reading: &Reading, noun: usize) -> bool {
    unparted_before(reading, noun).any(|before| {
        matches!(
            reading.word(before),
            Some(Word::All | Word::Full | Word::Any | Word::Some | Word::Part | Word::Only | Word::Limited)
        ) || reading.is_any(before, &const { keys(["whatever", "whichever"]) })
    })
}

//! One name in two forms: initials (`the WFP`), capitals that speak for their state, words for its people, other spellings.
//!
//! A name that the other side has in another form is neither new nor gone.

use super::super::pair::{Pair, Side};
use super::alias::is_member;
use super::unlisted::{before_article, is_close};
use super::{Mention, bare_key, place};
use crate::text::key::{KeySet, Stem, keys};
use crate::text::lexicon::Word;
use crate::text::names::NameIx;
use crate::text::names::seats::{self, Seat};
use crate::text::tokens::{Gap, Reading, Shape};

/// Tells whether a side names the capital of a state, where it may speak for it: not `in Baghdad`.
pub(super) fn is_spoken_for(reading: &Reading, name: NameIx) -> bool {
    seats::seats_of(name.name().label).any(|seat| {
        (0..reading.tokens.len()).any(|at| {
            reading.tokens[at].shape == Shape::Capital
                && bare_key(reading, at) == seat.last
                && !names_a_paper(reading, at)
                && first_of_seat(reading, at, seat).is_some_and(|first| !is_city(reading, first, at))
        })
    })
}

/// Tells whether the other side has the initials of a name or the words of an abbreviation, or another form of it: `the
/// Guinean fund`, `Guinea`.
pub(super) fn is_told_otherwise(pair: &Pair, side: Side, mention: &Mention) -> bool {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let mut last = mention.last;
    while reading
        .tokens
        .get(last + 1)
        .is_some_and(|next| next.gap <= Gap::Space && next.shape == Shape::Capital)
    {
        last += 1;
    }
    // `the Ethiopian National Defence Force`, `the ENDF`.
    is_shortened(reading, mention.first, last, other)
        || mention.first == mention.last
            && reading.tokens[mention.first].shape == Shape::Capital
            && (other.tokens.iter().enumerate()).any(|(at, token)| {
                token.shape == Shape::Capital && is_one_name(reading.text(mention.first), other.text(at))
            })
}

/// Tells whether the other side has a word in whatever form: `Guinean` and `Guinea`, `Sana'a` and `Sanaa`. What only says
/// which sort of place or force a name is of (`the Litani River`) is known anyway.
pub(super) fn is_known(other: &Reading, reading: &Reading, at: usize) -> bool {
    let (key, bare) = (reading.tokens[at].key, bare_key(reading, at));
    let text = reading.text(at);
    let stem = Stem::of(text);
    place::is_sort(reading, at)
        || (other.tokens.iter()).any(|token| token.key == bare || token.key == key)
        || other.tokens.iter().enumerate().any(|(there, token)| {
            // Nearly all end here.
            may_begin_alike(text, other.bytes(there))
                && (bare_key(other, there) == bare
                    || other.has_stem(there, stem)
                    || token.shape == Shape::Capital && is_one_name(text, other.text(there)))
        })
}

/// Tells whether two words may have the same first letter, whatever its case; beyond ASCII nobody looks.
fn may_begin_alike(one: &str, other: &[u8]) -> bool {
    let (one, other) = (one.as_bytes()[0], other[0]);
    one.eq_ignore_ascii_case(&other) || !one.is_ascii() || !other.is_ascii()
}

/// Tells whether two capital words are one name with another ending or another sign inside.
pub(super) fn is_one_name(one: &str, other: &str) -> bool {
    const LONGEST_ENDING: usize = 3;
    const SHORTEST_NAME: usize = 4;
    // Nearly all end here.
    if one.as_bytes()[0] != other.as_bytes()[0] {
        return false;
    }
    let letters = |word: &str| -> String { word.chars().filter(|sign| sign.is_alphabetic()).collect() };
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let ending = long.strip_prefix(short.as_str());
    short.len() >= SHORTEST_NAME
        && ending
            .is_some_and(|ending| ending.is_empty() || ending.len() <= LONGEST_ENDING && is_of_people(ending))
}

/// Tells whether letters are how a word for a people ends behind the name of its country. `Ian` is left out: Nigerians are
/// not of Niger.
fn is_of_people(ending: &str) -> bool {
    ["n", "an", "i", "ese", "ish", "s"].contains(&ending)
}

/// Tells whether the other side has the initials of a name, or a name with these initials: `World Food Programme`, `WFP`.
pub(super) fn is_shortened(reading: &Reading, first: usize, last: usize, other: &Reading) -> bool {
    if has_initials_with_of(reading, first, other) {
        return true;
    }
    if first == last {
        let letters = reading.text(first).as_bytes();
        // `International Chamber of Commerce`: the small words have no letter of their own.
        let has_all = |from: usize| {
            let mut here = from;
            letters.iter().all(|letter| {
                while here > from && here < other.tokens.len() && is_held(other, here) {
                    here += 1;
                }
                let fits = other.tokens.get(here).is_some_and(|token| {
                    token.shape == Shape::Capital
                        && (here == from || token.gap <= Gap::Space)
                        && other.text(here).as_bytes()[0] == *letter
                });
                here += 1;
                fits
            })
        };
        // Two capitals in a row are soon found.
        return reading.tokens[first].shape == Shape::Capitals
            && letters.len() > 2
            && (0..other.tokens.len()).any(has_all);
    }
    // `Ethiopian National Defence Force`: the first word is a listed name.
    let start = first_of_name(reading, first);
    [start, first].iter().any(|start| {
        let initials: Vec<u8> = (*start..=last)
            .filter(|at| reading.tokens[*at].shape == Shape::Capital)
            .map(|at| reading.text(at).as_bytes()[0])
            .collect();
        initials.len() > 1
            && (other.tokens.iter().enumerate())
                .any(|(at, token)| token.shape == Shape::Capitals && other.text(at).as_bytes() == initials)
    })
}

/// Tells whether the other side has the initials of a name whose `of` has a letter of its own: `Conference of the Parties`,
/// `COP`.
fn has_initials_with_of(reading: &Reading, first: usize, other: &Reading) -> bool {
    if !reading.is(first + 1, Word::Of) {
        return false;
    }
    let is_of_name = |at: &usize| {
        reading.tokens[*at].gap <= Gap::Space
            && (reading.tokens[*at].shape == Shape::Capital || is_held(reading, *at))
    };
    let initials: Vec<u8> = (first..=first)
        .chain((first + 1..reading.tokens.len()).take_while(is_of_name))
        .filter(|at| !reading.is(*at, Word::The))
        .map(|at| reading.text(at).as_bytes()[0])
        .collect();
    let is_it = |text: &str| text.len() > 2 && initials.eq_ignore_ascii_case(text.as_bytes());
    (other.tokens.iter().enumerate())
        .any(|(at, token)| token.shape == Shape::Capitals && is_it(other.text(at)))
}

/// Tells whether a token holds the words of a name together.
fn is_held(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.word(at),
        Some(Word::Of | Word::For | Word::And | Word::The | Word::On)
    ) && is_close(reading, at)
}

/// Returns the first of the capital words that end at a token.
fn first_of_name(reading: &Reading, last: usize) -> usize {
    let mut first = last;
    while first > 0 && is_close(reading, first) && reading.tokens[first - 1].shape == Shape::Capital {
        first -= 1;
    }
    first
}

/// Returns the first word of the capital that ends at a token: the `Addis` of `Addis Ababa`.
fn first_of_seat(reading: &Reading, last: usize, seat: &Seat) -> Option<usize> {
    let Some(key) = seat.first else {
        return Some(last);
    };
    let first = last.checked_sub(1)?;
    (reading.tokens[first].key == key && is_close(reading, last)).then_some(first)
}

/// Tells whether those who rule stand before an `in`: `the government in Damascus` is that of Syria.
pub(super) fn is_ruled_from(reading: &Reading, before: usize) -> bool {
    const RULERS: KeySet<15> = keys([
        "administration",
        "assembly",
        "authorities",
        "bank",
        "cabinet",
        "government",
        "governments",
        "junta",
        "lawmakers",
        "leaders",
        "leadership",
        "ministry",
        "parliament",
        "regime",
        "rulers",
    ]);
    before > 0 && reading.is(before, Word::In) && reading.is_any(before - 1, &RULERS)
}

/// Tells whether a capital stands where a place stands, and not for those who rule there.
fn is_city(reading: &Reading, first: usize, last: usize) -> bool {
    place::is_place(reading, first, last)
        && !before_article(reading, first).is_some_and(|before| is_ruled_from(reading, before))
}

/// Tells whether a capital only tells one agreement from others: `the Paris Agreement`, `the Doha process`.
fn names_a_paper(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at + 1).is_some_and(|next| {
        next.gap == Gap::Space
            && (next.shape == Shape::Capital
                || reading.is_any(
                    at + 1,
                    &const {
                        keys([
                            "accord",
                            "agreement",
                            "declaration",
                            "process",
                            "protocol",
                            "talks",
                        ])
                    },
                ))
    })
}

/// Tells whether a capital speaks for its state beside another, where the other side speaks of both without a name: `New
/// Delhi and Islamabad`, `both sides`.
pub(super) fn speak_for_both(pair: &Pair, side: Side, first: usize, last: usize) -> bool {
    let reading = pair.side(side);
    let is_seat = |last: usize| {
        seats::seated_in(bare_key(reading, last)).any(|seat| first_of_seat(reading, last, seat).is_some())
    };
    let is_beside = || {
        let ahead = first.checked_sub(2).filter(|_| reading.is(first - 1, Word::And));
        let behind = (last + 2..last + 4).find(|at| *at < reading.tokens.len() && is_seat(*at));
        ahead.is_some_and(is_seat) || reading.is(last + 1, Word::And) && behind.is_some()
    };
    is_seat(last) && !is_city(reading, first, last) && is_beside() && names_both(pair.side(side.other()))
}

/// Tells whether a side speaks of both parties without their names: `both sides`, `the two governments`, `neither side`.
pub(super) fn names_both(reading: &Reading) -> bool {
    const SIDES: KeySet<15> = keys([
        "forces",
        "armies",
        "army",
        "capitals",
        "countries",
        "country",
        "government",
        "governments",
        "neighbours",
        "parties",
        "party",
        "side",
        "sides",
        "state",
        "states",
    ]);
    const BOTH: KeySet<6> = keys(["both", "each", "either", "neither", "the", "two"]);
    // `the two warring armies`.
    let is_warring = |at: usize| reading.is_any(at, &const { keys(["opposing", "rival", "warring"]) });
    (1..reading.tokens.len()).any(|at| {
        let lead = at - 1;
        let lead = lead - usize::from(lead > 0 && is_warring(lead));
        let is_plain_the =
            || reading.is(lead, Word::The) && !reading.is_any(at, &const { keys(["parties", "sides"]) });
        // `two` is a figure and has no key of its own.
        let is_both = reading.is_any(lead, &BOTH) || reading.text(lead).eq_ignore_ascii_case("two");
        reading.is_any(at, &SIDES) && is_both && !is_plain_the()
    })
}

/// Tells whether words are the capital of a state that the other side names.
pub(super) fn is_state_named(theirs: &[Mention], reading: &Reading, first: usize, last: usize) -> bool {
    !is_city(reading, first, last)
        && seats::seated_in(bare_key(reading, last)).any(|seat| {
            // The first word of a capital of two may begin its sentence, and its capital letter says nothing there.
            first_of_seat(reading, last, seat).is_some_and(|start| start == first || start + 1 == first)
                && theirs.iter().any(|mention| {
                    let label = mention.name.name().label;
                    label == seat.state || is_member(label, seat.state)
                })
        })
}

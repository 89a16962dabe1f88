//! What makes a name that is in no table the name of a place: the words beside it.
//!
//! `in`, `near`, `north of` stand before places. `From` and `to` do so only where something moves, `between` where
//! something runs. A noun such as `province of` or `crossing` says it outright.

use super::super::pair::unparted_before;
use super::unlisted::before_article;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading, Shape};

/// Words before a place, besides those in the lexicon.
const BEFORE: KeySet<8> = keys([
    "above", "along", "around", "beside", "beyond", "near", "off", "outside",
]);

/// Sides of a place, before `of`.
const SIDES: KeySet<8> = keys([
    "east",
    "eastward",
    "north",
    "northward",
    "south",
    "southward",
    "west",
    "westward",
]);

/// What a place is, before `of` or behind its name.
const SORTS: KeySet<44> = keys([
    "airport",
    "airports",
    "bay",
    "bridge",
    "bridges",
    "canal",
    "cities",
    "city",
    "corridor",
    "crossing",
    "crossings",
    "dam",
    "district",
    "districts",
    "governorate",
    "gulf",
    "harbour",
    "island",
    "islands",
    "lake",
    "lakes",
    "oblast",
    "oblasts",
    "pass",
    "peninsula",
    "plant",
    "plants",
    "plateau",
    "port",
    "ports",
    "province",
    "provinces",
    "region",
    "regions",
    "ridge",
    "river",
    "rivers",
    "strait",
    "town",
    "towns",
    "valley",
    "valleys",
    "village",
    "villages",
]);

/// Verbs that say that something moves or reaches somewhere.
const MOVING: KeySet<55> = keys([
    "crossed",
    "crosses",
    "crossing",
    "deploy",
    "deployed",
    "deploys",
    "enter",
    "entered",
    "enters",
    "evacuate",
    "evacuated",
    "evacuates",
    "fled",
    "flee",
    "flees",
    "flew",
    "flies",
    "flown",
    "fly",
    "marched",
    "marches",
    "move",
    "moved",
    "moves",
    "moving",
    "pull",
    "pulled",
    "pulls",
    "redeploy",
    "redeployed",
    "redeploys",
    "relocate",
    "relocated",
    "relocates",
    "run",
    "runs",
    "sail",
    "sailed",
    "sails",
    "ship",
    "shipped",
    "ships",
    "stretch",
    "stretches",
    "transport",
    "transported",
    "transports",
    "travel",
    "travelled",
    "travels",
    "withdraw",
    "withdrawal",
    "withdrawing",
    "withdrawn",
    "withdraws",
]);

/// What runs between two places.
const RUNNING: KeySet<14> = keys([
    "corridor", "ferry", "flight", "flights", "highway", "hotline", "pipeline", "railway", "road", "roads",
    "route", "strip", "train", "trains",
]);

/// Verbs of moving are looked for so many words back.
const REACH: usize = 10;

/// Tells whether a word says which sort of place or force a name is of.
pub(super) fn is_sort(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &SORTS) || reading.is_any(at, &const { keys(["armed", "forces", "sea"]) })
}

/// Tells whether a word says what a place is: `airport`, `valley`.
pub(super) fn is_kind(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &SORTS)
}

/// Tells whether the words beside a name make it a place.
pub(super) fn is_place(reading: &Reading, first: usize, last: usize) -> bool {
    let is_named_behind = reading
        .tokens
        .get(last + 1)
        .is_some_and(|next| next.gap == Gap::Space && SORTS.contains(next.key));
    let is_named_within = first < last && (first..=last).any(|at| reading.is_any(at, &SORTS));
    if is_named_behind || is_named_within {
        return true;
    }
    // `into the Guinean fund`.
    let is_adjective = ["ian", "ean", "ese", "ish"]
        .iter()
        .any(|ending| reading.text(last).ends_with(ending))
        && reading
            .tokens
            .get(last + 1)
            .is_some_and(|next| next.gap == Gap::Space && next.meaning == Meaning::Word(Entry::Unknown));
    if is_adjective {
        return false;
    }
    let Some(before) = before_article(reading, first) else {
        return false;
    };
    if reading.begins(before + 1) {
        return false;
    }
    let moves = || {
        unparted_before(reading, before).take(REACH).any(|at| {
            reading.tokens[at].shape == Shape::Small
                && (reading.is_any(at, &MOVING) || reading.is_any(at, &RUNNING))
        })
    };
    // `believes in`, `written in`: what follows is no place.
    let is_other_in = || {
        const BEFORE_IN: KeySet<12> = keys([
            "believe",
            "believes",
            "confidence",
            "drafted",
            "drawn",
            "faith",
            "heard",
            "interest",
            "paid",
            "trust",
            "trusts",
            "written",
        ]);
        before > 0 && reading.is_any(before - 1, &BEFORE_IN)
    };
    match reading.word(before) {
        Some(Word::In | Word::Into | Word::Inside | Word::At) => {
            // `against` is with `inside` in the lexicon and says nothing of places.
            !reading.is_any(before, &const { keys(["against"]) }) && !is_other_in()
        }
        Some(Word::Of) => before.checked_sub(1).is_some_and(|sort| {
            reading.is_any(sort, &SORTS)
                || reading.is_any(sort, &SIDES)
                || reading.is_any(sort, &const { keys(["out"]) }) && moves()
        }),
        // `the seat of the court is to be Madrid`.
        Some(Word::Be) => unparted_before(reading, before)
            .any(|at| reading.is_any(at, &const { keys(["headquarters", "seat", "venue"]) })),
        // `the road to Sinjar`.
        Some(Word::To) if before > 0 && reading.is_any(before - 1, &RUNNING) => true,
        Some(Word::From | Word::To) => moves(),
        None if reading.is_any(before, &const { keys(["through", "via"]) }) => moves(),
        Some(Word::Between) => unparted_before(reading, before)
            .take(2)
            .any(|at| reading.is_any(at, &RUNNING)),
        // `must leave Sirte`.
        None if reading.is_any(
            before,
            &const { keys(["evacuate", "leave", "leaves", "vacate", "vacates"]) },
        ) =>
        {
            before + 1 == first && !reading.begins(before)
        }
        _ => reading.is_any(before, &BEFORE),
    }
}

/// Tells whether words that end at a token lead where troops or people go away from: `withdraw from`, `pull out of`, `leave`.
pub(super) fn is_left(reading: &Reading, last: usize) -> bool {
    const LEAVING: KeySet<5> = keys(["leave", "leaves", "left", "leaving", "quit"]);
    const GOING: KeySet<14> = keys([
        "depart",
        "departs",
        "evacuate",
        "evacuated",
        "pull",
        "pulled",
        "pullout",
        "pulls",
        "retreat",
        "withdraw",
        "withdrawal",
        "withdrawing",
        "withdrawn",
        "withdraws",
    ]);
    if reading.is_any(last, &LEAVING) {
        return true;
    }
    let is_out = last > 0 && reading.is(last, Word::Of) && reading.is_any(last - 1, &const { keys(["out"]) });
    (is_out || reading.is(last, Word::From))
        && unparted_before(reading, last)
            .take(REACH)
            .any(|at| reading.is_any(at, &GOING))
}

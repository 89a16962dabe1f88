//! Other names for one body: the last word of a long name (`the Strip`, `the Council`), a group against its members (`the
//! two Koreas`), a mission against the body that sends it (`the UN force in Lebanon`), and adjectives that only say
//! where somebody known comes from (`Yemen's Ansar Allah`).
//!
//! All of these say the same only where the other side has the full name; alone they mean what they say.

use super::super::pair::{Pair, Side, Sides};
use super::known::{is_spoken_for, is_state_named, names_both};
use super::{Mention, is_led_by, is_possessive};
use crate::text::figures::Value;
use crate::text::key::{Key, KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::names::{NameIx, Role};
use crate::text::tokens::{Gap, Meaning, Reading, Shape};

/// What a capital word behind `the` is short for, and the name or the group that has to stand on the other side.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("agency", "the IAEA"),
    ("alliance", "NATO"),
    ("assembly", "the General Assembly"),
    ("authority", "the Palestinian Authority"),
    ("commission", "the European Commission"),
    ("council", "the Security Council"),
    ("north", "North Korea"),
    ("south", "South Korea"),
    ("strip", "Gaza"),
    ("union", "the EU"),
];

/// The same without a capital: `the alliance`, `the bloc`, `the nuclear watchdog`.
const SMALL_FORMS: &[(&str, &str)] = &[
    ("agency", "the IAEA"),
    ("alliance", "NATO"),
    ("bloc", "the EU"),
    ("watchdog", "the IAEA"),
];

/// The words of these, which turn nearly all others away.
const SHORT_WORDS: KeySet<12> = keys([
    "agency",
    "alliance",
    "assembly",
    "authority",
    "bloc",
    "commission",
    "council",
    "north",
    "south",
    "strip",
    "union",
    "watchdog",
]);

/// Groups with one name, and their members.
const GROUPS: &[(&str, &[&str])] = &[
    ("the E3", &["the UK", "France", "Germany"]),
    ("the Koreas", &["North Korea", "South Korea"]),
    ("the Baltic states", &["Estonia", "Latvia", "Lithuania"]),
];

/// Missions, the body that sends them, and the land where they are.
const MISSIONS: &[(&str, &str, &str)] = &[
    ("KFOR", "NATO", "Kosovo"),
    ("MINURSO", "the UN", "Western Sahara"),
    ("MINUSCA", "the UN", "the Central African Republic"),
    ("MONUSCO", "the UN", "the DR Congo"),
    ("UNDOF", "the UN", "the Golan Heights"),
    ("UNFICYP", "the UN", "Cyprus"),
    ("UNIFIL", "the UN", "Lebanon"),
    ("UNMISS", "the UN", "South Sudan"),
    ("UNSMIL", "the UN", "Libya"),
];

/// What a mission is called.
const FORCES: KeySet<10> = keys([
    "contingent",
    "force",
    "forces",
    "mission",
    "missions",
    "observers",
    "operation",
    "peacekeepers",
    "peacekeeping",
    "troops",
]);

/// Tells whether a group has a member.
pub(super) fn is_member(group: &str, member: &str) -> bool {
    GROUPS
        .iter()
        .any(|(label, members)| *label == group && members.contains(&member))
}

/// Tells whether the name of a group of so many members begins at a token.
pub(in crate::rules) fn counts_group(reading: &Reading, at: usize, count: u32) -> bool {
    if at >= reading.tokens.len() {
        return false;
    }
    let Entry::Name(lead) = reading.entry(at) else {
        return false;
    };
    let is_group = |name: NameIx| {
        GROUPS
            .iter()
            .any(|(label, members)| *label == name.name().label && members.len() == count as usize)
    };
    lead.alone.is_some_and(is_group) || lead.phrases().iter().any(|phrase| is_group(phrase.name))
}

/// Adds the short forms of names that the other side has in full.
pub(super) fn add_short_forms(pair: &Pair, mentions: &mut Sides<Vec<Mention>>) {
    let old = short_forms(pair.old, &mentions.old, pair.new, &mentions.new);
    let new = short_forms(pair.new, &mentions.new, pair.old, &mentions.old);
    for (all, short) in [(&mut mentions.old, old), (&mut mentions.new, new)] {
        if !short.is_empty() {
            all.extend(short);
            all.sort_unstable_by_key(|mention| mention.first);
        }
    }
}

/// Reads the short forms of a side for names that are on the other one.
fn short_forms(reading: &Reading, here: &[Mention], other: &Reading, there: &[Mention]) -> Vec<Mention> {
    let mut found = Vec::new();
    for at in reading.places_of(&SHORT_WORDS) {
        let token = &reading.tokens[at];
        if token.shape == Shape::Small {
            found.extend(small_form(reading, at, there));
            continue;
        }
        let is_capital = |at: usize| matches!(reading.tokens[at].shape, Shape::Capital | Shape::Capitals);
        let goes_on = |next: usize| {
            (reading.tokens.get(next)).is_some_and(|token| token.gap <= Gap::Space && is_capital(next))
        };
        let is_part = goes_on(at + 1)
            || at > 0 && goes_on(at) && is_capital(at - 1) && !reading.is(at - 1, Word::The)
            || here
                .iter()
                .any(|mention| (mention.first..=mention.last).contains(&at));
        let is_side = reading.is_any(at, &const { keys(["north", "south"]) });
        // `North and South`, but `the Strip`; `north of` is a way to go.
        let is_led = at > 0 && reading.is(at - 1, Word::The);
        if is_part || !(is_led || is_side) || is_side && reading.is(at + 1, Word::Of) {
            continue;
        }
        let full = SHORT_FORMS.iter().find(|(short, _)| Key::of(short) == token.key);
        let Some(name) = full.and_then(|(_, label)| NameIx::of_label(label)) else {
            continue;
        };
        let is_there = |name: NameIx| there.iter().any(|mention| mention.name == name);
        let group = (GROUPS.iter()).find(|(_, members)| members.contains(&name.name().label));
        let has_group = || {
            group
                .and_then(|(label, _)| NameIx::of_label(label))
                .is_some_and(is_there)
        };
        if is_there(name) || is_side && (has_group() || is_spoken_for(other, name)) {
            found.push(Mention {
                first: at,
                last: at,
                name,
                role: name.name().role,
            });
        }
    }
    found
}

/// Reads a word without a capital that stands for a body which is on the other side.
fn small_form(reading: &Reading, at: usize, there: &[Mention]) -> Option<Mention> {
    let (_, label) = SMALL_FORMS
        .iter()
        .find(|(short, _)| Key::of(short) == reading.tokens[at].key)?;
    let is_led = (at.saturating_sub(2)..at).any(|before| reading.is(before, Word::The));
    let name = NameIx::of_label(label).filter(|_| is_led)?;
    let is_there = there.iter().any(|mention| mention.name == name);
    is_there.then_some(Mention {
        first: at,
        last: at,
        name,
        role: name.name().role,
    })
}

/// Tells whether the other side speaks of a name under another one.
pub(super) fn is_told(pair: &Pair, side: Side, mentions: &Sides<Vec<Mention>>, mention: &Mention) -> bool {
    let (here, there) = match side {
        Side::Old => (&mentions.old, &mentions.new),
        Side::New => (&mentions.new, &mentions.old),
    };
    let (mine, other) = (pair.side(side), pair.side(side.other()));
    is_of_reference(mine, mention)
        || is_of_both(mine, other, here, there, mention)
        || is_seat(mine, there, mention)
        || is_ruler(mine, other, mention)
        || is_of_group(mine, other, here, there, mention)
        || is_of_mission(other, here, there, mention)
        || is_origin(mine, other, there, mention)
}

/// Tells whether a name only says whose passage is meant, which is told as a reference: `Article 5 of NATO`.
fn is_of_reference(mine: &Reading, mention: &Mention) -> bool {
    let has_article = mention.first > 0 && mine.is(mention.first - 1, Word::The);
    let of = mention.first.checked_sub(1 + usize::from(has_article));
    of.is_some_and(|of| {
        of > 0 && mine.is(of, Word::Of) && matches!(mine.value(of - 1), Some(Value::Reference(..)))
    })
}

/// Tells whether a name is one of two for which the other side says `both sides`.
fn is_of_both(
    mine: &Reading,
    other: &Reading,
    here: &[Mention],
    there: &[Mention],
    mention: &Mention,
) -> bool {
    let mut only: Vec<NameIx> = (here.iter())
        .filter(|mention| mention.role == Role::Party)
        .map(|mention| mention.name)
        .filter(|name| !there.iter().any(|other| other.name == *name))
        .collect();
    only.sort_unstable();
    only.dedup();
    // `the two Koreas`.
    let is_pair = || {
        let label = mention.name.name().label;
        GROUPS
            .iter()
            .any(|(group, members)| *group == label && members.len() == 2)
    };
    // `Russia and Ukraine teach`, where Ukraine is named elsewhere as well.
    let is_joined = || {
        here.windows(2).any(|two| {
            (two[0].name == mention.name || two[1].name == mention.name)
                && two[0].name != two[1].name
                && two[1].first == two[0].last + 2
                && mine.is(two[0].last + 1, Word::And)
        })
    };
    let is_both =
        only.contains(&mention.name) && (only.len() == 2 || only.len() == 1 && (is_pair() || is_joined()));
    is_both && names_both(other) && !names_both(mine)
}

/// Tells whether a place is the seat of a party that the other side names.
fn is_seat(mine: &Reading, there: &[Mention], mention: &Mention) -> bool {
    mention.role == Role::Place && is_state_named(there, mine, mention.first, mention.last)
}

/// Tells whether a name only says whose government, army or people is meant, which the other side has without a name: `Yemen's
/// government`, `the government`.
fn is_ruler(mine: &Reading, other: &Reading, mention: &Mention) -> bool {
    const RULERS: KeySet<19> = keys([
        "army",
        "authorities",
        "cabinet",
        "constitution",
        "federation",
        "government",
        "junta",
        "legislature",
        "military",
        "ministry",
        "nation",
        "parliament",
        "people",
        "police",
        "population",
        "presidency",
        "president",
        "republic",
        "state",
    ]);
    let noun = mention.last + 1;
    let is_led = mention.role == Role::Party
        && mine.tokens.get(noun).is_some_and(|next| next.gap <= Gap::Space)
        && mine.is_any(noun, &RULERS);
    is_led
        && (1..other.tokens.len()).any(|at| {
            let is_named = matches!(other.entry(at - 1), Entry::Name(_)) || is_possessive(other, at - 1);
            other.tokens[at].key == mine.tokens[noun].key && !is_named && !other.is(at + 1, Word::Of)
        })
}

/// Tells whether the other side has all members of a group, or the group of which all members are here.
fn is_of_group(
    mine: &Reading,
    other: &Reading,
    here: &[Mention],
    there: &[Mention],
    mention: &Mention,
) -> bool {
    let label = mention.name.name().label;
    let has =
        |mentions: &[Mention], label: &str| mentions.iter().any(|mention| mention.name.name().label == label);
    let has_all = |reading: &Reading, mentions: &[Mention], members: &[&str]| {
        members.iter().all(|member| {
            has(mentions, member) || NameIx::of_label(member).is_some_and(|name| is_spoken_for(reading, name))
        })
    };
    GROUPS.iter().any(|(group, members)| {
        *group == label && has_all(other, there, members)
            || members.contains(&label) && has(there, group) && has_all(mine, here, members)
    })
}

/// Tells whether the other side has a mission under its name, or with the body that sends it and the land where it is.
fn is_of_mission(other: &Reading, here: &[Mention], there: &[Mention], mention: &Mention) -> bool {
    let label = mention.name.name().label;
    let of =
        |mentions: &[Mention], label: &str| mentions.iter().any(|mention| mention.name.name().label == label);
    MISSIONS.iter().any(|(mission, sender, land)| {
        if label == *mission {
            return there.iter().any(|mention| {
                mention.name.name().label == *sender
                    && (mention.last + 1..mention.last + 3).any(|at| other.is_any(at, &FORCES))
            });
        }
        of(there, mission) && !of(here, mission) && (label == *sender || label == *land && of(here, sender))
    })
}

/// What somebody is, between the name of a state and their own.
const SORTS: KeySet<18> = keys([
    "ally",
    "alliance",
    "army",
    "coalition",
    "faction",
    "force",
    "forces",
    "group",
    "guerrilla",
    "guerrillas",
    "militants",
    "militia",
    "militias",
    "movement",
    "organisation",
    "organization",
    "party",
    "rebels",
]);

/// Tells whether a name only says where somebody behind it comes from whom the other side has as well: `the Palestinian
/// movement Hamas`. Whose a place is is more than that, and so is who leads somebody (`the US-led force`).
fn is_origin(mine: &Reading, other: &Reading, there: &[Mention], mention: &Mention) -> bool {
    if mention.role == Role::Place || is_led_by(mine, mention.last) {
        return false;
    }
    let next = mention.last + 1;
    let next = next + usize::from(mine.is_any(next, &SORTS));
    if next >= mine.tokens.len() || (mention.last + 1..=next).any(|at| mine.tokens[at].gap > Gap::Space) {
        return false;
    }
    match mine.tokens[next].meaning {
        Meaning::Word(Entry::Name(lead)) => there.iter().any(|theirs| {
            let is_led = lead.alone == Some(theirs.name)
                || lead.phrases().iter().any(|phrase| phrase.name == theirs.name);
            is_led && theirs.name != mention.name && theirs.name.name().role == Role::Party
        }),
        Meaning::Word(Entry::Unknown) if mine.tokens[next].shape == Shape::Capitals => {
            is_possessive(mine, mention.last)
                && (other.tokens.iter())
                    .any(|token| token.shape == Shape::Capitals && token.key == mine.tokens[next].key)
        }
        Meaning::Word(_) | Meaning::Value(_) => false,
    }
}

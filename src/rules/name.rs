//! Who and where: parties and places that came, went, or took each other's place.
//!
//! What counts is whether a party is named at all on a side, under whichever of its names; how often is style. Two
//! parties changed places when one stands where the other stood, and nothing else in that change. A capital after a
//! word of place is a city. Names that are not in the table are in `unlisted`, parties around a `not` in `contrast`, those that
//! are left out in `exclusion`,
//! those without a name (`the parliament`) in `body`, places without one (`the airport`) in `site`; one name in two forms is
//! the matter of `known`, other names for one body that of `alias`, who does what that of `agent`, and whether one
//! does it or everyone that of `everyone`.

pub(super) mod agent;
mod alias;
pub(super) mod body;
mod contrast;
mod everyone;
mod exclusion;
mod generic;
mod known;
mod longer;
mod place;
pub(super) mod site;
mod unlisted;

pub(super) use alias::counts_group;

use super::figure::told;
use super::pair::{ARROW, Pair, Side, Sides};
use super::quantity::is_short;
use super::table::{PARTY_ADDED, PARTY_EXCHANGED, PARTY_REMOVED, PLACE_ADDED, PLACE_CHANGED, PLACE_REMOVED};
use super::{Around, Change, Comparable, Kind};
use crate::diff::Hunk;
use crate::text::key::{Key, KeySet, keys, without_possessive};
use crate::text::lexicon::{Entry, Word};
use crate::text::names::{NameIx, Role};
use crate::text::tokens::{Gap, Meaning, Reading, Shape};

/// A name where it stands.
#[derive(Debug, Clone, Copy)]
struct Mention {
    first: usize,
    last: usize,
    name: NameIx,
    role: Role,
}

/// Compares the names of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let mut mentions = pair.read(|reading, _| read(reading));
    alias::add_short_forms(pair, &mut mentions);
    let mut exchanged = Vec::new();
    exchanges(pair, &mentions, &mut exchanged, changes);
    contrast::exchanges(pair, &mentions, changes);
    exclusion::exchanges(pair, &mentions, &mut exchanged, changes);
    contrast::ways(pair, changes);
    body::exchanges(pair, changes);
    if pair.how == Comparable::Words {
        longer::exchanges(pair, changes);
    }
    let mut others = match pair.how {
        Comparable::Words => unlisted::read(pair, &mentions),
        Comparable::Substance | Comparable::Figures => Sides::default(),
    };
    unlisted::exchanges(pair, &mentions, &mut others, &mut exchanged, changes);
    for (side, here, there) in [
        (Side::Old, &mentions.old, &mentions.new),
        (Side::New, &mentions.new, &mentions.old),
    ] {
        let mut told_of: Vec<NameIx> = Vec::new();
        for mention in here {
            let name = mention.name;
            let elsewhere = there.iter().any(|other| other.name == name);
            if elsewhere
                || told_of.contains(&name)
                || exchanged.contains(&name)
                || known::is_spoken_for(pair.side(side.other()), name)
                || (here.iter().filter(|other| other.name == name)).all(|mention| {
                    pair.is_framing(side, mention.first)
                        || known::is_told_otherwise(pair, side, mention)
                        || alias::is_told(pair, side, &mentions, mention)
                })
            {
                continue;
            }
            told_of.push(name);
            if pair.how == Comparable::Substance && mention.role == Role::Place {
                continue;
            }
            changes.push(one_sided(pair, side, here, name));
        }
    }
    unlisted::one_sided(pair, &others, changes);
    contrast::names(pair, changes);
    agent::compare(pair, &mentions, changes);
    everyone::compare(pair, &mentions, changes);
    if pair.how == Comparable::Words {
        site::compare(pair, changes);
    }
}

/// Drops names that came or went where the clause around, or a part of it, has them on the other side: `13. Russia comes back:
/// a) sanctions are lifted` names whose.
pub(super) fn drop_named_around(around: Around<'_>, changes: &mut Vec<Change>) {
    for (side, texts) in [(Side::Old, around.new), (Side::New, around.old)] {
        if texts.is_empty() {
            continue;
        }
        let named: Vec<String> = read(&Reading::of(texts))
            .iter()
            .map(|mention| told(side, mention.name.name().label))
            .collect();
        changes.retain(|change| {
            let is_one_sided = matches!(change.rule.kind, Kind::Party | Kind::Place)
                && change.places(side.other()).is_empty()
                && !change.places(side).is_empty();
            !is_one_sided || !named.contains(&change.sentence)
        });
    }
}

/// Reads the names of a side.
fn read(reading: &Reading) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let Entry::Name(lead) = reading.entry(at) else {
            at += 1;
            continue;
        };
        let longer = lead.phrases().iter().find(|phrase| {
            phrase.rest().iter().enumerate().all(|(offset, key)| {
                reading.tokens.get(at + 1 + offset).is_some_and(|token| {
                    token.gap <= Gap::Space
                        && (token.key == *key || bare_key(reading, at + 1 + offset) == *key)
                })
            })
        });
        let (name, last) = match (longer, lead.alone) {
            (Some(phrase), _) => (phrase.name, at + phrase.rest().len()),
            (None, Some(name)) => (name, at),
            (None, None) => {
                at += 1;
                continue;
            }
        };
        let city = if last == at {
            name.as_place(bare_key(reading, at))
        } else {
            None
        };
        let located = !is_led_by(reading, last)
            && (is_side(reading, last) || is_located(reading, at, city.is_some(), mentions.last()));
        let (name, role) = match city {
            Some(city) if located => (city, Role::Place),
            _ if located => (name, Role::Place),
            _ => (name, name.name().role),
        };
        mentions.push(Mention {
            first: at,
            last,
            name,
            role,
        });
        at = last + 1;
    }
    mentions
}

/// Returns the key of a word without its possessive ending.
fn bare_key(reading: &Reading, at: usize) -> Key {
    let text = reading.text(at);
    let bare = without_possessive(text);
    if bare.len() == text.len() && reading.value(at).is_none() {
        return reading.tokens[at].key;
    }
    Key::of(bare)
}

/// Tells whether a name stands where places stand: after `in` or `inside`, a city also after `at` or `on` (sanctions
/// on Russia are nowhere), or beside a name that does.
fn is_located(reading: &Reading, at: usize, is_city: bool, before: Option<&Mention>) -> bool {
    let mut here = at;
    while here > 0 && reading.tokens[here].gap < Gap::Stop && reading.is(here - 1, Word::The) {
        here -= 1;
    }
    if here == 0 || reading.tokens[here].gap >= Gap::Stop {
        return false;
    }
    // `southern Lebanon`, `eastern Ukraine`.
    if !is_city && here == at && reading.is_any(at - 1, &PARTS) && !is_possessive(reading, at) {
        return true;
    }
    match reading.word(here - 1) {
        // `in Ukraine's constitution` is the party's.
        Some(Word::In | Word::Into | Word::Inside) => {
            !(is_possessive(reading, at) || is_city && known::is_ruled_from(reading, here - 1))
        }
        Some(Word::At | Word::On) => is_city && !is_possessive(reading, at),
        Some(Word::And | Word::Or) => before.is_some_and(|before| {
            before.role == Role::Place && before.last + 2 == here && before.name.name().role == Role::Party
        }),
        // `withdraw from Lebanon`, `pull out of Chad`, `leave Niger`.
        _ => !is_city && !is_possessive(reading, at) && place::is_left(reading, here - 1),
    }
}

/// Parts of a country, before its name.
const PARTS: KeySet<9> = keys([
    "central",
    "eastern",
    "northeastern",
    "northern",
    "northwestern",
    "southeastern",
    "southern",
    "southwestern",
    "western",
]);

/// Tells whether a name says who leads or pays what follows: `US-led efforts`.
fn is_led_by(reading: &Reading, last: usize) -> bool {
    const DOING: KeySet<10> = keys([
        "appointed",
        "backed",
        "brokered",
        "financed",
        "funded",
        "led",
        "mediated",
        "owned",
        "run",
        "sponsored",
    ]);
    let is_joined = reading
        .tokens
        .get(last + 1)
        .is_some_and(|next| next.gap == Gap::Joined);
    is_joined && reading.is_any(last + 1, &DOING)
}

/// Tells whether a name says which side of something is meant: `the Belarusian side of the border`.
fn is_side(reading: &Reading, last: usize) -> bool {
    reading.is_any(last + 1, &const { keys(["side"]) }) && reading.is(last + 2, Word::Of)
}

/// Tells whether a token ends in `'s`.
fn is_possessive(reading: &Reading, at: usize) -> bool {
    let text = reading.text(at);
    without_possessive(text).len() < text.len()
}

/// Reports parties and places that stand where others stood.
fn exchanges(
    pair: &Pair,
    mentions: &Sides<Vec<Mention>>,
    told_of: &mut Vec<NameIx>,
    changes: &mut Vec<Change>,
) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    for (number, hunk) in (0u32..).zip(&words.hunks) {
        if hunk.old.is_empty() || hunk.new.is_empty() || !is_short(pair, Some(number)) {
            continue;
        }
        let Some(old) = only_here(pair, mentions, Side::Old, number) else {
            continue;
        };
        let Some(new) = only_here(pair, mentions, Side::New, number) else {
            continue;
        };
        if old.role != new.role {
            continue;
        }
        let bare = is_bare(pair.old, hunk.old.start, hunk.old.end)
            && is_bare(pair.new, hunk.new.start, hunk.new.end);
        let gone = !mentions.new.iter().any(|other| other.name == old.name);
        let came = !mentions.old.iter().any(|other| other.name == new.name);
        // Where both are still named, only a change of nothing but the names tells that they changed places, and
        // not even that when one side has turned the sentence round with `by`, or where they do it with one another.
        let turned = by_before(pair.old, old.first) != by_before(pair.new, new.first);
        if !(gone && came) && (!bare || turned || figures_move(pair) || is_turned(pair, mentions)) {
            continue;
        }
        let rule = match old.role {
            Role::Party => &PARTY_EXCHANGED,
            Role::Place => &PLACE_CHANGED,
        };
        let sentence = format!("{}{ARROW}{}", old.name.name().label, new.name.name().label);
        changes.push(pair.change(rule, sentence, &[(old.first, old.last)], &[(new.first, new.last)]));
        if gone {
            told_of.push(old.name);
        }
        if came {
            told_of.push(new.name);
        }
    }
}

/// Tells whether parties that change places may still do the same: something else was changed as well, or they do it with one
/// another.
fn is_turned(pair: &Pair, mentions: &Sides<Vec<Mention>>) -> bool {
    let hunks = pair.words.map_or(&[][..], |words| &words.hunks);
    let holds_on = |reading: &Reading, from: u32, to: u32| {
        is_bare(reading, from, to)
            && (from as usize..to as usize).all(|at| reading.word(at).is_none_or(Word::is_glue))
    };
    let group = |reading: &Reading, at: u32| reading.sense(at as usize);
    let is_bare = |hunk: &Hunk| {
        let is_synonym = hunk.old.len() == 1
            && hunk.new.len() == 1
            && group(pair.old, hunk.old.start).is_some()
            && group(pair.old, hunk.old.start) == group(pair.new, hunk.new.start);
        is_synonym
            || holds_on(pair.old, hunk.old.start, hunk.old.end)
                && holds_on(pair.new, hunk.new.start, hunk.new.end)
    };
    // `Iran lets the agency inspect`, `the agency is let by Iran to inspect`.
    let n_by = |reading: &Reading, mentions: &[Mention]| {
        let by = mentions
            .iter()
            .filter(|mention| by_before(reading, mention.first));
        by.count()
    };
    let is_passive_once = n_by(pair.old, &mentions.old) != n_by(pair.new, &mentions.new);
    is_passive_once
        || !hunks.iter().all(is_bare)
        || is_mutual(pair.old, &mentions.old)
        || is_mutual(pair.new, &mentions.new)
}

/// Tells whether parties do something with one another, so that it does not matter who is named first.
fn is_mutual(reading: &Reading, mentions: &[Mention]) -> bool {
    let has_with = mentions.iter().any(|mention| {
        let has_article = mention.first > 0 && reading.is(mention.first - 1, Word::The);
        let here = mention.first - usize::from(has_article);
        here > 0 && reading.is(here - 1, Word::With)
    });
    has_with || reading.has(&MUTUAL)
}

/// Words that say that both do the same to one another.
const MUTUAL: KeySet<6> = keys([
    "mutual",
    "mutually",
    "reciprocal",
    "reciprocally",
    "versa",
    "another",
]);

/// Tells whether figures that both sides have stand in other places as well: whole statements have been told in another
/// order.
fn figures_move(pair: &Pair) -> bool {
    let moved = |side: Side| -> Vec<Key> {
        let reading = pair.side(side);
        let mut keys: Vec<Key> = (0..reading.tokens.len())
            .filter(|at| reading.value(*at).is_some() && pair.hunk(side, *at).is_some())
            .map(|at| reading.tokens[at].key)
            .collect();
        keys.sort_unstable();
        keys
    };
    let old = moved(Side::Old);
    old.len() > 1 && old == moved(Side::New)
}

/// Returns the one name that a change has on this side and not on the other.
fn only_here(pair: &Pair, mentions: &Sides<Vec<Mention>>, side: Side, hunk: u32) -> Option<Mention> {
    let of = |side: Side| match side {
        Side::Old => &mentions.old,
        Side::New => &mentions.new,
    };
    let inside = |side: Side| {
        of(side)
            .iter()
            .filter(move |mention| pair.hunk(side, mention.first) == Some(hunk))
            .filter(move |mention| !pair.is_framing(side, mention.first))
    };
    let other = pair.side(side.other());
    let mut only = inside(side).filter(|mention| {
        !inside(side.other()).any(|there| there.name == mention.name)
            && !known::is_spoken_for(other, mention.name)
    });
    let first = *only.next()?;
    only.all(|mention| mention.name == first.name).then_some(first)
}

/// Tells whether a stretch holds names and small words only.
fn is_bare(reading: &Reading, from: u32, to: u32) -> bool {
    (from as usize..to as usize).all(|at| match reading.tokens[at].meaning {
        Meaning::Word(Entry::Name(_) | Entry::Small(_)) => true,
        Meaning::Word(_) => reading.tokens[at].shape == Shape::Capital,
        Meaning::Value(_) => false,
    })
}

/// Tells whether `by` stands before a name.
fn by_before(reading: &Reading, at: usize) -> bool {
    let here = if at > 0 && reading.is(at - 1, Word::The) {
        at - 1
    } else {
        at
    };
    here > 0 && reading.is(here - 1, Word::By)
}

/// Reports a name that one side has and the other has not.
fn one_sided(pair: &Pair, side: Side, mentions: &[Mention], name: NameIx) -> Change {
    let of_name = mentions.iter().filter(|mention| mention.name == name);
    let places: Vec<(usize, usize)> = of_name
        .clone()
        .map(|mention| (mention.first, mention.last))
        .collect();
    let is_place = of_name.clone().all(|mention| mention.role == Role::Place);
    let rules = if is_place {
        (&PLACE_REMOVED, &PLACE_ADDED)
    } else {
        (&PARTY_REMOVED, &PARTY_ADDED)
    };
    // `without French soldiers`: France is not what is new.
    let reading = pair.side(side);
    let excluded: Option<Vec<(usize, usize)>> = of_name
        .map(|mention| exclusion::around(reading, mention))
        .collect();
    match excluded.as_deref() {
        Some(all @ [(first, last), ..]) => {
            pair.one_sided(side, rules, told(side, &pair.quote(side, *first, *last)), all)
        }
        Some([]) | None => pair.one_sided(side, rules, told(side, name.name().label), &places),
    }
}

//! Names that are not in the table: a capital inside a sentence of which the other side knows nothing.
//!
//! They weigh less than listed ones, since a capital alone proves little. Abbreviations are as often things (`HTTP`)
//! as parties, so one counts only where it acts: after `by`, before a word of duty, beside a party. What makes a name that
//! of a place is in [`place`]. Texts with capitals everywhere (headings, German) have no names.

use super::super::Change;
use super::super::figure::told;
use super::super::pair::{ARROW, Pair, Side, Sides};
use super::super::quantity::is_short;
use super::super::table::{
    NAME_ADDED, NAME_EXCHANGED, NAME_REMOVED, PARTY_EXCHANGED, PLACE_ADDED, PLACE_CHANGED, PLACE_REMOVED,
};
use super::generic::is_generic;
use super::known::{is_known, is_shortened, is_spoken_for, is_state_named, speak_for_both};
use super::{Mention, is_possessive, place};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::names::{NameIx, Role};
use crate::text::tokens::{Gap, Meaning, Reading, Shape};

/// A name that is not in the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unlisted {
    first: usize,
    last: usize,
    role: Role,
    settled: bool,
}

/// When more than one word in so many is capital, capitals mean nothing: a heading, or German.
const CAPITALS_MEAN_NOTHING: usize = 2;

/// Reads the names of both sides that are neither listed nor known to the other side.
pub(super) fn read(pair: &Pair, mentions: &Sides<Vec<Mention>>) -> Sides<Vec<Unlisted>> {
    Sides {
        old: read_side(pair, Side::Old, mentions),
        new: read_side(pair, Side::New, mentions),
    }
}

/// Reads the names of a side.
fn read_side(pair: &Pair, side: Side, all: &Sides<Vec<Mention>>) -> Vec<Unlisted> {
    let reading = pair.side(side);
    let mentions = match side {
        Side::Old => &all.old,
        Side::New => &all.new,
    };
    let is_part = |at: usize| is_candidate(pair, side, at) && !is_mentioned(mentions, at);
    let mut found: Vec<Unlisted> = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let is_capital = matches!(reading.tokens[at].shape, Shape::Capital | Shape::Capitals);
        if !is_capital || !is_part(at) || reading.text(at).chars().nth(1).is_none() {
            at += 1;
            continue;
        }
        // `El Fasher`: a word of another language, and the beginning of a name.
        let is_article = |at: usize| {
            reading.tokens[at].shape == Shape::Capital
                && is_article_of_name(reading, at)
                && is_close(reading, at + 1)
        };
        let first = at.checked_sub(1).filter(|at| is_article(*at)).unwrap_or(at);
        while let Some(next) = [at + 1, at + 2]
            .into_iter()
            .find(|next| (at + 1..=*next).all(|at| is_close(reading, at)) && is_part(*next))
            .filter(|next| *next == at + 1 || is_particle(reading, at + 1))
        {
            at = next;
        }
        let other = pair.side(side.other());
        let theirs = match side {
            Side::Old => &all.new,
            Side::New => &all.old,
        };
        let is_known = (first..=at).all(|at| is_known(other, reading, at) || is_title(reading, at))
            || is_shortened(reading, first, at, other)
            || is_state_named(theirs, reading, first, at)
            || is_generic(reading, first, at)
            || speak_for_both(pair, side, first, at);
        if !is_known && is_name(reading, mentions, first, at) {
            found.push(Unlisted {
                first,
                last: at,
                role: role(reading, mentions, first, at),
                settled: false,
            });
        }
        at += 1;
    }
    if found.is_empty() || has_capitals_everywhere(reading) {
        return Vec::new();
    }
    found
}

/// Tells whether nothing but a space or a hyphen stands before a token.
pub(super) fn is_close(reading: &Reading, at: usize) -> bool {
    reading
        .tokens
        .get(at)
        .is_some_and(|token| token.gap <= Gap::Space)
}

/// Tells whether a word only says what office the one named behind it holds: `President`, `Foreign Minister`.
fn is_title(reading: &Reading, at: usize) -> bool {
    const TITLES: KeySet<16> = keys([
        "ambassador",
        "chancellor",
        "crown",
        "defence",
        "defense",
        "emir",
        "envoy",
        "foreign",
        "general",
        "king",
        "minister",
        "president",
        "premier",
        "prime",
        "prince",
        "secretary",
    ]);
    let is_led_on = (reading.tokens.get(at + 1))
        .is_some_and(|next| next.gap == Gap::Space && next.shape == Shape::Capital);
    is_led_on && reading.is_any(at, &TITLES)
}

/// Tells whether a small word may be part of a name: `Sharm el-Sheikh`.
fn is_particle(reading: &Reading, at: usize) -> bool {
    const PARTICLES: &[&str] = &[
        "el", "al", "au", "bin", "ibn", "de", "la", "of", "von", "van", "der",
    ];
    PARTICLES.contains(&reading.text(at))
}

/// Tells whether a word is an article with which names begin.
fn is_article_of_name(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &const { keys(["al", "el", "la", "las", "los"]) })
}

/// Tells whether a word only says what sort of state is named behind it: `the Republic of Moldova`.
fn is_form_of_state(reading: &Reading, at: usize) -> bool {
    const FORMS: KeySet<8> = keys([
        "commonwealth",
        "emirate",
        "federation",
        "government",
        "kingdom",
        "republic",
        "state",
        "sultanate",
    ]);
    let name = at + 2 + usize::from(reading.is(at + 2, Word::The));
    reading.is_any(at, &FORMS)
        && reading.is(at + 1, Word::Of)
        && name < reading.tokens.len()
        && matches!(reading.entry(name), Entry::Name(_))
}

/// Tells whether a token belongs to a listed name.
fn is_mentioned(mentions: &[Mention], at: usize) -> bool {
    mentions
        .iter()
        .any(|mention| (mention.first..=mention.last).contains(&at))
}

/// Tells whether capitals say nothing in a text.
fn has_capitals_everywhere(reading: &Reading) -> bool {
    let words = reading
        .tokens
        .iter()
        .filter(|token| token.shape != Shape::Digits)
        .count();
    let unknown = (0..reading.tokens.len())
        .filter(|at| {
            matches!(reading.tokens[*at].shape, Shape::Capital | Shape::Capitals)
                && !reading.begins(*at)
                && !matches!(reading.entry(*at), Entry::Name(_))
        })
        .count();
    unknown * CAPITALS_MEAN_NOTHING > words
}

/// Tells whether a token is a changed word with a capital, inside a sentence, of which nothing is known.
fn is_candidate(pair: &Pair, side: Side, at: usize) -> bool {
    let reading = pair.side(side);
    let token = &reading.tokens[at];
    matches!(token.shape, Shape::Capital | Shape::Capitals)
        && token.gap < Gap::Stop
        // Words that only begin a longer name (`East Jerusalem`) are unknown where that name is not meant.
        && matches!(token.meaning, Meaning::Word(Entry::Unknown | Entry::Name(_)))
        && (pair.hunk(side, at).is_some() || !pair.is_aligned())
        && !begins_item(reading, at)
        && !is_form_of_state(reading, at)
        && !pair.is_framing(side, at)
        && !is_pronoun(reading.text(at))
        && !reading.is_any(at, &FEASTS)
        && !reading.text(at).bytes().any(|byte| byte.is_ascii_digit())
}

/// Days that have a capital, and are nobody.
const FEASTS: KeySet<10> = keys([
    "christmas",
    "diwali",
    "easter",
    "eid",
    "epiphany",
    "hanukkah",
    "nowruz",
    "passover",
    "pentecost",
    "ramadan",
]);

/// Tells whether a word is `I`, alone or with its verb: `I'll`.
fn is_pronoun(word: &str) -> bool {
    word.strip_prefix('I')
        .is_some_and(|rest| rest.starts_with(['\'', '\u{2019}']))
}

/// Tells whether a small letter has a capital behind it, as products have (`JavaScript`); `McCain` has a name's.
fn has_inner_capital(word: &str) -> bool {
    let letters = word
        .strip_prefix("Mac")
        .or(word.strip_prefix("Mc"))
        .unwrap_or(word)
        .chars();
    letters
        .clone()
        .zip(letters.skip(1))
        .any(|(one, next)| one.is_lowercase() && next.is_uppercase())
}

/// Tells whether a token begins something that has its capital for that: a quotation, a blank to fill in, the last
/// item of a list (`; or Removes`).
fn begins_item(reading: &Reading, at: usize) -> bool {
    let opened = reading
        .gap_text(at)
        .chars()
        .next_back()
        .is_some_and(|sign| matches!(sign, '[' | '"' | '\u{201c}' | '\u{2018}' | '\'' | '*' | '_'));
    opened
        || at > 0
            && matches!(reading.word(at - 1), Some(Word::And | Word::Or | Word::But))
            && reading.begins(at - 1)
}

/// Tells whether capital words are a name: abbreviations only where they act.
fn is_name(reading: &Reading, mentions: &[Mention], first: usize, last: usize) -> bool {
    let is_plain =
        |at: usize| reading.tokens[at].shape == Shape::Capital && !has_inner_capital(reading.text(at));
    if (first..=last).any(is_plain) {
        return true;
    }
    let before = before_article(reading, first);
    let has_duty = matches!(
        reading.word(last + 1),
        Some(
            Word::Must
                | Word::Will
                | Word::Should
                | Word::May
                | Word::Can
                | Word::Cannot
                | Word::Do
                | Word::Have
        )
    );
    let joined = |at: Option<usize>, next: Option<usize>| {
        at.is_some_and(|at| matches!(reading.word(at), Some(Word::And | Word::Or)))
            && next.is_some_and(|next| is_mentioned(mentions, next))
    };
    // `experts of the OPCW`, but `of the HTTP protocol`.
    let is_of = |before: usize| {
        reading.is(before, Word::Of)
            && reading.is(before + 1, Word::The)
            && !(reading.tokens.get(last + 1))
                .is_some_and(|next| next.gap <= Gap::Space && next.meaning == Meaning::Word(Entry::Unknown))
    };
    has_duty
        || before.is_some_and(|before| reading.is(before, Word::By) || is_of(before))
        || joined(before, before.and_then(|before| before.checked_sub(1)))
        || joined(Some(last + 1), Some(last + 2))
}

/// Returns the token before a name and its article, in the same sentence.
pub(super) fn before_article(reading: &Reading, first: usize) -> Option<usize> {
    let before = first.checked_sub(1)?;
    if reading.is(before, Word::The) && !reading.begins(before) {
        before.checked_sub(1)
    } else {
        Some(before)
    }
}

/// Returns whether a name is a place or, for want of another word, a party.
fn role(reading: &Reading, mentions: &[Mention], first: usize, last: usize) -> Role {
    let is_place = place::is_place(reading, first, last)
        // `in Rafah and Kerem Shalom`.
        || list_before(reading, first, last).is_some_and(|(start, last)| {
            let is_listed =
                mentions.iter().any(|mention| mention.last == last && mention.role == Role::Place);
            is_listed || place::is_place(reading, start, last)
        });
    if is_place && !is_possessive(reading, last) {
        Role::Place
    } else {
        Role::Party
    }
}

/// Returns the first and the last token of the name that begins the list which a name goes on: the `Mosul` of `in Mosul,
/// Ramadi and Sinjar`.
fn list_before(reading: &Reading, first: usize, last: usize) -> Option<(usize, usize)> {
    let is_name = |at: usize| reading.tokens[at].shape == Shape::Capital && !reading.begins(at);
    // A comma alone makes no list: `after talks in Geneva, Grossi reports`.
    let is_last = first > 0 && matches!(reading.word(first - 1), Some(Word::And | Word::Or));
    let goes_further = matches!(reading.word(last + 1), Some(Word::And | Word::Or))
        || reading
            .tokens
            .get(last + 1)
            .is_some_and(|next| next.gap == Gap::Comma && next.shape == Shape::Capital);
    if !is_last && !goes_further {
        return None;
    }
    let mut list = None;
    let mut here = first;
    loop {
        let joint = here.checked_sub(1)?;
        let is_joined = matches!(reading.word(joint), Some(Word::And | Word::Or));
        let last = if is_joined {
            joint.checked_sub(1)
        } else {
            Some(joint)
        };
        let goes_on = is_joined || reading.tokens[here].gap == Gap::Comma;
        let Some(last) = last.filter(|last| goes_on && is_name(*last)) else {
            return list;
        };
        let mut start = last;
        // `at Bab al-Hawa`.
        while start > 0 && is_close(reading, start) {
            if is_name(start - 1) {
                start -= 1;
            } else if start > 1 && is_particle(reading, start - 1) && is_name(start - 2) {
                start -= 2;
            } else {
                break;
            }
        }
        list = Some((start, last));
        here = start;
    }
}

/// Who or what stands in a change, listed or not.
#[derive(Debug, Clone, Copy)]
enum Named {
    Listed(Mention),
    Unlisted(usize, Unlisted),
}

impl Named {
    fn stretch(self) -> (usize, usize) {
        match self {
            Self::Listed(mention) => (mention.first, mention.last),
            Self::Unlisted(_, name) => (name.first, name.last),
        }
    }

    fn role(self) -> Role {
        match self {
            Self::Listed(mention) => mention.role,
            Self::Unlisted(_, name) => name.role,
        }
    }

    fn listed(self) -> Option<NameIx> {
        match self {
            Self::Listed(mention) => Some(mention.name),
            Self::Unlisted(..) => None,
        }
    }
}

/// Reports names that stand where others stood, one of them at least unlisted.
pub(super) fn exchanges(
    pair: &Pair,
    mentions: &Sides<Vec<Mention>>,
    unlisted: &mut Sides<Vec<Unlisted>>,
    told_of: &mut Vec<NameIx>,
    changes: &mut Vec<Change>,
) {
    if unlisted.old.is_empty() && unlisted.new.is_empty() {
        return;
    }
    let hunks = pair.words.map_or(&[][..], |words| &words.hunks);
    for number in (0u32..).take(hunks.len()) {
        if !is_short(pair, Some(number)) {
            continue;
        }
        let old = only_name(
            pair,
            Side::Old,
            number,
            &mentions.old,
            &mentions.new,
            &unlisted.old,
        );
        let new = only_name(
            pair,
            Side::New,
            number,
            &mentions.new,
            &mentions.old,
            &unlisted.new,
        );
        let (Some(old), Some(new)) = (old, new) else {
            continue;
        };
        let rule = match (old.listed().or(new.listed()), old.role(), new.role()) {
            (_, Role::Place, Role::Place) => &PLACE_CHANGED,
            (Some(_), Role::Party, Role::Party) => &PARTY_EXCHANGED,
            (None, Role::Party, Role::Party) => &NAME_EXCHANGED,
            (_, Role::Party, Role::Place) | (_, Role::Place, Role::Party) => continue,
        };
        let called = |side: Side, named: Named| match named {
            Named::Listed(mention) => mention.name.name().label.to_owned(),
            Named::Unlisted(_, name) => pair.quote(side, name.first, name.last),
        };
        let sentence = format!("{}{ARROW}{}", called(Side::Old, old), called(Side::New, new));
        changes.push(pair.change(rule, sentence, &[old.stretch()], &[new.stretch()]));
        told_of.extend(old.listed());
        told_of.extend(new.listed());
        for (named, names) in [(old, &mut unlisted.old), (new, &mut unlisted.new)] {
            if let Named::Unlisted(index, _) = named {
                names[index].settled = true;
            }
        }
    }
}

/// Returns the one name that a change has on a side and that the other side does not have; none when there are two.
fn only_name(
    pair: &Pair,
    side: Side,
    hunk: u32,
    here: &[Mention],
    there: &[Mention],
    unlisted: &[Unlisted],
) -> Option<Named> {
    let is_here = |at: usize| pair.hunk(side, at) == Some(hunk);
    let listed = here
        .iter()
        .filter(|mention| is_here(mention.first) && !there.iter().any(|other| other.name == mention.name))
        .filter(|mention| !is_spoken_for(pair.side(side.other()), mention.name))
        .map(|mention| Named::Listed(*mention));
    let others = unlisted
        .iter()
        .enumerate()
        .filter(|(_, name)| is_here(name.first))
        .map(|(index, name)| Named::Unlisted(index, *name));
    let mut all = listed.chain(others);
    all.next().filter(|_| all.next().is_none())
}

/// Tells whether a capital word that the other side knows follows: `High Contracting Parties` are parties.
fn is_part_of_title(reading: &Reading, last: usize) -> bool {
    reading.tokens.get(last + 1).is_some_and(|next| {
        next.gap == Gap::Space
            && next.shape == Shape::Capital
            && matches!(next.meaning, Meaning::Word(Entry::Unknown))
    })
}

/// Reports the names that one side has and the other has not.
pub(super) fn one_sided(pair: &Pair, unlisted: &Sides<Vec<Unlisted>>, changes: &mut Vec<Change>) {
    for (side, names) in [(Side::Old, &unlisted.old), (Side::New, &unlisted.new)] {
        let reading = pair.side(side);
        let stands_alone = |name: &Unlisted| !is_part_of_title(reading, name.last);
        for name in names.iter().filter(|name| !name.settled && stands_alone(name)) {
            let sentence = told(side, &pair.quote(side, name.first, name.last));
            let rules = match name.role {
                Role::Place => (&PLACE_REMOVED, &PLACE_ADDED),
                Role::Party => (&NAME_REMOVED, &NAME_ADDED),
            };
            changes.push(pair.one_sided(side, rules, sentence, &[(name.first, name.last)]));
        }
    }
}

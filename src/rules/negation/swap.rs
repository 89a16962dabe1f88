//! One word in the place of its opposite: `are allowed` and `are banned`, `permits` and `denies`, `accept` and `rule out`,
//! `lifts the ban` and `upholds the ban`, `no limits` and `limits`.
//!
//! Asked where no negation was found. The two words have to be all that a change is about, and no other change may have
//! a negation or a condition in it: `allowed only with` and `banned without` are one.

pub(super) mod opposites;

use super::super::pair::{Pair, Side, Sides, is_negation, negated_before, sentence_end, sentence_start};
use super::super::table::{NEGATION_ADDED, NEGATION_REMOVED};
use super::super::{Change, Kind};
use super::negates;
use crate::text::key::{KeySet, Stem, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Meaning, Reading};

/// Words of letting, besides `allowed` and its like.
const LETTING: KeySet<8> = keys([
    "allow", "allows", "granted", "grants", "lawful", "legal", "permit", "permits",
]);

/// Words of not letting, besides `banned` and its like.
const NOT_LETTING: KeySet<9> = keys([
    "barred", "denied", "denies", "deny", "excluded", "illegal", "outlawed", "refuses", "unlawful",
]);

/// What lets or does not let something be without an `is`: `permits`, `denies`.
const ACTIVE: KeySet<8> = keys([
    "allows",
    "bans",
    "denies",
    "forbids",
    "grants",
    "permits",
    "prohibits",
    "refuses",
]);

/// Compares words that took the place of their opposites.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    if changes.iter().any(|change| change.rule.kind == Kind::Negation) {
        return;
    }
    no_limits(pair, changes);
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    let sides = |old: &std::ops::Range<u32>, new: &std::ops::Range<u32>| Sides {
        old: (pair.old, old.start as usize..old.end as usize),
        new: (pair.new, new.start as usize..new.end as usize),
    };
    let turns = |reading: &Reading, range: std::ops::Range<usize>| {
        range.into_iter().any(|at| turns_sentence(reading, at))
    };
    let mut turning = words.hunks.iter().filter(|hunk| {
        let Sides { old, new } = sides(&hunk.old, &hunk.new);
        turns(old.0, old.1) || turns(new.0, new.1)
    });
    if let Some(hunk) = turning.next() {
        if turning.next().is_none() {
            let Sides { old, new } = sides(&hunk.old, &hunk.new);
            // `neither side shall fail to`, `each side shall`: another change may turn it back.
            if words.hunks.len() == 1 {
                all_or_none(pair, old.1.clone(), new.1.clone(), changes);
            }
            not_letting(pair, old.1.clone(), new.1.clone(), changes);
            if !changes.iter().any(|change| change.rule.kind == Kind::Negation) {
                nothing_in(pair, old.1.clone(), new.1.clone(), changes);
                lone_negation(pair, old.1, new.1, words.hunks.len(), changes);
            }
        }
        return;
    }
    for hunk in &words.hunks {
        let Sides { old, new } = sides(&hunk.old, &hunk.new);
        let (Some((old, from)), Some((new, to))) = (letting(old.0, old.1), letting(new.0, new.1)) else {
            continue;
        };
        if from != to {
            changes.push(letting_changed(pair, (old, from), new));
        }
    }
    letting_elsewhere(pair, changes);
    opposites::denied_elsewhere(pair, changes);
    for hunk in &words.hunks {
        let Sides { old, new } = sides(&hunk.old, &hunk.new);
        opposites::compare(pair, old.1, new.1, changes);
    }
}

/// Builds the change of a word that lets something be, or does not, and of its opposite.
fn letting_changed(pair: &Pair, (old, lets): (usize, bool), new: usize) -> Change {
    let rule = if lets { &NEGATION_ADDED } else { &NEGATION_REMOVED };
    pair.exchanged(rule, (old, old), (new, new))
}

/// Reports the only word of letting of a side against the only one of the other, wherever they stand: `are permitted under the
/// accord`, `under the accord they are forbidden`. Access that is granted and a flight that is banned are two things, so
/// both have to be said with an `is`.
fn letting_elsewhere(pair: &Pair, changes: &mut Vec<Change>) {
    if changes.iter().any(|change| change.rule.kind == Kind::Negation) {
        return;
    }
    if !opposites::says_be(pair.old) || !opposites::says_be(pair.new) {
        return;
    }
    let only = |reading: &Reading| {
        let mut letting = (1..reading.tokens.len())
            .filter(|at| opposites::said_with_be(reading, *at))
            .filter_map(|at| Some((at, letting_at(reading, at)?)));
        letting.next().filter(|_| letting.next().is_none())
    };
    let (Some((old, from)), Some((new, to))) = (only(pair.old), only(pair.new)) else {
        return;
    };
    let turns = |reading: &Reading| (0..reading.tokens.len()).any(|at| turns_sentence(reading, at));
    // Protests that are allowed and weapons that are banned are two things.
    let is_same_thing = old > 1 && new > 1 && pair.old.stem(old - 2) == pair.new.stem(new - 2);
    if from != to && is_same_thing && !turns(pair.old) && !turns(pair.new) {
        changes.push(letting_changed(pair, (old, from), new));
    }
}

/// Reports `both` or `all` where the other side says `neither` or `none` of the same: `by both states`, `by neither state`.
fn all_or_none(
    pair: &Pair,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    changes: &mut Vec<Change>,
) {
    let is_all = |reading: &Reading, at: usize| {
        reading.is(at, Word::All) || reading.is_any(at, &const { keys(["both"]) })
    };
    let is_none = |reading: &Reading, at: usize| {
        matches!(reading.word(at), Some(Word::Neither | Word::Nobody | Word::No))
    };
    // `both`, `both states`, `both of the states`: the noun may have another form.
    let rest = |reading: &Reading, range: std::ops::Range<usize>| -> Vec<Stem> {
        range
            .skip(1)
            .filter(|at| reading.word(*at).is_none())
            .map(|at| reading.stem(at))
            .collect()
    };
    let (Some(first), Some(second)) = (old.clone().next(), new.clone().next()) else {
        return;
    };
    // `both sides refrain from attacks`, `neither side attacks`.
    let is_plain = |reading: &Reading, range: std::ops::Range<usize>| {
        range.skip(1).all(|at| {
            matches!(
                reading.entry(at),
                Entry::Unknown | Entry::Small(Word::Of | Word::The)
            )
        })
    };
    if !is_plain(pair.old, old.clone())
        || !is_plain(pair.new, new.clone())
        || rest(pair.old, old) != rest(pair.new, new)
    {
        return;
    }
    if n_denials(pair.old, first) != n_denials(pair.new, second) {
        return;
    }
    let rule = if is_all(pair.old, first) && is_none(pair.new, second) {
        &NEGATION_ADDED
    } else if is_none(pair.old, first) && is_all(pair.new, second) {
        &NEGATION_REMOVED
    } else {
        return;
    };
    changes.push(pair.exchanged(rule, (first, first), (second, second)));
}

/// Returns how many words behind a subject deny what it does: `refrain`, `keep from`, `be prevented from`.
fn n_denials(reading: &Reading, subject: usize) -> usize {
    const HOLDING: KeySet<9> = keys([
        "barred",
        "hindered",
        "keep",
        "keeps",
        "kept",
        "prevent",
        "prevented",
        "stop",
        "stopped",
    ]);
    (subject + 1..sentence_end(reading, subject))
        .filter(|at| {
            let holds = reading.is_any(*at, &HOLDING) && reading.is(at + 1, Word::From);
            holds || negates(reading, *at)
        })
        .count()
}

/// Reports a change that is nothing but a `not` before a word of letting: `are allowed` and `are not allowed`.
fn not_letting(
    pair: &Pair,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    changes: &mut Vec<Change>,
) {
    let (side, not, there) = match (old.len(), new.len()) {
        (1, 0) => (Side::Old, old.start, new.start),
        (0, 1) => (Side::New, new.start, old.start),
        _ => return,
    };
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let is_told_of = |at: usize| matches!(reading.word(at), Some(Word::Allowed | Word::Ban));
    let is_plain = there < other.tokens.len() && negated_before(other, there).is_none();
    if !reading.is(not, Word::Not) || !is_told_of(not + 1) || !is_plain {
        return;
    }
    let Some(lets) = letting_at(other, there) else {
        return;
    };
    // Who is no longer banned may; who is no longer allowed may not.
    let rule = if lets == (side == Side::New) {
        &NEGATION_ADDED
    } else {
        &NEGATION_REMOVED
    };
    changes.push(pair.exchanged_on(side, (rule, rule), (not, not + 1), (there, there)));
}

/// Reports a `nothing in` before what the other side simply says: `nothing in this treaty prevents`, `this treaty prevents`.
fn nothing_in(
    pair: &Pair,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    changes: &mut Vec<Change>,
) {
    for (side, mine, theirs) in [(Side::Old, &old, &new), (Side::New, &new, &old)] {
        let (reading, other) = (pair.side(side), pair.side(side.other()));
        let is_nothing = reading.begins(mine.start)
            && reading.is(mine.start, Word::Nobody)
            && matches!(reading.word(mine.start + 1), Some(Word::In | Word::Of))
            && mine.clone().skip(2).all(|at| reading.word(at).is_some());
        let is_plain = theirs.clone().all(|at| other.word(at).is_some_and(Word::is_glue));
        if is_nothing && is_plain && theirs.start < other.tokens.len() {
            let rules = (&NEGATION_REMOVED, &NEGATION_ADDED);
            let there = (theirs.start, theirs.start);
            changes.push(pair.exchanged_on(side, rules, (mine.start, mine.start + 1), there));
        }
    }
}

/// Reports a `not` or a `never` that is all in which two sentences differ, whatever else is denied in them: `shall never be
/// without water`, `shall be without water`.
fn lone_negation(
    pair: &Pair,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    n_hunks: usize,
    changes: &mut Vec<Change>,
) {
    let (side, not, there) = match (old.len(), new.len()) {
        (1, 0) => (Side::Old, old.start, new.start),
        (0, 1) => (Side::New, new.start, old.start),
        _ => return,
    };
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let is_negation = matches!(reading.word(not), Some(Word::Not | Word::Never)) && negates(reading, not);
    let goes_on = reading
        .tokens
        .get(not + 1)
        .is_some_and(|next| next.gap == Gap::Space);
    if n_hunks == 1 && is_negation && goes_on && there < other.tokens.len() {
        let rules = (&NEGATION_REMOVED, &NEGATION_ADDED);
        changes.push(pair.exchanged_on(side, rules, (not, not + 1), (there, there)));
    }
}

/// Tells whether a word can turn the sense of its sentence.
fn turns_sentence(reading: &Reading, at: usize) -> bool {
    let turns = matches!(
        reading.word(at),
        Some(Word::Only | Word::Unless | Word::If | Word::Until | Word::Other | Word::But)
    );
    turns || is_negation(reading, at) || reading.is_any(at, &const { keys(["except"]) })
}

/// Returns the one word of a change that says whether something is let be, where all others only hold it together,
/// and whether it says yes.
fn letting(reading: &Reading, mut range: std::ops::Range<usize>) -> Option<(usize, bool)> {
    // `Russia grants`, `Moscow denies`.
    let is_glue = |at: usize| match reading.tokens[at].meaning {
        Meaning::Word(Entry::Small(word)) => word.is_glue(),
        Meaning::Word(Entry::Name(_)) => true,
        Meaning::Word(_) | Meaning::Value(_) => false,
    };
    let at = range.find(|at| !is_glue(*at))?;
    let lets = letting_at(reading, at)?;
    (range.all(is_glue) && negated_before(reading, at).is_none()).then_some((at, lets))
}

/// Tells of a verb whether it lets something be; a word beside a noun, as in `banned weapons` or `a permit`, is none.
fn letting_at(reading: &Reading, at: usize) -> Option<bool> {
    let lets = match reading.word(at) {
        Some(Word::Allowed) => true,
        Some(Word::Ban) => false,
        _ if reading.is_any(at, &LETTING) => true,
        // `are free to report`.
        _ if reading.is_any(at, &const { keys(["free"]) }) && reading.is(at + 1, Word::To) => true,
        _ if reading.is_any(at, &NOT_LETTING) => false,
        _ => return None,
    };
    let before = at.checked_sub(1)?;
    let is_verb = if reading.is_any(at, &ACTIVE) {
        !matches!(
            reading.word(before),
            Some(Word::A | Word::The | Word::Of | Word::It | Word::No | Word::All | Word::Any)
        )
    } else {
        reading.is(before, Word::Be)
    };
    is_verb.then_some(lets)
}

/// Reports `no limits` against `limits`, where no rule about limits has a figure to speak of.
fn no_limits(pair: &Pair, changes: &mut Vec<Change>) {
    if changes.iter().any(|change| change.rule.kind == Kind::Figure) {
        return;
    }
    for side in [Side::Old, Side::New] {
        let (reading, other) = (pair.side(side), pair.side(side.other()));
        if !reading.small.meets(const { WordSet::of(&[Word::Limit]) }) {
            continue;
        }
        let found = (0..reading.tokens.len()).find_map(|at| {
            let is_none = reading.is(at, Word::No) && reading.is(at + 1, Word::Limit);
            let there = is_none.then(|| pair.partner(side, at + 1)).flatten()?;
            let mut sentence = sentence_start(other, there)..sentence_end(other, there);
            let is_plain = !sentence.any(|at| turns_sentence(other, at));
            let is_single = !(at + 1..sentence_end(reading, at)).any(|at| turns_sentence(reading, at));
            (is_plain && is_single).then_some((at, there))
        });
        let Some((at, there)) = found else { continue };
        let rules = (&NEGATION_REMOVED, &NEGATION_ADDED);
        changes.push(pair.exchanged_on(side, rules, (at, at + 1), (there, there)));
        return;
    }
}

//! What is taken out of a whole: `except children`, `excluding the islands`.
//!
//! An exception that one side has and the other has not makes the clause cover less. In a sentence with a negation it
//! is told as words that came, and `except in peacetime` is the matter of [`super::super::condition`].

use super::super::Change;
use super::super::matter;
use super::super::pair::{Pair, Side, is_negation};
use super::super::table::{PASSAGE_ADDED, PASSAGE_DROPPED, SCOPE_NARROWED, SCOPE_WIDENED};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading};

/// Words that take out what follows them.
const TAKING_OUT: KeySet<4> = keys(["bar", "except", "excepting", "excluding"]);

/// Words that take out what follows them behind a `not` or a `but`: `not counting engineers`, `but for the islands`.
const COUNTING: KeySet<3> = keys(["counting", "including", "leaving"]);

/// Words that take out what follows them behind a `from`.
const APART: KeySet<2> = keys(["apart", "aside"]);

/// Words that count in what follows them.
const COUNTING_IN: KeySet<2> = keys(["including", "includes"]);

/// Compares the exceptions of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let exceptions = pair.read(|reading, _| read(reading));
    let (side, at) = match (&exceptions.old[..], &exceptions.new[..]) {
        ([at], []) => (Side::Old, *at),
        ([], [at]) => (Side::New, *at),
        _ => return,
    };
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let says_no = |reading: &Reading| {
        (0..reading.tokens.len()).any(|at| turns(reading, at) && !reading.is_any(at + 1, &COUNTING))
    };
    let Some(noun) = noun_after(reading, at) else {
        return;
    };
    let is_changed = |at: usize| !pair.is_aligned() || pair.hunk(side, at).is_some();
    if !is_changed(at) && !is_changed(noun) {
        return;
    }
    // `carrying food`, `carrying any cargo other than arms`: the whole came with what is taken out of it.
    let is_of_new_whole = (at.saturating_sub(TO_NOUN)..at)
        .any(|at| matches!(reading.word(at), Some(Word::Any | Word::All)) && pair.hunk(side, at).is_some());
    let is_turned = is_of_new_whole || says_no(reading) || says_no(other);
    // `without exception`, which a word of the exception may correspond to.
    if let Some(none) = (1..other.tokens.len()).find(|at| is_without(other, *at)) {
        let rules = (&SCOPE_WIDENED, &SCOPE_NARROWED);
        changes.push(pair.exchanged_on(side, rules, (first_of(reading, at), noun), (none - 1, none)));
        return;
    }
    if !pair.is_aligned() && (is_turned || !matter::is_shared(pair, FEWEST_SHARED)) {
        return;
    }
    // Up to where the change ends: `except old people`.
    let mut last = noun;
    while pair.hunk(side, last + 1).is_some()
        && pair.hunk(side, last + 1) == pair.hunk(side, at)
        && reading.tokens[last + 1].gap < Gap::Comma
    {
        last += 1;
    }
    let taken_out = (first_of(reading, at), last);
    let stem = reading.stem(noun);
    let mut places = (0..other.tokens.len()).filter(|there| other.has_stem(*there, stem));
    match (places.next(), places.next()) {
        (None, _) => {
            // What an exception does where something is denied depends on what is denied: that it is there is all that is told.
            let rules = match is_turned {
                true => (&PASSAGE_DROPPED, &PASSAGE_ADDED),
                false => (&SCOPE_WIDENED, &SCOPE_NARROWED),
            };
            let sentence = super::told(side, &pair.quote(side, taken_out.0, last));
            changes.push(pair.one_sided(side, rules, sentence, &[taken_out]));
        }
        (Some(there), None) => {
            let Some(including) = including_before(other, there).filter(|_| !is_turned) else {
                return;
            };
            let rules = (&SCOPE_WIDENED, &SCOPE_NARROWED);
            changes.push(pair.exchanged_on(side, rules, taken_out, (including, there)));
        }
        (Some(_), Some(_)) => {}
    }
}

/// In sentences put in other words, sides share so many words of meaning at least.
const FEWEST_SHARED: usize = 3;

/// Returns where an exception begins: `with the sole exception of`, `not counting`.
fn first_of(reading: &Reading, at: usize) -> usize {
    (at.saturating_sub(3)..at)
        .rev()
        .find(|before| reading.is(*before, Word::With) || *before + 1 == at && reading.is(*before, Word::Not))
        .filter(|first| (*first..at).all(|at| reading.tokens[at + 1].gap < Gap::Comma))
        .unwrap_or(at)
}

/// Tells whether a token ends `without exception`.
fn is_without(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &const { keys(["exception", "exceptions"]) }) && reading.is(at - 1, Word::Without)
}

/// Tells whether a token is that of `nobody other than the police`, which is the police alone.
fn is_exclusive(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|before| matches!(reading.word(before), Some(Word::Nobody | Word::No)))
}

/// Tells whether a word may turn an exception round or say it otherwise.
fn turns(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let is_whole =
        reading.is(at, Word::Without) && reading.is_any(at + 1, &const { keys(["exception", "exceptions"]) });
    is_negation(reading, at) && !is_whole
        || matches!(
            word,
            Some(Word::Only | Word::Ban | Word::Refuse | Word::Unless | Word::But)
        )
        || word == Some(Word::Other) && !reading.is(at + 1, Word::Than)
}

/// Reads where a side takes something out.
fn read(reading: &Reading) -> Vec<usize> {
    // All words that an exception may begin with.
    const LEADING: KeySet<12> = keys([
        "apart",
        "aside",
        "bar",
        "counting",
        "including",
        "leaving",
        "except",
        "excepting",
        "exception",
        "excluding",
        "exclusion",
        "other",
    ]);
    (reading.places_of(&LEADING))
        .filter(|at| {
            // `with the exception of`.
            let is_noun = reading.is_any(*at, &const { keys(["exception", "exclusion"]) })
                && (reading.is(at + 1, Word::Of) || reading.is(at + 1, Word::For))
                && (at.saturating_sub(3)..*at).any(|with| reading.is(with, Word::With));
            let is_apart = reading.is_any(*at, &APART) && reading.is(at + 1, Word::From);
            // `any cargo other than arms`.
            let is_other = reading.is(*at, Word::Other) && reading.is(at + 1, Word::Than);
            // `, not counting engineers`, `, bar the islands`.
            let is_behind_comma = |at: usize| at > 0 && reading.tokens[at].gap == Gap::Comma;
            let is_counted = reading.is_any(*at, &COUNTING)
                && *at > 1
                && reading.is(at - 1, Word::Not)
                && is_behind_comma(at - 1);
            let is_word = reading.is_any(*at, &TAKING_OUT)
                && (!reading.is_any(*at, &const { keys(["bar"]) }) || is_behind_comma(*at));
            (is_noun || is_apart || is_other || is_counted || is_word)
                && !(is_other && is_exclusive(reading, *at))
        })
        .collect()
}

/// Returns what is right after a word that takes out, past `for`, articles and the like: a noun, a name or a figure.
fn noun_after(reading: &Reading, at: usize) -> Option<usize> {
    for at in at + 1..(at + 1 + TO_NOUN).min(reading.tokens.len()) {
        if reading.tokens[at].gap >= Gap::Comma {
            return None;
        }
        match reading.tokens[at].meaning {
            Meaning::Word(Entry::Small(
                Word::For
                | Word::From
                | Word::Than
                | Word::A
                | Word::The
                | Word::It
                | Word::That
                | Word::Of
                | Word::On
                | Word::All,
            )) => {}
            Meaning::Word(Entry::Unknown | Entry::Name(_)) | Meaning::Value(_) => return Some(at),
            Meaning::Word(_) => return None,
        }
    }
    None
}

/// `except for all the prisoners` has three words before its noun.
const TO_NOUN: usize = 4;

/// Returns the `including` that a noun stands behind.
fn including_before(reading: &Reading, noun: usize) -> Option<usize> {
    // `including those on jet fuel`.
    (noun.saturating_sub(3)..noun)
        .rev()
        .take_while(|at| reading.tokens[*at + 1].gap < Gap::Comma)
        .find(|at| reading.is_any(*at, &COUNTING_IN))
}

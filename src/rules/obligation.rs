//! How binding a duty is: must, will, is expected to, should, may.
//!
//! A duty is a word of duty and the verb after it. Two duties are compared when they have the same verb, or when one
//! stands right where the other stood. The plain present (`Ukraine leaves`) binds like `will`; it is compared only
//! with a duty whose very verb it has, in the same place of the sentence. A duty and its negation are never compared
//! here, that is the matter of [`super::negation`]; `must not` and `should not` are.

use super::Change;
use super::pair::{ARROW, Pair, Side, Sides, next_content, sentence_start, stem_at};
use super::table::{OBLIGATION_STRENGTHENED, OBLIGATION_WEAKENED};
use crate::text::key::Key;
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading, Shape};

/// How binding a duty is; more is more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// `may`, `can`, `is allowed to`.
    May,
    /// `should`, `is encouraged to`.
    Should,
    /// `is expected to`.
    Expected,
    /// `will`, and the plain present.
    Will,
    /// `must`, `shall`, `is obliged to`.
    Must,
}

/// A duty.
#[derive(Debug, Clone, Copy)]
struct Duty {
    /// The first token of the words of duty.
    first: usize,
    /// Their last token.
    last: usize,
    strength: Strength,
    negated: bool,
    /// Where its verb is.
    verb: Option<usize>,
    /// The stem of the verb.
    stem: Option<Key>,
    settled: bool,
}

/// Compares the duties of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let mut duties = pair.read(|reading, _| read(reading));
    if duties.old.is_empty() && duties.new.is_empty() {
        return;
    }
    let same_verb = |one: &Duty, other: &Duty| one.stem.is_some() && one.stem == other.stem && one.negated == other.negated;
    pair_up(&mut duties, |one, other| same_verb(one, other) && one.strength == other.strength);
    let mut pairs = pair_up(&mut duties, same_verb);
    if pair.is_aligned() {
        pairs.extend(pair_up(&mut duties, |one, other| one.negated == other.negated && in_one_place(pair, one, other)));
    }
    for (old, new) in pairs {
        report(pair, &old, &new, changes);
    }
    for side in [Side::Old, Side::New] {
        against_plain(pair, side, &duties, changes);
    }
}

/// Reports two duties if one binds more.
fn report(pair: &Pair, old: &Duty, new: &Duty, changes: &mut Vec<Change>) {
    let rule = match new.strength.cmp(&old.strength) {
        std::cmp::Ordering::Less => &OBLIGATION_WEAKENED,
        std::cmp::Ordering::Greater => &OBLIGATION_STRENGTHENED,
        std::cmp::Ordering::Equal => return,
    };
    let (from, to) = (pair.quote(Side::Old, old.first, old.last), pair.quote(Side::New, new.first, new.last));
    changes.push(pair.change(rule, format!("{from}{ARROW}{to}"), &[(old.first, old.last)], &[(new.first, new.last)]));
}

/// Pairs duties that are not settled, first with first, and settles them.
fn pair_up(duties: &mut Sides<Vec<Duty>>, alike: impl Fn(&Duty, &Duty) -> bool) -> Vec<(Duty, Duty)> {
    let mut pairs = Vec::new();
    for old in duties.old.iter_mut().filter(|duty| !duty.settled) {
        if let Some(new) = duties.new.iter_mut().find(|new| !new.settled && alike(old, new)) {
            old.settled = true;
            new.settled = true;
            pairs.push((*old, *new));
        }
    }
    pairs
}

/// Tells whether two duties begin one and the same change, so that one took the other's place.
fn in_one_place(pair: &Pair, old: &Duty, new: &Duty) -> bool {
    let (Some(one), Some(other)) = (pair.hunk(Side::Old, old.first), pair.hunk(Side::New, new.first)) else {
        return false;
    };
    let begins = |side: Side, at: usize| at == 0 || pair.hunk(side, at - 1) != pair.hunk(side, at);
    one == other && begins(Side::Old, old.first) && begins(Side::New, new.first)
}

/// Reads the duties of a side.
fn read(reading: &Reading) -> Vec<Duty> {
    let mut duties = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let Some((last, strength, negated)) = duty_at(reading, at) else {
            at += 1;
            continue;
        };
        let strength = if is_expected(reading, at) && strength == Strength::Will { Strength::Expected } else { strength };
        let verb = verb_after(reading, last + 1);
        let stem = verb.map(|verb| stem_at(reading, verb));
        duties.push(Duty { first: at, last, strength, negated, verb, stem, settled: false });
        at = last + 1;
    }
    duties
}

/// Reads the words of duty that begin at a token: where they end, how they bind, whether they are negated.
fn duty_at(reading: &Reading, at: usize) -> Option<(usize, Strength, bool)> {
    let not = |at: usize| reading.is(at + 1, Word::Not) || reading.is(at + 1, Word::Never);
    let simple = |strength: Strength| Some((at + usize::from(not(at)), strength, not(at)));
    match reading.word(at)? {
        Word::Must => simple(Strength::Must),
        Word::Will if is_verb(reading, at) => simple(Strength::Will),
        Word::Should => simple(Strength::Should),
        Word::Ought if reading.is(at + 1, Word::To) => Some((at + 1, Strength::Should, false)),
        // What one may not do, one must not do.
        Word::May | Word::Can if is_verb(reading, at) => {
            let strength = if not(at) { Strength::Must } else { Strength::May };
            Some((at + usize::from(not(at)), strength, not(at)))
        }
        Word::Cannot | Word::MustNot => Some((at, Strength::Must, true)),
        Word::WillNot | Word::DoNot => Some((at, Strength::Will, true)),
        Word::ShouldNot => Some((at, Strength::Should, true)),
        Word::Do if not(at) => Some((at + 1, Strength::Will, true)),
        Word::Have | Word::Need if reading.is(at + 1, Word::To) => Some((at + 1, Strength::Must, false)),
        Word::Be => after_be(reading, at),
        _ => None,
    }
}

/// Reads `is expected to`, `is obliged to`, `is not allowed to`, `are encouraged to`, `is not`.
fn after_be(reading: &Reading, be: usize) -> Option<(usize, Strength, bool)> {
    let negated = reading.is(be + 1, Word::Not);
    let at = be + 1 + usize::from(negated);
    let to = reading.is(at + 1, Word::To);
    match reading.word(at) {
        Some(Word::Expected) if to && !negated => Some((at + 1, Strength::Expected, false)),
        Some(Word::Obliged) if to && !negated => Some((at + 1, Strength::Must, false)),
        // `is not required to` takes a duty away, which is no duty of less strength.
        Some(Word::Obliged | Word::Expected | Word::Encouraged) if to => None,
        Some(Word::Allowed) if to && negated => Some((at + 1, Strength::Must, true)),
        Some(Word::Allowed) if to => Some((at + 1, Strength::May, false)),
        Some(Word::Limited) => None,
        _ if negated => Some((be + 1, Strength::Will, true)),
        _ => None,
    }
}

/// Tells whether `will`, `may` or `can` is the verb: not the political will, not the month of May.
fn is_verb(reading: &Reading, at: usize) -> bool {
    if reading.tokens[at].shape == Shape::Capital {
        return false;
    }
    let is_noun = at > 0
        && reading.tokens[at].gap < Gap::Stop
        && (matches!(reading.word(at - 1), Some(Word::A | Word::The | Word::Of | Word::It | Word::That | Word::In))
            && reading.is(at, Word::Will)
            && !is_pronoun(reading, at - 1)
            || is_adjective_of_will(reading.text(at - 1)));
    !is_noun
}

/// Tells whether a token is a pronoun that can do something; its group of small words has possessives in it too.
fn is_pronoun(reading: &Reading, at: usize) -> bool {
    ["it", "they", "this", "that", "these", "those", "there"]
        .iter()
        .any(|pronoun| reading.text(at).eq_ignore_ascii_case(pronoun))
}

/// Tells whether a word is one that stands before the noun `will`.
fn is_adjective_of_will(word: &str) -> bool {
    ["political", "free", "good", "popular", "national"].iter().any(|adjective| word.eq_ignore_ascii_case(adjective))
}

/// Tells whether the sentence says before a token that something is expected: `it is expected that`.
fn is_expected(reading: &Reading, at: usize) -> bool {
    (sentence_start(reading, at)..at).any(|at| reading.is(at, Word::Expected) && reading.is(at + 1, Word::That))
}

/// Returns the verb that follows words of duty, past adverbs.
fn verb_after(reading: &Reading, from: usize) -> Option<usize> {
    let mut from = from;
    loop {
        let verb = next_content(reading, from, 4)?;
        let is_adverb = reading.text(verb).len() > 4 && reading.text(verb).to_ascii_lowercase().ends_with("ly");
        if !is_adverb {
            return Some(verb);
        }
        from = verb + 1;
    }
}

/// Compares the duties that are left on one side with plain verbs on the other.
fn against_plain(pair: &Pair, side: Side, duties: &Sides<Vec<Duty>>, changes: &mut Vec<Change>) {
    let (mine, theirs) = match side {
        Side::Old => (&duties.old, &duties.new),
        Side::New => (&duties.new, &duties.old),
    };
    let other = pair.side(side.other());
    for duty in mine.iter().filter(|duty| !duty.settled && !duty.negated) {
        let (Some(verb), Some(stem)) = (duty.verb, duty.stem) else { continue };
        let is_other_duty = |at: usize| theirs.iter().any(|their| their.verb == Some(at));
        let Some(plain) = (0..other.tokens.len())
            .find(|at| !is_other_duty(*at) && is_plain_verb(pair, side, verb, *at) && stem_at(other, *at) == stem)
        else {
            continue;
        };
        let strength = if is_expected(other, plain) { Strength::Expected } else { Strength::Will };
        if strength == duty.strength {
            continue;
        }
        // `is limited`: the verb as printed has its `is`.
        let first = if plain > 0 && other.is(plain - 1, Word::Be) { plain - 1 } else { plain };
        let shown = Duty { first, last: plain, strength, negated: false, verb: None, stem: None, settled: true };
        let mine = Duty { last: verb, ..*duty };
        match side {
            Side::Old => report(pair, &mine, &shown, changes),
            Side::New => report(pair, &shown, &mine, changes),
        }
    }
}

/// Tells whether a token of the other side is a plain verb in the place of a duty's verb: it corresponds to it or is
/// in the same change, and is no infinitive and no noun. Where words are not aligned, a party has to stand before it.
fn is_plain_verb(pair: &Pair, side: Side, verb: usize, at: usize) -> bool {
    let other = pair.side(side.other());
    let before = at.checked_sub(1);
    if before.is_some_and(|before| {
        matches!(
            other.word(before),
            Some(Word::To | Word::A | Word::The | Word::Of | Word::That | Word::It | Word::For | Word::With | Word::In | Word::Not)
        )
    }) {
        return false;
    }
    if pair.is_aligned() {
        let corresponds = pair.partner(side, verb) == Some(at);
        let hunk = pair.hunk(side, verb);
        corresponds || hunk.is_some() && hunk == pair.hunk(side.other(), at) && is_finite(other, at)
    } else {
        let after_party = before.is_some_and(|before| matches!(other.entry(before), Entry::Name(_)));
        after_party && is_finite(other, at)
    }
}

/// Tells whether a verb has the form of the plain present: `leaves`, or `is limited`.
fn is_finite(reading: &Reading, at: usize) -> bool {
    let text = reading.text(at);
    let third_person = text.ends_with('s') && !text.ends_with("ss");
    third_person || at > 0 && reading.is(at - 1, Word::Be) && text.ends_with("ed")
}

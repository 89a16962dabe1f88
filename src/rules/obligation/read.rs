//! Duties as they are worded: `must`, `is expected to`, `shall have the right to`, `shall endeavour to`, each with its verb.
//!
//! The political will is none, nor is the month of May. What stands between commas after a word of duty is passed over.

use super::super::pair::{negated_before, sentence_start, unparted_before};
use super::phrase::RESERVING;
use super::promise::{INTENDING, PROMISING, READINESS, considered_after, effort_after, promise_at};
use super::{Duty, Strength, phrase};
use crate::rules::condition::lead::is_inverted;
use crate::text::key::{KeySet, keys, union};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Meaning, Reading, Shape, Token};

/// Reads the duties of a side.
pub(super) fn read(reading: &Reading) -> Vec<Duty> {
    let mut duties = Vec::new();
    let mut at = 0;
    let has_more = reading.may_have(&ALSO_LEADING);
    let leads = |token: &Token| token.is_in(LEADING) || has_more && ALSO_LEADING.contains(token.key);
    while let Some(ahead) = reading.tokens[at..].iter().position(leads) {
        at += ahead;
        let Some((last, mut strength, mut negated)) = duty_at(reading, at) else {
            at += 1;
            continue;
        };
        // `if anybody should ask`, `if you will wait`: a condition, not a duty.
        let supposes = matches!(strength, Strength::Should | Strength::Will)
            && unparted_before(reading, at)
                .any(|before| matches!(reading.word(before), Some(Word::If | Word::Unless)));
        if supposes || strength == Strength::May && serves_purpose(reading, at) {
            at = last + 1;
            continue;
        }
        // `nobody may`: what nobody may do, everybody must not do.
        if !negated && negated_before(reading, at).is_some() {
            negated = true;
            strength = if strength == Strength::May {
                Strength::Must
            } else {
                strength
            };
        }
        let verb = verb_after(reading, last + 1);
        let stem = verb.map(|verb| reading.stem(verb));
        let duty = match expected_before(reading, at) {
            Some(shown) if strength == Strength::Will => Duty {
                shown,
                ..Duty::new(at, last, Strength::Expected)
            },
            _ => Duty::new(at, last, strength),
        };
        duties.push(Duty {
            negated,
            never: reading.is(last, Word::Never),
            promised: promise_at(reading, at).is_some() || is_arranged(reading, at),
            verb,
            stem,
            ..duty
        });
        at = last + 1;
    }
    duties
}

/// Tells whether a `may` only says what something is for: `so that it may organise`, `in order that they may`.
fn serves_purpose(reading: &Reading, at: usize) -> bool {
    let that = (at.saturating_sub(BEFORE_MAY)..at)
        .rev()
        .find(|at| reading.is(*at, Word::That) && at.checked_sub(1).is_some());
    that.is_some_and(|that| reading.is_any(that - 1, &const { keys(["order", "so"]) }))
}

/// `so that the interim authority may`: so many words may stand between.
const BEFORE_MAY: usize = 5;

/// The small words that begin words of duty.
const LEADING: WordSet = WordSet::of(&[
    Word::Must,
    Word::Will,
    Word::Should,
    Word::Ought,
    Word::May,
    Word::Can,
    Word::Cannot,
    Word::MustNot,
    Word::WillNot,
    Word::DoNot,
    Word::ShouldNot,
    Word::IsNot,
    Word::Do,
    Word::Have,
    Word::Need,
    Word::Be,
    Word::No,
]);

/// What one is freed from has these.
const FREEING: KeySet<2> = keys(["need", "needn't"]);

/// The other words that begin words of duty.
const ALSO_LEADING: KeySet<33> = union(&[
    FREEING.keys(),
    PROMISING.keys(),
    INTENDING.keys(),
    READINESS.keys(),
    RESERVING.keys(),
]);

/// Tells whether words of duty may begin with a token.
fn may_lead(token: &Token) -> bool {
    token.is_in(LEADING) || ALSO_LEADING.contains(token.key)
}

/// Reads the words of duty that begin at a token: where they end, how they bind, whether they are negated.
pub(super) fn duty_at(reading: &Reading, at: usize) -> Option<(usize, Strength, bool)> {
    if !may_lead(&reading.tokens[at]) {
        return None;
    }
    let not = |at: usize| reading.is(at + 1, Word::Not) || reading.is(at + 1, Word::Never);
    if let Some(last) = released_at(reading, at) {
        return Some((last, Strength::May, false));
    }
    if let Some(promise) = promise_at(reading, at) {
        return Some(promise);
    }
    let first = at + usize::from(matches!(reading.word(at), Some(Word::Must | Word::Will)));
    if let Some(found) = phrase::verb_at(reading, first) {
        return Some(found);
    }
    let word = reading.word(at)?;
    // `shall have the right to`, `has the right to`.
    let may = reading.is(first, Word::Have)
        && reading.is(first + 1, Word::The)
        && reading.is(first + 3, Word::To)
        && reading.is_any(first + 2, &RIGHTS);
    if may {
        return Some((first + 3, Strength::May, false));
    }
    if reading.is(at, Word::Have)
        && let Some(to) = bound_to(reading, at + 1)
    {
        return Some((to, Strength::Must, false));
    }
    // `shall be free to`, `will be allowed to`.
    let leaves_free = first > at && reading.is(first, Word::Be) && !is_arranged(reading, first);
    if leaves_free
        && let Some(found) = after_be(reading, first).filter(|(_, strength, _)| *strength < Strength::Will)
    {
        return Some(found);
    }
    let simple = |strength: Strength| {
        let last = at + usize::from(not(at));
        // Whoever shall endeavour to do something may fail to.
        match effort_after(reading, last + 1).or(considered_after(reading, last + 1)) {
            // Whoever will consider something may leave it.
            Some(considered)
                if strength >= Strength::Should && !not(at) && !reading.is(considered, Word::To) =>
            {
                Some((considered, Strength::May, false))
            }
            Some(to) if strength > Strength::Should && !not(at) => Some((to, Strength::Should, false)),
            _ => Some((last, strength, not(at))),
        }
    };
    match word {
        Word::Must => simple(Strength::Must),
        Word::Will if is_verb(reading, at) => simple(Strength::Will),
        // `Should either side break the truce, ...` is an `if`.
        Word::Should if !is_inverted(reading, at) => simple(Strength::Should),
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

/// Returns the last of the words that take a duty away and begin at a token: `does not have to`, `need not`, `is not
/// required to`.
pub(super) fn released_at(reading: &Reading, at: usize) -> Option<usize> {
    let is_need = |at: usize| reading.is_any(at, &const { keys(["need"]) });
    let is_longer = |at: usize| reading.is_any(at, &const { keys(["longer"]) });
    let to = |at: usize| reading.is(at, Word::To).then_some(at);
    // `no longer` takes away what `not` does.
    let past_no = |at: usize| match reading.word(at) {
        Some(Word::Not) => Some(at + 1),
        Some(Word::No) if is_longer(at + 1) => Some(at + 2),
        _ => None,
    };
    match reading.entry(at) {
        Entry::Small(Word::Do) => past_no(at + 1)
            .filter(|verb| reading.is(*verb, Word::Have) || is_need(*verb))
            .and_then(|verb| to(verb + 1)),
        Entry::Small(Word::DoNot) if reading.is(at + 1, Word::Have) || is_need(at + 1) => to(at + 2),
        Entry::Small(Word::No) if is_longer(at + 1) => {
            let has = reading.is(at + 2, Word::Have) || reading.is(at + 2, Word::Need);
            has.then(|| to(at + 3)).flatten()
        }
        Entry::Small(Word::Be) => past_no(at + 1)
            .filter(|verb| reading.is(*verb, Word::Obliged) || is_binding(reading, *verb))
            .and_then(|verb| to(verb + 1)),
        // `shall not be required to`.
        Entry::Small(Word::Must | Word::Will) => past_no(at + 1)
            .filter(|be| reading.is(*be, Word::Be) && reading.is(be + 1, Word::Obliged))
            .and_then(|be| to(be + 2)),
        Entry::Small(Word::IsNot) if reading.is(at + 1, Word::Obliged) => to(at + 2),
        Entry::Unknown if is_need(at) && reading.is(at + 1, Word::Not) => Some(at + 1),
        Entry::Unknown if reading.is_any(at, &const { keys(["needn't"]) }) => Some(at),
        _ => None,
    }
}

/// Tells whether a word of negation takes a duty away rather than denying what follows.
pub(in crate::rules) fn is_release(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(1)..=at).any(|first| released_at(reading, first).is_some_and(|last| last >= at))
}

/// Returns the `to` of `a duty to`, `the legal obligation to` that begins at a token.
fn bound_to(reading: &Reading, at: usize) -> Option<usize> {
    if !matches!(reading.word(at), Some(Word::A | Word::The)) {
        return None;
    }
    let duty = (at + 1..at + 3).find(|at| reading.is_any(*at, &const { keys(["duty", "obligation"]) }))?;
    reading.is(duty + 1, Word::To).then_some(duty + 1)
}

/// What one who may do something has.
const RIGHTS: KeySet<6> = keys(["right", "option", "authority", "power", "freedom", "possibility"]);

/// Reads `is expected to`, `is obliged to`, `is not allowed to`, `are encouraged to`, `is not`.
fn after_be(reading: &Reading, be: usize) -> Option<(usize, Strength, bool)> {
    let negated = reading.is(be + 1, Word::Not);
    let at = be + 1 + usize::from(negated);
    let to = reading.is(at + 1, Word::To);
    // `is called upon to`.
    let is_called = reading.is_any(at, &const { keys(["called"]) })
        && matches!(reading.word(at + 1), Some(Word::On | Word::Upon))
        && reading.is(at + 2, Word::To);
    if is_called && !negated {
        return Some((at + 2, Strength::Should, false));
    }
    if is_arranged(reading, be) {
        return Some((at, Strength::Will, negated));
    }
    if let Some(found) = phrase::after_be(reading, at, negated) {
        return Some(found);
    }
    match reading.word(at) {
        Some(Word::Expected) if to && !negated => Some((at + 1, Strength::Expected, false)),
        // `is expected not to`.
        Some(Word::Expected) if reading.is(at + 1, Word::Not) && reading.is(at + 2, Word::To) && !negated => {
            Some((at + 2, Strength::Expected, true))
        }
        // `is under a binding duty to`.
        None if !negated && reading.is_any(at, &const { keys(["under"]) }) => {
            bound_to(reading, at + 1).map(|to| (to, Strength::Must, false))
        }
        Some(Word::Obliged) if to && !negated => Some((at + 1, Strength::Must, false)),
        // `is invited to consider withdrawing`.
        Some(Word::Encouraged) if to && !negated => Some(match considered_after(reading, at + 2) {
            Some(last) => (last, Strength::May, false),
            None => (at + 1, Strength::Should, false),
        }),
        // `is not required to` takes a duty away, which is no duty of less strength.
        Some(Word::Obliged | Word::Expected | Word::Encouraged) if to => None,
        Some(Word::Allowed) if to && negated => Some((at + 1, Strength::Must, true)),
        Some(Word::Allowed) if to => Some((at + 1, Strength::May, false)),
        None if to && !negated && is_binding(reading, at) => Some((at + 1, Strength::Must, false)),
        None if negated && is_binding(reading, at) => None,
        // Who is not banned from something has no duty.
        Some(Word::Limited | Word::Ban) => None,
        _ if negated => Some((be + 1, Strength::Will, true)),
        _ => None,
    }
}

/// Tells whether a form of `be` and a `to` bind (`the costs are to be borne by`); not `the aim is to restore`.
fn is_arranged(reading: &Reading, be: usize) -> bool {
    const ENDS: KeySet<17> = keys([
        "aim",
        "aims",
        "duty",
        "function",
        "goal",
        "goals",
        "idea",
        "intention",
        "mandate",
        "objective",
        "objectives",
        "plan",
        "priority",
        "purpose",
        "role",
        "task",
        "tasks",
    ]);
    let to = be + 1 + usize::from(reading.is(be + 1, Word::Not));
    let is_verb = reading.is(to + 1, Word::Be) || reading.entry(to + 1) == Entry::Unknown;
    reading.is(be, Word::Be)
        && reading.is(to, Word::To)
        && is_verb
        && reading
            .tokens
            .get(to + 1)
            .is_some_and(|verb| verb.gap == Gap::Space)
        && be > 0
        && !reading.begins(be)
        && !(be.saturating_sub(BEFORE_BE)..be).any(|at| reading.is_any(at, &ENDS))
}

/// `the aim of the mission is to restore` has four words between.
const BEFORE_BE: usize = 5;

/// Tells whether `will`, `may` or `can` is the verb: not the political will, not the month of May.
fn is_verb(reading: &Reading, at: usize) -> bool {
    if reading.tokens[at].shape == Shape::Capital {
        return false;
    }
    let is_noun = at > 0
        && reading.tokens[at].gap < Gap::Stop
        && (matches!(
            reading.word(at - 1),
            Some(Word::A | Word::The | Word::Of | Word::It | Word::That | Word::In)
        ) && reading.is(at, Word::Will)
            && !is_pronoun(reading, at - 1)
            || reading.is_any(at - 1, &OF_WILL));
    !is_noun
}

/// Tells whether a token is a pronoun that can do something; its group of small words has possessives in it too.
pub(super) fn is_pronoun(reading: &Reading, at: usize) -> bool {
    reading.is_any(
        at,
        &const { keys(["it", "they", "this", "that", "these", "those", "there"]) },
    )
}

/// Adjectives that stand before the noun `will`.
const OF_WILL: KeySet<5> = keys(["political", "free", "good", "popular", "national"]);

/// Returns where the sentence says before a token that something is expected: the `is expected` of `it is expected
/// that`.
pub(super) fn expected_before(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let start = sentence_start(reading, at);
    let expected =
        (start + 1..at).find(|at| reading.is(*at, Word::Expected) && reading.is(*at + 1, Word::That))?;
    Some((expected - 1, expected))
}

/// Returns where the sentence says before a token that something has to be: the `is mandatory` of `it is mandatory
/// that`.
pub(super) fn binding_before(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let start = sentence_start(reading, at);
    let binding = (start + 1..at).find(|at| {
        is_binding(reading, *at) && reading.is(at - 1, Word::Be) && reading.is(*at + 1, Word::That)
    })?;
    Some((binding - 1, binding))
}

/// Tells whether the sentence says before a token what is thought of it: `it is essential that`.
pub(super) fn is_judged(reading: &Reading, at: usize) -> bool {
    (sentence_start(reading, at) + 1..at).any(|at| {
        reading.is(at - 1, Word::Be) && reading.entry(at) == Entry::Unknown && reading.is(at + 1, Word::That)
    })
}

/// Tells whether a token is an adjective that binds like `must`.
pub(super) fn is_binding(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &BINDING)
}

/// Adjectives that bind like `must`.
const BINDING: KeySet<5> = keys(["binding", "compulsory", "imperative", "mandatory", "obligatory"]);

/// Returns the verb that follows words of duty, past `be`, `also` and adverbs. An article or a preposition ends the
/// search: `shall be a state` has none.
fn verb_after(reading: &Reading, from: usize) -> Option<usize> {
    let from = past_insertion(reading, from);
    for at in from..(from + REACH).min(reading.tokens.len()) {
        if reading.tokens[at].gap >= Gap::Comma && at > from {
            return None;
        }
        match reading.tokens[at].meaning {
            Meaning::Word(Entry::Small(
                Word::Be | Word::Have | Word::Also | Word::Only | Word::Immediately | Word::Promptly,
            )) => {}
            Meaning::Word(Entry::Small(Word::Limited | Word::Exceed | Word::Refuse)) => return Some(at),
            Meaning::Word(Entry::Unknown) if is_adverb(reading.text(at)) => {}
            Meaning::Word(Entry::Unknown) => return Some(at),
            Meaning::Word(_) | Meaning::Value(_) => return None,
        }
    }
    None
}

/// Returns where the sentence goes on after what stands between commas: `shall, within two weeks, submit`.
fn past_insertion(reading: &Reading, from: usize) -> usize {
    if reading
        .tokens
        .get(from)
        .is_none_or(|token| token.gap != Gap::Comma)
    {
        return from;
    }
    (from + 1..(from + LONGEST_INSERTION).min(reading.tokens.len()))
        .find(|at| reading.tokens[*at].gap >= Gap::Comma)
        .filter(|at| reading.tokens[*at].gap == Gap::Comma)
        .unwrap_or(from)
}

/// What stands between commas after a word of duty has so many words at most.
const LONGEST_INSERTION: usize = 20;

/// Between words of duty and their verb stand so many words at most: `must also immediately be fully withdrawn`.
const REACH: usize = 5;

/// Tells whether a word ends like an adverb and is no verb.
pub(in crate::rules) fn is_adverb(word: &str) -> bool {
    word.len() > 3
        && word.as_bytes()[word.len() - 2..].eq_ignore_ascii_case(b"ly")
        && !VERBS_IN_LY.iter().any(|verb| word.eq_ignore_ascii_case(verb))
}

/// Verbs that end like adverbs.
const VERBS_IN_LY: &[&str] = &["rely", "apply", "comply", "supply", "imply", "reply", "multiply"];

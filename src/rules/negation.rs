//! Whether something is to be or not to be.
//!
//! A negation is a word of negation and the word it is about: the verb after `not`, the noun after `no` or `without`.
//! It came or went when the other side speaks of the same thing, and just not so: what stands under `no party`,
//! `nothing` or `free of` is denied as well, and `not without a permit` is `only with a permit`. `not only`, `no
//! later than`, `no limit` and `without conditions` are the matter of other rules.
//!
//! What denies without a word of negation is in `denial`, opposites that took each other's place are in `swap`.

mod denial;
mod restyled;
mod swap;

pub(super) use restyled::is_like;

use super::obligation::{is_adverb, is_release};
use super::pair::{
    Pair, Side, list_head, negated_before, next_content, sentence_end, sentence_start, unparted_before,
};
use super::table::{NEGATION_ADDED, NEGATION_REMOVED};
use super::{Change, Kind};
use crate::text::figures::Value;
use crate::text::key::{KeySet, Stem, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Reading, Shape};

/// A negation.
#[derive(Debug, Clone, Copy)]
struct Negation {
    /// The word of negation.
    at: usize,
    /// What it is about.
    about: usize,
    /// The stem of that.
    stem: Stem,
}

/// Compares the negations of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    // `in force until the vote`, `not lifted before the vote`: both turn the same way, however they put it.
    if restyled::verdict(pair) == Some(restyled::Verdict::Same) {
        return;
    }
    let negations = pair.read(|reading, _| read(reading));
    for (side, here, there) in [
        (Side::Old, &negations.old, &negations.new),
        (Side::New, &negations.new, &negations.old),
    ] {
        for (number, negation) in here.iter().enumerate() {
            if here[..number].iter().any(|earlier| earlier.stem == negation.stem) {
                continue;
            }
            let (reading, other) = (pair.side(side), pair.side(side.other()));
            if is_answered(reading, negation, there)
                || is_exception(reading, negation.at, other)
                || is_limit(reading, negation.at, other)
                || is_bound(reading, negation.at, other)
            {
                continue;
            }
            if let Some(plain) = turned(pair, side, negation.stem, here, there)
                && !swap::opposites::stand_against(pair, side)
            {
                changes.push(report(pair, side, negation, plain));
            }
        }
    }
    swap::find(pair, changes);
    if !changes.iter().any(|change| change.rule.kind == Kind::Negation) {
        restyled::find(pair, changes);
    }
}

/// Returns where the other side says without negation what this side negates: it negates it less often, and says it
/// plainly more often.
fn turned(pair: &Pair, side: Side, stem: Stem, here: &[Negation], there: &[Negation]) -> Option<usize> {
    let count = |negations: &[Negation]| negations.iter().filter(|negation| negation.stem == stem).count();
    if count(here) <= count(there) {
        return None;
    }
    let other = pair.side(side.other());
    let negated = here.iter().find(|negation| negation.stem == stem)?.about;
    // What hangs on an `if` is not said plainly, unless what is negated hangs on it as well: `if it invades, the
    // guarantee is void`, `if it invades, the guarantee is not void`.
    let mine = pair.side(side);
    let may_hang = pair.is_aligned() && hangs_on_if(mine, negated) && !is_in_condition(mine, negated);
    let mine = plain_places(mine, stem, here, may_hang);
    let mut theirs = plain_places(other, stem, there, may_hang);
    // `no reprisals`, `reprisals shall not take place`.
    theirs.retain(|at| {
        !is_subject_of_negation(other, *at)
            && !is_title(other, *at, pair.side(side), negated)
            && !denial::may_be_denied(other, *at, pair.side(side))
            && !denial::hangs_on_unknown(other, *at, pair.side(side), negated)
    });
    if theirs.len() > mine.len() {
        theirs.first().copied()
    } else {
        None
    }
}

/// Tells whether a word is part of a title, where the other side has it as a word like others: `farmers who have no land`,
/// `the Land Fund`.
fn is_title(reading: &Reading, at: usize, other: &Reading, there: usize) -> bool {
    reading.tokens[at].shape == Shape::Capital
        && !reading.begins(at)
        && other.tokens[there].shape == Shape::Small
}

/// Tells whether a negation only turns a bound that the other side puts the other way: `no missiles with a range above 300
/// kilometres`, `missiles with a range of up to 500 kilometres`.
fn is_bound(reading: &Reading, at: usize, other: &Reading) -> bool {
    const ABOVE: KeySet<7> = keys([
        "above",
        "beyond",
        "exceed",
        "exceeding",
        "exceeds",
        "excess",
        "over",
    ]);
    const UP_TO: KeySet<4> = keys(["limited", "maximum", "most", "up"]);
    let is_counted = |reading: &Reading, at: usize| {
        (at + 1..at + 3).any(|at| matches!(reading.value(at), Some(Value::Amount(_))))
    };
    let mut above = at + 1..sentence_end(reading, at);
    let mut up_to = 0..other.tokens.len();
    above.any(|at| reading.is_any(at, &ABOVE) && is_counted(reading, at))
        && up_to.any(|at| other.is_any(at, &UP_TO) && is_counted(other, at))
}

/// Tells whether the other side negates what `no party`, `neither side` or `nothing` denies further on: `no party shall
/// attack` and `the parties shall not attack` are one.
fn is_answered(reading: &Reading, negation: &Negation, there: &[Negation]) -> bool {
    is_of_subject(reading, negation.at)
        && there.iter().any(|other| {
            other.stem != negation.stem
                && (negation.at + 1..sentence_end(reading, negation.at))
                    .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
                    .any(|at| reading.has_stem(at, other.stem))
        })
}

/// Tells whether a noun is what a negated verb is said of.
fn is_subject_of_negation(reading: &Reading, noun: usize) -> bool {
    (noun + 1..(noun + 4).min(reading.tokens.len()))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .take_while(|at| matches!(reading.entry(*at), Entry::Small(_)))
        .any(|at| negates(reading, at))
}

/// Tells whether a negation with an exception is put as an `only` on the other side, or its `unless` as an `if`: `no
/// entry without a permit` and `entry only with a permit` are one.
fn is_exception(reading: &Reading, at: usize, other: &Reading) -> bool {
    let excepts = (at + 1..sentence_end(reading, at)).any(|at| {
        matches!(
            reading.word(at),
            Some(Word::Without | Word::Unless | Word::Until | Word::Other)
        ) || reading.is_any(at, &const { keys(["beyond", "except", "save"]) })
    });
    // `without a permit, nobody may enter`.
    let (start, end) = (sentence_start(reading, at), sentence_end(reading, at));
    let is_led = reading.is(start, Word::Without)
        && (at > start || (at + 1..end).any(|at| negates(reading, at) && !reading.is(at, Word::Without)));
    let excepts = excepts || is_led;
    let unless = (start..end).any(|at| reading.is(at, Word::Unless));
    // `not without the consent of the owner`, `with the consent of the owner`.
    let is_with = || {
        let without = (at + 1..sentence_end(reading, at)).find(|at| reading.is(*at, Word::Without));
        let noun = without.and_then(|without| next_content(reading, without + 1, BEFORE_NOUN));
        let stem = noun.map(|noun| reading.stem(noun));
        (0..other.tokens.len())
            .filter(|at| other.is(*at, Word::With))
            .filter_map(|at| next_content(other, at + 1, BEFORE_NOUN))
            .any(|there| stem.is_some_and(|stem| other.has_stem(there, stem)))
    };
    if excepts && is_with() {
        return true;
    }
    (excepts || unless)
        && (0..other.tokens.len()).any(|at| other.is(at, Word::Only) || unless && other.is(at, Word::If))
}

/// `the consent` is the second word.
const BEFORE_NOUN: usize = 3;

/// Tells whether a negation only draws a line, where the other side has no such line to cross: `must not be held later
/// than May` and `must be held no later than May` are one.
fn is_limit(reading: &Reading, at: usize, other: &Reading) -> bool {
    denial::limit_of(reading, at).is_some_and(|limit| {
        !(0..other.tokens.len()).any(|at| {
            other.word(at) == reading.word(limit)
                && other.is(at + 1, Word::Than)
                && negated_before(other, at).is_none()
        })
    })
}

/// Tells whether a word of negation denies all that its clause says.
fn is_of_subject(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.word(at),
        Some(Word::No | Word::Neither | Word::Nor | Word::Nobody)
    )
}

/// Tells whether what stands at a token is denied by a word before it in its clause: by a subject such as `no party`,
/// or by a `not` or a ban that no `and` or `but` has ended.
fn is_denied(reading: &Reading, at: usize) -> bool {
    let at = list_head(reading, at);
    let (mut is_ended, mut has_duty) = (false, false);
    for before in unparted_before(reading, at) {
        is_ended |= matches!(reading.word(before), Some(Word::And | Word::But));
        has_duty |= matches!(
            reading.word(before),
            Some(Word::Will | Word::Must | Word::May | Word::Should | Word::Can)
        );
        // `those who give up their arms will be pardoned`.
        if has_duty && before > 0 && reading.is(before - 1, Word::Which) {
            continue;
        }
        let frees = reading.is_any(before, &const { keys(["free"]) })
            && (reading.is(before + 1, Word::Of) || reading.is(before + 1, Word::From));
        // `refrain from propaganda and threats`.
        let reaches = !is_ended
            || matches!(
                reading.word(before),
                Some(Word::Ban | Word::Refuse | Word::Without)
            );
        if is_of_subject(reading, before) || reaches && (frees || negates(reading, before)) {
            return true;
        }
    }
    false
}

/// Tells whether an `if` stands before a token in its sentence.
fn hangs_on_if(reading: &Reading, at: usize) -> bool {
    (sentence_start(reading, at)..at).any(|before| reading.is(before, Word::If))
}

/// Tells whether a token is a part of what an `if` before it says: no comma parts them.
fn is_in_condition(reading: &Reading, at: usize) -> bool {
    unparted_before(reading, at).any(|before| reading.is(before, Word::If))
}

/// Returns where a side says a thing without negating it or making it depend on an `if`, which it may where the other
/// side does.
fn plain_places(reading: &Reading, stem: Stem, negations: &[Negation], may_hang: bool) -> Vec<usize> {
    (0..reading.tokens.len())
        .filter(|at| {
            reading.has_stem(*at, stem)
                && !negations.iter().any(|negation| negation.about == *at)
                && !is_denied(reading, *at)
                && !is_in_condition(reading, *at)
                && (may_hang || !hangs_on_if(reading, *at))
                && !(sentence_start(reading, *at)..*at)
                    .any(|before| matches!(reading.word(before), Some(Word::Unless | Word::Without)))
        })
        .collect()
}

/// Reports a negation that one side has.
fn report(pair: &Pair, side: Side, negation: &Negation, plain: usize) -> Change {
    // The word before tells who or what is meant: `can join`, `Ukraine joins`.
    let other = pair.side(side.other());
    let first = if plain > 0 && other.tokens[plain].gap < Gap::Stop {
        plain - 1
    } else {
        plain
    };
    let rules = (&NEGATION_REMOVED, &NEGATION_ADDED);
    // What is forbidden in the passive stands before its negation.
    let (from, to) = (negation.at.min(negation.about), negation.at.max(negation.about));
    pair.exchanged_on(side, rules, (from, to), (first, plain))
}

/// The small words that negate.
const NEGATING: WordSet = WordSet::of(&[
    Word::Not,
    Word::No,
    Word::Without,
    Word::Never,
    Word::Neither,
    Word::Nobody,
    Word::Cannot,
    Word::WillNot,
    Word::DoNot,
    Word::IsNot,
    Word::MustNot,
    Word::ShouldNot,
    Word::Refuse,
    Word::Ban,
    Word::Non,
]);

/// Reads the negations of a side.
fn read(reading: &Reading) -> Vec<Negation> {
    let mut negations = Vec::new();
    let may_keep = reading.may_have(&denial::MAY_KEEP);
    if !may_keep && !reading.small.meets(NEGATING) {
        return negations;
    }
    for (at, token) in reading.tokens.iter().enumerate() {
        let keeps = may_keep && denial::MAY_KEEP.contains(token.key);
        if !keeps && !token.is_in(NEGATING) {
            continue;
        }
        let kept_from = denial::kept_from(reading, at);
        let negates = negates(reading, at)
            && !is_contrast(reading, at)
            && !is_double(reading, at)
            && !denial::denies_failing(reading, at);
        // `neither party shall be prevented from appealing` denies nothing that they do.
        let of_subject = |before: usize| is_of_subject(reading, before);
        if kept_from.is_some() && unparted_before(reading, at).any(of_subject)
            || of_subject(at) && denial::is_kept_from_nothing(reading, at)
        {
            continue;
        }
        if !negates && kept_from.is_none() || denial::is_lifted(reading, at) {
            continue;
        }
        let Some(mut about) = kept_from.or_else(|| about(reading, at)) else {
            continue;
        };
        negations.push(Negation {
            at,
            about,
            stem: reading.stem(about),
        });
        // `does not occupy or annex`: neither.
        while reading.is(about + 1, Word::Or) || reading.is(about + 1, Word::Nor) {
            let Some(next) = next_content(reading, about + 2, 1) else {
                break;
            };
            about = next;
            negations.push(Negation {
                at,
                about,
                stem: reading.stem(about),
            });
        }
    }
    negations
}

/// Tells whether a `not` only sets one thing against another: `the court, not the government, decides`, `the US, not
/// Russia, decides`, `not at once but in stages`.
fn is_contrast(reading: &Reading, at: usize) -> bool {
    let is_thing = matches!(reading.word(at + 1), Some(Word::The | Word::A | Word::It))
        || matches!(reading.entry(at + 1), Entry::Name(_));
    let is_aside = reading.tokens[at].gap == Gap::Comma && is_thing;
    reading.is(at, Word::Not) && (is_aside || denial::is_manner(reading, at))
}

/// Tells whether a `without` is itself negated: `no entry without a permit` is entry with one.
fn is_double(reading: &Reading, at: usize) -> bool {
    reading.is(at, Word::Without) && is_denied(reading, at)
}

/// Returns what a word of negation is about.
fn about(reading: &Reading, at: usize) -> Option<usize> {
    let end = sentence_end(reading, at);
    // `[restricts; prohibits] the use`: what a ban is of follows without a break.
    if reading.is(at, Word::Ban)
        && reading
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.gap >= Gap::Comma)
    {
        return None;
    }
    // What `weapons are banned outside` forbids stands before it.
    let is_passive = at > 0 && reading.is(at, Word::Ban) && reading.is(at - 1, Word::Be);
    if is_passive && !reading.is(at + 1, Word::From) {
        return denial::subject(reading, at);
    }
    // `nobody's consent is needed`.
    if reading.is(at, Word::Nobody) && reading.text(at).ends_with('s') {
        return None;
    }
    // `citizen or not, may appeal`.
    let is_left = at > 0
        && reading.is(at - 1, Word::Or)
        && (reading.tokens.get(at + 1)).is_none_or(|next| next.gap >= Gap::Comma);
    if is_left {
        return None;
    }
    let about = next_content(reading, at + 1, REACH).filter(|about| *about < end)?;
    if is_adverb(reading.text(about)) {
        next_content(reading, about + 1, 2)
    } else {
        Some(about)
    }
}

/// Between a negation and what it is about stand so many names and small words at most: `neither Russia nor
/// Ukraine changes`.
const REACH: usize = 5;

/// Tells whether a token is `whether`.
fn is_whether(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &const { keys(["whether"]) })
}

/// Tells whether a token negates what follows it.
fn negates(reading: &Reading, at: usize) -> bool {
    let next = |words: &[Word]| reading.word(at + 1).is_some_and(|word| words.contains(&word));
    let second = |word: Word| reading.is(at + 2, word);
    match reading.word(at) {
        // What one need not do is no longer a duty, and nothing is forbidden.
        Some(Word::Not | Word::DoNot | Word::IsNot | Word::No) if is_release(reading, at) => false,
        // `whether or not it rains`.
        Some(Word::Not) if at > 1 && reading.is(at - 1, Word::Or) && is_whether(reading, at - 2) => false,
        Some(Word::Not) => {
            let is_no_limit = next(&[Word::Be]) && second(Word::Limited) && !reading.is(at + 3, Word::To);
            !is_no_limit
                && !next(&[
                    Word::Only,
                    Word::Later,
                    Word::More,
                    Word::Less,
                    Word::Limited,
                    Word::Exceed,
                ])
        }
        Some(Word::No) => !next(&[Word::Later, Word::More, Word::Less, Word::Limit]) && !second(Word::Limit),
        Some(Word::Without) => {
            // `with or without a permit`.
            let is_either = at > 1 && reading.is(at - 1, Word::Or) && reading.is(at - 2, Word::With);
            !is_either
                && !next(&[Word::Delay, Word::Condition, Word::Limit])
                && !reading.is_any(at + 1, &const { keys(["exception", "exceptions"]) })
                && !second(Word::Condition)
                && !second(Word::Delay)
        }
        Some(
            Word::Never
            | Word::Neither
            | Word::Nobody
            | Word::Cannot
            | Word::WillNot
            | Word::DoNot
            | Word::IsNot
            | Word::MustNot
            | Word::ShouldNot
            | Word::Refuse,
        ) => true,
        // `a ban on joining`, `prohibits joining`: about what follows. `is banned` ends its sentence, and `the ban
        // applies` forbids nothing further.
        Some(Word::Ban) => {
            let is_noun = reading.is_any(at, &const { keys(["ban"]) });
            !next(&[Word::Of]) && (!is_noun || next(&[Word::On, Word::Inside]))
        }
        Some(Word::Non) => reading
            .tokens
            .get(at + 1)
            .is_some_and(|token| token.gap == Gap::Joined),
        _ => false,
    }
}

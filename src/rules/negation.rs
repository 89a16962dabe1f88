//! Whether something is to be or not to be.
//!
//! A negation is a word of negation and the word it is about: the verb after `not`, the noun after `no` or
//! `without`. It came or went when the other side speaks of the same thing, and just not so. `not only`, `no later
//! than`, `no limit` and `without conditions` are the matter of other rules.

use super::Change;
use super::pair::{ARROW, Pair, Side, next_content, sentence_end, sentence_start, stem_at};
use super::table::{NEGATION_ADDED, NEGATION_REMOVED};
use crate::text::key::Stem;
use crate::text::lexicon::Word;
use crate::text::tokens::{Gap, Reading};

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
    let negations = pair.read(|reading, _| read(reading));
    for (side, here, there) in [
        (Side::Old, &negations.old, &negations.new),
        (Side::New, &negations.new, &negations.old),
    ] {
        for (number, negation) in here.iter().enumerate() {
            if here[..number].iter().any(|earlier| earlier.stem == negation.stem) {
                continue;
            }
            if let Some(plain) = turned(pair, side, negation.stem, here, there) {
                changes.push(report(pair, side, negation, plain));
            }
        }
    }
}

/// Returns where the other side says without negation what this side negates: it negates it less often, and says it
/// plainly more often.
fn turned(pair: &Pair, side: Side, stem: Stem, here: &[Negation], there: &[Negation]) -> Option<usize> {
    let count = |negations: &[Negation]| negations.iter().filter(|negation| negation.stem == stem).count();
    if count(here) <= count(there) {
        return None;
    }
    let mine = plain_places(pair.side(side), stem, here);
    let theirs = plain_places(pair.side(side.other()), stem, there);
    if theirs.len() > mine.len() {
        theirs.first().copied()
    } else {
        None
    }
}

/// Returns where a side says a thing without negating it or making it depend on an `if`.
fn plain_places(reading: &Reading, stem: Stem, negations: &[Negation]) -> Vec<usize> {
    (0..reading.tokens.len())
        .filter(|at| {
            stem.is_of(reading.text(*at))
                && !negations.iter().any(|negation| negation.about == *at)
                && !(sentence_start(reading, *at)..*at).any(|before| {
                    matches!(
                        reading.word(before),
                        Some(Word::If | Word::Unless | Word::Without)
                    )
                })
        })
        .collect()
}

/// Reports a negation that one side has.
fn report(pair: &Pair, side: Side, negation: &Negation, plain: usize) -> Change {
    let negated = pair.quote(side, negation.at, negation.about);
    // The word before tells who or what is meant: `can join`, `Ukraine joins`.
    let other = pair.side(side.other());
    let first = if plain > 0 && other.tokens[plain].gap < Gap::Stop {
        plain - 1
    } else {
        plain
    };
    let positive = pair.quote(side.other(), first, plain);
    let mine = [(negation.at, negation.about)];
    match side {
        Side::Old => pair.change(
            &NEGATION_REMOVED,
            format!("{negated}{ARROW}{positive}"),
            &mine,
            &[(first, plain)],
        ),
        Side::New => pair.change(
            &NEGATION_ADDED,
            format!("{positive}{ARROW}{negated}"),
            &[(first, plain)],
            &mine,
        ),
    }
}

/// Reads the negations of a side.
fn read(reading: &Reading) -> Vec<Negation> {
    let mut negations = Vec::new();
    for at in (0..reading.tokens.len()).filter(|at| negates(reading, *at)) {
        let Some(mut about) = about(reading, at) else {
            continue;
        };
        negations.push(Negation {
            at,
            about,
            stem: stem_at(reading, about),
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
                stem: stem_at(reading, about),
            });
        }
    }
    negations
}

/// Returns what a word of negation is about.
fn about(reading: &Reading, at: usize) -> Option<usize> {
    let end = sentence_end(reading, at);
    let about = next_content(reading, at + 1, REACH).filter(|about| *about < end)?;
    let is_adverb = reading.text(about).to_ascii_lowercase().ends_with("ly");
    if is_adverb {
        next_content(reading, about + 1, 2)
    } else {
        Some(about)
    }
}

/// Between a negation and what it is about stand so many names and small words at most: `neither Russia nor
/// Ukraine changes`.
const REACH: usize = 5;

/// Tells whether a token negates what follows it.
fn negates(reading: &Reading, at: usize) -> bool {
    let next = |words: &[Word]| reading.word(at + 1).is_some_and(|word| words.contains(&word));
    let second = |word: Word| reading.is(at + 2, word);
    match reading.word(at) {
        Some(Word::Not) => !next(&[
            Word::Only,
            Word::Later,
            Word::More,
            Word::Less,
            Word::Limited,
            Word::Exceed,
        ]),
        Some(Word::No) => !next(&[Word::Later, Word::More, Word::Less, Word::Limit]) && !second(Word::Limit),
        Some(Word::Without) => {
            !next(&[Word::Delay, Word::Condition, Word::Limit]) && !second(Word::Condition)
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
        // `a ban on joining`, `prohibits joining`: about what follows. `is banned` ends its sentence.
        Some(Word::Ban) => !next(&[Word::Of]),
        Some(Word::Non) => reading
            .tokens
            .get(at + 1)
            .is_some_and(|token| token.gap == Gap::Joined),
        _ => false,
    }
}

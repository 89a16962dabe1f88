//! A list of which retold sentences have one member left: `sanctions on oil, banks and shipping`, `sanctions on its oil`.
//!
//! Told where one member of a list stands once on the other side, outside any list, and no word there says or comes
//! close to saying what the others do ([`crate::text::vectors`]: a word that does keeps the rule from telling anything).

use super::super::Change;
use super::super::figure::told;
use super::super::pair::{Pair, Side};
use super::list::{IDLE, Member, is_and, lists_of, rules_of};
use crate::rules::negation::is_like;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading};
use crate::text::vectors::{cosine, vector_of};

/// From which cosine on a word may say what another does.
const CLOSE: f32 = 0.5;

/// What a pair of words says of all that the word before them names: `all hostages, living and dead`.
const REMARKS: KeySet<18> = keys([
    "alive", "big", "civilian", "dead", "deceased", "domestic", "female", "foreign", "large", "living",
    "male", "men", "military", "old", "private", "public", "small", "young",
]);

/// Reports the members of such a list that are gone, or came.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    for side in [Side::Old, Side::New] {
        let other = pair.side(side.other());
        for list in lists_of(pair.side(side)) {
            let Some(others) = others(pair.side(side), other, &list) else {
                continue;
            };
            for (first, last) in others {
                if !pair.is_told(changes, side, first, last) {
                    let sentence = told(side, &pair.quote(side, first, last));
                    let rules = rules_of(pair.side(side), (first, last));
                    changes.push(pair.one_sided(side, rules, sentence, &[(first, last)]));
                }
            }
        }
    }
}

/// Returns all members of a list but one, where that one stands alone on the other side.
fn others(reading: &Reading, other: &Reading, list: &[Member]) -> Option<Vec<Member>> {
    // `presidential and parliamentary elections`, `the police and leave Kidal`: no things by themselves.
    let behind = list.last()?.1 + 1;
    // `discussed and agreed`, `training and arming`.
    let is_done = |(_, last): &Member| {
        ["ed", "ing"]
            .iter()
            .any(|ending| reading.text(*last).ends_with(ending))
    };
    if list.iter().all(is_done) {
        return None;
    }
    // `coexistence and decommission their weapons`.
    let is_verb = matches!(
        reading.word(behind),
        Some(Word::It | Word::The | Word::A | Word::All | Word::Any)
    );
    let ends = reading.word(behind).is_some() && !is_verb
        || (reading.tokens.get(behind)).is_none_or(|next| next.gap >= Gap::Comma);
    if !ends {
        return None;
    }
    let places = |(_, noun): Member| -> Vec<usize> {
        let is_it = |there: &usize| is_like(reading, noun, other, *there);
        (0..other.tokens.len()).filter(is_it).collect()
    };
    let mut kept = list.iter().filter(|member| !places(**member).is_empty());
    let (kept, None) = (*kept.next()?, kept.next()) else {
        return None;
    };
    let [there] = places(kept)[..] else {
        return None;
    };
    let is_joined = |at: usize| is_and(other, at) || other.gap_text(at) == ", ";
    if (there.saturating_sub(2)..=there).any(|at| at > 0 && is_joined(at))
        || (there + 1..there + 4).any(|at| at < other.tokens.len() && is_joined(at))
    {
        return None;
    }
    // `armed and criminal groups` are groups.
    let is_whole =
        (kept.0..kept.1).all(|at| (0..other.tokens.len()).any(|there| is_like(reading, at, other, there)));
    let says_nothing = |(first, last): &Member| {
        (*first..=*last).all(|at| reading.is_any(at, &REMARKS) || reading.is_any(at, &IDLE))
    };
    if !is_whole || list.iter().filter(|member| **member != kept).all(says_nothing) {
        return None;
    }
    let others: Vec<Member> = list.iter().copied().filter(|member| *member != kept).collect();
    (!others
        .iter()
        .any(|member| comes_close(reading, *member, other, there)))
    .then_some(others)
}

/// Tells whether a word of the other side besides the one that was kept may say what a member does.
fn comes_close(reading: &Reading, (first, last): Member, other: &Reading, kept: usize) -> bool {
    let theirs = || (0..other.tokens.len()).filter(|at| *at != kept && other.entry(*at) == Entry::Unknown);
    (first..=last).any(|at| {
        // A word that hardly any paper prints is no other word for a common one.
        let Some(mine) = vector_of(reading.tokens[at].key) else {
            return false;
        };
        theirs()
            .any(|there| vector_of(other.tokens[there].key).is_some_and(|word| cosine(&mine, &word) >= CLOSE))
    })
}

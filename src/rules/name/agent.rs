//! Who does what: `Ostania shall pay Delmark` against `shall be paid by Delmark to Ostania`.
//!
//! Who acts stands before the words of duty, or after the `by` of a passive. Where both sides say so of one and the same
//! verb, once each, two different ones have changed places, although both are named on both sides.

use super::super::Change;
use super::super::obligation::is_adverb;
use super::super::pair::{Pair, Sides};
use super::super::table::{NAME_EXCHANGED, PARTY_EXCHANGED};
use super::unlisted::is_close;
use super::{Mention, bare_key, body};
use crate::text::key::{Key, Stem};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::names::NameIx;
use crate::text::tokens::{Gap, Reading, Shape};

/// Who does something.
#[derive(Debug, Clone, Copy)]
struct Agent {
    first: usize,
    last: usize,
    who: Who,
    /// The stem of what is done, and the group of words that mean the same.
    verb: Stem,
    group: Option<u16>,
}

/// Somebody, by what tells them from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Listed(NameIx),
    Unlisted(Key),
    Body(Key),
}

/// Words of duty between who acts and what is done.
pub(in crate::rules) const DUTY: WordSet =
    WordSet::of(&[Word::Must, Word::Will, Word::Should, Word::May, Word::Can]);

/// Between words of duty and the verb stand so many words at most, and between a passive and its `by`.
const REACH: usize = 6;

/// Reports those who do something that others did.
pub(super) fn compare(pair: &Pair, mentions: &Sides<Vec<Mention>>, changes: &mut Vec<Change>) {
    // Two actives differ where one name took the place of the other, which is told of already.
    const BY: WordSet = WordSet::of(&[Word::By]);
    if !pair.old.small.meets(BY) && !pair.new.small.meets(BY) {
        return;
    }
    let old = read(pair.old, &mentions.old);
    let new = read(pair.new, &mentions.new);
    let (Some(old), Some(new)) = (only(&old), only(&new)) else {
        return;
    };
    let is_known = |reading: &Reading, mentions: &[Mention], who: Who| match who {
        Who::Listed(name) => mentions.iter().any(|mention| mention.name == name),
        Who::Unlisted(key) | Who::Body(key) => {
            (0..reading.tokens.len()).any(|at| bare_key(reading, at) == key)
        }
    };
    // A name that is on one side only is told of anyway; a body is not.
    let is_body = |agent: &Agent| matches!(agent.who, Who::Body(_));
    let are_both_known = is_body(&old) && is_body(&new)
        || is_known(pair.new, &mentions.new, old.who) && is_known(pair.old, &mentions.old, new.who);
    let is_same_act = old.verb == new.verb || old.group.is_some() && old.group == new.group;
    if !is_same_act || old.who == new.who || !are_both_known {
        return;
    }
    let rule = match (old.who, new.who) {
        (Who::Listed(_) | Who::Body(_), _) | (_, Who::Listed(_) | Who::Body(_)) => &PARTY_EXCHANGED,
        (Who::Unlisted(_), Who::Unlisted(_)) => &NAME_EXCHANGED,
    };
    let is_told = changes
        .iter()
        .any(|change| [&PARTY_EXCHANGED, &NAME_EXCHANGED].contains(&change.rule));
    if !is_told {
        changes.push(pair.exchanged(rule, (old.first, old.last), (new.first, new.last)));
    }
}

/// A body has fewer words before it that tell it from others: `the prime minister`, `the new provincial government`.
const BEFORE_BODY: usize = 3;

/// Returns where a body begins, with what tells it from others.
fn whole_from(reading: &Reading, body: usize) -> usize {
    let mut first = body;
    if !body::is_body(reading, body) {
        return first;
    }
    while first > 0
        && body - first + 1 < BEFORE_BODY
        && is_close(reading, first)
        && !reading.begins(first)
        && reading.entry(first - 1) == Entry::Unknown
    {
        first -= 1;
    }
    first
}

/// Returns the only one of a side.
fn only(agents: &[Agent]) -> Option<Agent> {
    match agents {
        [agent] => Some(*agent),
        _ => None,
    }
}

/// Reads who does what.
fn read(reading: &Reading, mentions: &[Mention]) -> Vec<Agent> {
    let mut agents = Vec::new();
    let duties = reading
        .tokens
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, token)| token.is_in(DUTY));
    for (duty, _) in duties {
        let verb = (duty + 1..(duty + REACH).min(reading.tokens.len()))
            .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
            .find(|at| reading.entry(*at) == Entry::Unknown && !is_adverb(reading.text(*at)));
        let Some(verb) = verb else { continue };
        let is_passive = (duty + 1..verb).any(|at| reading.is(at, Word::Be));
        let is_active = !(duty + 1..verb).any(|at| reading.word(at).is_some());
        let (place, mention) = if is_passive {
            let by = (verb + 1..(verb + REACH).min(reading.tokens.len()))
                .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
                .find(|at| reading.is(*at, Word::By));
            let Some(by) = by else { continue };
            let first = by + 1 + usize::from(reading.is(by + 1, Word::The));
            // `by the provincial government`.
            let body = (first..first + BEFORE_BODY)
                .take_while(|at| *at == first || is_close(reading, *at))
                .find(|at| body::is_body(reading, *at));
            let place = body.unwrap_or(first);
            (place, mentions.iter().find(|mention| mention.first == first))
        } else if is_active && reading.tokens[duty].gap == Gap::Space {
            let last = duty - 1;
            (last, mentions.iter().find(|mention| mention.last == last))
        } else {
            continue;
        };
        let named = match mention {
            Some(mention) => Some((mention.first, mention.last, Who::Listed(mention.name))),
            None => unlisted(reading, place).map(|who| (whole_from(reading, place), place, who)),
        };
        // `the council elected by the assembly shall appoint`.
        let is_aside = |first: usize| {
            let before = first.saturating_sub(1 + usize::from(first > 0 && reading.is(first - 1, Word::The)));
            is_active && first > 0 && reading.is(before, Word::By)
        };
        let named = named.filter(|(first, ..)| !is_aside(*first));
        if let Some((first, last, who)) = named.filter(|(first, last, _)| is_whole(reading, *first, *last)) {
            agents.push(Agent {
                first,
                last,
                who,
                verb: reading.stem(verb),
                group: reading.sense(verb),
            });
        }
    }
    agents
}

/// Returns who a single word is.
fn unlisted(reading: &Reading, at: usize) -> Option<Who> {
    let token = reading.tokens.get(at)?;
    if body::is_body(reading, at) {
        Some(Who::Body(token.key))
    } else if token.shape == Shape::Capital && reading.entry(at) == Entry::Unknown {
        Some(Who::Unlisted(bare_key(reading, at)))
    } else {
        None
    }
}

/// Tells whether a name is all there is: not `the government of Ostania`, `Ostania and Delmark`, `Ostania's army`, `Greater
/// Ostania`.
fn is_whole(reading: &Reading, first: usize, last: usize) -> bool {
    // `be notified by Ostania of flights`.
    let is_state = matches!(reading.entry(last), Entry::Name(_));
    let goes_on = matches!(reading.word(last + 1), Some(Word::And | Word::Or))
        || reading.is(last + 1, Word::Of) && !is_state
        || is_close(reading, last + 1) && !matches!(reading.entry(last + 1), Entry::Small(_));
    let Some(before) = first.checked_sub(1).filter(|_| !reading.begins(first)) else {
        return !goes_on;
    };
    let is_bound = reading.is(before, Word::By)
        || reading.is(before, Word::The)
            && (reading.begins(before) || reading.is(before.saturating_sub(1), Word::By))
        || reading.tokens[first].gap == Gap::Comma;
    is_bound && !goes_on
}

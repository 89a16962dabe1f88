//! Words put into a clause that is otherwise the same and that narrow or widen what it covers: `heavy weapons`, `only
//! observers`, `all public buildings, including schools`, `missile tests of any kind`, `bilateral and commercial debt`.
//!
//! What is put in has to be the whole of a change; of adjectives only those count that tell one sort of thing from
//! another (`new` and `joint` do not), and some joined of several words (`long-range`). An `only` that moved makes the clause cover something else.

use super::super::Change;
use super::super::pair::{Pair, Side, negated_before, next_content};
use super::super::table::{SCOPE_CHANGED, SCOPE_NARROWED, SCOPE_WIDENED};
use super::kinds::is_emphasis;
use super::sorting::sorts_at;
use crate::rules::negation::is_like;
use crate::text::key::{KeySet, keys, without_possessive};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading, Shape};

/// Words that count in what follows them.
const COUNTING_IN: KeySet<1> = keys(["including"]);

const KIND: KeySet<6> = keys(["kind", "kinds", "sort", "sorts", "type", "types"]);

/// Words in adjectives joined of several that tell sorts apart: `long-range`, `state-owned`, `rank-and-file`.
const COMPOUND: KeySet<7> = keys(["based", "born", "file", "led", "owned", "range", "related"]);

/// What the adjective before it names and does not sort: `the foreign minister`, `international law`.
const NAMED: KeySet<6> = keys(["forces", "law", "minister", "ministers", "ministry", "parties"]);

/// `all military and other infrastructure, including` has so many words.
const LONGEST_WHOLE: usize = 6;

/// What words put in do to the reach of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Less,
    More,
}

/// Reports an `only` that stands before something else: `may send only observers`, `only Greece may send observers`. Tells
/// whether there is one.
pub(super) fn only_moved(pair: &Pair, changes: &mut Vec<Change>) -> bool {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return false;
    };
    let put_in = |side: Side| {
        let mut only = words.hunks.iter().filter_map(|hunk| {
            let (range, other) = match side {
                Side::Old => (&hunk.old, &hunk.new),
                Side::New => (&hunk.new, &hunk.old),
            };
            let first = range.start as usize;
            // `may carry arms only in the streets`.
            let is_in = pair.side(side).is(first, Word::Only) && pair.side(side).is(first + 1, Word::In);
            (other.is_empty() && range.len() == 1 && (is_in || is_only(pair.side(side), first)))
                .then_some(first)
        });
        only.next().filter(|_| only.next().is_none())
    };
    let (Some(old), Some(new)) = (put_in(Side::Old), put_in(Side::New)) else {
        return false;
    };
    let with_next = |reading: &Reading, at: usize| (at, at + usize::from(!reading.begins(at + 1)));
    let (old, new) = (with_next(pair.old, old), with_next(pair.new, new));
    changes.push(pair.exchanged(&SCOPE_CHANGED, old, new));
    true
}

/// Reports words that one side has put in.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    let mut found = Vec::new();
    for hunk in &words.hunks {
        let (side, range, there) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (false, true) => (Side::Old, &hunk.old, hunk.new.start),
            (true, false) => (Side::New, &hunk.new, hunk.old.start),
            (true, true) | (false, false) => continue,
        };
        let reading = pair.side(side);
        let (first, last) = (range.start as usize, range.end as usize - 1);
        let other = pair.side(side.other());
        let is_elsewhere = |at: usize| {
            reading.entry(at) == Entry::Unknown
                && (0..other.tokens.len()).any(|there| is_like(reading, at, other, there))
        };
        // `the Karst nuclear plant`: the name tells which.
        let is_named = first > 0
            && reading.tokens[first].gap == Gap::Space
            && reading.tokens[first - 1].shape == Shape::Capital
            && without_possessive(reading.text(first - 1)).len() == reading.text(first - 1).len()
            && !reading.begins(first - 1);
        if is_named || pair.is_told(changes, side, first, last) || (first..=last).any(is_elsewhere) {
            continue;
        }
        // An `only` that stands elsewhere on the other side is none that came.
        let has_like =
            reading.is(first, Word::Only) && (0..other.tokens.len()).any(|at| other.is(at, Word::Only));
        if let Some(reach) =
            reach(reading, first, last).filter(|_| !has_like && !is_emphasis(pair, side, first, last))
        {
            found.push((side, first, last, there as usize, reach));
        }
    }
    for (side, first, last, there, reach) in found {
        report(pair, (side, first, last), there, reach, changes);
    }
    for side in [Side::Old, Side::New] {
        sorted(pair, side, changes);
    }
}

/// Reports adjectives before a noun that stayed, which the other side says without any: `store its heavy weapons`, `keep its
/// weapons`.
fn sorted(pair: &Pair, side: Side, changes: &mut Vec<Change>) {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    // What the other side does not have at all is in a change.
    let last = reading.tokens.len().saturating_sub(1);
    let changed = (0..last).filter(|at| pair.hunk(side, *at).is_some());
    for at in changed.filter(|at| sorts_at(reading, *at)) {
        let is_told = pair.is_told(changes, side, at, at);
        let noun = at + 1;
        let is_noun = reading.entry(noun) == Entry::Unknown
            && reading.tokens[noun].gap == Gap::Space
            && !reading.is_any(noun, &NAMED)
            && !(at > 0 && reading.is(at - 1, Word::And));
        // `their former nationality`, `the nationality they formerly had`; `a local truce`, `a truce limited to Kadugli`.
        let is_elsewhere = |sort: usize| {
            (0..other.tokens.len()).any(|at| {
                is_like(reading, sort, other, at)
                    || matches!(other.word(at), Some(Word::Limited | Word::Alone))
            })
        };
        let Some(there) = pair
            .partner(side, noun)
            .filter(|_| is_noun && !is_told && !is_elsewhere(at))
        else {
            continue;
        };
        let is_bare = there.checked_sub(1).is_some_and(|before| {
            other.tokens[there].gap == Gap::Space && other.word(before).is_some_and(Word::is_glue)
        });
        if is_bare {
            report(pair, (side, at, at), there, Reach::Less, changes);
        }
    }
}

/// Reports what one side has put in, with the words that it belongs to.
fn report(
    pair: &Pair,
    (side, first, last): (Side, usize, usize),
    there: usize,
    reach: Reach,
    changes: &mut Vec<Change>,
) {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let before = usize::from(reading.is(first, Word::Of) || reading.is(first, Word::And));
    // What is put in behind its noun is told with it (`tests of any kind`), all else with the noun that follows.
    let (with, without) = if reading.is(first, Word::Of) {
        (
            (first.checked_sub(1), Some(last)),
            (there.checked_sub(1), there.checked_sub(1)),
        )
    } else {
        let noun = |reading: &Reading, from: usize| next_content(reading, from, TO_NOUN);
        let after_and = last + 1 + usize::from(reading.is(last, Word::And));
        let noun_there = there + usize::from(reading.is(last, Word::And));
        (
            (first.checked_sub(before), noun(reading, after_and)),
            (there.checked_sub(before), noun(other, noun_there)),
        )
    };
    let ((Some(first), Some(last)), (Some(there), Some(last_there))) = (with, without) else {
        return;
    };
    // `grain and foodstuffs`, `grain, foodstuffs`.
    if (there + 1..=last_there).any(|at| other.tokens[at].gap >= Gap::Comma) {
        return;
    }
    let rules = match reach {
        Reach::Less => (&SCOPE_WIDENED, &SCOPE_NARROWED),
        Reach::More => (&SCOPE_NARROWED, &SCOPE_WIDENED),
    };
    changes.push(pair.exchanged_on(side, rules, (first, last), (there, last_there)));
}

/// `the schools` is the second word.
const TO_NOUN: usize = 3;

/// Tells whether a token is an `only` that restricts what follows it, and leads no condition.
fn is_only(reading: &Reading, at: usize) -> bool {
    reading.is(at, Word::Only)
        && !is_idle(reading, at)
        && negated_before(reading, at).is_none()
        && !matches!(
            reading.word(at + 1),
            Some(
                Word::If
                    | Word::When
                    | Word::After
                    | Word::Before
                    | Word::Until
                    | Word::Unless
                    | Word::By
                    | Word::With
                    | Word::In
                    | Word::Once
                    | Word::Upon
                    | Word::Following
            )
        )
}

/// Tells whether an `only` restricts nothing by its place: `may only enter with a warrant`, `the only crossing`, `read-only`,
/// `only then`, or one behind what it belongs to (`direct costs only`).
pub(super) fn is_idle(reading: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| !reading.begins(at));
    let is_behind = before.is_some_and(|before| {
        reading.tokens[at].gap == Gap::Joined
            || matches!(
                reading.word(before),
                Some(
                    Word::May
                        | Word::Must
                        | Word::Will
                        | Word::Can
                        | Word::Should
                        | Word::Be
                        | Word::The
                        | Word::A
                        | Word::It
                        | Word::And
                )
            )
    });
    let ends = reading
        .tokens
        .get(at + 1)
        .is_none_or(|next| next.gap >= Gap::Comma);
    is_behind || ends || reading.is_any(at + 1, &const { keys(["just", "recently", "then", "too"]) })
}

/// Returns what words put in do to the reach of a clause, if they are of a sort that tells.
fn reach(reading: &Reading, first: usize, last: usize) -> Option<Reach> {
    let is_unknown = |at: usize| {
        at < reading.tokens.len()
            && reading.entry(at) == Entry::Unknown
            && reading.tokens[at].shape == Shape::Small
    };
    let is_close = |at: usize| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| token.gap <= Gap::Space)
    };
    let mut within = first..=last;
    if is_only(reading, first) {
        return Some(Reach::Less);
    }
    // `of any kind`, `of all sorts`.
    if last == first + 2
        && reading.is(first, Word::Of)
        && matches!(reading.word(first + 1), Some(Word::Any | Word::All))
        && reading.is_any(last, &KIND)
    {
        return Some(Reach::More);
    }
    if !is_close(last + 1) {
        return None;
    }
    // `all public buildings, including`.
    if last > first
        && last - first < LONGEST_WHOLE
        && reading.is_any(last, &COUNTING_IN)
        && !reading.begins(last)
    {
        let is_noun = |at: usize| match reading.entry(at) {
            Entry::Small(word) => word.is_glue() && word != Word::Be || matches!(word, Word::All | Word::Any),
            _ => true,
        };
        return (first..last).all(is_noun).then_some(Reach::More);
    }
    // `long-range`, `rank-and-file`.
    let is_compound = last > first
        && (first + 1..=last).all(|at| reading.gap_text(at) == "-")
        && (first..=last).all(|at| reading.tokens[at].shape == Shape::Small)
        && (first..=last).any(|at| reading.is_any(at, &COMPOUND));
    let sorts = |at: usize| sorts_at(reading, at) && (at == first || is_close(at));
    if (is_compound || within.all(sorts))
        && is_unknown(last + 1)
        && reading.tokens[last + 1].gap == Gap::Space
        && !reading.is_any(last + 1, &NAMED)
    {
        return Some(Reach::Less);
    }
    // `bilateral and commercial debt`: of two sorts instead of one.
    let sorted = match last.checked_sub(first) {
        Some(1) if reading.is(first, Word::And) => Some((first.checked_sub(1)?, last)),
        Some(1) if reading.is(last, Word::And) => Some((first, last + 1)),
        _ => None,
    };
    let (one, other) = sorted?;
    let noun = last.max(other) + 1;
    // `oil, gas and coal` is a list.
    if reading.tokens[one].gap == Gap::Comma {
        return None;
    }
    let are_sorts = [one, other].iter().all(|at| sorts_at(reading, *at))
        || [one, other].iter().all(|at| is_adjective(reading, *at));
    (are_sorts && is_close(noun) && is_unknown(noun)).then_some(Reach::More)
}

/// Tells whether a word looks like an adjective that says which things are meant: `religious and linguistic minorities`.
fn is_adjective(reading: &Reading, at: usize) -> bool {
    const ENDINGS: [&str; 4] = ["al", "ary", "ic", "ous"];
    reading.entry(at) == Entry::Unknown
        && reading.tokens[at].shape == Shape::Small
        && ENDINGS.iter().any(|ending| reading.text(at).ends_with(ending))
}

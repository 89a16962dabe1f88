//! Members of a list that came or went: `wheat, barley and maize`, `wheat and barley`.
//!
//! A list is words or short phrases with commas and one `and` or `or` between them. Two lists are one when they share a
//! member. What a member more does to the reach of a clause depends on the sentence (`no tests of missiles and rockets`),
//! so only that it came is told. Names and figures have rules of their own, and where members came and others went nothing
//! is said: they may be the same in other words.

use std::ops::Range;

use super::super::Change;
use super::super::figure::told;
use super::super::pair::{Pair, Side, is_negation};
use super::super::table::{
    MEMBER_ADDED, MEMBER_REMOVED, PARTY_ADDED, PARTY_REMOVED, PLACE_ADDED, PLACE_REMOVED,
};
use crate::rules::Rule;
use crate::rules::name::agent::DUTY;
use crate::rules::name::body::is_somebody;
use crate::rules::name::site::is_site;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Reading, Shape};

/// A member of a list: its first and its last word.
pub(super) type Member = (usize, usize);

/// Members are so many words long at most; with more, a sentence is mostly what `and` joins.
const LONGEST_MEMBER: usize = 3;

/// Reports the members that one side's list has and the other's has not.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let lists = pair.read(|reading, _| lists_of(reading));
    let mut found = Vec::new();
    for old in &lists.old {
        let Some(new) = only(lists.new.iter().filter(|new| is_one(pair, old, new))) else {
            continue;
        };
        if only(lists.old.iter().filter(|old| is_one(pair, old, new))).is_none() {
            continue;
        }
        let gone: Vec<Member> = (old.iter().copied())
            .filter(|one| {
                !new.iter()
                    .any(|other| is_member(pair, (old, *one), (new, *other)))
            })
            .collect();
        let came: Vec<Member> = (new.iter().copied())
            .filter(|other| !old.iter().any(|one| is_member(pair, (old, *one), (new, *other))))
            .collect();
        match (gone.is_empty(), came.is_empty()) {
            (false, true) => found.extend(
                gone.into_iter()
                    .map(|member| (Side::Old, member, own_word(pair, Side::Old, member, new))),
            ),
            (true, false) => found.extend(
                came.into_iter()
                    .map(|member| (Side::New, member, own_word(pair, Side::New, member, old))),
            ),
            (true, true) | (false, false) => {}
        }
    }
    for side in [Side::Old, Side::New] {
        found.extend(
            joined(pair, side)
                .into_iter()
                .map(|member| (side, member, own_noun(pair, side, member))),
        );
    }
    for (side, (first, last), own) in found {
        let reading = pair.side(side);
        let is_told = pair.is_told(changes, side, first, last);
        let is_idle = reading.is_any(first, &IDLE);
        if is_told || is_idle || is_said(pair, side, own) {
            continue;
        }
        let sentence = told(side, &pair.quote(side, first, last));
        changes.push(pair.one_sided(side, rules_of(reading, (first, last)), sentence, &[(first, last)]));
    }
}

/// Returns the rules for a member that is gone or came, by its noun and what leads the list: those by whom or to whom something
/// is done are parties, the crossings at which it is done are places; `sanctions on banks and ports` are sanctions on either.
pub(super) fn rules_of(reading: &Reading, (first, noun): Member) -> (&'static Rule, &'static Rule) {
    let lead = leading(reading, first);
    let acts = || match lead {
        Some(lead) => matches!(
            reading.word(lead),
            Some(Word::By | Word::To | Word::With | Word::Between)
        ),
        None => (reading.tokens.get(noun + 1)).is_some_and(|token| token.is_in(DUTY)),
    };
    // `must open the desert crossing as well`: a single one that is known.
    let is_known = first > 0 && reading.is(first - 1, Word::The) && !reading.text(noun).ends_with('s');
    let is_where = || {
        let leads = |lead| {
            matches!(
                reading.word(lead),
                Some(Word::In | Word::At | Word::From | Word::To)
            )
        };
        lead.is_some_and(|lead| is_known || leads(lead))
    };
    if is_somebody(reading, noun) && acts() {
        (&PARTY_REMOVED, &PARTY_ADDED)
    } else if is_site(reading, noun) && is_where() {
        (&PLACE_REMOVED, &PLACE_ADDED)
    } else {
        (&MEMBER_REMOVED, &MEMBER_ADDED)
    }
}

/// Returns the word that stands before the list of a member, unless it begins its sentence.
fn leading(reading: &Reading, first: usize) -> Option<usize> {
    let mut at = first;
    let mut length = 0;
    while !reading.begins(at) {
        let joins = is_and(reading, at) || is_behind_comma(reading, at);
        let counts = reading.entry(at) == Entry::Unknown;
        length = if joins { 0 } else { length + usize::from(counts) };
        // `the halt to strikes covers ports`: longer than a member is.
        if length > LONGEST_MEMBER {
            return Some(at);
        }
        at = at.checked_sub(1)?;
        let is_within = is_and(reading, at) || is_article(reading, at) || reading.word(at).is_none();
        if !is_within {
            return Some(at);
        }
    }
    None
}

/// Returns the only one of some lists.
fn only<'l>(mut lists: impl Iterator<Item = &'l Vec<Member>>) -> Option<&'l Vec<Member>> {
    lists.next().filter(|_| lists.next().is_none())
}

/// Tells whether two lists share a member; in a text that was rewritten, two.
fn is_one(pair: &Pair, old: &[Member], new: &[Member]) -> bool {
    let shared = old.iter().filter(|one| {
        new.iter()
            .any(|other| is_member(pair, (old, **one), (new, *other)))
    });
    shared.count() >= if pair.is_aligned() { 1 } else { 2 }
}

/// Words that say nothing of their own beside another: `to try and change`, `null and void`, `force and effect`.
pub(super) const IDLE: KeySet<18> = keys([
    "above",
    "cease",
    "clear",
    "conditions",
    "covenant",
    "desist",
    "effect",
    "exclusive",
    "expenses",
    "go",
    "null",
    "over",
    "safe",
    "sole",
    "sound",
    "true",
    "try",
    "void",
]);

/// Returns what a side has put beside a single thing: `wheat`, `wheat and barley`.
fn joined(pair: &Pair, side: Side) -> Vec<Member> {
    let reading = pair.side(side);
    let mut members = Vec::new();
    for hunk in pair.aligned_hunks() {
        let (mine, theirs) = match side {
            Side::Old => (&hunk.old, &hunk.new),
            Side::New => (&hunk.new, &hunk.old),
        };
        let (mine, theirs) = (
            mine.start as usize..mine.end as usize,
            theirs.start as usize..theirs.end as usize,
        );
        if let Some(last) = last_put_in(pair, side, &mine, &theirs) {
            // `the coastal [crossing and the desert] crossing`: the same words may be cut otherwise.
            let is_same = |at: usize| {
                (reading.tokens.get(last + 1 + at))
                    .is_some_and(|token| token.key == reading.tokens[mine.start + at].key)
            };
            let n_same = (0..=last - mine.start).take_while(|at| is_same(*at)).count();
            let found = (0..=n_same).find_map(|by| put_beside(reading, mine.start + by, last + by));
            members.extend(found.unwrap_or_default());
        }
    }
    members
}

/// Returns the last of the words that a side has put in: all of its change where the other side has nothing in it, and with an
/// `and` those before a figure or a word of duty that stands for another one: `shall`, `[and the banks] should`.
fn last_put_in(pair: &Pair, side: Side, mine: &Range<usize>, theirs: &Range<usize>) -> Option<usize> {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    if mine.is_empty() || theirs.is_empty() {
        return mine.clone().next_back();
    }
    // `prisoners [and bodies]`, `prisoners of war`: what stands instead belongs to the word before.
    let leads = matches!(
        other.word(theirs.start),
        Some(Word::Of | Word::In | Word::From | Word::With | Word::For)
    );
    let is_short =
        theirs.len() <= LONGEST_MEMBER && theirs.clone().all(|at| other.tokens[at].gap <= Gap::Space);
    if leads && is_short && is_and(reading, mine.start) && mine.clone().all(|at| !is_preposition(reading, at))
    {
        return Some(mine.end - 1);
    }
    let is_like = |at: &usize| {
        reading.tokens[*at].is_in(DUTY) && other.tokens[theirs.start].is_in(DUTY)
            || reading.value(*at).is_some() && other.value(theirs.start).is_some()
    };
    let mut own = mine.clone();
    let ends = own.find(is_like).filter(|_| is_and(reading, mine.start))?;
    (ends > mine.start).then(|| ends - 1)
}

/// Tells whether a token leads a noun.
fn is_preposition(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.word(at),
        Some(Word::Of | Word::In | Word::From | Word::With | Word::For | Word::To | Word::By | Word::On)
    )
}

/// Returns the members of which words put in consist, with an `and` on their one side and a single thing beside it: `wheat [and
/// barley]`, `[wheat and] barley`, `wheat[, the barley and the maize]`.
fn put_beside(reading: &Reading, first: usize, last: usize) -> Option<Vec<Member>> {
    let is_comma = |at: usize| is_behind_comma(reading, at);
    // `all hostages, living and dead`: before a break and without articles, it may be a remark on the word before.
    let goes_on = is_article(reading, first)
        || (reading.tokens.get(last + 1)).is_some_and(|next| next.gap <= Gap::Space);
    let is_list = is_comma(first) && goes_on && (first..last).any(|at| is_and(reading, at));
    let is_led = is_and(reading, first) || is_list;
    let beside = if is_led {
        first.checked_sub(1)?
    } else if is_and(reading, last) {
        last + 1
    } else {
        return None;
    };
    let ends = !is_led
        || reading.word(last + 1).is_some()
        || reading.value(last + 1).is_some()
        || is_verb(reading, beside)
        || (reading.tokens.get(last + 1)).is_none_or(|next| next.gap >= Gap::Comma);
    let begins =
        || reading.begins(beside) && reading.entry(beside) == Entry::Unknown || is_somebody(reading, beside);
    if !ends || !is_plain(reading, beside) && !begins() || reading.begins(first) {
        return None;
    }
    let mut members: Vec<Member> = Vec::new();
    let mut is_open = false;
    for at in first..=last {
        is_open &= !is_comma(at);
        // `and increasing the rate of inflation` is more than a list.
        let is_in_list = reading.tokens[at].gap <= Gap::Space || is_comma(at);
        if is_and(reading, at) {
            is_open = false;
        } else if !is_in_list || is_open && is_article(reading, at) {
            return None;
        } else if is_article(reading, at) {
            continue;
        } else if !(is_plain(reading, at) || is_open && reading.tokens[at].is_in(NOUNS)) {
            return None;
        } else if let Some(member) = members.last_mut().filter(|_| is_open) {
            member.1 = at;
        } else {
            members.push((at, at));
            is_open = true;
        }
    }
    let fits = |member: &Member| member.1 - member.0 < LONGEST_MEMBER;
    members.iter().all(fits).then_some(members)
}

/// Returns the word of a member that no other has: its noun, unless the last member of the other list has the same, as
/// that is then the noun of all: `banking, telephone and power services`, `banking and telephone services`.
fn own_word(pair: &Pair, side: Side, (first, noun): Member, others: &[Member]) -> usize {
    let is_of_all = |(of_last, last): &Member| {
        of_last < last
            && pair
                .side(side.other())
                .has_stem(*last, pair.side(side).stem(noun))
    };
    if first < noun && others.last().is_some_and(is_of_all) {
        first
    } else {
        noun
    }
}

/// Tells whether a word stands where a verb does, which may have its object behind it: `shall not build [or import] missiles`.
fn is_verb(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        reading.tokens[before].is_in(DUTY)
            || is_negation(reading, before) && before > 0 && reading.tokens[before - 1].is_in(DUTY)
    })
}

/// Returns the word of a member put beside a single thing that the other side has not: `the coastal crossing [and the desert
/// crossing]`.
fn own_noun(pair: &Pair, side: Side, (first, noun): Member) -> usize {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let is_there = |at: usize| (0..other.tokens.len()).any(|there| other.has_stem(there, reading.stem(at)));
    if first < noun && is_there(noun) && !is_there(first) && is_site(reading, noun) {
        first
    } else {
        noun
    }
}

/// Tells whether the other side says a word of a member somewhere, or a word that means the same; or the member's own
/// neighbour does, as in `null and void`.
fn is_said(pair: &Pair, side: Side, noun: usize) -> bool {
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let stem = reading.stem(noun);
    let group = reading.sense(noun);
    (0..other.tokens.len())
        .any(|there| other.has_stem(there, stem) || group.is_some() && group == other.sense(there))
}

/// Tells whether two members begin with the same words, as far as both go, or end with the same one where that is all of it
/// or it may be: what stands before the first member of a list (`convoys carrying food`) can be taken for a part of it,
/// and `power services` are no `telephone services`.
fn is_member(pair: &Pair, (of_old, old): (&[Member], Member), (of_new, new): (&[Member], Member)) -> bool {
    let is_word = |one: usize, other: usize| pair.new.has_stem(other, pair.old.stem(one));
    let mut both = (old.0..=old.1).zip(new.0..=new.1);
    let is_open =
        old.0 == old.1 || new.0 == new.1 || of_old.first() == Some(&old) || of_new.first() == Some(&new);
    both.all(|(one, other)| is_word(one, other)) || is_open && is_word(old.1, new.1)
}

/// Reads the lists of a side.
pub(super) fn lists_of(reading: &Reading) -> Vec<Vec<Member>> {
    (1..reading.tokens.len())
        .filter(|at| is_and(reading, *at) && !reading.begins(*at))
        .filter_map(|and| read_around(reading, and))
        .collect()
}

/// Reads the list whose last two members an `and` joins.
fn read_around(reading: &Reading, and: usize) -> Option<Vec<Member>> {
    let first = past_article(reading, and + 1);
    let is_in = |at: usize| is_plain(reading, at) && reading.tokens[at].gap <= Gap::Space;
    // `monuments destroyed in the war`.
    let is_participle = |at: usize| at > first && reading.text(at).ends_with("ed");
    let length = (first..first + LONGEST_MEMBER)
        .take_while(|at| is_in(*at) && !is_participle(*at))
        .count();
    // `spare parts`, `price caps`: the noun is in the lexicon.
    if (reading.tokens.get(first + length)).is_some_and(|next| next.gap <= Gap::Space && next.is_in(NOUNS)) {
        return None;
    }
    let mut members = vec![(
        first,
        (first + length).checked_sub(1).filter(|last| *last >= first)?,
    )];
    let mut behind = and;
    loop {
        let last = behind.checked_sub(1)?;
        let mut first = behind;
        while first > 0 && behind - first < LONGEST_MEMBER && is_plain(reading, first - 1) {
            first -= 1;
            if reading.tokens[first].gap > Gap::Space {
                break;
            }
        }
        if first > last {
            return None;
        }
        // `the wheat, the barley and the maize`.
        let start = match first.checked_sub(1) {
            Some(article) if is_article(reading, article) => article,
            _ => first,
        };
        // `roads are mended, sea and air routes opened`: what is done before the list.
        let is_done = |(first, last): Member| {
            first > 0 && reading.is(first - 1, Word::Be) && reading.text(last).ends_with("ed")
        };
        if is_done((first, last)) && !reading.text(members[0].1).ends_with("ed") {
            return None;
        }
        members.push((first, last));
        if !is_behind_comma(reading, start) || !is_plain(reading, start.checked_sub(1)?) {
            break;
        }
        behind = start;
    }
    // `finance and health, and its decisions`: behind a comma an `and` begins something else, unless more members have one.
    if members.len() == 2 && reading.tokens[and].gap >= Gap::Comma {
        return None;
    }
    members.reverse();
    Some(members)
}

/// Tells whether nothing but a comma stands before a token.
fn is_behind_comma(reading: &Reading, at: usize) -> bool {
    at < reading.tokens.len() && at > 0 && reading.gap_text(at) == ", "
}

/// Small words that a member may end with.
const NOUNS: WordSet = WordSet::of(&[
    Word::Part,
    Word::Half,
    Word::Third,
    Word::Quarter,
    Word::Limit,
    Word::Restriction,
    Word::Condition,
    Word::Minimum,
    Word::Maximum,
    Word::Case,
    Word::Ban,
]);

/// Tells whether a token joins the last two members of a list.
pub(super) fn is_and(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), Some(Word::And | Word::Or))
}

/// Tells whether a token is an article or the like.
fn is_article(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), Some(Word::A | Word::The | Word::It))
}

/// Returns the token behind an article, if one stands there.
fn past_article(reading: &Reading, at: usize) -> usize {
    at + usize::from(is_article(reading, at))
}

/// Tells whether a token is a word like most, in small letters, and may be a part of a member.
fn is_plain(reading: &Reading, at: usize) -> bool {
    const NO_PARTS: KeySet<18> = keys([
        "against",
        "among",
        "between",
        "concerning",
        "during",
        "get",
        "gets",
        "including",
        "keeps",
        "over",
        "receives",
        "regarding",
        "remain",
        "remains",
        "stay",
        "stays",
        "through",
        "under",
    ]);
    // `occupy or annex` are no annex.
    matches!(reading.entry(at), Entry::Unknown | Entry::Reference(_))
        && (reading.tokens.get(at)).is_some_and(|token| token.shape == Shape::Small || reading.begins(at))
        && !reading.is_any(at, &NO_PARTS)
}

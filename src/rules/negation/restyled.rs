//! Opposites in sentences that were put in other words altogether: `the force keeps its staff`, `the staff of the force is
//! dissolved`; `the road is open at all times`, `at no time is anybody barred from the road`.
//!
//! What a sentence says of a matter is a yes or a no ([`matters`]), turned round by a word of negation before it. A yes on one
//! side and a no on the other are told where each side says but one of the two, both sentences speak of the same things, and
//! the words next to either speak of one of them. `lifted once the vote is held` and `in force until the vote is held` are one,
//! so nothing is told across such words, nor where one side draws an exception.
//!
//! Cost: a look into a table of bits for each word that changed; the rest only where both sides have such a word.

mod matters;

use super::super::Change;
use super::super::pair::{Pair, Side, is_negation, list_head, sentence_end, sentence_start, unparted_before};
use super::super::table::{NEGATION_ADDED, NEGATION_REMOVED};
use super::{denial, is_of_subject, negates};
use crate::rules::obligation::is_release;
use crate::text::figures::Value;
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading};
use matters::{Expression, N_MATTERS, begun_by, may_begin};

/// Words that say of a matter that it holds or does not.
#[derive(Debug, Clone, Copy)]
struct Said {
    first: usize,
    last: usize,
    /// The place of the matter in the table.
    matter: usize,
    /// Whether the words themselves say yes.
    yes: bool,
    /// Whether a word before them turns that round.
    turned: bool,
}

impl Said {
    /// Tells whether the sentence says yes.
    fn holds(&self) -> bool {
        self.yes != self.turned
    }
}

/// What two sides say of one matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The same, one of them by a negation.
    Same,
    /// The opposite.
    Opposed,
}

/// Returns what both sides say of one matter, if each says one thing of it.
pub(super) fn verdict(pair: &Pair) -> Option<Verdict> {
    compared(pair).map(|(verdict, _, _)| verdict)
}

/// Reports words that say the opposite of what the other side says.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let Some((Verdict::Opposed, old, new)) = compared(pair) else {
        spared(pair, changes);
        return;
    };
    let rule = if old.holds() {
        &NEGATION_ADDED
    } else {
        &NEGATION_REMOVED
    };
    changes.push(pair.exchanged(rule, (old.first, old.last), (new.first, new.last)));
}

/// Reports what somebody is spared and the other side says plainly: `is spared extradition`, `will be extradited`.
fn spared(pair: &Pair, changes: &mut Vec<Change>) {
    const SPARING: KeySet<6> = keys(["escape", "escapes", "excused", "exempt", "exempted", "spared"]);
    let spares = |reading: &Reading, at: usize| reading.is_any(at, &SPARING);
    let Some((side, (_, at))) = pair.on_one_side(|reading, at| spares(reading, at).then_some(at)) else {
        return;
    };
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    if !is_changed(pair, side, at) || is_turned(reading, at, at) {
        return;
    }
    let said = |at: usize, matter: usize| Said {
        first: at,
        last: at,
        matter,
        yes: true,
        turned: false,
    };
    let end = sentence_end(reading, at).min(at + 1 + BEFORE_SPARED);
    let what = (at + 1..end)
        .take_while(|after| reading.tokens[*after].gap < Gap::Comma)
        .filter(|after| reading.entry(*after) == Entry::Unknown);
    let plain = what.filter_map(|word| {
        (0..other.tokens.len())
            .filter(|there| other.entry(*there) == Entry::Unknown && is_changed(pair, side.other(), *there))
            .find(|there| is_like(reading, word, other, *there) && !other.begins(*there))
    });
    let is_plain = |there: &usize| {
        let mut sentence = sentence_start(other, *there)..sentence_end(other, *there);
        !denial::may_be_denied(other, *there, reading) && !sentence.any(|at| is_negation(other, at))
    };
    let Some(there) = plain.last().filter(is_plain) else {
        return;
    };
    let (mine, theirs) = (said(at, 0), said(there, 0));
    let (old, new) = match side {
        Side::Old => (&mine, &theirs),
        Side::New => (&theirs, &mine),
    };
    if is_one_thing(pair, (old, &[]), (new, &[])) {
        let rules = (&NEGATION_REMOVED, &NEGATION_ADDED);
        changes.push(pair.exchanged_on(side, rules, (at, at), (there, there)));
    }
}

/// `exempt from the payment of Armenian customs duties`: what somebody is spared has so many words at most.
const BEFORE_SPARED: usize = 7;

/// Compares what the sides say of the first matter that both speak of.
fn compared(pair: &Pair) -> Option<(Verdict, Said, Said)> {
    let may_say = |side: Side| {
        (0..pair.side(side).tokens.len())
            .any(|at| may_begin(pair.side(side).tokens[at].key) && is_changed(pair, side, at))
    };
    if !may_say(Side::Old) || !may_say(Side::New) {
        return None;
    }
    let said = pair.read(|reading, side| read(pair, reading, side));
    (0..N_MATTERS).find_map(|matter| {
        let old = one_voice(pair, Side::Old, &said.old, matter)?;
        let new = one_voice(pair, Side::New, &said.new, matter)?;
        if !is_one_thing(pair, (&old, &said.old), (&new, &said.new)) {
            return None;
        }
        match (old.holds() == new.holds(), old.turned == new.turned) {
            (false, _) => Some((Verdict::Opposed, old, new)),
            (true, false) => Some((Verdict::Same, old, new)),
            (true, true) => None,
        }
    })
}

/// Tells whether a word is in a change.
fn is_changed(pair: &Pair, side: Side, at: usize) -> bool {
    !pair.is_aligned() || pair.hunk(side, at).is_some()
}

/// Returns what a side says of a matter, unless it says yes of one thing and no of another.
fn one_voice(pair: &Pair, side: Side, said: &[Said], matter: usize) -> Option<Said> {
    // `may be barred`: what else is said says more than a `may`.
    let is_weak = |said: &&Said| matches!(pair.side(side).word(said.first), Some(Word::May | Word::Can));
    let of_matter = || said.iter().filter(move |said| said.matter == matter);
    let has_more = of_matter().any(|said| !is_weak(&said));
    let mut all = of_matter().filter(|said| !has_more || !is_weak(said));
    let first = all.next()?;
    (all.all(|said| said.holds() == first.holds()) && is_changed(pair, side, first.first)).then_some(*first)
}

/// Reads what a side says of all matters.
fn read(pair: &Pair, reading: &Reading, side: Side) -> Vec<Said> {
    let mut found = Vec::new();
    for first in 0..reading.tokens.len() {
        if !may_begin(reading.tokens[first].key) || !is_changed(pair, side, first) {
            continue;
        }
        let begun = begun_by(reading.tokens[first].key);
        for of_matter in begun.chunk_by(|one, other| one.matter == other.matter) {
            let longest = |yes: bool| {
                let of_side = of_matter.iter().filter(|expression| expression.yes == yes);
                of_side
                    .filter_map(|expression| last_of(reading, first, expression))
                    .max()
            };
            let (yes, no) = (longest(true), longest(false));
            let Some(last) = yes.max(no) else { continue };
            if is_predicate(reading, first, last)
                && !is_move(reading, first, last)
                && denial::limit_of(reading, last).is_none()
            {
                found.push(Said {
                    first,
                    last,
                    matter: of_matter[0].matter,
                    yes: yes >= no,
                    turned: is_turned(reading, first, last),
                });
            }
        }
    }
    found
}

/// Returns the last token of an expression whose first word a token is.
fn last_of(reading: &Reading, first: usize, expression: &Expression) -> Option<usize> {
    let more = expression.more();
    let tokens = reading.tokens.get(first + 1..first + 1 + more.len())?;
    let is_said = tokens
        .iter()
        .zip(more)
        .all(|(token, key)| token.gap == Gap::Space && token.key == *key);
    is_said.then_some(first + more.len())
}

/// Tells whether words are what their sentence says, and not said of a noun beside them: not `the frozen assets`, `an open
/// letter`, `the support`.
fn is_predicate(reading: &Reading, first: usize, last: usize) -> bool {
    const STATES: KeySet<9> = keys([
        "become", "becomes", "kept", "left", "remain", "remains", "see", "stay", "stays",
    ]);
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    let is_beside = reading.tokens[first].gap == Gap::Joined
        || reading
            .tokens
            .get(last + 1)
            .is_some_and(|next| next.gap == Gap::Joined);
    // `the siege that has kept them from their fields`.
    let is_perfect = reading.is(before, Word::Have) && reading.is_any(first, &const { keys(["kept"]) });
    if is_beside || reading.begins(first) || is_perfect {
        return false;
    }
    let is_state = reading.is(before, Word::Be) || reading.is_any(before, &STATES);
    let is_pronoun = reading.is_any(
        before,
        &const { keys(["it", "they", "this", "that", "these", "those", "there"]) },
    );
    // `sanctions in force since 2014`: which ones, not what becomes of them.
    let is_attribute = || {
        const KEEPING: KeySet<12> = keys([
            "continue",
            "continues",
            "hold",
            "holds",
            "keep",
            "keeps",
            "leave",
            "leaves",
            "maintain",
            "maintains",
            "put",
            "remaining",
        ]);
        let mut sentence = sentence_start(reading, first)..first;
        reading.is(first, Word::In)
            && !sentence.any(|at| reading.is_any(at, &KEEPING) || reading.is_any(at, &STATES))
    };
    if is_state || is_pronoun {
        return true;
    }
    if last > first {
        return !is_attribute();
    }
    let is_led = matches!(
        reading.word(before),
        Some(
            Word::A
                | Word::The
                | Word::Of
                | Word::All
                | Word::Any
                | Word::In
                | Word::It
                | Word::That
                | Word::On
                | Word::For
        )
    );
    // `the right to the blocked assets`: what stands right before a noun is said of it.
    let is_participle = reading.text(first).ends_with("ed") || reading.text(first).ends_with("en");
    let is_of_noun = is_participle
        && (reading.tokens.get(last + 1)).is_some_and(|next| next.gap == Gap::Space)
        && matches!(reading.entry(last + 1), Entry::Unknown | Entry::Name(_));
    !is_led && !is_of_noun
}

/// Tells whether troops go back to where they remain: `withdraw to their bases`.
fn is_move(reading: &Reading, first: usize, last: usize) -> bool {
    reading.is(last + 1, Word::To)
        && reading.is_any(first, &const { keys(["withdraw", "withdrawn", "withdraws"]) })
}

/// Tells whether the words around an expression turn round what it says: `no party may`, `may not`, `fails to accept`,
/// `allowed to refuse`.
fn is_turned(reading: &Reading, first: usize, last: usize) -> bool {
    const FAILING: KeySet<5> = keys(["cease", "ceases", "fail", "failed", "fails"]);
    const DENYING: KeySet<6> = keys(["block", "deny", "obstruct", "prevent", "reject", "withhold"]);
    let mut is_ended = false;
    let (mut is_negated, mut is_failed) = (false, false);
    for before in unparted_before(reading, list_head(reading, first)) {
        // `will not build and will maintain`: what a `not` denies ends at the next verb, what `no party` does at the stop.
        is_ended |= matches!(reading.word(before), Some(Word::And | Word::But));
        let is_of_subject = is_of_subject(reading, before);
        let denies = negates(reading, before)
            && !is_release(reading, before)
            && !matches!(
                reading.word(before),
                Some(Word::Ban | Word::Refuse | Word::Without)
            );
        is_negated |= denies && (is_of_subject || !is_ended);
        let goes_on = matches!(reading.word(before + 1), Some(Word::To | Word::From));
        let fails = reading.is_any(before, &FAILING) || reading.is(before, Word::Refuse);
        is_failed |= !is_ended && goes_on && fails;
    }
    let is_behind = matches!(reading.word(first), Some(Word::May | Word::Can))
        && (matches!(reading.word(last + 1), Some(Word::Not | Word::Never))
            // `nor may vessels carry them`.
            || first > 0 && reading.is(first - 1, Word::Nor));
    let refuses = reading.is(last + 1, Word::To)
        && (reading.is(last + 2, Word::Refuse) || reading.is_any(last + 2, &DENYING));
    [is_negated || is_behind, is_failed, refuses]
        .iter()
        .filter(|turns| **turns)
        .count()
        % 2
        == 1
}

/// Tells whether two sentences say what they say of the same things, with nothing that bends it.
fn is_one_thing(pair: &Pair, (old, of_old): (&Said, &[Said]), (new, of_new): (&Said, &[Said])) -> bool {
    let sentences = [(Side::Old, old), (Side::New, new)].map(|(side, said)| {
        let reading = pair.side(side);
        (reading, clause_of(reading, said.first))
    });
    let [(one, in_old), (other, in_new)] = &sentences;
    if draws_line(one, in_old.clone()) || draws_line(other, in_new.clone()) {
        return false;
    }
    // What holds until a day does not hold after it.
    let has = |asks: fn(&Reading, usize) -> bool| {
        sentences
            .each_ref()
            .map(|(reading, range)| range.clone().any(|at| asks(reading, at)))
    };
    let (waits, comes, hangs) = (
        has(waits_for),
        has(comes_with),
        has(|reading, at| reading.is(at, Word::If)),
    );
    let is_bent = waits[0] && (waits[1] || comes[1]) || waits[1] && comes[0] || hangs[0] && hangs[1];
    if is_bent && old.holds() != new.holds() {
        return false;
    }
    let mine = content(one, in_old.clone(), old, of_old);
    let theirs = content(other, in_new.clone(), new, of_new);
    let is_in = |reading: &Reading, at: usize, other: &Reading, places: &[usize]| {
        places.iter().any(|there| is_like(reading, at, other, *there))
    };
    let shared = (mine.iter().filter(|at| is_in(one, **at, other, &theirs)).count())
        .min(theirs.iter().filter(|at| is_in(other, **at, one, &mine)).count());
    let near = [nearest(one, &mine, old), nearest(other, &theirs, new)];
    let is_near = near[0].iter().any(|at| is_in(one, *at, other, near[1]));
    let fewest = mine.len().min(theirs.len());
    let most = mine.len().max(theirs.len());
    // `The embargo stays in place.`, `The embargo is lifted.`
    let is_all = shared > 0 && most == shared && waits == [false; 2];
    is_near && (shared >= FEWEST_SHARED || is_all) && shared * 2 + 1 >= fewest && shared * 3 >= most
}

/// Returns the sentence around a token, of a long one the part up to a comma with an `and` or a `but` behind it.
fn clause_of(reading: &Reading, at: usize) -> std::ops::Range<usize> {
    let (start, end) = (sentence_start(reading, at), sentence_end(reading, at));
    if end - start <= LONG {
        return start..end;
    }
    let parts = |at: &usize| {
        reading.tokens[*at].gap == Gap::Comma && matches!(reading.word(*at), Some(Word::And | Word::But))
    };
    let first = (start + 1..=at).rev().find(parts).unwrap_or(start);
    first..(at + 1..end).find(parts).unwrap_or(end)
}

/// Half of the sentences of the plans are shorter.
const LONG: usize = 24;

/// Two sentences share so many words of meaning at least.
const FEWEST_SHARED: usize = 2;

/// So many words of meaning to either side of a word may be what it speaks of.
const NEAR: usize = 3;

/// Returns the words of meaning next to what is said: no `and` parts them from it.
fn nearest<'w>(reading: &Reading, words: &'w [usize], said: &Said) -> &'w [usize] {
    let is_parted = |mut between: std::ops::Range<usize>| {
        between.any(|at| matches!(reading.word(at), Some(Word::And | Word::But | Word::While)))
    };
    let behind = words.partition_point(|at| *at < said.first);
    let before = (words[..behind].iter().rev().take(NEAR))
        .take_while(|at| !is_parted(**at..said.first))
        .count();
    let after = (words[behind..].iter().take(NEAR))
        .take_while(|at| !is_parted(said.last..**at))
        .count();
    &words[behind - before..behind + after]
}

/// Tells whether a sentence draws an exception.
fn draws_line(reading: &Reading, mut sentence: std::ops::Range<usize>) -> bool {
    const EXCEPTING: KeySet<6> = keys(["beyond", "except", "excepting", "failing", "otherwise", "save"]);
    sentence.any(|at| {
        matches!(
            reading.word(at),
            Some(Word::Only | Word::Alone | Word::Unless | Word::Without)
        ) || reading.is(at, Word::Other) && reading.is(at + 1, Word::Than)
            || reading.is_any(at, &EXCEPTING)
    })
}

/// Tells whether a token says until when something holds.
fn waits_for(reading: &Reading, at: usize) -> bool {
    // `for two years`.
    let lasts = || {
        reading.is(at, Word::For)
            && matches!(reading.value(at + 1), Some(Value::Amount(amount)) if amount.unit.is_time())
    };
    matches!(
        reading.word(at),
        Some(Word::Until | Word::Before | Word::Pending | Word::Long)
    ) || lasts()
}

/// Tells whether a token says from when something holds, or on what it hangs.
fn comes_with(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.word(at),
        Some(Word::Once | Word::When | Word::After | Word::If | Word::Upon | Word::Following)
    )
}

/// Returns where a sentence has words that say what it is about, besides what it says of that.
fn content(reading: &Reading, sentence: std::ops::Range<usize>, said: &Said, all: &[Said]) -> Vec<usize> {
    sentence
        .filter(|at| {
            !all.iter()
                .chain([said])
                .any(|said| (said.first..=said.last).contains(at))
        })
        .filter(|at| match reading.tokens[*at].meaning {
            Meaning::Word(Entry::Unknown | Entry::Name(_) | Entry::Number(_)) | Meaning::Value(_) => true,
            Meaning::Word(_) => false,
        })
        .collect()
}

/// Tells whether two words speak of the same: forms of one word, words of one sense, `Israel` and `Israeli`.
pub(in crate::rules) fn is_like(one: &Reading, at: usize, other: &Reading, there: usize) -> bool {
    if one.tokens[at].key == other.tokens[there].key {
        return true;
    }
    if let (Entry::Name(mine), Entry::Name(theirs)) = (one.entry(at), other.entry(there))
        && mine.alone.is_some()
        && mine.alone == theirs.alone
    {
        return true;
    }
    let (mine, theirs) = (one.bytes(at), other.bytes(there));
    let has_root =
        mine.len() >= ROOT && theirs.len() >= ROOT && mine[..ROOT].eq_ignore_ascii_case(&theirs[..ROOT]);
    if has_root || other.has_stem(there, one.stem(at)) {
        return true;
    }
    let group = one.sense(at);
    group.is_some() && group == other.sense(there)
}

/// Words that share so many letters at the beginning are mostly of one root.
const ROOT: usize = 5;

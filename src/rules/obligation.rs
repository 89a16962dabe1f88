//! How binding a duty is: must, will, is expected to, should, may.
//!
//! A duty is a word of duty and the verb after it. Two duties are compared when they have the same verb, or when one
//! stands right where the other stood. The plain present (`Ukraine leaves`) binds like `will`; it is compared only
//! with a duty whose very verb it has, in the same place of the sentence. A duty and its negation are never compared
//! here, that is the matter of [`super::negation`]; `must not` and `should not` are.

use super::Change;
use super::pair::{ARROW, Pair, Side, Sides, negated_before, sentence_end, sentence_start, stem_at};
use super::table::{OBLIGATION_STRENGTHENED, OBLIGATION_WEAKENED};
use crate::text::key::Stem;
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading, Shape};

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
    /// What of them a reader is shown, first and last token.
    shown: (usize, usize),
    strength: Strength,
    negated: bool,
    /// Where its verb is.
    verb: Option<usize>,
    /// The stem of the verb.
    stem: Option<Stem>,
    settled: bool,
}

impl Duty {
    /// Returns a duty of which only the words are known.
    fn new(first: usize, last: usize, strength: Strength) -> Self {
        Self {
            first,
            shown: (first, last),
            strength,
            negated: false,
            verb: None,
            stem: None,
            settled: false,
        }
    }
}

/// Compares the duties of both sides.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let mut duties = pair.read(|reading, _| read(reading));
    expectation(pair, changes);
    calls(pair, changes);
    if duties.old.is_empty() && duties.new.is_empty() {
        return;
    }
    let same_verb = |one: &Duty, other: &Duty| {
        one.stem.is_some() && one.stem == other.stem && one.negated == other.negated
    };
    pair_up(&mut duties, |one, other| {
        same_verb(one, other) && one.strength == other.strength
    });
    let mut pairs = pair_up(&mut duties, same_verb);
    if pair.is_aligned() {
        pairs.extend(pair_up(&mut duties, |one, other| {
            one.negated == other.negated && in_one_place(pair, one, other)
        }));
    }
    for (old, new) in pairs {
        report(pair, &old, &new, changes);
    }
    for side in [Side::Old, Side::New] {
        against_plain(pair, side, &duties, changes);
    }
}

/// Reports an `it is expected that` which stands on one side only, before a sentence that is otherwise the same and
/// in the plain present.
fn expectation(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    for hunk in &words.hunks {
        let (side, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (false, true) => (Side::Old, hunk.old.clone()),
            (true, false) => (Side::New, hunk.new.clone()),
            (true, true) | (false, false) => continue,
        };
        let reading = pair.side(side);
        let (first, last) = (range.start as usize, range.end as usize - 1);
        let says_so = last >= first + 2
            && reading.is(last, Word::That)
            && reading.is(last - 1, Word::Expected)
            && !(last + 1..sentence_end(reading, last)).any(|at| duty_at(reading, at).is_some());
        if says_so {
            let expected = pair.quote(side, last - 2, last - 1);
            let places = [(last - 2, last - 1)];
            changes.push(match side {
                Side::Old => pair.change(
                    &OBLIGATION_STRENGTHENED,
                    format!("{expected}{ARROW}stated plainly"),
                    &places,
                    &[],
                ),
                Side::New => pair.change(
                    &OBLIGATION_WEAKENED,
                    format!("stated plainly{ARROW}{expected}"),
                    &[],
                    &places,
                ),
            });
        }
    }
}

/// Reports what a body asks of others more or less firmly: demands, calls upon or urges, invites or encourages.
fn calls(pair: &Pair, changes: &mut Vec<Change>) {
    let Some(words) = pair.words.filter(|_| pair.is_aligned()) else {
        return;
    };
    for hunk in &words.hunks {
        let only = |side: Side, range: &std::ops::Range<u32>| {
            let reading = pair.side(side);
            let mut calls =
                (range.start as usize..range.end as usize).filter_map(|at| Some((at, call_at(reading, at)?)));
            calls.next().filter(|_| calls.next().is_none())
        };
        let (Some((old, from)), Some((new, to))) = (only(Side::Old, &hunk.old), only(Side::New, &hunk.new))
        else {
            continue;
        };
        let duty = |side: Side, at: usize, strength: Strength| {
            let reading = pair.side(side);
            let last = at + usize::from(reading.is(at + 1, Word::On) || reading.is(at + 1, Word::Upon));
            Duty::new(at, last, strength)
        };
        report(
            pair,
            &duty(Side::Old, old, from),
            &duty(Side::New, new, to),
            changes,
        );
    }
}

/// Reads how firmly a body asks at a token; `calls` needs its `on` or `upon`.
fn call_at(reading: &Reading, at: usize) -> Option<Strength> {
    let is_noun = at > 0
        && matches!(
            reading.word(at - 1),
            Some(Word::The | Word::It | Word::That | Word::All | Word::Of)
        );
    if is_noun && !reading.begins(at) {
        return None;
    }
    match reading.word(at)? {
        Word::Demand => Some(Strength::Must),
        Word::Urge
            if reading.text(at).eq_ignore_ascii_case("calls")
                && !reading.is(at + 1, Word::On)
                && !reading.is(at + 1, Word::Upon) =>
        {
            None
        }
        Word::Urge => Some(Strength::Should),
        Word::Invite => Some(Strength::May),
        _ => None,
    }
}

/// Reports two duties if one binds more.
fn report(pair: &Pair, old: &Duty, new: &Duty, changes: &mut Vec<Change>) {
    let rule = match new.strength.cmp(&old.strength) {
        std::cmp::Ordering::Less => &OBLIGATION_WEAKENED,
        std::cmp::Ordering::Greater => &OBLIGATION_STRENGTHENED,
        std::cmp::Ordering::Equal => return,
    };
    let (from, to) = (
        pair.quote(Side::Old, old.shown.0, old.shown.1),
        pair.quote(Side::New, new.shown.0, new.shown.1),
    );
    changes.push(pair.change(rule, format!("{from}{ARROW}{to}"), &[old.shown], &[new.shown]));
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
        let Some((last, mut strength, mut negated)) = duty_at(reading, at) else {
            at += 1;
            continue;
        };
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
        let stem = verb.map(|verb| stem_at(reading, verb));
        let duty = match expected_before(reading, at) {
            Some(shown) if strength == Strength::Will => Duty {
                shown,
                ..Duty::new(at, last, Strength::Expected)
            },
            _ => Duty::new(at, last, strength),
        };
        duties.push(Duty {
            negated,
            verb,
            stem,
            ..duty
        });
        at = last + 1;
    }
    duties
}

/// Reads the words of duty that begin at a token: where they end, how they bind, whether they are negated.
fn duty_at(reading: &Reading, at: usize) -> Option<(usize, Strength, bool)> {
    let not = |at: usize| reading.is(at + 1, Word::Not) || reading.is(at + 1, Word::Never);
    let word = reading.word(at)?;
    let first = at + usize::from(matches!(word, Word::Must | Word::Will));
    // `shall have the right to`, `has the right to`.
    let may = reading.is(first, Word::Have)
        && reading.is(first + 1, Word::The)
        && reading.is(first + 3, Word::To)
        && RIGHTS
            .iter()
            .any(|right| reading.text(first + 2).eq_ignore_ascii_case(right));
    if may {
        return Some((first + 3, Strength::May, false));
    }
    let simple = |strength: Strength| {
        let last = at + usize::from(not(at));
        // Whoever shall endeavour to do something may fail to.
        match effort_after(reading, last + 1) {
            Some(to) if strength > Strength::Should && !not(at) => Some((to, Strength::Should, false)),
            _ => Some((last, strength, not(at))),
        }
    };
    match word {
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

/// What one who may do something has.
const RIGHTS: &[&str] = &["right", "option", "authority", "power", "freedom", "possibility"];

/// Returns the `to` of `endeavour to`, `make every effort to` and the like that begins at a token.
fn effort_after(reading: &Reading, at: usize) -> Option<usize> {
    let is = |at: usize, words: &[&str]| {
        at < reading.tokens.len()
            && reading.tokens[at].gap == Gap::Space
            && words
                .iter()
                .any(|word| reading.text(at).eq_ignore_ascii_case(word))
    };
    let to = if is(at, EFFORTS) {
        at + 1
    } else if is(at, &["make", "use"])
        && let Some(effort) = (at + 2..at + 2 + BEFORE_EFFORT)
            .find(|at| is(*at, &["effort", "efforts", "endeavours", "endeavors"]))
    {
        effort + 1
    } else {
        return None;
    };
    reading.is(to, Word::To).then_some(to)
}

/// Verbs of trying.
const EFFORTS: &[&str] = &["endeavour", "endeavor", "strive", "seek", "try", "attempt", "aim"];

/// `make all commercially reasonable efforts`: so many words may stand between.
const BEFORE_EFFORT: usize = 3;

/// Reads `is expected to`, `is obliged to`, `is not allowed to`, `are encouraged to`, `is not`.
fn after_be(reading: &Reading, be: usize) -> Option<(usize, Strength, bool)> {
    let negated = reading.is(be + 1, Word::Not);
    let at = be + 1 + usize::from(negated);
    let to = reading.is(at + 1, Word::To);
    match reading.word(at) {
        Some(Word::Expected) if to && !negated => Some((at + 1, Strength::Expected, false)),
        Some(Word::Obliged) if to && !negated => Some((at + 1, Strength::Must, false)),
        Some(Word::Encouraged) if to && !negated => Some((at + 1, Strength::Should, false)),
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
        && (matches!(
            reading.word(at - 1),
            Some(Word::A | Word::The | Word::Of | Word::It | Word::That | Word::In)
        ) && reading.is(at, Word::Will)
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
    ["political", "free", "good", "popular", "national"]
        .iter()
        .any(|adjective| word.eq_ignore_ascii_case(adjective))
}

/// Returns where the sentence says before a token that something is expected: the `is expected` of `it is expected
/// that`.
fn expected_before(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let start = sentence_start(reading, at);
    let expected =
        (start + 1..at).find(|at| reading.is(*at, Word::Expected) && reading.is(*at + 1, Word::That))?;
    Some((expected - 1, expected))
}

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
                Word::Be | Word::Have | Word::Also | Word::Immediately | Word::Promptly,
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
pub(super) fn is_adverb(word: &str) -> bool {
    word.len() > 3
        && word.as_bytes()[word.len() - 2..].eq_ignore_ascii_case(b"ly")
        && !VERBS_IN_LY.iter().any(|verb| word.eq_ignore_ascii_case(verb))
}

/// Verbs that end like adverbs.
const VERBS_IN_LY: &[&str] = &["rely", "apply", "comply", "supply", "imply", "reply", "multiply"];

/// Compares the duties that are left on one side with plain verbs on the other.
fn against_plain(pair: &Pair, side: Side, duties: &Sides<Vec<Duty>>, changes: &mut Vec<Change>) {
    let (mine, theirs) = match side {
        Side::Old => (&duties.old, &duties.new),
        Side::New => (&duties.new, &duties.old),
    };
    let other = pair.side(side.other());
    for duty in mine.iter().filter(|duty| !duty.settled && !duty.negated) {
        let (Some(verb), Some(stem)) = (duty.verb, duty.stem) else {
            continue;
        };
        let is_other_duty = |at: usize| theirs.iter().any(|their| their.verb == Some(at));
        let Some(plain) = (0..other.tokens.len()).find(|at| {
            stem.is_of(other.text(*at)) && !is_other_duty(*at) && is_plain_verb(pair, side, verb, *at)
        }) else {
            continue;
        };
        // `shall be responsible` is a state and `shall enter into force` an effect: `shall` adds no duty to them.
        if is_shall(pair.side(side), duty) && is_state_or_effect(pair.side(side), verb) {
            continue;
        }
        // What could be is no weaker duty than what is: nobody has one.
        if duty.strength == Strength::May && !is_permission(pair.side(side), duty.first, verb) {
            continue;
        }
        // `is limited`: the verb as printed has its `is`.
        let first = if plain > 0 && other.is(plain - 1, Word::Be) {
            plain - 1
        } else {
            plain
        };
        let theirs = match expected_before(other, plain) {
            Some(shown) => Duty {
                shown,
                ..Duty::new(first, plain, Strength::Expected)
            },
            None => Duty::new(first, plain, Strength::Will),
        };
        let mine = Duty {
            shown: (duty.first, verb),
            ..*duty
        };
        match side {
            Side::Old => report(pair, &mine, &theirs, changes),
            Side::New => report(pair, &theirs, &mine, changes),
        }
    }
}

/// Tells whether a duty is told by `shall`.
fn is_shall(reading: &Reading, duty: &Duty) -> bool {
    reading.text(duty.first).eq_ignore_ascii_case("shall")
}

/// Tells whether a verb is no act: an adjective after `be`, or what agreements and rules do.
fn is_state_or_effect(reading: &Reading, verb: usize) -> bool {
    let text = reading.text(verb);
    if verb > 0 && reading.is(verb - 1, Word::Be) {
        return !is_participle(text);
    }
    EFFECTS.iter().any(|effect| text.eq_ignore_ascii_case(effect))
}

/// What agreements, rules and bodies do without anybody's doing.
const EFFECTS: &[&str] = &[
    "apply",
    "belong",
    "cease",
    "comprise",
    "consist",
    "constitute",
    "continue",
    "cover",
    "enter",
    "expire",
    "govern",
    "include",
    "lapse",
    "mean",
    "prevail",
    "remain",
    "take",
    "terminate",
];

/// Tells whether `may` or `can` before a verb permits something: `could` and `might` only wonder, and `can be safer`
/// describes.
fn is_permission(reading: &Reading, at: usize, verb: usize) -> bool {
    let wonders = ["could", "might"]
        .iter()
        .any(|word| reading.text(at).eq_ignore_ascii_case(word));
    let describes = reading.is(verb.saturating_sub(1), Word::Be) && !is_participle(reading.text(verb));
    !wonders && !describes
}

/// Tells whether a word ends like a participle: `limited`, `given`, `sent`, `built`, `held`.
fn is_participle(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ed", "en", "wn", "ent", "lt", "ld", "ne", "de", "pt", "ut", "ft", "ht", "id", "et",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Tells whether a token of the other side is a plain verb in the place of a duty's verb: it corresponds to it or is
/// in the same change, and is no infinitive and no noun. Where words are not aligned, a party has to stand before it.
fn is_plain_verb(pair: &Pair, side: Side, verb: usize, at: usize) -> bool {
    let other = pair.side(side.other());
    let before = at.checked_sub(1);
    if negated_before(other, at).is_some() {
        return false;
    }
    if before.is_some_and(|before| {
        matches!(
            other.word(before),
            Some(
                Word::To
                    | Word::A
                    | Word::The
                    | Word::Of
                    | Word::That
                    | Word::It
                    | Word::For
                    | Word::With
                    | Word::In
                    | Word::Not
            )
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

//! What denies a thing without a word of negation: `is barred from joining`, `renounces joining`, `nuclear-free`,
//! `under no circumstances`.
//!
//! Two questions with two answers. [`kept_from`] is sure: it makes a negation of its own. [`may_be_denied`] is wide: it
//! only keeps a place from counting as said plainly, so that nothing is reported where it errs.

use super::super::pair::{is_negation, sentence_end, sentence_start, unparted_before};
use super::negates;
use crate::text::key::{KeySet, keys, union};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Reading};

/// Words that keep somebody `from` doing something.
const KEEPING: KeySet<8> = keys([
    "barred",
    "debarred",
    "disqualified",
    "excluded",
    "precluded",
    "precludes",
    "prevented",
    "prevents",
]);

/// Words of giving something up: alone, with `up`, with `out`.
const GIVING_UP: KeySet<5> = keys(["forgo", "forgoes", "forswears", "renounce", "renounces"]);
const GIVE: KeySet<2> = keys(["give", "gives"]);
const UP: KeySet<1> = keys(["up"]);
const RULE: KeySet<2> = keys(["rule", "rules"]);
const RULED: KeySet<1> = keys(["ruled"]);
const OUT: KeySet<1> = keys(["out"]);

/// Tells whether a word of negation denies that somebody leaves something undone: `shall not fail to report`.
pub(super) fn denies_failing(reading: &Reading, at: usize) -> bool {
    const FAILING: KeySet<4> = keys(["fail", "fails", "neglect", "omit"]);
    (at + 1..sentence_end(reading, at))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .take(FAILS_WITHIN)
        .any(|at| reading.is_any(at, &FAILING) && reading.is(at + 1, Word::To))
}

/// `neither of the two sides shall fail to` has six words between.
const FAILS_WITHIN: usize = 7;

/// How words begin that may deny what follows them: `ineligible to join`, `waives its right to join`.
const DENYING: &[&str] = &[
    "abandon",
    "abolish",
    "avoid",
    "barred",
    "block",
    "cease",
    "closed",
    "declin",
    "decommission",
    "denied",
    "denies",
    "deny",
    "depriv",
    "destroy",
    "destruction",
    "disallow",
    "dismantl",
    "dispos",
    "disqualif",
    "eliminat",
    "except",
    "exclud",
    "exclusion",
    "exempt",
    "fail",
    "forego",
    "forgo",
    "forswear",
    "forswor",
    "halt",
    "hardly",
    "hinder",
    "illegal",
    "impermissible",
    "impossib",
    "inadmissible",
    "incapab",
    "ineligib",
    "instead",
    "lack",
    "lose",
    "loses",
    "lost",
    "opposed",
    "opposes",
    "preclu",
    "prevent",
    "prohibit",
    "reject",
    "relinquish",
    "remov",
    "renounc",
    "renunciation",
    "revok",
    "scarcely",
    "scrap",
    "stop",
    "surrender",
    "suspend",
    "unable",
    "unlawful",
    "unwilling",
    "veto",
    "waive",
    "withdraw",
    "zero",
];

/// How words begin that may deny, behind `is`, what stands before them: `joining is excluded`.
const DENIED: &[&str] = &[
    "abandon",
    "barred",
    "cancel",
    "denied",
    "dropped",
    "ended",
    "exclud",
    "halted",
    "illegal",
    "impermissible",
    "impossib",
    "inadmissible",
    "lost",
    "off",
    "out",
    "over",
    "postponed",
    "preclu",
    "prevented",
    "refused",
    "rejected",
    "revok",
    "ruled",
    "stopped",
    "suspend",
    "unacceptable",
    "unlawful",
    "withdraw",
    "withheld",
];

/// How verbs begin that end what stands right before them: `guarantees expire`, `troops must leave`.
const ENDING: &[&str] = &[
    "cease",
    "depart",
    "disappear",
    "expire",
    "lapse",
    "leave",
    "withdraw",
];

/// What follows `no` where it denies the whole sentence: `under no circumstances`, `in no way`.
const CIRCUMSTANCES: KeySet<7> = keys([
    "account",
    "case",
    "circumstance",
    "circumstances",
    "event",
    "time",
    "way",
]);

/// Between a word of keeping and its `from` stand so many words at most: `prevents the armed forces from`.
const BEFORE_FROM: usize = 4;

/// A verb that ends something is the third word after it at most: `troops must also leave`.
const BEFORE_ENDING: usize = 3;

/// Words of giving up a right: `forfeits the right to return`.
const GIVING_UP_RIGHTS: KeySet<8> = keys([
    "forfeit",
    "forfeits",
    "lose",
    "loses",
    "relinquish",
    "relinquishes",
    "waive",
    "waives",
]);
const STOP: KeySet<2> = keys(["stop", "stops"]);
const KEEP: KeySet<3> = keys(["keep", "keeps", "kept"]);

/// The words by which somebody may be kept from something, or give it up.
pub(super) const MAY_KEEP: KeySet<31> = union(&[
    KEEPING.keys(),
    GIVING_UP.keys(),
    GIVING_UP_RIGHTS.keys(),
    GIVE.keys(),
    RULE.keys(),
    RULED.keys(),
    STOP.keys(),
    KEEP.keys(),
]);

/// Returns the verb of what somebody is kept from or gives up: `barred from joining`, `rules out joining`.
pub(super) fn kept_from(reading: &Reading, at: usize) -> Option<usize> {
    if !reading.is_any(at, &MAY_KEEP) || reading.entry(at) != Entry::Unknown {
        return None;
    }
    let gerund = |at: usize| {
        let is_bound = reading.tokens.get(at).is_some_and(|token| token.gap < Gap::Comma);
        (is_bound && is_gerund(reading, at)).then_some(at)
    };
    if reading.is_any(at, &GIVING_UP_RIGHTS) {
        return after_right(reading, at + 1);
    }
    if reading.is_any(at, &GIVING_UP) {
        return gerund(at + 1).or_else(|| after_right(reading, at + 1));
    }
    for (verb, particle) in [(GIVE, UP), (RULE, OUT)] {
        if reading.is_any(at, &verb) && reading.is_any(at + 1, &particle) {
            return gerund(at + 2).or_else(|| after_right(reading, at + 2));
        }
    }
    // `stops short of recognising`.
    if reading.is_any(at, &STOP) {
        let is_short = reading.is_any(at + 1, &const { keys(["short"]) }) && reading.is(at + 2, Word::Of);
        return if is_short { gerund(at + 3) } else { None };
    }
    // `keep from moving troops`.
    if reading.is_any(at, &KEEP) {
        return if reading.is(at + 1, Word::From) {
            gerund(at + 2)
        } else {
            None
        };
    }
    // `the stationing of troops is ruled out`.
    if reading.is_any(at, &RULED) {
        let is_passive = at > 0 && reading.is(at - 1, Word::Be) && reading.is_any(at + 1, &OUT);
        return if is_passive { subject(reading, at) } else { None };
    }
    if !reading.is_any(at, &KEEPING) {
        return None;
    }
    let from = (at + 1..(at + 2 + BEFORE_FROM).min(reading.tokens.len()))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .find(|at| reading.is(*at, Word::From))?;
    gerund(from + 1)
}

/// Tells whether nobody is kept from something, given the word that says so: `neither party shall be prevented from appealing`.
pub(super) fn is_kept_from_nothing(reading: &Reading, subject: usize) -> bool {
    (subject + 1..sentence_end(reading, subject))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .any(|at| reading.is_any(at, &KEEPING) && kept_from(reading, at).is_some())
}

/// Returns the verb of `the right to return` or `its right to return` that begins at a token.
fn after_right(reading: &Reading, at: usize) -> Option<usize> {
    let is_right = matches!(
        reading.word(at),
        Some(Word::The | Word::It | Word::Any | Word::All)
    ) && reading.is_any(at + 1, &const { keys(["right", "rights"]) })
        && reading.is(at + 2, Word::To);
    (is_right && reading.entry(at + 3) == Entry::Unknown && at + 3 < reading.tokens.len()).then_some(at + 3)
}

/// Returns what is done by the subject of a passive, where it is an act: `the stationing of troops is`.
pub(super) fn subject(reading: &Reading, passive: usize) -> Option<usize> {
    let start = sentence_start(reading, passive);
    let noun = start
        + usize::from(matches!(
            reading.word(start),
            Some(Word::The | Word::Any | Word::All)
        ));
    (noun < passive && is_gerund(reading, noun) && reading.is(noun + 1, Word::Of)).then_some(noun)
}

/// Tells whether a token has the form of `joining`.
fn is_gerund(reading: &Reading, at: usize) -> bool {
    reading.entry(at) == Entry::Unknown
        && at < reading.tokens.len()
        && reading.text(at).len() > 5
        && begins_or_ends(reading.text(at), "ing", false)
}

/// Tells whether what a side says at a token, and the other denies, may be denied by the words around it as well.
pub(super) fn may_be_denied(reading: &Reading, at: usize, other: &Reading) -> bool {
    let begins = |at: usize, words: &[&str]| {
        !matches!(reading.entry(at), Entry::Name(_))
            && words
                .iter()
                .any(|word| begins_or_ends(reading.text(at), word, true))
    };
    // `waive claims and complaints`.
    let is_second = at > 1
        && matches!(reading.word(at - 1), Some(Word::And | Word::Or))
        && reading.entry(at - 2) == Entry::Unknown;
    let before = unparted_before(reading, if is_second { at - 2 } else { at })
        .take_while(|before| !matches!(reading.word(*before), Some(Word::And | Word::But)))
        .any(|before| {
            let denies = || {
                begins(before, DENYING)
                    || reading.is_any(before, &const { keys(["end", "ends", "ending"]) })
                    || before > 0
                        && reading.is(before, Word::Up)
                        && begins(before - 1, &["gave", "give", "giving"])
                    || kept_from(reading, before).is_some()
            };
            // `those who give up their arms will be pardoned`: what both sides have denies nothing on one of them.
            let is_on_both = || {
                let key = reading.tokens[before].key;
                other.tokens.iter().any(|token| token.key == key)
            };
            is_negation(reading, before) || negates(reading, before) || denies() && !is_on_both()
        });
    // `protects the land from flooding`, `gives up joining`.
    let is_left = at > 0
        && reading.tokens[at].gap < Gap::Comma
        && (reading.is(at - 1, Word::From)
            || matches!(reading.word(at - 1), Some(Word::Up)) && is_gerund(reading, at)
            || reading.is_any(at - 1, &OUT) && is_gerund(reading, at));
    let is_free = reading
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.gap == Gap::Joined)
        && reading.is_any(at + 1, &const { keys(["free"]) });
    let is_ended = (at + 1..(at + 1 + BEFORE_ENDING).min(reading.tokens.len()))
        .take_while(|after| reading.tokens[*after].gap < Gap::Comma && !reading.is(*after, Word::And))
        .filter(|after| begins(*after, ENDING))
        // `no civilians leave` has it as well: it ends nothing.
        .any(|after| {
            let stem = reading.stem(after);
            !(0..other.tokens.len()).any(|there| other.has_stem(there, stem))
        });
    before
        || is_left
        || is_ended
        || is_free
        || (at + 1..sentence_end(reading, at)).any(|after| {
            // What `whose claims are rejected` denies are the claims.
            let is_of_another = || (at + 1..after).any(|at| reading.is(at, Word::Which));
            let is_behind_be = reading.is(after - 1, Word::Be) && begins(after, DENIED) && !is_of_another();
            // `not for weapons`, `only for civilian purposes`.
            let is_bounded = reading.is(after, Word::Only)
                && matches!(reading.word(after + 1), Some(Word::For | Word::To | Word::As));
            is_behind_be
                || is_bounded
                || reading.is(after - 1, Word::Be) && reading.is(after, Word::Ban)
                || reading.is(after, Word::No) && reading.is_any(after + 1, &CIRCUMSTANCES)
        })
}

/// Tells whether what a side says at a token hangs on a word of which nothing is known: `drops its plan to join`. What
/// the other side has as well, or what only lets or makes somebody act, leaves no doubt.
pub(super) fn hangs_on_unknown(reading: &Reading, at: usize, other: &Reading, negated: usize) -> bool {
    let is_known = |word: usize| match reading.entry(word) {
        Entry::Small(_) => true,
        Entry::Unknown => {
            let stem = reading.stem(word);
            reading.is_any(word, &LEADING) || (0..other.tokens.len()).any(|there| other.has_stem(there, stem))
        }
        _ => false,
    };
    if reading.begins(at) {
        return is_beside_noun(reading, at, other, negated)
            || is_gerund(reading, at)
                && !is_gerund(other, negated)
                && !(at..sentence_end(reading, at)).any(|after| reading.is(after, Word::Allowed));
    }
    if at > 1 && reading.is(at - 1, Word::To) {
        return !is_known(at - 2);
    }
    if is_gerund(reading, at) && !is_gerund(other, negated) {
        return !is_known(at - 1) || matches!(reading.word(at - 1), Some(Word::A | Word::The));
    }
    is_beside_noun(reading, at, other, negated)
}

/// Tells whether a side has beside a noun what the other denies with `is not`: `deployed missiles`, `missiles are not
/// deployed`.
fn is_beside_noun(reading: &Reading, at: usize, other: &Reading, negated: usize) -> bool {
    negated > 0
        && other.is(negated - 1, Word::Be)
        && other.tokens[negated].key == reading.tokens[at].key
        && !(at.saturating_sub(BEFORE_ENDING)..at)
            .any(|before| matches!(reading.word(before), Some(Word::Be | Word::Have)))
}

/// Words that an infinitive follows which is meant.
const LEADING: KeySet<26> = keys([
    "able",
    "agree",
    "agreed",
    "agrees",
    "begin",
    "begins",
    "commits",
    "continue",
    "continues",
    "duty",
    "eligible",
    "free",
    "freedom",
    "obligation",
    "option",
    "permission",
    "permits",
    "allows",
    "pledges",
    "possibility",
    "power",
    "promises",
    "ready",
    "right",
    "undertakes",
    "welcome",
]);

/// Tells whether a word begins, or ends, with certain letters, whatever their case.
fn begins_or_ends(word: &str, letters: &str, begins: bool) -> bool {
    let (word, letters) = (word.as_bytes(), letters.as_bytes());
    let Some(rest) = word.len().checked_sub(letters.len()) else {
        return false;
    };
    let part = if begins {
        &word[..letters.len()]
    } else {
        &word[rest..]
    };
    part.eq_ignore_ascii_case(letters)
}

/// Tells whether a word of negation and one of keeping lift each other: `is not barred from joining`, `no ban on
/// joining`. What such a sentence says is left open.
pub(super) fn is_lifted(reading: &Reading, at: usize) -> bool {
    let keeps = |at: usize| reading.is(at, Word::Ban) || kept_from(reading, at).is_some();
    let is_bound = |at: usize| reading.tokens[at].gap < Gap::Comma;
    // `the ban on coal is lifted`.
    let ends = |at: usize| reading.is_any(at, &const { keys(["dropped", "ended", "lifted", "revoked"]) });
    if reading.is(at, Word::Ban) && (at + 1..sentence_end(reading, at)).any(ends) {
        return true;
    }
    if keeps(at) || reading.is(at, Word::Refuse) {
        return (at.saturating_sub(BETWEEN)..at)
            .rev()
            .take_while(|before| is_bound(before + 1))
            .any(|before| is_negation(reading, before));
    }
    (at + 1..(at + 1 + BETWEEN).min(reading.tokens.len()))
        .take_while(|after| is_bound(*after))
        .any(keeps)
}

/// Between a negation and the word of keeping that it lifts stand two words at most: `has not been barred`.
const BETWEEN: usize = 3;

/// Tells whether a `not` only turns away one manner for another that follows: `not at once but in stages`.
pub(super) fn is_manner(reading: &Reading, at: usize) -> bool {
    let but = (at + 1..sentence_end(reading, at)).find(|at| reading.is(*at, Word::But));
    but.and_then(|but| reading.word(but + 1)).is_some_and(|next| {
        matches!(
            next,
            Word::In
                | Word::At
                | Word::On
                | Word::By
                | Word::With
                | Word::Without
                | Word::Within
                | Word::From
                | Word::Before
                | Word::After
                | Word::Only
                | Word::Immediately
                | Word::Promptly
        )
    })
}

/// Returns the `later than` or `more than` that a negation makes a limit of: `must not be held later than May`.
pub(super) fn limit_of(reading: &Reading, at: usize) -> Option<usize> {
    (at + 1..(at + 1 + BEFORE_THAN).min(reading.tokens.len()))
        .take_while(|at| reading.tokens[*at].gap < Gap::Comma)
        .find(|at| {
            matches!(reading.word(*at), Some(Word::Later | Word::More | Word::Less))
                && reading.is(at + 1, Word::Than)
        })
}

/// `not be held any later than` has the most words between.
const BEFORE_THAN: usize = 4;

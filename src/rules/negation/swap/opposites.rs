//! Verbs and adjectives in the place of their opposites: `accept` and `rule out`, `remain` and `cease`, `lifts the ban` and
//! `upholds the ban`, `eligible` and `ineligible`.

use crate::rules::negation::{is_denied, negates};
use crate::rules::pair::{Pair, Side, negated_before};
use crate::rules::table::{NEGATION_ADDED, NEGATION_REMOVED};
use crate::rules::{Change, Kind};
use crate::text::key::{KeySet, Stem, keys};
use crate::text::lexicon::{Entry, Word, WordSet};
use crate::text::tokens::{Gap, Meaning, Reading};

/// Verbs and adjectives, each against what says that it is not so. Forms of one verb are found by their stems.
const OPPOSITES: &[(&[&str], &[&str])] = &[
    (&["able"], &["unable"]),
    (
        &[
            "accept",
            "approve",
            "endorse",
            "recognise",
            "recognize",
            "support",
            "back",
        ],
        &[
            "reject", "oppose", "refuse", "deny", "rule", "condemn", "block", "veto",
        ],
    ),
    (&["open", "reopen"], &["close", "shut"]),
    (&["keep"], &["stop", "cease", "quit"]),
    (&["relax", "ease", "loosen"], &["tighten", "toughen"]),
    (
        &["keep", "retain", "preserve", "maintain"],
        &[
            "lose",
            "forfeit",
            "relinquish",
            "renounce",
            "waive",
            "give",
            "dismantle",
            "destroy",
            "abolish",
            "scrap",
            "withdraw",
            "evacuate",
            "vacate",
        ],
    ),
    (
        &["allow", "permit", "enable", "let"],
        &["block", "prevent", "obstruct", "veto"],
    ),
    (
        &["eligible", "entitled"],
        &["barred", "banned", "excluded", "disqualified", "debarred"],
    ),
    (&["blocked", "frozen"], &["released", "unblocked", "unfrozen"]),
    (&["grant"], &["deny", "refuse"]),
    (&["resume", "restart"], &["halt", "stop", "suspend"]),
    (
        &["remain", "continue", "stay"],
        &[
            "cease", "lapse", "expire", "end", "leave", "withdraw", "quit", "depart",
        ],
    ),
    (&["valid"], &["void", "null"]),
    (&["agree", "consent"], &["object"]),
    (&["include", "cover"], &["exclude", "omit", "exempt"]),
    (&["join", "enter"], &["leave", "quit"]),
    (&["extend", "prolong", "renew"], &["terminate", "end"]),
    (
        &["build", "built", "construct", "erect"],
        &["dismantle", "demolish"],
    ),
    (&["release", "free"], &["detain", "imprison", "hold", "held"]),
    (&["deploy", "station"], &["withdraw", "withdrawn", "remove"]),
    (&["admit"], &["expel", "exclude"]),
    (&["subject", "liable"], &["exempt"]),
    (&["honour", "honor", "respect"], &["violate", "breach", "ignore"]),
    (&["begin", "start", "launch"], &["stop", "halt", "cease", "end"]),
];

/// What ends a ban lets things be, what keeps it does not.
const OF_BANS: (&[&str], &[&str]) = (
    &["lift", "end", "revoke", "scrap", "drop", "abandon", "withdraw"],
    &["uphold", "maintain", "keep", "impose", "retain", "leave"],
);

/// What keeps things from being.
const BANS: KeySet<9> = keys([
    "blockade",
    "embargo",
    "embargoes",
    "moratorium",
    "objection",
    "objections",
    "sanctions",
    "siege",
    "veto",
]);

/// Between a verb and the ban that it is about stand so many words at most.
const BEFORE_BAN: usize = 4;

/// Tells whether a verb is about a ban or the like: `lifts the naval blockade`.
fn is_about_ban(reading: &Reading, verb: usize) -> bool {
    (verb + 1..verb + 1 + BEFORE_BAN)
        .take_while(|at| {
            reading
                .tokens
                .get(*at)
                .is_some_and(|token| token.gap < Gap::Comma)
        })
        .any(|at| {
            matches!(reading.word(at), Some(Word::Ban | Word::Restriction)) || reading.is_any(at, &BANS)
        })
}

/// Reports a verb or an adjective that took the place of its opposite, where these are all that two changes are about.
pub(super) fn compare(
    pair: &Pair,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    changes: &mut Vec<Change>,
) {
    // `continue to supply`, `cease supplying`: what both sides say holds nothing against it.
    let (in_old, in_new) = ((pair.old, old.clone()), (pair.new, new.clone()));
    let (Some(old), Some(new)) = (
        only_word(pair.old, old, &in_new),
        only_word(pair.new, new, &in_old),
    ) else {
        return;
    };
    let is_one_of = |reading: &Reading, at: usize, words: &[&str]| {
        // Most words differ in their first letter, and a stem takes long.
        let first = reading.bytes(at)[0].to_ascii_lowercase();
        (words.iter().filter(|word| word.as_bytes()[0] == first)).any(|word| reading.stem(at).is_of(word))
    };
    // `suspends and then resumes`: both sides have both.
    let has = |reading: &Reading, stem: Stem| (0..reading.tokens.len()).any(|at| reading.has_stem(at, stem));
    if has(pair.new, pair.old.stem(old.0)) || has(pair.old, pair.new.stem(new.0)) {
        return;
    }
    let of_bans = is_about_ban(pair.old, old.1) && is_about_ban(pair.new, new.1);
    let mut pairs = OPPOSITES.iter().chain(of_bans.then_some(&OF_BANS));
    let rule = pairs.find_map(|(yes, no)| {
        if is_one_of(pair.old, old.0, yes) && is_one_of(pair.new, new.0, no) {
            Some(&NEGATION_ADDED)
        } else if is_one_of(pair.old, old.0, no) && is_one_of(pair.new, new.0, yes) {
            Some(&NEGATION_REMOVED)
        } else {
            None
        }
    });
    let by_prefix = || match (pair.old.text(old.0), pair.new.text(new.0)) {
        (plain, denied) if is_denied_by_prefix(plain, denied) => Some(&NEGATION_ADDED),
        (denied, plain) if is_denied_by_prefix(plain, denied) => Some(&NEGATION_REMOVED),
        _ => None,
    };
    if let Some(rule) = rule.or_else(by_prefix) {
        changes.push(pair.exchanged(rule, old, new));
    }
}

/// Tells whether what a side denies is the opposite of what the other says, so that its negation only turns it back: `no decree
/// shall remain in force`, `all decrees shall cease to be in force`.
pub(in crate::rules::negation) fn stand_against(pair: &Pair, side: Side) -> bool {
    // `accepts` is denied by `refuses to accept`, whatever else was rejected.
    let is_said = |reading: &Reading, at: usize| {
        let stem = reading.stem(at);
        let other = pair.side(side.other());
        (0..other.tokens.len()).any(|at| other.has_stem(at, stem))
    };
    // Most words differ from all opposites in their first letter, and a stem takes long.
    let may_be = |at_side: Side| -> Vec<(u8, Stem)> {
        let reading = pair.side(at_side);
        (0..reading.tokens.len())
            .filter(|at| {
                reading.entry(*at) == Entry::Unknown
                    && (pair.hunk(at_side, *at).is_some() || !pair.is_aligned())
                    && (at_side != side
                        || is_denied(reading, *at) && !negates(reading, *at) && !is_said(reading, *at))
            })
            .map(|at| (reading.bytes(at)[0].to_ascii_lowercase(), reading.stem(at)))
            .collect()
    };
    let mine = may_be(side);
    if mine.is_empty() {
        return false;
    }
    let theirs = may_be(side.other());
    let has = |stems: &[(u8, Stem)], words: &[&str]| {
        (stems.iter()).any(|(first, stem)| {
            words
                .iter()
                .any(|word| word.as_bytes()[0] == *first && stem.is_of(word))
        })
    };
    OPPOSITES
        .iter()
        .any(|(yes, no)| has(&mine, yes) && has(&theirs, no) || has(&mine, no) && has(&theirs, yes))
}

/// Tells whether an adjective is another one behind `in`, `un` or the like: `admissible`, `inadmissible`.
fn is_denied_by_prefix(plain: &str, denied: &str) -> bool {
    const PREFIXES: &[&str] = &["dis", "il", "im", "in", "ir", "non", "un"];
    const ADJECTIVES: &[&str] = &[
        "able", "al", "ant", "ary", "ent", "ful", "ible", "ive", "ory", "ous",
    ];
    // Most participles behind `im` or `dis` are other verbs: `proved`, `improved`.
    const PARTICIPLES: &[&str] = &[
        "affected",
        "announced",
        "armed",
        "authorised",
        "authorized",
        "documented",
        "recognised",
        "recognized",
        "registered",
    ];
    // `valuable` and `invaluable` are no opposites, and limits have rules of their own.
    const OTHERS: &[&str] = &["flammable", "habitable", "limited", "partial", "valuable"];
    let is_one_of = |words: &[&str]| words.iter().any(|word| plain.eq_ignore_ascii_case(word));
    plain.len() > 4
        && !is_one_of(OTHERS)
        && (is_one_of(PARTICIPLES) || ADJECTIVES.iter().any(|ending| plain.ends_with(ending)))
        && PREFIXES.iter().any(|prefix| {
            denied
                .strip_prefix(prefix)
                .is_some_and(|rest| rest.eq_ignore_ascii_case(plain))
        })
}

/// Reports an adjective on one side that the other denies by its prefix, wherever it stands: `shall be ineligible to serve`,
/// `shall be eligible for service`.
pub(super) fn denied_elsewhere(pair: &Pair, changes: &mut Vec<Change>) {
    for side in [Side::Old, Side::New] {
        if changes.iter().any(|change| change.rule.kind == Kind::Negation) {
            return;
        }
        let (reading, other) = (pair.side(side), pair.side(side.other()));
        if !says_be(reading) || !says_be(other) {
            return;
        }
        let found = (0..reading.tokens.len())
            .filter(|at| {
                said_with_be(reading, *at) && may_deny(reading.bytes(*at)) && pair.hunk(side, *at).is_some()
            })
            .find_map(|at| {
                let is_plain = |there: &usize| {
                    pair.hunk(side.other(), *there).is_some()
                        && said_with_be(other, *there)
                        && is_denied_by_prefix(other.text(*there), reading.text(at))
                };
                Some((at, (0..other.tokens.len()).find(is_plain)?))
            });
        let Some((at, there)) = found else { continue };
        let rules = (&NEGATION_REMOVED, &NEGATION_ADDED);
        changes.push(pair.exchanged_on(side, rules, (at, at), (there, there)));
    }
}

/// Tells whether a side has a form of `be`.
pub(super) fn says_be(reading: &Reading) -> bool {
    reading.small.meets(const { WordSet::of(&[Word::Be]) })
}

/// Tells whether a form of `be` stands right before a token.
pub(super) fn said_with_be(reading: &Reading, at: usize) -> bool {
    at > 0 && reading.is(at - 1, Word::Be)
}

/// Tells whether a word begins like one that is denied by its prefix.
fn may_deny(word: &[u8]) -> bool {
    matches!(
        word,
        [
            b'i' | b'd' | b'n' | b'u',
            b'n' | b'm' | b'l' | b'r' | b'i' | b'o',
            ..
        ]
    )
}

/// Returns the one word of a change that holds nothing together and that the other side of the change has not, and its last
/// token: `rule out` is one.
fn only_word(
    reading: &Reading,
    mut range: std::ops::Range<usize>,
    (other, theirs): &(&Reading, std::ops::Range<usize>),
) -> Option<(usize, usize)> {
    const STAYING: KeySet<4> = keys(["remain", "remains", "stay", "stays"]);
    // `remain in force`, `cease to have effect`.
    const OF_EFFECT: KeySet<5> = keys(["applicable", "apply", "effect", "effective", "force"]);
    let is_shared = |at: usize| {
        let stem = reading.stem(at);
        theirs.clone().any(|there| other.has_stem(there, stem))
    };
    let is_glue = |at: usize| {
        matches!(reading.tokens[at].meaning, Meaning::Word(Entry::Small(word)) if word.is_glue())
            || reading.is(at, Word::Have)
            || reading.is_any(at, &OF_EFFECT)
            || is_shared(at)
    };
    // `remain blocked`, `are released`.
    let stays = |at: usize, end: usize| {
        at + 1 < end && reading.is_any(at, &STAYING) && reading.text(at + 1).ends_with("ed")
    };
    let end = range.end;
    let at = range.find(|at| !is_glue(*at) && !stays(*at, end))?;
    // `rules out`, `gives up`.
    let is_rule = reading.is_any(at, &const { keys(["rule", "rules"]) });
    let is_give = reading.is_any(at, &const { keys(["give", "gives"]) });
    let has_particle = is_rule && reading.is_any(at + 1, &const { keys(["out"]) })
        || is_give && reading.is(at + 1, Word::Up);
    let last = at + usize::from(has_particle);
    if (is_rule || is_give) && !has_particle || is_noun(reading, at) {
        return None;
    }
    let is_whole = range.all(|at| at == last || is_glue(at));
    (is_whole && negated_before(reading, at).is_none()).then_some((at, last))
}

/// Tells whether a word is said to be of a thing, and is no verb: `the support`, `of support`, `in closed session`, `Close
/// cooperation`.
fn is_noun(reading: &Reading, at: usize) -> bool {
    reading.begins(at)
        || at.checked_sub(1).is_some_and(|before| {
            matches!(
                reading.word(before),
                Some(Word::A | Word::The | Word::Of | Word::All | Word::Any | Word::In | Word::It)
            )
        })
}

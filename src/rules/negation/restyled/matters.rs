//! Whether something holds, in the many words that say so, and in those that say the opposite: one line of each a matter.
//!
//! Only words that are sure of their side stand here, in the forms that a sentence of its own has: `is lifted`, `remains in
//! force`, `is null and void`. The compiler lays them out by their first words.

use crate::text::key::Key;

/// What is told of a thing in one of two ways: expressions with a comma and a space between them.
struct Matter {
    /// It holds.
    yes: &'static str,
    /// It does not.
    no: &'static str,
}

/// How many matters there are.
pub(super) const N_MATTERS: usize = MATTERS.len();

/// The matters. A word may stand in several.
const MATTERS: &[Matter] = &[
    // Rules, bans, mandates.
    Matter {
        yes: "in force, in place, in effect, in being, stand, stands, upheld, valid, maintained, \
              maintain, maintains, renew, renews, renewed, extend, extends, extended, prolong, \
              prolongs, prolonged, restored, reinstated, retained, kept, keep, keeps, continue, continues",
        no: "suspend, suspends, suspended, lift, lifts, lifted, revoke, revokes, revoked, void, null and void, lapse, lapses, \
              repealed, rescinded, annulled, cancelled, canceled, scrapped, abolished, terminated, \
              withdrawn, quashed, invalid",
    },
    // Clauses, bodies, rights that one has.
    Matter {
        yes: "retain, retains, retained, keep, keeps, kept, preserve, preserves, preserved, maintain, \
              maintains, maintained, hold on to, holds on to, reserve the right, reserves the right, \
              remain in being, entitled",
        no: "dissolve, dissolved, disband, disbanded, abolish, abolished, dismantle, dismantles, dismantled, \
              destroy, destroys, destroyed, lose, loses, lost, scrap, \
              scrapped, give up, gives up, given up, surrender, surrenders, relinquish, relinquishes, \
              forfeit, forfeits, forfeited, renounce, renounces, renounced, waive, waives, waived, \
              forgo, drop, drops, dropped, abandon, abandons, abandoned, struck from, struck out, stripped, deleted, evacuated, removed, vacate, vacated, \
              wound up, merged into",
    },
    // Troops, people, names on a list.
    Matter {
        yes: "remain, remains, stay, stays, under the control, retain control, keep control, keep its \
              forces, retain, allowed to stay, stationed, keep",
        no: "leave, leaves, vacate, vacates, vacated, evacuate, evacuated, withdraw, withdraws, \
              withdrawn, pull out, pulls out, pulled out, depart, departs, quit, quits, removed, \
              remove, taken off, struck off, delisted, hand over, hands over, cede, cedes",
    },
    // Assets.
    Matter {
        yes: "frozen, blocked, immobilised, immobilized",
        no: "unfrozen, unblocked, released, thawed, freed",
    },
    // Documents.
    Matter {
        yes: "made public, published, publish, publishes, disclosed, disclose, public, declassified",
        no: "secret, confidential, undisclosed, unpublished, withheld, classified, behind closed \
              doors",
    },
    // What one may do, and where one may go.
    Matter {
        yes: "allowed, permitted, entitled, eligible, authorised, authorized, free to, at liberty, \
              have access, has access, given access, granted access, have a say, has a say, have a \
              role, given a role, let in, open to, open for, open, may, can, welcome, lawful, legal, \
              have the right, has the right",
        no: "barred, banned, prohibited, forbidden, kept out, keep out, keeps out, shut out, left \
              out, locked out, closed to, off limits, excluded, ineligible, disqualified, outlawed, \
              illegal, unlawful, turned away, forfeit, denied, refrain from, refrains from",
    },
    Matter {
        yes: "tolerate, tolerates, allow, allows, permit, permits, let, lets, enable, enables",
        no: "prevent, prevents, prevented, block, blocks, obstruct, obstructs, hinder, hinders, stand \
              in the way, stands in the way, forbid, forbids, bar, bars, thwart",
    },
    Matter {
        yes: "open, opens, opened, reopen, reopens, reopened",
        no: "close, closes, closed, shut, shuts, sealed, shut down, shuts down, closed down",
    },
    // What one thinks of it.
    Matter {
        yes: "accept, accepts, accepted, agree, agrees, approve, approves, approved, support, \
              supports, endorse, endorses, recognise, recognises, recognised, recognize, recognizes, \
              recognized, welcome, welcomes, consent, consents, backs, in favour, open to, admitted, \
              admit, admits",
        no: "reject, rejects, rejected, oppose, opposes, opposed, refuse, refuses, refused, block, \
              blocks, veto, vetoes, object, objects, objection, objections, obstruct, stand in the \
              way, stands in the way, decline, declines, declined, turned down, turns down, rule out, \
              rules out, condemn, condemns",
    },
    Matter {
        yes: "acknowledge, acknowledges, admit, admits, concede, concedes, confirm, confirms",
        no: "deny, denies, denied, dispute, disputes, disputed, contest, contests",
    },
    Matter {
        yes: "recommend, recommends, recommended",
        no: "advise against, advises against, advised against, warn against, warns against",
    },
    // Whom a rule is for.
    Matter {
        yes: "cover, covers, covered, apply to, applies to, extend to, extends to, extended to, fall \
              under, falls under, include, includes, included, benefit from, benefits from, subject \
              to, open to, liable to",
        no: "left out, excluded, exempt, exempted, outside, denied, spared, immune, leave out, leaves \
              out, exclude, excludes",
    },
    Matter {
        yes: "prosecuted, tried, punished, stand trial, brought to justice, put on trial",
        no: "under an amnesty, granted amnesty, granted an amnesty, covered by an amnesty, benefit \
              from an amnesty, amnestied, pardoned, unprosecuted, unpunished, immunity, pardon",
    },
    // What goes on.
    Matter {
        yes: "resume, resumes, resumed, restart, restarts, restarted, reopen, reopens, reopened, go \
              on, goes on, continue, continues, carry on, carries on, proceed, keep up, keeps up, go \
              ahead, goes ahead",
        no: "suspend, suspends, suspended, halt, halts, halted, stop, stops, stopped, cease, ceases, \
              comes to an end, come to an end, brought to an end, put an end, put on hold, \
              discontinued, ends, called off, shelved, put off",
    },
    // Whom somebody holds.
    Matter {
        yes: "free, frees, freed, release, releases, released, let go, set free, go free, go home",
        no: "in prison, in jail, in custody, in detention, behind bars, keep holding, keeps holding, \
              go on holding, detained, serve their sentences, imprisoned, locked up",
    },
    // What one has undertaken.
    Matter {
        yes: "complied with, comply with, complies with, lived up, live up, honoured, honour, kept to",
        no: "violated, breached, violate, violates, breach, breaches, flouted, in breach, broken",
    },
];

/// An expression of one or several words.
#[derive(Clone, Copy)]
pub(super) struct Expression {
    words: [Key; MOST_WORDS],
    n_words: usize,
    /// The place of its matter.
    pub(super) matter: usize,
    /// Whether it says that the matter holds.
    pub(super) yes: bool,
}

impl Expression {
    /// Returns the words after the first one.
    pub(super) fn more(&self) -> &[Key] {
        &self.words[1..self.n_words]
    }
}

/// The most words of an expression.
const MOST_WORDS: usize = 5;

/// All expressions, by the keys of their first words and then by matter.
static EXPRESSIONS: [Expression; N_EXPRESSIONS] = expressions();

/// How many there are.
const N_EXPRESSIONS: usize = n_expressions();

/// Bits that the first words of all of these set, so that most other words are turned away at once: a tenth is set.
static FIRST_WORDS: [u64; N_BITS / 64] = first_words();

/// Four times the words there are, as a power of two.
const N_BITS: usize = 4096;

/// Tells whether a word may begin one of these expressions.
pub(super) fn may_begin(key: Key) -> bool {
    let bit = bit(key);
    FIRST_WORDS[bit / 64] >> (bit % 64) & 1 == 1
}

/// Returns the expressions that begin with a word, those of one matter together.
pub(super) fn begun_by(key: Key) -> &'static [Expression] {
    let first = EXPRESSIONS.partition_point(|expression| expression.words[0] < key);
    let n_begun = EXPRESSIONS[first..].partition_point(|expression| expression.words[0] == key);
    &EXPRESSIONS[first..first + n_begun]
}

/// Returns the bit of a word, by the bits of a key that know all its letters.
const fn bit(key: Key) -> usize {
    (key.number() >> 52) as usize
}

const fn first_words() -> [u64; N_BITS / 64] {
    let mut bits = [0; N_BITS / 64];
    let mut at = 0;
    while at < N_EXPRESSIONS {
        let bit = bit(EXPRESSIONS[at].words[0]);
        bits[bit / 64] |= 1 << (bit % 64);
        at += 1;
    }
    bits
}

const fn n_expressions() -> usize {
    let mut count = 0;
    let mut matters = MATTERS;
    while let [matter, others @ ..] = matters {
        count += n_listed(matter.yes) + n_listed(matter.no);
        matters = others;
    }
    count
}

/// Returns how many expressions a list has.
const fn n_listed(list: &str) -> usize {
    let letters = list.as_bytes();
    let (mut at, mut count) = (0, 1);
    while at < letters.len() {
        count += (letters[at] == b',') as usize;
        at += 1;
    }
    count
}

const fn expressions() -> [Expression; N_EXPRESSIONS] {
    let mut all = [Expression {
        words: [Key::of_folded(b""); MOST_WORDS],
        n_words: 0,
        matter: 0,
        yes: false,
    }; N_EXPRESSIONS];
    let (mut matter, mut n_read) = (0, 0);
    while matter < N_MATTERS {
        n_read = add(&mut all, n_read, matter, true);
        n_read = add(&mut all, n_read, matter, false);
        matter += 1;
    }
    sort(&mut all);
    all
}

/// Adds the expressions of one side of a matter behind those that were read. Returns how many there are then.
const fn add(all: &mut [Expression; N_EXPRESSIONS], mut n_read: usize, matter: usize, yes: bool) -> usize {
    let list = if yes {
        MATTERS[matter].yes
    } else {
        MATTERS[matter].no
    };
    let letters = list.as_bytes();
    let (mut at, mut from) = (0, 0);
    while at <= letters.len() {
        let is_last = at == letters.len() || letters[at] == b',';
        if is_last || letters[at] == b' ' {
            // After a comma comes a space with no word before it.
            if from < at {
                let (before, _) = letters.split_at(at);
                let expression = &mut all[n_read];
                expression.words[expression.n_words] = Key::of_folded(before.split_at(from).1);
                expression.n_words += 1;
            }
            from = at + 1;
        }
        if is_last {
            all[n_read].matter = matter;
            all[n_read].yes = yes;
            n_read += 1;
        }
        at += 1;
    }
    n_read
}

/// Sorts expressions by their first words, each behind those of the same word that were before it.
const fn sort(all: &mut [Expression; N_EXPRESSIONS]) {
    let mut n_sorted = 1;
    while n_sorted < N_EXPRESSIONS {
        let mut at = n_sorted;
        while at > 0 && all[at].words[0].number() < all[at - 1].words[0].number() {
            (all[at], all[at - 1]) = (all[at - 1], all[at]);
            at -= 1;
        }
        n_sorted += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_expression_is_found_by_its_first_word() {
        for (number, matter) in MATTERS.iter().enumerate() {
            for (list, yes) in [(matter.yes, true), (matter.no, false)] {
                for listed in list.split(", ") {
                    let words: Vec<Key> = listed.split(' ').map(Key::of).collect();
                    assert!(may_begin(words[0]), "{listed}");
                    let is_found = begun_by(words[0]).iter().any(|found| {
                        found.matter == number && found.yes == yes && found.more() == &words[1..]
                    });
                    assert!(is_found, "{listed}");
                }
            }
        }
        assert!(begun_by(Key::of("troops")).is_empty());
    }
}

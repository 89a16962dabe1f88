//! For good or for a time: `stations no troops in Ukraine`, `does not station troops permanently in Ukraine`.
//!
//! A ban on what lasts leaves what does not. Told where one side alone has such a word, and the other has no other word and no
//! length of time for it.

use super::super::Change;
use super::super::figure::told;
use super::super::matter;
use super::super::pair::{Pair, Side, negated_before};
use super::super::table::{SCOPE_NARROWED, SCOPE_WIDENED};
use crate::text::figures::Value;
use crate::text::key::{KeySet, keys};

/// For good.
const FOR_GOOD: KeySet<2> = keys(["indefinitely", "permanently"]);

/// For a time.
const FOR_A_TIME: KeySet<3> = keys(["interim", "provisionally", "temporarily"]);

/// Other words that say so: a side that has one of them has said it.
const SAYING_SO: KeySet<16> = keys([
    "durable",
    "ever",
    "everlasting",
    "expire",
    "expires",
    "expiry",
    "forever",
    "good",
    "indefinite",
    "lasting",
    "perpetual",
    "perpetuity",
    "permanent",
    "provisional",
    "temporary",
    "transitional",
]);

/// Two sides share so many words of meaning at least.
const FEWEST_SHARED: usize = 2;

/// Reports such a word where one side alone has one.
pub(super) fn find(pair: &Pair, changes: &mut Vec<Change>) {
    let places = pair.read(|reading, _| {
        (reading.places_of(&FOR_GOOD).next()).or_else(|| reading.places_of(&FOR_A_TIME).next())
    });
    let (side, at) = match (places.old, places.new) {
        (Some(at), None) => (Side::Old, at),
        (None, Some(at)) => (Side::New, at),
        (None, None) | (Some(_), Some(_)) => return,
    };
    let (reading, other) = (pair.side(side), pair.side(side.other()));
    let is_time = |value: &Value| match value {
        Value::Amount(amount) => amount.unit.is_time(),
        Value::Date(_) => true,
        Value::Ratio(..) | Value::Clock(_) | Value::Reference(..) => false,
    };
    let is_said = other.has(&SAYING_SO) || other.values.iter().any(is_time);
    if is_said || !matter::is_shared(pair, FEWEST_SHARED) || pair.is_told(changes, side, at, at) {
        return;
    }
    let is_denied = negated_before(reading, at).is_some();
    let covers_more = reading.is_any(at, &FOR_GOOD) != is_denied;
    let rules = match covers_more {
        true => (&SCOPE_NARROWED, &SCOPE_WIDENED),
        false => (&SCOPE_WIDENED, &SCOPE_NARROWED),
    };
    let sentence = told(side, &pair.quote(side, at, at));
    changes.push(pair.one_sided(side, rules, sentence, &[(at, at)]));
}

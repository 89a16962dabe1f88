//! The account of points: what the numbers of points of two variants imply, with the arithmetic.
//!
//! A count bounds how many points can have gone; it never says which. So nothing here is attached to a single
//! clause: the result is a few sentences that close a report.

use std::collections::BTreeMap;

use crate::model::Count;
use crate::unit::Side;
use crate::verdict::Verdict;

/// What the numbers of points imply.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// How many points the old variant is said to have.
    pub old_points: Option<u32>,
    /// How many points the new variant is said to have.
    pub new_points: Option<u32>,
    /// What became of the points of the old variant: each verdict and how many points have it; points whose
    /// parts have several verdicts stand under `None`.
    pub tally: BTreeMap<Option<Verdict>, u32>,
    /// The least number of unreported old points that are no longer points of their own, where the numbers
    /// imply one.
    pub unreported_gone: Option<u32>,
    /// The account in sentences, arithmetic included.
    pub sentences: Vec<String>,
}

/// Returns the account; `fates` holds, for each point of the old side, the verdicts of it and its parts.
pub fn account(old: &Side, new: &Side, fates: &[Vec<Verdict>]) -> Account {
    let (old_points, new_points) = (old.variant.points, new.variant.points);
    let mut result = Account {
        old_points,
        new_points,
        ..Account::default()
    };
    for side in [old, new] {
        result.sentences.extend(reported_counts(side));
    }
    for fate in fates {
        let same = fate.windows(2).all(|pair| pair[0] == pair[1]);
        *result
            .tally
            .entry(fate.first().copied().filter(|_| same))
            .or_default() += 1;
    }
    let (Some(before), Some(after)) = (old_points, new_points) else {
        return result;
    };
    result.sentences.push(balance(old, new, before, after));
    if !result.tally.is_empty() {
        let total: u32 = result.tally.values().sum();
        result.sentences.push(format!(
            "Of {}: {}.",
            number_of(total, "point"),
            tally_words(&result.tally)
        ));
    }
    result.bound(new, before, after);
    result
}

impl Account {
    /// Adds how many of the unreported points cannot be points of their own any more.
    fn bound(&mut self, new: &Side, before: u32, after: u32) {
        let count = |verdict: Verdict| self.tally.get(&Some(verdict)).copied().unwrap_or(0);
        let unreported = count(Verdict::Unreported);
        if unreported == 0 || new.is_whole {
            return;
        }
        if new.base.is_none() {
            let known = new.known_points;
            let room = after.saturating_sub(known);
            let gone = unreported.saturating_sub(room);
            self.unreported_gone = Some(gone);
            self.sentences.push(format!(
                "{known} of the {after} new points are known, which leaves room for {after} - {known} = {room} more; so at \
                 least {unreported} - {room} = {gone} of the {unreported} unreported ones are no longer points of their own. \
                 Which ones is not known."
            ));
            return;
        }
        let fewer = before.saturating_sub(after);
        if fewer == 0 {
            return;
        }
        let total: u32 = self.tally.values().sum();
        let kept = count(Verdict::Unchanged) + count(Verdict::Reworded);
        let explained = total - unreported - kept;
        let gone = fewer.saturating_sub(explained).min(unreported);
        self.unreported_gone = Some(gone);
        let reports = match explained {
            0 => format!("so at least {gone} of the {unreported} unreported ones"),
            _ => format!(
                "reports of dropped, set aside, disputed or partly reported points can account for up to {explained} of these, \
                 so at least max(0, {fewer} - {explained}) = {gone} of the {unreported} unreported ones"
            ),
        };
        self.sentences.push(format!(
            "At least {before} - {after} = {fewer} of the old points are no longer points of their own; {reports} are among \
             them. Which ones is not known."
        ));
    }
}

fn balance(old: &Side, new: &Side, before: u32, after: u32) -> String {
    let change = match before.cmp(&after) {
        std::cmp::Ordering::Greater => format!("at least {} fewer", before - after),
        std::cmp::Ordering::Less => format!("at least {} more", after - before),
        std::cmp::Ordering::Equal => "the same number".to_owned(),
    };
    let (from, to) = (&old.variant.id, &new.variant.id);
    format!(
        "{from} has {}, {to} has {after}: {change}.",
        number_of(before, "point")
    )
}

/// Returns a number of things: `1 point`, `28 points`.
pub(crate) fn number_of(number: u32, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// Returns who said how many points a variant has, when anybody is on record for it.
fn reported_counts(side: &Side) -> Option<String> {
    let counts = &side.variant.counts;
    let mut numbers: Vec<u32> = Vec::new();
    for count in counts {
        if !numbers.contains(&count.points) {
            numbers.push(count.points);
        }
    }
    if numbers.is_empty() {
        return None;
    }
    let who = |points: u32| {
        let reports = counts
            .iter()
            .filter(|count| count.points == points)
            .map(count_words);
        format!("{points} by {}", reports.collect::<Vec<_>>().join(", "))
    };
    let words: Vec<String> = numbers.into_iter().map(who).collect();
    Some(format!(
        "Number of points of {}, as reported: {}.",
        side.variant.id,
        words.join("; ")
    ))
}

fn count_words(count: &Count) -> String {
    let when = count.on.map(|on| format!(", {on}")).unwrap_or_default();
    let note = count
        .note
        .as_ref()
        .map(|note| format!(": {}", note.trim_end_matches('.')))
        .unwrap_or_default();
    format!("{} ({}{when}{note})", count.by, count.grade.label())
}

fn tally_words(tally: &BTreeMap<Option<Verdict>, u32>) -> String {
    let order = Verdict::ALL.into_iter().map(Some).chain([None]);
    let words = order.filter_map(|verdict| {
        let number = tally.get(&verdict)?;
        Some(format!(
            "{number} {}",
            verdict.map_or("reported in part or in several ways", Verdict::label)
        ))
    });
    words.collect::<Vec<_>>().join(", ")
}

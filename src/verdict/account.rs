//! The account of points: what the numbers of points of two variants imply, with the arithmetic.
//!
//! A count bounds how many points can have gone; it never says which. So nothing here is attached to a single
//! clause: the result is a few sentences that close a report. Counts are reports, and they differ: what follows from
//! those that the files go by is said of them, beside what follows if others are right, and the one number that is given
//! without a sentence holds by all of them.

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
    /// What became of the points of the old variant, and of how many.
    pub tally: BTreeMap<Fate, u32>,
    /// The least number of unreported old points that are no longer points of their own by any of the counts reported,
    /// where the numbers imply one.
    pub unreported_gone: Option<u32>,
    /// The account in sentences, arithmetic included.
    pub sentences: Vec<String>,
}

/// What became of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The same of all of it.
    Whole(Verdict),
    /// Its parts have several verdicts, all of them known: some changed, some did not.
    ChangedInPart,
    /// All of its parts changed, each in its own way.
    ChangedVariously,
    /// Only a part of it is reported on, or its parts are known in several ways.
    ReportedInPart,
}

impl Fate {
    /// Returns what became of a point whose parts have these verdicts; none for one of which only a part is reported on.
    fn of(verdicts: &[Option<Verdict>]) -> Option<Self> {
        let (first, others) = verdicts.split_first()?;
        let is_known =
            |verdict: &Option<Verdict>| verdict.is_some_and(|verdict| verdict.is_text_against_text());
        Some(match first {
            Some(verdict) if others.iter().all(|other| other == first) => Self::Whole(*verdict),
            _ if !verdicts.iter().all(is_known) => Self::ReportedInPart,
            _ if verdicts.contains(&Some(Verdict::Unchanged)) => Self::ChangedInPart,
            _ => Self::ChangedVariously,
        })
    }

    /// Returns the words for it.
    fn label(self) -> &'static str {
        match self {
            Self::Whole(verdict) => verdict.label(),
            Self::ChangedInPart => "changed in part",
            Self::ChangedVariously => "changed in several ways",
            Self::ReportedInPart => "reported in part or in several ways",
        }
    }
}

/// Returns the account; `fates` holds, for each point of the old side, the verdicts of it and its parts, none for one of
/// which only a part is reported on. `is_all_compared` is false when something is called unchanged of which only some could
/// be compared.
pub fn account(old: &Side, new: &Side, fates: &[Vec<Option<Verdict>>], is_all_compared: bool) -> Account {
    let (old_points, new_points) = (old.variant.points, new.variant.points);
    let mut result = Account {
        old_points,
        new_points,
        ..Account::default()
    };
    for side in [old, new] {
        result.sentences.extend(reported_counts(side));
    }
    for fate in fates.iter().filter_map(|verdicts| Fate::of(verdicts)) {
        *result.tally.entry(fate).or_default() += 1;
    }
    result.sentences.dedup();
    let (Some(before), Some(after)) = (old_points, new_points) else {
        return result;
    };
    if old.variant == new.variant {
        return result;
    }
    result.sentences.push(balance(old, new, before, after));
    if !result.tally.is_empty() {
        let total: u32 = result.tally.values().sum();
        result.sentences.push(format!(
            "Of {}: {}.",
            number_of(total, "point"),
            tally_words(&result.tally, is_all_compared)
        ));
    }
    result.bound(old, new, before, after);
    result
}

impl Account {
    /// Adds how many of the unreported points cannot be points of their own any more.
    fn bound(&mut self, old: &Side, new: &Side, before: u32, after: u32) {
        let unreported = self.points_of(Verdict::Unreported);
        if unreported == 0 || new.is_whole {
            return;
        }
        // Fewer old points and more new ones leave more room: by these two the least follows.
        let least = counts_of(old).first().copied().unwrap_or(before).min(before);
        let most = counts_of(new).last().copied().unwrap_or(after).max(after);
        let sentence = if new.base.is_none() {
            self.bound_by_room(new.known_points, after, most)
        } else {
            self.bound_by_fewer((before, after), (least, most))
        };
        self.sentences.extend(sentence);
    }

    fn points_of(&self, verdict: Verdict) -> u32 {
        self.tally.get(&Fate::Whole(verdict)).copied().unwrap_or(0)
    }

    /// Returns what follows from how many new points there are beside the known ones; `most` is the highest count.
    fn bound_by_room(&mut self, known: u32, after: u32, most: u32) -> Option<String> {
        let unreported = self.points_of(Verdict::Unreported);
        let room = after.checked_sub(known)?;
        let room_by_most = most - known;
        let gone = unreported.saturating_sub(room);
        let gone_at_least = unreported.saturating_sub(room_by_most);
        self.unreported_gone = Some(gone_at_least);
        let start = format!(
            "{known} of the {after} new points are known, which leaves room for {after} - {known} = {room} more"
        );
        if gone == 0 {
            return Some(format!(
                "{start}: enough for the {unreported} unreported ones, so nothing follows for any of them."
            ));
        }
        let otherwise = match gone_at_least {
            same if same == gone => String::new(),
            0 => format!(" If there are {most}, nothing follows."),
            fewer => format!(" If there are {most}, at least {unreported} - {room_by_most} = {fewer} are."),
        };
        Some(format!(
            "{start}; so at least {unreported} - {room} = {gone} of the {unreported} unreported ones are no longer points of \
             their own.{otherwise} Which ones is not known."
        ))
    }

    /// Returns what follows from there being fewer new points than old ones, by the counts that the files go by and by
    /// those that differ least.
    fn bound_by_fewer(&mut self, (before, after): (u32, u32), (least, most): (u32, u32)) -> Option<String> {
        let unreported = self.points_of(Verdict::Unreported);
        let total: u32 = self.tally.values().sum();
        let kept = self.points_of(Verdict::Unchanged) + self.points_of(Verdict::Reworded);
        let explained = total - unreported - kept;
        let unknown = |old: u32| old.saturating_sub(total);
        let gone_by = |old: u32, new: u32| {
            let unexplained = old.saturating_sub(new).saturating_sub(explained + unknown(old));
            unexplained.min(unreported)
        };
        let fewer = before.checked_sub(after).filter(|fewer| *fewer > 0)?;
        let (gone, gone_at_least) = (gone_by(before, after), gone_by(least, most));
        self.unreported_gone = Some(gone_at_least);
        let accounts = [
            (
                explained,
                "reports of dropped, set aside, disputed or partly reported points",
            ),
            (unknown(before), "old points that are not known"),
        ];
        let accounts: Vec<String> = (accounts.iter().filter(|(number, _)| *number > 0))
            .map(|(number, what)| format!("{what} can account for up to {number}"))
            .collect();
        let accounts = match accounts.as_slice() {
            [] => String::new(),
            some => format!("{} of these, ", some.join(", ")),
        };
        let start = format!(
            "By these counts at least {before} - {after} = {fewer} of the old points are no longer points of their own; {accounts}so"
        );
        if gone == 0 {
            return Some(format!(
                "{start} nothing follows for any of the {unreported} unreported ones."
            ));
        }
        let otherwise = match gone_at_least {
            same if same == gone => String::new(),
            0 => format!(" If {least} and {most} are right instead, nothing follows."),
            fewer => format!(" If {least} and {most} are right instead, at least {fewer} are."),
        };
        Some(format!(
            "{start} at least {gone} of the {unreported} unreported ones are among them.{otherwise} Which ones is not known."
        ))
    }
}

/// Returns the numbers of points that are reported of a variant, that of its file included, least first.
fn counts_of(side: &Side) -> Vec<u32> {
    let reported = side.variant.counts.iter().map(|count| count.points);
    let mut counts: Vec<u32> = reported.chain(side.variant.points).collect();
    counts.sort_unstable();
    counts.dedup();
    counts
}

/// Returns how the numbers of points differ by the counts that the files go by, and by the others.
fn balance(old: &Side, new: &Side, before: u32, after: u32) -> String {
    let change = |old: u32, new: u32| i64::from(new) - i64::from(old);
    let has = |side: &Side, points: String| format!("{} has {points}{}", side.variant.id, counted_by(side));
    let mut sentence = format!(
        "{}, {}: {}.",
        has(old, number_of(before, "point")),
        has(new, after.to_string()),
        change_words(change(before, after))
    );
    let (olds, news) = (counts_of(old), counts_of(new));
    let pairs = olds
        .iter()
        .flat_map(|old| news.iter().map(move |new| (*old, *new)));
    let others = pairs.filter(|pair| *pair != (before, after));
    let mut changes: Vec<i64> = others.map(|(old, new)| change(old, new)).collect();
    changes.sort_unstable();
    if let (Some(&first), Some(&last)) = (changes.first(), changes.last()) {
        sentence += &format!(" If other counts are right, {}.", range_words(first, last));
    }
    sentence
}

/// Returns who counted as many points as the file of a variant goes by, when anybody is on record for it.
fn counted_by(side: &Side) -> String {
    let mut counts = side.variant.counts.iter();
    let agrees = |count: &&Count| Some(count.points) == side.variant.points;
    let Some(first) = counts.by_ref().find(agrees) else {
        return String::new();
    };
    match counts.filter(agrees).count() {
        0 => format!(" (by {})", first.by),
        1 => format!(" (by {} and 1 other)", first.by),
        others => format!(" (by {} and {others} others)", first.by),
    }
}

fn change_words(change: i64) -> String {
    match change {
        0 => "the same number".to_owned(),
        more if more > 0 => format!("{more} more"),
        fewer => format!("{} fewer", fewer.unsigned_abs()),
    }
}

/// Returns the words for a change that lies between two numbers.
fn range_words(first: i64, last: i64) -> String {
    match (first, last) {
        _ if first == last => change_words(first),
        (1.., _) => format!("{first} to {last} more"),
        (_, ..=-1) => format!("{} to {} fewer", last.unsigned_abs(), first.unsigned_abs()),
        _ => format!("between {} and {}", change_words(first), change_words(last)),
    }
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

fn tally_words(tally: &BTreeMap<Fate, u32>, is_all_compared: bool) -> String {
    let order = Verdict::ALL.into_iter().map(Fate::Whole);
    let order = order.chain([Fate::ChangedInPart, Fate::ChangedVariously, Fate::ReportedInPart]);
    let words = order.filter_map(|fate| {
        let number = tally.get(&fate)?;
        let label = match fate {
            Fate::Whole(Verdict::Unchanged) if !is_all_compared => "unchanged as far as could be compared",
            _ => fate.label(),
        };
        Some(format!("{number} {label}"))
    });
    words.collect::<Vec<_>>().join(", ")
}

//! What a reader has to know of a comparison before the rows: how far the texts may be compared, and what is not known of
//! them.

use crate::rules::Comparable;
use crate::unit::extent::tells_in_part;
use crate::unit::{Side, State};

/// Returns what a reader has to know of a comparison before the rows.
pub(super) fn of_both(old: &Side, new: &Side, how: Comparable) -> Vec<String> {
    let (old_id, new_id) = (&old.variant.id, &new.variant.id);
    let mut notes = Vec::new();
    notes.extend(other_plan(old, new));
    match how {
        Comparable::Words => {}
        Comparable::Substance => notes.push(format!(
            "Only one of {old_id} and {new_id} is restated in our own words, so a difference in words alone is not \
             reported: only figures, dates, parties, negation and obligation are. Conditions and scope are not looked at."
        )),
        Comparable::Figures => notes.push(format!(
            "{old_id} is in {}, {new_id} in {}: the texts are compared by topic, figures and dates alone.",
            old.variant.language, new.variant.language
        )),
    }
    for side in [old, new] {
        if let Some(base) = side.base {
            notes.push(format!(
                "The text of {} is not public. Its rows stand under the clauses of {}, the version that reports measure it by, \
                 as far as they speak of them; numbers in brackets are those of {}.",
                side.variant.id, base.id, base.id
            ));
        }
    }
    for side in [old, new].into_iter().filter(|side| tells_in_part(side.variant)) {
        notes.push(format!(
            "{} is known in part, and nothing says that its clauses are whole: only what they do say is compared. What they do \
             not mention is neither gone nor new.",
            side.variant.id
        ));
    }
    notes.extend([old, new].into_iter().filter_map(unknown_points));
    for side in [old, new] {
        let proposed = side.variant.unconfirmed_topics();
        if proposed > 0 {
            let (topics, are) = if proposed == 1 {
                ("topic", "is")
            } else {
                ("topics", "are")
            };
            notes.push(format!(
                "{proposed} {topics} of {} {are} proposed by the matching and not yet confirmed by a person.",
                side.variant.id
            ));
        }
    }
    for side in [old, new] {
        let id = &side.variant.id;
        notes.extend(side.variant.doubts.iter().map(|doubt| format!("{id}: {doubt}")));
    }
    notes.dedup();
    notes
}

/// Returns what verdicts mean between texts that are no versions of one plan.
fn other_plan(old: &Side, new: &Side) -> Option<String> {
    let plans = [&old.variant.plan, &new.variant.plan];
    let is_named = plans.iter().all(|plan| !plan.is_empty());
    (is_named && plans[0] != plans[1]).then(|| {
        format!(
            "{} and {} are of different plans: \"dropped\", \"added\" and the like tell how the two texts differ, not that \
             anybody took something out or put it in.",
            old.variant.id, new.variant.id
        )
    })
}

/// Returns which points of a side are there, but nobody knows what they say.
fn unknown_points(side: &Side) -> Option<String> {
    let unknown = side
        .units
        .iter()
        .filter(|unit| unit.own && unit.parent.is_none() && unit.state == State::Silent);
    let numbers: Vec<String> = unknown
        .filter_map(|unit| Some(unit.number?.to_string()))
        .collect();
    let (last, others) = numbers.split_last()?;
    let points = match others {
        [] => format!("Point {last}"),
        others => format!("Points {} and {last}", others.join(", ")),
    };
    let is = if others.is_empty() { "is" } else { "are" };
    Some(format!(
        "{points} of {} {is} not known: what a row has as \"no longer\" or \"new\" may stand there.",
        side.variant.id
    ))
}

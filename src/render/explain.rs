//! The view that tells why a clause was matched as it was.

use crate::align::explain::{Feature, OTHER_VERSIONS};
use crate::render::sheet::{Cell, Column, Line, Run, Sheet};
use crate::report::explain::{Considered, Explained, Named};

/// How many measures a reader is shown of a candidate: those that weigh most.
const MEASURES: usize = 4;

/// How many candidates a reader is shown: past a handful nothing is likely any more. JSON has all of them.
const CANDIDATES: usize = 5;

/// The measure that is the same for every candidate, and so tells nothing.
const BASE: &str = "base";

pub(crate) fn sheet<'a>(explained: &Explained<'_>) -> Sheet<'a> {
    // Of a variant compared with itself a clause stands there twice, and only once it is this one.
    let is_itself = |member: &Named| {
        member.variant == explained.clause.variant && member.number == explained.clause.number
    };
    let itself = explained.group.iter().position(is_itself);
    let others = (0..)
        .zip(&explained.group)
        .filter(|(place, _)| Some(*place) != itself);
    let with: Vec<String> = others.map(|(_, member)| name(member)).collect();
    let outcome = match with.len() {
        0 => "It stands alone.".to_owned(),
        _ => format!("It is in one row with {}.", with.join(", ")),
    };
    let moved = explained
        .moved
        .then(|| "Its place in the order changed.".to_owned());
    let text = explained.clause.text.map(str::to_owned);
    let intro = text
        .into_iter()
        .chain([outcome, explained.reason.clone()])
        .chain(moved)
        .collect();
    let columns = vec![
        Column::new("Looked at", 40),
        Column::new("Likely", 8),
        Column::new("What speaks for it (+) and against it (-)", 30),
        Column::new("What became of it", 22),
    ];
    Sheet {
        title: format!("Why {} was matched as it was", name(&explained.clause)),
        intro,
        columns,
        ..Sheet::default()
    }
}

pub(crate) fn lines<'a>(explained: &'a Explained<'_>) -> impl Iterator<Item = Line<'a>> {
    explained.candidates.iter().take(CANDIDATES).map(|candidate| {
        let clause = &candidate.clause;
        let number = clause
            .number
            .map(|number| format!("{number} "))
            .unwrap_or_default();
        vec![
            vec![vec![
                Run::strong(number),
                Run::plain(clause.text.unwrap_or_default()),
            ]],
            vec![vec![Run::plain(format!("{:.0}%", candidate.score * 100.0))]],
            measures(candidate),
            vec![vec![Run::plain(candidate.outcome.sentence())]],
        ]
    })
}

/// Returns the variant and the number of a clause, with the version whose number it is where that is another.
fn name(clause: &Named) -> String {
    match (clause.number, clause.number_in) {
        (Some(number), Some(base)) => format!("{} ({number} of {base})", clause.variant),
        (Some(number), None) => format!("{} {number}", clause.variant),
        (None, _) => clause.variant.to_string(),
    }
}

/// Returns what weighs most for and against a candidate.
fn measures<'a>(candidate: &'a Considered<'_>) -> Cell<'a> {
    let mut features: Vec<_> = candidate
        .features
        .iter()
        .filter(|feature| feature.name != BASE)
        .collect();
    features.retain(|feature| feature.contribution != 0.0);
    features.sort_by(|one, other| other.contribution.abs().total_cmp(&one.contribution.abs()));
    let line = |feature: &&Feature| {
        let by = (candidate.witness.as_ref())
            .filter(|_| feature.name == OTHER_VERSIONS)
            .map(|witness| match witness.clause {
                Some(number) => format!(": {} {number}", witness.variant),
                None => format!(": {}", witness.variant),
            });
        vec![Run::plain(format!(
            "{:+.1} {} ({:.2}){}",
            feature.contribution,
            feature.name,
            feature.value,
            by.unwrap_or_default()
        ))]
    };
    features.iter().take(MEASURES).map(line).collect()
}

//! A variant file to fill in by hand: short, valid as it is, and with every field that is seldom used in a comment.
//!
//! The word `TODO` stands where a person has to write; the checks list what is left of it.

use crate::model::{Date, VariantId};

use super::{SCHEMA_LINE, TODO, yaml};

/// What is known when a file is begun.
#[derive(Debug, Clone)]
pub struct Options {
    /// The id of the variant.
    pub id: VariantId,
    /// The thing negotiated.
    pub plan: String,
    /// The version that it revises.
    pub based_on: Option<VariantId>,
    /// Today.
    pub today: Date,
}

/// Returns the text of a file to fill in.
pub fn text(options: &Options) -> String {
    let Options {
        id,
        plan,
        based_on,
        today,
    } = options;
    let plan = yaml::scalar(plan);
    let based_on = match based_on {
        Some(base) => format!("based_on: {base}"),
        None => {
            "# based_on: us-28          # the version that it revises; claims name its clauses".to_owned()
        }
    };
    format!(
        "\
# {SCHEMA_LINE}
# Replace every {TODO}; `plandiff check` lists those that are left. plans/README.md explains the words.

id: {id}
plan: {plan}
title: {TODO}
authors: [{TODO}]
# reported: {today}     # when it was first reported; `circa: true` below it when that is not stated
# points: 20               # the number of points that it is said to have
coverage: partial          # full: every point is known; partial: some are; count: only their number
wording: restated          # verbatim: the very words; translated: in translation; restated: our own words
language: en
# template: gaza-20        # what it was modelled on
{based_on}

sources:
  {id}-page:
    outlet: {TODO}
    title: {TODO}
    date: {today}
    circa: true            # delete this line when the date is that of the page
    # url: https://…
    language: en
    evidence: summary      # published-text, extract, official, on-record, anonymous, condensed-list, summary, …
    strength: medium       # strong, medium, weak
    note: \"{TODO}: the date of publication; {today} is the day on which this file was begun.\"

clauses:
  - number: \"1\"
    # topic: ceasefire-start # a key of topics.yaml
    text: {TODO}
    sources: [{id}-page]

# For a variant whose text is not public, claims instead of clauses: what a source says of a clause of the version
# that it revises.
# claims:
#   - about: \"6\"
#     says: dropped        # kept, reworded, dropped, set-aside, moved-out, added, absent
#     by: who says it
#     on: {today}
#     grade: on-record     # on-record, anonymous, summary
#     sources: [{id}-page]
"
    )
}

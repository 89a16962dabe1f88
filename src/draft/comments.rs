//! The comments of a draft: what a person has to know at the top, where a topic comes from beside it, links to confirm at
//! the end.

use std::collections::BTreeMap;

use crate::model::{Link, LinkSide, Number};

use super::topics::{LEAST_CERTAINTY, Proposals};
use super::words::Word;
use super::{Options, SCHEMA_LINE, yaml};

/// Returns the lines at the top.
pub fn head(options: &Options, proposals: Option<&Proposals>) -> Vec<String> {
    let mut head = vec![
        SCHEMA_LINE.to_owned(),
        format!("A draft, imported from {}.", options.document),
    ];
    if let Some(proposals) = proposals {
        head.push(format!(
            "Below a topic, `proposed` is how sure the matching with {} is of it, of 100. Delete that line to confirm the \
             topic, or write another. `plandiff check` lists what needs a person.",
            proposals.base
        ));
    }
    head
}

/// Returns what stands beside each topic, or in its place.
pub fn beside(proposals: &Proposals) -> BTreeMap<Number, String> {
    let mut beside = BTreeMap::new();
    for proposal in &proposals.topics {
        let numbers: Vec<&str> = proposal.from.iter().map(Number::as_str).collect();
        let from = format!("{} {}", proposals.base, numbers.join(", "));
        let certainty = proposal.certainty;
        let text = match proposal.topics.first() {
            Some(topic) if certainty < LEAST_CERTAINTY => {
                format!("topic: {topic} # perhaps; {certainty}, {from}")
            }
            Some(_) | None => from,
        };
        beside.insert(proposal.number.clone(), text);
    }
    beside
}

/// Returns the splits and merges as lines that a person can copy into the file of links.
pub fn links(links: &[Link]) -> Vec<String> {
    if links.is_empty() {
        return Vec::new();
    }
    let mut comments = vec!["Links to confirm. Copy those that hold to links.yaml and say why:".to_owned()];
    for link in links {
        let side = |side: &LinkSide| {
            let numbers: Vec<String> = side
                .clauses
                .iter()
                .map(|number| yaml::quoted(number.as_str()))
                .collect();
            format!(
                "{{ variant: {}, clauses: [{}] }}",
                side.variant,
                numbers.join(", ")
            )
        };
        comments.push(format!("  - link: {}", link.kind.word()));
        comments.push(format!("    old: {}", side(&link.old)));
        comments.push(format!("    new: {}", side(&link.new)));
        comments.push(format!("    reason: {}", link.reason));
    }
    comments
}

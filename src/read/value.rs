//! From the shapes of the files to the values of [`crate::model`].
//!
//! Total: a file that comes here has passed its checks (or is built in and proved clean by a test), so nothing
//! can fail and nothing is decided. Linear in the size of the files.

use std::collections::BTreeMap;

use super::shape;
use crate::model::{
    About, Citation, Claim, Clause, Count, Date, Event, Group, Link, LinkSide, Number, Shows, Source,
    SourceKey, Topic, TopicKey, Variant, VariantId,
};

/// Returns the groups and the topics of a vocabulary.
pub fn topics(file: shape::TopicsFile) -> (Vec<Group>, Vec<Topic>) {
    let groups = file.groups.into_iter().map(|group| Group {
        key: group.key.0,
        label: group.label,
    });
    let topics = file.topics.into_iter().map(|topic| Topic {
        key: TopicKey(topic.key.0),
        label: topic.label,
        group: topic.group.0,
    });
    (groups.collect(), topics.collect())
}

/// Adds the sources of a file to those known.
pub fn sources(sources: BTreeMap<String, shape::Source>, known: &mut BTreeMap<SourceKey, Source>) {
    known.extend(sources.into_iter().map(|(key, source)| {
        let key = SourceKey(key);
        (key.clone(), self::source(key, source))
    }));
}

/// Returns the events of a file, in its order.
pub fn events(file: shape::EventsFile) -> impl Iterator<Item = Event> {
    file.events.into_iter().map(|event| Event {
        date: date(event.date, event.circa),
        until: event.until.map(|until| date(until, false)),
        title: event.title,
        participants: event.participants,
        variants: event.variants.into_iter().map(|id| VariantId(id.0)).collect(),
        note: event.note,
        citations: citations(event.sources),
    })
}

/// Returns the links of a file, in its order.
pub fn links(file: shape::LinksFile) -> impl Iterator<Item = Link> {
    file.links.into_iter().map(|link| Link {
        kind: link.link.into(),
        old: link_side(link.old),
        new: link_side(link.new),
        reason: link.reason,
    })
}

/// Returns the variant of a file and adds its own sources to those known.
pub fn variant(file: shape::Variant, known: &mut BTreeMap<SourceKey, Source>) -> Variant {
    sources(file.sources, known);
    Variant {
        id: VariantId(file.id.0),
        plan: file.plan.0,
        title: file.title,
        authors: file.authors,
        reported: file.reported.map(|reported| date(reported, file.circa)),
        points: file.points,
        counts: file.counts.into_iter().map(count).collect(),
        coverage: file.coverage.into(),
        wording: file.wording.into(),
        language: file.language.0,
        template: file.template.map(|id| VariantId(id.0)),
        based_on: file.based_on.map(|id| VariantId(id.0)),
        note: file.note,
        doubts: Vec::new(),
        clauses: file.clauses.into_iter().map(clause).collect(),
        claims: file.claims.into_iter().map(claim).collect(),
    }
}

fn source(key: SourceKey, source: shape::Source) -> Source {
    Source {
        key,
        outlet: source.outlet,
        title: source.title,
        date: date(source.date, source.circa),
        url: source.url.map(|address| address.0),
        archive: source.archive.map(|address| address.0),
        language: source.language.0,
        translated: source.translated,
        evidence: source.evidence.into(),
        original: source.original,
        strength: source.strength.into(),
        note: source.note,
    }
}

fn date(day: shape::form::Day, circa: bool) -> Date {
    Date { circa, ..day.0 }
}

fn citations(citations: Vec<shape::Citation>) -> Vec<Citation> {
    citations.into_iter().map(citation).collect()
}

fn citation(citation: shape::Citation) -> Citation {
    match citation {
        shape::Citation::Key(key) => Citation {
            source: SourceKey(key.0),
            by: None,
            quote: None,
            shows: Shows::Full,
            note: None,
        },
        shape::Citation::Detailed(detailed) => Citation {
            source: SourceKey(detailed.source.0),
            by: detailed.by,
            quote: detailed.quote,
            shows: detailed.shows.map_or(Shows::Full, Shows::from),
            note: detailed.note,
        },
    }
}

fn link_side(side: shape::LinkSide) -> LinkSide {
    LinkSide {
        variant: VariantId(side.variant.0),
        clauses: numbers(side.clauses),
    }
}

fn numbers(numbers: Vec<String>) -> Vec<Number> {
    numbers.into_iter().map(Number).collect()
}

fn count(count: shape::Count) -> Count {
    Count {
        points: count.points,
        by: count.by,
        on: count.on.map(|on| date(on, false)),
        grade: count.grade.into(),
        note: count.note,
        citations: citations(count.sources),
    }
}

fn clause(clause: shape::Clause) -> Clause {
    Clause {
        number: Number(clause.number),
        topic: clause.topic.map(|key| TopicKey(key.0)),
        also: clause.also.into_iter().map(|key| TopicKey(key.0)).collect(),
        proposed: clause.proposed,
        text: clause.text,
        note: clause.note,
        citations: citations(clause.sources),
        parts: clause.parts.into_iter().map(self::clause).collect(),
    }
}

fn claim(claim: shape::Claim) -> Claim {
    Claim {
        about: about(claim.about, claim.topic, claim.remark, claim.reading),
        says: claim.says.into(),
        text: claim.text,
        concerning: claim.concerning,
        by: claim.by,
        to: claim.to,
        on: date(claim.on, claim.circa),
        grade: claim.grade.into(),
        note: claim.note,
        citations: citations(claim.sources),
    }
}

/// Says what a claim is about; the checks have made sure that exactly one of the three stands in it.
fn about(
    about: Option<String>,
    topic: Option<shape::form::Key>,
    remark: Option<String>,
    reading: Vec<String>,
) -> About {
    match (about, topic) {
        (Some(number), _) => About::Clause(Number(number)),
        (None, Some(topic)) => About::Topic(TopicKey(topic.0)),
        (None, None) => About::Remark {
            remark: remark.unwrap_or_default(),
            reading: numbers(reading),
        },
    }
}

//! The files of `plans/` as YAML spells them: one type a file, one field a key, nothing computed.
//!
//! These types are the only description of the files. Serde reads values by them, `plandiff schema` publishes
//! them, and [`super::structure`] holds a file against that very schema, so what the schema accepts and what the
//! reader accepts cannot drift apart. The comments here are the explanations that a person sees in the schema.
//! What a type cannot say (a citation names a source that exists) is left to [`super::check`]; the values that
//! the rest of the crate works with are made in [`super::value`].
//!
//! Titles are the words by which messages call a thing: "this clause has no `number`".
//!
//! Kept plain on purpose: no flattening, no tags, and one choice only (a citation is a key or a map), because
//! every such trick makes the messages of the reader worse.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use form::{Address, Day, Key, Language};
use word::{Coverage, Evidence, Grade, LinkKind, Says, Shows, Strength, Wording};

pub mod form;
pub mod word;

/// The vocabulary: `plans/topics.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "vocabulary")]
pub struct TopicsFile {
    /// The groups, in the order a reader expects.
    pub groups: Vec<Group>,
    /// The topics, in the order a reader expects.
    pub topics: Vec<Topic>,
}

/// A group of topics.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "group")]
pub struct Group {
    /// The key that topics name.
    pub key: Key,
    /// The words a reader sees.
    pub label: String,
}

/// A matter that clauses are about.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "topic")]
pub struct Topic {
    /// The key that clauses name.
    pub key: Key,
    /// The words a reader sees.
    pub label: String,
    /// The key of its group.
    pub group: Key,
}

/// Publications shared by several variants: `plans/sources.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "list of sources")]
pub struct SourcesFile {
    /// The publications, each under the key that citations name.
    #[schemars(extend("propertyNames" = form::key_schema()))]
    pub sources: BTreeMap<String, Source>,
}

/// One publication.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "source")]
pub struct Source {
    /// Who published it.
    pub outlet: String,
    /// Its title, or a description in our words.
    pub title: String,
    /// When it was published.
    pub date: Day,
    /// True when the date is taken from the context.
    #[serde(default)]
    pub circa: bool,
    /// Its address.
    pub url: Option<Address>,
    /// The address of an archived copy.
    pub archive: Option<Address>,
    /// The language it was read in.
    pub language: Language,
    /// True when it was read in translation.
    #[serde(default)]
    pub translated: bool,
    /// What kind of evidence it is.
    pub evidence: Evidence,
    /// The first publication that it copies or follows.
    pub original: Option<String>,
    /// How much weight it bears.
    pub strength: Strength,
    /// What was seen of it; reservations.
    pub note: Option<String>,
}

/// A source as a clause, a claim, a count or an event uses it: its key alone, or a map.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Citation {
    /// The key of the source.
    Key(Key),
    /// The key with a speaker, a quotation or a reservation.
    Detailed(DetailedCitation),
}

/// A citation that says more than the key of its source.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "citation")]
pub struct DetailedCitation {
    /// The key of the source.
    pub source: Key,
    /// Who is speaking there.
    pub by: Option<String>,
    /// A quotation of at most 15 words.
    pub quote: Option<String>,
    /// How much of the clause it shows; the whole, if nothing is said.
    pub shows: Option<Shows>,
    /// A reservation.
    pub note: Option<String>,
}

/// Dated events that link variants: `plans/events.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "list of events")]
pub struct EventsFile {
    /// The events.
    pub events: Vec<Event>,
}

/// A dated event.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "event")]
pub struct Event {
    /// When, or when it began.
    pub date: Day,
    /// When it ended.
    pub until: Option<Day>,
    /// True when the date is taken from the context.
    #[serde(default)]
    pub circa: bool,
    /// What happened, in our own words.
    pub title: String,
    /// Who took part.
    #[serde(default)]
    pub participants: Vec<String>,
    /// The ids of the variants that it concerns.
    #[serde(default)]
    pub variants: Vec<Key>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// The pages that state it.
    #[serde(default)]
    pub sources: Vec<Citation>,
}

/// A person's corrections of the matching: `plans/links.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "list of links")]
pub struct LinksFile {
    /// The links.
    pub links: Vec<Link>,
}

/// A correction of the matching between two variants; its direction does not matter.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "link")]
pub struct Link {
    /// What it does.
    pub link: LinkKind,
    /// One side.
    pub old: LinkSide,
    /// The other side.
    pub new: LinkSide,
    /// One sentence: why a person decided so.
    pub reason: String,
}

/// One side of a link.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "side of a link")]
pub struct LinkSide {
    /// The id of the variant.
    pub variant: Key,
    /// The numbers of its clauses.
    pub clauses: Vec<String>,
}

/// One reported version of a plan: `plans/variants/ID.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "variant")]
pub struct Variant {
    /// Its id; the name of its file.
    pub id: Key,
    /// The thing negotiated: `gaza`, `ukraine`.
    pub plan: Key,
    /// Its title.
    pub title: String,
    /// Who wrote it, as reported.
    pub authors: Vec<String>,
    /// When it was first reported.
    pub reported: Option<Day>,
    /// True when that date is taken from the context.
    #[serde(default)]
    pub circa: bool,
    /// The number of points it is said to have.
    #[schemars(range(min = 1))]
    pub points: Option<u32>,
    /// Who said how many points it has, when reports differ or to source the number.
    #[serde(default)]
    pub counts: Vec<Count>,
    /// How much of it is known.
    pub coverage: Coverage,
    /// What its texts are.
    pub wording: Wording,
    /// The language of its texts.
    pub language: Language,
    /// The id of the variant that it was modelled on.
    pub template: Option<Key>,
    /// The id of the version that it revises; claims name the clauses of that one.
    pub based_on: Option<Key>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// Sources that only this variant uses.
    #[serde(default)]
    #[schemars(extend("propertyNames" = form::key_schema()))]
    pub sources: BTreeMap<String, Source>,
    /// Its clauses, in the order of the text.
    #[serde(default)]
    pub clauses: Vec<Clause>,
    /// What is reported of clauses whose text is not public.
    #[serde(default)]
    pub claims: Vec<Claim>,
}

/// A report of how many points a variant has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "count")]
pub struct Count {
    /// The number of points.
    #[schemars(range(min = 1))]
    pub points: u32,
    /// Who said it.
    pub by: String,
    /// When it was said.
    pub on: Option<Day>,
    /// How firmly.
    pub grade: Grade,
    /// A reservation.
    pub note: Option<String>,
    /// The pages that carry it.
    #[serde(default)]
    pub sources: Vec<Citation>,
}

/// One numbered point of a variant, or a part of one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "clause")]
pub struct Clause {
    /// Its number as printed, in quotes: "6", "10a".
    pub number: String,
    /// The key of the topic that it is mainly about.
    pub topic: Option<Key>,
    /// The keys of further topics that it contains.
    #[serde(default)]
    pub also: Vec<Key>,
    /// How sure the matching is of the topic, of 100, where a person has not confirmed it yet: delete it to confirm.
    #[schemars(range(min = 1, max = 100))]
    pub proposed: Option<u8>,
    /// What it says; left out when its content is not known.
    pub text: Option<String>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// The pages that state it, strongest first.
    #[serde(default)]
    pub sources: Vec<Citation>,
    /// Its parts; their numbers begin with its own.
    #[serde(default)]
    pub parts: Vec<Clause>,
}

/// What a source says about a variant whose text is not public. It has exactly one of `about`, `topic`, `remark`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "claim")]
pub struct Claim {
    /// The number of a clause of the version that the variant is based on.
    pub about: Option<String>,
    /// The key of a topic that no clause of that version is about.
    pub topic: Option<Key>,
    /// A general remark: what the speaker named.
    pub remark: Option<String>,
    /// The numbers of the clauses that we, not the speaker, take a remark to mean.
    #[serde(default)]
    pub reading: Vec<String>,
    /// What is said of it.
    pub says: Says,
    /// The new wording, when it is reported.
    pub text: Option<String>,
    /// The part of the clause that is meant, when it is not the whole.
    pub concerning: Option<String>,
    /// Who says it.
    pub by: String,
    /// The outlet that it was said to.
    pub to: Option<String>,
    /// When it was said or published.
    pub on: Day,
    /// True when that date is taken from the context.
    #[serde(default)]
    pub circa: bool,
    /// How firmly it is reported.
    pub grade: Grade,
    /// A reservation.
    pub note: Option<String>,
    /// The pages that carry it, strongest first.
    #[serde(default)]
    pub sources: Vec<Citation>,
}

//! What is known of a negotiated text, as plain values: variants, clauses, claims, sources, topics.
//!
//! Everything here has passed the checks of [`crate::read`]: every key that is used is defined, numbers are
//! unique, dates are dates. Nothing here computes; what may be concluded is decided in [`crate::verdict`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Declares a name that is a string underneath but cannot be mixed up with another one.
macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl $name {
            /// Returns the name as it is written in the files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.to_owned())
            }
        }
    };
}

name_type! {
    /// The id of a variant: `us-28`.
    VariantId
}
name_type! {
    /// The key of a topic: `armed-forces-size`.
    TopicKey
}
name_type! {
    /// The key of a source: `babel-1126`.
    SourceKey
}
name_type! {
    /// The number of a clause as it is printed: `6`, `10a`.
    Number
}

/// Everything under `plans/`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    /// Groups of topics, in the order of the file.
    pub groups: Vec<Group>,
    /// The vocabulary, in the order of the file.
    pub topics: Vec<Topic>,
    /// All sources, those that variant files carry included.
    pub sources: BTreeMap<SourceKey, Source>,
    /// Dated events, oldest first.
    pub events: Vec<Event>,
    /// A person's corrections of the matching.
    pub links: Vec<Link>,
    /// The variants, in the order of their report dates, then ids.
    pub variants: Vec<Variant>,
}

impl Library {
    /// Returns the variant of that id, if there is one.
    pub fn variant(&self, id: &VariantId) -> Option<&Variant> {
        self.variants.iter().find(|variant| &variant.id == id)
    }

    /// Returns the topic of that key, if there is one.
    pub fn topic(&self, key: &TopicKey) -> Option<&Topic> {
        self.topics.iter().find(|topic| &topic.key == key)
    }

    /// Returns the sources that a variant cites, or all of them, by key.
    pub fn cited(&self, variant: Option<&Variant>) -> Vec<&Source> {
        let Some(variant) = variant else {
            return self.sources.values().collect();
        };
        let keys: BTreeSet<&SourceKey> = variant.citations().map(|citation| &citation.source).collect();
        keys.into_iter().filter_map(|key| self.sources.get(key)).collect()
    }
}

/// A group of topics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The key that topics name.
    pub key: String,
    /// The words a reader sees.
    pub label: String,
}

/// A matter that clauses are about, from one vocabulary for all plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The key that clauses name.
    pub key: TopicKey,
    /// The words a reader sees.
    pub label: String,
    /// The key of its group.
    pub group: String,
}

/// A day, or a month when no day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day, 1 to 31; none when only the month is known.
    pub day: Option<i8>,
    /// True when the date is taken from the context and not stated.
    pub circa: bool,
}

impl fmt::Display for Date {
    /// Writes the date in ISO form, with `about` before it when it is not stated.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.circa {
            formatter.write_str("about ")?;
        }
        write!(formatter, "{:04}-{:02}", self.year, self.month)?;
        match self.day {
            Some(day) => write!(formatter, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// What kind of evidence a publication is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The whole text, printed.
    PublishedText,
    /// Parts of the text, printed.
    Extract,
    /// A statement or document of an authority.
    Official,
    /// A recording or its transcript.
    Recording,
    /// A statement by a named person.
    OnRecord,
    /// Statements by people who are not named.
    Anonymous,
    /// A list that shortens each point.
    CondensedList,
    /// A retelling.
    Summary,
    /// A comment or an analysis.
    Comment,
}

/// How much weight a publication bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// An agency, an established newspaper, a law or policy journal, an authority.
    Strong,
    /// A smaller outlet that names what it follows, or an established one in summary.
    Medium,
    /// A copy site, a forum, an aggregator, a re-publishing network.
    Weak,
}

/// One publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The key that citations name.
    pub key: SourceKey,
    /// Who published it.
    pub outlet: String,
    /// Its title, or a description in our words.
    pub title: String,
    /// When it was published.
    pub date: Date,
    /// Its address; http or https.
    pub url: Option<String>,
    /// The address of an archived copy; http or https.
    pub archive: Option<String>,
    /// The language it was read in, as a two-letter code.
    pub language: String,
    /// True when it was read in translation.
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

/// How much of a clause a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shows {
    /// The whole clause.
    Full,
    /// A part of it.
    Part,
    /// A summary of it.
    Summary,
}

/// A source as a clause, a claim or an event uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: SourceKey,
    /// Who is speaking there.
    pub by: Option<String>,
    /// A short quotation, 15 words at most.
    pub quote: Option<String>,
    /// How much of the clause it shows.
    pub shows: Shows,
    /// A reservation.
    pub note: Option<String>,
}

/// How much of a variant is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// Every point.
    Full,
    /// Some points.
    Partial,
    /// Only how many points there are.
    Count,
}

/// What the texts of a variant are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wording {
    /// The very words.
    Verbatim,
    /// The very words, translated.
    Translated,
    /// Our own words.
    Restated,
}

/// How firmly something is reported; the first is the firmest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The text itself was published.
    PublishedText,
    /// A named person said it.
    OnRecord,
    /// People who are not named said it.
    Anonymous,
    /// A retelling states it.
    Summary,
}

impl Grade {
    /// Returns the words a reader sees.
    pub fn label(self) -> &'static str {
        match self {
            Self::PublishedText => "published text",
            Self::OnRecord => "on the record",
            Self::Anonymous => "anonymous",
            Self::Summary => "summary",
        }
    }
}

/// One reported version of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its id.
    pub id: VariantId,
    /// The thing negotiated.
    pub plan: String,
    /// Its title.
    pub title: String,
    /// Who wrote it, as reported.
    pub authors: Vec<String>,
    /// When it was first reported.
    pub reported: Option<Date>,
    /// The number of points it is said to have.
    pub points: Option<u32>,
    /// Who said how many points it has.
    pub counts: Vec<Count>,
    /// How much of it is known.
    pub coverage: Coverage,
    /// What its texts are.
    pub wording: Wording,
    /// The language of its texts, as a two-letter code; `und` when it is not known.
    pub language: String,
    /// What it was modelled on.
    pub template: Option<VariantId>,
    /// The version that it revises.
    pub based_on: Option<VariantId>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// What a reader must know of how it was read, where it was read from a document.
    pub doubts: Vec<String>,
    /// Its clauses, parts inside them.
    pub clauses: Vec<Clause>,
    /// What is reported of clauses whose text is not public.
    pub claims: Vec<Claim>,
}

impl Variant {
    /// Returns every citation of the variant: of its clauses and their parts, its claims and its counts.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let clauses = self.clauses.iter().flat_map(Clause::citations);
        let claims = self.claims.iter().flat_map(|claim| &claim.citations);
        clauses
            .chain(claims)
            .chain(self.counts.iter().flat_map(|count| &count.citations))
    }
}

impl Variant {
    /// Returns how many clauses and parts have a topic that nobody has confirmed.
    pub fn unconfirmed_topics(&self) -> usize {
        fn count(clauses: &[Clause]) -> usize {
            let each = clauses
                .iter()
                .map(|clause| usize::from(clause.proposed.is_some()) + count(&clause.parts));
            each.sum()
        }
        count(&self.clauses)
    }
}

/// A report of how many points a variant has.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// The number.
    pub points: u32,
    /// Who said it.
    pub by: String,
    /// When.
    pub on: Option<Date>,
    /// How firmly.
    pub grade: Grade,
    /// A reservation.
    pub note: Option<String>,
    /// Where.
    pub citations: Vec<Citation>,
}

/// One numbered point of a variant, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Its number as printed.
    pub number: Number,
    /// What it is about.
    pub topic: Option<TopicKey>,
    /// Further matters that it contains.
    pub also: Vec<TopicKey>,
    /// How sure the matching is of these topics, 1 to 100, when no person has confirmed them.
    pub proposed: Option<u8>,
    /// What it says; none when its content is not known.
    pub text: Option<String>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// The pages that state it, strongest first.
    pub citations: Vec<Citation>,
    /// Its parts.
    pub parts: Vec<Clause>,
}

impl Clause {
    /// Returns every citation of the clause and of its parts.
    fn citations(&self) -> Box<dyn Iterator<Item = &Citation> + '_> {
        Box::new(
            self.citations
                .iter()
                .chain(self.parts.iter().flat_map(Clause::citations)),
        )
    }
}

/// What a source says of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Says {
    /// It is in, as it was.
    Kept,
    /// It is in, with other words.
    Reworded,
    /// It is out.
    Dropped,
    /// It is left for others to settle.
    SetAside,
    /// It is moved to another document or format.
    MovedOut,
    /// It is new.
    Added,
    /// The variant has no such clause.
    Absent,
}

/// What a claim is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A clause of the version that the variant is based on.
    Clause(Number),
    /// A topic.
    Topic(TopicKey),
    /// A general remark; `reading` are the clauses that we, not the speaker, take it to mean.
    Remark {
        /// What the speaker named.
        remark: String,
        /// The clauses it is taken to mean.
        reading: Vec<Number>,
    },
}

/// What a source says about a variant whose text is not public.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What it is about.
    pub about: About,
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
    /// When it was said.
    pub on: Date,
    /// How firmly.
    pub grade: Grade,
    /// A reservation.
    pub note: Option<String>,
    /// The pages that carry it, strongest first.
    pub citations: Vec<Citation>,
}

/// What a link does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// One clause is one clause.
    Force,
    /// One old clause became several.
    Split,
    /// Several old clauses became one.
    Merge,
    /// Several clauses became several.
    Regroup,
    /// Two clauses are never the same matter.
    Forbid,
}

/// One side of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSide {
    /// The variant.
    pub variant: VariantId,
    /// Its clauses.
    pub clauses: Vec<Number>,
}

/// A person's correction of the matching between two variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it does.
    pub kind: LinkKind,
    /// One side.
    pub old: LinkSide,
    /// The other side.
    pub new: LinkSide,
    /// Why.
    pub reason: String,
}

/// A dated event that links variants.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When, or when it began.
    pub date: Date,
    /// When it ended.
    pub until: Option<Date>,
    /// What happened.
    pub title: String,
    /// Who took part.
    pub participants: Vec<String>,
    /// The variants that it concerns.
    pub variants: Vec<VariantId>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// The pages that state it.
    pub citations: Vec<Citation>,
}

//! The views of single variants: the list, one variant, its sources.

use crate::model::{About, Citation, Claim, Clause, Coverage, Library, Source, Variant};
use crate::render::phrases::{claim_line, evidence_key, source_line};
use crate::render::sheet::{Cell, Column, Line, Run, Sheet};

pub(crate) fn list_sheet<'a>() -> Sheet<'a> {
    let columns = ["Variant", "Plan", "Title", "Reported", "Points", "Known"];
    Sheet {
        title: "Variants".to_owned(),
        columns: columns.map(|name| Column::new(name, 0)).into(),
        ..Sheet::default()
    }
}

pub(crate) fn list_lines(library: &Library) -> impl Iterator<Item = Line<'_>> {
    library.variants.iter().map(|variant| {
        let one = |text: String| vec![vec![Run::plain(text)]];
        vec![
            vec![vec![Run::strong(variant.id.as_str())]],
            vec![vec![Run::plain(variant.plan.as_str())]],
            vec![vec![Run::plain(variant.title.as_str())]],
            one(variant
                .reported
                .map_or_else(|| "not known".to_owned(), |date| date.to_string())),
            one(points_words(variant)),
            one(known_words(variant)),
        ]
    })
}

/// Returns the number of points, and the other numbers that are reported.
fn points_words(variant: &Variant) -> String {
    let mut words = variant
        .points
        .map(|points| points.to_string())
        .unwrap_or_default();
    let mut others: Vec<u32> = variant.counts.iter().map(|count| count.points).collect();
    others.retain(|points| Some(*points) != variant.points);
    others.sort_unstable();
    others.dedup();
    if !others.is_empty() {
        let others: Vec<String> = others.iter().map(u32::to_string).collect();
        words += &format!(" (also reported: {})", others.join(", "));
    }
    words
}

fn known_words(variant: &Variant) -> String {
    let known = variant
        .clauses
        .iter()
        .filter(|clause| clause.text.is_some())
        .count();
    let base = variant
        .based_on
        .as_ref()
        .map(|id| format!(" on {id}"))
        .unwrap_or_default();
    let reports = match variant.claims.len() {
        1 => format!("1 report{base}"),
        reports => format!("{reports} reports{base}"),
    };
    let points = match variant.coverage {
        // Nobody has said of a document that it is whole.
        Coverage::Full if variant.plan.is_empty() => "taken as all there are".to_owned(),
        Coverage::Full => "all points".to_owned(),
        Coverage::Partial if known == 1 => "1 point".to_owned(),
        Coverage::Partial if known > 0 => format!("{known} points"),
        Coverage::Partial => return reports,
        Coverage::Count => "only the number".to_owned(),
    };
    match variant.claims.is_empty() {
        true => points,
        false => format!("{points}, {reports}"),
    }
}

pub(crate) fn show_sheet(variant: &Variant) -> Sheet<'_> {
    // A document without a title goes by its name alone.
    let has_title = variant.title != variant.id.as_str();
    let mut intro: Vec<String> = has_title.then(|| variant.title.clone()).into_iter().collect();
    if !variant.authors.is_empty() {
        intro.push(format!("By: {}.", variant.authors.join(", ")));
    }
    if let Some(reported) = variant.reported {
        intro.push(format!("Reported {reported}."));
    }
    let points = points_words(variant);
    if !points.is_empty() {
        intro.push(format!("Points: {points}; known: {}.", known_words(variant)));
    }
    intro.extend(variant.note.clone());
    intro.extend(variant.doubts.iter().cloned());
    let columns = vec![
        Column::new("No.", 0),
        Column::new("Topic", 20),
        Column::new("What it says", 70),
    ];
    Sheet {
        title: variant.id.to_string(),
        intro,
        columns,
        ..Sheet::default()
    }
}

pub(crate) fn show_lines<'a>(library: &'a Library, variant: &'a Variant) -> impl Iterator<Item = Line<'a>> {
    let mut lines = Vec::new();
    for clause in &variant.clauses {
        clause_lines(library, clause, &mut lines);
    }
    lines.extend(variant.claims.iter().map(|claim| claim_row(library, claim)));
    lines.into_iter()
}

pub(crate) fn source_sheet<'a>(variant: Option<&Variant>) -> Sheet<'a> {
    let title = match variant {
        Some(variant) => format!("Sources of {}", variant.id),
        None => "Sources".to_owned(),
    };
    Sheet {
        title,
        columns: vec![
            Column::new("Key", 0),
            Column::new("Source", 66),
            Column::new("Kind of evidence", 14),
        ],
        ..Sheet::default()
    }
}

pub(crate) fn source_lines<'a>(sources: &'a [&'a Source]) -> impl Iterator<Item = Line<'a>> {
    sources.iter().map(|source| {
        let mut about = vec![source_line(None, source)];
        about.extend(source.note.iter().map(|note| vec![Run::quiet(note.as_str())]));
        vec![
            vec![vec![Run::strong(source.key.as_str())]],
            about,
            vec![vec![Run::plain(evidence_key(source.evidence))]],
        ]
    })
}

fn clause_lines<'a>(library: &'a Library, clause: &'a Clause, lines: &mut Vec<Line<'a>>) {
    let labels = clause
        .topic
        .iter()
        .chain(&clause.also)
        .filter_map(|key| library.topic(key));
    let mut says: Cell = match &clause.text {
        Some(text) => vec![vec![Run::plain(text.as_str())]],
        None => vec![vec![Run::quiet("what this point says is not known")]],
    };
    says.extend(
        clause
            .note
            .iter()
            .map(|note| vec![Run::quiet(format!("Note: {note}"))]),
    );
    if !clause.citations.is_empty() {
        says.push(keys(&clause.citations));
    }
    let number = vec![vec![Run::strong(clause.number.as_str())]];
    lines.push(vec![
        number,
        labels
            .map(|topic| vec![Run::plain(topic.label.as_str())])
            .collect(),
        says,
    ]);
    for part in &clause.parts {
        clause_lines(library, part, lines);
    }
}

fn claim_row<'a>(library: &'a Library, claim: &'a Claim) -> Line<'a> {
    let (number, topic) = match &claim.about {
        About::Clause(number) => (format!("({number})"), String::new()),
        About::Topic(key) => (
            String::new(),
            library
                .topic(key)
                .map(|topic| topic.label.clone())
                .unwrap_or_default(),
        ),
        About::Remark { reading, .. } if reading.is_empty() => (String::new(), String::new()),
        About::Remark { reading, .. } => {
            let numbers: Vec<&str> = reading.iter().map(|number| number.as_str()).collect();
            (String::new(), format!("read as ({})", numbers.join("), (")))
        }
    };
    let says = vec![claim_line(claim), keys(&claim.citations)];
    vec![
        vec![vec![Run::strong(number)]],
        vec![vec![Run::plain(topic)]],
        says,
    ]
}

/// Returns the keys of the sources, with what is quoted.
fn keys(citations: &[Citation]) -> Vec<Run<'_>> {
    let key = |citation: &Citation| match &citation.quote {
        Some(quote) => format!("{} (“{quote}”)", citation.source),
        None => citation.source.to_string(),
    };
    vec![Run::quiet(
        citations.iter().map(key).collect::<Vec<_>>().join(", "),
    )]
}

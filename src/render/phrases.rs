//! The words for claims and sources that several views share.

use crate::model::{About, Claim, Evidence, Says, Source, Strength};
use crate::render::sheet::{Paragraph, Run, Tone};

/// Returns what a claim says, who says it and when.
pub(crate) fn claim_line(claim: &Claim) -> Paragraph<'_> {
    let mut line = Vec::new();
    if let About::Remark { remark, .. } = &claim.about {
        line.push(Run::quiet(format!("general remark on {remark}: ")));
    }
    line.push(Run::strong(says_words(claim.says)));
    if let Some(part) = &claim.concerning {
        line.push(Run::plain(format!(" ({part})")));
    }
    // What is only reported stands in the cell as the clause itself; saying it twice helps nobody.
    if let Some(text) = claim.text.as_ref().filter(|_| claim.says != Says::Added) {
        line.push(Run::plain(format!(": {text}")));
    }
    line.push(Run::quiet(format!(" – {}", speaker(claim))));
    // The reservations of a general remark would repeat in every row it is read into: they stand below the table.
    let note = claim
        .note
        .as_ref()
        .filter(|_| !matches!(claim.about, About::Remark { .. }));
    line.extend(note.map(|note| Run::quiet(format!(". {}", note.trim_end_matches('.')))));
    line
}

/// Returns the words a reader sees for what a claim says.
pub(crate) fn says_words(says: Says) -> &'static str {
    match says {
        Says::Kept => "kept",
        Says::Reworded => "reworded",
        Says::Dropped => "dropped",
        Says::SetAside => "set aside",
        Says::MovedOut => "moved out",
        Says::Added => "in this version",
        Says::Absent => "absent",
    }
}

fn speaker(claim: &Claim) -> String {
    let to = claim
        .to
        .as_ref()
        .map(|to| format!(" to {to}"))
        .unwrap_or_default();
    format!("{}{to}, {}, {}", claim.by, claim.on, claim.grade.label())
}

/// Returns one line about a source.
pub(crate) fn source_line(number: Option<u32>, source: &Source) -> Paragraph<'_> {
    let mut line = vec![
        Run::strong(number.map(|number| format!("[{number}] ")).unwrap_or_default()),
        Run::plain(format!("{}, ", source.outlet)),
        Run::plain(source.title.as_str()),
        Run::quiet(format!(", {}{}", source.date, source_remarks(source))),
    ];
    for address in [&source.url, &source.archive].into_iter().flatten() {
        line.push(Run::plain(" "));
        line.push(Run::new(Tone::Address, address.as_str()));
    }
    line
}

fn source_remarks(source: &Source) -> String {
    let original = source
        .original
        .as_ref()
        .map(|original| format!("; after {original}"))
        .unwrap_or_default();
    let weak = if source.strength == Strength::Weak {
        "; weak"
    } else {
        ""
    };
    format!("{original}{weak}")
}

/// Returns the word for a kind of evidence, as the files spell it.
pub(crate) fn evidence_key(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::PublishedText => "published-text",
        Evidence::Extract => "extract",
        Evidence::Official => "official",
        Evidence::Recording => "recording",
        Evidence::OnRecord => "on-record",
        Evidence::Anonymous => "anonymous",
        Evidence::CondensedList => "condensed-list",
        Evidence::Summary => "summary",
        Evidence::Comment => "comment",
    }
}

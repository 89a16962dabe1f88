//! `claim`: what a source says of a clause, added to the file of a variant whose text is not public.
//!
//! The edited file is read together with all plans before it is written. An edit that would break a rule of the plans,
//! or change anything but the claim, is not written.

use std::fs;
use std::io::Write;
use std::path::Path;

use plandiff::draft::{self, claim::Edit};
use plandiff::model::{
    About, Citation, Claim, Library, Number, Shows, Source, SourceKey, TopicKey, Variant, VariantId,
};
use plandiff::problem::{Problem, Severity};
use plandiff::read::{self, Checked, PlanFile};
use plandiff::render;

use crate::cli::args::Common;
use crate::cli::args::authoring::Claim as Asked;
use crate::cli::failure::Failure;
use crate::cli::plans::{self, Plans};
use crate::cli::unknown::{self, nearest};
use crate::cli::{output, tell_problems};

/// Adds a claim to a file.
pub fn claim(common: &Common, asked: &Asked) -> Result<(), Failure> {
    let files = files(common, &asked.variant)?;
    let before = plans::checked(common, &files)?;
    let (variant, file) = variant(&asked.variant, &before, &files)?;
    let source = new_source(asked, &before.library)?;
    let claim = made(asked, source.as_ref(), &before.library)?;
    let text = std::str::from_utf8(&file.bytes).expect("a file that was read without errors is UTF-8");
    let edits = draft::claim::append(text, variant, &before.library, &claim, source.as_ref());
    let edit = first_true(common, &edits, file, &files, &before, &claim)?;
    let claim_lines = draft::claim::lines(&claim);
    let mut out = std::io::stdout().lock();
    if asked.dry_run {
        writeln!(
            out,
            "Nothing was written. It would stand in {}, line {}:\n{claim_lines}",
            file.path, edit.line
        )?;
        return Ok(());
    }
    write(Path::new(&file.path), &file.bytes, edit)?;
    writeln!(out, "Added to {}, line {}:\n{claim_lines}", file.path, edit.line)?;
    Ok(())
}

/// Returns the plans of the folder in force, and the file that was named.
fn files(common: &Common, word: &str) -> Result<Vec<PlanFile>, Failure> {
    let is_file = Path::new(word).is_file();
    let mut files = match Plans::folder(common)? {
        Some(folder) => plans::plan_files(&folder)?,
        None if is_file => read::built_in_files(),
        None => {
            return Err(Failure::new(
                format!("there is no folder of plans here, and {word} in the program cannot be changed"),
                "go to a folder that has plans/variants/, or name one with --plans",
            ));
        }
    };
    if is_file {
        plans::replace(&mut files, plans::plan_files(Path::new(word))?);
    }
    Ok(files)
}

fn variant<'c>(
    word: &str,
    checked: &'c Checked,
    files: &'c [PlanFile],
) -> Result<(&'c Variant, &'c PlanFile), Failure> {
    let by_path = checked
        .paths
        .iter()
        .find(|(_, path)| plans::same_place(path, word));
    let id = by_path.map_or(VariantId::from(word), |(id, _)| id.clone());
    let found = checked.library.variant(&id).zip(checked.paths.get(&id));
    let (variant, path) = found.ok_or_else(|| unknown::variant(word, &checked.library))?;
    let file = files
        .iter()
        .find(|file| &file.path == path)
        .expect("each variant came from one of the files");
    Ok((variant, file))
}

/// Returns the source that the options describe, if they do.
fn new_source(asked: &Asked, library: &Library) -> Result<Option<Source>, Failure> {
    let page = &asked.page;
    let (Some(outlet), Some(title), Some(date)) = (&page.outlet, &page.title, page.date) else {
        return Ok(None);
    };
    let key = SourceKey::from(asked.source[0].as_str());
    if library.sources.contains_key(&key) {
        return Err(Failure::new(
            format!("there is a source {key} already"),
            "leave --outlet and what belongs to it out, or give the new source another key",
        ));
    }
    Ok(Some(Source {
        key,
        outlet: outlet.clone(),
        title: title.clone(),
        date,
        url: page.url.clone(),
        archive: None,
        language: page.lang.clone(),
        translated: false,
        evidence: page.evidence,
        original: None,
        strength: page.strength,
        note: None,
    }))
}

/// Returns the claim; tells what was taken from its source.
fn made(asked: &Asked, new: Option<&Source>, library: &Library) -> Result<Claim, Failure> {
    let key = SourceKey::from(asked.source[0].as_str());
    let first = new
        .or_else(|| library.sources.get(&key))
        .ok_or_else(|| unknown_source(&key, library))?;
    if asked.on.is_none() {
        anstream::eprintln!(
            "plandiff: the date is that of {key}, {}; --on gives another",
            first.date
        );
    }
    let grade = asked.grade.unwrap_or_else(|| {
        let grade = draft::grade(first.evidence);
        anstream::eprintln!(
            "plandiff: the grade is that of {key}, {}; --grade gives another",
            grade.label()
        );
        grade
    });
    let mut on = asked.on.unwrap_or(first.date);
    on.circa |= asked.circa;
    let about = match (&asked.about, &asked.topic, &asked.remark) {
        (Some(number), _, _) => About::Clause(Number::from(number.as_str())),
        (None, Some(topic), _) => About::Topic(TopicKey::from(topic.as_str())),
        (None, None, remark) => About::Remark {
            remark: remark.clone().unwrap_or_default(),
            reading: asked
                .reading
                .iter()
                .map(|number| Number::from(number.trim()))
                .collect(),
        },
    };
    let citation = |(index, key): (usize, &String)| Citation {
        source: SourceKey::from(key.as_str()),
        by: None,
        quote: asked.quote.clone().filter(|_| index == 0),
        shows: Shows::Full,
        note: None,
    };
    Ok(Claim {
        about,
        says: asked.says,
        text: asked.text.clone(),
        concerning: asked.concerning.clone(),
        by: asked.by.clone(),
        to: asked.to.clone(),
        on,
        grade,
        note: asked.note.clone(),
        citations: asked.source.iter().enumerate().map(citation).collect(),
    })
}

fn unknown_source(key: &SourceKey, library: &Library) -> Failure {
    let hint = nearest(key.as_str(), library.sources.keys().map(|known| known.as_str()))
        .map(|known| format!("did you mean {known}? "))
        .unwrap_or_default();
    Failure::new(
        format!("there is no source {key}"),
        format!("{hint}--outlet, --title and --date add it to the variant; `plandiff sources` lists all"),
    )
}

/// Returns the first edit after which the plans have no error and the file holds the claim and nothing else is new.
fn first_true<'e>(
    common: &Common,
    edits: &'e [Edit],
    file: &PlanFile,
    files: &[PlanFile],
    before: &Checked,
    claim: &Claim,
) -> Result<&'e Edit, Failure> {
    let mut wrong: Option<Vec<Problem>> = None;
    for edit in edits {
        let mut edited = files.to_vec();
        plans::replace(
            &mut edited,
            vec![PlanFile {
                path: file.path.clone(),
                bytes: edit.text.clone().into_bytes(),
            }],
        );
        let after = read::library(&edited);
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        if after.problems.iter().any(is_error) {
            wrong.get_or_insert(after.problems);
        } else if after.library.variant(&edit.variant.id) == Some(&edit.variant) {
            tell_new(common, &after.problems, &before.problems);
            return Ok(edit);
        }
    }
    match wrong {
        Some(problems) => {
            tell_problems(common, &problems);
            anstream::eprintln!("plandiff: nothing was written");
            Err(Failure::Problems)
        }
        None => Err(Failure::new(
            format!(
                "{} is laid out so that a claim cannot be put in without touching other lines",
                file.path
            ),
            format!(
                "nothing was written; put these lines where they belong:\n{}",
                draft::claim::lines(claim)
            ),
        )),
    }
}

/// Tells the warnings that were not there before.
fn tell_new(common: &Common, after: &[Problem], before: &[Problem]) {
    let is_new = |problem: &&Problem| {
        !before
            .iter()
            .any(|known| (known.code, &known.message) == (problem.code, &problem.message))
    };
    let new: Vec<Problem> = after.iter().filter(is_new).cloned().collect();
    if !new.is_empty() {
        let width = output::width(common);
        // When standard error is closed there is nobody left to tell.
        let _ = render::problems::write_text(&new, width, false, &mut std::io::stderr());
    }
}

/// Writes the edited file, unless somebody else has changed it in the meantime.
fn write(path: &Path, before: &[u8], edit: &Edit) -> Result<(), Failure> {
    let now = fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
    if now != before {
        return Err(Failure::new(
            format!(
                "{} was changed by somebody else just now, and nothing was written",
                path.display()
            ),
            "run the command again",
        ));
    }
    output::write_whole(path, edit.text.as_bytes(), true)
}

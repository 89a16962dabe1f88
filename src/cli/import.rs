//! `import` and `new`: a variant file that was not there before.
//!
//! Everything is worked out and checked before anything is written. There are no questions: what was not said is
//! assumed, and what was assumed is told, with the option that says otherwise.

use std::io::Write;
use std::path::{Path, PathBuf};

use plandiff::draft::{self, skeleton, summary};
use plandiff::intake::{self, Input};
use plandiff::model::{Date, Library, VariantId};
use plandiff::read::{self, PlanFile};

use crate::cli::args::Common;
use crate::cli::args::authoring::{Import, New};
use crate::cli::failure::Failure;
use crate::cli::plans::{self, Plans};
use crate::cli::{documents, output, unknown};

/// Makes a draft of a document.
pub fn import(common: &Common, import: &Import) -> Result<(), Failure> {
    let place = Place::of(common, &import.id)?;
    if !import.dry_run {
        place.refuse_existing(common.force)?;
    }
    if plans::is_plan_file(&import.input) && Path::new(&import.input).is_file() {
        return Err(Failure::new(
            format!(
                "{} is a file of the plans by its name, and no document",
                import.input
            ),
            "compare it as it is, or put it into the folder of plans; a document that ends so needs another name",
        ));
    }
    let bytes = plans::document_bytes(&import.input)?;
    let how = documents::options(&import.intake);
    let name = documents::name(&import.input);
    let input = Input { name, bytes: &bytes };
    let intake = intake::read(&input, &how).map_err(|refusal| documents::refused(&import.input, refusal))?;

    let files = Plans::to_join(common)?;
    let library = plans::checked(common, &place.others(&files))?.library;
    refuse_known(&import.id, &library)?;
    let draft = draft::variant(&intake, &options(import, &library)?, &library);
    if draft.variant.clauses.is_empty() && draft.variant.claims.is_empty() {
        return Err(Failure::new(
            format!("{name} says of every point that it is deleted, so no clause is left"),
            "with --based-on the deleted points become claims about that version",
        ));
    }
    plans::checked(common, &place.with(&files, &draft.yaml))?;

    let mut lines = summary::lines(&intake, &draft);
    lines.push(String::new());
    let to_do = summary::to_do(&draft);
    if import.dry_run {
        lines.push(format!("Nothing was written. In the draft: {to_do}."));
        return tell(&lines);
    }
    if place.is_standard_output {
        lines.iter().for_each(|line| anstream::eprintln!("{line}"));
        return tell(&[draft.yaml.trim_end().to_owned()]);
    }
    output::write_whole(&place.path, draft.yaml.as_bytes(), common.force)?;
    let path = place.path.display();
    lines.push(format!(
        "Written to {path}: {to_do}. `plandiff check {path}` shows each."
    ));
    tell(&lines)
}

/// Begins a file to fill in by hand.
pub fn new(common: &Common, new: &New) -> Result<(), Failure> {
    let place = Place::of(common, &new.id)?;
    place.refuse_existing(common.force)?;
    let files = Plans::to_join(common)?;
    let library = plans::checked(common, &place.others(&files))?.library;
    refuse_known(&new.id, &library)?;
    let id = VariantId::from(new.id.as_str());
    let based_on = known(new.based_on.as_deref(), &library)?;
    let plan = plan(new.plan.as_deref(), &id, based_on.as_ref(), &library)?;
    let text = skeleton::text(&skeleton::Options {
        id,
        plan,
        based_on,
        today: today(),
    });
    plans::checked(common, &place.with(&files, &text))?;
    if place.is_standard_output {
        return tell(&[text.trim_end().to_owned()]);
    }
    output::write_whole(&place.path, text.as_bytes(), common.force)?;
    let path = place.path.display();
    tell(&[format!(
        "Written to {path}. Fill it in; `plandiff check {path}` shows what is left."
    )])
}

/// Where a new variant goes.
struct Place {
    path: PathBuf,
    is_standard_output: bool,
}

impl Place {
    fn of(common: &Common, id: &str) -> Result<Self, Failure> {
        if !read::is_key(id) {
            return Err(Failure::new(
                format!("{id:?} cannot be the id of a variant"),
                "write it in lower case with hyphens, as in us-20: it becomes the name of the file",
            ));
        }
        let folder = Plans::folder(common)?.map(|folder| match folder.join("variants") {
            variants if variants.is_dir() => variants,
            _ => folder,
        });
        let usual = folder.unwrap_or_default().join(format!("{id}.yaml"));
        let is_standard_output = common.output.as_deref() == Some(Path::new("-"));
        let path = common
            .output
            .clone()
            .filter(|_| !is_standard_output)
            .unwrap_or(usual);
        Ok(Self {
            path,
            is_standard_output,
        })
    }

    /// Refuses before any work is done; the writing refuses once more.
    fn refuse_existing(&self, force: bool) -> Result<(), Failure> {
        if self.is_standard_output || force || !self.path.exists() {
            return Ok(());
        }
        Err(output::exists_already(&self.path))
    }

    /// Returns the plans without the file that is to be replaced.
    fn others(&self, files: &[PlanFile]) -> Vec<PlanFile> {
        files
            .iter()
            .filter(|file| !plans::same_place(&file.path, &self.path.display().to_string()))
            .cloned()
            .collect()
    }

    /// Returns the plans with the new file.
    fn with(&self, files: &[PlanFile], text: &str) -> Vec<PlanFile> {
        let path = self.path.display().to_string();
        let mut all = self.others(files);
        all.push(PlanFile {
            path,
            bytes: text.as_bytes().to_vec(),
        });
        all
    }
}

/// Refuses the id of a variant that there is in another file, or among those built in.
fn refuse_known(id: &str, library: &Library) -> Result<(), Failure> {
    match library.variant(&VariantId::from(id)) {
        Some(known) => Err(Failure::new(
            format!("there is a variant {id} already: {}", known.title),
            "give another id, for example with the month behind it, as in us-28-nov",
        )),
        None => Ok(()),
    }
}

fn options(import: &Import, library: &Library) -> Result<draft::Options, Failure> {
    let id = VariantId::from(import.id.as_str());
    let based_on = known(import.based_on.as_deref(), library)?;
    let topics_from = known(import.topics_from.as_deref(), library)?;
    let plan = plan(import.plan.as_deref(), &id, based_on.as_ref(), library)?;
    let name = documents::name(&import.input);
    let document = Path::new(name)
        .file_name()
        .map_or(name.to_owned(), |name| name.to_string_lossy().into_owned());
    Ok(draft::Options {
        id,
        plan,
        authors: import.author.clone(),
        based_on,
        topics_from,
        outlet: import.source.clone(),
        title: import.title.clone(),
        date: import.date,
        url: import.url.clone(),
        language: import.lang.clone(),
        wording: import.wording,
        coverage: import.coverage,
        evidence: import.evidence,
        strength: import.strength,
        document,
        today: today(),
    })
}

/// Returns the id of a variant that was named on the command line, if it exists.
fn known(id: Option<&str>, library: &Library) -> Result<Option<VariantId>, Failure> {
    let Some(id) = id else { return Ok(None) };
    match library.variant(&VariantId::from(id)) {
        Some(variant) => Ok(Some(variant.id.clone())),
        None => Err(unknown::variant(id, library)),
    }
}

/// Returns the plan: as said, else that of the version it revises, else that of variants with such an id.
fn plan(
    said: Option<&str>,
    id: &VariantId,
    base: Option<&VariantId>,
    library: &Library,
) -> Result<String, Failure> {
    let of_base = || Some(library.variant(base?)?.plan.clone());
    let found = said
        .map(ToOwned::to_owned)
        .or_else(of_base)
        .or_else(|| draft::plan_of(id, library));
    found.ok_or_else(|| {
        Failure::new(
            format!("it is not said which plan {id} belongs to"),
            "add --plan, for example --plan ukraine",
        )
    })
}

fn today() -> Date {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    Date {
        year: today.year(),
        month: today.month(),
        day: Some(today.day()),
        circa: false,
    }
}

fn tell(lines: &[String]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}

//! Options that would do nothing, or harm: each is refused before any work, with what to do instead.

use std::path::Path;

use plandiff::model::Library;
use plandiff::render;
use plandiff::report::filter::Filter;

use crate::cli::args::{Command, Common, Diff, Format};
use crate::cli::failure::Failure;
use crate::cli::plans::{self, Plans};
use crate::cli::unknown::nearest;

/// Refuses options that the command does not follow.
pub fn options(common: &Common, command: &Command) -> Result<(), Failure> {
    match command {
        Command::New(_) => return no_format(common),
        Command::Import(_) => {
            no_format(common)?;
            return common
                .file()
                .map_or(Ok(()), |file| input_as_output(file, common, command));
        }
        Command::Claim(_) => {
            no_format(common)?;
            return no_file_for_claims(common);
        }
        Command::Schema { .. } => match common.format {
            Some(Format::Table | Format::Plain | Format::Markdown) => {
                return Err(Failure::new("a schema is JSON in any case", "leave --format out"));
            }
            Some(Format::Json) | None => {}
        },
        Command::Watch(diff) if diff.exit_code => {
            return Err(Failure::new(
                "a watch has no end of its own, and so no exit status",
                "leave --exit-code out, or use `plandiff diff`",
            ));
        }
        Command::List
        | Command::Show { .. }
        | Command::Sources { .. }
        | Command::Check { .. }
        | Command::Diff(_)
        | Command::Watch(_) => unknown_ending(common)?,
    }
    match common.file() {
        Some(file) => input_as_output(file, common, command),
        None if common.force => Err(Failure::new(
            "--force overwrites the file of -o, and no file is named",
            "add -o FILE, or leave --force out",
        )),
        None => Ok(()),
    }
}

fn no_format(common: &Common) -> Result<(), Failure> {
    match common.format {
        Some(_) => Err(Failure::new(
            "the files of the plans are YAML in any case",
            "leave --format out",
        )),
        None => Ok(()),
    }
}

/// Refuses what would write a claim anywhere but into the file of its variant.
fn no_file_for_claims(common: &Common) -> Result<(), Failure> {
    if common.output.is_some() || common.force {
        return Err(Failure::new(
            "a claim goes into the file of its variant",
            "leave -o and --force out; --dry-run shows it and writes nothing",
        ));
    }
    Ok(())
}

/// Refuses a name that asks for a format that is not there.
fn unknown_ending(common: &Common) -> Result<(), Failure> {
    let ending = common.file().and_then(Path::extension);
    match ending.map(|ending| ending.to_string_lossy()) {
        Some(ending) if common.format.is_none() && render::Format::of_ending(&ending).is_none() => {
            Err(Failure::new(
                format!("no format goes by the ending .{ending}"),
                "name the file .md, .json or .txt, or say which with --format",
            ))
        }
        _ => Ok(()),
    }
}

/// Refuses to write the result over what it is made of.
fn input_as_output(file: &Path, common: &Common, command: &Command) -> Result<(), Failure> {
    let words: Vec<&str> = match command {
        Command::Diff(diff) | Command::Watch(diff) => vec![&diff.old, &diff.new],
        Command::Show { variant, .. } => vec![variant],
        Command::Sources { variant } => variant.iter().map(String::as_str).collect(),
        Command::Check { paths } => paths.iter().filter_map(|path| path.to_str()).collect(),
        Command::Import(import) => vec![&import.input],
        Command::List | Command::New(_) | Command::Claim(_) | Command::Schema { .. } => Vec::new(),
    };
    if !file.exists() {
        return Ok(());
    }
    let of_plans = match Plans::folder(common)? {
        // A draft may take the place of one that was made before.
        Some(folder) if !matches!(command, Command::Import(_)) => {
            plans::plan_paths(&folder).unwrap_or_default()
        }
        Some(_) | None => Vec::new(),
    };
    let mut read = words
        .into_iter()
        .chain(of_plans.iter().filter_map(|path| path.to_str()));
    let shown = file.display().to_string();
    if read.any(|word| word != "-" && plans::same_place(word, &shown)) {
        return Err(Failure::new(
            format!("{shown} is read for this, and the result would take its place"),
            "give another name after -o",
        ));
    }
    Ok(())
}

/// Refuses to check a document as if it were a file of the plans: all that could be said is that it is no YAML.
pub fn no_plan_file(path: &Path) -> Result<(), Failure> {
    if !path.is_file() || path.to_str().is_none_or(plans::is_plan_file) {
        return Ok(());
    }
    let path = path.display();
    Err(Failure::new(
        format!("{path} is no file of the plans: their names end in .yaml"),
        format!(
            "`plandiff show {path}` shows what is read of a document, and `plandiff import` makes a draft of it"
        ),
    ))
}

/// Returns the refusal of options that say how a document is cut, where it is meant for none.
pub fn uncut(words: &[&str]) -> Failure {
    let from_plans = match words {
        [only] => format!("{only} is a variant of the plans"),
        several => format!("{} are variants of the plans", several.join(" and ")),
    };
    Failure::new(
        format!("--units, --list and --coverage tell how a document is read, and {from_plans}"),
        "leave them out, or give a text, a page, a Word document or a PDF",
    )
}

/// Refuses topics and groups that the plans do not have.
pub fn unknown_topics(filter: &Filter, library: &Library, diff: &Diff) -> Result<(), Failure> {
    if library.topics.is_empty() && !filter.topics.is_empty() {
        return Err(Failure::new(
            "the points of a document have no topics",
            "leave --topic out, or compare with a variant of the plans",
        ));
    }
    let known = || {
        let topics = library.topics.iter().map(|topic| topic.key.as_str());
        topics.chain(library.groups.iter().map(|group| group.key.as_str()))
    };
    for topic in &filter.topics {
        if !known().any(|key| key == topic.as_str()) {
            let hint = nearest(topic.as_str(), known())
                .map(|near| format!("did you mean {near}? "))
                .unwrap_or_default();
            return Err(Failure::new(
                format!("there is no topic {:?}", topic.as_str()),
                format!("{hint}{}", where_topics_stand(library, diff)),
            ));
        }
    }
    Ok(())
}

/// Returns how a person finds the topics in use: in a side that has clauses, else among the groups.
fn where_topics_stand(library: &Library, diff: &Diff) -> String {
    let with_clauses = |word: &&String| {
        let variant = library
            .variants
            .iter()
            .find(|variant| variant.id.as_str() == **word);
        variant.is_some_and(|variant| !variant.clauses.is_empty())
    };
    match [&diff.old, &diff.new].into_iter().find(with_clauses) {
        Some(id) => format!("`plandiff show {id}` shows topics in use"),
        None => {
            let groups: Vec<&str> = library.groups.iter().map(|group| group.key.as_str()).collect();
            format!("the groups of topics are: {}", groups.join(", "))
        }
    }
}

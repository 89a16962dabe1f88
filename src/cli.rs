//! From arguments to an exit status. Only here are files, the environment and the terminal touched.
//!
//! Exit status: 0 fine; 1 when `--exit-code` found a change or `check` found errors; 2 when the input or the
//! command line is wrong. Results go to standard output, messages to standard error; a closed pipe is quiet.

use std::process::ExitCode;

use plandiff::model::{TopicKey, Variant};
use plandiff::problem::{Problem, Severity};
use plandiff::read::{self, PlanFile};
use plandiff::render;
use plandiff::report::filter::{Filter, Only};
use plandiff::report::{self, Order};

use args::sided::Side;
use args::{Arguments, Command, Common};
use failure::Failure;
use plans::Plans;

mod args;
mod claim;
mod documents;
mod failure;
mod import;
mod output;
mod plans;
mod refuse;
mod schema;
mod unknown;
mod watch;

/// Something changed, or the plans have errors: what the user asked to be told.
const FOUND: u8 = 1;

/// The input or the command line is wrong.
const WRONG: u8 = 2;

/// Runs the command line and returns how it went.
pub fn run() -> ExitCode {
    let arguments = Arguments::of_run();
    match command(arguments) {
        Ok(status) => ExitCode::from(status),
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Problems) => ExitCode::from(WRONG),
        Err(failure @ Failure::Message { .. }) => {
            anstream::eprintln!("plandiff: {failure}");
            ExitCode::from(WRONG)
        }
    }
}

fn command(arguments: Arguments) -> Result<u8, Failure> {
    let common = &arguments.common;
    refuse::options(common, &arguments.command)?;
    let look = output::look(common);
    match arguments.command {
        Command::List => {
            let library = Plans::find(common)?.library(common)?;
            output::deliver(common, |out| render::list(&library, look, out))?;
        }
        Command::Show { variant, intake } => {
            let sides = plans::sides(common, &[(&variant, intake)])?;
            output::deliver(common, |out| {
                render::show(&sides.library, &sides.variants[0], look, out)
            })?;
        }
        Command::Sources { variant: None } => {
            let library = Plans::find(common)?.library(common)?;
            output::deliver(common, |out| render::sources(&library, None, look, out))?;
        }
        Command::Sources {
            variant: Some(variant),
        } => {
            let sides = plans::sides(common, &[(&variant, args::Intake::default())])?;
            tell_doubts(&sides.variants);
            let variant = Some(&sides.variants[0]);
            output::deliver(common, |out| render::sources(&sides.library, variant, look, out))?;
        }
        Command::Check { paths } => return check(common, &paths),
        Command::Diff(diff) => return compare(common, &diff, Then::End),
        Command::Import(import) => import::import(common, &import)?,
        Command::New(new) => import::new(common, &new)?,
        Command::Claim(claim) => claim::claim(common, &claim)?,
        Command::Watch(diff) => watch::watch(common, &diff)?,
        Command::Schema { kind } => schema::schema(common, kind)?,
    }
    Ok(0)
}

/// What follows a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The program ends.
    End,
    /// More comparisons.
    GoOn,
}

fn compare(common: &Common, diff: &args::Diff, then: Then) -> Result<u8, Failure> {
    if diff.old == "-" && diff.new == "-" {
        return Err(Failure::new(
            "only one side can be read from standard input",
            "give a file for the other side",
        ));
    }
    let filter = filter(diff)?;
    let words = [
        (diff.old.as_str(), diff.intake.of(Side::Old)),
        (diff.new.as_str(), diff.intake.of(Side::New)),
    ];
    let sides = plans::sides(common, &words)?;
    let (old, new) = (&sides.variants[0], &sides.variants[1]);
    if let Some(clause) = &diff.explain {
        tell_doubts(&sides.variants);
        let look = output::look(common);
        let explained = report::explain::explain(&sides.library, old, new, clause).map_err(|wrong| {
            Failure::new(
                wrong,
                "numbers are given as they are printed, for example 6 or 10a; new:11 names the new side",
            )
        })?;
        output::deliver(common, |out| render::explain(&explained, look, out))?;
        return Ok(0);
    }
    let mut report = report::compare(&sides.library, old, new);
    refuse::unknown_topics(&filter, &sides.library, diff)?;
    let changed = diff.exit_code && report.has_changes();
    filter.apply(&mut report);
    report.order_by(match diff.order {
        args::Order::Weight => Order::Weight,
        args::Order::Number => Order::Number,
    });
    let look = output::look_of_comparison(common, report.rows.len());
    output::deliver(common, |out| render::diff(&report, look, out))?;
    if then == Then::End {
        // Giving back tens of thousands of rows one by one would only delay the end.
        std::mem::forget(report);
        std::mem::forget(sides);
    }
    Ok(if changed { FOUND } else { 0 })
}

fn filter(diff: &args::Diff) -> Result<Filter, Failure> {
    let word = |word: &String| {
        word.parse::<Only>()
            .map_err(|hint| Failure::new(format!("--only does not know {word:?}"), hint))
    };
    Ok(Filter {
        only: diff.only.iter().map(word).collect::<Result<_, _>>()?,
        topics: diff
            .topic
            .iter()
            .map(|topic| TopicKey::from(topic.trim()))
            .collect(),
        min_weight: diff.min_weight,
    })
}

fn check(common: &Common, paths: &[std::path::PathBuf]) -> Result<u8, Failure> {
    let files = files_to_check(common, paths)?;
    let problems = read::library(&files).problems;
    let look = output::look(common);
    output::deliver(common, |out| render::problems(&problems, look, out))?;
    let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(if wrong { FOUND } else { 0 })
}

/// Returns the plans in force, with the files that are named in the place of those they stand for; a folder
/// that is named is checked by itself.
fn files_to_check(common: &Common, paths: &[std::path::PathBuf]) -> Result<Vec<PlanFile>, Failure> {
    let (folders, files): (Vec<_>, Vec<_>) = paths.iter().partition(|path| path.is_dir());
    let mut result = Vec::new();
    for folder in &folders {
        result.extend(plans::plan_files(folder)?);
    }
    if folders.is_empty() {
        result = Plans::find(common)?.files();
    }
    for path in files {
        refuse::no_plan_file(path)?;
        plans::replace(&mut result, plans::plan_files(path)?);
    }
    Ok(result)
}

/// Says on standard error what leaves a doubt about documents, for a result that does not say it itself.
fn tell_doubts(variants: &[Variant]) {
    for variant in variants {
        for doubt in &variant.doubts {
            anstream::eprintln!("plandiff: {}: {doubt}", variant.id);
        }
    }
}

/// Prints problems on standard error, for a command that cannot go on with them.
fn tell_problems(common: &Common, problems: &[Problem]) {
    let errors: Vec<Problem> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .cloned()
        .collect();
    let color = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    // When standard error is closed there is nobody left to tell.
    let _ = render::problems::write_text(&errors, output::width(common), color, &mut std::io::stderr());
}

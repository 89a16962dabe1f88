//! Runs plandiff and its peers on the same texts in the same run, and prints what they took and what they found.
//!
//! ```text
//! cargo bench --bench peers                                  28 to 28,000 clauses, every peer on the PATH
//! cargo bench --bench peers -- --sizes 28,280 --runs 9 --only git,wdiff
//! ```
//!
//! The texts are built in a temporary folder. The peers take turns, so that a busy moment of the machine hits all of
//! them; compare the ratios of one run, not the times of two. Peers that are not installed are named with what
//! provides them. Nothing is asserted here: whether the result is right is tested in `tests/sized.rs`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "printing is the purpose of this program"
)]

#[path = "../inputs/mod.rs"]
#[allow(dead_code, reason = "other benches use the rest of it")]
mod inputs;
mod programs;
mod results;
mod stopwatch;
mod table;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs, io};

use inputs::forms::Form;
use inputs::score::{Score, score};
use inputs::{BLOCK, Case};
use programs::{PEERS, Peer};
use stopwatch::Run;

/// A peer that takes longer is run once: another run would not change the picture.
const REPEATED_BELOW: Duration = Duration::from_secs(4);

/// What is measured by default: a plan, and ten, a hundred and a thousand of them, to see how work grows.
const SIZES: [usize; 4] = [28, 280, 2_800, 28_000];

const HELP: &str = "\
cargo bench --bench peers -- [--sizes 28,280] [--runs 5] [--only git,plandiff] [--shuffled] [--texts DIR]
  --sizes     clauses a side, multiples of 28 [default: 28,280,2800,28000]
  --runs      how often each peer is run [default: 5]
  --only      only peers whose name contains one of these words
  --shuffled  the new side in another order altogether
  --texts     only write the texts, in every form, into a folder for each size below this one";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments
        .first()
        .is_some_and(|first| first == stopwatch::ARGUMENT)
    {
        return stopwatch::run(&arguments[1..]);
    }
    let outcome =
        Options::parse(&arguments).and_then(|options| options.carry_out().map_err(|error| error.to_string()));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}\n{HELP}");
            ExitCode::FAILURE
        }
    }
}

/// What is asked for.
struct Options {
    sizes: Vec<usize>,
    runs: usize,
    only: Vec<String>,
    shuffled: bool,
    texts: Option<PathBuf>,
}

impl Options {
    fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self {
            sizes: SIZES.to_vec(),
            runs: 5,
            only: Vec::new(),
            shuffled: false,
            texts: None,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value"));
            let number = |text: &str| text.trim().parse().map_err(|_| format!("{text:?} is no number"));
            match argument.as_str() {
                "--sizes" => options.sizes = value()?.split(',').map(number).collect::<Result<_, _>>()?,
                "--runs" => options.runs = number(value()?)?.max(1),
                "--only" => options.only = value()?.split(',').map(str::to_owned).collect(),
                "--shuffled" => options.shuffled = true,
                "--texts" => options.texts = Some(PathBuf::from(value()?)),
                // cargo adds it.
                "--bench" => {}
                unknown => return Err(format!("{unknown} is not known")),
            }
        }
        match options.sizes.iter().find(|&&size| size == 0 || size % BLOCK != 0) {
            Some(size) => Err(format!("{size} is not a multiple of {BLOCK}")),
            None => Ok(options),
        }
    }

    fn carry_out(&self) -> io::Result<()> {
        let Some(folder) = &self.texts else {
            return measure(self);
        };
        for &size in &self.sizes {
            let folder = folder.join(size.to_string());
            fs::create_dir_all(&folder)?;
            write_texts(&self.case(size), &Form::ALL, &folder)?;
        }
        Ok(())
    }

    fn case(&self, size: usize) -> Case {
        let case = Case::of(size / BLOCK);
        if self.shuffled { case.shuffled() } else { case }
    }

    fn wants(&self, peer: &Peer) -> bool {
        self.only.is_empty() || self.only.iter().any(|word| peer.name.contains(word.as_str()))
    }
}

/// What a peer took and what it found.
pub struct Measured {
    peer: Peer,
    runs: Vec<Run>,
    score: Option<Score>,
}

fn measure(options: &Options) -> io::Result<()> {
    let wanted = PEERS.iter().filter(|peer| options.wants(peer));
    let (present, absent): (Vec<_>, Vec<_>) = wanted
        .map(|peer| (peer, peer.path()))
        .partition(|(_, path)| path.is_some());
    let present: Vec<(&Peer, PathBuf)> = present
        .into_iter()
        .filter_map(|(peer, path)| Some((peer, path?)))
        .collect();
    for &size in &options.sizes {
        let case = options.case(size);
        let folder = tempfile::tempdir()?;
        let forms: Vec<Form> = present.iter().map(|(peer, _)| peer.form).collect();
        write_texts(&case, &forms, folder.path())?;
        let fitting: Vec<_> = present.iter().filter(|(peer, _)| size <= peer.most).collect();
        let measured = run_in_turns(options, &fitting, &case, folder.path())?;
        println!("{}", table::table(size, options.shuffled, &measured));
    }
    println!("{}\n", table::LEGEND);
    let missing: BTreeSet<&str> = absent.iter().map(|(peer, _)| peer.package).collect();
    if !missing.is_empty() {
        println!(
            "Not installed: {}.",
            missing.into_iter().collect::<Vec<_>>().join("; ")
        );
    }
    Ok(())
}

/// Writes both sides in each form that is wanted.
fn write_texts(case: &Case, forms: &[Form], folder: &Path) -> io::Result<()> {
    for form in Form::ALL.into_iter().filter(|form| forms.contains(form)) {
        for (name, clauses) in [("old", &case.old), ("new", &case.new)] {
            fs::write(
                folder.join(format!("{name}.{}", form.ending())),
                form.write(clauses),
            )?;
        }
    }
    Ok(())
}

fn run_in_turns(
    options: &Options,
    peers: &[&(&Peer, PathBuf)],
    case: &Case,
    folder: &Path,
) -> io::Result<Vec<Measured>> {
    let output = folder.join("output");
    let mut all: Vec<Measured> = peers
        .iter()
        .map(|(peer, _)| Measured {
            peer: (*peer).clone(),
            runs: Vec::new(),
            score: None,
        })
        .collect();
    for turn in 0..options.runs {
        for ((peer, path), measured) in peers.iter().zip(&mut all) {
            let again = measured
                .runs
                .first()
                .is_none_or(|first| first.wall < REPEATED_BELOW);
            if turn > 0 && !again {
                continue;
            }
            let (old, new) = (
                format!("old.{}", peer.form.ending()),
                format!("new.{}", peer.form.ending()),
            );
            measured.runs.extend(stopwatch::time(
                path,
                &peer.command_line(&[], &old, &new),
                folder,
                &output,
            ));
            if turn == 0 {
                if !peer.whole.is_empty() {
                    stopwatch::time(path, &peer.command_line(peer.whole, &old, &new), folder, &output);
                }
                let found = results::read(peer.output, &fs::read(&output)?, case, peer.form);
                measured.score = found.map(|found| score(case, &found));
            }
        }
    }
    Ok(all)
}

//! `watch`: a comparison shown again whenever one of its files changes, for the person who is typing it in.
//!
//! The files are looked at five times a second instead of asking the system to tell: a look at a dozen files takes
//! microseconds, works on every kind of disk, and does not lose sight of a file that an editor replaces by a new one. A
//! file that is gone or broken for a while is said to be so, and the watch goes on.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::cli::args::{Common, Diff};
use crate::cli::failure::Failure;
use crate::cli::plans::Plans;
use crate::cli::{Then, compare, plans};

/// The time between two looks, and the time for which files have to rest before they are read: an editor writes a file
/// of this size within milliseconds, and a person does not notice a wait of a fifth of a second.
const INTERVAL: Duration = Duration::from_millis(200);

/// Clears a terminal and what it has scrolled away, and goes to its first line.
const CLEAR: &[u8] = b"\x1b[2J\x1b[3J\x1b[H";

/// Shows the comparison now and after every change, until the process is ended or nobody reads the result.
pub fn watch(common: &Common, diff: &Diff) -> Result<(), Failure> {
    refuse(common, diff)?;
    let is_terminal = io::stdout().is_terminal() && common.file().is_none();
    let mut looked = look(common, diff);
    let mut has_changed = true;
    let mut shown: Option<u64> = None;
    loop {
        let looks = look(common, diff);
        if looks != looked {
            looked = looks;
            has_changed = true;
        } else if has_changed {
            has_changed = false;
            let content = content(&looks);
            if shown != Some(content) {
                show(common, diff, is_terminal, shown.is_none())?;
                shown = Some(content);
            }
        }
        sleep(INTERVAL);
    }
}

fn refuse(common: &Common, diff: &Diff) -> Result<(), Failure> {
    if diff.old == "-" || diff.new == "-" {
        return Err(Failure::new(
            "standard input cannot be watched",
            "save the text in a file and watch that",
        ));
    }
    if common.file().is_some() && !common.force {
        return Err(Failure::new(
            "the output file would be overwritten after every change",
            "add --force if that is meant",
        ));
    }
    if look(common, diff).is_empty() {
        return Err(Failure::new(
            format!(
                "neither {} nor {} is a file, and the plans built in never change",
                diff.old, diff.new
            ),
            "watch a file, or go to a folder with plans/variants/",
        ));
    }
    Ok(())
}

/// What is seen of a file without reading it; nothing when it is not there.
#[derive(Debug, PartialEq)]
struct Look {
    path: PathBuf,
    seen: Option<(SystemTime, u64)>,
}

/// Returns what is seen of the files that the comparison reads.
fn look(common: &Common, diff: &Diff) -> Vec<Look> {
    let mut paths = Vec::new();
    if let Ok(Some(folder)) = Plans::folder(common) {
        paths.extend(plans::plan_paths(&folder).unwrap_or_default());
    }
    for word in [&diff.old, &diff.new] {
        let path = Path::new(word);
        // A name with an ending is meant as a file even while it is not there.
        if path.is_file() || path.extension().is_some() {
            paths.push(path.to_owned());
        }
    }
    let seen = |path: &Path| {
        let known = fs::metadata(path).ok()?;
        Some((known.modified().ok()?, known.len()))
    };
    paths
        .into_iter()
        .map(|path| Look {
            seen: seen(&path),
            path,
        })
        .collect()
}

/// Returns a number that changes with the content of the files: touching a file is no change.
fn content(looks: &[Look]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for look in looks {
        look.path.hash(&mut hasher);
        fs::read(&look.path).ok().hash(&mut hasher);
    }
    hasher.finish()
}

fn show(common: &Common, diff: &Diff, is_terminal: bool, is_first: bool) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match (is_terminal, is_first) {
        (true, _) => out.write_all(CLEAR)?,
        (false, true) => {}
        (false, false) => writeln!(out)?,
    }
    out.flush()?;
    drop(out);
    match compare(common, diff, Then::GoOn) {
        Ok(_) | Err(Failure::Problems) => {}
        Err(Failure::ClosedPipe) => return Err(Failure::ClosedPipe),
        Err(failure @ Failure::Message { .. }) => anstream::eprintln!("plandiff: {failure}"),
    }
    if is_terminal || is_first {
        anstream::eprintln!("plandiff: watching; ctrl-c ends");
    }
    Ok(())
}

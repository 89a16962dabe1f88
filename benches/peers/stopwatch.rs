//! Runs one command and tells its wall time, its CPU time and its peak memory.
//!
//! A process starts life with the memory figures of the one that started it, so a large harness would lend its own
//! peak to every peer. Each command is therefore started by a small process: this program once more, called with
//! [`ARGUMENT`], which does nothing else. Its own 2 to 3 MiB are the least that can be measured.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// The first argument of the small process.
pub const ARGUMENT: &str = "--stopwatch";

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// From the start of the process to its end.
    pub wall: Duration,
    /// User and system time.
    pub cpu: Duration,
    /// The most memory that it held at once, in bytes.
    pub peak: u64,
    /// The exit status; none when a signal ended it.
    pub status: Option<i32>,
}

/// Runs a command in a folder, with what it prints in a file, and returns what it took; none when it could not be
/// started.
pub fn time(program: &Path, arguments: &[String], folder: &Path, output: &Path) -> Option<Run> {
    let own = std::env::current_exe().ok()?;
    let mut small = Command::new(own);
    small
        .arg(ARGUMENT)
        .arg(output)
        .arg(program)
        .args(arguments)
        .current_dir(folder)
        .stderr(Stdio::null());
    let told = small.output().ok()?.stdout;
    let told = String::from_utf8(told).ok()?;
    let figures: Vec<i64> = told
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let &[wall, cpu, peak, status] = figures.as_slice() else {
        return None;
    };
    let micros = |figure: i64| Duration::from_micros(figure.unsigned_abs());
    Some(Run {
        wall: micros(wall),
        cpu: micros(cpu),
        peak: peak.unsigned_abs(),
        status: i32::try_from(status).ok().filter(|&status| status >= 0),
    })
}

/// What the small process does: `OUTPUT PROGRAM ARGUMENTS...` come after [`ARGUMENT`].
pub fn run(arguments: &[String]) -> ExitCode {
    let [output, program, arguments @ ..] = arguments else {
        return ExitCode::FAILURE;
    };
    match measured(output, program, arguments) {
        Ok(run) => {
            let status = run.status.unwrap_or(-1);
            println!(
                "{} {} {} {status}",
                run.wall.as_micros(),
                run.cpu.as_micros(),
                run.peak
            );
            ExitCode::SUCCESS
        }
        Err(_) => ExitCode::FAILURE,
    }
}

fn measured(output: &str, program: &str, arguments: &[String]) -> io::Result<Run> {
    let output = File::create(output)?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(Stdio::null());
    let start = Instant::now();
    let used = command.spawn()?.wait4()?;
    Ok(Run {
        wall: start.elapsed(),
        cpu: used.rusage.utime + used.rusage.stime,
        peak: used.rusage.maxrss,
        status: used.status.code(),
    })
}

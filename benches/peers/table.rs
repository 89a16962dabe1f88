//! The measured figures as a markdown table, ready to be pasted.

use std::time::Duration;

use crate::Measured;
use crate::inputs::forms::Form;
use crate::programs::YARDSTICK;
use crate::stopwatch::Run;

/// What the columns say, once for all tables.
pub const LEGEND: &str = "\
wall: least time of the whole process; CPU: median of user and system time; peak: most memory at once; x git: wall time
against `git diff --no-index --word-diff` on the same texts; right: changes that are right, of all; then moves, splits
and merges that the program itself calls so (and rows that it calls moved and are not), clauses that are still there but
shown as gone, and pairs of clauses that do not belong together. A dash: its output names no clauses and is not read.";

const HEAD: &str = "| | wall | CPU | peak MiB | x git | right | moves (wrong) | splits, merges | falsely dropped | wrong pairs |\n\
                    |---|---|---|---|---|---|---|---|---|---|\n";

/// Returns the table of one size.
pub fn table(size: usize, shuffled: bool, measured: &[Measured]) -> String {
    let order = if shuffled {
        ", the new side in another order"
    } else {
        ""
    };
    let mut text = format!("{size} clauses a side{order}\n\n{HEAD}");
    for one in measured {
        text += &line(one, yardstick(measured, one.peer.form));
    }
    text
}

/// Returns the wall time that a peer with this form is measured by.
fn yardstick(measured: &[Measured], form: Form) -> Option<Duration> {
    let form = if form == Form::Numbered {
        Form::Numbered
    } else {
        Form::Plain
    };
    let is = |one: &&Measured| one.peer.name.starts_with(YARDSTICK) && one.peer.form == form;
    measured.iter().find(is).and_then(|one| least_wall(&one.runs))
}

fn line(measured: &Measured, yardstick: Option<Duration>) -> String {
    let name = measured.peer.name;
    // Programs that compare end with 0 or 1; anything else is a failure.
    let failed = measured.runs.iter().any(|run| !matches!(run.status, Some(0 | 1)));
    let (Some(wall), false) = (least_wall(&measured.runs), failed) else {
        return format!("| {name} | failed | | | | | | | | |\n");
    };
    let mut cpu: Vec<Duration> = measured.runs.iter().map(|run| run.cpu).collect();
    cpu.sort_unstable();
    let peak = measured.runs.iter().map(|run| run.peak).max().unwrap_or(0) as f64 / f64::from(1 << 20);
    let ratio = yardstick.map_or("–".to_owned(), |yardstick| {
        format!("{:.2}", wall.as_secs_f64() / yardstick.as_secs_f64())
    });
    let found = match &measured.score {
        Some(score) => format!(
            "{} | {} ({}) | {}, {} | {} | {}",
            score.changes,
            score.moves,
            score.wrong_moves,
            score.splits,
            score.merges,
            score.falsely_dropped,
            score.wrong_pairs
        ),
        None => "– | – | – | – | –".to_owned(),
    };
    format!(
        "| {name} | {} | {} | {peak:.1} | {ratio} | {found} |\n",
        time(wall),
        time(cpu[cpu.len() / 2])
    )
}

fn least_wall(runs: &[Run]) -> Option<Duration> {
    runs.iter().map(|run| run.wall).min()
}

/// Writes a time with three digits at most: `4.2 ms`, `312 ms`, `5.95 s`.
fn time(time: Duration) -> String {
    match time.as_secs_f64() * 1_000.0 {
        millis @ ..10.0 => format!("{millis:.1} ms"),
        millis @ ..1_000.0 => format!("{millis:.0} ms"),
        millis => format!("{:.2} s", millis / 1_000.0),
    }
}

//! Where a result goes and how it may look there.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use plandiff::render::{self, Look};

use crate::cli::args::{Color, Common, Format};
use crate::cli::failure::Failure;

/// Columns of a table that goes to no terminal: wide enough for three columns of prose.
const WIDTH_WITHOUT_TERMINAL: u16 = 120;

/// Returns the look that the options and the terminal ask for.
pub fn look(common: &Common) -> Look {
    let ending = || {
        common
            .file()?
            .extension()?
            .to_str()
            .and_then(render::Format::of_ending)
    };
    let format = common
        .format
        .map(format)
        .or_else(ending)
        .unwrap_or(render::Format::Table);
    let to_file = common.file().is_some();
    let choice = match common.color {
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
        Color::Auto if to_file => anstream::ColorChoice::Never,
        Color::Auto => anstream::AutoStream::choice(&io::stdout()),
    };
    let color = !matches!(choice, anstream::ColorChoice::Never);
    Look {
        format,
        width: width(common),
        color,
    }
}

/// A comparison of more rows is printed as plain text unless a table is asked for: nobody reads a table of that length
/// at a terminal, and at 280 rows laying one out takes half as long as all the rest of the run.
const MOST_UNASKED_ROWS: usize = 200;

/// Returns the look for a comparison of so many rows.
pub fn look_of_comparison(common: &Common, rows: usize) -> Look {
    let mut look = look(common);
    let is_unasked = common.format.is_none() && common.file().is_none();
    if is_unasked && look.format == render::Format::Table && rows > MOST_UNASKED_ROWS {
        look.format = render::Format::Plain;
    }
    look
}

/// Writes a result to the output file, whole or not at all, or to standard output. `write` hands on large pieces.
pub fn deliver(common: &Common, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let Some(path) = common.file() else {
        let mut out = standard_output()?;
        write(&mut out)?;
        return Ok(out.flush()?);
    };
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    write_whole(path, &bytes, common.force)
}

/// Returns standard output as a plain file. The handle of the standard library looks for the last end of a line in all that
/// passes through it, and a comparison in JSON is one line; results come in large pieces in any case.
#[cfg(unix)]
fn standard_output() -> io::Result<impl Write> {
    use std::os::fd::AsFd;
    Ok(fs::File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(not(unix))]
fn standard_output() -> io::Result<impl Write> {
    Ok(io::stdout().lock())
}

/// Writes a file whole or not at all: a new file beside it takes its place only when everything is on disk. A link stays and
/// what it leads to is written; a device or a pipe is written as it is, since a file in its place would be its end.
pub fn write_whole(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let failed = |error: &io::Error| Failure::file("write", path, error);
    if fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
        let mut device = fs::OpenOptions::new()
            .write(true)
            .open(path)
            .map_err(|error| failed(&error))?;
        return match device.write_all(bytes).and_then(|()| device.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::ClosedPipe),
            written => written.map_err(|error| failed(&error)),
        };
    }
    let target = path.is_symlink().then(|| fs::canonicalize(path).ok()).flatten();
    let path = target.as_deref().unwrap_or(path);
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(Failure::new(
            format!(
                "cannot write {}: there is no folder {}",
                path.display(),
                folder.display()
            ),
            "make the folder first, or give another name",
        ));
    }
    if path.is_dir() {
        return Err(Failure::new(
            format!("cannot write {}: it is a folder", path.display()),
            "name a file in it",
        ));
    }
    let mut fresh = tempfile::NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
    fresh.write_all(bytes).map_err(|error| failed(&error))?;
    set_permissions(path, fresh.path()).map_err(|error| failed(&error))?;
    fresh.as_file().sync_all().map_err(|error| failed(&error))?;
    if force {
        fresh.persist(path).map_err(|error| failed(&error.error))?;
        return Ok(());
    }
    match fresh.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(exists_already(path)),
        Err(error) => Err(failed(&error.error)),
    }
}

/// Returns the refusal to overwrite a file.
pub fn exists_already(path: &Path) -> Failure {
    Failure::new(
        format!("{} exists already, and nothing was written", path.display()),
        "give another name, or --force to overwrite it",
    )
}

/// Gives the new file the permissions of the one it replaces, or those of any new file.
#[cfg(unix)]
fn set_permissions(old: &Path, fresh: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(old).map_or(0o644, |known| known.permissions().mode());
    fs::set_permissions(fresh, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_permissions(_old: &Path, _fresh: &Path) -> io::Result<()> {
    Ok(())
}

fn format(format: Format) -> render::Format {
    match format {
        Format::Table => render::Format::Table,
        Format::Plain => render::Format::Plain,
        Format::Markdown => render::Format::Markdown,
        Format::Json => render::Format::Json,
    }
}

/// Returns the columns of a table.
pub fn width(common: &Common) -> u16 {
    let terminal = || match common.file() {
        None if io::stdout().is_terminal() => terminal_size::terminal_size().map(|(width, _)| width.0),
        None | Some(_) => None,
    };
    let told = || {
        std::env::var("COLUMNS")
            .ok()?
            .parse()
            .ok()
            .filter(|columns| *columns >= 20)
    };
    common
        .width
        .or_else(told)
        .or_else(terminal)
        .unwrap_or(WIDTH_WITHOUT_TERMINAL)
}

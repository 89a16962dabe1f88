//! Which plans are in force, and what a word on the command line means: a variant or a file.

use std::fs;
use std::io::{self, Read};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use plandiff::model::{Library, Variant, VariantId};
use plandiff::problem::Severity;
use plandiff::read::{self, Checked, PlanFile};
use rayon::prelude::*;

use crate::cli::args::{Common, Intake};
use crate::cli::failure::Failure;
use crate::cli::{documents, refuse, tell_problems, unknown};

/// No document that holds a plan is larger; what is, is refused before it is read.
const LARGEST_DOCUMENT: u64 = 50 << 20;

/// The plans in force, not yet read.
pub enum Plans {
    /// Those compiled into the program.
    BuiltIn,
    /// Those of a folder.
    Folder(Vec<PlanFile>),
}

impl Plans {
    /// Returns the plans that the options ask for: `--plans`, else a folder `plans/` here or above, else those
    /// compiled in. Says on standard error when a folder was found.
    pub fn find(common: &Common) -> Result<Self, Failure> {
        if let Some(folder) = &common.plans {
            return Ok(Self::Folder(folder_files(folder)?));
        }
        let Some(folder) = folder_above()? else {
            return Ok(Self::BuiltIn);
        };
        if plan_paths(&folder)?.is_empty() {
            anstream::eprintln!(
                "plandiff: {} has no variants yet, so the plans built in are read",
                folder.display()
            );
            return Ok(Self::BuiltIn);
        }
        let files = folder_files(&folder)?;
        // A folder that holds what is compiled in, to the byte, needs no second look.
        if same_as_built_in(&files) {
            return Ok(Self::BuiltIn);
        }
        anstream::eprintln!(
            "plandiff: reading the plans of {}, not those built in",
            folder.display()
        );
        Ok(Self::Folder(files))
    }

    /// Returns the files that a new variant joins: those in force, or none in a folder that has none yet.
    pub fn to_join(common: &Common) -> Result<Vec<PlanFile>, Failure> {
        match Self::folder(common)? {
            Some(folder) if plan_paths(&folder)?.is_empty() => {
                anstream::eprintln!(
                    "plandiff: {} has no variants yet, and this is the first",
                    folder.display()
                );
                Ok(Vec::new())
            }
            Some(_) | None => Ok(Self::find(common)?.files()),
        }
    }

    /// Returns the folder that `find` reads, if it reads one: where new files belong.
    pub fn folder(common: &Common) -> Result<Option<PathBuf>, Failure> {
        match &common.plans {
            Some(folder) => Ok(Some(folder.clone())),
            None => folder_above(),
        }
    }

    /// Returns the files, those compiled in included.
    pub fn files(self) -> Vec<PlanFile> {
        match self {
            Self::BuiltIn => read::built_in_files(),
            Self::Folder(files) => files,
        }
    }

    /// Returns the whole library, or fails after its errors were told.
    pub fn library(self, common: &Common) -> Result<Library, Failure> {
        checked(common, &self.files()).map(|checked| checked.library)
    }
}

/// Reads files that must be without errors; tells those that there are.
pub fn checked(common: &Common, files: &[PlanFile]) -> Result<Checked, Failure> {
    let checked = read::library(files);
    let wrong = checked
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    if wrong {
        tell_problems(common, &checked.problems);
        return Err(Failure::Problems);
    }
    Ok(checked)
}

/// The library, and the variants that the words on the command line mean.
pub struct Sides {
    pub library: Library,
    pub variants: Vec<Variant>,
}

/// From how many bytes of documents on a second thread pays: about what is compared in five milliseconds.
const WORTH_A_THREAD: u64 = 1 << 16;

/// Starts as many threads as pay for documents of this size. They are asked for as early as that is known, since a new
/// thread takes milliseconds to come up on a processor of its own, and this one is among them.
fn start_threads(bytes: u64) {
    let worth = usize::try_from(bytes / WORTH_A_THREAD).unwrap_or(usize::MAX);
    // Asking for the number of processors reads files; two are as good as everywhere.
    let threads = match worth {
        0 => return,
        1..=4 => 2,
        _ => thread::available_parallelism().map_or(1, NonZero::get).min(worth),
    };
    // Without them everything is done on this thread.
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .use_current_thread()
        .build_global();
}

/// Returns what the words on the command line mean, in their order; with each word comes how its document is cut.
pub fn sides(common: &Common, words: &[(&str, Intake)]) -> Result<Sides, Failure> {
    let intakes = words;
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    if words.iter().all(|word| is_document(word)) {
        // No plan is needed, and none is looked for.
        let library = Library::default();
        let documents = intakes.iter().map(|(word, intake)| Side::Document(word, intake));
        let read = |word: &str, intake: &Intake| document(word, intake, &library, true);
        let variants = read_sides(documents.collect(), read)?;
        return Ok(Sides { library, variants });
    }
    let plan_files: Vec<PlanFile> = words
        .iter()
        .filter(|word| is_plan_file(word))
        .map(|word| plan_file(Path::new(word)))
        .collect::<Result<_, _>>()?;
    let plans = Plans::find(common)?;
    let built_in = matches!(plans, Plans::BuiltIn);
    let (library, paths) = match plans {
        Plans::BuiltIn if plan_files.is_empty() => {
            // Of a document the other versions may tell what its clauses are about.
            let all = words
                .iter()
                .any(|word| is_document(word))
                .then(read::built_in_ids);
            (read::built_in(&all.unwrap_or(words)), Default::default())
        }
        plans => {
            let mut files = plans.files();
            replace(&mut files, plan_files);
            let checked = checked(common, &files)?;
            (checked.library, checked.paths)
        }
    };
    let by_path = |word: &str| {
        paths
            .iter()
            .find(|(_, path)| *path == word)
            .map(|(id, _)| id.clone())
    };
    let known = |word: &str| {
        let id = VariantId::from(word);
        library.variant(&id).or_else(|| library.variant(&by_path(word)?))
    };
    let sides: Vec<Side<'_>> = intakes
        .iter()
        .map(|(word, intake)| match known(word) {
            Some(variant) => Side::Known(variant),
            None => Side::Document(word, intake),
        })
        .collect();
    // What is said of both sides may be meant for the one that is a document.
    let is_followed = |side: &Side<'_>| matches!(side, Side::Document(_, intake) if intake.is_said());
    let said = intakes.iter().filter(|(_, intake)| intake.is_said());
    let said: Vec<&str> = said.map(|(word, _)| *word).collect();
    if !said.is_empty() && !sides.iter().any(is_followed) {
        return Err(refuse::uncut(&said));
    }
    let read = |word: &str, intake: &Intake| document(word, intake, &library, built_in);
    let variants = read_sides(sides, read)?;
    Ok(Sides { library, variants })
}

/// Returns the variants of some sides, and says on standard error what was assumed about documents.
fn read_sides(
    sides: Vec<Side<'_>>,
    read: impl Fn(&str, &Intake) -> Result<(Variant, Vec<String>), Failure> + Sync,
) -> Result<Vec<Variant>, Failure> {
    let read = |side: &Side<'_>| match side {
        Side::Known(variant) => Ok(((*variant).clone(), Vec::new())),
        Side::Document(word, intake) => read(word, intake),
    };
    let size = |side: &Side<'_>| match side {
        Side::Known(_) => 0,
        Side::Document(word, _) => fs::metadata(word).map_or(0, |file| file.len()),
    };
    start_threads(sides.iter().map(size).sum());
    let results: Vec<_> = if rayon::current_thread_index().is_some() {
        sides.par_iter().map(read).collect()
    } else {
        sides.iter().map(read).collect()
    };
    let mut variants = Vec::new();
    for side in results {
        let (variant, notes) = side?;
        for note in notes {
            anstream::eprintln!("plandiff: {note}");
        }
        variants.push(variant);
    }
    Ok(variants)
}

/// What a word on the command line means.
enum Side<'a> {
    /// A variant of the plans.
    Known(&'a Variant),
    /// A document, and how it is cut.
    Document(&'a str, &'a Intake),
}

/// Tells whether a word can only mean a document: it is there, and it is neither a file of the plans nor spelled like
/// the id of a variant.
fn is_document(word: &str) -> bool {
    word == "-" || !is_plan_file(word) && !read::is_key(word) && Path::new(word).is_file()
}

/// Adds files that were given by name; each takes the place of the one that lies at the same path.
pub fn replace(files: &mut Vec<PlanFile>, given: Vec<PlanFile>) {
    files.retain(|file| !given.iter().any(|given| same_place(&given.path, &file.path)));
    files.extend(given);
}

/// Returns the variant that a document holds, and what was assumed about it.
fn document(
    word: &str,
    intake: &Intake,
    library: &Library,
    built_in: bool,
) -> Result<(Variant, Vec<String>), Failure> {
    let path = Path::new(word);
    if word != "-" && !path.exists() {
        return Err(unknown::word(word, library, built_in));
    }
    documents::variant(word, &document_bytes(word)?, intake)
}

/// Returns what a document, or standard input, holds.
pub fn document_bytes(word: &str) -> Result<Vec<u8>, Failure> {
    let path = Path::new(word);
    if word != "-" && !path.exists() {
        return Err(unknown::no_file(
            word,
            "give the path of a file, or - for standard input",
        ));
    }
    if word == "-" {
        read_limited(io::stdin().lock(), Path::new(documents::name(word)), 0)
    } else {
        read_file(path, LARGEST_DOCUMENT)
    }
}

/// Returns all plan files below a folder, or the file itself.
pub fn plan_files(path: &Path) -> Result<Vec<PlanFile>, Failure> {
    if path.is_dir() {
        folder_files(path)
    } else {
        Ok(vec![plan_file(path)?])
    }
}

fn folder_files(folder: &Path) -> Result<Vec<PlanFile>, Failure> {
    let paths = plan_paths(folder)?;
    if paths.is_empty() {
        let inner = folder.join("plans");
        let hint = match inner.is_dir() {
            true => format!("did you mean {}? ", inner.display()),
            false => String::new(),
        };
        return Err(Failure::new(
            format!("there are no .yaml files in {}", folder.display()),
            format!(
                "{hint}A folder of plans holds topics.yaml, sources.yaml and variants/*.yaml; `plandiff import` and \
                 `plandiff new` put a first variant there"
            ),
        ));
    }
    paths.iter().map(|path| plan_file(path)).collect()
}

/// Returns the paths of the plan files of a folder, sorted, those of variants last; there may be none.
pub fn plan_paths(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = yaml_files(folder)?;
    let variants = folder.join("variants");
    if variants.is_dir() {
        paths.extend(yaml_files(&variants)?);
    }
    Ok(paths)
}

fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if folder.is_file() {
        return Err(Failure::new(
            format!("{} is a file, and plans are read from a folder", folder.display()),
            "name the folder that it lies in; a file can be named in the place of a variant",
        ));
    }
    let entries = fs::read_dir(folder).map_err(|error| Failure::file("read", folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.is_file() && path.to_str().is_some_and(is_plan_file));
    paths.sort();
    Ok(paths)
}

fn plan_file(path: &Path) -> Result<PlanFile, Failure> {
    if !path.exists() {
        return Err(unknown::no_file(
            &path.display().to_string(),
            "give the path of a .yaml file, or the id of a variant alone",
        ));
    }
    let bytes = read_file(path, LARGEST_DOCUMENT)?;
    Ok(PlanFile {
        path: path.display().to_string(),
        bytes,
    })
}

/// Tells whether a name is that of a file of the plans.
pub fn is_plan_file(word: impl AsRef<str>) -> bool {
    let ending = Path::new(word.as_ref()).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

/// Says whether two paths lead to the same file.
pub fn same_place(one: &str, other: &str) -> bool {
    let place = |path: &str| fs::canonicalize(path).ok();
    one == other || place(one).is_some_and(|one| Some(one) == place(other))
}

/// Returns the folder `plans/` of this folder or of one above it, when it holds variants.
fn folder_above() -> Result<Option<PathBuf>, Failure> {
    let here = std::env::current_dir().map_err(|error| Failure::file("read", Path::new("."), &error))?;
    for folder in here.ancestors() {
        let plans = folder.join("plans");
        if plans.join("variants").is_dir() {
            // Shown as the user would write it, where that is possible.
            let shown = if folder == here {
                PathBuf::from("plans")
            } else {
                plans
            };
            return Ok(Some(shown));
        }
    }
    Ok(None)
}

fn same_as_built_in(files: &[PlanFile]) -> bool {
    let built_in = read::built_in_files();
    let name = |file: &PlanFile| Path::new(&file.path).file_name().map(ToOwned::to_owned);
    built_in.len() == files.len()
        && files.iter().all(|file| {
            built_in
                .iter()
                .any(|known| name(known) == name(file) && known.bytes == file.bytes)
        })
}

/// Reads a file, unless it is larger than any that is meant.
pub fn read_file(path: &Path, largest: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| Failure::file("read", path, &error);
    let file = fs::File::open(path).map_err(failed)?;
    let known = file.metadata().map_err(failed)?;
    if known.is_dir() {
        return Err(Failure::new(
            format!("{} is a folder", path.display()),
            "give a file",
        ));
    }
    if known.len() > largest {
        return Err(too_large(path));
    }
    read_limited(file, path, known.len())
}

/// Reads all there is, about `expected` bytes.
fn read_limited(from: impl Read, path: &Path, expected: u64) -> Result<Vec<u8>, Failure> {
    // One byte more tells the end of the file without another round.
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0) + 1);
    from.take(LARGEST_DOCUMENT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::file("read", path, &error))?;
    if bytes.len() as u64 > LARGEST_DOCUMENT {
        return Err(too_large(path));
    }
    Ok(bytes)
}

fn too_large(path: &Path) -> Failure {
    Failure::new(
        format!("{} has more than {} MB", path.display(), LARGEST_DOCUMENT >> 20),
        "save only the article, or copy its text into a file",
    )
}

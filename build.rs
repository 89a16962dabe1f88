//! Compiles the files of `plans/` in: as they are written, and as JSON, which is read ten times faster than YAML.
//! Lays out the tables of words that say the same and of word vectors, so that nothing of them is built when the program
//! starts.
//!
//! Every `.yaml` file below `plans/` is taken, so a new variant needs no line anywhere else. A file that is no YAML is
//! taken without its JSON: `plandiff check` still has to be able to say what is wrong with it.

#[expect(dead_code, reason = "the library uses what the build does not")]
#[path = "src/text/fold.rs"]
mod fold;
#[expect(dead_code, reason = "the library uses what the build does not")]
#[path = "src/text/key.rs"]
mod key;
#[path = "src/text/senses/slots.rs"]
mod slots;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use key::{Key, Stem};
use serde_json::Value;
use slots::{N_SLOTS, NO_GROUP, first_place, tag};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=plans");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/text/senses/groups.txt");
    println!("cargo:rerun-if-changed=src/text/vectors/glove.txt");
    link_for_a_quick_start()?;
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut files = BTreeMap::new();
    for folder in ["plans", "plans/variants"] {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                let name = path
                    .file_name()
                    .expect("a file has a name")
                    .to_string_lossy()
                    .into_owned();
                files.insert(format!("{folder}/{name}"), path);
            }
        }
    }
    let mut listed = String::from("&[\n");
    let mut sources = String::from("&[\n");
    for (name, path) in &files {
        let json = json(path)?;
        if name == "plans/sources.yaml" {
            list_sources(json.as_ref(), &mut sources);
        }
        // Publications and events are only ever read one by one, or in full.
        let whole = !matches!(name.as_str(), "plans/sources.yaml" | "plans/events.yaml");
        let json = json
            .filter(|_| whole)
            .map(|json| json.to_string())
            .unwrap_or_default();
        writeln!(listed, "    ({name:?}, include_str!({path:?}), {json:?}),")
            .expect("a string takes everything");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("files.rs"), listed + "]\n")?;
    fs::write(out.join("sources.rs"), sources + "]\n")?;
    let groups = fs::read_to_string(root.join("src/text/senses/groups.txt"))?;
    fs::write(out.join("senses.rs"), senses(&groups))?;
    let vectors = fs::read_to_string(root.join("src/text/vectors/glove.txt"))?;
    let (tags, components) = self::vectors(&vectors);
    fs::write(out.join("vectors.rs"), tags)?;
    fs::write(out.join("vectors.bin"), components)
}

/// Has the program linked for a fixed address on Linux, and with the library of the system inside it where that is glibc:
/// together about a quarter of the time of a comparison of 28 clauses.
///
/// The loader would mend 26,000 addresses in the tables of the packages (names of letters in PDFs, entities of HTML) at
/// every start, and bring in 130 pages to do so; then it would find, map and bind the libraries. Stack and heap keep random
/// addresses. `-C target-feature=-crt-static` in the flags of the compiler keeps the libraries outside.
fn link_for_a_quick_start() -> io::Result<()> {
    let is = |name: &str, value: &str| {
        env::var(name).is_ok_and(|found| found.split(',').any(|part| part == value))
    };
    if !is("CARGO_CFG_TARGET_OS", "linux") || is("CARGO_CFG_TARGET_FEATURE", "crt-static") {
        return Ok(());
    }
    println!("cargo:rustc-link-arg-bins=-no-pie");
    let native = env::var("HOST").is_ok_and(|host| is("TARGET", &host));
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let is_refused = ["-crt-static", "prefer-dynamic"]
        .iter()
        .any(|flag| flags.contains(flag));
    if native && is("CARGO_CFG_TARGET_ENV", "gnu") && !is_refused && has_archives() {
        link_archives()?;
    }
    Ok(())
}

/// What the compiler asks for on this system by name, and the archives in its stead.
const LIBRARIES: [(&str, &str); 7] = [
    ("c", "GROUP(-l:libc.a -l:libgcc.a -l:libgcc_eh.a)"),
    ("gcc_s", "INPUT(-l:libgcc_eh.a)"),
    ("dl", "INPUT(-l:libdl.a)"),
    ("m", "INPUT(-l:libm.a)"),
    ("pthread", "INPUT(-l:libpthread.a)"),
    ("rt", "INPUT(-l:librt.a)"),
    ("util", "INPUT(-l:libutil.a)"),
];

/// Has the program, and no test, linked with archives. Cargo knows no way to ask for that without naming a target, which
/// would move the program to another folder; so the linker finds a line that names the archive under the name of each
/// library.
fn link_archives() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("archives");
    fs::create_dir_all(&folder)?;
    for (library, archives) in LIBRARIES {
        fs::write(folder.join(format!("lib{library}.so")), format!("{archives}\n"))?;
    }
    println!("cargo:rustc-link-arg-bins=-static");
    println!("cargo:rustc-link-arg-bins=-L{}", folder.display());
    Ok(())
}

/// Whether the compiler that links the program finds all archives, of a glibc that has its threads in itself (2.34 and
/// newer): before, programs with the library inside could do without half of them, and crash.
fn has_archives() -> bool {
    let archive = |name: &str| {
        let asked = format!("-print-file-name=lib{name}.a");
        let answer = Command::new("cc").arg(asked).output().ok()?;
        let path = PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim());
        // The name alone comes back where there is no such file.
        path.is_absolute().then_some(path)
    };
    let are_there = ["c", "gcc", "gcc_eh", "dl", "m", "rt", "util"]
        .iter()
        .all(|name| archive(name).is_some());
    let threads = archive("pthread").and_then(|path| fs::metadata(path).ok());
    are_there && threads.is_some_and(|file| file.len() <= EMPTY_ARCHIVE)
}

/// An archive with nothing in it has so many bytes.
const EMPTY_ARCHIVE: u64 = 8;

/// Returns the table of words that say the same: an open one, found by the stem of a word.
fn senses(groups: &str) -> String {
    let mut tags = [0; N_SLOTS];
    let mut numbers = [NO_GROUP; N_SLOTS];
    let lines = groups.lines().filter(|line| !line.starts_with('#'));
    for (number, line) in (0..).zip(lines) {
        for word in line.split(' ') {
            let key = Stem::of(word).number();
            let mut place = first_place(key);
            while numbers[place] != NO_GROUP {
                place = (place + 1) % N_SLOTS;
            }
            tags[place] = tag(key);
            numbers[place] = number;
        }
    }
    let n_taken = numbers.iter().filter(|number| **number != NO_GROUP).count();
    assert!(
        n_taken * 2 <= N_SLOTS,
        "the table of src/text/senses/slots.rs is too small for {n_taken} words"
    );
    format!(
        "/// What is kept of each stem.\nstatic TAGS: [u32; N_SLOTS] = {tags:?};\n\n\
         /// The group of each stem.\nstatic GROUPS: [u16; N_SLOTS] = {numbers:?};\n"
    )
}

/// Returns the table of word vectors: the tags of all words in ascending order, as code, and the components of all vectors
/// in the same order.
fn vectors(list: &str) -> (String, Vec<u8>) {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let vectors: BTreeMap<u32, &str> = lines
        .map(|line| {
            let (word, components) = line.split_once(' ').expect("a word and its vector");
            (tag(Key::of_folded(word.as_bytes()).number()), components)
        })
        .collect();
    let n_dimensions = vectors.values().next().map_or(0, |components| components.len());
    let tags: Vec<u32> = vectors.keys().copied().collect();
    let code = format!(
        "/// How many components a vector has.\npub const N_DIMENSIONS: usize = {n_dimensions};\n\n\
         /// What is kept of each word, ascending.\nstatic TAGS: [u32; {}] = {tags:?};\n",
        tags.len()
    );
    (code, vectors.into_values().collect::<String>().into_bytes())
}

/// Returns what a file holds as JSON; nothing when it is no YAML.
fn json(path: &Path) -> io::Result<Option<Value>> {
    Ok(serde_yaml::from_str(&fs::read_to_string(path)?).ok())
}

/// Lists the publications, each as JSON under its key, sorted by key.
fn list_sources(file: Option<&Value>, list: &mut String) {
    let sources = file
        .and_then(|file| file.get("sources"))
        .and_then(Value::as_object);
    let sorted: BTreeMap<&String, &Value> = sources.into_iter().flatten().collect();
    for (key, source) in sorted {
        writeln!(list, "    ({key:?}, {:?}),", source.to_string()).expect("a string takes everything");
    }
}

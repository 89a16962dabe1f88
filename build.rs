//! Compiles the files of `plans/` in: as they are written, and as JSON, which is read ten times faster than YAML.
//!
//! Every `.yaml` file below `plans/` is taken, so a new variant needs no line anywhere else. A file that is no YAML is
//! taken without its JSON: `plandiff check` still has to be able to say what is wrong with it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::Value;

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=plans");
    println!("cargo:rerun-if-changed=build.rs");
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
    fs::write(out.join("sources.rs"), sources + "]\n")
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

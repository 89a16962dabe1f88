//! Scores the matching against alignments made by people.
//!
//! `cargo bench --bench quality -- DIR [--out DIR] [--measures FILE]` reads every `SET/PAIR/{a.txt,b.txt,gold.tsv}`
//! below DIR (one clause a line; `a_index<TAB>b_index` from 0, many to many; pairs in `ignore.tsv` count neither way)
//! and prints precision, recall and F1 over all links of each set, and what the better of two simple aligners reaches whose
//! threshold is fitted to the set. `--out` writes the found links as `PAIR.tsv` in a
//! folder for each set. `--measures` writes every measure of every candidate with what the people said of it, one line
//! each: what the weights are learned from.

mod links;
mod simple;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use links::{Links, items};
use plandiff::align::explain::explain;
use plandiff::align::{Decided, Side};

/// Two files and how people linked them.
struct Pair {
    name: String,
    old: Vec<String>,
    new: Vec<String>,
    gold: Links,
    ignored: Links,
}

/// How many links were found, and how many of them rightly.
#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn add(&mut self, pair: &Pair, found: &Links) {
        let judged: Links = found
            .iter()
            .filter(|link| pair.gold.contains(link) || !pair.ignored.contains(link))
            .copied()
            .collect();
        self.right += judged.intersection(&pair.gold).count();
        self.found += judged.len();
        self.wanted += pair.gold.len();
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }

    fn line(&self) -> String {
        let share = |part: usize, whole: usize| {
            if whole == 0 {
                1.0
            } else {
                part as f64 / whole as f64
            }
        };
        let (precision, recall) = (share(self.right, self.found), share(self.right, self.wanted));
        let f1 = share(2 * self.right, self.found + self.wanted);
        format!(
            "P {precision:.4}  R {recall:.4}  F1 {f1:.4}  ({} right, {} found, {} wanted)",
            self.right, self.found, self.wanted
        )
    }
}

fn main() -> io::Result<()> {
    let mut folder = None;
    let mut out = None;
    let mut measures = None;
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--out" => out = arguments.next().map(PathBuf::from),
            "--measures" => measures = arguments.next().map(PathBuf::from),
            "--bench" => {}
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    let mut report = io::stdout().lock();
    let Some(folder) = folder else {
        return writeln!(
            report,
            "usage: cargo bench --bench quality -- DIR [--out DIR] [--measures FILE]"
        );
    };
    let mut table = String::new();
    for set in folders(&folder)? {
        let name = file_name(&set);
        let mut score = Score::default();
        let mut pairs = Vec::new();
        for pair in folders(&set)?
            .iter()
            .filter(|pair| pair.join("gold.tsv").exists())
        {
            let pair = read_pair(pair)?;
            let found = links::found(&pair.old, &pair.new);
            score.add(&pair, &found);
            if let Some(out) = &out {
                write_links(&out.join(&name), &pair, &found)?;
            }
            if measures.is_some() {
                write_measures(&mut table, &name, &pair);
            }
            pairs.push(pair);
        }
        writeln!(report, "{name:16} {}", score.line())?;
        let (aligner, simple) = simple::best(&pairs);
        writeln!(report, "{:16} {}", aligner, simple.line())?;
    }
    match measures {
        Some(file) => fs::write(file, table),
        None => Ok(()),
    }
}

/// Returns the folders in a folder, sorted.
fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    found.retain(|path| path.is_dir());
    found.sort();
    Ok(found)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn read_pair(folder: &Path) -> io::Result<Pair> {
    let lines = |name: &str| -> io::Result<Vec<String>> {
        let text = fs::read_to_string(folder.join(name))?;
        Ok(text
            .strip_suffix('\n')
            .unwrap_or(&text)
            .split('\n')
            .map(str::to_owned)
            .collect())
    };
    let links = |name: &str| -> io::Result<Links> {
        let path = folder.join(name);
        if !path.exists() {
            return Ok(Links::new());
        }
        let link = |line: &str| {
            let mut fields = line.split('\t');
            Some((
                fields.next()?.trim().parse().ok()?,
                fields.next()?.trim().parse().ok()?,
            ))
        };
        Ok(fs::read_to_string(path)?.lines().filter_map(link).collect())
    };
    Ok(Pair {
        name: file_name(folder),
        old: lines("a.txt")?,
        new: lines("b.txt")?,
        gold: links("gold.tsv")?,
        ignored: links("ignore.tsv")?,
    })
}

fn write_links(folder: &Path, pair: &Pair, links: &Links) -> io::Result<()> {
    let mut text = String::new();
    for (old, new) in links {
        text.push_str(&format!("{old}\t{new}\n"));
    }
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{}.tsv", pair.name)), text)
}

/// Adds a line for every candidate: set, pair, both indexes, what people said (1, 0, or -1 where they did not judge),
/// and every measure by name.
fn write_measures(table: &mut String, set: &str, pair: &Pair) {
    let (old, new) = (items(&pair.old), items(&pair.new));
    for index in (0..).take(old.len()) {
        for candidate in explain(&old, &new, &Decided::default(), Side::Old, index).candidates {
            let link = (index, candidate.index);
            let said = match (pair.gold.contains(&link), pair.ignored.contains(&link)) {
                (true, _) => 1,
                (false, true) => -1,
                (false, false) => 0,
            };
            write!(table, "{set}\t{}\t{}\t{}\t{said}", pair.name, link.0, link.1)
                .expect("a string takes all");
            for feature in candidate.features {
                write!(table, "\t{}={}", feature.name, feature.value).expect("a string takes all");
            }
            table.push('\n');
        }
    }
}

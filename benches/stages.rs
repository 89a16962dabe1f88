//! Time and allocations of each stage, at 28 to 28,000 clauses: `cargo bench --bench stages`.
//!
//! The texts are those of the generator in `inputs/`. `cargo bench --bench stages -- matching` runs one stage; the
//! whole program, start included, is measured beside its peers by `cargo bench --bench peers`.

#[path = "inputs/mod.rs"]
#[allow(dead_code, reason = "other benches use the rest of it")]
mod inputs;

use std::time::Duration;

use divan::{AllocProfiler, Bencher};
use inputs::forms::Form;
use inputs::{BLOCK, Case};
use plandiff::align::{self, Alignment};
use plandiff::intake::{self, Input, Intake, Options, Units};
use plandiff::model::{Library, Variant};
use plandiff::render::{self, Format, Look};
use plandiff::rules::{self, Comparable, Silence};
use plandiff::unit::Side;
use plandiff::{decide, read, report};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

/// A plan, and ten, a hundred and a thousand of them: work should grow as they do.
const SIZES: [usize; 4] = [28, 280, 2_800, 28_000];

/// How long one stage is measured at one size: hundreds of runs of the small ones, a few of the largest. `--max-time`
/// asks for another.
const MOST: Duration = Duration::from_secs(2);

fn main() {
    divan::Divan::default().max_time(MOST).config_with_args().main();
}

/// Both sides as the command line reads them.
struct Texts {
    library: Library,
    old: Variant,
    new: Variant,
}

impl Texts {
    fn of(size: usize) -> Self {
        Self::from(&Case::of(size / BLOCK))
    }

    fn shuffled(size: usize) -> Self {
        Self::from(&Case::of(size / BLOCK).shuffled())
    }

    fn from(case: &Case) -> Self {
        let side = |name: &str, clauses: &[String]| {
            intake::variant::variant(points(&Form::Plain.write(clauses), Units::Lines), name, None)
        };
        Self {
            library: Library::default(),
            old: side("old.txt", &case.old),
            new: side("new.txt", &case.new),
        }
    }

    fn sides(&self) -> (Side<'_>, Side<'_>) {
        (
            Side::of(&self.old, &self.library),
            Side::of(&self.new, &self.library),
        )
    }
}

fn points(bytes: &[u8], units: Units) -> Intake {
    let options = Options {
        units,
        ..Options::default()
    };
    intake::read(
        &Input {
            name: "old.txt",
            bytes,
        },
        &options,
    )
    .expect("the text is a plain list")
}

/// Bytes in, variants out.
mod reading {
    use super::*;

    /// The way of `plandiff diff us-28 eu-24`.
    #[divan::bench]
    fn two_built_in_plans() -> Library {
        read::built_in(&["us-28", "eu-24"])
    }

    /// The way of a folder of plans: every file, every check, every place.
    #[divan::bench]
    fn all_plans_with_checks(bencher: Bencher) {
        let files = read::built_in_files();
        bencher.bench_local(|| read::library(&files));
    }

    #[divan::bench(args = SIZES)]
    fn numbered_points(bencher: Bencher, size: usize) {
        let text = Form::Numbered.write(&Case::of(size / BLOCK).old);
        bencher
            .counter(divan::counter::BytesCount::of_slice(&text))
            .bench_local(|| points(&text, Units::Auto));
    }

    #[divan::bench(args = SIZES)]
    fn lines(bencher: Bencher, size: usize) {
        let text = Form::Plain.write(&Case::of(size / BLOCK).old);
        bencher
            .counter(divan::counter::BytesCount::of_slice(&text))
            .bench_local(|| points(&text, Units::Lines));
    }
}

/// Variants in, matched rows out.
mod matching {
    use super::*;

    fn matched(bencher: Bencher, texts: &Texts) {
        let (old, new) = texts.sides();
        let decided = decide::decided(&old, &new, &texts.library.links);
        let (olds, news) = decide::items(&old, &new);
        bencher.bench_local(|| align::align(&olds, &news, &decided));
    }

    #[divan::bench(args = SIZES)]
    fn in_order(bencher: Bencher, size: usize) {
        matched(bencher, &Texts::of(size));
    }

    #[divan::bench(args = SIZES)]
    fn in_another_order(bencher: Bencher, size: usize) {
        matched(bencher, &Texts::shuffled(size));
    }
}

/// Matched rows in, word marks and kinds of rewording out.
#[divan::bench(args = SIZES)]
fn word_marks_and_rules(bencher: Bencher, size: usize) {
    let texts = Texts::of(size);
    let (old, new) = texts.sides();
    let Alignment { groups, .. } = report::matched(&texts.library, &old, &new);
    let words = |side: &Side<'_>, indexes: &[u32]| -> Vec<String> {
        indexes
            .iter()
            .filter_map(|&index| side.units[index as usize].text.map(str::to_owned))
            .collect()
    };
    let pairs: Vec<(Vec<String>, Vec<String>)> = groups
        .iter()
        .map(|group| (words(&old, &group.old), words(&new, &group.new)))
        .filter(|(old, new)| !old.is_empty() && !new.is_empty() && old != new)
        .collect();
    let pairs: Vec<(Vec<&str>, Vec<&str>)> = pairs
        .iter()
        .map(|(old, new)| {
            (
                old.iter().map(String::as_str).collect(),
                new.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    bencher.bench_local(|| {
        for (old, new) in &pairs {
            divan::black_box(rules::compare(
                old,
                new,
                Comparable::Words,
                Silence::NONE,
                rules::Around::default(),
            ));
        }
    });
}

/// Variants in, finished report out: all of the above but reading.
#[divan::bench(args = SIZES)]
fn whole_report(bencher: Bencher, size: usize) {
    let texts = Texts::of(size);
    bencher.bench_local(|| report::compare(&texts.library, &texts.old, &texts.new));
}

/// Finished report in, bytes out.
mod rendering {
    use super::*;

    fn rendered(bencher: Bencher, size: usize, format: Format) {
        let texts = Texts::of(size);
        let report = report::compare(&texts.library, &texts.old, &texts.new);
        let look = Look {
            format,
            width: 120,
            color: false,
        };
        let mut out = Vec::new();
        bencher.bench_local(|| {
            out.clear();
            render::diff(&report, look, &mut out).expect("the memory takes everything");
        });
    }

    /// Larger results are printed as `plain`.
    #[divan::bench(args = [28, 280])]
    fn table(bencher: Bencher, size: usize) {
        rendered(bencher, size, Format::Table);
    }

    #[divan::bench(args = SIZES)]
    fn plain(bencher: Bencher, size: usize) {
        rendered(bencher, size, Format::Plain);
    }

    #[divan::bench(args = SIZES)]
    fn markdown(bencher: Bencher, size: usize) {
        rendered(bencher, size, Format::Markdown);
    }

    #[divan::bench(args = SIZES)]
    fn json(bencher: Bencher, size: usize) {
        rendered(bencher, size, Format::Json);
    }
}

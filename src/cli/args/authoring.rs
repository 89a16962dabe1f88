//! The arguments of the commands that write plan files, as the help shows them.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use plandiff::draft::words::Word;
use plandiff::model::{Coverage, Date, Evidence, Grade, Says, Strength, Wording};

use super::Intake;

// From a document to a draft.
#[derive(Debug, Args)]
#[command(after_help = IMPORT_HELP)]
pub struct Import {
    /// Text, markdown, a saved web page, a Word document, a PDF, or - for standard input
    pub input: String,
    /// The id of the variant: who and how many points, as in us-20
    #[arg(long)]
    pub id: String,
    /// The thing negotiated [default: that of --based-on, or of variants with such an id]
    #[arg(long)]
    pub plan: Option<String>,
    /// The version that it revises; its topics are proposed
    #[arg(long, value_name = "VARIANT")]
    pub based_on: Option<String>,
    /// Propose the topics of this version [default: that of --based-on, or the one that is most alike]
    #[arg(long, value_name = "VARIANT")]
    pub topics_from: Option<String>,
    /// Who wrote the plan; may be given several times
    #[arg(long, value_name = "NAME")]
    pub author: Vec<String>,
    /// Who published the page
    #[arg(long, value_name = "OUTLET")]
    pub source: Option<String>,
    /// The title of the page
    #[arg(long)]
    pub title: Option<String>,
    /// When it was published: YYYY-MM-DD, or YYYY-MM
    #[arg(long, value_parser = date)]
    pub date: Option<Date>,
    /// Its address
    #[arg(long, value_parser = address)]
    pub url: Option<String>,
    /// The language of the clauses, as a two-letter code
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<String>,
    /// What the texts are [default: verbatim]
    #[arg(long, value_parser = words::<Wording>())]
    pub wording: Option<Wording>,
    /// How much of the variant the page shows [default: full if its headline counts as many points as were found]
    #[arg(long, value_parser = coverage())]
    pub coverage: Option<Coverage>,
    /// What kind of evidence the page is [default: published-text]
    #[arg(long, value_parser = words::<Evidence>())]
    pub evidence: Option<Evidence>,
    /// How much weight its outlet bears [default: as among the sources known, else medium]
    #[arg(long, value_parser = words::<Strength>())]
    pub strength: Option<Strength>,
    /// Show what was found, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub intake: Intake,
}

const IMPORT_HELP: &str = "\
The draft is written to plans/variants/ID.yaml, or to ID.yaml here when there is no folder of plans; \
-o FILE writes it elsewhere, -o - to standard output. It is a file that `plandiff check` takes; \
what needs a person is marked in it, and `check` lists it. What a page states about itself fills the \
source, or else its first and last lines; options win.

  plandiff import page.html --id us-20 --plan ukraine --based-on us-28
  pbpaste | plandiff import - --id us-20 --plan ukraine --source \"Example Herald\" --date 2025-12-24";

// A file to fill in.
#[derive(Debug, Args)]
pub struct New {
    /// The id of the variant: who and how many points, as in us-20
    pub id: String,
    /// The thing negotiated [default: that of --based-on, or of variants with such an id]
    #[arg(long)]
    pub plan: Option<String>,
    /// The version that it revises
    #[arg(long, value_name = "VARIANT")]
    pub based_on: Option<String>,
}

// What a source says.
#[derive(Debug, Args)]
#[command(after_help = CLAIM_HELP, group = clap::ArgGroup::new("matter").required(true).args(["about", "topic", "remark"]))]
pub struct Claim {
    /// The variant, or its file
    pub variant: String,
    /// The number of a clause of the version that it revises
    #[arg(long, value_name = "NUMBER")]
    pub about: Option<String>,
    /// A topic that no clause of that version is about
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,
    /// A general remark that names no clause: what the speaker named
    #[arg(long, value_name = "WORDS")]
    pub remark: Option<String>,
    /// The clauses that we, not the speaker, take the remark to mean: 4,7,8
    #[arg(long, value_delimiter = ',', value_name = "NUMBERS", requires = "remark")]
    pub reading: Vec<String>,
    /// What is said of it
    #[arg(long, value_parser = words::<Says>())]
    pub says: Says,
    /// Who says it
    #[arg(long)]
    pub by: String,
    /// When it was said: YYYY-MM-DD, or YYYY-MM [default: the date of the source]
    #[arg(long, value_parser = date)]
    pub on: Option<Date>,
    /// The date is taken from the context
    #[arg(long)]
    pub circa: bool,
    /// The key of a source; may be given several times, strongest first
    #[arg(long, required = true, value_name = "KEY")]
    pub source: Vec<String>,
    /// The new wording, when it is reported
    #[arg(long)]
    pub text: Option<String>,
    /// The part of the clause that is meant, when it is not the whole
    #[arg(long, value_name = "PART")]
    pub concerning: Option<String>,
    /// The outlet that it was said to
    #[arg(long, value_name = "OUTLET")]
    pub to: Option<String>,
    /// How firmly it is reported [default: by the kind of the first source]
    #[arg(long, value_parser = words::<Grade>())]
    pub grade: Option<Grade>,
    /// A reservation
    #[arg(long)]
    pub note: Option<String>,
    /// The very words of the first source, 15 at most
    #[arg(long)]
    pub quote: Option<String>,
    /// Show the file as it would be, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub page: Page,
}

const CLAIM_HELP: &str = "\
The claim goes to the others about its clause; every other byte of the file stays. Nothing is
written when the plans would have an error: a clause or a source that does not exist is shown.

  plandiff claim us-19 --about 6 --says reworded --by \"an official\" --on 2025-11-30 --source babel-1126
  plandiff claim us-19 --about 14 --says dropped --by \"an official\" --source herald-1130 \\
      --outlet \"Example Herald\" --title \"What is left of the plan\" --date 2025-11-30 --evidence anonymous";

// A new source: the first --source, when it is not known yet.
#[derive(Debug, Args)]
#[command(next_help_heading = "A source that is not known yet, added to the variant")]
pub struct Page {
    /// Who published it
    #[arg(long, requires_all = ["title", "date"])]
    pub outlet: Option<String>,
    /// Its title
    #[arg(long, requires = "outlet")]
    pub title: Option<String>,
    /// When it was published
    #[arg(long, requires = "outlet", value_parser = date)]
    pub date: Option<Date>,
    /// Its address
    #[arg(long, requires = "outlet", value_parser = address)]
    pub url: Option<String>,
    /// Its language, as a two-letter code
    #[arg(long, requires = "outlet", value_name = "CODE", value_parser = language, default_value = "en")]
    pub lang: String,
    /// What kind of evidence it is
    #[arg(long, requires = "outlet", value_parser = words::<Evidence>(), default_value = "summary")]
    pub evidence: Evidence,
    /// How much weight it bears
    #[arg(long, requires = "outlet", value_parser = words::<Strength>(), default_value = "medium")]
    pub strength: Strength,
}

/// Reads one of the words that plan files use for a value.
fn words<T: Word + Send + Sync>() -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(T::ALL.iter().map(|value| value.word()));
    words.map(|word| T::of(&word).expect("clap lets through only the words of the list"))
}

/// Reads how much of a variant a page shows: what a draft is made of holds clauses, so it is never only a number.
fn coverage() -> impl TypedValueParser<Value = Coverage> {
    let shown = [Coverage::Full, Coverage::Partial];
    let words = PossibleValuesParser::new(shown.map(Word::word));
    words.map(|word| Coverage::of(&word).expect("clap lets through only the words of the list"))
}

fn date(written: &str) -> Result<Date, String> {
    plandiff::read::date(written)
        .map_err(|reason| reason.replace("written as one", "written as a date, YYYY-MM-DD or YYYY-MM"))
}

fn address(written: &str) -> Result<String, String> {
    match plandiff::read::is_address(written) {
        true => Ok(written.to_owned()),
        false => Err("an address begins with http:// or https:// and has no spaces".to_owned()),
    }
}

fn language(written: &str) -> Result<String, String> {
    match plandiff::read::is_language(written) {
        true => Ok(written.to_owned()),
        false => Err(
            "a language has two small letters, as en or uk; und stands for one that is not known".to_owned(),
        ),
    }
}

/// The kinds of plan files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A variant: plans/variants/ID.yaml
    Variant,
    /// The vocabulary: plans/topics.yaml
    Topics,
    /// The publications: plans/sources.yaml
    Sources,
    /// The events: plans/events.yaml
    Events,
    /// The corrections of the matching: plans/links.yaml
    Links,
}

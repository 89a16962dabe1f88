//! The arguments, as the help shows them.

use std::env;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use authoring::{Claim, Import, Kind, New};
use plandiff::model::Coverage;
use plandiff::report::filter::Only;

pub mod authoring;
pub mod sided;

/// What changed between versions of a negotiated text, and how do we know?
///
/// Compares the reported versions of a plan clause by clause and shows what was added, dropped, reworded, moved,
/// split, merged or set aside, what is disputed, and what nobody has reported yet, with the sources of every cell.
/// A clause is never called dropped because nobody reported it.
#[derive(Debug, Parser)]
#[command(name = "plandiff", version, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

impl Arguments {
    /// Reads the arguments of this run, or ends it with what is wrong with them.
    ///
    /// All words of `--only` are put together only where the help is asked for: that takes longer than the rest of the start.
    pub fn of_run() -> Self {
        let mut command = Self::command();
        if env::args_os().any(|word| word == "--help" || word == "help") {
            command = command.mut_subcommand("diff", |diff| diff.after_long_help(Only::help()));
        }
        let mut matches = command.get_matches_mut();
        Self::from_arg_matches_mut(&mut matches).unwrap_or_else(|error| error.format(&mut command).exit())
    }
}

const AFTER_HELP: &str = "\
Plans: without --plans, a folder `plans/` in this folder or one above it is read, and a line says so; otherwise the \
plans built into the program. The two are never mixed.

Exit status: 0 when all went well; 1 when --exit-code is given and something changed, or when `check` finds errors; \
2 when the input or the command line is wrong.

Examples:
  plandiff list
  plandiff diff us-28 eu-24
  plandiff diff us-28 us-19 --format markdown -o table.md
  plandiff diff us-28 new-version.txt --only figure,deadline,dropped
  plandiff diff us-28 eu-24 --explain 6
  plandiff import page.html --id us-20 --plan ukraine --based-on us-28";

/// Options that every command takes; the help shows them behind its own.
#[derive(Debug, Args)]
pub struct Common {
    /// Read the plans of this folder instead of those built in
    #[arg(long, global = true, display_order = 901, value_name = "DIR")]
    pub plans: Option<PathBuf>,
    /// How the result looks [default: by the ending of the -o file, else table; plain from 201 rows on]
    #[arg(long, global = true, display_order = 902, value_enum)]
    pub format: Option<Format>,
    /// Write the result to this file, - for standard output; an existing file is not overwritten
    #[arg(short, long, global = true, display_order = 903, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the output file if it exists
    #[arg(long, global = true, display_order = 904)]
    pub force: bool,
    /// When to use colours; NO_COLOR and CLICOLOR are followed too
    #[arg(long, global = true, display_order = 905, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Columns of the table [default: the terminal's, else 120]
    #[arg(long, global = true, display_order = 906, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
}

impl Common {
    /// Returns the file that the result goes to; `-` is standard output.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }
}

// The arguments of a command are put together when it is the one that is asked for. Those that have a struct of their own are
// without a doc comment there, which would take the place of the command's in the help.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// List the variants that are known
    List,
    /// Show one variant: its clauses, or what is reported of it
    Show {
        /// A variant, or a file with one
        variant: String,
        #[command(flatten)]
        intake: Intake,
    },
    /// Compare two variants
    Diff(Diff),
    /// List the sources, all or those of one variant
    Sources {
        /// A variant
        variant: Option<String>,
    },
    /// Check plan files and print all problems with their places
    Check {
        /// Files or folders; a file is checked together with the plans in force
        paths: Vec<PathBuf>,
    },
    /// Make a draft variant of an article or a document
    Import(Import),
    /// Begin a variant file to fill in by hand
    New(New),
    /// Add what a source says of a clause to a variant whose text is not public
    Claim(Claim),
    /// Compare two variants again whenever one of their files changes
    Watch(Diff),
    /// Print the JSON Schema of the plan files, for editors that complete and check while you type
    Schema {
        /// The kind of file; all of them if left out
        kind: Option<Kind>,
    },
}

// How a document is cut into clauses.
#[derive(Debug, Clone, Args)]
pub struct Intake {
    /// What a clause is in a text, markdown, HTML, Word or PDF file
    #[arg(long, value_enum, default_value_t = Units::Auto)]
    pub units: Units,
    /// Which list of points in the document is meant, counted from 1
    #[arg(long, value_name = "N")]
    pub list: Option<usize>,
    /// How much of the plan the document has, where a person says so of a side of a comparison.
    #[arg(skip)]
    pub coverage: Option<Coverage>,
}

impl Intake {
    /// Tells whether a person said anything of it.
    pub fn is_said(&self) -> bool {
        self.units != Units::Auto || self.list.is_some() || self.coverage.is_some()
    }
}

impl Default for Intake {
    fn default() -> Self {
        Self {
            units: Units::Auto,
            list: None,
            coverage: None,
        }
    }
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The old side: a variant, a .yaml file, a document with numbered points, or - for standard input
    pub old: String,
    /// The new side
    pub new: String,
    /// Show only rows with one of these verdicts or changes, e.g. dropped,moved,figure,deadline; --help lists all
    #[arg(long, value_delimiter = ',', value_name = "LIST")]
    pub only: Vec<String>,
    /// Show only rows about these topics or groups of topics
    #[arg(long, value_delimiter = ',', value_name = "LIST")]
    pub topic: Vec<String>,
    /// Show only rows that weigh at least this much, 0 to 100; --help lists the weights
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub min_weight: u8,
    /// What leads: the heaviest changes, or the numbers of the old side
    #[arg(long, value_enum, default_value_t = Order::Weight)]
    pub order: Order,
    /// Tell why this clause was matched as it was, instead of comparing: 6 or old:6, or new:11
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["only", "topic", "min_weight", "order", "exit_code"])]
    pub explain: Option<String>,
    /// End with status 1 when something changed, shown or not
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub intake: sided::Intakes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table that fits the terminal
    Table,
    /// One row after the other
    Plain,
    /// A markdown table, ready to publish
    Markdown,
    /// Versioned JSON for other programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    Weight,
    Number,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Units {
    /// Numbered points where there are any, else paragraphs, else lines
    Auto,
    /// Numbered points
    Points,
    /// Paragraphs, separated by blank lines
    Paragraphs,
    /// Lines
    Lines,
}

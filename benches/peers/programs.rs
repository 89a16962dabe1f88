//! The programs that are run beside one another: one line each.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use crate::inputs::forms::Form;

/// How the result of a program is read, to count what is right in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The JSON of plandiff: rows with indexes and verdicts.
    Rows,
    /// Words between `[-` and `-]` are removed, those between `{+` and `+}` are added, the rest is common.
    MarkedWords,
    /// It is not read: a picture for people, or no clauses in it.
    Unread,
}

/// One way to run one program.
#[derive(Debug, Clone)]
pub struct Peer {
    /// How the tables call it.
    pub name: &'static str,
    /// The program, looked up on the PATH.
    pub program: &'static str,
    /// What provides it, for those who lack it.
    pub package: &'static str,
    /// What the program is given before the two files.
    pub arguments: &'static [&'static str],
    /// The form of the two files.
    pub form: Form,
    /// The most clauses that it is given: with ten times as many it took more than a minute, or failed, when this
    /// list was made.
    pub most: usize,
    /// How its result is read.
    pub output: Output,
    /// What it needs in addition to show the whole text, so that its result can be read; not part of a timed run.
    pub whole: &'static [&'static str],
    /// Arguments with which a script ends well when the library that it uses is there.
    pub probe: &'static [&'static str],
}

/// Every peer, plandiff first. Each gets the form that suits it best; those that can make something of numbered
/// points get these too, since that is how plans are reported.
pub const PEERS: [Peer; 22] = [
    Peer {
        arguments: &["diff", "--format", "json"],
        form: Form::Numbered,
        output: Output::Rows,
        ..tool("plandiff json [numbered]", PLANDIFF, "this crate")
    },
    Peer {
        arguments: &["diff", "--format", "json", "--units", "lines"],
        output: Output::Rows,
        ..tool("plandiff json", PLANDIFF, "this crate")
    },
    Peer {
        arguments: &["diff", "--format", "plain", "--units", "lines"],
        ..tool("plandiff plain", PLANDIFF, "this crate")
    },
    Peer {
        arguments: &["diff", "--units", "lines"],
        ..tool("plandiff table", PLANDIFF, "this crate")
    },
    Peer {
        form: Form::Numbered,
        output: Output::MarkedWords,
        ..git(
            "git diff --word-diff [numbered]",
            &["diff", "--no-index", "--word-diff"],
        )
    },
    Peer {
        output: Output::MarkedWords,
        ..git(YARDSTICK, &["diff", "--no-index", "--word-diff"])
    },
    git(
        "git diff --color-moved",
        &["diff", "--no-index", "--color=always", "--color-moved"],
    ),
    git("git diff --histogram", &["diff", "--no-index", "--histogram"]),
    Peer {
        arguments: &["-u"],
        ..tool("GNU diff -u", "diff", "diffutils (Debian)")
    },
    Peer {
        output: Output::MarkedWords,
        ..tool("wdiff", "wdiff", "wdiff (Debian)")
    },
    Peer {
        output: Output::MarkedWords,
        ..tool("dwdiff", "dwdiff", "dwdiff (Debian)")
    },
    Peer {
        most: 2_800,
        ..tool("docdiff", "docdiff", "docdiff (Debian)")
    },
    Peer {
        most: 2_800,
        ..tool("difftastic", "difft", "difftastic (Cargo)")
    },
    Peer {
        most: 280,
        ..python(
            "difflib, words",
            &["-c", DIFFLIB],
            &["-c", "import difflib"],
            "python3 (Debian)",
        )
    },
    Peer {
        most: 280,
        ..python(
            "redlines",
            &["-c", REDLINES],
            &["-c", "import redlines"],
            "redlines (PyPI)",
        )
    },
    Peer {
        form: Form::Docx,
        most: 2_800,
        ..python(
            "Docxodus [docx]",
            &["-c", DOCXODUS],
            &["-c", "import python_redlines_docxodus"],
            DOCXODUS_PACKAGES,
        )
    },
    Peer {
        form: Form::Xml,
        most: 280,
        ..tool("xmldiff [xml]", "xmldiff", "xmldiff (PyPI)")
    },
    Peer {
        arguments: &["--fast-match"],
        form: Form::Xml,
        most: 2_800,
        ..tool("xmldiff --fast-match [xml]", "xmldiff", "xmldiff (PyPI)")
    },
    Peer {
        arguments: &["-e", JSDIFF],
        most: 280,
        probe: &["-e", "require('diff')"],
        ..tool("jsdiff, words", "node", "diff (npm)")
    },
    Peer {
        form: Form::Csv,
        ..tool("daff [csv]", "daff", "daff (npm)")
    },
    Peer {
        form: Form::Json,
        most: 2_800,
        ..tool("jsondiffpatch [json]", "jsondiffpatch", "jsondiffpatch (npm)")
    },
    Peer {
        form: Form::Json,
        most: 2_800,
        ..tool("json-diff [json]", "json-diff", "json-diff (npm)")
    },
];

/// The peer that the others are measured by; texts with numbers are measured by its twin with numbers.
pub const YARDSTICK: &str = "git diff --word-diff";

/// Stands for the program of this crate.
const PLANDIFF: &str = "plandiff";

const DIFFLIB: &str = "import sys, difflib
old, new = [open(path).read().split() for path in sys.argv[1:]]
print(difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes())";

const REDLINES: &str = "import sys, redlines
print(redlines.Redlines(*[open(path).read() for path in sys.argv[1:]]).output_markdown)";

const DOCXODUS: &str = "import sys, python_redlines
old, new = [open(path, 'rb').read() for path in sys.argv[1:]]
sys.stdout.buffer.write(python_redlines.DocxodusEngine().run_redline('x', old, new, detect_moves=True)[0])";

const JSDIFF: &str =
    "const [old, new_] = process.argv.slice(1).map(path => require('fs').readFileSync(path, 'utf8'));
console.log(JSON.stringify(require('diff').diffWords(old, new_)))";

const DOCXODUS_PACKAGES: &str = "python-redlines and python-redlines-docxodus (PyPI)";

const fn tool(name: &'static str, program: &'static str, package: &'static str) -> Peer {
    Peer {
        name,
        program,
        package,
        arguments: &[],
        form: Form::Plain,
        most: usize::MAX,
        output: Output::Unread,
        whole: &[],
        probe: &[],
    }
}

/// git shows three lines around each change unless it is told to show the whole text.
const fn git(name: &'static str, arguments: &'static [&'static str]) -> Peer {
    Peer {
        arguments,
        whole: &["-U1000000"],
        ..tool(name, "git", "git (Debian)")
    }
}

const fn python(
    name: &'static str,
    arguments: &'static [&'static str],
    probe: &'static [&'static str],
    package: &'static str,
) -> Peer {
    Peer {
        arguments,
        probe,
        ..tool(name, "python3", package)
    }
}

/// Copies the program, as `cargo install` does, and returns where it lies. One that was only just linked lies in the page
/// cache in small pieces and starts 0.3 to 0.4 ms later than its copy: the peers were installed long ago.
fn installed() -> io::Result<PathBuf> {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plandiff");
    fs::copy(env!("CARGO_BIN_EXE_plandiff"), &copy)?;
    Ok(copy)
}

impl Peer {
    /// Returns where the program lies; none when it, or the library that its script uses, is not installed.
    pub fn path(&self) -> Option<PathBuf> {
        if self.program == PLANDIFF {
            return installed().ok();
        }
        let folders = env::var_os("PATH")?;
        let found = env::split_paths(&folders)
            .map(|folder| folder.join(self.program))
            .find(|path| path.is_file())?;
        let answers = |path: &PathBuf| {
            let mut probe = Command::new(path);
            probe
                .args(self.probe)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            probe.status().is_ok_and(|status| status.success())
        };
        (self.probe.is_empty() || answers(&found)).then_some(found)
    }

    /// Returns the arguments of a run on two files.
    pub fn command_line(&self, more: &[&str], old: &str, new: &str) -> Vec<String> {
        self.arguments
            .iter()
            .chain(more)
            .copied()
            .chain([old, new])
            .map(str::to_owned)
            .collect()
    }
}

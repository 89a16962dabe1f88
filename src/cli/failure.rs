//! Why a run ended before its end: a sentence for the person at the keyboard, and a cure.

use std::fmt;
use std::io;

/// A run that cannot go on.
#[derive(Debug)]
pub enum Failure {
    /// What is wrong, and what to do.
    Message {
        /// One sentence.
        what: String,
        /// One sentence, where there is a cure.
        cure: Option<String>,
    },
    /// Problems of plan files, already printed.
    Problems,
    /// Nobody reads the result any more.
    ClosedPipe,
}

impl Failure {
    /// Returns a failure with a cure.
    pub fn new(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self::Message {
            what: what.into(),
            cure: Some(cure.into()),
        }
    }

    /// Returns a failure for a file that could not be read or written.
    pub fn file(doing: &str, path: &std::path::Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
            _ => error.to_string(),
        };
        Self::Message {
            what: format!("cannot {doing} {}: {reason}", path.display()),
            cure: None,
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Message {
                what: format!("cannot write the result: {error}"),
                cure: None,
            },
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message {
                what,
                cure: Some(cure),
            } => write!(formatter, "{what}\n  help: {cure}"),
            Self::Message { what, cure: None } => formatter.write_str(what),
            Self::Problems => formatter.write_str("the plans have errors"),
            Self::ClosedPipe => formatter.write_str("nobody reads the result"),
        }
    }
}

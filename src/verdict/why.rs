//! Why a side of a row has nothing to show, in words for the reader.

use std::fmt;

/// Why a side has nothing to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Every point of the variant is known and none is about it.
    EveryPointKnown {
        /// How many points it has.
        points: u32,
    },
    /// Every point of the variant is known, and none was found to be it by comparing the texts.
    NoneFound {
        /// How many points it has.
        points: u32,
    },
    /// Only some of its points are known.
    NotAmongKnown {
        /// How many are known.
        known: u32,
        /// How many there are said to be, when that is known.
        points: Option<u32>,
    },
    /// Nothing but the number of points is known.
    CountOnly {
        /// How many points it is said to have, when that is known.
        points: Option<u32>,
    },
    /// The text is not public and no source names the clause.
    NoReport,
    /// The text is not public and no source names the clause; a general remark, which is beside it, may mean it.
    OnlyRemarks,
    /// The point exists, but what it says could not be read or verified.
    ContentUnknown,
    /// What the other side says is not known, so nothing can be found that answers it.
    OtherUnknown,
    /// A source says so; the claims are beside it.
    Said,
    /// Sources contradict one another; by all of them it is not settled in this version.
    SaidGone,
    /// A general remark is taken to mean it; the claims are beside it.
    Read,
    /// General remarks that are taken to mean it contradict one another; by all of them it is not settled in this version.
    ReadGone,
    /// It is reported to be there, but not in what words.
    WordingUnknown,
    /// Reports concern a part of it only; the claims are beside it.
    InPart,
    /// Reports are about the clause that it is a part of, and tell nothing of this part; the claims are beside it.
    OfClauseAbove,
    /// Reports tell what became of a clause of the version that it revises, which is not the text across; the claims are
    /// beside it.
    OfOtherText,
}

impl fmt::Display for Why {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EveryPointKnown { points: 1 } => {
                formatter.write_str("its one point is known and is not about it")
            }
            Self::EveryPointKnown { points } => {
                write!(formatter, "all {points} points are known and none is about it")
            }
            Self::NoneFound { points: 1 } => formatter.write_str("its one point was not found to be it"),
            Self::NoneFound { points } => write!(formatter, "none of its {points} points was found to be it"),
            Self::NotAmongKnown {
                known,
                points: Some(points),
            } => {
                write!(formatter, "not among the {known} of {points} points known")
            }
            Self::NotAmongKnown { known, points: None } => {
                write!(formatter, "not among the {known} points known")
            }
            Self::CountOnly { points: Some(points) } => {
                write!(formatter, "only the number of points ({points}) is known")
            }
            Self::CountOnly { points: None } => formatter.write_str("nothing of its content is known"),
            Self::NoReport => formatter.write_str("no source names it, and the text is not public"),
            Self::OnlyRemarks => formatter.write_str(
                "no source names it, and the text is not public; by our reading, a general remark may mean it",
            ),
            Self::ContentUnknown => formatter.write_str("what this point says is not known"),
            Self::OtherUnknown => {
                formatter.write_str("cannot be told while the content of the other side is not known")
            }
            Self::Said => formatter.write_str("a source says so"),
            Self::SaidGone => formatter.write_str(
                "all agree that it is not settled in this version; whether it is dropped or left to others is disputed",
            ),
            Self::Read => formatter.write_str("our reading of a general remark"),
            Self::ReadGone => formatter.write_str(
                "our reading of general remarks: all agree that it is not settled in this version; whether it is dropped or left to others is disputed",
            ),
            Self::WordingUnknown => formatter.write_str("the new wording is not reported"),
            Self::InPart => {
                formatter.write_str("only a part of it is reported on; what became of the rest is not known")
            }
            Self::OfClauseAbove => {
                formatter.write_str("reports are about the clause that it is a part of, not about this part")
            }
            Self::OfOtherText => formatter.write_str(
                "reports measure it by the version that it revises, so it cannot be told against this text",
            ),
        }
    }
}

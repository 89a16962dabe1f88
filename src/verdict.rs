//! What may be said of a row: from what is known on both sides to one verdict, with the reason.
//!
//! Absence is evidence only where every point of a variant is known, or where a source says so. A row is never
//! dropped or added because nobody reported it: a side that is silent makes it unreported, or first reported.
//!
//! Everything here is total: any two states give a verdict. Swapping the sides swaps added and dropped, split and merged,
//! first reported and unreported where one side is silent, and leaves the other verdicts of two stated sides as they are.
//! Only what is set aside has no mirror, since the verdict is said of the new side: what the new side leaves to others is
//! set aside, or added and then set aside; what the old side left is taken up or unreported.

use crate::model::{Citation, Claim, Coverage, Evidence, Grade, Says, Shows, Source, Strength, TopicKey};
use crate::unit::{Reach, Side, State, Unit};
use crate::verdict::why::Why;

pub mod account;
pub mod why;

/// What may be said of one matter between two variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Both sides state it in the same words or, where words cannot be compared, without a difference in what can be;
    /// or both leave it to others.
    Unchanged,
    /// Both sides state it, differently.
    Reworded,
    /// One old clause became several, or a few became more.
    Split,
    /// Several old clauses became one, or fewer.
    Merged,
    /// The new side states it, and the old side is known not to have it.
    Added,
    /// The old side states it, and the new side is known not to have it.
    Dropped,
    /// A source says that the new side leaves it to others.
    SetAside,
    /// The old side left it to others, the new side states it.
    TakenUp,
    /// Reports contradict one another.
    Disputed,
    /// The new side states it; whether the old side did is not known.
    FirstReported,
    /// Nobody has reported what became of it; also where the old side left it to others and the new one does not have it.
    Unreported,
}

impl Verdict {
    /// All verdicts, in the order in which a report lists their rows.
    pub const ALL: [Self; 11] = [
        Self::Reworded,
        Self::Split,
        Self::Merged,
        Self::Dropped,
        Self::Added,
        Self::Disputed,
        Self::SetAside,
        Self::TakenUp,
        Self::FirstReported,
        Self::Unreported,
        Self::Unchanged,
    ];

    /// Returns the name that the command line and JSON use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Reworded => "reworded",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::SetAside => "set-aside",
            Self::TakenUp => "taken-up",
            Self::Disputed => "disputed",
            Self::FirstReported => "first-reported",
            Self::Unreported => "unreported",
        }
    }

    /// Returns the words a reader sees.
    pub fn label(self) -> &'static str {
        match self {
            Self::SetAside => "set aside",
            Self::TakenUp => "taken up",
            Self::FirstReported => "first reported",
            Self::Unchanged
            | Self::Reworded
            | Self::Split
            | Self::Merged
            | Self::Added
            | Self::Dropped
            | Self::Disputed
            | Self::Unreported => self.as_str(),
        }
    }

    /// Returns true when it says how one text stands to another, rather than what is reported of it or that nothing is known.
    pub fn is_text_against_text(self) -> bool {
        match self {
            Self::Unchanged | Self::Reworded | Self::Split | Self::Merged | Self::Added | Self::Dropped => {
                true
            }
            Self::SetAside | Self::TakenUp | Self::Disputed | Self::FirstReported | Self::Unreported => false,
        }
    }

    /// Returns true when it says that something changed, rather than that nothing did or nothing is known.
    pub fn is_change(self) -> bool {
        match self {
            Self::Unchanged | Self::FirstReported | Self::Unreported => false,
            Self::Reworded
            | Self::Split
            | Self::Merged
            | Self::Added
            | Self::Dropped
            | Self::SetAside
            | Self::TakenUp
            | Self::Disputed => true,
        }
    }
}

/// What one side has of a row, before it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What is known.
    pub state: State,
    /// Why, when there is no text to show.
    pub why: Option<Why>,
}

/// Returns what a side has of a row that holds `units` of it and `others` of the other side.
pub fn standing(side: &Side, units: &[&Unit<'_>], others: &[&Unit<'_>]) -> Standing {
    if units.is_empty() {
        let topics: Vec<&TopicKey> = others
            .iter()
            .flat_map(|unit| unit.topics.iter().copied())
            .collect();
        // Of a point that nobody has read, it cannot be said that the other variant lacks it.
        return match others
            .iter()
            .any(|unit| unit.likeness.is_some() || !unit.topics.is_empty())
        {
            true => nothing_there(side, &topics),
            false => Standing {
                state: State::Silent,
                why: Some(Why::OtherUnknown),
            },
        };
    }
    let has = |state: State| units.iter().any(|unit| unit.state == state);
    let order = [
        State::Disputed,
        State::Stated,
        State::SetAside,
        State::Absent,
        State::Silent,
    ];
    let state = order
        .into_iter()
        .find(|&state| has(state))
        .unwrap_or(State::Silent);
    // `Ukraine stays sovereign, and NATO stops growing` against two clauses, of which reports speak of one: what became of
    // the rest is not known.
    let is_of_part = matches!(state, State::Disputed | State::SetAside | State::Absent) && has(State::Silent);
    if is_of_part {
        return Standing {
            state: State::Silent,
            why: Some(Why::InPart),
        };
    }
    Standing {
        state,
        why: why(side, units, state),
    }
}

/// Returns the claims that the side has nothing on any of these topics.
pub fn denials<'s, 'a>(
    side: &'s Side<'a>,
    topics: &'s [&TopicKey],
) -> impl Iterator<Item = &'a Claim> + use<'s, 'a> {
    side.without
        .iter()
        .copied()
        .filter(move |claim| match &claim.about {
            crate::model::About::Topic(topic) => topics.contains(&topic),
            crate::model::About::Clause(_) | crate::model::About::Remark { .. } => false,
        })
}

fn nothing_there(side: &Side, topics: &[&TopicKey]) -> Standing {
    let points = side.variant.points;
    if side.is_whole {
        let points = points.unwrap_or(side.known_points);
        let why = match side.has_topics && !topics.is_empty() {
            true => Why::EveryPointKnown { points },
            false => Why::NoneFound { points },
        };
        return Standing {
            state: State::Absent,
            why: Some(why),
        };
    }
    if denials(side, topics).next().is_some() {
        return Standing {
            state: State::Absent,
            why: Some(Why::Said),
        };
    }
    Standing {
        state: State::Silent,
        why: Some(silence(side)),
    }
}

/// Returns why a variant that is not wholly known is silent on a matter.
fn silence(side: &Side) -> Why {
    let points = side.variant.points;
    match side.variant.coverage {
        Coverage::Count => Why::CountOnly { points },
        Coverage::Full | Coverage::Partial if side.variant.clauses.is_empty() => Why::NoReport,
        Coverage::Full | Coverage::Partial => Why::NotAmongKnown {
            known: side.known_points,
            points,
        },
    }
}

fn why(side: &Side, units: &[&Unit], state: State) -> Option<Why> {
    let claims = || units.iter().flat_map(|unit| unit.claims.iter().copied());
    let is_said = || claims().any(|claim| !matches!(claim.about, crate::model::About::Remark { .. }));
    let is_gone = |claim: &Claim| {
        matches!(
            claim.says,
            Says::Dropped | Says::Absent | Says::SetAside | Says::MovedOut
        ) && claim.concerning.is_none()
    };
    let are_gone = || state == State::Disputed && claims().all(is_gone);
    let reaches = |reach: Reach| units.iter().any(|unit| unit.reach == reach);
    match state {
        State::Stated | State::Silent if reaches(Reach::Part) => Some(Why::InPart),
        State::Silent if reaches(Reach::Above) => Some(Why::OfClauseAbove),
        State::Silent if reaches(Reach::OtherText) => Some(Why::OfOtherText),
        State::Stated if (units.iter()).all(|unit| unit.text.is_none() || !unit.extent.has_words()) => {
            Some(Why::WordingUnknown)
        }
        State::Stated => None,
        State::Absent => Some(Why::Said),
        State::SetAside | State::Disputed => Some(match (is_said(), are_gone()) {
            (true, false) => Why::Said,
            (true, true) => Why::SaidGone,
            (false, false) => Why::Read,
            (false, true) => Why::ReadGone,
        }),
        State::Silent if units.iter().any(|unit| unit.own) => Some(Why::ContentUnknown),
        State::Silent => Some(match silence(side) {
            Why::NoReport if units.iter().any(|unit| !unit.remarks.is_empty()) => Why::OnlyRemarks,
            why => why,
        }),
    }
}

/// Returns the verdict for what the old and the new side have, in `olds` and `news` clauses that are there; `differs`
/// tells whether two stated sides differ in what may be compared.
pub fn verdict(old: State, new: State, olds: usize, news: usize, differs: bool) -> Verdict {
    match (old, new) {
        // What one version says is disputed, and nobody tells what the next one says.
        (State::Disputed, State::Silent) => Verdict::Unreported,
        (State::Disputed, _) | (_, State::Disputed) => Verdict::Disputed,
        (State::Stated, State::Stated) if olds < news => Verdict::Split,
        (State::Stated, State::Stated) if news < olds => Verdict::Merged,
        (State::Stated, State::Stated) if differs => Verdict::Reworded,
        (State::Stated, State::Stated) | (State::SetAside, State::SetAside) => Verdict::Unchanged,
        (State::Stated, State::Absent) => Verdict::Dropped,
        // Added, then set aside: it is new, and the cell says what became of it.
        (State::Absent, State::Stated | State::SetAside) => Verdict::Added,
        (State::Stated | State::Silent, State::SetAside) => Verdict::SetAside,
        (State::SetAside, State::Stated) => Verdict::TakenUp,
        (State::Silent, State::Stated) => Verdict::FirstReported,
        (State::Stated | State::SetAside | State::Absent | State::Silent, State::Silent)
        | (State::Silent | State::SetAside | State::Absent, State::Absent) => Verdict::Unreported,
    }
}

/// Returns how firmly a page that is cited for a clause states it.
pub fn grade_of(citation: &Citation, source: &Source) -> Grade {
    if citation.shows == Shows::Summary {
        return Grade::Summary;
    }
    match source.evidence {
        Evidence::PublishedText | Evidence::Extract | Evidence::Official | Evidence::Recording => {
            Grade::PublishedText
        }
        Evidence::OnRecord => Grade::OnRecord,
        Evidence::Anonymous => Grade::Anonymous,
        Evidence::CondensedList | Evidence::Summary | Evidence::Comment => Grade::Summary,
    }
}

/// Returns the grade of a row: the weaker side counts.
pub fn weaker(old: Option<Grade>, new: Option<Grade>) -> Option<Grade> {
    old.max(new)
}

/// Returns true when no better page than a weak one stands behind a cell.
pub fn rests_on_weak<'a>(mut sources: impl Iterator<Item = &'a Source>) -> bool {
    let Some(first) = sources.next() else { return false };
    first.strength == Strength::Weak && sources.all(|source| source.strength == Strength::Weak)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [State; 5] = [
        State::Stated,
        State::Absent,
        State::SetAside,
        State::Silent,
        State::Disputed,
    ];

    /// Every pair of states, the old one first.
    fn pairs() -> impl Iterator<Item = (State, State)> {
        let olds = STATES.into_iter();
        olds.flat_map(|old| STATES.into_iter().map(move |new| (old, new)))
    }

    #[test]
    fn no_verdict_says_more_than_the_states_do() {
        for (old, new) in pairs() {
            let told = verdict(old, new, 1, 1, true);
            let holds = match told {
                Verdict::Dropped => (old, new) == (State::Stated, State::Absent),
                Verdict::Added => old == State::Absent && matches!(new, State::Stated | State::SetAside),
                Verdict::Reworded => (old, new) == (State::Stated, State::Stated),
                Verdict::SetAside => new == State::SetAside && matches!(old, State::Stated | State::Silent),
                Verdict::TakenUp => (old, new) == (State::SetAside, State::Stated),
                Verdict::FirstReported => (old, new) == (State::Silent, State::Stated),
                Verdict::Disputed => [old, new].contains(&State::Disputed),
                Verdict::Unchanged => (old, new) == (State::SetAside, State::SetAside),
                Verdict::Unreported => new == State::Silent || new == State::Absent && old != State::Stated,
                Verdict::Split | Verdict::Merged => false,
            };
            assert!(holds, "{old:?} {new:?}: {told:?}");
        }
    }

    #[test]
    fn sides_that_agree_have_not_changed() {
        for state in STATES.into_iter().filter(|state| *state != State::Disputed) {
            assert!(!verdict(state, state, 1, 1, false).is_change(), "{state:?}");
        }
    }

    #[test]
    fn swapping_the_sides_swaps_the_verdict_but_for_what_is_set_aside() {
        for (old, new) in pairs() {
            let (there, back) = (verdict(old, new, 1, 1, true), verdict(new, old, 1, 1, true));
            let expected: &[Verdict] = match there {
                Verdict::Added => &[Verdict::Dropped, Verdict::Unreported],
                Verdict::Dropped => &[Verdict::Added],
                Verdict::SetAside => &[Verdict::TakenUp, Verdict::Unreported],
                Verdict::TakenUp => &[Verdict::SetAside],
                Verdict::FirstReported => &[Verdict::Unreported],
                Verdict::Unreported => &[
                    Verdict::Unreported,
                    Verdict::FirstReported,
                    Verdict::SetAside,
                    Verdict::Added,
                    Verdict::Disputed,
                ],
                Verdict::Disputed => &[Verdict::Disputed, Verdict::Unreported],
                _ => &[],
            };
            assert!(
                expected.contains(&back) || expected.is_empty() && back == there,
                "{old:?} {new:?}: {there:?} {back:?}"
            );
        }
    }

    #[test]
    fn fewer_clauses_are_merged_more_are_split_and_as_many_are_neither() {
        let of = |olds, news| verdict(State::Stated, State::Stated, olds, news, true);
        for few in 1..4 {
            assert_eq!(of(few, few), Verdict::Reworded);
            assert_eq!(of(few, few + 1), Verdict::Split);
            assert_eq!(of(few + 1, few), Verdict::Merged);
        }
    }
}

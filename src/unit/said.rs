//! What the claims about one clause say together.
//!
//! A claim may concern a part of its clause only. Such a claim settles nothing of the whole: it can contradict what is
//! said of the whole, and where nothing is said of the whole, all that is known is what became of the part.
//!
//! Cost: the claims about one clause, each part once more.

use crate::model::{Claim, Says};

/// What a set of claims says together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said<'a> {
    /// There is no claim.
    Nothing,
    /// It is as it was.
    Kept,
    /// It says something else, as far as reported this.
    Reworded(Option<&'a str>),
    /// It is gone.
    Out,
    /// It is left for others.
    Aside,
    /// A part of it changed; of the rest nothing is said.
    PartChanged,
    /// A part of it is as it was; of the rest nothing is said.
    PartKept,
    /// The claims contradict one another.
    Contradiction,
}

/// Returns what claims about one clause say together.
pub(super) fn said<'a>(claims: &[&'a Claim]) -> Said<'a> {
    let of_whole = together(claims.iter().copied().filter(|claim| claim.concerning.is_none()));
    let of_parts = || claims.iter().copied().filter(|claim| claim.concerning.is_some());
    let mut parts: Vec<String> = of_parts().filter_map(name_of_part).collect();
    parts.sort_unstable();
    parts.dedup();
    for part in &parts {
        let of_this = of_parts().filter(|claim| name_of_part(claim).as_ref() == Some(part));
        if together(of_this) == Said::Contradiction {
            return Said::Contradiction;
        }
    }
    if parts.is_empty() {
        return of_whole;
    }
    match of_whole {
        Said::Nothing if of_parts().all(|claim| claim.says == Says::Kept) => Said::PartKept,
        Said::Nothing => Said::PartChanged,
        whole if of_parts().all(|claim| may_hold_in(whole, claim.says)) => whole,
        _ => Said::Contradiction,
    }
}

/// Returns the part that a claim concerns, as far as its spelling does not matter.
fn name_of_part(claim: &Claim) -> Option<String> {
    claim.concerning.as_ref().map(|part| part.trim().to_lowercase())
}

/// Tells whether this may be true of a part when that is true of the whole.
fn may_hold_in(whole: Said, of_part: Says) -> bool {
    match whole {
        Said::Kept => of_part == Says::Kept,
        Said::Reworded(_) => true,
        Said::Out => matches!(of_part, Says::Dropped | Says::Absent),
        Said::Aside => matches!(of_part, Says::SetAside | Says::MovedOut),
        Said::Nothing | Said::PartChanged | Said::PartKept | Said::Contradiction => false,
    }
}

/// Returns what claims about one and the same thing say together.
fn together<'a>(claims: impl Iterator<Item = &'a Claim>) -> Said<'a> {
    let mut result = Said::Nothing;
    for claim in claims {
        let next = match claim.says {
            Says::Kept => Said::Kept,
            Says::Reworded | Says::Added => Said::Reworded(claim.text.as_deref()),
            Says::Dropped | Says::Absent => Said::Out,
            Says::SetAside | Says::MovedOut => Said::Aside,
        };
        result = match (result, next) {
            (Said::Nothing, next) => next,
            (known, next) if known == next => known,
            (Said::Reworded(None), Said::Reworded(text)) | (Said::Reworded(text), Said::Reworded(None)) => {
                Said::Reworded(text)
            }
            _ => Said::Contradiction,
        };
    }
    result
}

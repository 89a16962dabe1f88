//! What is reported of a clause of the base, held against a clause of any text.
//!
//! Reports measure a clause by the version that it revises: kept, reworded and dropped are said of its words there. So
//! they tell a change only against that very clause, or against another version that is measured by it.
//!
//! Cost: the units of one row.

use std::borrow::Cow;

use super::{Reach, State, Unit};

impl<'a> Unit<'a> {
    /// Returns the unit as it may be held against the units across: what is reported of a clause of the base says what
    /// became of that clause, and of a clause of another text only what does not rest on the words of the base.
    ///
    /// `is_alone` tells whether the row has no other unit of this side.
    pub fn held_against(&self, across: &[&Unit<'a>], is_alone: bool) -> Cow<'_, Self> {
        if self.own {
            return match self.extent.has_words() || !across.is_empty() {
                true => Cow::Borrowed(self),
                // Of a clause that nothing answers, and of which only its fate is told, nobody knows what it said.
                false => Cow::Owned(Self {
                    state: State::Silent,
                    ..self.clone()
                }),
            };
        }
        let counterpart = across.iter().find(|unit| unit.origin == self.origin);
        let is_against_others = counterpart.is_none() && !across.is_empty();
        let holds = match (self.state, counterpart) {
            (State::Disputed | State::SetAside, _) => true,
            (State::Absent, counterpart) => counterpart.is_some() || across.is_empty(),
            // That it is not as it was says something only beside what it was.
            (State::Stated, Some(unit)) if self.text.is_none() => {
                let is_as_it_was = unit.text.is_some() && unit.text == self.likeness;
                is_as_it_was || unit.state != State::Stated && self.reach == Reach::Whole
            }
            (State::Stated, None) if self.text.is_none() => across.is_empty() && self.reach == Reach::Whole,
            // That it is as it was gives it the words of the base, which may be compared with nothing but the same words.
            (State::Stated, None) if self.text == self.likeness => match across {
                [] => true,
                [unit] => is_alone && unit.text == self.text,
                _ => false,
            },
            (State::Stated, _) => true,
            (State::Silent, _) => self.reach == Reach::Whole || !is_against_others,
        };
        if holds {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self {
            text: None,
            state: State::Silent,
            reach: match self.reach {
                Reach::Part | Reach::Above if !is_against_others => self.reach,
                Reach::Part | Reach::Above | Reach::Whole | Reach::OtherText => Reach::OtherText,
            },
            citations: &[],
            ..self.clone()
        })
    }
}

//! The best partners of a clause, for its leads over rivals.

/// The two best partners of a clause.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::align) struct Best {
    pub(super) first: Option<(u32, f64)>,
    second: Option<f64>,
}

impl Best {
    pub(super) fn note(&mut self, partner: u32, likeness: f64) {
        match self.first {
            Some((_, first)) if first >= likeness => {
                self.second = Some(self.second.map_or(likeness, |second| second.max(likeness)));
            }
            Some((_, first)) => {
                self.second = Some(first);
                self.first = Some((partner, likeness));
            }
            None => self.first = Some((partner, likeness)),
        }
    }

    /// Returns the likeness of the best partner but one given.
    pub(in crate::align) fn other_than(&self, partner: u32) -> f64 {
        match self.first {
            Some((first, likeness)) if first != partner => likeness,
            Some(_) | None => self.second.unwrap_or(f64::NEG_INFINITY),
        }
    }
}

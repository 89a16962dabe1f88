//! Events: they end after they begin, their variants exist, pages state them.

use crate::problem::{Code, shown};
use crate::read::scalar;
use crate::read::tree::Node;

use super::{Check, File};

impl<'t> Check<'t, '_> {
    /// Checks the events of a file.
    pub(super) fn events(&mut self, file: &File<'t>) {
        for event in file.root.items_of("events") {
            self.period(event);
            for id in event.items_of("variants") {
                self.variant_id(id);
            }
            self.citations(event, "event");
        }
    }

    fn period(&mut self, event: &Node) {
        let (Some(date), Some(until)) = (event.field("date"), event.field("until")) else {
            return;
        };
        let read = |node: &Node| scalar::date(node.text()?).ok();
        let (Some(begin), Some(end)) = (read(date), read(until)) else {
            return;
        };
        // A month has no first day here: only what is certainly before counts.
        let is_before = match (end.day, begin.day) {
            (Some(_), Some(_)) => end < begin,
            (None, _) | (_, None) => (end.year, end.month) < (begin.year, begin.month),
        };
        if is_before {
            let [begin, end] = [date, until].map(|node| shown(node.text().unwrap_or_default()));
            let message = format!("The event ends on {end}, before it begins on {begin}.");
            self.add(
                Code::UntilBeforeDate,
                until.spot,
                message,
                "Exchange the two, or correct one.",
            );
        }
    }
}

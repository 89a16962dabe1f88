//! The vocabulary: every topic is in a group that exists.

use crate::problem::Code;
use crate::read::tree::Node;

use super::Check;

impl<'t> Check<'t, '_> {
    /// Checks the groups of the topics.
    pub(super) fn topics(&mut self, root: &'t Node) {
        for topic in root.items_of("topics") {
            let Some(group) = topic.field("group") else {
                continue;
            };
            if group.text().is_some_and(|key| self.known.groups.lacks(key)) {
                let names = self.known.groups.names();
                let otherwise = "Add it to the groups of this file.";
                self.undefined(Code::UndefinedGroup, group, "group", names, otherwise);
            }
        }
    }
}

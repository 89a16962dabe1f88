//! Claims: what they are about, and whether what they say fits it.

use crate::problem::{Code, shown};
use crate::read::tree::Node;

use super::Check;
use super::known::KnownVariant;

/// The clauses that the claims of a variant may name.
enum Base<'t, 'c> {
    /// The variant does not say what it is based on.
    Missing,
    /// What it is based on does not exist or could not be read; that has been said.
    Unread,
    /// The id of the base, and the versions whose clauses are meant.
    Versions(&'t str, Vec<&'c KnownVariant<'t>>),
}

impl<'t, 'c> Check<'t, 'c> {
    /// Checks the claims of a variant.
    pub(super) fn claims(&mut self, root: &'t Node) {
        let mut base = self.base(root);
        for claim in root.items_of("claims") {
            self.about(claim);
            self.says(claim);
            if let Some(topic) = claim.field("topic") {
                self.topic(topic);
            }
            for number in claim.field("about").into_iter().chain(claim.items_of("reading")) {
                self.clause_of_base(number, &mut base);
            }
            self.citations(claim, "claim");
        }
    }

    fn base(&self, root: &'t Node) -> Base<'t, 'c> {
        let Some(id) = root.field("based_on") else {
            return Base::Missing;
        };
        let id = id.text().unwrap_or_default();
        self.known
            .named_by(id)
            .map_or(Base::Unread, |versions| Base::Versions(id, versions))
    }

    /// Checks that the base has a clause of this number; that there is no base is said once.
    fn clause_of_base(&mut self, number: &'t Node, base: &mut Base<'t, 'c>) {
        let written = number.text().unwrap_or_default();
        match base {
            Base::Missing => {
                let message = format!("The variant that has the clause {} is not named.", shown(written));
                let cure = "Add `based_on:` with the id of the version that this one revises.";
                self.add(Code::BasedOnMissing, number.spot, message, cure);
                *base = Base::Unread;
            }
            Base::Versions(id, versions) => {
                if !versions
                    .iter()
                    .any(|version| version.numbers.contains_key(written))
                {
                    let cure = "Name a clause of that version, or use `topic` for what it does not have.";
                    self.no_clause(Code::UndefinedClause, number, id, cure);
                }
            }
            Base::Unread => {}
        }
    }

    /// Checks that exactly one of `about`, `topic` and `remark` stands in a claim.
    fn about(&mut self, claim: &Node) {
        let names = ["about", "topic", "remark"];
        let present: Vec<&str> = names
            .into_iter()
            .filter(|name| claim.field(name).is_some())
            .collect();
        let message = match present.as_slice() {
            [] => "This claim does not say what it is about.".to_owned(),
            [only] if *only != "remark" && claim.field("reading").is_some() => {
                format!("A reading explains a remark, and this claim has `{only}`.")
            }
            [_] => return,
            [first, second, ..] => format!("This claim has both `{first}` and `{second}`."),
        };
        let cure = "Write one of `about` (a clause of the base), `topic`, and `remark` with its `reading`.";
        self.add(Code::ClaimAbout, claim.spot, message, cure);
    }

    /// Checks that what is said fits what it is said of, and that a text stands where one belongs.
    fn says(&mut self, claim: &Node) {
        let Some((node, says)) = claim.field("says").and_then(|node| Some((node, node.text()?))) else {
            return;
        };
        let text = claim.field("text");
        if claim.field("about").is_some() && says == "added" {
            let message = "A clause of the base is not added: it was there before.";
            self.add(
                Code::ClaimSays,
                node.spot,
                message,
                "Use `topic` instead of `about` for what is new.",
            );
        }
        if claim.field("topic").is_some() && !["added", "absent"].contains(&says) {
            let message = format!(
                "A topic that no clause of the base is about cannot be {}.",
                shown(says)
            );
            let cure = "Write `added` or `absent`, or name the clause with `about`.";
            self.add(Code::ClaimSays, node.spot, message, cure);
        }
        match (says, text) {
            ("kept" | "dropped" | "absent", Some(text)) => {
                let message = format!("What is {} has no new wording.", shown(says));
                self.add(
                    Code::ClaimText,
                    text.spot,
                    message,
                    "Delete the text, or put it into a `note`.",
                );
            }
            ("added", None) if claim.field("topic").is_some() => {
                let message = "What is added has to be told.";
                self.add(
                    Code::ClaimText,
                    node.spot,
                    message,
                    "Add `text:` with what the new clause says.",
                );
            }
            _ => {}
        }
    }
}

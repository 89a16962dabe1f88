//! Links: they name what is there, join as many clauses as their kind says, and do not contradict one another.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Code, shown};
use crate::read::finding::{Finding, Spot};
use crate::read::tree::Node;

use super::Check;

/// A clause between two variants: the ids of both in alphabetical order, then its own variant and number. The
/// direction of a link does not matter.
type Side<'t> = (&'t str, &'t str, &'t str, &'t str);

/// Which link joins a clause, and where that link says so.
type Joined<'t> = BTreeMap<Side<'t>, (usize, Spot)>;

impl<'t> Check<'t, '_> {
    /// Checks the links of a file.
    pub(super) fn links(&mut self, root: &'t Node) {
        let links = root.items_of("links");
        for link in links {
            for side in ["old", "new"] {
                if let Some(side) = link.field(side) {
                    self.link_side(side);
                }
            }
            self.link_shape(link);
        }
        let joined = self.joined(links);
        for link in links.iter().filter(|link| link.text_of("link") == Some("forbid")) {
            self.forbidden(link, &joined);
        }
    }

    /// Checks that the variant and the clauses of one side are there.
    fn link_side(&mut self, side: &'t Node) {
        let Some((variant, id)) = side.field("variant").and_then(|id| Some((id, id.text()?))) else {
            return;
        };
        if self.known.lacks_variant(id) {
            let names = self.known.variants.keys().copied();
            let otherwise = "Delete the link, or name a variant that is there.";
            self.undefined(Code::LinkStale, variant, "variant", names, otherwise);
        }
        let Some(versions) = self.known.named_by(id) else {
            return;
        };
        for number in side.items_of("clauses") {
            let is_of = |written| {
                versions
                    .iter()
                    .any(|version| version.numbers.contains_key(written))
            };
            if number.text().is_some_and(|written| !is_of(written)) {
                let cure = "Delete the link, or name a clause that is there.";
                self.no_clause(Code::LinkStale, number, id, cure);
            }
        }
    }

    /// Checks that a link joins as many clauses as its kind says, of two variants, each once.
    fn link_shape(&mut self, link: &'t Node) {
        let (Some(old), Some(new)) = (link.field("old"), link.field("new")) else {
            return;
        };
        let Some((kind_node, kind)) = link.field("link").and_then(|kind| Some((kind, kind.text()?))) else {
            return;
        };
        if let Some(variant) = new.field("variant")
            && variant.text() == old.text_of("variant")
        {
            let message = "The link joins a variant with itself.";
            self.add(Code::LinkShape, variant.spot, message, "Name two variants.");
        }
        for side in [old, new] {
            let mut seen = BTreeSet::new();
            for number in side.items_of("clauses") {
                if !seen.insert(number.text()) {
                    let message = format!(
                        "The clause {} is named twice.",
                        shown(number.text().unwrap_or_default())
                    );
                    self.add(Code::LinkShape, number.spot, message, "Delete it here.");
                }
            }
        }
        let counts = (old.items_of("clauses").len(), new.items_of("clauses").len());
        let (fits, rule) = match kind {
            "force" | "forbid" => (counts == (1, 1), "one clause with one clause"),
            "split" => (
                counts.0 == 1 && counts.1 > 1,
                "one old clause with several new ones",
            ),
            "merge" => (
                counts.0 > 1 && counts.1 == 1,
                "several old clauses with one new one",
            ),
            "regroup" => (
                counts.0 > 1 && counts.1 > 1,
                "several clauses with several clauses",
            ),
            _ => return,
        };
        if !fits {
            let message = format!(
                "A link {} joins {rule}, and this one names {} and {}.",
                shown(kind),
                counts.0,
                counts.1
            );
            let cure = "Use the kind that fits: force (1 to 1), split (1 to n), merge (n to 1), regroup (n to n), forbid (1 to 1).";
            self.add(Code::LinkShape, kind_node.spot, message, cure);
        }
    }

    /// Returns which link joins each clause, and finds clauses that two links of the same variants join.
    fn joined(&mut self, links: &'t [Node]) -> Joined<'t> {
        let mut joined = Joined::new();
        for (index, link) in links
            .iter()
            .enumerate()
            .filter(|(_, link)| link.text_of("link") != Some("forbid"))
        {
            for (side, node) in sides(link) {
                match joined.get(&side) {
                    Some((earlier, spot)) if *earlier != index => {
                        let message = format!(
                            "The clause {} is in another link of the same variants.",
                            shown(side.3)
                        );
                        let cure = "Make one link of the two (`split`, `merge` or `regroup`), or delete one.";
                        let finding = Finding::new(Code::LinkContradicts, node.spot, message, cure);
                        self.findings.add(finding.with_related(*spot, "the other link"));
                    }
                    Some(_) => {}
                    None => {
                        joined.insert(side, (index, node.spot));
                    }
                }
            }
        }
        joined
    }

    /// Finds two clauses that one link joins and this one forbids.
    fn forbidden(&mut self, forbid: &'t Node, joined: &Joined<'t>) {
        let mut links = sides(forbid)
            .into_iter()
            .map(|(side, node)| (joined.get(&side), node));
        if let (Some((Some((first, spot)), _)), Some((Some((second, _)), node))) =
            (links.next(), links.next())
            && first == second
        {
            let message = "Another link joins the two clauses that this one forbids.";
            let finding = Finding::new(
                Code::LinkContradicts,
                node.spot,
                message,
                "Delete one of the two links.",
            );
            self.findings.add(finding.with_related(*spot, "joined here"));
        }
    }
}

/// Returns the clauses that a link names, the old ones first.
fn sides<'t>(link: &'t Node) -> Vec<(Side<'t>, &'t Node)> {
    let variant = |side: &str| link.field(side).and_then(|side| side.text_of("variant"));
    let (Some(old), Some(new)) = (variant("old"), variant("new")) else {
        return Vec::new();
    };
    let (first, second) = if old <= new { (old, new) } else { (new, old) };
    let clauses = |side: &str| link.field(side).map_or(&[][..], |side| side.items_of("clauses"));
    let old = clauses("old")
        .iter()
        .filter_map(|node| Some(((first, second, old, node.text()?), node)));
    let new = clauses("new")
        .iter()
        .filter_map(|node| Some(((first, second, new, node.text()?), node)));
    old.chain(new).collect()
}

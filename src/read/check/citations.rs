//! Citations: a source that exists, a short quotation, the strongest first.

use crate::problem::{Code, shown};
use crate::read::finding::{Finding, Spot};
use crate::read::tree::{Content, Node};

use super::Check;

/// Words of a quotation. The rule of the house: enough to recognise a passage, too few to reprint it.
const QUOTE_LIMIT: usize = 15;

impl<'t> Check<'t, '_> {
    /// Checks the sources of a clause, a claim, a count or an event; `what` is its name in messages.
    pub(super) fn citations(&mut self, owner: &'t Node, what: &str) {
        let citations = owner.items_of("sources");
        // When `sources` is no list at all, that has been said.
        let is_list = owner
            .field("sources")
            .is_none_or(|list| matches!(list.content, Content::List(_)));
        if citations.is_empty() && is_list {
            let message = format!("This {what} has no source.");
            let cure = "Add `sources:` with the key of a page that states it.";
            self.add(Code::NoSource, owner.spot, message, cure);
        }
        let mut weakest: Option<(u8, Spot)> = None;
        for citation in citations {
            let key = citation.field("source").unwrap_or(citation);
            if let Some(quote) = citation.field("quote") {
                self.quote(quote);
            }
            let strength = self.source(key).and_then(rank);
            // A page that shows less may stand behind a weaker one that shows all.
            let Some(rank) = strength.filter(|_| shows_all(citation)) else {
                continue;
            };
            match weakest {
                Some((earlier, spot)) if rank < earlier => {
                    let message = format!(
                        "{} is stronger than a source before it.",
                        shown(key.text().unwrap_or_default())
                    );
                    let cure = "Put the strongest source first; readers see the first ones.";
                    let finding = Finding::new(Code::WeakBeforeStrong, key.spot, message, cure);
                    self.findings.add(finding.with_related(spot, "a weaker one"));
                }
                Some(_) | None => weakest = Some((rank, key.spot)),
            }
        }
    }

    /// Checks that a source exists and may be cited here, notes that it is used, and returns its strength.
    fn source(&mut self, key: &'t Node) -> Option<&'t str> {
        let written = key.text()?;
        self.used_sources.insert(written);
        match self.known.sources.get(written) {
            Some(source) if source.is_visible_in(key.spot.file) => source.strength,
            Some(source) => {
                let message = format!("The source {} belongs to another variant.", shown(written));
                let cure = format!("Move it from {} to sources.yaml.", shown(source.path));
                let finding = Finding::new(Code::UndefinedSource, key.spot, message, cure);
                self.findings
                    .add(finding.with_related(source.spot, "defined here"));
                None
            }
            None if self.known.misses_sources => None,
            None => {
                let file = key.spot.file;
                let visible = self
                    .known
                    .sources
                    .iter()
                    .filter(|(_, source)| source.is_visible_in(file));
                let names = visible.map(|(key, _)| *key);
                let otherwise = "Add it to sources.yaml, or to `sources:` of this variant.";
                self.undefined(Code::UndefinedSource, key, "source", names, otherwise);
                None
            }
        }
    }

    fn quote(&mut self, quote: &Node) {
        let words = quote.text().map_or(0, count_words);
        if words > QUOTE_LIMIT {
            let message = format!("The quotation has {words} words, and {QUOTE_LIMIT} are allowed.");
            self.add(
                Code::QuoteTooLong,
                quote.spot,
                message,
                "Quote the words that matter.",
            );
        }
    }
}

/// Returns the place of a strength in their order, the strongest first.
fn rank(strength: &str) -> Option<u8> {
    match strength {
        "strong" => Some(0),
        "medium" => Some(1),
        "weak" => Some(2),
        _ => None,
    }
}

fn shows_all(citation: &Node) -> bool {
    citation.text_of("shows").is_none_or(|shows| shows == "full")
}

/// Counts words as a reader does: what stands between spaces and has a letter or a figure.
fn count_words(quote: &str) -> usize {
    quote
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

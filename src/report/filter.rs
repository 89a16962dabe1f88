//! Which rows of a finished report are shown. A filter hides rows and counts them; it changes nothing else.

use std::str::FromStr;

use crate::model::{About, TopicKey};
use crate::report::{MOST, Report, Reported, Row, WHOLE};
use crate::rules::{Kind, RULES};
use crate::verdict::Verdict;

/// What rows must have to be shown; an empty list asks for nothing.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// One of these must hold.
    pub only: Vec<Only>,
    /// The row must be about one of these topics, or about a topic of one of these groups.
    pub topics: Vec<TopicKey>,
    /// The row must weigh at least this much, 0 to 100, as [`Row::weight`] has it.
    pub min_weight: u8,
}

/// One word of `--only`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Rows of this verdict.
    Verdict(Verdict),
    /// Rows that moved.
    Moved,
    /// Rows with a change of this kind.
    Kind(Kind),
    /// Rows with a change by this rule.
    Rule(&'static str),
}

impl Only {
    /// Returns every word that `--only` takes.
    pub fn words() -> Vec<&'static str> {
        let rules = RULES.iter().map(|rule| rule.id);
        let mut words = [Self::verdicts(), vec!["moved"], Self::kinds()].concat();
        words.extend(rules.filter(|id| !Kind::ALL.iter().any(|kind| kind.as_str() == *id)));
        words
    }

    /// Returns what `--only` takes and how much it weighs for `--min-weight`, for a reader of the help.
    pub fn help() -> String {
        let named = |weighs: fn(&Verdict) -> bool| -> String {
            let verdicts = Verdict::ALL.into_iter().filter(weighs);
            verdicts.map(Verdict::as_str).collect::<Vec<_>>().join(", ")
        };
        let whole = named(|verdict| WHOLE.contains(verdict));
        let nothing = named(|verdict| !verdict.is_change());
        let mut help = format!(
            "Words of --only, with their weights for --min-weight:\n\n  Verdicts:\n    {whole}: {MOST}\n    reworded, split, \
             merged: as their heaviest change; {MOST} where the new wording is not reported\n    {nothing}: 0\n  \
             moved: as the verdict beside it\n"
        );
        for kind in Kind::ALL {
            let rules = RULES.iter().filter(|rule| rule.kind == kind);
            let rules: Vec<String> = rules.map(|rule| format!("{} {}", rule.id, rule.weight)).collect();
            help += &format!("  {} (kind): {}\n", kind.as_str(), rules.join(", "));
        }
        help.trim_end().to_owned()
    }

    fn verdicts() -> Vec<&'static str> {
        Verdict::ALL.into_iter().map(Verdict::as_str).collect()
    }

    fn kinds() -> Vec<&'static str> {
        Kind::ALL.into_iter().map(Kind::as_str).collect()
    }
}

impl FromStr for Only {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let word = word.trim().to_ascii_lowercase().replace(' ', "-");
        let verdict = Verdict::ALL
            .into_iter()
            .find(|verdict| verdict.as_str() == word)
            .map(Self::Verdict);
        let kind = || {
            Kind::ALL
                .into_iter()
                .find(|kind| kind.as_str() == word)
                .map(Self::Kind)
        };
        let moved = || (word == "moved").then_some(Self::Moved);
        let rule = || {
            RULES
                .iter()
                .find(|rule| rule.id == word)
                .map(|rule| Self::Rule(rule.id))
        };
        verdict.or_else(kind).or_else(moved).or_else(rule).ok_or_else(|| {
            let distance = |known: &&str| strsim::damerau_levenshtein(known, &word);
            let near = Self::words().into_iter().min_by_key(distance);
            let hint = (near.filter(|known| distance(known) <= 2 && distance(known) < word.chars().count()))
                .map(|near| format!("did you mean `{near}`? "))
                .unwrap_or_default();
            format!(
                "{hint}The verdicts are {}; `moved` is taken too; the kinds of rewording are {}; the ids of rules stand in \
                 `plandiff help diff`",
                Self::verdicts().join(", "),
                Self::kinds().join(", ")
            )
        })
    }
}

impl Filter {
    /// Hides the rows that the filter does not ask for.
    pub fn apply(&self, report: &mut Report) {
        let before = report.rows.len();
        report.rows.retain(|row| self.shows(row));
        report.hidden += u32::try_from(before - report.rows.len()).unwrap_or(u32::MAX);
        let rows = &report.rows;
        report
            .remarks
            .retain(|reported| is_of_no_row(reported) || rows.iter().any(|row| shows_remark(row, reported)));
    }

    fn shows(&self, row: &Row) -> bool {
        let only = self.only.is_empty() || self.only.iter().any(|only| has(row, *only));
        let topic = self.topics.is_empty()
            || row.topic.is_some_and(|topic| {
                self.topics
                    .iter()
                    .any(|asked| *asked == topic.key || asked.as_str() == topic.group)
            });
        only && topic && row.weight() >= self.min_weight
    }
}

/// Returns true for a remark that is read into no clause, so that no filter of rows concerns it.
fn is_of_no_row(reported: &Reported) -> bool {
    matches!(&reported.claim.about, About::Remark { reading, .. } if reading.is_empty())
}

fn shows_remark(row: &Row, reported: &Reported) -> bool {
    let cells = [&row.old, &row.new].into_iter();
    let mut shown = cells.flat_map(|cell| cell.claims.iter().chain(&cell.remarks));
    shown.any(|known| std::ptr::eq(known.claim, reported.claim))
}

fn has(row: &Row, only: Only) -> bool {
    match only {
        Only::Verdict(verdict) => row.verdict == verdict,
        Only::Moved => row.moved,
        Only::Kind(kind) => row.changes.iter().any(|change| change.rule.kind == kind),
        Only::Rule(id) => row.changes.iter().any(|change| change.rule.id == id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_word_with_its_weight() {
        let help = Only::help();
        for word in Only::words() {
            assert!(help.contains(word), "{word}: {help}");
        }
        for rule in RULES {
            assert!(
                help.contains(&format!("{} {}", rule.id, rule.weight)),
                "{}",
                rule.id
            );
        }
    }

    #[test]
    fn a_wrong_word_is_only_corrected_by_one_that_comes_near() {
        let hint = |word: &str| word.parse::<Only>().unwrap_err();
        assert!(hint("droped").starts_with("did you mean `dropped`? "));
        assert!(!hint("zzzzzz").contains("did you mean"));
        assert!(!hint("").contains("did you mean"));
        let told = hint("zzzzzz");
        for word in ["dropped", "taken-up", "moved", "figure", "wording"] {
            assert!(told.contains(word), "{told}");
        }
    }
}

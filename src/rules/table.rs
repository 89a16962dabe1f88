//! The table of rules: ids that never change, kinds, weights, titles, mirrors.
//!
//! Weights order the changes of a row and rows among each other: figures, then deadlines, parties, negations, duties, and
//! at last wording, as readers ask for them. Only their order means anything.

use super::{Kind, Rule};

/// Declares the rules and gathers them in the table.
macro_rules! rules {
    ($($name:ident = $id:literal, $kind:ident, $weight:literal, mirror $mirror:literal: $title:literal;)+) => {
        $(pub(super) static $name: Rule =
            Rule { id: $id, kind: Kind::$kind, weight: $weight, title: $title, mirror: $mirror };)+

        /// Every rule, heaviest first.
        pub(super) const TABLE: &[&Rule] = &[$(&$name),+];
    };
}

rules! {
    LIMIT_ADDED = "limit-added", Figure, 96, mirror "limit-lifted": "An upper limit is new.";
    LIMIT_LIFTED = "limit-lifted", Figure, 96, mirror "limit-added": "An upper limit is gone.";
    LIMIT_LOWERED = "limit-lowered", Figure, 94, mirror "limit-raised": "An upper limit is lower.";
    LIMIT_RAISED = "limit-raised", Figure, 94, mirror "limit-lowered": "An upper limit is higher.";
    MINIMUM_ADDED = "minimum-added", Figure, 93, mirror "minimum-lifted": "A lower limit is new.";
    MINIMUM_LIFTED = "minimum-lifted", Figure, 93, mirror "minimum-added": "A lower limit is gone.";
    FIGURE_CHANGED = "figure-changed", Figure, 92, mirror "figure-changed": "A figure is another one.";
    FIGURE_ADDED = "figure-added", Figure, 90, mirror "figure-dropped": "A figure is new.";
    FIGURE_DROPPED = "figure-dropped", Figure, 90, mirror "figure-added": "A figure is gone.";
    DEADLINE_EXTENDED = "deadline-extended", Deadline, 88, mirror "deadline-shortened": "There is more time.";
    DEADLINE_SHORTENED = "deadline-shortened", Deadline, 88, mirror "deadline-extended": "There is less time.";
    DURATION_LENGTHENED = "duration-lengthened", Deadline, 87, mirror "duration-shortened": "A length of time is longer.";
    DURATION_SHORTENED = "duration-shortened", Deadline, 87, mirror "duration-lengthened": "A length of time is shorter.";
    DEADLINE_CHANGED = "deadline-changed", Deadline, 86, mirror "deadline-changed": "A deadline is of another sort.";
    DURATION_CHANGED = "duration-changed", Deadline, 85, mirror "duration-changed": "A length of time is another one.";
    DEADLINE_DROPPED = "deadline-dropped", Deadline, 84, mirror "deadline-set": "A deadline is gone.";
    DEADLINE_SET = "deadline-set", Deadline, 84, mirror "deadline-dropped": "A deadline is new.";
    DURATION_DROPPED = "duration-dropped", Deadline, 83, mirror "duration-added": "A length of time is gone.";
    DURATION_ADDED = "duration-added", Deadline, 83, mirror "duration-dropped": "A length of time is new.";
    DATE_CHANGED = "date-changed", Deadline, 82, mirror "date-changed": "A date or an hour is another one.";
    DATE_ADDED = "date-added", Deadline, 80, mirror "date-dropped": "A date or an hour is new.";
    DATE_DROPPED = "date-dropped", Deadline, 80, mirror "date-added": "A date or an hour is gone.";
    PARTY_EXCHANGED = "party-exchanged", Party, 78, mirror "party-exchanged": "One party stands where another stood.";
    PARTY_ADDED = "party-added", Party, 74, mirror "party-removed": "A party is named that was not.";
    PARTY_REMOVED = "party-removed", Party, 74, mirror "party-added": "A party is no longer named.";
    NEGATION_ADDED = "negation-added", Negation, 72, mirror "negation-removed": "What was to be is not to be.";
    NEGATION_REMOVED = "negation-removed", Negation, 72, mirror "negation-added": "What was not to be is to be.";
    OBLIGATION_STRENGTHENED = "obligation-strengthened", Obligation, 66, mirror "obligation-weakened":
        "It binds more.";
    OBLIGATION_WEAKENED = "obligation-weakened", Obligation, 66, mirror "obligation-strengthened":
        "It binds less.";
    PLACE_CHANGED = "place-changed", Place, 58, mirror "place-changed": "One place stands where another stood.";
    PLACE_ADDED = "place-added", Place, 56, mirror "place-removed": "A place is named that was not.";
    PLACE_REMOVED = "place-removed", Place, 56, mirror "place-added": "A place is no longer named.";
    UNCONDITIONAL_ADDED = "unconditional-added", Condition, 52, mirror "unconditional-dropped":
        "It is said to be without conditions.";
    UNCONDITIONAL_DROPPED = "unconditional-dropped", Condition, 52, mirror "unconditional-added":
        "It is no longer said to be without conditions.";
    CONDITION_ADDED = "condition-added", Condition, 50, mirror "condition-removed": "It depends on something new.";
    CONDITION_REMOVED = "condition-removed", Condition, 50, mirror "condition-added":
        "It no longer depends on something.";
    CONDITION_CHANGED = "condition-changed", Condition, 46, mirror "condition-changed":
        "It depends on something else.";
    SCOPE_NARROWED = "scope-narrowed", Scope, 40, mirror "scope-widened": "It covers less.";
    SCOPE_WIDENED = "scope-widened", Scope, 40, mirror "scope-narrowed": "It covers more.";
    SCOPE_CHANGED = "scope-changed", Scope, 40, mirror "scope-changed": "It covers something else.";
    MEMBER_ADDED = "member-added", Scope, 39, mirror "member-removed": "A list has one member more.";
    MEMBER_REMOVED = "member-removed", Scope, 39, mirror "member-added": "A list has one member less.";
    PASSAGE_ADDED = "passage-added", Scope, 38, mirror "passage-dropped": "A sentence or a part of one is new.";
    PASSAGE_DROPPED = "passage-dropped", Scope, 38, mirror "passage-added": "A sentence or a part of one is gone.";
    REFERENCE_CHANGED = "reference-changed", Figure, 32, mirror "reference-changed":
        "Another passage is referred to.";
    REFERENCE_ADDED = "reference-added", Figure, 30, mirror "reference-dropped": "A passage is referred to.";
    REFERENCE_DROPPED = "reference-dropped", Figure, 30, mirror "reference-added":
        "A passage is no longer referred to.";
    NAME_EXCHANGED = "name-exchanged", Party, 28, mirror "name-exchanged":
        "One name stands where another stood; they are not in the table.";
    NAME_ADDED = "name-added", Party, 26, mirror "name-removed": "A name appears that is not in the table.";
    NAME_REMOVED = "name-removed", Party, 26, mirror "name-added": "A name disappears that is not in the table.";
    FACTS_NOT_COMPARED = "facts-not-compared", Wording, 12, mirror "facts-not-compared":
        "The texts differ and are too long for their facts to be compared.";
    WORDING_ONLY = "wording-only", Wording, 10, mirror "wording-only": "The words differ; no fact was seen to.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn ids_are_unique_and_the_table_is_in_order() {
        let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
        assert!(RULES.windows(2).all(|two| two[0].weight >= two[1].weight));
        let first = |kind: Kind| {
            RULES
                .iter()
                .position(|rule| rule.kind == kind)
                .expect("every kind has a rule")
        };
        assert!(Kind::ALL.windows(2).all(|two| first(two[0]) < first(two[1])));
    }

    #[test]
    fn every_id_is_kebab_case_and_every_title_a_sentence() {
        for rule in RULES {
            assert!(
                rule.id
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter == '-'),
                "{}",
                rule.id
            );
            assert!(
                rule.title.ends_with('.') && rule.title.starts_with(char::is_uppercase),
                "{}",
                rule.id
            );
            assert!(rule.weight <= 100);
        }
    }

    #[test]
    fn the_mirror_of_a_mirror_is_the_rule_itself() {
        for rule in RULES {
            let mirror = RULES
                .iter()
                .find(|other| other.id == rule.mirror)
                .expect("a mirror is in the table");
            assert_eq!(mirror.mirror, rule.id);
            assert_eq!((mirror.kind, mirror.weight), (rule.kind, rule.weight));
        }
    }
}

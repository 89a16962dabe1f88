//! Who and where: the parties and places of the plans, with the names that they go by.
//!
//! A name is one thing however it is called: Ukraine, Kyiv and Ukrainian are one party. Which of two meanings a
//! capital has (Moscow the city, Moscow for Russia) is decided where it stands, see [`NameIx::as_place`]. Names that
//! are not listed are noticed by their capital letters alone, with less weight.

mod table;

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::key::Key;
use table::NAMES;

/// Whether something acts or is somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// States, their peoples, bodies, persons.
    Party,
    /// Regions, cities, waters.
    Place,
}

/// One thing in the table of names.
#[derive(Debug)]
pub struct Name {
    /// How it is called in sentences.
    pub label: &'static str,
    /// What it is when nothing around it says otherwise.
    pub role: Role,
    /// How else it is written: lower case, words apart by one space.
    pub forms: &'static [&'static str],
}

/// The number of a name in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameIx(u16);

impl NameIx {
    /// Returns the name itself.
    pub fn name(self) -> &'static Name {
        &NAMES[usize::from(self.0)]
    }

    /// Returns the place of the same spelling, for a capital that stands for its state elsewhere.
    pub fn as_place(self, spelling: Key) -> Option<Self> {
        CAPITALS
            .iter()
            .find(|(key, _)| *key == spelling)
            .map(|(_, city)| *city)
    }
}

/// What a first word may lead to: a name of its own, longer names, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameLead {
    /// The name when the word stands alone.
    pub alone: Option<NameIx>,
    /// Where its longer names begin in [`Index::phrases`].
    first: u16,
    /// How many there are.
    count: u16,
}

impl NameLead {
    /// Returns the longer names that begin with the word, longest first.
    pub fn phrases(self) -> &'static [Phrase] {
        let first = usize::from(self.first);
        &INDEX.phrases[first..first + usize::from(self.count)]
    }
}

/// A name of several words, without its first one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words after the first.
    pub rest: Vec<Key>,
    /// The name.
    pub name: NameIx,
}

/// Spellings that are a city when they stand where a place stands, and the city.
static CAPITALS: LazyLock<Vec<(Key, NameIx)>> = LazyLock::new(|| {
    [
        ("moscow", "Moscow (the city)"),
        ("kyiv", "Kyiv (the city)"),
        ("kiev", "Kyiv (the city)"),
        ("washington", "Washington (the city)"),
    ]
    .into_iter()
    .filter_map(|(spelling, label)| {
        let number = NAMES.iter().position(|name| name.label == label)?;
        Some((Key::of(spelling), NameIx(u16::try_from(number).ok()?)))
    })
    .collect()
});

/// All names by their first word.
struct Index {
    leads: Vec<(Key, NameLead)>,
    phrases: Vec<Phrase>,
}

/// The index, built with the lexicon.
static INDEX: LazyLock<Index> = LazyLock::new(|| {
    // Names by their first word, under each first word the longest first: first word, words after it, these, the name.
    let mut forms: Vec<(Key, Reverse<usize>, &str, NameIx)> = Vec::with_capacity(2 * NAMES.len());
    for (number, name) in (0..).zip(NAMES) {
        for form in name.forms {
            let (first, rest) = form.split_once(' ').unwrap_or((form, ""));
            let n_words = rest.split_terminator(' ').count();
            forms.push((Key::of(first), Reverse(n_words), rest, NameIx(number)));
        }
    }
    forms.sort_unstable();
    let mut index = Index {
        leads: Vec::with_capacity(forms.len()),
        phrases: Vec::with_capacity(forms.len()),
    };
    for forms in forms.chunk_by(|(one, ..), (other, ..)| one == other) {
        let begin = index.phrases.len();
        let longer = forms.iter().filter(|(.., rest, _)| !rest.is_empty());
        index.phrases.extend(longer.map(|&(.., rest, name)| Phrase {
            rest: rest.split(' ').map(Key::of).collect(),
            name,
        }));
        let small = |number: usize| u16::try_from(number).expect("the table of names is short");
        let lead = NameLead {
            alone: forms
                .iter()
                .find(|(.., rest, _)| rest.is_empty())
                .map(|(.., name)| *name),
            first: small(begin),
            count: small(index.phrases.len() - begin),
        };
        index.leads.push((forms[0].0, lead));
    }
    index
});

/// Returns every first word with what it leads to.
pub fn leads() -> impl Iterator<Item = (Key, NameLead)> {
    INDEX.leads.iter().copied()
}

/// Returns the lead of `US` in capital letters.
pub fn us_lead() -> NameLead {
    static LEAD: LazyLock<NameLead> = LazyLock::new(|| lead("us").expect("the US is in the table"));
    *LEAD
}

/// Returns what a first word leads to.
fn lead(first: &str) -> Option<NameLead> {
    let first = Key::of(first);
    leads().find(|(key, _)| *key == first).map(|(_, lead)| lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_names_two_things() {
        let mut forms: Vec<&str> = NAMES.iter().flat_map(|name| name.forms).copied().collect();
        let count = forms.len();
        forms.sort_unstable();
        forms.dedup();
        assert_eq!(forms.len(), count);
    }

    #[test]
    fn the_longest_name_comes_first() {
        let european = lead("european").expect("listed");
        assert_eq!(european.alone.map(|name| name.name().label), Some("Europe"));
        assert_eq!(european.phrases().len(), 2);
        let united = lead("united").expect("listed");
        assert_eq!(united.alone, None);
        assert!(
            united
                .phrases()
                .is_sorted_by_key(|phrase| Reverse(phrase.rest.len()))
        );
        assert!(
            united
                .phrases()
                .iter()
                .any(|phrase| phrase.name.name().label == "the US")
        );
    }
}

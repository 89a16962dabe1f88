//! Who and where: the parties and places of the plans, with the names that they go by.
//!
//! A name is one thing however it is called: Ukraine, Kyiv and Ukrainian are one party. Which of two meanings a
//! capital has (Moscow the city, Moscow for Russia) is decided where it stands, see [`NameIx::as_place`]. Names that
//! are not listed are noticed by their capital letters alone, with less weight.

pub mod seats;
mod table;

use std::num::NonZeroU16;

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
#[derive(Debug, Clone, Copy)]
pub struct Name {
    /// How it is called in sentences.
    pub label: &'static str,
    /// What it is when nothing around it says otherwise.
    pub role: Role,
    /// How else it is written: lower case, words apart by one space.
    pub forms: &'static [&'static str],
}

/// The number of a name in the table, from 1, so that no number at all takes no room of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameIx(NonZeroU16);

impl NameIx {
    /// Returns the number of the name at a place of the table.
    const fn at(place: usize) -> Self {
        Self(NonZeroU16::MIN.saturating_add(small(place)))
    }

    /// Returns the name itself.
    pub fn name(self) -> &'static Name {
        &NAMES[usize::from(self.0.get()) - 1]
    }

    /// Returns the number of the name with a label.
    pub fn of_label(label: &str) -> Option<Self> {
        let place = NAMES.iter().position(|name| name.label == label);
        place.map(Self::at)
    }

    /// Returns the place of the same spelling, for a capital that stands for its state elsewhere.
    pub fn as_place(self, spelling: Key) -> Option<Self> {
        CAPITALS
            .iter()
            .find(|(capital, _)| Key::of_folded(capital.as_bytes()) == spelling)
            .and_then(|(_, city)| Self::of_label(city))
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
    const NOTHING: Self = Self {
        alone: None,
        first: 0,
        count: 0,
    };

    /// Returns the longer names that begin with the word, longest first.
    pub fn phrases(self) -> &'static [Phrase] {
        let first = usize::from(self.first);
        &INDEX.phrases[first..first + usize::from(self.count)]
    }
}

/// The longest name has so many words after its first.
const MOST_WORDS: usize = 7;

/// A name of several words, without its first one.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    words: [Key; MOST_WORDS],
    n_words: u8,
    /// The name.
    pub name: NameIx,
}

impl Phrase {
    /// Returns the words after the first.
    pub fn rest(&self) -> &[Key] {
        &self.words[..usize::from(self.n_words)]
    }
}

/// Spellings that are a city when they stand where a place stands, and the city.
const CAPITALS: [(&str, &str); 4] = [
    ("moscow", "Moscow (the city)"),
    ("kyiv", "Kyiv (the city)"),
    ("kiev", "Kyiv (the city)"),
    ("washington", "Washington (the city)"),
];

/// All names by their first word.
struct Index {
    leads: [(Key, NameLead); N_FORMS],
    n_leads: usize,
    phrases: [Phrase; N_FORMS],
    n_phrases: usize,
}

/// How many forms all names have together.
const N_FORMS: usize = {
    let mut n_forms = 0;
    let mut number = 0;
    while number < NAMES.len() {
        n_forms += NAMES[number].forms.len();
        number += 1;
    }
    n_forms
};

/// The index, laid out by the compiler: nothing of it is built when the program starts.
static INDEX: Index = Index::new();

impl Index {
    /// Gathers the forms of all names under their first words.
    const fn new() -> Self {
        let forms = sorted_forms();
        let mut index = Self {
            leads: [(forms[0].0, NameLead::NOTHING); N_FORMS],
            n_leads: 0,
            phrases: [forms[0].1; N_FORMS],
            n_phrases: 0,
        };
        let mut at = 0;
        while at < N_FORMS {
            let (first, phrase) = forms[at];
            if at == 0 || first.number() != forms[at - 1].0.number() {
                index.leads[index.n_leads].0 = first;
                index.leads[index.n_leads].1.first = small(index.n_phrases);
                index.n_leads += 1;
            }
            let lead = &mut index.leads[index.n_leads - 1].1;
            if phrase.n_words == 0 {
                lead.alone = Some(phrase.name);
            } else {
                lead.count += 1;
                index.phrases[index.n_phrases] = phrase;
                index.n_phrases += 1;
            }
            at += 1;
        }
        index
    }
}

/// Returns the forms of all names with their first words, those of one first word side by side and the longest first.
const fn sorted_forms() -> [(Key, Phrase); N_FORMS] {
    let nothing = Phrase {
        words: [Key::of_folded(b""); MOST_WORDS],
        n_words: 0,
        name: NameIx::at(0),
    };
    let mut forms = [(Key::of_folded(b""), nothing); N_FORMS];
    let mut n_forms = 0;
    let mut number = 0;
    while number < NAMES.len() {
        let mut form = 0;
        while form < NAMES[number].forms.len() {
            let (first, phrase) = phrase(NAMES[number].forms[form].as_bytes(), NameIx::at(number));
            let mut place = n_forms;
            while place > 0 && stands_before(first, phrase, forms[place - 1]) {
                forms[place] = forms[place - 1];
                place -= 1;
            }
            forms[place] = (first, phrase);
            n_forms += 1;
            form += 1;
        }
        number += 1;
    }
    forms
}

/// Tells whether a form stands before another one in the index.
const fn stands_before(first: Key, phrase: Phrase, other: (Key, Phrase)) -> bool {
    let (one, two) = (first.number(), other.0.number());
    one < two || one == two && phrase.n_words > other.1.n_words
}

/// Returns the first word of a form and the words after it.
const fn phrase(form: &[u8], name: NameIx) -> (Key, Phrase) {
    let mut words = [Key::of_folded(b""); MOST_WORDS];
    let (first, mut rest) = split_word(form);
    let mut n_words = 0;
    while !rest.is_empty() {
        let (word, others) = split_word(rest);
        words[n_words as usize] = Key::of_folded(word);
        n_words += 1;
        rest = others;
    }
    let phrase = Phrase { words, n_words, name };
    (Key::of_folded(first), phrase)
}

/// Returns the first word of a form and what follows the space after it.
const fn split_word(form: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    while end < form.len() && form[end] != b' ' {
        end += 1;
    }
    let (word, rest) = form.split_at(end);
    match rest {
        [_, others @ ..] => (word, others),
        [] => (word, rest),
    }
}

const fn small(number: usize) -> u16 {
    assert!(number <= u16::MAX as usize, "the table of names is short");
    number as u16
}

/// Returns every first word with what it leads to.
pub const fn leads() -> &'static [(Key, NameLead)] {
    INDEX.leads.split_at(INDEX.n_leads).0
}

/// Returns the lead of `US` in capital letters.
pub fn us_lead() -> NameLead {
    const LEAD: NameLead = lead(b"us").expect("the US is in the table");
    LEAD
}

/// Returns the lead of `WHO` in capital letters.
pub fn who_lead() -> NameLead {
    const LEAD: NameLead = lead(b"who").expect("the WHO is in the table");
    LEAD
}

/// Returns what a first word leads to.
const fn lead(first: &[u8]) -> Option<NameLead> {
    let first = Key::of_folded(first);
    let mut leads = leads();
    while let [(key, lead), others @ ..] = leads {
        if key.number() == first.number() {
            return Some(*lead);
        }
        leads = others;
    }
    None
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

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
        let european = lead(b"european").expect("listed");
        assert_eq!(european.alone.map(|name| name.name().label), Some("Europe"));
        assert!(european.phrases().len() > 1);
        let united = lead(b"united").expect("listed");
        assert_eq!(united.alone, None);
        assert!(
            united
                .phrases()
                .is_sorted_by_key(|phrase| Reverse(phrase.rest().len()))
        );
        assert!(
            united
                .phrases()
                .iter()
                .any(|phrase| phrase.name.name().label == "the US")
        );
    }
}

//! The words whose meaning the rules know: the small words of English, numbers, units, months, names.
//!
//! One table of some thousand words, laid out by the compiler and asked once for every word of a text.
//! Words that mean different things in different places (`may`, `second`, `Moscow`) are entered once; what they
//! mean is decided where they stand.
//!
//! A rule names the small words that it knows and passes over all others: this list is a vocabulary, not a set of
//! cases, and a new word must not have to be answered by every rule.

use super::key::Key;
use super::names::{self, NameLead};
use super::units::{
    MONTH_WORDS, MULTIPLIER_WORDS, NUMBER_WORDS, ORDINAL_WORDS, REFERENCE_WORDS, Reference, UNIT_WORDS, Unit,
};

/// Does something with each item of a list, while the program is compiled, where `for` cannot be used yet.
macro_rules! each {
    ($item:pat in $list:expr => $do:expr) => {{
        let mut rest: &[_] = $list;
        while let [$item, others @ ..] = rest {
            $do;
            rest = others;
        }
    }};
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Entry {
    /// Nothing: a word like most.
    #[default]
    Unknown,
    /// One of the small words.
    Small(Word),
    /// A cardinal number below a hundred.
    Number(u8),
    /// An ordinal number.
    Ordinal(u8),
    /// A power of ten.
    Multiplier(u8),
    /// A unit: its place in [`UNIT_WORDS`]. The unit itself would make every entry, and every token of a text, half as
    /// large again; see [`Entry::unit`].
    Unit(u8),
    /// A month, from 1.
    Month(u8),
    /// A day of the week, from Monday as 1.
    Weekday(u8),
    /// A small word of another language with Latin letters.
    Foreign,
    /// A word that makes the number after it a reference.
    Reference(Reference),
    /// The first word of a name or of several.
    Name(NameLead),
}

impl Entry {
    /// Returns the cardinal number that the word is.
    pub fn number(self) -> Option<u32> {
        if let Self::Number(number) = self {
            Some(u32::from(number))
        } else {
            None
        }
    }

    /// Returns the power of ten that the word is.
    pub fn multiplier(self) -> Option<i32> {
        if let Self::Multiplier(power) = self {
            Some(i32::from(power))
        } else {
            None
        }
    }

    /// Returns the place in an order that the word names.
    pub fn ordinal(self) -> Option<u32> {
        match self {
            Self::Small(Word::First) => Some(1),
            Self::Small(Word::Second) => Some(2),
            Self::Small(Word::Third) => Some(3),
            Self::Ordinal(number) => Some(u32::from(number)),
            _ => None,
        }
    }

    /// Returns the unit that the word is, and how many of it.
    pub fn unit(self) -> Option<(Unit, u32)> {
        if let Self::Unit(place) = self {
            let (unit, factor, _) = UNIT_WORDS[usize::from(place)];
            Some((unit, factor))
        } else {
            None
        }
    }
}

/// Declares the small words: their names in the code, and how they are written.
macro_rules! small_words {
    ($($name:ident: $($form:literal)+;)+) => {
        /// A small word, or a group of small words that mean one thing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is named by its own word")]
        pub enum Word {
            $($name,)+
        }

        /// The small words as they are written.
        const SMALL_WORDS: &[(Word, &[&str])] = &[$((Word::$name, &[$($form),+]),)+];
    };
}

small_words! {
    A: "a" "an";
    The: "the";
    Of: "of";
    To: "to";
    In: "in";
    On: "on";
    At: "at";
    By: "by";
    For: "for";
    From: "from";
    With: "with";
    And: "and";
    Or: "or";
    But: "but";
    As: "as";
    Into: "into" "onto";
    Inside: "inside" "across" "throughout" "near" "against";
    Than: "than";
    That: "that" "this" "these" "those" "such";
    It: "it" "its" "they" "their" "them" "there";
    Which: "which" "who" "whose" "whom" "where";
    Also: "also" "then" "thereby" "therefore" "so" "thus" "hereby" "further" "still";
    Be: "be" "is" "are" "was" "were" "been" "being";
    Do: "do" "does" "did";
    Have: "have" "has" "had" "having";
    Other: "other" "another";
    Per: "per";
    Cent: "cent";
    Us: "us";
    Soon: "soon" "quickly" "early" "fast";
    Possible: "possible" "feasible" "practicable" "practical";
    Earliest: "earliest";
    Once: "once";
    Immediately: "immediately" "immediate" "instantly" "forthwith";
    Promptly: "promptly" "swiftly" "speedily";
    Asap: "asap";
    Delay: "delay";
    Within: "within";
    Later: "later";
    Before: "before";
    After: "after";
    Until: "until" "till";
    Since: "since" "during";
    End: "end";
    Next: "next" "last" "coming";
    First: "first";
    Second: "second";
    Working: "working" "business";
    Calendar: "calendar";
    Between: "between";
    About: "about" "approximately" "around" "roughly" "nearly" "almost";
    Up: "up";
    More: "more";
    Less: "less" "fewer";
    Least: "least";
    Most: "most";
    Maximum: "maximum";
    Minimum: "minimum";
    Exceed: "exceed" "exceeds" "exceeding";
    Limit: "limit" "limits" "cap" "caps" "ceiling";
    Limited: "limited" "capped" "restricted" "confined";
    Unlimited: "unlimited" "limitless";
    Restriction: "restriction" "restrictions" "limitation" "limitations";
    Must: "must" "shall";
    Will: "will";
    Should: "should";
    Ought: "ought";
    May: "may";
    Can: "can" "could" "might";
    Expected: "expected" "hoped" "anticipated";
    Obliged: "obliged" "obligated" "required" "bound";
    Need: "needs";
    Allowed: "allowed" "permitted" "entitled" "authorised" "authorized" "empowered";
    Encouraged: "encouraged" "advised" "invited" "urged" "requested" "recommended" "asked";
    Demand: "demands";
    Urge: "urges" "calls" "requests";
    Invite: "invites" "encourages" "recommends";
    Not: "not";
    No: "no";
    Never: "never";
    Without: "without";
    Neither: "neither";
    Nor: "nor";
    Nobody: "nobody" "none" "nothing";
    Cannot: "cannot" "can't" "couldn't";
    WillNot: "won't";
    DoNot: "don't" "doesn't" "didn't";
    IsNot: "isn't" "aren't" "wasn't" "weren't" "hasn't" "haven't" "wouldn't";
    MustNot: "mustn't" "shan't";
    ShouldNot: "shouldn't";
    Refuse: "refuse" "refuses" "refused" "refrain" "refrains" "refraining" "abstain" "abstains";
    Ban: "ban" "bans" "banned" "prohibit" "prohibits" "prohibited" "forbid" "forbids" "forbidden";
    Non: "non";
    Only: "only" "solely" "exclusively";
    Alone: "alone";
    If: "if";
    When: "when" "whenever";
    Unless: "unless";
    Provided: "provided" "providing";
    Case: "case" "event";
    Condition: "condition" "conditions" "precondition" "preconditions";
    Subject: "subject";
    Long: "long";
    While: "while";
    Upon: "upon";
    Following: "following";
    Pending: "pending";
    Peacetime: "peacetime";
    Wartime: "wartime";
    Unconditional: "unconditional" "unconditionally";
    All: "all" "every" "each";
    Any: "any";
    Full: "full" "fully" "complete" "completely" "entire" "entirely" "whole" "comprehensive";
    Some: "some" "several" "certain" "few";
    Part: "part" "parts" "partly" "partial" "partially";
    Half: "half";
    Third: "third" "thirds";
    Quarter: "quarter" "quarters";
    Dozen: "dozen";
    Noon: "noon" "midday";
    Midnight: "midnight";
}

/// A set of small words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordSet([u64; 2]);

impl WordSet {
    /// Returns the set of some words.
    pub const fn of(words: &[Word]) -> Self {
        let mut set = Self([0; 2]);
        each!(word in words => {
            let number = *word as usize;
            set.0[number / 64] |= 1 << (number % 64);
        });
        set
    }

    /// Adds a word.
    pub fn insert(&mut self, word: Word) {
        let number = word as usize;
        self.0[number / 64] |= 1 << (number % 64);
    }

    /// Tells whether a word is in it.
    pub const fn contains(self, word: Word) -> bool {
        let number = word as usize;
        self.0[number / 64] >> (number % 64) & 1 == 1
    }

    /// Tells whether two sets have a word in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0[0] & other.0[0] | self.0[1] & other.0[1] != 0
    }
}

impl Word {
    /// Tells whether a word only holds others together, so that finding it on both sides says next to nothing.
    pub fn is_glue(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::The
                | Self::Of
                | Self::To
                | Self::In
                | Self::On
                | Self::At
                | Self::By
                | Self::For
                | Self::From
                | Self::With
                | Self::And
                | Self::Or
                | Self::As
                | Self::Into
                | Self::Than
                | Self::That
                | Self::It
                | Self::Which
                | Self::Also
                | Self::Be
                | Self::Do
                | Self::Have
        )
    }

    /// Tells whether a word is English and of no other language that is written with the same letters and met here.
    /// German has `will`, `in`, `an`, `was`, French `on`, Spanish `no`, Polish `to`; they prove nothing.
    pub fn is_english(self) -> bool {
        matches!(
            self,
            Self::The
                | Self::Of
                | Self::And
                | Self::With
                | Self::By
                | Self::It
                | Self::That
                | Self::Which
                | Self::Be
                | Self::Have
                | Self::Must
                | Self::Should
                | Self::Within
                | Self::Without
                | Self::Before
                | Self::Until
                | Self::Immediately
                | Self::Between
                | Self::Expected
                | Self::Obliged
                | Self::Allowed
                | Self::Cannot
                | Self::Neither
                | Self::Nobody
                | Self::Never
                | Self::Unless
                | Self::When
                | Self::Only
                | Self::Limited
        )
    }
}

/// The days of the week.
const WEEKDAYS: &[(u8, &str)] = &[
    (1, "monday"),
    (2, "tuesday"),
    (3, "wednesday"),
    (4, "thursday"),
    (5, "friday"),
    (6, "saturday"),
    (7, "sunday"),
];

/// Small words of German, French, Spanish, Italian, Portuguese, Polish and Dutch that are no English words.
const FOREIGN: &[&str] = &[
    "der", "und", "das", "nicht", "ist", "dem", "mit", "für", "von", "werden", "wird", "eine", "einer", "zu",
    "auf", "les", "des", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "avec", "aux", "el", "los",
    "las", "del", "por", "una", "con", "y", "il", "della", "che", "sono", "gli", "di", "da", "dos", "não",
    "uma", "się", "nie", "jest", "oraz", "na", "przez", "het", "een", "van", "niet", "voor",
];

/// Everything that is known: an open table, found by the key of a word. The compiler lays it out, so that nothing of it
/// is built when the program starts.
struct Table {
    keys: [Key; N_SLOTS],
    /// [`Entry::Unknown`] where a slot is free.
    entries: [Entry; N_SLOTS],
    n_words: usize,
}

/// A power of two, so that about half of the slots are free.
const N_SLOTS: usize = 4_096;

static TABLE: Table = Table::new();

/// Returns what is known of the word of that key.
pub fn entry(key: Key) -> Entry {
    TABLE.entries[TABLE.place(key)]
}

impl Table {
    /// Gathers the words.
    const fn new() -> Self {
        let mut table = Self {
            keys: [Key::of_folded(b""); N_SLOTS],
            entries: [Entry::Unknown; N_SLOTS],
            n_words: 0,
        };
        each!((word, forms) in SMALL_WORDS => table.add_all(forms, Entry::Small(*word)));
        each!((number, form) in NUMBER_WORDS => table.add(form, Entry::Number(*number)));
        each!((number, form) in ORDINAL_WORDS => table.add(form, Entry::Ordinal(*number)));
        each!((power, forms) in MULTIPLIER_WORDS => table.add_all(forms, Entry::Multiplier(*power)));
        let mut place = 0;
        each!((_, _, forms) in UNIT_WORDS => {
            table.add_all(forms, Entry::Unit(place));
            place += 1;
        });
        each!((month, forms) in MONTH_WORDS => table.add_all(forms, Entry::Month(*month)));
        each!((reference, forms) in REFERENCE_WORDS => table.add_all(forms, Entry::Reference(*reference)));
        each!((day, form) in WEEKDAYS => table.add(form, Entry::Weekday(*day)));
        table.add_all(FOREIGN, Entry::Foreign);
        table.add_names();
        assert!(
            table.n_words * 3 <= N_SLOTS * 2,
            "the table of words is too small"
        );
        table
    }

    /// Adds the first words of names.
    const fn add_names(&mut self) {
        let (us, who) = (Key::of_folded(b"us"), Key::of_folded(b"who"));
        // `us` the pronoun and `US` the country are one key, as are `who` and the WHO; the small word gives way where the
        // letters are capital.
        each!((key, lead) in names::leads() => if key.number() != us.number() && key.number() != who.number() {
            self.add_key(*key, Entry::Name(*lead));
        });
    }

    const fn add_all(&mut self, forms: &[&str], entry: Entry) {
        each!(form in forms => self.add(form, entry));
    }

    const fn add(&mut self, form: &str, entry: Entry) {
        self.add_key(Key::of_folded(form.as_bytes()), entry);
    }

    const fn add_key(&mut self, key: Key, entry: Entry) {
        let place = self.place(key);
        assert!(
            matches!(self.entries[place], Entry::Unknown),
            "a word is entered twice"
        );
        self.keys[place] = key;
        self.entries[place] = entry;
        self.n_words += 1;
    }

    /// Returns where a key stands, or the free slot where it would.
    const fn place(&self, key: Key) -> usize {
        let mut place = key.number() as usize % N_SLOTS;
        while self.keys[place].number() != key.number() && !matches!(self.entries[place], Entry::Unknown) {
            place = (place + 1) % N_SLOTS;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_by_the_key_of_its_text() {
        let words = |forms: &[(Word, &[&'static str])]| -> Vec<&'static str> {
            forms
                .iter()
                .flat_map(|(_, forms)| forms.iter().copied())
                .collect()
        };
        for word in words(SMALL_WORDS).iter().chain(FOREIGN) {
            assert_ne!(entry(Key::of(word)), Entry::Unknown, "{word}");
        }
        for (day, form) in WEEKDAYS {
            assert_eq!(entry(Key::of(form)), Entry::Weekday(*day));
        }
        for (_, _, forms) in UNIT_WORDS {
            for form in *forms {
                assert!(matches!(entry(Key::of(form)), Entry::Unit(..)), "{form}");
            }
        }
        assert!(TABLE.n_words > 900);
    }

    #[test]
    fn a_set_holds_its_words_and_no_others() {
        const SET: WordSet = WordSet::of(&[Word::A, Word::If, Word::Midnight]);
        let mut all = WordSet::default();
        for (word, _) in SMALL_WORDS {
            let is_in = [Word::A, Word::If, Word::Midnight].contains(word);
            assert_eq!(SET.contains(*word), is_in, "{word:?}");
            assert_eq!(SET.meets(WordSet::of(&[*word])), is_in, "{word:?}");
            all.insert(*word);
            assert!(all.contains(*word));
        }
        assert!(!SET.meets(WordSet::default()));
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        assert_eq!(entry(Key::of("MUST")), Entry::Small(Word::Must));
        assert_eq!(entry(Key::of("Can\u{2019}t")), Entry::Small(Word::Cannot));
        assert_eq!(entry(Key::of("тысяч")), Entry::Multiplier(3));
        assert_eq!(entry(Key::of("zebra")), Entry::Unknown);
    }
}

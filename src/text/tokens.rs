//! A text as tokens: words, and figures of several words brought together (`600 000`, `USD 100 billion`,
//! `27 November 2025`), each with the key by which it is compared.
//!
//! A reading holds one side of a row: several pieces when a clause was split or merged, in order. Nothing of the
//! text is changed; tokens are places in it. What a word means for a rule is left to `rules`.
//!
//! Cost: linear in the text; four allocations a side.

mod present;
mod roots;
mod shared;

use super::decimal::ends_in_point;
use super::figures::{self, Value};
use super::footnote;
use super::key::{self, Key};
use super::lexicon::{self, Entry, Word, WordSet};
use super::names;
use super::words::{self, each_word};
use present::Present;
use roots::Roots;
use shared::{common_head, common_tail};

/// A word or a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Token {
    /// Which piece it stands in.
    pub piece: u32,
    /// Its first byte in the piece.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
    /// Equal for words and values that are the same to a reader.
    pub key: Key,
    /// What is known of it.
    pub meaning: Meaning,
    /// What stands before it.
    pub gap: Gap,
    /// How it is written.
    pub shape: Shape,
}

impl Token {
    /// Tells whether it is one of those small words.
    #[inline]
    pub fn is_in(&self, words: WordSet) -> bool {
        matches!(self.meaning, Meaning::Word(Entry::Small(word)) if words.contains(word))
    }
}

/// What is known of a token.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Meaning {
    /// It is a word, of which the lexicon says so much.
    Word(Entry),
    /// It is a figure: a place in [`Reading::values`].
    Value(u32),
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// A hyphen, a dash or a stroke without a space.
    Joined,
    /// Spaces.
    Space,
    /// A comma, a bracket, a quotation mark, a dash between spaces.
    Comma,
    /// The end of a sentence or of a half of one, or a new line.
    Stop,
    /// The beginning of a piece.
    Start,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// With small letters, or in a script without capitals.
    Small,
    /// With a capital letter first.
    Capital,
    /// In capitals, two at least.
    Capitals,
    /// With a digit first.
    Digits,
}

/// One side of a row, read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The texts.
    pub pieces: &'a [&'a str],
    /// Their tokens in reading order.
    pub tokens: Vec<Token>,
    /// The values of those that are figures.
    pub values: Vec<Value>,
    /// The small words among them, and those within figures: what is not here need not be looked for.
    pub small: WordSet,
    /// True when the rules about English words may be asked.
    pub english: bool,
    present: Present,
    roots: Roots,
}

/// From this many words on, a text without one plainly English word is not English; headings often have none.
const ENOUGH_TO_JUDGE: usize = 25;

impl<'a> Reading<'a> {
    /// Reads the pieces of one side.
    pub fn of(pieces: &'a [&'a str]) -> Self {
        let mut reading = Self::of_words(pieces, None);
        reading.gather_figures();
        reading
    }

    /// Reads the pieces of both sides. The words with which both begin or end are read once: in a revision of a long text
    /// these are most words of the clauses that changed.
    pub fn of_both(old: &'a [&'a str], new: &'a [&'a str]) -> (Self, Self) {
        let mut old = Self::of_words(old, None);
        let mut new = Self::of_words(new, Some(&old));
        old.gather_figures();
        new.gather_figures();
        (old, new)
    }

    /// Reads the words of one side, figures not yet brought together; those with which it begins or ends like `other` are
    /// taken from there.
    fn of_words(pieces: &'a [&'a str], other: Option<&Self>) -> Self {
        let bytes: usize = pieces.iter().map(|piece| piece.len()).sum();
        // A word every six bytes, as in English, and some room; a wrong guess costs one reallocation.
        let mut tokens = Vec::with_capacity(bytes / 5 + 4);
        let (mut other_script, mut foreign, mut plainly_english) = (0, 0, 0);
        let (mut small, mut present) = (WordSet::default(), Present::none());
        let mut count = |text: &str, token: &Token| {
            other_script += usize::from(is_in_other_script(text, token.start as usize));
            present.note(token.key);
            if let Meaning::Word(entry) = token.meaning {
                foreign += usize::from(entry == Entry::Foreign);
                if let Entry::Small(word) = entry {
                    small.insert(word);
                    plainly_english += usize::from(word.is_english());
                }
            }
        };
        let (mut from, mut tail) = (0, 0);
        if let (Some(other), [text, others @ ..]) = (other, pieces) {
            from = other.pieces.first().map_or(0, |other| common_head(other, text));
            let is_common = |token: &&Token| token.piece == 0 && (token.end as usize) <= from;
            tokens.extend(other.tokens.iter().take_while(is_common));
            tokens.iter().for_each(|token| count(text, token));
            if let ([other], []) = (other.pieces, others) {
                tail = common_tail(&other[from..], &text[from..]);
            }
        }
        let mut previous_end = tokens.last().map(|token| token.end as usize);
        for (piece, text) in (0u32..).zip(pieces) {
            each_word(&text[from..text.len() - tail], |word| {
                let (start, end) = (from + word.start, from + word.end);
                if footnote::is_mark(text, start, end) {
                    return;
                }
                let token = read_word(text, piece, previous_end, words::Word { start, end });
                previous_end = Some(end);
                count(text, &token);
                tokens.push(token);
            });
            (from, previous_end) = (0, None);
        }
        if let (
            Some(Self {
                pieces: [other],
                tokens: known,
                ..
            }),
            [text],
        ) = (other, pieces)
        {
            let (there, here) = (offset(other.len() - tail), offset(text.len() - tail));
            let first = known.partition_point(|token| token.start < there);
            for token in &known[first..] {
                let token = Token {
                    start: token.start - there + here,
                    end: token.end - there + here,
                    ..*token
                };
                count(text, &token);
                tokens.push(token);
            }
        }
        let is_proved = plainly_english > 0 || tokens.len() < ENOUGH_TO_JUDGE;
        let english = other_script * 2 < tokens.len().max(1) && is_proved && foreign <= plainly_english;
        Self {
            pieces,
            tokens,
            values: Vec::new(),
            small,
            english,
            present,
            roots: Roots::default(),
        }
    }

    /// Returns the bytes of a token as it is written: less work than its text, which has to end where letters do.
    pub fn bytes(&self, at: usize) -> &'a [u8] {
        let token = &self.tokens[at];
        &self.pieces[token.piece as usize].as_bytes()[token.start as usize..token.end as usize]
    }

    /// Returns a token as it is written.
    pub fn text(&self, at: usize) -> &'a str {
        let token = &self.tokens[at];
        &self.pieces[token.piece as usize][token.start as usize..token.end as usize]
    }

    /// Returns what is printed before a token, from the end of the token before it in the same piece.
    pub fn gap_text(&self, at: usize) -> &'a str {
        let token = &self.tokens[at];
        let from = match at.checked_sub(1).map(|before| &self.tokens[before]) {
            Some(before) if before.piece == token.piece => before.end,
            _ => 0,
        };
        // A sign of money that a figure took may carry a mark with which the next word begins.
        let text = self.pieces[token.piece as usize];
        text.get(from as usize..token.start as usize).unwrap_or_default()
    }

    /// Returns the lexicon's entry of a token; nothing for figures and past the end.
    pub fn entry(&self, at: usize) -> Entry {
        match self.tokens.get(at).map(|token| token.meaning) {
            Some(Meaning::Word(entry)) => entry,
            Some(Meaning::Value(_)) | None => Entry::Unknown,
        }
    }

    /// Returns the small word that a token is, if it is one.
    pub fn word(&self, at: usize) -> Option<Word> {
        match self.entry(at) {
            Entry::Small(word) => Some(word),
            Entry::Unknown
            | Entry::Number(_)
            | Entry::Ordinal(_)
            | Entry::Multiplier(_)
            | Entry::Unit(..)
            | Entry::Month(_)
            | Entry::Weekday(_)
            | Entry::Foreign
            | Entry::Reference(_)
            | Entry::Name(_) => None,
        }
    }

    /// Tells whether a token is that small word.
    pub fn is(&self, at: usize, word: Word) -> bool {
        self.word(at) == Some(word)
    }

    /// Returns the value that a token is, if it is a figure.
    pub fn value(&self, at: usize) -> Option<&Value> {
        match self.tokens.get(at)?.meaning {
            Meaning::Value(number) => Some(&self.values[number as usize]),
            Meaning::Word(_) => None,
        }
    }

    /// Tells whether a token begins a sentence, a half of one, or a piece.
    pub fn begins(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.gap >= Gap::Stop)
    }

    /// Reads the figure that begins at a token, if one does and it ends in the same piece.
    fn figure_at(&self, at: usize) -> Option<figures::Found> {
        let found = figures::read(self, at)?;
        let last = self.tokens.get(at + found.used - 1)?;
        (last.piece == self.tokens[at].piece).then_some(found)
    }

    /// Replaces the words of each figure by one token.
    fn gather_figures(&mut self) {
        let mut kept = 0;
        let mut at = 0;
        let mut values = Vec::new();
        loop {
            let may_begin = |token: &Token| matches!(token.meaning, Meaning::Word(entry) if figures::may_begin(entry, token.shape, token.key));
            let next = self.tokens[at..].iter().position(may_begin);
            let until = next.map_or(self.tokens.len(), |next| at + next);
            self.tokens.copy_within(at..until, kept);
            kept += until - at;
            at = until;
            if next.is_none() {
                break;
            }
            let mut used = 1;
            if let Some(found) = self.figure_at(at) {
                used = found.used;
                let number = u32::try_from(values.len()).expect("fewer values than bytes");
                self.tokens[at + used - 1] = Token {
                    start: found.start,
                    end: found.end,
                    key: found.value.key(),
                    meaning: Meaning::Value(number),
                    ..self.tokens[at]
                };
                values.push(found.value);
            }
            // Kept tokens never overtake the one that is read; the one before `at` is what gaps are measured from.
            at += used;
            self.tokens[kept] = self.tokens[at - 1];
            kept += 1;
        }
        self.tokens.truncate(kept);
        self.values = values;
    }
}

/// Reads one word.
fn read_word(text: &str, piece: u32, previous_end: Option<usize>, place: words::Word) -> Token {
    let (start, end) = (place.start, place.end);
    let word = place.of(text);
    let shape = shape(word);
    let key = Key::of(word);
    let entry = match shape {
        Shape::Digits => Entry::Unknown,
        Shape::Small | Shape::Capital | Shape::Capitals => look_up(word, key, shape),
    };
    let gap = match previous_end {
        None => Gap::Start,
        // Nearly every gap is one space.
        Some(from) if from + 1 == start && text.as_bytes()[from] == b' ' => Gap::Space,
        // The point of `.5` ends no sentence.
        Some(from) if shape == Shape::Digits && ends_in_point(&text[from..start], false) => {
            gap(&text[..from], &text[from..start - 1])
        }
        Some(from) => gap(&text[..from], &text[from..start]),
    };
    Token {
        piece,
        start: offset(start),
        end: offset(end),
        key,
        meaning: Meaning::Word(entry),
        gap,
        shape,
    }
}

/// Returns a place in a text as it is kept; texts past four gigabytes do not come this far.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Returns what the lexicon knows of a word, without its possessive ending if need be.
fn look_up(word: &str, key: Key, shape: Shape) -> Entry {
    let mut entry = lexicon::entry(key);
    if entry == Entry::Unknown {
        let bare = key::without_possessive(word);
        if bare.len() < word.len() {
            entry = lexicon::entry(Key::of(bare));
            if entry == Entry::Small(Word::Us) && shape != Shape::Small {
                return Entry::Name(names::us_lead());
            }
        }
    }
    match entry {
        Entry::Small(Word::Us) if shape == Shape::Capitals => Entry::Name(names::us_lead()),
        Entry::Small(Word::Which) if word == "WHO" => Entry::Name(names::who_lead()),
        // Names have capitals; `turkey` is a bird and `polish` is a verb.
        Entry::Name(_) if shape == Shape::Small => Entry::Unknown,
        other => other,
    }
}

/// Returns how a word is written.
fn shape(word: &str) -> Shape {
    match word.as_bytes() {
        [b'a'..=b'z', ..] => return Shape::Small,
        [b'0'..=b'9', ..] => return Shape::Digits,
        [b'A'..=b'Z', b'a'..=b'z', ..] => return Shape::Capital,
        _ => {}
    }
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if super::decimal::digit(first).is_some() => Shape::Digits,
        Some(first) if first.is_uppercase() => match letters.find(|letter| letter.is_alphabetic()) {
            Some(second) if second.is_uppercase() => Shape::Capitals,
            _ => Shape::Capital,
        },
        _ => Shape::Small,
    }
}

/// Returns what a gap between two words is.
fn gap(before: &str, between: &str) -> Gap {
    if between == ". " && is_abbreviated(before) {
        return Gap::Space;
    }
    let mut found = Gap::Space;
    let mut spaced = false;
    for sign in between.chars() {
        spaced |= sign.is_whitespace();
        found = found.max(match sign {
            '.' | ';' | ':' | '!' | '?' | '\n' | '\u{2028}' | '\u{2029}' | '。' | '…' => Gap::Stop,
            _ if sign.is_whitespace() => Gap::Space,
            '-' | '\u{2010}'..='\u{2013}' | '/' | '$' | '%' => Gap::Space,
            _ => Gap::Comma,
        });
    }
    if found == Gap::Space && !spaced {
        Gap::Joined
    } else {
        found
    }
}

/// Tells whether a text ends in a word after which a full stop ends no sentence: `U.S`, `J`, `St`.
fn is_abbreviated(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    word.contains('.') || word.len() == 1 || ["St", "Mr", "Mrs", "Dr", "Art", "No"].contains(&word)
}

/// Tells whether the word that starts there is written in another script than the Latin one.
fn is_in_other_script(text: &str, start: usize) -> bool {
    // Latin letters with their marks end at U+024F; everything before U+0370 is Latin, phonetic or a mark, and begins
    // with a smaller byte.
    const FIRST_BYTE: u8 = 0xcd;
    text.as_bytes()[start] >= FIRST_BYTE
        && text[start..]
            .chars()
            .next()
            .is_some_and(|first| first >= '\u{370}' && first.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<String> {
        let pieces = [text];
        let reading = Reading::of(&pieces);
        (0..reading.tokens.len())
            .map(|at| reading.text(at).to_owned())
            .collect()
    }

    #[test]
    fn figures_are_one_token() {
        assert_eq!(
            written("Europe adds USD 100 billion by 27 November 2025."),
            ["Europe", "adds", "USD 100 billion", "by", "27 November 2025"]
        );
        assert_eq!(
            written("limited to 600 000 personnel"),
            ["limited", "to", "600 000", "personnel"]
        );
        assert_eq!(
            written("a 100-day truce; 50 % each"),
            ["a", "100-day", "truce", "50 %", "each"]
        );
    }

    #[test]
    fn the_country_and_the_pronoun() {
        let pieces = ["The US tells us that the US\u{2019}s offer stands."];
        let reading = Reading::of(&pieces);
        let is_name = |at: usize| matches!(reading.entry(at), Entry::Name(_));
        assert!(is_name(1) && !is_name(3) && is_name(6));
    }

    #[test]
    fn sides_read_together_are_read_as_each_by_itself() {
        let texts: [&[&str]; 8] = [
            &["The forces of Ukraine are limited to 600 000 troops by 27 November 2025."],
            &["The forces of Ukraine are limited to 600 000 men by 28 November 2025."],
            &["The forces of Ukraine are limited to 600 800 troops, Mr. Smith says."],
            &["The forces of Ukraine are limited to 600", "000 troops"],
            &["Украина обязуется не вступать в НАТО"],
            &["Украина обязуется не вступать в союз"],
            &["", "The forces"],
            &[],
        ];
        for old in texts {
            for new in texts {
                let (one, other) = Reading::of_both(old, new);
                for (together, alone) in [(one, Reading::of(old)), (other, Reading::of(new))] {
                    assert_eq!(together.tokens, alone.tokens, "{old:?} {new:?}");
                    assert_eq!(together.values, alone.values, "{old:?} {new:?}");
                    assert_eq!(together.english, alone.english, "{old:?} {new:?}");
                }
            }
        }
    }

    #[test]
    fn russian_is_not_read_as_english() {
        assert!(!Reading::of(&["Украина обязуется не вступать в НАТО"]).english);
        assert!(Reading::of(&["Ukraine will not join NATO"]).english);
        assert!(!Reading::of(&["Die Ukraine will der NATO auf keinen Fall beitreten"]).english);
        assert!(Reading::of(&["NATO agrees not to station troops in Ukraine"]).english);
    }
}

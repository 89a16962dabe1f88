//! Two sides under comparison, and what every rule asks of them.

use super::{Change, Comparable, Evidence, Rule};
use crate::diff::{Hunk, WordDiff, closed};
use crate::text::key::{KeySet, keys};
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Gap, Meaning, Reading};

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Old,
    New,
}

impl Side {
    /// Returns the other side.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

/// What stands on the old side, and on the new one.
#[derive(Debug, Default)]
pub(super) struct Sides<T> {
    pub(super) old: T,
    pub(super) new: T,
}

/// What is set aside once its like is found on the other side.
pub(super) trait Settled {
    /// Returns whether it is set aside, to be read and changed.
    fn settled(&mut self) -> &mut bool;
}

/// Pairs what is not settled, first with first, and settles it. Returns the places of the pairs. Where `alike` sorts things
/// into classes, the mirror image is the same.
pub(super) fn pair_up<T: Settled>(
    sides: &mut Sides<Vec<T>>,
    alike: impl Fn(&T, &T) -> bool,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (old_index, old) in sides.old.iter_mut().enumerate() {
        if *old.settled() {
            continue;
        }
        let partner = (sides.new.iter_mut()).position(|new| !*new.settled() && alike(old, new));
        if let Some(new_index) = partner {
            *old.settled() = true;
            *sides.new[new_index].settled() = true;
            pairs.push((old_index, new_index));
        }
    }
    pairs
}

/// Two sides under comparison.
pub(super) struct Pair<'p> {
    pub(super) old: &'p Reading<'p>,
    pub(super) new: &'p Reading<'p>,
    /// The words that correspond, where words may be compared.
    pub(super) words: Option<&'p WordDiff>,
    pub(super) how: Comparable,
    /// The words of each side that only say who tells it, as first and last token.
    pub(super) framing: Sides<Vec<(usize, usize)>>,
}

/// Sentences quote so many letters of a text at most; past it they end in an ellipsis. Two lines of a table.
const MAX_QUOTED: usize = 70;

/// Between the old value and the new one in a sentence.
pub(super) const ARROW: &str = " -> ";

impl<'p> Pair<'p> {
    /// Returns one side.
    pub(super) fn side(&self, side: Side) -> &'p Reading<'p> {
        match side {
            Side::Old => self.old,
            Side::New => self.new,
        }
    }

    /// Returns the words of a side that only say who tells it.
    pub(super) fn framing(&self, side: Side) -> &[(usize, usize)] {
        match side {
            Side::Old => &self.framing.old,
            Side::New => &self.framing.new,
        }
    }

    /// Tells whether a token is one of those.
    pub(super) fn is_framing(&self, side: Side, at: usize) -> bool {
        let mut stretches = self.framing(side).iter();
        stretches.any(|(first, last)| (*first..=*last).contains(&at))
    }

    /// Reads something on both sides.
    pub(super) fn read<T>(&self, read: impl Fn(&Reading, Side) -> T) -> Sides<T> {
        Sides {
            old: read(self.old, Side::Old),
            new: read(self.new, Side::New),
        }
    }

    /// Tells whether rules about English words may be asked.
    pub(super) fn has_rules_of_words(&self) -> bool {
        self.how != Comparable::Figures && self.old.english && self.new.english
    }

    /// Returns the change that a token is in: none when it stayed, when words may not be compared, and when all is
    /// rewritten, so that being in one change says that two tokens took each other's place.
    pub(super) fn hunk(&self, side: Side, at: usize) -> Option<u32> {
        let words = self.words.filter(|words| !words.rewritten)?;
        let hunks = match side {
            Side::Old => &words.old_hunks,
            Side::New => &words.new_hunks,
        };
        hunks.get(at).copied().flatten()
    }

    /// Tells whether places in the sentence mean anything.
    pub(super) fn is_aligned(&self) -> bool {
        self.words.is_some_and(|words| !words.rewritten)
    }

    /// Returns the changes between texts in which places mean something; none between others.
    pub(super) fn aligned_hunks(&self) -> &[Hunk] {
        self.words
            .filter(|words| !words.rewritten)
            .map_or(&[], |words| &words.hunks)
    }

    /// Returns the token of the other side that a token corresponds to.
    pub(super) fn partner(&self, side: Side, at: usize) -> Option<usize> {
        let words = self.words.filter(|words| !words.rewritten)?;
        if self.hunk(side, at).is_some() {
            return None;
        }
        let sides = |hunk: &Hunk| match side {
            Side::Old => (hunk.old.end as usize, hunk.new.end as usize),
            Side::New => (hunk.new.end as usize, hunk.old.end as usize),
        };
        let behind = words.hunks.partition_point(|hunk| sides(hunk).0 <= at);
        let (here, there) = behind
            .checked_sub(1)
            .map_or((0, 0), |last| sides(&words.hunks[last]));
        Some(there + at - here)
    }

    /// Returns the stretch that `first_of` finds the first token of, with its last token, where one side alone has such.
    pub(super) fn on_one_side(
        &self,
        first_of: impl Fn(&Reading, usize) -> Option<usize>,
    ) -> Option<(Side, (usize, usize))> {
        let found = self
            .read(|reading, _| (0..reading.tokens.len()).find_map(|at| Some((first_of(reading, at)?, at))));
        match (found.old, found.new) {
            (Some(stretch), None) => Some((Side::Old, stretch)),
            (None, Some(stretch)) => Some((Side::New, stretch)),
            (None, None) | (Some(_), Some(_)) => None,
        }
    }

    /// Tells whether both sides have the same words and figures in the same order.
    pub(super) fn is_same(&self) -> bool {
        match self.words {
            Some(words) => words.hunks.is_empty(),
            None => self.old.tokens.iter().map(|token| token.key).eq(self
                .new
                .tokens
                .iter()
                .map(|token| token.key)),
        }
    }

    /// Tells whether a change rests on one of the tokens from `first` to `last` already.
    pub(super) fn is_told(&self, changes: &[Change], side: Side, first: usize, last: usize) -> bool {
        let tokens = &self.side(side).tokens[first..=last];
        let mut places = changes.iter().flat_map(|change| change.places(side));
        places.any(|place| tokens.iter().any(|token| place.holds(token)))
    }

    /// Builds a change that rests on all there is.
    pub(super) fn whole(&self, rule: &'static Rule) -> Change {
        let all = |side: Side| match self.side(side).tokens.len() {
            0 => Vec::new(),
            count => self.evidence(side, 0, count - 1),
        };
        Change {
            rule,
            sentence: rule.title.to_owned(),
            old: all(Side::Old),
            new: all(Side::New),
        }
    }

    /// Returns the places of tokens from `first` to `last`, one for every piece that they reach.
    pub(super) fn evidence(&self, side: Side, first: usize, last: usize) -> Vec<Evidence> {
        let tokens = &self.side(side).tokens[first..=last];
        let mut places: Vec<Evidence> = Vec::with_capacity(1);
        for token in tokens {
            match places.last_mut() {
                Some(place) if place.piece == token.piece => place.end = token.end,
                _ => places.push(Evidence {
                    piece: token.piece,
                    start: token.start,
                    end: token.end,
                }),
            }
        }
        for place in &mut places {
            place.end = closed(
                self.side(side).pieces[place.piece as usize],
                place.start,
                place.end,
            );
        }
        places
    }

    /// Returns tokens from `first` to `last` as they are printed, on one line and not too long.
    pub(super) fn quote(&self, side: Side, first: usize, last: usize) -> String {
        let reading = self.side(side);
        let (from, to) = (&reading.tokens[first], &reading.tokens[last]);
        let text = reading.pieces[from.piece as usize];
        let end = if from.piece == to.piece {
            closed(text, from.start, to.end) as usize
        } else {
            text.len()
        };
        let mut quoted = String::with_capacity(end - from.start as usize);
        let mut letters = 0;
        for word in text[from.start as usize..end].split_whitespace() {
            let length = word.chars().count();
            if letters > 0 && letters + length > MAX_QUOTED {
                quoted.push('\u{2026}');
                break;
            }
            if letters > 0 {
                quoted.push(' ');
            }
            quoted.push_str(word);
            letters += length + 1;
        }
        quoted
    }

    /// Quotes a place with a few words around it in its sentence.
    pub(super) fn quote_around(&self, side: Side, places: &[Evidence]) -> Option<String> {
        const AROUND: usize = 4;
        let reading = self.side(side);
        let mut at = (0..reading.tokens.len())
            .filter(|at| places.iter().any(|place| place.holds(&reading.tokens[*at])));
        let first = at.next()?;
        let last = at.next_back().unwrap_or(first);
        let start = sentence_start(reading, first).max(first.saturating_sub(AROUND));
        let end = (sentence_end(reading, last) - 1).min(last + AROUND);
        Some(self.quote(side, start, end))
    }

    /// Builds a change that rests on stretches of tokens, given as first and last.
    pub(super) fn change(
        &self,
        rule: &'static Rule,
        sentence: String,
        old: &[(usize, usize)],
        new: &[(usize, usize)],
    ) -> Change {
        let places = |side: Side, stretches: &[(usize, usize)]| -> Vec<Evidence> {
            let mut places: Vec<Evidence> = stretches
                .iter()
                .flat_map(|(first, last)| self.evidence(side, *first, *last))
                .collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        Change {
            rule,
            sentence,
            old: places(Side::Old, old),
            new: places(Side::New, new),
        }
    }

    /// Builds the change of words that took the place of others, given as first and last token; quotes both.
    pub(super) fn exchanged(&self, rule: &'static Rule, old: (usize, usize), new: (usize, usize)) -> Change {
        let sentence = format!(
            "{}{ARROW}{}",
            self.quote(Side::Old, old.0, old.1),
            self.quote(Side::New, new.0, new.1)
        );
        self.change(rule, sentence, &[old], &[new])
    }

    /// Builds the change of words on one side that have others for their like: `removed` fires when they are on the old side.
    pub(super) fn exchanged_on(
        &self,
        side: Side,
        (removed, added): (&'static Rule, &'static Rule),
        mine: (usize, usize),
        theirs: (usize, usize),
    ) -> Change {
        match side {
            Side::Old => self.exchanged(removed, mine, theirs),
            Side::New => self.exchanged(added, theirs, mine),
        }
    }

    /// Builds the change of a fact that is on one side only: `removed` fires when that is the old side.
    pub(super) fn one_sided(
        &self,
        side: Side,
        (removed, added): (&'static Rule, &'static Rule),
        sentence: String,
        stretches: &[(usize, usize)],
    ) -> Change {
        match side {
            Side::Old => self.change(removed, sentence, stretches, &[]),
            Side::New => self.change(added, sentence, &[], stretches),
        }
    }
}

/// Returns the next word from a token on that carries meaning and is no name and no figure, in the same sentence.
/// Looks at `reach` tokens at most.
pub(super) fn next_content(reading: &Reading, from: usize, reach: usize) -> Option<usize> {
    for at in from..(from + reach).min(reading.tokens.len()) {
        if at > 0 && reading.tokens[at].gap >= Gap::Stop {
            return None;
        }
        match reading.tokens[at].meaning {
            Meaning::Word(Entry::Small(word)) if is_content(word) => return Some(at),
            Meaning::Word(Entry::Small(_) | Entry::Name(_)) => {}
            Meaning::Word(_) => return Some(at),
            Meaning::Value(_) => return None,
        }
    }
    None
}

/// Tells whether a small word can be what a duty or a negation is about.
fn is_content(word: Word) -> bool {
    matches!(
        word,
        Word::Limit
            | Word::Limited
            | Word::Exceed
            | Word::Delay
            | Word::Condition
            | Word::Restriction
            | Word::Refuse
    )
}

/// Sentences are looked at so far back and ahead; the longest one of the plans has 45 words.
const LONGEST_SENTENCE: usize = 80;

/// Returns the first token of the sentence that a token is in.
pub(super) fn sentence_start(reading: &Reading, at: usize) -> usize {
    let earliest = at.saturating_sub(LONGEST_SENTENCE);
    (earliest..=at)
        .rev()
        .find(|at| reading.begins(*at))
        .unwrap_or(earliest)
}

/// Returns the token after the last one of the sentence that a token is in.
pub(super) fn sentence_end(reading: &Reading, at: usize) -> usize {
    let latest = (at + LONGEST_SENTENCE).min(reading.tokens.len());
    (at + 1..latest).find(|at| reading.begins(*at)).unwrap_or(latest)
}

/// Returns the words before a token that no comma parts from it, nearest first.
pub(super) fn unparted_before(reading: &Reading, at: usize) -> impl Iterator<Item = usize> {
    let earliest = at.saturating_sub(LONGEST_SENTENCE);
    (earliest..at)
        .rev()
        .take_while(|before| reading.tokens[before + 1].gap < Gap::Comma)
}

/// Returns the first of the single words that commas and at last an `or` join: `searched` of `searched, seized or
/// detained`.
pub(super) fn list_head(reading: &Reading, at: usize) -> usize {
    let is_or = |at: usize| matches!(reading.word(at), Some(Word::Or | Word::And));
    let ends = |at: usize| is_or(at + 1);
    let goes_on = |at: usize| (reading.tokens.get(at + 1)).is_some_and(|next| next.gap == Gap::Comma);
    let mut head = at;
    if head > 1 && is_or(head - 1) && reading.tokens[head - 2].gap == Gap::Comma {
        head -= 2;
    }
    while head > 0 && reading.tokens[head].gap == Gap::Comma && (ends(head) || goes_on(head)) {
        head -= 1;
    }
    head
}

/// Returns the word of negation before a token, in the same sentence and with no comma between them.
pub(super) fn negated_before(reading: &Reading, at: usize) -> Option<usize> {
    unparted_before(reading, at).find(|before| is_negation(reading, *before))
}

/// Tells whether a token is a word of negation.
pub(super) fn is_negation(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.word(at),
        Some(
            Word::Not
                | Word::No
                | Word::Never
                | Word::Without
                | Word::Neither
                | Word::Nor
                | Word::Nobody
                | Word::Cannot
                | Word::DoNot
                | Word::WillNot
                | Word::IsNot
                | Word::MustNot
                | Word::ShouldNot
        )
    )
}

/// Returns the first of the words that set aside what stands at a token, small words before it included: `instead of the US`,
/// `rather than in 2030`, `, not 600,000`.
pub(super) fn set_aside_before(reading: &Reading, at: usize) -> Option<usize> {
    const STEAD: KeySet<3> = keys(["instead", "lieu", "place"]);
    let mut here = at;
    for _ in 0..BEFORE_SET_ASIDE {
        let before = here.checked_sub(1)?;
        if reading.begins(here) || reading.tokens[here].gap >= Gap::Comma {
            return None;
        }
        let leads = |words: &KeySet<3>| before > 0 && reading.is_any(before - 1, words);
        match reading.word(before)? {
            Word::Of if leads(&STEAD) => {
                let is_in = before > 1 && reading.is(before - 2, Word::In);
                return Some(before - 1 - usize::from(is_in));
            }
            Word::Than if before > 0 && reading.is_any(before - 1, &const { keys(["rather"]) }) => {
                return Some(before - 1);
            }
            // A `not` with a verb before it denies what that says.
            Word::Not => {
                let is_apart = reading.tokens[before].gap == Gap::Comma
                    || before > 0 && matches!(reading.word(before - 1), Some(Word::But | Word::And));
                return is_apart.then_some(before);
            }
            Word::The
            | Word::A
            | Word::Of
            | Word::From
            | Word::By
            | Word::In
            | Word::On
            | Word::At
            | Word::To
            | Word::With
            | Word::For
            | Word::Until => here = before,
            _ => return None,
        }
    }
    None
}

/// Between `instead of` and what it sets aside stand so many small words at most: `instead of by the US`.
const BEFORE_SET_ASIDE: usize = 4;

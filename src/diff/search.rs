//! Which words of two sides correspond: the heaviest common subsequence.
//!
//! 1. The common head and tail are cut off.
//! 2. What is left is settled by a table over old and new words, as long as it has at most [`MAX_CELLS`] cells. A
//!    pair weighs more when the word carries meaning than when it is glue, and neighbours that stay neighbours weigh
//!    a little extra, so that stray matches lose against runs.
//! 3. Larger middles are cut at words (then at pairs of words) that occur once on either side, in the longest chain
//!    that keeps its order (as in patience diff); each part begins again at 1, at most [`MAX_DEPTH`] times.
//! 4. A part that is still too large and has no such word is given up: it counts as replaced as a whole.
//!
//! Plain shortest edit scripts (Myers, histogram) were tried first: they are as fast, but tie words to any equal word, and the
//! clean-up afterwards has to guess. Ties are settled after putting the sides into an order of their own, so the result does not
//! depend on which is old.
//!
//! Cost: [`MAX_CELLS`] steps and bytes at most for a part; outside of tables n log n for every level of 3.

use rustc_hash::FxHashMap;

use crate::text::fold::same_word;
use crate::text::key::Key;
use crate::text::lexicon::{Entry, Word};
use crate::text::tokens::{Meaning, Reading, Token};

/// A stretch of tokens that is common to both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) old: u32,
    pub(super) new: u32,
    pub(super) length: u32,
}

/// A table may have so many cells: 300 by 300 words, five times the longest clause of the plans, in about a third
/// of a millisecond. Past it the middle is cut at anchors.
const MAX_CELLS: usize = 90_000;

/// How often a part may be cut at anchors. Every level costs as much as the part is long; texts of this kind need
/// two, and texts made to need more are given up.
const MAX_DEPTH: u32 = 6;

/// The weights of a pair: a small word, any other word, and the extra for following its neighbour. Three small words
/// in a row outweigh one stray word, two do not.
const GLUE: i32 = 2;
const CONTENT: i32 = 6;
const NEIGHBOUR: i32 = 1;

/// Returns the common stretches of two sides, in order, as long as they get.
pub(super) fn common_runs(old: &Reading, new: &Reading) -> Vec<Run> {
    let swap = comes_after(&old.tokens, &new.tokens);
    let (first, second) = if swap { (new, old) } else { (old, new) };
    let mut search = Search {
        first,
        second,
        // The first side has no more tokens than the second one.
        pairs: Vec::with_capacity(first.tokens.len()),
        table: Vec::new(),
    };
    search.part(0..first.tokens.len(), 0..second.tokens.len(), MAX_DEPTH);
    let mut runs: Vec<Run> = Vec::new();
    for (one, other) in search.pairs {
        let (old_at, new_at) = if swap { (other, one) } else { (one, other) };
        match runs.last_mut() {
            Some(run) if run.old + run.length == old_at && run.new + run.length == new_at => run.length += 1,
            _ => runs.push(Run {
                old: old_at,
                new: new_at,
                length: 1,
            }),
        }
    }
    runs
}

/// Orders two sides by themselves and not by their names.
fn comes_after(one: &[Token], other: &[Token]) -> bool {
    let keys = |tokens: &[Token]| tokens.len();
    keys(one).cmp(&keys(other)).then_with(|| {
        one.iter()
            .map(|token| token.key)
            .cmp(other.iter().map(|token| token.key))
    }) == std::cmp::Ordering::Greater
}

type Part = std::ops::Range<usize>;

/// The search under way: pairs come out in ascending order.
struct Search<'s, 'a> {
    first: &'s Reading<'a>,
    second: &'s Reading<'a>,
    pairs: Vec<(u32, u32)>,
    table: Vec<u8>,
}

impl Search<'_, '_> {
    /// Tells whether two tokens are the same to a reader. Keys differ for nearly all that differ; the letters are
    /// asked so that no two words made to share a key can hide a change.
    fn same(&self, one: usize, other: usize) -> bool {
        let (left, right) = (&self.first.tokens[one], &self.second.tokens[other]);
        if left.key != right.key {
            return false;
        }
        match (left.meaning, right.meaning) {
            (Meaning::Word(_), Meaning::Word(_)) => {
                self.first.bytes(one) == self.second.bytes(other)
                    || same_word(self.first.text(one), self.second.text(other))
            }
            (Meaning::Value(_), Meaning::Value(_)) => {
                self.first.value(one).map(|value| value.key())
                    == self.second.value(other).map(|value| value.key())
            }
            (Meaning::Word(_), Meaning::Value(_)) | (Meaning::Value(_), Meaning::Word(_)) => false,
        }
    }

    fn pair(&mut self, one: usize, other: usize) {
        let number = |at: usize| u32::try_from(at).expect("fewer tokens than bytes");
        self.pairs.push((number(one), number(other)));
    }

    /// Matches one part of either side.
    fn part(&mut self, mut first: Part, mut second: Part, depth: u32) {
        while !first.is_empty() && !second.is_empty() && self.same(first.start, second.start) {
            self.pair(first.start, second.start);
            first.start += 1;
            second.start += 1;
        }
        let tail = first.end;
        let mut tail_second = second.end;
        while !first.is_empty() && !second.is_empty() && self.same(first.end - 1, second.end - 1) {
            first.end -= 1;
            second.end -= 1;
        }
        if !first.is_empty() && !second.is_empty() {
            if first.len().saturating_mul(second.len()) <= MAX_CELLS {
                self.by_table(first.clone(), second.clone());
            } else if depth > 0 {
                self.by_anchors(first.clone(), second.clone(), depth);
            }
        }
        tail_second -= tail - first.end;
        for (offset, one) in (first.end..tail).enumerate() {
            self.pair(one, tail_second + offset);
        }
    }

    /// Cuts a part at words, or pairs of words, that occur once on either side.
    fn by_anchors(&mut self, first: Part, second: Part, depth: u32) {
        let mut anchors = self.anchors(first.clone(), second.clone(), 1);
        if anchors.is_empty() {
            anchors = self.anchors(first.clone(), second.clone(), 2);
        }
        if anchors.is_empty() {
            return;
        }
        let (mut from_first, mut from_second) = (first.start, second.start);
        for (one, other) in anchors {
            // A pair that an earlier part has already taken as its tail is behind us.
            if one < from_first || other < from_second {
                continue;
            }
            self.part(from_first..one, from_second..other, depth - 1);
            self.pair(one, other);
            from_first = one + 1;
            from_second = other + 1;
        }
        self.part(from_first..first.end, from_second..second.end, depth - 1);
    }

    /// Returns the longest chain of stretches of `width` words that occur once on either side.
    fn anchors(&self, first: Part, second: Part, width: usize) -> Vec<(usize, usize)> {
        let once = |reading: &Reading, part: Part| {
            let mut places: FxHashMap<Key, Option<usize>> = FxHashMap::default();
            for at in part.start..part.end.saturating_sub(width - 1) {
                let key = match width {
                    1 => reading.tokens[at].key,
                    _ => Key::of_numbers(&[
                        reading.tokens[at].key.number(),
                        reading.tokens[at + 1].key.number(),
                    ]),
                };
                places
                    .entry(key)
                    .and_modify(|place| *place = None)
                    .or_insert(Some(at));
            }
            places
        };
        let (ones, others) = (once(self.first, first.clone()), once(self.second, second));
        let mut pairs: Vec<(usize, usize)> = ones
            .iter()
            .filter_map(|(key, one)| Some(((*one)?, (*others.get(key)?)?)))
            .filter(|(one, other)| self.same(*one, *other))
            .collect();
        pairs.sort_unstable();
        longest_chain(&pairs)
    }

    /// Matches a part by the table of all pairs.
    fn by_table(&mut self, first: Part, second: Part) {
        let width = second.len();
        let mut table = std::mem::take(&mut self.table);
        table.clear();
        table.resize(first.len() * width, 0);
        // The best of all before a column, and the best that ends in a pair there, for the row above.
        let mut best = vec![0i32; width + 1];
        let mut paired = vec![NEVER; width + 1];
        for (row, one) in first.clone().enumerate() {
            let token = &self.first.tokens[one];
            let weight = weight(token);
            let (mut best_diagonal, mut paired_diagonal) = (0, NEVER);
            let mut best_left = 0;
            let cells = &mut table[row * width..(row + 1) * width];
            for (column, other) in self.second.tokens[second.clone()].iter().enumerate() {
                let (above, paired_above) = (best[column + 1], paired[column + 1]);
                let mut step = UP;
                let mut top = above;
                if best_left > top {
                    top = best_left;
                    step = LEFT;
                }
                let mut here = NEVER;
                if token.key == other.key {
                    let following = paired_diagonal + NEIGHBOUR;
                    let mut mode = 0;
                    here = weight + best_diagonal;
                    if following >= best_diagonal {
                        here = weight + following;
                        mode = FOLLOWS;
                    }
                    if here >= top {
                        top = here;
                        step = PAIR;
                    }
                    step |= mode;
                }
                cells[column] = step;
                best_diagonal = above;
                paired_diagonal = paired_above;
                best[column + 1] = top;
                paired[column + 1] = here;
                best_left = top;
            }
        }
        self.walk_back(&table, first, second);
        self.table = table;
    }

    /// Reads the best chain out of the table, from its end.
    fn walk_back(&mut self, table: &[u8], first: Part, second: Part) {
        let from = self.pairs.len();
        let (mut row, mut column) = (first.len(), second.len());
        let mut must_pair = false;
        while row > 0 && column > 0 {
            let cell = table[(row - 1) * second.len() + column - 1];
            if must_pair || cell & STEP == PAIR {
                row -= 1;
                column -= 1;
                if self.same(first.start + row, second.start + column) {
                    self.pair(first.start + row, second.start + column);
                }
                must_pair = cell & FOLLOWS != 0;
            } else if cell & STEP == UP {
                row -= 1;
            } else {
                column -= 1;
            }
        }
        self.pairs[from..].reverse();
    }
}

/// Below every weight that a chain can have, with room to add to.
const NEVER: i32 = i32::MIN / 2;

/// What a cell of the table says: where the best comes from, and whether its pair follows the pair before it.
const UP: u8 = 0;
const LEFT: u8 = 1;
const PAIR: u8 = 2;
const STEP: u8 = 3;
const FOLLOWS: u8 = 4;

/// Returns how much a pair of such tokens weighs.
fn weight(token: &Token) -> i32 {
    if is_glue(token) { GLUE } else { CONTENT }
}

/// Tells whether a token only holds others together.
pub(super) fn is_glue(token: &Token) -> bool {
    matches!(token.meaning, Meaning::Word(Entry::Small(word)) if Word::is_glue(word))
}

/// Returns the longest chain of pairs, sorted by the first side, that ascends on the second side too.
fn longest_chain(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (number, (_, other)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *other);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(number);
        } else {
            ends[length] = number;
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(number) = at {
        chain.push(pairs[number]);
        at = before[number];
    }
    chain.reverse();
    chain
}

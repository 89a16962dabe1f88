//! Reads what a program printed back into rows of clauses, so that it can be held against the truth.
//!
//! plandiff says itself which clauses belong together. A program that marks words does not: its reader has to see
//! it. Two clauses count as a pair here when a third of the shorter one is shown as common text, or when one whole
//! clause is replaced in place by one. That is generous to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::inputs::Case;
use crate::inputs::forms::Form;
use crate::inputs::score::Found;
use crate::programs::Output;

/// From which share of the letters of the shorter clause on two clauses count as a pair: what most people see at a
/// glance as the same sentence, edited.
const COMMON_LETTERS: f64 = 0.3;

/// Returns the rows that the output shows; none when it is not of a kind that is read, or not whole.
pub fn read(output: Output, printed: &[u8], case: &Case, form: Form) -> Option<Vec<Found>> {
    match output {
        Output::Rows => rows(printed),
        Output::MarkedWords => marked_words(&String::from_utf8_lossy(printed), case, form),
        Output::Unread => None,
    }
}

#[derive(Deserialize)]
struct Diff {
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    verdict: String,
    moved: bool,
    old: Vec<Entry>,
    new: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    index: u32,
}

fn rows(printed: &[u8]) -> Option<Vec<Found>> {
    let diff: Diff = serde_json::from_slice(printed).ok()?;
    let indexes = |entries: Vec<Entry>| entries.into_iter().map(|entry| entry.index).collect();
    let found = |row: Row| Found {
        old: indexes(row.old),
        new: indexes(row.new),
        verdict: Some(row.verdict),
        moved: row.moved,
    };
    Some(diff.rows.into_iter().map(found).collect())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Common,
    Removed,
    Added,
}

fn marked_words(printed: &str, case: &Case, form: Form) -> Option<Vec<Found>> {
    let words = words_with_marks(printed);
    let (old, new) = (Side::new(form, &case.old), Side::new(form, &case.new));
    let shown = |not: Mark| {
        words
            .iter()
            .filter(move |(mark, _)| *mark != not)
            .map(|(_, word)| *word)
    };
    let whole = shown(Mark::Added).eq(old.words()) && shown(Mark::Removed).eq(new.words());
    whole.then(|| grouped(&pairs(&words, &old, &new), case.old.len(), case.new.len()))
}

/// Cuts the output into words, each with what it is said to be.
fn words_with_marks(printed: &str) -> Vec<(Mark, &str)> {
    const SIGNS: [(&str, Mark); 4] = [
        ("[-", Mark::Removed),
        ("-]", Mark::Common),
        ("{+", Mark::Added),
        ("+}", Mark::Common),
    ];
    // git has a head of some lines that ends with the place of the change.
    let mut rest = match printed.find("\n@@") {
        Some(place) if printed.starts_with("diff ") => {
            printed[place + 1..].split_once('\n').map_or("", |(_, rest)| rest)
        }
        Some(_) | None => printed,
    };
    let (mut words, mut mark) = (Vec::new(), Mark::Common);
    loop {
        let signs = SIGNS
            .iter()
            .filter_map(|&(sign, next)| Some((rest.find(sign)?, sign, next)));
        let nearest = signs.min_by_key(|(place, ..)| *place);
        let end = nearest.map_or(rest.len(), |(place, ..)| place);
        words.extend(rest[..end].split_whitespace().map(|word| (mark, word)));
        let Some((place, sign, next)) = nearest else {
            return words;
        };
        rest = &rest[place + sign.len()..];
        mark = next;
    }
}

/// The words of a side, each with the clause that it is in.
struct Side {
    text: String,
    clause_ends: Vec<usize>,
    letters: Vec<usize>,
}

impl Side {
    fn new(form: Form, clauses: &[String]) -> Self {
        let text = String::from_utf8(form.write(clauses)).expect("lines of text are text");
        let mut count = 0;
        let words = text.lines().map(|line| line.split_whitespace());
        let clause_ends = words.map(|words| {
            count += words.count();
            count
        });
        let clause_ends = clause_ends.collect();
        let letters = text
            .lines()
            .map(|line| line.split_whitespace().map(str::len).sum())
            .collect();
        Self {
            clause_ends,
            letters,
            text,
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split_whitespace()
    }

    /// Returns the clause that a word is in, counted from 0 like the word.
    fn clause(&self, word: usize) -> usize {
        self.clause_ends.partition_point(|&end| end <= word)
    }

    /// Returns the clause that these words are, if they are one and nothing else.
    fn whole_clause(&self, words: std::ops::Range<usize>) -> Option<usize> {
        let clause = self.clause(words.start);
        let start = clause.checked_sub(1).map_or(0, |before| self.clause_ends[before]);
        let end = self.clause_ends.get(clause).copied()?;
        (!words.is_empty() && words == (start..end)).then_some(clause)
    }
}

/// Returns the clauses that a reader would see as pairs.
fn pairs(words: &[(Mark, &str)], old: &Side, new: &Side) -> BTreeSet<(usize, usize)> {
    let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    let (mut old_word, mut new_word) = (0, 0);
    for run in words.chunk_by(|one, next| (one.0 == Mark::Common) == (next.0 == Mark::Common)) {
        let (old_start, new_start) = (old_word, new_word);
        for (mark, word) in run {
            if *mark == Mark::Common {
                *common
                    .entry((old.clause(old_word), new.clause(new_word)))
                    .or_default() += word.len();
            }
            old_word += usize::from(*mark != Mark::Added);
            new_word += usize::from(*mark != Mark::Removed);
        }
        if run.iter().all(|(mark, _)| *mark != Mark::Common) {
            pairs.extend(
                old.whole_clause(old_start..old_word)
                    .zip(new.whole_clause(new_start..new_word)),
            );
        }
    }
    let enough = |&((one, other), letters): &((usize, usize), usize)| {
        letters as f64 >= COMMON_LETTERS * old.letters[one].min(new.letters[other]) as f64
    };
    pairs.extend(common.into_iter().filter(enough).map(|(pair, _)| pair));
    pairs
}

/// Joins pairs that share a clause into rows; clauses without a pair stand alone.
fn grouped(pairs: &BTreeSet<(usize, usize)>, olds: usize, news: usize) -> Vec<Found> {
    // Both sides in one list, the new side behind the old one; each clause points towards the first of its row.
    let mut first: Vec<usize> = (0..olds + news).collect();
    fn root(first: &[usize], mut clause: usize) -> usize {
        while first[clause] != clause {
            clause = first[clause];
        }
        clause
    }
    for &(old, new) in pairs {
        let (one, other) = (root(&first, old), root(&first, olds + new));
        first[one.max(other)] = one.min(other);
    }
    let mut rows: BTreeMap<usize, Found> = BTreeMap::new();
    let alone = || Found {
        old: Vec::new(),
        new: Vec::new(),
        verdict: None,
        moved: false,
    };
    for clause in 0..olds + news {
        let row = rows.entry(root(&first, clause)).or_insert_with(alone);
        let index = |place: usize| u32::try_from(place).expect("a case has fewer clauses than a u32 counts");
        match clause.checked_sub(olds) {
            None => row.old.push(index(clause)),
            Some(new) => row.new.push(index(new)),
        }
    }
    rows.into_values().collect()
}

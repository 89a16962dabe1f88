//! Two aligners as anybody would write them first, to see how hard a set is.
//!
//! Both weigh words, and groups of three to five letters, by how rare they are (TF-IDF with the logarithm of the count) and
//! compare by the cosine. One pairs whatever is alike, in any order: some support from the neighbours, then the assignment
//! with the greatest sum (Kuhn 1955, in the form of Jonker and Volgenant 1987). The other keeps the order: the path with the
//! greatest sum (Needleman and Wunsch 1970). Each threshold is the one that fits the set best, which an aligner that has not
//! seen the links cannot know.

use std::collections::HashMap;

use super::{Links, Pair, Score};

/// How much the neighbours add to a likeness.
const SUPPORT: f64 = 0.2;

/// The likeness of every old line to every new one.
type Likeness = Vec<Vec<f64>>;

/// Scores the better of the two aligners on a set: its name, and its score with the best threshold.
pub(super) fn best(pairs: &[Pair]) -> (&'static str, Score) {
    let likeness: Vec<Likeness> = pairs.iter().map(likeness).collect();
    let thresholds = || (2..28).map(|step| f64::from(step) * 0.025);
    let best_of = |matched: &dyn Fn(&Likeness, f64) -> Links| {
        let scored = thresholds().map(|threshold| {
            let mut score = Score::default();
            for (pair, likeness) in pairs.iter().zip(&likeness) {
                score.add(pair, &matched(likeness, threshold));
            }
            score
        });
        scored
            .max_by(|one, other| one.f1().total_cmp(&other.f1()))
            .expect("there are thresholds")
    };
    let supported: HashMap<*const Likeness, Likeness> = likeness
        .iter()
        .map(|likeness| (std::ptr::from_ref(likeness), with_support(likeness)))
        .collect();
    let any_order = best_of(&|likeness, threshold| {
        let supported = &supported[&std::ptr::from_ref(likeness)];
        let mut links = assign(supported);
        links.retain(|(old, new)| supported[*old as usize][*new as usize] >= threshold);
        links
    });
    let in_order = best_of(&keep_order);
    if any_order.f1() >= in_order.f1() {
        ("in any order", any_order)
    } else {
        ("order kept", in_order)
    }
}

/// Returns how alike the lines of a pair are: half by words, half by letters.
fn likeness(pair: &Pair) -> Likeness {
    let words = |line: &str| -> Vec<String> {
        line.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let letters = |line: &str| -> Vec<String> {
        let mut groups = Vec::new();
        for word in words(line) {
            let letters: Vec<char> = format!(" {word} ").chars().collect();
            for length in 3..=5 {
                groups.extend(
                    letters
                        .windows(length)
                        .map(|group| group.iter().collect::<String>()),
                );
            }
        }
        groups
    };
    let by_words = cosines(pair, &words);
    let by_letters = cosines(pair, &letters);
    by_words
        .into_iter()
        .zip(by_letters)
        .map(|(one, other)| one.into_iter().zip(other).map(|(a, b)| (a + b) / 2.0).collect())
        .collect()
}

/// Returns the cosines between the weighed parts of old and new lines.
fn cosines(pair: &Pair, parts: &dyn Fn(&str) -> Vec<String>) -> Likeness {
    let lines: Vec<Vec<String>> = pair.old.iter().chain(&pair.new).map(|line| parts(line)).collect();
    let mut held_by: HashMap<&str, f64> = HashMap::new();
    for line in &lines {
        let mut distinct: Vec<&str> = line.iter().map(String::as_str).collect();
        distinct.sort_unstable();
        distinct.dedup();
        for part in distinct {
            *held_by.entry(part).or_default() += 1.0;
        }
    }
    let n_lines = lines.len() as f64;
    let vectors: Vec<HashMap<&str, f64>> = lines
        .iter()
        .map(|line| {
            let mut counts: HashMap<&str, f64> = HashMap::new();
            for part in line {
                *counts.entry(part).or_default() += 1.0;
            }
            for (part, count) in &mut counts {
                let rarity = ((1.0 + n_lines) / (1.0 + held_by[part])).ln() + 1.0;
                *count = (1.0 + count.ln()) * rarity;
            }
            let length = counts.values().map(|weight| weight * weight).sum::<f64>().sqrt();
            counts
                .values_mut()
                .for_each(|weight| *weight /= length.max(f64::MIN_POSITIVE));
            counts
        })
        .collect();
    let (old, new) = vectors.split_at(pair.old.len());
    old.iter()
        .map(|one| {
            new.iter()
                .map(|other| {
                    one.iter()
                        .map(|(part, weight)| weight * other.get(part).unwrap_or(&0.0))
                        .sum()
                })
                .collect()
        })
        .collect()
}

/// Adds what the best of the neighbours, up to two lines before and after on both sides, have in common.
fn with_support(likeness: &Likeness) -> Likeness {
    let at = |old: usize, new: usize| {
        likeness
            .get(old)
            .and_then(|row| row.get(new))
            .copied()
            .unwrap_or(0.0)
    };
    let near = |old: usize, new: usize| -> f64 {
        let mut sum = 0.0;
        for up in 1..=2 {
            let before = (1..=2).filter_map(|left| Some(at(old.checked_sub(up)?, new.checked_sub(left)?)));
            let after = (1..=2).map(|right| at(old + up, new + right));
            sum += before.fold(0.0, f64::max) + after.fold(0.0, f64::max);
        }
        sum / 4.0
    };
    (0..likeness.len())
        .map(|old| {
            (0..likeness[old].len())
                .map(|new| at(old, new) + SUPPORT * near(old, new))
                .collect()
        })
        .collect()
}

/// Returns the pairs, each line in one at most, whose likeness is greatest together.
fn assign(likeness: &Likeness) -> Links {
    let n_new = likeness.first().map_or(0, Vec::len);
    let size = likeness.len().max(n_new);
    let cost = |old: usize, new: usize| {
        -likeness
            .get(old)
            .and_then(|row| row.get(new))
            .copied()
            .unwrap_or(0.0)
    };
    // Lines and what they are worth count from 1; 0 is nobody.
    let (mut of_old, mut of_new) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut holder = vec![0; size + 1];
    for old in 1..=size {
        holder[0] = old;
        let mut here = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut before = vec![0; size + 1];
        let mut is_used = vec![false; size + 1];
        while holder[here] != 0 {
            is_used[here] = true;
            let (mut step, mut next) = (f64::INFINITY, 0);
            for new in 1..=size {
                if is_used[new] {
                    continue;
                }
                let reduced = cost(holder[here] - 1, new - 1) - of_old[holder[here]] - of_new[new];
                if reduced < least[new] {
                    (least[new], before[new]) = (reduced, here);
                }
                if least[new] < step {
                    (step, next) = (least[new], new);
                }
            }
            for new in 0..=size {
                if is_used[new] {
                    of_old[holder[new]] += step;
                    of_new[new] -= step;
                } else {
                    least[new] -= step;
                }
            }
            here = next;
        }
        while here != 0 {
            holder[here] = holder[before[here]];
            here = before[here];
        }
    }
    (1..=n_new)
        .filter(|new| (1..=likeness.len()).contains(&holder[*new]))
        .map(|new| (holder[new] as u32 - 1, new as u32 - 1))
        .collect()
}

/// Returns the pairs at or above a threshold, none crossing another, whose likeness is greatest together.
fn keep_order(likeness: &Likeness, threshold: f64) -> Links {
    let n_new = likeness.first().map_or(0, Vec::len);
    let gain = |old: usize, new: usize| Some(likeness[old][new]).filter(|alike| *alike >= threshold);
    let mut best = vec![vec![0.0_f64; n_new + 1]; likeness.len() + 1];
    for old in (0..likeness.len()).rev() {
        for new in (0..n_new).rev() {
            let paired = gain(old, new).map_or(0.0, |alike| alike + best[old + 1][new + 1]);
            best[old][new] = paired.max(best[old + 1][new]).max(best[old][new + 1]);
        }
    }
    let (mut old, mut new) = (0, 0);
    let mut links = Links::new();
    while old < likeness.len() && new < n_new {
        let here = best[old][new];
        if gain(old, new).is_some_and(|alike| alike + best[old + 1][new + 1] >= here) {
            links.insert((old as u32, new as u32));
            (old, new) = (old + 1, new + 1);
        } else if best[old + 1][new] >= here {
            old += 1;
        } else {
            new += 1;
        }
    }
    links
}

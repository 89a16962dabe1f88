//! What two clauses are about, whatever their words: asked of texts that share few words.
//!
//! A clause stands where its words stand on average ([`crate::text::vectors`]), the rare ones weighing most; what all
//! clauses of both texts have in common is taken out, for they are all about the same war. Two clauses are as close as the
//! angle between them is small, less how close either comes to the three of the other side that it comes closest to
//! ("cross-domain similarity local scaling": Conneau et al., "Word Translation Without Parallel Data", 2018): a clause in
//! general words is close to every other.
//!
//! Tried and dropped: the angle by itself (standards, whose clauses are all about the same few matters, lost 5 points of F1 and
//! more), in numbers of its standard deviation (worse), the closest word of the other clause for every word (half the gain),
//! words that both have left out (worse), vectors taken from a model of sentences, one word at a time (half the gain).
//!
//! Cost: linear in the words and in the pairs. Not asked of texts that share their words.

use super::Side;
use super::clauses::Clauses;
use super::context::Pairs;
use crate::text::vectors::{N_DIMENSIONS, vector};
use crate::text::vocabulary::Token;

/// A direction, of length 1.
type Direction = [f32; N_DIMENSIONS];

/// To how many clauses of the other side the closeness of a clause is compared.
const N_CLOSEST: usize = 3;

/// Less than any cosine.
const NOBODY: f64 = -2.0;

/// Returns for each pair how much closer the two are to one another than to others, between -2 and 2; 0 where nothing is
/// known of the words of either.
pub(super) fn closeness(clauses: &Clauses, pairs: &Pairs) -> Vec<f64> {
    let vectors: Vec<Option<Direction>> = (0..clauses.vocabulary.len() as u32)
        .map(|word| vector(clauses.vocabulary.hash(Token(word))))
        .collect();
    let sides = [Side::Old, Side::New].map(|side| directions(clauses, side, &vectors));
    let [old, new] = around_the_middle(sides);
    let cosines: Vec<Option<f64>> = (pairs.list.iter())
        .map(|pair| {
            let (one, other) = (old[pair.old as usize].as_ref()?, new[pair.new as usize].as_ref()?);
            Some(product(one, other))
        })
        .collect();
    let mut closest = [
        vec![[0.0; N_CLOSEST]; old.len()],
        vec![[0.0; N_CLOSEST]; new.len()],
    ];
    for (pair, cosine) in pairs.list.iter().zip(&cosines) {
        if let Some(cosine) = *cosine {
            note(&mut closest[0][pair.old as usize], cosine);
            note(&mut closest[1][pair.new as usize], cosine);
        }
    }
    let usual = closest.map(|side| -> Vec<f64> {
        side.into_iter()
            .map(|closest| closest.iter().filter(|cosine| **cosine > NOBODY).sum::<f64>() / N_CLOSEST as f64)
            .collect()
    });
    let closeness = (pairs.list.iter().zip(cosines)).map(|(pair, cosine)| {
        cosine.map_or(0.0, |cosine| {
            cosine - (usual[0][pair.old as usize] + usual[1][pair.new as usize]) / 2.0
        })
    });
    closeness.collect()
}

/// Returns where each clause of a side stands, nothing where none of its words is known.
fn directions(clauses: &Clauses, side: Side, vectors: &[Option<Direction>]) -> Vec<Option<Direction>> {
    let direction = |index| {
        let mut sum = [0.0; N_DIMENSIONS];
        for &token in clauses.distinct(side, index) {
            if let Some(vector) = &vectors[token.index()] {
                let weight = clauses.facts(token).weight as f32;
                add(&mut sum, vector, weight);
            }
        }
        of_length_one(sum)
    };
    (0..clauses.len(side)).map(direction).collect()
}

/// Returns directions as seen from the middle of all of both sides.
fn around_the_middle(sides: [Vec<Option<Direction>>; 2]) -> [Vec<Option<Direction>>; 2] {
    let [old, new] = sides.each_ref().map(|side| {
        let mut sum = [0.0; N_DIMENSIONS];
        let known = side.iter().flatten();
        let share = 0.5 / known.clone().count().max(1) as f32;
        known.for_each(|direction| add(&mut sum, direction, share));
        sum
    });
    let mut middle = old;
    add(&mut middle, &new, 1.0);
    sides.map(|side| {
        let seen = |direction: Option<Direction>| {
            let mut direction = direction?;
            add(&mut direction, &middle, -1.0);
            of_length_one(direction)
        };
        side.into_iter().map(seen).collect()
    })
}

fn add(sum: &mut Direction, vector: &Direction, weight: f32) {
    for (sum, value) in sum.iter_mut().zip(vector) {
        *sum += weight * value;
    }
}

fn product(one: &Direction, other: &Direction) -> f64 {
    f64::from(one.iter().zip(other).map(|(one, other)| one * other).sum::<f32>())
}

/// Returns a vector drawn to the length 1, nothing where it has none.
fn of_length_one(vector: Direction) -> Option<Direction> {
    let length = (product(&vector, &vector) as f32).sqrt();
    (length > f32::EPSILON).then(|| vector.map(|value| value / length))
}

/// Keeps the largest numbers, the largest first.
fn note(largest: &mut [f64; N_CLOSEST], mut number: f64) {
    for kept in largest {
        if number > *kept {
            std::mem::swap(kept, &mut number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Item;
    use super::super::groups::Groups;
    use super::super::likeness::Measuring;
    use super::*;
    use crate::align::Decided;

    /// Returns how close each old clause is to each new one, row by row.
    fn closeness(old: &[&'static str], new: &[&'static str]) -> Vec<f64> {
        let items = |texts: &[&'static str]| -> Vec<Item<'static>> {
            let item = |text: &&'static str| Item {
                text: (*text).into(),
                ..Item::default()
            };
            texts.iter().map(item).collect()
        };
        let clauses = Clauses::read(&items(old), &items(new));
        let groups = Groups::new(old.len(), new.len(), &Decided::default());
        let all: Vec<(u32, u32)> = (0..old.len() as u32)
            .flat_map(|old| (0..new.len() as u32).map(move |new| (old, new)))
            .collect();
        let pairs = Pairs::by_likeness(&Measuring::new(&clauses, &groups), old.len(), &all);
        super::closeness(&clauses, &pairs)
    }

    const OLD: [&str; 3] = [
        "Hostages are freed",
        "The loan is repaid to the bank",
        "Soldiers leave the border",
    ];
    const NEW: [&str; 3] = [
        "Troops pull back from frontiers",
        "Captives return home",
        "Creditors recover their money",
    ];

    #[test]
    fn clauses_on_one_matter_are_closest_without_a_word_in_common() {
        let closeness = closeness(&OLD, &NEW);
        for (row, partner) in closeness.chunks(3).zip([1, 2, 0]) {
            let best = (0..3).max_by(|one, other| row[*one].total_cmp(&row[*other]));
            assert_eq!(best, Some(partner), "{row:?}");
            assert!(row[partner] > 0.2, "{row:?}");
        }
    }

    #[test]
    fn it_is_the_same_with_the_sides_swapped() {
        let (forth, back) = (closeness(&OLD, &NEW), closeness(&NEW, &OLD));
        for (old, new) in (0..3).flat_map(|old| (0..3).map(move |new| (old, new))) {
            assert_eq!(forth[old * 3 + new].to_bits(), back[new * 3 + old].to_bits());
        }
    }

    #[test]
    fn nothing_is_said_of_words_that_nobody_knows() {
        let closeness = closeness(&["Zxqv brmf", "Soldiers leave"], &["Kwplt", ""]);
        assert!(
            closeness.iter().all(|closeness| *closeness == 0.0),
            "{closeness:?}"
        );
    }
}

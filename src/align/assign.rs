//! Chooses, among pairs with a probability each, those that together are right as often as possible, each clause
//! being in one pair at most.
//!
//! The pairs fall into components that share no clause; in one where everybody's best is mutual, nothing is to be
//! chosen, a small one is solved exactly by the Hungarian method, a large one from the best pair down. Ties are broken
//! by the printed number, then by nearness in order, then by the earlier clauses, then by a hash of the texts, so that
//! swapping the sides mirrors the choice. Cost: linear in the pairs, but for components, which are solved exactly up to [`EXACT_SIDE`] clauses a
//! side; real texts stay far below.

/// Up to how many clauses of a side a component is solved exactly: 64 cost well under a millisecond.
const EXACT_SIDE: usize = 64;

/// A pair that may be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    pub(super) old: u32,
    pub(super) new: u32,
    /// What choosing it is worth, above 0 and at most 1.
    pub(super) worth: f64,
    /// True when both have the same printed number.
    pub(super) same_number: bool,
    /// How far apart the two stand, 0 to 1, as shares of their sides.
    pub(super) distance: f64,
    /// A number without meaning that is the same with the sides swapped.
    pub(super) tie: u16,
}

impl Choice {
    /// Returns the worth and the tie-breakers as one exact number that can be added up: each has a field of bits with
    /// room for the sum of a component.
    fn weight(&self) -> i128 {
        let worth = (self.worth * f64::from(1 << 20)).round() as i128 + 1;
        let nearness = ((1.0 - self.distance * self.distance) * f64::from(1 << 20)).round() as i128;
        let earlier = (1_i128 << 27) - i128::from(self.old) - i128::from(self.new);
        let fields = [
            (7, i128::from(self.same_number)),
            (28, nearness),
            (35, earlier),
            (24, i128::from(self.tie)),
        ];
        fields
            .iter()
            .fold(worth, |sum, (bits, field)| (sum << bits) + field)
    }
}

/// Returns the chosen pairs, ordered by old clause.
pub(super) fn choose(choices: &[Choice]) -> Vec<Choice> {
    let mut chosen = Vec::new();
    for component in components(choices) {
        let old = distinct(component.iter().map(|choice| choice.old));
        let new = distinct(component.iter().map(|choice| choice.new));
        if component.len() == 1 {
            chosen.push(component[0]);
        } else if old.len() <= EXACT_SIDE && new.len() <= EXACT_SIDE {
            choose_exactly(&component, &old, &new, &mut chosen);
        } else {
            choose_best_first(component, &mut chosen);
        }
    }
    chosen.sort_unstable_by_key(|choice| choice.old);
    chosen
}

/// Splits the choices into components that share no clause.
fn components(choices: &[Choice]) -> Vec<Vec<Choice>> {
    let n_old = choices
        .iter()
        .map(|choice| choice.old as usize + 1)
        .max()
        .unwrap_or(0);
    let n_new = choices
        .iter()
        .map(|choice| choice.new as usize + 1)
        .max()
        .unwrap_or(0);
    let mut leader: Vec<u32> = (0..(n_old + n_new) as u32).collect();
    for choice in choices {
        let old = find_leader(&mut leader, choice.old);
        let new = find_leader(&mut leader, n_old as u32 + choice.new);
        leader[old.max(new) as usize] = old.min(new);
    }
    let mut led: Vec<(u32, Choice)> = choices
        .iter()
        .map(|&choice| (find_leader(&mut leader, choice.old), choice))
        .collect();
    led.sort_by_key(|(leader, choice)| (*leader, choice.old, choice.new));
    led.chunk_by(|one, other| one.0 == other.0)
        .map(|chunk| chunk.iter().map(|(_, choice)| *choice).collect())
        .collect()
}

/// Returns the first node of the component of a node, shortening the way there.
fn find_leader(leader: &mut [u32], mut node: u32) -> u32 {
    while leader[node as usize] != node {
        leader[node as usize] = leader[leader[node as usize] as usize];
        node = leader[node as usize];
    }
    node
}

fn distinct(indexes: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut all: Vec<u32> = indexes.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Takes pairs from the best down.
fn choose_best_first(mut component: Vec<Choice>, chosen: &mut Vec<Choice>) {
    component.sort_by_key(|choice| std::cmp::Reverse(choice.weight()));
    let mut taken = (rustc_hash::FxHashSet::default(), rustc_hash::FxHashSet::default());
    for choice in component {
        if !taken.0.contains(&choice.old) && !taken.1.contains(&choice.new) {
            taken.0.insert(choice.old);
            taken.1.insert(choice.new);
            chosen.push(choice);
        }
    }
}

/// Chooses the pairs of the highest sum, by the Hungarian method: rows are added one by one, each along the cheapest
/// path that frees a column for it. A row or column that stays alone gets a pair of no worth.
fn choose_exactly(component: &[Choice], old: &[u32], new: &[u32], chosen: &mut Vec<Choice>) {
    let size = old.len() + new.len();
    let place = |members: &[u32], index: u32| members.partition_point(|&member| member < index);
    let mut costs = vec![0_i128; old.len() * size];
    let mut choice_at = vec![None; old.len() * size];
    for choice in component {
        let cell = place(old, choice.old) * size + place(new, choice.new);
        costs[cell] = -choice.weight();
        choice_at[cell] = Some(*choice);
    }
    let row_of = cheapest_rows(&costs, old.len(), size);
    for (column, row) in row_of.iter().enumerate() {
        if let Some(choice) = row.and_then(|row| choice_at[row * size + column]) {
            chosen.push(choice);
        }
    }
}

/// Returns the row that each column gets such that every row has a column and the sum of costs is the least.
fn cheapest_rows(costs: &[i128], n_rows: usize, n_columns: usize) -> Vec<Option<usize>> {
    // Column `n_columns` stands for the row that is being placed.
    let mut row_price = vec![0_i128; n_rows];
    let mut column_price = vec![0_i128; n_columns + 1];
    let mut row_of: Vec<Option<usize>> = vec![None; n_columns + 1];
    for new_row in 0..n_rows {
        row_of[n_columns] = Some(new_row);
        let mut column = n_columns;
        let mut slack = vec![i128::MAX; n_columns];
        let mut came_from = vec![n_columns; n_columns];
        let mut visited = vec![false; n_columns + 1];
        while let Some(row) = row_of[column] {
            visited[column] = true;
            let mut least = i128::MAX;
            let mut next = n_columns;
            for other in (0..n_columns).filter(|&other| !visited[other]) {
                let cost = costs[row * n_columns + other] - row_price[row] - column_price[other];
                if cost < slack[other] {
                    slack[other] = cost;
                    came_from[other] = column;
                }
                if slack[other] < least {
                    least = slack[other];
                    next = other;
                }
            }
            for other in 0..=n_columns {
                if visited[other] {
                    row_price[row_of[other].expect("a visited column has a row")] += least;
                    column_price[other] -= least;
                } else {
                    slack[other] -= least;
                }
            }
            column = next;
        }
        while column != n_columns {
            let previous = came_from[column];
            row_of[column] = row_of[previous];
            column = previous;
        }
    }
    row_of.truncate(n_columns);
    row_of
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn choice(old: u32, new: u32, worth: f64) -> Choice {
        Choice {
            old,
            new,
            worth,
            same_number: false,
            distance: f64::from(old.abs_diff(new)) / 8.0,
            tie: tie(old * 6 + new),
        }
    }

    /// Returns a number that does not add up to the same over two permutations.
    fn tie(cell: u32) -> u16 {
        let mixed = cell.wrapping_mul(0x9E37_79B1);
        ((mixed ^ (mixed >> 15)).wrapping_mul(0x85EB_CA6B) >> 16) as u16
    }

    fn pairs(choices: &[Choice]) -> Vec<(u32, u32)> {
        let mut pairs: Vec<_> = choose(choices)
            .iter()
            .map(|choice| (choice.old, choice.new))
            .collect();
        pairs.sort_unstable();
        pairs
    }

    #[test]
    fn the_best_sum_wins_over_the_best_pair() {
        assert_eq!(
            pairs(&[choice(0, 0, 0.9), choice(0, 1, 0.8), choice(1, 0, 0.8)]),
            [(0, 1), (1, 0)]
        );
    }

    #[test]
    fn equal_pairs_keep_their_order() {
        let all = [
            choice(0, 0, 0.5),
            choice(0, 1, 0.5),
            choice(1, 0, 0.5),
            choice(1, 1, 0.5),
        ];
        assert_eq!(pairs(&all), [(0, 0), (1, 1)]);
    }

    /// Returns the highest sum of worths by trying everything.
    fn best_sum(choices: &[Choice], from: u32) -> f64 {
        if choices.iter().all(|choice| choice.old < from) {
            return 0.0;
        }
        let without = best_sum(choices, from + 1);
        choices
            .iter()
            .filter(|choice| choice.old == from)
            .fold(without, |best, choice| {
                let rest: Vec<Choice> = choices
                    .iter()
                    .filter(|other| other.new != choice.new)
                    .copied()
                    .collect();
                best.max(choice.worth + best_sum(&rest, from + 1))
            })
    }

    proptest! {
        #[test]
        fn the_choice_is_the_best_there_is(worths in prop::collection::vec(0..4_u8, 20)) {
            let all: Vec<Choice> = (0..20)
                .filter(|&cell| worths[cell as usize] > 0)
                .map(|cell| choice(cell / 5, cell % 5, f64::from(worths[cell as usize]) / 4.0))
                .collect();
            let sum: f64 = choose(&all).iter().map(|choice| choice.worth).sum();
            prop_assert!((sum - best_sum(&all, 0)).abs() < 1e-9);
        }

        #[test]
        fn swapping_the_sides_mirrors_the_choice(worths in prop::collection::vec(0..3_u8, 36)) {
            let all: Vec<Choice> = (0..36)
                .filter(|&cell| worths[cell as usize] > 0)
                .map(|cell| choice(cell / 6, cell % 6, f64::from(worths[cell as usize]) / 3.0))
                .collect();
            let swapped: Vec<Choice> =
                all.iter().map(|pair| Choice { old: pair.new, new: pair.old, ..*pair }).collect();
            let mut mirrored: Vec<_> = pairs(&swapped).into_iter().map(|(old, new)| (new, old)).collect();
            mirrored.sort_unstable();
            prop_assert_eq!(pairs(&all), mirrored);
        }
    }
}

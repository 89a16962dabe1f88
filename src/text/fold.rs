//! The form in which words are compared: small letters, one kind of apostrophe, letters and their marks composed,
//! signs that no reader sees left out.
//!
//! Cost: linear in the letters, no allocation.

/// Returns the letters of a word as they are compared.
pub fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    let mut letters = word
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .flat_map(|letter| straight(letter).to_lowercase())
        .peekable();
    std::iter::from_fn(move || {
        let mut letter = letters.next()?;
        while let Some(composed) = letters.peek().and_then(|mark| compose(letter, *mark)) {
            letters.next();
            letter = composed;
        }
        Some(letter)
    })
}

/// Tells whether two words are the same but for case, apostrophes, composition and invisible signs.
pub fn same_word(one: &str, other: &str) -> bool {
    one == other || folded(one).eq(folded(other))
}

/// Tells whether a sign is there for the typesetter only: soft hyphen, joiners, direction marks.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Returns the typewriter's apostrophe for every kind of it.
fn straight(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ff07}' => '\'',
        other => other,
    }
}

/// The letters that a mark composes with, and what they become: those of the Latin and Cyrillic alphabets in use in
/// Europe. Other scripts are compared as they are written; the full tables of Unicode are not worth their size here.
const COMPOSITIONS: [(char, &str, &str); 11] = [
    ('\u{300}', "aeiounwyеи", "àèìòùǹẁỳѐѝ"),
    ('\u{301}', "aeiouyclnrszгк", "áéíóúýćĺńŕśźѓќ"),
    ('\u{302}', "aeioucghjswy", "âêîôûĉĝĥĵŝŵŷ"),
    ('\u{303}', "anoiu", "ãñõĩũ"),
    ('\u{304}', "aeiouи", "āēīōūӣ"),
    ('\u{306}', "aeigouиу", "ăĕĭğŏŭйў"),
    ('\u{307}', "cegz", "ċėġż"),
    ('\u{308}', "aeiouyеі", "äëïöüÿёї"),
    ('\u{30a}', "au", "åů"),
    ('\u{30c}', "cdenrstz", "čďěňřšťž"),
    ('\u{327}', "cst", "çşţ"),
];

/// Returns the one letter that a lower-case letter and a mark after it make together.
fn compose(base: char, mark: char) -> Option<char> {
    if !('\u{300}'..='\u{327}').contains(&mark) {
        return None;
    }
    let (_, bases, composed) = COMPOSITIONS.iter().find(|(of, _, _)| *of == mark)?;
    let place = bases.chars().position(|letter| letter == base)?;
    composed.chars().nth(place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(word: &str) -> String {
        folded(word).collect()
    }

    #[test]
    fn case_quotes_and_composition_do_not_count() {
        assert_eq!(form("Ukraine\u{2019}s"), "ukraine's");
        assert_eq!(form("Ма\u{0438}\u{0306}дан"), form("МАЙДАН"));
        assert_eq!(form("cafe\u{301}"), "café");
        assert_eq!(form("co\u{ad}operation"), "cooperation");
        assert!(same_word("co\u{ad}operation", "Cooperation"));
        assert!(!same_word("army", "arms"));
    }

    #[test]
    fn every_composition_has_as_many_results_as_bases() {
        for (mark, bases, composed) in COMPOSITIONS {
            assert_eq!(
                bases.chars().count(),
                composed.chars().count(),
                "U+{:04X}",
                u32::from(mark)
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_folded_stays_as_it_is(word in "[A-Za-zÀ-ÿА-я\u{2019}\u{301}\u{306}]{0,8}") {
            let once = form(&word);
            prop_assert_eq!(form(&once), once);
        }
    }
}

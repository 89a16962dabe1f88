//! Words before the numbers of points: `Point 6`, `Article 5`, `Пункт 6`.

/// Words that stand before the number of a point, in lower case; the languages are those in which plans were printed.
/// A word alone proves nothing: what follows the number has to close it (`Article 5 of` is no label).
const WORDS: [&str; 40] = [
    "point",
    "article",
    "clause",
    "item",
    "principle",
    "section",
    "para",
    "paragraph",
    "part",
    "step",
    "no",
    "art",
    "pt",
    "пункт",
    "п",
    "статья",
    "ст",
    "стаття",
    "положение",
    "положення",
    "раздел",
    "розділ",
    "punkt",
    "artikel",
    "abschnitt",
    "ziffer",
    "punto",
    "artículo",
    "articolo",
    "ponto",
    "artigo",
    "punct",
    "bod",
    "čl",
    "artykuł",
    "نقطة",
    "البند",
    "المادة",
    "סעיף",
    "madde",
];

/// Tells whether a word is one of these.
pub(super) fn stands_before_numbers(word: &str) -> bool {
    // Nearly every line begins with some English word.
    if word.is_ascii() {
        return WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
    }
    let word = word.to_lowercase();
    WORDS.contains(&word.as_str())
}

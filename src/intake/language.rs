//! Guesses the language of points from their own text.
//!
//! Cost: constant; a few pages are enough for the guess and more does not change it. Most texts are English and full of
//! words that only English has, which is seen at once; for the others the guess compares their letters with those of
//! seventy languages, which takes about as long as comparing two plans of 28 points.

use super::Point;

/// How much text is looked at, in bytes: about two pages, where the guess no longer changes.
const SAMPLE: usize = 4000;

/// Returns the language of the points as a two-letter code: the guess when it is reliable, else what is stated.
pub(crate) fn guess(points: &[Point], stated: Option<&str>) -> Option<String> {
    let mut sample = String::new();
    for point in points {
        if sample.len() >= SAMPLE {
            break;
        }
        add(&mut sample, point);
    }
    if is_plainly_english(&sample) {
        return Some("en".to_owned());
    }
    let guessed = whatlang::detect(&sample)
        .filter(whatlang::Info::is_reliable)
        .and_then(|info| two_letters(info.lang().code()));
    guessed.or(stated).map(str::to_owned)
}

/// Words that are frequent in English and are no words, or rare ones, of any other language that is told apart.
const ENGLISH_WORDS: [&str; 10] = [
    "the", "and", "of", "shall", "with", "which", "their", "by", "from", "that",
];

/// One word in so many has to be one of these, and one in so many has to be `the`. The English texts that the matching
/// was tuned on (essays, two standards, fables) have one in 5.6 to 6.7 and one in 12 to 27; an English text with fewer
/// goes the longer way.
const ENGLISH_SHARE: usize = 8;
const THE_SHARE: usize = 25;

/// Tells whether a text is English beyond doubt. Not every English text is.
fn is_plainly_english(text: &str) -> bool {
    let (mut words, mut english, mut the) = (0_usize, 0_usize, 0_usize);
    for word in text.split_ascii_whitespace() {
        words += 1;
        if ENGLISH_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            english += 1;
            the += usize::from(word.eq_ignore_ascii_case("the"));
        }
    }
    the > 0 && english * ENGLISH_SHARE >= words && the * THE_SHARE >= words
}

fn add(sample: &mut String, point: &Point) {
    let end = match point.text.len() {
        length @ ..=SAMPLE => length,
        length => point
            .text
            .char_indices()
            .nth(SAMPLE)
            .map_or(length, |(end, _)| end),
    };
    sample.push_str(&point.text[..end]);
    sample.push('\n');
    for part in &point.parts {
        if sample.len() < SAMPLE {
            add(sample, part);
        }
    }
}

/// The languages that are told apart, with their codes of three and of two letters.
const CODES: &str = "eng=en ukr=uk rus=ru deu=de fra=fr spa=es ita=it por=pt pol=pl ces=cs slk=sk cmn=zh jpn=ja kor=ko ara=ar \
    heb=he pes=fa tur=tr ron=ro hun=hu bul=bg srp=sr hrv=hr slv=sl mkd=mk ell=el nld=nl swe=sv dan=da nob=no fin=fi est=et \
    lav=lv lit=lt bel=be kat=ka hye=hy aze=az uzb=uz hin=hi ben=bn urd=ur vie=vi tha=th ind=id cat=ca afr=af lat=la";

fn two_letters(code: &str) -> Option<&'static str> {
    CODES
        .split(' ')
        .filter_map(|pair| pair.split_once('='))
        .find(|(three, _)| *three == code)
        .map(|(_, two)| two)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The Parties shall withdraw their forces from the line of contact within thirty days of the \
                           signing, and the Commission shall report to the Council that the withdrawal is complete.";

    fn point(text: &str) -> Point {
        Point {
            number: "1".to_owned(),
            printed: "1.".to_owned(),
            text: text.to_owned(),
            parts: Vec::new(),
            deleted: false,
        }
    }

    #[test]
    fn plain_english_is_seen_at_once_and_the_longer_way_agrees() {
        assert!(is_plainly_english(ENGLISH));
        let long_way = whatlang::detect(ENGLISH).expect("there is text");
        assert_eq!(long_way.lang().code(), "eng");
        assert_eq!(guess(&[point(ENGLISH)], Some("uk")).as_deref(), Some("en"));
    }

    #[test]
    fn other_languages_are_never_taken_for_english() {
        for (language, text) in [
            (
                "de",
                "Die Parteien ziehen ihre Truppen binnen dreißig Tagen von der Berührungslinie zurück, und der \
                 Ausschuss berichtet dem Rat über den Vollzug. The Guardian nennt das einen Plan.",
            ),
            (
                "nl",
                "De partijen trekken hun troepen binnen dertig dagen terug van de lijn of van de stad, en de commissie \
                 brengt daarover verslag uit aan de raad, of aan het secretariaat.",
            ),
            (
                "da",
                "Parterne trækker deres styrker tilbage fra linjen ved den gamle by inden for tredive dage, og \
                 kommissionen aflægger rapport til rådet om tilbagetrækningen.",
            ),
            (
                "uk",
                "Сторони відводять свої війська від лінії зіткнення протягом тридцяти днів після підписання, а комісія \
                 звітує перед радою про завершення відведення.",
            ),
        ] {
            assert!(!is_plainly_english(text), "{text}");
            // Of one sentence alone the guess may be too unsure of to be made.
            let guessed = guess(&[point(text)], None);
            assert!(guessed.is_none_or(|guessed| guessed == language), "{text}");
        }
        assert!(!is_plainly_english(""));
        assert_eq!(guess(&[point("")], Some("uk")).as_deref(), Some("uk"));
    }
}

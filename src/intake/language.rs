//! Guesses the language of points from their own text.
//!
//! Cost: constant; a few pages are enough for the guess and more does not change it.

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
    let guessed = whatlang::detect(&sample)
        .filter(whatlang::Info::is_reliable)
        .and_then(|info| two_letters(info.lang().code()));
    guessed.or(stated).map(str::to_owned)
}

fn add(sample: &mut String, point: &Point) {
    sample.extend(point.text.chars().take(SAMPLE));
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

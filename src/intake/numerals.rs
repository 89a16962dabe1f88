//! Numerals of labels: digits of every script, roman numbers, letters of several alphabets, Chinese numbers, signs.
//!
//! Each function takes the beginning of a text and returns a value and how many bytes it took. What stands around the
//! numeral is the matter of `labels`. A letter can be read in several ways (`i` is 1 and 9, `в` is the third letter
//! everywhere, but `і` only in Ukrainian), so all readings are returned, and the list decides.

/// An alphabet, in the order in which lists count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Alphabet {
    /// a, b, c.
    Latin,
    /// A, B, C.
    LatinCapital,
    /// а, б, в as Russian lists count; Ukrainian and Bulgarian ones agree up to the sixth.
    Cyrillic,
    /// А, Б, В.
    CyrillicCapital,
    /// а, б, в, г, д, е, є, ж as Ukrainian lists count.
    Ukrainian,
    /// α, β, γ.
    Greek,
    /// א, ב, ג.
    Hebrew,
    /// أ, ب, ج in the abjad order.
    Arabic,
}

impl Alphabet {
    /// Every alphabet with its letters. Russian lists leave out ё, й, ъ, ы, ь, and Ukrainian ones mostly ґ.
    const ALL: [(Self, &'static str); 8] = [
        (Self::Latin, "abcdefghijklmnopqrstuvwxyz"),
        (Self::LatinCapital, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        (Self::Cyrillic, "абвгдежзиклмнопрстуфхцчшщэюя"),
        (Self::CyrillicCapital, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"),
        (Self::Ukrainian, "абвгдеєжзиіїйклмнопрстуфхцчшщюя"),
        (Self::Greek, "αβγδεζηθικλμνξοπρστυφχψω"),
        (Self::Hebrew, "אבגדהוזחטיכלמנסעפצקרשת"),
        (Self::Arabic, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    ];
}

/// Returns every alphabet that has this letter, with its place, from 1.
pub(crate) fn letter(letter: char) -> impl Iterator<Item = (Alphabet, u32)> {
    let letter = if letter == 'ا' { 'أ' } else { letter };
    Alphabet::ALL.iter().filter_map(move |(alphabet, letters)| {
        let place = letters.chars().position(|candidate| candidate == letter)?;
        Some((*alphabet, u32::try_from(place).expect("an alphabet is short") + 1))
    })
}

/// The largest number of a label. A file of 28,000 numbered lines is real; past a million a number is no label.
const MAX_NUMBER: u32 = 1_000_000;

/// Reads digits of any script: the value and the bytes taken. Leading zeros are fine (`01`).
pub(crate) fn digits(text: &str) -> Option<(u32, usize)> {
    let mut value: u32 = 0;
    let mut taken = 0;
    for character in text.chars() {
        let Some(digit) = digit(character) else { break };
        value = value.checked_mul(10)?.checked_add(digit)?;
        if value > MAX_NUMBER {
            return None;
        }
        taken += character.len_utf8();
    }
    (taken > 0).then_some((value, taken))
}

/// The code points of the zeros of scripts whose digits number lists in print today.
const ZEROS: [u32; 11] = [
    0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xE50, 0x1040, 0xFF10,
];

fn digit(character: char) -> Option<u32> {
    if character.is_ascii() {
        return character.to_digit(10);
    }
    ZEROS.iter().find_map(|zero| {
        u32::from(character)
            .checked_sub(*zero)
            .filter(|digit| *digit < 10)
    })
}

/// The largest roman number of a label: the longest annexes end far below it.
const MAX_ROMAN: u32 = 399;

/// Reads a roman number in one case and in its one right spelling: the value and the bytes taken.
pub(crate) fn roman(text: &str) -> Option<(u32, usize)> {
    let first = text.bytes().next()?;
    let lower = first.is_ascii_lowercase();
    let taken = text
        .bytes()
        .take_while(|byte| byte.is_ascii_alphabetic() && byte.is_ascii_lowercase() == lower)
        .take_while(|byte| b"ivxlc".contains(&byte.to_ascii_lowercase()))
        .count();
    let written = &text[..taken];
    let value = roman_value(written)?;
    (value <= MAX_ROMAN && spell_roman(value).eq_ignore_ascii_case(written)).then_some((value, taken))
}

fn roman_value(written: &str) -> Option<u32> {
    let mut value = 0;
    let mut before = u32::MAX;
    for byte in written.bytes() {
        let sign = match byte.to_ascii_lowercase() {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            _ => 100,
        };
        value += sign;
        if before < sign {
            // `iv`: the smaller sign before was added and is taken away twice.
            value = u32::checked_sub(value, 2 * before)?;
        }
        before = sign;
    }
    (value > 0).then_some(value)
}

/// Spells a roman number in lower case.
pub(crate) fn spell_roman(mut value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut spelt = String::new();
    // A hostile `start` attribute must not make a label of a million letters.
    if value > 3999 {
        return value.to_string();
    }
    for (sign, letters) in SIGNS {
        while value >= sign {
            value -= sign;
            spelt.push_str(letters);
        }
    }
    spelt
}

/// Spells a number by the letters of an alphabet: 1 is `a`, 27 is `aa` as word processors count.
pub(crate) fn spell_letter(value: u32, letters: &str) -> String {
    let count = letters.chars().count();
    let Some(index) = (value as usize).checked_sub(1) else {
        return "0".to_owned();
    };
    let letter = letters
        .chars()
        .nth(index % count)
        .expect("the index is below the count");
    // Past the third round (78 items in Latin) the number itself is clearer, and no file can ask for a long label.
    match index / count {
        rounds @ 0..3 => std::iter::repeat_n(letter, rounds + 1).collect(),
        _ => value.to_string(),
    }
}

/// Reads a Chinese number up to 99, `十二` or `二十八`: the value and the bytes taken.
pub(crate) fn chinese(text: &str) -> Option<(u32, usize)> {
    let mut tens = None;
    let mut ones = 0;
    let mut taken = 0;
    for character in text.chars() {
        match "一二三四五六七八九".chars().position(|sign| sign == character) {
            Some(place) if ones == 0 => ones = u32::try_from(place).expect("nine signs") + 1,
            None if character == '十' && tens.is_none() => {
                tens = Some(if ones == 0 { 1 } else { ones });
                ones = 0;
            }
            Some(_) | None => break,
        }
        taken += character.len_utf8();
    }
    let value = tens.unwrap_or(0) * 10 + ones;
    (value > 0).then_some((value, taken))
}

/// Reads a number that is one sign: `①`, `⑴`, `⒈`, `7️⃣`, `🔟`.
pub(crate) fn sign(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        return keycap(text);
    }
    let code = u32::from(first);
    let value = match code {
        0x2460..=0x2473 => code - 0x2460 + 1,
        0x2474..=0x2487 => code - 0x2474 + 1,
        0x2488..=0x249B => code - 0x2488 + 1,
        0x2776..=0x277F => code - 0x2776 + 1,
        0x3251..=0x325F => code - 0x3251 + 21,
        0x32B1..=0x32BF => code - 0x32B1 + 36,
        0x1F51F => 10,
        _ => return None,
    };
    Some((value, first.len_utf8()))
}

/// Reads keycaps: each digit is followed by U+20E3, mostly with U+FE0F between.
fn keycap(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut rest = text;
    // Two keycaps make 28; three do not occur.
    for _ in 0..2 {
        let Some(digit) = rest.bytes().next().filter(u8::is_ascii_digit) else {
            break;
        };
        let after = rest[1..].trim_start_matches('\u{FE0F}');
        let Some(after) = after.strip_prefix('\u{20E3}') else {
            break;
        };
        value = value * 10 + u32::from(digit - b'0');
        rest = after.trim_start_matches('\u{FE0F}');
    }
    let taken = text.len() - rest.len();
    (taken > 0).then_some((value, taken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_digits() {
        assert_eq!(digits("28. Text"), Some((28, 2)));
        assert_eq!(digits("٢٨"), Some((28, 4)));
        assert_eq!(digits("２８"), Some((28, 6)));
        assert_eq!(digits("600000000"), None);
        assert_eq!(digits("x"), None);
    }

    #[test]
    fn a_roman_number_has_one_spelling() {
        assert_eq!(roman("iv."), Some((4, 2)));
        assert_eq!(roman("XXVIII)"), Some((28, 6)));
        assert_eq!(roman("iiii"), None);
        assert_eq!(roman("vv"), None);
        assert_eq!(roman("Iv"), Some((1, 1)));
        for value in 1..=MAX_ROMAN {
            assert_eq!(
                roman(&spell_roman(value)),
                Some((value, spell_roman(value).len()))
            );
        }
    }

    #[test]
    fn letters_are_read_in_every_alphabet_that_has_them() {
        assert_eq!(letter('c').collect::<Vec<_>>(), [(Alphabet::Latin, 3)]);
        assert_eq!(
            letter('в').collect::<Vec<_>>(),
            [(Alphabet::Cyrillic, 3), (Alphabet::Ukrainian, 3)]
        );
        assert_eq!(
            letter('ж').collect::<Vec<_>>(),
            [(Alphabet::Cyrillic, 7), (Alphabet::Ukrainian, 8)]
        );
        assert_eq!(spell_letter(28, "abcdefghijklmnopqrstuvwxyz"), "bb");
    }

    #[test]
    fn chinese_numbers_and_signs() {
        assert_eq!(chinese("二十八、"), Some((28, 9)));
        assert_eq!(chinese("十"), Some((10, 3)));
        assert_eq!(chinese("点"), None);
        assert_eq!(sign("⑫ text"), Some((12, 3)));
        assert_eq!(sign("2️⃣8️⃣ text").map(|(value, _)| value), Some(28));
        assert_eq!(sign("28"), None);
    }
}

//! How Word spells a number of a list.

use crate::intake::numerals::{spell_letter, spell_roman};

/// Spells a number in a format of `numFmt`; formats that count in words fall back to digits.
pub(super) fn spell(format: &str, value: u32) -> String {
    const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
    match format {
        "lowerLetter" => spell_letter(value, "abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" => spell_letter(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "russianLower" => spell_letter(value, RUSSIAN),
        "russianUpper" => spell_letter(value, RUSSIAN).to_uppercase(),
        "lowerRoman" => spell_roman(value),
        "upperRoman" => spell_roman(value).to_uppercase(),
        "decimalZero" => format!("{value:02}"),
        "decimalEnclosedCircle" => sign(0x2460, value),
        "hebrew1" | "hebrew2" => spell_letter(value, "אבגדהוזחטיכלמנסעפצקרשת"),
        "arabicAbjad" => spell_letter(value, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting"
        | "ideographTraditional" => chinese(value),
        "none" => String::new(),
        _ => value.to_string(),
    }
}

fn sign(first: u32, value: u32) -> String {
    let code = (1..=20)
        .contains(&value)
        .then(|| char::from_u32(first + value - 1))
        .flatten();
    code.map_or_else(|| value.to_string(), String::from)
}

fn chinese(value: u32) -> String {
    let ones: Vec<char> = "一二三四五六七八九".chars().collect();
    let digit = |value: u32| {
        (value as usize)
            .checked_sub(1)
            .and_then(|index| ones.get(index))
            .copied()
    };
    let (tens, rest) = (value / 10, value % 10);
    match (value, tens) {
        (1..=9, _) => digit(value).into_iter().collect(),
        (10..=99, 1) => std::iter::once('十').chain(digit(rest)).collect(),
        (10..=99, _) => digit(tens)
            .into_iter()
            .chain(std::iter::once('十'))
            .chain(digit(rest))
            .collect(),
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelt_as_word_does() {
        for (format, value, expected) in [
            ("decimal", 28, "28"),
            ("lowerLetter", 27, "aa"),
            ("upperRoman", 4, "IV"),
            ("russianLower", 3, "в"),
            ("chineseCounting", 28, "二十八"),
            ("chineseCounting", 10, "十"),
            ("decimalEnclosedCircle", 12, "⑫"),
            ("cardinalText", 3, "3"),
        ] {
            assert_eq!(spell(format, value), expected, "{format}");
        }
    }
}

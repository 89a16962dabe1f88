//! Exact decimal numbers, just enough of them: read, scale, compare.
//!
//! `0.1 trillion` and `100 billion` have to be one number, which binary fractions do not promise. A number that
//! does not fit is not a number here (none is returned), so that two huge ones are never taken for equal.

use std::cmp::Ordering;

use super::units::Currency;

/// A number: `mantissa * 10^exponent` with its sign, the mantissa without trailing zeros. Nought has no sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: u64,
    exponent: i8,
    negative: bool,
}

/// The largest exponent in use: a mantissa of 19 digits and a quadrillion fit with room to spare.
const MAX_EXPONENT: i32 = 60;

impl Decimal {
    /// Nothing at all.
    pub const ZERO: Self = Self {
        mantissa: 0,
        exponent: 0,
        negative: false,
    };

    /// Returns `mantissa * 10^exponent`, if it fits.
    pub fn new(mut mantissa: u64, exponent: i32) -> Option<Self> {
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        let mut exponent = exponent;
        while mantissa.is_multiple_of(10) {
            mantissa /= 10;
            exponent += 1;
        }
        if exponent.abs() > MAX_EXPONENT {
            return None;
        }
        Some(Self {
            mantissa,
            exponent: i8::try_from(exponent).ok()?,
            negative: false,
        })
    }

    /// Returns the whole number.
    pub fn whole(number: u32) -> Self {
        Self::new(u64::from(number), 0).unwrap_or(Self::ZERO)
    }

    /// Returns the number with the other sign.
    pub fn negated(self) -> Self {
        Self {
            negative: !self.negative && self.mantissa != 0,
            ..self
        }
    }

    /// Gives the number the sign of another one.
    fn signed_like(self, other: Self) -> Self {
        if other.negative { self.negated() } else { self }
    }

    /// Returns the number times ten to that power, if it fits.
    pub fn scaled(self, power: i32) -> Option<Self> {
        Self::new(self.mantissa, i32::from(self.exponent) + power).map(|scaled| scaled.signed_like(self))
    }

    /// Returns the number times a whole factor, if it fits.
    pub fn times(self, factor: u32) -> Option<Self> {
        Self::new(
            self.mantissa.checked_mul(u64::from(factor))?,
            i32::from(self.exponent),
        )
        .map(|product| product.signed_like(self))
    }

    /// Returns the sum of two numbers that are not negative, if it fits.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.negative || other.negative {
            return None;
        }
        let exponent = self.exponent.min(other.exponent);
        let sum = self
            .mantissa_at(exponent)?
            .checked_add(other.mantissa_at(exponent)?)?;
        Self::new(sum, i32::from(exponent))
    }

    /// Returns the nearest number of the machine, for shares and percentages that are printed.
    pub fn approximate(self) -> f64 {
        let size = self.mantissa as f64 * 10f64.powi(i32::from(self.exponent));
        if self.negative { -size } else { size }
    }

    /// Returns the number when it is whole and at most `limit`.
    pub fn as_whole(self, limit: u32) -> Option<u32> {
        if self.exponent < 0 || self.negative {
            return None;
        }
        let number = u32::try_from(self.mantissa_at(0)?).ok()?;
        (number <= limit).then_some(number)
    }

    /// Returns the two numbers that make it, for keys.
    pub fn parts(self) -> [u64; 2] {
        let exponent = i64::from(self.exponent) as u64;
        // The sign goes where no exponent reaches: exponents differ in their low seven bits only.
        [self.mantissa, exponent ^ u64::from(self.negative) << 32]
    }

    /// Returns the mantissa that goes with a smaller exponent.
    fn mantissa_at(self, exponent: i8) -> Option<u64> {
        let steps = u32::try_from(i32::from(self.exponent) - i32::from(exponent)).ok()?;
        self.mantissa.checked_mul(10u64.checked_pow(steps)?)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.negative != other.negative {
            return other.negative.cmp(&self.negative);
        }
        if self.negative {
            return other.negated().cmp(&self.negated());
        }
        let exponent = self.exponent.min(other.exponent);
        match (self.mantissa_at(exponent), other.mantissa_at(exponent)) {
            (Some(one), Some(another)) => one.cmp(&another),
            // Only numbers too far apart for one scale come here, where the rough value is enough.
            _ => self
                .approximate()
                .total_cmp(&other.approximate())
                .then(self.parts().cmp(&other.parts())),
        }
    }
}

/// Returns the value of a digit in the scripts whose digits are met in the news (ASCII, Arabic, Persian, Devanagari), of
/// a full-width one, and of those in fancy letters.
pub fn digit(letter: char) -> Option<u8> {
    if letter.is_ascii() {
        return letter.is_ascii_digit().then(|| letter as u8 - b'0');
    }
    let zero = match letter {
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        '\u{1d7ce}'..='\u{1d7ff}' => return u8::try_from((u32::from(letter) - 0x1d7ce) % 10).ok(),
        _ => return None,
    };
    u8::try_from(u32::from(letter) - u32::from(zero)).ok()
}

/// Tells whether what stands before digits ends in a decimal point that has no nought before it: `.5`, `$.5`. At the
/// beginning of a text nothing else stands there.
pub fn ends_in_point(before: &str, begins: bool) -> bool {
    before.strip_suffix('.').is_some_and(|rest| {
        rest.chars().next_back().map_or(begins, |last| {
            last.is_whitespace()
                || matches!(last, '(' | '-' | '\u{2212}' | '>' | '<' | '\u{2264}' | '\u{2265}')
                || Currency::of_sign(last).is_some()
        })
    })
}

/// Digits as printed in one word, with what follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed<'a> {
    /// Their value.
    pub number: Decimal,
    /// How many digits there are before any separator.
    pub leading: usize,
    /// True when there is no separator at all.
    pub plain: bool,
    /// The letters that follow without a space: `k`, `bn`, `th`.
    pub suffix: &'a str,
}

/// What parts whole numbers from fractions where a lone separator stands before three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// Neither sign: both part thousands.
    Thousands,
    /// A full stop, as in English before a power of ten or a measure: `1.700 million`, but `1,500 million`.
    Stop,
    /// A full stop or a comma, as in other languages before a power of ten.
    Either,
}

/// Reads the digits that a word begins with: `600,000`, `1.234,5`, `3.14`, `1'000`, `100bn`.
///
/// A single separator with three digits after it parts thousands, unless a zero stands before it or `fraction` says
/// otherwise.
pub fn read_digits(word: &str, fraction: Separator) -> Option<Printed<'_>> {
    let mut mantissa = 0u64;
    let mut leading = 0;
    let mut since_separator = 0;
    let mut separators = 0usize;
    let mut last_separator = None;
    let mut mixed = false;
    let mut end = 0;
    let mut letters = word.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if let Some(value) = digit(letter) {
            mantissa = mantissa.checked_mul(10)?.checked_add(u64::from(value))?;
            since_separator += 1;
            if separators == 0 {
                leading += 1;
            }
            end = at + letter.len_utf8();
            continue;
        }
        let next_is_digit = letters.peek().is_some_and(|(_, next)| digit(*next).is_some());
        if !next_is_digit || since_separator == 0 {
            break;
        }
        let separator = match letter {
            '.' | '\u{66b}' | '\u{ff0e}' => '.',
            ',' | '\u{66c}' | '\u{ff0c}' => ',',
            '\'' | '\u{2019}' => '\'',
            _ => break,
        };
        mixed |= last_separator.is_some_and(|last| last != separator);
        // Groups before the last separator have three digits each, or this is no number.
        if separators > 0 && since_separator != 3 {
            return None;
        }
        last_separator = Some(separator);
        separators += 1;
        since_separator = 0;
    }
    if end == 0 {
        return None;
    }
    let is_fraction = match last_separator {
        None | Some('\'') => false,
        Some(_) if mixed => true,
        Some(_) if separators > 1 => false,
        Some(sign) => {
            let is_point = match fraction {
                Separator::Thousands => false,
                Separator::Stop => sign == '.',
                Separator::Either => true,
            };
            since_separator != 3 || leading > 3 || word.starts_with('0') || is_point
        }
    };
    if separators > 1 && !mixed && since_separator != 3 {
        return None;
    }
    let exponent = if is_fraction { -since_separator } else { 0 };
    let number = Decimal::new(mantissa, exponent)?;
    Some(Printed {
        number,
        leading,
        plain: separators == 0,
        suffix: &word[end..],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(word: &str) -> Option<f64> {
        read_digits(word, Separator::Thousands)
            .filter(|printed| printed.suffix.is_empty())
            .map(|p| p.number.approximate())
    }

    #[test]
    fn separators_of_all_countries() {
        assert_eq!(number("600,000"), Some(600_000.0));
        assert_eq!(number("600.000"), Some(600_000.0));
        assert_eq!(number("1'000"), Some(1_000.0));
        assert_eq!(number("1,234.5"), Some(1_234.5));
        assert_eq!(number("1.234,5"), Some(1_234.5));
        assert_eq!(number("1.234.567"), Some(1_234_567.0));
        assert_eq!(number("3.5"), Some(3.5));
        assert_eq!(number("0.125"), Some(0.125));
        assert_eq!(number("\u{666}\u{660}"), Some(60.0));
        assert_eq!(number("27.11.2025"), None);
    }

    #[test]
    fn a_multiplier_tells_what_a_separator_is() {
        let read =
            |word, multiplied| read_digits(word, multiplied).map(|printed| printed.number.approximate());
        assert_eq!(read("1,500", Separator::Stop), Some(1_500.0));
        assert_eq!(read("1.500", Separator::Stop), Some(1.5));
        assert_eq!(read("1,5", Separator::Stop), Some(1.5));
        assert_eq!(read("1,500", Separator::Either), Some(1.5));
        assert_eq!(read("1.500", Separator::Thousands), Some(1_500.0));
    }

    #[test]
    fn one_number_however_scaled() {
        let tenth_of_trillion = Decimal::new(1, -1).and_then(|number| number.scaled(12));
        let hundred_billion = Decimal::whole(100).scaled(9);
        assert_eq!(tenth_of_trillion, hundred_billion);
        assert_eq!(Decimal::whole(1_500), Decimal::new(15, 2).expect("small"));
        assert!(Decimal::whole(9) < Decimal::whole(10));
        assert!(Decimal::whole(10).negated() < Decimal::whole(9).negated());
        assert!(Decimal::whole(1).negated() < Decimal::ZERO.negated());
        assert_ne!(Decimal::whole(5).negated().parts(), Decimal::whole(5).parts());
        assert!(Decimal::new(1, -50).expect("fits") < Decimal::new(1, 50).expect("fits"));
    }

    #[test]
    fn a_number_too_long_is_none() {
        assert_eq!(read_digits(&"9".repeat(40), Separator::Thousands), None);
        assert_eq!(Decimal::new(1, 200), None);
    }
}

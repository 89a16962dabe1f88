//! What a single written value may look like: dates, keys, addresses, languages, and words that need quotes.
//!
//! Pure functions on strings; where they stand is the caller's affair. Linear in the length of the string.

use crate::model::Date;

/// Reads `2025-11-20` or `2025-11`; says in a sentence why it is neither.
pub fn date(written: &str) -> Result<Date, String> {
    let figures = |from: usize, to: usize| {
        let part = written
            .get(from..to)
            .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        part.parse::<i16>().ok()
    };
    let dash = |at: usize| written.as_bytes().get(at) == Some(&b'-');
    let form = || "a date is written YYYY-MM-DD, or YYYY-MM when no day is known".to_owned();

    let year = figures(0, 4).filter(|_| dash(4)).ok_or_else(form)?;
    let month = figures(5, 7).ok_or_else(form)?;
    let day = match written.len() {
        7 => None,
        10 if dash(7) => Some(figures(8, 10).ok_or_else(form)?),
        _ => return Err(form()),
    };
    if year == 0 || !(1..=12).contains(&month) {
        return Err(format!("there is no month {written}"));
    }
    // Two figures each, so both fit.
    let (month, day) = (month as i8, day.map(|day| day as i8));
    match jiff::civil::Date::new(year, month, day.unwrap_or(1)) {
        Ok(_) => Ok(Date {
            year,
            month,
            day,
            circa: false,
        }),
        Err(_) => Err(format!("there is no day {written} in the calendar")),
    }
}

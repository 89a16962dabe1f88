//! Capitals that speak for their state here and there. They are no forms of its name, since a city more often stands for
//! itself; but where one side names the state and the other its capital, neither is new or gone.

use super::super::key::Key;

/// The label of a state in the table of names, and its capital.
const SEATS: &[(&str, &str)] = &[
    ("Afghanistan", "kabul"),
    ("Armenia", "yerevan"),
    ("Azerbaijan", "baku"),
    ("Belarus", "minsk"),
    ("China", "beijing"),
    ("Colombia", "bogota"),
    ("Cyprus", "nicosia"),
    ("Egypt", "cairo"),
    ("Eritrea", "asmara"),
    ("France", "paris"),
    ("Georgia", "tbilisi"),
    ("Germany", "berlin"),
    ("Greece", "athens"),
    ("Hungary", "budapest"),
    ("Iran", "tehran"),
    ("Iraq", "baghdad"),
    ("Italy", "rome"),
    ("Japan", "tokyo"),
    ("Kosovo", "pristina"),
    ("Lebanon", "beirut"),
    ("Libya", "tripoli"),
    ("North Korea", "pyongyang"),
    ("Pakistan", "islamabad"),
    ("Poland", "warsaw"),
    ("Qatar", "doha"),
    ("Rwanda", "kigali"),
    ("Saudi Arabia", "riyadh"),
    ("Serbia", "belgrade"),
    ("South Korea", "seoul"),
    ("South Sudan", "juba"),
    ("Sudan", "khartoum"),
    ("Syria", "damascus"),
    ("Thailand", "bangkok"),
    ("Turkey", "ankara"),
    ("Venezuela", "caracas"),
    ("Vietnam", "hanoi"),
    ("the UK", "london"),
];

/// Returns the capital of the state of that label.
pub fn seat_of(label: &str) -> Option<Key> {
    SEATS
        .iter()
        .find(|(state, _)| *state == label)
        .map(|(_, capital)| Key::of(capital))
}

/// Returns the label of the state whose capital a word is.
pub fn seated_in(word: Key) -> Option<&'static str> {
    SEATS
        .iter()
        .find(|(_, capital)| Key::of(capital) == word)
        .map(|(state, _)| *state)
}

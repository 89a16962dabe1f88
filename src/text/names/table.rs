//! The table of names: parties with their peoples and capitals, bodies, places.
//!
//! Capitals that speak for their state (`Moscow`) are forms of it; those of states that no plan has called so yet are
//! not listed, for a city more often stands for itself.

mod bodies;
mod places;
mod states;

use super::{Name, Role};

/// Shortens the table below.
const fn party(label: &'static str, forms: &'static [&'static str]) -> Name {
    Name {
        label,
        role: Role::Party,
        forms,
    }
}

/// Shortens the table below.
const fn place(label: &'static str, forms: &'static [&'static str]) -> Name {
    Name {
        label,
        role: Role::Place,
        forms,
    }
}

/// How many names there are.
const N_NAMES: usize = states::STATES.len() + bodies::BODIES.len() + places::PLACES.len();

/// The names. Their order is their number inside one run and nothing else.
pub static NAMES: &[Name] = &joined();

/// Puts the tables behind one another.
const fn joined() -> [Name; N_NAMES] {
    let tables = [states::STATES, bodies::BODIES, places::PLACES];
    let mut names = [states::STATES[0]; N_NAMES];
    let (mut table, mut at) = (0, 0);
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            names[at] = tables[table][row];
            at += 1;
            row += 1;
        }
        table += 1;
    }
    names
}

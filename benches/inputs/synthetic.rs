//! Synthetic clauses of about 35 words, in blocks of 28 with the same mix of changes as the base case.
//!
//! A clause is two statements, each with a party, a duty, an action, a thing, a place and a figure or a deadline.
//! Rewording changes one or two of these and nothing else, so what a block must yield is known.

use super::random::Random;
use super::words::{ACTIONS, CONDITIONS, DUTIES, PARTIES, PLACES, QUALITIES, THINGS, UNITS};
use super::{Fate, Matter};

/// What becomes of the 28 old clauses of a block: the mix of the base case, in which two of 28 wander.
const MIX: [(Plan, usize); 8] = [
    (Plan::Stay, 8),
    (Plan::Reword, 14),
    (Plan::Wander, 1),
    (Plan::WanderReworded, 1),
    (Plan::Drop, 1),
    (Plan::Add, 1),
    (Plan::Split, 1),
    (Plan::Merge, 1),
];

/// What a matter is made for. Wandering matters are given their place later, when all are known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    Stay,
    Reword,
    Wander,
    WanderReworded,
    Drop,
    Add,
    Split,
    Merge,
}

impl Plan {
    /// Returns true for a matter that is to stand somewhere else on the new side.
    pub fn wanders(self) -> bool {
        match self {
            Self::Wander | Self::WanderReworded => true,
            Self::Stay | Self::Reword | Self::Drop | Self::Add | Self::Split | Self::Merge => false,
        }
    }
}

/// Returns the matters of one block in the order of the old side, each with what it was made for.
pub fn block(random: &mut Random) -> Vec<(Plan, Matter)> {
    let mut plans: Vec<Plan> = MIX
        .iter()
        .flat_map(|&(plan, times)| std::iter::repeat_n(plan, times))
        .collect();
    random.shuffle(&mut plans);
    plans
        .into_iter()
        .map(|plan| (plan, matter(plan, random)))
        .collect()
}

fn matter(plan: Plan, random: &mut Random) -> Matter {
    let clause = Clause::new(random);
    let whole = clause.sentence();
    let (fate, old, new) = match plan {
        Plan::Stay | Plan::Wander => (Fate::Unchanged, vec![whole.clone()], vec![whole]),
        Plan::Reword | Plan::WanderReworded => (
            Fate::Reworded,
            vec![whole],
            vec![clause.reworded(random).sentence()],
        ),
        Plan::Drop => (Fate::Dropped, vec![whole], Vec::new()),
        Plan::Add => (Fate::Added, Vec::new(), vec![whole]),
        Plan::Split => (Fate::Split, vec![whole], clause.halves().to_vec()),
        Plan::Merge => (Fate::Merged, clause.halves().to_vec(), vec![whole]),
    };
    Matter {
        fate,
        old,
        new,
        behind: None,
    }
}

/// One clause, in the pieces that rewording exchanges.
#[derive(Clone)]
struct Clause {
    first: Statement,
    /// Who helps with the first statement.
    partner: &'static str,
    second: Statement,
    condition: Option<String>,
}

/// Half of a clause: who does what to what, where, how much or until when.
#[derive(Clone)]
struct Statement {
    party: &'static str,
    duty: &'static str,
    /// What the duty becomes when it is reworded.
    other_duty: &'static str,
    negated: bool,
    action: &'static str,
    quality: &'static str,
    thing: &'static str,
    place: &'static str,
    measure: Measure,
}

#[derive(Clone)]
enum Measure {
    /// `within 90 days`.
    Deadline(usize),
    /// `for 12,500 households`.
    Amount(usize, &'static str),
}

/// What rewording exchanges.
#[derive(Clone, Copy)]
enum Piece {
    /// The condition is taken away.
    Condition,
    OtherCondition,
    Partner,
    Of(PieceOfStatement),
}

#[derive(Clone, Copy)]
enum PieceOfStatement {
    Party,
    Duty,
    Negation,
    Action,
    Quality,
    Measure,
}

/// What rewording exchanges, figures and deadlines twice as often as the rest, as in the base case.
const PIECES: [Piece; 10] = [
    Piece::Condition,
    Piece::OtherCondition,
    Piece::Partner,
    Piece::Of(PieceOfStatement::Party),
    Piece::Of(PieceOfStatement::Duty),
    Piece::Of(PieceOfStatement::Negation),
    Piece::Of(PieceOfStatement::Action),
    Piece::Of(PieceOfStatement::Quality),
    Piece::Of(PieceOfStatement::Measure),
    Piece::Of(PieceOfStatement::Measure),
];

impl Clause {
    fn new(random: &mut Random) -> Self {
        let first = Statement::new(Measure::deadline(random), random);
        let mut second = Statement::new(Measure::amount(random.pick(&UNITS), random), random);
        while second.party == first.party {
            second.party = random.pick_common(&PARTIES);
        }
        Self {
            first,
            partner: random.pick_common(&PARTIES),
            second,
            condition: Some(condition(random)),
        }
    }

    fn sentence(&self) -> String {
        let [first, second] = self.statements();
        capitalized(format!("{first}, and {second}."))
    }

    /// Returns the clause as two clauses that together say the same.
    fn halves(&self) -> [String; 2] {
        self.statements()
            .map(|statement| capitalized(format!("{statement}.")))
    }

    fn statements(&self) -> [String; 2] {
        let condition = self
            .condition
            .as_ref()
            .map(|condition| format!(" {condition}"))
            .unwrap_or_default();
        [
            format!("{} together with {}", self.first.words(), self.partner),
            format!("{}{condition}", self.second.words()),
        ]
    }

    /// Returns the clause with one of its pieces exchanged, now and then two.
    fn reworded(&self, random: &mut Random) -> Self {
        let mut clause = self.clone();
        clause.exchange(random);
        if random.below(4) == 0 {
            clause.exchange(random);
        }
        // Two exchanges can undo one another.
        while clause.sentence() == self.sentence() {
            clause.exchange(random);
        }
        clause
    }

    fn exchange(&mut self, random: &mut Random) {
        let half = random.below(2);
        match random.pick(&PIECES) {
            Piece::Condition => self.condition = None,
            Piece::OtherCondition => self.condition = Some(condition(random)),
            Piece::Partner => self.partner = random.pick(&PARTIES),
            Piece::Of(piece) => [&mut self.first, &mut self.second][half].exchange(piece, random),
        }
    }
}

impl Statement {
    fn new(measure: Measure, random: &mut Random) -> Self {
        let (duty, other_duty) = random.pick(&DUTIES);
        Self {
            party: random.pick_common(&PARTIES),
            duty,
            other_duty,
            negated: false,
            action: random.pick_common(&ACTIONS),
            quality: random.pick_common(&QUALITIES),
            thing: random.pick_common(&THINGS),
            place: random.pick_common(&PLACES),
            measure,
        }
    }

    fn words(&self) -> String {
        let Self {
            party,
            duty,
            action,
            quality,
            thing,
            place,
            ..
        } = self;
        let not = match (self.negated, duty.split_once(' ')) {
            (false, _) => (*duty).to_owned(),
            (true, None) => format!("{duty} not"),
            (true, Some((first, rest))) => format!("{first} not {rest}"),
        };
        let measure = match self.measure {
            Measure::Deadline(days) => format!("within {days} days"),
            Measure::Amount(count, unit) => format!("for {} {unit}", grouped(count)),
        };
        format!("{party} {not} {action} the {quality} {thing} of {place} {measure}")
    }

    fn exchange(&mut self, piece: PieceOfStatement, random: &mut Random) {
        match piece {
            PieceOfStatement::Party => self.party = random.pick(&PARTIES),
            PieceOfStatement::Duty => std::mem::swap(&mut self.duty, &mut self.other_duty),
            PieceOfStatement::Negation => self.negated = !self.negated,
            PieceOfStatement::Action => self.action = random.pick(&ACTIONS),
            PieceOfStatement::Quality => self.quality = random.pick(&QUALITIES),
            PieceOfStatement::Measure => self.measure = self.measure.other(random),
        }
    }
}

impl Measure {
    fn deadline(random: &mut Random) -> Self {
        Self::Deadline(10 + random.below(350))
    }

    fn amount(unit: &'static str, random: &mut Random) -> Self {
        Self::Amount(100 * (1 + random.below(9_000)), unit)
    }

    fn other(&self, random: &mut Random) -> Self {
        match self {
            Self::Deadline(_) => Self::deadline(random),
            Self::Amount(_, unit) => Self::amount(unit, random),
        }
    }
}

fn condition(random: &mut Random) -> String {
    random.pick(&CONDITIONS).replace("{place}", random.pick(&PLACES))
}

/// Writes a number with separators: `12,500`.
fn grouped(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", number / 1_000, number % 1_000),
    }
}

fn capitalized(text: String) -> String {
    let mut signs = text.chars();
    signs
        .next()
        .map(|first| first.to_uppercase().chain(signs).collect())
        .unwrap_or_default()
}

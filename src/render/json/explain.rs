//! The JSON of an explanation.

use std::io::{self, Write};

use serde::Serialize;

use super::{authority, write};
use crate::report::explain::{Considered, Explained, Named};

pub(crate) fn explain(explained: &Explained, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct NamedWire<'a> {
        variant: &'a str,
        number: Option<&'a str>,
        number_in: Option<&'a str>,
        text: Option<&'a str>,
    }
    #[derive(Serialize)]
    struct Feature<'a> {
        name: &'a str,
        value: f32,
        contribution: f32,
    }
    #[derive(Serialize)]
    struct WitnessWire<'a> {
        variant: &'a str,
        number: Option<&'a str>,
        strength: f64,
    }
    #[derive(Serialize)]
    struct CandidateWire<'a> {
        clause: NamedWire<'a>,
        witness: Option<WitnessWire<'a>>,
        score: f32,
        features: Vec<Feature<'a>>,
        outcome: &'a str,
    }
    #[derive(Serialize)]
    struct Wire<'a> {
        clause: NamedWire<'a>,
        group: Vec<NamedWire<'a>>,
        moved: bool,
        matched_by: &'a str,
        reason: &'a str,
        candidates: Vec<CandidateWire<'a>>,
    }
    fn named<'a>(clause: &Named<'a>) -> NamedWire<'a> {
        let number = clause.number.map(|number| number.as_str());
        NamedWire {
            variant: clause.variant.as_str(),
            number,
            number_in: clause.number_in.map(|id| id.as_str()),
            text: clause.text,
        }
    }
    fn candidate<'a>(considered: &'a Considered<'a>) -> CandidateWire<'a> {
        let feature = |feature: &crate::align::explain::Feature| Feature {
            name: feature.name,
            value: feature.value,
            contribution: feature.contribution,
        };
        CandidateWire {
            clause: named(&considered.clause),
            witness: considered.witness.as_ref().map(|witness| WitnessWire {
                variant: witness.variant.as_str(),
                number: witness.clause.map(|number| number.as_str()),
                strength: witness.pivot.strength,
            }),
            score: considered.score,
            features: considered.features.iter().map(feature).collect(),
            outcome: considered.outcome.sentence(),
        }
    }
    let body = Wire {
        clause: named(&explained.clause),
        group: explained.group.iter().map(named).collect(),
        moved: explained.moved,
        matched_by: authority(explained.authority),
        reason: &explained.reason,
        candidates: explained.candidates.iter().map(candidate).collect(),
    };
    write("explain", body, out)
}

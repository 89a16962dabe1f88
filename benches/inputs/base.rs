//! The base case: a plan of 28 points and a counter-proposal of 28 points, in words of our own, with the truth of
//! what became of each point.
//!
//! It has the shape of a real pair: numbers shift from the third point on, most points are reworded (a figure, a
//! deadline, parties, obligations, a negation, conditions), four keep their matter and hardly a word, one is gone,
//! one is new, two wander (one of them also reworded), one becomes two and two become one.

use super::{Fate, Matter};

use Fate::{Added, Dropped, Merged, Reworded, Split, Unchanged};

/// The matters in the order of the old side; the truth has 21 changes and 7 matters that stay as they were.
pub fn matters() -> Vec<Matter> {
    MATTERS.iter().map(|row| row.matter()).collect()
}

/// One matter as it is written down here.
struct Row {
    fate: Fate,
    old: &'static [&'static str],
    /// Empty when the new side has the same words.
    new: &'static [&'static str],
    /// For a matter that wanders: the matter, counted from 0, behind which it stands on the new side.
    behind: Option<usize>,
}

impl Row {
    fn matter(&self) -> Matter {
        let texts = |side: &[&str]| side.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        let new = if self.fate == Unchanged {
            self.old
        } else {
            self.new
        };
        Matter {
            fate: self.fate,
            old: texts(self.old),
            new: texts(new),
            behind: self.behind,
        }
    }
}

const fn stays(text: &'static [&'static str]) -> Row {
    Row {
        fate: Unchanged,
        old: text,
        new: &[],
        behind: None,
    }
}

const fn row(fate: Fate, old: &'static [&'static str], new: &'static [&'static str]) -> Row {
    Row {
        fate,
        old,
        new,
        behind: None,
    }
}

const fn wanders(row: Row, behind: usize) -> Row {
    Row {
        behind: Some(behind),
        ..row
    }
}

const MATTERS: [Row; 28] = [
    stays(&["The sovereignty of Ukraine is confirmed and respected by every party to this agreement."]),
    // A condition is added.
    row(
        Reworded,
        &[
            "Russia, Ukraine and Europe conclude a comprehensive pact not to attack one another, and the open \
           questions of the last 30 years are considered settled.",
        ],
        &[
            "Russia, Ukraine and Europe conclude a comprehensive pact not to attack one another, and the open \
           questions of the last 30 years are considered settled once all parliaments have approved it.",
        ],
    ),
    row(
        Dropped,
        &[
            "Russia is expected not to invade neighbouring countries, and NATO is expected not to expand further to \
           the east.",
        ],
        &[],
    ),
    // A party is added.
    row(
        Reworded,
        &[
            "Russia and NATO hold a dialogue on all security issues, mediated by the US, which aims at \
           de-escalation, more cooperation and economic growth.",
        ],
        &[
            "Russia and NATO hold a dialogue on all security issues, mediated by the US and Turkey, which aims at \
           de-escalation, more cooperation and economic growth.",
        ],
    ),
    wanders(
        stays(&["No troops of member states of NATO are stationed on the territory of Ukraine."]),
        22,
    ),
    // A figure is raised.
    row(
        Reworded,
        &["The armed forces of Ukraine are limited to 600,000 personnel."],
        &["The armed forces of Ukraine are limited to 800,000 personnel in peacetime."],
    ),
    // The same matter, hardly a word is the same.
    row(
        Reworded,
        &[
            "Ukraine writes into its constitution that it does not join NATO, and NATO writes into its statutes that \
           it will not admit Ukraine.",
        ],
        &[
            "Whether Ukraine enters NATO depends on a consensus of the members of the alliance, which does not exist \
           today.",
        ],
    ),
    stays(&["European fighter jets are stationed in Poland."]),
    // The same matter, hardly a word is the same.
    row(
        Reworded,
        &["The US guarantees the security of Ukraine and gets compensation for the guarantee."],
        &["Washington and Kyiv sign a guarantee like that of Article 5, for which nothing has to be paid."],
    ),
    // Obligations are weakened.
    row(
        Reworded,
        &[
            "If Russia invades Ukraine, all global sanctions must come back and the recognition of new territory \
           must lapse.",
        ],
        &[
            "If Russia invades Ukraine, all global sanctions should come back and the recognition of new territory \
           should lapse.",
        ],
    ),
    row(
        Split,
        &[
            "Ukraine is eligible for membership of the EU, and until that is decided it has preferential access to \
           the European market for a short time.",
        ],
        &[
            "Ukraine is eligible for membership of the EU.",
            "Until its membership is decided, Ukraine has preferential access to the European market for a short \
             time.",
        ],
    ),
    row(
        Merged,
        &[
            "A Ukraine Development Fund invests in fast-growing industries, technology, data centres and \
             artificial intelligence.",
            "The World Bank provides a financing package to speed up the reconstruction of Ukraine.",
        ],
        &[
            "A Ukraine Development Fund invests in fast-growing industries, technology and data centres, and the \
           World Bank provides a financing package to speed up the reconstruction.",
        ],
    ),
    stays(&[
        "The US and Ukraine jointly restore, modernize and operate the gas infrastructure of Ukraine, \
             pipelines and storage included.",
    ]),
    // The same matter, hardly a word is the same.
    row(
        Reworded,
        &[
            "USD 100 billion of frozen Russian assets go into work led by the US to rebuild Ukraine, and the US gets \
           50% of the profits.",
        ],
        &[
            "The sovereign assets of Moscow that are frozen abroad stay so until it has paid for the damage that it \
           did.",
        ],
    ),
    // An obligation is weakened and a condition added.
    row(
        Reworded,
        &["Sanctions on Russia are lifted in stages and case by case."],
        &["Sanctions on Russia may be eased in stages and in part after a lasting peace."],
    ),
    // A negation is added.
    row(
        Reworded,
        &["Russia is invited to return to the G8 and to its working groups."],
        &["Russia is not invited to return to the G8 and to its working groups."],
    ),
    // Parties are added.
    row(
        Reworded,
        &[
            "A joint working group of the US and Russia ensures compliance with all provisions of this agreement.",
        ],
        &[
            "A joint working group of the US, Europe, Ukraine and Russia ensures compliance with all provisions of \
           this agreement.",
        ],
    ),
    stays(&[
        "The US and Russia extend the treaties on nuclear non-proliferation and arms control, START I \
             included.",
    ]),
    // A ratio is changed.
    row(
        Reworded,
        &[
            "The Zaporizhzhia nuclear plant starts under the supervision of the IAEA, and its electricity is shared \
           50:50 between Russia and Ukraine.",
        ],
        &[
            "The Zaporizhzhia nuclear plant starts under the supervision of the IAEA, and its electricity is shared \
           20:80 between Russia and Ukraine.",
        ],
    ),
    // The same matter, hardly a word is the same.
    row(
        Reworded,
        &[
            "Crimea, Luhansk and Donetsk are recognized as de facto Russian, and Kherson and Zaporizhzhia are frozen \
           along the line of contact.",
        ],
        &[
            "Talks on territory begin from the line of contact, and nothing that was taken by force is recognized.",
        ],
    ),
    wanders(
        row(
            Reworded,
            &["All remaining prisoners of war and bodies are exchanged on the principle of all for all."],
            &[
                "All remaining prisoners of war, civilian detainees and bodies are exchanged on the principle of all \
               for all.",
            ],
        ),
        3,
    ),
    stays(&["Once territorial arrangements are agreed, neither Russia nor Ukraine changes them by force."]),
    // The scope is widened.
    row(
        Reworded,
        &[
            "Russia does not obstruct the commercial use of the Dnieper by Ukraine, and grain is carried freely \
           across the Black Sea.",
        ],
        &[
            "Russia does not obstruct any use of the Dnieper by Ukraine, and grain, steel and fertilizer are carried \
           freely across the Black Sea.",
        ],
    ),
    // A deadline is loosened.
    row(
        Reworded,
        &["Ukraine holds national elections within 100 days after this agreement is signed."],
        &["Ukraine holds national elections as soon as possible after this agreement is signed."],
    ),
    stays(&[
        "All who took part in the conflict get full amnesty for their acts during the war and waive later \
             claims.",
    ]),
    // One party takes the place of another.
    row(
        Reworded,
        &[
            "The agreement is legally binding, and a Peace Council headed by President Donald J. Trump monitors it \
           and imposes sanctions for violations.",
        ],
        &[
            "The agreement is legally binding, and a Peace Council headed by the Secretary-General of the UN \
           monitors it and imposes sanctions for violations.",
        ],
    ),
    stays(&[
        "When all parties have agreed to this memorandum, the ceasefire takes effect at once and is monitored \
             from both sides of the line.",
    ]),
    row(
        Added,
        &[],
        &[
            "Russia returns, without conditions, the children whom it deported or moved illegally, and international \
           partners help to find them.",
        ],
    ),
];

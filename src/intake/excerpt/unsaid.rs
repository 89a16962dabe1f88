//! Whether what stands near the points says that these are all.
//!
//! Points alone, under the name of a plan, are what somebody wants to compare, and count as all there are. With sentences
//! around them they are part of a report, and a report tells what its writer knows or chose: unless it says that the text
//! is whole, or counts as many points as are there, nothing can be called dropped by it. So what is listed here are the
//! words that speak for a whole text, not those that speak against it.

use super::furniture::is_line_of_page;
use super::sentence::{Place, Sentence};
use super::words::{self, is_plan, is_point};
use crate::intake::plan::PASSED_OVER;
use crate::intake::{Intake, Note, Point, Units};

/// The code of the note that it does not say that these are all points.
pub(crate) const CODE: &str = "does-not-say-whole";

/// Words that name a plan as a whole in a title, besides those that do anywhere.
const ALSO_PLANS: [&str; 12] = [
    "act",
    "ceasefire",
    "charter",
    "communique",
    "convention",
    "counterproposal",
    "declaration",
    "law",
    "memo",
    "peace",
    "proposals",
    "arrangement",
];

/// How words of other languages begin that name a plan as a whole.
const PLANS_ELSEWHERE: [&str; 22] = [
    "plan",
    "accord",
    "acuerdo",
    "acordo",
    "abkommen",
    "vertrag",
    "vereinbarung",
    "entwurf",
    "piano",
    "traité",
    "tratado",
    "план",
    "угод",
    "соглашени",
    "договор",
    "проект",
    "меморандум",
    "خطة",
    "اتفاق",
    "خارطة",
    "计划",
    "協定",
];

/// Words with which a line names no whole plan: it speaks of a part of it, asks, or tells something.
const NO_TITLE: [&str; 88] = [
    "about",
    "according",
    "after",
    "also",
    "amendments",
    "annex",
    "appendix",
    "are",
    "brief",
    "bullet",
    "calls",
    "changed",
    "changes",
    "chapter",
    "contents",
    "contours",
    "core",
    "could",
    "demands",
    "details",
    "did",
    "do",
    "does",
    "explained",
    "explainer",
    "foresees",
    "glance",
    "had",
    "has",
    "have",
    "here",
    "how",
    "inside",
    "is",
    "might",
    "news",
    "not",
    "nutshell",
    "only",
    "outline",
    "outlines",
    "page",
    "pages",
    "part",
    "parts",
    "quick",
    "said",
    "say",
    "says",
    "section",
    "sections",
    "sentences",
    "shows",
    "sketch",
    "snip",
    "so",
    "some",
    "stands",
    "tells",
    "truncated",
    "under",
    "update",
    "was",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "would",
    "voici",
    "ce",
    "que",
    "sait",
    "esto",
    "sabe",
    "como",
    "cosa",
    "che",
    "wie",
    "bisher",
    "bekannt",
    "co",
    "что",
    "известно",
    "що",
    "відомо",
];

/// Phrases of other languages for a text that is whole.
const FULL_TEXTS: [&str; 13] = [
    "全文",
    "полный текст",
    "повний текст",
    "texte intégral",
    "texto completo",
    "texto íntegro",
    "testo integrale",
    "wortlaut",
    "volltext",
    "pełny tekst",
    "tam metni",
    "النص الكامل",
    "نص الخطة",
];

/// Words for a whole text that is not here.
const ELSEWHERE: [&str; 8] = [
    "awaited", "behind", "expected", "later", "paywall", "pending", "soon", "yet",
];

/// A title has so many words at most.
const TITLE: usize = 30;

/// Returns a note where the document tells of points and does not say that these are all.
pub(super) fn note(near: &[Sentence], intake: &Intake) -> Option<Note> {
    let are_all = |stated: usize| super::are_all(intake, stated);
    let is_told = intake.notes.iter().any(|note| note.code == PASSED_OVER);
    let counts_all = |sentence: &Sentence| sentence.counts_of_plan().into_iter().any(are_all);
    if is_told || near.iter().any(counts_all) {
        return None;
    }
    let words = match intake.units {
        Units::Points => teller(near),
        // Lines and paragraphs that a page has, or that announce some of the others.
        Units::Auto | Units::Paragraphs | Units::Lines => {
            let is_line = |point: &&Point| is_line_of_page(&point.text);
            let line = intake.points.iter().find(is_line);
            line.map(|point| point.text.clone())
        }
    };
    let words = shortened(&words?);
    let text = format!(
        "It does not say that these are all points (“{words}”), so what it lacks counts as unreported, unless --coverage \
         says that it is whole."
    );
    Some(Note::new(CODE, text))
}

/// Returns the beginning of a sentence.
fn shortened(sentence: &str) -> String {
    match sentence.char_indices().nth(QUOTED) {
        Some((end, _)) => {
            let end = sentence[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &sentence[..end])
        }
        None => sentence.to_owned(),
    }
}

/// How many letters of a sentence are quoted.
const QUOTED: usize = 80;

/// Returns the words of the first sentence that tells of the points, unless one says that they are all.
fn teller(near: &[Sentence]) -> Option<String> {
    if near.iter().any(Sentence::shows_whole_text) {
        return None;
    }
    let teller = near.iter().find(|sentence| sentence.tells())?;
    teller.quoted(0, teller.words.len() - 1)
}

impl Sentence {
    /// Tells whether the sentence says that the text of the plan follows, or that it is one that was signed: `the text reads`,
    /// `have agreed as follows`, `done at Geneva`.
    fn shows_whole_text(&self) -> bool {
        let opens = || self.text.trim_start().starts_with("the full text of the ");
        let is_announced = self.place != Place::After && self.place != Place::Clause && opens();
        let is_elsewhere = self.has(&ELSEWHERE) || self.words.last().is_some_and(|last| last == "here");
        let is_full =
            self.is_full() && !is_elsewhere || FULL_TEXTS.iter().any(|phrase| self.text.contains(phrase));
        if is_full || is_announced || self.place == Place::Title && self.is_text_of() {
            return true;
        }
        let ends = |words: [&str; 2]| {
            let at = self.words.len().checked_sub(2);
            at.is_some_and(|at| [self.word(at), self.word(at + 1)] == words)
        };
        let is_denied = self.has(&words::DENYING) || self.has(&["part", "parts", "partly", "excerpts"]);
        let begins = |words: [&str; 2]| [self.word(0), self.word(1)] == words;
        match self.place {
            Place::Clause => false,
            Place::After => {
                ["at", "in", "on"].iter().any(|word| begins(["done", word])) || begins(["in", "witness"])
            }
            Place::Title | Place::Before => {
                !is_denied
                    && (self.is_text_of()
                        || ends(["as", "follows"])
                        || ends(["parties", "agree"])
                        || self.words.last().is_some_and(|last| last == "reads")
                        || self.has(&["verbatim", "unabridged", "transcript"]))
            }
        }
    }

    /// Tells whether the sentence announces a text: `the text of the plan`, `the text reads`, `text:`.
    fn is_text_of(&self) -> bool {
        (0..self.words.len()).any(|at| {
            let is_led =
                at == 0 || matches!(self.before(at), "the" | "official" | "original" | "final" | "new");
            let is_alone = self.words.len() <= 2 && at + 1 == self.words.len();
            self.word(at) == "text"
                && is_led
                && (is_alone || matches!(self.word(at + 1), "of" | "reads" | "runs" | "as"))
                && !matches!(self.before(at.saturating_sub(1)), "of" | "from")
        })
    }

    /// Tells whether the sentence is more than the name of a plan or a line of the page.
    fn tells(&self) -> bool {
        match self.place {
            Place::Title | Place::Clause => false,
            Place::Before => !self.is_name_of_plan() && !self.is_furniture(),
            Place::After => !self.is_furniture(),
        }
    }

    /// Tells whether the sentence only names the plan: `The peace plan of 20 November`, `Draft 2`.
    fn is_name_of_plan(&self) -> bool {
        // `Что известно о плане:` announces, `Мирный план` is a title.
        let announces = self.text.trim_end().ends_with(':');
        let is_plan = |word: &String| {
            is_plan(word)
                || ALSO_PLANS.contains(&word.as_str())
                || !announces && PLANS_ELSEWHERE.iter().any(|stem| word.starts_with(stem))
        };
        let is_points = |word: &String| is_point(word) && word.ends_with('s');
        let is_sentence = self.text.ends_with('.') && self.words.len() > 3;
        !is_sentence
            && self.words.len() <= TITLE
            && self.words.iter().any(is_plan)
            && !self.words.iter().any(is_points)
            && !self.has(&NO_TITLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Input, Options, read};

    const POINTS: &str = "1. The army is limited to 800,000 personnel.\n2. Ukraine is neutral.\n3. Prisoners are exchanged.\n4. Talks begin.\n";

    fn codes(text: &str) -> Vec<&'static str> {
        let input = Input {
            name: "plan.txt",
            bytes: text.as_bytes(),
        };
        let intake = read(&input, &Options::default()).expect("it is read");
        let codes = intake.notes.iter().map(|note| note.code);
        codes
            .filter(|code| [super::super::CODE, CODE, "count-differs"].contains(code))
            .collect()
    }

    #[test]
    fn a_document_that_says_so_is_whole() {
        for lead in [
            "The 4-point plan in full",
            "Here is the full text of the plan, obtained by Axios",
            "The plan includes the following 4 points",
            "The new four-point plan replaces the eight-point plan of November.",
            "The plan was cut from eight to four points.",
            "Europe's four-point counterproposal to the eight-point plan of the US",
            "A plan of four points, seen by Reuters",
            "Read the full text of the plan:",
            "The plan, seen by Reuters, reads:",
            "Some officials criticised the plan. The text reads:",
            "The agreement among the parties reads as follows:",
            "The plan, including its annexes, was published on Monday. It reads:",
            "Some of the points were agreed in Geneva. The full text of the plan:",
            "The full text of the plan, which the White House has not confirmed:",
            "The two governments have agreed as follows:",
            "和平计划共有四点，全文如下：",
            "Der Plan im Wortlaut",
        ] {
            assert_eq!(codes(&format!("{lead}\n\n{POINTS}")), [""; 0], "{lead}");
        }
        for tail in [
            "The earlier plan had eight points.",
            "The Kremlin has not commented on the plan.",
        ] {
            let text = format!("The plan in four points\n\n{POINTS}\n{tail}\n");
            assert_eq!(codes(&text), [""; 0], "{tail}");
        }
        assert_eq!(
            codes(&format!("{POINTS}\nDone at Geneva on 3 May 2026.\n")),
            [""; 0]
        );
    }

    #[test]
    fn points_with_nothing_but_a_title_are_whole() {
        for lead in [
            "",
            "The leaked plan:",
            "The peace plan of 20 November",
            "Draft 2",
            "Мирный план",
            "Framework for Peace, version 1.0 / 5 May 2026",
            "The amended text of 9 August",
            "3 May 2026",
            "DRAFT - NOT FOR CIRCULATION",
            "Unofficial translation",
        ] {
            for tail in [
                "",
                "Subscribe to our newsletter.",
                "Source: Axios.",
                "Page 2 of 2",
            ] {
                let text = format!("{lead}\n\n{POINTS}\n{tail}\n");
                assert_eq!(codes(&text), [""; 0], "{text}");
            }
        }
    }

    #[test]
    fn what_tells_of_points_is_no_whole_plan() {
        for lead in [
            "CNN has not seen the document.",
            "The broad outlines:",
            "Points agreed so far:",
            "Was bisher bekannt ist:",
            "Voici ce que l'on sait du plan :",
            "The full text has yet to be published.",
            "The full list is behind our paywall.",
            "Read the full plan here.",
            "Sudan Tribune published the first page of the document.",
            "A senior official listed four items:",
            "Что известно о плане:",
            "Under the amended statement:",
            "What changed in the plan",
            "Security chapter",
            "Page 2 of 5",
            "The White House released the plan as part of efforts to end the war.",
        ] {
            assert_eq!(codes(&format!("{lead}\n\n{POINTS}")), [CODE], "{lead}");
        }
        for tail in [
            "The document remains confidential.",
            "Several of the points echo Russian demands.",
            "The Kremlin has not commented on the plan.",
        ] {
            assert_eq!(codes(&format!("{POINTS}\n{tail}\n")), [CODE], "{tail}");
        }
    }
}

//! The page that a draft comes from, as a source: what the options say, else what the page states, else a word that a
//! person has to replace. Each thing that neither said is told.

use crate::intake::{About, Intake, masthead};
use crate::model::{Date, Evidence, Library, Source, SourceKey, Strength, Wording};
use crate::read;

use super::{Options, TODO};

/// The most letters of an outlet's name that go into a key; the longest key of the shipped sources has 20.
const KEY_LENGTH: usize = 20;

/// Returns what a page states about itself and, where it states nothing, what the lines around its points tell; says so of
/// what is not overruled by an option.
pub fn about(intake: &Intake, options: &Options, library: &Library, assumed: &mut Vec<String>) -> About {
    let is_outlet = |name: &str| {
        let mut known = library.sources.values();
        known.any(|source| source.outlet.eq_ignore_ascii_case(name))
    };
    let told = masthead::read(intake, &is_outlet);
    let mut about = intake.about.clone();
    if about.site.is_none() && about.url.is_none() && options.url.is_none() {
        about.site = told.about.site;
        if let Some(site) = about.site.as_ref().filter(|_| options.outlet.is_none()) {
            assumed.push(format!(
                "{site} is taken for the outlet, by a line of the text; --source OUTLET names another."
            ));
        }
    }
    if about.title.is_none() {
        about.title = told.about.title;
        if about.title.is_some() && options.title.is_none() {
            assumed.push("The title is a line above the points; --title gives another.".to_owned());
        }
    }
    let is_past = |day: &String| read::date(day).is_ok_and(|date| date <= options.today);
    if about.date.is_none() {
        about.date = told.about.date.filter(is_past);
        if let (Some(_), None, Some(line)) = (&about.date, options.date, told.dated) {
            assumed.push(format!(
                "The date is that of the line “{line}”; --date gives another."
            ));
        }
    }
    // Pages state what only their own network knows: http://localhost/plan.
    about.url = about.url.or(told.about.url).filter(|url| read::is_address(url));
    about
}

/// Returns the source of a draft, and tells what was assumed about it.
pub fn source(
    about: &About,
    language: &str,
    options: &Options,
    library: &Library,
    assumed: &mut Vec<String>,
) -> Source {
    let url = options.url.clone().or_else(|| about.url.clone());
    let outlet = outlet(about, url.as_deref(), options, assumed);
    let title = options
        .title
        .clone()
        .or_else(|| about.title.clone())
        .unwrap_or_else(|| {
            assumed.push("No title is stated; it is left open. --title gives one.".to_owned());
            TODO.to_owned()
        });
    let (date, note) = date(about, options, assumed);
    let wording = options.wording.unwrap_or(Wording::Verbatim);
    let evidence = options.evidence.unwrap_or(match wording {
        Wording::Verbatim | Wording::Translated => Evidence::PublishedText,
        Wording::Restated => Evidence::Summary,
    });
    if let Some(known) = library
        .sources
        .values()
        .find(|source| url.is_some() && source.url == url)
    {
        assumed.push(format!(
            "The page is among the sources already, as {}; a person may cite that one instead.",
            known.key
        ));
    }
    Source {
        key: key(&outlet, date.filter(|_| note.is_none()), options, library),
        strength: strength(&outlet, options, library, assumed),
        outlet,
        title,
        date: date.unwrap_or(options.today),
        url,
        archive: None,
        language: about.language.clone().unwrap_or_else(|| language.to_owned()),
        translated: wording == Wording::Translated,
        evidence,
        original: None,
        note,
    }
}

fn outlet(about: &About, url: Option<&str>, options: &Options, assumed: &mut Vec<String>) -> String {
    if let Some(outlet) = options.outlet.as_ref().or(about.site.as_ref()) {
        return outlet.clone();
    }
    if let Some(host) = url.and_then(host) {
        assumed.push(format!(
            "The page does not name its outlet; its address gives {host}. --source OUTLET names another."
        ));
        return host.to_owned();
    }
    assumed.push("The page does not name its outlet; it is left open. --source OUTLET names it.".to_owned());
    TODO.to_owned()
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// Returns the date of the page; where it has none, the day of the import, which is no date of the page, with a note
/// that a person has to settle.
fn date(about: &About, options: &Options, assumed: &mut Vec<String>) -> (Option<Date>, Option<String>) {
    let stated = about.date.as_deref().and_then(|date| read::date(date).ok());
    if let Some(date) = options.date.or(stated) {
        return (Some(date), None);
    }
    assumed.push(
        "No date of publication is stated; the day of the import stands for it. --date gives one.".to_owned(),
    );
    let today = Date {
        circa: true,
        ..options.today
    };
    (
        Some(today),
        Some(format!(
            "{TODO}: the date of publication; {} is the day of the import.",
            options.today
        )),
    )
}

/// Returns how strong an outlet is: as said, else as among the sources that are known, else in the middle.
fn strength(outlet: &str, options: &Options, library: &Library, assumed: &mut Vec<String>) -> Strength {
    if let Some(strength) = options.strength {
        return strength;
    }
    let known = library
        .sources
        .values()
        .filter(|source| source.outlet.eq_ignore_ascii_case(outlet));
    if let Some(weakest) = known.map(|source| source.strength).max() {
        return weakest;
    }
    assumed.push(
        "How much weight the outlet bears is not known; it is taken for medium. --strength says it."
            .to_owned(),
    );
    Strength::Medium
}

/// Returns a key that no other source has: the outlet with month and day, as in `babel-1126`.
fn key(outlet: &str, date: Option<Date>, options: &Options, library: &Library) -> SourceKey {
    let named = Some(slug(outlet)).filter(|slug| !slug.is_empty() && outlet != TODO);
    let stem = named.unwrap_or_else(|| options.id.as_str().to_owned());
    let day = date.and_then(|date| Some(format!("-{:02}{:02}", date.month, date.day?)));
    let first = format!("{stem}{}", day.unwrap_or_else(|| "-page".to_owned()));
    let others = (2..).map(|count| format!("{first}-{count}"));
    let free = std::iter::once(first.clone()).chain(others).map(SourceKey);
    let mut free = free.filter(|key| !library.sources.contains_key(key));
    free.next().unwrap_or(SourceKey(first))
}

fn slug(name: &str) -> String {
    let ascii = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            ' '
        }
    };
    let name: String = name
        .chars()
        .filter(|c| *c != '\'' && *c != '’')
        .map(ascii)
        .collect();
    let mut slug = String::new();
    for word in name.split_whitespace() {
        if !slug.is_empty() && slug.len() + 1 + word.len() > KEY_LENGTH {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word[..word.len().min(KEY_LENGTH)]);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_of_the_names_of_outlets() {
        assert_eq!(slug("The Example Herald"), "the-example-herald");
        assert_eq!(
            slug("People’s Daily, online edition of the south"),
            "peoples-daily-online"
        );
        assert_eq!(slug("Українська правда"), "");
        assert_eq!(slug("abcdefghijklmnopqrstuvwxyz"), "abcdefghijklmnopqrst");
    }

    #[test]
    fn the_host_of_an_address_stands_for_an_outlet() {
        assert_eq!(host("https://www.example.org:8080/a?b"), Some("example.org"));
        assert_eq!(host("https://"), None);
    }
}

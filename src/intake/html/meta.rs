//! What a page states about itself: meta tags, links, its title, times, the address that a browser saved it from.
//!
//! The same fact may be stated several times; the tags made for sharing come first, since they name the article and not
//! the site, then JSON-LD, then what is left.

use super::json_ld;
use super::tags::{StartTag, Tag, attribute};
use crate::intake::About;
use crate::intake::about::{set, set_date, set_language, set_url};

/// What was seen so far, by where it was stated.
#[derive(Debug, Default)]
pub(super) struct Meta {
    shared: About,
    structured: About,
    plain: About,
}

impl Meta {
    /// Takes what a tag states.
    pub(super) fn tag(&mut self, tag: Tag, start: &StartTag) {
        if tag == Tag::Html {
            set_language(&mut self.shared.language, &attribute(start, b"lang"));
        } else if tag == Tag::Link && attribute(start, b"rel").eq_ignore_ascii_case("canonical") {
            // It goes before `og:url`, which may carry the parameters of a campaign.
            let mut canonical = None;
            set_url(&mut canonical, &attribute(start, b"href"));
            self.shared.url = canonical.or(self.shared.url.take());
        } else if tag == Tag::Time {
            set_date(&mut self.plain.date, &attribute(start, b"datetime"));
        } else if tag == Tag::Meta {
            self.meta(start);
        }
    }

    fn meta(&mut self, start: &StartTag) {
        let property = attribute(start, b"property");
        let name = if property.is_empty() {
            attribute(start, b"name")
        } else {
            property
        };
        let name = if name.is_empty() {
            attribute(start, b"itemprop")
        } else {
            name
        };
        let content = attribute(start, b"content");
        match name.to_ascii_lowercase().as_str() {
            "og:title" => set(&mut self.shared.title, &content),
            "twitter:title" | "dc.title" | "title" => set(&mut self.plain.title, &content),
            "og:site_name" => set(&mut self.shared.site, &content),
            "application-name" | "dc.publisher" | "publisher" => set(&mut self.plain.site, &content),
            "article:published_time" | "og:article:published_time" => {
                set_date(&mut self.shared.date, &content)
            }
            "datepublished" | "date" | "pubdate" | "publishdate" | "publish_date" | "dc.date"
            | "dc.date.issued" | "dcterms.created" | "parsely-pub-date" | "sailthru.date" => {
                set_date(&mut self.plain.date, &content)
            }
            "og:locale" | "content-language" | "dc.language" => {
                set_language(&mut self.plain.language, &content)
            }
            "og:url" => set_url(&mut self.shared.url, &content),
            "twitter:url" => set_url(&mut self.plain.url, &content),
            _ => {}
        }
    }

    /// Takes the title of the page.
    pub(super) fn title(&mut self, text: &str) {
        set(&mut self.plain.title, text);
    }

    /// Takes a JSON-LD part.
    pub(super) fn json_ld(&mut self, text: &str) {
        json_ld::read(text, &mut self.structured);
    }

    /// Takes the address that some browsers write into a saved page: `saved from url=(0042)https://...`.
    pub(super) fn comment(&mut self, text: &str) {
        if let Some((_, rest)) = text.split_once("saved from url=")
            && let Some((_, address)) = rest.split_once(')')
        {
            set_url(
                &mut self.plain.url,
                address.split_whitespace().next().unwrap_or_default(),
            );
        }
    }

    /// Returns everything that was stated; `heading` is the headline of the page.
    pub(super) fn about(self, heading: Option<&str>) -> About {
        let Self {
            shared,
            structured,
            plain,
        } = self;
        let mut headline = None;
        set(&mut headline, heading.unwrap_or_default());
        About {
            title: shared.title.or(structured.title).or(headline).or(plain.title),
            site: shared.site.or(structured.site).or(plain.site),
            date: shared.date.or(structured.date).or(plain.date),
            language: shared.language.or(structured.language).or(plain.language),
            url: shared.url.or(structured.url).or(plain.url),
        }
    }
}

//! What a page states in JSON-LD: the first article in it, wherever it is nested.

use serde_json::Value;

use crate::intake::About;
use crate::intake::about::{set, set_date, set_language, set_url};

/// Reads a part; what is not valid is not taken. The parser itself refuses nesting beyond 128 levels.
pub(super) fn read(text: &str, about: &mut About) {
    let Ok(value) = serde_json::from_str::<Value>(text.trim()) else {
        return;
    };
    if let Some(article) = find_article(&value) {
        take(article, about);
    }
}

fn find_article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.iter().find_map(find_article),
        Value::Object(_) if is_article(&value["@type"]) => Some(value),
        Value::Object(fields) => fields
            .get("@graph")
            .and_then(find_article)
            .or_else(|| fields.get("mainEntity").and_then(find_article)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// `NewsArticle`, `Article`, `BlogPosting`, and lists of them.
fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report",
        Value::Array(kinds) => kinds.iter().any(is_article),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

fn take(article: &Value, about: &mut About) {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let named = |value: &Value, key: &str| text(value).or_else(|| text(&value[key]));
    set(
        &mut about.title,
        &named(&article["headline"], "@value")
            .or_else(|| text(&article["name"]))
            .unwrap_or_default(),
    );
    let publisher = match &article["publisher"] {
        Value::Array(publishers) => publishers.first().and_then(|first| named(first, "name")),
        publisher => named(publisher, "name"),
    };
    set(&mut about.site, &publisher.unwrap_or_default());
    set_date(
        &mut about.date,
        article["datePublished"].as_str().unwrap_or_default(),
    );
    set_language(
        &mut about.language,
        &named(&article["inLanguage"], "alternateName").unwrap_or_default(),
    );
    set_url(
        &mut about.url,
        &named(&article["mainEntityOfPage"], "@id").unwrap_or_default(),
    );
    set_url(&mut about.url, article["url"].as_str().unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_found_wherever_it_is() {
        let mut about = About::default();
        let text = r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Site"},
            {"@type":["NewsArticle"],"headline":"The plan","datePublished":"2025-11-21T08:00:00Z","inLanguage":"en",
             "publisher":{"@type":"Organization","name":"The Daily"},"mainEntityOfPage":{"@id":"https://example.org/plan"}}]}"#;
        read(text, &mut about);
        assert_eq!(about.title.as_deref(), Some("The plan"));
        assert_eq!(about.site.as_deref(), Some("The Daily"));
        assert_eq!(about.date.as_deref(), Some("2025-11-21"));
        assert_eq!(about.url.as_deref(), Some("https://example.org/plan"));
        let before = about.clone();
        read("{\"@type\": 7", &mut about);
        read(&"[".repeat(100_000), &mut about);
        assert_eq!(about, before);
    }
}

//! What the elements of a page mean for its text: which are left out, which are blocks, which parts are beside the article.

use crate::intake::block::Region;
use crate::intake::numerals;

/// A start tag with its attributes.
pub(super) type StartTag = html5gum::StartTag<()>;

/// The elements that matter; all others are plain text around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    A,
    Article,
    Block,
    Br,
    Cell,
    Definition,
    Header,
    Heading(u8),
    Html,
    Li,
    Link,
    Main,
    Meta,
    Ol,
    P,
    Pre,
    Root,
    Script,
    Skipped,
    Soft,
    Struck,
    Sup,
    Table,
    Time,
    Title,
    Tr,
    Ul,
    Void,
    Other,
}

impl Tag {
    /// Returns the element of a name.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Self::A,
            b"article" => Self::Article,
            b"main" => Self::Main,
            b"html" => Self::Html,
            b"body" => Self::Root,
            b"br" => Self::Br,
            b"td" | b"th" => Self::Cell,
            b"dt" | b"dd" => Self::Definition,
            b"header" => Self::Header,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"li" => Self::Li,
            b"link" => Self::Link,
            b"meta" => Self::Meta,
            b"ol" => Self::Ol,
            b"p" => Self::P,
            b"pre" => Self::Pre,
            b"script" => Self::Script,
            b"s" | b"strike" | b"del" => Self::Struck,
            b"sup" => Self::Sup,
            b"table" => Self::Table,
            b"time" => Self::Time,
            b"title" => Self::Title,
            b"tr" => Self::Tr,
            b"ul" | b"menu" => Self::Ul,
            b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"iframe" | b"object" | b"select"
            | b"textarea" | b"canvas" | b"audio" | b"video" | b"dialog" => Self::Skipped,
            b"nav" | b"aside" | b"footer" | b"form" | b"button" | b"figcaption" => Self::Soft,
            b"address" | b"blockquote" | b"caption" | b"center" | b"details" | b"div" | b"dl"
            | b"fieldset" | b"figure" | b"hr" | b"section" | b"summary" | b"tbody" | b"tfoot" | b"thead" => {
                Self::Block
            }
            b"area" | b"base" | b"col" | b"embed" | b"img" | b"input" | b"param" | b"source" | b"track"
            | b"wbr" => Self::Void,
            _ => Self::Other,
        }
    }

    /// Whether its text stands apart from the text around it.
    pub(super) fn is_block(self) -> bool {
        match self {
            Self::Article
            | Self::Block
            | Self::Definition
            | Self::Header
            | Self::Heading(_)
            | Self::Li
            | Self::Main
            | Self::Ol
            | Self::P
            | Self::Pre
            | Self::Root
            | Self::Skipped
            | Self::Soft
            | Self::Table
            | Self::Tr
            | Self::Ul => true,
            Self::A
            | Self::Br
            | Self::Cell
            | Self::Html
            | Self::Link
            | Self::Meta
            | Self::Script
            | Self::Struck
            | Self::Sup
            | Self::Time
            | Self::Title
            | Self::Void
            | Self::Other => false,
        }
    }

    /// Whether it has no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Self::Br | Self::Link | Self::Meta | Self::Void)
    }

    /// Whether its text is left out; a lenient reading leaves out only what no browser ever shows.
    pub(super) fn is_skipped(self, lenient: bool) -> bool {
        let never_shown = matches!(self, Self::Skipped | Self::Script | Self::Title);
        never_shown || (!lenient && matches!(self, Self::Soft | Self::Header))
    }
}

/// What an element changes for the text inside.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Effect {
    /// The text is left out.
    pub(super) skip: bool,
    /// The text is struck out.
    pub(super) struck: bool,
    /// The part of the page.
    pub(super) region: Option<Region>,
    /// The text says something of the page itself.
    pub(super) capture: bool,
}

impl Effect {
    /// Returns what an element changes.
    pub(super) fn of(tag: Tag, start: &StartTag, lenient: bool) -> Self {
        let style = attribute(start, b"style").to_ascii_lowercase().replace(' ', "");
        let hidden = has(start, b"hidden")
            || attribute(start, b"aria-hidden") == "true"
            || style.contains("display:none")
            || style.contains("visibility:hidden");
        let role = attribute(start, b"role");
        let beside = "navigation banner contentinfo complementary search dialog alertdialog";
        let role_skips = !role.is_empty() && beside.split(' ').any(|beside| beside == role);
        let (named_skip, named_region) = judge_names(tag, start);
        let footnote = tag == Tag::A
            && attribute(start, b"href").starts_with('#')
            && is_number(&attribute(start, b"id"));
        let shown_to_all = !(hidden || role_skips || named_skip || footnote);
        let main = matches!(tag, Tag::Article | Tag::Main)
            || role == "main"
            || attribute(start, b"itemprop") == "articleBody";
        Self {
            skip: tag.is_skipped(lenient) || (!lenient && !shown_to_all),
            struck: tag == Tag::Struck || style.contains("line-through"),
            region: named_region.or(main.then_some(Region::Article)),
            capture: tag == Tag::Title
                || (tag == Tag::Script && attribute(start, b"type").contains("ld+json")),
        }
    }
}

/// References to notes have ids such as `cite_ref-1`; their numbers are no text.
fn is_number(id: &str) -> bool {
    id.starts_with("cite_ref") || id.starts_with("fnref")
}

/// The first or the last word of a class or an id that tells what a part of the page is. Sites agree on little else.
const COMMENTS: &str = "comment comments commentlist disqus discussion replies respond";
const RELATED: &str = "related recommend recommended recommendations popular trending latest sidebar share sharing social ad \
    newsletter subscribe subscription promo sponsor sponsored advert advertisement ads adv breadcrumb breadcrumbs pagination \
    outbrain taboola widget widgets teaser teasers readmore mostread toc";
const BANNERS: &str = "cookie cookies consent gdpr onetrust sr-only visually-hidden screen-reader-text";
const ARTICLE: &str = "article-body article-content article-text article__body article__content articlebody entry-content \
    post-content post-body post__content post__body story-body story-content news-text news__text news-content td-post-content";
/// Words before such a word that say that a page has or lacks it, which is true of the whole page.
const OF_THE_PAGE: &str = "has no with without is hide show single page";

/// Judges a part by the names of its class and id.
fn judge_names(tag: Tag, start: &StartTag) -> (bool, Option<Region>) {
    // The names of the whole page say what it has, and those of a link or a paragraph say little.
    if !tag.is_block() && tag != Tag::Other || matches!(tag, Tag::Root | Tag::Main | Tag::Html | Tag::P) {
        return (false, None);
    }
    let class = attribute(start, b"class");
    let id = attribute(start, b"id");
    let mut region = None;
    for name in class
        .split_ascii_whitespace()
        .take(MAX_NAMES)
        .chain(std::iter::once(id.as_str()))
    {
        let name = name.to_ascii_lowercase();
        if is_among(ARTICLE, &name) {
            return (false, Some(Region::Article));
        }
        let words: Vec<&str> = name.split(['-', '_']).filter(|word| !word.is_empty()).collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            continue;
        };
        if is_among(OF_THE_PAGE, first) || words.len() > MAX_WORDS {
            continue;
        }
        let is = |known: &str| is_among(known, first) || is_among(known, last);
        if is(BANNERS) || is_among(BANNERS, &name) {
            return (true, None);
        }
        if is(COMMENTS) {
            region = Some(Region::Comments);
        } else if is(RELATED) && region.is_none() {
            region = Some(Region::Related);
        }
    }
    (false, region)
}

/// How many classes of an element are looked at; generated pages have dozens and name the part first.
const MAX_NAMES: usize = 8;
/// How many words such a name has; longer ones describe a layout.
const MAX_WORDS: usize = 3;

fn is_among(known: &str, word: &str) -> bool {
    known.split_ascii_whitespace().any(|known| known == word)
}

/// Returns an attribute, or an empty text.
pub(super) fn attribute(start: &StartTag, name: &[u8]) -> String {
    start.attributes.get(name).map_or_else(String::new, |value| {
        String::from_utf8_lossy(value).trim().to_owned()
    })
}

fn has(start: &StartTag, name: &[u8]) -> bool {
    start.attributes.contains_key(name)
}

/// Returns an attribute that is a whole number of a size that a list may have.
pub(super) fn number(start: &StartTag, name: &[u8]) -> Option<i64> {
    attribute(start, name)
        .parse()
        .ok()
        .filter(|number| (0..=999_999).contains(number))
}

/// How the items of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    Decimal,
    LetterLower,
    LetterUpper,
    RomanLower,
    RomanUpper,
}

impl Numbering {
    /// Returns the label that a browser shows.
    pub(super) fn label(self, number: i64) -> String {
        let value = u32::try_from(number).unwrap_or(0);
        let spelt = match self {
            Self::Decimal => value.to_string(),
            Self::LetterLower => numerals::spell_letter(value, "abcdefghijklmnopqrstuvwxyz"),
            Self::LetterUpper => numerals::spell_letter(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            Self::RomanLower => numerals::spell_roman(value),
            Self::RomanUpper => numerals::spell_roman(value).to_uppercase(),
        };
        format!("{spelt}.")
    }
}

/// Returns how a list is numbered (not at all when it has bullets), its first number, and whether numbers fall.
pub(super) fn list_style(tag: Tag, start: &StartTag) -> (Option<Numbering>, Option<i64>, bool) {
    if tag == Tag::Ul {
        return (None, None, false);
    }
    let style = attribute(start, b"style").to_ascii_lowercase();
    let kind = attribute(start, b"type");
    let numbering = match kind.as_str() {
        "a" => Numbering::LetterLower,
        "A" => Numbering::LetterUpper,
        "i" => Numbering::RomanLower,
        "I" => Numbering::RomanUpper,
        _ if style.contains("lower-alpha") || style.contains("lower-latin") => Numbering::LetterLower,
        _ if style.contains("upper-alpha") || style.contains("upper-latin") => Numbering::LetterUpper,
        _ if style.contains("lower-roman") => Numbering::RomanLower,
        _ if style.contains("upper-roman") => Numbering::RomanUpper,
        _ => Numbering::Decimal,
    };
    (Some(numbering), number(start, b"start"), has(start, b"reversed"))
}

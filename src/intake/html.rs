//! A saved web page to blocks: the article with its lists, without navigation, banners, forms and hidden matter.
//!
//! The page is read as a stream of tags with a bounded stack, not as a tree: what is nested wrongly is approximated, and
//! nothing can grow with the depth of a hostile page. Comments of readers and related matter are kept but marked, so that a
//! list in them loses against the plan; they are told by the names of classes and ids, which is a heuristic (`tags`).
//! A page that shows nothing that way (all in one form, all hidden until a script runs) is read again without leaving
//! anything out but scripts. Cost: linear; twice that for such pages.

mod json_ld;
mod meta;
mod tags;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use self::meta::Meta;
use self::tags::{Effect, Numbering, StartTag, Tag};
use super::block::{Document, Kind, Region, Start};
use super::builder::{Builder, Marks};
use super::{Note, Refusal, labels};

/// Makes the blocks of a page.
pub(crate) fn blocks(text: &str, notes: Vec<Note>) -> Result<Document<'static>, Refusal> {
    let strict = walk(text, notes.clone(), false)?;
    if size(&strict) >= ENOUGH {
        return Ok(strict);
    }
    let mut lenient = walk(text, notes, true)?;
    if size(&lenient) <= 2 * size(&strict) {
        return Ok(strict);
    }
    let said = "Nearly all text of the page is hidden or inside a form; it was read with everything shown.";
    lenient.notes.push(Note::new("hidden-text-read", said));
    Ok(lenient)
}

/// How many bytes of text make it sure that the article was found: about three sentences.
const ENOUGH: usize = 500;

fn size(document: &Document<'_>) -> usize {
    document.blocks.iter().map(|block| block.text.len()).sum()
}

/// Returns the encoding that a page names in its first bytes.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    // The standard looks at 1,024 bytes; real pages put scripts before it.
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let at = head
        .find("charset=")
        .map(|at| at + "charset=".len())
        .or_else(|| {
            let xml = head.starts_with("<?xml").then(|| head.find("encoding="))??;
            Some(xml + "encoding=".len())
        })?;
    let name = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | ':')))?;
    (end > 0).then(|| name[..end].to_owned())
}

fn walk(text: &str, notes: Vec<Note>, lenient: bool) -> Result<Document<'static>, Refusal> {
    let mut emitter: DefaultEmitter = DefaultEmitter::default();
    // Scripts, styles and titles hold text, not tags.
    emitter.naively_switch_states(true);
    let mut walk = Walk {
        builder: Builder::new(notes),
        meta: Meta::default(),
        open: Vec::new(),
        lists: Vec::new(),
        state: State {
            skip: false,
            marks: Marks::default(),
            region: Region::Page,
            preformatted: false,
        },
        captured: None,
        cells: 0,
        lenient,
        left_out: 0,
    };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        walk.token(token);
    }
    walk.finish()
}

/// What holds for the text inside an element; restored when it ends.
#[derive(Debug, Clone, Copy)]
struct State {
    skip: bool,
    marks: Marks,
    region: Region,
    preformatted: bool,
}

struct Open {
    tag: Tag,
    /// What held before it.
    before: State,
}

/// A list that is open: its next number and where its items are.
struct OpenList {
    numbering: Option<Numbering>,
    next: i64,
    step: i64,
    /// The blocks of its items, where numbers fall and the first one is known only at the end.
    blocks: Vec<usize>,
    count_down: bool,
}

/// Text that is read for what the page says of itself.
struct Captured {
    tag: Tag,
    text: String,
}

struct Walk {
    builder: Builder,
    meta: Meta,
    open: Vec<Open>,
    lists: Vec<OpenList>,
    state: State,
    captured: Option<Captured>,
    /// How many cells of the row have begun.
    cells: usize,
    lenient: bool,
    /// How many pieces of comments and related matter were met.
    left_out: usize,
}

/// How many elements are kept open; what is deeper is read as if it were at this depth. Real pages stay under 60.
const MAX_OPEN: usize = 256;
/// How long a title or a JSON-LD part may be, in bytes: ten times the longest seen.
const MAX_CAPTURED: usize = 1_000_000;

impl Walk {
    fn token(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(Tag::of(&tag.name)),
            Token::String(text) => self.text(&String::from_utf8_lossy(&text)),
            Token::Comment(comment) => self.meta.comment(&String::from_utf8_lossy(&comment)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn finish(mut self) -> Result<Document<'static>, Refusal> {
        while let Some(list) = self.lists.pop() {
            self.close_list(&list);
        }
        let mut document = self.builder.finish()?;
        let heading = document
            .blocks
            .iter()
            .find(|block| block.kind == Kind::Heading(1));
        document.about = self.meta.about(heading.map(|block| block.text.as_ref()));
        if self.left_out > 0 {
            let text = "Comments of readers and matter beside the article were recognised and are no part of the left-over text.";
            document.notes.push(Note::new("beside-the-article", text));
        }
        Ok(document)
    }

    fn start(&mut self, start: &StartTag) {
        let tag = Tag::of(&start.name);
        self.meta.tag(tag, start);
        if tag == Tag::Br {
            self.builder.end(Start::Break);
            return;
        }
        self.close_implied(tag);
        if tag.is_block() {
            self.builder.end(Start::Paragraph);
        }
        let effect = Effect::of(tag, start, self.lenient);
        if !tag.is_void() && !start.self_closing && self.open.len() < MAX_OPEN {
            self.open.push(Open {
                tag,
                before: self.state,
            });
            self.apply(tag, effect);
        }
        self.structure(tag, start);
        if effect.capture && self.captured.is_none() {
            self.captured = Some(Captured {
                tag,
                text: String::new(),
            });
        }
    }

    /// Changes what holds inside an element.
    fn apply(&mut self, tag: Tag, effect: Effect) {
        let headline =
            matches!(tag, Tag::Heading(1 | 2)) && self.open.iter().any(|open| open.tag == Tag::Header);
        if headline && !self.within_skipped_but_header() {
            // The headline of an article often stands in its header, which is left out otherwise.
            self.state.skip = false;
        }
        self.state.skip |= effect.skip;
        self.state.marks.struck |= effect.struck;
        self.state.marks.linked |= tag == Tag::A;
        self.state.marks.raised |= tag == Tag::Sup;
        self.state.preformatted |= tag == Tag::Pre;
        if let Some(region) = effect.region {
            // A comment may be an article of its own, and stays a comment.
            let may_change = matches!(self.state.region, Region::Page | Region::Article);
            if may_change {
                self.left_out += usize::from(region != Region::Article);
                self.state.region = region;
            }
        }
        self.builder.region = self.state.region;
    }

    /// Whether something other than a header is being left out.
    fn within_skipped_but_header(&self) -> bool {
        self.open
            .iter()
            .any(|open| open.tag != Tag::Header && open.tag.is_skipped(self.lenient))
    }

    /// Begins lists, items, headings and cells.
    fn structure(&mut self, tag: Tag, start: &StartTag) {
        if self.state.skip {
            return;
        }
        if let Tag::Heading(level) = tag {
            self.builder.begin_heading(level);
        } else if matches!(tag, Tag::Ol | Tag::Ul) {
            self.open_list(tag, start);
        } else if tag == Tag::Li {
            self.item(start);
        } else if tag == Tag::Tr {
            self.cells = 0;
            self.builder.begin_row();
        } else if tag == Tag::Cell {
            self.cells += 1;
            self.builder.text(" ", Marks::default());
            self.builder.begin_cell();
        }
    }

    fn open_list(&mut self, tag: Tag, start: &StartTag) {
        self.builder.finish_item();
        let (numbering, first, reversed) = tags::list_style(tag, start);
        self.lists.push(OpenList {
            numbering,
            next: first.unwrap_or(1),
            step: if reversed { -1 } else { 1 },
            blocks: Vec::new(),
            count_down: reversed && first.is_none(),
        });
        self.builder.depth = self.depth();
    }

    fn depth(&self) -> u8 {
        u8::try_from(self.lists.len()).unwrap_or(u8::MAX)
    }

    fn item(&mut self, start: &StartTag) {
        self.builder.finish_item();
        let at = self.builder.next_block();
        let Some(list) = self.lists.last_mut() else {
            self.builder.begin_item("•");
            return;
        };
        let number = tags::number(start, b"value").unwrap_or(list.next);
        list.next = number.saturating_add(list.step);
        if list.count_down {
            list.blocks.push(at);
        }
        let label = list
            .numbering
            .map_or("•".to_owned(), |numbering| numbering.label(number));
        self.builder.begin_item(&label);
    }

    /// Gives the items of a list that counts down their numbers, now that there is no further one.
    fn close_list(&mut self, list: &OpenList) {
        self.builder.finish_item();
        let Some(numbering) = list.numbering.filter(|_| list.count_down) else {
            return;
        };
        for (block, number) in list.blocks.iter().rev().zip(1..) {
            if let Some(block) = self.builder.document.blocks.get_mut(*block)
                && let Kind::Item(label) = &mut block.kind
            {
                *label = numbering.label(number).into();
            }
        }
    }

    /// Ends what a start tag ends without saying so: an item before an item, a paragraph before a block.
    fn close_implied(&mut self, tag: Tag) {
        let ends = |open: Tag| {
            let same = matches!(tag, Tag::Li | Tag::Tr | Tag::Cell | Tag::Definition);
            (same && open == tag)
                || (tag == Tag::Tr && open == Tag::Cell)
                || (!same && tag.is_block() && open == Tag::P)
        };
        // Only up to the list or the table around it.
        let inside = |open: Tag| matches!(open, Tag::Ol | Tag::Ul | Tag::Table);
        let found = self
            .open
            .iter()
            .rev()
            .take_while(|open| !inside(open.tag))
            .position(|open| ends(open.tag));
        if let Some(above) = found {
            let tag = self.open[self.open.len() - 1 - above].tag;
            // Inline elements and paragraphs may be left open; a division is the business of the page.
            let top = self
                .open
                .iter()
                .rev()
                .take(above)
                .all(|open| !open.tag.is_block() || open.tag == Tag::P);
            if above == 0 || top || tag == Tag::Li {
                self.end(tag);
            }
        }
    }

    fn end(&mut self, tag: Tag) {
        if self.captured.as_ref().is_some_and(|captured| captured.tag == tag) {
            self.finish_capture();
        }
        let Some(at) = self.open.iter().rposition(|open| open.tag == tag) else {
            return;
        };
        // An item does not end outside of its list, whatever the page says.
        let barrier = self.open[at + 1..]
            .iter()
            .any(|open| matches!(open.tag, Tag::Ol | Tag::Ul));
        if tag == Tag::Li && barrier {
            return;
        }
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { break };
            self.leave(open.tag);
            self.state = open.before;
            self.builder.region = self.state.region;
        }
    }

    fn leave(&mut self, tag: Tag) {
        if self.state.skip {
            return;
        }
        if matches!(tag, Tag::Ol | Tag::Ul) {
            if let Some(list) = self.lists.pop() {
                self.close_list(&list);
            }
            self.builder.depth = self.depth();
        } else if tag == Tag::Li {
            self.builder.finish_item();
        } else if let Tag::Heading(_) = tag {
            self.builder.end_heading();
        } else if tag == Tag::Cell {
            self.end_cell();
        } else if tag.is_block() {
            self.builder.end(Start::Paragraph);
        }
    }

    /// Ends a cell; a number alone in the first one is the label of its row.
    fn end_cell(&mut self) {
        self.builder.end_cell();
        if self.cells == 1 && labels::is_number_alone(self.builder.pending()) {
            let label = self.builder.take_pending();
            self.builder.begin_item(&label);
        } else {
            self.builder.text(" ", Marks::default());
        }
    }

    fn finish_capture(&mut self) {
        if let Some(captured) = self.captured.take() {
            if captured.tag == Tag::Title {
                self.meta.title(&captured.text);
            } else {
                self.meta.json_ld(&captured.text);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(captured) = &mut self.captured {
            if captured.text.len() + text.len() <= MAX_CAPTURED {
                captured.text.push_str(text);
            }
            return;
        }
        if self.state.skip {
            return;
        }
        if !self.state.preformatted {
            self.builder.text(text, self.state.marks);
            return;
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.builder.end(Start::Wrap);
            }
            if line.trim().is_empty() && index > 0 {
                self.builder.end(Start::Paragraph);
            }
            self.builder.text(line, self.state.marks);
        }
    }
}

//! Keeps a hostile PDF from eating memory or time before and while the library reads it.
//!
//! Streams are unpacked once, into nothing, to see how large they are; forms that draw themselves are found by walking
//! them; pictures are emptied, since only text is wanted. The reading itself has a thread with a deep stack and a time
//! limit: a thread cannot be ended from outside, so one that runs too long is left behind and the file is refused.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::sync::{Once, mpsc};
use std::time::Duration;

use flate2::read::ZlibDecoder;
use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::broken;
use crate::intake::Refusal;

/// How much all streams may unpack to, in bytes. A book of 600 pages with fonts comes to some 50 MB.
const MAX_UNPACKED: u64 = 200_000_000;
/// How much of a file is searched for the widths of rows.
const MAX_COLUMNS: u64 = 1_000_000;

/// Refuses a file whose streams would fill the memory.
pub(super) fn check_size_unpacked(bytes: &[u8]) -> Result<(), Refusal> {
    check_against(bytes, MAX_UNPACKED)
}

fn check_against(bytes: &[u8], limit: u64) -> Result<(), Refusal> {
    if has_absurd_columns(bytes) {
        return Err(broken());
    }
    let mut left = limit;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        at += found + b"stream".len();
        let data = skip_line_end(&bytes[at..]);
        // `endstream` is found here, too; what follows it is no packed data.
        if !is_zlib(data) {
            continue;
        }
        left = left
            .checked_sub(unpacked(data, left))
            .filter(|left| *left > 0)
            .ok_or_else(bomb)?;
    }
    Ok(())
}

fn bomb() -> Refusal {
    Refusal::new(
        "zip-bomb",
        format!(
            "The PDF unpacks to more than {} MB; it is broken or made to harm.",
            MAX_UNPACKED / 1_000_000
        ),
        "Copy its text into a text file if you trust where it comes from.",
    )
}

/// Unpacks into nothing, up to a limit, and once more what is packed twice.
fn unpacked(data: &[u8], limit: u64) -> u64 {
    let mut start = Vec::new();
    let mut decoder = ZlibDecoder::new(data).take(limit);
    // Damaged data counts as far as it goes.
    let head = (&mut decoder).take(2).read_to_end(&mut start).unwrap_or(0) as u64;
    let twice = is_zlib(&start);
    let rest = std::io::copy(&mut decoder, &mut std::io::sink()).unwrap_or(0);
    if !twice {
        return head + rest;
    }
    let inner = ZlibDecoder::new(ZlibDecoder::new(data)).take(limit);
    head + rest + std::io::copy(&mut { inner }, &mut std::io::sink()).unwrap_or(0)
}

fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) * 256 + u16::from(*second)) % 31 == 0)
}

fn skip_line_end(data: &[u8]) -> &[u8] {
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    data.strip_prefix(b"\n").unwrap_or(data)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether a stream says that its rows have more columns than any page: the library makes room for them at once.
fn has_absurd_columns(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"/Columns") {
        at += found + b"/Columns".len();
        let digits: String = bytes[at..]
            .iter()
            .take(24)
            .map(|byte| char::from(*byte))
            .collect();
        let digits: String = digits
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        if digits.len() > 18 || digits.parse::<u64>().is_ok_and(|columns| columns > MAX_COLUMNS) {
            return true;
        }
    }
    false
}

/// How long reading may take. A book of 600 pages takes about a second.
const TIME_LIMIT: Duration = Duration::from_secs(20);
/// The stack of the reading thread: nested forms and fonts use some hundred KB each, and only touched pages count.
const STACK: usize = 256 * 1024 * 1024;
const THREAD_NAME: &str = "pdf-text";

/// Runs a job on a thread of its own; a panic or too long a time is a refusal.
pub(super) fn run<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    quiet_panics();
    let (sender, receiver) = mpsc::channel();
    let thread = std::thread::Builder::new()
        .name(THREAD_NAME.to_owned())
        .stack_size(STACK);
    let spawned = thread.spawn(move || {
        // Nobody listens any more when the time is over; then there is nothing to do.
        let _unheard = sender.send(job());
    });
    spawned.map_err(|_| broken())?;
    receiver.recv_timeout(TIME_LIMIT).map_err(|error| match error {
        mpsc::RecvTimeoutError::Disconnected => broken(),
        mpsc::RecvTimeoutError::Timeout => Refusal::new(
            "pdf-too-slow",
            format!(
                "The PDF could not be read within {} seconds.",
                TIME_LIMIT.as_secs()
            ),
            "Print it into a new PDF, or copy its text into a text file.",
        ),
    })
}

/// Keeps panics of the reading thread off the terminal; all others are told as before.
fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |information| {
            if std::thread::current().name() != Some(THREAD_NAME) {
                before(information);
            }
        }));
    });
}

/// The longest content of a page or a form that is read, in bytes: text of a page is under 100 KB, maps are larger, and
/// the library keeps some hundred bytes for each sign of a drawing.
const MAX_CONTENT: usize = 4_000_000;
/// How deep forms may lie in forms, and pages below one another in the tree.
const MAX_NESTING: usize = 40;

/// Empties pictures and overlong drawings, and refuses what would never end.
pub(super) fn tame(document: &mut Document) -> Result<(), Refusal> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let kind = stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .unwrap_or_default()
            .to_vec();
        let typed = stream
            .dict
            .get(b"Type")
            .and_then(Object::as_name)
            .unwrap_or_default();
        let content = kind == b"Form" || (kind.is_empty() && typed.is_empty());
        let too_long = content
            && stream
                .decompressed_content()
                .is_ok_and(|data| data.len() > MAX_CONTENT);
        if kind == b"Image" || too_long {
            stream.dict.remove(b"Filter");
            stream.content.clear();
        }
    }
    let mut walk = Walk {
        document,
        open: HashSet::new(),
        done: HashSet::new(),
        names: HashMap::new(),
    };
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    pages.into_iter().try_for_each(|page| walk.page(page))
}

/// Walks the forms that pages draw.
struct Walk<'d> {
    document: &'d Document,
    /// The forms that are being walked.
    open: HashSet<ObjectId>,
    /// Forms that came to an end, with the resources they were drawn with.
    done: HashSet<(ObjectId, *const Dictionary)>,
    /// What each form draws, by name.
    names: HashMap<ObjectId, Vec<Vec<u8>>>,
}

impl<'d> Walk<'d> {
    fn page(&mut self, page: ObjectId) -> Result<(), Refusal> {
        let document = self.document;
        let mut node = document.get_dictionary(page).map_err(|_| broken())?;
        let mut resources = None;
        // What a page does not have it takes from the nodes above it, which may go in a circle.
        for _ in 0..MAX_NESTING {
            resources = resources.or_else(|| self.dictionary(node, b"Resources"));
            let parent = node.get(b"Parent").and_then(Object::as_reference);
            let Ok(above) = parent.and_then(|parent| document.get_dictionary(parent)) else {
                let content = document.get_page_content(page).unwrap_or_default();
                return resources.map_or(Ok(()), |resources| self.forms(&drawn(&content), resources));
            };
            node = above;
        }
        Err(broken())
    }

    fn forms(&mut self, names: &[Vec<u8>], resources: &'d Dictionary) -> Result<(), Refusal> {
        let Some(known) = self.dictionary(resources, b"XObject") else {
            return Ok(());
        };
        for name in names {
            let Ok(id) = known.get(name).and_then(Object::as_reference) else {
                continue;
            };
            let Ok(form) = self.document.get_object(id).and_then(Object::as_stream) else {
                continue;
            };
            self.form(id, form, resources)?;
        }
        Ok(())
    }

    fn form(&mut self, id: ObjectId, form: &'d Stream, around: &'d Dictionary) -> Result<(), Refusal> {
        let resources = self.dictionary(&form.dict, b"Resources").unwrap_or(around);
        if !self.done.insert((id, std::ptr::from_ref(resources))) && !self.open.contains(&id) {
            return Ok(());
        }
        if self.open.len() == MAX_NESTING || !self.open.insert(id) {
            return Err(broken());
        }
        let names = self.names.entry(id).or_insert_with(|| {
            let content = form
                .decompressed_content()
                .unwrap_or_else(|_| form.content.clone());
            drawn(&content)
        });
        let names = names.clone();
        self.forms(&names, resources)?;
        self.open.remove(&id);
        Ok(())
    }

    fn dictionary(&self, owner: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
        match owner.get(key).ok()? {
            Object::Reference(id) => self.document.get_dictionary(*id).ok(),
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }
}

/// Returns the names of what a content draws.
fn drawn(content: &[u8]) -> Vec<Vec<u8>> {
    let Ok(content) = Content::decode(content) else {
        return Vec::new();
    };
    let draws = content
        .operations
        .iter()
        .filter(|operation| operation.operator == "Do");
    let mut names: Vec<Vec<u8>> = draws
        .filter_map(|operation| operation.operands.first()?.as_name().ok())
        .map(<[u8]>::to_vec)
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(data: &[u8]) -> Vec<u8> {
        use std::io::Write;
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_stream_that_unpacks_to_too_much_is_refused() {
        let check = |bytes: &[u8]| check_against(bytes, 100_000).map_err(|refusal| refusal.code);
        let zeros = packed(&[0; 40_000]);
        let small = [
            b"%PDF-1.4 1 0 obj <<>> stream\r\n".as_slice(),
            &zeros,
            b"\nendstream",
        ]
        .concat();
        assert_eq!(check(&small), Ok(()));
        assert_eq!(
            check(&[small.clone(), small.clone(), small].concat()),
            Err("zip-bomb")
        );
        let twice = packed(&packed(&[0; 110_000]));
        assert_eq!(check(&[b"stream\n".as_slice(), &twice].concat()), Err("zip-bomb"));
        assert_eq!(
            check(b"/DecodeParms << /Columns 99999999999 >>"),
            Err("pdf-broken")
        );
    }

    #[test]
    fn a_panic_is_a_refusal() {
        assert_eq!(
            run(|| assert!(find(b"a", b"b").is_some())).unwrap_err().code,
            "pdf-broken"
        );
        assert_eq!(run(|| 7), Ok(7));
    }
}

//! Points that are counted in words at the beginnings of paragraphs: `First, …`, `Second, …`, `Third, …`.
//!
//! Prose counts its reasons in the same way, so each has to begin a paragraph, the next paragraph has to begin with the next
//! number, and there are three at least. Looked for only where no numbered list was found. Cost: linear.

use super::{Item, List};
use crate::intake::block::{Block, Kind, Region, Start};
use crate::intake::labels::{Closing, Numeral, Prefix, Reading, Style};
use crate::intake::phrases::is_interjection;

/// How many paragraphs prove the count; two occur in any argument.
const LEAST: usize = 3;

/// The numbers by which sentences count, each also with `ly`.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Returns the longest row of paragraphs that count from the first on.
pub(super) fn find<'b>(blocks: &'b [Block<'_>]) -> Option<List<'b>> {
    let mut best: Vec<Item<'b>> = Vec::new();
    let mut row: Vec<Item<'b>> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if block.start != Start::Paragraph || is_interjection(&block.text) {
            continue;
        }
        match item(block, index) {
            Some(item) if item.reading.value as usize == row.len() + 1 => row.push(item),
            Some(item) if item.reading.value == 1 => row = vec![item],
            Some(_) | None => row.clear(),
        }
        if row.len() > best.len() {
            best.clone_from(&row);
        }
    }
    let region = blocks[best.get(LEAST - 1)?.block].region;
    Some(List {
        items: best,
        region,
        end: blocks.len(),
        runs_on: false,
    })
}

fn item<'b>(block: &'b Block<'_>, index: usize) -> Option<Item<'b>> {
    let is_text = block.kind == Kind::Text && matches!(block.region, Region::Article | Region::Page);
    let end = block.text.find(|sign: char| !sign.is_ascii_alphabetic())?;
    let (word, rest) = block.text.split_at(end);
    let value = value(word).filter(|_| is_text && !block.linked)?;
    let sign = rest.trim_start().chars().next()?;
    let closes = matches!(sign, ',' | ':' | '.') && rest.starts_with(sign) || matches!(sign, '–' | '—');
    let text = rest.trim_start().strip_prefix(sign).filter(|_| closes)?;
    let text = text.strip_prefix(char::is_whitespace)?.trim_start();
    let style = Style {
        numeral: Numeral::Digits,
        closing: Closing::Colon,
        word: true,
        prefixed: 0,
    };
    Some(Item {
        block: index,
        level: 0,
        printed: block.text[..block.text.len() - text.len()].trim_end(),
        core: "",
        text,
        reading: Reading {
            style,
            prefix: Prefix::default(),
            value,
        },
    })
}

fn value(word: &str) -> Option<u32> {
    let is_capital = word.starts_with(|first: char| first.is_ascii_uppercase());
    let word = word.to_ascii_lowercase();
    let place = ORDINALS.iter().position(|ordinal| {
        word.strip_prefix(ordinal)
            .is_some_and(|end| matches!(end, "" | "ly"))
    })?;
    u32::try_from(place)
        .ok()
        .filter(|_| is_capital)
        .map(|place| place + 1)
}

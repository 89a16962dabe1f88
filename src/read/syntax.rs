//! What the YAML parser does not understand, in plain words and with a cure.
//!
//! The faults that people really make have a sentence of their own; the rest keeps the words of the parser.

use granit_parser::{ErrorKind, ScanError};

use crate::problem::Code;

use super::finding::{Finding, Spot};
use super::tree::DEPTH_LIMIT;

/// Says in plain words what the parser does not understand.
pub fn error(error: &ScanError, spot: Spot) -> Finding {
    let (message, cure) = match error.kind() {
        ErrorKind::RecursionLimitExceeded => return too_deep(spot),
        ErrorKind::UnknownAnchor => return anchor_used(spot),
        kind if is_about_tabs(kind) => ("A tab stands where YAML needs spaces.", "Indent with spaces."),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry => (
            "This line is not in one column with those that it belongs to.",
            "Begin the fields of one thing, and the hyphens of one list, in the same column.",
        ),
        ErrorKind::MappingValueNotAllowed => (
            "A colon stands inside a text without quotes.",
            "Put the text in quotes.",
        ),
        ErrorKind::InvalidColonPlacement => (
            "A colon stands where none can stand.",
            "Close the bracket, the brace or the quote that is open before it, or put the text in quotes.",
        ),
        ErrorKind::UnexpectedCharacter { .. } => (
            "A text without quotes cannot begin with this character.",
            "Put the text in quotes.",
        ),
        ErrorKind::InvalidQuotedScalarIndent => (
            "A text in quotes goes on in the first column.",
            "Close the quote on the line before, or indent this line.",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "The text goes on after its closing quote.",
            "Put the whole text in one pair of quotes.",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "A field is expected here, and this has no colon.",
            "Write `name: value`, or indent the line as part of the text before it.",
        ),
        ErrorKind::UnclosedQuotedScalar => ("A quote is opened here and never closed.", "Close the quote."),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => (
            "This does not fit into the brackets or braces that are open here.",
            "Look for a missing bracket, brace, comma or value, or put the text in quotes.",
        ),
        _ => {
            let message = format!("This is not YAML: {}.", error.info());
            return Finding::new(
                Code::YamlSyntax,
                spot,
                message,
                "Mend the line, or put the text in quotes.",
            );
        }
    };
    Finding::new(Code::YamlSyntax, spot, message, cure)
}

/// Says whether a fault is about tabs.
pub fn is_about_tabs(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    )
}

/// Finds an anchor or an alias.
pub fn anchor_used(spot: Spot) -> Finding {
    Finding::new(
        Code::AnchorUsed,
        spot,
        "This is a YAML anchor or alias.",
        "Write the value out; put a text that begins with `&` or `*` in quotes.",
    )
}

/// Finds a tag.
pub fn tag_used(spot: Spot) -> Finding {
    Finding::new(
        Code::TagUsed,
        spot,
        "This is a YAML tag.",
        "Delete it; put a text that begins with an exclamation mark in quotes.",
    )
}

/// Finds that lists and maps are nested too deep.
pub fn too_deep(spot: Spot) -> Finding {
    Finding::new(
        Code::TooDeep,
        spot,
        format!("Lists and maps are nested more than {DEPTH_LIMIT} levels deep."),
        "Put a text that begins with a bracket or a brace in quotes.",
    )
}

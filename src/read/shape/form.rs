//! Strings with a form of their own: keys, addresses, languages, dates.
//!
//! The schema names the form and gives a pattern for editors; [`crate::read::scalar`] decides.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::model;
use crate::read::scalar;

/// Declares a string with a form of its own; the schema names the form, [`crate::read::scalar`] decides.
macro_rules! formed_string {
    ($(#[$doc:meta])* $name:ident, $schema:expr) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

formed_string! {
    /// A name that other places use: `us-28`, `armed-forces-size`.
    Key, key_schema()
}
formed_string! {
    /// An address on the web.
    Address, json_schema!({ "type": "string", "format": "uri", "pattern": "^https?://[^\\s]+$" })
}
formed_string! {
    /// A two-letter code of a language.
    Language, json_schema!({ "type": "string", "format": "plandiff-language", "pattern": "^([a-z]{2}|und)$" })
}

/// A day or a month.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub struct Day(pub model::Date);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        scalar::date(&written).map(Self)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "plandiff-date",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$",
        })
    }
}

/// Returns the schema of a key, also for the keys of a map.
pub fn key_schema() -> Schema {
    json_schema!({ "type": "string", "format": "plandiff-key", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" })
}

//! What goes into a statement and what comes out: five kinds, the same for both databases.

use crate::Error;
use bytes::BytesMut;
use jiff::Timestamp;
use rusqlite::types::{ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

/// A value of a column or a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Int(_) => "a number",
            Self::Text(_) => "text",
        }
    }
}

macro_rules! into_value {
    ($($from:ty, $value:ident => $made:expr;)*) => {
        $(impl From<$from> for Value {
            fn from($value: $from) -> Self { $made }
        })*
    };
}

into_value! {
    i64, value => Self::Int(value);
    u8, value => Self::Int(i64::from(value));
    u32, value => Self::Int(i64::from(value));
    bool, value => Self::Int(i64::from(value));
    String, value => Self::Text(value);
    &str, value => Self::Text(value.to_owned());
    &String, value => Self::Text(value.clone());
    Timestamp, value => Self::Int(value.as_microsecond());
    model::ActId, value => Self::Int(value.0);
    model::ArticleId, value => Self::Int(value.0);
    model::StoryId, value => Self::Int(value.0);
    model::RevisionNo, value => Self::Int(value.0);
    model::LetterId, value => Self::Int(value.0);
    model::IssueId, value => Self::Int(value.0);
    model::SubscriberId, value => Self::Int(value.0);
    model::WireItemId, value => Self::Int(value.0);
    model::WireGroupId, value => Self::Int(value.0);
    model::PreviewId, value => Self::Int(value.0);
    model::CorrectionId, value => Self::Int(value.0);
    model::Seq, value => Self::Int(value.0);
    model::Lang, value => Self::Text(value.tag().to_owned());
    &model::ContentHash, value => Self::Text(value.as_str().to_owned());
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(kind, out),
            // PostgreSQL has no U+0000 in text; it never carries meaning in copy.
            Self::Text(text) if text.contains('\0') => text.replace('\0', "\u{fffd}").to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT)
    }

    to_sql_checked!();
}

/// One row of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The value of a column, counted from 0.
    ///
    /// # Errors
    /// When the column holds another kind of value.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T, Error> {
        let value = self.0.get(column).unwrap_or(&Value::Null);
        T::from_value(value).ok_or_else(|| Error::Shape {
            column,
            found: value.kind(),
            expected: T::EXPECTED,
        })
    }

    /// The document in a column of JSON.
    pub(crate) fn document<T: serde::de::DeserializeOwned>(
        &self,
        column: usize,
        what: &'static str,
    ) -> Result<T, Error> {
        let text: String = self.get(column)?;
        serde_json::from_str(&text).map_err(|source| Error::Document(what, source))
    }
}

/// What can be read out of a column.
pub trait FromValue: Sized {
    /// What it is called in an error.
    const EXPECTED: &'static str;
    /// Reads it; `None` when the value is of another kind.
    fn from_value(value: &Value) -> Option<Self>;
}

macro_rules! from_int {
    ($($kind:ty, $number:ident => $made:expr;)*) => {
        $(impl FromValue for $kind {
            const EXPECTED: &'static str = "a number";
            fn from_value(value: &Value) -> Option<Self> {
                match value { Value::Int(number) => { let $number = *number; $made } _ => None }
            }
        })*
    };
}

from_int! {
    i64, number => Some(number);
    u64, number => u64::try_from(number).ok();
    u32, number => u32::try_from(number).ok();
    u8, number => u8::try_from(number).ok();
    bool, number => Some(number != 0);
    Timestamp, number => Timestamp::from_microsecond(number).ok();
    model::ActId, number => Some(Self(number));
    model::ArticleId, number => Some(Self(number));
    model::StoryId, number => Some(Self(number));
    model::RevisionNo, number => Some(Self(number));
    model::LetterId, number => Some(Self(number));
    model::IssueId, number => Some(Self(number));
    model::SubscriberId, number => Some(Self(number));
    model::WireItemId, number => Some(Self(number));
    model::WireGroupId, number => Some(Self(number));
    model::CorrectionId, number => Some(Self(number));
    model::PreviewId, number => Some(Self(number));
    model::Seq, number => Some(Self(number));
}

impl FromValue for String {
    const EXPECTED: &'static str = "text";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl FromValue for model::Lang {
    const EXPECTED: &'static str = "a language";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl FromValue for model::ContentHash {
    const EXPECTED: &'static str = "a hash";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Self::parse(text),
            _ => None,
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

//! JSON in memory: strings are slices of the document where they stand in it as they are meant, members lie in a list.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use std::borrow::Cow;
use std::fmt;

/// Any value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Bool,
    Number(Number),
    String(Cow<'a, str>),
    Array(Vec<Json<'a>>),
    Object(Members<'a>),
}

impl Json<'_> {
    /// The string, if it is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

/// The members of an object, in order of their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Members<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> Members<'a> {
    /// The value of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Json<'a>> {
        let at = self
            .0
            .binary_search_by(|(found, _)| found.as_ref().cmp(name))
            .ok()?;
        Some(&self.0[at].1)
    }

    /// All names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_ref())
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// All names with their values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Json<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// An object whose names all differ; `None` when one stands twice, or it is no object.
pub(crate) struct Plain<'a>(pub(crate) Option<Members<'a>>);

impl<'de> Deserialize<'de> for Plain<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole;
        impl<'de> Visitor<'de> for Whole {
            type Value = Plain<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let mut members = gather(map)?;
                members.sort_unstable_by(|one, other| one.0.cmp(&other.0));
                let is_plain = members.array_windows().all(|[one, other]| one.0 != other.0);
                Ok(Plain(is_plain.then_some(Members(members))))
            }
        }
        deserializer.deserialize_map(Whole)
    }
}

type Gathered<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

fn gather<'de, A: MapAccess<'de>>(mut map: A) -> Result<Gathered<'de>, A::Error> {
    let mut members = Vec::new();
    while let Some((Name(name), value)) = map.next_entry()? {
        members.push((name, value));
    }
    Ok(members)
}

struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameReader;
        impl<'de> Visitor<'de> for NameReader {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(NameReader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::String(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::String(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Json::Array(values))
    }

    /// Of two members with the same name the last counts.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let mut members = gather(map)?;
        members.reverse();
        members.sort_by(|one, other| one.0.cmp(&other.0));
        members.dedup_by(|later, earlier| later.0 == earlier.0);
        Ok(Json::Object(Members(members)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_by_name_and_the_last_of_a_name_counts() {
        let value: Json<'_> =
            serde_json::from_str(r#"{"b":[1,-2,0.5,null,true],"a":"\u00e9","b":"x"}"#).unwrap();
        let Json::Object(members) = value else {
            panic!("{value:?}")
        };
        assert_eq!(members.names().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(members.get("a").and_then(Json::as_str), Some("é"));
        assert_eq!(members.get("b").and_then(Json::as_str), Some("x"));
        assert_eq!(members.get("c"), None);
    }

    #[test]
    fn an_object_is_plain_when_no_name_stands_twice() {
        let plain =
            |text: &'static str| serde_json::from_str::<Plain<'_>>(text).map(|Plain(found)| found.is_some());
        assert!(plain(r#"{"a":{"b":1,"b":2},"c":3}"#).unwrap());
        assert!(!plain(r#"{"a":1,"b":2,"a":3}"#).unwrap());
        assert!(plain("[]").is_err());
    }
}

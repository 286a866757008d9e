//! A JSON document to its items: one object, a list of objects, or one object a line.

use super::json_value::{Json, Members, Plain};
use super::{digitalwires, json_feed, json_fields::Fields, ninjs, pa};
use crate::limits::{ITEM_BYTES_MAX, ITEMS_MAX};
use crate::{Format, Parsed, SetAside, text::clip};
use model::WireItem;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;

/// Each object by the format that its members tell.
pub(crate) fn parse(document: &str, agency: Option<&str>) -> Result<Parsed, SetAside> {
    if let Some(parsed) = at_once(document, agency) {
        return parsed;
    }
    let texts = items(document)?;
    if let ([Ok(only)], true) = (texts.as_slice(), document.starts_with('{'))
        && let Ok(root) = object(only)
        && json_feed::is_one(&root)
    {
        return json_feed::parse(&root, agency);
    }
    let mut format = None;
    let items = texts
        .into_iter()
        .map(|text| item(&object(text?)?, agency, &mut format))
        .collect();
    Ok(Parsed {
        format: format.unwrap_or(Format::Ninjs),
        items,
    })
}

/// A document in which all is as it should be; `None` when something is not, and has to be looked at piece by piece.
fn at_once(document: &str, agency: Option<&str>) -> Option<Result<Parsed, SetAside>> {
    if document.len() > ITEM_BYTES_MAX {
        return None;
    }
    let mut format = None;
    let items = if document.starts_with('[') {
        let mut items = Vec::new();
        let mut deserializer = serde_json::Deserializer::from_str(document);
        let list = EachItem(|root: &Members<'_>| items.push(item(root, agency, &mut format)));
        list.deserialize(&mut deserializer).ok()?;
        deserializer.end().ok()?;
        items
    } else {
        let root = serde_json::from_str::<Plain<'_>>(document).ok()?.0?;
        if json_feed::is_one(&root) {
            return Some(json_feed::parse(&root, agency));
        }
        vec![item(&root, agency, &mut format)]
    };
    let format = format?;
    Some(Ok(Parsed { format, items }))
}

fn item(root: &Members<'_>, agency: Option<&str>, first: &mut Option<Format>) -> Result<WireItem, SetAside> {
    let fields = Fields::root(root);
    let (format, item) = if root
        .get("format")
        .and_then(Json::as_str)
        .is_some_and(digitalwires::is_one)
    {
        (Format::Digitalwires, digitalwires::item(&fields, agency))
    } else if root.get("usn").is_some() && root.get("source-feed").is_some() {
        (Format::PaNinjs, pa::item(&fields, agency))
    } else {
        (Format::Ninjs, ninjs::item(&fields, agency))
    };
    first.get_or_insert(format);
    item
}

/// Hands on each object of a list as it comes, and stops at the first that is not plain.
struct EachItem<F>(F);

impl<'de, F: FnMut(&Members<'de>)> DeserializeSeed<'de> for EachItem<F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(&Members<'de>)> Visitor<'de> for EachItem<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let mut count = 0;
        while let Some(Plain(item)) = list.next_element()? {
            let item = item.filter(|_| count < ITEMS_MAX);
            (self.0)(&item.ok_or_else(|| A::Error::custom("not plain"))?);
            count += 1;
        }
        Ok(())
    }
}

/// The text of each item, or why it is none.
fn items(document: &str) -> Result<Vec<Result<&str, SetAside>>, SetAside> {
    match serde_json::from_str::<&RawValue>(document) {
        Ok(_) if document.starts_with('[') => {
            let List(items) =
                serde_json::from_str(document).map_err(|error| SetAside::whole(error.to_string()))?;
            Ok(items.into_iter().map(|item| Ok(item.get())).collect())
        }
        Ok(only) => Ok(vec![Ok(only.get())]),
        Err(error) => {
            let mut lines = document
                .lines()
                .enumerate()
                .filter(|(_, line)| !line.trim().is_empty())
                .peekable();
            let is_object = |line: &str| {
                line.trim_end().ends_with('}') && serde_json::from_str::<&RawValue>(line).is_ok()
            };
            if !lines.peek().is_some_and(|(_, line)| is_object(line)) {
                return Err(SetAside::whole(format!("not JSON: {error}")));
            }
            let lines: Vec<(usize, &str)> = lines.take(ITEMS_MAX + 1).collect();
            if lines.len() > ITEMS_MAX {
                return Err(SetAside::whole(too_many()));
            }
            Ok(lines.into_iter().map(|(at, line)| line_item(at, line)).collect())
        }
    }
}

/// One line of JSON lines, counted from 0 at the document's first.
fn line_item(at: usize, line: &str) -> Result<&str, SetAside> {
    serde_json::from_str::<&RawValue>(line)
        .map(RawValue::get)
        .map_err(|error| {
            let (number, column) = (at + 1, error.column());
            SetAside::whole(format!(
                "not JSON: no whole object at line {number} column {column}"
            ))
        })
}

fn too_many() -> String {
    format!("more than {ITEMS_MAX} items in one document; send it in parts")
}

/// The members of an object; a name that stands twice is refused, because readers differ in which of the two they take.
fn object(text: &str) -> Result<Members<'_>, SetAside> {
    if text.len() > ITEM_BYTES_MAX {
        return Err(SetAside::whole(format!(
            "the item has {} bytes, at most {ITEM_BYTES_MAX} are read",
            text.len()
        )));
    }
    if !text.trim_start().starts_with('{') {
        return Err(SetAside::whole(format!("not an object: “{}”", clip(text, 40))));
    }
    match serde_json::from_str(text) {
        Ok(Plain(Some(members))) => Ok(members),
        Ok(Plain(None)) => Err(twice(text)),
        Err(error) => Err(not_an_item(&error)),
    }
}

fn not_an_item(error: &serde_json::Error) -> SetAside {
    SetAside::whole(format!("not an item: {error}"))
}

/// Which name of an object stands twice, and where.
fn twice(text: &str) -> SetAside {
    match serde_json::from_str(text) {
        Ok(Names) => SetAside::whole("not an item: a name stands twice"),
        Err(error) => not_an_item(&error),
    }
}

struct List<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for List<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = List<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    if items.len() >= ITEMS_MAX {
                        return Err(A::Error::custom(too_many()));
                    }
                    items.push(item);
                }
                Ok(List(items))
            }
        }
        deserializer.deserialize_seq(Reader)
    }
}

/// An object whose names are looked at one by one.
struct Names;

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut names = HashSet::new();
                while let Some((name, _)) = map.next_entry::<String, Json<'_>>()? {
                    if names.contains(&name) {
                        return Err(A::Error::custom(format_args!(
                            "“{}” stands twice",
                            clip(&name, 60)
                        )));
                    }
                    names.insert(name);
                }
                Ok(Names)
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

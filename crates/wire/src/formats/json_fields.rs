//! Typed reading of a JSON object's members; what is of the wrong type is named by its path.

use super::json_value::{Json, Members};
use crate::limits::{ID_CHARS_MAX, LINE_CHARS_MAX, LIST_MAX, TEXT_BYTES_MAX};
use crate::{SetAside, text};
use jiff::Timestamp;
use model::PubStatus;
use std::fmt;
use std::rc::Rc;

/// An object and where it stands in its item.
///
/// Members are asked for by all the names that the versions of a format give them; the first that is there counts.
#[derive(Clone)]
pub(crate) struct Fields<'a> {
    path: Option<Rc<Step<'a>>>,
    members: &'a Members<'a>,
    is_null_absent: bool,
}

/// Where an object stands in another; it becomes words only in a reason.
struct Step<'a> {
    outer: Option<Rc<Step<'a>>>,
    name: &'static str,
    place: Place<'a>,
}

/// Where an object stands in a member.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// It is the member.
    Whole,
    /// In a list.
    Number(usize),
    /// In an object.
    Key(&'a str),
}

impl fmt::Display for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(outer) = &self.outer {
            write!(f, "{outer}.")?;
        }
        f.write_str(self.name)?;
        match self.place {
            Place::Whole => Ok(()),
            Place::Number(number) => write!(f, "[{number}]"),
            Place::Key(key) => write!(f, ".{}", text::clip(key, 40)),
        }
    }
}

impl<'a> Fields<'a> {
    /// The item itself.
    pub(crate) fn root(members: &'a Members<'a>) -> Self {
        Self {
            path: None,
            members,
            is_null_absent: false,
        }
    }

    /// The same, for formats that write `null` where there is nothing. The schemas of ninjs do not allow it.
    pub(crate) fn with_nulls(&self) -> Self {
        Self {
            is_null_absent: true,
            ..self.clone()
        }
    }

    /// All names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.members.names()
    }

    /// Whether there is a member of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(&[name]).is_some()
    }

    /// The path of a member.
    pub(crate) fn path_of(&self, name: &str) -> String {
        match &self.path {
            None => name.to_owned(),
            Some(path) => format!("{path}.{name}"),
        }
    }

    /// A refusal of a member's value.
    pub(crate) fn refuse(&self, name: &str, what: impl AsRef<str>) -> SetAside {
        SetAside::field(self.path_of(name), what)
    }

    fn wrong_type(&self, name: &str, found: &Json<'_>, wanted: &str) -> SetAside {
        self.refuse(name, format!("{} is not {wanted}", type_of(found)))
    }

    fn get<'n>(&self, names: &[&'n str]) -> Option<(&'n str, &'a Json<'a>)> {
        let found = names
            .iter()
            .find_map(|name| Some((*name, self.members.get(name)?)))?;
        (!(self.is_null_absent && *found.1 == Json::Null)).then_some(found)
    }

    /// A string as it stands; `None` when absent.
    pub(crate) fn raw<'n>(&self, names: &[&'n str]) -> Result<Option<(&'n str, &'a str)>, SetAside> {
        match self.get(names) {
            None => Ok(None),
            Some((name, Json::String(value))) if value.len() <= TEXT_BYTES_MAX => Ok(Some((name, value))),
            Some((name, Json::String(value))) => Err(self.refuse(
                name,
                format!("{} bytes, at most {TEXT_BYTES_MAX} are read", value.len()),
            )),
            Some((name, other)) => Err(self.wrong_type(name, other, "a string")),
        }
    }

    /// A line; empty when absent.
    pub(crate) fn line(&self, names: &[&str]) -> Result<String, SetAside> {
        let Some((name, raw)) = self.raw(names)? else {
            return Ok(String::new());
        };
        let line = text::line(raw);
        if line.chars().count() > LINE_CHARS_MAX {
            return Err(self.refuse(name, format!("longer than {LINE_CHARS_MAX} characters")));
        }
        Ok(line)
    }

    /// A text whose lines stay apart; empty when absent.
    pub(crate) fn lines(&self, names: &[&str]) -> Result<String, SetAside> {
        Ok(self
            .raw(names)?
            .map(|(_, raw)| text::lines(raw))
            .unwrap_or_default())
    }

    /// An identifier: any string without white space and control characters.
    pub(crate) fn identifier(&self, name: &str) -> Result<String, SetAside> {
        let Some((_, raw)) = self.raw(&[name])? else {
            return Err(self.refuse(name, "missing"));
        };
        if raw.is_empty() {
            return Err(self.refuse(name, "empty"));
        }
        if let Some(fault) = raw
            .chars()
            .find(|character| character.is_whitespace() || !text::is_printable(*character))
        {
            return Err(self.refuse(
                name,
                format!("no identifier has the character U+{:04X} in it", u32::from(fault)),
            ));
        }
        if raw.chars().count() > ID_CHARS_MAX {
            return Err(self.refuse(name, format!("longer than {ID_CHARS_MAX} characters")));
        }
        Ok(raw.to_owned())
    }

    /// A string or a number, as a line.
    pub(crate) fn line_or_number(&self, names: &[&str]) -> Result<String, SetAside> {
        match self.get(names) {
            Some((_, Json::Number(number))) => Ok(number.to_string()),
            _ => self.line(names),
        }
    }

    /// An instant (RFC 3339 section 5.6 `date-time`).
    pub(crate) fn instant(&self, names: &[&str]) -> Result<Option<Timestamp>, SetAside> {
        let Some((name, raw)) = self.raw(names)? else {
            return Ok(None);
        };
        let instant = raw.trim().parse().map_err(|_| {
            self.refuse(
                name,
                format!("“{}” is not an RFC 3339 date and time", text::clip(raw, 60)),
            )
        })?;
        Ok(Some(instant))
    }

    /// A whole number from 1 to 9.
    pub(crate) fn urgency(&self, name: &str) -> Result<Option<u8>, SetAside> {
        match self.get(&[name]) {
            None => Ok(None),
            Some((_, Json::Number(number))) => self.urgency_from(name, &number.to_string()),
            Some((_, other)) => Err(self.wrong_type(name, other, "a number")),
        }
    }

    /// The same, written as digits or as a number; `None` when empty.
    pub(crate) fn urgency_in_digits(&self, name: &str) -> Result<Option<u8>, SetAside> {
        let digits = self.line_or_number(&[name])?;
        if digits.is_empty() {
            Ok(None)
        } else {
            self.urgency_from(name, &digits)
        }
    }

    fn urgency_from(&self, name: &str, found: &str) -> Result<Option<u8>, SetAside> {
        match found.strip_suffix(".0").unwrap_or(found).parse() {
            Ok(urgency @ 1..=9) => Ok(Some(urgency)),
            _ => Err(self.refuse(
                name,
                format!("“{}” is not a whole number from 1 to 9", text::clip(found, 20)),
            )),
        }
    }

    /// Pixels or bytes; 0 when absent, not whole or negative.
    pub(crate) fn size(&self, names: &[&str]) -> Result<u32, SetAside> {
        match self.get(names) {
            None => Ok(0),
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "`as` saturates"
            )]
            Some((_, Json::Number(number))) => Ok(number.as_f64().unwrap_or(0.0) as u32),
            Some((name, other)) => Err(self.wrong_type(name, other, "a number")),
        }
    }

    /// Seconds, with fractions, in milliseconds; 0 when absent or negative.
    pub(crate) fn milliseconds(&self, name: &str) -> Result<u64, SetAside> {
        match self.get(&[name]) {
            None => Ok(0),
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "`as` saturates"
            )]
            Some((_, Json::Number(number))) => Ok((number.as_f64().unwrap_or(0.0) * 1_000.0).round() as u64),
            Some((name, other)) => Err(self.wrong_type(name, other, "a number")),
        }
    }

    /// `usable`, which is also meant when it is absent, `withheld` or `canceled`.
    pub(crate) fn pubstatus(&self, names: &[&str]) -> Result<PubStatus, SetAside> {
        let Some((name, raw)) = self.raw(names)? else {
            return Ok(PubStatus::Usable);
        };
        match raw {
            "usable" => Ok(PubStatus::Usable),
            "withheld" => Ok(PubStatus::Withheld),
            "canceled" | "cancelled" => Ok(PubStatus::Canceled),
            _ => Err(self.refuse(
                name,
                format!("“{}” is none of usable, withheld, canceled", text::clip(raw, 60)),
            )),
        }
    }

    /// An object.
    pub(crate) fn object(&self, name: &'static str) -> Result<Option<Self>, SetAside> {
        match self.get(&[name]) {
            None => Ok(None),
            Some((_, Json::Object(members))) => Ok(Some(self.inner(name, Place::Whole, members))),
            Some((_, other)) => Err(self.wrong_type(name, other, "an object")),
        }
    }

    /// A list of objects, or an object of objects; each with its key, which a list has not.
    pub(crate) fn objects(&self, names: &[&'static str]) -> Result<Vec<(&'a str, Self)>, SetAside> {
        let mut found = Vec::new();
        self.each_object(names, |name, place, members| {
            let key = match place {
                Place::Key(key) => key,
                Place::Whole | Place::Number(_) => "",
            };
            found.push((key, self.inner(name, place, members)));
        })?;
        Ok(found)
    }

    /// Refuses what [`objects`](Self::objects) refuses.
    pub(crate) fn check_objects(&self, names: &[&'static str]) -> Result<(), SetAside> {
        self.each_object(names, |_, _, _| {})
    }

    fn each_object(
        &self,
        names: &[&'static str],
        mut take: impl FnMut(&'static str, Place<'a>, &'a Members<'a>),
    ) -> Result<(), SetAside> {
        let Some((name, value)) = self.get(names) else {
            return Ok(());
        };
        let too_many = || self.refuse(name, format!("more than {LIST_MAX} entries"));
        let mut entry = |place: Place<'a>, value: &'a Json<'a>| match value {
            Json::Object(members) => {
                take(name, place, members);
                Ok(())
            }
            other => {
                let here = Step {
                    outer: None,
                    name,
                    place,
                };
                Err(self.wrong_type(&here.to_string(), other, "an object"))
            }
        };
        match value {
            Json::Array(list) if list.len() > LIST_MAX => Err(too_many()),
            Json::Array(list) => list
                .iter()
                .enumerate()
                .try_for_each(|(number, value)| entry(Place::Number(number), value)),
            Json::Object(map) if map.len() > LIST_MAX => Err(too_many()),
            Json::Object(map) => map
                .iter()
                .try_for_each(|(key, value)| entry(Place::Key(key), value)),
            other => Err(self.wrong_type(name, other, "a list")),
        }
    }

    /// A list of strings.
    pub(crate) fn strings(&self, name: &str) -> Result<Vec<&'a str>, SetAside> {
        match self.get(&[name]) {
            None => Ok(Vec::new()),
            Some((_, Json::String(only))) => Ok(vec![only]),
            Some((_, Json::Array(list))) if list.len() <= LIST_MAX => list
                .iter()
                .map(|entry| {
                    entry
                        .as_str()
                        .ok_or_else(|| self.wrong_type(name, entry, "a string"))
                })
                .collect(),
            Some((_, Json::Array(_))) => Err(self.refuse(name, format!("more than {LIST_MAX} entries"))),
            Some((_, other)) => Err(self.wrong_type(name, other, "a list of strings")),
        }
    }

    fn inner(&self, name: &'static str, place: Place<'a>, members: &'a Members<'a>) -> Self {
        let step = Step {
            outer: self.path.clone(),
            name,
            place,
        };
        Self {
            path: Some(Rc::new(step)),
            members,
            is_null_absent: self.is_null_absent,
        }
    }
}

fn type_of(value: &Json<'_>) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}

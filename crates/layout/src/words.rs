//! The words of the pages, by language, from Fluent files.

use crate::embedded::{Locales, text};
use crate::numerals::Numerals;
use crate::{Error, escape};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use minijinja::value::{Kwargs, Object, ValueKind, from_args};
use model::Lang;
use std::fmt;
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

/// Something that is put into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words, as they are.
    Text(String),
    /// A number: chooses the plural form and is written in the language's digits.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

/// The words of one language. What a file lacks is said in English, and logged.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    english: Option<Arc<Self>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

impl Words {
    /// Reads the file of `lang`. A language without a file has all its words from `english`.
    pub(crate) fn read(lang: Lang, english: Option<Arc<Self>>) -> Result<Self, Error> {
        let file = format!("{lang}.ftl");
        let source = text::<Locales>(&file).unwrap_or_else(|| {
            tracing::error!(
                file,
                "there is no file of words for this language; English is shown"
            );
            String::new()
        });
        Self::from_source(lang, &file, source, english)
    }

    fn from_source(
        lang: Lang,
        file: &str,
        source: String,
        english: Option<Arc<Self>>,
    ) -> Result<Self, Error> {
        let wrong = |line: usize, reason: String| Error::Language {
            file: file.to_owned(),
            line,
            reason,
        };
        let resource = FluentResource::try_new(source).map_err(|(resource, errors)| {
            let first = errors.first();
            let at = first
                .map_or(0, |error| error.pos.start)
                .min(resource.source().len());
            let line = resource
                .source()
                .get(..at)
                .unwrap_or_default()
                .matches('\n')
                .count()
                + 1;
            wrong(line, first.map(ToString::to_string).unwrap_or_default())
        })?;
        let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match Numerals::of(lang) {
            Numerals::Western => |value, _| in_digits(Numerals::Western, value),
            Numerals::Bengali => |value, _| in_digits(Numerals::Bengali, value),
            Numerals::Persian => |value, _| in_digits(Numerals::Persian, value),
        }));
        bundle
            .add_resource(resource)
            .map_err(|errors| wrong(0, errors.first().map(ToString::to_string).unwrap_or_default()))?;
        Ok(Self {
            lang,
            bundle,
            english,
        })
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether the language itself has the message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    /// A message that takes nothing in.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message with what it takes in. No marks for direction are put around the parts.
    pub fn with(&self, key: &str, args: &[(&str, Value)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(lang = self.lang.tag(), key, "there is no such message");
            return match &self.english {
                Some(english) => english.with(key, args),
                None => format!("⟦{key}⟧"),
            };
        };
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Value::Text(text) => given.set(*name, text.as_str()),
                Value::Number(number) => given.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        let said = self
            .bundle
            .format_pattern(pattern, Some(&given), &mut errors)
            .into_owned();
        for error in errors {
            tracing::error!(lang = self.lang.tag(), key, %error, "a message is incomplete");
        }
        said
    }
}

fn in_digits(numerals: Numerals, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numerals.write(&number.as_string())),
        _ => None,
    }
}

/// The first of the characters that stand for a piece of markup while its message is put together. They are private
/// (Unicode plane 16), and are taken out of all text that goes in.
const MARK: u32 = 0x10_ff00;

/// In templates: `t("published", time=when)`. Text is escaped, markup goes in as it is; the answer is markup.
impl Object for Words {
    fn call(
        self: &Arc<Self>,
        _state: &mut minijinja::State<'_, '_>,
        args: &[minijinja::Value],
    ) -> Result<minijinja::Value, minijinja::Error> {
        let (key, given): (&str, Kwargs) = from_args(args)?;
        let names: Vec<&str> = given.args().collect();
        let mut values = Vec::with_capacity(names.len());
        let mut marks = Vec::new();
        for (mark, name) in (MARK..).zip(names) {
            let value: minijinja::Value = given.get(name)?;
            let value = match value.kind() {
                ValueKind::Number => Value::Number(i64::try_from(value)?),
                _ if value.is_safe() => {
                    let mark = char::from_u32(mark).unwrap_or_default();
                    marks.push((mark, value.to_string()));
                    Value::Text(mark.to_string())
                }
                _ => Value::Text(value.to_string().replace(is_mark, "")),
            };
            values.push((name, value));
        }
        let mut html = escape(&self.with(key, &values));
        for (mark, markup) in marks {
            html = html.replace(mark, &markup);
        }
        Ok(minijinja::Value::from_safe_string(html))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.lang.tag())
    }
}

fn is_mark(character: char) -> bool {
    u32::from(character) >= MARK
}

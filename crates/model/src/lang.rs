//! The languages that Vesper ships, and which of them a reader gets.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

struct Row {
    tag: &'static str,
    endonym: &'static str,
    direction: Direction,
}

const fn ltr(tag: &'static str, endonym: &'static str) -> Row {
    Row {
        tag,
        endonym,
        direction: Direction::Ltr,
    }
}

const fn rtl(tag: &'static str, endonym: &'static str) -> Row {
    Row {
        tag,
        endonym,
        direction: Direction::Rtl,
    }
}

/// In the order in which choosers show them: alphabetical by the English name.
const ROWS: [Row; 31] = [
    ltr("sq", "Shqip"),
    ltr("am", "አማርኛ"),
    rtl("ar", "العربية"),
    ltr("bn", "বাংলা"),
    ltr("bs", "Bosanski"),
    ltr("bg", "Български"),
    ltr("zh-Hans", "简体中文"),
    ltr("zh-Hant", "繁體中文"),
    ltr("hr", "Hrvatski"),
    rtl("fa-AF", "دری"),
    ltr("en", "English"),
    ltr("fr", "Français"),
    ltr("de", "Deutsch"),
    ltr("el", "Ελληνικά"),
    ltr("ha", "Hausa"),
    ltr("hi", "हिन्दी"),
    ltr("id", "Bahasa Indonesia"),
    ltr("sw", "Kiswahili"),
    ltr("mk", "Македонски"),
    rtl("ps", "پښتو"),
    rtl("fa", "فارسی"),
    ltr("pl", "Polski"),
    ltr("pt-BR", "Português (Brasil)"),
    ltr("pt-PT", "Português (Portugal)"),
    ltr("ro", "Română"),
    ltr("ru", "Русский"),
    ltr("sr", "Српски"),
    ltr("es", "Español"),
    ltr("tr", "Türkçe"),
    ltr("uk", "Українська"),
    rtl("ur", "اردو"),
];

/// A language that Vesper can publish in, named by its BCP 47 tag.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(u8);

impl Lang {
    /// English, the language of the program itself.
    pub const EN: Self = Self(10);

    /// All languages, in the order of the chooser.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 31 rows")]
        (0..ROWS.len()).map(|row| Self(row as u8))
    }

    fn row(self) -> &'static Row {
        &ROWS[usize::from(self.0)]
    }

    /// The BCP 47 tag, as it stands in addresses and in `lang` attributes.
    pub fn tag(self) -> &'static str {
        self.row().tag
    }

    /// The language's name in itself.
    pub fn endonym(self) -> &'static str {
        self.row().endonym
    }

    /// The direction in which it is written.
    pub fn direction(self) -> Direction {
        self.row().direction
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A tag that is none of Vesper's languages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not a language that Vesper ships; the tags are those of BCP 47, for example en, zh-Hans, pt-BR"
)]
pub struct UnknownLang(pub String);

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Reads a tag, ignoring case (RFC 5646 section 2.1.1).
    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        Self::all()
            .find(|lang| lang.tag().eq_ignore_ascii_case(text))
            .ok_or_else(|| UnknownLang(text.to_owned()))
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// The language among `offered` that an `Accept-Language` header (RFC 9110 section 12.5.4) asks for.
///
/// A range matches a tag that it is a prefix of, and a tag that is a prefix of it (lookup, RFC 4647 section 3.4), so
/// that `de-CH` gets German and `zh-CN` simplified Chinese. `None` when nothing fits.
pub fn negotiate(accept: &str, offered: &[Lang]) -> Option<Lang> {
    let mut ranges: Vec<(f32, &str)> = accept
        .split(',')
        .take(32)
        .filter_map(|part| {
            let mut pieces = part.split(';');
            let range = pieces.next()?.trim();
            let quality = pieces
                .find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok())
                .unwrap_or(1.0);
            (!range.is_empty() && quality > 0.0).then_some((quality, range))
        })
        .collect();
    ranges.sort_by(|left, right| right.0.total_cmp(&left.0));
    ranges.iter().find_map(|(_, range)| best_for(range, offered))
}

/// The languages that browsers name in another way than newsrooms do.
const ALIASES: [(&str, &str); 9] = [
    ("zh-cn", "zh-Hans"),
    ("zh-sg", "zh-Hans"),
    ("zh-tw", "zh-Hant"),
    ("zh-hk", "zh-Hant"),
    ("zh-mo", "zh-Hant"),
    ("prs", "fa-AF"),
    ("in", "id"),
    ("pt", "pt-BR"),
    ("sr-latn", "sr"),
];

fn best_for(range: &str, offered: &[Lang]) -> Option<Lang> {
    let range = range.to_ascii_lowercase();
    let alias = ALIASES
        .iter()
        .find(|(from, _)| *from == range)
        .map(|(_, to)| to.to_ascii_lowercase());
    let mut wanted = alias.as_deref().unwrap_or(&range);
    loop {
        let exact = offered
            .iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(wanted));
        let longer = || {
            offered.iter().find(|lang| {
                let tag = lang.tag().to_ascii_lowercase();
                tag.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('-'))
            })
        };
        if let Some(lang) = exact.or_else(longer) {
            return Some(*lang);
        }
        wanted = &wanted[..wanted.rfind('-')?];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_thirty_one_and_each_reads_back() {
        assert_eq!(Lang::all().len(), 31);
        for lang in Lang::all() {
            assert_eq!(lang.tag().parse(), Ok(lang));
        }
        assert_eq!(Lang::EN.tag(), "en");
    }

    #[track_caller]
    fn check(accept: &str, expected: Option<&str>) {
        let offered: Vec<Lang> = Lang::all().collect();
        assert_eq!(negotiate(accept, &offered).map(Lang::tag), expected, "{accept}");
    }

    #[test]
    fn readers_get_the_language_they_prefer_most() {
        check("de-CH, en;q=0.8", Some("de"));
        check("en;q=0.3, ar;q=0.9", Some("ar"));
        check("zh-CN,zh;q=0.9", Some("zh-Hans"));
        check("zh-HK", Some("zh-Hant"));
        check("zh-Hant-TW", Some("zh-Hant"));
        check("prs", Some("fa-AF"));
        check("pt", Some("pt-BR"));
        check("ja, ko;q=0.5", None);
        check("ja, *;q=0.1", None);
        check("en;q=0, fr;q=0.1", Some("fr"));
        check(";;;,,,q=", None);
    }
}

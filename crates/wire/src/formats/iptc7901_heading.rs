//! The heading and the trailer of an IPTC 7901 message.

use super::months::{instant, month, time_of_day, year, zone};
use crate::limits::{LINE_CHARS_MAX, LIST_MAX};
use crate::{SetAside, text};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

/// What stands before the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// The service, for example `bdt`.
    pub(super) service: String,
    /// The number of the message within its service, as it is written.
    pub(super) number: String,
    /// 1 (most urgent) to 9.
    pub(super) priority: u8,
    /// What it belongs to, for example `pl`.
    pub(super) category: String,
    /// The agency, for example `dpa`; empty when the heading does not name it.
    pub(super) agency: String,
    /// The words of the keyword line.
    pub(super) keywords: Vec<String>,
}

/// Reads `bdt0000 3 vm 831  dpa 0000` and the keyword lines below it.
///
/// # Errors
///
/// The first line is not that of IPTC 7901; the field at fault is named.
pub(super) fn heading(written: &str) -> Result<Heading, SetAside> {
    let mut lines = written.lines().map(text::line).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let mut words = first.split(' ');
    let refuse = |field: &str, found: &str, wanted: &str| {
        SetAside::field(field, format!("“{}” is not {wanted}", text::clip(found, 40)))
    };
    let source = words.next().unwrap_or_default();
    let digits = source
        .find(|character: char| character.is_ascii_digit())
        .unwrap_or(source.len());
    let (service, number) = source.split_at(digits);
    let is_service = !service.is_empty()
        && service
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-');
    if !is_service
        || number.is_empty()
        || number.len() > 8
        || !number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Err(refuse(
            "source",
            source,
            "a service and a message number, as in “bdt0123”",
        ));
    }
    let priority = words.next().unwrap_or_default();
    let Some(priority) = priority
        .parse::<u8>()
        .ok()
        .filter(|found| (1..=9).contains(found))
    else {
        return Err(refuse("priority", priority, "a digit from 1 to 9"));
    };
    let category = words.next().unwrap_or_default();
    if category.is_empty() || category.chars().count() > 3 {
        return Err(refuse("category", category, "one to three letters"));
    }
    let count = words.next().unwrap_or_default();
    if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(refuse("word count", count, "a number"));
    }
    let rest: Vec<&str> = words.collect();
    let is_number =
        |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    let is_name = |word: &str| word.starts_with(char::is_alphabetic) && word.chars().count() <= 40;
    let agency = (0..rest.len())
        .find(|at| is_name(rest[*at]) && is_number(rest.get(at + 1)))
        .or_else(|| (0..rest.len()).find(|at| is_name(rest[*at])))
        .map(|at| rest[at].to_owned())
        .unwrap_or_default();
    let slug = lines.collect::<Vec<_>>().join(" ");
    if slug.chars().count() > LINE_CHARS_MAX {
        return Err(SetAside::field(
            "keywords",
            format!("longer than {LINE_CHARS_MAX} characters"),
        ));
    }
    let keywords = slug
        .split('/')
        .map(text::line)
        .filter(|keyword| !keyword.is_empty());
    Ok(Heading {
        service: service.to_owned(),
        number: number.to_owned(),
        priority,
        category: category.to_owned(),
        agency,
        keywords: keywords.take(LIST_MAX).collect(),
    })
}

/// When the message was sent: `251037 Sep 24` or `131137 GMT Nov 13`, in `wall` where no zone is named.
///
/// `None` when it does not say so in this form.
pub(super) fn sent(trailer: &str, wall: &TimeZone) -> Option<Timestamp> {
    let line = trailer.lines().map(text::line).find(|line| !line.is_empty())?;
    let words: Vec<&str> = line.split(' ').collect();
    let (group, named, name, written) = match words.as_slice() {
        [group, name, year] => (group, None, name, year),
        [group, zone, name, year] => (group, Some(zone), name, year),
        _ => return None,
    };
    if group.len() != 6 || !group.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let time: Time = time_of_day(&group[2..])?;
    let date = Date::new(year(written)?, month(name)?, group[..2].parse().ok()?).ok()?;
    match named {
        None => instant(date, time, wall),
        Some(named) => zone(named)?.to_timestamp(date.to_datetime(time)).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_service_number_priority_category_and_agency() {
        let found = heading("bdt0123 3 vm 831  dpa 0042\r\n\r\nGesundheit/Baden/\r\nFrauen/\r\n").unwrap();
        assert_eq!((found.service.as_str(), found.number.as_str()), ("bdt", "0123"));
        assert_eq!((found.priority, found.category.as_str()), (3, "vm"));
        assert_eq!(found.agency, "dpa");
        assert_eq!(found.keywords, ["Gesundheit", "Baden", "Frauen"]);
        assert_eq!(heading("eca062 4 i 211 ccccb   dpa 061").unwrap().agency, "dpa");
        assert_eq!(
            heading("bkn014 4 pl 171 vvvvb KNA 170123-89-00065#2")
                .unwrap()
                .agency,
            "KNA"
        );
        assert_eq!(heading("abc1 9 x 0").unwrap().agency, "");
    }

    #[track_caller]
    fn check(written: &str, reason: &str) {
        assert_eq!(heading(written).unwrap_err().reason, reason);
    }

    #[test]
    fn a_field_that_is_not_what_it_should_be_is_named() {
        check(
            "",
            "source: “” is not a service and a message number, as in “bdt0123”",
        );
        check(
            "bdt 3 vm 1",
            "source: “bdt” is not a service and a message number, as in “bdt0123”",
        );
        check("bdt1 0 vm 1", "priority: “0” is not a digit from 1 to 9");
        check(
            "bdt1 3 politics 1",
            "category: “politics” is not one to three letters",
        );
        check("bdt1 3 pl many", "word count: “many” is not a number");
    }

    #[test]
    fn the_trailer_says_when_it_was_sent() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let check = |trailer: &str, expected: Option<&str>| {
            let expected = expected.map(|expected| expected.parse::<Timestamp>().unwrap());
            assert_eq!(sent(trailer, &berlin), expected, "{trailer}");
        };
        check("251037 Sep 24\n\u{7f}\n", Some("2024-09-25T08:37:00Z"));
        check("062130 Okt 24", Some("2024-10-06T19:30:00Z"));
        check("131137 GMT Nov 13 \r\n", Some("2013-11-13T11:37:00Z"));
        check("311137 GMT Nov 13", None);
        check("251037 Sep 2", None);
        check("25103", None);
        check("", None);
    }
}

//! The heading and the trailer of an ANPA 1312 message.

use super::months::time_of_day;
use crate::{SetAside, text};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// What stands before the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// The service level designator and the message number, for example `W2870`.
    pub(super) number: String,
    /// How urgently it was sent, a letter in lower case.
    pub(super) priority: char,
    /// What it belongs to, a letter in lower case.
    pub(super) category: char,
    /// The keyword, shortened to 24 characters by the sender.
    pub(super) keyword: String,
    /// What stands between keyword and date: version and reference.
    pub(super) version: String,
    /// Whether the text is a table.
    pub(super) is_table: bool,
}

/// Reads `W2870␟asian` and `f l␓␑ BC-LT--Argentina-CancerB 1stLd 11-13 1049`.
///
/// # Errors
///
/// A line is not that of ANPA 1312; the field at fault is named.
pub(super) fn heading(written: &str) -> Result<Heading, SetAside> {
    let mut lines = written.lines().filter(|line| !line.trim().is_empty());
    let refuse = |field: &str, found: &str, wanted: &str| {
        SetAside::field(field, format!("“{}” is not {wanted}", text::clip(found, 40)))
    };
    let first = lines.next().unwrap_or_default();
    let Some((number, _)) = first.split_once('\u{1f}') else {
        return Err(refuse(
            "service level",
            first,
            "a designator and a number that end with US",
        ));
    };
    let digits = number
        .strip_prefix(|letter: char| letter.is_ascii_alphabetic())
        .unwrap_or(number);
    let length = digits.bytes().take_while(u8::is_ascii_digit).take(4).count();
    if length == 0 {
        return Err(refuse(
            "service level",
            number,
            "a letter and a number, as in “W2870”",
        ));
    }
    let number = &number[..number.len() - digits.len() + length];
    let second = lines.next().unwrap_or_default();
    let mut signs = second.chars();
    let priority = letter(signs.next()).ok_or_else(|| refuse("priority", second, "a letter, as in “f l”"))?;
    let category = Some(signs.next())
        .filter(|space| *space == Some(' '))
        .and_then(|_| letter(signs.next()))
        .ok_or_else(|| refuse("category", second, "a letter behind the priority, as in “f l”"))?;
    let is_format = |sign: char| matches!(sign, '\u{11}'..='\u{14}');
    let rest = signs.as_str();
    let words: Vec<&str> = rest.trim_start_matches(is_format).split_whitespace().collect();
    let dated = words
        .iter()
        .rposition(|word| is_month_and_day(word))
        .unwrap_or(words.len());
    let keyword = words.first().copied().unwrap_or_default();
    if keyword.is_empty() || dated == 0 {
        return Err(refuse("keyword", rest, "a keyword before the date"));
    }
    Ok(Heading {
        number: number.to_owned(),
        priority,
        category,
        keyword: text::line(keyword),
        version: text::line(&words[1..dated].join(" ")),
        is_table: rest.starts_with(is_format)
            && rest
                .chars()
                .take_while(|sign| is_format(*sign))
                .any(|sign| sign == '\u{12}'),
    })
}

fn letter(sign: Option<char>) -> Option<char> {
    sign.filter(char::is_ascii_alphabetic)
        .map(|sign| sign.to_ascii_lowercase())
}

fn is_month_and_day(word: &str) -> bool {
    let is_number =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once('-')
        .is_some_and(|(month, day)| is_number(month) && is_number(day))
}

/// The agency and the instant of `AP-WF-11-13-13 1509GMT`, month first. Its zones are those of North America.
pub(super) fn sent(trailer: &str) -> Option<(String, Timestamp)> {
    let line = trailer.lines().map(text::line).find(|line| !line.is_empty())?;
    let (name, clock) = line.split_once(' ')?;
    let parts: Vec<&str> = name.split('-').collect();
    let [agency, .., month, day, year] = parts.as_slice() else {
        return None;
    };
    let date = Date::new(super::months::year(year)?, month.parse().ok()?, day.parse().ok()?).ok()?;
    let (time, zone) = clock.split_at_checked(4)?;
    let hours = match zone.trim().trim_end_matches(['<', '=', '.']).trim() {
        "GMT" | "UTC" | "" => 0,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return None,
    };
    let at = Offset::constant(hours)
        .to_timestamp(date.to_datetime(time_of_day(time)?))
        .ok()?;
    Some(((*agency).to_owned(), at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lines_of_the_heading_are_read() {
        let found =
            heading("W2870\u{1f}asian\nf l\u{13}\u{11} BC-LT--Argentina-CancerB     11-13 1049\n").unwrap();
        assert_eq!(
            (found.number.as_str(), found.priority, found.category),
            ("W2870", 'f', 'l')
        );
        assert_eq!(
            (found.keyword.as_str(), found.version.as_str()),
            ("BC-LT--Argentina-CancerB", "")
        );
        assert!(!found.is_table);
        let found =
            heading("z6715upi\u{1f}-----\r\nR Z\u{14}\u{12} BC-Heat-Hawks 1stLd-Writethru a0555 02-20 \r\n")
                .unwrap();
        assert_eq!(
            (found.number.as_str(), found.priority, found.category),
            ("z6715", 'r', 'z')
        );
        assert_eq!(
            (found.version.as_str(), found.is_table),
            ("1stLd-Writethru a0555", true)
        );
    }

    #[track_caller]
    fn check(written: &str, field: &str) {
        assert_eq!(
            heading(written).unwrap_err().field.as_deref(),
            Some(field),
            "{written:?}"
        );
    }

    #[test]
    fn a_field_that_is_not_what_it_should_be_is_named() {
        check("", "service level");
        check("W2870 asian", "service level");
        check("WW\u{1f}asian", "service level");
        check("W2870\u{1f}asian", "priority");
        check("W2870\u{1f}asian\n1 l\u{13}\u{11} BC-X 11-13", "priority");
        check("W2870\u{1f}asian\nfl\u{13}\u{11} BC-X 11-13", "category");
        check("W2870\u{1f}asian\nf l\u{13}\u{11} 11-13 5", "keyword");
    }

    #[test]
    fn the_trailer_names_agency_and_instant() {
        let check = |trailer: &str, expected: Option<(&str, &str)>| {
            let expected = expected.map(|(agency, at)| (agency.to_owned(), at.parse::<Timestamp>().unwrap()));
            assert_eq!(sent(trailer), expected, "{trailer}");
        };
        check(
            "AP-WF-11-13-13 1509GMT<\r\n\u{c}\r\n",
            Some(("AP", "2013-11-13T15:09:00Z")),
        );
        check("AP-NY-03-15-96 1325EST", Some(("AP", "1996-03-15T18:25:00Z")));
        check("AP-WF-13-11-13 1509GMT<", None);
        check("AP-WF-11-13-13 15", None);
        check("AP", None);
    }
}

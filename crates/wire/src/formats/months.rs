//! Dates as agencies write them in words.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

/// By month: its names and short forms in the languages of the agencies, without accents' loss.
const NAMES: [&[&str]; 12] = [
    &[
        "jan", "january", "januar", "jänner", "janv", "janvier", "ene", "enero", "gen", "gennaio", "januari",
        "janeiro",
    ],
    &[
        "feb",
        "february",
        "februar",
        "fév",
        "févr",
        "février",
        "febrero",
        "febbraio",
        "februari",
        "fev",
        "fevereiro",
    ],
    &[
        "mar", "march", "mär", "mrz", "märz", "maerz", "mars", "marzo", "mrt", "maart", "março",
    ],
    &["apr", "april", "avr", "avril", "abr", "abril", "aprile"],
    &["may", "mai", "mayo", "mag", "maggio", "mei", "maio"],
    &["jun", "june", "juni", "juin", "junio", "giu", "giugno", "junho"],
    &[
        "jul", "july", "juli", "juil", "juillet", "julio", "lug", "luglio", "julho",
    ],
    &["aug", "august", "août", "aout", "ago", "agosto", "augustus"],
    &[
        "sep",
        "sept",
        "september",
        "septembre",
        "septiembre",
        "set",
        "settembre",
        "setembro",
    ],
    &[
        "oct", "october", "okt", "oktober", "octobre", "octubre", "ott", "ottobre", "out", "outubro",
    ],
    &["nov", "november", "novembre", "noviembre", "novembro"],
    &[
        "dec",
        "december",
        "dez",
        "dezember",
        "déc",
        "décembre",
        "dic",
        "diciembre",
        "dicembre",
        "dezembro",
    ],
];

/// The month of a name, in any case, with or without a full stop.
pub(super) fn month(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.').to_lowercase();
    let at = NAMES.iter().position(|names| names.contains(&name.as_str()))?;
    i8::try_from(at + 1).ok()
}

/// Hours and minutes: `18:00`, `18.00`, `18h00`, `1800`.
pub(super) fn time_of_day(written: &str) -> Option<Time> {
    let digits = |part: &str| {
        let is_number = part.len() <= 2 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i8>().ok()).flatten()
    };
    let (hour, minute) = match written.split_once([':', '.', 'h']) {
        Some((hour, minute)) if minute.len() == 2 => (digits(hour)?, digits(minute)?),
        Some(_) => return None,
        None if written.len() == 4 && written.is_ascii() => (digits(&written[..2])?, digits(&written[2..])?),
        None => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// The distance from UTC of a name that means one thing everywhere. `EST` and `BST` do not.
pub(super) fn zone(name: &str) -> Option<Offset> {
    match name {
        "UTC" | "GMT" | "Z" => Some(Offset::UTC),
        "CET" | "MEZ" => Some(Offset::constant(1)),
        "CEST" | "MESZ" => Some(Offset::constant(2)),
        _ => numeric_zone(name),
    }
}

/// `+01:00`, `+0100`, `UTC+01:00`.
fn numeric_zone(name: &str) -> Option<Offset> {
    let name = name
        .strip_prefix("UTC")
        .or(name.strip_prefix("GMT"))
        .unwrap_or(name);
    let (sign, rest) = match name.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let time = time_of_day(rest)?;
    Offset::from_seconds(sign * (i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60)).ok()
}

/// A year of two or four digits.
pub(super) fn year(written: &str) -> Option<i16> {
    let is_number = written.bytes().all(|byte| byte.is_ascii_digit());
    match written.len() {
        2 if is_number => Some(if written < "70" { 2000 } else { 1900 } + written.parse::<i16>().ok()?),
        4 if is_number => written.parse().ok(),
        _ => None,
    }
}

/// An instant on a wall in a zone; where the clock is set back it is the later of the two.
pub(super) fn instant(date: Date, time: Time, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(DateTime::from_parts(date, time))
        .later()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_times_and_zones_are_read_where_they_mean_one_thing() {
        assert_eq!(month("Okt"), Some(10));
        assert_eq!(month("Nov."), Some(11));
        assert_eq!(month("MÄRZ"), Some(3));
        assert_eq!(month("Brumaire"), None);
        assert_eq!(time_of_day("18.05"), Time::new(18, 5, 0, 0).ok());
        assert_eq!(time_of_day("9h30"), Time::new(9, 30, 0, 0).ok());
        assert_eq!(time_of_day("2400"), None);
        assert_eq!(time_of_day("18"), None);
        assert_eq!(time_of_day("1.2024"), None);
        assert_eq!(zone("MESZ"), Some(Offset::constant(2)));
        assert_eq!(zone("UTC-03:30").map(Offset::seconds), Some(-12_600));
        assert_eq!(zone("EST"), None);
        assert_eq!(
            (year("24"), year("98"), year("2026"), year("2")),
            (Some(2024), Some(1998), Some(2026), None)
        );
    }
}

//! Dates, times, numbers and lengths as a language writes them.

use crate::numerals::Numerals;
use crate::{Error, Words, patterns};
use icu::calendar::Gregorian;
use icu::datetime::fieldsets::enums::DateFieldSet;
use icu::datetime::input::Date as IcuDate;
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames, MonthNameLength, WeekdayNameLength};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::locale::Locale;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::Lang;
use std::fmt;
use writeable::TryWriteable;

/// How one language writes dates, times, numbers and lengths. Dates are those of UTC.
pub struct Dates {
    lang: Lang,
    numerals: Numerals,
    names: FixedCalendarDateTimeNames<Gregorian, DateFieldSet>,
    long: DateTimePattern,
    weekday_long: DateTimePattern,
    decimal: DecimalFormatter,
}

impl fmt::Debug for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dates").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Dates {
    /// The way of `lang`. Fails when ICU4X carries no names for it.
    pub(crate) fn new(lang: Lang) -> Result<Self, Error> {
        let wrong = |reason: &dyn fmt::Display| Error::Dates { lang: lang.tag(), reason: reason.to_string() };
        let locale: Locale = lang.tag().parse().map_err(|error| wrong(&error))?;
        let mut names =
            FixedCalendarDateTimeNames::try_new((&locale).into()).map_err(|error| wrong(&error))?;
        names.include_month_names(MonthNameLength::Wide).map_err(|error| wrong(&error))?;
        names.include_weekday_names(WeekdayNameLength::Wide).map_err(|error| wrong(&error))?;
        let (long, weekday_long) = patterns::of(lang);
        let pattern = |text: &str| text.parse::<DateTimePattern>().map_err(|_| wrong(&text));
        Ok(Self {
            lang,
            numerals: Numerals::of(lang),
            long: pattern(long)?,
            weekday_long: pattern(weekday_long)?,
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default())
                .map_err(|error| wrong(&error))?,
            names,
        })
    }

    fn by_pattern(&self, pattern: &DateTimePattern, date: Date) -> String {
        let Ok(month) = u8::try_from(date.month()) else { return date.to_string() };
        let Ok(day) = u8::try_from(date.day()) else { return date.to_string() };
        let Ok(date_of_icu) = IcuDate::try_new_gregorian(i32::from(date.year()), month, day) else {
            return date.to_string();
        };
        match self.names.with_pattern_unchecked(pattern).format(&date_of_icu).try_write_to_string() {
            Ok(text) => text.into_owned(),
            Err((error, _)) => {
                tracing::error!(lang = self.lang.tag(), %date, %error, "a date could not be written");
                date.to_string()
            }
        }
    }

    /// The day in UTC, such as `November 24, 2026`.
    pub fn long(&self, at: Timestamp) -> String {
        self.long_date(day(at))
    }

    /// The day in UTC with the day of the week, such as `Tuesday 24 November 2026`.
    pub fn weekday_long(&self, at: Timestamp) -> String {
        self.weekday_long_date(day(at))
    }

    /// A day, such as `November 24, 2026`.
    pub fn long_date(&self, date: Date) -> String {
        self.by_pattern(&self.long, date)
    }

    /// A day with the day of the week, such as `Tuesday 24 November 2026`.
    pub fn weekday_long_date(&self, date: Date) -> String {
        self.by_pattern(&self.weekday_long, date)
    }

    /// The day in UTC in figures, such as `24.11.2026`, in the language's digits.
    pub fn short(&self, at: Timestamp) -> String {
        let date = day(at);
        self.numerals.write(&format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()))
    }

    /// The year in the language's digits.
    pub fn year(&self, at: Timestamp) -> String {
        self.numerals.write(&day(at).year().to_string())
    }

    /// The time of day, such as `17:40 UTC`. Western digits in every language, because UTC stands beside them.
    pub fn time_utc(&self, at: Timestamp) -> String {
        format!("{} UTC", clock(at))
    }

    /// What stands between a day and a time.
    pub(crate) fn comma(&self) -> &'static str {
        match self.lang.tag() {
            "ar" | "fa" | "fa-AF" | "ps" | "ur" => "، ",
            "am" | "zh-Hans" | "zh-Hant" => " ",
            _ => ", ",
        }
    }

    /// A number with the language's digits and separators.
    pub fn number(&self, number: i64) -> String {
        self.decimal.format(&Decimal::from(number)).to_string()
    }

    /// A length such as `3:42` or `1:02:05`, in the language's digits; parts of a second do not count.
    pub fn duration(&self, milliseconds: u64) -> String {
        let (hours, minutes, seconds) = parts(milliseconds);
        self.numerals.write(&if hours > 0 {
            format!("{hours}:{minutes:02}:{seconds:02}")
        } else {
            format!("{minutes}:{seconds:02}")
        })
    }

    /// A length in words for those who listen, such as `3 minutes 42 seconds`.
    pub fn duration_spoken(&self, words: &Words, milliseconds: u64) -> String {
        let (hours, minutes, seconds) = parts(milliseconds);
        let mut said = Vec::new();
        for (key, count) in
            [("duration-hours", hours), ("duration-minutes", minutes), ("duration-seconds", seconds)]
        {
            if count > 0 {
                said.push(words.with(key, &[("count", i64::try_from(count).unwrap_or(i64::MAX).into())]));
            }
        }
        if said.is_empty() {
            said.push(words.with("duration-seconds", &[("count", 0_i64.into())]));
        }
        said.join(" ")
    }
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// The time of day in UTC, such as `17:40`.
pub(crate) fn clock(at: Timestamp) -> String {
    let time = TimeZone::UTC.to_datetime(at).time();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Hours, minutes and seconds.
fn parts(milliseconds: u64) -> (u64, u64, u64) {
    let seconds = milliseconds / 1000;
    (seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The same length for machines, such as `PT3M42S` (ISO 8601).
pub(crate) fn iso_duration(milliseconds: u64) -> String {
    let (hours, minutes, seconds) = parts(milliseconds);
    if hours > 0 { format!("PT{hours}H{minutes}M{seconds}S") } else { format!("PT{minutes}M{seconds}S") }
}

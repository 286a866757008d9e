//! Dates, times, numbers and lengths as a language writes them.

use crate::numerals::Numerals;
use crate::{Error, Words, patterns};
use icu::calendar::Gregorian;
use icu::datetime::fieldsets::enums::DateFieldSet;
use icu::datetime::input::Date as IcuDate;
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::DecimalFormatterOptions;
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
        f.debug_struct("Dates")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

impl Dates {
    /// The way of `lang`. Fails when ICU4X carries no names for it.
    pub(crate) fn new(lang: Lang) -> Result<Self, Error> {
        let wrong = |reason: &dyn fmt::Display| Error::Dates {
            lang: lang.tag(),
            reason: reason.to_string(),
        };
        let locale: Locale = lang.tag().parse().map_err(|error| wrong(&error))?;
        let mut names =
            FixedCalendarDateTimeNames::try_new((&locale).into()).map_err(|error| wrong(&error))?;
        let pattern = |text: &str| text.parse::<DateTimePattern>().map_err(|_| wrong(&text));
        let (plain, with_weekday) = patterns::of(lang);
        let weekday_long = pattern(with_weekday)?;
        names
            .include_for_pattern(&weekday_long)
            .map_err(|error| wrong(&error))?;
        Ok(Self {
            lang,
            numerals: Numerals::of(lang),
            long: pattern(plain)?,
            weekday_long,
            decimal: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default())
                .map_err(|error| wrong(&error))?,
            names,
        })
    }

    fn by_pattern(&self, pattern: &DateTimePattern, date: Date) -> String {
        let Ok(month) = u8::try_from(date.month()) else {
            return date.to_string();
        };
        let Ok(day) = u8::try_from(date.day()) else {
            return date.to_string();
        };
        let Ok(date_of_icu) = IcuDate::try_new_gregorian(i32::from(date.year()), month, day) else {
            return date.to_string();
        };
        match self
            .names
            .with_pattern_unchecked(pattern)
            .format(&date_of_icu)
            .try_write_to_string()
        {
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
        self.numerals.write(&format!(
            "{:02}.{:02}.{:04}",
            date.day(),
            date.month(),
            date.year()
        ))
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
        for (key, count) in [
            ("duration-hours", hours),
            ("duration-minutes", minutes),
            ("duration-seconds", seconds),
        ] {
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
    if hours > 0 {
        format!("PT{hours}H{minutes}M{seconds}S")
    } else {
        format!("PT{minutes}M{seconds}S")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(tag: &str) -> Dates {
        Dates::new(tag.parse().unwrap()).unwrap()
    }

    #[track_caller]
    fn check(tag: &str, long: &str, weekday_long: &str) {
        let at: Timestamp = "2018-09-03T18:30:00Z".parse().unwrap();
        assert_eq!(dates(tag).long(at), long, "{tag}");
        assert_eq!(dates(tag).weekday_long(at), weekday_long, "{tag}");
    }

    /// The long dates are those of CLDR 48, as DEPENDENCIES.md section 7 has them.
    #[rustfmt::skip]
    #[test]
    fn a_day_is_written_as_each_language_writes_it() {
        check("sq", "3 shtator 2018", "e hënë, 3 shtator 2018");
        check("am", "3 ሴፕቴምበር 2018", "ሰኞ 3 ሴፕቴምበር 2018");
        check("ar", "3 سبتمبر 2018", "الاثنين، 3 سبتمبر 2018");
        check("bn", "৩ সেপ্টেম্বর, ২০১৮", "সোমবার, ৩ সেপ্টেম্বর, ২০১৮");
        check("bs", "3. septembar 2018.", "ponedjeljak, 3. septembar 2018.");
        check("bg", "3 септември 2018 г.", "понеделник, 3 септември 2018 г.");
        check("zh-Hans", "2018年9月3日", "2018年9月3日星期一");
        check("zh-Hant", "2018年9月3日", "2018年9月3日 星期一");
        check("hr", "3. rujna 2018.", "ponedjeljak, 3. rujna 2018.");
        check("fa-AF", "۳ سپتمبر ۲۰۱۸", "دوشنبه ۳ سپتمبر ۲۰۱۸");
        check("en", "September 3, 2018", "Monday 3 September 2018");
        check("fr", "3 septembre 2018", "lundi 3 septembre 2018");
        check("de", "3. September 2018", "Montag, 3. September 2018");
        check("el", "3 Σεπτεμβρίου 2018", "Δευτέρα 3 Σεπτεμβρίου 2018");
        check("ha", "3 Satumba, 2018", "Litinin 3 Satumba, 2018");
        check("hi", "3 सितंबर 2018", "सोमवार, 3 सितंबर 2018");
        check("id", "3 September 2018", "Senin, 3 September 2018");
        check("sw", "3 Septemba 2018", "Jumatatu, 3 Septemba 2018");
        check("mk", "3 септември 2018 г.", "понеделник, 3 септември 2018 г.");
        check("ps", "۲۰۱۸ سېپتمبر ۳", "دوشنبه، ۲۰۱۸ سېپتمبر ۳");
        check("fa", "۳ سپتامبر ۲۰۱۸", "دوشنبه ۳ سپتامبر ۲۰۱۸");
        check("pl", "3 września 2018", "poniedziałek, 3 września 2018");
        check("pt-PT", "3 de setembro de 2018", "segunda-feira, 3 de setembro de 2018");
        check("pt-BR", "3 de setembro de 2018", "segunda-feira, 3 de setembro de 2018");
        check("ro", "3 septembrie 2018", "luni, 3 septembrie 2018");
        check("ru", "3 сентября 2018 г.", "понедельник, 3 сентября 2018 г.");
        check("sr", "3. септембар 2018.", "понедељак, 3. септембар 2018.");
        check("es", "3 de septiembre de 2018", "lunes, 3 de septiembre de 2018");
        check("tr", "3 Eylül 2018", "3 Eylül 2018 Pazartesi");
        check("uk", "3 вересня 2018 р.", "понеділок, 3 вересня 2018 р.");
        check("ur", "3 ستمبر، 2018", "پیر، 3 ستمبر، 2018");
    }

    #[test]
    fn figures_are_those_of_the_language_and_times_are_western() {
        let at: Timestamp = "2026-11-24T17:40:59Z".parse().unwrap();
        assert_eq!(dates("en").short(at), "24.11.2026");
        assert_eq!(dates("bn").short(at), "২৪.১১.২০২৬");
        assert_eq!(dates("fa").short(at), "۲۴.۱۱.۲۰۲۶");
        assert_eq!(dates("fa").time_utc(at), "17:40 UTC");
        assert_eq!(dates("hi").number(1_234_567), "12,34,567");
        assert_eq!(dates("bn").number(1_234_567), "১২,৩৪,৫৬৭");
        assert_eq!(dates("ps").duration(222_900), "۳:۴۲");
        assert_eq!(dates("en").duration(3_725_000), "1:02:05");
        assert_eq!(dates("en").duration(0), "0:00");
        assert_eq!(iso_duration(222_000), "PT3M42S");
    }

    #[test]
    fn our_digits_are_those_of_icu4x_in_every_language() {
        for lang in Lang::all() {
            let of_icu = Dates::new(lang).unwrap().number(907);
            assert_eq!(Numerals::of(lang).write("907"), of_icu, "{lang}");
        }
    }

    #[test]
    fn a_length_is_said_in_words() {
        let words = Words::read(Lang::EN, None).unwrap();
        assert_eq!(
            dates("en").duration_spoken(&words, 222_000),
            "3 minutes 42 seconds"
        );
        assert_eq!(dates("en").duration_spoken(&words, 3_601_000), "1 hour 1 second");
        assert_eq!(dates("en").duration_spoken(&words, 10), "0 seconds");
    }
}

use jiff::{SignedDuration, Timestamp};

/// When a server wants to be asked again: `Retry-After` (RFC 9110 section 10.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// After so many seconds.
    Seconds(u32),
    /// Not before this instant.
    At(Timestamp),
}

impl RetryAfter {
    /// Reads seconds or a date; `None` when it is neither.
    pub fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        if value.bytes().all(|byte| byte.is_ascii_digit()) && !value.is_empty() {
            // More seconds than there are numbers for are as many as there are.
            return Some(Self::Seconds(value.parse().unwrap_or(u32::MAX)));
        }
        jiff::fmt::rfc2822::DateTimeParser::new()
            .parse_timestamp(value)
            .ok()
            .map(Self::At)
    }

    /// How long that is from `now`; zero when it has passed.
    pub fn wait(self, now: Timestamp) -> SignedDuration {
        match self {
            Self::Seconds(seconds) => SignedDuration::from_secs(i64::from(seconds)),
            Self::At(at) => at.duration_since(now).max(SignedDuration::ZERO),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, seconds: Option<i64>) {
        let now: Timestamp = "2026-11-25T12:00:00Z".parse().unwrap();
        let wait = RetryAfter::parse(value).map(|after| after.wait(now).as_secs());
        assert_eq!(wait, seconds, "{value:?}");
    }

    #[test]
    fn seconds_and_dates_are_read_and_nothing_else() {
        check("120", Some(120));
        check(" 0 ", Some(0));
        check("99999999999999999999", Some(i64::from(u32::MAX)));
        check("Wed, 25 Nov 2026 12:00:30 GMT", Some(30));
        check("Wed, 25 Nov 2026 11:00:00 GMT", Some(0));
        check("soon", None);
        check("", None);
        check("-5", None);
    }
}

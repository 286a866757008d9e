//! A part of a file (RFC 9110 section 14).

use http::{HeaderMap, HeaderValue, header};
use std::ops::RangeInclusive;

/// How much of a file a request is answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it, status 200.
    Whole,
    /// These bytes, counted from 0, status 206.
    Part(RangeInclusive<u64>),
    /// Nothing of what was asked for exists, status 416.
    Unsatisfiable,
}

/// What a request's `Range` asks for in a file of `length` bytes.
///
/// A header that is malformed, in another unit or with several ranges gets the whole file, as section 14.2 allows.
pub fn range(headers: &HeaderMap<HeaderValue>, length: u64) -> Wanted {
    let Some(value) = headers.get(header::RANGE).and_then(|value| value.to_str().ok()) else {
        return Wanted::Whole;
    };
    let Some((unit, asked)) = value.split_once('=') else {
        return Wanted::Whole;
    };
    let Some((first, last)) = asked.trim().split_once('-') else {
        return Wanted::Whole;
    };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Wanted::Whole;
    }
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => {
            if first < length {
                Wanted::Part(first..=last.min(length - 1))
            } else {
                Wanted::Unsatisfiable
            }
        }
        (Some(first), None) if last.is_empty() => {
            if first < length {
                Wanted::Part(first..=length - 1)
            } else {
                Wanted::Unsatisfiable
            }
        }
        (None, Some(suffix)) if first.is_empty() => {
            if suffix == 0 || length == 0 {
                Wanted::Unsatisfiable
            } else {
                Wanted::Part(length.saturating_sub(suffix)..=length - 1)
            }
        }
        _ => Wanted::Whole,
    }
}

/// Digits and nothing else; more than fit count as very many.
fn number(digits: &str) -> Option<u64> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(value: &str, length: u64) -> Wanted {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, value.parse().unwrap());
        range(&headers, length)
    }

    #[track_caller]
    fn check(value: &str, length: u64, expected: &Wanted) {
        assert_eq!(&of(value, length), expected, "{value} of {length}");
    }

    #[test]
    fn players_get_the_part_they_ask_for() {
        check("bytes=0-0", 10, &Wanted::Part(0..=0));
        check("bytes=2-5", 10, &Wanted::Part(2..=5));
        check("bytes=2-", 10, &Wanted::Part(2..=9));
        check("bytes=2-99", 10, &Wanted::Part(2..=9));
        check("bytes=-3", 10, &Wanted::Part(7..=9));
        check("bytes=-30", 10, &Wanted::Part(0..=9));
        check("Bytes=0-", 10, &Wanted::Part(0..=9));
    }

    #[test]
    fn what_lies_beyond_the_end_is_refused() {
        check("bytes=10-", 10, &Wanted::Unsatisfiable);
        check("bytes=10-20", 10, &Wanted::Unsatisfiable);
        check("bytes=-0", 10, &Wanted::Unsatisfiable);
        check("bytes=0-", 0, &Wanted::Unsatisfiable);
        check("bytes=99999999999999999999999-", 10, &Wanted::Unsatisfiable);
    }

    #[test]
    fn what_makes_no_sense_gets_the_whole_file() {
        for value in [
            "bytes=5-2",
            "bytes=-",
            "bytes=a-b",
            "bytes=0-1,3-4",
            "lines=0-1",
            "bytes",
            "",
            "bytes=+1-2",
        ] {
            check(value, 10, &Wanted::Whole);
        }
        assert_eq!(range(&HeaderMap::new(), 10), Wanted::Whole);
    }

    proptest! {
        #[test]
        fn a_part_lies_within_the_file(value in "bytes=[0-9]{0,21}-[0-9]{0,21}", length in any::<u64>()) {
            if let Wanted::Part(part) = of(&value, length) {
                prop_assert!(part.start() <= part.end() && *part.end() < length);
            }
        }
    }
}

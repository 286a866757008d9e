//! What a mail server answers (RFC 5321 section 4.2, RFC 3463).

use std::fmt;

/// The longest text that is kept of an answer, in characters.
const TEXT_MAX: usize = 500;

/// A server's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Three digits.
    pub code: u16,
    /// What stands behind them; the lines joined with a space, control characters left out.
    pub text: String,
}

impl Reply {
    /// An answer of our own making, where no server was asked.
    pub(crate) fn own(code: u16, text: &str) -> Self {
        Self {
            code,
            text: text.to_owned(),
        }
    }

    pub(crate) fn push(&mut self, line: &str) {
        let room = TEXT_MAX.saturating_sub(self.text.chars().count());
        if !self.text.is_empty() && room > 0 {
            self.text.push(' ');
        }
        self.text.extend(
            line.chars()
                .filter(|character| !character.is_control())
                .take(room),
        );
    }

    /// Whether the server did what was asked.
    pub fn is_positive(&self) -> bool {
        (200..300).contains(&self.code)
    }

    /// Whether asking again later makes no sense.
    pub fn is_permanent(&self) -> bool {
        (500..600).contains(&self.code)
    }

    /// The three numbers of the enhanced status code, for example `(5, 1, 1)`.
    pub fn enhanced(&self) -> Option<(u16, u16, u16)> {
        let first = self.text.split_whitespace().next()?;
        let mut numbers = first.split('.').map(|part| part.parse::<u16>().ok());
        let code = (numbers.next()??, numbers.next()??, numbers.next()??);
        (numbers.next().is_none() && matches!(code.0, 2 | 4 | 5)).then_some(code)
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.text)
    }
}

/// Reads one line of an answer: code, whether it is the last line, text. `None` when it is none.
pub(crate) fn read_line(line: &[u8]) -> Option<(u16, bool, String)> {
    let digits = line.get(..3)?;
    if !digits.iter().all(u8::is_ascii_digit) || !matches!(digits[0], b'2'..=b'5') {
        return None;
    }
    let code = digits
        .iter()
        .fold(0, |code, digit| code * 10 + u16::from(digit - b'0'));
    let last = match line.get(3) {
        None | Some(b' ') => true,
        Some(b'-') => false,
        Some(_) => return None,
    };
    Some((
        code,
        last,
        String::from_utf8_lossy(line.get(4..).unwrap_or_default()).into_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(u16, bool, &str)>) {
        let found = read_line(line.as_bytes());
        assert_eq!(
            found
                .as_ref()
                .map(|(code, last, text)| (*code, *last, text.as_str())),
            expected,
            "{line}"
        );
    }

    #[test]
    fn lines_of_answers_are_read_and_others_are_not() {
        check("250 ok", Some((250, true, "ok")));
        check("250-SIZE 100", Some((250, false, "SIZE 100")));
        check("354", Some((354, true, "")));
        check("2500 ok", None);
        check("99 ok", None);
        check("abc def", None);
        check("650 ok", None);
    }

    #[test]
    fn the_enhanced_code_is_the_first_word() {
        let of = |text: &str| Reply::own(550, text).enhanced();
        assert_eq!(of("5.1.10 null MX"), Some((5, 1, 10)));
        assert_eq!(of("no such user 5.1.1"), None);
        assert_eq!(of("5.1 short"), None);
        assert_eq!(of("3.1.1 odd"), None);
    }

    #[test]
    fn a_flood_of_words_is_cut() {
        let mut reply = Reply::own(250, "");
        for _ in 0..100 {
            reply.push(&"x\u{7}".repeat(1000));
        }
        assert!(reply.text.chars().count() <= TEXT_MAX + 1);
        assert!(!reply.text.contains('\u{7}'));
    }
}

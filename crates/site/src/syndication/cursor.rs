//! Where a partner goes on: `?since=` and `?limit=`. Pure.

use super::shelf::Changes;
use edge::Problem;
use http::StatusCode;
use model::ArticleId;
use url::form_urlencoded;

/// Items of an answer when the partner does not say.
pub(crate) const LIMIT: usize = 20;
const LIMIT_MAX: usize = 100;
/// Changes that are looked at for one answer, of which a partner with narrow filters may get few.
pub(crate) const LOOK: usize = 300;

/// What a request for a list asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// After which change; the newest are meant without it.
    pub(crate) since: Option<i64>,
    /// At most so many items.
    pub(crate) limit: usize,
}

/// Reads a query. What is not known in it is refused: a filter that is mistyped would give too much.
pub(crate) fn asked(query: Option<&str>) -> Result<Asked, Problem> {
    let mut asked = Asked {
        since: None,
        limit: LIMIT,
    };
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        match (&*name, value.parse::<i64>()) {
            ("since", Ok(since @ 0..)) => asked.since = Some(since),
            ("limit", Ok(limit @ 1..)) => {
                asked.limit = usize::try_from(limit).unwrap_or(LIMIT_MAX).min(LIMIT_MAX);
            }
            ("since" | "limit", _) => return Err(wrong(&format!("{name}={value} is not a whole number"))),
            _ => return Err(wrong(&format!("“{name}” is unknown; there are since and limit"))),
        }
    }
    Ok(asked)
}

fn wrong(why: &str) -> Problem {
    Problem::refusal(StatusCode::BAD_REQUEST, "wrong-query", &why)
}

/// The changes after a place, the oldest first.
///
/// # Errors
/// When some of them are not kept any more, or the place is none of this newsroom’s: the partner would miss something and not
/// know it.
pub(crate) fn after(changes: &Changes, since: i64) -> Result<&[(i64, ArticleId)], Problem> {
    let is_too_old = since > 0 && since < changes.left_out;
    if is_too_old || since > changes.newest {
        let why = if is_too_old {
            "changes since then are not kept any more; begin anew with since=0"
        } else {
            "there was no such change here, as after a restored backup; begin anew with since=0"
        };
        return Err(Problem::refusal(StatusCode::GONE, "begin-anew", &why));
    }
    let first = changes.all.partition_point(|(seq, _)| *seq <= since);
    Ok(&changes.all[first..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: Option<(Option<i64>, usize)>) {
        let found = asked(Some(query)).ok().map(|asked| (asked.since, asked.limit));
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn a_query_is_read_whole_or_refused() {
        check("", Some((None, LIMIT)));
        check("since=7&limit=3", Some((Some(7), 3)));
        check("limit=9000", Some((None, LIMIT_MAX)));
        for wrong in ["since=-1", "since=x", "limit=0", "limit=", "lang=en", "since"] {
            check(wrong, None);
        }
    }

    #[test]
    fn who_was_away_too_long_is_told_and_never_goes_on_with_a_gap() {
        let changes = Changes {
            all: [5, 7, 9].map(|seq| (seq, ArticleId(seq))).to_vec(),
            left_out: 4,
            newest: 11,
        };
        let seqs = |since| {
            let found = after(&changes, since).ok()?;
            Some(found.iter().map(|(seq, _)| *seq).collect::<Vec<_>>())
        };
        assert_eq!(seqs(0), Some(vec![5, 7, 9]));
        assert_eq!(seqs(4), Some(vec![5, 7, 9]));
        assert_eq!(seqs(7), Some(vec![9]));
        assert_eq!(seqs(11), Some(vec![]));
        assert_eq!(seqs(3), None, "what came between 3 and 4 is not kept");
        assert_eq!(seqs(12), None, "of another archive");
    }
}

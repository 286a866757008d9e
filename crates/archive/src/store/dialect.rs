//! One text of SQL for two databases.
//!
//! Parameters are written `$1`, `$2` …. What only one database understands stands in `[sqlite: …]` or `[pg: …]`.

use std::borrow::Cow;

/// The text as SQLite reads it: its numbered parameters are `?1`, `?2` ….
pub(crate) fn sqlite(sql: &str) -> Cow<'_, str> {
    Cow::Owned(choose(sql, "[sqlite:", "[pg:").replace('$', "?"))
}

/// The text as PostgreSQL reads it.
pub(crate) fn postgres(sql: &str) -> Cow<'_, str> {
    choose(sql, "[pg:", "[sqlite:")
}

fn choose<'a>(sql: &'a str, keep: &str, leave: &str) -> Cow<'a, str> {
    if !sql.contains('[') {
        return Cow::Borrowed(sql);
    }
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(open) = rest.find('[') {
        out.push_str(&rest[..open]);
        let inside = &rest[open..];
        let close = inside.find(']').map_or(inside.len(), |at| at + 1);
        let piece = &inside[..close];
        if let Some(kept) = piece.strip_prefix(keep) {
            out.push_str(kept.trim_end_matches(']'));
        } else if !piece.starts_with(leave) {
            out.push_str(piece);
        }
        rest = &inside[close..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_database_reads_its_own_words() {
        let sql = "select a from t where b = $1[pg: for update][sqlite: -- $2]";
        assert_eq!(postgres(sql), "select a from t where b = $1 for update");
        assert_eq!(sqlite(sql), "select a from t where b = ?1 -- ?2");
        assert_eq!(sqlite("select $1"), "select ?1");
    }
}

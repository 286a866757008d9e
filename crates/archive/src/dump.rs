//! The whole archive as lines of JSON, the same for both databases: for backups and for moving house.

use crate::{Archive, Error, Value};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

/// The name of the format, in the first line.
pub const DUMP_FORMAT: &str = "vesper-archive-1";

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DumpHeader {
    /// [`DUMP_FORMAT`].
    pub format: String,
    /// The newest migration.
    pub migration: i64,
}

/// A table, its columns, and by which of them rows are in order.
struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    key: &'static str,
}

impl Table {
    fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| *known == column)
    }
}

const fn table(name: &'static str, key: &'static str, columns: &'static [&'static str]) -> Table {
    Table { name, columns, key }
}

/// Those that are referred to come before those that refer.
#[rustfmt::skip]
const TABLES: &[Table] = &[
    table("ledger_head", "id", &["id", "seq"]),
    table("ledger", "seq", &["seq", "at", "who", "why", "line"]),
    table("audit", "number", &["number", "at", "who", "origin", "act", "subject", "why", "previous", "hash"]),
    table("audit_head", "id", &["id", "number", "hash"]),
    table("follower", "name", &["name", "seq"]),
    table("setting", "name", &["name", "value"]),
    table("story", "id", &["id", "key", "section", "topics", "sections_before"]),
    table("article", "id", &["id", "story", "lang", "slug", "stage", "stage_json", "embargo", "head", "published", "weight", "updated_at", "approval", "hold", "clearance", "flag", "source_flag", "usage_leave"]),
    table("revision", "article, number", &["article", "number", "saved_at", "saved_by", "hash", "content"]),
    table("released", "article", &["article", "story", "lang", "section", "since", "updated_at", "weight", "has_media", "teaser"]),
    table("released_topic", "article, topic", &["topic", "lang", "has_media", "since", "article"]),
    table("release", "article, number", &["article", "number", "at", "act", "who", "why", "revision"]),
    table("correction", "id", &["id", "article", "lang", "kind", "text", "at", "who", "first_wrong", "corrected_in"]),
    table("scheduled_act", "id", &["id", "kind", "subject", "due_at", "who", "why", "state", "done_at", "said"]),
    table("preview_link", "id", &["id", "article", "holder", "made_by", "made_at", "ends_at", "revoked_at", "revoked_by", "opened", "opened_at"]),
    table("media", "hash", &["hash", "kind", "mime", "bytes", "width", "height", "duration_ms", "expires_at", "is_expired"]),
    table("media_use", "media, article", &["media", "article"]),
    table("media_source", "media, item", &["media", "item"]),
    table("media_guid", "media, agency, guid", &["media", "agency", "guid"]),
    table("placement", "article, revision, door, place", &["article", "revision", "door", "place", "at"]),
    table("wire_item", "id", &["id", "agency", "guid", "received_at", "changed_at", "versions", "raw", "item"]),
    table("wire_version", "item, number", &["item", "number", "received_at", "raw", "content"]),
    table("wire_group", "id", &["id", "since", "changed_at", "merged_into"]),
    table("wire_filing", "item", &["item", "wire_group", "because", "came_at", "source", "fingerprint"]),
    table("wire_replaced", "guid, item", &["guid", "item"]),
    table("wire_mark", "span, mark, came_at, item", &["span", "mark", "came_at", "item"]),
    table("wire_route", "item, desk", &["item", "desk", "rule", "at"]),
    table("wire_set_aside", "raw, part", &["raw", "part", "name", "agency", "reason", "received_at"]),
    table("article_source", "article, item", &["article", "item", "used", "version"]),
    table("kill_alarm", "item", &["item", "at", "kind", "candidates", "settled_at", "settled_by", "settled_why"]),
    table("wire_source", "name", &["name", "known_since", "looked_at", "succeeded_at", "item_at", "lag_seconds", "failures", "error", "is_out_of_reach", "wait_until", "items", "known", "set_aside", "repeats", "alarm", "alarm_since", "address", "etag", "last_modified", "document", "holder", "lease_until"]),
    table("article_line", "article", &["article", "lang", "seq", "at"]),
    table("partner", "name", &["name", "token_hash", "grants", "made_by", "made_at", "revoked_by", "revoked_at"]),
    table("partner_delivery", "article, partner, version, status", &["article", "partner", "version", "status", "revision", "at"]),
    table("letter", "id", &["id", "lang", "schedule", "since"]),
    table("issue", "id", &["id", "letter", "date", "state", "chosen", "slots", "frozen_at"]),
    table("subscriber", "id", &["id", "address", "key", "lang", "send_time", "time_zone", "state", "since", "generation"]),
    table("consent", "subscriber, number", &["subscriber", "number", "act", "at", "wording", "page"]),
    table("delivery", "issue, subscriber", &["issue", "subscriber", "state", "due_at", "holder", "batch", "lease_until", "attempts", "doubts", "reply", "at", "edition"]),
    table("issue_edition", "issue, number, article", &["issue", "number", "article", "revision"]),
    table("correction_notice", "issue, subscriber, correction", &["issue", "subscriber", "correction", "stood_in"]),
    table("reader_moved", "subscriber", &["subscriber"]),
];

const PAGE: i64 = 1000;

impl Archive {
    /// Writes one moment of the archive as lines of JSON; answers how many rows.
    pub async fn dump(&self, out: &mut (dyn Write + Send)) -> Result<u64, Error> {
        let mut tx = self.read().await?;
        let migration = tx.one("select max(number) from migration", &[]).await?.get(0)?;
        let header = DumpHeader {
            format: DUMP_FORMAT.to_owned(),
            migration,
        };
        write_line(out, &header)?;
        let mut count = 0;
        for table in TABLES {
            let columns = table.columns.join(", ");
            let keys: Vec<usize> = table.key.split(", ").filter_map(|key| table.place(key)).collect();
            let first = format!(
                "select {columns} from {} order by {} limit $1",
                table.name, table.key
            );
            let places: Vec<String> = (2..2 + keys.len()).map(|place| format!("${place}")).collect();
            let after = format!(
                "select {columns} from {} where ({}) > ({}) order by {} limit $1",
                table.name,
                table.key,
                places.join(", "),
                table.key
            );
            let (mut sql, mut values) = (&first, vec![PAGE.into()]);
            loop {
                let rows = tx.query(sql, &values).await?;
                for row in &rows {
                    write_line(out, &(table.name, &row.0))?;
                    count += 1;
                }
                let Some(last) = rows.last() else { break };
                values.truncate(1);
                values.extend(keys.iter().map(|key| last.0[*key].clone()));
                sql = &after;
            }
        }
        out.flush().map_err(Error::io("cannot write the backup"))?;
        Ok(count)
    }

    /// Fills an empty archive from lines of JSON, in one change; answers how many rows.
    ///
    /// # Errors
    /// When the archive is not empty, or the lines are not what [`Archive::dump`] writes. Nothing is changed then.
    pub async fn restore(&self, lines: &mut (dyn BufRead + Send)) -> Result<u64, Error> {
        let mut tx = self.begin("restore", "").await?;
        let wrong = |why: &str| Error::Dump(why.to_owned());
        let head = tx.head().await?;
        if head.0 != 0
            || tx.audit_head().await?.number != 0
            || tx.first("select 1 from story limit 1", &[]).await?.is_some()
        {
            return Err(Error::NotEmpty);
        }
        let mut line = String::new();
        let mut next = |line: &mut String| {
            line.clear();
            lines.read_line(line).map_err(Error::io("cannot read the backup"))
        };
        next(&mut line)?;
        let header: DumpHeader = serde_json::from_str(&line).map_err(|error| wrong(&error.to_string()))?;
        let known: i64 = tx.one("select max(number) from migration", &[]).await?.get(0)?;
        if header.format != DUMP_FORMAT || header.migration != known {
            return Err(wrong(
                "it was made by another version of Vesper; restore it with that one",
            ));
        }
        for name in ["ledger_head", "audit_head", "setting", "letter"] {
            tx.execute(&format!("delete from {name}"), &[]).await?;
        }
        let mut count = 0;
        while next(&mut line)? > 0 {
            let (name, values): (String, Vec<Value>) =
                serde_json::from_str(&line).map_err(|error| wrong(&error.to_string()))?;
            let table = TABLES
                .iter()
                .find(|table| table.name == name)
                .ok_or_else(|| wrong("unknown table"))?;
            let places: Vec<String> = (1..=values.len()).map(|place| format!("${place}")).collect();
            let sql = format!(
                "insert into {} ({}) values ({})",
                table.name,
                table.columns.join(", "),
                places.join(", ")
            );
            tx.execute(&sql, &values).await?;
            count += 1;
        }
        tx.execute("delete from setting where name = 'identity'", &[])
            .await?;
        if tx.is_postgres() {
            for table in TABLES
                .iter()
                .filter(|table| table.key == "id" && !table.name.ends_with("_head"))
            {
                let name = table.name;
                tx.batch(&format!(
                    "select setval(pg_get_serial_sequence('{name}', 'id'), coalesce((select max(id) from {name}), 0) + 1, false)"
                ))
                .await?;
            }
        }
        tx.commit().await?;
        Ok(count)
    }
}

fn write_line<T: Serialize>(out: &mut (dyn Write + Send), line: &T) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, line).map_err(|source| Error::Document("line of a backup", source))?;
    out.write_all(b"\n").map_err(Error::io("cannot write the backup"))
}

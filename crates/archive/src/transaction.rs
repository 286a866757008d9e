use crate::audit::PendingAct;
use crate::bell::Bell;
use crate::store::Connection;
use crate::{Error, Row, Value};
use jiff::Timestamp;
use model::{Line, Seq};
use std::sync::Arc;

/// A change, or a look at one moment. Dropped without [`Transaction::commit`], a change leaves no trace.
///
/// What can be done in it is said by the methods in the other files of this crate, one file a noun.
pub struct Transaction {
    connection: Connection,
    bell: Option<Arc<Bell>>,
    who: String,
    why: String,
    origin: Arc<str>,
    lines: Vec<(Timestamp, Line)>,
    /// Whether clocks have to look anew at what is due, although no line says so.
    pub(crate) wakes: bool,
    pub(crate) entries: Vec<PendingAct>,
}

impl Transaction {
    pub(crate) fn new(
        connection: Connection,
        bell: Option<Arc<Bell>>,
        (who, why): (&str, &str),
        origin: &Arc<str>,
    ) -> Self {
        Self {
            connection,
            bell,
            who: who.to_owned(),
            why: why.to_owned(),
            origin: Arc::clone(origin),
            lines: Vec::new(),
            wakes: false,
            entries: Vec::new(),
        }
    }

    /// Who makes this change.
    pub fn who(&self) -> &str {
        &self.who
    }

    /// Why, when somebody said.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// From where it is made.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Writes a line into the ledger when this change commits, and what needed a right into the audit.
    pub fn note(&mut self, line: Line, now: Timestamp) {
        if let Some((act, subject)) = line.privileged() {
            self.audit(act, &subject, now);
        }
        self.lines.push((now, line));
    }

    /// Makes the change and its lines durable and wakes those who follow. Answers the place of the last line.
    ///
    /// Lines get their places here, with the row of the ledger's head held until the commit. So places are in the
    /// order of commits on both databases and have no gaps: a follower that has seen 7 never finds a 6 later.
    pub async fn commit(mut self) -> Result<Option<Seq>, Error> {
        self.write_audit().await?;
        let lines = std::mem::take(&mut self.lines);
        let last = if lines.is_empty() {
            None
        } else {
            Some(self.append(&lines).await?)
        };
        let wakes = last.is_some() || self.wakes;
        if wakes && self.connection.is_postgres() {
            self.batch("notify vesper_ledger").await?;
        }
        self.connection.commit().await?;
        if let Some(bell) = self.bell.filter(|_| wakes) {
            bell.ring();
        }
        Ok(last)
    }

    async fn append(&mut self, lines: &[(Timestamp, Line)]) -> Result<Seq, Error> {
        let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        let head: i64 = self
            .one(
                "update ledger_head set seq = seq + $1 where id = 1 returning seq",
                &[count.into()],
            )
            .await?
            .get(0)?;
        for ((at, line), seq) in lines.iter().zip(head - count + 1..) {
            let (who, why) = (Value::from(&self.who), Value::from(&self.why));
            let json =
                serde_json::to_string(line).map_err(|source| Error::Document("ledger line", source))?;
            let sql = "insert into ledger (seq, at, who, why, line) values ($1, $2, $3, $4, $5)";
            self.execute(sql, &[seq.into(), (*at).into(), who, why, json.into()])
                .await?;
            self.keep_article_line(line, seq, *at).await?;
        }
        Ok(Seq(head))
    }

    pub(crate) async fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        self.connection.query(sql, values).await
    }

    /// The only row that the statement must give.
    pub(crate) async fn one(&mut self, sql: &str, values: &[Value]) -> Result<Row, Error> {
        let mut rows = self.query(sql, values).await?;
        rows.pop()
            .ok_or(Error::Sqlite(rusqlite::Error::QueryReturnedNoRows))
    }

    /// The first row, if there is one.
    pub(crate) async fn first(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>, Error> {
        Ok(self.query(sql, values).await?.into_iter().next())
    }

    pub(crate) async fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        self.connection.execute(sql, values).await
    }

    pub(crate) async fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.connection.batch(sql).await
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.connection.is_postgres()
    }
}

/// A document as it is stored.
pub(crate) fn json<T: serde::Serialize>(document: &T, what: &'static str) -> Result<Value, Error> {
    serde_json::to_string(document)
        .map(Value::Text)
        .map_err(|source| Error::Document(what, source))
}

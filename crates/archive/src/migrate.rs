//! Numbered changes of the tables, forward only, each run once.

use crate::Error;
use crate::store::{Connection, Store};
use model::ContentHash;
use std::collections::BTreeSet;

const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_newsroom.sql")),
    (2, include_str!("../migrations/0002_audit.sql")),
    (3, include_str!("../migrations/0003_approval.sql")),
    (4, include_str!("../migrations/0004_kill.sql")),
    (6, include_str!("../migrations/0006_corrections.sql")),
    (7, include_str!("../migrations/0007_preview_links.sql")),
    (8, include_str!("../migrations/0008_correction_notices.sql")),
];

/// Brings the tables up to date. Several processes may try at once: the first does it, the others wait.
pub(crate) async fn migrate(store: &Store) -> Result<(), Error> {
    let mut connection = store.begin_write().await?;
    if connection.is_postgres() {
        connection
            .query(
                "select 1 from (select pg_advisory_xact_lock(8378377)) as locked",
                &[],
            )
            .await?;
    }
    connection
        .batch("create table if not exists migration (number bigint primary key, hash text not null)")
        .await?;
    let rows = connection
        .query("select number, hash from migration order by number", &[])
        .await?;
    let known = MIGRATIONS.last().map_or(0, |(number, _)| *number);
    let mut done = BTreeSet::new();
    for row in &rows {
        let number: i64 = row.get(0)?;
        let Some((_, sql)) = MIGRATIONS.iter().find(|(own, _)| *own == number) else {
            return Err(Error::Newer { found: number, known });
        };
        if row.get::<String>(1)? != ContentHash::of(sql.as_bytes()).as_str() {
            return Err(Error::Edited(number));
        }
        done.insert(number);
    }
    for (number, sql) in MIGRATIONS.iter().filter(|(number, _)| !done.contains(number)) {
        run(&mut connection, *number, sql).await?;
    }
    connection.commit().await
}

async fn run(connection: &mut Connection, number: i64, sql: &str) -> Result<(), Error> {
    connection.batch(sql).await?;
    let hash = ContentHash::of(sql.as_bytes());
    let values = [number.into(), (&hash).into()];
    connection
        .execute("insert into migration (number, hash) values ($1, $2)", &values)
        .await?;
    Ok(())
}

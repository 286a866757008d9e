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
    (9, include_str!("../migrations/0009_scheduled_acts.sql")),
    (10, include_str!("../migrations/0010_flags.sql")),
    (11, include_str!("../migrations/0011_wire_sources.sql")),
    (12, include_str!("../migrations/0012_wire_desk.sql")),
    (13, include_str!("../migrations/0013_sources.sql")),
    (14, include_str!("../migrations/0014_syndication.sql")),
    (15, include_str!("../migrations/0015_media_guid.sql")),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Archive, Database, Folder};
    use model::{ArticleId, Task};
    use std::sync::Arc;

    /// What waited in a column of the article waits as a row afterwards.
    #[tokio::test]
    async fn releases_and_embargoes_of_an_older_newsroom_still_happen() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::Sqlite(folder.path().join("archive.sqlite"));
        let store = Store::open(&database).await.unwrap();
        let mut connection = store.begin_write().await.unwrap();
        connection
            .batch("create table migration (number bigint primary key, hash text not null)")
            .await
            .unwrap();
        for (number, sql) in MIGRATIONS.iter().filter(|(number, _)| *number < 9) {
            run(&mut connection, *number, sql).await.unwrap();
        }
        let old = "insert into story (id, key, section, topics) values (1, 'a', 'world', '[]'); \
                   insert into article (id, story, lang, slug, stage, stage_json, release_at, embargo, head, published, weight, updated_at) values \
                   (1, 1, 'en', 'a', 'scheduled', '{\"stage\":\"scheduled\",\"at\":\"2100-01-01T00:00:00Z\"}', 4102444800000000, 4102444800000000, 1, null, 1, 1), \
                   (2, 1, 'de', 'a', 'draft', '{\"stage\":\"draft\"}', null, 4102444900000000, 1, null, 1, 1), \
                   (3, 1, 'fr', 'a', 'published', '{\"stage\":\"published\",\"since\":\"1970-01-01T00:00:00Z\"}', null, 1, 1, 1, 1, 1); \
                   insert into revision (article, number, saved_at, saved_by, hash, content) values (1, 1, 1, 'ek', 'ab', '{}')";
        connection.batch(old).await.unwrap();
        connection.commit().await.unwrap();
        drop(store);

        let blobs = Arc::new(Folder::open(&folder.path().join("media")).unwrap());
        let archive = Archive::open(&database, blobs).await.unwrap();
        let mut tx = archive.read().await.unwrap();
        let waiting = tx.waiting_acts(10).await.unwrap();
        let tasks: Vec<Task> = waiting.into_iter().map(|act| act.task).collect();
        let expected = [
            Task::Release(ArticleId(1)),
            Task::EmbargoEnd(ArticleId(1)),
            Task::EmbargoEnd(ArticleId(2)),
        ];
        assert_eq!(tasks, expected);
        let article = tx.article(ArticleId(1)).await.unwrap().unwrap();
        assert_eq!(article.flag, None);
        assert_eq!(
            article.approval.unwrap().hash.as_str(),
            "ab",
            "what was approved then is approved"
        );
    }
}

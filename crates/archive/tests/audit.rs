//! The record of privileged acts: in the same change as the act, append-only, one chain.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Archive, Database};
use jiff::Timestamp;
use model::{Action, AuditCheck, AuditEntry, AuditHead, Broken, Lang, Role};
use testkit::{House, article, both, content, instant};

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

async fn entries(archive: &Archive) -> (Vec<AuditEntry>, AuditHead) {
    let mut tx = archive.read().await.unwrap();
    (
        tx.audit_after(0, 1000).await.unwrap(),
        tx.audit_head().await.unwrap(),
    )
}

fn whole(entries: &[AuditEntry], head: AuditHead) -> Result<AuditHead, Broken> {
    let mut check = AuditCheck::against([head]);
    for entry in entries {
        check.next(entry)?;
    }
    check.end()
}

/// Somebody at the database itself.
async fn by_hand(house: &House, sql: &str) -> Result<(), String> {
    match &house.database {
        Database::Sqlite(path) => {
            let connection = rusqlite::Connection::open(path).unwrap();
            connection.execute_batch(sql).map_err(|error| error.to_string())
        }
        Database::Postgres(url) => {
            let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            client
                .batch_execute(sql)
                .await
                .map_err(|error| format!("{error:?}"))
        }
    }
}

both!(
    an_act_and_its_entry_happen_together_or_not_at_all,
    |house| async move {
        let archive = house.archive.from_where("desk 203.0.113.7");
        let id = article(&archive, "orrin", Lang::EN, &content("A lake"), now()).await;
        let before = entries(&archive).await.0.len();
        let mut tx = archive.begin("ek", "it was a draft").await.unwrap();
        tx.act(id, Action::Withdraw, Role::Editor, Act::default(), now())
            .await
            .unwrap();
        drop(tx);
        assert_eq!(entries(&archive).await.0.len(), before, "rolled back");
        let mut tx = archive.begin("ek", "it was a draft").await.unwrap();
        tx.act(id, Action::Withdraw, Role::Editor, Act::default(), now())
            .await
            .unwrap();
        tx.audit("backup", "a\0file", now());
        tx.commit().await.unwrap();
        let (all, head) = entries(&archive).await;
        let told: Vec<_> = all
            .iter()
            .skip(before)
            .map(|one| {
                (
                    one.who.as_str(),
                    one.origin.as_str(),
                    one.act.as_str(),
                    one.subject.as_str(),
                    one.why.as_str(),
                )
            })
            .collect();
        let from = "desk 203.0.113.7";
        assert_eq!(
            told,
            [
                ("ek", from, "withdraw", "article 1, revision 1", "it was a draft"),
                ("ek", from, "backup", "a\u{fffd}file", "it was a draft"),
            ]
        );
        let acts: Vec<_> = all.iter().take(before).map(|one| one.act.as_str()).collect();
        assert_eq!(acts, ["submit", "approve", "publish"]);
        assert_eq!(whole(&all, head.clone()), Ok(head));
    }
);

both!(the_database_refuses_to_change_it, |house| async move {
    article(&house.archive, "orrin", Lang::EN, &content("A lake"), now()).await;
    for sql in [
        "update audit set who = 'x' where number = 1",
        "delete from audit where number = 3",
    ] {
        let refused = by_hand(&house, sql).await.unwrap_err();
        assert!(refused.contains("append-only"), "{refused}");
    }
});

both!(what_is_changed_behind_its_back_is_found, |house| async move {
    article(&house.archive, "orrin", Lang::EN, &content("A lake"), now()).await;
    let off = match house.database {
        Database::Sqlite(_) => "drop trigger audit_keeps; drop trigger audit_stays;",
        Database::Postgres(_) => "alter table audit disable trigger all;",
    };
    by_hand(
        &house,
        &format!("{off} update audit set who = 'somebody else' where number = 2"),
    )
    .await
    .unwrap();
    let (all, head) = entries(&house.archive).await;
    assert_eq!(whole(&all, head), Err(Broken::Changed(2)));
    by_hand(&house, "delete from audit where number = 2")
        .await
        .unwrap();
    let (all, head) = entries(&house.archive).await;
    assert_eq!(
        whole(&all, head),
        Err(Broken::Missing {
            expected: 2,
            found: 3
        })
    );
    by_hand(&house, "delete from audit where number >= 2")
        .await
        .unwrap();
    let (all, head) = entries(&house.archive).await;
    assert_eq!(whole(&all, head), Err(Broken::CutOff(3)));
});

both!(many_at_once_make_one_chain, |house| async move {
    let writers = (0..8).map(|writer| {
        let archive = house.archive.clone();
        tokio::spawn(async move {
            for turn in 0..10 {
                let mut tx = archive.begin(&format!("w{writer}"), "").await.unwrap();
                tx.audit("backup", &turn.to_string(), now());
                tx.commit().await.unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let (all, head) = entries(&house.archive).await;
    assert_eq!((all.len(), head.number), (80, 80));
    assert_eq!(whole(&all, head.clone()), Ok(head));
});

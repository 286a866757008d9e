//! An agency's kill reaches the pictures that came with the item, wherever they stand.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Archive, Error, ReleasedQuery};
use jiff::Timestamp;
use model::{ArticleId, Content, Door, Lang, MediaHash, Role, WireItemId};
use testkit::{article, asset, both, content, instant, picture};
use wire::{Arrival, take_in};

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

fn media() -> MediaHash {
    picture("a lake").media
}

async fn receive(archive: &Archive, version: u8, status: &str) -> Arrival {
    let item = format!(
        r#"{{"uri":"urn:meridian:1","version":"{version}","pubstatus":"{status}","type":"text","headline":"One","body_text":"Words."}}"#
    );
    let mut arrivals = take_in(archive, "a", item.as_bytes(), Some("Meridian"), now())
        .await
        .unwrap();
    arrivals.remove(0)
}

/// A piece of the newsroom's own that only shows the picture.
async fn own_piece(archive: &Archive) -> ArticleId {
    let mut tx = archive.begin("ek", "").await.unwrap();
    tx.add_asset(&asset(&picture("a lake"))).await.unwrap();
    tx.commit().await.unwrap();
    let copy = Content {
        picture: Some(picture("a lake")),
        ..content("Our own piece")
    };
    article(archive, "own", Lang::EN, &copy, now()).await
}

async fn link(archive: &Archive) -> Result<(), Error> {
    let mut tx = archive.begin("picture desk", "").await.unwrap();
    tx.set_media_source(&media(), WireItemId(1), now()).await?;
    tx.commit().await.unwrap();
    Ok(())
}

/// Whether the piece is out, and whether it shows the picture.
async fn shows(archive: &Archive, id: ArticleId) -> (bool, bool) {
    let mut tx = archive.read().await.unwrap();
    let found = tx
        .released(ReleasedQuery::Article(id), Door::Front, now(), 1)
        .await
        .unwrap();
    let file = tx.media_may_be_seen(&media(), now()).await.unwrap();
    let teaser = found.iter().any(|one| one.teaser.picture.is_some());
    assert_eq!(file, teaser);
    (!found.is_empty(), file)
}

both!(
    a_kill_takes_the_picture_and_leaves_the_piece,
    |house| async move {
        let archive = &house.archive;
        let id = own_piece(archive).await;
        assert!(matches!(link(archive).await, Err(Error::NoSuchItem(_))));
        receive(archive, 1, "usable").await;
        link(archive).await.unwrap();
        assert_eq!(shows(archive, id).await, (true, true));
        let head = archive.head().await.unwrap();
        let Arrival::Kept {
            media: gone,
            withdrawn,
            ..
        } = receive(archive, 2, "canceled").await
        else {
            panic!("it is kept");
        };
        assert_eq!((gone, withdrawn), (vec![media()], vec![]));
        assert_eq!(shows(archive, id).await, (true, false));
        let lines = archive.lines_after(head, 10).await.unwrap();
        assert!(
            lines.iter().any(
                |entry| matches!(entry.line, model::Line::ArticleReleased { article, .. } if article == id)
            ),
            "the press is told: {lines:?}"
        );
        // Nobody renews what the agency took back.
        let mut tx = archive.begin("lk", "we need it").await.unwrap();
        let renewed = tx
            .set_media_expiry(&media(), None, Role::ChiefEditor, now())
            .await;
        assert!(matches!(renewed, Err(Error::Killed(_))), "{renewed:?}");
    }
);

both!(
    a_picture_of_an_item_that_was_killed_before_is_gone_at_once,
    |house| async move {
        let archive = &house.archive;
        let id = own_piece(archive).await;
        receive(archive, 1, "usable").await;
        receive(archive, 2, "canceled").await;
        link(archive).await.unwrap();
        assert_eq!(shows(archive, id).await, (true, false));
    }
);

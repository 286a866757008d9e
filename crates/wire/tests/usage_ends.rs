//! When a right ends that covers pictures, or that the newsroom or the agency moves, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod desk_support;

use desk_support::{Desk, later, now};
use jiff::{SignedDuration, Timestamp};
use model::{ArticleId, Lang, MediaHash, RightsPolicy, Role, Task, WireItemId};
use testkit::{both, perform_due};

impl Desk<'_> {
    async fn until(&self, version: &str, terms: &str) -> WireItemId {
        let terms = format!(r#""usageterms":"{terms}","#);
        self.send_with(version, "Dam holds", "It holds.", &terms).await
    }

    /// An article that is out and shows the picture.
    async fn with_picture(&self, key: &str, items: &[WireItemId]) -> ArticleId {
        let id = self.made(key, Lang::EN, items).await;
        let mut content = self.content(id).await;
        content.picture = Some(testkit::picture("a dam"));
        let mut tx = self.house.archive.begin("ek", "").await.unwrap();
        tx.save(id, content, Role::Editor, now()).await.unwrap();
        tx.commit().await.unwrap();
        self.out(id).await;
        id
    }

    async fn allowed(&self, id: ArticleId) -> usize {
        let mut tx = self.house.archive.begin("lk", "the agency agreed").await.unwrap();
        let allowed = tx.allow_usage(id, true, Role::ChiefEditor, now()).await.unwrap();
        tx.commit().await.unwrap();
        allowed.len()
    }

    async fn picture_ends(&self, picture: &MediaHash) -> Option<Timestamp> {
        let mut tx = self.house.archive.read().await.unwrap();
        let end = tx.media_expires_at(picture).await.unwrap();
        let task = Task::MediaExpiry(picture.clone());
        let waits = tx.waiting_act(&task).await.unwrap();
        assert_eq!(
            waits.map(|act| act.due_at),
            end,
            "what waits is what stands there"
        );
        end
    }

    async fn days(&self, no_archive_days: u16) {
        let policy = RightsPolicy {
            no_archive_days,
            ..RightsPolicy::default()
        };
        let mut tx = self.house.archive.begin("ek", "settings").await.unwrap();
        assert!(tx.set_rights_policy(&policy, now()).await.unwrap());
        tx.commit().await.unwrap();
    }
}

both!(
    what_a_chief_editor_allows_beyond_its_end_covers_pictures,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.until("1", "Until 2026-11-24T13:00:00Z").await;
        let picture = desk.picture(item).await;
        let made = desk.with_picture("dam", &[item]).await;
        assert_eq!(desk.picture_ends(&picture).await, Some(later(1)));
        desk.allowed(made).await;
        assert_eq!(desk.picture_ends(&picture).await, None);
        // Nobody has answered for another article that shows it.
        let other = desk.with_picture("free", &[]).await;
        assert_eq!(desk.picture_ends(&picture).await, Some(later(1)));
        assert_eq!(desk.allowed(other).await, 1);
        assert_eq!(desk.picture_ends(&picture).await, None);
        perform_due(&house.archive, later(2)).await.unwrap();
        let mut tx = house.archive.read().await.unwrap();
        assert!(!tx.media_is_expired(&picture, later(2)).await.unwrap());
    }
);

both!(
    the_end_of_a_picture_moves_with_its_terms_both_ways,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.until("1", "Until 2026-11-24T13:00:00Z").await;
        let picture = desk.picture(item).await;
        desk.with_picture("free", &[]).await;
        assert_eq!(desk.picture_ends(&picture).await, Some(later(1)));
        desk.until("2", "Until 2026-11-24T16:00:00Z").await;
        assert_eq!(desk.picture_ends(&picture).await, Some(later(4)));
        desk.until("3", "Until 2026-11-24T14:00:00Z").await;
        assert_eq!(desk.picture_ends(&picture).await, Some(later(2)));
        // What an editor set earlier stands.
        let mut tx = house.archive.begin("pe", "the photographer asks").await.unwrap();
        tx.set_media_expiry(&picture, Some(later(1)), Role::PictureEditor, now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        desk.until("4", "Until 2026-11-24T18:00:00Z").await;
        assert_eq!(desk.picture_ends(&picture).await, Some(later(1)));
    }
);

both!(
    fewer_days_without_an_archive_reach_what_is_out,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.until("1", "No archive").await;
        let picture = desk.picture(item).await;
        let id = desk.with_picture("dam", &[item]).await;
        let other = desk.with_picture("free", &[]).await;
        for days in [7, 40] {
            desk.days(days).await;
            let end = now() + SignedDuration::from_hours(i64::from(days) * 24);
            let mut tx = house.archive.read().await.unwrap();
            let waits = tx.waiting_act(&Task::RightsEnd(id)).await.unwrap().unwrap();
            assert_eq!(waits.due_at, end);
            let none = tx.waiting_act(&Task::RightsEnd(other)).await.unwrap();
            assert_eq!(none, None, "its words are the newsroom's own");
            drop(tx);
            assert_eq!(desk.picture_ends(&picture).await, Some(end));
        }
    }
);

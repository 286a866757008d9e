//! What was put right, for whom it was wrong, and what readers saw when.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Archive};
use jiff::{SignedDuration, Timestamp};
use model::{
    Action, ArticleId, BlockKind, Body, Content, CorrectionKind, CorrectionNote, Door, Lang, RevisionNo,
    Role, seen_at,
};
use testkit::{article, both, content, instant};

fn minute(minutes: i64) -> Timestamp {
    instant("2026-11-24T12:00:00Z") + SignedDuration::from_mins(minutes)
}

fn with_note(content: &Content, text: &str, at: Timestamp) -> Content {
    let note = CorrectionNote {
        kind: CorrectionKind::Clarification,
        text: text.into(),
        at,
    };
    let kinds = content.body.blocks.iter().map(|block| block.kind.clone());
    let mut content = content.clone();
    content.body = Body::new(kinds.chain([BlockKind::Correction(note)]));
    content
}

async fn act(archive: &Archive, id: ArticleId, action: Action, act: Act, now: Timestamp) {
    let mut tx = archive.begin("ek", "why not").await.unwrap();
    tx.act(id, action, Role::Editor, act, now).await.unwrap();
    tx.commit().await.unwrap();
}

both!(
    a_correction_names_the_revisions_that_were_wrong,
    |house| async move {
        let mut says = content("A lake");
        let id = article(&house.archive, "orrin", Lang::EN, &says, minute(0)).await;
        says.headline = "A lake rises".into();
        let amended = Act {
            content: Some(says.clone()),
            ..Act::default()
        };
        act(&house.archive, id, Action::Amend, amended, minute(1)).await;
        let says = with_note(&says, "It was two lakes.", minute(2));
        let corrected = Act {
            content: Some(says.clone()),
            ..Act::default()
        };
        act(&house.archive, id, Action::Correct, corrected, minute(2)).await;
        let says = with_note(&says, "It was Tuesday.", minute(3));
        let corrected = Act {
            content: Some(says),
            wrong_since: Some(RevisionNo(2)),
            ..Act::default()
        };
        act(&house.archive, id, Action::Correct, corrected, minute(3)).await;

        let mut tx = house.archive.read().await.unwrap();
        let all = tx.corrections(id).await.unwrap();
        let told: Vec<_> = all
            .iter()
            .map(|one| (one.note.text.as_str(), one.first_wrong.0, one.corrected_in.0))
            .collect();
        assert_eq!(told, [("It was two lakes.", 1, 3), ("It was Tuesday.", 2, 4)]);
        assert_eq!(
            (all[0].note.kind, all[0].by.as_str()),
            (CorrectionKind::Clarification, "ek")
        );
        let shown = tx
            .recent_corrections(Lang::EN, Door::Corrections, minute(4), 10)
            .await
            .unwrap();
        let texts: Vec<_> = shown.iter().map(|(_, one)| one.note.text.as_str()).collect();
        assert_eq!(texts, ["It was Tuesday.", "It was two lakes."]);
        let elsewhere: Lang = "de".parse().unwrap();
        let shown = tx
            .recent_corrections(elsewhere, Door::Corrections, minute(4), 10)
            .await
            .unwrap();
        assert!(shown.is_empty());
    }
);

both!(
    what_readers_saw_at_an_instant_can_be_told_and_a_withdrawal_shows_nothing,
    |house| async move {
        let mut says = content("A lake");
        let id = article(&house.archive, "orrin", Lang::EN, &says, minute(0)).await;
        says.headline = "A lake rises".into();
        let amended = Act {
            content: Some(says.clone()),
            ..Act::default()
        };
        act(&house.archive, id, Action::Amend, amended, minute(10)).await;
        let corrected = Act {
            content: Some(with_note(&says, "It was two lakes.", minute(20))),
            ..Act::default()
        };
        act(&house.archive, id, Action::Correct, corrected, minute(20)).await;
        act(&house.archive, id, Action::Withdraw, Act::default(), minute(30)).await;

        let mut tx = house.archive.read().await.unwrap();
        let releases = tx.releases(id).await.unwrap();
        for (at, revision) in [(-1, None), (0, Some(1)), (15, Some(2)), (29, Some(3)), (30, None)] {
            let seen = seen_at(&releases, minute(at)).map(|revision| revision.0);
            assert_eq!(seen, revision, "at minute {at}");
        }
        let last = releases.last().unwrap();
        assert_eq!(
            (last.act.as_str(), last.by.as_str(), last.why.as_str()),
            ("withdraw", "ek", "why not")
        );
        let shown = tx
            .recent_corrections(Lang::EN, Door::Corrections, minute(31), 10)
            .await
            .unwrap();
        assert!(shown.is_empty(), "nothing of what was withdrawn is shown");
        assert_eq!(tx.corrections(id).await.unwrap().len(), 1, "the record stays");
    }
);

both!(
    a_note_that_came_with_the_copy_was_wrong_for_nobody_here,
    |house| async move {
        let says = with_note(&content("A lake"), "Elsewhere it was one lake.", minute(0));
        let id = article(&house.archive, "orrin", Lang::EN, &says, minute(0)).await;
        let mut tx = house.archive.read().await.unwrap();
        let all = tx.corrections(id).await.unwrap();
        assert_eq!(all.len(), 1);
        assert!((0..5).all(|revision| !all[0].concerns(RevisionNo(revision))));
    }
);

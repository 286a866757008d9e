//! Importing the same thing twice, changed things, and things that must not come back, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::Act;
use desk::import::{Error, Files, Imported, Importer, read};
use jiff::Timestamp;
use model::{
    Action, Block, BlockId, BlockKind, CorrectionKind, CorrectionNote, Embargo, Role, Stage, plain_text,
};
use testkit::{House, both, instant};

struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

fn manuscript(lang: &str, more: &str, text: &str) -> String {
    format!(
        "---\nlang: {lang}\nstory: dam\nsection: world\nauthors: [ek]\nheadline: The dam holds\n{more}---\n{text}\n"
    )
}

async fn import(house: &House, text: &str, publish: bool) -> Result<Imported, Error> {
    let importer = Importer {
        archive: &house.archive,
        files: &NoFiles,
        who: "ek",
        publish,
    };
    importer.import(&read(text).unwrap(), now()).await
}

both!(
    the_same_manuscript_again_changes_nothing_and_keeps_a_correction,
    |house| async move {
        let text = manuscript("en", "", "It holds.");
        let first = import(&house, &text, true).await.unwrap();
        assert!(first.is_new && first.is_published());
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let mut content = tx
            .revision(first.article, model::RevisionNo(1))
            .await
            .unwrap()
            .unwrap()
            .content;
        let note = CorrectionNote {
            kind: CorrectionKind::Correction,
            text: "It holds in the north.".into(),
            at: now(),
        };
        content.body.blocks.push(Block {
            id: BlockId(9),
            origin: None,
            kind: BlockKind::Correction(note),
        });
        let act = Act {
            content: Some(content),
            ..Act::default()
        };
        tx.act(first.article, Action::Correct, Role::Editor, act, now())
            .await
            .unwrap();
        tx.commit().await.unwrap();

        import(&house, &text, true).await.unwrap();
        let mut tx = house.archive.read().await.unwrap();
        assert_eq!(
            tx.revision_numbers(first.article).await.unwrap().len(),
            2,
            "nothing new"
        );
        drop(tx);

        import(&house, &manuscript("en", "", "It holds still."), true)
            .await
            .unwrap();
        let mut tx = house.archive.read().await.unwrap();
        let head = tx.article(first.article).await.unwrap().unwrap();
        let body = tx
            .revision(first.article, head.head)
            .await
            .unwrap()
            .unwrap()
            .content
            .body;
        assert_eq!(body.corrections().count(), 1, "the correction stays");
        assert!(
            matches!(&body.blocks[0].kind, BlockKind::Paragraph { text } if plain_text(text) == "It holds still.")
        );
    }
);

both!(
    withdrawn_copy_does_not_come_back_with_a_bulk_import,
    |house| async move {
        let first = import(&house, &manuscript("en", "", "It holds."), true)
            .await
            .unwrap();
        let mut tx = house.archive.begin("ek", "It was a draft.").await.unwrap();
        tx.act(
            first.article,
            Action::Withdraw,
            Role::Editor,
            Act::default(),
            now(),
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        assert!(
            !import(&house, &manuscript("en", "", "It holds."), true)
                .await
                .unwrap()
                .is_published()
        );
        let changed = import(&house, &manuscript("en", "", "It holds again."), true).await;
        assert!(matches!(changed, Err(Error::Withdrawn(id)) if id == first.article));
        let mut tx = house.archive.read().await.unwrap();
        assert!(matches!(
            tx.article(first.article).await.unwrap().unwrap().stage,
            Stage::Withdrawn { .. }
        ));
    }
);

both!(
    an_embargo_that_is_added_later_holds_and_translations_inherit_it,
    |house| async move {
        let draft = import(&house, &manuscript("en", "", "It holds."), false)
            .await
            .unwrap();
        let embargoed = manuscript("en", "embargo: 2026-11-24T18:00:00Z\n", "It holds.");
        let again = import(&house, &embargoed, true).await.unwrap();
        assert!(!again.is_published());
        let translated = import(&house, &manuscript("de", "", "Er hält."), true)
            .await
            .unwrap();
        assert!(
            !translated.is_published(),
            "the German version keeps the English embargo"
        );
        let mut tx = house.archive.read().await.unwrap();
        let lifts = Embargo::until(instant("2026-11-24T18:00:00Z"));
        for id in [draft.article, translated.article] {
            let article = tx.article(id).await.unwrap().unwrap();
            assert_eq!(article.embargo, Some(lifts));
            assert_eq!(article.stage, Stage::Scheduled { at: lifts.lifts_at() });
        }
        drop(tx);
        for act in testkit::perform_due(&house.archive, lifts.lifts_at())
            .await
            .unwrap()
        {
            assert_eq!(act.state, model::ActState::Done, "{act:?}");
        }
        let late = manuscript("en", "embargo: 2026-11-25T18:00:00Z\n", "It holds.");
        assert!(matches!(
            import(&house, &late, true).await,
            Err(Error::AlreadyOut(_))
        ));
    }
);

//! What partners are told and in which order, whose copy it is, and who the partners are.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Archive};
use jiff::{SignedDuration, Timestamp};
use model::{
    Action, ArticleId, Content, ContentHash, Grant, Lang, PartnerDelivery, Provenance, PubStatus, RevisionNo,
    Role, WireItem, WireItemId,
};
use std::collections::BTreeSet;
use testkit::{article, asset, both, content, instant, picture};

fn minute(minutes: i64) -> Timestamp {
    instant("2026-11-24T12:00:00Z") + SignedDuration::from_mins(minutes)
}

async fn act(archive: &Archive, id: ArticleId, action: Action, content: Option<Content>, at: Timestamp) {
    let mut tx = archive.begin("ek", "why not").await.unwrap();
    let with = Act {
        content,
        ..Act::default()
    };
    tx.act(id, action, Role::Editor, with, at).await.unwrap();
    tx.commit().await.unwrap();
}

async fn changes(archive: &Archive, limit: i64) -> (Vec<ArticleId>, bool) {
    let mut tx = archive.read().await.unwrap();
    let index = tx.syndication_index(Lang::EN, minute(60), limit).await.unwrap();
    let seqs: Vec<i64> = index.changes.iter().map(|(seq, _)| *seq).collect();
    assert!(seqs.is_sorted(), "{seqs:?}");
    assert!(seqs.iter().all(|seq| *seq > index.left_out));
    let articles = index.changes.into_iter().map(|(_, article)| article);
    (articles.collect(), index.left_out > 0)
}

both!(
    each_change_moves_an_article_to_the_end_and_a_withdrawal_is_one,
    |house| async move {
        let archive = &house.archive;
        let mut ids = Vec::new();
        for name in ["one", "two", "three"] {
            ids.push(article(archive, name, Lang::EN, &content(name), minute(0)).await);
        }
        let german = article(archive, "one", "de".parse().unwrap(), &content("eins"), minute(0)).await;
        assert_eq!(changes(archive, 9).await, (ids.clone(), false));
        act(archive, ids[0], Action::Amend, Some(content("uno")), minute(1)).await;
        act(archive, ids[1], Action::Withdraw, None, minute(2)).await;
        let expected = vec![ids[2], ids[0], ids[1]];
        assert_eq!(changes(archive, 9).await, (expected.clone(), false));
        assert!(!expected.contains(&german));
        assert_eq!(
            changes(archive, 2).await,
            (vec![ids[0], ids[1]], true),
            "what is left out is said"
        );
        act(archive, ids[1], Action::Save, None, minute(3)).await;
        assert_eq!(
            changes(archive, 9).await.0,
            expected,
            "written anew it is still withdrawn"
        );
    }
);

both!(what_was_never_out_is_in_no_list, |house| async move {
    let archive = &house.archive;
    let id = article(archive, "one", Lang::EN, &content("one"), minute(30)).await;
    let mut tx = archive.read().await.unwrap();
    let early = tx.syndication_index(Lang::EN, minute(29), 9).await.unwrap();
    assert_eq!(early.changes, [], "its instant has not come");
    let line = tx.article_line(id).await.unwrap().unwrap();
    let there = tx.syndication_index(Lang::EN, minute(30), 9).await.unwrap();
    assert_eq!(there.changes, [(line.0.0, id)]);
});

async fn item(archive: &Archive, agency: &str) -> WireItemId {
    let item = WireItem {
        agency: agency.into(),
        guid: format!("urn:{agency}"),
        ..WireItem::default()
    };
    let mut tx = archive.begin("wire", "").await.unwrap();
    let hash = ContentHash::of(agency.as_bytes());
    let (id, _) = tx.receive(&item, &hash, minute(0)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn own(headline: &str) -> Content {
    Content {
        credit: "ek".parse().unwrap(),
        ..content(headline)
    }
}

fn of(agencies: &[&str]) -> Provenance {
    let names = agencies.iter().map(|name| (*name).to_owned());
    Provenance::Agencies(names.collect::<BTreeSet<String>>())
}

both!(
    an_agencys_copy_stays_the_agencys_when_a_later_version_no_longer_says_so,
    |house| async move {
        let archive = &house.archive;
        let meridian = item(archive, "Meridian").await;
        let id = article(archive, "lake", Lang::EN, &own("Our own"), minute(0)).await;
        let with_theirs = Content {
            sources: vec![meridian],
            ..own("With theirs")
        };
        act(archive, id, Action::Amend, Some(with_theirs), minute(1)).await;
        act(archive, id, Action::Amend, Some(own("Out of a file")), minute(2)).await;
        let mut tx = archive.read().await.unwrap();
        let article = tx.article(id).await.unwrap().unwrap();
        let now = tx
            .copy_provenance(id, &own("Out of a file"), "Vesper")
            .await
            .unwrap();
        assert_eq!(now, of(&["Meridian"]));
        let earlier = tx
            .earlier_provenances(&article, article.published.unwrap(), "Vesper")
            .await
            .unwrap();
        assert_eq!(earlier, [Provenance::own(), of(&["Meridian"])]);
    }
);

both!(
    an_agencys_copy_is_the_agencys_in_every_language_and_those_who_had_it_before_are_told,
    |house| async move {
        let archive = &house.archive;
        let german = article(archive, "lake", "de".parse().unwrap(), &own("Der See"), minute(0)).await;
        let meridian = item(archive, "Meridian").await;
        let line = async || {
            let mut tx = archive.read().await.unwrap();
            tx.article_line(german).await.unwrap()
        };
        let before = line().await;
        let with_theirs = Content {
            sources: vec![meridian],
            ..own("The lake")
        };
        article(archive, "lake", Lang::EN, &with_theirs, minute(1)).await;
        assert!(line().await > before, "the German version is asked about anew");
        let mut tx = archive.read().await.unwrap();
        let now = tx
            .copy_provenance(german, &own("Der See"), "Vesper")
            .await
            .unwrap();
        assert_eq!(now, of(&["Meridian"]));
        let article = tx.article(german).await.unwrap().unwrap();
        let earlier = tx
            .earlier_provenances(&article, article.published.unwrap(), "Vesper")
            .await
            .unwrap();
        assert_eq!(earlier, [Provenance::own()]);
    }
);

both!(a_picture_is_whose_item_it_came_with, |house| async move {
    let archive = &house.archive;
    let meridian = item(archive, "Meridian").await;
    item(archive, "AFP").await;
    item(archive, "Meridian Two").await;
    let mut says = own("A lake");
    says.credit = "ek (Meridian)".parse().unwrap();
    let mut pictures = ["sent", "named", "ours", "whose"].map(picture);
    for (picture, credit) in
        pictures
            .iter_mut()
            .zip(["Ada Quill", "Ada Quill/AFP", "Ada Quill, Vesper", "Ada Quill"])
    {
        credit.clone_into(&mut picture.credit);
    }
    let [sent, named, ours, whose] = pictures.clone();
    let gallery = model::BlockKind::Gallery {
        pictures: pictures.to_vec(),
    };
    says.body = model::Body::new([gallery]);
    let mut tx = archive.begin("desk", "").await.unwrap();
    for picture in &pictures {
        tx.add_asset(&asset(picture)).await.unwrap();
    }
    tx.set_media_source(&sent.media, meridian, minute(0))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut tx = archive.read().await.unwrap();
    let found = tx.media_provenances(&says, "Vesper").await.unwrap();
    assert_eq!(found[&sent.media], of(&["Meridian"]));
    assert_eq!(found[&named.media], of(&["AFP"]));
    assert_eq!(found[&ours.media], Provenance::own());
    assert_eq!(found[&whose.media], Provenance::Unknown);
    let copy = tx.copy_provenance(ArticleId(1), &says, "Vesper").await.unwrap();
    assert_eq!(copy, Provenance::own(), "credited for its picture alone");
});

both!(
    a_partner_is_known_by_its_token_until_it_is_revoked,
    |house| async move {
        let archive = &house.archive;
        let (first, second) = (ContentHash::of(b"first"), ContentHash::of(b"second"));
        let grant = Grant {
            agencies: BTreeSet::from(["AFP".to_owned()]),
            languages: BTreeSet::from([Lang::EN]),
            terms: "Not after 30 days.".into(),
            ..Grant::default()
        };
        let mut tx = archive.begin("lk", "").await.unwrap();
        assert!(
            tx.add_partner("Lantern", &first, &grant, minute(0))
                .await
                .unwrap()
        );
        assert!(
            !tx.add_partner("Lantern", &second, &grant, minute(1))
                .await
                .unwrap()
        );
        let open = tx.open_partners().await.unwrap();
        assert_eq!((open.len(), open[0].0.as_str()), (1, first.as_str()));
        assert_eq!((&open[0].1.grant, open[0].1.made_by.as_str()), (&grant, "lk"));
        assert!(tx.revoke_partner("Lantern", minute(2)).await.unwrap());
        assert!(!tx.revoke_partner("Lantern", minute(3)).await.unwrap());
        assert_eq!(tx.open_partners().await.unwrap(), []);
        assert_eq!(tx.partners().await.unwrap()[0].revoked_at, Some(minute(2)));
        assert!(
            tx.add_partner("Lantern", &second, &grant, minute(4))
                .await
                .unwrap()
        );
        assert_eq!(tx.open_partners().await.unwrap()[0].0, second.as_str());
        tx.commit().await.unwrap();
    }
);

both!(what_partners_took_is_written_down_once, |house| async move {
    let archive = &house.archive;
    let id = article(archive, "one", Lang::EN, &content("one"), minute(0)).await;
    let took = |status, revision, at| PartnerDelivery {
        article: id,
        partner: "Lantern".into(),
        version: 7,
        status,
        revision,
        at,
    };
    let whole = took(PubStatus::Usable, Some(RevisionNo(1)), minute(1));
    let gone = took(PubStatus::Canceled, None, minute(2));
    let mut tx = archive.begin("site", "").await.unwrap();
    for one in [
        &whole,
        &gone,
        &took(PubStatus::Usable, Some(RevisionNo(1)), minute(9)),
    ] {
        tx.note_partner_delivery(one).await.unwrap();
    }
    assert_eq!(tx.partner_deliveries(id).await.unwrap(), [whole, gone]);
    tx.commit().await.unwrap();
    let mut kept = Vec::new();
    archive.dump(&mut kept).await.unwrap();
    let dump = String::from_utf8(kept).unwrap();
    for table in ["article_line", "partner_delivery"] {
        assert!(dump.contains(&format!("[\"{table}\"")), "{table} is in backups");
    }
});

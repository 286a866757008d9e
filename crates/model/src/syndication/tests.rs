use super::*;
use crate::{BlockKind, Body, PictureUse, RecordingUse, text_from};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn picture(name: &str) -> PictureUse {
    PictureUse {
        media: MediaHash::of(name.as_bytes()),
        width: 800,
        height: 600,
        alt: name.to_owned(),
        caption: String::new(),
        credit: String::new(),
    }
}

fn piece() -> Piece {
    Piece {
        revision: RevisionNo(2),
        published: at(100),
        path: "/en/lake/a-7".into(),
        section: "world".into(),
        topics: vec!["water".into(), "treaties".into()],
        content: Content {
            headline: "A lake".into(),
            picture: Some(picture("own")),
            body: Body::new([
                BlockKind::Paragraph {
                    text: text_from("Low water."),
                },
                BlockKind::Picture(picture("theirs")),
                BlockKind::Picture(picture("unknown")),
            ]),
            ..Content::default()
        },
        copy: Provenance::own(),
        earlier: Vec::new(),
        media: BTreeMap::from([
            (picture("own").media, Provenance::own()),
            (picture("theirs").media, Provenance::Agencies(set(&["AFP"]))),
            (picture("unknown").media, Provenance::Unknown),
        ]),
        translations: Vec::new(),
    }
}

fn article(piece: Option<Piece>) -> Syndicated {
    Syndicated {
        article: ArticleId(7),
        lang: Lang::EN,
        version: 3,
        at: at(200),
        piece: piece.map(Box::new),
    }
}

#[track_caller]
fn pictures(grant: &Grant) -> usize {
    match grant.hand(&article(Some(piece()))) {
        Some(Handed::Whole(piece)) => piece.content.pictures().count(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn pictures_go_only_to_those_who_may_have_them() {
    assert_eq!(pictures(&Grant::default()), 1);
    let agencies = set(&["afp"]);
    assert_eq!(
        pictures(&Grant {
            agencies,
            ..Grant::default()
        }),
        2,
        "what nobody claims goes to nobody"
    );
}

#[test]
fn a_picture_that_nobody_looked_into_is_kept_back() {
    let mut forgotten = piece();
    forgotten.media.clear();
    let Some(Handed::Whole(handed)) = Grant::default().hand(&article(Some(forgotten))) else {
        panic!("the copy is ours");
    };
    assert_eq!(handed.content.pictures().count(), 0);
}

#[test]
fn copy_of_agencies_is_not_handed_on_without_their_leave() {
    let mut bought = piece();
    bought.copy = Provenance::Agencies(set(&["dpa"]));
    assert_eq!(Grant::default().hand(&article(Some(bought.clone()))), None);
    let agencies = set(&["dpa"]);
    let granted = Grant {
        agencies,
        ..Grant::default()
    };
    assert!(matches!(
        granted.hand(&article(Some(bought))),
        Some(Handed::Whole(_))
    ));
}

#[test]
fn who_may_have_had_an_earlier_version_and_not_this_one_is_told_to_withhold_it() {
    let mut mixed = piece();
    mixed.copy = Provenance::Agencies(set(&["dpa"]));
    mixed.earlier = vec![Provenance::own()];
    let told = Grant::default().hand(&article(Some(mixed.clone())));
    assert_eq!(told, Some(Handed::Notice(PubStatus::Withheld)));
    mixed.earlier = vec![Provenance::Agencies(set(&["AFP"]))];
    assert_eq!(Grant::default().hand(&article(Some(mixed))), None);
}

#[test]
fn what_is_taken_back_is_told_to_all_who_take_its_language() {
    let canceled = Some(Handed::Notice(PubStatus::Canceled));
    let other = Grant {
        sections: set(&["sport"]),
        topics: set(&["chess"]),
        since: Some(at(900)),
        ..Grant::default()
    };
    assert_eq!(other.hand(&article(None)), canceled);
    let german = Grant {
        languages: BTreeSet::from(["de".parse().unwrap()]),
        ..Grant::default()
    };
    assert_eq!(german.hand(&article(None)), None);
}

#[track_caller]
fn check(grant: &Grant, gets: bool) {
    assert_eq!(grant.hand(&article(Some(piece()))).is_some(), gets, "{grant:?}");
}

#[test]
fn each_filter_counts() {
    let any = Grant::default;
    check(&any(), true);
    for (languages, gets) in [("en", true), ("de", false)] {
        let languages = BTreeSet::from([languages.parse().unwrap()]);
        check(&Grant { languages, ..any() }, gets);
    }
    for (section, gets) in [("world", true), ("sport", false)] {
        let sections = set(&[section]);
        check(&Grant { sections, ..any() }, gets);
    }
    for (topics, gets) in [(&["chess", "water"][..], true), (&["chess"][..], false)] {
        let topics = set(topics);
        check(&Grant { topics, ..any() }, gets);
    }
    for (kind, gets) in [(PieceKind::Text, true), (PieceKind::Audio, false)] {
        let kinds = BTreeSet::from([kind]);
        check(&Grant { kinds, ..any() }, gets);
    }
    for (second, gets) in [(100, true), (101, false)] {
        let since = Some(at(second));
        check(&Grant { since, ..any() }, gets);
    }
}

#[test]
fn a_video_makes_it_a_video_and_sound_alone_a_recording() {
    let recording = RecordingUse {
        media: MediaHash::of(b"x"),
        mime: "audio/mpeg".into(),
        duration_ms: 1,
        title: String::new(),
        caption: String::new(),
        credit: String::new(),
        poster: None,
    };
    let of = |kinds: Vec<BlockKind>| {
        let mut piece = piece();
        piece.content.body = Body::new(kinds);
        piece.kind()
    };
    let (audio, video) = (BlockKind::Audio(recording.clone()), BlockKind::Video(recording));
    assert_eq!(of(vec![]), PieceKind::Text);
    assert_eq!(of(vec![audio.clone()]), PieceKind::Audio);
    assert_eq!(of(vec![audio, video]), PieceKind::Video);
}

#[test]
fn an_article_lies_ready_in_a_form_that_reads_back_as_itself() {
    for syndicated in [article(Some(piece())), article(None)] {
        let json = serde_json::to_string(&syndicated).unwrap();
        assert_eq!(serde_json::from_str::<Syndicated>(&json).unwrap(), syndicated);
    }
}

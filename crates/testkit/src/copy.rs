use archive::{Act, Archive, NewArticle};
use jiff::Timestamp;
use model::{
    Action, ArticleId, Asset, AssetKind, BlockKind, Body, Content, Lang, MediaHash, PictureUse, Role,
    slugify, text_from,
};

/// An instant written as in RFC 3339.
pub fn instant(text: &str) -> Timestamp {
    text.parse().expect("an RFC 3339 instant")
}

/// Copy that may go out: a headline, a teaser, two paragraphs and a credit.
pub fn content(headline: &str) -> Content {
    let paragraph = |words: String| BlockKind::Paragraph {
        text: text_from(words),
    };
    Content {
        headline: headline.to_owned(),
        teaser: format!("What is known about: {headline}."),
        body: Body::new([
            paragraph(format!("First paragraph of {headline}.")),
            paragraph(format!("Second paragraph of {headline}.")),
        ]),
        credit: "ek (AFP, dpa)".parse().unwrap(),
        ..Content::default()
    }
}

/// A picture as copy uses it, with all that it needs to go out. Its hash follows from its name.
pub fn picture(name: &str) -> PictureUse {
    PictureUse {
        media: MediaHash::of(name.as_bytes()),
        width: 800,
        height: 600,
        alt: name.to_owned(),
        caption: format!("What is seen: {name}."),
        credit: "Meridian".to_owned(),
    }
}

/// What is known of the original of such a picture; there are no bytes of it.
pub fn asset(picture: &PictureUse) -> Asset {
    Asset {
        hash: picture.media.clone(),
        kind: AssetKind::Picture,
        mime: "image/jpeg".to_owned(),
        bytes: 1,
        width: picture.width,
        height: picture.height,
        duration_ms: 0,
    }
}

/// Makes an article and lets it out.
pub async fn article(
    archive: &Archive,
    key: &str,
    lang: Lang,
    content: &Content,
    now: Timestamp,
) -> ArticleId {
    let mut tx = archive.begin("test", "").await.unwrap();
    let story = tx.story_by_key(key).await.unwrap();
    if story.section.is_empty() {
        tx.file_story(story.id, "world", &["water".to_owned()])
            .await
            .unwrap();
    }
    let slug = slugify(&content.headline, 60);
    let new = NewArticle {
        story: story.id,
        lang,
        slug,
        embargo: None,
        weight: 50,
    };
    let id = tx.create_article(new, content, now).await.unwrap();
    for action in [Action::Submit, Action::Approve, Action::Publish] {
        tx.act(id, action, Role::Editor, Act::default(), now)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    id
}

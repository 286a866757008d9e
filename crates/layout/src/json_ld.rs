//! What search engines read: the article as schema.org's `NewsArticle`.

use crate::media::{middle_width, picture_path};
use crate::{ArticleView, Layout, pages};
use model::renditions;
use serde_json::{Map, Value, json};

/// The article as JSON that can stand in a `script` element.
pub(crate) fn news_article(layout: &Layout, view: &ArticleView) -> String {
    let site = &layout.newsroom().url;
    let content = &view.content;
    let address = format!("{site}{}", view.path);
    let publisher = json!({
        "@type": "NewsMediaOrganization", "name": layout.newsroom().name, "url": format!("{site}/"),
    });
    let people = content
        .credit
        .authors
        .iter()
        .map(|author| json!({ "@type": "Person", "name": author.0 }));
    let agencies = content
        .credit
        .agencies
        .iter()
        .map(|agency| json!({ "@type": "Organization", "name": agency }));
    let mut authors: Vec<Value> = people.collect();
    if authors.is_empty() {
        authors = agencies.collect();
    }
    if authors.is_empty() {
        authors.push(publisher.clone());
    }
    let images: Vec<String> = content
        .pictures()
        .take(1)
        .flat_map(|picture| {
            renditions(picture.width)
                .into_iter()
                .rev()
                .take(1)
                .map(|width| format!("{site}{}", picture_path(&picture.media, width, "jpg")))
        })
        .collect();
    let corrections: Vec<Value> = content
        .body
        .corrections()
        .map(|note| json!({ "@type": "CorrectionComment", "text": note.text, "datePublished": pages::iso(note.at) }))
        .collect();
    let mut article = Map::new();
    let mut put = |key: &str, value: Value| {
        article.insert(key.to_owned(), value);
    };
    put("@context", "https://schema.org".into());
    put("@type", "NewsArticle".into());
    put("headline", content.headline.clone().into());
    put("description", content.teaser.clone().into());
    put("url", address.clone().into());
    put("mainEntityOfPage", address.into());
    put("inLanguage", view.lang.tag().into());
    put(
        "articleSection",
        layout.section_name(view.lang, &view.section).into(),
    );
    put("datePublished", pages::iso(view.published).into());
    put(
        "dateModified",
        pages::iso(view.updated.unwrap_or(view.published)).into(),
    );
    put("author", authors.into());
    put("publisher", publisher);
    if !images.is_empty() {
        put("image", images.into());
    }
    if !corrections.is_empty() {
        put("correction", corrections.into());
    }
    for_script(&Value::Object(article))
}

/// JSON in which nothing can end the element around it, for whatever reads it: `<`, `>`, `&` and the line ends of
/// JavaScript are written as escapes.
fn for_script(value: &Value) -> String {
    let mut out = String::new();
    for character in value.to_string().chars() {
        match character {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            _ => out.push(character),
        }
    }
    out
}

/// The address of the picture that stands for an article where links are shared; about 1,200 pixels wide.
pub(crate) fn share_picture(site: &str, picture: &model::PictureUse) -> (String, u32) {
    let widths = renditions(picture.width);
    let width = widths
        .iter()
        .copied()
        .filter(|width| *width <= 1280)
        .max()
        .unwrap_or_else(|| middle_width(&widths));
    (
        format!("{site}{}", picture_path(&picture.media, width, "jpg")),
        width,
    )
}

//! JSON Feed 1 and 1.1.

use super::feed_media::{kind_of, web_address};
use super::json_fields::Fields;
use super::json_value::{Json, Members};
use super::renditions::show;
use crate::html::{body_from_html, body_from_plain};
use crate::{Format, Parsed, SetAside};
use model::{WireAssociation, WireItem, WireKind, WireRendition, WireSubject};

/// Whether the document's `version` names it.
pub(super) fn is_one(root: &Members<'_>) -> bool {
    let version = root.get("version").and_then(Json::as_str).unwrap_or_default();
    version
        .split_once("://")
        .is_some_and(|(_, rest)| rest.starts_with("jsonfeed.org/version/"))
}

/// One wire item for each of the feed's items.
pub(super) fn parse(root: &Members<'_>, agency: Option<&str>) -> Result<Parsed, SetAside> {
    let feed = Fields::root(root).with_nulls();
    let title = feed.line(&["title"])?;
    let language = feed.line(&["language"])?;
    let agency = agency.map_or_else(
        || {
            if title.is_empty() {
                "unknown".to_owned()
            } else {
                title
            }
        },
        str::to_owned,
    );
    let items = feed.objects(&["items"])?;
    let items = items
        .iter()
        .map(|(_, fields)| item(fields, &agency, &language))
        .collect();
    Ok(Parsed {
        format: Format::JsonFeed,
        items,
    })
}

fn item(fields: &Fields<'_>, agency: &str, language: &str) -> Result<WireItem, SetAside> {
    let id = fields.line_or_number(&["id"])?;
    let guid = if id.is_empty() {
        fields.line(&["url", "external_url"])?
    } else {
        id
    };
    if guid.is_empty() {
        return Err(fields.refuse("id", "missing"));
    }
    let own_language = fields.line(&["language"])?;
    let modified = fields.instant(&["date_modified"])?;
    Ok(WireItem {
        agency: agency.to_owned(),
        guid,
        headline: fields.line(&["title"])?,
        byline: byline(fields)?,
        language: if own_language.is_empty() {
            language.to_owned()
        } else {
            own_language
        },
        description: fields.line(&["summary"])?,
        body: match (fields.raw(&["content_html"])?, fields.raw(&["content_text"])?) {
            (Some((_, html)), _) => body_from_html(html),
            (None, Some((_, text))) => body_from_plain(text),
            (None, None) => model::Body::default(),
        },
        version_created: modified.or(fields.instant(&["date_published"])?),
        subjects: subjects(fields)?,
        associations: associations(fields)?,
        ..WireItem::default()
    })
}

fn byline(fields: &Fields<'_>) -> Result<String, SetAside> {
    let mut names = Vec::new();
    for (_, author) in fields.objects(&["authors"])? {
        names.push(author.line(&["name"])?);
    }
    if let Some(author) = fields.object("author")? {
        names.push(author.line(&["name"])?);
    }
    names.retain(|name| !name.is_empty());
    names.dedup();
    Ok(names.join(", "))
}

fn subjects(fields: &Fields<'_>) -> Result<Vec<WireSubject>, SetAside> {
    let tag = |tag: &str| {
        let name = crate::text::line(tag);
        WireSubject {
            code: name.clone(),
            name,
        }
    };
    Ok(fields.strings("tags")?.into_iter().map(tag).collect())
}

fn associations(fields: &Fields<'_>) -> Result<Vec<WireAssociation>, SetAside> {
    let mut found = Vec::new();
    if let Some(href) = fields
        .raw(&["image", "banner_image"])?
        .and_then(|(_, href)| web_address(href))
    {
        found.push(offered(
            WireKind::Picture,
            WireRendition {
                href,
                ..WireRendition::default()
            },
        ));
    }
    for (_, entry) in fields.objects(&["attachments"])? {
        let mime = entry.line(&["mime_type"])?;
        if let Some(href) = entry.raw(&["url"])?.and_then(|(_, href)| web_address(href)) {
            let form = WireRendition {
                bytes: entry.size(&["size_in_bytes"])?.into(),
                duration_ms: entry.milliseconds("duration_in_seconds")?,
                href,
                mime,
                ..WireRendition::default()
            };
            found.push(WireAssociation {
                headline: entry.line(&["title"])?,
                ..offered(kind_of("", &form.mime, &form.href), form)
            });
        }
    }
    Ok(found)
}

/// What comes in one form.
fn offered(kind: WireKind, form: WireRendition) -> WireAssociation {
    let mut association = WireAssociation {
        kind,
        ..WireAssociation::default()
    };
    show(&mut association, vec![form]);
    association
}

//! RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287) with deletions (RFC 6721).

use super::feed_fields::{authors, dated, instant, language_of, link_of, plain, subjects, words};
use super::feed_media;
use super::xml::{self, Arena, Element};
use crate::html::{body_from_html, body_from_plain, body_from_tree};
use crate::limits::{ID_CHARS_MAX, ITEMS_MAX, LINE_CHARS_MAX, TEXT_BYTES_MAX};
use crate::{Format, Parsed, SetAside, text};
use model::{Body, PubStatus, WireItem};

/// What the feed says for all its entries.
struct Feed<'a> {
    agency: String,
    language: String,
    rights: String,
    head: &'a Element<'a>,
}

/// One wire item for each entry.
pub(crate) fn parse(document: &str, agency: Option<&str>) -> Result<Parsed, SetAside> {
    let arena = Arena::with_capacity(document.len() / 2);
    let root = xml::parse(document, &arena)?;
    let is_atom = matches!(root.name, "feed" | "entry");
    let head = root.first(&["channel"]).unwrap_or(&root);
    let title = if root.name == "entry" {
        String::new()
    } else {
        words(head, &["title"])
    };
    let feed = Feed {
        agency: agency.map_or_else(
            || {
                if title.is_empty() {
                    "unknown".to_owned()
                } else {
                    title
                }
            },
            str::to_owned,
        ),
        language: language_of(head, language_of(&root, String::new())),
        rights: words(head, &["rights", "copyright", "dc:rights"]),
        head,
    };
    let mut entries: Vec<&Element> = Vec::new();
    if root.name == "entry" {
        entries.push(&root);
    }
    for holder in [head, &root]
        .into_iter()
        .take(if std::ptr::eq(head, &raw const root) { 1 } else { 2 })
    {
        let is_entry = |name: &str| matches!(name, "item" | "entry" | "at:deleted-entry");
        entries.extend(holder.children().filter(|child| is_entry(child.name)));
    }
    if entries.len() > ITEMS_MAX {
        return Err(SetAside::whole(format!(
            "{} entries in one feed, at most {ITEMS_MAX} are read",
            entries.len()
        )));
    }
    let format = if is_atom { Format::Atom } else { Format::Rss };
    Ok(Parsed {
        format,
        items: entries
            .into_iter()
            .map(|entry| feed.item(entry, is_atom))
            .collect(),
    })
}

impl Feed<'_> {
    fn item(&self, entry: &Element, is_atom: bool) -> Result<WireItem, SetAside> {
        if entry.name == "at:deleted-entry" {
            return self.deletion(entry);
        }
        let headline = words(entry, &["title", "media:title", "dc:title"]);
        let link = link_of(entry);
        let content = entry.first(&["content:encoded", "content", "xhtml:body", "body", "fullitem"]);
        let summary = entry.first(&[
            "description",
            "summary",
            "dc:description",
            "media:description",
            "itunes:summary",
        ]);
        let mut item = WireItem {
            agency: self.agency.clone(),
            guid: guid_of(entry, &link, &headline)?,
            headline: limited("title", headline, LINE_CHARS_MAX)?,
            byline: limited("author", self.byline(entry), LINE_CHARS_MAX)?,
            language: language_of(entry, self.language.clone()),
            description: limited(
                "description",
                summary.map(plain).unwrap_or_default(),
                TEXT_BYTES_MAX,
            )?,
            copyright_holder: words(entry, &["rights", "dc:rights"]),
            version_created: dated(entry),
            subjects: subjects(entry),
            associations: feed_media::associations(entry),
            ..WireItem::default()
        };
        if item.copyright_holder.is_empty() {
            item.copyright_holder.clone_from(&self.rights);
        }
        item.body = content
            .map(|content| body(content, is_atom))
            .transpose()?
            .unwrap_or_default();
        if let (true, Some(summary)) = (item.body.blocks.is_empty(), summary) {
            item.body = body(summary, is_atom)?;
        }
        Ok(item)
    }

    /// An entry that was taken back: `ref` names it.
    fn deletion(&self, entry: &Element) -> Result<WireItem, SetAside> {
        let guid =
            identifier("ref", entry.attribute("ref"))?.ok_or_else(|| SetAside::field("ref", "missing"))?;
        Ok(WireItem {
            agency: self.agency.clone(),
            guid,
            pubstatus: PubStatus::Canceled,
            version_created: instant(entry.attribute("when")),
            ..WireItem::default()
        })
    }

    /// The entry's authors, else the feed's (Atom 1.0 section 4.2.1).
    fn byline(&self, entry: &Element) -> String {
        let own = authors(entry);
        if own.is_empty() && self.head.name == "feed" {
            authors(self.head)
        } else {
            own
        }
    }
}

/// The entry's own identifier, else its link, else a hash of its headline, else of all that is in it.
fn guid_of(entry: &Element, link: &str, headline: &str) -> Result<String, SetAside> {
    let own = entry
        .first(&["guid", "id"])
        .map(Element::text)
        .unwrap_or_default();
    for candidate in [&*own, entry.attribute("rdf:about"), link] {
        if let Some(guid) = identifier("guid", candidate)? {
            return Ok(guid);
        }
    }
    let said = if headline.is_empty() {
        entry.markup()
    } else {
        headline.to_owned()
    };
    if said.trim().is_empty() {
        return Err(SetAside::field(
            "guid",
            "missing, and there is nothing else in the entry",
        ));
    }
    Ok(format!("blake3:{}", blake3::hash(said.as_bytes()).to_hex()))
}

fn identifier(field: &str, raw: &str) -> Result<Option<String>, SetAside> {
    let guid = limited(field, text::line(raw), ID_CHARS_MAX)?;
    Ok((!guid.is_empty()).then_some(guid))
}

fn limited(field: &str, words: String, most: usize) -> Result<String, SetAside> {
    if words.len() > most.saturating_mul(4) || words.chars().count() > most {
        return Err(SetAside::field(field, format!("longer than {most} characters")));
    }
    Ok(words)
}

fn body(content: &Element, is_atom: bool) -> Result<Body, SetAside> {
    let kind = content.attribute("type");
    if content.attribute("mode") == "base64"
        || (kind.contains('/') && !kind.contains("xml") && !kind.starts_with("text/"))
    {
        return Ok(Body::default()); // Not text: a picture or a file inside the feed.
    }
    let has_elements = content.children().next().is_some();
    let words = if has_elements { "".into() } else { content.text() };
    let bytes = words.len().max(content.markup_bytes());
    if bytes > TEXT_BYTES_MAX {
        return Err(SetAside::field(
            "content",
            format!("{bytes} bytes, at most {TEXT_BYTES_MAX} are read"),
        ));
    }
    let is_plain = matches!(kind, "text" | "text/plain") || is_atom && kind.is_empty();
    Ok(if has_elements {
        body_from_tree(content, |_| false)
    } else if is_plain {
        body_from_plain(&words)
    } else {
        body_from_html(&words)
    })
}

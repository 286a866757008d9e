//! NITF 3.x (News Industry Text Format), as a document and inside other formats.

use super::nitf_body::{self, limited, line, summary};
use super::nitf_head::Head;
use super::nitf_media;
use super::xml::{self, Arena, Element};
use crate::limits::{ID_CHARS_MAX, LINE_CHARS_MAX, TEXT_BYTES_MAX};
use crate::{Format, Parsed, SetAside, text};
use model::{Embargo, PubStatus, WireItem};

/// The document's item, and the end of the one that it takes back, if it does.
pub(crate) fn parse(document: &str, agency: Option<&str>) -> Result<Parsed, SetAside> {
    let arena = Arena::with_capacity(document.len() / 2);
    let root = xml::parse(document, &arena)?;
    let item = item(&root, agency);
    let mut items = Vec::with_capacity(2);
    let head = Head(root.first(&["head"]));
    let earlier = head.takes_back().map(|earlier| head.stem(earlier));
    if let (Ok(item), Some(earlier)) = (&item, earlier)
        && earlier != item.guid
    {
        items.push(Ok(WireItem {
            agency: item.agency.clone(),
            guid: identifier("docdata.management-doc-idref", earlier)?,
            pubstatus: PubStatus::Canceled,
            version_created: item.version_created,
            ..WireItem::default()
        }));
    }
    items.insert(0, item);
    Ok(Parsed {
        format: Format::Nitf,
        items,
    })
}

fn item(root: &Element, agency: Option<&str>) -> Result<WireItem, SetAside> {
    let head = Head(root.first(&["head"]));
    let named = head.said("doc-id", "id-string")?;
    let named = if named.is_empty() {
        root.attribute("uno")
    } else {
        &named
    };
    let mut item = WireItem {
        guid: identifier("docdata.doc-id", head.stem(named))?,
        ..WireItem::default()
    };
    complete(&mut item, root)?;
    let registrar = head.said("doc-id", "regsrc")?;
    let own = [&registrar, &item.credit_line, &item.copyright_holder];
    let own = own.into_iter().find(|name| !name.is_empty());
    let name = agency.or(own.map(String::as_str)).unwrap_or("unknown").to_owned();
    item.agency = name;
    Ok(item)
}

/// An identifier without white space; the reason names `field` when there is none.
pub(super) fn identifier(field: &str, written: &str) -> Result<String, SetAside> {
    let guid = limited(field, written, ID_CHARS_MAX)?;
    if guid.is_empty() {
        return Err(SetAside::field(field, "missing"));
    }
    if let Some(space) = guid.chars().find(|character| character.is_whitespace()) {
        let code = u32::from(space);
        return Err(SetAside::field(
            field,
            format!("no identifier has the character U+{code:04X} in it"),
        ));
    }
    Ok(guid)
}

/// Adds what a NITF document inside another format says and `item` does not say yet.
///
/// `nitf` is the element `nitf`, `body` or `body.content`. Notes, terms, pictures and predecessors are added to those
/// that are there; of two embargoes the later counts, of two statuses the stricter. Agency and guid stay as they are.
///
/// # Errors
///
/// A value breaks NITF's rules or a limit; the reason names the element.
pub(crate) fn complete(item: &mut WireItem, nitf: &Element) -> Result<(), SetAside> {
    let head = Head(nitf.first(&["head"]));
    let body = if nitf.name == "nitf" {
        nitf.first(&["body"])
    } else {
        Some(nitf)
    };
    from_head(item, head)?;
    if let Some(body) = body {
        from_body_head(item, body)?;
        from_content(item, body)?;
    }
    let title = head.0.and_then(|head| head.first(&["title"]));
    set(&mut item.headline, title.map(line).transpose()?);
    let languages = [
        body.map_or("", |body| body.attribute("xml:lang")),
        nitf.attribute("xml:lang"),
        nitf.attribute("baselang"),
    ];
    let language = languages.into_iter().find(|language| !language.is_empty());
    set(
        &mut item.language,
        language.map(|language| text::clip(language, 35)),
    );
    check_texts(item)
}

fn set(field: &mut String, value: Option<String>) {
    if let (true, Some(value)) = (field.is_empty(), value) {
        *field = value;
    }
}

/// Adds a text on a line of its own.
fn add(field: &mut String, more: &str) {
    if !more.is_empty() {
        if !field.is_empty() {
            field.push('\n');
        }
        field.push_str(more);
    }
}

fn stricter(one: PubStatus, other: PubStatus) -> PubStatus {
    match (one, other) {
        (PubStatus::Canceled, _) | (_, PubStatus::Canceled) => PubStatus::Canceled,
        (PubStatus::Withheld, _) | (_, PubStatus::Withheld) => PubStatus::Withheld,
        _ => PubStatus::Usable,
    }
}

fn from_head(item: &mut WireItem, head: Head<'_>) -> Result<(), SetAside> {
    item.pubstatus = stricter(item.pubstatus, head.pubstatus()?);
    let embargo = head.embargo()?.max(item.embargo.map(Embargo::lifts_at));
    item.embargo = embargo.map(Embargo::until);
    item.urgency = item.urgency.or(head.urgency()?);
    item.version_created = item.version_created.or(head.issued()?);
    item.take = item.take.take().or(head.take()?);
    let slugline = head.slugline()?;
    if item.subjects.is_empty() {
        item.subjects = head.subjects(&slugline)?;
    }
    if item.genres.is_empty() {
        item.genres = head.genres()?;
    }
    set(&mut item.slugline, Some(slugline));
    set(&mut item.version, Some(head.version()?));
    let holder = head.said("doc.copyright", "holder")?;
    set(&mut item.copyright_holder, Some(holder));
    set(
        &mut item.copyright_holder,
        Some(head.said("doc.rights", "owner")?),
    );
    add(&mut item.usage_terms, &head.usage_terms()?);
    for note in head.notes()? {
        add(&mut item.ednote, &note);
    }
    item.is_correction |= head.is_correction();
    item.replaces.extend(head.replaces()?);
    Ok(())
}

fn from_body_head(item: &mut WireItem, body: &Element) -> Result<(), SetAside> {
    let Some(head) = body.first(&["body.head"]) else {
        return Ok(());
    };
    let words = |name: &str| head.first(&[name]).map(line).transpose();
    let hedline = head.first(&["hedline"]);
    let main = hedline.and_then(|hedline| hedline.first(&["hl1"]));
    set(&mut item.headline, main.map(line).transpose()?);
    set(&mut item.byline, words("byline")?);
    set(&mut item.credit_line, words("distributor")?);
    set(
        &mut item.description,
        head.first(&["abstract"]).map(summary).transpose()?,
    );
    // The second line of the headline sums up where nothing else does.
    let second = hedline.and_then(|hedline| hedline.first(&["hl2"]));
    set(&mut item.description, second.map(line).transpose()?);
    if let Some(dateline) = head.first(&["dateline"]) {
        set(&mut item.dateline, Some(line(dateline)?));
        set(&mut item.located, located(dateline)?);
        let told = dateline.first(&["story.date"]);
        if let (None, Some(told)) = (item.version_created, told) {
            let told = super::iso_dates::read("story.date", told.attribute("norm"))?;
            item.version_created = told.and_then(super::iso_dates::Written::instant);
        }
    }
    for rights in head.all("rights") {
        let owner = rights.first(&["rights.owner"]).map(line).transpose()?;
        set(&mut item.copyright_holder, owner);
        add(&mut item.usage_terms, &summary(rights)?);
    }
    Ok(())
}

/// The place in a dateline: its `location`, else all words in front of an element in it.
fn located(dateline: &Element) -> Result<Option<String>, SetAside> {
    if let Some(location) = dateline.first(&["location"]) {
        return line(location).map(Some);
    }
    let words = dateline.nodes.iter().find_map(|node| match node {
        xml::Node::Text(words) => Some(text::line(words)),
        xml::Node::Element(_) => None,
    });
    words
        .map(|words| limited("dateline", words.trim_end_matches([',', ' ']), LINE_CHARS_MAX))
        .transpose()
}

fn from_content(item: &mut WireItem, body: &Element) -> Result<(), SetAside> {
    let contents: Vec<&Element> = if body.name == "body.content" {
        vec![body]
    } else {
        body.all("body.content").collect()
    };
    if item.body.blocks.is_empty() {
        item.body = nitf_body::body(&contents)?;
    }
    item.associations.extend(nitf_media::associations(&contents)?);
    let mut notes = Vec::new();
    for part in body.first(&["body.head"]).into_iter().chain(contents) {
        gather_notes(part, &mut notes)?;
    }
    let end = body.first(&["body.end"]);
    if let Some(tagline) = end.and_then(|end| end.first(&["tagline"])) {
        let tagline = line(tagline)?;
        if item.byline.is_empty() {
            item.byline = tagline;
        } else {
            notes.push(tagline); // Often the writers' own addresses.
        }
    }
    for note in notes {
        add(&mut item.ednote, &note);
    }
    Ok(())
}

/// Refuses an item whose notes or terms, gathered from many places, are longer than one text may be.
pub(super) fn check_texts(item: &WireItem) -> Result<(), SetAside> {
    for (name, text) in [("note", &item.ednote), ("rights", &item.usage_terms)] {
        if text.len() > TEXT_BYTES_MAX {
            let bytes = text.len();
            return Err(SetAside::field(
                name,
                format!("{bytes} bytes, at most {TEXT_BYTES_MAX} are read"),
            ));
        }
    }
    Ok(())
}

/// Notes, whatever their class: none of them is copy.
fn gather_notes(element: &Element, notes: &mut Vec<String>) -> Result<(), SetAside> {
    for child in element.children() {
        if child.name == "note" {
            notes.push(summary(child)?);
        } else {
            gather_notes(child, notes)?;
        }
    }
    Ok(())
}

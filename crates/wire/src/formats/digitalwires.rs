//! dpa's digitalwires (JSON), version 0.9 and 1.0.

use super::feed_media::web_address;
use super::json_fields::Fields;
use super::ninjs::kind_of;
use super::renditions::{show, sort};
use crate::html::{body_from_html, line_from_html};
use crate::{SetAside, text};
use model::{
    BlockKind, Body, Embargo, WireAssociation, WireItem, WireKind, WireRendition, WireSubject, text_from,
};

/// The types of categories that say what it is about.
const SUBJECTS: [&str; 4] = [
    "dnltype:dpasubject",
    "dnltype:keyword",
    "dnltype:geosubject",
    "dnltype:desk",
];

/// Whether the value of `format` names it.
pub(super) fn is_one(format: &str) -> bool {
    format.starts_with("digitalwires")
}

/// One item. The dateline is put before the first paragraph, a box with facts behind the text; notes and the notepad
/// are for desks and stay out of the body, whether or not dpa calls them publishable.
pub(super) fn item(fields: &Fields<'_>, agency: Option<&str>) -> Result<WireItem, SetAside> {
    let fields = &fields.with_nulls();
    let guid = fields.identifier("urn")?;
    let type_name = fields.line(&["type"])?;
    let embargo = fields.instant(&["embargoed"])?;
    Ok(WireItem {
        agency: agency.map_or_else(|| "dpa".to_owned(), str::to_owned),
        guid,
        version: fields.line_or_number(&["version"])?,
        pubstatus: fields.pubstatus(&["pubstatus"])?,
        is_correction: fields.line(&["signal"])? == "sig:correction",
        // Copy with pictures is a composite there; for the desk it is copy.
        kind: if type_name == "composite" {
            WireKind::Text
        } else {
            kind_of(&type_name)
        },
        urgency: fields.urgency("urgency")?,
        headline: fields.line(&["headline"])?,
        slugline: fields.line(&["kicker"])?,
        byline: fields.line(&["byline"])?,
        located: located(&fields.line(&["dateline"])?),
        dateline: fields.line(&["dateline"])?,
        description: description(fields)?,
        language: fields.line(&["language"])?,
        body: body(fields)?,
        subjects: terms(fields, &SUBJECTS)?,
        genres: terms(fields, &["dnltype:genre"])?,
        embargo: embargo.map(Embargo::until),
        ednote: notes(fields)?,
        usage_terms: fields.lines(&["usageterms"])?,
        copyright_holder: fields.line(&["creditline"])?,
        credit_line: fields.line(&["creditline"])?,
        version_created: fields.instant(&["version_created"])?,
        associations: associations(fields)?,
        replaces: Vec::new(),
        ..WireItem::default()
    })
}

fn body(fields: &Fields<'_>) -> Result<Body, SetAside> {
    let mut html = String::new();
    for name in ["article_html", "infobox_html"] {
        html.push_str(fields.raw(&[name])?.map_or("", |(_, part)| part));
    }
    let mut body = body_from_html(&html);
    let dateline = fields.line(&["dateline"])?;
    if let (false, Some(BlockKind::Paragraph { text })) = (
        dateline.is_empty(),
        body.blocks.first_mut().map(|block| &mut block.kind),
    ) && !model::plain_text(text).starts_with(&dateline)
    {
        let mut with_dateline = text_from(format!("{dateline} "));
        with_dateline.append(text);
        *text = with_dateline;
    }
    Ok(body)
}

/// `Hamburg (dpa) - ` names the place.
fn located(dateline: &str) -> String {
    dateline.split('(').next().unwrap_or_default().trim().to_owned()
}

/// The teaser, which copy has, else the caption of a picture or recording that comes without copy.
fn description(fields: &Fields<'_>) -> Result<String, SetAside> {
    let teaser = fields.raw(&["teaser"])?.map(|(_, teaser)| line_from_html(teaser));
    if let Some(teaser) = teaser.filter(|teaser| !teaser.is_empty()) {
        return Ok(teaser);
    }
    for (_, entry) in fields.objects(&["descriptions"])? {
        if entry.line(&["role"])? == "drol:caption" {
            return Ok(text::line(&entry.lines(&["description"])?));
        }
    }
    Ok(String::new())
}

fn notes(fields: &Fields<'_>) -> Result<String, SetAside> {
    let mut notes = Vec::new();
    for (_, entry) in fields.objects(&["ednotes"])? {
        notes.push(entry.lines(&["ednote"])?);
    }
    notes.retain(|note| !note.is_empty());
    Ok(notes.join("\n"))
}

/// The named categories of some types.
fn terms(fields: &Fields<'_>, types: &[&str]) -> Result<Vec<WireSubject>, SetAside> {
    let mut terms = Vec::new();
    for (_, entry) in fields.objects(&["categories"])? {
        let is_wanted = types.contains(&entry.line(&["type"])?.as_str());
        let (code, name) = (entry.line(&["qcode"])?, entry.line(&["name"])?);
        if is_wanted && !name.is_empty() {
            terms.push(WireSubject { code, name });
        }
    }
    Ok(terms)
}

fn associations(fields: &Fields<'_>) -> Result<Vec<WireAssociation>, SetAside> {
    let mut found = Vec::new();
    for (_, entry) in fields.objects(&["associations"])? {
        let mut association = WireAssociation {
            guid: entry.line(&["urn"])?,
            kind: kind_of(&entry.line(&["type"])?),
            headline: entry.line(&["headline"])?,
            caption: text::line(&entry.lines(&["caption"])?),
            credit: entry.line(&["creditline"])?,
            ..WireAssociation::default()
        };
        let mut forms = Vec::new();
        for (_, rendition) in entry.objects(&["renditions"])? {
            if let Some(href) = rendition.raw(&["url"])?.and_then(|(_, url)| web_address(url)) {
                forms.push(WireRendition {
                    role: rendition.line(&["role"])?,
                    href,
                    mime: rendition.line(&["mimetype"])?,
                    width: rendition.size(&["width"])?,
                    height: rendition.size(&["height"])?,
                    // Their `size` is the longer edge, not bytes.
                    ..WireRendition::default()
                });
            }
        }
        sort(&mut forms, Some(association.kind));
        show(&mut association, forms);
        found.push(association);
    }
    Ok(found)
}

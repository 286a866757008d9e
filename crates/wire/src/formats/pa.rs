//! ninjs as PA Media sends it: flat, every value a string, the version inside `uri`.

use super::json_fields::Fields;
use super::ninjs;
use crate::html::{body_from_html, body_from_plain, looks_like_html};
use crate::{SetAside, text};
use model::{Embargo, PubStatus, WireItem, WireSubject};

/// One item. `usn` stays the same for all versions, `uri` does not.
pub(super) fn item(fields: &Fields<'_>, agency: Option<&str>) -> Result<WireItem, SetAside> {
    fields.identifier("uri")?;
    let body = fields
        .raw(&["body_text", "body_html"])?
        .map_or("", |(_, body)| body);
    let headline = fields.line(&["headline"])?;
    let priority = fields.urgency_in_digits("priority")?;
    Ok(WireItem {
        agency: agency.map_or_else(|| "PA".to_owned(), str::to_owned),
        guid: fields.identifier("usn")?,
        version: fields.line_or_number(&["version"])?,
        pubstatus: status(fields)?,
        kind: ninjs::kind_of(&fields.line(&["type"])?),
        urgency: priority,
        priority,
        headline: if headline.is_empty() {
            fields.line(&["subhead"])?
        } else {
            headline
        },
        slugline: fields.line(&["slug"])?,
        byline: fields.line(&["byline"])?,
        located: fields.line(&["location"])?,
        description: fields.line(&["abstract"])?,
        language: fields.line(&["language"])?,
        body: if looks_like_html(body) {
            body_from_html(body)
        } else {
            body_from_plain(body)
        },
        subjects: subjects(fields)?,
        embargo: ninjs::embargo(fields)?.map(Embargo::until),
        ednote: fields.lines(&["ednote"])?,
        usage_terms: fields.lines(&["usage"])?,
        copyright_holder: fields.line(&["copyrightHolder"])?,
        version_created: fields.instant(&["versionCreated"])?,
        associations: Vec::new(),
        replaces: Vec::new(),
        ..WireItem::default()
    })
}

/// `status` is empty for what may be used.
fn status(fields: &Fields<'_>) -> Result<PubStatus, SetAside> {
    match fields.line(&["status"])?.as_str() {
        "" => fields.pubstatus(&["pubstatus"]),
        _ => fields.pubstatus(&["status"]),
    }
}

fn subjects(fields: &Fields<'_>) -> Result<Vec<WireSubject>, SetAside> {
    let Some(subjects) = fields.object("subjects")? else {
        return Ok(Vec::new());
    };
    let codes = subjects.strings("code")?;
    let subject = |code: &str| WireSubject {
        code: text::line(code),
        name: String::new(),
    };
    Ok(codes
        .into_iter()
        .map(subject)
        .filter(|subject| !subject.code.is_empty())
        .collect())
}

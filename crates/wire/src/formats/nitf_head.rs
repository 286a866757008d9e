//! The head of NITF: what `docdata`, `tobject` and `pubdata` say of a document.

use super::iso_dates::{self, Written};
use super::nitf_body::{limited, line};
use super::nitf_media::whole;
use super::xml::Element;
use crate::limits::{LINE_CHARS_MAX, LIST_MAX, TEXT_BYTES_MAX};
use crate::{SetAside, text};
use jiff::Timestamp;
use model::{PubStatus, WireSubject, WireTake};

/// `head`, if the document has one.
#[derive(Clone, Copy)]
pub(super) struct Head<'a>(pub(super) Option<&'a Element<'a>>);

impl<'a> Head<'a> {
    /// `docdata`, which has all about the document that is no copy.
    pub(super) fn docdata(self) -> Option<&'a Element<'a>> {
        self.0?.first(&["docdata"])
    }

    /// The elements of this name in `docdata`.
    pub(super) fn all(self, name: &'a str) -> impl Iterator<Item = &'a Element<'a>> {
        self.docdata()
            .into_iter()
            .flat_map(move |docdata| docdata.all(name))
    }

    /// An attribute of the first such element in `docdata` that has it, on one line; empty when none has.
    pub(super) fn said(self, name: &'a str, attribute: &str) -> Result<String, SetAside> {
        let found = self
            .all(name)
            .map(|element| element.attribute(attribute))
            .find(|value| !value.is_empty());
        limited(
            format_args!("docdata.{name}"),
            found.unwrap_or_default(),
            LINE_CHARS_MAX,
        )
    }

    /// `docdata/@management-status`: “embargoed” without a date is withheld, as is what is for the desk's information.
    pub(super) fn pubstatus(self) -> Result<PubStatus, SetAside> {
        let docdata = self.docdata();
        let status = docdata.map_or("", |docdata| docdata.attribute("management-status"));
        match status {
            "" | "usable" => Ok(PubStatus::Usable),
            "embargoed" if self.embargo()?.is_some() => Ok(PubStatus::Usable),
            "embargoed" | "withheld" | "info" => Ok(PubStatus::Withheld),
            "canceled" | "cancelled" => Ok(PubStatus::Canceled),
            other => Err(SetAside::field(
                "docdata.management-status",
                format!(
                    "“{}” is none of usable, embargoed, withheld, canceled, info",
                    text::clip(other, 60)
                ),
            )),
        }
    }

    /// An identifier without the version that some agencies count in it: `x_01` is `x` when a `meta` says that `x` is what
    /// stays.
    pub(super) fn stem(self, id: &'a str) -> &'a str {
        let Some((stem, version)) = id.rsplit_once('_') else {
            return id;
        };
        let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        let metas = self.0.into_iter().flat_map(|head| head.all("meta"));
        let mut named = metas.map(|meta| meta.attribute("content"));
        if is_version && !stem.is_empty() && named.any(|content| content == stem) {
            stem
        } else {
            id
        }
    }

    /// The document that this one takes back: `@management-doc-idref` where `@management-idref-status` is “canceled”.
    pub(super) fn takes_back(self) -> Option<&'a str> {
        let docdata = self.docdata()?;
        let is_canceled = matches!(
            docdata.attribute("management-idref-status"),
            "canceled" | "cancelled"
        );
        let named = docdata.attribute("management-doc-idref");
        (is_canceled && !named.is_empty()).then_some(named)
    }

    /// `urgency/@ed-urg`, 1 to 9; 0 is not assigned (IIM 2:10).
    pub(super) fn urgency(self) -> Result<Option<u8>, SetAside> {
        let written = self.said("urgency", "ed-urg")?;
        match written.parse() {
            Ok(urgency @ 1..=9) => Ok(Some(urgency)),
            Ok(0) => Ok(None),
            _ if written.is_empty() => Ok(None),
            _ => Err(SetAside::field(
                "docdata.urgency",
                format!("“{}” is not a whole number from 1 to 9", text::clip(&written, 20)),
            )),
        }
    }

    fn date(self, name: &'a str) -> Result<Option<Written>, SetAside> {
        iso_dates::read(format_args!("docdata.{name}"), &self.said(name, "norm")?)
    }

    /// When it was issued, else when it is published.
    pub(super) fn issued(self) -> Result<Option<Timestamp>, SetAside> {
        if let Some(issued) = self.date("date.issue")? {
            return Ok(issued.instant());
        }
        let pubdata = self.0.and_then(|head| head.first(&["pubdata"]));
        let published = pubdata.map_or("", |pubdata| pubdata.attribute("date.publication"));
        let published = iso_dates::read("pubdata.date.publication", published)?;
        Ok(published.and_then(Written::instant))
    }

    /// `date.release`, before which nothing may be released. Where it has no offset from UTC it is an embargo only if
    /// it is later than `date.issue` by the same clock, and then lifts when the time has come everywhere.
    pub(super) fn embargo(self) -> Result<Option<Timestamp>, SetAside> {
        let release = self.date("date.release")?;
        Ok(match (release, self.date("date.issue")?) {
            (Some(Written::Local(release)), Some(Written::Local(issued))) if release <= issued => None,
            (release, _) => release.and_then(Written::everywhere),
        })
    }

    /// The key of the story (`du-key`), else the first keyword.
    pub(super) fn slugline(self) -> Result<String, SetAside> {
        let key = self.said("du-key", "key")?;
        if !key.is_empty() {
            return Ok(key);
        }
        match self.keywords().next() {
            Some(keyword) => limited("docdata.key-list", keyword, LINE_CHARS_MAX),
            None => Ok(String::new()),
        }
    }

    fn keywords(self) -> impl Iterator<Item = &'a str> {
        self.all("key-list")
            .flat_map(|list| list.all("keyword"))
            .map(|keyword| keyword.attribute("key"))
            .filter(|key| !key.is_empty())
    }

    /// The version of the story (`du-key`), else its generation.
    pub(super) fn version(self) -> Result<String, SetAside> {
        let version = self.said("du-key", "version")?;
        if version.is_empty() {
            self.said("du-key", "generation")
        } else {
            Ok(version)
        }
    }

    /// `series`, else the part of `du-key`.
    pub(super) fn take(self) -> Result<Option<WireTake>, SetAside> {
        let number: u32 = whole(&self.said("series", "series.part")?);
        let name = self.said("series", "series.name")?;
        if number > 0 || !name.is_empty() {
            let all: u32 = whole(&self.said("series", "series.totalpart")?);
            return Ok(Some(WireTake {
                series: name,
                number,
                more_to_come: number < all,
            }));
        }
        let number: u32 = whole(&self.said("du-key", "part")?);
        Ok((number > 0).then_some(WireTake {
            series: self.said("du-key", "key")?,
            number,
            more_to_come: false,
        }))
    }

    /// Subjects by their IPTC number, classifiers, and keywords that are not the slugline.
    pub(super) fn subjects(self, slugline: &str) -> Result<Vec<WireSubject>, SetAside> {
        let mut found = Vec::new();
        let tobjects = self.0.into_iter().flat_map(|head| head.all("tobject"));
        for subject in tobjects.flat_map(|tobject| tobject.all("tobject.subject")) {
            found.extend(coded(subject)?);
        }
        let identified = self.all("identified-content");
        for classifier in identified.flat_map(|content| content.all("classifier")) {
            let name = line(classifier)?;
            let value = limited("classifier", classifier.attribute("value"), LINE_CHARS_MAX)?;
            let scheme = limited("classifier", classifier.attribute("type"), LINE_CHARS_MAX)?;
            let code = match (value.is_empty(), scheme.is_empty()) {
                (false, false) => format!("{scheme}:{value}"),
                (false, true) => value,
                (true, _) => name.clone(),
            };
            found.push(WireSubject { code, name });
        }
        for keyword in self.keywords().map(text::line).filter(|key| key != slugline) {
            found.push(WireSubject {
                code: keyword.clone(),
                name: keyword,
            });
        }
        found.retain(|subject| !subject.code.is_empty());
        if found.len() > LIST_MAX {
            return Err(SetAside::field(
                "tobject",
                format!("more than {LIST_MAX} subjects and keywords"),
            ));
        }
        Ok(found)
    }

    /// What kind of copy it is: the properties of `tobject`, then the feature that it regularly appears in.
    pub(super) fn genres(self) -> Result<Vec<WireSubject>, SetAside> {
        let mut found = Vec::new();
        let tobjects = self.0.into_iter().flat_map(|head| head.all("tobject"));
        let properties = tobjects.flat_map(|tobject| tobject.all("tobject.property"));
        for property in properties.take(LIST_MAX) {
            let written = property.attribute("tobject.property.type");
            let name = limited("tobject.property", written, LINE_CHARS_MAX)?;
            found.push(WireSubject {
                code: name.clone(),
                name,
            });
        }
        let fixture = self.said("fixture", "fix-id")?;
        if !fixture.is_empty() {
            found.push(WireSubject {
                code: format!("fixture:{fixture}"),
                name: fixture,
            });
        }
        found.retain(|genre| !genre.code.is_empty());
        Ok(found)
    }

    /// Limits, places and times of `doc.rights`, and `date.expire`, each on a line.
    pub(super) fn usage_terms(self) -> Result<String, SetAside> {
        let mut terms = Vec::new();
        for rights in self.all("doc.rights").take(LIST_MAX) {
            for (name, label) in [
                ("limitations", ""),
                ("type", "Type: "),
                ("geography", "Region: "),
                ("startdate", "From: "),
                ("enddate", "Until: "),
                ("agent", "Agent: "),
            ] {
                let said = limited("docdata.doc.rights", rights.attribute(name), LINE_CHARS_MAX)?;
                if !said.is_empty() {
                    terms.push(format!("{label}{said}"));
                }
            }
        }
        let expires = self.said("date.expire", "norm")?;
        if !expires.is_empty() {
            terms.push(format!("Not to be used after {expires}"));
        }
        Ok(terms.join("\n"))
    }

    /// What `docdata` tells the desk: corrections and messages, each on a line.
    pub(super) fn notes(self) -> Result<Vec<String>, SetAside> {
        let mut notes = Vec::new();
        for name in ["correction", "ed-msg"] {
            for message in self.all(name).take(LIST_MAX) {
                let field = format!("docdata.{name}");
                notes.push(limited(&field, message.attribute("info"), TEXT_BYTES_MAX)?);
            }
        }
        notes.retain(|note| !note.is_empty());
        Ok(notes)
    }

    /// Whether this document puts an earlier one right.
    pub(super) fn is_correction(self) -> bool {
        self.all("correction").next().is_some()
    }

    /// The documents that this one corrects or takes back.
    pub(super) fn replaces(self) -> Result<Vec<String>, SetAside> {
        let corrected = self
            .all("correction")
            .map(|correction| correction.attribute("id-string"));
        let mut found: Vec<String> = Vec::new();
        for earlier in corrected
            .chain(self.takes_back())
            .filter(|id| !id.is_empty())
            .take(LIST_MAX)
        {
            found.push(limited(
                "docdata.correction",
                earlier,
                crate::limits::ID_CHARS_MAX,
            )?);
        }
        Ok(found)
    }
}

/// A `tobject.subject` with the narrowest name that it has.
fn coded(subject: &Element) -> Result<Option<WireSubject>, SetAside> {
    let said = |what: &str| {
        let attribute = format!("tobject.subject.{what}");
        limited("tobject.subject", subject.attribute(&attribute), LINE_CHARS_MAX)
    };
    let names = [said("detail")?, said("matter")?, said("type")?];
    let name = names
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_default();
    let (number, letters) = (said("refnum")?, said("code")?);
    let code = match (number.as_str(), letters.as_str()) {
        ("", "") => name.clone(),
        ("", letters) => letters.to_owned(),
        (number, _) => subject_code(&said("ipr")?, number),
    };
    Ok((!code.is_empty()).then_some(WireSubject { code, name }))
}

/// The number with its scheme: eight digits are an IPTC Subject Code, beginning with 2 a Media Topic.
pub(super) fn subject_code(authority: &str, number: &str) -> String {
    let is_iptc = matches!(authority, "" | "IPTC" | "iptc");
    let is_number = number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit());
    match (is_iptc, is_number) {
        (true, true) if number.starts_with('2') => format!("medtop:{number}"),
        (true, true) => format!("subj:{number}"),
        (true, false) => number.to_owned(),
        (false, _) => format!("{authority}:{number}"),
    }
}

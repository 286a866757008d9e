use super::Error;
use jiff::{SignedDuration, Timestamp};
use model::{Lang, Link};
use serde::Deserialize;

/// What stands above a manuscript's text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// The name by which files refer to the story; the same for all its languages. The slug without one.
    #[serde(default)]
    pub story: String,
    /// The language.
    pub lang: Lang,
    /// The id of the section.
    #[serde(default)]
    pub section: String,
    /// The ids of the topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The decorative part of the address; made of the headline without one.
    #[serde(default)]
    pub slug: String,
    /// Two or three words above the headline.
    #[serde(default)]
    pub kicker: String,
    /// The headline.
    pub headline: String,
    /// One or two sentences below it.
    #[serde(default)]
    pub teaser: String,
    /// Initials.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Agencies whose copy was used.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// When it was published.
    #[serde(default)]
    pub published: Option<Timestamp>,
    /// How long before the import it was published, for example `5h20m`.
    #[serde(default)]
    pub ago: Option<String>,
    /// Until when nothing of it may leave.
    #[serde(default)]
    pub embargo: Option<Timestamp>,
    /// Order on fronts, 0 to 100.
    #[serde(default)]
    pub weight: u8,
    /// The picture above the text.
    #[serde(default)]
    pub picture: Option<super::RawPicture>,
    /// Links to elsewhere.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The stories recommended after it.
    #[serde(default)]
    pub recommended: Vec<String>,
}

impl FrontMatter {
    /// Splits a manuscript into its front matter, its text, and the line at which the text begins.
    ///
    /// # Errors
    /// When there is no front matter, or it names a field that is not known or misses one that must be there.
    pub(super) fn split(manuscript: &str) -> Result<(Self, &str, usize), Error> {
        let text = manuscript.strip_prefix('\u{feff}').unwrap_or(manuscript);
        let rest = text
            .strip_prefix("---\n")
            .or_else(|| text.strip_prefix("---\r\n"))
            .ok_or(Error::NoFrontMatter)?;
        let mut at = 0;
        for (number, line) in rest.split_inclusive('\n').enumerate() {
            if line.trim_end() == "---" {
                let front: Self = serde_yaml_ng::from_str(&rest[..at])
                    .map_err(|error| Error::FrontMatter(error.to_string()))?;
                front.check()?;
                return Ok((front, &rest[at + line.len()..], number + 3));
            }
            at += line.len();
        }
        Err(Error::NoFrontMatter)
    }

    fn check(&self) -> Result<(), Error> {
        let wrong = |why: &str| Err(Error::FrontMatter(why.to_owned()));
        if self.headline.trim().is_empty() {
            return wrong("headline: must not be empty");
        }
        if self.weight > 100 {
            return wrong("weight: must be 0 to 100");
        }
        if self.published.is_some() && self.ago.is_some() {
            return wrong("published and ago say the same; give one of them");
        }
        self.since(Timestamp::UNIX_EPOCH)?;
        Ok(())
    }

    /// When it was published, if it says so.
    ///
    /// # Errors
    /// When `ago` is no duration.
    pub fn since(&self, now: Timestamp) -> Result<Option<Timestamp>, Error> {
        let Some(ago) = &self.ago else {
            return Ok(self.published);
        };
        let wrong = || Error::FrontMatter(format!("ago: “{ago}” is not a duration such as 5h20m"));
        let span: jiff::Span = ago.parse().map_err(|_| wrong())?;
        let hours = i64::from(span.get_days()) * 24 + i64::from(span.get_hours());
        let duration = SignedDuration::from_hours(hours) + SignedDuration::from_mins(span.get_minutes());
        now.checked_sub(duration).map(Some).map_err(|_| wrong())
    }
}

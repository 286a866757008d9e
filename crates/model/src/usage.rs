//! What agencies allow with their copy and pictures, and whether the newsroom keeps to it. Pure.
//!
//! A term that is read wrongly and allows too much is worse than one that asks: what is not read to the last word is kept as
//! it came, shown, and somebody has to say that it may go out all the same.

mod date;
mod read;
mod region;
#[cfg(test)]
mod tests;

use crate::Lang;
use jiff::{SignedDuration, Timestamp};
pub use region::Region;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One rule that an agency sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", content = "of", rename_all = "kebab-case")]
pub enum UsageRule {
    /// May be used there and nowhere else (ISO 3166 codes).
    OnlyIn(BTreeSet<Region>),
    /// May be used everywhere but there.
    NotIn(BTreeSet<Region>),
    /// May be used in these languages alone (BCP 47, the first part).
    OnlyLanguages(BTreeSet<String>),
    /// May be used in every language but these.
    NotLanguages(BTreeSet<String>),
    /// May be used before this instant.
    Until(Timestamp),
    /// May be used from this instant on.
    From(Timestamp),
    /// Must not be kept for readers.
    NoArchive,
    /// Must not be used on the net.
    NoOnline,
    /// Only for who has a contract with the agency.
    Agreement,
    /// Must be named so.
    Credit(String),
    /// Must not be sold or handed on.
    NoThirdParties,
    /// For news and not for advertising.
    Editorial,
    /// Nothing that binds a newsroom on the net: world rights, not on television, who holds the rights.
    Free,
}

/// A rule with the words in which the agency set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UsageTerm {
    /// What the agency wrote.
    pub said: String,
    /// What it means.
    #[serde(flatten)]
    pub rule: UsageRule,
}

/// All that an agency says about the use of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UsageTerms {
    /// What was understood.
    pub terms: Vec<UsageTerm>,
    /// What was not, as it came.
    pub unread: Vec<String>,
}

/// Where a newsroom publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Territory {
    /// In these countries and nowhere else (ISO 3166 codes): what is elsewhere cannot reach it.
    Countries(BTreeSet<String>),
    /// Everywhere, written `world`.
    Named(World),
    /// The same, when nothing is said.
    #[default]
    World,
}

/// The word for everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum World {
    /// Everywhere.
    World,
}

/// What happens when the right to show an agency's words ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AtEnd {
    /// The article is withdrawn.
    #[default]
    Withdraw,
    /// Somebody is asked.
    Ask,
}

/// The newsroom's own side of agencies' terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RightsPolicy {
    /// Where it publishes.
    pub territory: Territory,
    /// For how many days what must not be kept may stand before readers.
    pub no_archive_days: u16,
    /// What happens when a right ends.
    pub at_end: AtEnd,
    /// The agencies with which it has a contract.
    pub agreements: BTreeSet<String>,
}

impl Default for RightsPolicy {
    fn default() -> Self {
        Self {
            territory: Territory::World,
            no_archive_days: 30,
            at_end: AtEnd::Withdraw,
            agreements: BTreeSet::new(),
        }
    }
}

impl RightsPolicy {
    /// Codes of its territory that are no countries.
    pub fn unknown_countries(&self) -> Vec<String> {
        match &self.territory {
            Territory::Countries(codes) => codes
                .iter()
                .filter(|code| Region::of_code(code).is_none())
                .cloned()
                .collect(),
            _ => Vec::new(),
        }
    }

    fn countries(&self) -> Option<BTreeSet<Region>> {
        match &self.territory {
            Territory::Countries(codes) => {
                Some(codes.iter().filter_map(|code| Region::of_code(code)).collect())
            }
            _ => None,
        }
    }
}

/// A chief editor answers for something that agencies' terms do not allow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageLeave {
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
    /// What was in the way, sentence by sentence; other sentences ask anew.
    pub problems: BTreeSet<String>,
}

/// The use that is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Usage<'a> {
    /// The newsroom's own side.
    pub policy: &'a RightsPolicy,
    /// Whose item it is.
    pub agency: &'a str,
    /// In which language; of pictures, that of the article that shows them.
    pub lang: Lang,
    /// Everything that names agencies: the credit line and the pictures' credits.
    pub credits: &'a str,
    /// Since when readers see it; from now on when they do not yet.
    pub since: Option<Timestamp>,
    /// The present instant.
    pub now: Timestamp,
}

impl UsageTerms {
    /// Reads an agency's words.
    pub fn read(text: &str) -> Self {
        read::read(text)
    }

    /// Why something may not be used so, a sentence each; empty when it may.
    pub fn problems(&self, usage: &Usage<'_>) -> Vec<String> {
        let mut found: Vec<String> = self
            .terms
            .iter()
            .filter_map(|term| problem(term, usage))
            .collect();
        found.extend(
            self.unread
                .iter()
                .map(|said| format!("says “{said}”, which somebody has to read")),
        );
        found
    }

    /// When it may not be shown any more, and what [`Self::problems`] says from then on; one entry for each rule that ends.
    pub fn ends(&self, usage: &Usage<'_>) -> Vec<(Timestamp, String)> {
        let ends = self.terms.iter().filter_map(|term| {
            let at = end(term, usage)?;
            let since = Some(usage.since.unwrap_or(usage.now));
            let then = Usage {
                now: at.max(usage.now),
                since,
                ..*usage
            };
            Some((at, problem(term, &then)?))
        });
        ends.collect()
    }
}

fn end(term: &UsageTerm, usage: &Usage<'_>) -> Option<Timestamp> {
    match term.rule {
        UsageRule::Until(end) => Some(end),
        UsageRule::NoArchive => {
            let days = SignedDuration::from_hours(24 * i64::from(usage.policy.no_archive_days));
            Some(
                usage
                    .since
                    .unwrap_or(usage.now)
                    .checked_add(days)
                    .unwrap_or(Timestamp::MAX),
            )
        }
        _ => None,
    }
}

fn names<T: ToString>(all: &BTreeSet<T>) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn problem(term: &UsageTerm, usage: &Usage<'_>) -> Option<String> {
    let said = &term.said;
    let territory = usage.policy.countries();
    let place = || territory.as_ref().map_or_else(|| "the world".to_owned(), names);
    let language = usage.lang.tag().split('-').next().unwrap_or_default();
    let why = match &term.rule {
        UsageRule::OnlyIn(regions) => {
            let inside = territory.as_ref().is_some_and(|own| own.is_subset(regions));
            (!inside).then(|| {
                format!(
                    "it may be used in {} only, and this newsroom publishes in {}",
                    names(regions),
                    place()
                )
            })
        }
        UsageRule::NotIn(regions) => {
            let outside = territory.as_ref().is_some_and(|own| own.is_disjoint(regions));
            (!outside).then(|| {
                format!(
                    "it may not be used in {}, and this newsroom publishes in {}",
                    names(regions),
                    place()
                )
            })
        }
        UsageRule::OnlyLanguages(tags) => (!tags.contains(language)).then(|| {
            format!(
                "it may be used in {} only, and this is in {language}",
                names(tags)
            )
        }),
        UsageRule::NotLanguages(tags) => tags
            .contains(language)
            .then(|| format!("it may not be used in {language}")),
        UsageRule::From(start) => (usage.now < *start).then(|| format!("it may not be used before {start}")),
        UsageRule::Until(_) | UsageRule::NoArchive => {
            let end = end(term, usage).filter(|end| *end <= usage.now);
            end.map(|end| format!("the right to show it ends at {end}"))
        }
        UsageRule::NoOnline => Some("it may not be used on the net".to_owned()),
        UsageRule::Agreement => {
            let agency = usage.agency.trim().to_lowercase();
            let is_known = usage
                .policy
                .agreements
                .iter()
                .any(|known| known.trim().to_lowercase() == agency);
            (!is_known).then(|| {
                format!(
                    "it needs a contract with {}, and rights.agreements in vesper.toml does not name one",
                    usage.agency
                )
            })
        }
        UsageRule::Credit(name) => (!usage.credits.to_lowercase().contains(&name.to_lowercase()))
            .then(|| format!("it must be credited to “{name}”")),
        UsageRule::NoThirdParties | UsageRule::Editorial | UsageRule::Free => None,
    };
    why.map(|why| format!("says “{said}”: {why}"))
}

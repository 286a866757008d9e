//! `[wire]`: where agencies' copy comes from, to which desks it goes, what codes mean and what kills do.

mod desks;
mod source;

pub(crate) use source::SourceSettings;

use anyhow::{Context, Result};
use model::{KillPolicy, OnKill, OwnTopics, WireDesk, WireRoute};
use serde::Deserialize;
use source::{Finder, TOKEN_CHARS_MIN};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use wire::{Secret, Source};

/// Agencies' copy.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct WireSettings {
    /// Where it comes from.
    pub(crate) sources: Vec<SourceSettings>,
    /// The desks; the first gets what no rule speaks of.
    pub(crate) desks: Vec<WireDesk>,
    /// Another desk for what no rule speaks of.
    pub(crate) default_desk: String,
    /// The rules in order.
    pub(crate) routes: Vec<WireRoute>,
    /// `"AGENCY:CODE" = "medtop:…"`
    pub(crate) topics: OwnTopics,
    /// What happens to what was made of an item that its agency takes back.
    pub(crate) on_kill: OnKill,
    /// By the agency's name, what is different for it.
    pub(crate) agencies: BTreeMap<String, AgencySettings>,
    /// Whether pictures that items name may lie on machines that the internet does not reach.
    pub(crate) private_pictures: bool,
}

/// One agency.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AgencySettings {
    /// What its kills do; as for the others without it.
    pub(crate) on_kill: Option<OnKill>,
}

/// The keys, for naming the nearest one to a key that is not known.
pub(super) const KEYS: &[&str] = &[
    "wire",
    "wire.sources",
    "wire.sources.name",
    "wire.sources.kind",
    "wire.sources.agency",
    "wire.sources.address",
    "wire.sources.every",
    "wire.sources.silence",
    "wire.sources.failures",
    "wire.sources.hours",
    "wire.sources.token",
    "wire.sources.token_file",
    "wire.sources.token_env",
    "wire.sources.header",
    "wire.sources.user",
    "wire.sources.password",
    "wire.sources.password_file",
    "wire.sources.password_env",
    "wire.sources.private",
    "wire.sources.stall",
    "wire.sources.patience",
    "wire.sources.settle",
    "wire.sources.after",
    "wire.desks",
    "wire.desks.id",
    "wire.desks.name",
    "wire.default_desk",
    "wire.routes",
    "wire.routes.name",
    "wire.routes.desk",
    "wire.routes.agency",
    "wire.routes.language",
    "wire.routes.topic",
    "wire.routes.urgency",
    "wire.routes.place",
    "wire.routes.words",
    "wire.routes.words.any",
    "wire.routes.words.all",
    "wire.routes.words.none",
    "wire.routes.hours",
    "wire.routes.hours.from",
    "wire.routes.hours.to",
    "wire.routes.hours.zone",
    "wire.routes.kind",
    "wire.routes.source",
    "wire.routes.stop",
    "wire.topics",
    "wire.on_kill",
    "wire.private_pictures",
    "wire.agencies",
    "wire.agencies.on_kill",
];
/// The tables below which a newsroom writes keys of its own.
pub(super) const FREE_KEYS: [&str; 2] = ["wire.topics", "wire.agencies"];

impl WireSettings {
    /// What is wrong with it, a line for each mistake.
    pub(super) fn mistakes(&self) -> Vec<String> {
        let mut wrong = self.wrong_desks();
        let mut names = BTreeSet::new();
        let mut folders = BTreeSet::new();
        for source in &self.sources {
            let name = &source.name;
            if source.folder_path().is_some_and(|path| !folders.insert(path)) {
                wrong.push(format!(
                    "the source “{name}” looks into the folder of another source"
                ));
            }
            if !names.insert(name) {
                wrong.push(format!("there are two sources called “{name}”"));
            }
            // Words that open doors are looked up when the source is set to work, not by each command.
            let stand_in = || Ok(Secret::new(&"x".repeat(TOKEN_CHARS_MIN)));
            let find: Finder<'_> = &|_, _, given| given.map_or_else(stand_in, Ok);
            if let Err(error) = source.read(Path::new("."), find) {
                wrong.push(format!("{error:#}"));
            }
        }
        wrong
    }

    /// What the newsroom says about kills.
    pub(crate) fn kill_policy(&self) -> KillPolicy {
        let own = |(name, agency): (&String, &AgencySettings)| Some((name.clone(), agency.on_kill?));
        KillPolicy {
            on_kill: self.on_kill,
            agencies: self.agencies.iter().filter_map(own).collect(),
        }
    }

    /// The sources with their tokens and passwords, which may stand in files below `folder` and in the environment.
    ///
    /// # Errors
    /// When a token or password is not where it is said to be.
    pub(crate) fn sources(&self, folder: &Path) -> Result<Vec<Source>> {
        let secret = |file: Option<&str>, variable: Option<&str>, given: Option<Secret>| {
            if let Some(given) = given {
                return Ok(given);
            }
            if let Some(file) = file {
                let path = folder.join(file);
                let text = std::fs::read_to_string(&path)
                    .with_context(|| format!("there is no reading {}", path.display()))?;
                return Ok(Secret::new(&text));
            }
            let variable = variable.unwrap_or_default();
            std::env::var(variable)
                .map(|word| Secret::new(&word))
                .with_context(|| format!("the environment’s {variable}"))
        };
        self.sources
            .iter()
            .map(|source| source.read(folder, &secret))
            .collect()
    }
}

#[cfg(test)]
mod tests;

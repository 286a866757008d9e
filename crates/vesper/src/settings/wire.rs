//! `[wire]`: what the newsroom says about agencies' items.

use model::{KillPolicy, OnKill};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Agencies' items.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct WireSettings {
    /// What happens to what was made of an item that its agency takes back.
    pub(crate) on_kill: OnKill,
    /// By the agency's name, what is different for it.
    pub(crate) agencies: BTreeMap<String, AgencySettings>,
}

/// One agency.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AgencySettings {
    /// What its kills do; as for the others without it.
    pub(crate) on_kill: Option<OnKill>,
}

impl WireSettings {
    /// What the newsroom says about kills.
    pub(crate) fn kill_policy(&self) -> KillPolicy {
        let own = |(name, agency): (&String, &AgencySettings)| Some((name.clone(), agency.on_kill?));
        KillPolicy {
            on_kill: self.on_kill,
            agencies: self.agencies.iter().filter_map(own).collect(),
        }
    }
}

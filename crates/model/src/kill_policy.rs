//! What an agency's kill does to what readers have. Pure.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happens to the articles that were made from an item when its agency takes it back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnKill {
    /// They are withdrawn in the change that keeps the kill.
    #[default]
    Withdraw,
    /// What readers have stays, and the desk is alarmed. Nothing that waits for its time goes out.
    Alarm,
}

/// What the newsroom says about kills, for all agencies and for some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KillPolicy {
    /// For agencies that are not named.
    #[serde(default)]
    pub on_kill: OnKill,
    /// By the agency's name as items have it.
    #[serde(default)]
    pub agencies: BTreeMap<String, OnKill>,
}

impl KillPolicy {
    /// What a kill by this agency does; names are compared without regard to case.
    pub fn of(&self, agency: &str) -> OnKill {
        self.agencies
            .iter()
            .find(|(name, _)| is_same_agency(name, agency))
            .map_or(self.on_kill, |(_, on_kill)| *on_kill)
    }
}

/// Whether two names are one agency's. Case and space around them make no difference: settings, sources and the agency itself
/// do not always write it alike.
pub fn is_same_agency(one: &str, other: &str) -> bool {
    let folded = |name: &str| name.trim().to_lowercase();
    one == other || folded(one) == folded(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_is_the_same_in_capitals() {
        assert!(is_same_agency("ČTK", " čtk"));
        assert!(!is_same_agency("Meridian", "Meridian News"));
    }

    #[test]
    fn an_agency_that_is_named_has_its_own_rule() {
        let policy = KillPolicy {
            on_kill: OnKill::Withdraw,
            agencies: BTreeMap::from([("dpa".to_owned(), OnKill::Alarm)]),
        };
        assert_eq!(policy.of("DPA"), OnKill::Alarm);
        assert_eq!(policy.of("Meridian"), OnKill::Withdraw);
        assert_eq!(KillPolicy::default().of("dpa"), OnKill::Withdraw);
    }
}

//! `[rights]`: where the newsroom publishes, and how it keeps to agencies' terms.

use model::RightsPolicy;

/// What is wrong with the newsroom's own side, a sentence each.
pub(super) fn faults(policy: &RightsPolicy) -> Vec<String> {
    let mut wrong = Vec::new();
    let unknown = policy.unknown_countries();
    if !unknown.is_empty() {
        wrong.push(format!(
            "rights.territory names {}; write \"world\" or ISO 3166 codes of countries, for example [\"DE\", \"AT\"]",
            unknown.join(", ")
        ));
    }
    if policy.no_archive_days == 0 || policy.no_archive_days > 3650 {
        wrong.push("rights.no_archive_days must be 1 to 3650".to_owned());
    }
    wrong
}

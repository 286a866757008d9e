//! Desks, and the rules by which items go there: read, and looked over for mistakes.

use super::WireSettings;
use anyhow::{Context, Result};
use jiff::tz::TimeZone;
use model::{Phrase, WireDesks, WireRoute, fold};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

impl WireSettings {
    /// The rules in the `[wire]` of a file, for trying them out. The rest of the file is not looked at.
    ///
    /// # Errors
    /// All that is wrong with them.
    pub(crate) fn of_file(file: &Path) -> Result<Self> {
        #[derive(Deserialize)]
        struct Only {
            #[serde(default)]
            wire: WireSettings,
        }
        let text =
            std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let only: Only = toml::from_str(&text)
            .map_err(|error| crate::settings::keys::mistake(&text, &error))
            .with_context(|| format!("{}", file.display()))?;
        let wrong = only.wire.wrong_desks();
        anyhow::ensure!(wrong.is_empty(), "{}:\n{}", file.display(), wrong.join("\n"));
        Ok(only.wire)
    }

    /// Desks and rules as the archive keeps them.
    pub(crate) fn desks(&self) -> WireDesks {
        WireDesks {
            desks: self.desks.clone(),
            default_desk: self.default_desk.clone(),
            routes: self.routes.clone(),
            topics: self.topics.clone(),
        }
    }

    /// The error that names the nearest desk, when there is no desk of this name.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn known_desk(&self, desk: &str) -> Result<()> {
        match self.no_desk(desk) {
            Some(reason) => anyhow::bail!("{reason}"),
            None => Ok(()),
        }
    }

    fn no_desk(&self, given: &str) -> Option<String> {
        if self.desks.iter().any(|desk| desk.id == given) {
            return None;
        }
        let nearest = self
            .desks
            .iter()
            .min_by_key(|desk| strsim::damerau_levenshtein(&desk.id, given));
        Some(match nearest {
            Some(nearest) => format!("there is no desk “{given}”; did you mean “{}”?", nearest.id),
            None => format!("there is no desk “{given}”, and none at all: add [[wire.desks]] with an id"),
        })
    }

    /// What is wrong with desks and rules, a sentence each.
    pub(super) fn wrong_desks(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut ids = BTreeSet::new();
        for desk in &self.desks {
            let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            if desk.id.is_empty() || !desk.id.bytes().all(fits) {
                wrong.push(format!("wire.desks.id = \"{}\" must be a-z, 0-9 and -", desk.id));
            }
            if !ids.insert(&desk.id) {
                wrong.push(format!("wire.desks.id = \"{}\" stands there twice", desk.id));
            }
        }
        if !self.default_desk.is_empty() {
            wrong.extend(
                self.no_desk(&self.default_desk)
                    .map(|reason| format!("wire.default_desk: {reason}")),
            );
        }
        let mut names = BTreeSet::new();
        for route in &self.routes {
            let of = |reason: String| format!("wire.routes “{}”: {reason}", route.name);
            if route.name.is_empty() || !names.insert(&route.name) {
                wrong.push(of(
                    "each rule needs a name of its own, so that lists can say which one it was".to_owned(),
                ));
            }
            wrong.extend(self.no_desk(&route.desk).map(of));
            wrong.extend(wrong_conditions(route).into_iter().map(of));
        }
        wrong
    }
}

fn wrong_conditions(route: &WireRoute) -> Vec<String> {
    let mut wrong = Vec::new();
    if route.urgency.is_some_and(|urgency| !(1..=9).contains(&urgency)) {
        wrong.push("urgency is 1 (most urgent) to 9".to_owned());
    }
    if let Some(hours) = &route.hours {
        if TimeZone::get(&hours.zone).is_err() {
            wrong.push(format!(
                "“{}” is no time zone; write one as in Europe/Berlin",
                hours.zone
            ));
        }
        if hours.from == hours.to {
            wrong.push("hours from and to are the same, so that they never hold".to_owned());
        }
    }
    let words = &route.words;
    let phrases = words
        .any
        .iter()
        .chain(&words.all)
        .chain(&words.none)
        .chain(&route.place);
    // A phrase that does not stand in itself stands nowhere.
    for phrase in phrases.filter(|phrase| !Phrase::new(phrase).stands_in(&fold(phrase))) {
        wrong.push(format!("“{phrase}” holds no word"));
    }
    for empty in [&route.agency, &route.language, &route.source]
        .into_iter()
        .flatten()
        .filter(|given| given.trim().is_empty())
    {
        wrong.push(format!("“{empty}” is an empty condition; leave it out"));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> WireSettings {
        toml::from_str(text).unwrap()
    }

    #[track_caller]
    fn check(text: &str, says: &str) {
        let desks = "desks = [{ id = \"world\", name = \"World\" }, { id = \"sport\" }]\n";
        let wrong = settings(&format!("{desks}{text}")).wrong_desks();
        assert!(wrong.iter().any(|reason| reason.contains(says)), "{wrong:?}");
    }

    #[test]
    fn rules_are_written_briefly() {
        let settings = settings(
            r#"
            desks = [{ id = "world", name = "World" }]
            [[routes]]
            name = "quakes"
            desk = "world"
            agency = "Meridian"
            topic = ["medtop:20000153"]
            urgency = 3
            words = { any = ["quake*", "地震"], none = ["football"] }
            hours = { from = "18:00", to = "06:00", zone = "Europe/Berlin" }
            kind = "text"
            stop = true
            [topics]
            "Meridian:met" = "medtop:17000000"
            "#,
        );
        assert_eq!(settings.wrong_desks(), Vec::<String>::new());
        assert_eq!(settings.routes[0].agency, ["Meridian"]);
        assert_eq!(settings.topics["Meridian:met"].name("en"), "weather");
    }

    #[test]
    fn mistakes_are_named_with_what_was_meant() {
        check(
            "[[routes]]\nname = \"a\"\ndesk = \"wrold\"",
            "no desk “wrold”; did you mean “world”?",
        );
        check("default_desk = \"sprot\"", "did you mean “sport”?");
        check("[[routes]]\ndesk = \"world\"", "needs a name of its own");
        check(
            "[[routes]]\nname = \"a\"\ndesk = \"world\"\nurgency = 0",
            "urgency is 1",
        );
        check(
            "[[routes]]\nname = \"a\"\ndesk = \"world\"\nhours = { from = \"1:00\", to = \"02:00\", zone = \"Moon/Base\" }"
                .replace("1:00\"", "01:00\"")
                .as_str(),
            "“Moon/Base” is no time zone",
        );
        check(
            "[[routes]]\nname = \"a\"\ndesk = \"world\"\nwords = { any = [\"*\"] }",
            "“*” holds no word",
        );
        assert!(
            WireSettings::default()
                .known_desk("world")
                .unwrap_err()
                .to_string()
                .contains("[[wire.desks]]")
        );
        let unknown = toml::from_str::<WireSettings>("[topics]\n\"a:b\" = \"medtop:1\"")
            .unwrap_err()
            .to_string();
        assert!(unknown.contains("is no Media Topic"), "{unknown}");
    }
}

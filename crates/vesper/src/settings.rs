//! `vesper.toml`, and the environment over it. All mistakes are found before a port is opened, and said at once.

mod keys;
mod rights;
mod template;
mod wire;

use keys::{check_keys, mistake, set};
pub(crate) use template::template;
pub(crate) use wire::WireSettings;

use anyhow::{Context, Result, bail};
use archive::Database;
use jiff::civil::Time;
use model::{Lang, Newsroom, Section};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Everything that can be set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) name: String,
    pub(crate) url: String,
    #[serde(default = "listen")]
    pub(crate) listen: String,
    /// Where `/metrics` is; nowhere without it.
    #[serde(default)]
    pub(crate) operations: Option<String>,
    pub(crate) languages: Vec<Lang>,
    pub(crate) default_language: Lang,
    #[serde(default = "database")]
    pub(crate) database: String,
    #[serde(default = "media")]
    pub(crate) media: String,
    #[serde(default = "pages")]
    pub(crate) pages: String,
    pub(crate) smtp: String,
    /// A folder whose templates and styles stand in place of the built-in ones of the same name.
    #[serde(default)]
    pub(crate) theme: Option<String>,
    #[serde(default)]
    pub(crate) sections: Vec<Section>,
    pub(crate) letter: LetterSettings,
    /// Agencies' items: desks, where items go, what kills do.
    #[serde(default)]
    pub(crate) wire: WireSettings,
    #[serde(default)]
    pub(crate) rights: model::RightsPolicy,
    /// The folder that these settings were read from; relative paths count from here.
    #[serde(skip)]
    pub(crate) folder: PathBuf,
}

/// The evening letter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterSettings {
    /// The address that letters come from.
    pub(crate) sender: String,
    /// The street address at the foot of each letter.
    #[serde(default)]
    pub(crate) postal_address: String,
    /// Wall-clock time, in UTC.
    #[serde(default = "evening")]
    pub(crate) time: Time,
    /// Connections to the relay.
    #[serde(default = "connections")]
    pub(crate) connections: usize,
    /// Seconds after which a silent sender's copies are taken over by another.
    #[serde(default = "lease_seconds")]
    pub(crate) lease_seconds: f64,
}

fn listen() -> String {
    "127.0.0.1:8080".to_owned()
}
fn database() -> String {
    "sqlite:archive.sqlite".to_owned()
}
fn media() -> String {
    "file:media".to_owned()
}
fn pages() -> String {
    "pages".to_owned()
}
fn evening() -> Time {
    Time::constant(18, 30, 0, 0)
}
fn connections() -> usize {
    4
}
fn lease_seconds() -> f64 {
    60.0
}

const PREFIX: &str = "VESPER_";
/// Variables that are no settings: where the file is, and what tests use.
const NOT_SETTINGS: &[&str] = &["CONFIG", "LOG", "FIXTURES", "BIN", "TARGET"];

impl Settings {
    /// Reads the file and puts the environment's values over it.
    pub(crate) fn load(file: &Path, environment: impl Iterator<Item = (String, String)>) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| {
            format!(
                "cannot read {}. `vesper init DIR` makes a newsroom, --config names its file",
                file.display()
            )
        })?;
        let folder = file.parent().unwrap_or(Path::new(".")).to_owned();
        Self::parse(&text, environment, folder).with_context(|| format!("{}", file.display()))
    }

    pub(crate) fn parse(
        text: &str,
        environment: impl Iterator<Item = (String, String)>,
        folder: PathBuf,
    ) -> Result<Self> {
        let mut table: toml::Table = toml::from_str(text).map_err(|error| mistake(text, &error))?;
        for (name, value) in environment {
            if let Some(key) = name.strip_prefix(PREFIX)
                && !NOT_SETTINGS.contains(&key)
                && !key.starts_with("TEST_")
            {
                set(&mut table, &key.to_lowercase().replace("__", "."), &value)
                    .with_context(|| format!("the environment's {name}"))?;
            }
        }
        check_keys(&table, "")?;
        let mut settings: Self = table.try_into()?;
        settings.folder = folder;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<()> {
        let mut wrong = Vec::new();
        if !self.languages.contains(&self.default_language) {
            wrong.push(format!(
                "default_language = \"{}\" is not among languages",
                self.default_language
            ));
        }
        let web = self.url.starts_with("http://") || self.url.starts_with("https://");
        if !web || self.url.ends_with('/') {
            wrong.push(format!(
                "url = \"{}\" must begin with http:// or https:// and not end with /",
                self.url
            ));
        }
        for section in &self.sections {
            let fine = section
                .id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            let taken = [
                "letter",
                "languages",
                "corrections",
                "search",
                "topics",
                "by",
                "quotes",
                "lite",
            ]
            .contains(&section.id.as_str());
            if !fine || taken || section.id.is_empty() {
                wrong.push(format!(
                    "sections.id = \"{}\" must be a-z, 0-9 and -, and no address of the site",
                    section.id
                ));
            }
        }
        if self.letter.sender.parse::<model::EmailAddress>().is_err() {
            wrong.push(format!(
                "letter.sender = \"{}\" is not a mail address",
                self.letter.sender
            ));
        }
        for (key, address) in [
            ("listen", Some(&self.listen)),
            ("operations", self.operations.as_ref()),
        ] {
            if let Some(address) = address.filter(|address| address.parse::<std::net::SocketAddr>().is_err())
            {
                wrong.push(format!(
                    "{key} = \"{address}\" is not an address and port, for example 127.0.0.1:8080"
                ));
            }
        }
        if self.letter.connections == 0 || self.letter.connections > 64 {
            wrong.push("letter.connections must be 1 to 64".to_owned());
        }
        if !(0.2..=3600.0).contains(&self.letter.lease_seconds) {
            wrong.push("letter.lease_seconds must be 0.2 to 3600".to_owned());
        }
        if self.media.strip_prefix("file:").is_none() {
            wrong.push(format!("media = \"{}\" must begin with file:", self.media));
        }
        wrong.extend(self.wire.mistakes());
        wrong.extend(rights::faults(&self.rights));
        if wrong.is_empty() {
            return Ok(());
        }
        bail!(
            "{}",
            wrong.join(
                "
"
            )
        )
    }

    /// What the newsroom says about itself.
    pub(crate) fn newsroom(&self) -> Newsroom {
        Newsroom {
            name: self.name.clone(),
            url: self.url.clone(),
            languages: Lang::all().filter(|lang| self.languages.contains(lang)).collect(),
            default_language: self.default_language,
            sections: self.sections.clone(),
            sender: self.letter.sender.clone(),
            postal_address: self.letter.postal_address.clone(),
        }
    }

    /// That the database is there, when it is a file.
    ///
    /// # Errors
    /// When there is no such file: `vesper init` makes one.
    pub(crate) fn check_database(&self) -> Result<()> {
        if let Database::Sqlite(path) = Database::parse(&self.database, &self.folder)?
            && !path.exists()
        {
            anyhow::bail!(
                "there is no database {}; `vesper init` makes a newsroom with one, `vesper restore` fills one from a backup",
                path.display()
            );
        }
        Ok(())
    }

    /// A path of these settings, seen from where the program runs.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// When letters go out.
    pub(crate) fn schedule(&self) -> model::Schedule {
        model::Schedule {
            time: self.letter.time,
            ..model::Schedule::evening()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, environment: &[(&str, &str)]) -> Result<Settings> {
        let environment = environment
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Settings::parse(text, environment, PathBuf::from("/house"))
    }

    fn plain() -> String {
        template(
            "Vesper",
            "https://vesper.example",
            "127.0.0.1:8080",
            &[Lang::EN],
            "smtp://127.0.0.1:25",
        )
    }

    #[test]
    fn the_file_of_a_new_newsroom_can_be_read() {
        let settings = parse(&plain(), &[]).unwrap();
        assert_eq!(settings.newsroom().sections.len(), 7);
        assert_eq!(settings.schedule(), model::Schedule::evening());
        assert_eq!(settings.path("media"), Path::new("/house/media"));
    }

    #[test]
    fn the_environment_stands_over_the_file() {
        let over = [
            ("VESPER_LETTER__CONNECTIONS", "9"),
            ("VESPER_NAME", "Star"),
            ("VESPER_LOG", "debug"),
            ("HOME", "/"),
        ];
        let settings = parse(&plain(), &over).unwrap();
        assert_eq!((settings.letter.connections, settings.name.as_str()), (9, "Star"));
    }

    #[test]
    fn the_newsroom_says_where_it_publishes() {
        let with = |rights: &str| parse(&format!("{}\n[rights]\n{rights}\n", plain()), &[]);
        assert_eq!(
            parse(&plain(), &[]).unwrap().rights,
            model::RightsPolicy::default()
        );
        assert!(with("territory = \"world\"").is_ok());
        let home = with("territory = [\"DE\", \"AT\"]\nagreements = [\"dpa\"]\nat_end = \"ask\"").unwrap();
        assert_eq!(home.rights.at_end, model::AtEnd::Ask);
        let wrong = format!("{:#}", with("territory = [\"DE\", \"Bavaria\"]").unwrap_err());
        assert!(wrong.contains("Bavaria"), "{wrong}");
        assert!(with("territory = \"Mars\"").is_err());
        assert!(with("no_archive_days = 0").is_err());
    }

    #[test]
    fn kills_of_some_agencies_can_be_decided_by_hand() {
        let text = format!("{}\n[wire.agencies.dpa]\non_kill = \"alarm\"\n", plain());
        let policy = parse(&text, &[]).unwrap().wire.kill_policy();
        assert_eq!(policy.of("dpa"), model::OnKill::Alarm);
        assert_eq!(policy.of("Meridian"), model::OnKill::Withdraw);
        let wrong = parse(&text.replace("on_kill", "on_kil"), &[]).unwrap_err();
        assert!(format!("{wrong:#}").contains("on_kil"), "{wrong:#}");
    }

    #[track_caller]
    fn check(change: (&str, &str), says: &str) {
        let error = format!(
            "{:#}",
            parse(&plain().replace(change.0, change.1), &[]).unwrap_err()
        );
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn a_mistake_is_named_by_its_line_without_what_stands_there() {
        let text = format!("{}\n[[wire.sources]]\ntoken = \"harbour-of-senn\n", plain());
        let wrong = Settings::parse(&text, std::iter::empty(), PathBuf::new()).unwrap_err();
        let said = format!("{wrong:#}");
        assert!(said.contains("line ") && !said.contains("senn"), "{said}");
    }

    #[test]
    fn mistakes_are_named_with_what_was_meant() {
        check(
            ("postal_address", "postal_adress"),
            "there is no setting “letter.postal_adress”; did you mean “letter.postal_address”?",
        );
        check(
            ("default_language = \"en\"", "default_language = \"de\""),
            "default_language = \"de\" is not among languages",
        );
        check(("[\"en\"]", "[\"klingon\"]"), "“klingon” is not a language");
        check(
            ("https://vesper.example", "vesper.example/"),
            "must begin with http:// or https://",
        );
        check(("letter@vesper.example", "letter"), "is not a mail address");
        check(("127.0.0.1:8080", "banana"), "is not an address and port");
        let error = parse(&plain(), &[("VESPER_LETTER__SENDR", "x")]).unwrap_err();
        assert!(format!("{error:#}").contains("letter.sender"), "{error:#}");
    }
}

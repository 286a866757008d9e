//! `[[wire.sources]]`: one source of agencies' copy.

use anyhow::{Context, Result, bail};
use jiff::SignedDuration;
use model::{ActiveHours, SourceRules};
use serde::Deserialize;
use std::path::Path;
use std::time::Duration;
use wire::{FolderWay, FtpWay, HttpWay, Login, Patience, Reach, Secret, Source, SourceWay};

/// One source. Lengths of time are written as people do: `"30s"`, `"5m"`, `"6h"`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceSettings {
    pub(crate) name: String,
    pub(crate) kind: String,
    #[serde(default)]
    agency: Option<String>,
    #[serde(default)]
    address: Option<String>,
    #[serde(default)]
    every: Option<String>,
    #[serde(default)]
    silence: Option<String>,
    #[serde(default)]
    failures: Option<u32>,
    #[serde(default)]
    hours: Option<String>,
    #[serde(default)]
    token: Option<Secret>,
    #[serde(default)]
    token_file: Option<String>,
    #[serde(default)]
    token_env: Option<String>,
    #[serde(default)]
    header: Option<String>,
    #[serde(default)]
    user: Option<String>,
    #[serde(default)]
    password: Option<Secret>,
    #[serde(default)]
    password_file: Option<String>,
    #[serde(default)]
    password_env: Option<String>,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    stall: Option<String>,
    #[serde(default)]
    patience: Option<String>,
    #[serde(default)]
    settle: Option<String>,
    #[serde(default)]
    after: Option<String>,
}

/// Shorter ones can be guessed.
pub(super) const TOKEN_CHARS_MIN: usize = 16;
const SILENCE: SignedDuration = SignedDuration::from_hours(6);
const FAILURES: u32 = 3;

/// Finds a word that opens a door: in a file, in a variable, or as it was given.
pub(super) type Finder<'a> = &'a dyn Fn(Option<&str>, Option<&str>, Option<Secret>) -> Result<Secret>;

impl SourceSettings {
    /// The source as the wire's room knows it.
    pub(super) fn read(&self, folder: &Path, find: Finder<'_>) -> Result<Source> {
        self.checked(folder, find)
            .with_context(|| format!("the source “{}” in [[wire.sources]]", self.name))
    }

    fn checked(&self, folder: &Path, find: Finder<'_>) -> Result<Source> {
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if self.name.is_empty() || self.name.len() > 60 || !self.name.bytes().all(is_name) {
            bail!("name must be a-z, 0-9 and -");
        }
        let (way, every) = match self.kind.as_str() {
            "folder" => (
                SourceWay::Folder(self.folder(folder)?),
                SignedDuration::from_secs(1),
            ),
            "http" => (SourceWay::Http(self.http(find)?), SignedDuration::from_mins(1)),
            "ftp" => (SourceWay::Ftp(self.ftp(find)?), SignedDuration::from_mins(1)),
            "push" => (self.push(find)?, SignedDuration::from_mins(1)),
            other => bail!("kind = \"{other}\" is none of folder, http, ftp and push"),
        };
        let repeats_itself = matches!(way, SourceWay::Http(_));
        let is_asked = repeats_itself || matches!(way, SourceWay::Ftp(_));
        let every = self
            .every
            .as_deref()
            .map_or(Ok(every), |text| length("every", text))?;
        let least = if is_asked { 1_000 } else { 50 };
        if every < SignedDuration::from_millis(least) || every > SignedDuration::from_hours(24) {
            bail!("every must be {least} ms to 24 h");
        }
        let silence = match self.silence.as_deref() {
            Some("never") => None,
            Some(text) => Some(length("silence", text)?),
            None => Some(SILENCE),
        };
        let hours = self.hours.as_deref().map(str::parse::<ActiveHours>).transpose();
        let failures = self.failures.unwrap_or(FAILURES);
        if failures == 0 {
            bail!("failures must be at least 1");
        }
        Ok(Source {
            name: self.name.clone(),
            agency: self.agency.clone(),
            way,
            rules: SourceRules {
                every,
                silence,
                failures,
                hours: hours.context("hours")?,
                repeats_itself,
            },
            packed: wire::PackedFiles::default(),
        })
    }

    /// The folder that it looks into, if it does.
    pub(super) fn folder_path(&self) -> Option<&Path> {
        let address = self.address.as_deref().filter(|_| self.kind == "folder");
        address.map(Path::new)
    }

    /// Names the keys that are set and mean nothing here.
    fn only(&self, keys: &[(&str, bool)]) -> Result<()> {
        let idle: Vec<&str> = keys
            .iter()
            .filter(|(_, is_set)| *is_set)
            .map(|(key, _)| *key)
            .collect();
        if idle.is_empty() {
            return Ok(());
        }
        bail!("{} means nothing for kind = \"{}\"", idle.join(", "), self.kind);
    }

    fn has_token(&self) -> bool {
        self.token.is_some() || self.token_file.is_some() || self.token_env.is_some()
    }

    fn has_password(&self) -> bool {
        self.password.is_some() || self.password_file.is_some() || self.password_env.is_some()
    }

    fn folder(&self, folder: &Path) -> Result<FolderWay> {
        self.only(&[
            ("token", self.has_token()),
            ("password", self.has_password()),
            ("user", self.user.is_some()),
            ("header", self.header.is_some()),
            ("private", self.private),
            ("stall", self.stall.is_some()),
        ])?;
        let address = self.address.as_deref().context("address must name the folder")?;
        if address.is_empty() || address.contains("://") {
            bail!("address = \"{address}\" must be the path of a folder");
        }
        let deletes = self.deletes()?;
        Ok(FolderWay {
            path: folder.join(address),
            settle: span("settle", self.settle.as_deref(), Duration::from_secs(2))?,
            patience: span("patience", self.patience.as_deref(), Duration::from_secs(30))?,
            deletes,
        })
    }

    fn deletes(&self) -> Result<bool> {
        match self.after.as_deref() {
            None | Some("keep") => Ok(false),
            Some("delete") => Ok(true),
            Some(other) => bail!("after = \"{other}\" is neither keep nor delete"),
        }
    }

    fn reach(&self) -> Reach {
        if self.private {
            Reach::Private
        } else {
            Reach::Public
        }
    }

    fn patience(&self) -> Result<Patience> {
        let usual = Patience::default();
        Ok(Patience {
            stall: span("stall", self.stall.as_deref(), usual.stall)?,
            total: span("patience", self.patience.as_deref(), usual.total)?,
            ..usual
        })
    }

    fn ftp(&self, find: Finder<'_>) -> Result<FtpWay> {
        self.only(&[
            ("settle", self.settle.is_some()),
            ("token", self.has_token()),
            ("header", self.header.is_some()),
        ])?;
        let text = self.address.as_deref().context("address must name the server")?;
        let address = text
            .parse::<wire::Url>()
            .ok()
            .filter(|url| matches!(url.scheme(), "ftp" | "ftps") && url.has_host())
            .with_context(|| "address must begin with ftps:// or ftp://")?;
        if !address.username().is_empty() || address.password().is_some() {
            bail!("address holds a password; it belongs into user and password_file");
        }
        if address.path().contains('%') {
            bail!("address names a folder with spaces or signs beyond ASCII; those cannot be asked for");
        }
        let is_encrypted = address.scheme() == "ftps";
        let login = self.login(find)?;
        if login.is_some() && !is_encrypted && !self.private {
            bail!(
                "a password over ftp:// can be read on the way; use ftps://, or private = true if there is no other way"
            );
        }
        let (user, password) = match login {
            Some(Login::Basic(user, password)) => (user, password),
            // By custom an unnamed guest shows any word.
            _ => ("anonymous".to_owned(), Secret::new("vesper")),
        };
        Ok(FtpWay {
            host: address
                .host_str()
                .unwrap_or_default()
                .trim_matches(['[', ']'])
                .to_owned(),
            port: address.port().unwrap_or(21),
            is_encrypted,
            user,
            password,
            folder: address.path().trim_start_matches('/').to_owned(),
            deletes: self.deletes()?,
            reach: self.reach(),
            patience: self.patience()?,
            roots: wire::public_authorities(),
        })
    }

    fn http(&self, find: Finder<'_>) -> Result<HttpWay> {
        self.only(&[("settle", self.settle.is_some()), ("after", self.after.is_some())])?;
        let text = self
            .address
            .as_deref()
            .context("address must name what is asked")?;
        let address = text
            .parse::<wire::Url>()
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
            .with_context(|| "address must begin with http:// or https://")?;
        if !address.username().is_empty() || address.password().is_some() {
            bail!("address holds a password; it belongs into user and password_file");
        }
        let login = self.login(find)?;
        if login.is_some() && address.scheme() == "http" && !self.private {
            bail!(
                "a password or token over http:// can be read on the way; use https://, or private = true in your own network"
            );
        }
        Ok(HttpWay {
            address,
            login,
            reach: self.reach(),
            patience: self.patience()?,
        })
    }

    fn login(&self, find: Finder<'_>) -> Result<Option<Login>> {
        match (&self.user, self.has_password(), self.has_token()) {
            (None, false, false) if self.header.is_some() => bail!("header needs a token"),
            (None, false, false) => Ok(None),
            (None, false, true) => {
                let token = self.token(find)?;
                let Some(header) = self.header.clone() else {
                    return Ok(Some(Login::Bearer(token)));
                };
                let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
                if header.is_empty() || !header.bytes().all(is_name) {
                    bail!("header = \"{header}\" is no name of a header");
                }
                Ok(Some(Login::Header(header, token)))
            }
            (Some(user), true, false) => {
                let (file, variable) = (self.password_file.as_deref(), self.password_env.as_deref());
                let password = secret("password", find, file, variable, self.password.clone())?;
                Ok(Some(Login::Basic(user.clone(), password)))
            }
            (_, _, true) => bail!("it takes a token, or user and password, not both"),
            _ => bail!("user and password belong together"),
        }
    }

    fn token(&self, find: Finder<'_>) -> Result<Secret> {
        let (file, variable) = (self.token_file.as_deref(), self.token_env.as_deref());
        secret("token", find, file, variable, self.token.clone())
    }

    fn push(&self, find: Finder<'_>) -> Result<SourceWay> {
        self.only(&[
            ("address", self.address.is_some()),
            ("every", self.every.is_some()),
            ("password", self.has_password()),
            ("user", self.user.is_some()),
            ("header", self.header.is_some()),
            ("private", self.private),
            ("stall", self.stall.is_some()),
            ("patience", self.patience.is_some()),
            ("settle", self.settle.is_some()),
            ("after", self.after.is_some()),
        ])?;
        if !self.has_token() {
            bail!("it needs token, token_file or token_env: what the agency shows to be let in");
        }
        if self.agency.as_deref().unwrap_or_default().trim().is_empty() {
            bail!("agency must say whose copy it is: what is pushed could say anything");
        }
        let token = self.token(find)?;
        if token.reveal().chars().count() < TOKEN_CHARS_MIN {
            bail!(
                "its token is shorter than {TOKEN_CHARS_MIN} characters; `openssl rand -hex 32` makes a good one"
            );
        }
        Ok(SourceWay::Push(token.hash()))
    }
}

/// One word out of the three places where it may stand.
fn secret(
    what: &str,
    find: Finder<'_>,
    file: Option<&str>,
    variable: Option<&str>,
    given: Option<Secret>,
) -> Result<Secret> {
    let places = [given.is_some(), file.is_some(), variable.is_some()];
    if places.iter().filter(|place| **place).count() > 1 {
        bail!("{what}, {what}_file and {what}_env: only one of them");
    }
    if variable.is_some_and(|variable| variable.starts_with("VESPER_")) {
        bail!("{what}_env: variables that begin with VESPER_ are settings; call it otherwise");
    }
    let found = find(file, variable, given).with_context(|| format!("its {what}"))?;
    if found.is_empty() {
        bail!("its {what} is empty");
    }
    Ok(found)
}

fn length(key: &str, text: &str) -> Result<SignedDuration> {
    let length: Option<SignedDuration> = text.parse().ok();
    length
        .filter(SignedDuration::is_positive)
        .with_context(|| format!("{key} = \"{text}\" is no length of time; write for example 30s, 5m or 6h"))
}

fn span(key: &str, text: Option<&str>, usual: Duration) -> Result<Duration> {
    let Some(text) = text else { return Ok(usual) };
    let span = Duration::try_from(length(key, text)?)?;
    if span > Duration::from_hours(1) {
        bail!("{key} = \"{text}\" is longer than an hour");
    }
    Ok(span)
}

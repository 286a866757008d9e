//! Everything opened, in the right order, from the settings.

use crate::clock::HouseClock;
use crate::settings::Settings;
use anyhow::{Context, Result};
use archive::{Archive, Database, Folder};
use jiff::Timestamp;
use layout::Layout;
use model::{Clock, SectionRules};
use press::PageStore;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// An open newsroom.
pub(crate) struct House {
    pub(crate) settings: Settings,
    pub(crate) archive: Archive,
    layout: OnceLock<Arc<Layout>>,
}

impl House {
    /// Opens the newsroom whose settings are in `file`.
    ///
    /// # Errors
    /// Also when its database is not there: a mistyped path must not become a second, empty newsroom.
    pub(crate) async fn open(file: &Path) -> Result<Self> {
        let settings = Settings::load(file, std::env::vars())?;
        settings.check_database()?;
        Self::with(settings).await
    }

    /// Makes its database as well.
    pub(crate) async fn make(file: &Path) -> Result<Self> {
        Self::with(Settings::load(file, std::env::vars())?).await
    }

    /// Opens it without a trace in its records, which a backup is to fill.
    pub(crate) async fn open_empty(file: &Path) -> Result<Self> {
        Self::untouched(Settings::load(file, std::env::vars())?).await
    }

    pub(crate) async fn with(settings: Settings) -> Result<Self> {
        let house = Self::untouched(settings).await?;
        house.keep_section_rules().await?;
        house.keep_kill_policy().await?;
        Ok(house)
    }

    async fn untouched(settings: Settings) -> Result<Self> {
        let database = Database::parse(&settings.database, &settings.folder)?;
        let media = settings.path(settings.media.trim_start_matches("file:"));
        let blobs = Arc::new(Folder::open(&media)?);
        let archive = Archive::open(&database, blobs)
            .await
            .with_context(|| format!("cannot open {database}"))?;
        let archive = archive.from_where(&format!("command line on {}", host()));
        Ok(Self {
            settings,
            archive,
            layout: OnceLock::new(),
        })
    }

    /// What sections ask for stands in the settings; the archive keeps it, so that whoever moves an article asks for it.
    async fn keep_section_rules(&self) -> Result<()> {
        let sections = &self.settings.sections;
        let mut rules: BTreeMap<String, SectionRules> = sections
            .iter()
            .map(|section| (section.id.clone(), section.rules))
            .collect();
        if rules.values().all(|rules| *rules == SectionRules::default()) {
            rules.clear();
        }
        if self.archive.read().await?.section_rules().await? != rules {
            let mut tx = self.archive.begin("vesper", "vesper.toml says so").await?;
            let now = HouseClock::of(&self.settings.folder).now();
            tx.set_section_rules(&rules, now).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// What the newsroom says about kills stands in the settings; the archive keeps it, so that whoever takes items in knows it.
    async fn keep_kill_policy(&self) -> Result<()> {
        let policy = self.settings.wire.kill_policy();
        if self.archive.read().await?.kill_policy().await? != policy {
            let mut tx = self.archive.begin("vesper", "vesper.toml says so").await?;
            tx.set_kill_policy(&policy, HouseClock::of(&self.settings.folder).now())
                .await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Records something that needed a right and changes nothing in the archive itself.
    pub(crate) async fn record(&self, who: &str, act: &str, subject: &str) -> Result<()> {
        let mut tx = self.archive.begin(who, "").await?;
        tx.audit(act, subject, HouseClock::of(&self.settings.folder).now());
        tx.commit().await?;
        Ok(())
    }

    /// Templates, styles and words; read on first use, because most commands need none of them.
    pub(crate) fn layout(&self) -> Result<Arc<Layout>> {
        if let Some(layout) = self.layout.get() {
            return Ok(Arc::clone(layout));
        }
        let theme = self
            .settings
            .theme
            .as_ref()
            .map(|theme| self.settings.path(theme));
        let layout =
            Layout::new(self.settings.newsroom(), theme.as_deref()).context("the theme cannot be used")?;
        Ok(Arc::clone(self.layout.get_or_init(|| Arc::new(layout))))
    }

    /// Makes sure that each language has its letter at the newsroom's time.
    pub(crate) async fn set_letters(&self, now: Timestamp) -> Result<()> {
        let mut tx = self.archive.begin("vesper", "").await?;
        let known = tx.letters().await?;
        let schedule = self.settings.schedule();
        for lang in self.settings.newsroom().languages {
            if !known
                .iter()
                .any(|letter| letter.lang == lang && letter.schedule == schedule)
            {
                tx.set_letter(lang, &schedule, now).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// The pressed pages.
    pub(crate) fn pages(&self) -> Result<PageStore> {
        let folder = self.settings.path(&self.settings.pages);
        PageStore::open(&folder).with_context(|| format!("cannot open the pages in {}", folder.display()))
    }

    /// A number that changes when pages would look different although nothing happened in the archive: another program,
    /// another theme, other settings.
    pub(crate) fn edition(&self) -> u64 {
        let mut text = format!("{}\n{:?}\n", env!("VESPER_PAGES"), self.settings.newsroom());
        if let Some(theme) = &self.settings.theme {
            add_files(&self.settings.path(theme), &mut text);
        }
        let hash = model::ContentHash::of(text.as_bytes());
        u64::from_str_radix(&hash.as_str()[..15], 16).unwrap_or(1).max(1)
    }
}

/// The machine's name, as Linux knows it.
fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    match name.trim() {
        "" => "an unnamed machine".to_owned(),
        name => name.to_owned(),
    }
}

fn add_files(path: &Path, text: &mut String) {
    if let Ok(entries) = std::fs::read_dir(path) {
        let mut inner: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        inner.sort();
        for path in &inner {
            add_files(path, text);
        }
    } else if let Ok(bytes) = std::fs::read(path) {
        text.push_str(&format!(
            "{} {}\n",
            path.display(),
            model::ContentHash::of(&bytes)
        ));
    }
}

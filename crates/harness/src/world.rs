//! A newsroom in which cases happen: the real archive, press, layout and letter, and a clock turned by hand.

use crate::case::{Case, End, Source, languages};
use crate::copy;
use crate::doors::Shows;
use crate::place::{Broken, Outcome};
use crate::scene::Scene;
use archive::{Act, Follower};
use jiff::{SignedDuration, Timestamp};
use layout::Layout;
use model::{Action, Clock, Lang, Newsroom, Schedule, Section, Stage};
use press::{PageStore, Press};
use std::sync::Arc;
use testkit::{HandClock, House, instant};

/// Address space for the pages of one newsroom: a long run opens hundreds.
const PAGES_BYTES: usize = 1 << 30;

/// Something that does not work while a case happens; the harness stops.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The newsroom.
pub struct World {
    pub(crate) house: House,
    pub(crate) clock: Arc<HandClock>,
    pub(crate) layout: Arc<Layout>,
    press: Press,
    pub(crate) pages: PageStore,
    pub(crate) searched: u64,
}

fn newsroom() -> Newsroom {
    Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: languages(),
        default_language: Lang::EN,
        sections: ["world", "culture"].map(section).into(),
        sender: "letter@vesper.example".into(),
        postal_address: "4 Lantern Quay".into(),
    }
}

fn section(id: &str) -> Section {
    Section {
        id: id.into(),
        names: std::collections::BTreeMap::new(),
        rules: model::SectionRules::default(),
    }
}

impl World {
    /// An empty newsroom.
    ///
    /// # Errors
    /// When it cannot be set up.
    pub async fn open(house: House) -> Result<Self, Fault> {
        let clock = Arc::new(HandClock::at(instant("2026-11-24T00:00:00Z")));
        let layout = Arc::new(Layout::new(newsroom(), None)?);
        let pages = PageStore::open_within(&house.folder.path().join("pages"), PAGES_BYTES)?;
        let mut press = Press::new(
            house.archive.clone(),
            Arc::clone(&layout),
            pages.clone(),
            Arc::clone(&clock) as Arc<dyn Clock>,
            1,
        )?;
        press.rebuild(|_| {}).await?;
        let mut tx = house.archive.begin("harness", "").await?;
        for lang in languages() {
            tx.set_letter(lang, &Schedule::evening(), clock.now()).await?;
        }
        tx.commit().await?;
        Ok(Self {
            house,
            clock,
            layout,
            press,
            pages,
            searched: 0,
        })
    }

    /// Lets a case happen, and looks through every door before, at and after each of its instants.
    ///
    /// # Errors
    /// When something does not work at all.
    pub async fn run(&mut self, case: &Case) -> Result<Outcome, Fault> {
        self.searched = 0;
        let broken = self.happen(case).await?;
        Ok(broken.map_or(Outcome::Kept(self.searched), Outcome::Broken))
    }

    async fn happen(&mut self, case: &Case) -> Result<Option<Broken>, Fault> {
        let scene = self.set(case).await?;
        if let Some(seen) = self.look(&scene, "once it is scheduled").await? {
            return Ok(Some(seen));
        }
        self.turn_to(scene.lifts - SignedDuration::from_micros(1)).await?;
        if let Some(seen) = self.look(&scene, "a microsecond before its instant").await? {
            return Ok(Some(seen));
        }
        match case.end {
            End::WithdrawnBefore => self.act(&scene, Action::Withdraw, Act::default()).await?,
            End::KilledBefore => drop(self.wire(&scene.mark, "3", "canceled", scene.lifts).await?),
            End::Stays | End::Withdrawn | End::Killed => {}
        }
        self.turn_to(scene.lifts).await?;
        if matches!(case.end, End::WithdrawnBefore | End::KilledBefore) {
            return self.look(&scene, "taken back before its instant").await;
        }
        if let Some(missing) = self.missing(&scene, case).await? {
            return Ok(Some(missing));
        }
        if case.end == End::Stays {
            return Ok(None);
        }
        let at = scene.lifts + SignedDuration::from_mins(5);
        self.turn_to(at).await?;
        let with = Act {
            content: Some(copy::corrected(&scene.mark, &scene.says, at)),
            ..Act::default()
        };
        self.act(&scene, Action::Correct, with).await?;
        if let Some(issue) = scene.issue {
            letter::freeze_now(&self.house.archive, issue, at).await?;
        }
        self.settle().await?;
        if let Some(missing) = self.not_shown(&scene, Shows::Corrected)? {
            return Ok(Some(missing));
        }
        if scene.issue.is_some()
            && let Some(missing) = self.not_shown(&scene, Shows::Sent)?
        {
            return Ok(Some(missing));
        }
        if case.source == Source::Wire
            && let Some(seen) = self.update(&scene).await?
        {
            return Ok(Some(seen));
        }
        match case.end {
            End::Killed => {
                self.wire(&scene.mark, "4", "canceled", scene.lifts).await?;
                self.all_are_withdrawn(&scene).await?;
            }
            _ => self.act(&scene, Action::Withdraw, Act::default()).await?,
        }
        self.settle().await?;
        self.look(&scene, "once it is taken back").await
    }

    /// The agency sends a newer version, which flags what was made of its item and changes nothing that readers see.
    async fn update(&mut self, scene: &Scene) -> Result<Option<Broken>, Fault> {
        let newer = format!("newer{}", scene.mark);
        self.wire_of("Meridian", &scene.mark, ("3", "usable"), scene.lifts, &newer)
            .await?;
        self.settle().await?;
        let article = self.house.archive.read().await?.article(scene.article).await?;
        if article.is_none_or(|article| article.source_flag.is_none()) {
            return Err("an update of its item raised no flag".into());
        }
        if let Some(missing) = self.not_shown(scene, Shows::Corrected)? {
            return Ok(Some(missing));
        }
        let words = Scene {
            mark: newer,
            says: scene.says.clone(),
            ..*scene
        };
        self.look(&words, "once its item is updated").await
    }

    /// All language versions, also one that has no source of its own.
    async fn all_are_withdrawn(&self, scene: &Scene) -> Result<(), Fault> {
        let mut tx = self.house.archive.read().await?;
        let article = tx.article(scene.article).await?.ok_or("the article is gone")?;
        for version in tx.articles_of(article.story).await? {
            if !matches!(version.stage, Stage::Withdrawn { .. }) {
                return Err(format!("the kill left article {} {}", version.id, version.stage.name()).into());
            }
        }
        Ok(())
    }

    pub(crate) async fn turn_to(&mut self, now: Timestamp) -> Result<(), Fault> {
        self.clock.turn_to(now);
        self.settle().await
    }

    /// Does what is due, and presses what follows from it.
    pub(crate) async fn settle(&mut self) -> Result<(), Fault> {
        let now = self.clock.now();
        for act in testkit::perform_due(&self.house.archive, now).await? {
            if act.state == model::ActState::Refused {
                return Err(act.said.into());
            }
        }
        loop {
            let position = self.press.position().await?;
            let lines = self.house.archive.lines_after(position, 256).await?;
            if lines.is_empty() {
                return Ok(());
            }
            self.press.follow(&lines).await?;
        }
    }
}

//! A newsroom in which cases happen: the real archive, press, layout and letter, and a clock turned by hand.

use crate::case::{Case, End, Shown, Source, languages};
use crate::copy;
use archive::{Act, Follower, NewArticle};
use jiff::{SignedDuration, Timestamp};
use layout::Layout;
use model::{
    Action, ArticleId, Clock, Content, Embargo, IssueId, Lang, Newsroom, Role, Schedule, Section, Slot,
    SlotKind, StoryId, WireItemId,
};
use press::{Encoding, PageId, PageStore, Press};
use std::sync::Arc;
use testkit::{HandClock, House, instant};

/// Something that does not work while a case happens; the harness stops.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// What a case came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As promised; so many bytes were searched.
    Kept(u64),
    /// The mark was seen when it must not be, or not seen when it must be.
    Broken(String),
}

/// The newsroom.
pub struct World {
    house: House,
    clock: Arc<HandClock>,
    layout: Arc<Layout>,
    press: Press,
    pages: PageStore,
    searched: u64,
}

/// The item of a case and what stands around it.
struct Scene {
    mark: String,
    lang: Lang,
    article: ArticleId,
    issue: Option<IssueId>,
    lifts: Timestamp,
    says: Content,
}

fn newsroom() -> Newsroom {
    Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: languages(),
        default_language: Lang::EN,
        sections: vec![Section {
            id: "world".into(),
            names: std::collections::BTreeMap::new(),
            rules: model::SectionRules::default(),
        }],
        sender: "letter@vesper.example".into(),
        postal_address: "4 Lantern Quay".into(),
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
        let pages = PageStore::open(&house.folder.path().join("pages"))?;
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

    async fn happen(&mut self, case: &Case) -> Result<Option<String>, Fault> {
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
        let key = PageId::Corrections(scene.lang).key();
        if !self.shows(&key, &scene.mark)? {
            return Ok(Some(format!("{key} does not tell the correction")));
        }
        match case.end {
            End::Killed => drop(self.wire(&scene.mark, "3", "canceled", scene.lifts).await?),
            _ => self.act(&scene, Action::Withdraw, Act::default()).await?,
        }
        self.settle().await?;
        self.look(&scene, "once it is taken back").await
    }

    /// Makes the item and what stands around it.
    async fn set(&mut self, case: &Case) -> Result<Scene, Fault> {
        let mark = case.mark();
        let start = self.clock.now() + SignedDuration::from_hours(1);
        self.turn_to(start).await?;
        let first = start + SignedDuration::from_hours(1);
        let lifts = if case.source == Source::Wire {
            first + SignedDuration::from_mins(30)
        } else {
            first
        };
        let says = copy::marked(&mark);
        let mut sources = Vec::new();
        if case.source == Source::Wire {
            sources.push(self.wire(&mark, "1", "usable", first).await?);
        }
        let mut tx = self.house.archive.begin("ek", "").await?;
        for asset in [copy::picture(&mark), copy::recording(&mark)] {
            tx.add_asset(&asset).await?;
        }
        let story = tx.story_by_key(&mark).await?.id;
        tx.file_story(story, "world", &["water".to_owned()]).await?;
        tx.commit().await?;
        if !case.shown_later {
            self.lead_to(case, story).await?;
        }
        let mut tx = self.house.archive.begin("ek", "").await?;
        let other = languages()
            .into_iter()
            .find(|lang| *lang != case.lang)
            .unwrap_or(Lang::EN);
        let embargo = match case.source {
            Source::Own | Source::Wire => Some(Embargo::until(first)),
            Source::Story => {
                let sister = new(story, other, "sister", Some(Embargo::until(first)));
                tx.create_article(sister, &copy::leading_to(story, true), start)
                    .await?;
                tx.story_embargo(story).await?
            }
        };
        let content = Content {
            sources,
            ..says.clone()
        };
        let article = tx
            .create_article(new(story, case.lang, &mark, embargo), &content, start)
            .await?;
        tx.commit().await?;
        if case.source == Source::Own {
            // Its sister is out already: its chooser of languages must not know this one.
            let sister = new(story, other, "sister", None);
            self.publish(sister, &copy::leading_to(story, true)).await?;
        }
        if case.source == Source::Wire {
            self.wire(&mark, "2", "usable", lifts).await?;
        }
        let scene = Scene {
            mark,
            lang: case.lang,
            article,
            issue: self.choose(case, article).await?,
            lifts,
            says: content,
        };
        for action in [Action::Submit, Action::Approve] {
            self.act(&scene, action, Act::default()).await?;
        }
        let at = Act {
            at: Some(lifts),
            ..Act::default()
        };
        self.act(&scene, Action::Schedule, at).await?;
        if case.shown_later {
            self.lead_to(case, story).await?;
        }
        self.settle().await?;
        Ok(scene)
    }

    /// Puts it into the draft of the evening's letter.
    async fn choose(&self, case: &Case, article: ArticleId) -> Result<Option<IssueId>, Fault> {
        if !case.chosen {
            return Ok(None);
        }
        let mut tx = self.house.archive.begin("ek", "").await?;
        let letters = tx.letters().await?;
        let letter = letters.into_iter().find(|letter| letter.lang == case.lang);
        let letter = letter.ok_or("a letter is missing")?.id;
        // Each case has an evening of its own.
        let date = self.evening();
        let issue = tx.open_issue(letter, date).await?.id;
        let slot = Slot {
            kind: SlotKind::HardNews,
            article,
            revision: None,
        };
        tx.compose_issue(issue, &[slot], self.clock.now()).await?;
        tx.commit().await?;
        Ok(Some(issue))
    }

    fn evening(&self) -> jiff::civil::Date {
        // Cases are two hours and a half apart at most; an hour is a day here, so that no two share an issue.
        let hours = self
            .clock
            .now()
            .duration_since(instant("2026-11-24T00:00:00Z"))
            .as_hours();
        let days = i32::try_from(hours).unwrap_or(i32::MAX);
        jiff::civil::date(2027, 1, 1)
            .checked_add(jiff::Span::new().days(days))
            .unwrap_or(jiff::civil::date(2027, 1, 1))
    }

    /// Something that is out and leads to the story, if the case has that.
    async fn lead_to(&mut self, case: &Case, story: StoryId) -> Result<(), Fault> {
        if case.shown == Shown::Nowhere {
            return Ok(());
        }
        let mut tx = self.house.archive.begin("ek", "").await?;
        let own = tx.story_by_key(&format!("to {story}")).await?.id;
        tx.file_story(own, "world", &["water".to_owned()]).await?;
        tx.commit().await?;
        let content = copy::leading_to(story, case.shown == Shown::ReadMore);
        self.publish(new(own, case.lang, "free", None), &content).await
    }

    async fn publish(&mut self, article: NewArticle, content: &Content) -> Result<(), Fault> {
        let now = self.clock.now();
        let mut tx = self.house.archive.begin("ek", "").await?;
        let id = tx.create_article(article, content, now).await?;
        for action in [Action::Submit, Action::Approve, Action::Publish] {
            tx.act(id, action, Role::Editor, Act::default(), now).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn act(&self, scene: &Scene, action: Action, with: Act) -> Result<(), Fault> {
        let mut tx = self.house.archive.begin("ek", "a reason").await?;
        tx.act(scene.article, action, Role::ChiefEditor, with, self.clock.now())
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// A version of the agency's item comes in.
    async fn wire(
        &self,
        mark: &str,
        version: &str,
        status: &str,
        until: Timestamp,
    ) -> Result<WireItemId, Fault> {
        let item = format!(
            r#"{{"uri":"urn:meridian:{mark}","version":"{version}","pubstatus":"{status}","type":"text","embargoed":"{until}","headline":"Wire {mark}","body_text":"Words {mark}."}}"#
        );
        let now = self.clock.now();
        let arrivals = wire::take_in(
            &self.house.archive,
            "case",
            item.as_bytes(),
            Some("Meridian"),
            now,
        )
        .await?;
        match arrivals.as_slice() {
            [wire::Arrival::Kept { item, .. }] => Ok(*item),
            other => Err(format!("the item was not kept: {other:?}").into()),
        }
    }

    async fn turn_to(&mut self, now: Timestamp) -> Result<(), Fault> {
        self.clock.turn_to(now);
        self.settle().await
    }

    /// Does what is due, and presses what follows from it.
    async fn settle(&mut self) -> Result<(), Fault> {
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

    /// Where the mark is seen; nothing as long as the promise is kept.
    async fn look(&mut self, scene: &Scene, when: &str) -> Result<Option<String>, Fault> {
        let mut found = Vec::new();
        let mut searched = 0;
        let mark = scene.mark.as_bytes();
        self.pages.walk(Encoding::Identity, |page| {
            searched += page.body.len() as u64;
            let is_seen =
                page.body.windows(mark.len()).any(|part| part == mark) || page.path.contains(&scene.mark);
            if is_seen {
                found.push(format!("{} {} {}", page.status, page.content_type, page.path));
            }
        })?;
        for asset in [copy::picture(&scene.mark), copy::recording(&scene.mark)] {
            let key = PageId::Media(asset.hash.clone()).key();
            if self.pages.get(&key, Encoding::Gzip)?.is_some() {
                found.push(format!("the file of its {}", asset.mime));
            }
        }
        for letter in self.letters(scene).await? {
            searched += letter.len() as u64;
            if letter.contains(&scene.mark) {
                found.push("the letter".to_owned());
            }
        }
        self.searched += searched;
        Ok((!found.is_empty()).then(|| format!("seen {when}: {}", found.join("; "))))
    }

    /// The letters that could carry it: the draft or frozen one that it was chosen for, and the automatic choice of the day.
    async fn letters(&self, scene: &Scene) -> Result<Vec<String>, Fault> {
        let now = self.clock.now();
        let today = jiff::tz::TimeZone::UTC.to_datetime(now).date();
        let mut dates = vec![today];
        if let Some(issue) = scene.issue {
            let mut tx = self.house.archive.read().await?;
            dates.extend(tx.issue(issue).await?.map(|issue| issue.date));
        }
        let mut letters = Vec::new();
        for lang in languages() {
            for date in &dates {
                match letter::preview(&self.house.archive, &self.layout, lang, *date, now).await {
                    Ok(mail) => letters.push(format!("{}\n{}\n{}", mail.subject, mail.html, mail.text)),
                    Err(letter::Error::NoStories) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(letters)
    }

    /// A door that does not show it at its instant.
    async fn missing(&self, scene: &Scene, case: &Case) -> Result<Option<String>, Fault> {
        let lang = scene.lang;
        let pages = [
            PageId::Article(scene.article),
            PageId::Front(lang),
            PageId::Section(lang, "world".into()),
            PageId::Atom(lang, None),
            PageId::Atom(lang, Some("world".into())),
            PageId::JsonFeed(lang),
            PageId::NotFound(lang),
            PageId::sitemap_part(scene.article),
            PageId::NewsSitemap,
        ];
        for page in pages {
            if !self.shows(&page.key(), &scene.mark)? {
                return Ok(Some(format!("{page} does not show it at its instant")));
            }
        }
        for asset in [copy::picture(&scene.mark), copy::recording(&scene.mark)] {
            if self
                .pages
                .get(&PageId::Media(asset.hash).key(), Encoding::Gzip)?
                .is_none()
            {
                return Ok(Some(format!("the file of its {} is not served", asset.mime)));
            }
        }
        let is_in_letter = self
            .letters(scene)
            .await?
            .iter()
            .any(|letter| letter.contains(&scene.mark));
        if case.chosen && !is_in_letter {
            return Ok(Some("the letter does not carry it".to_owned()));
        }
        Ok(None)
    }

    fn shows(&self, key: &str, mark: &str) -> Result<bool, Fault> {
        let page = self.pages.get(key, Encoding::Identity)?;
        Ok(page.is_some_and(|page| String::from_utf8_lossy(&page.body).contains(mark)))
    }
}

fn new(story: StoryId, lang: Lang, slug: &str, embargo: Option<Embargo>) -> NewArticle {
    NewArticle {
        story,
        lang,
        slug: slug.to_owned(),
        embargo,
        weight: 50,
    }
}

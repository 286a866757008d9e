//! Setting the scene of a case: the item under embargo, its sisters, what leads to it, and the letter it is chosen for.

use crate::case::{Case, Shown, Source, languages};
use crate::copy;
use crate::world::{Fault, World};
use archive::{Act, NewArticle};
use jiff::{SignedDuration, Timestamp};
use model::{
    Action, ArticleId, Clock, Content, Embargo, IssueId, Lang, Role, Slot, SlotKind, StoryId, WireItemId,
};
use testkit::instant;

/// The item of a case and what stands around it.
pub(crate) struct Scene {
    pub(crate) mark: String,
    pub(crate) lang: Lang,
    pub(crate) article: ArticleId,
    pub(crate) issue: Option<IssueId>,
    /// The evening of its letter.
    pub(crate) evening: jiff::civil::Date,
    pub(crate) lifts: Timestamp,
    pub(crate) says: Content,
}

impl World {
    /// Makes the item and what stands around it.
    pub(crate) async fn set(&mut self, case: &Case) -> Result<Scene, Fault> {
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
        for asset in copy::files(&mark) {
            tx.add_asset(&asset).await?;
        }
        let story = tx.story_by_key(&mark).await?.id;
        tx.file_story(story, "world", &["water".to_owned()]).await?;
        tx.commit().await?;
        if !case.shown_later {
            self.lead_to(case, story).await?;
        }
        let other = languages()
            .into_iter()
            .find(|lang| *lang != case.lang)
            .unwrap_or(Lang::EN);
        if case.source == Source::Own {
            // Its sister is out already: its chooser of languages must not know this one.
            let sister = new(story, other, "sister", None);
            self.publish(sister, &copy::leading_to(story, true)).await?;
        }
        let mut tx = self.house.archive.begin("ek", "").await?;
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
        if case.source == Source::Wire {
            self.wire(&mark, "2", "usable", lifts).await?;
        }
        let scene = Scene {
            mark,
            lang: case.lang,
            article,
            evening: self.evening(),
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
        let section = if case.shown == Shown::Topic {
            "culture"
        } else {
            "world"
        };
        tx.file_story(own, section, &["water".to_owned()]).await?;
        tx.commit().await?;
        let content = match case.shown {
            Shown::Topic => copy::free(),
            shown => copy::leading_to(story, shown == Shown::ReadMore),
        };
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

    pub(crate) async fn act(&self, scene: &Scene, action: Action, with: Act) -> Result<(), Fault> {
        let mut tx = self.house.archive.begin("ek", "a reason").await?;
        tx.act(scene.article, action, Role::ChiefEditor, with, self.clock.now())
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// A version of the agency's item comes in.
    pub(crate) async fn wire(
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
            // The credit names it, so it says the mark as well.
            Some(&format!("Meridian {mark}")),
            now,
        )
        .await?;
        match arrivals.as_slice() {
            [wire::Arrival::Kept { item, .. }] => Ok(*item),
            other => Err(format!("the item was not kept: {other:?}").into()),
        }
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

//! A year on a clock that is turned by hand: summer time, a leap day, clocks that are set, a machine that stands still and
//! processes that are killed. Each act happens once, none early, and in the end nothing is left over.

use super::perform_due;
use archive::{Act, Archive, NewArticle, ReleasedQuery};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use layout::Layout;
use model::{
    ActState, Action, ArticleId, Clock, Content, Door, Embargo, Lang, MediaHash, Newsroom, Role, Schedule,
    ScheduledAct, Section, Task, Zone,
};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use testkit::{Chance, HandClock, House, asset, content, picture};

const HOUR: i64 = 3_600_000;

fn german() -> Lang {
    "de".parse().expect("a language")
}

/// In the night in which clocks are changed half past two is skipped in spring and comes twice in autumn.
fn night() -> Schedule {
    Schedule {
        time: Time::constant(2, 30, 0, 0),
        zone: Zone::Named("Europe/Berlin".into()),
        ..Schedule::evening()
    }
}

fn layout() -> Layout {
    let newsroom = Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: vec![Lang::EN, german()],
        default_language: Lang::EN,
        sections: vec![Section {
            id: "world".into(),
            names: [].into(),
            rules: model::SectionRules::default(),
        }],
        sender: "letter@vesper.example".into(),
        postal_address: "1 Harbour Street, Lantern".into(),
    };
    Layout::new(newsroom, None).expect("the built-in theme")
}

/// The clock of a process that is killed when it looks at it once too often.
struct LastLooks {
    clock: Arc<HandClock>,
    left: AtomicU64,
}

impl Clock for LastLooks {
    fn now(&self) -> Timestamp {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 0 {
            std::panic::resume_unwind(Box::new("killed"));
        }
        self.clock.now()
    }
}

/// A process that is killed after some steps, or by its clock: what it had begun is dropped where it stands. A database in
/// a file takes no steps of its own, so it needs the clock.
struct Killed<F> {
    process: Pin<Box<F>>,
    steps: u64,
}

impl<F: Future> Future for Killed<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.steps == 0 {
            return Poll::Ready(None);
        }
        self.steps -= 1;
        let process = self.process.as_mut();
        catch_unwind(AssertUnwindSafe(|| process.poll(context).map(Some))).unwrap_or(Poll::Ready(None))
    }
}

struct Year {
    house: House,
    archive: Archive,
    layout: Layout,
    clock: Arc<HandClock>,
    chance: Chance,
    planned: Vec<ArticleId>,
    /// Pictures whose rights end.
    licensed: Vec<(ArticleId, MediaHash)>,
    kills: u32,
}

impl Year {
    async fn begin(house: House, now: Timestamp, seed: u64) -> Self {
        let mut tx = house.archive.begin("test", "").await.unwrap();
        tx.set_letter(Lang::EN, &Schedule::evening(), now).await.unwrap();
        tx.set_letter(german(), &night(), now).await.unwrap();
        tx.commit().await.unwrap();
        for lang in [Lang::EN, german()] {
            testkit::article(&house.archive, "lake", lang, &content("A lake"), now).await;
        }
        Self {
            archive: house.archive.clone(),
            house,
            layout: layout(),
            clock: Arc::new(HandClock::at(now)),
            chance: Chance::of(seed),
            planned: Vec::new(),
            licensed: Vec::new(),
            kills: 0,
        }
    }

    fn some_millis(&mut self, below: i64) -> SignedDuration {
        SignedDuration::from_millis(i64::try_from(self.chance.below(below.unsigned_abs())).unwrap_or(0))
    }

    /// An article that goes out within two days; some are under embargo until then, some are taken back later.
    async fn plan(&mut self) {
        let now = self.clock.now();
        let at = now + SignedDuration::from_secs(1) + self.some_millis(48 * HOUR);
        let embargo = (self.chance.below(3) == 0).then(|| Embargo::until(at));
        let name = format!("story-{}", self.planned.len());
        let lang = if self.chance.below(2) == 0 {
            Lang::EN
        } else {
            german()
        };
        let mut tx = self.archive.begin("ek", "the plan").await.unwrap();
        let story = tx.story_by_key(&name).await.unwrap();
        tx.file_story(story.id, "world", &[]).await.unwrap();
        let new = NewArticle {
            story: story.id,
            lang,
            slug: name.clone(),
            embargo,
            weight: 50,
        };
        let picture = picture(&name);
        let asset = asset(&picture);
        tx.add_asset(&asset).await.unwrap();
        let copy = Content {
            picture: Some(picture),
            ..content(&name)
        };
        let id = tx.create_article(new, &copy, now).await.unwrap();
        for action in [Action::Submit, Action::Approve, Action::Schedule] {
            let with = Act {
                at: Some(at),
                ..Act::default()
            };
            tx.act(id, action, Role::Editor, with, now).await.unwrap();
        }
        if self.chance.below(3) == 0 {
            let end = at + SignedDuration::from_secs(1) + self.some_millis(72 * HOUR);
            tx.set_media_expiry(&asset.hash, Some(end), Role::PictureEditor, now)
                .await
                .unwrap();
            self.licensed.push((id, asset.hash));
        }
        if self.chance.below(3) == 0 {
            let end = at + SignedDuration::from_secs(1) + self.some_millis(72 * HOUR);
            tx.plan_withdrawal(id, Some(end), Role::Editor, now)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        self.planned.push(id);
    }

    /// Sleeps until something is due, as the program does, or until something happens to the machine.
    async fn sleep(&mut self) {
        let now = self.clock.now();
        match self.chance.below(60) {
            0 => {
                let back = self.some_millis(2 * HOUR);
                return self.clock.turn_to(now - back);
            }
            1 => {
                let forward = self.some_millis(2 * HOUR);
                return self.clock.turn_to(now + forward);
            }
            2 => {
                let stopped = self.some_millis(60 * HOUR);
                return self.clock.turn_to(now + stopped);
            }
            _ => {}
        }
        let next = self.archive.read().await.unwrap().next_act().await.unwrap();
        let look = now + SignedDuration::from_secs(1) + self.some_millis(8 * HOUR);
        let late = self.some_millis(900);
        self.clock
            .turn_to(next.map_or(look, |next| next.min(look)).max(now) + late);
    }

    /// Does what is due. In one of eight times the process is killed at it, and another begins.
    async fn wake(&mut self) {
        if self.chance.below(8) == 0 {
            let looks = LastLooks {
                clock: Arc::clone(&self.clock),
                left: AtomicU64::new(self.chance.below(6)),
            };
            let process = Killed {
                process: Box::pin(perform_due(&self.archive, &self.layout, &looks, true)),
                steps: 1 + self.chance.below(60),
            };
            if process.await.is_none() {
                self.kills += 1;
                self.archive = self.house.second().await;
            }
        }
        perform_due(&self.archive, &self.layout, &*self.clock, true)
            .await
            .unwrap();
    }
}

/// How often the clock did something to an article, by the record of privileged acts.
async fn by_the_clock(archive: &Archive) -> BTreeMap<(String, String), usize> {
    let mut tx = archive.read().await.unwrap();
    let (mut counts, mut after) = (BTreeMap::new(), 0);
    loop {
        let some = tx.audit_after(after, 1000).await.unwrap();
        let Some(last) = some.last() else { return counts };
        after = last.number;
        for entry in some
            .iter()
            .filter(|entry| entry.who == "clock" || entry.who == "letter")
        {
            let subject = entry.subject.split(',').next().unwrap_or_default().to_owned();
            *counts.entry((entry.act.clone(), subject)).or_insert(0) += 1;
        }
    }
}

/// What has to be true at the end of a year.
async fn check(year: &Year, first: Date, last: Date) {
    let mut tx = year.archive.read().await.unwrap();
    let now = year.clock.now();
    assert!(tx.due_acts(now).await.unwrap().is_empty(), "nothing is left over");
    let past = tx.past_acts(100_000).await.unwrap();
    drop(tx);
    let of: BTreeMap<Task, &ScheduledAct> = past.iter().map(|act| (act.task.clone(), act)).collect();
    assert_eq!(of.len(), past.len(), "each task has one row");
    for act in &past {
        assert!(
            act.state == ActState::Canceled || act.done_at >= Some(act.due_at),
            "early: {act:?}"
        );
        assert_ne!(act.state, ActState::Refused, "{act:?}");
    }
    let counts = by_the_clock(&year.archive).await;
    let times = |act: &str, subject: String| counts.get(&(act.to_owned(), subject)).copied().unwrap_or(0);
    let mut withheld = 0;
    for id in &year.planned {
        let (release, withdrawal) = (of.get(&Task::Release(*id)), of.get(&Task::Withdrawal(*id)));
        let Some(release) = release else { continue };
        let withdrawn = times("withdraw", format!("article {id}"));
        assert_eq!(
            withdrawn,
            usize::from(withdrawal.is_some()),
            "article {id} is taken back once"
        );
        let released = times("publish", format!("article {id}"));
        if release.state == ActState::Canceled {
            let late = withdrawal.expect("only a withdrawal takes a release away");
            assert!(!late.lateness(now).is_zero(), "{late:?} was not late");
            assert_eq!(released, 0);
            withheld += 1;
        } else {
            assert_eq!(released, 1, "article {id} goes out once");
        }
    }
    let mut tx = year.archive.read().await.unwrap();
    for (id, media) in &year.licensed {
        let Some(act) = of.get(&Task::MediaExpiry(media.clone())) else {
            continue;
        };
        assert_eq!(act.state, ActState::Done, "{act:?}");
        assert_eq!(times("media-expiry", format!("media {media}")), 1);
        assert!(!tx.media_may_be_seen(media, now).await.unwrap());
        let found = tx
            .released(ReleasedQuery::Article(*id), Door::Front, now, 1)
            .await
            .unwrap();
        assert!(
            found.iter().all(|one| one.teaser.picture.is_none()),
            "article {id}"
        );
    }
    drop(tx);
    let mut date = first;
    let mut left_out = 0;
    while date < last {
        for (letter, schedule) in [(1, Schedule::evening()), (2, night())] {
            let act = of
                .get(&Task::Letter(model::LetterId(letter), date))
                .unwrap_or_else(|| panic!("letter {letter} of {date} is missing"));
            assert_eq!(
                Some(act.due_at),
                schedule.on(date, &TimeZone::UTC),
                "letter {letter} of {date}"
            );
            left_out += usize::from(act.state == ActState::LeftOut);
        }
        date = date.checked_add(1.day()).unwrap();
    }
    let frozen: BTreeSet<_> = counts
        .iter()
        .filter(|((act, _), _)| act == "freeze-letter")
        .collect();
    assert!(
        frozen.iter().all(|(_, times)| **times == 1),
        "an issue is fixed once"
    );
    // What a whole year has for certain, three weeks may not.
    let is_eventful = withheld > 0 || year.planned.len() < 100;
    assert!(
        left_out > 0 && year.kills > 0 && is_eventful,
        "too quiet: {left_out} {withheld}"
    );
}

async fn run(house: House, first: Date, last: Date, seed: u64) {
    let midnight = |date: Date| TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).unwrap();
    let mut year = Year::begin(house, midnight(first), seed).await;
    let end = midnight(last) + SignedDuration::from_hours(6);
    year.wake().await;
    while year.clock.now() < end {
        if year.chance.below(3) == 0 {
            year.plan().await;
        }
        year.sleep().await;
        year.wake().await;
    }
    check(&year, first, last).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_act_of_a_leap_year_happens_once_and_none_early() {
    let (first, last) = ("2028-01-01".parse().unwrap(), "2029-01-01".parse().unwrap());
    run(House::sqlite().await, first, last, 20_280_229).await;
}

/// Both nights in which clocks are changed, on the other database.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn so_it_is_on_postgresql_when_clocks_are_changed() {
    for (first, last) in [("2028-03-20", "2028-04-10"), ("2028-10-20", "2028-11-10")] {
        let (first, last) = (first.parse().unwrap(), last.parse().unwrap());
        run(House::postgres().await, first, last, 7).await;
    }
}

//! What happens in a round, by the program's public doors.

use super::copy;
use super::judge::{Events, Times};
use super::keeper::{Kill, Lives};
use super::mailbox::Mailbox;
use super::moment::{now, until};
use super::places::{Around, Item};
use super::plan::RoundPlan;
use super::program::Program;
use crate::Fault;
use jiff::{SignedDuration, Timestamp, ToSpan};
use model::Lang;
use std::process::Stdio;
use std::time::Duration;
use tokio::sync::mpsc;

/// No round is judged that could not be judged after this.
const PATIENCE: SignedDuration = SignedDuration::from_secs(60);

/// Copies of a letter that has no readers left are not waited for.
const COPIES_PATIENCE: SignedDuration = SignedDuration::from_secs(10);

/// A newsroom that is open, with its items in.
pub(super) struct Stage<'a> {
    pub(super) plan: &'a RoundPlan,
    pub(super) program: Program,
    pub(super) mailbox: Mailbox,
    pub(super) items: Vec<Item>,
    pub(super) around: Around,
    /// When each of them may be seen.
    pub(super) times: Vec<Times>,
    pub(super) kills: mpsc::UnboundedSender<Kill>,
    /// What commands that may fail had to say.
    pub(super) complaints: Vec<String>,
}

impl Stage<'_> {
    /// The items come under embargo, out, into a letter, and are taken back, while the program is killed as planned.
    pub(super) async fn happen(&mut self, lives: &Lives) -> Result<(), Fault> {
        let wire = self.items.len() - 1;
        let date = self.around.evening.to_string();
        let free = self.free_in(Lang::EN)?;
        let begun = now();
        let (first, agency) = (
            self.items[0].article.to_string(),
            self.items[wire].article.to_string(),
        );
        self.program
            .say(&[
                "letter", "choose", &first, &agency, &free, "--lang", "en", "--date", &date,
            ])
            .await?;
        self.program
            .say(&["article", "preview", &first, "--for", "Noor"])
            .await?;
        if let Some(after) = self.plan.kill_under_embargo {
            self.kill_at(now() + after)?;
        }

        // All of it is in: now the embargo gets its end.
        // Commands take their time on a slow machine: the two so far stand for the three that follow.
        let lifts = now() + self.plan.embargo + now().duration_since(begun) * 2;
        let until_then = lifts.to_string();
        let set = ["--until", &until_then, "--reason", "they asked"];
        self.program
            .say(&[&["article", "embargo", &first, "--story"], &set[..]].concat())
            .await?;
        self.program
            .say(&[&["article", "embargo", &agency], &set[..]].concat())
            .await?;
        for times in &mut self.times {
            times.lifts = Some(lifts);
        }
        if self.plan.one_is_taken_back_before {
            let last = self.items[wire - 1].article.to_string();
            self.program
                .say(&["article", "withdraw", &last, "--reason", "it was false"])
                .await?;
            self.times[wire - 1].lifts = None;
        }
        if now() > lifts - SignedDuration::from_millis(300) {
            return Err("the machine is too slow: the instant passed while the embargo was being set".into());
        }
        if let Some(around) = self.plan.kill_at_the_instant {
            self.kill_at(lifts + around)?;
        }
        // A letter of another language goes out under embargo.
        let yesterday = self.around.evening.checked_sub(1.day())?.to_string();
        self.program
            .say(&["letter", "send", "--lang", "ar", "--date", &yesterday])
            .await?;
        until(lifts).await;
        self.wait_for_base(lives, lifts).await?;
        tokio::time::sleep(self.plan.open).await;

        let note = format!("Correction {}", self.items[0].mark);
        self.program
            .say(&["article", "correct", &first, "--note", &note])
            .await?;
        if let Some(after) = self.plan.kill_when_taken_back {
            self.kill_at(now() + after)?;
        }
        let mut sending = self
            .program
            .command(&["letter", "send", "--lang", "en", "--date", &date]);
        let sending = sending.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        self.wait_for_copies(self.mailbox.count()).await;
        self.take_back(wire).await?;
        let last = self
            .times
            .iter()
            .filter_map(|times| times.taken)
            .map(|(_, returned)| returned)
            .max();
        self.wait_for_base(lives, last.unwrap_or(lifts)).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let ended = tokio::time::timeout(Duration::from_mins(1), sending.wait_with_output()).await??;
        if !ended.status.success() {
            let errors = String::from_utf8_lossy(&ended.stderr).into_owned();
            self.complaints.push(format!("letter send: {}", errors.trim()));
        }
        // Not what is promised here, but worth a line: a command that came back while copies were left.
        for line in self.program.json(&["letter", "status"]).await? {
            let deliveries = &line["deliveries"];
            if ["planned", "claimed"]
                .iter()
                .any(|state| deliveries[state].as_u64().is_some_and(|count| count > 0))
            {
                self.complaints.push(format!(
                    "copies are left when `letter send` has ended: {deliveries}"
                ));
            }
        }
        Ok(())
    }

    /// The agency kills its item, an editor withdraws each version of the story.
    async fn take_back(&mut self, wire: usize) -> Result<(), Fault> {
        let mark = self.items[wire].mark.clone();
        let file = self
            .program
            .file("kill.json", copy::item(&mark, 2, "canceled", now()))?;
        for at in (0..self.items.len()).rev() {
            if self.times[at].lifts.is_none() {
                continue;
            }
            let article = self.items[at].article.to_string();
            let began = now();
            if at == wire {
                self.program
                    .say(&["wire", "ingest", &file, "--agency", "Meridian"])
                    .await?;
            } else {
                self.program
                    .say(&["article", "withdraw", &article, "--reason", "it was false"])
                    .await?;
            }
            self.times[at].taken = Some((began, now()));
        }
        Ok(())
    }

    /// Waits until so many copies of the letter were handed over as the plan wants.
    async fn wait_for_copies(&self, before: usize) {
        let begun = now();
        while self.mailbox.count() < before + self.plan.copies
            && now().duration_since(begun) < COPIES_PATIENCE
        {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Waits until the program has had its time to do what came at `from`.
    async fn wait_for_base(&self, lives: &Lives, from: Timestamp) -> Result<(), Fault> {
        let begun = now();
        loop {
            let events = Events {
                lives: lives.all(),
                ..Events::default()
            };
            // While it lives, its end is not known; a kill that is planned comes before this.
            if let Some(base) = events.base(from, self.plan.bound)
                && now() > base + self.plan.bound
            {
                return Ok(());
            }
            if now().duration_since(begun) > PATIENCE {
                return Err("the program did not live long enough to be judged".into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn kill_at(&self, at: Timestamp) -> Result<(), Fault> {
        let away = self.plan.away;
        self.kills.send(Kill { at, away })?;
        Ok(())
    }

    /// The number of a free piece in a language.
    fn free_in(&self, lang: Lang) -> Result<String, Fault> {
        let path = self
            .around
            .leading
            .iter()
            .find(|(of, _)| *of == lang)
            .map(|(_, path)| path);
        let id = path
            .and_then(|path| path.rsplit_once("/a-"))
            .map(|(_, id)| id.to_owned());
        id.ok_or_else(|| format!("there is no free piece in {lang}").into())
    }
}

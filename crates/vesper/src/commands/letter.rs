use crate::cli::{Letter, WhichIssue};
use crate::clock::HouseClock;
use crate::commands::{article_of, who};
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result, bail};
use archive::{Archive, Transaction};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use letter::{SendSettings, Sender, Tokens, smtp::Relay};
use model::{ArticleId, Clock, DeliveryState, Issue, IssueId, IssueState, Lang, Slot, SlotKind};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Between two looks at what other senders hold.
const LOOK: Duration = Duration::from_millis(100);
/// Between two movements of the progress bar.
const REFRESH: Duration = Duration::from_millis(500);

/// `vesper letter …`
pub(super) async fn run(house: &House, command: Letter, json: bool) -> Result<()> {
    let clock = Arc::new(HouseClock::of(&house.settings.folder));
    house.set_letters(clock.now()).await?;
    match command {
        Letter::Preview { which, html } => preview(house, &which, html, clock.now(), json).await,
        Letter::Choose {
            articles,
            features,
            which,
        } => choose(house, &which, &articles, &features, clock.now(), json).await,
        Letter::Send { which } => send(house, &which, clock, json).await,
        Letter::Status { issue } => status(house, issue, json).await,
    }
}

/// The sender of this newsroom.
pub(crate) async fn sender(house: &House, clock: Arc<HouseClock>) -> Result<Sender> {
    let settings = &house.settings.letter;
    let send = SendSettings {
        connections: settings.connections,
        lease: Duration::from_secs_f64(settings.lease_seconds),
        ..SendSettings::default()
    };
    let relay = Relay::parse(&house.settings.smtp)?;
    let tokens = Tokens::new(house.archive.signing_key().await?);
    Ok(Sender::new(
        house.archive.clone(),
        house.layout()?,
        relay,
        tokens,
        send,
        clock,
    )?)
}

/// The issue that is meant: by its number, or a language's on an evening, the next one without a date.
async fn find(tx: &mut Transaction, house: &House, which: &WhichIssue, now: Timestamp) -> Result<Issue> {
    if let Some(id) = which.issue {
        return tx
            .issue(id)
            .await?
            .with_context(|| format!("there is no issue {id}; see `vesper letter status`"));
    }
    let lang = which.lang.unwrap_or(house.settings.default_language);
    let letters = tx.letters().await?;
    let letter = letters.iter().find(|letter| letter.lang == lang);
    let letter = letter.with_context(|| format!("this newsroom has no letter in {lang}"))?;
    let next = letter
        .schedule
        .next_after(now, &TimeZone::UTC)
        .map(|(date, _)| date);
    let date = which.date.or(next).context("the letter’s schedule never fires")?;
    Ok(tx.open_issue(letter.id, date).await?)
}

async fn preview(house: &House, which: &WhichIssue, html: bool, now: Timestamp, json: bool) -> Result<()> {
    let (lang, date) = if which.issue.is_some() {
        let mut tx = house.archive.read().await?;
        let issue = find(&mut tx, house, which, now).await?;
        (issue.lang, issue.date)
    } else {
        let lang = which.lang.unwrap_or(house.settings.default_language);
        let next = house
            .settings
            .schedule()
            .next_after(now, &TimeZone::UTC)
            .map(|(date, _)| date);
        (
            lang,
            which.date.or(next).context("the letter’s schedule never fires")?,
        )
    };
    let mut mail = letter::preview(&house.archive, &*house.layout()?, lang, date, now).await?;
    // Each reader gets links of his or her own; a preview has none.
    let site = &house.settings.url;
    for part in [&mut mail.html, &mut mail.text] {
        *part = part
            .replace(layout::LEAVE_URL_MARK, &format!("{site}/letter/leave/…"))
            .replace(
                layout::PREFERENCES_URL_MARK,
                &format!("{site}/letter/preferences/…"),
            );
    }
    let all =
        json!({ "lang": lang, "date": date, "subject": mail.subject, "text": mail.text, "html": mail.html });
    say(json, &all, || {
        if html {
            mail.html.clone()
        } else {
            format!("Subject: {}\n\n{}", mail.subject, mail.text)
        }
    })
}

async fn choose(
    house: &House,
    which: &WhichIssue,
    articles: &[ArticleId],
    features: &[ArticleId],
    now: Timestamp,
    json: bool,
) -> Result<()> {
    if articles.is_empty() && features.is_empty() {
        bail!("name the articles in order, for example: vesper letter choose 12 7 31 --feature 9");
    }
    let mut tx = house.archive.begin(&who(), "").await?;
    let issue = find(&mut tx, house, which, now).await?;
    let mut slots = Vec::new();
    let all = articles.iter().map(|id| (SlotKind::HardNews, *id));
    for (kind, id) in all.chain(features.iter().map(|id| (SlotKind::Feature, *id))) {
        let article = article_of(&mut tx, id).await?;
        if article.lang != issue.lang {
            bail!(
                "article {id} is in {}, the letter in {}",
                article.lang,
                issue.lang
            );
        }
        if matches!(article.stage, model::Stage::Withdrawn { .. }) {
            bail!("article {id} is withdrawn; a letter cannot carry it");
        }
        if article.stage.published_since().is_none() {
            eprintln!(
                "Article {id} is {}: it is in the letter if it is out by then.",
                article.stage.name()
            );
        }
        if slots.iter().any(|slot: &Slot| slot.article == id) {
            bail!("article {id} stands twice");
        }
        slots.push(Slot {
            kind,
            article: id,
            revision: None,
        });
    }
    if !tx.compose_issue(issue.id, &slots, now).await? {
        bail!(
            "issue {} of {} is {} already; its stories cannot change",
            issue.id,
            issue.date,
            issue.state.name()
        );
    }
    tx.commit().await?;
    say(
        json,
        &json!({ "issue": issue.id, "date": issue.date, "slots": slots }),
        || {
            format!(
                "issue {} of {} in {} has {} stories",
                issue.id,
                issue.date,
                issue.lang,
                slots.len()
            )
        },
    )
}

async fn send(house: &House, which: &WhichIssue, clock: Arc<HouseClock>, json: bool) -> Result<()> {
    let now = clock.now();
    let sender = sender(house, Arc::clone(&clock)).await?;
    if which.issue.is_some() || which.lang.is_some() || which.date.is_some() {
        let mut tx = house.archive.begin(&who(), "").await?;
        let issue = find(&mut tx, house, which, now).await?;
        tx.commit().await?;
        if issue.state == IssueState::Open {
            letter::freeze_now(&house.archive, issue.id, now).await?;
        }
    } else {
        letter::freeze_due(&house.archive, &*house.layout()?, now).await?;
    }
    let (stop, stopped) = watch::channel(false);
    let house_of_sender = house.archive.clone();
    let mut sending = tokio::spawn(async move { send_all(&sender, &house_of_sender, &clock, stopped).await });
    let bar = indicatif::ProgressBar::new(0);
    let sent = loop {
        tokio::select! {
            sent = &mut sending => break sent?,
            _ = tokio::signal::ctrl_c() => { stop.send_replace(true); }
            () = tokio::time::sleep(REFRESH) => {
                let mut tx = house.archive.read().await?;
                for issue in tx.unfinished_issues().await?.into_iter().filter(|issue| issue.state == IssueState::Sending) {
                    let progress = tx.progress(issue.id).await?;
                    bar.set_length(progress.total().unsigned_abs());
                    bar.set_position((progress.total() - progress.open()).unsigned_abs());
                }
            }
        }
    };
    bar.finish_and_clear();
    sent?;
    status(house, which.issue, json).await
}

/// Sends until no copy is left that is due now. Copies that another sender holds are waited for: it sends them, or it was
/// killed and its lease ends. One that it gives back, because something changed, is due again.
async fn send_all(
    sender: &Sender,
    archive: &Archive,
    clock: &HouseClock,
    stop: watch::Receiver<bool>,
) -> Result<()> {
    loop {
        let report = sender.send_due(stop.clone()).await?;
        if let Some(reason) = report.relay_down {
            bail!("the relay takes no mail now: {reason}. Nothing is lost; try again later");
        }
        let mut tx = archive.read().await?;
        let mut is_left = false;
        for issue in tx.unfinished_issues().await? {
            is_left |= tx.progress(issue.id).await?.of(DeliveryState::Claimed) > 0;
            if issue.state == IssueState::Sending {
                is_left |= tx
                    .next_delivery(issue.id)
                    .await?
                    .is_some_and(|due| due <= clock.now());
            }
        }
        if !is_left || *stop.borrow() {
            return Ok(());
        }
        drop(tx);
        tokio::time::sleep(LOOK).await;
    }
}

async fn status(house: &House, only: Option<IssueId>, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let issues = match only {
        Some(id) => vec![
            tx.issue(id)
                .await?
                .with_context(|| format!("there is no issue {id}"))?,
        ],
        None => tx.recent_issues(31).await?,
    };
    if issues.is_empty() && !json {
        eprintln!("No letter has gone out yet. `vesper letter preview` shows what tonight’s would be.");
    }
    for issue in issues {
        let progress = tx.progress(issue.id).await?;
        let troubled = if only.is_some() {
            tx.troubled_deliveries(issue.id, 100).await?
        } else {
            Vec::new()
        };
        let counts: serde_json::Map<String, serde_json::Value> = progress
            .counts
            .iter()
            .map(|(state, count)| (state.name().to_owned(), json!(count)))
            .collect();
        let line = json!({
            "issue": issue.id, "lang": issue.lang, "date": issue.date, "state": issue.state, "stories": issue.slots.len(),
            "readers": progress.total(), "deliveries": counts, "ever_in_doubt": progress.ever_in_doubt,
            "troubled": troubled.iter().map(|(to, state, why)| json!({ "to": to, "state": state, "why": why })).collect::<Vec<_>>(),
        });
        say(json, &line, || {
            let text = |state: DeliveryState| match progress.of(state) {
                0 => String::new(),
                count => format!("{count} {}", state.name()),
            };
            let parts: Vec<String> = DeliveryState::ALL
                .into_iter()
                .map(text)
                .filter(|part| !part.is_empty())
                .collect();
            let (id, date) = (issue.id.to_string(), issue.date.to_string());
            let is_left_out = issue.state == IssueState::Sent && issue.slots.is_empty();
            let state = if is_left_out {
                "no news"
            } else {
                issue.state.name()
            };
            let mut out = columns(&[
                (&id, 5),
                (&date, 10),
                (lang_of(issue.lang), 7),
                (state, 7),
                (&parts.join(", "), 0),
            ]);
            for (to, state, why) in &troubled {
                out.push_str(&format!("\n       {to}: {state}: {why}"));
            }
            out
        })?;
    }
    Ok(())
}

fn lang_of(lang: Lang) -> &'static str {
    lang.tag()
}

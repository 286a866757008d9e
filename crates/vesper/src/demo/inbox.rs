//! `/inbox/`: the mailbox page of the demo, and the button that strikes 18:30.

use super::mailbox::Mailbox;
use crate::clock::HouseClock;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use minijinja::{Environment, context};
use model::{Clock, Schedule};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Letters may show pictures of this site and their own styles, and nothing else.
const LETTER_POLICY: &str =
    "sandbox allow-popups; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";
const PAGE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'";

#[derive(Clone)]
pub(super) struct Inbox {
    pub(super) mailbox: Arc<Mailbox>,
    pub(super) clock: Arc<HouseClock>,
    pub(super) schedule: Schedule,
    folder: PathBuf,
    templates: Arc<Environment<'static>>,
}

impl Inbox {
    pub(super) fn new(
        mailbox: Arc<Mailbox>,
        clock: Arc<HouseClock>,
        schedule: Schedule,
        folder: PathBuf,
    ) -> anyhow::Result<Self> {
        let mut templates = Environment::new();
        templates.add_template("inbox.html", include_str!("../../demo/inbox.html"))?;
        Ok(Self {
            mailbox,
            clock,
            schedule,
            folder,
            templates: Arc::new(templates),
        })
    }

    /// `/inbox/…`
    pub(super) fn routes(self) -> Router {
        Router::new()
            .route("/inbox/", get(list))
            .route("/inbox", get(|| async { Redirect::permanent("/inbox/") }))
            .route("/inbox/messages.json", get(messages))
            .route("/inbox/strike", post(strike))
            .route("/inbox/{id}", get(show))
            .route("/inbox/{id}/html", get(html))
            .route("/inbox/{id}/source", get(source))
            .with_state(self)
    }

    /// Moves the clock to the next evening's letter.
    pub(super) fn strike(&self) {
        if let Some((_, at)) = self
            .schedule
            .next_after(self.clock.now(), &jiff::tz::TimeZone::UTC)
        {
            self.clock.strike(at);
            if let Err(error) = self.clock.keep(&self.folder) {
                tracing::warn!(%error, "the demo’s clock goes back at the next start");
            }
        }
    }

    fn page(&self, open: Option<u64>, silent: bool) -> Response {
        let messages = self.mailbox.all();
        let open = open.and_then(|id| self.mailbox.get(id));
        let now = self.clock.now().strftime("%A %-d %B %Y, %H:%M UTC").to_string();
        let page = self.templates.get_template("inbox.html").and_then(|template| {
            template.render(context! {
                now,
                silent,
                messages => minijinja::value::Serde(&messages),
                open => minijinja::value::Serde(&open),
            })
        });
        match page {
            Ok(page) => (
                [
                    (header::CONTENT_SECURITY_POLICY, PAGE_POLICY),
                    (header::CACHE_CONTROL, "no-store"),
                ],
                Html(page),
            )
                .into_response(),
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        }
    }
}

async fn list(inbox: State<Inbox>, query: Query<HashMap<String, String>>) -> Response {
    inbox.page(None, query.contains_key("silent"))
}

async fn show(inbox: State<Inbox>, id: Path<u64>) -> Response {
    inbox.page(Some(*id), false)
}

async fn messages(inbox: State<Inbox>) -> Response {
    Json(inbox.mailbox.all()).into_response()
}

async fn html(inbox: State<Inbox>, id: Path<u64>) -> Response {
    match inbox.mailbox.get(*id) {
        Some(message) => (
            [(header::CONTENT_SECURITY_POLICY, LETTER_POLICY)],
            Html(message.html),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn source(inbox: State<Inbox>, id: Path<u64>) -> Response {
    match inbox.mailbox.get(*id) {
        Some(message) => {
            let head = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
            (head, String::from_utf8_lossy(&message.raw).into_owned()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn strike(inbox: State<Inbox>) -> Redirect {
    let before = inbox.mailbox.all().len();
    inbox.strike();
    // The first letters arrive within a blink; the page that follows should show them.
    for _ in 0..40 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        if inbox.mailbox.all().len() > before {
            return Redirect::to("/inbox/");
        }
    }
    Redirect::to("/inbox/?silent")
}

//! `/wire/sources` on the operations listener: the state of each source, and a button that tests it.
//!
//! Reading it changes nothing; a test keeps nothing. It is beside the metrics because it is for who keeps the newsroom
//! running, and that listener is kept from the public.

use crate::clock::HouseClock;
use crate::commands::sources::{ago, sentences, short};
use archive::Archive;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use edge::{NullOrigin, Problem, same_site};
use minijinja::{Environment, context};
use model::{Clock, SourceState};
use serde::Serialize;
use std::sync::Arc;
use wire::Source;

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What the pages need.
#[derive(Clone)]
pub(crate) struct WirePage {
    archive: Archive,
    clock: Arc<HouseClock>,
    sources: Arc<Vec<Arc<Source>>>,
    templates: Arc<Environment<'static>>,
}

/// A source as the page shows it.
#[derive(Serialize)]
struct Shown {
    name: String,
    kind: &'static str,
    agency: Option<String>,
    alarm: Option<String>,
    looked: String,
    succeeded: String,
    item: String,
    lag: Option<String>,
    items: u64,
    known: u64,
    set_aside: u64,
    packed: u64,
    failures: u32,
    error: String,
    wait: Option<String>,
}

impl WirePage {
    pub(crate) fn new(
        archive: Archive,
        clock: Arc<HouseClock>,
        sources: Vec<Arc<Source>>,
    ) -> anyhow::Result<Self> {
        let mut templates = Environment::new();
        templates.add_template("wire-sources.html", include_str!("../pages/wire-sources.html"))?;
        Ok(Self {
            archive,
            clock,
            sources: Arc::new(sources),
            templates: Arc::new(templates),
        })
    }

    /// `/wire/sources…`
    pub(crate) fn routes(self) -> Router {
        Router::new()
            .route("/wire/sources", get(list))
            .route("/wire/sources/{name}/test", post(test))
            .with_state(self)
    }

    async fn states(&self) -> Result<Vec<(Arc<Source>, SourceState)>, archive::Error> {
        let mut tx = self.archive.read().await?;
        let mut states = Vec::with_capacity(self.sources.len());
        for source in self.sources.iter() {
            let state = tx.source(&source.name).await?;
            states.push((
                Arc::clone(source),
                state.unwrap_or_else(|| SourceState::new(self.clock.now())),
            ));
        }
        Ok(states)
    }

    fn shown(&self, source: &Source, state: SourceState) -> Shown {
        let now = self.clock.now();
        Shown {
            name: source.name.clone(),
            kind: source.way.name(),
            agency: source.agency.clone(),
            alarm: state.alarm.map(|alarm| alarm.says(&source.name, &state)),
            looked: ago(state.looked_at, now),
            succeeded: ago(state.succeeded_at, now),
            item: ago(state.item_at, now),
            lag: state.lag.map(|lag| format!("{lag:#}")),
            items: state.items,
            known: state.known,
            set_aside: state.set_aside,
            packed: source.packed.count(),
            failures: state.failures,
            error: state.error,
            wait: state.wait_until.map(|at| short(Some(at))),
        }
    }

    fn page(&self, view: minijinja::Value) -> Response {
        let page = self
            .templates
            .get_template("wire-sources.html")
            .and_then(|template| template.render(view));
        match page {
            Ok(page) => (
                [
                    (header::CONTENT_SECURITY_POLICY, POLICY),
                    (header::CACHE_CONTROL, "no-store"),
                    (header::REFERRER_POLICY, "same-origin"),
                ],
                Html(page),
            )
                .into_response(),
            Err(error) => Problem::fault(&error).into_response(),
        }
    }
}

async fn list(page: State<WirePage>) -> Response {
    let states = match page.states().await {
        Ok(states) => states,
        Err(error) => return Problem::unavailable(&error, 5).into_response(),
    };
    let shown: Vec<Shown> = states
        .into_iter()
        .map(|(source, state)| page.shown(&source, state))
        .collect();
    let alarms = shown.iter().filter(|source| source.alarm.is_some()).count();
    let now = short(Some(page.clock.now()));
    page.page(context! { now, alarms, sources => minijinja::value::Serde(&shown) })
}

async fn test(page: State<WirePage>, name: Path<String>, headers: HeaderMap) -> Response {
    if let Err(refused) = same_site(&Method::POST, &headers, "", NullOrigin::Refused) {
        return Problem::refusal(StatusCode::FORBIDDEN, "cross-site", &refused).into_response();
    }
    let Some(source) = page.sources.iter().find(|source| source.name == *name) else {
        let reason = "there is no source of this name";
        return Problem::refusal(StatusCode::NOT_FOUND, "no-such-source", &reason).into_response();
    };
    match wire::trial(&page.archive, source).await {
        Ok(mut trial) => {
            // Copy itself has no place here: it may be under embargo.
            trial.headlines.clear();
            let lines = sentences(&trial);
            page.page(context! { trial => minijinja::value::Serde(&trial), lines })
        }
        Err(error) => Problem::unavailable(&error, 5).into_response(),
    }
}

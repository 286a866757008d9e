//! How many items a second the archive takes in, with versions, events and desks, when many are there already.

use crate::Result;
use crate::arguments::Arguments;
use crate::prose::Grammar;
use crate::report::{Report, Target};
use jiff::{SignedDuration, Timestamp};
use model::WireDesks;
use serde_json::json;
use std::time::Instant;
use testkit::{Chance, House};

/// Items in one document of those that come in many.
const TOGETHER: u32 = 100;
/// Items that are measured, in documents of many and in documents of their own.
const MEASURED: u32 = 5_000;
const ALONE: u32 = 500;
/// Between two items: a million of them are a month of all agencies together.
const PACE: SignedDuration = SignedDuration::from_secs(3);
/// A thousand items a second.
const MS_AN_ITEM_MAX: f64 = 1.0;
/// One in so many is a new version of an item that came shortly before.
const UPDATES: u64 = 10;

/// An agency without end.
struct Agency {
    grammars: Vec<Grammar>,
    chance: Chance,
    number: u64,
    now: Timestamp,
}

impl Agency {
    fn item(&mut self) -> Result<serde_json::Value> {
        self.now = self.now.checked_add(PACE)?;
        let is_update = self.number > 50 && self.chance.below(UPDATES) == 0;
        let (number, version) = if is_update {
            (self.number - self.chance.below(50), self.now.as_second())
        } else {
            self.number += 1;
            (self.number, 1)
        };
        let grammar = self.chance.below(self.grammars.len() as u64);
        let grammar = usize::try_from(grammar)?;
        let (grammars, chance) = (&self.grammars, &mut self.chance);
        let copy = grammars[grammar].article(number, None, chance);
        Ok(json!({
            "uri": format!("urn:bench:{number}"),
            "version": version.to_string(),
            "type": "text",
            "language": grammars[grammar].lang().to_string(),
            "urgency": 1 + chance.below(5),
            "headline": copy.headline,
            "slugline": copy.kicker,
            "description_text": copy.teaser,
            "body_text": copy.body.words(),
            "versioncreated": self.now.to_string(),
            "subject": [{ "code": format!("medtop:{:08}", (1 + chance.below(17)) * 1_000_000), "name": copy.kicker }],
        }))
    }

    /// Sends so many items as one document; the milliseconds until they are kept.
    async fn send(&mut self, house: &House, items: u32) -> Result<f64> {
        let items: Vec<_> = (0..items).map(|_| self.item()).collect::<Result<_>>()?;
        let document = serde_json::to_vec(&items)?;
        let start = Instant::now();
        let arrivals = wire::take_in(&house.archive, "bench", &document, Some("Meridian"), self.now).await?;
        let spent = start.elapsed().as_secs_f64() * 1e3;
        for arrival in arrivals {
            if let wire::Arrival::SetAside { reason } = arrival {
                return Err(format!("an item was set aside: {reason}").into());
            }
        }
        Ok(spent)
    }
}

/// Desks and rules as a newsroom has them: by topic, language, urgency and words.
fn desks() -> Result<WireDesks> {
    let desks = ["world", "sport", "business", "science", "night"];
    let mut routes = Vec::new();
    for topic in 1..=17_u32 {
        let desk = desks[topic as usize % desks.len()];
        routes.push(json!({ "name": format!("topic {topic}"), "desk": desk, "topic": format!("medtop:{:08}", topic * 1_000_000) }));
    }
    for words in ["quake*", "harbour", "minister*", "Regierung", "地震", "выбор*"] {
        routes.push(
            json!({ "name": words, "desk": "night", "words": { "any": [words], "none": ["football"] },
            "hours": { "from": "18:00:00", "to": "06:00:00", "zone": "Europe/Berlin" } }),
        );
    }
    routes.push(json!({ "name": "urgent", "desk": "world", "urgency": 2 }));
    let desks: Vec<_> = desks.into_iter().map(|id| json!({ "id": id })).collect();
    Ok(serde_json::from_value(
        json!({ "desks": desks, "routes": routes }),
    )?)
}

/// The second half of `wire`.
pub(crate) async fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    if arguments.items == 0 {
        return Ok(());
    }
    let house = House::sqlite().await;
    let mut agency = Agency {
        grammars: Grammar::all(),
        chance: Chance::of(arguments.seed),
        number: 0,
        now: "2026-01-01T00:00:00Z".parse()?,
    };
    let mut tx = house.archive.begin("bench", "rules").await?;
    tx.set_wire_desks(&desks()?, agency.now).await?;
    tx.commit().await?;
    let start = Instant::now();
    for _ in 0..arguments.items / TOGETHER {
        agency.send(&house, TOGETHER).await?;
    }
    let spent = start.elapsed().as_secs_f64();
    report.note(&format!(
        "{} items were put there in {spent:.0} s",
        arguments.items
    ));
    let mut many = Vec::new();
    for _ in 0..MEASURED / TOGETHER {
        many.push(agency.send(&house, TOGETHER).await? / f64::from(TOGETHER));
    }
    report.spread(
        "an item, in documents of 100",
        &many,
        "ms",
        Some(Target::AtMost(MS_AN_ITEM_MAX)),
    );
    let mut alone = Vec::new();
    for _ in 0..ALONE {
        alone.push(agency.send(&house, 1).await?);
    }
    report.percentiles("an item, in a document of its own", &alone, "ms", None);
    Ok(())
}

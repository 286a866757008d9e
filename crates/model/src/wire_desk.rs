//! Which desks an item goes to: the newsroom's rules, as they are written, and what they say about one item.

use crate::{MediaTopic, OwnTopics, Phrase, WireItem, WireKind, fold, topics};
use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// A desk that items are sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireDesk {
    /// What rules and commands call it.
    pub id: String,
    /// What people call it.
    #[serde(default)]
    pub name: String,
}

/// Words that must or must not stand in an item. `quake*` stands for all words that begin so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RouteWords {
    /// At least one of these, when there are any.
    pub any: Vec<String>,
    /// Each of these.
    pub all: Vec<String>,
    /// None of these.
    pub none: Vec<String>,
}

/// A time of day; from 22:00 to 06:00 is the night.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteHours {
    /// The first minute.
    pub from: Time,
    /// The minute after the last.
    pub to: Time,
    /// A zone of the IANA database, for example `Europe/Berlin`.
    #[serde(default = "utc")]
    pub zone: String,
}

fn utc() -> String {
    "UTC".to_owned()
}

/// One rule. A condition that is not given holds for everything; one with several values holds when one of them does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WireRoute {
    /// What lists call it.
    pub name: String,
    /// Where it sends.
    pub desk: String,
    /// Who sent it, case aside.
    #[serde(deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub agency: Vec<String>,
    /// BCP 47; `de` is also `de-AT`.
    #[serde(deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub language: Vec<String>,
    /// A Media Topic; narrower ones are meant as well.
    #[serde(deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub topic: Vec<MediaTopic>,
    /// The least urgent that is meant, 1 to 9. An item without urgency is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgency: Option<u8>,
    /// Where it was written: whole words of the item's place or dateline.
    #[serde(deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub place: Vec<String>,
    /// Whole words of headline, slugline, summary, text and keywords.
    #[serde(skip_serializing_if = "is_default")]
    pub words: RouteWords,
    /// When it came in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<RouteHours>,
    /// What it is.
    #[serde(deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<WireKind>,
    /// How the name begins under which its document came: a source, a folder, an address.
    #[serde(deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    /// Whether rules below this one are passed over when it holds.
    #[serde(skip_serializing_if = "is_default")]
    pub stop: bool,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// `"AFP"` is `["AFP"]`.
fn one_or_many<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given<T> {
        Many(Vec<T>),
        One(T),
    }
    Ok(match Given::deserialize(from)? {
        Given::Many(many) => many,
        Given::One(one) => vec![one],
    })
}

/// All that a newsroom says about where items go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WireDesks {
    /// The desks.
    pub desks: Vec<WireDesk>,
    /// Where an item goes that no rule speaks of; the first desk when empty.
    pub default_desk: String,
    /// The rules, in order.
    pub routes: Vec<WireRoute>,
    /// Agencies' codes.
    pub topics: OwnTopics,
}

impl WireDesks {
    /// The desk for what no rule speaks of; `None` in a newsroom without desks.
    pub fn default_desk(&self) -> Option<&str> {
        let named = Some(&*self.default_desk).filter(|desk| !desk.is_empty());
        named.or_else(|| self.desks.first().map(|desk| &*desk.id))
    }
}

/// Rules made ready: words folded, zones looked up.
#[derive(Clone, Debug)]
pub struct WireRouting {
    rules: Vec<Rule>,
    default_desk: Option<String>,
    topics: OwnTopics,
    asks_for_words: bool,
}

#[derive(Clone, Debug)]
struct Rule {
    route: WireRoute,
    agencies: Vec<String>,
    places: Vec<Phrase>,
    any: Vec<Phrase>,
    all: Vec<Phrase>,
    none: Vec<Phrase>,
    zone: TimeZone,
}

/// Where rules send an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Routed {
    /// Each desk with the first rule that names it; empty in a newsroom without desks.
    pub desks: BTreeMap<String, String>,
    /// Whether no rule held, so that it is the default desk.
    pub by_default: bool,
}

impl WireRouting {
    /// Makes rules ready. A zone that the database does not know counts as UTC; whoever reads the settings says so before.
    pub fn new(desks: &WireDesks) -> Self {
        let phrases = |words: &[String]| words.iter().map(|words| Phrase::new(words)).collect();
        let rules = desks.routes.iter().map(|route| Rule {
            agencies: route.agency.iter().map(|agency| fold(agency)).collect(),
            places: phrases(&route.place),
            any: phrases(&route.words.any),
            all: phrases(&route.words.all),
            none: phrases(&route.words.none),
            zone: route
                .hours
                .as_ref()
                .and_then(|hours| TimeZone::get(&hours.zone).ok())
                .unwrap_or(TimeZone::UTC),
            route: route.clone(),
        });
        Self {
            rules: rules.collect(),
            default_desk: desks.default_desk().map(str::to_owned),
            topics: desks.topics.clone(),
            asks_for_words: desks.routes.iter().any(|route| !is_default(&route.words)),
        }
    }

    /// Where an item goes that came in at `at` under the name `source`.
    pub fn route(&self, item: &WireItem, source: &str, at: Timestamp) -> Routed {
        let mut routed = Routed::default();
        if self.default_desk.is_none() {
            return routed;
        }
        let seen = Seen {
            item,
            source,
            at,
            agency: fold(&item.agency),
            topics: topics(item, &self.topics),
            place: fold(&format!("{}\n{}", item.located, item.dateline)),
            text: if self.asks_for_words {
                fold(&text_of(item))
            } else {
                String::new()
            },
        };
        for rule in self.rules.iter().filter(|rule| rule.holds(&seen)) {
            let desk = rule.route.desk.clone();
            routed
                .desks
                .entry(desk)
                .or_insert_with(|| rule.route.name.clone());
            if rule.route.stop {
                break;
            }
        }
        if routed.desks.is_empty() {
            routed.by_default = true;
            routed
                .desks
                .extend(self.default_desk.clone().map(|desk| (desk, String::new())));
        }
        routed
    }
}

/// What rules are asked about, made ready once for all of them.
struct Seen<'a> {
    item: &'a WireItem,
    source: &'a str,
    at: Timestamp,
    agency: String,
    topics: Vec<MediaTopic>,
    place: String,
    text: String,
}

fn text_of(item: &WireItem) -> String {
    let keywords = item.subjects.iter().map(|subject| &*subject.name);
    let body = item.body.words();
    let parts = [&*item.headline, &*item.slugline, &*item.description, &*body];
    parts.into_iter().chain(keywords).collect::<Vec<_>>().join("\n")
}

impl Rule {
    fn holds(&self, seen: &Seen<'_>) -> bool {
        let route = &self.route;
        let item = seen.item;
        let stands = |phrase: &Phrase| phrase.stands_in(&seen.text);
        (self.agencies.is_empty() || self.agencies.contains(&seen.agency))
            && (route.language.is_empty() || route.language.iter().any(|range| speaks(&item.language, range)))
            && (route.topic.is_empty()
                || seen
                    .topics
                    .iter()
                    .any(|topic| route.topic.iter().any(|asked| topic.is_within(*asked))))
            && route
                .urgency
                .is_none_or(|most| item.urgency.is_some_and(|urgency| urgency <= most))
            && (route.kind.is_empty() || route.kind.contains(&item.kind))
            && (route.source.is_empty() || route.source.iter().any(|name| seen.source.starts_with(&**name)))
            && (self.places.is_empty() || self.places.iter().any(|place| place.stands_in(&seen.place)))
            && route
                .hours
                .as_ref()
                .is_none_or(|hours| hours.contain(seen.at, &self.zone))
            && (self.any.is_empty() || self.any.iter().any(stands))
            && self.all.iter().all(stands)
            && !self.none.iter().any(stands)
    }
}

/// Whether a language is within a range (RFC 4647, basic filtering).
fn speaks(language: &str, range: &str) -> bool {
    let (language, range) = (language.to_lowercase().replace('_', "-"), range.to_lowercase());
    language == range
        || language
            .strip_prefix(&range)
            .is_some_and(|rest| rest.starts_with('-'))
}

impl RouteHours {
    fn contain(&self, at: Timestamp, zone: &TimeZone) -> bool {
        let time = zone.to_datetime(at).time();
        if self.from <= self.to {
            self.from <= time && time < self.to
        } else {
            self.from <= time || time < self.to
        }
    }
}

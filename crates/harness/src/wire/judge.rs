//! Whether what readers and mailboxes got was what the promise allows. Pure: instants in, a verdict out.

use super::search::Items;
use jiff::{SignedDuration, Timestamp};

/// A life of the program: ready since, and killed at, if it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    pub(crate) ready: Timestamp,
    pub(crate) end: Option<Timestamp>,
}

/// When an item may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    /// From here on; never when it was taken back before.
    pub(crate) lifts: Option<Timestamp>,
    /// When taking it back began, and when that had returned.
    pub(crate) taken: Option<(Timestamp, Timestamp)>,
}

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The place that was asked, by its number.
    pub(crate) place: usize,
    /// When the request was sent.
    pub(crate) sent: Timestamp,
    /// When the last byte of the answer was there.
    pub(crate) done: Timestamp,
    /// HTTP status.
    pub(crate) status: u16,
    /// Whether it is a whole page: no part, no 304, no HEAD, not broken off.
    pub(crate) is_full: bool,
    /// The items that were found in it.
    pub(crate) found: Items,
}

/// A place that can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Method and address.
    pub(crate) name: String,
    /// The items that must be seen there once they are out.
    pub(crate) shows: Items,
    /// The status with which it shows them: the page for what is not found names the newest pieces as well.
    pub(crate) status: u16,
}

/// Everything that happened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events {
    pub(crate) lives: Vec<Life>,
    pub(crate) items: Vec<Times>,
    pub(crate) places: Vec<Place>,
    pub(crate) seen: Vec<Seen>,
    /// When a mail was handed over, and what was found in it.
    pub(crate) mails: Vec<(Timestamp, Items)>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Judged {
    pub(crate) broken: Vec<String>,
    /// Whether something was seen before its instant: no slow machine excuses that.
    pub(crate) is_early: bool,
    /// From an item's instant until a place showed it.
    pub(crate) visible: Vec<SignedDuration>,
    /// From the return of taking it back until a place showed it for the last time.
    pub(crate) gone: Vec<SignedDuration>,
}

/// At most so many broken promises are told.
const TOLD: usize = 12;

impl Events {
    /// From when the program has `bound` to do what came at `from`: then, or when it is ready after having been killed.
    /// None while no life of it was long enough.
    pub(crate) fn base(&self, from: Timestamp, bound: SignedDuration) -> Option<Timestamp> {
        self.lives
            .iter()
            .map(|life| (life.ready.max(from), life.end))
            .find(|(base, end)| end.is_none_or(|end| *base + bound <= end))
            .map(|(base, _)| base)
    }

    /// Judges; the program has `bound` to open and to close.
    pub(crate) fn judge(&self, bound: SignedDuration) -> Judged {
        let mut judged = Judged::default();
        for (item, times) in self.items.iter().enumerate() {
            self.too_early(item, *times, &mut judged);
            if let Some(lifts) = times.lifts {
                self.in_time(item, lifts, *times, bound, &mut judged);
            }
            if let Some((_, returned)) = times.taken {
                self.gone(item, returned, bound, &mut judged);
            }
        }
        judged.broken.truncate(TOLD);
        judged
    }

    fn of(&self, item: usize) -> impl Iterator<Item = &Seen> {
        self.seen.iter().filter(move |seen| seen.found & (1 << item) != 0)
    }

    fn too_early(&self, item: usize, times: Times, judged: &mut Judged) {
        let is_early = |at: Timestamp| times.lifts.is_none_or(|lifts| at < lifts);
        for seen in self.of(item).filter(|seen| is_early(seen.done)) {
            let place = &self.places[seen.place].name;
            judged.is_early = true;
            judged.broken.push(format!(
                "item {item} was seen at {place} ({}), complete at {}, and its instant is {:?}",
                seen.status, seen.done, times.lifts
            ));
        }
        for (at, found) in &self.mails {
            if found & (1 << item) != 0 && is_early(*at) {
                judged.is_early = true;
                judged.broken.push(format!(
                    "item {item} was in a mail of {at}, and its instant is {:?}",
                    times.lifts
                ));
            }
        }
    }

    fn in_time(
        &self,
        item: usize,
        lifts: Timestamp,
        times: Times,
        bound: SignedDuration,
        judged: &mut Judged,
    ) {
        let until = times.taken.map_or(Timestamp::MAX, |(began, _)| began);
        let Some(base) = self.base(lifts, bound).filter(|base| *base + bound < until) else {
            return judged.broken.push(format!(
                "item {item} had no time to be seen: the round is of no use"
            ));
        };
        for (place, asked) in self
            .places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.shows & (1 << item) != 0)
        {
            let mut first: Option<Timestamp> = None;
            let mut late = None;
            for seen in self
                .seen
                .iter()
                .filter(|seen| seen.place == place && seen.is_full && seen.done < until)
            {
                if seen.found & (1 << item) != 0 && seen.status == asked.status {
                    first = Some(first.map_or(seen.done, |first| first.min(seen.done)));
                } else if seen.sent >= base + bound {
                    late = Some(seen);
                }
            }
            match (first, late) {
                (_, Some(late)) => judged.broken.push(format!(
                    "item {item} was not seen at {} ({}) asked at {}, {:#} after {base}",
                    asked.name,
                    late.status,
                    late.sent,
                    late.sent.duration_since(base)
                )),
                (None, None) => judged
                    .broken
                    .push(format!("item {item} was never seen at {}", asked.name)),
                (Some(first), None) => {
                    judged
                        .visible
                        .push(first.duration_since(base).max(SignedDuration::ZERO));
                }
            }
        }
    }

    fn gone(&self, item: usize, returned: Timestamp, bound: SignedDuration, judged: &mut Judged) {
        let Some(base) = self.base(returned, bound) else {
            return judged.broken.push(format!(
                "item {item} had no time to be gone: the round is of no use"
            ));
        };
        let mut last: std::collections::BTreeMap<usize, Timestamp> = std::collections::BTreeMap::new();
        for seen in self.of(item) {
            let known = last.entry(seen.place).or_insert(seen.sent);
            *known = seen.sent.max(*known);
            if seen.sent > base + bound {
                judged.broken.push(format!(
                    "item {item} was seen at {} ({}) asked at {}, {:#} after it was taken back",
                    self.places[seen.place].name,
                    seen.status,
                    seen.sent,
                    seen.sent.duration_since(base)
                ));
            }
        }
        judged.gone.extend(
            last.values()
                .map(|last| last.duration_since(base).max(SignedDuration::ZERO)),
        );
        for (at, found) in &self.mails {
            if found & (1 << item) != 0 && *at > returned + bound {
                judged.broken.push(format!(
                    "item {item} was in a mail of {at}, {:#} after it was taken back",
                    at.duration_since(returned)
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millisecond(millis).unwrap()
    }

    const BOUND: SignedDuration = SignedDuration::from_secs(1);

    /// One item, out at 10 s and taken back between 20.0 and 20.2 s, at one place that is asked every 100 ms until 24 s.
    fn events(lives: &[(i64, Option<i64>)], shows_from: i64, shows_until: i64) -> Events {
        let seen = (0..240).map(|tenth| tenth * 100).map(|sent| Seen {
            place: 0,
            sent: at(sent),
            done: at(sent + 10),
            status: 200,
            is_full: true,
            found: Items::from((shows_from..shows_until).contains(&sent)),
        });
        Events {
            lives: lives
                .iter()
                .map(|(ready, end)| Life {
                    ready: at(*ready),
                    end: end.map(at),
                })
                .collect(),
            items: vec![Times {
                lifts: Some(at(10_000)),
                taken: Some((at(20_000), at(20_200))),
            }],
            places: vec![Place {
                name: "GET /en/".into(),
                shows: 1,
                status: 200,
            }],
            seen: seen.collect(),
            mails: Vec::new(),
        }
    }

    #[track_caller]
    fn check(events: &Events, says: Option<&str>) {
        let broken = events.judge(BOUND).broken;
        match says {
            None => assert_eq!(broken, [] as [String; 0]),
            Some(words) => assert!(
                broken.iter().any(|broken| broken.contains(words)),
                "{words}: {broken:?}"
            ),
        }
    }

    #[test]
    fn a_promise_that_is_kept_is_measured() {
        let events = events(&[(0, None)], 10_300, 20_500);
        let judged = events.judge(BOUND);
        assert_eq!(judged.broken, [] as [String; 0]);
        assert_eq!(judged.visible, [SignedDuration::from_millis(310)]);
        assert_eq!(judged.gone, [SignedDuration::from_millis(200)]);
    }

    #[test]
    fn a_look_too_early_too_late_or_after_the_end_breaks_it() {
        check(&events(&[(0, None)], 9_900, 20_500), Some("was seen at GET /en/"));
        check(&events(&[(0, None)], 11_200, 20_500), Some("was not seen"));
        check(&events(&[(0, None)], 30_000, 30_000), Some("was not seen"));
        check(
            &events(&[(0, None)], 10_300, 21_400),
            Some("after it was taken back"),
        );
        let mut missing = events(&[(0, None)], 10_300, 20_500);
        missing.places[0].status = 404;
        check(&missing, Some("was not seen"));
        let mut never = events(&[(0, None)], 10_300, 20_500);
        never.items[0].lifts = None;
        check(&never, Some("its instant is None"));
    }

    #[test]
    fn a_program_that_was_killed_has_its_second_when_it_is_ready_again() {
        let across = [(0, Some(9_900)), (11_000, Some(20_300)), (21_000, None)];
        check(&events(&across, 11_900, 21_900), None);
        check(&events(&across, 12_100, 21_900), Some("was not seen"));
        check(&events(&across, 11_900, 22_200), Some("after it was taken back"));
        check(&events(&[(0, Some(20_300))], 10_300, 20_300), Some("of no use"));
    }

    #[test]
    fn mails_are_judged_like_pages() {
        let mut mailed = events(&[(0, None)], 10_300, 20_500);
        mailed.mails = vec![(at(10_000), 1), (at(21_100), 1), (at(23_000), 0)];
        check(&mailed, None);
        mailed.mails.push((at(9_999), 1));
        check(&mailed, Some("in a mail of 1970-01-01T00:00:09.999Z"));
        mailed.mails = vec![(at(21_300), 1)];
        check(&mailed, Some("in a mail"));
    }
}

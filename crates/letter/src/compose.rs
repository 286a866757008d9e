//! Which stories stand in an evening's letter when no editor has chosen.

use jiff::{SignedDuration, Timestamp};
use model::{ArticleId, Embargo, Released, Slot, SlotKind};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The most stories of the day.
pub const HARD_NEWS_MAX: usize = 6;
/// The most features.
pub const FEATURES_MAX: usize = 2;
/// The section whose pieces are features.
const FEATURES_SECTION: &str = "features";
/// Another piece counts as a feature from this reading time on, in minutes.
const LONG_READ_MINUTES: u32 = 4;
const HARD_NEWS_AGE: SignedDuration = SignedDuration::from_hours(24);
const FEATURES_AGE: SignedDuration = SignedDuration::from_hours(72);

/// Chooses for the letter of an evening.
///
/// Features are the newest pieces of the section “features” of the last three days, then the longest other reads.
/// Hard news is the rest of the last 24 hours by weight, then the newest. What stood in a letter before, `used`, does
/// not come again. The same stories give the same letter, in whatever order they are handed in.
pub fn compose(released: &[Released], used: &BTreeSet<ArticleId>, now: Timestamp) -> Vec<Slot> {
    let mut fresh: Vec<&Released> = released
        .iter()
        .filter(|one| !used.contains(&one.article) && age(one, now) < FEATURES_AGE)
        .collect();
    fresh.sort_by_key(|one| (Reverse(out_since(one)), Reverse(one.article)));

    let mut features: Vec<&Released> = fresh
        .iter()
        .copied()
        .filter(|one| one.section == FEATURES_SECTION)
        .take(FEATURES_MAX)
        .collect();
    let others = || {
        fresh
            .iter()
            .copied()
            .filter(|one| one.section != FEATURES_SECTION)
    };

    let mut hard_news: Vec<&Released> = others().filter(|one| age(one, now) < HARD_NEWS_AGE).collect();
    hard_news.sort_by_key(|one| Reverse(one.weight));
    hard_news.truncate(HARD_NEWS_MAX);

    let mut long_reads: Vec<&Released> = others()
        .filter(|one| one.teaser.minutes >= LONG_READ_MINUTES)
        .filter(|one| hard_news.iter().all(|chosen| chosen.article != one.article))
        .collect();
    long_reads.sort_by_key(|one| Reverse(one.teaser.minutes));
    features.extend(long_reads.into_iter().take(FEATURES_MAX - features.len()));

    let slots = |kind, chosen: Vec<&Released>| {
        chosen
            .into_iter()
            .map(|one| Slot {
                kind,
                article: one.article,
                revision: Some(one.revision),
            })
            .collect::<Vec<_>>()
    };
    [
        slots(SlotKind::HardNews, hard_news),
        slots(SlotKind::Feature, features),
    ]
    .concat()
}

/// Since when readers could see it.
fn out_since(released: &Released) -> Timestamp {
    released.standing.embargo.map_or(released.since, |embargo| {
        released.since.max(Embargo::lifts_at(embargo))
    })
}

fn age(released: &Released, now: Timestamp) -> SignedDuration {
    now.duration_since(out_since(released))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Content, Lang, RevisionNo, Stage, Standing, StoryId, Teaser};
    use proptest::prelude::*;

    fn now() -> Timestamp {
        "2026-11-24T18:30:00Z".parse().unwrap()
    }

    fn piece(id: i64, section: &str, hours_ago: i64, weight: u8, minutes: u32) -> Released {
        let since = now() - SignedDuration::from_hours(hours_ago);
        Released {
            article: ArticleId(id),
            story: StoryId(id),
            lang: Lang::EN,
            section: section.to_owned(),
            slug: String::new(),
            revision: RevisionNo(1),
            since,
            updated_at: since,
            weight,
            standing: Standing {
                stage: Stage::Published { since },
                embargo: None,
            },
            teaser: Teaser {
                minutes,
                ..Content::default().teaser_of()
            },
        }
    }

    #[track_caller]
    fn check(released: &[Released], used: &[i64], hard_news: &[i64], features: &[i64]) {
        let used = used.iter().map(|id| ArticleId(*id)).collect();
        let slots = compose(released, &used, now());
        let of = |kind| {
            slots
                .iter()
                .filter(|slot| slot.kind == kind)
                .map(|slot| slot.article.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (of(SlotKind::HardNews), of(SlotKind::Feature)),
            (hard_news.to_vec(), features.to_vec())
        );
    }

    #[test]
    fn the_weightiest_six_of_the_day_come_first() {
        let day: Vec<Released> = (1..=8)
            .map(|id| piece(id, "world", id, u8::try_from(id * 10).unwrap(), 1))
            .collect();
        check(&day, &[], &[8, 7, 6, 5, 4, 3], &[]);
    }

    #[test]
    fn of_equal_weight_the_newer_comes_first() {
        check(
            &[piece(1, "world", 5, 50, 1), piece(2, "world", 3, 50, 1)],
            &[],
            &[2, 1],
            &[],
        );
    }

    #[test]
    fn yesterdays_news_is_no_news_but_a_feature_of_the_day_before_is_still_good() {
        let few = [
            piece(1, "world", 24, 90, 1),
            piece(2, "features", 70, 10, 6),
            piece(3, "features", 73, 10, 6),
        ];
        check(&few, &[], &[], &[2]);
    }

    #[test]
    fn nothing_comes_twice() {
        check(
            &[piece(1, "world", 2, 90, 1), piece(2, "features", 30, 10, 6)],
            &[1, 2],
            &[],
            &[],
        );
    }

    #[test]
    fn a_long_read_that_is_no_hard_news_fills_a_features_place() {
        let mut day: Vec<Released> = (1..=6).map(|id| piece(id, "world", 2, 90, 1)).collect();
        day.push(piece(7, "culture", 40, 5, 12));
        day.push(piece(8, "culture", 40, 5, 3));
        day.push(piece(9, "features", 50, 5, 2));
        check(&day, &[], &[6, 5, 4, 3, 2, 1], &[9, 7]);
    }

    #[test]
    fn a_story_counts_from_the_end_of_its_embargo() {
        let mut held = piece(1, "world", 60, 50, 1);
        held.standing.embargo = Some(Embargo::until(now() - SignedDuration::from_hours(1)));
        check(&[held], &[], &[1], &[]);
    }

    proptest! {
        #[test]
        fn the_choice_does_not_depend_on_the_order_of_asking(
            ages in prop::collection::vec((0_i64..80, 0_u8..4, 1_u32..8, any::<bool>()), 0..24),
            turn in 0_usize..24,
        ) {
            let mut day: Vec<Released> = ages
                .iter()
                .zip(1..)
                .map(|((hours, weight, minutes, feature), id)| {
                    piece(id, if *feature { "features" } else { "world" }, *hours, *weight, *minutes)
                })
                .collect();
            let first = compose(&day, &BTreeSet::new(), now());
            let turn = turn.min(day.len());
            day.rotate_left(turn);
            prop_assert_eq!(&first, &compose(&day, &BTreeSet::new(), now()));
            let articles: BTreeSet<_> = first.iter().map(|slot| slot.article).collect();
            prop_assert_eq!(articles.len(), first.len());
        }
    }
}

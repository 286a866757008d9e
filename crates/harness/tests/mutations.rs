//! The harness notices each door that does not ask the visibility question, at that door.
//!
//! What is not released is not even handed out by the archive; that wall is taken down here, so that the question stands alone.
#![expect(clippy::unwrap_used, reason = "tests")]

use harness::{Broken, Case, Outcome, Place, World, mutation};
use model::Door;
use testkit::House;

/// Broken cases after which a door has been seen well enough.
const ENOUGH: usize = 2;

/// Where marks are seen too early or too late in the first cases while a door is open.
async fn seen_through(door: Option<Door>) -> Vec<Place> {
    mutation::open(door);
    let mut world = World::open(House::sqlite().await).await.unwrap();
    let (mut seen, mut broken) = (Vec::new(), 0);
    for seed in 1..26 {
        // A door that hides something too long is another fault than one that shows it too early.
        if let Outcome::Broken(Broken::Seen { places, .. }) = world.run(&Case::of(seed)).await.unwrap() {
            seen.extend(places);
            broken += 1;
        }
        if broken == ENOUGH {
            break;
        }
    }
    seen
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_door_that_does_not_ask_is_noticed_there_and_none_is_when_all_ask() {
    mutation::take_wall_down(true);
    assert_eq!(seen_through(None).await, [], "the question alone holds");
    for door in Door::ALL {
        let name = door.name();
        let seen = seen_through(Some(door)).await;
        assert!(!seen.is_empty(), "{name} is open and nothing was noticed");
        let elsewhere: Vec<&Place> = seen.iter().filter(|place| !place.is_of(door)).collect();
        assert!(
            elsewhere.is_empty(),
            "{name} is open, and these are no places of it: {elsewhere:?}"
        );
    }
    mutation::open(None);
    mutation::take_wall_down(false);
}

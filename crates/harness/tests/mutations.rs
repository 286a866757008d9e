//! The harness notices each door that does not ask the visibility question.
//!
//! What is not released is not even handed out by the archive; that wall is taken down here, so that the question stands alone.
#![expect(clippy::unwrap_used, reason = "tests")]

use harness::{Case, Outcome, World, mutation};
use model::Door;
use testkit::House;

async fn broken_by(door: Option<Door>) -> Option<String> {
    mutation::open(door);
    let mut world = World::open(House::sqlite().await).await.unwrap();
    for seed in 1..26 {
        // A door that hides something too long is another fault than one that shows it too early.
        if let Outcome::Broken(why) = world.run(&Case::of(seed)).await.unwrap()
            && why.starts_with("seen ")
        {
            return Some(why);
        }
    }
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_door_that_does_not_ask_is_noticed_and_none_is_when_all_ask() {
    mutation::take_wall_down(true);
    assert_eq!(broken_by(None).await, None, "the question alone holds");
    for door in Door::ALL {
        assert!(
            broken_by(Some(door)).await.is_some(),
            "{} is open and nothing was noticed",
            door.name()
        );
    }
    mutation::open(None);
    mutation::take_wall_down(false);
}

//! For tests only: a hand-turned clock, sample copy, a fresh archive on either database, and the crash rehearsal.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot be set up must stop"
)]

mod chance;
mod clock;
mod copy;
pub mod crash;
mod due;
mod house;
mod server;

pub use chance::Chance;
pub use clock::HandClock;
pub use copy::{article, asset, content, instant, picture};
pub use due::perform_due;
pub use house::{House, postgres_server};
pub use server::{Reply, Server};

/// Runs one test on both databases: `both!(name, |house| async move { … });`
#[macro_export]
macro_rules! both {
    ($(#[$doc:meta])* $name:ident, |$house:ident| $body:expr) => {
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports, reason = "what the test body uses is not known here")]
            use super::*;

            async fn body($house: $crate::House) {
                $body.await
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                body($crate::House::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                body($crate::House::postgres().await).await;
            }
        }
    };
}

//! For tests only: the leak harness.
//!
//! A [`Case`] is made of a seed: an item with a mark in every part of it, under embargo in some way, shown in some way, that ends
//! in some way. A [`World`] lets it happen with the real archive, press, layout and letter, and searches every byte that could
//! leave: each page of the page store, out of which the site serves pages and feeds, the leave for each file, and the letters.
//! [`wire`] does so with the built program: readers hammer at its doors over HTTP while it is killed and started again.
//! [`doors`] has an entry for every way out.

mod case;
mod copy;
pub mod doors;
mod look;
mod place;
mod said;
mod scene;
pub mod wire;
mod world;

pub use case::{Case, End, Shown, Source};
pub use model::mutation;
pub use place::{Broken, Outcome, Place};
pub use world::{Fault, World};

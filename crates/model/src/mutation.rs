//! For the leak harness only: takes one wall down, so that it can be seen that the harness notices.
//!
//! Compiled with the feature `mutation` alone, which nothing but the harness asks for; and even then nothing changes until one of
//! these is called.

use crate::Door;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

static OPEN: AtomicU32 = AtomicU32::new(0);
static WALL_IS_DOWN: AtomicBool = AtomicBool::new(false);

fn bit(door: Door) -> u32 {
    let place = Door::ALL.iter().position(|known| *known == door).unwrap_or(31);
    1 << place
}

/// Lets everything through one door, whatever the visibility rule says; with `None` all doors ask again.
pub fn open(door: Option<Door>) {
    OPEN.store(door.map_or(0, bit), Ordering::SeqCst);
}

/// Whether a door is open to everything.
pub fn is_open(door: Door) -> bool {
    OPEN.load(Ordering::SeqCst) & bit(door) != 0
}

/// Lets the archive hand out what is not released, so that the visibility rule stands alone.
pub fn take_wall_down(is_down: bool) {
    WALL_IS_DOWN.store(is_down, Ordering::SeqCst);
}

/// Whether the visibility rule stands alone.
pub fn wall_is_down() -> bool {
    WALL_IS_DOWN.load(Ordering::SeqCst)
}

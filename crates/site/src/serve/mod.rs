//! Connections: taking them in, watching over them, letting them go.

mod accept;
mod doors;
mod life;
mod socket;

pub(crate) use accept::serve;
pub(crate) use life::Open;

//! An agency sends a document by itself.

use super::account::{enter, looked};
use super::{Source, SourceError};
use crate::{Arrival, take_in};
use archive::Archive;
use model::Clock;

/// Takes in what an agency sent. When this answers, all of it is kept; what could not be read is kept as well, set
/// aside with its reason.
///
/// # Errors
/// When the archive refuses. What was taken in before stays; sending it again does no harm.
pub async fn push(
    archive: &Archive,
    source: &Source,
    bytes: &[u8],
    clock: &dyn Clock,
) -> Result<Vec<Arrival>, SourceError> {
    let now = clock.now();
    let name = format!("{}, pushed", source.name);
    let arrivals = take_in(archive, &name, bytes, source.agency.as_deref(), now).await?;
    let came = looked(archive, &arrivals, now).await?;
    enter(archive, source, &came, (clock.now(), 0.0), |_| {}).await?;
    Ok(arrivals)
}

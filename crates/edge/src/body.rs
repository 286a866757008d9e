//! Reading a request's body: not more than so many bytes, not longer than so many seconds.

use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use std::error::Error;
use std::time::Duration;

/// Why a body was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It is larger than this door takes; status 413.
    #[error("the body is larger than the {max} bytes that are taken here")]
    TooLarge {
        /// The limit in bytes.
        max: usize,
    },
    /// It did not arrive in time; status 408.
    #[error("the body did not arrive within {} s", patience.as_secs())]
    TooSlow {
        /// The limit.
        patience: Duration,
    },
    /// The connection broke while it arrived; status 400.
    #[error("the body did not arrive whole")]
    Broken(#[source] Box<dyn Error + Send + Sync>),
}

impl BodyError {
    /// The HTTP status that says so.
    pub fn status(&self) -> http::StatusCode {
        match self {
            Self::TooLarge { .. } => http::StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow { .. } => http::StatusCode::REQUEST_TIMEOUT,
            Self::Broken(_) => http::StatusCode::BAD_REQUEST,
        }
    }
}

/// The whole body, at most `max` bytes, arriving within `patience`.
///
/// # Errors
/// When it is larger, slower or breaks off. Of one that announces too many bytes nothing is read.
pub async fn read_body<B>(body: B, max: usize, patience: Duration) -> Result<Bytes, BodyError>
where
    B: http_body::Body,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    if body.size_hint().lower() > max as u64 {
        return Err(BodyError::TooLarge { max });
    }
    match tokio::time::timeout(patience, Limited::new(body, max).collect()).await {
        Err(_) => Err(BodyError::TooSlow { patience }),
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(BodyError::TooLarge { max }),
        Ok(Err(error)) => Err(BodyError::Broken(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use http_body_util::StreamBody;
    use std::convert::Infallible;

    const PATIENCE: Duration = Duration::from_millis(30);

    #[tokio::test]
    async fn a_form_arrives_whole() {
        assert_eq!(
            read_body(Body::from("email=a"), 7, PATIENCE).await.unwrap(),
            "email=a"
        );
    }

    #[tokio::test]
    async fn one_byte_too_many_is_refused_announced_or_not() {
        let announced = read_body(Body::from("email=ab"), 7, PATIENCE).await.unwrap_err();
        assert_eq!(announced.status(), 413);
        let frames =
            ["email", "=ab"].map(|part| Ok::<_, Infallible>(http_body::Frame::data(Bytes::from(part))));
        let streamed = StreamBody::new(futures_util::stream::iter(frames));
        assert_eq!(read_body(streamed, 7, PATIENCE).await.unwrap_err().status(), 413);
    }

    #[tokio::test]
    async fn a_body_that_never_ends_is_given_up() {
        let never = StreamBody::new(futures_util::stream::pending::<
            Result<http_body::Frame<Bytes>, Infallible>,
        >());
        assert_eq!(read_body(never, 7, PATIENCE).await.unwrap_err().status(), 408);
    }

    #[tokio::test]
    async fn a_body_that_breaks_off_is_a_bad_request() {
        let broken: [Result<http_body::Frame<Bytes>, _>; 1] = [Err(std::io::Error::other("reset"))];
        let broken = StreamBody::new(futures_util::stream::iter(broken));
        assert_eq!(read_body(broken, 7, PATIENCE).await.unwrap_err().status(), 400);
    }
}

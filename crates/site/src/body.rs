//! The body of an answer.

use crate::serve::Open;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};

/// A page out of the store, or what a handler made.
pub(crate) enum SiteBody {
    /// All of it in one piece.
    Whole(Bytes),
    /// Piece by piece; the connection counts as busy until it is dropped.
    Made(
        axum::body::Body,
        #[expect(dead_code, reason = "held, never looked at")] Option<Open>,
    ),
}

impl From<axum::body::Body> for SiteBody {
    fn from(body: axum::body::Body) -> Self {
        Self::Made(body, None)
    }
}

impl Body for SiteBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match &mut *self {
            Self::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Self::Made(body, _) => Pin::new(body).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.is_empty(),
            Self::Made(body, _) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Self::Made(body, _) => body.size_hint(),
        }
    }
}

//! Bodies that end before they should.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Bytes;
use http_body::{Body, Frame, SizeHint};

/// The connection is closed here.
#[derive(Debug)]
pub struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("dropped, as a fault asked")
    }
}

impl std::error::Error for Dropped {}

/// A body whose headers promise more than comes.
#[derive(Debug)]
pub struct BrokenBody {
    start: Option<Bytes>,
    sent: bool,
    drop: bool,
}

impl BrokenBody {
    /// These bytes, and then either the connection is closed or nothing comes any more.
    #[must_use]
    pub fn new(start: Bytes, drop: bool) -> Self {
        Self {
            start: Some(start),
            sent: false,
            drop,
        }
    }
}

impl Body for BrokenBody {
    type Data = Bytes;
    type Error = Dropped;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Dropped>>> {
        if let Some(start) = self.start.take() {
            return Poll::Ready(Some(Ok(Frame::data(start))));
        }
        if !self.drop {
            // Nobody is told to wake this: it hangs until the visitor leaves.
            return Poll::Pending;
        }
        if !self.sent {
            // The error would overtake what is still to be written: hyper writes when it has to wait.
            self.sent = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(Dropped)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

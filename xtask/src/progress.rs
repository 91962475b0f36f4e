//! What a step says while it works.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// How often a long step says that it is still alive.
const BREATH: Duration = Duration::from_secs(20);

/// The voice of one step. Two steps may speak in turn, so each line names its own.
pub struct Progress {
    name: String,
    started: Instant,
    spoken: Cell<Instant>,
}

impl Progress {
    /// The voice of the step of that name.
    pub fn of(name: String) -> Self {
        let now = Instant::now();
        Self {
            name,
            started: now,
            spoken: Cell::new(now),
        }
    }

    /// Says what begins now.
    pub fn say(&self, text: &str) {
        println!("  … {}: {text}", self.name);
        self.spoken.set(Instant::now());
    }

    /// Says how far a long job is, unless something was said a moment ago.
    pub fn tick(&self, text: &str) {
        if self.spoken.get().elapsed() >= BREATH {
            self.say(&format!("{} so far, {text}", spelt(self.started.elapsed())));
        }
    }

    /// Says that the step is done.
    pub fn done(&self, took: Duration) {
        println!("  ✓ {} ({})", self.name, spelt(took));
    }
}

/// A span of time as people say it.
pub fn spelt(span: Duration) -> String {
    let seconds = span.as_secs_f32();
    if seconds < 10.0 {
        format!("{seconds:.1} s")
    } else if seconds < 60.0 {
        format!("{seconds:.0} s")
    } else {
        format!("{} min {:02} s", span.as_secs() / 60, span.as_secs() % 60)
    }
}

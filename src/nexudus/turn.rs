//! Whose turn it is to ask: requests wait for the pace, records before everything else.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::boot::{self, Lock};
use crate::browser::http::Switch;
use crate::browser::storage::{self, Kept};
use crate::browser::{clock, document, task, timer};
use crate::nexudus::pace::{GAP_MS, PATIENCE_MS, Pace, Rank, SENT};

thread_local! {
    /// Where nothing can be kept, each tab counts for itself.
    static PACE: RefCell<Pace> = const { RefCell::new(Pace::new()) };
    static ANSWERED: Cell<i64> = const { Cell::new(0) };
    static LED_ON: Cell<i64> = const { Cell::new(0) };
    static RECORDS_WAITING: Cell<u32> = const { Cell::new(0) };
}

/// The pace as all tabs know it. It is read for each request and not held on to: it grows, and would come to lie where
/// wasm's memory has room for the next long list.
fn of_all_tabs() -> Option<Pace> {
    storage::get(Kept::InBrowser, SENT).map(|text| Pace::parse(&text))
}

/// Notes a request that leaves, or has left without asking here (`boot.js` makes one before the app is there).
pub fn note(sent_ms: i64) {
    let mut pace = of_all_tabs().unwrap_or_else(|| PACE.take());
    pace.note(sent_ms, clock::now_ms());
    if !storage::set(Kept::InBrowser, SENT, &pace.print()) {
        storage::remove(Kept::InBrowser, SENT);
        PACE.set(pace);
    }
}

/// Notes that an answer has come. A request may have reached the API later than it was sent, but never later than it was
/// answered: a guest keeps its distance from that, and so never comes too soon. So does a record, if that answer is why it
/// is asked for (again).
pub fn answered(leads_on: bool) {
    let now = clock::now_ms();
    ANSWERED.set(now);
    if leads_on {
        LED_ON.set(now);
    }
}

/// Waits until a request may leave. `false` if whoever asked has left meanwhile: then it is not to be sent.
pub async fn wait(rank: Rank, switch: &Switch) -> bool {
    let _waiting = (rank == Rank::Record).then(Waiting::new);
    loop {
        if switch.is_off() {
            return false;
        }
        let now = clock::now_ms();
        let records_first = rank == Rank::Guest && RECORDS_WAITING.get() > 0;
        let answered = match rank {
            Rank::Guest => ANSWERED.get(),
            Rank::Record => LED_ON.get(),
        };
        // By a clock that was set back it came after now: then long ago.
        let after_answer = if answered <= now {
            answered + GAP_MS - now
        } else {
            0
        };
        let pace = match of_all_tabs() {
            Some(pace) => pace.wait(now, rank),
            None => PACE.with_borrow(|pace| pace.wait(now, rank)),
        };
        let wait = pace.max(after_answer);
        if wait == 0 && !records_first {
            note(now);
            break;
        }
        // In short steps: a request abandoned while it waits, or a clock that jumped, is noticed soon.
        timer::sleep(i32::try_from(wait.max(1)).unwrap_or(i32::MAX).min(250)).await;
    }
    !switch.is_off()
}

/// Waits for the other tabs too: between two of them lies the answer to the first, and the pace. Those out of sight have
/// all patience with each other.
pub async fn alone() -> Alone {
    let alone = Alone(Rc::new(Cell::new(Some(boot::lock("turn").await))));
    if document::is_visible() {
        alone.end_after(PATIENCE_MS);
    }
    alone
}

/// As long as this lives, and a little longer, other tabs wait.
pub struct Alone(Rc<Cell<Option<Lock>>>);

impl Alone {
    fn end_after(&self, ms: i64) {
        let lock = Rc::clone(&self.0);
        task::spawn(async move {
            timer::sleep(i32::try_from(ms).unwrap_or_default()).await;
            drop(lock.take());
        });
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        // What a tab has kept of the pace reaches the others a little later than its lock does.
        self.end_after(GAP_MS);
    }
}

/// A record that waits; counted while it lives.
struct Waiting;

impl Waiting {
    fn new() -> Self {
        RECORDS_WAITING.set(RECORDS_WAITING.get() + 1);
        Self
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        RECORDS_WAITING.set(RECORDS_WAITING.get() - 1);
    }
}

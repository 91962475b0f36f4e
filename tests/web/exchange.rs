//! Exchanges over HTTP against a faked `fetch`: time limit, size limit, switch. The real network is the stories' part.

use js_sys::Function;
use opportune::browser::http::{Answer, Failure, Request, Switch};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// `window.fetch` answers by a script of ours until this is dropped.
struct FakeFetch(JsValue);

impl FakeFetch {
    fn new(body: &str) -> Self {
        let window = web_sys::window().unwrap();
        // What boot.js would have put there.
        Function::new_no_args("window.opportune = { isBlocked: () => false }")
            .call0(&JsValue::NULL)
            .unwrap();
        let real = js_sys::Reflect::get(&window, &"fetch".into()).unwrap();
        let fake = Function::new_with_args("url, init", body);
        js_sys::Reflect::set(&window, &"fetch".into(), &fake).unwrap();
        Self(real)
    }
}

impl Drop for FakeFetch {
    fn drop(&mut self) {
        let window = web_sys::window().unwrap();
        js_sys::Reflect::set(&window, &"fetch".into(), &self.0).unwrap();
    }
}

async fn get(switch: &Switch) -> Result<Answer, Failure> {
    let request = Request {
        method: "GET",
        url: "/api/x",
        headers: &[("Authorization", "Bearer t")],
        body: None,
    };
    request.exchange(switch, None).await
}

#[wasm_bindgen_test]
async fn an_answer_comes_whole_with_its_status_and_what_to_wait() {
    let _fake = FakeFetch::new(
        "return Promise.resolve(new Response('abc', { status: 409, headers: { 'Retry-After': '1' } }))",
    );
    let answer = get(&Switch::new()).await.unwrap();
    assert_eq!(
        (answer.status, answer.body.as_slice()),
        (409, b"abc".as_slice())
    );
    assert_eq!(answer.retry_after.as_deref(), Some("1"));
}

#[wasm_bindgen_test]
async fn the_header_goes_along_and_no_cookies_do() {
    let _fake = FakeFetch::new(
        "return Promise.resolve(new Response(init.headers.get('Authorization') + ' ' + init.credentials))",
    );
    assert_eq!(get(&Switch::new()).await.unwrap().body, b"Bearer t omit");
}

#[wasm_bindgen_test]
async fn reading_stops_at_eight_megabytes() {
    let fake =
        FakeFetch::new("return Promise.resolve(new Response(new Uint8Array(8 * 1024 * 1024 + 1)))");
    assert_eq!(get(&Switch::new()).await.err(), Some(Failure::TooLarge));
    drop(fake);
    let fake =
        FakeFetch::new("return Promise.resolve(new Response(new Uint8Array(8 * 1024 * 1024)))");
    assert_eq!(
        get(&Switch::new()).await.unwrap().body.len(),
        8 * 1024 * 1024
    );
    drop(fake);
}

#[wasm_bindgen_test]
async fn a_rejection_is_no_answer() {
    let _fake = FakeFetch::new("return Promise.reject(new TypeError('Failed to fetch'))");
    assert_eq!(get(&Switch::new()).await.err(), Some(Failure::NoAnswer));
}

#[wasm_bindgen_test]
async fn the_switch_ends_it() {
    let _fake = FakeFetch::new(
        "return new Promise((_, reject) => init.signal.addEventListener('abort', () => reject(init.signal.reason)))",
    );
    let switch = Switch::new();
    let later = switch.clone();
    opportune::browser::task::spawn(async move {
        opportune::browser::timer::sleep(0).await;
        later.abort();
    });
    assert_eq!(get(&switch).await.err(), Some(Failure::Aborted));
    assert!(switch.is_off());
}

/// Timers go off at once, whatever they were set to, and whoever looks at the clock finds it a second later than whoever
/// looked before, until this is dropped. The times that timers were set to are kept.
struct ImpatientTimers;

impl ImpatientTimers {
    fn new() -> Self {
        run(
            "window.realSetTimeout = window.setTimeout;
             window.timersSet = [];
             window.setTimeout = (callback, ms) => { timersSet.push(ms); return realSetTimeout(callback, 0) };
             window.realNow = Date.now;
             let looks = 0;
             Date.now = () => realNow() + 1000 * looks++",
        );
        Self
    }

    /// The times set so far, in milliseconds.
    fn set() -> Vec<f64> {
        let set = run("return window.timersSet");
        js_sys::Array::from(&set)
            .iter()
            .filter_map(|ms| ms.as_f64())
            .collect()
    }
}

impl Drop for ImpatientTimers {
    fn drop(&mut self) {
        run(
            "window.setTimeout = window.realSetTimeout; delete window.realSetTimeout;
             Date.now = window.realNow; delete window.realNow",
        );
    }
}

fn run(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::NULL).unwrap()
}

#[wasm_bindgen_test]
async fn what_takes_longer_than_fifteen_seconds_is_given_up() {
    let _fake = FakeFetch::new(
        "return new Promise((_, reject) => init.signal.addEventListener('abort', () => reject(init.signal.reason)))",
    );
    let _timers = ImpatientTimers::new();
    let switch = Switch::new();
    assert_eq!(get(&switch).await.err(), Some(Failure::Timeout));
    assert!(!switch.is_off(), "whoever has asked may ask again");
    assert_eq!(ImpatientTimers::set(), [15_000.0]);
}

#[wasm_bindgen_test]
async fn an_answer_that_stops_halfway_is_given_up_too() {
    let _fake = FakeFetch::new(
        "const body = new ReadableStream({ start(controller) {
           controller.enqueue(new Uint8Array(10));
           init.signal.addEventListener('abort', () => controller.error(init.signal.reason));
         } });
         return Promise.resolve(new Response(body))",
    );
    let _timers = ImpatientTimers::new();
    assert_eq!(get(&Switch::new()).await.err(), Some(Failure::Timeout));
}

#[wasm_bindgen_test]
async fn a_switch_that_is_off_before_sends_nothing_that_is_waited_for() {
    let _fake = FakeFetch::new(
        "return init.signal.aborted ? Promise.reject(init.signal.reason) : Promise.resolve(new Response('late'))",
    );
    let switch = Switch::new();
    switch.abort();
    assert_eq!(get(&switch).await.err(), Some(Failure::Aborted));
}

#[wasm_bindgen_test]
async fn what_the_policy_blocked_is_told_apart() {
    let _fake = FakeFetch::new("return Promise.reject(new TypeError('Failed to fetch'))");
    run("window.opportune.isBlocked = (url) => url === '/api/x'");
    assert_eq!(get(&Switch::new()).await.err(), Some(Failure::Blocked));
}

#[wasm_bindgen_test]
async fn a_token_that_no_header_can_carry_is_no_answer_and_never_sent() {
    let _fake = FakeFetch::new("window.sent = true; return Promise.resolve(new Response(''))");
    run("delete window.sent");
    let request = Request {
        method: "GET",
        url: "/api/x",
        headers: &[("Authorization", "Bearer \u{2603}")],
        body: None,
    };
    let outcome = request.exchange(&Switch::new(), None).await;
    assert_eq!(outcome.err(), Some(Failure::NoAnswer));
    assert!(run("return window.sent").is_undefined());
}

#[wasm_bindgen_test]
fn a_fake_fetch_leaves_the_real_one_behind() {
    let window = web_sys::window().unwrap();
    let before = js_sys::Reflect::get(&window, &"fetch".into()).unwrap();
    drop(FakeFetch::new("return 1"));
    let after = js_sys::Reflect::get(&window, &"fetch".into()).unwrap();
    assert!(after.is_instance_of::<Function>() && before == after);
}

//! One exchange over HTTP: a time limit, a size limit, a switch, and nothing thrown.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Date, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
    RequestInit, Response,
};

use super::boot::{self, UnderWay};

/// How long a whole exchange may take, in milliseconds.
pub const TIME_LIMIT_MS: i32 = 15_000;
/// How much of an answer is read, in bytes.
pub const SIZE_LIMIT: usize = 8 * 1024 * 1024;

/// What came back, whatever its status.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The header `Retry-After`, where the browser lets us see it.
    pub retry_after: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Whoever asked has left.
    Aborted,
    /// Nothing complete within [`TIME_LIMIT_MS`].
    Timeout,
    /// Longer than [`SIZE_LIMIT`].
    TooLarge,
    /// The page's own policy forbids the address.
    Blocked,
    /// No connection, no such host, not allowed from here: the browser does not tell.
    NoAnswer,
}

/// A switch that aborts its exchange; dropping it leaves the exchange alone.
#[derive(Clone)]
pub struct Switch(AbortController);

impl Switch {
    /// A fresh switch.
    ///
    /// # Panics
    /// Never: every browser that runs WebAssembly can make one.
    pub fn new() -> Self {
        Self(AbortController::new().unwrap_throw())
    }

    /// Whether it has been used.
    pub fn is_off(&self) -> bool {
        self.0.signal().aborted()
    }

    /// Ends the exchange.
    pub fn abort(&self) {
        self.0.abort(); // without a reason of ours: see `Failure::Aborted`
    }
}

impl Default for Switch {
    fn default() -> Self {
        Self::new()
    }
}

/// A request to be sent.
pub struct Request<'a> {
    /// `GET`, `POST`.
    pub method: &'a str,
    /// Absolute, or on this origin.
    pub url: &'a str,
    /// Names and values.
    pub headers: &'a [(&'a str, &'a str)],
    /// What a `POST` carries.
    pub body: Option<&'a str>,
}

impl Request<'_> {
    /// Sends it, unless `early` is already under way for it, and reads the whole answer.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn exchange(
        &self,
        switch: &Switch,
        early: Option<UnderWay>,
    ) -> Result<Answer, Failure> {
        let (response, under, left) = if let Some(early) = early {
            let left = left_of_limit(Date::now() - early.started);
            (early.response, early.controller, left)
        } else {
            if switch.is_off() {
                return Err(Failure::Aborted);
            }
            // A switch of its own: when its time is over, whoever has asked may ask again.
            let under = Switch::new();
            (self.send(&under)?, under.0, TIME_LIMIT_MS)
        };
        let clock = TimeLimit::start(left, under.clone());
        let follow = follow(switch, &under);
        let result = read(response).await;
        drop(follow);
        result.map_err(|failure| match failure {
            Failure::NoAnswer if clock.is_over() => Failure::Timeout,
            Failure::NoAnswer if under.signal().aborted() => Failure::Aborted,
            Failure::NoAnswer if boot::policy_blocked(self.url) => Failure::Blocked,
            other => other,
        })
    }

    fn send(&self, under: &Switch) -> Result<Promise, Failure> {
        let init = RequestInit::new();
        init.set_method(self.method);
        init.set_signal(Some(&under.0.signal()));
        init.set_credentials(RequestCredentials::Omit);
        init.set_cache(RequestCache::NoStore);
        let headers = Headers::new().map_err(|_| Failure::NoAnswer)?;
        for (name, value) in self.headers {
            headers.set(name, value).map_err(|_| Failure::NoAnswer)?; // a token no header can carry
        }
        init.set_headers_headers(&headers);
        if let Some(body) = self.body {
            init.set_body(&JsValue::from_str(body));
        }
        let window = web_sys::window().ok_or(Failure::NoAnswer)?;
        Ok(window.fetch_with_str_and_init(self.url, &init))
    }
}

/// What is left of the time limit after so many milliseconds, in milliseconds.
fn left_of_limit(since: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and the limit")]
    let left = (f64::from(TIME_LIMIT_MS) - since).clamp(0.0, f64::from(TIME_LIMIT_MS)) as i32;
    left
}

/// While this lives, the visitor's switch, which may be that of several exchanges at once, also ends this one.
fn follow(switch: &Switch, under: &AbortController) -> impl Drop + use<> {
    struct Follow(web_sys::AbortSignal, Closure<dyn FnMut()>);
    impl Drop for Follow {
        fn drop(&mut self) {
            let heard = self.1.as_ref().unchecked_ref();
            let _ = self.0.remove_event_listener_with_callback("abort", heard); // a name that is one
        }
    }
    let (under, abort_now) = (under.clone(), under);
    let closure = Closure::new(move || under.abort());
    let signal = switch.0.signal();
    let heard = closure.as_ref().unchecked_ref();
    let _ = signal.add_event_listener_with_callback("abort", heard); // a name that is one
    if signal.aborted() {
        abort_now.abort();
    }
    Follow(signal, closure)
}

/// Aborts an exchange when its time is over; dropping it stops the clock.
struct TimeLimit {
    over: Rc<Cell<bool>>,
    timer: i32,
    _closure: Closure<dyn FnMut()>,
}

impl TimeLimit {
    fn start(ms: i32, controller: AbortController) -> Self {
        let over = Rc::new(Cell::new(false));
        let flag = Rc::clone(&over);
        let closure = Closure::<dyn FnMut()>::new(move || {
            flag.set(true);
            controller.abort();
        });
        let timer = web_sys::window().map_or(0, |window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(
                    closure.as_ref().unchecked_ref(),
                    ms,
                )
                .unwrap_or(0)
        });
        Self {
            over,
            timer,
            _closure: closure,
        }
    }

    fn is_over(&self) -> bool {
        self.over.get()
    }
}

impl Drop for TimeLimit {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.timer);
        }
    }
}

async fn read(response: Promise) -> Result<Answer, Failure> {
    let response = JsFuture::from(response)
        .await
        .map_err(|_| Failure::NoAnswer)?;
    let response: Response = response.dyn_into().map_err(|_| Failure::NoAnswer)?;
    Ok(Answer {
        status: response.status(),
        retry_after: response.headers().get("Retry-After").ok().flatten(),
        body: read_body(&response).await?,
    })
}

async fn read_body(response: &Response) -> Result<Vec<u8>, Failure> {
    let (mut chunks, mut length) = (Vec::new(), 0);
    if let Some(stream) = response.body() {
        let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
        while let Some(bytes) = next_chunk(&reader).await? {
            length += bytes.length() as usize;
            if length > SIZE_LIMIT {
                let _ = reader.cancel(); // frees the connection; its outcome changes nothing
                return Err(Failure::TooLarge);
            }
            chunks.push(bytes);
        }
    }
    // In one piece of the right size: what grows on the way is copied again and again, and memory of wasm never shrinks.
    let (mut body, mut end) = (vec![0; length], 0);
    for bytes in chunks {
        let start = end;
        end += bytes.length() as usize;
        bytes.copy_to(&mut body[start..end]);
    }
    Ok(body)
}

/// The next bytes, or nothing at the end.
async fn next_chunk(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, Failure> {
    let chunk = JsFuture::from(reader.read())
        .await
        .map_err(|_| Failure::NoAnswer)?;
    let value = Reflect::get(&chunk, &JsValue::from_str("value")).map_err(|_| Failure::NoAnswer)?;
    Ok(value.dyn_into().ok())
}

//! The doors to what the browser keeps: storage and the session history.

use js_sys::Function;
use opportune::browser::history;
use opportune::browser::storage::{self, Kept};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const KEY: &str = "opportune.test";

fn evaluate(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::NULL).unwrap()
}

#[wasm_bindgen_test]
fn what_is_stored_is_there_until_it_is_forgotten_and_each_storage_has_its_own() {
    assert_eq!(storage::get(Kept::InTab, KEY), None);
    assert!(storage::set(Kept::InTab, KEY, "{\"a\":\"ü\u{0}\"}"));
    assert_eq!(
        storage::get(Kept::InTab, KEY).as_deref(),
        Some("{\"a\":\"ü\u{0}\"}")
    );
    assert_eq!(storage::get(Kept::InBrowser, KEY), None);
    storage::remove(Kept::InTab, KEY);
    assert_eq!(storage::get(Kept::InTab, KEY), None);
    storage::remove(Kept::InTab, KEY); // forgetting what is not there is no fault
}

#[wasm_bindgen_test]
fn where_storing_fails_it_is_said_and_nothing_is_thrown() {
    // More than any browser gives to one origin.
    let text = "x".repeat(64 * 1024 * 1024);
    assert!(!storage::set(Kept::InTab, KEY, &text));
    assert_eq!(storage::get(Kept::InTab, KEY), None);
}

/// The address of the test page comes back when this is dropped.
struct Address(String);

impl Address {
    /// The bundle is served under `/crm/` for as long as this lives.
    fn under_a_base_path() -> Self {
        let before = evaluate(
            "const before = location.href;
             window.opportune = { ...window.opportune, base: '/crm/', isBlocked: () => false };
             history.pushState(null, '', '/crm/opportunities/12?q=a%20b');
             return before",
        );
        Self(before.as_string().unwrap())
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        let back = Function::new_with_args("url", "history.replaceState(null, '', url)");
        back.call1(&JsValue::NULL, &self.0.as_str().into()).unwrap();
    }
}

#[wasm_bindgen_test]
fn paths_are_read_and_written_below_the_base_path() {
    let _address = Address::under_a_base_path();
    assert_eq!(
        history::path_and_query(),
        ("/opportunities/12".to_owned(), "?q=a%20b".to_owned())
    );
    assert_eq!(history::href("opportunities/3"), "/crm/opportunities/3");
    assert_eq!(
        history::below_base("/elsewhere/opportunities/3"),
        "/elsewhere/opportunities/3"
    );

    let length = evaluate("return history.length").as_f64().unwrap();
    history::push("opportunities/3");
    let path = evaluate("return location.pathname");
    assert_eq!(path.as_string().as_deref(), Some("/crm/opportunities/3"));
    let grown = evaluate("return history.length").as_f64().unwrap();
    assert!(
        grown > length || grown >= 50.0,
        "an entry of its own, unless the list is full"
    );
}

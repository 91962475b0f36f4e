//! The query of an address as pairs, by the browser's own rules (`URLSearchParams`): decoded once, encoded once.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::UrlSearchParams;

/// The pairs of a query, with or without the question mark.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let Ok(params) = UrlSearchParams::new_with_str(query) else {
        return Vec::new(); // any text is a query
    };
    let text = |pair: &Array, at| pair.get(at).as_string().unwrap_or_default();
    Array::from(&params)
        .iter()
        .filter_map(|pair| pair.dyn_into::<Array>().ok())
        .map(|pair| (text(&pair, 0), text(&pair, 1)))
        .collect()
}

/// A query with its question mark; empty without pairs.
pub fn print(pairs: &[(&str, String)]) -> String {
    let Ok(params) = UrlSearchParams::new() else {
        return String::new(); // needs nothing, never fails
    };
    for (name, value) in pairs {
        params.append(name, value);
    }
    let query: String = params.unchecked_into::<js_sys::Object>().to_string().into();
    if query.is_empty() {
        query
    } else {
        format!("?{query}")
    }
}

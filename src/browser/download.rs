//! Handing the visitor a file made here, without a server.

use std::ops::Range;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The media type of JSON.
pub const JSON: &str = "application/json";

/// A text that is kept outside of wasm's memory, which never shrinks: the browser may put it wherever it likes.
pub struct Text(Blob);

impl Text {
    /// A text of a media type; nothing only where memory is short.
    pub fn new(text: &str, media_type: &str) -> Option<Self> {
        Self::of(&Array::of1(&JsValue::from_str(text)), media_type)
    }

    fn of(parts: &Array, media_type: &str) -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let blob = Blob::new_with_str_sequence_and_options(parts, &options);
        blob.ok().map(Self)
    }

    /// What stands between these of its bytes, in UTF-8.
    pub fn part(&self, place: &Range<usize>) -> Option<Self> {
        let start = u32::try_from(place.start).ok()?;
        let end = u32::try_from(place.end).ok()?;
        let part = self.0.slice_with_f64_and_f64(start.into(), end.into());
        part.ok().map(Self)
    }

    /// JSON values, each on a line of its own, as a JSON list.
    pub fn list(values: impl Iterator<Item = Self>) -> Option<Self> {
        let parts = Array::of1(&JsValue::from_str("["));
        let mut before = "\n";
        for value in values {
            parts.push(&JsValue::from_str(before));
            parts.push(&value.0);
            before = ",\n";
        }
        parts.push(&JsValue::from_str("\n]\n"));
        Self::of(&parts, JSON)
    }

    /// Offers it as a file.
    pub fn offer(&self, name: &str) {
        let document = web_sys::window().and_then(|window| window.document());
        let link = document.and_then(|document| document.create_element("a").ok());
        let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        if let (Some(link), Ok(url)) = (link, Url::create_object_url_with_blob(&self.0)) {
            link.set_href(&url);
            link.set_download(name);
            link.click();
            let _ = Url::revoke_object_url(&url); // the download has its own hold on the data
        }
    }
}

/// Offers a text as a file of a media type.
pub fn download(name: &str, media_type: &str, text: &str) {
    if let Some(text) = Text::new(text, media_type) {
        text.offer(name);
    }
}

//! `--api URL`: hands `/api` to a real API, as a host's same-origin proxy would.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderName, RETRY_AFTER,
    WWW_AUTHENTICATE,
};
use axum::http::{self, HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use ureq::tls::{RootCerts, TlsConfig};

use crate::app::Sandbox;

/// What goes to the API. `client_id` has an underscore, which some proxies drop.
const FORWARDED: [HeaderName; 5] = [
    ACCEPT,
    ACCEPT_LANGUAGE,
    AUTHORIZATION,
    CONTENT_TYPE,
    HeaderName::from_static("client_id"),
];
/// What comes back; cookies do not.
const RETURNED: [HeaderName; 4] = [CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE];

/// Longer than any client of ours waits.
const PATIENCE: Duration = Duration::from_mins(1);
const LARGEST_BODY: usize = 64 << 20;

/// Everything under `/api`, forwarded.
pub fn router() -> Router<Arc<Sandbox>> {
    Router::new().fallback(forward)
}

async fn forward(State(sandbox): State<Arc<Sandbox>>, request: Request) -> Response {
    let api = sandbox.arguments.api.clone().unwrap_or_default();
    let answered = match outgoing(&api, request).await {
        Ok(request) => tokio::task::spawn_blocking(move || ask(request))
            .await
            .map_err(|error| error.to_string())
            .flatten(),
        Err(problem) => Err(problem),
    };
    answered.unwrap_or_else(|problem| {
        let sentence = format!("no answer from {api}: {problem}");
        eprintln!("sandbox: {sentence}");
        (StatusCode::BAD_GATEWAY, sentence).into_response()
    })
}

async fn outgoing(api: &str, request: Request) -> Result<http::Request<Bytes>, String> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, LARGEST_BODY)
        .await
        .map_err(|error| error.to_string())?;
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut outgoing = http::Request::builder()
        .method(parts.method)
        .uri(format!("{api}{path}"))
        .body(body)
        .map_err(|error| error.to_string())?;
    *outgoing.headers_mut() = only(&FORWARDED, &parts.headers);
    Ok(outgoing)
}

fn ask(request: http::Request<Bytes>) -> Result<Response, String> {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(PATIENCE))
        .tls_config(tls);
    let agent = ureq::Agent::new_with_config(config.build());
    let (parts, body) = request.into_parts();
    let answered = if body.is_empty() {
        agent.run(http::Request::from_parts(parts, ()))
    } else {
        agent.run(http::Request::from_parts(parts, &body[..]))
    };
    let (parts, mut body) = answered.map_err(|error| error.to_string())?.into_parts();
    let body = body
        .with_config()
        .limit(LARGEST_BODY as u64)
        .read_to_vec()
        .map_err(|error| error.to_string())?;
    Ok((parts.status, only(&RETURNED, &parts.headers), body).into_response())
}

fn only(names: &[HeaderName], headers: &HeaderMap) -> HeaderMap {
    names
        .iter()
        .filter_map(|name| Some((name.clone(), headers.get(name)?.clone())))
        .collect()
}

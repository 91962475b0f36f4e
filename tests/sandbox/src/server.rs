//! Listens on 127.0.0.1 and hands each request to the app.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use crate::app::App;
use crate::arguments::Arguments;

/// Serves until the process is ended. Prints one line as soon as it listens.
///
/// # Errors
/// One sentence when the port cannot be had.
pub fn run(arguments: Arguments) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| format!("could not start threads: {error}"))?;
    runtime.block_on(async {
        let (listener, address) = listen(arguments.port).await?;
        let app = Arc::new(App::new(arguments)?);
        let early = Arc::clone(&app);
        std::thread::spawn(move || early.make_lists());
        println!("sandbox listening on http://{address}/");
        accept(&listener, &app).await
    })
}

async fn listen(port: u16) -> Result<(TcpListener, SocketAddr), String> {
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = TcpListener::bind(wanted)
        .await
        .map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => format!(
                "port {port} is in use: stop what listens there, or choose another with --port"
            ),
            _ => format!("could not listen on {wanted}: {error}; choose another port with --port"),
        })?;
    let address = listener
        .local_addr()
        .map_err(|error| format!("the listener has no address: {error}"))?;
    Ok((listener, address))
}

/// hyper rather than `axum::serve`, because a scripted fault may drop the connection without an answer.
async fn accept(listener: &TcpListener, app: &Arc<App>) -> Result<(), String> {
    loop {
        // An accept that failed (out of file handles) concerns that visitor only.
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        tokio::spawn(serve(stream, Arc::clone(app)));
    }
}

async fn serve(stream: TcpStream, app: Arc<App>) {
    // Small answers leave at once; delays are for faults to make. A stream that refuses the option still serves.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request: Request<hyper::body::Incoming>| {
        let app = Arc::clone(&app);
        async move { app.answer(request.map(Body::new)).await }
    });
    // A connection that ends in an error has nobody left to tell.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), answer)
        .await;
}

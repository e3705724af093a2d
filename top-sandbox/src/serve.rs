//! The server: accepts connections and serves HTTP on them.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::DATE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Extension, Router, middleware};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use tower_http::compression::CompressionLayer;

use crate::batch;
use crate::fault::WireAction;
use crate::gateway::Gateway;
use crate::limits::{MAX_BODY, MAX_CONNECTIONS, MAX_HEAD};
use crate::respond::{Action, respond};

/// Accepts and serves connections until the future is dropped, which closes them.
pub(crate) async fn serve(listener: TcpListener, gateway: Arc<Gateway>) -> io::Result<()> {
    let router = Router::new()
        .route("/router/rest", any(handle))
        .route(batch::PATH, any(handle))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CompressionLayer::new())
        .layer(middleware::map_response_with_state(Arc::clone(&gateway), set_date))
        .with_state(Arc::clone(&gateway));
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept(), if connections.len() < MAX_CONNECTIONS => {
                // Ignore connections that were closed before `accept`, and wait if no file descriptor is free.
                let Ok((stream, _)) = accepted else {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                    continue;
                };
                gateway.connections.fetch_add(1, Ordering::Relaxed);
                connections.spawn(connection(stream, router.clone(), gateway.limits.request_timeout));
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Serves HTTP until a fault takes over the TCP connection.
async fn connection(stream: TcpStream, router: Router, head_timeout: Duration) {
    let (to_connection, mut signals) = unbounded_channel::<WireAction>();
    let service = TowerToHyperService::new(router.layer(Extension(to_connection)));
    let mut http = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head_timeout)
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let wire = tokio::select! {
        _ = &mut http => return,
        wire = signals.recv() => wire,
    };
    if let Some(wire) = wire {
        let stream = http.into_parts().io.into_inner();
        // An error means that the peer has closed the connection.
        let _ = wire.run(stream).await;
    }
}

/// Sets the header `Date` of every response to the gateway's time.
async fn set_date(State(gateway): State<Arc<Gateway>>, mut response: Response) -> Response {
    if let Ok(date) = HeaderValue::from_str(&gateway.date()) {
        response.headers_mut().insert(DATE, date);
    }
    response
}

async fn handle(
    State(gateway): State<Arc<Gateway>>,
    Extension(to_connection): Extension<UnboundedSender<WireAction>>,
    request: Request,
) -> Response {
    let number = gateway.count();
    match respond(&gateway, number, request).await {
        Ok(Action::Http(response)) => response,
        Ok(Action::Wire(wire)) => {
            // The connection's task takes over and drops this future.
            let _ = to_connection.send(wire);
            std::future::pending().await
        }
        Ok(Action::Never) => std::future::pending().await,
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

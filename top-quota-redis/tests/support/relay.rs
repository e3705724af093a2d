//! A relay between the processes and Redis, which a test can cut.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::watch;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Path {
    Open,
    /// Connections end, and new ones are closed.
    Cut,
    /// Connections stay open, and nothing passes.
    Silent,
}

/// A TCP port that leads to the socket of Redis.
pub(crate) struct Relay {
    address: SocketAddr,
    path: watch::Sender<Path>,
    /// The number of bytes that went to Redis.
    sent: Arc<AtomicU64>,
}

impl Relay {
    pub(crate) async fn start(url: &str) -> Self {
        let socket = PathBuf::from(url.strip_prefix("redis+unix://").unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (path, watched) = watch::channel(Path::Open);
        let sent = Arc::<AtomicU64>::default();
        let counter = Arc::clone(&sent);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(connection(client, socket.clone(), watched.clone(), Arc::clone(&counter)));
            }
        });
        Self { address, path, sent }
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://{}", self.address)
    }

    pub(crate) fn set(&self, path: Path) {
        self.path.send_replace(path);
    }

    pub(crate) fn bytes_sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }
}

async fn connection(
    client: TcpStream,
    socket: PathBuf,
    mut path: watch::Receiver<Path>,
    sent: Arc<AtomicU64>,
) {
    let _ = client.set_nodelay(true);
    path.wait_for(|path| *path != Path::Silent).await.ok();
    if *path.borrow() == Path::Cut {
        return;
    }
    let Ok(redis) = UnixStream::connect(socket).await else { return };
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_redis, mut to_redis) = redis.into_split();
    let mut cut = path.clone();
    let (mut up, mut down) = (path.clone(), path);
    tokio::select! {
        () = copy(&mut from_client, &mut to_redis, &mut up, Some(&sent)) => {}
        () = copy(&mut from_redis, &mut to_client, &mut down, None) => {}
        _ = cut.wait_for(|path| *path == Path::Cut) => {}
    }
}

async fn copy(
    from: &mut (impl tokio::io::AsyncRead + Unpin),
    to: &mut (impl tokio::io::AsyncWrite + Unpin),
    path: &mut watch::Receiver<Path>,
    sent: Option<&AtomicU64>,
) {
    let mut buffer = vec![0; 16 << 10];
    while let Ok(length @ 1..) = from.read(&mut buffer).await {
        if path.wait_for(|path| *path != Path::Silent).await.is_err() {
            return;
        }
        if let Some(sent) = sent {
            sent.fetch_add(length as u64, Ordering::Relaxed);
        }
        if to.write_all(&buffer[..length]).await.is_err() {
            return;
        }
    }
}

//! A sandbox stops while connections are open.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use top_sandbox::{Fault, Sandbox};

use crate::{FORM, PATIENCE, connect, form, head, member_mod, signed};

/// Opens connections that wait at different points of a request.
async fn stalled(sandbox: &Sandbox) -> Vec<TcpStream> {
    let body = form(&signed(member_mod(sandbox), "", sandbox.app_secret()));
    let head = head("/router/rest", FORM, body.len());
    let sent = ["", "POST /router/rest HTTP/1.1\r\nHost:", &head, &(head.clone() + &body)];
    let mut streams = Vec::new();
    for sent in sent {
        let mut stream = connect(sandbox).await;
        stream.write_all(sent.as_bytes()).await.unwrap();
        streams.push(stream);
    }
    while sandbox.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    streams
}

#[tokio::test]
async fn drop_ends_stalled_connections() {
    let sandbox = Sandbox::builder().fault(Fault::NeverAnswer).start().await.unwrap();
    let streams = stalled(&sandbox).await;
    let address = streams[0].peer_addr().unwrap();
    drop(sandbox);
    for mut stream in streams {
        let read = timeout(PATIENCE, stream.read_u8()).await.expect("the connection ends");
        assert!(read.is_err(), "{read:?}");
    }
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn close_ends_stalled_connections() {
    let sandbox = Sandbox::builder().fault(Fault::NeverAnswer).start().await.unwrap();
    let streams = stalled(&sandbox).await;
    timeout(PATIENCE, sandbox.close()).await.expect("the sandbox stops");
    for mut stream in streams {
        let read = timeout(PATIENCE, stream.read_u8()).await.expect("the connection ends");
        assert!(read.is_err(), "{read:?}");
    }
}

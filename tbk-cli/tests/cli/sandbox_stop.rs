//! `tbk sandbox serve` with clients that do not behave: it serves others and ends on Ctrl-C.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command as Process;
use std::time::{Duration, Instant};

use super::Served;

/// Opens connections that wait at different points of a request.
fn stalled(served: &Served) -> Vec<TcpStream> {
    let url = served.variable("TBK_ENDPOINT");
    let address = url.strip_prefix("http://").unwrap().split_once('/').unwrap().0;
    let starts = [
        "",
        "POST /router/rest HTTP/1.1\r\nHost:",
        "POST /router/rest HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\nmethod=",
    ];
    starts
        .iter()
        .cycle()
        .take(60)
        .map(|start| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(start.as_bytes()).unwrap();
            stream
        })
        .collect()
}

/// Waits until the process ends, and returns its exit code.
fn exit_code(served: &mut Served, patience: Duration) -> Option<i32> {
    let deadline = Instant::now() + patience;
    while Instant::now() < deadline {
        if let Some(status) = served.process.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the sandbox is still running");
}

#[test]
fn ctrl_c_ends_the_sandbox_with_stalled_connections() {
    let mut served = Served::start(&[]);
    let streams = stalled(&served);
    // The sandbox waits for Ctrl-C when it serves requests.
    served.tbk().args(["doctor"]).assert().success();
    let sent = Process::new("kill").args(["-INT", &served.process.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert_eq!(exit_code(&mut served, Duration::from_secs(10)), Some(0));
    for mut stream in streams {
        let mut rest = Vec::new();
        // A reset is an end as well.
        let _ = stream.read_to_end(&mut rest);
        assert!(rest.is_empty(), "{}", String::from_utf8_lossy(&rest));
    }
}

#[test]
fn a_flood_of_parameters_does_not_stop_the_sandbox() {
    let served = Served::start(&[]);
    let url = served.variable("TBK_ENDPOINT");
    let address = url.strip_prefix("http://").unwrap().split_once('/').unwrap().0;
    let body = (0..400_000).map(|number| format!("p{number}=1")).collect::<Vec<_>>().join("&");
    let started = Instant::now();
    for _ in 0..5 {
        let mut stream = TcpStream::connect(address).unwrap();
        let head = "POST /router/rest HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length:";
        stream.write_all(format!("{head} {}\r\n\r\n{body}", body.len()).as_bytes()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        assert!(response.contains("isv.too-many-parameters"), "{response}");
    }
    served.tbk().args(["doctor"]).assert().success();
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

//! The `tbk` program in a clean environment, and its sandbox.
#![allow(dead_code, reason = "each test program uses a part")]

pub(crate) mod database;

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use assert_cmd::Command;

/// The environment variables that the program reads.
pub(crate) const VARIABLES: [&str; 16] = [
    "TBK_APP_KEY",
    "TBK_APP_SECRET",
    "TBK_SESSION",
    "TBK_ENDPOINT",
    "TBK_PROFILE",
    "TBK_ACCOUNT",
    "TBK_LANG",
    "TBK_ORDERS_STORE",
    "TBK_STATE_DIR",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "COMPLETE",
    "http_proxy",
    "ALL_PROXY",
];

/// Returns the command with a clean environment.
pub(crate) fn tbk() -> Command {
    Command::from_std(process())
}

/// Returns the command with a clean environment, to be run in the background.
pub(crate) fn process() -> Process {
    let mut process = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
    for name in VARIABLES {
        process.env_remove(name);
    }
    process.env("TBK_CONFIG_DIR", "/no/such/directory").env("TBK_STATE_DIR", "/dev/null/state");
    process
}

/// A running `tbk sandbox serve`, killed on drop.
pub(crate) struct Served {
    pub(crate) process: Child,
    /// The variables that it prints.
    pub(crate) variables: Vec<(String, String)>,
    /// The curl command that it prints.
    pub(crate) curl: String,
}

impl Served {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::spawn(arguments, Stdio::null())
    }

    fn spawn(arguments: &[&str], errors: Stdio) -> Self {
        let mut serve = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
        serve.args(["sandbox", "serve", "--port", "0"]).args(arguments);
        let mut process = serve.stdout(Stdio::piped()).stderr(errors).spawn().unwrap();
        let mut variables = Vec::new();
        for line in BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap) {
            let Some(variable) = line.strip_prefix("export ") else {
                return Self { process, variables, curl: line };
            };
            let (name, value) = variable.split_once('=').unwrap();
            variables.push((name.to_owned(), value.to_owned()));
        }
        panic!("the sandbox has ended: {:?}", process.wait());
    }

    /// Starts a sandbox whose requests are counted.
    pub(crate) fn counting(arguments: &[&str]) -> (Self, Arc<AtomicU64>) {
        let mut served = Self::spawn(&[arguments, &["--log"]].concat(), Stdio::piped());
        let (log, requests) =
            (BufReader::new(served.process.stderr.take().unwrap()), Arc::<AtomicU64>::default());
        let counter = Arc::clone(&requests);
        std::thread::spawn(move || {
            let lines = log.lines().map_while(Result::ok);
            lines
                .filter(|line| line.contains(" ms "))
                .for_each(|_| _ = counter.fetch_add(1, Ordering::Relaxed));
        });
        (served, requests)
    }

    /// Returns the command with the credentials of the sandbox.
    pub(crate) fn tbk(&self) -> Command {
        let mut command = tbk();
        command.envs(self.variables.clone());
        command
    }

    pub(crate) fn variable(&self, name: &str) -> &str {
        &self.variables.iter().find(|(known, _)| known == name).unwrap().1
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

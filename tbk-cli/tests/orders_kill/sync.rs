//! Processes of `tbk orders sync`, and what the reading commands print.

use std::ops::Range;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::process;
use crate::world::{Gateway, World};

/// How the processes use a store.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    /// The path of a file, or the URL of a database.
    pub(crate) store: String,
    pub(crate) kind: &'static str,
    pub(crate) accounts: &'static [&'static str],
    /// The number of processes at the same time.
    pub(crate) processes: usize,
}

/// Where the time until a kill begins.
#[derive(Debug, Clone, Copy)]
pub(crate) enum From {
    /// At the start of the process, so that it ends while it opens the store and plans windows, too.
    Start,
    /// At the next request that the gateway gets.
    Request,
}

/// The processes of a store, and a reader of its feed.
pub(crate) struct Runs<'w> {
    world: &'w World,
    setup: &'w Setup,
    random: fastrand::Rng,
    running: Vec<Child>,
    /// The lines that a reader of the feed has got, who continues after its last position.
    followed: Vec<String>,
}

impl<'w> Runs<'w> {
    pub(crate) fn new(world: &'w World, setup: &'w Setup, seed: u64) -> Self {
        let random = fastrand::Rng::with_seed(seed);
        Self { world, setup, random, running: Vec::new(), followed: Vec::new() }
    }

    fn orders(&self, arguments: &[&str]) -> Command {
        let mut command = process();
        command.arg("orders").args(arguments).args(["--store", &self.setup.store]);
        command.current_dir(self.world.path()).env("TBK_CONFIG_DIR", self.world.path());
        command
    }

    fn sync(&self, arguments: &[&str]) -> Command {
        let mut sync =
            self.orders(&["sync", "--lease", "1", "--sources", "order,refund,relation_refund,punish"]);
        sync.args(["--kind", self.setup.kind, "--account", &self.setup.accounts.join(",")]).args(arguments);
        sync
    }

    fn start(&self) -> Child {
        let mut sync = self.sync(&["--watch", "--poll", "1"]);
        sync.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Starts what is missing, and kills one of the processes after a time within the range. Then reads what is new in the
    /// feed.
    pub(crate) fn kill(&mut self, gateway: &Gateway, from: From, range: Range<Duration>) {
        while self.running.len() < self.setup.processes {
            self.running.push(self.start());
        }
        if matches!(from, From::Request) {
            gateway.wait_for_request();
        }
        self.pause(range);
        let number = self.random.usize(..self.running.len());
        kill(self.running.swap_remove(number));
        self.follow();
    }

    /// Stops a process for longer than its lease, and lets it go on.
    pub(crate) fn stop_for(&mut self, time: Duration) {
        let number = self.random.usize(..self.running.len());
        signal(&self.running[number], "-STOP");
        thread::sleep(time);
        signal(&self.running[number], "-CONT");
    }

    /// Reads everything up to now.
    pub(crate) fn read_once(&mut self) {
        let output = self.sync(&["--until-caught-up"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self.follow();
    }

    /// Kills all processes.
    pub(crate) fn kill_all(&mut self) {
        self.running.drain(..).for_each(kill);
    }

    fn pause(&mut self, range: Range<Duration>) {
        let spread = u64::try_from(range.end.saturating_sub(range.start).as_micros()).unwrap();
        thread::sleep(range.start + Duration::from_micros(self.random.u64(0..spread)));
    }

    /// Reads the feed after the last position. There is no store yet if a process was killed while it created one.
    fn follow(&mut self) {
        let last = self.followed.last().map_or(0, |line| position(line));
        let output = self.orders(&["feed", "--since", &last.to_string()]).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() || self.followed.is_empty(), "{errors}");
        let new = String::from_utf8(output.stdout).unwrap();
        self.followed.extend(new.lines().map(str::to_owned));
    }

    /// Returns the number of lines that the reader of the feed has got.
    pub(crate) fn events(&self) -> usize {
        self.followed.len()
    }

    pub(crate) fn followed(&self) -> &[String] {
        &self.followed
    }

    pub(crate) fn accounts(&self) -> &'static [&'static str] {
        self.setup.accounts
    }

    /// Reads until nothing is left, all sweeps included.
    pub(crate) fn catch_up(&mut self, patience: Duration) {
        let mut reader = self.sync(&["--until-caught-up"]);
        // It is killed if the test fails.
        self.running.push(reader.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
        let began = Instant::now();
        while self.running[0].try_wait().unwrap().is_none() {
            assert!(began.elapsed() < patience, "{}", self.print(&["status"]));
            thread::sleep(Duration::from_millis(200));
        }
        let output = self.running.remove(0).wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self.follow();
    }

    /// Returns what a command prints.
    pub(crate) fn print(&self, arguments: &[&str]) -> String {
        let output = self.orders(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Returns the JSON that a command prints.
    pub(crate) fn json(&self, arguments: &[&str]) -> Vec<Value> {
        serde_json::from_str(&self.print(&[arguments, &["-o", "json"]].concat())).unwrap()
    }

    /// Returns the JSON lines that a command prints.
    pub(crate) fn lines(&self, arguments: &[&str]) -> Vec<Value> {
        self.print(arguments).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl Drop for Runs<'_> {
    fn drop(&mut self) {
        for running in &mut self.running {
            let _ = running.kill();
            let _ = running.wait();
        }
    }
}

/// Kills a process that must still run.
fn kill(mut running: Child) {
    running.kill().unwrap();
    let output = running.wait_with_output().unwrap();
    // A process that has ended by itself has a status.
    assert_eq!(output.status.code(), None, "{}", String::from_utf8_lossy(&output.stderr));
}

fn signal(process: &Child, signal: &str) {
    let sent = Command::new("kill").args([signal, &process.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Returns the position of a line of the feed.
fn position(line: &str) -> u64 {
    let event: Value = serde_json::from_str(line).unwrap();
    event["pos"].as_str().unwrap().parse().unwrap()
}

//! Processes of `tbk orders sync`, and what the reading commands print.

use std::ops::Range;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use top_core::TopTime;

use crate::support::{Served, process};
use crate::world::World;

pub(crate) const ACCOUNT: &str = "shop1";

/// The processes of a store, and a reader of its feed.
pub(crate) struct Runs<'w> {
    world: &'w World,
    random: fastrand::Rng,
    /// The lines that a reader of the feed has got, who continues after its last position.
    followed: Vec<String>,
}

impl<'w> Runs<'w> {
    pub(crate) fn new(world: &'w World, seed: u64) -> Self {
        Self { world, random: fastrand::Rng::with_seed(seed), followed: Vec::new() }
    }

    fn orders(&self, arguments: &[&str]) -> Command {
        let mut command = process();
        command.arg("orders").args(arguments).current_dir(self.world.path());
        command
    }

    fn sync(&self, gateway: &Served) -> Command {
        let mut sync = self.orders(&["sync", "--watch", "--poll", "1", "--account", ACCOUNT]);
        sync.args(["--sources", "order,refund,relation_refund,punish"]).envs(gateway.variables.clone());
        sync.stdout(Stdio::null()).stderr(Stdio::piped());
        sync
    }

    /// Starts a process and kills it after a time within the range. Then reads what is new in the feed.
    pub(crate) fn kill_within(&mut self, gateway: &Served, range: Range<Duration>) {
        let mut running = self.sync(gateway).spawn().unwrap();
        let spread = u64::try_from((range.end - range.start).as_micros()).unwrap();
        thread::sleep(range.start + Duration::from_micros(self.random.u64(0..spread)));
        running.kill().unwrap();
        let output = running.wait_with_output().unwrap();
        // It was killed, and had no error before.
        assert_eq!(output.status.code(), None, "{}", String::from_utf8_lossy(&output.stderr));
        self.follow();
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

    /// Reads until nothing is left at the gateway's time.
    pub(crate) fn catch_up(&mut self, gateway: &Served, world: &World, patience: Duration) {
        let mut running = self.sync(gateway).spawn().unwrap();
        let began = Instant::now();
        while !self.is_caught_up(world) {
            assert!(began.elapsed() < patience, "{}", self.print(&["status"]));
            thread::sleep(Duration::from_millis(200));
        }
        let terminated = Command::new("kill").args(["-TERM", &running.id().to_string()]).status().unwrap();
        assert!(terminated.success());
        assert_eq!(running.wait().unwrap().code(), Some(0));
        self.follow();
    }

    /// Whether orders were read up to the time that the lag allows, and no window is open.
    fn is_caught_up(&self, world: &World) -> bool {
        let status: Value = serde_json::from_str(&self.print(&["status", "-o", "json"])).unwrap();
        let streams = status.as_array().unwrap();
        let lag = Duration::from_secs(16 * 60);
        let updated =
            streams.iter().find(|stream| stream["source"] == "order" && stream["axis"] == "updated");
        let read_to = updated.and_then(|stream| stream["read_to"].as_str()?.parse::<TopTime>().ok());
        streams.iter().all(|stream| stream["open_windows"] == 0)
            && read_to.is_some_and(|read_to| read_to >= world.day_later() - lag)
    }

    /// Returns what a command prints.
    pub(crate) fn print(&self, arguments: &[&str]) -> String {
        let output = self.orders(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Returns the JSON lines that a command prints.
    pub(crate) fn lines(&self, arguments: &[&str]) -> Vec<Value> {
        self.print(arguments).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Returns the position of a line of the feed.
fn position(line: &str) -> u64 {
    let event: Value = serde_json::from_str(line).unwrap();
    event["pos"].as_str().unwrap().parse().unwrap()
}

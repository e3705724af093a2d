//! Keeps what this crate logs.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Metadata, Subscriber};

pub(crate) type Fields = HashMap<&'static str, String>;

/// A subscriber for the target `top_quota_redis`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<(Level, Fields)>>>);

impl Log {
    /// Starts a log of the current thread.
    pub(crate) fn start() -> (Self, DefaultGuard) {
        // Other tests run without a subscriber at the same time. tracing may then record for the whole process that no one listens
        // to an event, unless a global subscriber does. It is already set after the first log of this process.
        let _ = tracing::subscriber::set_global_default(Self::default());
        let log = Self::default();
        (log.clone(), tracing::subscriber::set_default(log))
    }

    /// Returns the events that operators see.
    #[allow(dead_code, reason = "some tests need all events")]
    pub(crate) fn warnings(&self) -> Vec<Fields> {
        self.of(Level::WARN)
    }

    /// Returns the events of all levels.
    #[allow(dead_code, reason = "some tests need only warnings")]
    pub(crate) fn events(&self) -> Vec<Fields> {
        self.of(Level::TRACE)
    }

    fn of(&self, level: Level) -> Vec<Fields> {
        let events = self.0.lock().unwrap();
        events.iter().filter(|(of, _)| *of <= level).map(|(_, fields)| fields.clone()).collect()
    }
}

struct Visitor(Fields);

impl Visit for Visitor {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "top_quota_redis"
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Visitor(Fields::new());
        event.record(&mut fields);
        self.0.lock().unwrap().push((*event.metadata().level(), fields.0));
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

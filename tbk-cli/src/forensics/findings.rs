//! The findings of a diagnosis.

use serde_json::{Value, json};

/// Mistakes, for which the gateway rejects the request, and notes.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) entries: Vec<Value>,
    pub(super) mistakes: usize,
}

impl Findings {
    pub(super) fn mistake(&mut self, what: impl Into<String>, advice: &str) {
        self.mistakes += 1;
        self.entries.push(json!({ "finding": what.into(), "weight": "mistake", "advice": advice }));
    }

    /// Adds a mistake with members for programs.
    pub(super) fn located_mistake(&mut self, what: String, advice: &str, place: &Value) {
        self.mistake(what, advice);
        if let (Some(entry), Some(place)) = (self.entries.last_mut(), place.as_object()) {
            for (name, value) in place {
                entry[name] = value.clone();
            }
        }
    }

    pub(super) fn note(&mut self, what: impl Into<String>, advice: &str) {
        self.entries.push(json!({ "finding": what.into(), "weight": "note", "advice": advice }));
    }
}

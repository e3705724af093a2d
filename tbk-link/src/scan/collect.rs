//! Findings of a pass, each once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::finding::{Certainty, Finding, What};

/// Collects findings. Allocates nothing before the first one.
#[derive(Default)]
pub(super) struct Collector {
    findings: Vec<Finding>,
    places: HashMap<What, usize>,
}

impl Collector {
    pub(super) fn add(&mut self, what: What, span: Range<usize>, sure: Certainty) {
        match self.places.entry(what) {
            Entry::Occupied(entry) => {
                let finding = &mut self.findings[*entry.get()];
                finding.spans.push(span);
                finding.sure = finding.sure.max(sure);
            }
            Entry::Vacant(entry) => {
                self.findings.push(Finding { what: entry.key().clone(), spans: vec![span], sure });
                entry.insert(self.findings.len() - 1);
            }
        }
    }

    pub(super) fn finish(self) -> Vec<Finding> {
        self.findings
    }
}

//! Findings of a pass, each once.

use std::collections::HashMap;
use std::ops::Range;

use crate::finding::{Certainty, Finding, What};

/// So many findings are compared one by one, which is faster than a table of them.
const FEW: usize = 8;

/// Collects findings. Allocates nothing before the first one.
#[derive(Default)]
pub(super) struct Collector {
    findings: Vec<Finding>,
    /// The places in `findings`; empty as long as there are few.
    places: HashMap<What, usize>,
}

impl Collector {
    pub(super) fn add(&mut self, what: What, span: Range<usize>, sure: Certainty) {
        match self.place(&what) {
            Some(place) => {
                let finding = &mut self.findings[place];
                finding.spans.push(span);
                finding.sure = finding.sure.max(sure);
            }
            None => {
                self.findings.push(Finding { what, spans: vec![span], sure });
                let known = if self.findings.len() > FEW { self.places.len() } else { self.findings.len() };
                let new = self.findings.iter().enumerate().skip(known);
                self.places.extend(new.map(|(place, finding)| (finding.what.clone(), place)));
            }
        }
    }

    fn place(&self, what: &What) -> Option<usize> {
        if self.findings.len() > FEW {
            self.places.get(what).copied()
        } else {
            self.findings.iter().position(|finding| finding.what == *what)
        }
    }

    pub(super) fn finish(self) -> Vec<Finding> {
        self.findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Tpwd;

    #[test]
    fn few_and_many_findings_are_each_kept_once() {
        let mut collector = Collector::default();
        for round in 0..2 {
            for n in 0..3 * FEW {
                let sure = if round == 0 { Certainty::Possible } else { Certainty::Certain };
                collector.add(What::Tpwd(Tpwd::new(&n.to_string())), n..n + 1, sure);
            }
        }
        let findings = collector.finish();
        assert_eq!(findings.len(), 3 * FEW);
        assert!(
            findings.iter().all(|finding| finding.spans.len() == 2 && finding.sure == Certainty::Certain)
        );
        assert!(findings.is_sorted_by_key(|finding| finding.spans[0].start));
    }
}

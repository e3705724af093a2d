//! Which requests a fault meets.

use std::sync::{Mutex, PoisonError};

use super::Fault;

/// A fault, and the requests that it meets: the next one, if nothing else is said.
///
/// ```
/// use top_sandbox::{Fault, FaultRule, Sandbox};
///
/// let sandbox = Sandbox::builder()
///     .fault(Fault::ResetAfterBody)
///     .fault(FaultRule::new(Fault::ban(2)).on("taobao.tbk.shop.get").times(3))
///     .fault(FaultRule::new(Fault::NeverAnswer).chance(0.01));
/// # let _ = sandbox;
/// ```
///
/// Rules can be read from files by serde, in the same words:
///
/// ```
/// let rule = r#"{ "fault": { "slow_loris": { "every_ms": 50 } }, "on": "taobao.tbk.shop.get", "times": 3 }"#;
/// let rule: top_sandbox::FaultRule = serde_json::from_str(rule)?;
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(from = "Written")]
#[must_use]
pub struct FaultRule {
    fault: Fault,
    method: Option<String>,
    pass: usize,
    left: Left,
    chance: f64,
}

/// How often a rule still strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// Nothing was said: once, or for ever where it is left to chance.
    Unsaid,
    Times(usize),
    Always,
}

/// A rule as it stands in a file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fault: Fault,
    on: Option<String>,
    #[serde(default)]
    after: usize,
    times: Option<usize>,
    #[serde(default)]
    always: bool,
    chance: Option<f64>,
}

impl From<Written> for FaultRule {
    fn from(written: Written) -> Self {
        let Written { fault, on, after, times, always, chance } = written;
        let mut rule = Self::new(fault).after(after);
        rule.method = on;
        if always {
            rule = rule.always();
        }
        if let Some(times) = times {
            rule = rule.times(times);
        }
        match chance {
            Some(share) => rule.chance(share),
            None => rule,
        }
    }
}

impl From<Fault> for FaultRule {
    fn from(fault: Fault) -> Self {
        Self::new(fault)
    }
}

impl FaultRule {
    /// Strikes the next request, once.
    pub fn new(fault: Fault) -> Self {
        Self { fault, method: None, pass: 0, left: Left::Unsaid, chance: 1.0 }
    }

    /// Strikes that many requests.
    pub fn times(mut self, times: usize) -> Self {
        self.left = Left::Times(times);
        self
    }

    /// Strikes every request.
    pub fn always(mut self) -> Self {
        self.left = Left::Always;
        self
    }

    /// Strikes requests for this API only.
    pub fn on(mut self, method: &str) -> Self {
        self.method = Some(method.to_owned());
        self
    }

    /// Lets the first requests that it would strike pass.
    pub fn after(mut self, requests: usize) -> Self {
        self.pass = requests;
        self
    }

    /// Strikes that share of the requests, from 0.0 to 1.0, for ever or as often as [`times`](Self::times) says. Which
    /// they are is the same each time with a [`SandboxBuilder::seed`](crate::SandboxBuilder::seed).
    pub fn chance(mut self, share: f64) -> Self {
        self.chance = share;
        if self.left == Left::Unsaid {
            self.left = Left::Always;
        }
        self
    }

    fn wants(&self, method: Option<&str>) -> bool {
        let any = self.method.is_none() || self.fault == Fault::ResetBeforeBody;
        self.left != Left::Times(0) && (any || self.method.as_deref() == method)
    }

    /// Whether it strikes the next request, whatever that is.
    fn is_certain(&self) -> bool {
        self.method.is_none() && self.wants(None) && self.pass == 0 && self.chance >= 1.0
    }

    /// Whether it strikes a request that it wants; counts it.
    fn strikes(&mut self, random: &mut fastrand::Rng) -> bool {
        if self.pass > 0 {
            self.pass -= 1;
            return false;
        }
        if self.chance < 1.0 && random.f64() >= self.chance {
            return false;
        }
        self.left = match self.left {
            Left::Unsaid => Left::Times(0),
            Left::Times(times) => Left::Times(times.saturating_sub(1)),
            Left::Always => Left::Always,
        };
        true
    }
}

/// All rules, in the order in which they are asked.
#[derive(Debug)]
pub(crate) struct Script(Mutex<(Vec<FaultRule>, fastrand::Rng)>);

impl Script {
    pub(crate) fn new(rules: Vec<FaultRule>, seed: Option<u64>) -> Self {
        let random = seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed);
        Self(Mutex::new((rules, random)))
    }

    pub(crate) fn add(&self, rule: FaultRule) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0.push(rule);
    }

    /// What happens to a request of which nothing but the head is known.
    pub(crate) fn before_body(&self) -> Option<Fault> {
        let mut script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (rules, random) = &mut *script;
        for rule in rules {
            if rule.fault != Fault::ResetBeforeBody {
                // One that may strike or not is passed over: that shows once the body was read.
                if rule.is_certain() {
                    return None;
                }
            } else if rule.wants(None) && rule.strikes(random) {
                return Some(rule.fault.clone());
            }
        }
        None
    }

    /// What happens to a request that was read.
    pub(crate) fn after_body(&self, method: Option<&str>) -> Option<Fault> {
        let mut script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (rules, random) = &mut *script;
        let late = |rule: &&mut FaultRule| rule.fault != Fault::ResetBeforeBody && rule.wants(method);
        rules.iter_mut().filter(late).find_map(|rule| rule.strikes(random).then(|| rule.fault.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(rules: impl IntoIterator<Item = FaultRule>) -> Script {
        Script::new(rules.into_iter().collect(), Some(7))
    }

    #[test]
    fn rules_are_used_up_one_after_the_other() {
        let script = script([Fault::Html.into(), FaultRule::new(Fault::Bom).times(2)]);
        let struck: Vec<_> = (0..4).map(|_| script.after_body(Some("a"))).collect();
        assert_eq!(struck, [Some(Fault::Html), Some(Fault::Bom), Some(Fault::Bom), None]);
    }

    #[test]
    fn a_rule_for_one_api_lets_the_others_pass() {
        let script = script([FaultRule::new(Fault::Html).on("a").after(1).always()]);
        let struck = ["b", "a", "b", "a", "a"].map(|method| script.after_body(Some(method)).is_some());
        assert_eq!(struck, [false, false, false, true, true]);
    }

    #[test]
    fn chance_strikes_as_often_as_was_said_whichever_was_said_first() {
        let rule = || FaultRule::new(Fault::Html);
        for rule in [rule().times(3).chance(0.5), rule().chance(0.5).times(3)] {
            let script = script([rule]);
            assert_eq!((0..1000).filter(|_| script.after_body(None).is_some()).count(), 3);
        }
    }

    #[test]
    fn a_reset_before_the_body_comes_after_the_rules_that_are_sure_to_strike() {
        let script =
            script([Fault::Html.into(), FaultRule::new(Fault::Bom).on("a"), Fault::ResetBeforeBody.into()]);
        let next = || script.before_body().or_else(|| script.after_body(Some("a")));
        let struck = [next(), next(), next(), next()];
        assert_eq!(struck, [Some(Fault::Html), Some(Fault::ResetBeforeBody), Some(Fault::Bom), None]);
    }

    #[test]
    fn a_share_is_struck_and_the_seed_makes_it_the_same_share_again() {
        let run = || {
            let script = script([FaultRule::new(Fault::Html).chance(0.1)]);
            (0..1000).map(|_| script.after_body(None).is_some()).collect::<Vec<_>>()
        };
        let struck = run();
        assert_eq!(struck, run());
        let count = struck.iter().filter(|struck| **struck).count();
        assert!((60..140).contains(&count), "{count}");
    }
}

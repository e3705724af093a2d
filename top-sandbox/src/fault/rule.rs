//! Selects the requests that a fault affects.

use std::sync::{Mutex, PoisonError};

use super::Fault;

/// A fault and the requests that it affects. Default: the next request.
///
/// # Examples
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
/// A rule implements [`Deserialize`](serde::Deserialize). The names are those of the methods, and those of the faults in
/// `snake_case`:
///
/// ```
/// let rule = r#"{ "fault": { "slow_loris": { "every_ms": 50 } }, "on": "taobao.tbk.shop.get", "times": 3 }"#;
/// let rule: top_sandbox::FaultRule = serde_json::from_str(rule)?;
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(from = "RuleFile")]
#[must_use]
pub struct FaultRule {
    fault: Fault,
    method: Option<String>,
    account: Option<String>,
    skip: usize,
    remaining: Remaining,
    chance: f64,
}

/// How many more requests a rule affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remaining {
    /// Not set: one request, or all requests if the rule has a chance.
    Default,
    Times(usize),
    Always,
}

/// A rule as written in a file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    fault: Fault,
    on: Option<String>,
    account: Option<String>,
    #[serde(default)]
    after: usize,
    times: Option<usize>,
    #[serde(default)]
    always: bool,
    chance: Option<f64>,
}

impl From<RuleFile> for FaultRule {
    fn from(file: RuleFile) -> Self {
        let RuleFile { fault, on, account, after, times, always, chance } = file;
        let mut rule = Self::new(fault).after(after);
        rule.method = on;
        rule.account = account;
        if always {
            rule = rule.always();
        }
        if let Some(times) = times {
            rule = rule.times(times);
        }
        match chance {
            Some(probability) => rule.chance(probability),
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
    /// Creates a rule that affects the next request.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use top_sandbox::{Fault, FaultRule};
    ///
    /// let slow = Fault::SlowLoris { every: Duration::from_millis(50) };
    /// let rule = FaultRule::new(slow).on("taobao.tbk.order.details.get").after(1).times(2);
    /// # let _ = rule;
    /// ```
    pub fn new(fault: Fault) -> Self {
        Self { fault, method: None, account: None, skip: 0, remaining: Remaining::Default, chance: 1.0 }
    }

    /// Affects this number of requests.
    pub fn times(mut self, times: usize) -> Self {
        self.remaining = Remaining::Times(times);
        self
    }

    /// Affects every request.
    pub fn always(mut self) -> Self {
        self.remaining = Remaining::Always;
        self
    }

    /// Affects only requests for this API, given by its method.
    pub fn on(mut self, method: &str) -> Self {
        self.method = Some(method.to_owned());
        self
    }

    /// Affects only requests with the session of this account.
    ///
    /// # Examples
    ///
    /// The account `shop2` is not authorised to call an API:
    ///
    /// ```
    /// use tbk_apis::prelude::*;
    /// use top_core::ErrorKind;
    /// use top_sandbox::{Fault, FaultRule, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let forbidden = FaultRule::new(Fault::error(12, "")).account("shop2").always();
    /// let sandbox = Sandbox::builder().accounts(["shop1", "shop2"]).fault(forbidden).start().await?;
    /// let client = sandbox.client_builder().build()?;
    /// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    /// for account in sandbox.accounts() {
    ///     let result = client.session(account.session()).call(&request).await;
    ///     assert_eq!(result.is_err(), account.name() == "shop2");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn account(mut self, name: &str) -> Self {
        self.account = Some(name.to_owned());
        self
    }

    /// Skips this number of requests that the rule would affect.
    pub fn after(mut self, requests: usize) -> Self {
        self.skip = requests;
        self
    }

    /// Affects each request with this probability, from 0.0 to 1.0. The number of requests is unlimited unless
    /// [`times`](Self::times) limits it.
    ///
    /// [`SandboxBuilder::seed`](crate::SandboxBuilder::seed) makes the selection reproducible.
    pub fn chance(mut self, probability: f64) -> Self {
        self.chance = probability;
        if self.remaining == Remaining::Default {
            self.remaining = Remaining::Always;
        }
        self
    }

    /// Returns the account to which [`account`](Self::account) restricts the rule.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::{Fault, FaultRule};
    ///
    /// assert_eq!(FaultRule::new(Fault::Html).account("shop2").account_name(), Some("shop2"));
    /// ```
    #[must_use]
    pub fn account_name(&self) -> Option<&str> {
        self.account.as_deref()
    }

    fn matches(&self, method: Option<&str>, account: Option<&str>) -> bool {
        let is_wanted =
            |wanted: &Option<String>, value: Option<&str>| wanted.is_none() || wanted.as_deref() == value;
        let any = self.fault == Fault::ResetBeforeBody;
        self.remaining != Remaining::Times(0)
            && (any || is_wanted(&self.method, method) && is_wanted(&self.account, account))
    }

    /// Returns whether the rule affects the next request whatever its method.
    fn is_certain(&self) -> bool {
        self.method.is_none()
            && self.account.is_none()
            && self.matches(None, None)
            && self.skip == 0
            && self.chance >= 1.0
    }

    /// Returns whether the rule affects a request that it matches, and counts the request.
    fn apply(&mut self, random: &mut fastrand::Rng) -> bool {
        if self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        if self.chance < 1.0 && random.f64() >= self.chance {
            return false;
        }
        self.remaining = match self.remaining {
            Remaining::Default => Remaining::Times(0),
            Remaining::Times(times) => Remaining::Times(times.saturating_sub(1)),
            Remaining::Always => Remaining::Always,
        };
        true
    }
}

/// All rules, in the order in which they are tried.
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

    /// Returns the fault for a request of which only the head is read.
    pub(crate) fn before_body(&self) -> Option<Fault> {
        let mut script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (rules, random) = &mut *script;
        for rule in rules {
            if rule.fault != Fault::ResetBeforeBody {
                // Whether another rule applies is known only after the body is read.
                if rule.is_certain() {
                    return None;
                }
            } else if rule.matches(None, None) && rule.apply(random) {
                return Some(rule.fault.clone());
            }
        }
        None
    }

    /// Returns the fault for a request that is read completely.
    pub(crate) fn after_body(&self, method: Option<&str>, account: Option<&str>) -> Option<Fault> {
        let mut script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (rules, random) = &mut *script;
        let late =
            |rule: &&mut FaultRule| rule.fault != Fault::ResetBeforeBody && rule.matches(method, account);
        rules.iter_mut().filter(late).find_map(|rule| rule.apply(random).then(|| rule.fault.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(rules: impl IntoIterator<Item = FaultRule>) -> Script {
        Script::new(rules.into_iter().collect(), Some(7))
    }

    #[test]
    fn rules_apply_in_order() {
        let script = script([Fault::Html.into(), FaultRule::new(Fault::Bom).times(2)]);
        let affected: Vec<_> = (0..4).map(|_| script.after_body(Some("a"), None)).collect();
        assert_eq!(affected, [Some(Fault::Html), Some(Fault::Bom), Some(Fault::Bom), None]);
    }

    #[test]
    fn a_rule_for_one_api_skips_the_others() {
        let script = script([FaultRule::new(Fault::Html).on("a").after(1).always()]);
        let affected =
            ["b", "a", "b", "a", "a"].map(|method| script.after_body(Some(method), None).is_some());
        assert_eq!(affected, [false, false, false, true, true]);
    }

    #[test]
    fn times_limits_chance_in_either_order() {
        let rule = || FaultRule::new(Fault::Html);
        for rule in [rule().times(3).chance(0.5), rule().chance(0.5).times(3)] {
            let script = script([rule]);
            assert_eq!((0..1000).filter(|_| script.after_body(None, None).is_some()).count(), 3);
        }
    }

    #[test]
    fn reset_before_body_yields_to_certain_rules() {
        let script =
            script([Fault::Html.into(), FaultRule::new(Fault::Bom).on("a"), Fault::ResetBeforeBody.into()]);
        let next = || script.before_body().or_else(|| script.after_body(Some("a"), None));
        let affected = [next(), next(), next(), next()];
        assert_eq!(affected, [Some(Fault::Html), Some(Fault::ResetBeforeBody), Some(Fault::Bom), None]);
    }

    #[test]
    fn chance_is_reproducible_with_a_seed() {
        let run = || {
            let script = script([FaultRule::new(Fault::Html).chance(0.1)]);
            (0..1000).map(|_| script.after_body(None, None).is_some()).collect::<Vec<_>>()
        };
        let affected = run();
        assert_eq!(affected, run());
        let count = affected.iter().filter(|affected| **affected).count();
        assert!((60..140).contains(&count), "{count}");
    }
}

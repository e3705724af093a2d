//! The limits that quotas keep.

use std::collections::{BTreeMap, HashMap};

use super::{Priority, QuotaKey, Rate};
use crate::schema::Scope;

/// Limits for the keys of each scope. [`Quotas`](crate::Quotas) and the stores that share quotas between processes have the same
/// limits.
///
/// Default: 35 calls per second for each account, with bursts of 5. The platform throttles an account at about 40 calls per second,
/// counted over all apps. The other limits of the platform are unknown.
///
/// # Examples
///
/// ```
/// use top_core::{Priority, QuotaKey, QuotaLimits, Rate, Scope};
///
/// let limits = QuotaLimits::default()
///     .limit(Scope::App, Rate::per_second(100))
///     .daily(Scope::App, 1_000_000)
///     .reserve(0.2);
/// let (app, shop) = (QuotaKey::new(Scope::App, "12345678"), QuotaKey::new(Scope::Account, "shop1"));
/// assert_eq!(limits.of(&app, Priority::Background).rate, Some(Rate::per_second(80)));
/// assert_eq!(limits.of(&app, Priority::Interactive).daily, Some(1_000_000));
/// assert_eq!(limits.of(&shop, Priority::Interactive).rate, Some(Rate::per_second(35).burst(5)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaLimits {
    scopes: HashMap<Scope, Limit>,
    /// Those of single APIs, by method.
    apis: BTreeMap<String, Limit>,
    /// The reserve for interactive calls, in thousandths.
    reserve: u32,
    /// The rate that is slowed down if no rate is set.
    unknown: Rate,
}

/// What is set for a scope or an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Limit {
    rate: Option<Rate>,
    daily: Option<u64>,
}

impl Limit {
    fn share(self, numerator: u32, denominator: u32) -> Self {
        Self {
            rate: self.rate.map(|rate| rate.share(numerator, denominator)),
            daily: self.daily.map(|calls| share_of(calls, numerator, denominator)),
        }
    }
}

impl Default for QuotaLimits {
    fn default() -> Self {
        Self::none().limit(Scope::Account, Rate::per_second(35).burst(5))
    }
}

impl QuotaLimits {
    /// Creates limits without any limit.
    #[must_use]
    pub fn none() -> Self {
        let (scopes, apis) = (HashMap::new(), BTreeMap::new());
        Self { scopes, apis, reserve: 0, unknown: Rate::per_second(32) }
    }

    /// Sets the rate of each key of a scope.
    #[must_use]
    pub fn limit(mut self, scope: Scope, rate: Rate) -> Self {
        self.scopes.entry(scope).or_default().rate = Some(rate);
        self
    }

    /// Sets how many calls each key of a scope has per day. The count starts again at midnight GMT+8.
    #[must_use]
    pub fn daily(mut self, scope: Scope, calls: u64) -> Self {
        self.scopes.entry(scope).or_default().daily = Some(calls);
        self
    }

    /// Sets the rate of the calls of one API, for each app. It replaces that of [`Scope::AppApi`].
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Priority, QuotaKey, QuotaLimits, Rate, Scope};
    ///
    /// let limits = QuotaLimits::default()
    ///     .limit(Scope::AppApi, Rate::per_second(50))
    ///     .limit_api("taobao.tbk.tpwd.create", Rate::per_second(20));
    /// let rate = |method: &str| {
    ///     let key = QuotaKey::new(Scope::AppApi, format!("12345678 {method}"));
    ///     limits.of(&key, Priority::Interactive).rate
    /// };
    /// assert_eq!(rate("taobao.tbk.tpwd.create"), Some(Rate::per_second(20)));
    /// assert_eq!(rate("taobao.tbk.shop.get"), Some(Rate::per_second(50)));
    /// ```
    #[must_use]
    pub fn limit_api(mut self, method: impl Into<String>, rate: Rate) -> Self {
        self.apis.entry(method.into()).or_default().rate = Some(rate);
        self
    }

    /// Sets how many calls of one API each app has per day. It replaces that of [`Scope::AppApi`]. See [`daily`](Self::daily).
    #[must_use]
    pub fn daily_api(mut self, method: impl Into<String>, calls: u64) -> Self {
        self.apis.entry(method.into()).or_default().daily = Some(calls);
        self
    }

    /// Sets the fraction of all limits that [background](Priority::Background) calls leave to interactive calls: 0 to 0.9.
    /// Default: 0. The value is rounded to thousandths.
    #[must_use]
    pub fn reserve(mut self, fraction: f64) -> Self {
        // The cast saturates, and NaN becomes zero.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let thousandths = (fraction.clamp(0.0, 0.9) * 1000.0).round() as u32;
        self.reserve = thousandths;
        self
    }

    /// Returns the limits multiplied by `numerator / denominator`: the share of one process among several. A limit stays at
    /// least 1 call.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Priority, QuotaKey, QuotaLimits, Rate, Scope};
    ///
    /// let limits = QuotaLimits::none().limit(Scope::App, Rate::per_second(100).burst(8));
    /// let share = limits.share(1, 4).of(&QuotaKey::new(Scope::App, "12345678"), Priority::Interactive);
    /// assert_eq!(share.rate, Some(Rate::per_second(25).burst(2)));
    /// ```
    #[must_use]
    pub fn share(&self, numerator: u32, denominator: u32) -> Self {
        let share = |limit: &Limit| limit.share(numerator, denominator);
        Self {
            scopes: self.scopes.iter().map(|(scope, limit)| (*scope, share(limit))).collect(),
            apis: self.apis.iter().map(|(method, limit)| (method.clone(), share(limit))).collect(),
            reserve: self.reserve,
            unknown: self.unknown.share(numerator, denominator),
        }
    }

    /// Returns the limits of a key.
    ///
    /// A [background](Priority::Background) call counts twice: among all calls, for the limits of
    /// [`Priority::Interactive`], and among the background calls, for the limits of [`Priority::Background`].
    #[must_use]
    pub fn of(&self, key: &QuotaKey, priority: Priority) -> KeyLimits {
        let Limit { rate, daily } = self.limit_of(key);
        let all = KeyLimits { rate, daily, unknown: self.unknown };
        match priority {
            Priority::Interactive => all,
            Priority::Background => all.share(1000 - self.reserve, 1000),
        }
    }

    /// Returns the methods of the APIs with limits of their own, in alphabetical order.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::QuotaLimits;
    ///
    /// let limits = QuotaLimits::default().daily_api("taobao.tbk.tpwd.create", 50_000);
    /// assert!(limits.apis().eq(["taobao.tbk.tpwd.create"]));
    /// ```
    pub fn apis(&self) -> impl Iterator<Item = &str> {
        self.apis.keys().map(String::as_str)
    }

    fn limit_of(&self, key: &QuotaKey) -> Limit {
        let scope = self.scopes.get(&key.scope).copied().unwrap_or_default();
        if key.scope != Scope::AppApi || self.apis.is_empty() {
            return scope;
        }
        let method = key.name.split_once(' ').map(|(_, method)| method);
        let api = method.and_then(|method| self.apis.get(method)).copied().unwrap_or_default();
        Limit { rate: api.rate.or(scope.rate), daily: api.daily.or(scope.daily) }
    }

    /// Whether the key has no limit.
    pub(super) fn is_open(&self, key: &QuotaKey) -> bool {
        self.limit_of(key) == Limit::default()
    }

    pub(super) fn is_none(&self) -> bool {
        self.scopes.is_empty() && self.apis.is_empty()
    }

    pub(super) fn is_daily(&self) -> bool {
        self.scopes.values().chain(self.apis.values()).any(|limit| limit.daily.is_some())
    }
}

/// The limits of one key, as returned by [`QuotaLimits::of`].
///
/// See [`QuotaLimits`] for an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyLimits {
    /// The rate of a key that is not slowed down.
    pub rate: Option<Rate>,
    /// The number of calls per day, GMT+8.
    pub daily: Option<u64>,
    unknown: Rate,
}

impl KeyLimits {
    /// Returns the rate after `steps` slow-downs. Each step halves the rate, and a slow key has no bursts.
    ///
    /// A key without a limit is slowed down from 32 calls per second.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Priority, QuotaKey, QuotaLimits, Rate, Scope};
    ///
    /// let limits = QuotaLimits::default().of(&QuotaKey::new(Scope::App, "12345678"), Priority::Interactive);
    /// assert_eq!(limits.slowed(0), None);
    /// assert_eq!(limits.slowed(2), Some(Rate::per_second(8)));
    /// ```
    #[must_use]
    pub fn slowed(&self, steps: u32) -> Option<Rate> {
        match steps {
            0 => self.rate,
            _ => Some(self.rate.unwrap_or(self.unknown).slower(steps)),
        }
    }

    fn share(self, numerator: u32, denominator: u32) -> Self {
        Self {
            rate: self.rate.map(|rate| rate.share(numerator, denominator)),
            daily: self.daily.map(|calls| share_of(calls, numerator, denominator)),
            unknown: self.unknown.share(numerator, denominator),
        }
    }
}

fn share_of(calls: u64, numerator: u32, denominator: u32) -> u64 {
    let share = u128::from(calls) * u128::from(numerator) / u128::from(denominator.max(1));
    u64::try_from(share).unwrap_or(u64::MAX).max(1)
}

//! The limits that quotas keep.

use std::collections::HashMap;

use super::{Priority, Rate};
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
/// use top_core::{Priority, QuotaLimits, Rate, Scope};
///
/// let limits = QuotaLimits::default()
///     .limit(Scope::App, Rate::per_second(100))
///     .daily(Scope::App, 1_000_000)
///     .reserve(0.2);
/// assert_eq!(limits.of(Scope::App, Priority::Background).rate, Some(Rate::per_second(80)));
/// assert_eq!(limits.of(Scope::App, Priority::Interactive).daily, Some(1_000_000));
/// assert_eq!(limits.of(Scope::Account, Priority::Interactive).rate, Some(Rate::per_second(35).burst(5)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaLimits {
    rates: HashMap<Scope, Rate>,
    daily: HashMap<Scope, u64>,
    /// The reserve for interactive calls, in thousandths.
    reserve: u32,
    /// The rate that is slowed down if no rate is set.
    unknown: Rate,
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
        Self { rates: HashMap::new(), daily: HashMap::new(), reserve: 0, unknown: Rate::per_second(32) }
    }

    /// Sets the rate of each key of a scope.
    #[must_use]
    pub fn limit(mut self, scope: Scope, rate: Rate) -> Self {
        self.rates.insert(scope, rate);
        self
    }

    /// Sets how many calls each key of a scope has per day. The count starts again at midnight GMT+8.
    #[must_use]
    pub fn daily(mut self, scope: Scope, calls: u64) -> Self {
        self.daily.insert(scope, calls);
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
    /// use top_core::{Priority, QuotaLimits, Rate, Scope};
    ///
    /// let limits = QuotaLimits::none().limit(Scope::App, Rate::per_second(100).burst(8));
    /// let share = limits.share(1, 4).of(Scope::App, Priority::Interactive);
    /// assert_eq!(share.rate, Some(Rate::per_second(25).burst(2)));
    /// ```
    #[must_use]
    pub fn share(&self, numerator: u32, denominator: u32) -> Self {
        let rates = self.rates.iter().map(|(scope, rate)| (*scope, rate.share(numerator, denominator)));
        let daily =
            self.daily.iter().map(|(scope, calls)| (*scope, share_of(*calls, numerator, denominator)));
        Self {
            rates: rates.collect(),
            daily: daily.collect(),
            reserve: self.reserve,
            unknown: self.unknown.share(numerator, denominator),
        }
    }

    /// Returns the limits of each key of a scope.
    ///
    /// A [background](Priority::Background) call counts twice: among all calls, for the limits of
    /// [`Priority::Interactive`], and among the background calls, for the limits of [`Priority::Background`].
    #[must_use]
    pub fn of(&self, scope: Scope, priority: Priority) -> KeyLimits {
        let all = KeyLimits {
            rate: self.rates.get(&scope).copied(),
            daily: self.daily.get(&scope).copied(),
            unknown: self.unknown,
        };
        match priority {
            Priority::Interactive => all,
            Priority::Background => all.share(1000 - self.reserve, 1000),
        }
    }

    /// Whether no key of the scope has a limit.
    pub(super) fn is_open(&self, scope: Scope) -> bool {
        !self.rates.contains_key(&scope) && !self.daily.contains_key(&scope)
    }

    pub(super) fn is_none(&self) -> bool {
        self.rates.is_empty() && self.daily.is_empty()
    }

    pub(super) fn is_daily(&self) -> bool {
        !self.daily.is_empty()
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
    /// use top_core::{Priority, QuotaLimits, Rate, Scope};
    ///
    /// let limits = QuotaLimits::default();
    /// assert_eq!(limits.of(Scope::App, Priority::Interactive).slowed(0), None);
    /// assert_eq!(limits.of(Scope::App, Priority::Interactive).slowed(2), Some(Rate::per_second(8)));
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

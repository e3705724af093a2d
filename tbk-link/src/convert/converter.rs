//! The converter: looks outcomes up in the cache, and finds those that are missing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use futures_util::stream::{self, StreamExt as _};
use top_core::{SessionSource, TopClient};

use super::account::Account;
use super::attribution::Attribution;
use super::batch::{Closed, Rejected};
use super::cache::{Cache, Guard, Key, Lookup};
use super::material::Material;
use super::outcome::Outcome;
use super::rules::Rule;
use super::work::Work;

/// The number of calls of a conversion that are in flight at the same time.
pub(super) const IN_FLIGHT: usize = 4;
/// The number of outcomes in the cache.
const KEPT: usize = 10_000;

/// What a conversion should return, where the platform's first answer lacks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Want {
    /// 短链接: a short link (`taobao.tbk.spread.get`).
    ShortLink,
    /// 淘口令 (`taobao.tbk.tpwd.create`, one call for each link without one).
    Tpwd,
    /// 商品标题: the title of the item (`taobao.tbk.item.info.upgrade.get`).
    Title,
}

/// A set of [`Want`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Wants {
    pub(super) short_link: bool,
    pub(super) tpwd: bool,
    pub(super) title: bool,
}

impl FromIterator<Want> for Wants {
    fn from_iter<I: IntoIterator<Item = Want>>(wants: I) -> Self {
        let mut all = Self::default();
        for want in wants {
            match want {
                Want::ShortLink => all.short_link = true,
                Want::Tpwd => all.tpwd = true,
                Want::Title => all.title = true,
            }
        }
        all
    }
}

/// Converts items, links, 淘口令, shops and pages into promotion links (转链).
///
/// - Inputs are converted in batches of 20 by 万能转链. If it refuses an input, another API follows if one can convert the input.
/// - Every input has one [`Outcome`], in the order of the inputs. If the platform refuses a whole batch because of one input, only
///   this input is refused.
/// - The platform resolves short links. The converter opens no link.
/// - Outcomes are cached: links for 7 days, refusals for 10 minutes, at most 10,000. Concurrent callers with the same input and
///   attribution share one call. Outcomes are never used for another attribution.
///
/// A converter is cheap to clone; clones share the cache.
///
/// # Examples
///
/// ```
/// use tbk_link::convert::{Attribution, Converter, Material, Outcome};
/// use tbk_link::scan;
///
/// # top_sandbox::example(async |client, _| {
/// let converter = Converter::publisher(client);
/// let sale = Attribution::pid("mm_26632322_6858406_23810104".parse()?).relation_id(77);
/// let text = "看这个 https://s.click.taobao.com/pQBDhNu";
/// let materials = scan(text).iter().filter_map(|finding| Material::of(&finding.what)).collect();
/// for outcome in converter.convert(&sale, materials).await {
///     match outcome {
///         Outcome::Converted(link) => println!("{:?}", link.url()),
///         Outcome::Refused(refused) => println!("refused: {refused}"),
///         Outcome::Failed(failed) => println!("failed: {failed}"),
///         _ => {}
///     }
/// }
/// # Ok(()) });
/// ```
#[doc(alias = "转链")]
#[derive(Debug, Clone)]
pub struct Converter {
    account: Account,
    wants: Wants,
    rules: Arc<Vec<Rule>>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    cache: Cache,
    closed: Closed,
}

impl Converter {
    /// Creates a converter for a publisher (推广者): the owner of the app, without a session.
    #[must_use]
    pub fn publisher(client: TopClient) -> Self {
        Self::new(Account::Publisher(client))
    }

    /// Creates a converter for a service provider (服务商): the account that authorised the app.
    #[must_use]
    pub fn provider(client: TopClient<SessionSource>) -> Self {
        Self::new(Account::Provider(client))
    }

    fn new(account: Account) -> Self {
        let shared = Shared { cache: Cache::new(KEPT), closed: Closed::default() };
        let wants = [Want::ShortLink].into_iter().collect();
        Self { account, wants, rules: Arc::default(), shared: Arc::new(shared) }
    }

    /// Sets what outcomes should contain. Default: [`Want::ShortLink`].
    #[must_use]
    pub fn wants(mut self, wants: impl IntoIterator<Item = Want>) -> Self {
        self.wants = wants.into_iter().collect();
        self
    }

    /// Adds rules on what follows a refusal. They come before those of the crate.
    #[must_use]
    pub fn rules(mut self, rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut all: Vec<Rule> = rules.into_iter().collect();
        all.extend(self.rules.iter().cloned());
        self.rules = Arc::new(all);
        self
    }

    /// Converts materials. The result has one outcome for each, in their order.
    ///
    /// Equal materials are converted once. The calls are idempotent, so the client may repeat them.
    pub async fn convert(&self, sale: &Attribution, materials: Vec<Material>) -> Vec<Outcome> {
        let mut found: HashMap<Material, Outcome> = HashMap::new();
        let mut known = HashSet::new();
        let mut todo: Vec<Material> =
            materials.iter().filter(|material| known.insert(*material)).cloned().collect();
        while !todo.is_empty() {
            todo = self.round(sale, todo, &mut found).await;
        }
        materials.iter().filter_map(|material| found.get(material).cloned()).collect()
    }

    /// Converts the materials that no other caller is converting, then waits for the outcomes of the others. Returns the materials
    /// without an outcome.
    async fn round(
        &self,
        sale: &Attribution,
        todo: Vec<Material>,
        found: &mut HashMap<Material, Outcome>,
    ) -> Vec<Material> {
        let key =
            |material: &Material| Key { material: material.clone(), sale: sale.clone(), wants: self.wants };
        let (mut mine, mut guards, mut pending) = (Vec::new(), Vec::<Guard<'_>>::new(), Vec::new());
        for material in todo {
            match self.shared.cache.look_up(&key(&material)) {
                Lookup::Known(outcome) => {
                    found.insert(material, outcome);
                }
                Lookup::Mine(guard) => {
                    mine.push(material);
                    guards.push(guard);
                }
                Lookup::Pending => pending.push(material),
            }
        }
        if !mine.is_empty() {
            let work = Work {
                account: &self.account,
                sale,
                wants: self.wants,
                rules: &self.rules,
                closed: &self.shared.closed,
                rejected: Rejected::default(),
            };
            let outcomes = work.run(mine.clone()).await;
            for ((material, guard), outcome) in mine.into_iter().zip(guards).zip(outcomes) {
                guard.finish(&outcome);
                found.insert(material, outcome);
            }
        }
        let waiting = stream::iter(pending).map(async |material| {
            let outcome = self.shared.cache.wait(&key(&material)).await;
            (material, outcome)
        });
        let waited: Vec<_> = waiting.buffered(usize::MAX).collect().await;
        let mut left = Vec::new();
        for (material, outcome) in waited {
            match outcome {
                Some(outcome) => {
                    found.insert(material, outcome);
                }
                None => left.push(material),
            }
        }
        left
    }
}

//! Finds APIs by the words that people use: titles, methods, terms of the trade, pinyin, fields.

mod candidate;
mod correct;
mod pinyin;
mod terms;

use top_core::schema::ApiSchema;

use crate::api::find::upgrade;
use candidate::{Candidate, Word};

/// An API that matches the words.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) api: &'static ApiSchema,
    /// The names of the matching fields.
    pub(crate) fields: Vec<&'static str>,
    level: Level,
    score: u32,
}

/// The part of an API that matches the words, from the strongest to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// The title, the method, the subject, or a term of the trade.
    Name,
    /// The name of a field.
    Field,
    /// The documentation of a field.
    Docs,
}

/// The result of a search.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The APIs, the most likely one first. Superseded APIs are last.
    pub(crate) hits: Vec<Hit>,
    /// Words that match no API, and the known words that replaced them.
    pub(crate) corrected: Vec<(String, String)>,
}

impl Found {
    /// Keeps the APIs that match by their names.
    pub(crate) fn by_name(mut self) -> Self {
        self.hits.retain(|hit| hit.level == Level::Name);
        self
    }
}

/// Finds the APIs that match all words, in any order. If there are none, replaces the words that match no API by similar
/// ones.
pub(crate) fn search(apis: impl Iterator<Item = &'static ApiSchema>, words: &[String]) -> Found {
    let candidates: Vec<_> = apis.map(Candidate::new).collect();
    let phrases: Vec<_> = words.iter().map(|phrase| phrase.trim().to_lowercase()).collect();
    let words: Vec<_> =
        phrases.iter().flat_map(|phrase| phrase.split_whitespace()).map(str::to_owned).collect();
    let mut hits = matching(&candidates, &words);
    if hits.iter().all(|hit| hit.level == Level::Docs) {
        // The documentation contains most short words, so a phrase counts as a whole.
        hits = matching(&candidates, &phrases);
    }
    if !hits.is_empty() || words.is_empty() {
        return Found { hits, corrected: Vec::new() };
    }
    let mut corrected = Vec::new();
    let replaced: Vec<_> = words
        .iter()
        .map(|word| {
            let is_known = !matching(&candidates, std::slice::from_ref(word)).is_empty();
            let similar = if is_known { None } else { correct::similar(word) };
            if let Some(similar) = &similar {
                corrected.push((word.clone(), similar.clone()));
            }
            similar.unwrap_or_else(|| word.clone())
        })
        .collect();
    if corrected.is_empty() {
        return Found::default();
    }
    Found { hits: matching(&candidates, &replaced), corrected }
}

fn matching(candidates: &[Candidate], words: &[String]) -> Vec<Hit> {
    let words: Vec<_> = words.iter().map(|word| Word::new(word)).collect();
    let hits = |weakest| -> Vec<_> {
        candidates.iter().filter_map(|candidate| candidate.hit(&words, weakest)).collect()
    };
    // The documentation of fields mentions many words. It counts if nothing else matches.
    let mut found = hits(Level::Field);
    if found.is_empty() {
        found = hits(Level::Docs);
    }
    found.sort_by_key(|hit| {
        let is_superseded = upgrade(hit.api.method).is_some();
        (is_superseded, std::cmp::Reverse(hit.score), hit.level)
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn methods(words: &[&str]) -> Vec<&'static str> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        search(tbk_apis::schemas(), &words).hits.iter().map(|hit| hit.api.method).collect()
    }

    #[test]
    fn the_api_that_people_mean_comes_first() {
        for (words, first) in [
            (&["订单"][..], "taobao.tbk.order.details.get"),
            (&["查订单"], "taobao.tbk.order.details.get"),
            (&["order"], "taobao.tbk.order.details.get"),
            (&["转链"], "taobao.tbk.dg.general.link.convert"),
            (&["口令"], "taobao.tbk.tpwd.create"),
            (&["生成口令"], "taobao.tbk.tpwd.create"),
            (&["查券"], "taobao.tbk.coupon.get"),
            (&["领券"], "taobao.tbk.coupon.convert"),
            (&["高佣"], "taobao.tbk.coupon.convert"),
            (&["搜商品"], "taobao.tbk.dg.material.optional.upgrade"),
            (&["推广位创建"], "taobao.tbk.adzone.create"),
            (&["短链"], "taobao.tbk.spread.get"),
            (&["淘礼金"], "taobao.tbk.dg.vegas.tlj.create"),
            (&["淘礼金", "暂停"], "taobao.tbk.dg.vegas.tlj.stop"),
            (&["退款"], "taobao.tbk.order.refund.get"),
            (&["服务商", "订单"], "taobao.tbk.sc.order.details.get"),
            (&["物料精选"], "taobao.tbk.dg.material.recommend"),
            (&["店铺"], "taobao.tbk.shop.get"),
        ] {
            assert_eq!(methods(words).first(), Some(&first), "{words:?}");
        }
    }

    #[test]
    fn pinyin_and_initials_find_titles_and_terms() {
        for (word, first) in [
            ("dingdan", "taobao.tbk.order.details.get"),
            ("zhuanlian", "taobao.tbk.dg.general.link.convert"),
            ("tlj", "taobao.tbk.dg.vegas.tlj.create"),
            ("tkl", "taobao.tbk.tpwd.create"),
            ("chaquan", "taobao.tbk.coupon.get"),
            ("gaoyong", "taobao.tbk.coupon.convert"),
            ("changlian", "taobao.tbk.spread.get"),
            ("pailitao", "taobao.tbk.dg.pailitao.widget.convert"),
            ("yaoqingma", "taobao.tbk.sc.invitecode.get"),
        ] {
            assert_eq!(methods(&[word]).first(), Some(&first), "{word}: {:?}", methods(&[word]));
        }
    }

    #[test]
    fn order_of_words_is_free() {
        let expected = methods(&["服务商", "退款"]);
        assert_eq!(methods(&["退款", "服务商"]), expected);
        assert_eq!(methods(&["退款 服务商"]), expected);
        assert_eq!(methods(&["创建淘礼金"])[0], methods(&["淘礼金创建"])[0]);
    }

    #[test]
    fn typos_are_corrected_only_if_nothing_matches() {
        let found = |word: &str| {
            let found = search(tbk_apis::schemas(), &[word.to_owned()]);
            let corrected = found.corrected.into_iter().map(|(_, to)| to).next();
            (found.hits.first().map(|hit| hit.api.method), corrected)
        };
        let first = |word: &str| methods(&[word]).first().copied();
        assert_eq!(found("转连"), (first("转链"), Some("转链".to_owned())));
        assert_eq!(found("淘礼经"), (first("淘礼金"), Some("淘礼金".to_owned())));
        assert_eq!(found("dingdna"), (first("订单"), Some("dingdan".to_owned())));
        assert_eq!(found("refnud"), (first("refund"), Some("refund".to_owned())));
        assert_eq!(found("订单"), (first("订单"), None));
        assert_eq!(found("xyzzy"), (None, None));
    }

    #[test]
    fn superseded_apis_are_last() {
        let found = methods(&["物料搜索"]);
        let upgraded = found.iter().position(|method| *method == "taobao.tbk.dg.material.optional");
        assert_eq!(upgraded.map(|at| at >= found.len() - 2), Some(true), "{found:?}");
        let all = methods(&[]);
        assert!(all[all.len() - 5..].iter().all(|method| upgrade(method).is_some()));
    }
}

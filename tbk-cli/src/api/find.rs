//! Finds APIs by their names.

use std::convert::Infallible;

use top_core::Api;
use top_core::schema::ApiSchema;

use super::search::search;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The prefixes of methods, which users may omit. The longest ones come last.
const PREFIXES: [&str; 4] = ["taobao.", "taobao.tbk.", "qimen.taobao.", "qimen.taobao.tbk."];

/// The APIs with an upgraded version (升级版), and this version.
const UPGRADES: [(&str, &str); 5] = [
    ("taobao.tbk.dg.material.optional", "taobao.tbk.dg.material.optional.upgrade"),
    ("taobao.tbk.sc.material.optional", "taobao.tbk.sc.material.optional.upgrade"),
    ("taobao.tbk.dg.optimus.material", "taobao.tbk.dg.material.recommend"),
    ("taobao.tbk.sc.optimus.material", "taobao.tbk.sc.material.recommend"),
    ("taobao.tbk.item.info.get", "taobao.tbk.item.info.upgrade.get"),
];

/// Returns the method of the upgraded version of a superseded API.
pub(crate) fn upgrade(method: &str) -> Option<&'static str> {
    UPGRADES.iter().find(|(superseded, _)| *superseded == method).map(|(_, upgrade)| *upgrade)
}

/// Whether the API handles authorisation codes and tokens, which must not appear on a command line or a screen.
pub(crate) fn handles_tokens(method: &str) -> bool {
    top_core::auth::APIS.iter().any(|api| api.schema.method.eq_ignore_ascii_case(method.trim()))
}

/// Returns the API with this method, in any case and without the common prefixes, or with this struct or title.
pub(crate) fn known(name: &str) -> Option<&'static Api> {
    let name = name.trim();
    let lower = name.to_ascii_lowercase();
    let by_method = || {
        tbk_apis::find(&lower)
            .or_else(|| PREFIXES.iter().find_map(|prefix| tbk_apis::find(&format!("{prefix}{lower}"))))
    };
    let is_named = |api: &&Api| {
        api.schema.name.eq_ignore_ascii_case(name) || api.schema.title.is_some_and(|title| title == name)
    };
    by_method().or_else(|| tbk_apis::ALL.iter().find(is_named))
}

/// Replaces the name of a known API by its method. Other names are unchanged. Parses the argument of commands.
// The parser of an argument returns a `Result`.
#[allow(clippy::unnecessary_wraps, reason = "clap requires a result")]
pub(crate) fn method(name: &str) -> Result<String, Infallible> {
    Ok(known(name).map_or(name, |api| api.schema.method).to_owned())
}

/// Finds an API by its name.
pub(crate) fn find_api(name: &str) -> Result<&'static Api, Failure> {
    known(name).ok_or_else(|| unknown_method(name))
}

/// Finds the schema of an API by its name.
pub(crate) fn find(name: &str) -> Result<&'static ApiSchema, Failure> {
    find_api(name).map(|api| api.schema)
}

/// Returns the similarity of a name to the method of an API, without common prefixes.
fn similarity(name: &str, api: &ApiSchema) -> f64 {
    let own = |method| str::trim_start_matches(str::trim_start_matches(method, "taobao."), "tbk.").to_owned();
    strsim::jaro_winkler(&own(&name.to_ascii_lowercase()), &own(api.method))
}

/// The error for an unknown method, with the APIs that the name may mean.
pub(crate) fn unknown_method(name: &str) -> Failure {
    if handles_tokens(name) {
        let why =
            say!("{name} handles secrets and cannot be called by name", "{name} 涉及密钥，不能按名称调用");
        return Failure::usage(why).hint(text(
            "use `tbk session exchange` or `tbk session refresh`, which do not display secrets",
            "请使用 `tbk session exchange` 和 `tbk session refresh`，不会显示密钥",
        ));
    }
    Failure::usage(say!("unknown method {name:?}", "未知接口 {name:?}")).hint(hint(name))
}

fn hint(name: &str) -> String {
    let found = search(tbk_apis::schemas(), &[name.to_owned()]).by_name();
    if let Some(method) = similar(name).filter(|_| found.hits.is_empty() || !found.corrected.is_empty()) {
        return say!("did you mean {method}?", "是否指 {method}？");
    }
    match &found.hits[..] {
        [] => text(
            "`tbk apis` lists the methods; `tbk call --untyped` calls a method that is not listed",
            "`tbk apis` 列出所有接口；`tbk call --untyped` 可调用未收录的接口",
        )
        .to_owned(),
        [one] => {
            let method = one.api.method;
            say!("did you mean {method}?", "是否指 {method}？")
        }
        several => choice(name, &several.iter().map(|hit| hit.api).collect::<Vec<_>>()),
    }
}

/// Returns the method that a misspelled method resembles most.
fn similar(name: &str) -> Option<&'static str> {
    /// No method is as long.
    const LONGEST: usize = 100;
    if !name.contains('.') || name.len() > LONGEST {
        return None;
    }
    let similarities = tbk_apis::schemas().map(|api| (similarity(name, api), api.method));
    let close = similarities.filter(|(similarity, _)| *similarity > 0.88);
    close.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, method)| method)
}

/// Lists the APIs that a name may mean, with their titles.
fn choice(name: &str, apis: &[&'static ApiSchema]) -> String {
    /// The rest is found by `tbk apis`.
    const SHOWN: usize = 8;
    let mut lines = vec![text("choose one of these APIs:", "请选择其中一个接口：").to_owned()];
    let shown = apis.iter().take(SHOWN);
    lines.extend(shown.map(|api| format!("  {}  {}", api.method, api.title.unwrap_or_default())));
    if apis.len() > SHOWN {
        let count = apis.len();
        let name = crate::ui::shell::quoted(name);
        lines.push(say!("`tbk apis {name}` lists all {count}", "`tbk apis {name}` 列出全部 {count} 个"));
    }
    lines.join("\n")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn methods_are_known_in_any_case_and_without_prefixes() {
        for name in [
            "taobao.tbk.order.details.get",
            "TAOBAO.TBK.Order.Details.Get",
            "tbk.order.details.get",
            "order.details.get",
            " order.details.get ",
            "TbkOrderDetailsGet",
            "淘宝客-推广者-所有订单查询",
        ] {
            assert_eq!(
                known(name).map(|api| api.schema.method),
                Some("taobao.tbk.order.details.get"),
                "{name}"
            );
        }
        assert_eq!(known("item.rule.get").unwrap().schema.method, "qimen.taobao.tbk.item.rule.get");
        for name in ["", "order", "details.get", "taobao.taobao.tbk.order.details.get", "所有订单查询"]
        {
            assert!(known(name).is_none(), "{name}");
        }
    }

    #[test]
    fn short_names_are_unique() {
        let mut short: Vec<_> =
            tbk_apis::schemas().map(|api| api.method.rsplit_once("tbk.").unwrap().1).collect();
        let mut titles: Vec<_> = tbk_apis::schemas().map(|api| api.title.unwrap()).collect();
        for names in [&mut short, &mut titles] {
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }

    #[test]
    fn methods_that_handle_tokens_are_recognised_in_any_case() {
        for name in ["taobao.top.auth.token.create", "TAOBAO.top.auth.token.refresh "] {
            assert!(handles_tokens(name), "{name}");
        }
    }
}

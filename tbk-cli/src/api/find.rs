//! Finds APIs by their methods.

use top_core::Api;
use top_core::schema::{Access, ApiSchema};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// Returns the name of the access mode in the annotations.
pub(crate) fn access(access: Access) -> &'static str {
    match access {
        Access::Readonly => "readonly",
        Access::Idempotent => "idempotent",
        Access::Write => "write",
    }
}

/// Whether the API handles authorisation codes and tokens, which must not appear on a command line or a screen.
pub(crate) fn handles_tokens(method: &str) -> bool {
    top_core::auth::APIS.iter().any(|api| api.schema.method == method)
}

/// Finds an API by its method.
pub(crate) fn find_api(method: &str) -> Result<&'static Api, Failure> {
    tbk_apis::find(method).ok_or_else(|| unknown_method(method))
}

/// Finds the schema of an API by its method.
pub(crate) fn find(method: &str) -> Result<&'static ApiSchema, Failure> {
    find_api(method).map(|api| api.schema)
}

/// Returns the similarity of a name to the method (without common prefixes) or to the struct of an API.
fn similarity(name: &str, api: &ApiSchema) -> f64 {
    let own = |method| str::trim_start_matches(str::trim_start_matches(method, "taobao."), "tbk.").to_owned();
    if name.eq_ignore_ascii_case(api.name) { 1.0 } else { strsim::jaro_winkler(&own(name), &own(api.method)) }
}

/// The error for an unknown method, with a hint to the closest one.
pub(crate) fn unknown_method(method: &str) -> Failure {
    if handles_tokens(method) {
        let why = say!(
            "{method} handles secrets and cannot be called by name",
            "{method} 涉及密钥，不能按名称调用"
        );
        return Failure::usage(why).hint(text(
            "use `tbk session exchange` or `tbk session refresh`, which do not display secrets",
            "请使用 `tbk session exchange` 和 `tbk session refresh`，不会显示密钥",
        ));
    }
    let nearest = tbk_apis::schemas()
        .map(|api| (similarity(method, api), api.method))
        .filter(|(similarity, _)| *similarity > 0.88)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let count = tbk_apis::schemas().filter(|api| api.method.contains(method)).count();
    let hint = match nearest {
        _ if method.len() > 2 && count > 1 => {
            say!("`tbk apis {method}` finds {count} APIs", "`tbk apis {method}` 可找到 {count} 个接口")
        }
        Some((_, method)) => say!("did you mean {method}?", "是否指 {method}？"),
        None => text(
            "`tbk apis` lists the methods; `tbk call --untyped` calls a method that is not listed",
            "`tbk apis` 列出所有接口；`tbk call --untyped` 可调用未收录的接口",
        )
        .to_owned(),
    };
    Failure::usage(say!("unknown method {method:?}", "未知接口 {method:?}")).hint(hint)
}

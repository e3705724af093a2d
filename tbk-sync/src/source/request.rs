//! The requests of windows.

use serde_json::{Map, Value, json};
use top_core::{Params, TopTime};

use super::list::axis_code;
use crate::model::{Source, Span, StreamKey};

const DAY: i64 = 86_400;

/// The part of a second that no filter selects: orders in states that the platform does not document.
pub(crate) const OTHER_STATES: &str = "tk_status=other";

/// What to ask for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask<'a> {
    pub(crate) key: StreamKey,
    pub(crate) span: Span,
    /// A filter such as `tk_status=12&member_type=2`.
    pub(crate) part: Option<&'a str>,
    pub(crate) page_size: i64,
    /// The number of the page, for lists that are selected by number.
    pub(crate) page: u64,
}

/// Returns the parameters of the first page, or of the page with the number.
pub(crate) fn params(ask: Ask<'_>) -> Params {
    let Ask { key, span, page_size, page, .. } = ask;
    let code = axis_code(key.source, key.axis).unwrap_or(1);
    let (object, mut members) = match key.source {
        Source::Order => (
            None,
            json!({ "query_type": code, "order_scene": key.scene, "page_size": page_size,
                "start_time": time(span.from), "end_time": time(span.to) }),
        ),
        Source::Refund => (
            Some("publisher_refund_order_query_option"),
            json!({ "query_type": code, "order_scene": key.scene, "member_type": 4, "page_no": 1,
                "page_size": page_size, "start_time": time(span.from), "end_time": time(span.to) }),
        ),
        Source::RelationRefund => (
            Some("search_option"),
            json!({ "search_type": code, "refund_type": 0, "biz_type": key.scene, "page_no": page,
                "page_size": page_size, "start_time": time(span.from) }),
        ),
        Source::Punish => (
            Some("af_order_option"),
            json!({ "span": days(span), "page_no": page, "page_size": page_size,
                "start_time": time(span.from) }),
        ),
    };
    if let Value::Object(members) = &mut members {
        filter(members, ask.part);
    }
    let mut params = Params::new();
    match (object, members) {
        (Some(object), members) => params.set_text(object, &members.to_string()),
        (None, Value::Object(members)) => {
            for (name, value) in members {
                params.set_text(&name, &value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            }
        }
        (None, _) => {}
    }
    params
}

/// Adds the members of a filter.
fn filter(members: &mut Map<String, Value>, part: Option<&str>) {
    let pairs = part.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    for (name, value) in pairs {
        if let Ok(code) = value.parse::<i64>() {
            members.insert(name.to_owned(), code.into());
        }
    }
}

/// Returns the filters that together select what this filter selects; empty if it can't be narrowed further.
///
/// By the documented states of orders, then by the roles. The states are followed by [`OTHER_STATES`], which cannot be read.
/// The roles are all roles: without `member_type` an order query returns both, and a refund query has 4 for any.
pub(crate) fn parts(source: Source, part: Option<&str>) -> Vec<String> {
    let by = |name: &str, codes: &[i64]| {
        let before = part.map(|part| format!("{part}&")).unwrap_or_default();
        codes.iter().map(|code| format!("{before}{name}={code}")).collect()
    };
    let has = |name: &str| part.is_some_and(|part| part.contains(name));
    match source {
        Source::Order if !has("tk_status") => {
            let mut parts: Vec<_> = by("tk_status", &[11, 12, 13, 14, 3]);
            parts.push(OTHER_STATES.to_owned());
            parts
        }
        Source::Order if !has("member_type") => by("member_type", &[2, 3]),
        Source::Refund if !has("member_type") => by("member_type", &[1, 2]),
        _ => Vec::new(),
    }
}

fn time(seconds: i64) -> String {
    TopTime::from_unix_millis(seconds.saturating_mul(1_000)).map(|time| time.to_string()).unwrap_or_default()
}

/// Returns the length of a window in whole days, at least one.
fn days(span: Span) -> i64 {
    ((span.to - span.from + DAY - 1) / DAY).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AccountKind, Axis};
    use crate::source::{api, live_axis, scenes};

    const SPAN: Span = Span { from: 1_764_201_600, to: 1_764_205_200 };

    fn ask(source: Source, axis: Axis, scene: u8, part: Option<&str>) -> Params {
        params(Ask { key: StreamKey { source, axis, scene }, span: SPAN, part, page_size: 100, page: 3 })
    }

    #[test]
    fn an_order_window_becomes_parameters() {
        let params = ask(Source::Order, Axis::Updated, 1, Some("tk_status=12&member_type=2"));
        let mut all: Vec<_> = params.iter().collect();
        all.sort_unstable();
        assert_eq!(
            all,
            [
                ("end_time", "2025-11-27 09:00:00"),
                ("member_type", "2"),
                ("order_scene", "1"),
                ("page_size", "100"),
                ("query_type", "4"),
                ("start_time", "2025-11-27 08:00:00"),
                ("tk_status", "12"),
            ]
        );
    }

    #[test]
    fn other_lists_take_an_option_object() {
        let params = ask(Source::Refund, Axis::Opened, 1, Some("member_type=1"));
        let option = params.get("publisher_refund_order_query_option").unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(option).unwrap(),
            json!({"query_type": 1, "order_scene": 1, "member_type": 1, "page_no": 1, "page_size": 100,
                "start_time": "2025-11-27 08:00:00", "end_time": "2025-11-27 09:00:00"})
        );
        let params = ask(Source::Punish, Axis::Created, 0, None);
        assert_eq!(
            serde_json::from_str::<Value>(params.get("af_order_option").unwrap()).unwrap(),
            json!({"span": 1, "page_no": 3, "page_size": 100, "start_time": "2025-11-27 08:00:00"})
        );
        let params = ask(Source::RelationRefund, Axis::Updated, 2, None);
        assert_eq!(
            serde_json::from_str::<Value>(params.get("search_option").unwrap()).unwrap(),
            json!({"search_type": 5, "refund_type": 0, "biz_type": 2, "page_no": 3, "page_size": 100,
                "start_time": "2025-11-27 08:00:00"})
        );
    }

    #[test]
    fn every_request_passes_the_check_of_its_api() {
        for source in Source::ALL {
            for kind in AccountKind::ALL {
                let axis = live_axis(*source).unwrap_or(Axis::Created);
                for scene in scenes(*source) {
                    let checked =
                        top_core::check::check(api(*source, *kind).schema, &ask(*source, axis, *scene, None));
                    assert!(checked.is_ok(), "{source} {kind}: {checked:?}");
                }
            }
        }
    }

    #[test]
    fn filters_narrow_by_state_and_then_by_role() {
        let states = parts(Source::Order, None);
        assert_eq!((states.len(), &*states[0], &*states[5]), (6, "tk_status=11", OTHER_STATES));
        assert_eq!(
            parts(Source::Order, Some("tk_status=3")),
            ["tk_status=3&member_type=2", "tk_status=3&member_type=3"]
        );
        assert!(parts(Source::Order, Some("tk_status=3&member_type=2")).is_empty());
        assert_eq!(parts(Source::Refund, None), ["member_type=1", "member_type=2"]);
        assert!(parts(Source::Punish, None).is_empty());
    }
}

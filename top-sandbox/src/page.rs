//! Pagination: turns a sample response into a page of a longer list.

use top_core::schema::{ApiSchema, PageBy, Paging};

use crate::accounts::Account;
use crate::fault::Fault;
use crate::limits::MAX_ROWS;
use crate::request::Incoming;
use crate::row::Rows;
use crate::sample::Node;

/// The page that a request asks for.
struct PageRequest {
    page: usize,
    size: usize,
    /// The index of the first entry of the page.
    first: usize,
}

/// Turns the response into a page of a list with `rows` entries. Has no effect on APIs without pages.
pub(crate) fn paginate(
    api: &ApiSchema,
    node: &mut Node,
    incoming: &Incoming,
    rows: usize,
    account: Option<&Account>,
    fault: Option<&Fault>,
) {
    let Some(paging) = api.paging else { return };
    let Some(path) = paging.items else { return };
    let PageRequest { page, size, first } = page_request(api, paging, incoming);
    let endless = fault == Some(&Fault::EndlessPages);
    let rows = if endless { usize::MAX } else { rows };
    let first = match fault {
        Some(Fault::RepeatedPage) => 0,
        Some(Fault::DuplicateRows) => first.saturating_sub(1),
        _ => first,
    };
    let end = first.saturating_add(size).min(rows);
    fill(node, path, &Rows::new(api, path, incoming, account), (first, end), rows);
    let more = end < rows || fault == Some(&Fault::RepeatedPage);
    let next_page = if fault == Some(&Fault::StuckCursor) { page.max(2) } else { page + 1 };
    let cursor = if more { format!("2026_{next_page}|c{next_page}") } else { String::new() };
    let total = if endless { i64::MAX.to_string() } else { rows.to_string() };
    set_members(node, &["has_next", "has_more"], &Node::Bare(more.to_string()));
    set_members(node, &["total_results", "total_count", "total_cnt", "total"], &Node::Bare(total));
    set_members(node, &["page_no", "page_num"], &Node::Bare(page.to_string()));
    set_members(node, &["page_size"], &Node::Bare(size.to_string()));
    if paging.by == PageBy::Cursor {
        set_members(node, &[paging.name()], &Node::Text(cursor));
    }
}

fn page_request(api: &ApiSchema, paging: Paging, incoming: &Incoming) -> PageRequest {
    let text = |name: &str| sibling(paging, incoming, name);
    let number = |name: &str| text(name)?.parse::<usize>().ok();
    let size = number("page_size").or_else(|| number("limit")).unwrap_or(20).clamp(1, max_size(api, paging));
    let page = match paging.by {
        PageBy::Cursor => text(paging.name()).and_then(|cursor| cursor.rsplit_once("|c")?.1.parse().ok()),
        PageBy::Number => number(paging.name()),
        PageBy::Offset => number("offset").map(|offset| offset / size + 1),
    };
    let page = page.unwrap_or(1).max(1);
    let first = if paging.by == PageBy::Offset {
        number("offset").unwrap_or(0)
    } else {
        (page - 1).saturating_mul(size)
    };
    PageRequest { page, size, first }
}

/// Returns the maximum number of entries of a page: the documented one, if the sandbox's own is less.
fn max_size(api: &ApiSchema, paging: Paging) -> usize {
    let fields = match paging.object() {
        None => api.parameters,
        Some(object) => {
            let object = api.parameter(object).and_then(|field| field.data_type.object());
            object.map_or(&[][..], |object| object.fields)
        }
    };
    let sizes = fields.iter().filter(|field| matches!(field.name, "page_size" | "limit"));
    let documented = sizes.filter_map(|field| usize::try_from(field.range?.1?).ok());
    documented.fold(MAX_ROWS, usize::max)
}

/// Returns the value of a parameter in the object that holds the page parameter, or on the top level.
pub(crate) fn sibling(paging: Paging, incoming: &Incoming, name: &str) -> Option<String> {
    let Some(object) = paging.object() else {
        return incoming.text(name).map(str::to_owned);
    };
    let object: serde_json::Value = serde_json::from_str(incoming.text(object)?).ok()?;
    match object.get(name)? {
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Fills the list at `path` with the entries from `first` to `end` of `count`.
fn fill(node: &mut Node, path: &str, rows: &Rows, (first, end): (usize, usize), count: usize) {
    let Some(Node::List(_, items)) = path.split('.').try_fold(node, |at, step| at.member(step)) else {
        return;
    };
    let Some(pattern) = items.first().cloned() else { return };
    *items = (first..end).map(|index| rows.row(&pattern, index, count)).collect();
}

/// Sets the members with one of these names, except inside lists.
pub(crate) fn set_members(node: &mut Node, names: &[&str], value: &Node) {
    if let Node::Object(members) = node {
        for (name, member) in members {
            if names.contains(name) {
                *member = value.clone();
            } else {
                set_members(member, names, value);
            }
        }
    }
}

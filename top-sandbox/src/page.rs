//! Pagination: turns a sample response into a page of a longer list.

use top_core::schema::{ApiSchema, PageBy, Paging};

use crate::fault::Fault;
use crate::request::Incoming;
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
    fault: Option<&Fault>,
) {
    let Some(paging) = api.paging else { return };
    let Some(path) = paging.items else { return };
    let PageRequest { page, size, first } = page_request(paging, incoming);
    let endless = fault == Some(&Fault::EndlessPages);
    let rows = if endless { usize::MAX } else { rows };
    let first = match fault {
        Some(Fault::RepeatedPage) => 0,
        Some(Fault::DuplicateRows) => first.saturating_sub(1),
        _ => first,
    };
    let end = first.saturating_add(size).min(rows);
    fill(node, path, first, end);
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

fn page_request(paging: Paging, incoming: &Incoming) -> PageRequest {
    let text = |name: &str| sibling(paging, incoming, name);
    let number = |name: &str| text(name)?.parse::<usize>().ok();
    let size = number("page_size").or_else(|| number("limit")).unwrap_or(20).max(1);
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

/// Returns the value of a parameter in the object that holds the page parameter, or on the top level.
fn sibling(paging: Paging, incoming: &Incoming, name: &str) -> Option<String> {
    let Some(object) = paging.object() else {
        return incoming.text(name).map(str::to_owned);
    };
    let object: serde_json::Value = serde_json::from_str(incoming.text(object)?).ok()?;
    match object.get(name)? {
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Fills the list at `path` with the distinct entries from `first` to `end`.
fn fill(node: &mut Node, path: &str, first: usize, end: usize) {
    let Some(Node::List(_, items)) = path.split('.').try_fold(node, |at, step| at.member(step)) else {
        return;
    };
    let Some(pattern) = items.first().cloned() else { return };
    *items = (first..end).map(|index| vary(pattern.clone(), index)).collect();
}

/// Makes an entry distinct: adds `index` to its first number above 1, or else appends it to a text.
fn vary(mut entry: Node, index: usize) -> Node {
    fn vary_number(node: &mut Node, index: usize) -> bool {
        match node {
            Node::Text(text) | Node::Bare(text) if text.parse::<u64>().is_ok_and(|number| number > 1) => {
                *text = text.parse::<u64>().unwrap_or_default().saturating_add(index as u64).to_string();
                true
            }
            Node::Object(members) => members.iter_mut().any(|(_, node)| vary_number(node, index)),
            _ => false,
        }
    }
    if index > 0 && !vary_number(&mut entry, index) {
        vary_text(&mut entry, index);
    }
    entry
}

/// Appends `index` to the first text that is neither a time nor a number.
fn vary_text(node: &mut Node, index: usize) -> bool {
    match node {
        Node::Text(text) if text.len() != "2026-01-01 00:00:00".len() && text.parse::<f64>().is_err() => {
            *text = format!("{text}-{index}");
            true
        }
        Node::Object(members) => members.iter_mut().any(|(_, node)| vary_text(node, index)),
        _ => false,
    }
}

/// Sets the members with one of these names, except inside of lists.
fn set_members(node: &mut Node, names: &[&str], value: &Node) {
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

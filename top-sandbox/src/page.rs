//! Pages: which entries of a list an answer holds, and what it says of the others.

use top_core::schema::{ApiSchema, PageBy, Paging};

use crate::answer::Node;
use crate::fault::Fault;
use crate::request::Arrived;

/// What a request asks for.
struct Asked {
    page: usize,
    size: usize,
    /// The entries that come before the page.
    first: usize,
}

/// Makes an answer a page of a list with `rows` entries; other APIs' answers stay as they are.
pub(crate) fn turn(api: &ApiSchema, node: &mut Node, arrived: &Arrived, rows: usize, fault: Option<&Fault>) {
    let Some(paging) = api.paging else { return };
    let Some(path) = paging.items else { return };
    let Asked { page, size, first } = asked(paging, arrived);
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
    say(node, &["has_next", "has_more"], &Node::Bare(more.to_string()));
    say(node, &["total_results", "total_count", "total_cnt", "total"], &Node::Bare(total));
    say(node, &["page_no", "page_num"], &Node::Bare(page.to_string()));
    say(node, &["page_size"], &Node::Bare(size.to_string()));
    if paging.by == PageBy::Cursor {
        say(node, &[paging.name()], &Node::Text(cursor));
    }
}

fn asked(paging: Paging, arrived: &Arrived) -> Asked {
    let text = |name: &str| beside(paging, arrived, name);
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
    Asked { page, size, first }
}

/// A parameter that stands where the one that says which page does.
fn beside(paging: Paging, arrived: &Arrived, name: &str) -> Option<String> {
    let Some(object) = paging.object() else {
        return arrived.text(name).map(str::to_owned);
    };
    let object: serde_json::Value = serde_json::from_str(arrived.text(object)?).ok()?;
    match object.get(name)? {
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Puts the entries from `first` to `end` into the list at `path`, each unlike the others.
fn fill(node: &mut Node, path: &str, first: usize, end: usize) {
    let Some(Node::List(_, items)) = path.split('.').try_fold(node, |at, step| at.member(step)) else {
        return;
    };
    let Some(pattern) = items.first().cloned() else { return };
    *items = (first..end).map(|index| numbered(pattern.clone(), index)).collect();
}

/// The entry with its first value changed by `index`.
fn numbered(mut entry: Node, index: usize) -> Node {
    fn change(node: &mut Node, index: usize) -> bool {
        match node {
            Node::Text(text) | Node::Bare(text) if text.parse::<u64>().is_ok_and(|number| number > 1) => {
                *text = text.parse::<u64>().unwrap_or_default().saturating_add(index as u64).to_string();
                true
            }
            Node::Object(members) => members.iter_mut().any(|(_, node)| change(node, index)),
            _ => false,
        }
    }
    if index > 0 && !change(&mut entry, index) {
        name(&mut entry, index);
    }
    entry
}

/// An entry without a number gets a text that is its own.
fn name(node: &mut Node, index: usize) -> bool {
    match node {
        Node::Text(text) if text.len() != "2026-01-01 00:00:00".len() && text.parse::<f64>().is_err() => {
            *text = format!("{text}-{index}");
            true
        }
        Node::Object(members) => members.iter_mut().any(|(_, node)| name(node, index)),
        _ => false,
    }
}

/// Sets every member of one of these names that is not inside of a list.
fn say(node: &mut Node, names: &[&str], value: &Node) {
    if let Node::Object(members) = node {
        for (name, member) in members {
            if names.contains(name) {
                *member = value.clone();
            } else {
                say(member, names, value);
            }
        }
    }
}

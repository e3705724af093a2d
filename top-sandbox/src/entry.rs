//! Requests with several entries, such as the links of a link conversion: each entry has its own result.

use serde_json::Value;
use top_core::names::is_id;
use top_core::schema::{ApiSchema, DataType, ObjectSchema};

use crate::fault::Fault;
use crate::limits::MAX_ROWS;
use crate::link;
use crate::page::set_members;
use crate::request::Incoming;
use crate::sample::Node;

/// The connection between the entries of a parameter and a list in the response.
struct Binding {
    parameter: &'static str,
    /// The member of an entry that holds its input. `None` if the entry is a text.
    member: Option<&'static str>,
    /// The list with a result for each entry.
    list: &'static str,
    /// The members of a result that repeat the input.
    echo: &'static [&'static str],
}

const fn binding(
    parameter: &'static str,
    member: Option<&'static str>,
    list: &'static str,
    echo: &'static [&'static str],
) -> Binding {
    Binding { parameter, member, list, echo }
}

const BINDINGS: [Binding; 17] = [
    binding("requests", Some("url"), "results", &[]),
    binding("num_iids", None, "results", &["num_iid", "input_num_iid"]),
    binding("item_id", None, "results", &["item_id", "input_item_iid"]),
    binding("item_ids", None, "results", &["original_item_id"]),
    binding("user_ids", None, "results", &["user_id"]),
    binding("source_values", None, "result_list", &["source_value"]),
    binding("offer_list", Some("offer_id"), "result_list", &["offer_id"]),
    binding("strategy_id_list", None, "strategy_result_list", &["strategy_id"]),
    binding("material_list", None, "material_url_list", &["input_material_url"]),
    binding("material_dto", Some("material_url"), "material_url_list", &["input_material_url"]),
    binding("item_id_list", None, "item_url_list", &["input_item_id", "link_info_dto.item_id"]),
    binding("item_dto", Some("item_id"), "item_url_list", &["input_item_id", "link_info_dto.item_id"]),
    binding("seller_id_list", None, "shop_url_list", &["input_shop_id"]),
    binding("shop_dto", Some("shop_id"), "shop_url_list", &["input_shop_id"]),
    binding("page_id_list", None, "event_url_list", &["input_page_id"]),
    binding("page_dto", Some("page_id"), "event_url_list", &["input_page_id"]),
    binding("page_dto", Some("page_id"), "page_url_list", &["input_page_id"]),
];

/// The members that can repeat an input. A result has only those of its own entry.
const INPUTS: [&str; 4] = ["input_material_url", "input_item_id", "input_shop_id", "input_page_id"];

/// Gives each entry of the request its own result, and repeats the ids of the request outside of lists.
pub(crate) fn bind(api: &ApiSchema, data: &mut Node, incoming: &Incoming, fault: Option<&Fault>) {
    repeat_ids(data, incoming);
    if api.paging.is_some() {
        return;
    }
    let bound = BINDINGS.iter().filter(|binding| api.parameter(binding.parameter).is_some());
    let entries: Vec<_> = bound
        .flat_map(|binding| inputs(binding, incoming).into_iter().map(move |input| (binding, input)))
        .collect();
    if entries.is_empty() {
        return;
    }
    let mut lists: Vec<_> = BINDINGS.iter().map(|binding| binding.list).collect();
    lists.dedup();
    for name in lists {
        let Some(schema) = row_schema(api.response, name) else { continue };
        let Some(Node::List(_, items)) = list(data, name) else { continue };
        let Some(pattern) = items.first().cloned() else { continue };
        let entries = entries.iter().filter(|(binding, _)| binding.list == name);
        let result = |(binding, input): &(&Binding, String)| result(binding, schema, &pattern, input, fault);
        *items = entries.filter_map(result).collect();
    }
    set_members(data, &["total_results"], &Node::Bare(entries.len().to_string()));
}

/// Returns the inputs of the entries in a parameter.
fn inputs(binding: &Binding, incoming: &Incoming) -> Vec<String> {
    let Some(text) = incoming.text(binding.parameter) else { return Vec::new() };
    let values: Vec<Value> = serde_json::from_str(text)
        .unwrap_or_else(|_| text.split(',').map(|text| Value::from(text.trim())).collect());
    let input = |value: &Value| match binding.member.map_or(Some(value), |member| value.get(member))? {
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => Some(other.to_string()),
    };
    values.iter().filter_map(input).filter(|input| !input.is_empty()).take(MAX_ROWS).collect()
}

/// Returns the result of an entry; `None` if the entry fails and the API has no members for its error.
fn result(
    binding: &Binding,
    schema: &'static ObjectSchema,
    pattern: &Node,
    input: &str,
    fault: Option<&Fault>,
) -> Option<Node> {
    let mut node = pattern.clone();
    if let Node::Object(members) = &mut node {
        members.retain(|(name, _)| !INPUTS.contains(name) || binding.echo.contains(name));
    }
    for path in binding.echo {
        repeat(&mut node, path, input);
    }
    match fault {
        Some(Fault::Entry { input: failing, code, message }) if input.contains(failing.as_str()) => {
            failed(binding, schema, node, *code, message)
        }
        _ => {
            link::bind(&mut node, input);
            Some(node)
        }
    }
}

/// Sets the member at a path, in the form that the sample has.
fn repeat(node: &mut Node, path: &str, input: &str) {
    match path.split('.').try_fold(node, |at, step| at.member(step)) {
        Some(Node::Bare(text)) if input.parse::<i64>().is_ok() => input.clone_into(text),
        Some(member) => *member = Node::Text(input.to_owned()),
        None => {}
    }
}

/// Returns the result of an entry that failed: the repeated input, and the members that report the error.
fn failed(
    binding: &Binding,
    schema: &'static ObjectSchema,
    node: Node,
    code: i64,
    message: &str,
) -> Option<Node> {
    let Node::Object(mut members) = node else { return None };
    members.retain(|(name, _)| binding.echo.contains(name));
    let repeated = members.len();
    for field in schema.fields {
        match field.name {
            "code" => members.push((field.name, Node::Bare(code.to_string()))),
            "status" => members.push((field.name, Node::Text(code.to_string()))),
            "msg" | "err_msg" | "error_message" => {
                members.push((field.name, Node::Text(message.to_owned())));
            }
            _ => {}
        }
    }
    (members.len() > repeated).then_some(Node::Object(members))
}

/// Returns the schema of the rows of a list of objects, at any depth outside of lists.
fn row_schema(object: &'static ObjectSchema, list: &str) -> Option<&'static ObjectSchema> {
    object.fields.iter().find_map(|field| match field.data_type {
        DataType::List(DataType::Object(row)) if field.name == list => Some(row.get()),
        DataType::Object(object) => row_schema(object.get(), list),
        _ => None,
    })
}

fn list<'n>(node: &'n mut Node, name: &str) -> Option<&'n mut Node> {
    let Node::Object(members) = node else { return None };
    members.iter_mut().find_map(|(member, node)| match node {
        Node::List(..) if *member == name => Some(node),
        Node::Object(_) => list(node, name),
        _ => None,
    })
}

/// Sets the ids outside of lists that the request has under the same name.
fn repeat_ids(node: &mut Node, incoming: &Incoming) {
    let Node::Object(members) = node else { return };
    for (name, member) in members {
        match (&mut *member, incoming.text(name)) {
            (Node::Object(_), _) => repeat_ids(member, incoming),
            (Node::Bare(text), Some(id)) if is_id(name) && id.parse::<i64>().is_ok() => id.clone_into(text),
            (Node::Text(text), Some(id)) if is_id(name) => id.clone_into(text),
            _ => {}
        }
    }
}

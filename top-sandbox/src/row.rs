//! The rows of a page: they lie in the requested window, match the filters of the request, and are distinct.

use top_core::TopTime;
use top_core::names::is_id;
use top_core::schema::{ApiSchema, DataType, Field, ObjectSchema};

use crate::accounts::Account;
use crate::limits::MAX_REPEATED;
use crate::page::sibling;
use crate::request::Incoming;
use crate::sample::{self, Node};

/// Members that identify a row, the best first. Otherwise, its first id does.
const KEYS: [&str; 6] =
    ["trade_id", "refund_suit_id", "tb_trade_id", "trade_parent_id", "tb_trade_parent_id", "item_id"];

/// The maximum number of rows with distinct keys in a window that starts at a given second.
const ROWS_OF_A_SECOND: i64 = 10_000;

/// The distance between the keys of two accounts.
const KEYS_OF_AN_ACCOUNT: u64 = 100_000_000_000_000;

/// What the rows of a response have in common.
pub(crate) struct Rows {
    schema: Option<&'static ObjectSchema>,
    window: Option<Window>,
    filters: Vec<Filter>,
    key: Option<&'static str>,
    /// The number that is added to the key of the first row.
    first_key: u64,
}

/// The times that a request asks for.
struct Window {
    start: TopTime,
    /// `None` if the request has no end: a row is a second later than the previous one.
    millis: Option<i64>,
}

/// A parameter with the name of a member of the rows.
struct Filter {
    field: &'static Field,
    /// The accepted values, at least one.
    values: Vec<String>,
}

impl Rows {
    /// Reads the request for a list at `path`, on behalf of `account`.
    pub(crate) fn new(api: &ApiSchema, path: &str, incoming: &Incoming, account: Option<&Account>) -> Self {
        let schema = row_schema(api.response, path);
        let value = |name: &str| match api.paging {
            Some(paging) => sibling(paging, incoming, name),
            None => incoming.text(name).map(str::to_owned),
        };
        let window = Window::requested(value);
        let fields = schema.map_or(&[][..], |schema| schema.fields);
        let filters: Vec<_> = fields.iter().filter_map(|field| Filter::requested(field, value)).collect();
        let is_free = |name: &str| filters.iter().all(|filter| filter.field.name != name);
        let has = |name: &&str| fields.iter().any(|field| field.name == *name && is_scalar(field));
        let ids = fields.iter().filter(|field| is_id(field.name) && is_scalar(field)).map(|field| field.name);
        let key = KEYS.into_iter().filter(has).chain(ids).find(|name| is_free(name));
        let of_window = window.as_ref().map_or(0, |window| {
            (window.start.unix_millis() / 1000).saturating_mul(ROWS_OF_A_SECOND).unsigned_abs()
        });
        let of_account = account.map_or(0, |account| account.index as u64 * KEYS_OF_AN_ACCOUNT);
        Self { schema, window, filters, key, first_key: of_window.saturating_add(of_account) }
    }

    /// Returns row number `index` of `count`.
    pub(crate) fn row(&self, pattern: &Node, index: usize, count: usize) -> Node {
        let mut row = pattern.clone();
        self.distinguish(&mut row, self.first_key.saturating_add(index as u64));
        let Node::Object(members) = &mut row else { return row };
        for Filter { field, values } in &self.filters {
            let Some(value) = values.get(index % values.len()) else { continue };
            set(members, field, value);
        }
        if let Some(window) = &self.window {
            let time = window.time(index, count);
            let times = self.schema.map_or(&[][..], |schema| schema.fields);
            for field in times.iter().filter(|field| matches!(field.data_type, DataType::Date)) {
                set_time(members, field, time);
            }
        }
        row
    }

    /// Adds `number` to the key of a row.
    fn distinguish(&self, row: &mut Node, number: u64) {
        if number == 0 {
            return;
        }
        match self.key.and_then(|key| row.member(key)) {
            Some(Node::Text(text) | Node::Bare(text)) => match text.parse::<u64>() {
                Ok(key) => *text = key.saturating_add(number).to_string(),
                Err(_) => *text = format!("{text}-{number}"),
            },
            _ => {
                let is_kept = |name: &str| self.field(name).is_some_and(|field| !self.is_countable(field));
                if !add_to_number(row, number, &is_kept) {
                    append_to_text(row, number, &is_kept);
                }
            }
        }
    }

    /// Returns whether another number or text is as good as the sample.
    fn is_countable(&self, field: &Field) -> bool {
        matches!(
            field.data_type,
            DataType::Number
                | DataType::Text
                | DataType::Id
                | DataType::Object(_)
                | DataType::Yuan
                | DataType::Fen
        ) && self.filters.iter().all(|filter| filter.field.name != field.name)
    }

    fn field(&self, name: &str) -> Option<&'static Field> {
        self.schema?.fields.iter().find(|field| field.name == name)
    }
}

impl Window {
    fn requested(value: impl Fn(&str) -> Option<String>) -> Option<Self> {
        const DAY: i64 = 24 * 60 * 60 * 1000;
        let start: TopTime = value("start_time")?.parse().ok()?;
        let end = value("end_time").and_then(|end| end.parse().ok()).map(TopTime::unix_millis);
        let length = end.map(|end| end.saturating_sub(start.unix_millis()));
        // The number of days in the APIs for punished orders.
        let span = || Some(value("span")?.parse::<i64>().ok()?.saturating_mul(DAY));
        Some(Self { start, millis: length.or_else(span).map(|millis| millis.max(0)) })
    }

    /// Returns the time of a row. The rows are evenly distributed, and none is at the end of the window.
    fn time(&self, index: usize, count: usize) -> TopTime {
        let millis = match self.millis {
            Some(millis) => i128::from(millis) * index as i128 / (count as i128).max(1),
            None => index as i128 * 1000,
        };
        let millis = i64::try_from(millis).unwrap_or(i64::MAX).saturating_add(self.start.unix_millis());
        TopTime::from_unix_millis(millis).map_or(self.start, TopTime::to_whole_seconds)
    }
}

impl Filter {
    /// Returns the filter of the request for a member of the rows.
    ///
    /// A parameter filters if it has the name of the member, or for a list its plural: `item_ids` or `event_id_list`. In
    /// paged lists, `item_id` selects items that are similar to this one.
    fn requested(field: &'static Field, value: impl Fn(&str) -> Option<String>) -> Option<Self> {
        if !is_scalar(field) {
            return None;
        }
        let name = field.name;
        let value = |name: &str| value(name).filter(|value| value.len() <= MAX_REPEATED);
        let single = || (name != "item_id").then(|| value(name)).flatten();
        let plural = || value(&format!("{name}s")).or_else(|| value(&format!("{name}_list")));
        match single() {
            Some(value) => Some(Self { field, values: vec![value] }),
            None => Self::list(field, &plural()?),
        }
    }

    fn list(field: &'static Field, text: &str) -> Option<Self> {
        let values: Vec<_> = text.split(',').map(|text| text.trim().to_owned()).collect();
        values.iter().all(|value| !value.is_empty()).then_some(Self { field, values })
    }
}

/// Returns the schema of the entries of the list at `path`, if they are objects.
fn row_schema(response: &'static ObjectSchema, path: &str) -> Option<&'static ObjectSchema> {
    path.split('.').try_fold(response, |object, step| {
        object.fields.iter().find(|field| field.name == step)?.data_type.object()
    })
}

fn is_scalar(field: &Field) -> bool {
    !matches!(field.data_type, DataType::Object(_) | DataType::List(_) | DataType::Json | DataType::Bytes)
}

/// Sets a member in the form that the sample has. Adds it if the sample has no such member.
fn set(members: &mut Vec<(&'static str, Node)>, field: &'static Field, value: &str) {
    let is_bare = |value: &str| matches!(value, "true" | "false") || value.parse::<i64>().is_ok();
    let member = members.iter_mut().find(|(name, _)| *name == field.name).map(|(_, node)| node);
    let node = match &member {
        Some(Node::Bare(_)) if is_bare(value) => Node::Bare(value.to_owned()),
        None if matches!(sample::value(field), Node::Bare(_)) && is_bare(value) => {
            Node::Bare(value.to_owned())
        }
        _ => Node::Text(value.to_owned()),
    };
    match member {
        Some(member) => *member = node,
        None => members.push((field.name, node)),
    }
}

/// Sets the time of a member in the form that the sample has. Has no effect if the sample has no such member.
fn set_time(members: &mut [(&'static str, Node)], field: &Field, time: TopTime) {
    let Some((_, node)) = members.iter_mut().find(|(name, _)| *name == field.name) else { return };
    match node {
        Node::Text(text) if text.parse::<TopTime>().is_ok() => *text = time.to_string(),
        Node::Text(text) | Node::Bare(text) if text.parse::<i64>().is_ok() => {
            *text = time.unix_millis().to_string();
        }
        _ => {}
    }
}

/// Adds `number` to the first number above 1.
fn add_to_number(node: &mut Node, number: u64, is_kept: &impl Fn(&str) -> bool) -> bool {
    match node {
        Node::Text(text) | Node::Bare(text) => match text.parse::<u64>() {
            Ok(sample) if sample > 1 => {
                *text = sample.saturating_add(number).to_string();
                true
            }
            _ => false,
        },
        Node::Object(members) => {
            members.iter_mut().any(|(name, node)| !is_kept(name) && add_to_number(node, number, is_kept))
        }
        _ => false,
    }
}

/// Appends `number` to the first text that is neither a time nor a number.
fn append_to_text(node: &mut Node, number: u64, is_kept: &impl Fn(&str) -> bool) -> bool {
    match node {
        Node::Text(text) if text.parse::<TopTime>().is_err() && text.parse::<f64>().is_err() => {
            *text = format!("{text}-{number}");
            true
        }
        Node::Object(members) => {
            members.iter_mut().any(|(name, node)| !is_kept(name) && append_to_text(node, number, is_kept))
        }
        _ => false,
    }
}

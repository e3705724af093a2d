//! The string to sign, correct or with differences.

use std::borrow::Cow;
use std::collections::HashSet;

use top_core::names::SYSTEM_PARAMETERS;

use super::change::BYTE_ORDER_MARK;
use super::edit::{Edit, FileText, Join, Order, Scope};
use crate::forensics::request::{SentFile, SentRequest};

/// A request, prepared for the construction of many strings.
pub(crate) struct Material<'r> {
    pub(crate) request: &'r SentRequest,
    by_name: Vec<usize>,
    ignoring_case: Vec<usize>,
    as_sent: Vec<usize>,
    is_empty: Vec<bool>,
    is_system: Vec<bool>,
    sent: HashSet<&'r str>,
}

/// A name and a value of the string.
type Item<'m> = (&'m str, Cow<'m, [u8]>);

impl<'r> Material<'r> {
    pub(crate) fn new(request: &'r SentRequest) -> Self {
        let pairs = &request.pairs;
        let as_sent: Vec<_> = (0..pairs.len()).filter(|place| pairs[*place].name != "sign").collect();
        let mut by_name = as_sent.clone();
        by_name.sort_by(|a, b| pairs[*a].name.as_bytes().cmp(pairs[*b].name.as_bytes()));
        let mut ignoring_case = as_sent.clone();
        ignoring_case.sort_by_cached_key(|place| pairs[*place].name.to_lowercase());
        let is_system = pairs.iter().map(|pair| SYSTEM_PARAMETERS.contains(&pair.name.as_str())).collect();
        let is_empty = pairs.iter().map(super::super::request::Pair::is_empty).collect();
        let sent = pairs.iter().map(|pair| pair.name.as_str()).collect();
        Self { request, by_name, ignoring_case, as_sent, is_empty, is_system, sent }
    }

    /// Returns the places of the parameters that are signed, in the order of the string.
    pub(crate) fn signed(&self) -> impl Iterator<Item = usize> {
        self.by_name.iter().copied().filter(|place| !self.is_empty[*place])
    }

    pub(crate) fn name(&self, place: usize) -> &'r str {
        &self.request.pairs[place].name
    }

    pub(crate) fn is_system(&self, place: usize) -> bool {
        self.is_system[place]
    }

    /// Whether a parameter of this name was sent, with or without a value.
    pub(crate) fn is_sent(&self, name: &str) -> bool {
        self.sent.contains(name)
    }

    /// Returns the approximate work of building a string, in bytes.
    pub(crate) fn work(&self) -> usize {
        let pairs = &self.request.pairs;
        pairs.iter().map(|pair| pair.name.len() + pair.bytes.len() + 32).sum()
    }

    /// Returns the string with these differences.
    pub(crate) fn text(&self, edits: &[&Edit]) -> Vec<u8> {
        let order =
            edits.iter().find_map(|edit| if let Edit::Order(order) = edit { Some(*order) } else { None });
        let order = order.unwrap_or(Order::ByName);
        let mut items = self.items(order, edits);
        for edit in edits {
            match edit {
                Edit::Unsent { name, value } => insert(&mut items, order, (name, value.as_bytes().into())),
                Edit::Files(text) => {
                    for file in &self.request.files {
                        insert(&mut items, order, (&file.name, text.of(file)));
                    }
                }
                _ => {}
            }
        }
        joined(&items, edits)
    }

    fn items(&self, order: Order, edits: &[&Edit]) -> Vec<Item<'r>> {
        let places = match order {
            Order::ByName => &self.by_name,
            Order::AsSent => &self.as_sent,
            Order::IgnoringCase => &self.ignoring_case,
        };
        let with_empty = edits.contains(&&Edit::EmptySigned);
        let omitted: HashSet<usize> = edits
            .iter()
            .flat_map(|edit| if let Edit::LeftOut(places) = edit { places.as_slice() } else { &[] })
            .copied()
            .collect();
        places
            .iter()
            .filter(|place| (with_empty || !self.is_empty[**place]) && !omitted.contains(place))
            .map(|place| (self.name(*place), self.value(*place, edits)))
            .collect()
    }

    fn value(&self, place: usize, edits: &[&Edit]) -> Cow<'r, [u8]> {
        let pair = &self.request.pairs[place];
        for edit in edits {
            let Edit::Value(change, scope) = edit else { continue };
            let applies = match scope {
                Scope::All => true,
                Scope::Own => !self.is_system[place],
                Scope::One(only) => *only == place,
            };
            let applies = applies && (!change.is_of_time() || pair.name == "timestamp");
            if let Some(changed) = applies.then(|| change.of(pair)).flatten() {
                return changed.into();
            }
        }
        pair.bytes.as_slice().into()
    }
}

impl FileText {
    fn of(self, file: &SentFile) -> Cow<'_, [u8]> {
        match self {
            Self::Content => file.content.as_slice().into(),
            Self::FileName => file.file_name.as_bytes().into(),
            Self::AtFileName => format!("@{}", file.file_name).into_bytes().into(),
            Self::Nothing => (&[] as &[u8]).into(),
        }
    }
}

/// Inserts an item where the order puts it.
fn insert<'m>(items: &mut Vec<Item<'m>>, order: Order, item: Item<'m>) {
    let at = match order {
        Order::ByName => items.partition_point(|(name, _)| name.as_bytes() < item.0.as_bytes()),
        Order::IgnoringCase => items.partition_point(|(name, _)| name.to_lowercase() < item.0.to_lowercase()),
        Order::AsSent => items.len(),
    };
    items.insert(at, item);
}

fn joined(items: &[Item<'_>], edits: &[&Edit]) -> Vec<u8> {
    let has = |edit: &Edit| edits.contains(&edit);
    let and = has(&Edit::Join(Join::EqualsAndAmpersand));
    let equals = and || has(&Edit::Join(Join::Equals));
    let bytes: usize = items.iter().map(|(name, value)| name.len() + value.len() + 2).sum();
    let mut text = Vec::with_capacity(bytes + BYTE_ORDER_MARK.len() + 1);
    if has(&Edit::ByteOrderMark) {
        text.extend(BYTE_ORDER_MARK);
    }
    for (i, (name, value)) in items.iter().enumerate() {
        if i > 0 && and {
            text.push(b'&');
        }
        text.extend_from_slice(name.as_bytes());
        if equals {
            text.push(b'=');
        }
        text.extend_from_slice(value);
    }
    if has(&Edit::LineEnd) {
        text.push(b'\n');
    }
    text
}

//! Ids of items in links.

use std::borrow::Cow;

use super::extent::dashes;
use top_core::ItemId;
use url::Url;
use url::form_urlencoded;

/// How much a link must look like one of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// The host shows items, so each `id` is one of an item.
    ItemHost,
    /// The host shows other things as well.
    OtherHost,
}

/// Returns the id of the item that the link shows: from a parameter, which may be encoded twice, or from the path.
pub(super) fn id_in(url: &Url, strictness: Strictness) -> Option<ItemId> {
    let query = url.query().unwrap_or_default();
    let pairs = || form_urlencoded::parse(query.as_bytes());
    let of_item = |path: &str| path.contains("item") || path.contains("detail");
    let plain = |value: &str| {
        strictness == Strictness::ItemHost
            || of_item(url.path())
            || value.len() >= 20
            || is_long_number(value)
    };
    parameter(pairs(), plain).or_else(|| in_path(url.path())).or_else(|| {
        decoded(url).and_then(|text| {
            let start = text.find(['?', '#', '&'])? + 1;
            let pairs = text[start..].split(['?', '#', '&']).filter_map(|pair| pair.split_once('='));
            parameter(pairs.map(|(name, value)| (name.into(), value.into())), plain)
        })
    })
}

/// Returns the id of the item from a parameter whose name only items have, or from `/item/N.htm`.
pub(super) fn id_by_name(url: &Url) -> Option<ItemId> {
    parameter(url.query_pairs(), |_| false).or_else(|| in_path(url.path()))
}

/// Returns the id in a line of its own.
pub(crate) fn bare_id(word: &str) -> Option<ItemId> {
    let number = word.bytes().all(|b| b.is_ascii_digit());
    let lengths = if number { 9..=13 } else { 20..=60 };
    let id = id_at_start(word).filter(|id| id.len() == word.len() && lengths.contains(&id.len()))?;
    id.bytes().any(|b| b.is_ascii_digit()).then(|| id.into())
}

/// Returns the first id, with names that only items have before `id`.
fn parameter<'q>(
    pairs: impl Iterator<Item = (Cow<'q, str>, Cow<'q, str>)>,
    plain: impl Fn(&str) -> bool,
) -> Option<ItemId> {
    let mut other = None;
    for (name, value) in pairs {
        let name = name.strip_prefix("amp;").unwrap_or(&name);
        let of_item = ["itemid", "item_id", "num_iid"].iter().any(|known| name.eq_ignore_ascii_case(known));
        if !of_item && (name != "id" || other.is_some()) {
            continue;
        }
        let Some(id) = id_at_start(&value) else { continue };
        if of_item {
            return Some(id.into());
        }
        if plain(id) {
            other = Some(id.into());
        }
    }
    other
}

/// Returns the id that a value begins with: digits, or at least 8 letters, digits, `-` and `_` that are not a word.
fn id_at_start(value: &str) -> Option<&str> {
    let value = value.trim_start();
    let belongs = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let id = &value[..value.bytes().take_while(|b| belongs(*b)).count()];
    let id = &id[..id.len() - dashes(id.as_bytes())];
    let number = id.bytes().all(|b| b.is_ascii_digit());
    let valid = if number {
        (1..=20).contains(&id.len()) && !id.starts_with('0')
    } else {
        let word = id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'_');
        (8..=64).contains(&id.len()) && !word
    };
    valid.then_some(id)
}

fn is_long_number(value: &str) -> bool {
    value.len() >= 9 && value.bytes().all(|b| b.is_ascii_digit())
}

/// `/item/N.htm` and `/item/N.html`.
fn in_path(path: &str) -> Option<ItemId> {
    let mut segments = path.rsplit('/');
    let file = segments.next()?;
    segments.next().filter(|folder| *folder == "item")?;
    file_id(file)
}

/// `iN.htm`, the file of a link to `a.m.taobao.com`.
pub(super) fn in_numbered_file(path: &str) -> Option<ItemId> {
    let file = path.strip_prefix("/i")?;
    file_id(file).filter(ItemId::is_legacy_numeric)
}

fn file_id(file: &str) -> Option<ItemId> {
    let id = file.strip_suffix(".htm").or_else(|| file.strip_suffix(".html"))?;
    id_at_start(id).filter(|known| known.len() == id.len()).map(ItemId::from)
}

/// Decodes path, parameters and fragment as often as they are encoded, at most twice.
fn decoded(url: &Url) -> Option<String> {
    let text = &url[url::Position::BeforePath..];
    let once = |text: &str| {
        // `+` is not a space here: the text is more than one parameter.
        let pair = format!("x={}", text.replace('&', "%26").replace('+', "%2B"));
        form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned())
    };
    let first = once(text)?;
    if first.contains('%') { once(&first) } else { Some(first) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(link: &str) -> Option<String> {
        id_in(&Url::parse(link).unwrap(), Strictness::ItemHost).map(|id| id.to_string())
    }

    #[test]
    fn ids_are_found_in_parameters_and_paths() {
        for link in [
            "https://h/item.htm?id=590141576510",
            "https://h/item.htm?id=590141576510,x",
            "https://h/item.htm?spm=1&ITEMID=590141576510&id=7",
            "https://h/item.htm%3Fspm%3Da%26id%3D590141576510",
            "https://h/item.htm?a=1%2526id%253D590141576510",
            "https://h/x#!/detail.htm?id=590141576510",
            "https://h/item/590141576510.htm?spm=1",
        ] {
            assert_eq!(id(link).as_deref(), Some("590141576510"), "{link}");
        }
        assert_eq!(id("https://h/?id=qYtxrMJOC8tmtM-Qq0Z6").as_deref(), Some("qYtxrMJOC8tmtM-Qq0Z6"));
    }

    #[test]
    fn other_values_are_not_ids() {
        for link in
            ["https://h/?id=xxx", "https://h/?id=undefined", "https://h/?id=0", "https://h/?pid=123456789"]
        {
            assert_eq!(id(link), None, "{link}");
        }
        let app = |link| id_in(&Url::parse(link).unwrap(), Strictness::OtherHost);
        assert_eq!(app("https://h/app?id=12345"), None);
        assert!(app("https://h/detail.htm?id=12345").is_some());
        assert!(app("https://h/app?id=590141576510").is_some());
    }
}

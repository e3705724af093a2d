//! The form of events that all sinks deliver.

use super::sink::SinkError;
use crate::model::Event;

/// What each line begins with.
pub(super) const PREFIX: &[u8] = br#"{"pos":""#;

/// Returns the JSON of an event with its position as the first member `pos`. It has no line break.
///
/// # Errors
///
/// A fatal [`SinkError`] if the JSON of the event is not an object on one line.
///
/// # Examples
///
/// ```
/// use tbk_sync::feed::{key, line};
/// use tbk_sync::model::Event;
///
/// let json = r#"{"id":"shop1/order/294159887445064307/2@3","type":"order.changed"}"#.to_owned();
/// let event = Event::new(812, "shop1/order/294159887445064307/2@3", "order.changed", "shop1", 1_767_196_800_000, json);
/// assert_eq!(
///     line(&event)?,
///     r#"{"pos":"812","id":"shop1/order/294159887445064307/2@3","type":"order.changed"}"#
/// );
/// assert_eq!(key(&event), "shop1/order/294159887445064307/2");
/// # Ok::<(), tbk_sync::feed::SinkError>(())
/// ```
pub fn line(event: &Event) -> Result<String, SinkError> {
    let members =
        event.json.strip_prefix('{').filter(|rest| rest.ends_with('}') && !rest.contains(['\n', '\r']));
    let Some(members) = members else {
        let position = event.position;
        return Err(SinkError::fatal(format!(
            "the event at position {position} is not a JSON object on one line"
        )));
    };
    let separator = if members == "}" { "" } else { "," };
    Ok(format!(r#"{{"pos":"{}"{separator}{members}"#, event.position))
}

/// Returns the key of an event: events with the same key concern the same record or account, and are delivered in order.
///
/// See [`line()`] for an example.
#[must_use]
pub fn key(event: &Event) -> &str {
    if event.kind.starts_with("account.") {
        return &event.account;
    }
    event.id.rsplit_once('@').map_or(event.id.as_str(), |(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: &str, kind: &str, json: &str) -> Event {
        Event::new(7, id, kind, "shop1", 0, json)
    }

    #[test]
    fn the_position_is_the_first_member() {
        assert_eq!(line(&event("a@1", "order.new", r#"{"b":1}"#)).unwrap(), r#"{"pos":"7","b":1}"#);
        assert_eq!(line(&event("a@1", "order.new", "{}")).unwrap(), r#"{"pos":"7"}"#);
        for json in ["", "[]", "{\"a\":1", "{\"a\":\n1}"] {
            let error = line(&event("a@1", "order.new", json)).unwrap_err();
            assert_eq!(error.to_string(), "the event at position 7 is not a JSON object on one line");
        }
    }

    #[test]
    fn versions_of_a_record_share_a_key() {
        assert_eq!(key(&event("shop1/order/1/2@3", "order.changed", "{}")), "shop1/order/1/2");
        assert_eq!(key(&event("a@b/order/1/2@12", "order.changed", "{}")), "a@b/order/1/2");
        assert_eq!(key(&event("shop1/account.parked@1", "account.parked", "{}")), "shop1");
        assert_eq!(key(&event("shop1/account.resumed@1", "account.resumed", "{}")), "shop1");
    }
}

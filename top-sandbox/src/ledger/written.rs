//! Rows that a script writes member by member.

use std::collections::BTreeMap;

use serde_json::Value;
use tbk_apis::{TbkDgPunishOrderGet, TbkOrderDetailsGet, TbkOrderRefundGet};
use top_core::schema::ObjectSchema;
use top_core::{TopApi as _, TopTime};

use super::builder::InvalidLedger;
use super::dispute::{Dispute, DisputeState};
use super::entry::{Axis, Body, Document, Entry, Tables, Times, times};
use super::node::rows_of;
use super::order::{Order, OrderState};
use super::punishment::Punishment;
use super::script::{Written, seconds};
use super::{LedgerSource, money};

/// A state of a written row, complete.
#[derive(Debug)]
pub(super) struct WrittenState {
    pub(super) times: Times,
    pub(super) status: i64,
    pub(super) document: Document,
}

/// Adds the rows. States with the same key are states of one row, in the order of their times; each changes the members
/// that it sets.
pub(super) fn add(rows: &[Written], tables: &mut Tables) -> Result<(), InvalidLedger> {
    let mut grouped: BTreeMap<(u8, String, i64), Vec<&Written>> = BTreeMap::new();
    for row in rows {
        check_names(row)?;
        let role = if row.source == LedgerSource::Order { integer(&row.set, "tk_order_role", 2) } else { 0 };
        grouped.entry((row.source as u8, key(row)?, role)).or_default().push(row);
    }
    for ((_, key, _), mut states) in grouped {
        states.sort_by_key(|state| state.at);
        let source = states[0].source;
        let table = match source {
            LedgerSource::Order => &mut tables.orders,
            LedgerSource::Refund => &mut tables.disputes,
            LedgerSource::Punish => &mut tables.punishments,
            LedgerSource::RelationRefund => {
                return Err(InvalidLedger::RelationRefund { key });
            }
        };
        table.push(entry(source, &states));
    }
    Ok(())
}

/// Returns the member that identifies the row.
fn key(row: &Written) -> Result<String, InvalidLedger> {
    let member = match row.source {
        LedgerSource::Order => "trade_id",
        LedgerSource::Refund => "refund_suit_id",
        _ => "tb_trade_id",
    };
    match row.set.get(member) {
        Some(Value::String(text)) if !text.is_empty() => Ok(text.clone()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        _ => Err(InvalidLedger::NoKey { at: row.at, member }),
    }
}

fn schema(source: LedgerSource) -> Option<&'static ObjectSchema> {
    let api = match source {
        LedgerSource::Order => TbkOrderDetailsGet::SCHEMA,
        LedgerSource::Punish => TbkDgPunishOrderGet::SCHEMA,
        _ => TbkOrderRefundGet::SCHEMA,
    };
    rows_of(api).map(|(_, schema)| schema)
}

fn check_names(row: &Written) -> Result<(), InvalidLedger> {
    let fields = schema(row.source).map_or(&[][..], |schema| schema.fields);
    match row.set.keys().find(|name| fields.iter().all(|field| field.name != name.as_str())) {
        Some(name) => Err(InvalidLedger::UnknownMember { at: row.at, member: name.clone() }),
        None => Ok(()),
    }
}

fn entry(source: LedgerSource, states: &[&Written]) -> Entry {
    let first = seconds(states[0].at);
    let mut members = defaults(source, first);
    let mut written = Vec::new();
    for state in states {
        let at = seconds(state.at);
        if source != LedgerSource::Punish {
            members.insert("modified_time".to_owned(), money::time(at).into());
        }
        members.extend(state.set.clone());
        let document: Document = members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(n, v)| (n.clone(), v.clone()))
            .collect();
        written.push(WrittenState {
            times: times_of(source, &document),
            status: integer(&document, status_name(source), 0),
            document,
        });
    }
    let visible = states.iter().map(|state| seconds(state.at).saturating_add(state.late.max(0))).collect();
    let known = |name: &str| Some(integer(&members, name, 0)).filter(|id| *id != 0);
    let third = members.get("tk_order_role").is_some_and(|role| role == 3 || role == "3" || role == "三方");
    Entry {
        role: if third { 3 } else { 2 },
        relation: known("relation_id"),
        special: known("special_id"),
        site: known("site_id").or(known("tk_site_id")).unwrap_or_default(),
        adzone: known("adzone_id").or(known("tk_adzone_id")).unwrap_or_default(),
        trade: known("trade_id").or(known("tb_trade_id")),
        visible,
        body: Body::Written(written),
    }
}

fn status_name(source: LedgerSource) -> &'static str {
    match source {
        LedgerSource::Order => "tk_status",
        LedgerSource::Punish => "punish_status",
        _ => "refund_status",
    }
}

/// Returns the members that a script does not have to write.
fn defaults(source: LedgerSource, at: i64) -> Document {
    let state = OrderState {
        status: 12,
        paid: at,
        paid_amount: 5900,
        earned: None,
        settled_amount: 0,
        disputed: false,
        modified: at,
    };
    let order = Order {
        trade: 0,
        parent: 0,
        role: 2,
        item: 0,
        count: 1,
        rate: 1000,
        share: 10_000,
        clicked: at - 60,
        created: at,
        deposit: None,
        relation: None,
        special: None,
        site: 45_598_009,
        adzone: 111_112_234_455,
        states: vec![state],
    };
    match source {
        LedgerSource::Order => order.document(0),
        LedgerSource::Punish => {
            let Order { trade, created, relation, site, adzone, .. } = order;
            Punishment { trade, created, relation, site, adzone, is_fake: true, states: vec![0] }.document(0)
        }
        _ => {
            let mut dispute = Dispute::new(&order, 0, at, at, 5000);
            dispute.states = vec![DisputeState { status: 4, closed: None, modified: at }];
            dispute.document(0)
        }
    }
}

fn times_of(source: LedgerSource, document: &Document) -> Times {
    let time = |name: &str| {
        let text = document.get(name)?.as_str()?;
        text.parse::<TopTime>().ok().map(seconds)
    };
    match source {
        LedgerSource::Order => times([
            (Axis::Created, time("tk_create_time")),
            (Axis::Paid, time("tk_paid_time")),
            (Axis::Settled, time("tk_earning_time")),
            (Axis::Updated, time("modified_time")),
        ]),
        LedgerSource::Punish => times([(Axis::Created, time("tk_trade_create_time"))]),
        _ => times([
            (Axis::Created, time("tb_trade_create_time")),
            (Axis::Settled, time("earning_time")),
            (Axis::Opened, time("tk_refund_time")),
            (Axis::Closed, time("tk_refund_suit_time")),
            (Axis::Updated, time("modified_time")),
        ]),
    }
}

fn integer(members: &Document, name: &str, default: i64) -> i64 {
    match members.get(name) {
        Some(Value::Number(number)) => number.as_i64().unwrap_or(default),
        Some(Value::String(text)) => text.parse().unwrap_or(default),
        _ => default,
    }
}

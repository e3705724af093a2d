//! A gateway that serves the ledger: filter, sort, and slice.

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use http::HeaderMap;
use http::header::DATE;
use serde_json::{Map, Value, json};
use top_core::TopClient;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};

use super::world::{Fault, Owner, Shared, World, seconds, shown};

/// The session of an account, without its number.
pub(super) const SESSION: &str = "session-8d21-";

/// A page of a list whose pages are linked by positions.
struct Linked {
    rows: Vec<Value>,
    /// The position of the next page.
    position: Option<String>,
    more: bool,
}

/// A row with its time on the axis of a query.
type Row = (i64, usize, Value);

impl Transport for Shared {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let params: BTreeMap<String, String> =
            request.params().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Box::pin(async move {
            self.chaos
                .call(async {
                    let (latency, fault) = self.world.lock().unwrap().begin(&params);
                    tokio::time::sleep(Duration::from_millis(latency)).await;
                    let now = self.now();
                    if fault == Some(Fault::Dropped) {
                        return Err(TransportError::unknown("the connection was closed"));
                    }
                    let (status, body) = self.world.lock().unwrap().respond(&params, now, fault);
                    if let Some(Fault::Slow(seconds)) = fault {
                        tokio::time::sleep(Duration::from_secs(seconds)).await;
                    }
                    let date = UNIX_EPOCH + Duration::from_secs(u64::try_from(self.now()).unwrap());
                    let date = httpdate::fmt_http_date(date).parse().unwrap();
                    Ok(Response::new(status, body).with_headers(HeaderMap::from_iter([(DATE, date)])))
                })
                .await
        })
    }
}

impl Shared {
    pub(super) fn client(&self) -> TopClient {
        TopClient::builder("12345678", "app-secret-7f3a")
            .transport(self.clone())
            .clock(self.clone())
            .build()
            .unwrap()
    }
}

impl World {
    /// Counts a call. Returns how long it takes in milliseconds, and what goes wrong.
    fn begin(&mut self, params: &BTreeMap<String, String>) -> (u64, Option<Fault>) {
        self.calls += 1;
        self.log.push(params.clone());
        (self.latency, self.faults.get(&self.calls).copied())
    }

    fn respond(
        &mut self,
        params: &BTreeMap<String, String>,
        now: i64,
        fault: Option<Fault>,
    ) -> (u16, String) {
        let session = params.get("session");
        match fault {
            Some(Fault::Status(status)) => return (status, "<html>busy</html>".to_owned()),
            Some(Fault::Ban(seconds)) => {
                let text = format!("This ban will last for {seconds} more seconds");
                return (200, error(7, "accesscontrol.limited-by-app-access-count", &text));
            }
            Some(Fault::NoPermission) => {
                return (200, error(11, "isv.permission-api-package-limit", "no permission"));
            }
            Some(Fault::SessionExpired) => return (200, error(27, "session-expired", "expired")),
            _ => {}
        }
        if let Some(position) = query(params).get("position_index")
            && (fault == Some(Fault::BadPosition) || self.refused.contains_key(position))
        {
            *self.refused.entry(position.clone()).or_default() += 1;
            return (200, error(15, "1008", "positionIndex非法"));
        }
        let owner = session.map_or(0, |session| session[SESSION.len()..].parse().unwrap());
        let body = self.list(owner, params, now, fault);
        match fault {
            Some(Fault::Truncated) => (200, body[..body.len() / 2].to_owned()),
            _ => (200, body),
        }
    }

    fn list(
        &self,
        owner: Owner,
        params: &BTreeMap<String, String>,
        now: i64,
        fault: Option<Fault>,
    ) -> String {
        let method = params["method"].trim_start_matches("taobao.");
        let envelope = format!("{}_response", method.replace('.', "_"));
        let list = method.replace(".sc.", ".").replace(".dg.", ".");
        let query = query(params);
        let fault =
            fault.filter(|fault| matches!(fault, Fault::Undecodable | Fault::NewMember | Fault::Business));
        let data = match list.as_str() {
            "tbk.order.details.get" => self.orders(owner, &query, now, fault),
            "tbk.order.refund.get" => self.refunds(owner, &query, now, fault),
            "tbk.relation.refund" => {
                let rows = self.relation_refunds(owner, &query, now);
                Ok(self.numbered(rows, &query, fault))
            }
            "tbk.punish.order.get" => {
                let rows = self.punishments(owner, &query, now);
                Ok(self.numbered(rows, &query, fault))
            }
            other => panic!("the engine called {other}"),
        };
        match data {
            Ok(data) => json!({ envelope: data }).to_string(),
            Err((code, text)) => error(15, code, text),
        }
    }

    fn orders(&self, owner: Owner, query: &Query, now: i64, fault: Option<Fault>) -> Answer {
        let (from, to) = window(query, now)?;
        let limit = self.promotion.filter(|promotion| (promotion.from..promotion.to).contains(&now));
        if to - from > limit.map_or(self.limit, |promotion| promotion.limit) {
            return Err(("2007", "订单查询时间段过长"));
        }
        let mut rows = Vec::new();
        for (number, order) in self.orders.iter().enumerate() {
            let Some(state) = shown(&order.states, now).map(|state| &order.states[state]) else { continue };
            let is_asked =
                |name: &str, value: i64| query.get(name).is_none_or(|asked| *asked == value.to_string());
            let is_in_scene = query["order_scene"] == "1" || is_asked("order_scene", order.scene);
            if order.owner == owner
                && is_in_scene
                && is_asked("tk_status", state.status)
                && is_asked("member_type", order.role)
                && let Some(at) = order.time(state, &query["query_type"])
            {
                rows.push((at, number, order.row(state)));
            }
        }
        let Linked { rows, position, more } = self.linked(rows, (from, to), query, fault)?;
        Ok(json!({"data": {
            "results": {"publisher_order_dto": rows}, "has_next": more, "position_index": position,
            "page_no": query.get("page_no"), "page_size": query["page_size"] }, "request_id": "x"}))
    }

    fn refunds(&self, owner: Owner, query: &Query, now: i64, fault: Option<Fault>) -> Answer {
        let (from, to) = window(query, now)?;
        let mut rows = Vec::new();
        for (number, dispute) in self.disputes.iter().enumerate() {
            let Some(state) = shown(&dispute.states, now).map(|state| &dispute.states[state]) else {
                continue;
            };
            let is_role = ["4", if dispute.role == 2 { "1" } else { "2" }].contains(&&*query["member_type"]);
            if dispute.owner == owner
                && is_role
                && let Some(at) = dispute.time(state, &query["query_type"])
            {
                rows.push((at, number, dispute.row(state)));
            }
        }
        let Linked { rows, position, more } = self.linked(rows, (from, to), query, fault)?;
        let data = json!({ "result": {"publisher_refund_order_d_t_o": rows}, "has_next": more,
            "position_index": position, "page_no": query.get("page_no") });
        Ok(json!({ "data": data, "result_code": 200 }))
    }

    /// The page that a position links to the page before. Each response has a position of its own.
    fn linked(
        &self,
        mut rows: Vec<Row>,
        (from, to): (i64, i64),
        query: &Query,
        fault: Option<Fault>,
    ) -> Result<Linked, Refusal> {
        let page: usize = query.get("page_no").map_or(1, |number| number.parse().unwrap());
        if page > 100 {
            return Err(("1003", "pageNo非法"));
        }
        rows.retain(|(at, ..)| from <= *at && (*at < to || (*at == to && !self.ends_are_open)));
        rows.sort_by_key(|(at, number, _)| (-at, *number));
        if let Some(position) = query.get("position_index") {
            let parts: Vec<&str> = position.split('_').collect();
            let after: (i64, usize) = (-parts[0].parse::<i64>().unwrap(), parts[1].parse().unwrap());
            rows.retain(|(at, number, _)| (-at, *number) > after);
        }
        let size: usize = query["page_size"].parse().unwrap();
        let more = rows.len() > size && !(self.cuts_lists && page == 100);
        rows.truncate(size);
        let position = rows.last().map(|(at, number, _)| format!("{at}_{number}_{}", self.calls));
        Ok(Linked { rows: self.on_the_wire(rows, fault), position, more })
    }

    fn relation_refunds(&self, owner: Owner, query: &Query, now: i64) -> Vec<Row> {
        let from = seconds(&query["start_time"]);
        let mut rows = Vec::new();
        for (number, dispute) in self.disputes.iter().enumerate() {
            let Some(state) = shown(&dispute.states, now).map(|state| &dispute.states[state]) else {
                continue;
            };
            let at = dispute.time(state, &query["search_type"]);
            if dispute.owner == owner
                && query["biz_type"] == dispute.relation.to_string()
                && let Some(at) = at.filter(|at| *at >= from)
            {
                rows.push((at, number, dispute.relation_row(state)));
            }
        }
        rows
    }

    fn punishments(&self, owner: Owner, query: &Query, now: i64) -> Vec<Row> {
        let from = seconds(&query["start_time"]);
        let span = from..from + query["span"].parse::<i64>().unwrap() * 86_400;
        let mut rows = Vec::new();
        for (number, punishment) in self.punishments.iter().enumerate() {
            let state = shown(&punishment.states, now).map(|state| &punishment.states[state]);
            if let Some(state) = state
                && punishment.owner == owner
                && span.contains(&punishment.created)
            {
                rows.push((punishment.created, number, punishment.row(state)));
            }
        }
        rows
    }

    /// The page of a list by number.
    fn numbered(&self, mut rows: Vec<Row>, query: &Query, fault: Option<Fault>) -> Value {
        rows.sort_by_key(|(at, number, _)| (if self.is_oldest_first { *at } else { -at }, *number));
        if !self.lists.is_empty() {
            let asked = self.log.iter().filter(|call| call.contains_key("af_order_option")).count();
            let list = &self.lists[asked.min(self.lists.len()) - 1];
            rows = list.iter().map(|row| (0, 0, row.clone())).collect();
        }
        let (total, page): (_, usize) = (rows.len(), query["page_no"].parse().unwrap());
        let size = query["page_size"].parse::<usize>().unwrap().min(self.most_rows);
        let rows = rows.into_iter().skip((page - 1) * size).take(size).collect();
        let rows = self.on_the_wire(rows, fault);
        let data = json!({"results": {"result": rows}, "page_no": page, "total_count": total});
        let result = match fault {
            Some(Fault::Business) => json!({"result_code": 101, "biz_error_desc": "参数非法"}),
            _ => json!({"data": data, "result_code": 200}),
        };
        if self.lacks == Some("result") { result } else { json!({ "result": result }) }
    }

    /// The rows with a fault, in a form that changes from call to call: a value may be a number or a text, and a missing value
    /// may be `--`, blank, null or absent.
    fn on_the_wire(&self, rows: Vec<Row>, fault: Option<Fault>) -> Vec<Value> {
        let mut rows: Vec<_> = rows.into_iter().map(|(_, _, row)| row).collect();
        for row in &mut rows {
            let trade = row.get("trade_id").or(row.get("tb_trade_id")).map(Value::to_string);
            if trade
                .is_some_and(|trade| self.odd.iter().any(|odd| trade.trim_matches('"') == odd.to_string()))
            {
                spoil(row);
            }
            let Some(row) = row.as_object_mut() else { continue };
            if let Some(member) = self.lacks {
                row.remove(member);
            }
            form(row, self.calls);
        }
        if let Some(row) = rows.last_mut() {
            match fault {
                Some(Fault::Undecodable) => spoil(row),
                Some(Fault::NewMember) => row["new_member"] = json!(1_234_567_890_123_456_789_u64),
                _ => {}
            }
        }
        rows
    }
}

/// Gives a row a value that does not fit.
fn spoil(row: &mut Value) {
    let member = match () {
        () if row.get("trade_id").is_some() => "item_num",
        () if row.get("punish_status").is_some() => "settle_month",
        () => "refund_fee",
    };
    row[member] = json!("many");
}

/// The parameters of a query, whether or not they are in an object.
type Query = BTreeMap<String, String>;
/// A code, and its text.
type Refusal = (&'static str, &'static str);
type Answer = Result<Value, Refusal>;

/// The window of a query, or the code with which it is refused.
fn window(query: &Query, now: i64) -> Result<(i64, i64), Refusal> {
    let (from, to) = (seconds(&query["start_time"]), seconds(&query["end_time"]));
    match () {
        () if from >= to => Err(("2001", "开始时间应该小于结束时间")),
        () if from > now => Err(("2002", "开始时间应该小于当前时间")),
        () if to > now + 90 => Err(("2000", "开始时间或结束时间参数非法")),
        () if from < now - 90 * 86_400 => Err(("2004", "请求参数非法")),
        () => Ok((from, to)),
    }
}

fn query(params: &BTreeMap<String, String>) -> Query {
    let mut query = params.clone();
    for name in ["publisher_refund_order_query_option", "search_option", "af_order_option"] {
        let Some(text) = params.get(name) else { continue };
        let members: Map<String, Value> = serde_json::from_str(text).unwrap();
        let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        query.extend(members.into_iter().map(|(name, value)| (name, text(value))));
    }
    query
}

/// Writes a row in one of four forms.
fn form(row: &mut Map<String, Value>, number: u64) {
    match number % 4 {
        0 => row.retain(|_, value| *value != json!("--")),
        1 => {
            for value in row.values_mut().filter(|value| value.is_number()) {
                *value = value.to_string().into();
            }
        }
        2 => {
            for value in row.values_mut().filter(|value| **value == json!("--")) {
                *value = Value::Null;
            }
        }
        _ => {
            for value in row.values_mut().filter(|value| **value == json!("--")) {
                *value = "".into();
            }
        }
    }
}

fn error(code: i64, sub_code: &str, text: &str) -> String {
    json!({"error_response": {"code": code, "msg": "error", "sub_code": sub_code, "sub_msg": text}})
        .to_string()
}

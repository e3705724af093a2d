//! A gateway that serves the ledger: filter, sort, and pages by keyset.

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use http::HeaderMap;
use http::header::DATE;
use serde_json::{Value, json};
use top_core::TopClient;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};

use super::world::{Fault, Shared, World, seconds};

const ORDERS: &str = "taobao.tbk.order.details.get";

impl Transport for Shared {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let params: BTreeMap<String, String> =
            request.params().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let now = self.now();
            let (status, body) = self.world.lock().unwrap().respond(&params, now);
            let date = UNIX_EPOCH + Duration::from_secs(u64::try_from(now).unwrap());
            let date = httpdate::fmt_http_date(date).parse().unwrap();
            Ok(Response::new(status, body).with_headers(HeaderMap::from_iter([(DATE, date)])))
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
    fn respond(&mut self, params: &BTreeMap<String, String>, now: i64) -> (u16, String) {
        self.calls += 1;
        self.log.push(params.clone());
        let fault = self.faults.get(&self.calls).copied();
        match fault {
            Some(Fault::Status(status)) => return (status, "<html>busy</html>".to_owned()),
            Some(Fault::Ban(seconds)) => {
                let text = format!("This ban will last for {seconds} more seconds");
                return (200, error(7, "accesscontrol.limited-by-app-access-count", &text));
            }
            Some(Fault::BadPosition) if params.contains_key("position_index") => {
                return (200, error(15, "1008", "positionIndex非法"));
            }
            Some(Fault::NoPermission) => {
                return (200, error(11, "isv.permission-api-package-limit", "no permission"));
            }
            Some(Fault::SessionExpired) => return (200, error(27, "session-expired", "expired")),
            _ => {}
        }
        let body = match params["method"].as_str() {
            ORDERS => self.orders(params, now, fault),
            method => self.list(method, params),
        };
        match fault {
            Some(Fault::Truncated) => (200, body[..body.len() / 2].to_owned()),
            _ => (200, body),
        }
    }

    fn orders(&self, params: &BTreeMap<String, String>, now: i64, fault: Option<Fault>) -> String {
        let (from, to) = (seconds(&params["start_time"]), seconds(&params["end_time"]));
        if from >= to {
            return error(15, "2001", "开始时间应该小于结束时间");
        }
        if from > now {
            return error(15, "2002", "开始时间应该小于当前时间");
        }
        if to - from > self.limit {
            return error(15, "2007", "订单查询时间段过长");
        }
        if from < now - 90 * 86_400 {
            return error(15, "2004", "请求参数非法");
        }
        let page_no: u64 = params.get("page_no").map_or(1, |number| number.parse().unwrap());
        if page_no > 100 {
            return error(15, "1003", "pageNo非法");
        }
        let size: usize = params["page_size"].parse().unwrap();
        let mut rows = self.rows(&params["query_type"], from, to, now);
        for (name, member) in [("tk_status", "tk_status"), ("member_type", "tk_order_role")] {
            if let Some(wanted) = params.get(name) {
                rows.retain(|(_, _, row)| row[member].as_i64() == wanted.parse().ok());
            }
        }
        if let Some(position) = params.get("position_index") {
            let (at, id) = position.split_once('_').unwrap();
            let after: (i64, u64) = (-at.parse::<i64>().unwrap(), id.parse().unwrap());
            rows.retain(|(at, id, _)| (-at, *id) > after);
        }
        let more = rows.len() > size && !(self.cuts_lists && page_no == 100);
        rows.truncate(size);
        let position = rows.last().map(|(at, id, _)| format!("{at}_{id}"));
        let mut rows: Vec<_> = rows.into_iter().map(|(_, _, row)| row).collect();
        if let (Some(row), Some(fault)) = (rows.last_mut(), fault) {
            match fault {
                Fault::Undecodable => row["item_num"] = json!("many"),
                Fault::NewMember => row["new_member"] = json!(1_234_567_890_123_456_789_u64),
                _ => {}
            }
        }
        json!({"tbk_order_details_get_response": {"data": {
            "results": {"publisher_order_dto": rows}, "has_next": more, "position_index": position,
            "page_no": page_no, "page_size": size }, "request_id": "x"}})
        .to_string()
    }

    /// A list that is paged by number. Each call takes the next state of the list.
    fn list(&mut self, method: &str, params: &BTreeMap<String, String>) -> String {
        let name = method.trim_start_matches("taobao.").replace('.', "_");
        let option = params.get("af_order_option").or(params.get("search_option"));
        let Some(option) = option.map(|text| serde_json::from_str::<Value>(text).unwrap()) else {
            let data = json!({"has_next": false, "result": {}});
            return json!({ format!("{name}_response"): {"data": data, "result_code": 200} }).to_string();
        };
        let rows = if self.lists.len() > 1 { self.lists.remove(0) } else { self.lists.concat() };
        let number = usize::try_from(option["page_no"].as_u64().unwrap()).unwrap();
        let size = usize::try_from(option["page_size"].as_u64().unwrap()).unwrap().min(self.most_rows);
        let page: Vec<_> = rows.iter().skip((number - 1) * size).take(size).collect();
        let data = json!({"results": {"result": page}, "page_no": number, "total_count": rows.len()});
        json!({ format!("{name}_response"): {"result": {"data": data, "result_code": 200}}}).to_string()
    }
}

fn error(code: i64, sub_code: &str, text: &str) -> String {
    json!({"error_response": {"code": code, "msg": "error", "sub_code": sub_code, "sub_msg": text}})
        .to_string()
}

//! A gateway for tests: it answers by the request and counts.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tbk_link::convert::{Attribution, Converter, Material};
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{Clock, Params, TopClient, TopTime};

pub(crate) const GENERAL: &str = "taobao.tbk.dg.general.link.convert";
pub(crate) const SC_GENERAL: &str = "taobao.tbk.sc.general.link.convert";

type Answer = dyn Fn(&str, &Params) -> Value + Send + Sync;

#[derive(Clone)]
pub(crate) struct Gateway {
    answer: Arc<Answer>,
    calls: Arc<Mutex<Vec<(String, Params)>>>,
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gateway")
    }
}

/// Noon, so that a daily limit does not end while a test runs.
#[derive(Debug)]
struct Noon;

impl Clock for Noon {
    fn now(&self) -> TopTime {
        "2026-11-11 12:00:00".parse().unwrap()
    }
}

impl Gateway {
    pub(crate) fn new(answer: impl Fn(&str, &Params) -> Value + Send + Sync + 'static) -> Self {
        Self { answer: Arc::new(answer), calls: Arc::default() }
    }

    pub(crate) fn client(&self) -> TopClient {
        TopClient::builder("12345678", "secret").transport(self.clone()).clock(Noon).build().unwrap()
    }

    pub(crate) fn publisher(&self) -> Converter {
        Converter::publisher(self.client())
    }

    pub(crate) fn provider(&self) -> Converter {
        Converter::provider(self.client().session("session-of-shop1"))
    }

    pub(crate) fn methods(&self) -> Vec<String> {
        self.calls.lock().unwrap().iter().map(|(method, _)| method.clone()).collect()
    }

    /// The value of a parameter in each call of a method.
    pub(crate) fn sent(&self, method: &str, name: &str) -> Vec<Option<String>> {
        let calls = self.calls.lock().unwrap();
        let of_method = calls.iter().filter(|(called, _)| called == method);
        of_method.map(|(_, params)| params.get(name).map(str::to_owned)).collect()
    }
}

impl Transport for Gateway {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let method = request.method().to_owned();
        self.calls.lock().unwrap().push((method.clone(), request.params().clone()));
        let answer = (self.answer)(&method, request.params());
        Box::pin(async move {
            // Other callers run meanwhile.
            tokio::time::sleep(Duration::from_millis(5)).await;
            let key = format!("{}_response", method.trim_start_matches("taobao.").replace('.', "_"));
            let body = if answer.get("error_response").is_some() { answer } else { json!({ (key): answer }) };
            Ok(Response::new(200, body.to_string()))
        })
    }
}

pub(crate) fn sale() -> Attribution {
    Attribution::pid("mm_1_2_3".parse().unwrap())
}

pub(crate) fn items(count: usize) -> Vec<Material> {
    (0..count).map(|number| Material::Item(format!("AbC-{number}x").into())).collect()
}

pub(crate) fn tpwd(token: &str) -> Material {
    Material::Tpwd(format!("￥{token}￥"))
}

/// The inputs of a general conversion: items, then links and 淘口令.
pub(crate) fn inputs(params: &Params) -> (Vec<String>, Vec<String>) {
    let items: Vec<Value> =
        params.get("item_dto").map_or_else(Vec::new, |text| serde_json::from_str(text).unwrap());
    let items = items.iter().map(|item| item["item_id"].as_str().unwrap().to_owned()).collect();
    let links = params
        .get("material_list")
        .map_or_else(Vec::new, |text| text.split(',').map(str::to_owned).collect());
    (items, links)
}

/// The result of one entry.
pub(crate) fn converted(member: &str, input: &str) -> Value {
    let short = format!("https://s.click.taobao.com/{}", input.trim_matches('￥'));
    json!({ (member): input, "link_info_dto": { "cps_short_url": short, "item_id": input } })
}

/// A complete answer of a general conversion.
pub(crate) fn all_converted(params: &Params) -> Value {
    let (items, links) = inputs(params);
    let items: Vec<Value> = items.iter().map(|item| converted("input_item_id", item)).collect();
    let links: Vec<Value> = links.iter().map(|link| converted("input_material_url", link)).collect();
    json!({ "data": {
        "item_url_list": { "item_url_list": items },
        "material_url_list": { "material_url_list": links },
    }})
}

pub(crate) fn error(code: u32, sub_code: &str, sub_msg: &str) -> Value {
    json!({ "error_response": { "code": code, "msg": "error", "sub_code": sub_code, "sub_msg": sub_msg } })
}

//! What follows a refusal: each row of the rules and of the order of the APIs.

use serde_json::{Value, json};
use tbk_link::convert::{Material, Outcome, Problem, Rule, Step, Then, Want};
use top_core::Params;

use super::gateway::{GENERAL, Gateway, SC_GENERAL, all_converted, error, inputs, items, sale, tpwd};

/// An answer of the general conversion in which every entry has this code.
fn refused_entries(params: &Params, code: i64, message: &str) -> Value {
    let (items, links) = inputs(params);
    let entries = |member: &str, inputs: &[String]| -> Vec<Value> {
        inputs.iter().map(|input| json!({ (member): input, "code": code, "msg": message })).collect()
    };
    json!({ "data": {
        "item_url_list": { "item_url_list": entries("input_item_id", &items) },
        "material_url_list": { "material_url_list": entries("input_material_url", &links) },
    }})
}

fn tpwd_link() -> Value {
    json!({ "data": { "num_iid": "AbC-9", "click_url": "https://s.click.taobao.com/t?e=1", "model": "￥New3E5gH7jK￥" } })
}

#[tokio::test]
async fn a_refused_tpwd_is_parsed_and_converted_alone() {
    let gateway = Gateway::new(|method, params| match method {
        GENERAL => refused_entries(params, 51, "口令无效"),
        "taobao.tbk.tpwd.convert" => tpwd_link(),
        _ => {
            json!({ "results": { "tbk_spread": [{ "content": "https://s.click.taobao.com/S", "err_msg": "OK" }] } })
        }
    });
    let sale = sale().relation_id(77);
    let outcomes = gateway.publisher().convert(&sale, vec![tpwd("Ab3dE5gH7jK")]).await;
    let link = outcomes[0].converted().unwrap();
    assert_eq!(link.item_id.as_ref().unwrap().as_str(), "AbC-9");
    assert_eq!(link.short_url.as_deref(), Some("https://s.click.taobao.com/S"));
    assert_eq!(link.tpwd.as_deref(), Some("￥New3E5gH7jK￥"));
    let problem = |step: &Step| step.problem.as_ref().map(ToString::to_string);
    let steps: Vec<_> = link.steps.iter().map(|step| (step.method, problem(step))).collect();
    let expected = [
        (GENERAL, Some("51 口令无效".to_owned())),
        ("taobao.tbk.tpwd.convert", None),
        ("taobao.tbk.spread.get", None),
    ];
    assert_eq!(steps, expected);
    assert_eq!(gateway.sent("taobao.tbk.tpwd.convert", "relation_id"), [Some("77".to_owned())]);
}

#[tokio::test]
async fn an_item_without_permission_goes_to_the_conversion_of_one_item() {
    for (provider, general, single, answer) in [
        (
            false,
            GENERAL,
            "taobao.tbk.coupon.convert",
            json!({ "result": { "results": { "item_id": "AbC-0x", "coupon_click_url": "https://uland.taobao.com/coupon/edetail?e=1" } } }),
        ),
        (
            true,
            SC_GENERAL,
            "taobao.tbk.privilege.get",
            json!({ "result": { "data": { "item_id": "AbC-0x", "coupon_click_url": "https://uland.taobao.com/coupon/edetail?e=1" } } }),
        ),
    ] {
        let gateway = Gateway::new(move |method, params| {
            if method == general { refused_entries(params, 1001, "无权限") } else { answer.clone() }
        });
        let converter = if provider { gateway.provider() } else { gateway.publisher() };
        let sale = sale().relation_id(77).special_id(88).external_id("user-1");
        let outcomes = converter.wants([]).convert(&sale, items(1)).await;
        let link = outcomes[0].converted().unwrap();
        assert_eq!(link.url(), Some("https://uland.taobao.com/coupon/edetail?e=1"));
        assert_eq!(gateway.methods(), [general, single]);
        for (name, value) in [("relation_id", "77"), ("special_id", "88"), ("external_id", "user-1")] {
            assert_eq!(gateway.sent(single, name), [Some(value.to_owned())], "{single} {name}");
        }
    }
}

#[tokio::test]
async fn numeric_ids_are_upgraded_before_the_conversion() {
    let gateway = Gateway::new(|method, params| match method {
        "taobao.tbk.itemid.ineffective.transform" => json!({ "results": { "item_id_transform_d_t_o": [
            { "original_item_id": "590141576510", "item_id": "AbC-new" }
        ] } }),
        _ => all_converted(params),
    });
    let materials = ["590141576510", "590141576511"].map(|id| Material::Item(id.into())).to_vec();
    let outcomes = gateway.publisher().convert(&sale(), materials).await;
    assert_eq!(gateway.methods(), ["taobao.tbk.itemid.ineffective.transform", GENERAL]);
    let sent = gateway.sent("taobao.tbk.itemid.ineffective.transform", "item_ids");
    assert_eq!(sent, [Some("590141576510,590141576511".to_owned())]);
    let ids = outcomes.iter().map(|outcome| outcome.converted().unwrap().item_id.clone().unwrap());
    assert_eq!(ids.map(|id| id.to_string()).collect::<Vec<_>>(), ["AbC-new", "590141576511"]);
}

#[tokio::test]
async fn an_id_that_is_refused_as_old_is_upgraded_once() {
    let gateway = Gateway::new(|method, params| match method {
        "taobao.tbk.itemid.ineffective.transform" => json!({ "results": { "item_id_transform_d_t_o": [] } }),
        _ if inputs(params).0 == ["AbC-0x"] => error(15, "-4003", "请使用升级后的新商品ID"),
        _ => all_converted(params),
    });
    let outcomes = gateway.publisher().convert(&sale(), items(1)).await;
    let Outcome::Refused(refused) = &outcomes[0] else { panic!("{:?}", outcomes[0]) };
    assert_eq!(refused.code.as_deref(), Some("-4003"));
    assert_eq!(gateway.methods(), [GENERAL, "taobao.tbk.itemid.ineffective.transform", GENERAL]);
    assert_eq!(refused.steps.len(), 3);
}

#[tokio::test]
async fn lists_without_permission_are_asked_apart_and_once() {
    let gateway = Gateway::new(|method, params| match method {
        GENERAL if !inputs(params).1.is_empty() => error(11, "isv.permission-api-package-limit", "权限不足"),
        GENERAL => all_converted(params),
        _ => tpwd_link(),
    });
    let converter = gateway.publisher().wants([]);
    let mut materials = items(1);
    materials.push(tpwd("Ab3dE5gH7jK"));
    let outcomes = converter.convert(&sale(), materials).await;
    assert!(outcomes.iter().all(|outcome| outcome.converted().is_some()), "{outcomes:?}");
    assert_eq!(gateway.methods().iter().filter(|method| *method == GENERAL).count(), 3);
    // The next 淘口令 does not ask the general conversion again.
    converter.convert(&sale(), vec![tpwd("Bb3dE5gH7jK")]).await;
    assert_eq!(gateway.methods().last().unwrap(), "taobao.tbk.tpwd.convert");
    assert_eq!(gateway.methods().iter().filter(|method| *method == GENERAL).count(), 3);
    // A link has no other API.
    let link = Material::Link("https://s.click.taobao.com/x".to_owned());
    let outcomes = converter.convert(&sale(), vec![link]).await;
    let Outcome::Refused(refused) = &outcomes[0] else { panic!("{:?}", outcomes[0]) };
    assert!(refused.message.contains("no permission"), "{refused}");
}

#[tokio::test]
async fn other_refusals_are_final() {
    let gateway = Gateway::new(|_, params| refused_entries(params, 10_000, "非淘客商品"));
    let outcomes = gateway.publisher().convert(&sale(), items(1)).await;
    let Outcome::Refused(refused) = &outcomes[0] else { panic!("{:?}", outcomes[0]) };
    assert_eq!(refused.to_string(), "10000 非淘客商品");
    assert_eq!(gateway.methods(), [GENERAL]);
}

#[tokio::test]
async fn rules_of_the_user_come_first() {
    let gateway = Gateway::new(|method, params| match method {
        GENERAL => refused_entries(params, 10_000, "非淘客商品"),
        _ => json!({ "result": { "results": { "item_url": "https://s.click.taobao.com/t?e=1" } } }),
    });
    let converter = gateway.publisher().wants([]).rules([Rule::new(GENERAL, "10000", Then::Next)]);
    let outcomes = converter.convert(&sale(), items(1)).await;
    assert_eq!(outcomes[0].converted().unwrap().url(), Some("https://s.click.taobao.com/t?e=1"));
}

#[tokio::test]
async fn what_is_wanted_and_missing_is_added() {
    let gateway = Gateway::new(|method, params| match method {
        "taobao.tbk.tpwd.create" => {
            assert_eq!(params.get("url"), Some("https://s.click.taobao.com/AbC-0x"));
            json!({ "data": { "password_simple": "￥SIH6XbwRfyt￥", "model": "8￥SIH6XbwRfyt￥ https://m.tb.cn/h.V" } })
        }
        "taobao.tbk.item.info.upgrade.get" => json!({ "results": { "tbk_item_detail": [
            { "input_item_iid": "AbC-0x", "item_basic_info": { "title": "连衣裙" } }
        ] } }),
        _ => {
            let mut answer = all_converted(params);
            let links = &mut answer["data"]["item_url_list"]["item_url_list"][0]["link_info_dto"];
            links["cps_short_url"] = "http://s.click.taobao.com/AbC-0x".into();
            answer
        }
    });
    let converter = gateway.publisher().wants([Want::Tpwd, Want::Title, Want::ShortLink]);
    let outcomes = converter.convert(&sale(), items(1)).await;
    let link = outcomes[0].converted().unwrap();
    assert_eq!(link.tpwd.as_deref(), Some("￥SIH6XbwRfyt￥"));
    assert_eq!(link.tpwd_text.as_deref(), Some("8￥SIH6XbwRfyt￥ https://m.tb.cn/h.V"));
    assert_eq!(link.title.as_deref(), Some("连衣裙"));
    assert_eq!(gateway.methods().len(), 3);
}

#[tokio::test]
async fn a_link_stays_when_an_addition_fails() {
    let gateway = Gateway::new(|method, params| match method {
        "taobao.tbk.tpwd.create" => error(15, "20000", "口令跳转url不支持口令转换"),
        _ => all_converted(params),
    });
    let outcomes = gateway.publisher().wants([Want::Tpwd]).convert(&sale(), items(1)).await;
    let link = outcomes[0].converted().unwrap();
    assert_eq!((link.url(), link.tpwd.as_deref()), (Some("https://s.click.taobao.com/AbC-0x"), None));
    let step = link.steps.last().unwrap();
    assert_eq!(step.method, "taobao.tbk.tpwd.create");
    let Some(Problem::Failed(error)) = &step.problem else { panic!("{step:?}") };
    assert_eq!(error.api_error().unwrap().sub_code.as_deref(), Some("20000"));
}

#[tokio::test]
async fn a_refused_attribution_is_final_for_all() {
    for code in ["isv.pid-not-correct", "isv.invalid-parameter:adzone_id"] {
        let gateway = Gateway::new(move |_, _| error(15, code, "relation_id不正确"));
        let outcomes = gateway.publisher().convert(&sale().relation_id(77), items(20)).await;
        for outcome in &outcomes {
            let Outcome::Refused(refused) = outcome else { panic!("{outcome:?}") };
            assert_eq!(refused.code.as_deref(), Some(code));
            assert_eq!(refused.steps.len(), 1);
        }
        assert_eq!(gateway.methods(), [GENERAL], "{code}");
    }
    // Any other code is halved: 20 entries that are all refused take 39 calls.
    let gateway = Gateway::new(|_, _| error(15, "isv.invalid-item", "商品不正确"));
    gateway.publisher().convert(&sale(), items(20)).await;
    assert_eq!(gateway.methods().len(), 39);
}

fn assert_all_refused(outcomes: &[Outcome], code: &str) {
    for outcome in outcomes {
        let Outcome::Refused(refused) = outcome else { panic!("{outcome:?}") };
        assert_eq!(refused.code.as_deref(), Some(code));
    }
}

#[tokio::test]
async fn a_refused_relation_id_stops_the_conversion_of_items() {
    let gateway = Gateway::new(|method, params| match method {
        GENERAL => refused_entries(params, 1001, "无权限"),
        _ => error(15, "isp.relation-id-not-corrent", "relationId不正确"),
    });
    let outcomes = gateway.publisher().convert(&sale().relation_id(77), items(20)).await;
    assert_all_refused(&outcomes, "isp.relation-id-not-corrent");
    assert!(gateway.methods().len() <= 5, "{:?}", gateway.methods());
}

#[tokio::test]
async fn a_refused_attribution_stops_the_single_calls() {
    let gateway = Gateway::new(|method, params| match method {
        GENERAL => refused_entries(params, 51, "口令无效"),
        _ => error(15, "2", "pid不正确"),
    });
    let tokens: Vec<Material> = (10..30).map(|number| tpwd(&format!("Ab3dE5gH7{number}"))).collect();
    let outcomes = gateway.publisher().convert(&sale(), tokens).await;
    assert_eq!(outcomes.len(), 20);
    assert_all_refused(&outcomes, "2");
    // Calls that were under way at the first refusal are the only others.
    assert!(gateway.methods().len() <= 5, "{:?}", gateway.methods());
}

#[tokio::test]
async fn a_failure_names_the_calls_that_were_made() {
    let gateway = Gateway::new(|method, params| match method {
        GENERAL => refused_entries(params, 51, "口令无效"),
        _ => error(11, "isv.permission-api-package-limit", "权限不足"),
    });
    let outcomes = gateway.publisher().convert(&sale(), vec![tpwd("Ab3dE5gH7jK")]).await;
    let Outcome::Failed(_) = &outcomes[0] else { panic!("{outcomes:?}") };
    let methods: Vec<_> = outcomes[0].steps().iter().map(|step| step.method).collect();
    assert_eq!(methods, [GENERAL, "taobao.tbk.tpwd.convert"]);
}

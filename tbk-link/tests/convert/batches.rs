//! Batches: sizes, order, entries that spoil a call, answers that do not fit.

use serde_json::{Value, json};
use tbk_link::convert::{Material, Outcome};

use super::gateway::{GENERAL, Gateway, all_converted, converted, error, inputs, items, sale, tpwd};

fn urls(outcomes: &[Outcome]) -> Vec<Option<&str>> {
    outcomes.iter().map(|outcome| outcome.converted().and_then(|link| link.url())).collect()
}

#[tokio::test]
async fn calls_carry_twenty_entries_of_each_kind() {
    let gateway = Gateway::new(|_, params| all_converted(params));
    let mut materials = items(45);
    materials.extend((0..30).map(|number| tpwd(&format!("Ab3dE5gH{number:03}"))));
    let outcomes = gateway.publisher().convert(&sale(), materials.clone()).await;
    assert_eq!(gateway.methods(), [GENERAL; 3]);
    let sizes: Vec<_> = gateway.sent(GENERAL, "item_dto").iter().map(|list| count(list.as_deref())).collect();
    assert_eq!(sizes, [20, 20, 5]);
    for (material, outcome) in materials.iter().zip(&outcomes) {
        let id = material.as_str().trim_matches('￥');
        let url = format!("https://s.click.taobao.com/{id}");
        assert_eq!(outcome.converted().unwrap().url(), Some(url.as_str()));
    }
}

fn count(list: Option<&str>) -> usize {
    serde_json::from_str::<Vec<Value>>(list.unwrap()).unwrap().len()
}

#[tokio::test]
async fn an_entry_that_spoils_its_batch_fails_alone() {
    for bad in 0..20 {
        let poison = format!("AbC-{bad}x");
        let gateway = Gateway::new(move |_, params| {
            if inputs(params).0.contains(&poison) {
                return error(15, "isv.invalid-parameter", "参数错误");
            }
            all_converted(params)
        });
        let outcomes = gateway.publisher().convert(&sale(), items(20)).await;
        for (place, outcome) in outcomes.iter().enumerate() {
            match outcome {
                Outcome::Converted(_) => assert_ne!(place, bad),
                Outcome::Refused(refused) => {
                    assert_eq!(place, bad);
                    assert_eq!(refused.to_string(), "isv.invalid-parameter 参数错误");
                }
                other => panic!("{other:?}"),
            }
        }
        // 2·⌈log₂ 20⌉ + 1.
        assert!(gateway.methods().len() <= 11, "{bad}: {} calls", gateway.methods().len());
    }
}

#[tokio::test]
async fn answers_are_assigned_by_the_input_that_they_repeat() {
    let gateway = Gateway::new(|_, params| {
        let mut answer = all_converted(params);
        answer["data"]["item_url_list"]["item_url_list"].as_array_mut().unwrap().reverse();
        answer
    });
    let outcomes = gateway.publisher().convert(&sale(), items(3)).await;
    let expected = [0, 1, 2].map(|number| format!("https://s.click.taobao.com/AbC-{number}x"));
    assert_eq!(urls(&outcomes), expected.each_ref().map(|url| Some(url.as_str())));
    assert_eq!(gateway.methods().len(), 1);
}

#[tokio::test]
async fn answers_without_inputs_are_assigned_by_place_or_asked_again() {
    for missing in [false, true] {
        let gateway = Gateway::new(move |_, params| {
            let (sent, _) = inputs(params);
            let skipped = usize::from(missing && sent.len() > 1);
            let entries: Vec<Value> = sent
                .iter()
                .skip(skipped)
                .map(|input| {
                    let mut entry = converted("input_item_id", input);
                    entry.as_object_mut().unwrap().remove("input_item_id");
                    entry
                })
                .collect();
            json!({ "data": { "item_url_list": { "item_url_list": entries } } })
        });
        let outcomes = gateway.publisher().convert(&sale(), items(3)).await;
        let expected = [0, 1, 2].map(|number| format!("https://s.click.taobao.com/AbC-{number}x"));
        assert_eq!(urls(&outcomes), expected.each_ref().map(|url| Some(url.as_str())), "{missing}");
        // A list that is too short says nothing about any entry.
        assert_eq!(gateway.methods().len(), if missing { 4 } else { 1 });
    }
}

#[tokio::test]
async fn an_entry_that_is_never_answered_is_refused() {
    let gateway = Gateway::new(|_, params| {
        let (sent, _) = inputs(params);
        let entries = sent.iter().filter(|id| *id != "AbC-1x").map(|id| converted("input_item_id", id));
        json!({ "data": { "item_url_list": { "item_url_list": entries.collect::<Vec<_>>() } } })
    });
    let outcomes = gateway.publisher().convert(&sale(), items(3)).await;
    let Outcome::Refused(refused) = &outcomes[1] else { panic!("{:?}", outcomes[1]) };
    assert_eq!(refused.message, "the response has no result for this input");
    assert_eq!(gateway.methods().len(), 2);
    assert!(outcomes[0].converted().is_some() && outcomes[2].converted().is_some());
}

#[tokio::test]
async fn equal_inputs_are_converted_once() {
    let gateway = Gateway::new(|_, params| all_converted(params));
    let mut materials = items(2);
    materials.extend(items(2));
    let outcomes = gateway.publisher().convert(&sale(), materials).await;
    assert_eq!(outcomes.len(), 4);
    assert_eq!(urls(&outcomes[..2]), urls(&outcomes[2..]));
    assert_eq!(count(gateway.sent(GENERAL, "item_dto")[0].as_deref()), 2);
}

#[tokio::test]
async fn commas_do_not_split_a_link() {
    let gateway = Gateway::new(|_, params| all_converted(params));
    let link = Material::Link("https://uland.taobao.com/coupon/edetail?e=a,b".to_owned());
    let outcomes = gateway.publisher().convert(&sale(), vec![link]).await;
    assert!(outcomes[0].converted().is_some());
    let sent = gateway.sent(GENERAL, "material_list");
    assert_eq!(sent[0].as_deref(), Some("https://uland.taobao.com/coupon/edetail?e=a%2Cb"));
}

#[tokio::test]
async fn a_failed_call_fails_its_entries_without_more_calls() {
    let gateway = Gateway::new(|_, _| {
        error(7, "accesscontrol.limited-by-api-access-count", "This ban will last for 3600 more seconds")
    });
    let outcomes = gateway.publisher().convert(&sale(), items(3)).await;
    for outcome in &outcomes {
        let Outcome::Failed(failed) = outcome else { panic!("{outcome:?}") };
        assert!(failed.error.throttle().unwrap().reopens.is_some());
    }
    assert_eq!(gateway.methods().len(), 1);
}

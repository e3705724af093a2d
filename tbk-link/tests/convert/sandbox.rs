//! Conversion against the sandbox: real sockets, signatures and checked parameters.

use tbk_link::convert::{Attribution, Converter, Material, Outcome, Want};
use tbk_link::scan;
use top_sandbox::{Answer, Sandbox};

const MESSAGE: &str = "两件好物 https://item.taobao.com/item.htm?id=AbCdEfGh-1x2y3z 和 ￥Ab3dE5gH7jK￥，店铺 https://shop123456.taobao.com/";

fn materials() -> Vec<Material> {
    scan(MESSAGE).iter().filter_map(|finding| Material::of(&finding.what)).collect()
}

fn sale() -> Attribution {
    Attribution::pid("mm_26632322_6858406_23810104".parse().unwrap()).relation_id(77)
}

#[tokio::test]
async fn a_message_is_converted_for_publishers_and_providers() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client_builder().build().unwrap();
    let provider = Converter::provider(client.clone().session(sandbox.session()));
    for converter in [Converter::publisher(client), provider] {
        let converter = converter.wants([Want::ShortLink, Want::Tpwd]);
        let outcomes = converter.convert(&sale(), materials()).await;
        assert_eq!(outcomes.len(), 3);
        for outcome in &outcomes {
            let Outcome::Converted(link) = outcome else { panic!("{outcome:?}") };
            assert!(link.url().unwrap().starts_with("https://"), "{link:?}");
            assert!(link.tpwd.is_some(), "{link:?}");
        }
        let methods: Vec<_> = sandbox.take_calls().into_iter().filter_map(|call| call.method).collect();
        assert_eq!(methods.len(), 1, "{methods:?}");
    }
}

#[tokio::test]
async fn an_entry_with_a_code_is_refused() {
    let answer = Answer::new(
        "taobao.tbk.dg.general.link.convert",
        r#"{"data": {
            "item_url_list": [{"input_item_id": "AbCdEfGh-1x2y3z", "code": 10000, "msg": "非淘客商品"}],
            "shop_url_list": [{"input_shop_id": "123456", "link_info_dto": {"cps_short_url": "https://s.click.taobao.com/shop"}}]
        }}"#,
    );
    let sandbox = Sandbox::builder().answers([answer]).start().await.unwrap();
    let converter = Converter::publisher(sandbox.client_builder().build().unwrap());
    let mut materials = materials();
    materials.retain(|material| !matches!(material, Material::Tpwd(_)));
    let outcomes = converter.convert(&sale(), materials).await;
    let Outcome::Refused(refused) = &outcomes[0] else { panic!("{outcomes:?}") };
    assert_eq!(refused.to_string(), "10000 非淘客商品");
    assert_eq!(outcomes[1].converted().unwrap().url(), Some("https://s.click.taobao.com/shop"));
}

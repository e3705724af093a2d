//! No id of the attribution is lost, whatever the order of the APIs.

use tbk_link::convert::{Material, Outcome};

use super::gateway::{GENERAL, Gateway, SC_GENERAL, all_converted, error, items, sale, tpwd};

#[tokio::test]
async fn every_id_travels_with_the_general_conversion() {
    let gateway = Gateway::new(|_, params| all_converted(params));
    let sale = sale().relation_id(77).special_id(88);
    gateway.publisher().convert(&sale, items(1)).await;
    gateway.provider().convert(&sale, items(1)).await;
    for method in [GENERAL, SC_GENERAL] {
        for (name, value) in [("adzone_id", "3"), ("relation_id", "77"), ("special_id", "88")] {
            assert_eq!(gateway.sent(method, name), [Some(value.to_owned())], "{method} {name}");
        }
    }
    assert_eq!(gateway.sent(SC_GENERAL, "site_id"), [Some("2".to_owned())]);
}

#[tokio::test]
async fn an_external_id_is_sent_with_each_item() {
    let gateway = Gateway::new(|_, params| all_converted(params));
    gateway.publisher().convert(&sale().external_id("user-1"), items(2)).await;
    let sent = gateway.sent(GENERAL, "item_dto")[0].clone().unwrap();
    assert_eq!(sent.matches(r#""external_id":"user-1""#).count(), 2, "{sent}");
}

#[tokio::test]
async fn an_api_that_would_lose_an_id_is_not_called() {
    let gateway = Gateway::new(|_, _| error(11, "isv.permission-api-package-limit", "权限不足"));
    // 淘口令解析&转链 has no special_id.
    let outcomes = gateway.publisher().convert(&sale().special_id(88), vec![tpwd("Ab3dE5gH7jK")]).await;
    assert!(matches!(outcomes[0], Outcome::Failed(_)), "{outcomes:?}");
    assert_eq!(gateway.methods(), [GENERAL]);
    // Links and 淘口令 cannot carry an external_id at all.
    let link = Material::Link("https://s.click.taobao.com/x".to_owned());
    let materials = vec![link, tpwd("Ab3dE5gH7jK")];
    let outcomes = gateway.publisher().convert(&sale().external_id("user-1"), materials).await;
    for outcome in &outcomes {
        let Outcome::Refused(refused) = outcome else { panic!("{outcome:?}") };
        assert!(refused.message.contains("all of the given ids"), "{refused}");
    }
    assert_eq!(gateway.methods().len(), 1);
}

//! Outcomes that are kept, and calls that are shared.

use std::time::Duration;

use proptest::prelude::*;
use tbk_link::convert::{Attribution, Outcome};

use super::gateway::{Gateway, all_converted, error, items, sale};

#[tokio::test]
async fn an_outcome_is_used_again() {
    let gateway = Gateway::new(|_, params| all_converted(params));
    let converter = gateway.publisher();
    let first = converter.convert(&sale(), items(3)).await;
    let second = converter.convert(&sale(), items(3)).await;
    assert_eq!(gateway.methods().len(), 1);
    assert!(first.iter().all(|outcome| !outcome.converted().unwrap().cached));
    assert!(second.iter().all(|outcome| outcome.converted().unwrap().cached));
    assert_eq!(first[2].converted().unwrap().url(), second[2].converted().unwrap().url());
}

#[tokio::test]
async fn a_hundred_callers_share_one_call() {
    let gateway = Gateway::new(|_, params| all_converted(params));
    let converter = gateway.publisher();
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let converter = converter.clone();
            tokio::spawn(async move { converter.convert(&sale(), items(5)).await })
        })
        .collect();
    for call in calls {
        let outcomes = call.await.unwrap();
        assert!(outcomes.iter().all(|outcome| outcome.converted().is_some()));
    }
    assert_eq!(gateway.methods().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_is_dropped_leaves_the_work_to_others() {
    let gateway = Gateway::new(|_, params| all_converted(params));
    let converter = gateway.publisher();
    let dropped = converter.clone();
    let call = tokio::spawn(async move { dropped.convert(&sale(), items(1)).await });
    tokio::time::sleep(Duration::from_millis(1)).await;
    let other = tokio::spawn(async move { converter.convert(&sale(), items(1)).await });
    tokio::time::sleep(Duration::from_millis(1)).await;
    call.abort();
    let outcomes = tokio::time::timeout(Duration::from_secs(5), other).await.unwrap().unwrap();
    assert!(outcomes[0].converted().is_some());
    assert_eq!(gateway.methods().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn links_end_after_a_week_and_refusals_after_ten_minutes() {
    let gateway = Gateway::new(|_, params| {
        if params.get("item_dto").unwrap().contains("AbC-1x") {
            return error(15, "isv.item-not-exist", "宝贝已下架");
        }
        all_converted(params)
    });
    let converter = gateway.publisher();
    let ask = async |id: usize| {
        let material = items(2).remove(id);
        converter.convert(&sale(), vec![material]).await;
        gateway.methods().len()
    };
    assert_eq!((ask(0).await, ask(1).await), (1, 2));
    tokio::time::advance(Duration::from_secs(599)).await;
    assert_eq!((ask(0).await, ask(1).await), (2, 2));
    tokio::time::advance(Duration::from_secs(2)).await;
    assert_eq!((ask(0).await, ask(1).await), (2, 3));
    tokio::time::advance(Duration::from_secs(7 * 86_400)).await;
    assert_eq!(ask(0).await, 4);
}

#[tokio::test]
async fn failures_are_not_kept() {
    let gateway = Gateway::new(|_, _| error(15, "isp.top-remote-service-unavailable", "服务不可用"));
    let converter = gateway.publisher();
    let outcomes = converter.convert(&sale(), items(1)).await;
    assert!(matches!(outcomes[0], Outcome::Failed(_)));
    let calls = gateway.methods().len();
    converter.convert(&sale(), items(1)).await;
    assert!(gateway.methods().len() > calls);
}

fn sales() -> impl Strategy<Value = Attribution> {
    let id = || prop::option::of(1_i64..4);
    (1_u64..3, id(), id(), prop::option::of("[ab]")).prop_map(|(adzone, relation, special, external)| {
        let mut sale = Attribution::pid(format!("mm_1_2_{adzone}").parse().unwrap());
        if let Some(id) = relation {
            sale = sale.relation_id(id);
        }
        if let Some(id) = special {
            sale = sale.special_id(id);
        }
        external.into_iter().fold(sale, Attribution::external_id)
    })
}

proptest! {
    #[test]
    fn another_attribution_has_other_outcomes(first in sales(), second in sales()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let gateway = Gateway::new(|_, params| all_converted(params));
            let converter = gateway.publisher();
            converter.convert(&first, items(1)).await;
            let outcomes = converter.convert(&second, items(1)).await;
            prop_assert_eq!(outcomes[0].converted().unwrap().cached, first == second);
            prop_assert_eq!(gateway.methods().len(), if first == second { 1 } else { 2 });
            Ok(())
        })?;
    }
}

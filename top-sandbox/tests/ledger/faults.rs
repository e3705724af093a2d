//! Faults apply to the responses of a ledger.

use top_sandbox::{Fault, FaultRule};

use super::*;

/// Returns the trades of a page.
fn trades(page: &Value) -> Vec<String> {
    let rows = rows_of(&page["results"]["publisher_order_dto"]);
    rows.iter().map(|row| row["trade_id"].to_string() + &row["tk_order_role"].to_string()).collect()
}

#[tokio::test]
async fn faults_of_pages_apply_to_linked_pages() {
    let gateway = Gateway::start(november()).await;
    let mut params = window(NOVEMBER + DAY, NOVEMBER + DAY + 3 * HOUR, 1);
    params["page_size"] = 10.into();
    let first = gateway.orders(&params).await;
    params["page_no"] = 2.into();
    params["position_index"] = first["position_index"].clone();
    let second = gateway.orders(&params).await;
    let faulted = async |fault: Fault| {
        gateway.sandbox.fault(fault);
        gateway.orders(&params).await
    };
    let repeated = faulted(Fault::RepeatedPage).await;
    assert_eq!((trades(&repeated), &repeated["has_next"]), (trades(&first), &json!(true)));
    let overlapping = faulted(Fault::DuplicateRows).await;
    assert_eq!(trades(&overlapping)[0], trades(&first)[9]);
    assert_eq!(trades(&overlapping)[1..], trades(&second)[..9]);
    let stuck = faulted(Fault::StuckCursor).await;
    assert_eq!((trades(&stuck), &stuck["position_index"]), (trades(&second), &params["position_index"]));
    params["start_time"] = at(NOVEMBER - 2 * HOUR).into();
    params["end_time"] = at(NOVEMBER - HOUR).into();
    params.as_object_mut().unwrap().retain(|name, _| name != "position_index" && name != "page_no");
    gateway.sandbox.fault(Fault::EndlessPages);
    assert_eq!(gateway.orders(&params).await["has_next"], true);
}

#[tokio::test]
async fn business_errors_apply_to_numbered_pages() {
    let gateway = Gateway::start(november()).await;
    let fault = Fault::BusinessError { code: 103, message: "没有获取到memberid".to_owned() };
    gateway.sandbox.fault(FaultRule::new(fault).on(PUNISHMENTS));
    let option = json!({ "start_time": at(NOVEMBER), "span": 3 });
    let response = gateway.call(PUNISHMENTS, &json!({ "af_order_option": option })).await;
    let result = &response["tbk_dg_punish_order_get_response"]["result"];
    assert_eq!((&result["result_code"], &result["biz_error_code"]), (&json!(103), &json!("103")));
}

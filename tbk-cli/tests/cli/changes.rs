//! Calls that make changes: confirmation, amounts, and outcomes that are unknown.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::json;

use super::input::{file, lines};
use super::{Served, gateway, tbk_at};

const GIFT: [&str; 10] = [
    "call",
    "taobao.tbk.dg.vegas.tlj.create",
    "adzone_id=1",
    "item_id=A",
    "total_num=10",
    "user_total_win_num_limit=1",
    "security_switch=true",
    "send_start_time=2026-01-01 00:00:00",
    "use_end_time_mode=1",
    "use_end_time=1",
];

#[test]
fn changes_with_unknown_outcome_are_not_repeated() {
    let seen = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&seen);
    let url = gateway(move |request| {
        count.fetch_add(1, Ordering::SeqCst);
        let code = if request.contains("name=n1") { "isv.FAIL_BIZ_SERVICE_TIMEOUT" } else { "isv.x" };
        format!(
            r#"{{"tbk_dg_vegas_tlj_create_response":{{"result":{{"success":false,"msg_code":"{code}","msg_info":"m"}}}}}}"#
        )
    });
    let input = "name,per_face\nn1,10\nn2,10\n";
    let run = |more: &[&str]| {
        let mut command = tbk_at(&url);
        command.args(GIFT).args(["--input", "-", "-o", "jsonl", "--execute"]).args(more);
        command.write_stdin(input).assert()
    };
    let first = run(&[]).code(8);
    let outcomes = lines(&first.get_output().stdout);
    assert_eq!(
        (&outcomes[0]["error"]["exit_status"], &outcomes[1]["error"]["exit_status"]),
        (&json!(8), &json!(7))
    );
    assert_eq!(seen.swap(0, Ordering::SeqCst), 2);
    let earlier = file(std::str::from_utf8(&first.get_output().stdout).unwrap());
    let again = run(&["--resume", earlier.path().to_str().unwrap()]).code(6);
    let message = String::from_utf8(again.get_output().stderr.clone()).unwrap();
    assert!(
        message.contains("1 call was not repeated: the outcome of the earlier run is unknown"),
        "{message}"
    );
    assert!(
        message.contains("calls: 1 call\n") && message.contains("freezes 100.00 yuan (10 × 10)"),
        "{message}"
    );
    assert_eq!(seen.load(Ordering::SeqCst), 1);
    let cut = file(std::str::from_utf8(&first.get_output().stdout).unwrap().lines().next().unwrap());
    run(&["--resume", cut.path().to_str().unwrap()])
        .code(6)
        .stderr(contains("the earlier output ends before line 3: if that run was killed, check"));
    assert_eq!(seen.swap(1, Ordering::SeqCst), 2);
    let empty = file("");
    run(&["--resume", empty.path().to_str().unwrap()])
        .code(2)
        .stderr(contains("is empty").and(contains(">>")));
    assert_eq!(seen.load(Ordering::SeqCst), 1);
}

#[test]
fn amounts_and_accounts_are_shown_before_changes() {
    let served = Served::start(&[]);
    let gift = |more: &[&str], input: &'static str| {
        let mut command = served.tbk();
        command.args(GIFT).args(more).env("TBK_LANG", "zh_CN").write_stdin(input);
        let output = command.assert().get_output().clone();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, message) = gift(&["name=n", "per_face=10", "--execute"], "");
    assert_eq!(status, Some(0), "{message}");
    for part in [
        &format!("  网关：沙箱环境，{}\n", served.variable("TBK_ENDPOINT")),
        &format!("app_key：{}", served.variable("TBK_APP_KEY")),
        "  调用次数：1\n",
        "  金额：将冻结 100.00 元 (10 × 10)\n",
        "  per_face=10\n",
    ] {
        assert!(message.contains(part), "{part}: {message}");
    }
    let table = "name,per_face,total_num\na,10,10\nb,2.5,4\nc,x,1\n";
    let (status, message) = gift(&["--input", "-", "--execute"], table);
    assert_eq!(status, Some(6), "{message}");
    assert!(message.contains("  调用次数：2；1 行无效，不发送\n"), "{message}");
    assert!(message.contains("  金额：将冻结 110.00 元 (2 次调用合计)\n"), "{message}");
    assert!(message.contains("共 3 次调用，完成 3 次，失败 1；首个错误："), "{message}");
    let (status, message) = gift(&["--input", "-"], table);
    assert!(status == Some(2) && message.contains("请加 --execute"), "{message}");
}

#[cfg(unix)]
#[test]
fn amounts_are_confirmed_on_a_terminal() {
    let served = Served::start(&[]);
    let mut variables: Vec<_> =
        served.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    variables.push(("TBK_LANG", "zh_CN"));
    let input = file("name,per_face\na,10\nb,0.5\n");
    let gift = [&GIFT[..], &["--input", input.path().to_str().unwrap(), "-o", "jsonl"]].concat();
    let run = |answer| super::terminal::on_terminal(&gift, &variables, Some(("[y/N] ", answer)));
    let rejected = run("n\r");
    assert!(rejected.screen.contains("金额：将冻结 105.00 元 (2 次调用合计)"), "{}", rejected.screen);
    assert!(rejected.screen.contains("共 2 次调用。是否继续？"), "{}", rejected.screen);
    assert!(rejected.status == 2 && rejected.screen.contains("未发送任何请求"), "{}", rejected.screen);
    let made = run("y\r");
    assert!(made.status == 0 && made.screen.contains("完成 2 次，失败 0"), "{}", made.screen);
}

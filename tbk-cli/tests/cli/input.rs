//! `--input`: its formats, the columns that are carried, `--resume`, accounts, and calls that make changes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::{Value, json};

use super::{Served, gateway, tbk, tbk_at};

const TPWD: [&str; 2] = ["call", "taobao.tbk.tpwd.create"];

fn parameter(request: &str, name: &str) -> String {
    let form = request.split("\r\n\r\n").nth(1).unwrap_or_default();
    let pair = form.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    pair.unwrap_or_default().to_owned()
}

/// Responds to `tpwd.create` with its url, and counts the calls. Rejects the url `bad`.
fn links() -> (String, Arc<Mutex<Vec<String>>>) {
    let urls = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&urls);
    let url = gateway(move |request| {
        let url = parameter(request, "url");
        seen.lock().unwrap().push(url.clone());
        if url == "bad" {
            return r#"{"error_response":{"code":15,"sub_code":"isv.invalid-parameter","sub_msg":"=错误"}}"#
                .to_owned();
        }
        format!(r#"{{"tbk_tpwd_create_response":{{"data":{{"model":"{url}"}}}}}}"#)
    });
    (url, urls)
}

fn calls(urls: &Mutex<Vec<String>>) -> Vec<String> {
    let mut urls = std::mem::take(&mut *urls.lock().unwrap());
    urls.sort();
    urls
}

fn lines(text: &[u8]) -> Vec<Value> {
    std::str::from_utf8(text).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn file(content: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(content.as_bytes()).unwrap();
    file
}

#[test]
fn tables_carry_their_columns() {
    let (url, urls) = links();
    let table = "备注,url,logo\n一,u1,\n\"二,2\",bad,\n三,,\n四,u4,x,y\n";
    let mut command = tbk_at(&url);
    let selected = "line,ok,input.备注,input.url,error.message,error.sub_code,data.data.model";
    command.args(TPWD).args(["--input", "-", "-o", "csv", "--fields", selected]).write_stdin(table);
    command.assert().code(6).stdout(
        "line,ok,input.备注,input.url,error.message,error.sub_code,data.data.model\n\
         2,true,一,u1,,,u1\n\
         3,false,\"二,2\",bad,taobao.tbk.tpwd.create: error 15: isv.invalid-parameter (=错误),isv.invalid-parameter,\n\
         4,false,三,,taobao.tbk.tpwd.create was not called: `url` is required and has no value,,\n\
         5,false,,,\"standard input, line 5 has 4 cells, the header has 3\",,\n",
    );
    assert_eq!(calls(&urls), ["bad", "u1"]);
    let mut command = tbk_at(&url);
    command.args(TPWD).args(["--input", "-", "-o", "jsonl"]).write_stdin("备注\turl\n一\tu1\n");
    let outcomes = lines(&command.assert().success().get_output().stdout);
    assert_eq!(outcomes[0]["input"], json!({"备注": "一", "url": "u1"}));
}

#[test]
fn all_columns_are_in_the_header() {
    let (url, _) = links();
    let mut command = tbk_at(&url);
    command.args(TPWD).args(["--input", "-", "-o", "csv"]).write_stdin("备注,url\n一,u1\n");
    let output = command.assert().success().get_output().stdout.clone();
    let header = String::from_utf8(output).unwrap();
    let header: Vec<&str> = header.lines().next().unwrap().split(',').collect();
    assert_eq!(header[..5], ["line", "ok", "input.备注", "input.url", "request_id"]);
    assert!(header.contains(&"error.message") && header.ends_with(&["data.data.model"]), "{header:?}");
}

#[test]
fn objects_of_a_file_are_columns() {
    let (url, urls) = links();
    let input = "{\"url\":\"u1\"}\n{\"url\":\"u2\",\"text\":\"t\"}\n";
    let from_file = file(input);
    let run = |path: &str, more: &[&str]| {
        let mut command = tbk_at(&url);
        command.args(TPWD).args(["--input", path, "-o", "csv"]).args(more).write_stdin(input);
        String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
    };
    let output = run(from_file.path().to_str().unwrap(), &[]);
    assert!(output.starts_with("line,ok,input.url,input.text,request_id,"), "{output}");
    assert!(output.contains("\n2,true,u2,t,,"), "{output}");
    // Standard input is read once, so its columns are not known before the calls.
    let output = run("-", &[]);
    assert!(output.starts_with("line,ok,input,request_id,"), "{output}");
    assert!(output.contains("\n1,true,\"{\"\"url\"\":\"\"u1\"\"}\",,"), "{output}");
    calls(&urls);
    let earlier = file(&output);
    run("-", &["--resume", earlier.path().to_str().unwrap()]);
    assert!(calls(&urls).is_empty());
}

#[test]
fn tables_set_values_in_objects() {
    let mut command = tbk();
    command.args(["call", "taobao.tbk.spread.get", "--sandbox", "--input", "-", "-o", "jsonl"]);
    let output = command.write_stdin("requests[0].url,requests[1].url\na,b\na,\n").assert().success();
    let outcomes = lines(&output.get_output().stdout);
    assert!(outcomes.iter().all(|outcome| outcome["ok"] == true), "{outcomes:?}");
    assert_eq!(outcomes[0]["input"]["requests[1].url"], "b");
}

#[test]
fn lists_set_the_only_required_parameter() {
    let (url, urls) = links();
    let mut command = tbk_at(&url);
    command.args(TPWD).args(["--input", "-", "-o", "csv", "--fields", "line,input.url"]);
    let output = command.write_stdin("u1\r\n\r\nu2,3\r\n").assert().success();
    output
        .stdout("line,input.url\n1,u1\n3,\"u2,3\"\n")
        .stderr(contains("standard input is read as a list: each line is `url`"));
    assert_eq!(calls(&urls), ["u1", "u2%2C3"]);
    let mut column = tbk_at(&url);
    column.args(TPWD).args(["url=u", "--column", "text", "--input", "-", "-o", "jsonl"]);
    let output = column.write_stdin("{a}\n").assert().success();
    assert_eq!(lines(&output.get_output().stdout)[0]["input"], json!({"text": "{a}"}));
}

#[test]
fn unclear_inputs_are_rejected() {
    let rejected = |arguments: &[&str], input: &'static str| {
        let mut command = tbk();
        command.args(arguments).args(["--input", "-", "--sandbox"]).write_stdin(input).assert().code(2)
    };
    rejected(&["call", "taobao.tbk.shop.get"], "a\n")
        .stderr(contains("not clear which parameter").and(contains("--column")));
    rejected(&["call", "a.b", "--untyped", "--execute"], "a\n").stderr(contains("not clear which parameter"));
    rejected(&[&TPWD[..], &["--column", "no"]].concat(), "a\n").stderr(contains("has no parameter `no`"));
    rejected(&[&TPWD[..], &["--input-format", "csv"]].concat(), "链接,备注\na,b\n").stderr(
        contains("no column of standard input is a parameter: 链接, 备注").and(contains("url, text")),
    );
    rejected(&TPWD, "url,url\na,b\n").stderr(contains("there are two columns `url`"));
    rejected(&TPWD, "url,\na,b\n").stderr(contains("column 2 has no name"));
    rejected(&TPWD, "[{\"url\":\"a\"},\n{\"url\":]").stderr(contains("line 2, column 8"));
    rejected(&TPWD, " \n").stderr(contains("contains no calls"));
    rejected(&TPWD, "[]").stderr(contains("contains no calls"));
}

#[test]
fn bad_lines_do_not_stop_the_rest() {
    let (url, urls) = links();
    let input =
        "{\"url\":\"u1\"}\n{\"url\":}\n3\n{\"url\":1e300}\n{\"url\":\"a\",\"url\":\"b\"}\n{\"url\":\"u6\"}\n";
    let array = format!("[{}]", input.replace("{\"url\":}\n", "null\n").trim().replace('\n', ","));
    for (input, place) in [(input.to_owned(), "line"), (array, "call")] {
        let mut command = tbk_at(&url);
        command.args(TPWD).args(["--input", "-", "-o", "jsonl"]).write_stdin(input);
        let output =
            command.assert().code(6).stderr(contains("6 of 6 calls made, 4 failed; first failure: "));
        let outcomes = lines(&output.get_output().stdout);
        let message = |n: usize| outcomes[n - 1]["error"]["message"].as_str().unwrap_or_default().to_owned();
        assert!(message(3).contains(&format!("{place} 3 is not a JSON object")), "{}", message(3));
        assert!(message(4).contains("a number is too long"), "{}", message(4));
        assert!(message(5).contains("`url` is given twice"), "{}", message(5));
        assert_eq!((&outcomes[5]["line"], &outcomes[5]["ok"]), (&json!(6), &json!(true)));
        assert_eq!(calls(&urls), ["u1", "u6"]);
    }
}

#[test]
fn inputs_are_read_as_they_arrive() {
    let (url, _) = links();
    let mut process = std::process::Command::new(assert_cmd::cargo::cargo_bin("tbk"));
    process.env_clear().envs([("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_ENDPOINT", &url)]);
    process.env("TBK_CONFIG_DIR", "/no/such/directory").args(TPWD).args(["--input", "-", "-o", "jsonl"]);
    process.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = process.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut outcomes = BufReader::new(child.stdout.take().unwrap()).lines();
    for n in 1..=3 {
        writeln!(input, "{{\"url\":\"u{n}\"}}").unwrap();
        let outcome: Value = serde_json::from_str(&outcomes.next().unwrap().unwrap()).unwrap();
        assert_eq!(
            (&outcome["line"], &outcome["data"]["data"]["model"]),
            (&json!(n), &json!(format!("u{n}")))
        );
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn resume_repeats_failures_only() {
    let (url, urls) = links();
    let input = "备注,url\n=一,u1\n二,bad\n三,u3\n";
    for form in ["jsonl", "json", "csv"] {
        let run = |input: &str, more: &[&str]| {
            let mut command = tbk_at(&url);
            command.args(TPWD).args(["--input", "-", "-o", form]).args(more).write_stdin(input.to_owned());
            command.assert()
        };
        let first = run(input, &[]).code(6);
        let earlier = file(std::str::from_utf8(&first.get_output().stdout).unwrap());
        assert_eq!(calls(&urls), ["bad", "u1", "u3"]);
        let resume = ["--resume", earlier.path().to_str().unwrap()];
        let corrected = input.replace("bad", "u2") + "四,u4\n";
        run(&corrected, &resume)
            .success()
            .stdout(contains("u4"))
            .stderr("2 of 2 calls made, 2 done earlier and skipped\n");
        assert_eq!(calls(&urls), ["u2", "u4"], "{form}");
        // Another input is not taken for the same one.
        run("备注,url\n=一,other\n", &resume)
            .code(2)
            .stderr(contains("line 2 is not the line that the earlier run called"));
        assert!(calls(&urls).is_empty());
    }
}

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
    let empty = file("");
    run(&["--resume", empty.path().to_str().unwrap()])
        .code(2)
        .stderr(contains("is empty").and(contains(">>")));
    assert_eq!(seen.load(Ordering::SeqCst), 1);
}

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

#[test]
fn files_of_the_input_are_read_on_request_only() {
    let secret = file("canary");
    let embed = ["call", "taobao.tbk.dg.pic.embed", "adzone_id=1", "item_id=A", "--sandbox", "--input", "-"];
    let input = format!("{{\"pic_stream\":\"@{}\"}}\n", secret.path().display());
    let mut denied = tbk();
    denied.args(embed).write_stdin(input.clone()).assert().code(2).stderr(
        contains("`pic_stream` names a file of this machine, which the input may not read")
            .and(contains("--input-files"))
            .and(contains("canary").not()),
    );
    let mut allowed = tbk();
    allowed.args(embed).arg("--input-files").write_stdin(input).assert().success();
    // A text that begins with `@` is a text.
    let (url, urls) = links();
    let mut text = tbk_at(&url);
    text.args(TPWD)
        .args(["--input", "-", "--input-files"])
        .write_stdin("{\"url\":\"@/etc/passwd\"}")
        .assert()
        .success();
    assert_eq!(calls(&urls), ["%40%2Fetc%2Fpasswd"]);
}

#[test]
fn secrets_of_the_input_are_masked() {
    let mut command = tbk();
    command.args(TPWD).args(["--sandbox", "--input", "-", "-o", "jsonl"]);
    let input = "{\"url\":\"u\",\"Session\":\"canary\",\"x\":[{\"app_secret\":\"canary\"}]}\n";
    command.write_stdin(input).assert().code(2).stdout(contains("***").and(contains("canary").not()));
    let mut table = tbk();
    table.args(TPWD).args(["--sandbox", "--input", "-", "-o", "csv"]);
    table.write_stdin("url,access_token\nu,canary\n").assert().success().stdout(contains("canary").not());
}

#[test]
fn all_pages_are_read_for_each_line() {
    let served = Served::start(&["--rows", "45"]);
    let run = |more: &[&str]| {
        let mut command = served.tbk();
        command.args(["call", "taobao.tbk.shop.get", "fields=user_id", "page_size=20", "--all-pages"]);
        command
            .args(["--input", "-", "-o", "jsonl"])
            .args(more)
            .write_stdin("{\"q\":\"a\"}\n{\"q\":\"b\"}\n");
        command.assert().success().get_output().stdout.clone()
    };
    let output = run(&[]);
    let rows = lines(&output);
    assert_eq!(rows.len(), 90);
    for (i, row) in rows.iter().enumerate() {
        let q = if i < 45 { "a" } else { "b" };
        assert_eq!((&row["line"], &row["input"]["q"]), (&json!(1 + i / 45), &json!(q)));
        assert_eq!((&row["row"], &row["rows"]), (&json!(1 + i % 45), &json!(45)));
        assert!(row["data"]["user_id"].is_string(), "{row}");
    }
    // A killed run ends in the middle of a line.
    let earlier = file(
        &output
            .split_inclusive(|byte| *byte == b'\n')
            .take(60)
            .map(|line| String::from_utf8_lossy(line))
            .collect::<String>(),
    );
    let rest = lines(&run(&["--resume", earlier.path().to_str().unwrap()]));
    assert!(rest.len() == 45 && rest.iter().all(|row| row["line"] == 2), "{}", rest.len());
}

/// Stores a profile with two accounts. Returns its directory.
fn accounts(url: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let set = |arguments: &[&str], input: &str| {
        let mut command = tbk();
        command.env("TBK_CONFIG_DIR", home.path()).args(["config", "set"]).args(arguments);
        command.write_stdin(input.to_owned()).assert().success();
    };
    set(&["app_key", "12345678"], "");
    set(&["endpoint", url], "");
    set(&["app_secret"], "helloworld");
    set(&["session", "--account", "shop1"], "6100one");
    set(&["session", "--account", "shop2"], "6100two");
    home
}

#[test]
fn accounts_are_iterated() {
    let url = gateway(|request| {
        let name = parameter(request, "session") + &parameter(request, "q");
        format!(
            r#"{{"tbk_sc_material_optional_response":{{"result_list":{{"map_data":[{{"title":"{name}"}}]}},"total_results":1}}}}"#
        )
    });
    let home = accounts(&url);
    let run = |more: &[&str], input: &'static str| {
        let mut command = tbk();
        command.env("TBK_CONFIG_DIR", home.path()).env("TBK_LANG", "en");
        command.args(["call", "taobao.tbk.sc.material.optional", "adzone_id=1", "site_id=2", "-o", "jsonl"]);
        command.args(more).write_stdin(input).assert()
    };
    let rows = |output: &assert_cmd::assert::Assert| {
        let rows = lines(&output.get_output().stdout);
        let row = |row: &Value| {
            let title = row["data"]["result_list"][0]["title"].as_str().unwrap().replace("6100", "");
            (row["line"].as_u64(), row["account"].as_str().unwrap().to_owned(), title)
        };
        rows.iter().map(row).collect::<Vec<_>>()
    };
    let row = |line, account: &str, title: &str| (line, account.to_owned(), title.to_owned());
    let single = run(&["q=x", "--account", "all"], "").success();
    assert_eq!(rows(&single), [row(None, "shop1", "onex"), row(None, "shop2", "twox")]);
    let both = run(&["--account", "shop2,shop1", "--input", "-"], "{\"q\":\"y\"}\n{\"q\":\"z\"}\n").success();
    let expected = [(1, "shop2", "twoy"), (1, "shop1", "oney"), (2, "shop2", "twoz"), (2, "shop1", "onez")];
    assert_eq!(rows(&both), expected.map(|(line, account, title)| row(Some(line), account, title)));
    run(&["q=x", "--account", "shop1,shop1"], "").code(2).stderr(contains("\"shop1\" is given twice"));
    run(&["q=x", "--account", "shop1,none"], "").code(2).stderr(contains("no session for account \"none\""));
    run(&["q=x", "--account", "all", "--dry-run"], "").code(2).stderr(contains("need a single account"));
    let mut none = tbk();
    none.env("TBK_CONFIG_DIR", home.path()).args([
        "call",
        "taobao.tbk.tpwd.create",
        "url=u",
        "--account",
        "all",
    ]);
    none.assert().code(2).stderr(contains("takes no session"));
}

#[test]
fn odd_values_are_warnings_of_their_line() {
    let url = gateway(|_| r#"{"tbk_sc_organization_member_mod_response":{"result":"yes"}}"#.to_owned());
    let mut command = tbk_at(&url);
    command.args(["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "-o", "jsonl"]);
    let output = command.args(["--input", "-"]).write_stdin("{\"organization_id\":1}\n").assert();
    let outcome = &lines(&output.get_output().stdout)[0];
    assert_eq!(outcome["warnings"], json!([{"path": "result", "expected": "a boolean", "found": "yes"}]));
}

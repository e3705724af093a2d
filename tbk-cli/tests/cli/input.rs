//! `--input`: its formats, the columns that are carried, `--resume`, accounts, and calls that make changes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::{Value, json};

use super::{gateway, tbk, tbk_at};

pub(super) const TPWD: [&str; 2] = ["call", "taobao.tbk.tpwd.create"];

pub(super) fn parameter(request: &str, name: &str) -> String {
    let form = request.split("\r\n\r\n").nth(1).unwrap_or_default();
    let pair = form.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    pair.unwrap_or_default().to_owned()
}

/// Responds to `tpwd.create` with its url, and counts the calls. Rejects the url `bad`.
pub(super) fn links() -> (String, Arc<Mutex<Vec<String>>>) {
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

pub(super) fn calls(urls: &Mutex<Vec<String>>) -> Vec<String> {
    let mut urls = std::mem::take(&mut *urls.lock().unwrap());
    urls.sort();
    urls
}

pub(super) fn lines(text: &[u8]) -> Vec<Value> {
    std::str::from_utf8(text).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(super) fn file(content: &str) -> tempfile::NamedTempFile {
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
fn odd_values_are_warnings_of_their_line() {
    let url = gateway(|_| r#"{"tbk_sc_organization_member_mod_response":{"result":"yes"}}"#.to_owned());
    let mut command = tbk_at(&url);
    command.args(["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "-o", "jsonl"]);
    let output = command.args(["--input", "-"]).write_stdin("{\"organization_id\":1}\n").assert();
    let outcome = &lines(&output.get_output().stdout)[0];
    assert_eq!(outcome["warnings"], json!([{"path": "result", "expected": "a boolean", "found": "yes"}]));
}

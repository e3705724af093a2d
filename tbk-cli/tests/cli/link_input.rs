//! `tbk link convert --input`, and `[link]` of the configuration.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::{Value, json};

use super::input::{file, lines};
use super::link::serve;
use super::{Command, gateway, tbk, tbk_at};

fn item(id: &str) -> String {
    format!("https://item.taobao.com/item.htm?id={id}-1x2y3z")
}

/// Converts an input with the built-in sandbox.
fn convert(input: &str, arguments: &[&str]) -> Command {
    let mut command = tbk();
    command.args(["link", "convert", "--input", "-", "--pid", "mm_1_2_3", "--sandbox", "-o", "jsonl"]);
    command.args(arguments).write_stdin(input.to_owned());
    command
}

#[test]
fn every_format_has_an_entry_for_each_link() {
    let (one, two) = (item("AbCdEfGh"), item("BbCdEfGh"));
    let list = format!("{one}\n\n{two} 和 ￥Ab3dE5gH7jK￥\n");
    let objects = format!("{{\"text\":\"{one}\"}}\n\n{{\"text\":\"{two} 和 ￥Ab3dE5gH7jK￥\"}}\n");
    let array = format!("[\"{one}\",{{\"text\":\"{two} 和 ￥Ab3dE5gH7jK￥\"}}]");
    let table = format!("text,备注\n{one},一\n{two} 和 ￥Ab3dE5gH7jK￥,二\n");
    for (input, numbers) in [(list, [1, 3]), (objects, [1, 3]), (array, [1, 2]), (table, [2, 3])] {
        let run = convert(&input, &[]).assert().success().stderr("3 of 3 links converted\n");
        let rows = lines(&run.get_output().stdout);
        let origin = |row: &Value| (row["line"].clone(), row["row"].clone(), row["rows"].clone());
        let expected = [(numbers[0], 1, 1), (numbers[1], 1, 2), (numbers[1], 2, 2)];
        let expected = expected.map(|(line, row, rows)| (json!(line), json!(row), json!(rows)));
        assert_eq!(rows.iter().map(origin).collect::<Vec<_>>(), expected, "{input}");
        assert_eq!(rows[0]["item_id"], "AbCdEfGh-1x2y3z");
        assert_eq!(rows[2]["what"], "tpwd");
    }
}

#[test]
fn the_column_selects_the_message() {
    let table = format!("note,message\n一,{}\n", item("AbCdEfGh"));
    let run = convert(&table, &["--column", "message"]).assert().success();
    let row = lines(&run.get_output().stdout).remove(0);
    assert_eq!((&row["input"]["note"], &row["item_id"]), (&json!("一"), &json!("AbCdEfGh-1x2y3z")));
    let wrong = convert(&table, &["--column", "text", "--input-format", "csv"]).assert().code(2);
    wrong.stderr(contains("no column `text`").and(contains("note, message")));
    convert("{\"q\":1}\n", &[]).assert().code(2).stderr(contains("line 1").and(contains("no text `text`")));
    convert("a\n", &["--column", "message"]).assert().code(2).stderr(contains("is a list"));
}

#[test]
fn links_share_their_calls() {
    let (calls, all) = (std::sync::Arc::new(std::sync::Mutex::new(0)), 60);
    let counted = std::sync::Arc::clone(&calls);
    let url = gateway(move |request| {
        *counted.lock().unwrap() += 1;
        let form = request.split("\r\n\r\n").nth(1).unwrap_or_default();
        let items = form.split('&').find_map(|pair| pair.strip_prefix("item_dto=")).unwrap_or_default();
        let ids = items.split("item_id%22%3A%22").skip(1).filter_map(|rest| rest.split("%22").next());
        let entries: Vec<_> = ids
            .map(|id| json!({ "input_item_id": id, "link_info_dto": { "cps_short_url": format!("https://s.click.taobao.com/{id}") } }))
            .collect();
        json!({ "tbk_dg_general_link_convert_response": { "data": { "item_url_list": { "item_url_list": entries } } } })
            .to_string()
    });
    let input: String = (0..all).map(|n| item(&format!("AbCdEf{n:02}")) + "\n").collect();
    let mut command = tbk_at(&url);
    command.args(["link", "convert", "--input", "-", "--pid", "mm_1_2_3", "-o", "jsonl"]).write_stdin(input);
    let rows = lines(&command.assert().success().get_output().stdout);
    assert_eq!(rows.len(), all);
    for (n, row) in rows.iter().enumerate() {
        assert_eq!(row["short_url"], format!("https://s.click.taobao.com/AbCdEf{n:02}-1x2y3z"));
    }
    assert_eq!(*calls.lock().unwrap(), all / 20);
}

#[test]
fn lines_without_a_link_are_named() {
    let input = format!("{}\n你好\n", item("AbCdEfGh"));
    let run = convert(&input, &[]).assert().code(6);
    let run =
        run.stderr(contains("1 of 2 links converted; first failure: line 2: the text contains nothing"));
    let row = lines(&run.get_output().stdout).remove(1);
    assert_eq!((&row["outcome"], &row["error"]["exit_status"]), (&json!("nothing"), &json!(7)));
    convert("你好\n", &[]).assert().code(7);
}

#[test]
fn resume_repeats_the_lines_that_failed() {
    let served = serve(
        r#"
[[answer]]
method = "taobao.tbk.dg.general.link.convert"
response = { data = { item_url_list = [
  { input_item_id = "AbCdEfGh-1x2y3z", link_info_dto = { cps_short_url = "https://s.click.taobao.com/1" } },
  { input_item_id = "BbCdEfGh-1x2y3z", code = 10000, msg = "非淘客商品" },
  { input_item_id = "CbCdEfGh-1x2y3z", link_info_dto = { cps_short_url = "https://s.click.taobao.com/3" } },
] } }
"#,
    );
    let input = format!("{}\n{} {}\n", item("AbCdEfGh"), item("BbCdEfGh"), item("CbCdEfGh"));
    for form in ["jsonl", "json", "csv"] {
        let mut first = served.tbk();
        first
            .args(["link", "convert", "--input", "-", "--pid", "mm_1_2_3", "-o", form])
            .write_stdin(input.clone());
        let first = first.assert().code(6);
        let earlier = file(std::str::from_utf8(&first.get_output().stdout).unwrap());
        let resume = ["--resume", earlier.path().to_str().unwrap()];
        let again = convert(&input, &resume).assert().success();
        let again = again.stderr("2 of 2 links converted, 1 line done earlier and skipped\n");
        let rows = lines(&again.get_output().stdout);
        assert_eq!(
            rows.iter().map(|row| row["line"].as_u64().unwrap()).collect::<Vec<_>>(),
            [2, 2],
            "{form}"
        );
        let other = input.replace("AbCdEfGh", "DbCdEfGh");
        convert(&other, &resume).assert().code(6).stderr(contains("line 1 is not the line"));
    }
}

#[test]
fn the_configuration_has_a_pid_for_each_channel() {
    let directory = tempfile::tempdir().unwrap();
    let write = |text: &str| {
        let path = directory.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    };
    let run = |arguments: &[&str]| {
        let mut command = tbk();
        command.args(["link", &item("AbCdEfGh"), "--sandbox", "-o", "jsonl"]).args(arguments);
        command.env("TBK_CONFIG_DIR", directory.path());
        command.assert()
    };
    write(
        "[link]\npid = \"mm_1_2_3\"\nwant = [\"short\", \"title\"]\n[link.route.\"relation:77\"]\npid = \"mm_1_2_9\"\n",
    );
    let entry = |arguments: &[&str]| lines(&run(arguments).success().get_output().stdout).remove(0);
    assert_eq!(entry(&[])["sale"], "mm_1_2_3");
    assert!(entry(&[])["title"].is_string());
    assert_eq!(entry(&["--want", "short"])["title"], Value::Null);
    assert_eq!(entry(&["--relation-id", "77"])["sale"], "mm_1_2_9 relation_id 77");
    assert_eq!(entry(&["--relation-id", "78"])["sale"], "mm_1_2_3 relation_id 78");
    assert_eq!(entry(&["--relation-id", "77", "--pid", "mm_1_2_4"])["sale"], "mm_1_2_4 relation_id 77");
    write("[link]\npid = \"mm_1_2\"\n");
    run(&[]).code(2).stderr(contains("line 2").and(contains("mm_1_2")));
    write("[link.route.\"77\"]\npid = \"mm_1_2_3\"\n");
    run(&[]).code(2).stderr(contains("does not name a channel"));
}

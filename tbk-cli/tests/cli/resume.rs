//! `--input` with `--resume`, `--all-pages` and several accounts.

use predicates::str::contains;
use serde_json::{Value, json};

use super::input::{TPWD, calls, file, lines, links, parameter};
use super::{Served, gateway, tbk, tbk_at};

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

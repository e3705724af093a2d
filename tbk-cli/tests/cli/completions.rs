//! Candidates of completions, and the scripts in real shells.

#[cfg(unix)]
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;

use super::shells::candidates;
use super::tbk;

/// Returns the candidates of fish: each with its help after a tab.
fn described(words: &[&str]) -> Vec<String> {
    candidates("fish", words).lines().map(str::to_owned).collect()
}

/// Runs a script in a shell that finds `tbk`. Returns `None` if the shell is not installed.
fn run(shell: &str, script: &str, home: &Path) -> Option<Output> {
    let bin = assert_cmd::cargo::cargo_bin("tbk");
    let path = format!("{}:{}", bin.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(shell);
    command.args(["-c", script]).env("PATH", path).env("TBK_CONFIG_DIR", home).env("HOME", home);
    command.env_remove("TBK_LANG").env("LC_ALL", "C.UTF-8").current_dir(home).output().ok()
}

/// Returns the words that Bash inserts for the last word. `words` are split as Bash splits them.
fn in_bash(words: &[&str], current: &str, home: &Path) -> Vec<String> {
    let quoted: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!(
        "eval \"$(tbk completions bash)\"\nCOMP_WORDS=({})\nCOMP_CWORD={}\nCOMP_TYPE=9\n\
         _clap_complete_tbk tbk '{current}' '' 2>/dev/null\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" "),
        words.len() - 1,
    );
    let output = run("bash", &script, home).unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn codes_of_a_parameter_are_completed_with_labels() {
    let call = |word| described(&["call", "taobao.tbk.order.details.get", word]);
    assert_eq!(
        call("query_type="),
        [
            "query_type=1\t创建时间",
            "query_type=2\t付款时间",
            "query_type=3\t结算时间",
            "query_type=4\t更新时间"
        ]
    );
    assert_eq!(call("tk_status=1").len(), 4);
    assert_eq!(call("page_no="), [""; 0]);
    assert_eq!(call("no_such="), [""; 0]);
    let search = |word| described(&["call", "shop.get", word]);
    assert_eq!(search("is_tmall=t"), ["is_tmall=true"]);
}

#[test]
fn parameters_are_described_in_the_language_of_the_run() {
    let help = |language: &str| {
        let mut command = tbk();
        command.env("COMPLETE", "fish").env("TBK_LANG", language);
        super::shown(command.args(["--", "tbk", "call", "order.details.get", "query_t"]))
    };
    assert_eq!(help("zh"), "query_type=\t查询时间类型\n");
    assert!(help("en").starts_with("query_type=\t查询时间类型: the timestamp"), "{}", help("en"));
}

#[test]
fn methods_are_completed_by_prefix_part_and_title() {
    let describe = |word| -> Vec<_> {
        let lines = described(&["describe", word]);
        lines.iter().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
    };
    assert_eq!(describe("taobao.tbk.spr"), ["taobao.tbk.spread.get"]);
    assert_eq!(describe("TAOBAO.tbk.spr"), ["taobao.tbk.spread.get"]);
    assert_eq!(describe("order"), ["order.details.get", "order.refund.get"]);
    assert_eq!(describe("tlj").len(), 4);
    assert!(describe("tlj").iter().all(|method| method.starts_with("dg.vegas.tlj.")));
    assert_eq!(describe("查券")[0], "coupon.get");
    assert_eq!(describe("dingdan")[0], "order.details.get");
    assert_eq!(describe("xyzzy"), [""; 0]);
}

#[test]
fn fields_and_error_codes_are_completed() {
    let fields = described(&["call", "order.details.get", "--fields", "trade_id,tk_st"]);
    assert_eq!(fields, ["trade_id,tk_status"]);
    assert_eq!(described(&["call", "shop.get", "--fields", "total"]), ["total_results"]);
    assert_eq!(described(&["explain", "200"])[0], "2007\t订单查询时间段过长");
    assert_eq!(described(&["explain", "isv.permission-ip"]), ["isv.permission-ip-whitelist-limit"]);
    assert!(described(&["explain", ""]).iter().all(|line| !line.split('\t').next().unwrap().contains('*')));
}

#[cfg(unix)]
#[test]
fn bash_completes_values_and_parts_of_names() {
    let home = tempfile::tempdir().unwrap();
    let bash = |words: &[&str], current| in_bash(words, current, home.path());
    // Bash splits `query_type=1` at the `=`.
    let values = bash(&["tbk", "call", "order.details.get", "query_type", "="], "");
    assert_eq!(values[..4], ["1", "2", "3", "4"]);
    assert_eq!(bash(&["tbk", "call", "shop.get", "is_tmall", "=", "t"], "t"), ["true"]);
    assert_eq!(bash(&["tbk", "call", "order.details.get", "query_t"], "query_t"), ["query_type="]);
    // With a common start such as `dg.`, Bash would replace the word.
    let daily = bash(&["tbk", "describe", "daily"], "daily");
    assert_eq!(daily[0], "taobao.tbk.dg.content.media.daily.report");
    assert_eq!(daily[1], "dg.media.daily.report");
}

#[cfg(unix)]
#[test]
fn names_of_profiles_never_become_shell_code() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config.toml");
    let completed = |names: &[&str]| {
        let profiles: Vec<_> =
            names.iter().map(|name| format!("[profiles.\"{name}\"]\napp_key = \"1\"\n")).collect();
        std::fs::write(&path, profiles.join("\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        in_bash(&["tbk", "doctor", "--profile", "w"], "w", home.path())
    };
    assert_eq!(completed(&["work", "web"]), ["web", "work"]);
    // A configuration with such a name is rejected as a whole.
    for name in ["we$(touch pwned)", "w`touch pwned`", "w; touch pwned", "w'x", "w\\nx"] {
        assert_eq!(completed(&["work", name]).concat(), "", "{name}");
    }
    assert!(!home.path().join("pwned").exists());
}

#[test]
fn zsh_without_its_completion_system_reports_what_to_do() {
    let message = "autoload -Uz compinit && compinit";
    let mut script = tbk();
    script.args(["completions", "zsh"]).assert().success().stdout(
        contains("#compdef tbk\nif (( $+functions[compdef] ))")
            .and(contains(message))
            // Candidates that do not begin with the word are inserted as well.
            .and(contains("_describe -V 'values' other -U")),
    );
    let mut chinese = tbk();
    chinese.args(["completions", "zsh"]).env("TBK_LANG", "zh");
    chinese.assert().success().stdout(contains("请在 ~/.zshrc 中 tbk 一行之前加入"));
    let home = tempfile::tempdir().unwrap();
    if let Some(output) = run("zsh", "eval \"$(tbk completions zsh)\"; echo done", home.path()) {
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "done\n");
        assert!(String::from_utf8(output.stderr).unwrap().contains(message));
    }
}

//! Completions, manual pages, and help in both languages.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;

use super::{shown, tbk};

/// Returns the candidates for the last word, as a shell requests them.
pub(super) fn candidates(shell: &str, words: &[&str]) -> String {
    let mut command = tbk();
    command.env("COMPLETE", shell).args(["--", "tbk"]).args(words);
    command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).env("_CLAP_IFS", "\n");
    command.env("_CLAP_COMPLETE_COMP_TYPE", "9").env("_CLAP_COMPLETE_SPACE", "true");
    shown(&mut command)
}

#[test]
fn methods_parameters_and_profiles_are_completed_in_every_shell() {
    let home = tempfile::tempdir().unwrap();
    let mut set = tbk();
    set.env("TBK_CONFIG_DIR", home.path())
        .args(["config", "set", "app_key", "1", "--profile", "work"])
        .assert()
        .success();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let methods = candidates(shell, &["call", "taobao.tbk.spr"]);
        assert!(
            methods.contains("taobao.tbk.spread.get") && !methods.contains("taobao.tbk.shop.get"),
            "{shell}: {methods}"
        );
        let parameters = candidates(shell, &["call", "taobao.tbk.shop.get", "q=x", "p"]);
        assert!(
            parameters.contains("page_size=") && parameters.contains("page_no="),
            "{shell}: {parameters}"
        );
        assert!(!parameters.contains("q=") && !parameters.contains("platform_x"), "{shell}: {parameters}");
        assert!(candidates(shell, &["desc"]).contains("describe"), "{shell}");
        let mut profiles = tbk();
        profiles.env("TBK_CONFIG_DIR", home.path()).env("COMPLETE", shell).args([
            "--",
            "tbk",
            "--profile",
            "w",
        ]);
        profiles.env("_CLAP_COMPLETE_INDEX", "2").env("_CLAP_IFS", "\n");
        profiles.env("_CLAP_COMPLETE_COMP_TYPE", "9").env("_CLAP_COMPLETE_SPACE", "true");
        assert!(shown(&mut profiles).contains("work"), "{shell}");
        tbk().args(["completions", shell]).assert().success().stdout(contains("COMPLETE"));
    }
}

#[cfg(unix)]
#[test]
fn printed_script_completes_in_bash() {
    let bin = assert_cmd::cargo::cargo_bin("tbk");
    let script = "eval \"$(tbk completions bash)\"\nCOMP_WORDS=(tbk describe taobao.tbk.spr)\nCOMP_CWORD=2\nCOMP_TYPE=9\n\
                  _clap_complete_tbk tbk taobao.tbk.spr describe 2>/dev/null\nprintf '%s\\n' \"${COMPREPLY[@]}\"";
    let path = format!("{}:{}", bin.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let output = std::process::Command::new("bash").args(["-c", script]).env("PATH", path).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "taobao.tbk.spread.get\n", "{output:?}");
}

#[test]
fn every_command_has_a_manual_page() {
    let directory = tempfile::tempdir().unwrap();
    tbk().args(["man", "--dir"]).arg(directory.path()).assert().success();
    let names: Vec<_> = std::fs::read_dir(&directory)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for page in ["tbk.1", "tbk-call.1", "tbk-config-set.1", "tbk-sandbox-serve.1", "tbk-session-exchange.1"] {
        assert!(names.iter().any(|name| name == page), "{page}: {names:?}");
    }
    tbk().arg("man").assert().success().stdout(contains(".TH tbk 1").and(contains("EXTRA")));
}

#[test]
fn manual_pages_in_chinese_have_no_english() {
    let directory = tempfile::tempdir().unwrap();
    tbk().args(["man", "--dir"]).arg(directory.path()).env("TBK_LANG", "zh").assert().success();
    for entry in std::fs::read_dir(&directory).unwrap() {
        let page = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for word in
            ["NAME\n", "OPTIONS", "Print", "[default", "[possible", "[env", "May also", "COMMAND", "EXTRA"]
        {
            assert!(!page.contains(word), "{word}: {page}");
        }
    }
}

#[test]
fn help_and_version_are_commands_in_both_languages() {
    for language in ["en", "zh"] {
        let printed = |arguments: &[&str]| {
            let mut command = tbk();
            let assert = command.args(arguments).env("TBK_LANG", language).assert().success();
            String::from_utf8(assert.get_output().stdout.clone()).unwrap()
        };
        assert_eq!(printed(&["help", "config", "set"]), printed(&["config", "set", "-h"]));
        assert_eq!(printed(&["version"]), printed(&["--version"]));
        assert!(printed(&["help"]).contains("completions"));
    }
    tbk().args(["help", "cal"]).assert().code(2).stderr(contains("there is no command \"cal\""));
}

#[test]
fn help_follows_the_language() {
    insta::assert_snapshot!("help_en", shown(tbk().arg("--help")));
    insta::assert_snapshot!("help_zh", shown(tbk().arg("--help").env("LANG", "zh_CN.UTF-8")));
    insta::assert_snapshot!("help_call_zh", shown(tbk().args(["call", "--help"]).env("TBK_LANG", "zh")));
    tbk().arg("call").env("TBK_LANG", "zh").assert().code(2).stderr(contains("<接口名>"));
    tbk().assert().code(2).stderr(contains("Usage: tbk"));
    tbk().arg("--version").assert().success().stdout(contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn errors_follow_the_language() {
    let mut command = tbk();
    command.args(["call", "taobao.tbk.order.detail.get"]).env("LC_ALL", "zh_CN.UTF-8");
    command.assert().code(2).stderr(
        "错误：未知接口 \"taobao.tbk.order.detail.get\"\n提示：是否指 taobao.tbk.order.details.get？\n",
    );
}

#[test]
fn usage_errors_are_translated() {
    let assert_error = |arguments: &[&str], text: &str| {
        let mut command = tbk();
        command.env("LANG", "zh_CN.UTF-8").args(arguments).assert().code(2).stderr(text.to_owned());
    };
    assert_error(&["cal"], "错误：未知命令 cal\n提示：是否指 call？\n");
    assert_error(&["apis", "--sesion", "none"], "错误：未知参数 --sesion\n提示：是否指 --session？\n");
    assert_error(&["call"], "错误：缺少 <接口名>\n提示：用 --help 查看用法\n");
    assert_error(
        &["apis", "-o", "yaml"],
        "错误：--output <格式> 的值 \"yaml\" 无效\n提示：可选：json, jsonl, csv, xlsx, table\n",
    );
    assert_error(
        &["call", "x", "--input", "a", "--dry-run"],
        "错误：--input <文件> 不能与 --dry-run 同用\n提示：用 --help 查看用法\n",
    );
    assert_error(
        &["call", "taobao.tbk.shop.get", "feilds=a", "page_size=1000", "--sandbox"],
        "错误：未调用 taobao.tbk.shop.get：没有参数 `feilds`，最接近的有：fields, end_commission_rate, is_tmall, page_size, end_credit；\
         缺少必填参数 `fields`；`page_size` 应在 1 至 100 之间，而非 1000；缺少必填参数 `q`\n",
    );
}

#[test]
fn errors_of_libraries_are_translated() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("faults.toml", "[[rule]]\nfault = 1\n");
    write("ledger.json", "{\"seed\":");
    write("speed.toml", "speed = -1.0\n");
    write("curl.txt", "curl -d 'a=1 http://127.0.0.1/router/rest");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let assert_error = |arguments: &[&str], code: i32, text: &str| {
        let mut command = tbk();
        command.env("TBK_LANG", "zh").current_dir(folder.path()).args(arguments);
        let run = command.assert().code(code);
        let printed = String::from_utf8(run.get_output().stderr.clone()).unwrap();
        // The numbers of errors differ between operating systems.
        assert!(printed.starts_with(text), "{printed}");
    };
    assert_error(&["sign", "--request", "missing"], 2, "错误：无法读取 missing：文件或目录不存在");
    assert_error(&["sign", "--request", "curl.txt"], 2, "错误：该 curl 命令的引号未闭合");
    assert_error(
        &["sandbox", "serve", "--faults", "faults.toml"],
        2,
        "错误：faults.toml 不是合法的故障文件：第 2 行：`fault` 不是可用的项，或值的格式不正确",
    );
    assert_error(
        &["sandbox", "serve", "--ledger", "ledger.json"],
        2,
        "错误：ledger.json 不是合法的账本脚本：内容不完整，第 1 行第 8 列",
    );
    assert_error(
        &["sandbox", "serve", "--ledger", "speed.toml"],
        2,
        "错误：speed.toml 不是合法的账本脚本：speed 应在 0 至 1000000 之间，而非 -1",
    );
    assert_error(
        &["sandbox", "serve", "--port", &port],
        1,
        &format!("错误：沙箱无法监听 127.0.0.1:{port}：端口已被占用"),
    );
    assert_error(
        &["sandbox", "serve", "--port", "99999"],
        2,
        "错误：--port <端口> 的值 \"99999\" 无效：应在 0 至 65535 之间",
    );
    assert_error(&["quota", "--quota-url", "redis://127.0.0.1:1/"], 1, "错误：Redis 未响应：连接被拒绝");
}

/// A debug build checks each command when it is built, and the help of all commands builds all of them.
#[test]
fn the_command_line_is_well_formed_in_both_languages() {
    for (lang, usage) in [("en", "Usage: tbk "), ("zh", "用法：tbk ")] {
        tbk().arg("help").env("TBK_LANG", lang).assert().success().stdout(contains(usage));
    }
}

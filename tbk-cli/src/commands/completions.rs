//! `tbk completions`.

use clap::{Args, ValueEnum};
use clap_complete::env::Shells;

use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::text_out;

#[derive(Debug, Args)]
#[command(
    about = text("Prints the shell completion script", "输出 shell 补全脚本"),
    after_help = text(
        "Examples:\n  source <(tbk completions bash)                  # in ~/.bashrc\n  source <(tbk completions zsh)                   # in ~/.zshrc, after compinit\n  \
         tbk completions fish | source                   # in config.fish\n  tbk completions powershell | Out-String | Invoke-Expression",
        "示例：\n  source <(tbk completions bash)                  # 写入 ~/.bashrc\n  source <(tbk completions zsh)                   # 写入 ~/.zshrc，在 compinit 之后\n  \
         tbk completions fish | source                   # 写入 config.fish\n  tbk completions powershell | Out-String | Invoke-Expression",
    )
)]
pub(crate) struct Completions {
    #[arg(value_enum, help = text("The shell", "shell 类型"))]
    shell: Shell,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

impl Completions {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let name =
            self.shell.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
        let shells = Shells::builtins();
        let shell = shells
            .completer(&name)
            .ok_or_else(|| Failure::usage(say!("unknown shell {name}", "未知 shell {name}")))?;
        let mut script = Vec::new();
        shell
            .write_registration("COMPLETE", "tbk", "tbk", "tbk", &mut script)
            .map_err(|error| Failure::local(cause::describe(&error)))?;
        let script = String::from_utf8_lossy(&script);
        let script = script.trim();
        if matches!(self.shell, Shell::Zsh) { text_out(&zsh(script)) } else { text_out(script) }
    }
}

/// Adds to the script for zsh: a message if the completion system is not loaded, and the use of candidates that do not
/// begin with the word, such as methods found by a part of their name.
fn zsh(script: &str) -> String {
    let (header, body) = script.split_once('\n').unwrap_or(("", script));
    let describe = "_describe -V 'values' other";
    let describe_all = format!(
        "if [[ \"${{other[1]}}\" == \"$PREFIX\"* ]]; then\n            {describe}\n        else\n            \
         compstate[insert]=menu\n            {describe} -U\n        fi"
    );
    let body = body
        .replace(&format!("[[ -n $other ]] && {describe}"), &format!("[[ -n $other ]] && {describe_all}"));
    let message = text(
        "tbk: completions need the completion system of zsh: add this line to ~/.zshrc before the one of tbk: autoload -Uz compinit && compinit",
        "tbk：补全依赖 zsh 的补全系统，请在 ~/.zshrc 中 tbk 一行之前加入：autoload -Uz compinit && compinit",
    );
    format!("{header}\nif (( $+functions[compdef] )); then\n{body}\nelse\n    print -u2 '{message}'\nfi")
}

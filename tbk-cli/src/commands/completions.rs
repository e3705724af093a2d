//! `tbk completions`.

use clap::{Args, ValueEnum};
use clap_complete::env::Shells;

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::text_out;

#[derive(Debug, Args)]
#[command(
    about = text("Prints the shell completion script", "输出 shell 补全脚本"),
    after_help = text(
        "Examples:\n  source <(tbk completions bash)                  # in ~/.bashrc\n  source <(tbk completions zsh)                   # in ~/.zshrc\n  \
         tbk completions fish | source                   # in config.fish\n  tbk completions powershell | Out-String | Invoke-Expression",
        "示例：\n  source <(tbk completions bash)                  # 写入 ~/.bashrc\n  source <(tbk completions zsh)                   # 写入 ~/.zshrc\n  \
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
            .map_err(|error| Failure::local(error.to_string()))?;
        text_out(String::from_utf8_lossy(&script).trim_end())
    }
}

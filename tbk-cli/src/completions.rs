//! `tbk completions`, and the candidates of completions.

use std::ffi::OsStr;

use clap::{Args, ValueEnum};
use clap_complete::CompletionCandidate;
use clap_complete::env::Shells;
use top_core::schema::ApiSchema;

use crate::config::Config;
use crate::failure::Failure;
use crate::lang::{say, text};
use crate::output::text_out;

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

/// Returns all methods with their titles.
pub(crate) fn methods() -> Vec<CompletionCandidate> {
    let candidate = |api: &ApiSchema| CompletionCandidate::new(api.method).help(api.title.map(Into::into));
    tbk_apis::schemas().map(candidate).collect()
}

/// Returns all subjects with their titles.
pub(crate) fn subjects() -> Vec<CompletionCandidate> {
    let subjects = tbk_apis::SUBJECTS.iter();
    subjects.map(|subject| CompletionCandidate::new(subject.name).help(Some(subject.title.into()))).collect()
}

/// Returns `name=` for each parameter of the method on the command line.
pub(crate) fn parameters(current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let words: Vec<_> = std::env::args().collect();
    let Some(api) = tbk_apis::schemas().find(|api| words.iter().any(|word| word == api.method)) else {
        return Vec::new();
    };
    let given = |name: &str| words.iter().any(|word| word.starts_with(&format!("{name}=")));
    api.parameters
        .iter()
        .filter(|field| field.name.starts_with(&*current) && !given(field.name))
        .map(|field| {
            let docs = field.docs.and_then(|docs| docs.lines().next());
            CompletionCandidate::new(format!("{}=", field.name)).help(docs.map(Into::into))
        })
        .collect()
}

/// Returns the profiles of the configuration; none if it cannot be read.
pub(crate) fn profiles() -> Vec<CompletionCandidate> {
    let config = Config::read().unwrap_or_default();
    config.profiles.into_keys().map(CompletionCandidate::new).collect()
}

/// Returns the accounts of all profiles; none if the configuration cannot be read.
pub(crate) fn accounts() -> Vec<CompletionCandidate> {
    let config = Config::read().unwrap_or_default();
    config
        .profiles
        .into_values()
        .flat_map(|profile| profile.accounts.into_keys())
        .map(CompletionCandidate::new)
        .collect()
}

//! Runs every command of the pages of [`PAGES`], in one shell for each page, and compares the output with the page.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use snapbox::Assert;
use snapbox::data::{Data, DataFormat};

/// The pages in `docs`, with the number of commands that they have at least. Each has a Chinese version, `NAME.zh-CN.md`.
const PAGES: [(&str, usize); 3] = [("cli", 30), ("links", 10), ("orders", 10)];

/// A command of the page, with its expected output.
struct Step {
    command: String,
    expected: String,
    /// The first line of the output in the page, and the number of its lines.
    lines: (usize, usize),
}

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(name)
}

/// Returns the commands of all `console` blocks. A command continues after a line that ends with `\`.
fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let (mut inside, mut unfinished) = (false, false);
    for (number, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let (true, Some(command)) = (inside, line.strip_prefix("$ ")) {
            unfinished = command.ends_with('\\');
            let (command, expected) = (command.to_owned(), String::new());
            steps.push(Step { command, expected, lines: (number + 1, 0) });
        } else if let (true, Some(step)) = (inside, steps.last_mut()) {
            if unfinished {
                unfinished = line.ends_with('\\');
                step.command = format!("{}\n{line}", step.command);
                step.lines.0 = number + 1;
            } else {
                let _ = writeln!(step.expected, "{line}");
                step.lines.1 += 1;
            }
        }
    }
    steps
}

/// Returns the output of each command: standard output and standard error.
fn run(steps: &[Step], language: &str) -> Vec<String> {
    const END: char = '\u{1e}';
    let directory = tempfile::tempdir().unwrap();
    let bin = assert_cmd::cargo::cargo_bin("tbk");
    let mut script = "trap 'kill $(jobs -p) 2>/dev/null' EXIT\n".to_owned();
    for step in steps {
        let _ = write!(script, "{{ {}\n}} 2>&1\nprintf '{END}'\n", step.command);
    }
    let mut shell = Process::new("bash");
    shell.arg("-c").arg(script).current_dir(&directory).stdin(std::process::Stdio::null());
    for name in super::VARIABLES {
        shell.env_remove(name);
    }
    let path = std::env::join_paths(
        std::iter::once(bin.parent().unwrap().to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    shell.env("PATH", path.unwrap()).env("TBK_CONFIG_DIR", directory.path().join("config"));
    shell.env("TBK_LANG", language);
    let output = shell.output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    printed.split_terminator(END).map(str::to_owned).collect()
}

#[test]
fn english_tour_matches_the_output() {
    for (name, least) in PAGES {
        compare(&format!("{name}.md"), "en", least);
    }
}

#[test]
fn chinese_tour_matches_the_output() {
    for (name, least) in PAGES {
        compare(&format!("{name}.zh-CN.md"), "zh", least);
    }
}

#[test]
fn tours_have_the_same_commands() {
    let commands = |name: &str| -> Vec<String> {
        let text = std::fs::read_to_string(page(name)).unwrap();
        let words = |step: Step| step.command.replace("TBK_LANG=zh ", "").replace("TBK_LANG=en ", "");
        steps(&text).into_iter().map(words).collect()
    };
    for (name, _) in PAGES {
        assert_eq!(commands(&format!("{name}.md")), commands(&format!("{name}.zh-CN.md")));
    }
}

fn compare(name: &str, language: &str, least: usize) {
    let page_text = std::fs::read_to_string(page(name)).unwrap();
    let steps = steps(&page_text);
    assert!(steps.len() >= least, "{name} has {} commands", steps.len());
    let printed = run(&steps, language);
    assert_eq!(printed.len(), steps.len(), "the shell ended early, after: {:?}", printed.last());
    let assert = Assert::new();
    let mut wrong = Vec::new();
    for (step, printed) in steps.iter().zip(&printed) {
        // The page has no trailing spaces.
        let printed: String = printed.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
        let expected = Data::text(step.expected.clone()).coerce_to(DataFormat::Text);
        let outcome = assert.try_eq(Some(&step.command), Data::text(printed.clone()), expected);
        wrong.extend(outcome.err().map(|error| (step, printed, error.to_string())));
    }
    if std::env::var_os("UPDATE").is_some() {
        let mut lines: Vec<String> = page_text.lines().map(str::to_owned).collect();
        for (step, printed, _) in wrong.iter().rev() {
            let (first, count) = step.lines;
            lines.splice(first..first + count, printed.lines().map(str::to_owned));
        }
        std::fs::write(page(name), lines.join("\n") + "\n").unwrap();
        return;
    }
    let messages: Vec<_> =
        wrong.iter().map(|(step, _, error)| format!("$ {}\n{error}", step.command)).collect();
    assert!(wrong.is_empty(), "run again with UPDATE=1 and check the changes:\n{}", messages.join("\n"));
}

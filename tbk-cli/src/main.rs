//! `tbk`: command line of the Taobaoke (淘宝客) APIs of the Taobao Open Platform.

mod api;
mod cli;
mod commands;
mod config;
mod forensics;
mod ui;

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap_complete::CompleteEnv;

use cli::{Arguments, Command};
use ui::cause;
use ui::failure::Failure;
use ui::lang::say;
use ui::output::text_out;

fn main() -> ExitCode {
    ui::shell::completing();
    // Prints completions and exits if a shell requests them.
    CompleteEnv::with_factory(cli::command).complete();
    // Never freed: it has thousands of small parts, and the process ends soon.
    let mut command = ManuallyDrop::new(cli::command());
    let matches = command.try_get_matches_from_mut(std::env::args_os());
    let arguments = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    if let Err(failure) = config::environment::check() {
        return failure.report();
    }
    let outcome = match arguments.map_err(ui::usage::from_clap) {
        Ok(arguments) => run(arguments),
        Err(Ok(failure)) => Err(failure),
        Err(Err(error)) if error.use_stderr() => error.exit(),
        // The help and the version.
        Err(Err(error)) => ui::output::written(error.print()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(Arguments { command, output, selection }: Arguments) -> Result<(), Failure> {
    let selection = selection.checked()?;
    output.check()?;
    match command {
        Command::Apis(apis) => apis.run(&output),
        Command::Describe(describe) => describe.run(&output),
        Command::Schema(schema) => schema.run(&output),
        Command::Call(call) => wait(call.run(&selection, &output)),
        Command::Sign(sign) => wait(sign.run(&selection, &output)),
        Command::Decode(decode) => decode.run(&output),
        Command::Explain(explain) => explain.run(&output),
        Command::Link(link) => wait(link.run(&selection, &output)),
        Command::Pid(pid) => pid.run(&output),
        Command::Orders(orders) => wait(orders.run(&selection, &output)),
        Command::Quota(quota) => wait(quota.run(&output)),
        Command::Doctor(doctor) => wait(doctor.run(&selection, &output)),
        Command::Session(session) => wait(session.run(&selection, &output)),
        Command::Config(config) => config.run(&selection, &output),
        Command::Sandbox(sandbox) => wait(sandbox.run()),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(cli::command()),
        Command::Help(help) => help.run(cli::command()),
        Command::Version => text_out(concat!("tbk ", env!("CARGO_PKG_VERSION"))),
    }
}

fn wait(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
        let error = cause::describe(&error);
        Failure::local(say!("cannot start the async runtime: {error}", "无法启动运行时：{error}"))
    })?;
    runtime.block_on(work)
}

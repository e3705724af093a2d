//! `tbk`: the Taobaoke (淘宝客) APIs of the Taobao Open Platform from the command line.

mod call;
mod credentials;
mod failure;
mod output;
mod parameters;
mod sandbox;
mod schema;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

/// Calls the Taobaoke (淘宝客) APIs of the Taobao Open Platform (TOP).
///
/// Credentials come from the environment: TBK_APP_KEY, TBK_APP_SECRET and, for APIs that need one, TBK_SESSION.
/// With --sandbox none are needed: a gateway inside of this program answers.
#[derive(Debug, Parser)]
#[command(name = "tbk", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Calls an API and prints its data as JSON.
    Call(call::Call),
    /// Runs the sandbox.
    #[command(subcommand)]
    Sandbox(sandbox::Sandbox),
    /// Prints the APIs with their parameters and responses as JSON.
    Schema(schema::Schema),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(command: Command) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::here(format!("no runtime can be started: {error}")))?;
    match command {
        Command::Call(call) => runtime.block_on(call.run()),
        Command::Sandbox(sandbox) => runtime.block_on(sandbox.run()),
        Command::Schema(schema) => schema.run(),
    }
}

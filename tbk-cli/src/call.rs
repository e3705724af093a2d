//! `tbk call`.

use clap::{Args, ValueEnum};
use secrecy::ExposeSecret as _;
use serde_json::Value;
use top_core::describe::{ApiDescription, SessionPolicy};
use top_core::{Format, Reply};

use crate::credentials::{Access, Gateway};
use crate::failure::Failure;
use crate::output;
use crate::parameters::{Assignment, collect};

/// Calls an API and prints its data as JSON, ids as texts.
#[derive(Debug, Args)]
pub(crate) struct Call {
    /// The API, such as taobao.tbk.shop.get.
    method: String,
    /// Its parameters. A list is written a,b,c; an object as JSON; a file as name=@PATH.
    #[arg(value_name = "NAME=VALUE")]
    parameters: Vec<Assignment>,
    #[command(flatten)]
    gateway: Gateway,
    /// The form in which the gateway answers; what is printed is the same.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Json)]
    format: AnswerFormat,
    /// Ask for JSON without envelopes and wrappers around lists.
    #[arg(long)]
    simplify: bool,
    /// Call a method that this program does not know; the answer is printed as it comes.
    #[arg(long)]
    untyped: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AnswerFormat {
    Json,
    Xml,
}

impl Call {
    pub(crate) async fn run(&self) -> Result<(), Failure> {
        let api = self.api()?;
        let format = self.answer_format()?;
        let params = collect(api, &self.parameters)?;
        let Access { client, session, sandbox: _until_the_end } = self.gateway.access().await?;
        let client = client.format(format).build()?;
        let session = session.map(|session| client.session(session.expose_secret()));
        match (api, session) {
            (Some(api), None) if api.session == SessionPolicy::Required => {
                Err(Failure::usage(format!("{} needs a session", api.method))
                    .hint("set TBK_SESSION to the session of the account"))
            }
            (Some(api), Some(session)) if api.session != SessionPolicy::None => {
                print_data(&session.call_described(api, params).await?)
            }
            (Some(api), _) => print_data(&client.call_described(api, params).await?),
            (None, Some(session)) => output::text(session.call_raw(&self.method, params).await?.body()),
            (None, None) => output::text(client.call_raw(&self.method, params).await?.body()),
        }
    }

    fn api(&self) -> Result<Option<&'static ApiDescription>, Failure> {
        match tbk_apis::ALL.iter().find(|api| api.method == self.method) {
            Some(api) => Ok(Some(api)),
            None if self.untyped => Ok(None),
            None => Err(unknown_method(&self.method)),
        }
    }

    fn answer_format(&self) -> Result<Format, Failure> {
        match (self.format, self.simplify) {
            (AnswerFormat::Json, false) => Ok(Format::Json),
            (AnswerFormat::Json, true) => Ok(Format::SimplifiedJson),
            (AnswerFormat::Xml, false) => Ok(Format::Xml),
            (AnswerFormat::Xml, true) => {
                Err(Failure::usage("--simplify is about JSON, it does not go with --format xml"))
            }
        }
    }
}

fn print_data(reply: &Reply<String>) -> Result<(), Failure> {
    let data: Value = serde_json::from_str(reply)
        .map_err(|error| Failure::here(format!("the data can't be shown: {error}")))?;
    output::json(&data)
}

/// The name that comes closest, or where to find all of them.
pub(crate) fn unknown_method(method: &str) -> Failure {
    let nearest = tbk_apis::ALL
        .iter()
        .map(|api| (strsim::jaro_winkler(method, api.method), api.method))
        .filter(|(likeness, _)| *likeness > 0.9)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let hint = match nearest {
        Some((_, method)) => format!("did you mean {method}?"),
        None => "`tbk schema --all` lists the methods; --untyped calls one that is not among them".to_owned(),
    };
    Failure::usage(format!("unknown method {method:?}")).hint(hint)
}

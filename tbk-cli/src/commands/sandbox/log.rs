//! The option `--log`.

use std::sync::{Arc, OnceLock};

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use top_core::TopTime;
use top_sandbox::{Observed, Outcome, Sandbox};

use crate::forensics::diagnose::Diagnosis;
use crate::forensics::recipe;
use crate::forensics::request::SentRequest;
use crate::ui::lang::{say, text};
use crate::ui::output::note;

/// The signature of a longer request is not diagnosed.
const MAX_DIAGNOSED: usize = 64 << 10;

/// A longer string to sign is cut.
const MAX_SHOWN: usize = 2000;

/// The code of the gateway for an invalid signature.
const INVALID_SIGNATURE: u32 = 25;

/// The secrets of the sandbox, which are known after it is started.
#[derive(Clone, Default)]
pub(super) struct Credentials(Arc<OnceLock<Secrets>>);

struct Secrets {
    app_key: String,
    app_secret: SecretString,
    sessions: Vec<SecretString>,
}

/// Prints requests to standard error.
pub(super) struct Log {
    credentials: Credentials,
}

/// Returns a log and the place for the credentials with which it checks signatures.
pub(super) fn new() -> (Credentials, Log) {
    let credentials = Credentials::default();
    (credentials.clone(), Log { credentials })
}

impl Credentials {
    pub(super) fn set(&self, sandbox: &Sandbox) {
        // They are set once.
        let _ = self.0.set(Secrets {
            app_key: sandbox.app_key().to_owned(),
            app_secret: sandbox.app_secret().to_owned().into(),
            sessions: sandbox.accounts().map(|account| account.session().to_owned().into()).collect(),
        });
    }
}

impl Secrets {
    /// Returns a text in one line, shortened, and without the secrets wherever a client wrote them, such as in a URL.
    fn line(&self, text: &str) -> String {
        let secrets = std::iter::once(&self.app_secret).chain(&self.sessions);
        let masked =
            secrets.fold(text.to_owned(), |text, secret| text.replace(secret.expose_secret(), "***"));
        let cut = if masked.chars().nth(MAX_SHOWN).is_some() { "…" } else { "" };
        let kept = masked.chars().take(MAX_SHOWN).map(|c| if c.is_control() { ' ' } else { c });
        kept.chain(cut.chars()).collect()
    }
}

impl Log {
    /// Prints a line about a request, and what is wrong with its signature.
    pub(super) fn print(&self, request: &Observed<'_>) {
        let (call, Some(secrets)) = (request.call, self.credentials.0.get()) else { return };
        let now = TopTime::now().to_string();
        let time = now.split(' ').next_back().unwrap_or_default();
        let (method, account) =
            (call.method.as_deref().unwrap_or("-"), call.account.as_deref().unwrap_or("-"));
        let elapsed = call.elapsed.as_secs_f64() * 1000.0;
        let outcome = outcome(&call.outcome);
        note(&secrets.line(&format!("{time}  {method}  {account}  {elapsed:.1} ms  {outcome}")));
        if !matches!(call.outcome, Outcome::Refused { code: INVALID_SIGNATURE, .. }) {
            return;
        }
        if request.is_in_batch() {
            return note(text(
                "    the signature of a batch covers the parameters in the URL, then the body as it is sent",
                "    批量调用的签名包括 URL 中的参数以及原样的请求体",
            ));
        }
        diagnose(secrets, &request.expose_form());
    }
}

/// Prints the findings, the names that are signed, and the string to sign.
fn diagnose(secrets: &Secrets, form: &str) {
    let print = |text: String| note(&format!("    {}", secrets.line(&text)));
    if form.len() > MAX_DIAGNOSED {
        return print(text("the request is too long for a diagnosis", "请求过长，不做诊断").to_owned());
    }
    let Ok(request) = SentRequest::read(form.as_bytes().to_vec()) else { return };
    let credentials = recipe::Credentials {
        app_key: Some(&secrets.app_key),
        app_secret: Some(secrets.app_secret.expose_secret()),
        session: None,
    };
    let diagnosis = Diagnosis { request: &request, credentials, string: None, explain: true }.to_json();
    let value = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for finding in diagnosis["findings"].as_array().into_iter().flatten() {
        let (finding, advice) = (value(&finding["finding"]), value(&finding["advice"]));
        let separator = if advice.is_empty() { "" } else { text(": ", "：") };
        print(format!("{finding}{separator}{advice}"));
    }
    let steps = &diagnosis["steps"];
    let names = steps["sorted"].as_array().into_iter().flatten().map(|pair| value(&pair["name"]));
    let names = names.collect::<Vec<_>>().join(" ");
    let (string, formula) = (value(&steps["string_to_sign"]), value(&steps["formula"]));
    print(say!("signed parameters: {names}", "参与签名的参数：{names}"));
    print(say!("string to sign: {string}", "待签名字符串：{string}"));
    print(say!("digest: {formula}", "摘要：{formula}"));
}

fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::CarriedOut => text("ok", "成功").to_owned(),
        Outcome::CarriedOutAndFaulted => {
            text("carried out, response changed by a fault", "已执行，响应被故障改动").to_owned()
        }
        Outcome::Refused { code, sub_code } => {
            let sub_code = sub_code.as_deref().unwrap_or_default();
            say!("error {code} {sub_code}", "错误 {code} {sub_code}").trim_end().to_owned()
        }
        _ => text("fault, not carried out", "故障，未执行").to_owned(),
    }
}

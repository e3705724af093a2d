//! Diagnoses a request that was sent by any program.

use serde_json::{Value, json};
use top_core::SignMethod;

use super::checks;
use super::compare::{self, Theirs};
use super::deviations;
use super::findings::Findings;
use super::recipe::{Credentials, Digest, Material, Outcome, Search, Writing, Written};
use super::request::SentRequest;
use super::steps::Steps;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Form, Output, text_out};

/// A request to diagnose, with the credentials and the signed string.
#[derive(Debug)]
pub(crate) struct Diagnosis<'d> {
    pub(crate) request: &'d SentRequest,
    pub(crate) credentials: Credentials<'d>,
    /// The string that the other program signed.
    pub(crate) string: Option<&'d [u8]>,
    /// Whether to print the correct steps.
    pub(crate) explain: bool,
}

impl Diagnosis<'_> {
    /// Prints the findings and, on request, the correct steps. Returns an error if there are mistakes.
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let findings = self.findings();
        if self.explain {
            self.with_steps(&findings, output)?;
        } else if output.form() == Form::Table && output.fields().is_empty() {
            output.list(&for_people(&findings.entries))?;
        } else {
            output.list(&findings.entries)?;
        }
        match findings.mistakes {
            0 => Ok(()),
            count => {
                let mistakes = counted(count, "mistake", "mistakes");
                Err(Failure::new(
                    Status::Failed,
                    say!(
                        "the gateway would reject this request: {mistakes}",
                        "网关会拒绝该请求：{count} 处错误"
                    ),
                ))
            }
        }
    }

    fn findings(&self) -> Findings {
        let request = self.request;
        let mut findings = Findings::default();
        let material = Material::new(request);
        let sign = request.get("sign").map(|sign| Written::new(&sign));
        let declared = declared(request).unwrap_or_default();
        let search = |(sign, secret)| Search::new(&material, secret, declared, sign).run(self.credentials);
        let outcome = sign.as_ref().zip(self.credentials.app_secret).map(search);
        let is_explained = matches!(outcome, Some(Outcome::Found(_)));
        checks::parameters(request, self.credentials.app_key, &mut findings);
        checks::algorithm(request, is_explained, &mut findings);
        checks::time(request, &mut findings);
        checks::api(request, &mut findings);
        if sign.is_some() {
            signature(outcome, declared, request, &mut findings);
        }
        if let Some(string) = self.string {
            let theirs = Theirs { string, declared, sign: sign.as_ref(), credentials: self.credentials };
            compare::run(&theirs, &material, &mut findings);
        }
        findings
    }

    /// Returns the findings and the correct steps as JSON.
    pub(crate) fn to_json(&self) -> Value {
        let findings = self.findings();
        self.steps(|steps| json!({ "findings": findings.entries, "steps": steps.to_json() }))
    }

    /// Prints the findings and the correct steps: one after the other as text, or as one JSON value.
    fn with_steps(&self, findings: &Findings, output: &Output) -> Result<(), Failure> {
        self.steps(|steps| {
            if output.is_for_people() {
                output.as_table().list(&for_people(&findings.entries))?;
                text_out("")?;
                return steps.print();
            }
            output.one(&json!({ "findings": findings.entries, "steps": steps.to_json() }))
        })
    }

    /// Passes the correct steps to `show`.
    fn steps<T>(&self, show: impl FnOnce(&Steps<'_>) -> T) -> T {
        let sign_method = declared(self.request).unwrap_or_default();
        let material = Material::new(self.request);
        let texts: Vec<_> =
            material.signed().map(|at| (material.name(at), self.request.pairs[at].text())).collect();
        let pairs: Vec<_> = texts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let sign = self.credentials.app_secret;
        let sign = sign.map(|secret| sign_method.sign(&secret.into(), &material.text(&[])));
        show(&Steps::new(&pairs, sign_method, sign))
    }
}

/// Returns the entries of a table in the language of this run, without the members for programs.
fn for_people(entries: &[Value]) -> Vec<Value> {
    let weight = |entry: &Value| match entry["weight"].as_str() {
        Some("mistake") => text("mistake", "错误"),
        _ => text("note", "提示"),
    };
    let row = |entry: &Value| {
        json!({
            text("finding", "结果"): entry["finding"],
            text("weight", "级别"): weight(entry),
            text("advice", "建议"): entry["advice"],
        })
    };
    entries.iter().map(row).collect()
}

/// Returns the signature method of the request, if it is one of the platform.
pub(super) fn declared(request: &SentRequest) -> Option<SignMethod> {
    let methods = [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256];
    let name = request.get("sign_method")?;
    methods.into_iter().find(|method| method.as_str() == name)
}

/// Reports the way in which the request was signed.
fn signature(outcome: Option<Outcome>, declared: SignMethod, request: &SentRequest, findings: &mut Findings) {
    match outcome {
        None => findings.note(
            text("the signature was not checked: no secret is set", "未校验签名：没有密钥"),
            text("set TBK_APP_SECRET, or select a --profile", "请设置 TBK_APP_SECRET 或选择 --profile"),
        ),
        Some(Outcome::NotFound { tried, limited }) => {
            findings.mistake(
                say!("sign matches none of {tried} common mistakes", "签名错误：已尝试 {tried} 种常见错误，均不匹配"),
                text(
                    "the secret belongs to another app, or a parameter was changed after signing: compare with --explain, or pass the signed string with --string",
                    "密钥属于其他应用，或签名后参数被修改：请用 --explain 对照，或用 --string 传入实际签名的字符串",
                ),
            );
            if limited {
                findings.note(
                    text("not all combinations were tried: the request is large", "请求较大，未尝试全部组合"),
                    "",
                );
            }
        }
        Some(Outcome::Found(recipe)) => {
            let is_correct = recipe.edits.is_empty()
                && recipe.digest == Digest::proper(declared)
                && recipe.writing == Writing::Hex;
            if !is_correct {
                return deviations::report(&recipe, declared, request, findings);
            }
            let is_lower = |sign: String| sign.bytes().any(|byte| byte.is_ascii_lowercase());
            if !request.get("sign").is_some_and(is_lower) {
                findings.note(text("the signature is correct", "签名正确"), "");
            }
        }
    }
}

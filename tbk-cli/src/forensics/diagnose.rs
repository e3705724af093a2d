//! Diagnoses a request that was sent by any program.

use encoding_rs::GBK;
use serde_json::{Value, json};
use top_core::names::is_secret_parameter;
use top_core::schema::SessionPolicy;
use top_core::{SignMethod, TopTime};

use super::recipe::{Digest, Join, Order, Recipe, Values};
use super::request::SentRequest;
use super::steps::{Steps, formula};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Output, text_out};

/// The findings: mistakes and notes.
#[derive(Debug, Default)]
struct Findings {
    entries: Vec<Value>,
    mistakes: usize,
}

impl Findings {
    fn mistake(&mut self, what: impl Into<String>, advice: &str) {
        self.mistakes += 1;
        self.entries.push(json!({ "finding": what.into(), "weight": "mistake", "advice": advice }));
    }

    fn note(&mut self, what: impl Into<String>, advice: &str) {
        self.entries.push(json!({ "finding": what.into(), "weight": "note", "advice": advice }));
    }
}

/// Prints the findings and, with `explain`, the correct steps. Returns an error if there are mistakes.
pub(crate) fn run(
    request: &SentRequest,
    secret: Option<&str>,
    app_key: Option<&str>,
    explain: bool,
    output: &Output,
) -> Result<(), Failure> {
    let mut findings = Findings::default();
    parameters(request, app_key, &mut findings);
    signature(request, secret, &mut findings);
    if explain {
        with_steps(request, secret, &findings, output)?;
    } else {
        output.list(&findings.entries)?;
    }
    match findings.mistakes {
        0 => Ok(()),
        count => {
            let mistakes = counted(count, "mistake", "mistakes");
            Err(Failure::new(
                Status::Failed,
                say!("the gateway would reject this request: {mistakes}", "网关会拒绝该请求：{count} 处错误"),
            ))
        }
    }
}

/// Prints the findings and the correct steps: one after the other as text, or as one JSON value.
fn with_steps(
    request: &SentRequest,
    secret: Option<&str>,
    findings: &Findings,
    output: &Output,
) -> Result<(), Failure> {
    let sign_method = declared(request).unwrap_or_default();
    let signed = request.pairs.iter().filter(|pair| pair.name != "sign" && !pair.is_empty());
    let mut texts: Vec<_> = signed.map(|pair| (pair.name.as_str(), pair.text())).collect();
    texts.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
    let pairs = texts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sign = secret.map(|secret| Recipe::correct(sign_method).sign(&request.pairs, secret));
    let steps = Steps { pairs, sign_method, sign };
    if output.is_for_people() {
        output.as_table().list(&findings.entries)?;
        text_out("")?;
        return steps.print();
    }
    output.one(&json!({ "findings": findings.entries, "steps": steps.to_json() }))
}

fn declared(request: &SentRequest) -> Option<SignMethod> {
    let methods = [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256];
    let name = request.get("sign_method")?;
    methods.into_iter().find(|method| method.as_str() == name)
}

/// Checks the parameters. These checks need no secret.
fn parameters(request: &SentRequest, app_key: Option<&str>, findings: &mut Findings) {
    for name in ["method", "app_key", "timestamp", "v", "sign_method", "sign"] {
        if request.get(name).is_none() {
            let advice = text("send it and include it in the signature", "请发送该参数并参与签名");
            findings.mistake(say!("{name} is missing", "缺少 {name}"), advice);
        }
    }
    for (i, pair) in request.pairs.iter().enumerate() {
        let name = &pair.name;
        if request.pairs[..i].iter().any(|earlier| earlier.name == *name) {
            findings
                .mistake(say!("{name} is sent twice", "{name} 重复发送"), text("send it once", "只发送一次"));
        }
        if std::str::from_utf8(&pair.bytes).is_err() {
            let advice = text(
                "encode values in UTF-8 before they are percent-encoded",
                "先按 UTF-8 编码，再做 URL 编码",
            );
            findings
                .mistake(say!("{name} is not UTF-8; it may be GBK", "{name} 不是 UTF-8，可能是 GBK"), advice);
        } else if let Some(intended) = gbk_in_disguise(&pair.bytes).filter(|_| !is_secret_parameter(name)) {
            let decoded = pair.text();
            findings.note(
                say!(
                    "{name} is {decoded:?} in UTF-8 and {intended:?} in GBK",
                    "{name} 按 UTF-8 为 {decoded:?}；按 GBK 为 {intended:?}"
                ),
                text(
                    "if the GBK text is the intended one: encode values in UTF-8 before they are percent-encoded",
                    "若 GBK 的内容才是本意：先按 UTF-8 编码，再做 URL 编码",
                ),
            );
        }
        if pair.is_empty() && !name.is_empty() && name != "sign" {
            let advice = text("omit it from the request and the signature", "不要发送，也不要参与签名");
            findings.note(say!("{name} is empty", "{name} 为空"), advice);
        }
        if pair.in_query && matches!(name.as_str(), "session" | "sign") {
            let advice =
                text("send all parameters in the body: URLs are logged", "请全部放在请求体中：URL 会被记录");
            findings.note(say!("{name} is in the URL", "{name} 出现在 URL 中"), advice);
        }
    }
    if request.is_json {
        findings.mistake(
            text("the body is JSON", "请求体为 JSON"),
            text(
                "send a form: application/x-www-form-urlencoded",
                "应以表单发送：application/x-www-form-urlencoded",
            ),
        );
    }
    if !request.files.is_empty() {
        let files = request.files.join(", ");
        findings.note(say!("files are not signed: {files}", "文件不参与签名：{files}"), "");
    }
    if let Some(v) = request.get("v").filter(|v| v != "2.0") {
        findings.mistake(say!("v is {v}", "v 为 {v}"), text("send v=2.0", "应为 2.0"));
    }
    if let (Some(sent), Some(own)) = (request.get("app_key"), app_key)
        && sent != own
    {
        let advice = text(
            "the configured secret belongs to another app: select a --profile",
            "所用密钥属于另一个应用：请选择 --profile",
        );
        findings.mistake(
            say!("app_key is {sent}, but the configured one is {own}", "app_key 为 {sent}，当前配置为 {own}"),
            advice,
        );
    }
    algorithm(request, findings);
    time(request, findings);
    api(request, findings);
}

/// Returns the GBK text of the bytes if it is Chinese and their UTF-8 text is not. Some bytes are valid in both.
fn gbk_in_disguise(bytes: &[u8]) -> Option<String> {
    let read = std::str::from_utf8(bytes).ok()?;
    let odd: Vec<_> = read.chars().filter(|c| !c.is_ascii()).collect();
    // Western words contain few accented letters, all of them in Latin-1.
    if odd.len() < 2 || odd.iter().all(|c| *c < '\u{100}') || odd.iter().any(|c| *c >= '\u{800}') {
        return None;
    }
    let (decoded, _, failed) = GBK.decode(bytes);
    let is_chinese = |c: char| c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    (!failed && decoded.chars().all(is_chinese)).then(|| decoded.into_owned())
}

fn algorithm(request: &SentRequest, findings: &mut Findings) {
    let (Some(name), Some(sign)) = (request.get("sign_method"), request.get("sign")) else { return };
    let Some(method) = declared(request) else {
        let advice = text("use md5, hmac or hmac-sha256", "可用 md5、hmac 或 hmac-sha256");
        return findings.mistake(say!("sign_method is {name}", "sign_method 为 {name}"), advice);
    };
    let length = if method == SignMethod::HmacSha256 { 64 } else { 32 };
    if sign.len() != length {
        let found = sign.len();
        findings.mistake(
            say!(
                "sign has {found} characters, but {name} gives {length}",
                "sign 长度为 {found}，{name} 应为 {length}"
            ),
            text("use the algorithm that sign_method names", "请使用 sign_method 指定的算法"),
        );
    }
    if sign.bytes().any(|byte| byte.is_ascii_lowercase()) {
        findings.mistake(
            text("sign is in lower case", "sign 为小写"),
            text("write the digest as upper-case hex", "摘要应为大写十六进制"),
        );
    }
}

fn time(request: &SentRequest, findings: &mut Findings) {
    const MINUTE: i64 = 60_000;
    let Some(timestamp) = request.get("timestamp") else { return };
    let has_form = timestamp.len() == 19 && timestamp.as_bytes().get(10) == Some(&b' ');
    let Some(at) = timestamp.parse::<TopTime>().ok().filter(|_| has_form) else {
        let advice = text(
            "use yyyy-MM-dd HH:mm:ss with leading zeros, GMT+8",
            "格式为 yyyy-MM-dd HH:mm:ss（补零），GMT+8",
        );
        return findings.mistake(say!("timestamp is {timestamp}", "timestamp 为 {timestamp}"), advice);
    };
    let minutes = (at.unix_millis() - TopTime::now().unix_millis()) / MINUTE;
    if (minutes + 480).abs() <= 10 {
        findings.mistake(
            text("timestamp is 8 hours behind: it is in UTC", "timestamp 慢 8 小时：使用了 UTC"),
            text(
                "use the time in GMT+8 on machines of any time zone",
                "无论机器时区如何，都应使用 GMT+8 时间",
            ),
        );
    } else if minutes.abs() > 10 {
        findings.note(
            say!(
                "timestamp differs from the current time by {minutes} minutes",
                "timestamp 与当前相差 {minutes} 分钟"
            ),
            text(
                "the gateway accepts 10 minutes: set a new timestamp for each attempt",
                "网关允许 10 分钟：每次发送都应更新时间戳",
            ),
        );
    }
}

fn api(request: &SentRequest, findings: &mut Findings) {
    let Some(method) = request.get("method") else { return };
    let Some(api) = tbk_apis::find(&method).map(|api| api.schema) else {
        return findings.note(
            say!("{method} is unknown to this program", "本程序未收录 {method}"),
            text("check the name of the API", "请检查接口名"),
        );
    };
    if api.session == SessionPolicy::Required && request.get("session").is_none() {
        findings.mistake(
            say!("{method} requires a session", "{method} 需要 session"),
            text("send it and include it in the signature", "请发送并参与签名"),
        );
    }
    for field in api.parameters.iter().filter(|field| field.required) {
        if request.get(field.name).is_none() && !request.files.iter().any(|file| file == field.name) {
            let name = field.name;
            findings.mistake(say!("{name} is required", "{name} 为必填参数"), text("send it", "请发送"));
        }
    }
}

/// Checks the signature. If it is wrong, tries common mistakes until one gives the sent signature.
fn signature(request: &SentRequest, secret: Option<&str>, findings: &mut Findings) {
    let Some(sign) = request.get("sign") else { return };
    let Some(secret) = secret else {
        return findings.note(
            text("the signature was not checked: no secret is set", "未校验签名：没有密钥"),
            text("set TBK_APP_SECRET, or select a --profile", "请设置 TBK_APP_SECRET 或选择 --profile"),
        );
    };
    let declared = declared(request).unwrap_or_default();
    let recipes = Recipe::all(declared, &request.pairs);
    let count = recipes.len();
    let fits = |recipe: &Recipe| recipe.sign(&request.pairs, secret).eq_ignore_ascii_case(sign.trim());
    match recipes.iter().find(|recipe| fits(recipe)) {
        None => findings.mistake(
            say!("sign matches none of {count} ways to sign these parameters", "sign 与 {count} 种签名方式的结果都不符"),
            text(
                "the secret belongs to another app, or a parameter was changed after signing: compare with --explain",
                "密钥属于其他应用，或签名后参数被修改：请用 --explain 对照",
            ),
        ),
        Some(recipe) if *recipe == Recipe::correct(declared) => {
            if !sign.bytes().any(|byte| byte.is_ascii_lowercase()) {
                findings.note(text("the signature is correct", "签名正确"), "");
            }
        }
        Some(recipe) => deviations(recipe, declared, request, findings),
    }
}

/// Reports each difference between the recipe and the correct one.
fn deviations(recipe: &Recipe, declared: SignMethod, request: &SentRequest, findings: &mut Findings) {
    let declared_name = declared.as_str();
    match recipe.digest {
        Digest::Proper(method) if method == declared => {}
        // A missing or unknown sign_method is reported by `algorithm`.
        Digest::Proper(_) if self::declared(request).is_none() => {}
        Digest::Proper(method) => {
            let used = method.as_str();
            findings.mistake(
                say!(
                    "signed with {used}, but sign_method is {declared_name}",
                    "按 {used} 签名，而 sign_method 为 {declared_name}"
                ),
                text("send the sign_method of the algorithm that is used", "sign_method 须与实际算法一致"),
            );
        }
        Digest::Md5Before | Digest::Md5After | Digest::Md5WithoutSecret => findings.mistake(
            text("the secret is not on both sides of the string", "密钥没有同时放在字符串前后"),
            formula(SignMethod::Md5),
        ),
        Digest::WithAmpersand(_) => findings.mistake(
            text("the key ends with an extra &", "密钥末尾多了 &"),
            text("use app_secret alone as the key", "密钥就是 app_secret 本身"),
        ),
        Digest::TrimmedSecret(_) => findings.mistake(
            text("the configured secret has leading or trailing white space", "当前配置的密钥首尾有空白"),
            text("set it again", "请重新设置"),
        ),
    }
    match recipe.order {
        Order::ByName => {}
        Order::AsSent => findings.mistake(
            text("parameters were signed in the order in which they were sent", "按发送顺序签名"),
            text("sort by name, in byte order", "应按参数名的字节序排序"),
        ),
        Order::IgnoringCase => findings.mistake(
            text("parameters were sorted without regard to case", "排序时忽略了大小写"),
            text("sort by name, in byte order: A–Z come before a–z", "应按字节序排序：A–Z 在 a–z 之前"),
        ),
    }
    let values = match recipe.values {
        Values::Utf8 => None,
        Values::UrlEncoded => Some((
            text("values were URL-encoded before they were signed", "对 URL 编码后的值签名"),
            text("sign the plain values and encode them in the body only", "应对原值签名，仅在请求体中编码"),
        )),
        Values::Gbk => Some((
            text("values were signed in GBK", "按 GBK 编码签名"),
            text("sign the UTF-8 bytes", "应按 UTF-8 字节签名"),
        )),
        Values::QuestionMarks => Some((
            text("Chinese characters became question marks before they were signed", "签名时中文变成了问号"),
            text(
                "convert text to bytes as UTF-8, not with the default charset of the system",
                "文本转字节时应指定 UTF-8，而非系统默认编码",
            ),
        )),
        Values::Trimmed => Some((
            text("values were trimmed in the signature only", "仅在签名时去除了首尾空白"),
            text("sign exactly what is sent", "签名内容须与发送内容一致"),
        )),
        Values::PlusKept => Some((
            text("a + was signed, but the gateway decodes it as a space", "签名用的是 +，到达网关时变成空格"),
            text("percent-encode + as %2B", "+ 应编码为 %2B"),
        )),
    };
    if let Some((what, advice)) = values {
        findings.mistake(what, advice);
    }
    if recipe.join != Join::Nothing {
        let between = if recipe.join == Join::Equals { "=" } else { text("= and &", "= 和 &") };
        findings.mistake(
            say!("the signed string contains {between}", "待签名字符串中含有 {between}"),
            text("concatenate names and values without separators", "名称与值直接相连，无任何分隔符"),
        );
    }
    if recipe.with_empty {
        findings.mistake(
            text("parameters without a value were signed", "空值参数参与了签名"),
            text("omit them from the signature", "空值不参与签名"),
        );
    }
    for place in &recipe.left_out {
        let name = &request.pairs[*place].name;
        findings.mistake(
            say!("{name} was sent but not signed", "{name} 已发送但未参与签名"),
            match name.as_str() {
                "session" => text("add the session before signing the request", "应在签名之前加入 session"),
                _ => {
                    text("sign all parameters except sign and files", "除 sign 与文件外，发送的参数都要签名")
                }
            },
        );
    }
}

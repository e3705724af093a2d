//! What is wrong with somebody's request.

use encoding_rs::GBK;
use serde_json::{Value, json};
use top_core::names::is_secret_parameter;
use top_core::schema::SessionPolicy;
use top_core::{SignMethod, TopTime};

use super::explain::{Steps, formula};
use super::recipe::{Digest, Join, Order, Recipe, Values};
use super::request::Seen;
use crate::failure::{Failure, Status};
use crate::lang::{say, text};
use crate::output::{Output, text_out};

/// What was found: mistakes, and what is merely worth knowing.
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

/// Prints the findings, and the right steps if they are asked for; mistakes end the program with a status of its own.
pub(crate) fn run(
    seen: &Seen,
    secret: Option<&str>,
    app_key: Option<&str>,
    explain: bool,
    output: &Output,
) -> Result<(), Failure> {
    let mut findings = Findings::default();
    look(seen, app_key, &mut findings);
    signature(seen, secret, &mut findings);
    if explain {
        with_steps(seen, secret, &findings, output)?;
    } else {
        output.list(&findings.entries)?;
    }
    match findings.mistakes {
        0 => Ok(()),
        count => Err(Failure::new(
            Status::Failed,
            say!(
                "the gateway would refuse this request; mistakes: {count}",
                "网关会拒绝该请求：{count} 处错误"
            ),
        )),
    }
}

/// The findings, and how the request should have been signed: for people one after the other, or one piece of data.
fn with_steps(
    seen: &Seen,
    secret: Option<&str>,
    findings: &Findings,
    output: &Output,
) -> Result<(), Failure> {
    let sign_method = declared(seen).unwrap_or_default();
    let signed = seen.pairs.iter().filter(|pair| pair.name != "sign" && !pair.is_empty());
    let mut texts: Vec<_> = signed.map(|pair| (pair.name.as_str(), pair.text())).collect();
    texts.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
    let pairs = texts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sign = secret.map(|secret| Recipe::right(sign_method).sign(&seen.pairs, secret));
    let steps = Steps { pairs, sign_method, sign };
    if output.is_for_people() {
        output.as_table().list(&findings.entries)?;
        text_out("")?;
        return steps.tell();
    }
    output.one(&json!({ "findings": findings.entries, "steps": steps.to_json() }))
}

fn declared(seen: &Seen) -> Option<SignMethod> {
    let methods = [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256];
    let said = seen.get("sign_method")?;
    methods.into_iter().find(|method| method.as_str() == said)
}

/// What can be seen without the secret.
fn look(seen: &Seen, app_key: Option<&str>, findings: &mut Findings) {
    for name in ["method", "app_key", "timestamp", "v", "sign_method", "sign"] {
        if seen.get(name).is_none() {
            let advice = text("send it, and sign it like the others", "请发送该参数并参与签名");
            findings.mistake(say!("{name} is missing", "缺少 {name}"), advice);
        }
    }
    for (i, pair) in seen.pairs.iter().enumerate() {
        let name = &pair.name;
        if seen.pairs[..i].iter().any(|earlier| earlier.name == *name) {
            findings
                .mistake(say!("{name} is sent twice", "{name} 重复发送"), text("send it once", "只发送一次"));
        }
        if std::str::from_utf8(&pair.bytes).is_err() {
            let advice = text(
                "encode values in UTF-8 before they are percent-encoded",
                "先按 UTF-8 编码，再做 URL 编码",
            );
            findings
                .mistake(say!("{name} is no UTF-8, it may be GBK", "{name} 不是 UTF-8，可能是 GBK"), advice);
        } else if let Some(meant) = gbk_in_disguise(&pair.bytes).filter(|_| !is_secret_parameter(name)) {
            let read = pair.text();
            findings.note(
                say!(
                    "{name} reads {read:?}; as GBK it would be {meant:?}",
                    "{name} 读作 {read:?}；按 GBK 则为 {meant:?}"
                ),
                text(
                    "if that is what was meant: encode values in UTF-8 before they are percent-encoded",
                    "若本意如此：先按 UTF-8 编码，再做 URL 编码",
                ),
            );
        }
        if pair.is_empty() && !name.is_empty() && name != "sign" {
            let advice = text("leave it out, and out of the signature", "不要发送，也不要参与签名");
            findings.note(say!("{name} is empty", "{name} 为空"), advice);
        }
        if pair.in_query && matches!(name.as_str(), "session" | "sign") {
            let advice =
                text("send everything in the body: URLs are logged", "请全部放在请求体中：URL 会被记录");
            findings.note(say!("{name} travels in the URL", "{name} 出现在 URL 中"), advice);
        }
    }
    if seen.is_json {
        findings.mistake(
            text("the body is JSON", "请求体为 JSON"),
            text(
                "send a form: application/x-www-form-urlencoded",
                "应以表单发送：application/x-www-form-urlencoded",
            ),
        );
    }
    if !seen.files.is_empty() {
        let files = seen.files.join(", ");
        findings.note(say!("files are not signed: {files}", "文件不参与签名：{files}"), "");
    }
    if let Some(v) = seen.get("v").filter(|v| v != "2.0") {
        findings.mistake(say!("v is {v}", "v 为 {v}"), text("send 2.0", "应为 2.0"));
    }
    if let (Some(sent), Some(own)) = (seen.get("app_key"), app_key)
        && sent != own
    {
        let advice = text(
            "the secret that was looked at belongs to another app: choose a --profile",
            "所用密钥属于另一个应用：请选择 --profile",
        );
        findings.mistake(
            say!("app_key is {sent}, yours is {own}", "app_key 为 {sent}，当前配置为 {own}"),
            advice,
        );
    }
    algorithm(seen, findings);
    time(seen, findings);
    api(seen, findings);
}

/// What bytes of UTF-8 would say in GBK, where that is Chinese and they are not: some words are valid in both.
fn gbk_in_disguise(bytes: &[u8]) -> Option<String> {
    let read = std::str::from_utf8(bytes).ok()?;
    let odd: Vec<_> = read.chars().filter(|c| !c.is_ascii()).collect();
    // Western words have accents of Latin-1, and few.
    if odd.len() < 2 || odd.iter().all(|c| *c < '\u{100}') || odd.iter().any(|c| *c >= '\u{800}') {
        return None;
    }
    let (meant, _, failed) = GBK.decode(bytes);
    let is_chinese = |c: char| c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    (!failed && meant.chars().all(is_chinese)).then(|| meant.into_owned())
}

fn algorithm(seen: &Seen, findings: &mut Findings) {
    let (Some(said), Some(sign)) = (seen.get("sign_method"), seen.get("sign")) else { return };
    let Some(method) = declared(seen) else {
        let advice = text("md5, hmac or hmac-sha256", "可用 md5、hmac 或 hmac-sha256");
        return findings.mistake(say!("sign_method is {said}", "sign_method 为 {said}"), advice);
    };
    let length = if method == SignMethod::HmacSha256 { 64 } else { 32 };
    if sign.len() != length {
        let found = sign.len();
        findings.mistake(
            say!(
                "sign has {found} characters, one by {said} has {length}",
                "sign 长度为 {found}，{said} 应为 {length}"
            ),
            text("sign by the algorithm that sign_method names", "请使用 sign_method 指定的算法"),
        );
    }
    if sign.bytes().any(|byte| byte.is_ascii_lowercase()) {
        findings.mistake(
            text("sign is in lower case", "sign 为小写"),
            text("write the digest as upper-case hex", "摘要应为大写十六进制"),
        );
    }
}

fn time(seen: &Seen, findings: &mut Findings) {
    const MINUTE: i64 = 60_000;
    let Some(said) = seen.get("timestamp") else { return };
    let form = said.len() == 19 && said.as_bytes().get(10) == Some(&b' ');
    let Some(at) = said.parse::<TopTime>().ok().filter(|_| form) else {
        let advice =
            text("write yyyy-MM-dd HH:mm:ss with zeros, GMT+8", "格式为 yyyy-MM-dd HH:mm:ss（补零），GMT+8");
        return findings.mistake(say!("timestamp is {said}", "timestamp 为 {said}"), advice);
    };
    let minutes = (at.unix_millis() - TopTime::now().unix_millis()) / MINUTE;
    if (minutes + 480).abs() <= 10 {
        findings.mistake(
            text("timestamp is 8 hours behind: it is in UTC", "timestamp 慢 8 小时：使用了 UTC"),
            text(
                "write the time of GMT+8, whatever the machine's zone",
                "无论机器时区如何，都应使用 GMT+8 时间",
            ),
        );
    } else if minutes.abs() > 10 {
        findings.note(
            say!("timestamp is {minutes} minutes from now", "timestamp 与当前相差 {minutes} 分钟"),
            text(
                "the gateway takes ten: stamp each attempt anew",
                "网关允许 10 分钟：每次发送都应更新时间戳",
            ),
        );
    }
}

fn api(seen: &Seen, findings: &mut Findings) {
    let Some(method) = seen.get("method") else { return };
    let Some(api) = tbk_apis::schemas().find(|api| api.method == method) else {
        return findings.note(
            say!("{method} is not known here", "本程序未收录 {method}"),
            text("check its name", "请检查接口名"),
        );
    };
    if api.session == SessionPolicy::Required && seen.get("session").is_none() {
        findings.mistake(
            say!("{method} needs a session", "{method} 需要 session"),
            text("send it, and sign it", "请发送并参与签名"),
        );
    }
    for field in api.parameters.iter().filter(|field| field.required) {
        if seen.get(field.name).is_none() && !seen.files.iter().any(|file| file == field.name) {
            let name = field.name;
            findings.mistake(say!("{name} is required", "{name} 为必填参数"), text("send it", "请发送"));
        }
    }
}

/// Tries the ways in which people sign until one gives the signature that was sent.
fn signature(seen: &Seen, secret: Option<&str>, findings: &mut Findings) {
    let Some(sign) = seen.get("sign") else { return };
    let Some(secret) = secret else {
        return findings.note(
            text("the signature was not checked: there is no secret", "未校验签名：没有密钥"),
            text("set TBK_APP_SECRET, or choose a --profile", "请设置 TBK_APP_SECRET 或选择 --profile"),
        );
    };
    let declared = declared(seen).unwrap_or_default();
    let recipes = Recipe::all(declared, &seen.pairs);
    let count = recipes.len();
    let fits = |recipe: &Recipe| recipe.sign(&seen.pairs, secret).eq_ignore_ascii_case(sign.trim());
    match recipes.iter().find(|recipe| fits(recipe)) {
        None => findings.mistake(
            say!("sign is none of {count} signatures of these parameters", "sign 与 {count} 种签名方式的结果都不符"),
            text(
                "the secret is another app's, or something was changed after it was signed: compare with --explain",
                "密钥属于其他应用，或签名后参数被修改：请用 --explain 对照",
            ),
        ),
        Some(recipe) if *recipe == Recipe::right(declared) => {
            if !sign.bytes().any(|byte| byte.is_ascii_lowercase()) {
                findings.note(text("the signature is right", "签名正确"), "");
            }
        }
        Some(recipe) => tell(recipe, declared, seen, findings),
    }
}

/// Each way in which the recipe differs from the right one.
fn tell(recipe: &Recipe, declared: SignMethod, seen: &Seen, findings: &mut Findings) {
    let said = declared.as_str();
    match recipe.digest {
        Digest::Proper(method) if method == declared => {}
        // What is missing or no algorithm at all was said already.
        Digest::Proper(_) if self::declared(seen).is_none() => {}
        Digest::Proper(method) => {
            let used = method.as_str();
            findings.mistake(
                say!("signed by {used}, sign_method says {said}", "按 {used} 签名，而 sign_method 为 {said}"),
                text("send the sign_method that is used", "sign_method 须与实际算法一致"),
            );
        }
        Digest::Md5InFront | Digest::Md5Behind | Digest::Md5Bare => findings.mistake(
            text("the secret stands not on both sides of the string", "密钥没有同时放在字符串前后"),
            formula(SignMethod::Md5),
        ),
        Digest::WithAmpersand(_) => findings.mistake(
            text("the key is the secret and an &", "密钥末尾多了 &"),
            text("the key is the secret alone", "密钥就是 app_secret 本身"),
        ),
        Digest::TrimmedSecret(_) => findings.mistake(
            text("the secret kept here has white space around it", "此处保存的密钥首尾有空白"),
            text("set it again", "请重新设置"),
        ),
    }
    match recipe.order {
        Order::ByName => {}
        Order::AsSent => findings.mistake(
            text("signed in the order in which they were sent", "按发送顺序签名"),
            text("sort by name, in byte order", "应按参数名的字节序排序"),
        ),
        Order::IgnoringCase => findings.mistake(
            text("sorted without regard to case", "排序时忽略了大小写"),
            text("sort by name, in byte order: A–Z come before a–z", "应按字节序排序：A–Z 在 a–z 之前"),
        ),
    }
    let values = match recipe.values {
        Values::Utf8 => None,
        Values::UrlEncoded => Some((
            text("values were URL-encoded before they were signed", "对 URL 编码后的值签名"),
            text("sign the plain values, encode them for the body only", "应对原值签名，仅在请求体中编码"),
        )),
        Values::Gbk => Some((
            text("values were signed in GBK", "按 GBK 编码签名"),
            text("sign the bytes of UTF-8", "应按 UTF-8 字节签名"),
        )),
        Values::QuestionMarks => Some((
            text("values lost their Chinese characters before they were signed", "签名时中文变成了问号"),
            text(
                "turn texts into bytes as UTF-8, not by the machine's default",
                "文本转字节时应指定 UTF-8，而非系统默认编码",
            ),
        )),
        Values::Trimmed => Some((
            text("values were trimmed for the signature alone", "仅在签名时去除了首尾空白"),
            text("sign exactly what is sent", "签名内容须与发送内容一致"),
        )),
        Values::PlusKept => Some((
            text("a + was signed that arrives as a blank", "签名用的是 +，到达网关时变成空格"),
            text("percent-encode a + as %2B", "+ 应编码为 %2B"),
        )),
    };
    if let Some((what, advice)) = values {
        findings.mistake(what, advice);
    }
    if recipe.join != Join::Nothing {
        let between = if recipe.join == Join::Equals { "=" } else { "= &" };
        findings.mistake(
            say!("there are {between} in the string that was signed", "待签名字符串中含有 {between}"),
            text(
                "names and values stand one after the other, nothing between",
                "名称与值直接相连，无任何分隔符",
            ),
        );
    }
    if recipe.with_empty {
        findings.mistake(
            text("parameters without a value were signed", "空值参数参与了签名"),
            text("leave them out of the signature", "空值不参与签名"),
        );
    }
    for place in &recipe.left_out {
        let name = &seen.pairs[*place].name;
        findings.mistake(
            say!("{name} was sent and not signed", "{name} 已发送但未参与签名"),
            match name.as_str() {
                "session" => text("add the session before the request is signed", "应在签名之前加入 session"),
                _ => text(
                    "sign all that is sent, but for sign and files",
                    "除 sign 与文件外，发送的参数都要签名",
                ),
            },
        );
    }
}

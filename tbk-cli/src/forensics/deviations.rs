//! Describes how the signed string and its digest differ from the correct ones.

mod values;

use top_core::{Params, SignMethod};

use super::diagnose;
use super::findings::Findings;
use super::recipe::{Digest, Edit, FileText, Hash, Join, Key, Keying, Order, Recipe, Writing};
use super::request::SentRequest;
use super::steps::formula;
use crate::ui::lang::{say, text};
use crate::ui::secret::masked;

/// Reports each difference between the recipe and the correct one.
pub(super) fn report(recipe: &Recipe, declared: SignMethod, request: &SentRequest, findings: &mut Findings) {
    digest(recipe.digest, declared, request, findings);
    key(recipe.digest.key, findings);
    for edit in &recipe.edits {
        self::edit(edit, request, findings);
    }
    writing(recipe.writing, findings);
}

/// Reports a wrong algorithm, or a wrong place of the secret.
fn digest(used: Digest, declared: SignMethod, request: &SentRequest, findings: &mut Findings) {
    let declared_name = declared.as_str();
    match used.method() {
        Some(method) if method == declared => {}
        // A missing or unknown sign_method is reported by `checks::algorithm`.
        Some(_) if diagnose::declared(request).is_none() => {}
        Some(method) => {
            let used = method.as_str();
            findings.mistake(
                say!(
                    "signed with {used}, but sign_method is {declared_name}",
                    "按 {used} 签名，而 sign_method 为 {declared_name}"
                ),
                text("send the sign_method of the algorithm that is used", "sign_method 须与实际算法一致"),
            );
        }
        None if used.twice.is_some() => findings.mistake(
            text("the digest was computed twice: MD5 of the hex text of MD5", "计算了两次 MD5"),
            formula(SignMethod::Md5),
        ),
        None => foreign_digest(used, declared, findings),
    }
}

/// Reports a digest that the platform does not have.
fn foreign_digest(used: Digest, declared: SignMethod, findings: &mut Findings) {
    match (used.hash, used.keying) {
        (Hash::Md5, Keying::Before | Keying::After | Keying::None) => findings.mistake(
            text("the secret is not on both sides of the string", "密钥没有同时放在字符串前后"),
            formula(SignMethod::Md5),
        ),
        (Hash::Md5 | Hash::Sha256, Keying::HmacAndBefore | Keying::HmacAndAround) => findings.mistake(
            text(
                "the secret is the key of the HMAC and also in the string",
                "密钥既作为 HMAC 的 key，又拼入了字符串",
            ),
            formula(if used.hash == Hash::Md5 { SignMethod::Hmac } else { SignMethod::HmacSha256 }),
        ),
        _ => {
            let used = algorithm(used);
            findings.mistake(
                say!(
                    "signed with {used}, which is not an algorithm of the platform",
                    "按 {used} 签名，平台没有该算法"
                ),
                formula(declared),
            );
        }
    }
}

/// Returns the formula of the digest.
fn algorithm(used: Digest) -> String {
    let hash = match used.hash {
        Hash::Md5 => "MD5",
        Hash::Sha1 => "SHA1",
        Hash::Sha256 => "SHA256",
    };
    match used.keying {
        Keying::Hmac => format!("HMAC-{hash}(key ***, string)"),
        Keying::HmacAndBefore => format!("HMAC-{hash}(key ***, *** + string)"),
        Keying::HmacAndAround => format!("HMAC-{hash}(key ***, *** + string + ***)"),
        Keying::Around => format!("{hash}(*** + string + ***)"),
        Keying::Before => format!("{hash}(*** + string)"),
        Keying::After => format!("{hash}(string + ***)"),
        Keying::None => format!("{hash}(string)"),
    }
}

/// Reports a change of the secret.
fn key(key: Key, findings: &mut Findings) {
    let alone = text("use app_secret alone as the key", "密钥就是 app_secret 本身");
    let trimmed =
        text("trim the secret after it is read from a file", "从文件读取密钥后请去除首尾空白与 BOM");
    let (what, advice) = match key {
        Key::AsIs => return,
        Key::Trimmed => (
            text("the configured secret has leading or trailing white space", "当前配置的密钥首尾有空白"),
            text("set it again", "请重新设置"),
        ),
        Key::ByteOrderMark => {
            (text("the secret was used with a byte order mark", "签名所用的密钥带有 BOM"), trimmed)
        }
        Key::LineFeed => {
            (text("the secret was used with a line end (\\n)", "签名所用的密钥末尾有换行符（\\n）"), trimmed)
        }
        Key::CarriageReturn => (
            text("the secret was used with a line end (\\r\\n)", "签名所用的密钥末尾有换行符（\\r\\n）"),
            trimmed,
        ),
        Key::Ampersand => (text("the key ends with an extra &", "密钥末尾多了 &"), alone),
        Key::Quoted => (text("the secret was used with quotation marks", "签名所用的密钥带有引号"), alone),
    };
    findings.mistake(what, advice);
}

/// Reports a wrong format of the digest.
fn writing(writing: Writing, findings: &mut Findings) {
    let upper_hex = text("write the digest as upper-case hex", "摘要应为大写十六进制");
    let two = text("write two hex digits for each byte", "每个字节写为两位十六进制");
    let (what, advice) = match writing {
        Writing::Hex => return,
        Writing::Separated => {
            (text("sign has separators between its bytes", "sign 的字节之间有分隔符"), upper_hex)
        }
        Writing::Base64 => (text("sign is base64", "sign 为 base64"), upper_hex),
        Writing::Base64OfHex => {
            (text("sign is base64 of the hex digest", "sign 是十六进制摘要的 base64"), upper_hex)
        }
        Writing::ZerosLost | Writing::LeadingZerosLost => {
            (text("leading zeros are missing in sign", "sign 丢失了前导 0"), two)
        }
        Writing::Middle => (
            text("sign is the middle half of the digest", "sign 只取了摘要中间的 16 位"),
            text("write all 32 characters", "应写全 32 位"),
        ),
    };
    findings.mistake(what, advice);
}

/// Reports that the string ends with a line end.
pub(super) fn line_end(findings: &mut Findings) {
    let (what, advice) = structure(&Edit::LineEnd);
    findings.mistake(what, advice);
}

fn edit(edit: &Edit, request: &SentRequest, findings: &mut Findings) {
    match edit {
        Edit::LeftOut(places) => left_out(places, request, findings),
        Edit::Unsent { name, value } => unsent(name, value, findings),
        Edit::Value(change, scope) => values::report(*change, *scope, request, findings),
        _ => {
            let (what, advice) = structure(edit);
            findings.mistake(what, advice);
        }
    }
}

/// Describes a difference that concerns the whole string.
fn structure(edit: &Edit) -> (&'static str, &'static str) {
    let by_name = text("sort by name, in byte order", "应按参数名的字节序排序");
    let plain = text("concatenate names and values without separators", "名称与值直接相连，无任何分隔符");
    let files = text("leave files out of the string", "文件不参与签名");
    match edit {
        Edit::Order(Order::IgnoringCase) => (
            text("parameters were sorted without regard to case", "排序时忽略了大小写"),
            text("sort by name, in byte order: A–Z come before a–z", "应按字节序排序：A–Z 在 a–z 之前"),
        ),
        Edit::Order(_) => {
            (text("parameters were signed in the order in which they were sent", "按发送顺序签名"), by_name)
        }
        Edit::Join(Join::Equals) => (text("the signed string contains =", "待签名字符串中含有 ="), plain),
        Edit::Join(_) => (text("the signed string contains = and &", "待签名字符串中含有 = 和 &"), plain),
        Edit::ByteOrderMark => (
            text("the signed string begins with a byte order mark", "待签名字符串以 BOM 开头"),
            text("encode the string as UTF-8 without a byte order mark", "请使用不带 BOM 的 UTF-8"),
        ),
        Edit::LineEnd => (
            text("the signed string ends with a line end", "待签名字符串末尾有换行符"),
            text("remove it before the digest is computed", "计算摘要前请去除"),
        ),
        Edit::Files(FileText::Content) => {
            (text("the content of files was signed", "文件内容参与了签名"), files)
        }
        Edit::Files(FileText::Nothing) => {
            (text("the parameter names of files were signed", "文件的参数名参与了签名"), files)
        }
        Edit::Files(_) => (text("the names of files were signed", "文件名参与了签名"), files),
        _ => (
            text("parameters without a value were signed", "空值参数参与了签名"),
            text("omit them from the signature", "空值不参与签名"),
        ),
    }
}

/// Above this number, parameters are reported in one finding.
const FEW: usize = 8;

fn left_out(places: &[usize], request: &SentRequest, findings: &mut Findings) {
    let all = text("sign all parameters except sign and files", "除 sign 与文件外，发送的参数都要签名");
    if places.len() > FEW {
        let count = places.len();
        return findings.mistake(
            say!("{count} parameters were sent but not signed", "{count} 个参数已发送但未参与签名"),
            all,
        );
    }
    for place in places {
        let name = &request.pairs[*place].name;
        let session = text("add the session before signing the request", "应在签名之前加入 session");
        findings.mistake(
            say!("{name} was sent but not signed", "{name} 已发送但未参与签名"),
            if name == "session" { session } else { all },
        );
    }
}

fn unsent(name: &str, value: &str, findings: &mut Findings) {
    let advice = text("sign exactly what is sent", "签名内容须与发送内容一致");
    let value = masked(&Params::new(), name, value);
    match (name, &*value) {
        ("sign", _) => findings.mistake(
            text("the name sign is part of the signed string", "待签名字符串中含有 sign"),
            text("leave sign out of the string", "sign 不参与签名"),
        ),
        (name, "") => findings.mistake(
            say!("{name} was signed without a value, but not sent", "{name} 以空值参与了签名，但未发送"),
            advice,
        ),
        (name, value) => findings.mistake(
            say!("{name} was signed ({value}), but not sent", "{name} 参与了签名（{value}），但未发送"),
            advice,
        ),
    }
}

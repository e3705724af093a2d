//! The signature of a request.

use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest as _, Md5};
use sha2::Sha256;

use crate::encode::upper_hex;
use crate::params::Params;
use crate::types::AppSecret;

/// The signature method of requests (`sign_method`, 签名方法).
///
/// # Examples
///
/// ```
/// use top_core::SignMethod;
///
/// assert_eq!(SignMethod::default().as_str(), "hmac-sha256");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SignMethod {
    /// MD5 of the secret, the text and the secret. The oldest method; all gateways accept it.
    Md5,
    /// HMAC-MD5.
    Hmac,
    /// HMAC-SHA256. The strongest method; the newest official SDKs use it.
    #[default]
    HmacSha256,
}

impl SignMethod {
    /// Returns the word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Hmac => "hmac",
            Self::HmacSha256 => "hmac-sha256",
        }
    }

    /// Signs a text. [`SystemParams::stamp_and_sign`](crate::protocol::SystemParams::stamp_and_sign) signs requests;
    /// this method is for requests of another form and for debugging.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::SignMethod;
    ///
    /// let sign = SignMethod::Md5.sign(&"helloworld".into(), b"app_key12345678v2.0");
    /// assert_eq!(sign, "3BB57719350C49303F3CFE3EDE0A912F");
    /// ```
    #[must_use]
    pub fn sign(self, secret: &AppSecret, text: &[u8]) -> String {
        self.digest(secret.expose_secret().as_bytes(), std::iter::once(text))
    }

    fn digest<'t>(self, secret: &[u8], text: impl Iterator<Item = &'t [u8]>) -> String {
        match self {
            Self::Md5 => {
                let mut digest = Md5::new_with_prefix(secret);
                text.for_each(|bytes| digest.update(bytes));
                digest.update(secret);
                upper_hex(&digest.finalize())
            }
            Self::Hmac => keyed::<Hmac<Md5>>(secret, text),
            Self::HmacSha256 => keyed::<Hmac<Sha256>>(secret, text),
        }
    }
}

/// Sorts the parameters by name in byte order and signs the concatenation of all names and values.
///
/// Files are not signed. Empty values are not signed, either: [`Params`] contains none.
pub(crate) fn sign(method: SignMethod, secret: &AppSecret, params: &mut Params) -> String {
    params.sort();
    method.digest(secret.expose_secret().as_bytes(), params.pairs().map(str::as_bytes))
}

fn keyed<'t, M: Mac + KeyInit>(secret: &[u8], text: impl Iterator<Item = &'t [u8]>) -> String {
    // This can't fail: an HMAC accepts a key of any length.
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(secret) else { return String::new() };
    text.for_each(|bytes| mac.update(bytes));
    upper_hex(&mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [SignMethod; 3] = [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256];

    fn params(pairs: &[(&str, &str)]) -> Params {
        let mut params = Params::new();
        for (name, value) in pairs {
            params.push_text(name, value);
        }
        params
    }

    fn signs(secret: &str, pairs: &[(&str, &str)]) -> [String; 3] {
        ALL.map(|method| {
            let mut params = params(pairs);
            params.push_text("sign_method", method.as_str());
            sign(method, &secret.into(), &mut params)
        })
    }

    const BASE: [(&str, &str); 8] = [
        ("method", "taobao.item.seller.get"),
        ("app_key", "12345678"),
        ("session", "test"),
        ("timestamp", "2016-01-01 12:00:00"),
        ("format", "json"),
        ("v", "2.0"),
        ("fields", "num_iid,title,nick,price,num"),
        ("num_iid", "11223344"),
    ];

    /// The first signature is from the guide of the platform. Another implementation computed the others.
    const BASE_SIGNS: [&str; 3] = [
        "66987CB115214E59E6EC978214934FB8",
        "D56D7858309C31B6251083A874D48273",
        "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8",
    ];

    #[test]
    fn signs_the_example_of_the_guide() {
        assert_eq!(signs("helloworld", &BASE), BASE_SIGNS);
    }

    #[test]
    fn signature_does_not_depend_on_parameter_order() {
        let mut turned = BASE;
        turned.reverse();
        assert_eq!(signs("helloworld", &turned), BASE_SIGNS);
    }

    #[test]
    fn blank_values_are_skipped() {
        let mut more = BASE.to_vec();
        more.extend([("nick", ""), ("remark", "   "), ("", "no name")]);
        assert_eq!(signs("helloworld", &more), BASE_SIGNS);
        assert_eq!(params(&more).iter().count(), BASE.len());
    }

    #[test]
    fn files_are_not_signed() {
        let mut params = params(&BASE);
        params.push_text("sign_method", "md5");
        params.push_file("image", crate::FileItem::new("a.png", "image/png", vec![1, 2, 3]));
        assert_eq!(sign(SignMethod::Md5, &"helloworld".into(), &mut params), BASE_SIGNS[0]);
    }

    #[test]
    fn special_characters_are_signed_as_utf8() {
        let mut pairs = BASE.to_vec();
        pairs.truncate(6);
        pairs.extend([("nick", "商家测试帐号17"), ("fields", "nick,标题 & a=b+c/😀")]);
        assert_eq!(
            signs("helloworld", &pairs),
            [
                "DE2916EFF3046C495370BA0E98F7EDD3",
                "9BA35183B09EF15AFB6E3A918F6E2D38",
                "67D39D3317FC016915D2925E35FE7108039C69317880DB94451659F2525D62B2",
            ]
        );
    }

    #[test]
    fn signature_matches_another_implementation() {
        let pairs = [
            ("method", "taobao.tbk.dg.material.optional.upgrade"),
            ("app_key", "12345678"),
            ("timestamp", "2026-01-01 00:00:00"),
            ("format", "json"),
            ("v", "2.0"),
            ("adzone_id", "123"),
            ("q", "女装 & co"),
            ("sort", ""),
        ];
        assert_eq!(
            signs("0123456789abcdef0123456789abcdef", &pairs),
            [
                "8D978DB7EF2B1C582677BBA4DCFECE29",
                "EC0532FA1992ACE5CDCB23CFBCB6CE17",
                "139061B646C5047455FE96FB93292EB27822C3CB90E5CE83B66A0F77D7BFD662",
            ]
        );
    }

    #[test]
    fn names_are_sorted_in_byte_order() {
        let pairs = [("ab", "5"), ("aB", "4"), ("a_b", "3"), ("a", "2"), ("B", "1"), ("app_key", "12345678")];
        assert_eq!(signs("helloworld", &pairs)[0], "CA2B9019F833E0B485EAC7181A073175");
    }

    #[test]
    fn digests_match_the_test_vectors_of_the_rfcs() {
        let hi = || params(&[("Hi", " There")]);
        let key = |n| AppSecret::from("\u{b}".repeat(n));
        assert_eq!(sign(SignMethod::Hmac, &key(16), &mut hi()), "9294727A3638BB1C13F48EF8158BFC9D");
        assert_eq!(
            sign(SignMethod::HmacSha256, &key(20), &mut hi()),
            "B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7"
        );
    }
}

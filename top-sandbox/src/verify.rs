//! Verifies signatures with other digest libraries than the client, so that both can't share a bug.

/// Selects values that are signed.
type IsSigned = fn(&str) -> bool;

/// Official clients leave out values that are blank (Java) or empty (.NET), or sign every value that they send (PHP, Python,
/// Go, Node, C).
const RULES: [IsSigned; 3] = [|value| !value.trim().is_empty(), |value| !value.is_empty(), |_| true];

/// Returns whether `sign` is the signature of the other text parameters, followed by the body if it is part of the
/// signature.
pub(crate) fn is_signed(texts: &[(String, String)], body: &str, secret: &str) -> bool {
    let value = |name: &str| texts.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
    let mut sorted: Vec<&(String, String)> =
        texts.iter().filter(|(name, _)| name != "sign" && !name.is_empty()).collect();
    sorted.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
    let mut previous = None;
    RULES.iter().any(|is_signed| {
        let signed: Vec<_> = sorted.iter().filter(|(_, value)| is_signed(value)).collect();
        // Each rule adds values to those of the previous one.
        if previous.replace(signed.len()) == Some(signed.len()) {
            return false;
        }
        let text: String =
            signed.iter().flat_map(|(name, value)| [name.as_str(), value]).chain([body]).collect();
        is_digest(value("sign"), value("sign_method"), &text, secret)
    })
}

/// Returns whether `sign` is the digest of the text in upper-case hexadecimal.
fn is_digest(sign: &str, sign_method: &str, text: &str, secret: &str) -> bool {
    let digest: Vec<u8> = match sign_method {
        "md5" => md5::compute(format!("{secret}{text}{secret}")).0.to_vec(),
        "hmac" => hmac_md5(secret.as_bytes(), text.as_bytes()).to_vec(),
        "hmac-sha256" => hmac_sha256::HMAC::mac(text, secret).to_vec(),
        _ => return false,
    };
    sign.len() == 2 * digest.len()
        && sign.as_bytes().chunks(2).zip(digest).all(|(pair, byte)| pair == format!("{byte:02X}").as_bytes())
}

/// Computes HMAC-MD5 (RFC 2104).
fn hmac_md5(key: &[u8], text: &[u8]) -> [u8; 16] {
    let mut block = [0; 64];
    if key.len() > block.len() {
        block[..16].copy_from_slice(&md5::compute(key).0);
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = md5::compute([&block.map(|byte| byte ^ 0x36), text].concat());
    md5::compute([&block.map(|byte| byte ^ 0x5c), &inner.0[..]].concat()).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(sign_method: &str, sign: &str) -> Vec<(String, String)> {
        [
            ("method", "taobao.item.seller.get"),
            ("app_key", "12345678"),
            ("session", "test"),
            ("timestamp", "2016-01-01 12:00:00"),
            ("format", "json"),
            ("v", "2.0"),
            ("fields", "num_iid,title,nick,price,num"),
            ("num_iid", "11223344"),
            ("nick", ""),
            ("sign_method", sign_method),
            ("sign", sign),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
    }

    const VECTORS: [(&str, &str); 3] = [
        ("md5", "66987CB115214E59E6EC978214934FB8"),
        ("hmac", "D56D7858309C31B6251083A874D48273"),
        ("hmac-sha256", "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8"),
    ];

    /// The parameters that a batch has not.
    const ABSENT: [&str; 4] = ["method", "session", "fields", "num_iid"];

    const BATCH_VECTORS: [(&str, &str); 3] = [
        ("md5", "658F8C31B698EF96546AD379BDA427C3"),
        ("hmac", "21156E73AD85B89D1CB9351E4A96E7B8"),
        ("hmac-sha256", "192030FE90B750D63565A4480D05837D7FD7E45DDFCE95AC34A46D1287506527"),
    ];

    #[test]
    fn known_signatures_are_accepted() {
        for (method, sign) in VECTORS {
            assert!(is_signed(&signed(method, sign), "", "helloworld"), "{method}");
        }
    }

    #[test]
    fn signatures_of_other_requests_are_rejected() {
        for (method, sign) in VECTORS {
            assert!(!is_signed(&signed(method, sign), "", "helloworld2"));
            assert!(!is_signed(&signed(method, &sign.to_lowercase()), "", "helloworld"));
            assert!(!is_signed(&signed("sha1", sign), "", "helloworld"));
            let mut changed = signed(method, sign);
            changed[7].1 = "11223345".to_owned();
            assert!(!is_signed(&changed, "", "helloworld"));
            let mut more = signed(method, sign);
            more.push(("extra".to_owned(), "1".to_owned()));
            assert!(!is_signed(&more, "", "helloworld"));
        }
    }

    #[test]
    fn empty_values_are_signed_by_their_name_or_left_out() {
        let string = "app_key1nicksign_methodmd5";
        let sign = |string: &str| format!("{:X}", md5::compute(format!("s{string}s")));
        let is_accepted = |nick: &str, sign: String| {
            let texts = [("nick", nick), ("app_key", "1"), ("sign_method", "md5"), ("sign", &sign)];
            is_signed(&texts.map(|(name, value)| (name.to_owned(), value.to_owned())), "", "s")
        };
        assert!(is_accepted("", sign(string)));
        assert!(is_accepted("", sign("app_key1sign_methodmd5")));
        assert!(is_accepted("  ", sign("app_key1nick  sign_methodmd5")));
        assert!(is_accepted("  ", sign("app_key1sign_methodmd5")));
        assert!(!is_accepted("  ", sign(string)));
        assert!(!is_accepted("x", sign(string)));
    }

    /// Computed with Python's `hashlib` and `hmac`.
    #[test]
    fn a_signature_covers_the_body_of_a_batch() {
        let body = "method=taobao.time.get\r\n-S-\r\nmethod=taobao.appip.get";
        for (method, sign) in BATCH_VECTORS {
            let texts = signed(method, sign).into_iter().filter(|(name, _)| !ABSENT.contains(&name.as_str()));
            let texts: Vec<_> = texts.collect();
            assert!(is_signed(&texts, body, "helloworld"), "{method}");
            assert!(!is_signed(&texts, "", "helloworld"), "{method}");
        }
    }

    #[test]
    fn hmac_md5_matches_the_test_vectors_of_rfc_2202() {
        let hex = |digest: [u8; 16]| digest.map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(hex(hmac_md5(&[0x0b; 16], b"Hi There")), "9294727a3638bb1c13f48ef8158bfc9d");
        let long = b"Test Using Larger Than Block-Size Key - Hash Key First";
        assert_eq!(hex(hmac_md5(&[0xaa; 80], long)), "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
    }
}

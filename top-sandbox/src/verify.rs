//! Verifies signatures with other digest libraries than the client, so that both can't share a bug.

/// Returns whether `sign` is the signature of the other text parameters.
pub(crate) fn is_signed(texts: &[(String, String)], secret: &str) -> bool {
    let value = |name: &str| texts.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
    let mut signed: Vec<&(String, String)> = texts
        .iter()
        .filter(|(name, value)| name != "sign" && !name.is_empty() && !value.trim().is_empty())
        .collect();
    signed.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
    let text: String = signed.into_iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]).collect();
    let digest: Vec<u8> = match value("sign_method") {
        "md5" => md5::compute(format!("{secret}{text}{secret}")).0.to_vec(),
        "hmac" => hmac_md5(secret.as_bytes(), text.as_bytes()).to_vec(),
        "hmac-sha256" => hmac_sha256::HMAC::mac(text, secret).to_vec(),
        _ => return false,
    };
    let sign = value("sign");
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

    #[test]
    fn known_signatures_are_accepted() {
        for (method, sign) in VECTORS {
            assert!(is_signed(&signed(method, sign), "helloworld"), "{method}");
        }
    }

    #[test]
    fn signatures_of_other_requests_are_rejected() {
        for (method, sign) in VECTORS {
            assert!(!is_signed(&signed(method, sign), "helloworld2"));
            assert!(!is_signed(&signed(method, &sign.to_lowercase()), "helloworld"));
            assert!(!is_signed(&signed("sha1", sign), "helloworld"));
            let mut changed = signed(method, sign);
            changed[7].1 = "11223345".to_owned();
            assert!(!is_signed(&changed, "helloworld"));
            let mut more = signed(method, sign);
            more.push(("extra".to_owned(), "1".to_owned()));
            assert!(!is_signed(&more, "helloworld"));
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

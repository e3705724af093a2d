//! The options of `tbk sign`, and `--sign-method` of `tbk call`.

use std::sync::{Arc, Mutex};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};

use super::sign::{PUBLISHED, guide};
use super::{Served, gateway, stdout, tbk_at};

#[test]
fn system_parameters_are_refused_as_parameters() {
    for (parameter, hint) in [
        ("method=x", "the method is the first argument"),
        ("app_key=1", "--app-key"),
        ("sign_method=md5", "--sign-method"),
        ("timestamp=2026-01-01 00:00:00", "--timestamp"),
        ("format=xml", "--format"),
        ("v=2.0", "remove it"),
        ("sign=AB", "remove it"),
    ] {
        let mut command = guide();
        let name = parameter.split('=').next().unwrap();
        let message = format!("{name} is a system parameter, and this command sets it");
        command.args(["sign", "taobao.item.seller.get", parameter, "--body"]);
        command.assert().code(2).stdout(is_empty()).stderr(contains(message).and(contains(hint)));
    }
    // The program does not set these.
    let mut command = guide();
    command.args(["sign", "taobao.item.seller.get", "simplify=true", "partner_id=x", "--body"]);
    command.assert().success().stdout(contains("simplify=true").and(contains("partner_id=x")));
}

#[test]
fn format_of_the_response_is_signed() {
    // Computed with Python's hashlib.
    for (format, sign) in
        [("json", "66987CB115214E59E6EC978214934FB8"), ("xml", "8A8180553AE650F3ADAF27F8EC7AAED4")]
    {
        let mut command = guide();
        command.args(PUBLISHED).args(["--timestamp", "2016-01-01 12:00:00", "--sign-method", "md5"]);
        command.args(["--format", format]).assert().success().stdout(format!("{sign}\n"));
    }
    guide().args(PUBLISHED).args(["--format", "yaml"]).assert().code(2).stderr(contains("yaml"));
}

#[test]
fn calls_are_signed_with_the_selected_algorithm() {
    let served = Served::start(&[]);
    for (algorithm, length) in [("md5", 32), ("hmac", 32), ("hmac-sha256", 64)] {
        let sent = Arc::new(Mutex::new(String::new()));
        let seen = Arc::clone(&sent);
        let url = gateway(move |request| {
            request.clone_into(&mut seen.lock().unwrap());
            "{\"tbk_shop_get_response\":{\"results\":{}}}".to_owned()
        });
        let shop = ["call", "taobao.tbk.shop.get", "fields=user_id", "q=女装", "--sign-method", algorithm];
        tbk_at(&url).args(shop).assert().success();
        let request = sent.lock().unwrap().clone();
        assert!(request.contains(&format!("sign_method={algorithm}&")), "{request}");
        let sign = request.split("&sign=").nth(1).unwrap();
        assert_eq!(sign.chars().take_while(char::is_ascii_hexdigit).count(), length);
        // The sandbox checks the signature.
        served.tbk().args(shop).assert().success();
        let mut command = tbk_at(&url);
        command.args(shop).args(["--dry-run", "-o", "json"]);
        assert_eq!(stdout(&mut command)["form"]["sign_method"], algorithm);
    }
}

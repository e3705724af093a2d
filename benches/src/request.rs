//! A request of twelve parameters: built, stamped and signed.

use std::fmt::Write as _;
use std::hint::black_box;

use hmac::{Hmac, KeyInit as _, Mac as _};
use md5::{Digest as _, Md5};
use tbk_apis::TbkDgMaterialOptional;
use top_core::request::SystemParams;
use top_core::{AppSecret, Params, SignMethod, TopApi as _, TopTime};

use crate::{Case, work};

const SECRET: &str = "0123456789abcdef0123456789abcdef";
const METHOD: &str = "taobao.tbk.dg.material.optional";

/// The cases about requests.
#[must_use]
pub fn cases() -> Vec<Case> {
    vec![
        Case {
            name: "build and sign 12 parameters, md5",
            floor_name: "signing by hand into one reused buffer",
            target: 1.3,
            floor: by_hand(md5_of),
            ours: signed(SignMethod::Md5),
        },
        Case {
            name: "build and sign 12 parameters, hmac",
            floor_name: "signing by hand into one reused buffer",
            target: 1.3,
            floor: by_hand(hmac_of),
            ours: signed(SignMethod::Hmac),
        },
    ]
}

/// Six of the API's own and six of the system's, as is every request.
fn signed(sign_method: SignMethod) -> crate::Work {
    let secret = AppSecret::from(SECRET);
    let api = TbkDgMaterialOptional::builder()
        .q("女装 连衣裙")
        .adzone_id(111_112_234_455_i64)
        .page_size(100)
        .page_no(3)
        .sort("tk_rate_des")
        .has_coupon(true)
        .build();
    work(move || {
        let mut params = Params::new();
        api.write_params(&mut params);
        let mut system = SystemParams::new(METHOD, "12345678", TopTime::now());
        system.sign_method = sign_method;
        system.stamp_and_sign(&mut params, &secret);
        params
    })
}

/// Names in their order, values behind them, one buffer for all requests.
fn by_hand(digest: fn(&str, &mut String)) -> crate::Work {
    let mut text = String::new();
    let mut sign = String::new();
    let sign_method =
        if std::ptr::fn_addr_eq(digest, md5_of as fn(&str, &mut String)) { "md5" } else { "hmac" };
    work(move || {
        text.clear();
        sign.clear();
        let (adzone_id, page_no, page_size, has_coupon) =
            black_box((111_112_234_455_i64, 3_i64, 100_i64, true));
        let (q, sort) = black_box(("女装 连衣裙", "tk_rate_des"));
        let timestamp = TopTime::now().to_whole_seconds();
        // Writing to a String can't fail.
        let _ = write!(
            text,
            "adzone_id{adzone_id}app_key12345678formatjsonhas_coupon{has_coupon}method{METHOD}page_no{page_no}\
             page_size{page_size}q{q}sign_method{sign_method}sort{sort}timestamp{timestamp}v2.0",
        );
        digest(&text, &mut sign);
        sign.len()
    })
}

fn md5_of(text: &str, sign: &mut String) {
    let mut digest = Md5::new();
    digest.update(SECRET);
    digest.update(text);
    digest.update(SECRET);
    hex(&digest.finalize(), sign);
}

fn hmac_of(text: &str, sign: &mut String) {
    let Ok(mut mac) = Hmac::<Md5>::new_from_slice(SECRET.as_bytes()) else { return };
    mac.update(text.as_bytes());
    hex(&mac.finalize().into_bytes(), sign);
}

fn hex(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
        }
    }
}

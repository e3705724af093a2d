//! Builds, stamps and signs a request of 12 parameters.

use std::fmt::Write as _;
use std::hint::black_box;

use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest as _, Md5};
use tbk_apis::TbkDgMaterialOptional;
use top_core::protocol::SystemParams;
use top_core::{AppSecret, Params, SignMethod, TopApi as _, TopTime};

use crate::{Case, work};

pub(crate) const SECRET: &str = "0123456789abcdef0123456789abcdef";
const METHOD: &str = "taobao.tbk.dg.material.optional";

/// Returns the cases for requests.
#[must_use]
pub fn cases() -> Vec<Case> {
    const HAND: &str = "hand-written: collect, sort and sign in one reused buffer";
    const SORTED: &str = "the same with names sorted in advance";
    let case = |name, floor_name, target, floor, sign_method| Case {
        name,
        floor_name,
        target,
        floor,
        ours: signed(sign_method),
    };
    let (md5, hmac) = ("build and sign 12 parameters, md5", "build and sign 12 parameters, hmac");
    vec![
        case(md5, HAND, Some(1.3), hand_written("md5", md5_of), SignMethod::Md5),
        case(md5, SORTED, None, presorted("md5", md5_of), SignMethod::Md5),
        case(hmac, HAND, Some(1.3), hand_written("hmac", hmac_of), SignMethod::Hmac),
        case(hmac, SORTED, None, presorted("hmac", hmac_of), SignMethod::Hmac),
    ]
}

/// Signs a request with 6 parameters of the API and 6 system parameters.
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

/// The values of a request.
type Known = (i64, i64, i64, bool, &'static str, &'static str);

fn known() -> Known {
    black_box((111_112_234_455, 3, 100, true, "女装 连衣裙", "tk_rate_des"))
}

/// Formats the values, sorts the parameters and signs them, with one buffer for all requests.
fn hand_written(sign_method: &'static str, digest: fn(&str, &mut String)) -> crate::Work {
    let (mut text, mut sign) = (String::new(), String::new());
    work(move || {
        let (adzone_id, page_no, page_size, has_coupon, q, sort) = known();
        let (adzone_id, page_no, page_size) =
            (adzone_id.to_string(), page_no.to_string(), page_size.to_string());
        let timestamp = TopTime::now().to_whole_seconds().to_string();
        let mut params = [
            ("q", q),
            ("adzone_id", &adzone_id),
            ("page_size", &page_size),
            ("page_no", &page_no),
            ("sort", sort),
            ("has_coupon", if has_coupon { "true" } else { "false" }),
            ("method", METHOD),
            ("app_key", "12345678"),
            ("sign_method", sign_method),
            ("timestamp", &timestamp),
            ("v", "2.0"),
            ("format", "json"),
        ];
        sign_params(&mut params, &mut text, digest, &mut sign);
        sign.len()
    })
}

/// Sorts the parameters, joins them in the buffer `text` and signs the buffer.
pub(crate) fn sign_params(
    params: &mut [(&str, &str)],
    text: &mut String,
    digest: fn(&str, &mut String),
    sign: &mut String,
) {
    text.clear();
    sign.clear();
    params.sort_unstable_by_key(|(name, _)| *name);
    for (name, value) in params {
        text.push_str(name);
        text.push_str(value);
    }
    digest(text, sign);
}

/// Signs a request whose names are known and sorted in advance: the lower bound.
fn presorted(sign_method: &'static str, digest: fn(&str, &mut String)) -> crate::Work {
    let (mut text, mut sign) = (String::new(), String::new());
    work(move || {
        text.clear();
        sign.clear();
        let (adzone_id, page_no, page_size, has_coupon, q, sort) = known();
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
    keyed::<Hmac<Md5>>(text, sign);
}

/// Signs with HMAC and the digest of `M`.
pub(crate) fn keyed<M: Mac + KeyInit>(text: &str, sign: &mut String) {
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(SECRET.as_bytes()) else { return };
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

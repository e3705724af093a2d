//! The option `--sign-method`.

use clap::{Args, ValueEnum};
use top_core::SignMethod;

use crate::ui::lang::text;

/// The option of the commands that sign.
#[derive(Debug, Args)]
pub(crate) struct Signing {
    #[arg(
        long,
        value_enum,
        value_name = "NAME",
        default_value_t = Algorithm::HmacSha256,
        help = text("Signature algorithm (sign_method)", "签名算法（sign_method）")
    )]
    sign_method: Algorithm,
}

impl Signing {
    pub(crate) fn method(&self) -> SignMethod {
        match self.sign_method {
            Algorithm::Md5 => SignMethod::Md5,
            Algorithm::Hmac => SignMethod::Hmac,
            Algorithm::HmacSha256 => SignMethod::HmacSha256,
        }
    }
}

/// A signature algorithm of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Algorithm {
    Md5,
    Hmac,
    HmacSha256,
}

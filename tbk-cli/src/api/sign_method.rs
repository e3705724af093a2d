//! The option `--sign-method`.

use clap::ValueEnum;
use top_core::SignMethod;

/// A signature algorithm of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Algorithm {
    Md5,
    Hmac,
    HmacSha256,
}

impl From<Algorithm> for SignMethod {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Md5 => Self::Md5,
            Algorithm::Hmac => Self::Hmac,
            Algorithm::HmacSha256 => Self::HmacSha256,
        }
    }
}

//! Ways to write a digest as text.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::digest::upper_hex;

/// A `sign` as it was sent, and the digests that it can stand for.
#[derive(Debug)]
pub(crate) struct Written {
    /// In upper case, without separators.
    hex: String,
    has_separators: bool,
    /// The digest in hex, if `sign` is base64.
    base64: Option<String>,
    /// The digest in hex, if `sign` is base64 of hex.
    base64_of_hex: Option<String>,
}

/// The format of a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Hex in upper or lower case.
    Hex,
    /// `66-98-7C`, as .NET writes bytes.
    Separated,
    Base64,
    Base64OfHex,
    /// Each byte is written without its leading zero.
    ZerosLost,
    /// The digest is written as a number, without its leading zeros.
    LeadingZerosLost,
    /// The 16 characters in the middle.
    Middle,
}

impl Written {
    pub(crate) fn new(sign: &str) -> Self {
        let sign = sign.trim();
        let hex = sign.replace('-', "").to_ascii_uppercase();
        let has_separators = sign.contains('-') && is_hex(&hex);
        let decoded = decoded_base64(sign);
        let base64 = decoded.as_deref().filter(|bytes| [16, 20, 32].contains(&bytes.len())).map(upper_hex);
        let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
        let base64_of_hex =
            text.filter(|text| text.len() >= 32 && is_hex(text)).map(|text| text.to_ascii_uppercase());
        let is_plain = [32, 40, 64].contains(&sign.len()) && is_hex(sign);
        Self { hex, has_separators, base64: base64.filter(|_| !is_plain), base64_of_hex }
    }

    /// Whether the text is hex, with or without separators.
    pub(crate) fn is_hex(&self) -> bool {
        is_hex(&self.hex)
    }

    /// Whether the text is base64 of something as long as a digest.
    pub(crate) fn is_base64(&self) -> bool {
        self.base64.is_some() || self.base64_of_hex.is_some()
    }

    /// Returns how the digest, in upper-case hex, is written, if this is the digest.
    pub(crate) fn writing_of(&self, digest: &str) -> Option<Writing> {
        if self.hex == digest {
            return Some(if self.has_separators { Writing::Separated } else { Writing::Hex });
        }
        if self.base64.as_deref() == Some(digest) {
            return Some(Writing::Base64);
        }
        if self.base64_of_hex.as_deref() == Some(digest) {
            return Some(Writing::Base64OfHex);
        }
        if self.hex.len() >= digest.len() || self.hex.len() < digest.len() / 2 {
            return None;
        }
        if digest.trim_start_matches('0') == self.hex {
            return Some(Writing::LeadingZerosLost);
        }
        if digest.len() == 32 && digest.get(8..24) == Some(&self.hex) {
            return Some(Writing::Middle);
        }
        let bytes = digest.as_bytes().chunks(2);
        let short = bytes.flat_map(|byte| if byte[0] == b'0' { &byte[1..] } else { byte });
        short.eq(self.hex.as_bytes()).then_some(Writing::ZerosLost)
    }
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Decodes standard and URL-safe base64. A `+` that was not encoded arrives as a space.
fn decoded_base64(text: &str) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let text = text.replace([' ', '-'], "+").replace('_', "/");
    GeneralPurpose::new(&alphabet::STANDARD, config).decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_one_digest_are_recognised() {
        // MD5 of "hello", and one with zeros.
        let hello = "5D41402ABC4B2A76B9719D911017C592";
        let zeros = "00010203A4B5C6D708090A0B0C0D0E0F";
        for (sign, digest, writing) in [
            (hello, hello, Writing::Hex),
            ("5d41402abc4b2a76b9719d911017c592", hello, Writing::Hex),
            ("5D-41-40-2A-BC-4B-2A-76-B9-71-9D-91-10-17-C5-92", hello, Writing::Separated),
            ("XUFAKrxLKna5cZ2REBfFkg==", hello, Writing::Base64),
            ("XUFAKrxLKna5cZ2REBfFkg", hello, Writing::Base64),
            ("NWQ0MTQwMmFiYzRiMmE3NmI5NzE5ZDkxMTAxN2M1OTI=", hello, Writing::Base64OfHex),
            ("BC4B2A76B9719D91", hello, Writing::Middle),
            ("10203A4B5C6D708090A0B0C0D0E0F", zeros, Writing::LeadingZerosLost),
            ("0123A4B5C6D789ABCDEF", zeros, Writing::ZerosLost),
        ] {
            assert_eq!(Written::new(sign).writing_of(digest), Some(writing), "{sign}");
        }
        assert_eq!(Written::new(hello).writing_of(zeros), None);
        assert!(Written::new("XUFAKrxLKna5cZ2REBfFkg==").is_base64());
        assert!(!Written::new(hello).is_base64() && Written::new(hello).is_hex());
    }
}

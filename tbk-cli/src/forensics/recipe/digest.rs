//! Ways to compute a digest of the string: the three of the platform and common mistakes.

use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::Sha256;
use top_core::SignMethod;

/// A way to compute a digest from the string and the secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digest {
    pub(crate) hash: Hash,
    pub(crate) keying: Keying,
    pub(crate) key: Key,
    /// The digest of the hex text of the digest.
    pub(crate) twice: Option<Case>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hash {
    Md5,
    Sha1,
    Sha256,
}

/// The place of the secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keying {
    /// The key of an HMAC.
    Hmac,
    /// The key of an HMAC, and before the string.
    HmacAndBefore,
    /// The key of an HMAC, and on both sides of the string.
    HmacAndAround,
    /// On both sides of the string.
    Around,
    Before,
    After,
    /// The secret is not used.
    None,
}

/// A change of the secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    AsIs,
    /// Without leading and trailing white space.
    Trimmed,
    /// With a byte order mark.
    ByteOrderMark,
    /// With the line end of a text file.
    LineFeed,
    CarriageReturn,
    /// With `&`, as other platforms require.
    Ampersand,
    /// In the quotation marks of a configuration file.
    Quoted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Upper,
    Lower,
}

const PROPER: [SignMethod; 3] = [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256];

impl Digest {
    /// Returns the documented way.
    pub(crate) fn proper(method: SignMethod) -> Self {
        let (hash, keying) = match method {
            SignMethod::Md5 => (Hash::Md5, Keying::Around),
            SignMethod::Hmac => (Hash::Md5, Keying::Hmac),
            SignMethod::HmacSha256 => (Hash::Sha256, Keying::Hmac),
        };
        Self { hash, keying, key: Key::AsIs, twice: None }
    }

    /// Returns the signature method of the platform that this is, apart from the key.
    pub(crate) fn method(self) -> Option<SignMethod> {
        PROPER.into_iter().find(|method| Self { key: Key::AsIs, ..self } == Self::proper(*method))
    }

    /// Returns the three ways of the platform. The declared one is the first.
    pub(crate) fn of_platform(declared: SignMethod) -> Vec<Self> {
        let mut methods = PROPER;
        methods.sort_by_key(|method| *method != declared);
        methods.map(Self::proper).to_vec()
    }

    /// Returns the ways of the platform, and others that do not change the secret.
    pub(crate) fn common(declared: SignMethod) -> Vec<Self> {
        let mut all = Self::of_platform(declared);
        for hash in [Hash::Md5, Hash::Sha1, Hash::Sha256] {
            for keying in KEYINGS {
                let digest = Self { hash, keying, key: Key::AsIs, twice: None };
                if digest.method().is_none() {
                    all.push(digest);
                }
            }
        }
        for case in [Case::Upper, Case::Lower] {
            all.push(Self { twice: Some(case), ..Self::proper(SignMethod::Md5) });
        }
        all
    }

    /// Returns all ways.
    pub(crate) fn all(declared: SignMethod) -> Vec<Self> {
        let mut all = Self::common(declared);
        for key in KEYS {
            all.extend(Self::of_platform(declared).into_iter().map(|digest| Self { key, ..digest }));
        }
        all
    }

    /// Returns the digest as upper-case hex.
    pub(crate) fn of(self, text: &[u8], secret: &str) -> String {
        let secret = self.key.applied(secret);
        match self.hash {
            Hash::Md5 => self.with::<Md5, Hmac<Md5>>(text, secret.as_bytes()),
            Hash::Sha1 => self.with::<Sha1, Hmac<Sha1>>(text, secret.as_bytes()),
            Hash::Sha256 => self.with::<Sha256, Hmac<Sha256>>(text, secret.as_bytes()),
        }
    }

    fn with<D: md5::Digest, M: Mac + KeyInit>(self, text: &[u8], secret: &[u8]) -> String {
        let none: &[u8] = b"";
        let (before, after) = match self.keying {
            Keying::Around | Keying::HmacAndAround => (secret, secret),
            Keying::Before | Keying::HmacAndBefore => (secret, none),
            Keying::After => (none, secret),
            Keying::Hmac | Keying::None => (none, none),
        };
        let parts = [before, text, after];
        let is_hmac = matches!(self.keying, Keying::Hmac | Keying::HmacAndBefore | Keying::HmacAndAround);
        let digest = if is_hmac { keyed::<M>(secret, parts) } else { hashed::<D>(parts) };
        match self.twice {
            None => digest,
            Some(Case::Upper) => hashed::<D>([digest.as_bytes(), none, none]),
            Some(Case::Lower) => hashed::<D>([digest.to_lowercase().as_bytes(), none, none]),
        }
    }
}

impl Key {
    fn applied(self, secret: &str) -> String {
        match self {
            Self::AsIs => secret.to_owned(),
            Self::Trimmed => secret.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_owned(),
            Self::ByteOrderMark => format!("\u{feff}{secret}"),
            Self::LineFeed => format!("{secret}\n"),
            Self::CarriageReturn => format!("{secret}\r\n"),
            Self::Ampersand => format!("{secret}&"),
            Self::Quoted => format!("\"{secret}\""),
        }
    }
}

const KEYINGS: [Keying; 7] = [
    Keying::Around,
    Keying::Before,
    Keying::After,
    Keying::None,
    Keying::Hmac,
    Keying::HmacAndBefore,
    Keying::HmacAndAround,
];

const KEYS: [Key; 6] =
    [Key::Trimmed, Key::ByteOrderMark, Key::LineFeed, Key::CarriageReturn, Key::Ampersand, Key::Quoted];

fn hashed<D: md5::Digest>(parts: [&[u8]; 3]) -> String {
    let mut digest = D::new();
    for bytes in parts {
        digest.update(bytes);
    }
    upper_hex(&digest.finalize())
}

fn keyed<M: Mac + KeyInit>(secret: &[u8], parts: [&[u8]; 3]) -> String {
    // This can't fail: an HMAC accepts a key of any length.
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(secret) else { return String::new() };
    for bytes in parts {
        mac.update(bytes);
    }
    upper_hex(&mac.finalize().into_bytes())
}

/// Returns the bytes as upper-case hex.
pub(crate) fn upper_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

//! Ways to sign a request: the correct one and common mistakes.

use encoding_rs::GBK;
use top_core::SignMethod;

use super::request::{Pair, decoded};

/// A way to compute a signature from parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub(crate) digest: Digest,
    pub(crate) order: Order,
    pub(crate) values: Values,
    pub(crate) join: Join,
    pub(crate) with_empty: bool,
    /// Indices of parameters that were sent but not signed.
    pub(crate) left_out: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digest {
    Proper(SignMethod),
    /// MD5 with the secret before the string only.
    Md5Before,
    /// MD5 with the secret after the string only.
    Md5After,
    /// MD5 without the secret.
    Md5WithoutSecret,
    /// The key is the secret with `&` appended, as other platforms require.
    WithAmpersand(SignMethod),
    /// The secret without leading and trailing white space.
    TrimmedSecret(SignMethod),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    ByName,
    AsSent,
    IgnoringCase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    Utf8,
    UrlEncoded,
    Gbk,
    /// Every non-ASCII character became a question mark.
    QuestionMarks,
    Trimmed,
    /// A `+` that encodes a space was not decoded.
    PlusKept,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    Nothing,
    Equals,
    EqualsAndAmpersand,
}

/// The maximum number of differences between a recipe and the correct one.
const MAX_DEVIATIONS: usize = 3;

impl Recipe {
    /// Returns the documented way.
    pub(crate) fn correct(sign_method: SignMethod) -> Self {
        Self {
            digest: Digest::Proper(sign_method),
            order: Order::ByName,
            values: Values::Utf8,
            join: Join::Nothing,
            with_empty: false,
            left_out: Vec::new(),
        }
    }

    /// Returns the recipes with few differences from the correct one, the closest first.
    pub(crate) fn all(declared: SignMethod, pairs: &[Pair]) -> Vec<Self> {
        let mut all = Vec::new();
        for left_out in left_out(pairs) {
            let cost = left_out.len().min(2);
            for digest in digests(declared) {
                for order in [Order::ByName, Order::AsSent, Order::IgnoringCase] {
                    for values in VALUES {
                        for join in [Join::Nothing, Join::Equals, Join::EqualsAndAmpersand] {
                            for with_empty in [false, true] {
                                let left_out = left_out.clone();
                                let recipe = Self { digest, order, values, join, with_empty, left_out };
                                if cost + recipe.deviations(declared) <= MAX_DEVIATIONS {
                                    all.push(recipe);
                                }
                            }
                        }
                    }
                }
            }
        }
        all.sort_by_key(|recipe| recipe.left_out.len().min(2) + recipe.deviations(declared));
        all
    }

    /// Returns the number of differences, without omitted parameters.
    fn deviations(&self, declared: SignMethod) -> usize {
        let correct = Self::correct(declared);
        usize::from(self.digest != correct.digest)
            + usize::from(self.order != correct.order)
            + usize::from(self.values != correct.values)
            + usize::from(self.join != correct.join)
            + usize::from(self.with_empty != correct.with_empty)
    }

    /// Computes the signature.
    pub(crate) fn sign(&self, pairs: &[Pair], secret: &str) -> String {
        let text = self.text(pairs);
        match self.digest {
            Digest::Proper(method) => method.sign(&secret.into(), &text),
            Digest::WithAmpersand(method) => method.sign(&format!("{secret}&").as_str().into(), &text),
            Digest::TrimmedSecret(method) => method.sign(&secret.trim().into(), &text),
            // An empty secret adds nothing to the text, so this is plain MD5.
            Digest::Md5Before => SignMethod::Md5.sign(&"".into(), &[secret.as_bytes(), &text].concat()),
            Digest::Md5After => SignMethod::Md5.sign(&"".into(), &[&text, secret.as_bytes()].concat()),
            Digest::Md5WithoutSecret => SignMethod::Md5.sign(&"".into(), &text),
        }
    }

    fn text(&self, pairs: &[Pair]) -> Vec<u8> {
        let mut signed: Vec<&Pair> = pairs
            .iter()
            .enumerate()
            .filter(|(place, pair)| {
                pair.name != "sign" && !self.left_out.contains(place) && (self.with_empty || !pair.is_empty())
            })
            .map(|(_, pair)| pair)
            .collect();
        match self.order {
            Order::ByName => signed.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes())),
            Order::IgnoringCase => signed.sort_by_key(|pair| pair.name.to_lowercase()),
            Order::AsSent => {}
        }
        let mut text = Vec::new();
        for (i, pair) in signed.into_iter().enumerate() {
            if i > 0 && self.join == Join::EqualsAndAmpersand {
                text.push(b'&');
            }
            text.extend(pair.name.as_bytes());
            if self.join != Join::Nothing {
                text.push(b'=');
            }
            text.extend(self.value(pair));
        }
        text
    }

    fn value(&self, pair: &Pair) -> Vec<u8> {
        match self.values {
            Values::Utf8 => pair.bytes.clone(),
            Values::UrlEncoded => pair.raw.clone().into_bytes(),
            Values::Gbk => GBK.encode(&pair.text()).0.into_owned(),
            Values::QuestionMarks => pair
                .text()
                .chars()
                .map(|c| if c.is_ascii() { c } else { '?' })
                .collect::<String>()
                .into_bytes(),
            Values::Trimmed => pair.text().trim().to_owned().into_bytes(),
            Values::PlusKept => decoded(pair.raw.as_bytes(), false),
        }
    }
}

const VALUES: [Values; 6] =
    [Values::Utf8, Values::UrlEncoded, Values::Gbk, Values::QuestionMarks, Values::Trimmed, Values::PlusKept];

fn digests(declared: SignMethod) -> Vec<Digest> {
    let methods = [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256];
    let proper = methods.into_iter().map(Digest::Proper);
    let misplaced = [Digest::Md5Before, Digest::Md5After, Digest::Md5WithoutSecret];
    let keys = [
        Digest::TrimmedSecret(declared),
        Digest::WithAmpersand(SignMethod::Hmac),
        Digest::WithAmpersand(SignMethod::HmacSha256),
    ];
    proper.chain(misplaced).chain(keys).collect()
}

/// Above this number of parameters, only system parameters are omitted one by one, to limit the number of recipes.
const MANY: usize = 48;

/// Returns the sets of parameters to omit: none, each one, each pair, all system parameters, all API parameters.
fn left_out(pairs: &[Pair]) -> Vec<Vec<usize>> {
    let places: Vec<_> =
        (0..pairs.len()).filter(|place| pairs[*place].name != "sign" && !pairs[*place].is_empty()).collect();
    let is_system =
        |place: &&usize| top_core::names::SYSTEM_PARAMETERS.contains(&pairs[**place].name.as_str());
    let (system, own): (Vec<usize>, Vec<usize>) = places.iter().partition(|place| is_system(place));
    let single = if places.len() > MANY { &system } else { &places };
    let mut all = vec![Vec::new()];
    all.extend(single.iter().map(|place| vec![*place]));
    for (i, first) in single.iter().enumerate() {
        all.extend(single[i + 1..].iter().map(|second| vec![*first, *second]));
    }
    all.extend([system, own].into_iter().filter(|group| group.len() > 2));
    all
}

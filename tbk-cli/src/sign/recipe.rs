//! The ways in which people sign: the right one, and those that go wrong.

use encoding_rs::GBK;
use top_core::SignMethod;

use super::request::{Pair, decoded};

/// One way to make a signature of parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub(crate) digest: Digest,
    pub(crate) order: Order,
    pub(crate) values: Values,
    pub(crate) join: Join,
    pub(crate) with_empty: bool,
    /// Places of parameters that were sent and not signed.
    pub(crate) left_out: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digest {
    Proper(SignMethod),
    /// MD5 with the secret in front only.
    Md5InFront,
    /// MD5 with the secret behind only.
    Md5Behind,
    /// MD5 without a secret.
    Md5Bare,
    /// The key is the secret and an `&`, as another platform wants it.
    WithAmpersand(SignMethod),
    /// The secret with white space around it that does not belong there taken away.
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
    /// Everything that is no ASCII became a question mark.
    QuestionMarks,
    Trimmed,
    /// The `+` that stands for a blank was taken as it is.
    PlusKept,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    Nothing,
    Equals,
    EqualsAndAmpersand,
}

/// How far a recipe may be from the right one.
const FARTHEST: usize = 3;

impl Recipe {
    /// As the platform documents it.
    pub(crate) fn right(sign_method: SignMethod) -> Self {
        Self {
            digest: Digest::Proper(sign_method),
            order: Order::ByName,
            values: Values::Utf8,
            join: Join::Nothing,
            with_empty: false,
            left_out: Vec::new(),
        }
    }

    /// The recipes that differ from the right one in few ways, the nearest first.
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
                                if cost + recipe.deviations(declared) <= FARTHEST {
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

    /// In how many ways it differs, parameters that are left out not counted.
    fn deviations(&self, declared: SignMethod) -> usize {
        let right = Self::right(declared);
        usize::from(self.digest != right.digest)
            + usize::from(self.order != right.order)
            + usize::from(self.values != right.values)
            + usize::from(self.join != right.join)
            + usize::from(self.with_empty != right.with_empty)
    }

    /// The signature that comes out.
    pub(crate) fn sign(&self, pairs: &[Pair], secret: &str) -> String {
        let text = self.text(pairs);
        match self.digest {
            Digest::Proper(method) => method.sign(&secret.into(), &text),
            Digest::WithAmpersand(method) => method.sign(&format!("{secret}&").as_str().into(), &text),
            Digest::TrimmedSecret(method) => method.sign(&secret.trim().into(), &text),
            // With an empty secret MD5 is over the text alone.
            Digest::Md5InFront => SignMethod::Md5.sign(&"".into(), &[secret.as_bytes(), &text].concat()),
            Digest::Md5Behind => SignMethod::Md5.sign(&"".into(), &[&text, secret.as_bytes()].concat()),
            Digest::Md5Bare => SignMethod::Md5.sign(&"".into(), &text),
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
    let odd = [Digest::Md5InFront, Digest::Md5Behind, Digest::Md5Bare];
    let keys = [
        Digest::TrimmedSecret(declared),
        Digest::WithAmpersand(SignMethod::Hmac),
        Digest::WithAmpersand(SignMethod::HmacSha256),
    ];
    proper.chain(odd).chain(keys).collect()
}

/// Of more parameters than this, those of the API are not left out one by one: the ways would be too many.
const MANY: usize = 48;

/// Nothing, each parameter, each two of them, all of the system's, all of the API's own.
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

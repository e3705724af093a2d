//! Differences between the string that was signed and the correct one.

use top_core::names::SYSTEM_PARAMETERS;

use super::change::Change;
use super::material::Material;

/// A difference between the string that was signed and the correct one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Edit {
    Order(Order),
    Join(Join),
    /// Parameters without a value are signed by their names.
    EmptySigned,
    /// Indices of parameters that were sent but not signed.
    LeftOut(Vec<usize>),
    /// A parameter that was signed but not sent.
    Unsent {
        name: String,
        value: String,
    },
    /// Files are signed.
    Files(FileText),
    Value(Change, Scope),
    /// The string begins with a byte order mark.
    ByteOrderMark,
    /// The string ends with a line end.
    LineEnd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    ByName,
    AsSent,
    IgnoringCase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    Equals,
    EqualsAndAmpersand,
}

/// The values that a change applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    All,
    /// The API's own parameters.
    Own,
    One(usize),
}

/// What was signed of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileText {
    Content,
    FileName,
    /// The name of the file after `@`, as in curl and PHP.
    AtFileName,
    /// The name of the parameter only.
    Nothing,
}

/// What the configuration knows. A program may sign any of it without sending it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Credentials<'c> {
    pub(crate) app_key: Option<&'c str>,
    pub(crate) app_secret: Option<&'c str>,
    pub(crate) session: Option<&'c str>,
}

/// The maximum number of parameters for which a difference is tried one by one.
const MANY: usize = 48;

impl Edit {
    /// Whether the difference concerns the whole string. Such differences are combined with all others.
    pub(crate) fn is_structural(&self) -> bool {
        matches!(
            self,
            Self::Order(_) | Self::Join(_) | Self::EmptySigned | Self::ByteOrderMark | Self::LineEnd
        )
    }

    /// Whether the difference is a change of many values, or of the timestamp.
    pub(crate) fn is_broad(&self) -> bool {
        match self {
            Self::Value(change, scope) => change.is_of_time() || !matches!(scope, Scope::One(_)),
            _ => false,
        }
    }

    /// Whether both can apply at the same time.
    pub(crate) fn combines_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Value(_, Scope::One(a)), Self::Value(_, Scope::One(b))) => a < b,
            _ => std::mem::discriminant(self) != std::mem::discriminant(other),
        }
    }

    /// Returns the single differences that may apply, the common ones first.
    pub(crate) fn all(material: &Material, credentials: Credentials) -> Vec<Self> {
        let mut all = left_out(material, 1);
        all.extend([Order::AsSent, Order::IgnoringCase].map(Self::Order));
        all.extend([Join::EqualsAndAmpersand, Join::Equals].map(Self::Join));
        all.extend([Self::EmptySigned, Self::ByteOrderMark, Self::LineEnd]);
        if !material.request.files.is_empty() {
            let texts = [FileText::Content, FileText::FileName, FileText::AtFileName, FileText::Nothing];
            all.extend(texts.map(Self::Files));
        }
        all.extend(unsent(material, credentials));
        all
    }

    /// Returns sets of two and more parameters that were not signed.
    pub(crate) fn of_several_parameters(material: &Material) -> Vec<Self> {
        left_out(material, 2)
    }

    /// Returns where the change applies, if anywhere.
    pub(crate) fn of_change(change: Change, material: &Material) -> Vec<Self> {
        let is_possible = |place: &usize| !change.is_of_time() || material.name(*place) == "timestamp";
        let signed = material.signed().filter(is_possible);
        let places: Vec<_> =
            signed.filter(|place| change.of(&material.request.pairs[*place]).is_some()).collect();
        let own = places.iter().filter(|place| !material.is_system(**place)).count();
        let mut scopes = Vec::new();
        if places.len() > 1 {
            scopes.push(Scope::All);
        }
        if own > 1 && own < places.len() {
            scopes.push(Scope::Own);
        }
        scopes.extend(places.into_iter().take(MANY).map(Scope::One));
        scopes.into_iter().map(|scope| Self::Value(change, scope)).collect()
    }
}

/// Returns sets of parameters to omit: each one, or each two, all system parameters, and all API parameters.
fn left_out(material: &Material, count: usize) -> Vec<Edit> {
    let places: Vec<_> = material.signed().collect();
    let (system, own): (Vec<usize>, Vec<usize>) =
        places.iter().partition(|place| material.is_system(**place));
    let mut single = if places.len() > MANY { system.iter().take(MANY).copied().collect() } else { places };
    // The session is often added too late.
    single.sort_by_key(|place| material.name(*place) != "session");
    if count == 1 {
        return single.into_iter().map(|place| Edit::LeftOut(vec![place])).collect();
    }
    let mut all = Vec::new();
    for (i, first) in single.iter().enumerate() {
        all.extend(single[i + 1..].iter().map(|second| Edit::LeftOut(vec![*first, *second])));
    }
    all.extend([system, own].into_iter().filter(|group| group.len() > 2).map(Edit::LeftOut));
    all
}

/// The values that official SDKs send as `partner_id`.
const PARTNERS: [&str; 7] = [
    "top-sdk-java-20200109",
    "top-sdk-net-20230831",
    "top-sdk-php-20151012",
    "top-sdk-php-20180326",
    "new_php_sdk",
    "new_go_sdk_20240412",
    "taobao-sdk-python-20210816",
];

/// Returns parameters that a program may sign and not send.
fn unsent(material: &Material, credentials: Credentials) -> Vec<Edit> {
    let mut pairs: Vec<(&str, &str)> = vec![
        ("format", "json"),
        ("format", "xml"),
        ("v", "2.0"),
        ("sign_method", "md5"),
        ("sign_method", "hmac"),
        ("sign_method", "hmac-sha256"),
        ("simplify", "true"),
        ("simplify", "false"),
    ];
    let known = [
        ("session", credentials.session),
        ("app_key", credentials.app_key),
        ("app_secret", credentials.app_secret),
        ("secret", credentials.app_secret),
    ];
    pairs.extend(known.iter().filter_map(|(name, value)| Some((*name, (*value)?))));
    pairs.extend(PARTNERS.iter().map(|partner| ("partner_id", *partner)));
    pairs.extend(SYSTEM_PARAMETERS.iter().map(|name| (*name, "")));
    pairs.push(("session", "null"));
    let method = material.request.get("method");
    let api = method.and_then(|method| tbk_apis::find(&method)).map(|api| api.schema);
    for field in api.iter().flat_map(|api| api.parameters) {
        pairs.extend([(field.name, ""), (field.name, "null")]);
        pairs.extend(field.default.map(|default| (field.name, default)));
    }
    pairs.retain(|(name, value)| !material.is_sent(name) || (*name == "sign" && value.is_empty()));
    let edit = |(name, value): (&str, &str)| Edit::Unsent { name: name.to_owned(), value: value.to_owned() };
    pairs.into_iter().map(edit).collect()
}
